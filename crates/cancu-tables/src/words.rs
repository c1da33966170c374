pub use crate::generated::words::WORDS;

/// What the words of a list do: a list of `data/words.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum List {
    /// Open a description and are left out of it; marks and case do not count.
    About,
    /// Open a description and belong to it; marks and case do not count.
    OpensDescription,
    /// Behind a comma they carry on the sentence and open no description.
    CarriesOn,
    /// End a description. A letter or a bracket stands behind a blank.
    EndsDescription,
    /// Begin the name of a body that issues; small letters.
    Body,
    /// Begin the name of a unit in whose name a body issues, behind "của".
    Unit,
    /// Lead to the issuer, also as damaged texts write it.
    Of,
    /// Stand between a number and its day.
    Issued,
    /// Lead to the term of a congress, in Roman numerals.
    Term,
    /// End a body's name, in any case.
    EndsBody,
    /// End a body's name where they are written in small letters: "Ngân hàng Chính sách xã hội" is a body.
    EndsBodyInSmall,
    /// Verbs of whoever acts in the sentence: a body that a comma joins before them is its subject. They act where they end a name too.
    Acts,
    /// Begin the name of a body of the centre.
    Central,
    /// Begin the name of a local body: behind "của Thủ tướng Chính phủ," it is whoever acts in the sentence.
    Local,
    /// Verbs between a body and what it issues.
    Issues,
    /// Begin the line where a head gives way to recitals and articles.
    OpensBody,
    /// Begin the line behind a title.
    Recital,
    /// Begin a line of capitals of the letterhead, or the name of the body that decides; marks and case do not count.
    Letterhead,
    /// Offices of who signs; with "phó" before them too.
    Office,
    /// Name the number in a portal's block of metadata; marks and case do not count.
    KeyNumber,
    /// Name the day in a portal's block of metadata; marks and case do not count.
    KeyDate,
    /// Name the kind in a portal's block of metadata; marks and case do not count.
    KeyKind,
    /// Name the issuer in a portal's block of metadata; marks and case do not count.
    KeyIssuer,
    /// Name who signed in a portal's block of metadata; marks and case do not count.
    KeySigner,
    /// Name the office of who signed in a portal's block of metadata; marks and case do not count.
    KeyRole,
    /// Name the title in a portal's block of metadata; marks and case do not count.
    KeyTitle,
    /// Name from when it has effect in a portal's block of metadata; marks and case do not count.
    KeyEffective,
    /// Name something else in a portal's block of metadata; marks and case do not count.
    KeyOther,
    /// Words of administrative units, the widest first.
    UnitWord,
    /// Begin the line, below a body of the centre, of the body that issues under it.
    Subordinate,
}

/// Words that a reader goes by (từ ngữ nhận dạng).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// The list that it is a row of.
    pub list: List,
    /// The words; a blank at the end is part of them.
    pub words: &'static str,
    /// A text in which they do what the list says.
    pub example: &'static str,
}

/// The words of a list, in the order of the table.
///
/// # Complexity
///
/// *O*(*n*) in the rows of all lists: to be asked once.
pub fn words(list: List) -> impl Iterator<Item = &'static str> {
    let rows = WORDS.iter().filter(move |it| it.list == list);
    rows.map(|it| it.words)
}
