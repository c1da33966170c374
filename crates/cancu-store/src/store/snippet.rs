use cancu_model::fold::fold;

use super::search::{Snippet, composed};

/// The words of a search, each in the parts that the index keeps: `04/2015` is two in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Query {
    words: Vec<Vec<String>>,
}

impl Query {
    pub(super) fn new(words: &str) -> Query {
        let words = words.split_whitespace().map(|word| {
            let parts = word.split(|it: char| !it.is_alphanumeric());
            let parts = parts.filter(|it| !it.is_empty());
            parts.map(str::to_owned).collect::<Vec<_>>()
        });
        Query {
            words: words.filter(|it| !it.is_empty()).collect(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    fn parts(&self) -> impl Iterator<Item = &str> {
        self.words.iter().flatten().map(String::as_str)
    }

    /// All words in a row, in the language of FTS5.
    pub(super) fn phrase(&self) -> String {
        quoted(self.parts())
    }

    /// Every word somewhere; the last may go on.
    pub(super) fn all(&self) -> String {
        let words = self
            .words
            .iter()
            .map(|it| quoted(it.iter().map(String::as_str)));
        words.collect::<Vec<_>>().join(" AND ") + "*"
    }
}

/// Letters and digits alone: nothing in them is of the query language.
fn quoted<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    format!("\"{}\"", parts.collect::<Vec<_>>().join(" "))
}

/// How many words a snippet has.
const WIDTH: usize = 32;

/// The stretch of a text with most of the words of a query; with all of them in a row, if it can
/// be. `marks`: they are compared as they are written.
///
/// # Complexity
///
/// *O*(*n* *k*) in the words of the text and of the query.
pub(super) fn snippet(text: &str, query: &Query, marks: bool) -> Option<Snippet> {
    let wanted: Vec<&str> = query.parts().collect();
    let tokens = tokens(text);
    let is = |token: &(usize, usize), word: &str| {
        let written = &text[token.0..token.1];
        if marks {
            composed(written).to_lowercase().starts_with(word)
        } else {
            fold(written).starts_with(word)
        }
    };
    // For each place of the text, the word of the query that stands there.
    let at: Vec<Option<usize>> = tokens
        .iter()
        .map(|token| wanted.iter().position(|word| is(token, word)))
        .collect();
    let mut best: Option<(usize, usize)> = None;
    for (idx, found) in at.iter().enumerate() {
        if found.is_none() {
            continue;
        }
        let window = &at[idx..at.len().min(idx + WIDTH)];
        let run = window
            .iter()
            .zip(0..wanted.len())
            .take_while(|(found, place)| found.is_some_and(|it| wanted[it] == wanted[*place]))
            .count();
        let distinct = (0..wanted.len())
            .filter(|it| window.contains(&Some(*it)))
            .count();
        let score = run * wanted.len() + distinct;
        if best.is_none_or(|it| score > it.0) {
            best = Some((score, idx));
        }
    }
    let first = best?.1;
    let from = first.saturating_sub(WIDTH / 4);
    let to = tokens.len().min(from + WIDTH);
    let (start, end) = (tokens[from].0, tokens[to - 1].1);
    let found = (from..to)
        .filter(|it| at[*it].is_some())
        .map(|it| (tokens[it].0 - start, tokens[it].1 - start))
        .collect();
    Some(Snippet {
        file: String::new(),
        start,
        end,
        text: text[start..end].to_owned(),
        found,
    })
}

/// The words of a text as byte ranges. A combining mark belongs to the word that it stands in.
fn tokens(text: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut start = None;
    for (at, it) in text.char_indices() {
        let inside = it.is_alphanumeric() || matches!(it, '\u{0300}'..='\u{036F}');
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                out.push((from, at));
                start = None;
            }
            _ => {}
        }
    }
    out.extend(start.map(|from| (from, text.len())));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, words: &str, marks: bool, expect: &[&str]) {
        let query = Query::new(words);
        let found = snippet(text, &query, marks).expect("found");
        assert_eq!(&text[found.start..found.end], found.text);
        let words: Vec<&str> = found
            .found
            .iter()
            .map(|it| &found.text[it.0..it.1])
            .collect();
        assert_eq!(words, expect);
    }

    #[test]
    fn the_words_in_a_row_are_shown_rather_than_the_first_of_them() {
        let text = format!(
            "Quy chế. {}Thực hiện dân chủ ở xã.",
            "Nội dung khác. ".repeat(30)
        );
        check(&text, "dan chu o xa", false, &["dân", "chủ", "ở", "xã"]);
    }

    #[test]
    fn decomposed_letters_are_found_as_they_are_written() {
        let text = "Thu\u{323}c hiện nghi\u{323} đi\u{323}nh";
        check(text, "nghị định", true, &["nghi\u{323}", "đi\u{323}nh"]);
    }

    #[test]
    fn signs_of_the_query_language_are_left_out() {
        let query = Query::new("\"04/2015\" OR NEAR( *");
        assert_eq!(query.phrase(), "\"04 2015 OR NEAR\"");
        assert_eq!(query.all(), "\"04 2015\" AND \"OR\" AND \"NEAR\"*");
        assert!(Query::new("* ( \"").is_empty());
    }
}
