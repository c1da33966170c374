use crate::{Date, InstrumentId};

/// A reference to an instrument as a person typed it, in its parts: nothing is looked up.
///
/// Texts are [folded](crate::fold::fold): marks, case and the kind of dash do not count.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reference {
    /// The whole reference is a canonical id.
    pub id: Option<InstrumentId>,
    /// The kind's code, where a word says it.
    pub kind: Option<&'static str>,
    /// Without leading zeros; `_` where the blank before a symbol is written ("số …/KH-UBND").
    pub number: Option<String>,
    /// As ids have it: `nd-cp`, `qh13`.
    pub symbol: Option<String>,
    /// The year inside the number, else that of "năm 2015" or of a bare "2015".
    pub year: Option<u16>,
    /// The day of signing.
    pub date: Option<Date>,
    /// The words behind "của".
    pub issuer: Option<String>,
    /// The slug of the province that is named.
    pub province: Option<String>,
    /// The term of the Party's Central Committee ("khóa XI").
    pub term: Option<u8>,
    /// All other words: of a title, or a body's name that no "của" leads.
    pub words: Vec<String>,
}
