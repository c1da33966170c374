use serde::{Deserialize, Serialize};

use crate::{Date, Relation};

/// A stretch of a text in UTF-8 bytes, the end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// The text that the span covers; empty if the span does not fit `text`.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }
}

/// In which form a citation names its instrument.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MentionForm {
    /// With a number: "Nghị định số 04/2015/NĐ-CP".
    Numbered,
    /// A law, code, ordinance or constitution by its title: "Bộ luật Lao động".
    Titled,
    /// By event or name: "Nghị quyết Đại hội XIII của Đảng".
    Named,
    /// The citing document itself: "Nghị định này".
    #[serde(rename = "self")]
    Own,
}

/// Whose description holds a citation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Source {
    /// The citing document speaks.
    Document,
    /// The citation at this index of the same list speaks: its title or a passive clause names
    /// this one.
    Citation(usize),
}

/// How much of its target an act takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Extent {
    /// The whole instrument.
    Whole,
    /// An article, a phrase, an annex, an attached text, or all but some of it.
    Part,
}

/// One reference to one instrument, as it is written: nothing here is resolved.
#[derive(Debug, Clone, PartialEq)]
pub struct Citation {
    /// From the type word to the end of number and symbol, or of the title.
    pub span: Span,
    /// Numbered, titled, named or the document itself.
    pub form: MentionForm,
    /// The kind's code, a row of `data/kinds.toml`: `nghi-dinh`, `luat`.
    pub kind: &'static str,
    /// The number as written, without blanks: `04`, `30c`.
    pub number: Option<String>,
    /// The symbol in the field's form: `NĐ-CP`, `KL/TW`.
    pub symbol: Option<String>,
    /// The year in the number, else that of the date, else the "năm ..." after it.
    pub year: Option<u16>,
    /// The date that the text gives for it.
    pub date: Option<Date>,
    /// The issuer as written.
    pub issuer: Option<String>,
    /// What describes the instrument, as written.
    pub title: Option<String>,
    /// Article, clause and point inside the instrument, as written.
    pub pinpoint: Option<String>,
    /// Who relates to it.
    pub source: Source,
    /// How.
    pub relation: Relation,
    /// The Party term named beside the issuer ("khóa XI").
    pub term: Option<u8>,
    /// For an act, how much of the target it takes.
    pub extent: Option<Extent>,
    /// For an act, its own day; `None` is the acting document's effective date.
    pub from: Option<Date>,
    /// For an act that lasts a while, the first day after it ("đến hết ngày 31/12/2025"); for an
    /// amendment of an entry into force, the day to which it moves that.
    pub until: Option<Date>,
    /// A row of a portal's link list.
    pub list: bool,
    /// The citation, earlier in the list, that this short form stands for ("Kế hoạch số 17").
    pub refers_to: Option<usize>,
    /// The names of the rules that found it and its relation: `kind-number-symbol` alone, or
    /// with the cue behind a comma.
    pub rule: String,
    /// From 0 to 1: how sure the reading is.
    pub confidence: f32,
}

/// Which instrument speaks where an internal reference stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Within {
    /// The document itself.
    Document,
    /// The instrument cited at this index, whose new wording the document quotes.
    Citation(usize),
    /// Quoted words of an instrument that the text does not name.
    Quoted,
}

/// A reference that stays inside its instrument: "khoản 2 Điều này", "Điều 5 của Nghị định này".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InternalReference {
    /// From the pinpoint to "này".
    pub span: Span,
    /// The kind's code where the instrument names itself ("Nghị định này"); `None` where a part
    /// of it is pointed at ("Điều này").
    pub kind: Option<&'static str>,
    /// The part.
    pub pinpoint: Option<Span>,
    /// Whose words these are.
    pub within: Within,
}
