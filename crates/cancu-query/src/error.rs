use std::fmt;

use crate::Candidate;

/// Why a question has no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    query: String,
    kind: ErrorKind,
}

/// The kinds of [`Error`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// No instrument of the graph fits the reference: what comes nearest, if anything does.
    Unknown(Vec<Candidate>),
    /// Several instruments fit, those that the tables alone know among them.
    Ambiguous(Vec<Candidate>),
    /// The graph has more instruments or relations than a frozen form counts.
    TooLarge,
}

impl Error {
    pub(crate) fn unknown(query: &str, nearest: Vec<Candidate>) -> Error {
        Error {
            query: query.to_owned(),
            kind: ErrorKind::Unknown(nearest),
        }
    }

    pub(crate) fn ambiguous(query: &str, candidates: Vec<Candidate>) -> Error {
        Error {
            query: query.to_owned(),
            kind: ErrorKind::Ambiguous(candidates),
        }
    }

    pub(crate) fn too_large() -> Error {
        Error {
            query: String::new(),
            kind: ErrorKind::TooLarge,
        }
    }

    /// The reference as it was typed.
    #[must_use]
    pub fn query(&self) -> &str {
        &self.query
    }

    /// What went wrong.
    #[must_use]
    pub fn kind(&self) -> &ErrorKind {
        &self.kind
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            ErrorKind::Unknown(_) => write!(f, "no instrument of the graph fits `{}`", self.query),
            ErrorKind::Ambiguous(candidates) => {
                write!(f, "`{}` fits {} instruments", self.query, candidates.len())
            }
            ErrorKind::TooLarge => write!(f, "the graph has more than 32 bits count"),
        }
    }
}

impl std::error::Error for Error {}
