use cancu_model::fold::fold;

use crate::System;

pub use crate::generated::kinds::KINDS;

/// Whether instruments of a kind are normative (văn bản quy phạm pháp luật).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Normative {
    /// By its kind.
    Always,
    /// By its number: with a year in it (`13/2015/QĐ-TTg`), or of the National Assembly.
    ByNumber,
    /// Administrative or of the Party.
    Never,
}

/// A kind of instrument (loại văn bản).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// The code of the contract: `nghi-dinh`.
    pub id: &'static str,
    /// The name as written: "Nghị định".
    pub name: &'static str,
    /// Other ways it is written.
    pub names: &'static [&'static str],
    /// What stands for it in symbols: `NĐ`.
    pub codes: &'static [&'static str],
    /// What stands for it before a number in running text: "NĐ 88".
    pub abbreviations: &'static [&'static str],
    /// Rank by DOMAIN.md section 2: 1 is the Constitution, 9 is administrative or the Party's.
    pub rank: u8,
    /// State, Party or both.
    pub system: System,
    /// Whether it is normative.
    pub normative: Normative,
    /// Where the row comes from.
    pub source: &'static str,
    /// Citations of this kind.
    pub examples: &'static [&'static str],
}

/// The kind with this code of the contract. *O*(log kinds).
#[must_use]
pub fn kind(id: &str) -> Option<&'static Kind> {
    KINDS
        .binary_search_by(|it| it.id.cmp(id))
        .ok()
        .map(|at| &KINDS[at])
}

/// The kind that a code of a symbol stands for, marks and case aside: `NĐ` and `nd` are decrees.
///
/// `QĐ` is a decision; the word before the number may say that it is a regulation (quy định).
#[must_use]
pub fn kind_of_code(code: &str) -> Option<&'static Kind> {
    let code = fold(code);
    let mut found: Vec<&'static Kind> = KINDS
        .iter()
        .filter(|it| it.codes.iter().any(|it| fold(it) == code))
        .collect();
    found.sort_by_key(|it| it.rank);
    found.first().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_is_written_with_a_name_of_its_kind() {
        for kind in KINDS {
            for example in kind.examples {
                let written = std::iter::once(&kind.name)
                    .chain(kind.names)
                    .any(|it| example.starts_with(it));
                assert!(written, "{}: {example}", kind.id);
            }
        }
    }

    #[test]
    fn codes_lead_to_kinds() {
        assert_eq!(kind_of_code("NĐ").map(|it| it.id), Some("nghi-dinh"));
        assert_eq!(kind_of_code("QĐ").map(|it| it.id), Some("quyet-dinh"));
        assert_eq!(kind_of_code("XYZ"), None);
        assert_eq!(kind("luat").map(|it| it.rank), Some(2));
    }
}
