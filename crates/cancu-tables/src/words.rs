pub use crate::generated::words::{List, WORDS};

/// Words that a reader goes by (từ ngữ nhận dạng).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// The list that it is a row of.
    pub list: List,
    /// The words; blanks at their ends are part of them.
    pub words: &'static str,
    /// A text in which they do what the list says.
    pub example: &'static str,
    /// What of the reading of the example shows that: the name of a field.
    pub reads: &'static str,
    /// What stands in it.
    pub gives: &'static str,
}

impl List {
    /// The first of the words, in the order of the table, that a text begins with.
    ///
    /// # Complexity
    ///
    /// *O*(*n*) in the words of the list, which are few.
    #[inline]
    pub fn begins(self, text: &str) -> Option<&'static str> {
        self.words().iter().copied().find(|it| text.starts_with(it))
    }

    /// The first of the words, in the order of the table, that a text ends with.
    ///
    /// # Complexity
    ///
    /// *O*(*n*) in the words of the list, which are few.
    #[inline]
    pub fn ends(self, text: &str) -> Option<&'static str> {
        self.words().iter().copied().find(|it| text.ends_with(it))
    }
}
