//! The word lists of `data/words.toml`, made ready once for the question asked most: with which of
//! them does a text begin?

use cancu_model::fold;
use cancu_tables::List;

/// The words of a list, found by their first byte.
pub(crate) struct Lexicon {
    /// The words by first byte, the longest of each first.
    words: Vec<String>,
    /// Where in `words` those with a first byte begin: the words of byte `it` are
    /// `words[starts[it]..starts[it + 1]]`.
    starts: [u16; 257],
}

impl Lexicon {
    /// The words as the table has them.
    pub(crate) fn written(list: List) -> Lexicon {
        Lexicon::new(list.words().iter().map(|it| (*it).to_owned()))
    }

    /// The words without marks and in small letters; blanks at the end stay.
    pub(crate) fn folded(list: List) -> Lexicon {
        Lexicon::new(list.words().iter().map(|it| {
            let blanks = &it[it.trim_end().len()..];
            fold::fold(it) + blanks
        }))
    }

    fn new(words: impl Iterator<Item = String>) -> Lexicon {
        let mut words: Vec<String> = words.filter(|it| !it.is_empty()).collect();
        let first = |it: &String| it.as_bytes().first().copied().unwrap_or(0);
        words.sort_by_key(|it| (first(it), std::cmp::Reverse(it.len())));
        words.dedup();
        let mut starts = [0; 257];
        for (byte, start) in starts.iter_mut().enumerate() {
            *start = words.partition_point(|it| usize::from(first(it)) < byte) as u16;
        }
        Lexicon { words, starts }
    }

    /// The longest of the words that a text begins with, whatever follows it.
    pub(crate) fn opening(&self, text: &str) -> Option<&str> {
        self.beginning(text).next()
    }

    /// The longest of the words that a text begins with, as whole words: no letter follows.
    pub(crate) fn prefix(&self, text: &str) -> Option<&str> {
        self.beginning(text)
            .find(|it| !text[it.len()..].starts_with(char::is_alphabetic))
    }

    fn beginning(&self, text: &str) -> impl Iterator<Item = &str> {
        let byte = usize::from(text.as_bytes().first().copied().unwrap_or(0));
        let range = usize::from(self.starts[byte])..usize::from(self.starts[byte + 1]);
        let words = self.words[range].iter().map(String::as_str);
        words.filter(move |it| text.starts_with(it))
    }

    /// Says whether a text is one of the words.
    pub(crate) fn holds(&self, text: &str) -> bool {
        self.beginning(text).any(|it| it == text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_wins_and_ends_where_a_word_ends() {
        let words = ["về", "về việc", "có"].map(str::to_owned);
        let lexicon = Lexicon::new(words.into_iter());
        assert_eq!(lexicon.prefix("về việc trồng rừng"), Some("về việc"));
        assert_eq!(lexicon.prefix("về trồng rừng"), Some("về"));
        assert_eq!(lexicon.prefix("vềt"), None);
        assert_eq!(lexicon.opening("vềt"), Some("về"));
        assert_eq!(lexicon.prefix(""), None);
        assert!(lexicon.holds("có") && !lexicon.holds("có gì"));
    }
}
