/// Why a frozen form could not be made or read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The bytes could not be read or written.
    #[error("cannot read or write the frozen graph")]
    Io(#[from] std::io::Error),
    /// The bytes are not a frozen form, or one of another version.
    #[error("not a frozen graph of this version; build it again")]
    Foreign,
    /// The bytes break off, or are not those that were written.
    #[error("the frozen graph is damaged ({what}); build it again")]
    Damaged {
        /// Which part.
        what: &'static str,
    },
    /// A relation names a document that was not added.
    #[error("relation of document {document}, of which there are {documents}")]
    UnknownDocument {
        /// The number.
        document: u32,
        /// How many there are.
        documents: usize,
    },
    /// More documents or relations than 32 bits count.
    #[error("too many {what} for one frozen graph")]
    TooMany {
        /// Of what.
        what: &'static str,
    },
}
