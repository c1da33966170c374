use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Date, Extent, InstrumentId, MentionForm, Relation, Scope, State};

/// The day from which a document has effect, as its own text puts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Effective {
    /// From a day of the calendar.
    On(Date),
    /// From the day of signing, whatever that is.
    Signing,
}

impl fmt::Display for Effective {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Effective::On(date) => date.fmt(f),
            Effective::Signing => f.write_str("signing"),
        }
    }
}

impl From<Effective> for String {
    fn from(it: Effective) -> String {
        it.to_string()
    }
}

impl TryFrom<String> for Effective {
    type Error = crate::ParseDateError;

    fn try_from(text: String) -> Result<Effective, crate::ParseDateError> {
        if text == "signing" {
            Ok(Effective::Signing)
        } else {
            text.parse().map(Effective::On)
        }
    }
}

/// What a document says of itself at its head and foot. What it leaves blank stays `None`.
///
/// Serialises as the document record of the contract, without `record`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Heading {
    /// The kind's code; `None` if the text has no heading.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// The number as written; blank in "Số: /KH-SNNPTNT".
    pub number: Option<String>,
    /// The symbol in the field's form.
    pub symbol: Option<String>,
    /// The year inside the number ("26/2019/TT-BYT").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// The date of signing.
    pub date: Option<Date>,
    /// The issuer, written in full as far as the heading allows.
    pub issuer: Option<String>,
    /// The body above the issuer in the letterhead, where it is one of the centre.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// The place before the date ("Quảng Ngãi, ngày ...").
    pub place: Option<String>,
    /// The title (trích yếu) on one line.
    pub title: Option<String>,
    /// Who signed.
    pub signer: Option<String>,
    /// The office of who signed.
    pub signer_role: Option<String>,
    /// Whose series the number is of.
    pub scope: Option<Scope>,
    /// The canonical id.
    pub id: Option<InstrumentId>,
    /// From when it has effect.
    pub effective: Option<Effective>,
}

impl Heading {
    /// The year of the number, else of the date.
    #[must_use]
    pub fn any_year(&self) -> Option<u16> {
        self.year.or(self.date.map(Date::year))
    }
}

/// A mention record of the contract: a citation after identification.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// First byte in the text that was read.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// Exactly those bytes.
    pub text: String,
    /// Numbered, titled, named or self.
    pub kind: MentionForm,
    /// The kind's code.
    #[serde(rename = "type")]
    pub code: String,
    /// As written.
    pub number: Option<String>,
    /// In the field's form.
    pub symbol: Option<String>,
    /// Of the number, the date, or the "năm ..." after it.
    pub year: Option<u16>,
    /// As the text gives it.
    pub date: Option<Date>,
    /// As written.
    pub issuer: Option<String>,
    /// As written.
    pub title: Option<String>,
    /// As written.
    pub pinpoint: Option<String>,
    /// `self`, or the id of the instrument whose description holds the mention.
    pub source: String,
    /// From source to the mentioned instrument.
    pub relation: Relation,
    /// The instrument that is meant, as far as it is known.
    pub id: Option<InstrumentId>,
    /// Instruments between which the text does not decide; empty when it does.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<InstrumentId>,
    /// A row of a portal's link list.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub list: bool,
    /// For an act, how much of its target it takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extent: Option<Extent>,
    /// For an act, its own day; `null` beside an extent is the document's effective date.
    #[serde(default)]
    pub from: Option<Date>,
    /// For an act that lasts a while, the first day after it; for an amendment of an entry into
    /// force, the day to which it moves that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The words around it look back: "tổng kết 5 năm thực hiện ...", "trước đây".
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub historic: bool,
    /// The rule that found it.
    pub rule: String,
    /// From 0 to 1, identity included.
    pub confidence: f32,
}

/// The rule, beside those that found a mention, by which it stands in its document's own
/// transitional or final clauses.
pub const TRANSITIONAL: &str = "transitional";

/// The rule, beside those that found a mention, by which it takes in what takes its place.
pub const REDIRECTED: &str = "redirected";

impl Mention {
    /// Says whether its own words take in what takes its place: "theo Nghị định A và các văn bản sửa
    /// đổi, bổ sung, thay thế (nếu có)". *O*(1).
    #[must_use]
    pub fn is_redirected(&self) -> bool {
        self.rule.split(',').any(|it| it == REDIRECTED)
    }

    /// Says whether it stands in its document's own transitional or final clauses: "hồ sơ đã nộp
    /// trước ngày ... tiếp tục thực hiện theo Nghị định A". *O*(1).
    #[must_use]
    pub fn is_transitional(&self) -> bool {
        self.rule.split(',').any(|it| it == TRANSITIONAL)
    }

    /// It names the citing document itself.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.kind == MentionForm::Own
    }
}

/// A mention of kind `self`: a reference that stays inside an instrument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InternalMention {
    /// First byte in the text that was read.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// Exactly those bytes.
    pub text: String,
    /// The kind's code where the instrument names itself ("Nghị định này").
    pub code: Option<&'static str>,
    /// The part that is pointed at, as written.
    pub pinpoint: Option<String>,
    /// The instrument whose words these are: the document, or what it amends by quoted words.
    pub id: Option<InstrumentId>,
}

/// What a data set or a portal says of a document beside its text.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// The status that it gives, and its words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<(State, String)>,
    /// The day of the heading from which the document has effect is its word, not the text's.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub effective: bool,
    /// The day on which it says that the document lost effect, and its words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<(Date, String)>,
    /// How it relates the document to others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relations: Vec<Reported>,
}

impl Report {
    /// Says whether nothing is reported.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Report::default()
    }
}

/// A relation that is reported, the document first: passive ones are to be turned round.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reported {
    /// How.
    pub relation: Relation,
    /// For an act, how much of its target it takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extent: Option<Extent>,
    /// The other instrument.
    pub id: InstrumentId,
    /// The words of the report.
    pub quote: String,
}

/// A relation between two instruments that a data set reports, beside no text.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The name of its row, as it is shown in evidence.
    pub file: String,
    /// Who acts; for a passive relation, on whom.
    pub from: InstrumentId,
    /// How.
    pub relation: Relation,
    /// For an act, how much of the target it takes.
    pub extent: Option<Extent>,
    /// For an act, its day.
    pub effective: Option<Date>,
    /// The part of the target, as written.
    pub provision: Option<String>,
    /// The other instrument.
    pub to: InstrumentId,
    /// The words of the report.
    pub quote: String,
}

/// A document that was read: its heading and its mentions in order of their start.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// The name of the file, as it is shown in evidence. A graph lengthens a name that several of
    /// its documents bear by as much of the path as tells them apart.
    pub file: String,
    /// Where the document stands, alone among all: the path, and the place within for a file that
    /// holds several. Empty where the name is all that is known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// What the document says of itself.
    pub heading: Heading,
    /// What it cites.
    pub mentions: Vec<Mention>,
    /// What the title cites where a data set gives it apart from the text: their offsets are 0.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub of_title: Vec<Mention>,
    /// The byte at which the document says that whatever takes the place of what it cites is to
    /// be applied instead (a dynamic reference).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dynamic: Option<usize>,
    /// References inside the document. They make no relation, so no graph keeps them.
    #[serde(skip)]
    pub internal: Vec<InternalMention>,
    /// What is reported of it beside its text.
    #[serde(default, skip_serializing_if = "Report::is_empty")]
    pub reported: Report,
    /// The byte at which each line starts, so that a place can be told by its line.
    #[serde(default)]
    pub lines: Vec<usize>,
}

impl Reading {
    /// The line, from 1, that holds byte `offset`. *O*(log lines).
    #[must_use]
    pub fn line_of(&self, offset: usize) -> usize {
        self.lines.partition_point(|&start| start <= offset).max(1)
    }
}
