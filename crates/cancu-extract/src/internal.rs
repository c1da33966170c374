//! References that stay inside an instrument: "khoản 2 Điều này", "Điều 5 của Nghị định này".
//!
//! They are the commonest of all, so they are told by one search for "này" and the word before it.
//! In the words that an amending act quotes, "này" means the instrument that is amended.

use cancu_model::{Citation, InternalReference, Relation, Source, Span, Within, fold};
use cancu_tables::List;
use memchr::memmem::Finder;
use once_cell::sync::Lazy;

use crate::cursor::{floor, is_blank, skip_blanks_back};
use crate::needle::needle;
use crate::{kinds, pinpoint, work};

/// How far before "này" the words of its kind stand.
const NAME: usize = 64;

/// How far before those a pinpoint begins.
const LEAD: usize = 200;

/// Finds every internal reference, in order.
pub(crate) fn references(text: &str, citations: &[Citation]) -> Vec<InternalReference> {
    let mut quotes = Quotes::new(text, citations);
    let mut out = Vec::new();
    static NAY: Lazy<Finder<'static>> = Lazy::new(|| needle("này"));
    for at in NAY.find_iter(text.as_bytes()) {
        let end = at + "này".len();
        work::looked(NAME);
        let lone = !text[end..].starts_with(char::is_alphabetic);
        let Some((start, kind)) = lone.then(|| named_before(text, at)).flatten() else {
            continue;
        };
        let pin = pinpoint::before(text, start, floor(text, start.saturating_sub(LEAD)));
        out.push(InternalReference {
            span: Span {
                start: pin.map_or(start, |it| it.0),
                end,
            },
            kind,
            pinpoint: match kind {
                Some(_) => pin.map(|(start, end)| Span { start, end }),
                None => Some(Span {
                    start: pin.map_or(start, |it| it.0),
                    end,
                }),
            },
            within: quotes.within(start),
        });
    }
    out
}

/// What "này" at `at` points at: where its name begins, and its kind unless it is a part.
fn named_before(text: &str, at: usize) -> Option<(usize, Option<&'static str>)> {
    let end = skip_blanks_back(text, at, 3);
    if end == at {
        return None;
    }
    let window = text.get(floor(text, end.saturating_sub(NAME))..end)?;
    let mut words = window.rsplit(is_blank).filter(|it| !it.is_empty());
    let place = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    let bare = |word: &'_ str| -> usize {
        word.len()
            - word
                .trim_start_matches(|it: char| !it.is_alphanumeric())
                .len()
    };
    let last = words.next()?;
    let cut = bare(last);
    if List::Part.holds(&last[cut..]) {
        return Some((place(last) + cut, None));
    }
    if !(List::PartEnd.holds(last) || kinds::ends_name(&last[cut..])) {
        return None;
    }
    let mut name = fold::fold(&last[cut..]);
    let mut found = kinds::named(&name).map(|it| (place(last) + cut, Some(it)));
    for word in words.take(4) {
        let cut = bare(word);
        let mut longer = fold::fold(&word[cut..]);
        longer.push(' ');
        longer.push_str(&name);
        name = longer;
        if List::PartPair.holds(&name) {
            return Some((place(word) + cut, None));
        }
        // "Bộ luật" ends in "luật": the longer name counts.
        match kinds::named(&name) {
            Some(kind) => found = Some((place(word) + cut, Some(kind))),
            None if found.is_some() => break,
            None => {}
        }
    }
    found
}

/// Walks the quotation marks of a text beside its citations.
struct Quotes<'t> {
    text: &'t str,
    citations: &'t [Citation],
    /// Where the walk stands.
    at: usize,
    depth: u32,
    /// The next citation.
    next: usize,
    /// The last instrument that the document itself, outside all quotes, says it amends.
    amended: Option<usize>,
}

/// A stretch without marks after which an open quotation mark was forgotten.
const OPEN: usize = 20_000;

impl<'t> Quotes<'t> {
    fn new(text: &'t str, citations: &'t [Citation]) -> Quotes<'t> {
        Quotes {
            text,
            citations,
            at: 0,
            depth: 0,
            next: 0,
            amended: None,
        }
    }

    /// Which instrument speaks at `place`; places come in order.
    fn within(&mut self, place: usize) -> Within {
        while self.at < place {
            let rest = &self.text.as_bytes()[self.at..place];
            // “ and ” are E2 80 9C and E2 80 9D.
            let mark = memchr::memchr(0xE2, rest).map_or(place, |it| self.at + it);
            if mark - self.at > OPEN {
                self.depth = 0;
            }
            self.pass(mark);
            if mark < place {
                match self.text.as_bytes().get(mark + 1..mark + 3) {
                    Some([0x80, 0x9C]) => self.depth += 1,
                    Some([0x80, 0x9D]) => self.depth = self.depth.saturating_sub(1),
                    _ => {}
                }
            }
            self.at = mark + 1;
        }
        match (self.depth, self.amended) {
            (0, _) => Within::Document,
            (_, Some(it)) => Within::Citation(it),
            (_, None) => Within::Quoted,
        }
    }

    /// Takes note of the citations before `to`.
    fn pass(&mut self, to: usize) {
        while let Some(it) = self
            .citations
            .get(self.next)
            .filter(|it| it.span.start < to)
        {
            let amends = it.relation == Relation::Amends && it.source == Source::Document;
            if amends && self.depth == 0 {
                self.amended = Some(self.next);
            }
            self.next += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::extract;
    use cancu_model::Within;

    fn found(text: &str) -> Vec<(String, Option<&'static str>, Within)> {
        let references = extract(text).internal;
        references
            .into_iter()
            .map(|it| (it.span.of(text).to_owned(), it.kind, it.within))
            .collect()
    }

    #[test]
    fn parts_and_the_document_itself_are_told_apart() {
        let text = "theo khoản 2 Điều này, Điều 5 của Nghị định này và Bộ luật này; điều này; Phụ \
            lục này. Việc này, ngày này không phải.";
        let names: Vec<(String, Option<&str>)> =
            found(text).into_iter().map(|it| (it.0, it.1)).collect();
        assert_eq!(
            names,
            [
                ("khoản 2 Điều này".to_owned(), None),
                ("Điều 5 của Nghị định này".to_owned(), Some("nghi-dinh")),
                ("Bộ luật này".to_owned(), Some("bo-luat")),
                ("điều này".to_owned(), None),
                ("Phụ lục này".to_owned(), None),
            ]
        );
    }

    #[test]
    fn in_quoted_words_the_amended_instrument_speaks() {
        let text = "Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 30/2020/NĐ-CP\n\
            1. Khoản 2 Điều 3 được sửa đổi như sau:\n“2. Theo Điều 26 của Nghị định này.”\n\
            Điều 2. Nghị định này có hiệu lực từ ngày ký.";
        let within: Vec<Within> = found(text).into_iter().map(|it| it.2).collect();
        assert_eq!(within, [Within::Citation(0), Within::Document]);
    }
}
