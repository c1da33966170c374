use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use cancu_model::fold;
use cancu_tables::List;
use once_cell::sync::Lazy;

use crate::clause::{Break, first_break};
use crate::cursor::{floor, is_blank, next_char, skip_soft};
use crate::words::Lexicon;

/// How far a description may run.
const REACH: usize = 900;

/// The words that open a description: those that are left out of it, and those that belong to it.
static ABOUT: Lazy<Lexicon> = Lazy::new(|| Lexicon::folded(List::About));
static OPENERS: Lazy<Lexicon> = Lazy::new(|| Lexicon::folded(List::OpensDescription));

/// Words that behind a comma open none: "Chương trình số 55-CTr/TU, giao Ban cán sự đảng ...".
static CARRY_ON: Lazy<Lexicon> = Lazy::new(|| Lexicon::folded(List::CarriesOn));

/// Reads the description behind date and issuer: first byte (behind "về"), and where it ends.
pub(super) fn at(text: &str, at: usize, row: bool) -> Option<(usize, usize)> {
    let mut start = skip_soft(text, at, 6);
    while row && matches!(next_char(text, start), Some('|' | '-' | '–')) {
        start = skip_soft(
            text,
            start + next_char(text, start).map_or(1, char::len_utf8),
            6,
        );
    }
    let comma = next_char(text, start) == Some(',');
    if comma {
        start = skip_soft(text, start + 1, 6);
    }
    // Behind an empty line another paragraph begins.
    let gap = text.get(at..start).unwrap_or("");
    if gap.bytes().filter(|it| *it == b'\n').count() > 1 {
        return None;
    }
    let window = text.get(start..floor(text, start + 40))?;
    // Behind most numbers the sentence ends, and no word opens with a mark but a quotation mark.
    if window.starts_with(|it: char| it.is_ascii_punctuation() && it != '"') {
        return None;
    }
    let lead: String = fold::fold(window);
    if List::NoDescription.begins(&lead).is_some() {
        return None;
    }
    let digit = |it: &&str| lead[it.len()..].starts_with(|it: char| it.is_numeric());
    let about = ABOUT.prefix(&lead).filter(|it| !digit(it));
    let opener = about.or_else(|| OPENERS.prefix(&lead).filter(|it| !digit(it)));
    if comma && opener.is_some_and(|it| CARRY_ON.holds(it)) {
        return None;
    }
    match opener {
        Some(words) if about.is_some() => {
            for _ in words.split(' ') {
                let word = text
                    .get(start..floor(text, start + 40))?
                    .find(|it: char| is_blank(it) || it == ':' || it == '“')
                    .unwrap_or(0);
                start = skip_soft(text, start + word, 6);
                if next_char(text, start) == Some(':') {
                    start = skip_soft(text, start + 1, 6);
                }
            }
        }
        Some(_) => {}
        None if row && window.starts_with(char::is_alphabetic) && !window.starts_with("do ") => {}
        // "“2. Theo ...” on the next line is new wording, not a title.
        None if window
            .strip_prefix('“')
            .is_some_and(|it| it.starts_with(char::is_alphabetic)) => {}
        None if List::QuotedAbout.begins(window).is_some() => {}
        None => return None,
    }
    // “về đẩy mạnh ...”: the marks enclose the preposition too.
    if let Some(about) = text
        .get(start..)
        .and_then(|it| List::QuotedAbout.begins(it))
    {
        start += about.len();
        let rest = &text[start..];
        let close = rest.find(['”', '"']).map_or(text.len(), |it| start + it);
        let limit = floor(text, start + REACH).min(close);
        return (limit > start).then_some((start, limit));
    }
    let limit = floor(text, start + REACH);
    let mut end = first_break(text, start, limit, Break::Member).unwrap_or(limit);
    end = start + phrase_end(text.get(start..end)?);
    // "Điều 2 Thông tư A quy định như sau": the opener alone describes nothing.
    let said = text.get(start..end)?;
    let is =
        |it| fold::start_of_suffix(said, it).is_some_and(|it| fold::fold(&said[..it]).is_empty());
    let bare = about.is_none() && opener.is_some_and(is);
    (end > start && !bare).then_some((start, end))
}

/// Says whether a description opens at `at`, behind date and issuer.
pub(crate) fn opens_description(text: &str, at: usize) -> bool {
    self::at(text, at, false).is_some()
}

/// The phrases that end a description, each behind a blank but for marks.
static CLOSER: Lazy<Option<AhoCorasick>> = Lazy::new(|| {
    let closers = List::EndsDescription.words().iter().map(|it| {
        let blank = it.starts_with(|it: char| it.is_alphabetic() || it == '(');
        format!("{}{it}", if blank { " " } else { "" })
    });
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostFirst)
        .kind(Some(AhoCorasickKind::DFA))
        .prefilter(false)
        .build(closers)
        .ok()
});

fn phrase_end(text: &str) -> usize {
    let closer = CLOSER.as_ref().and_then(|it| it.find(text));
    let mut end = closer.map_or(text.len(), |it| it.start());
    // A closing bracket whose opening one stands before the description ends it.
    let mut depth = 0i32;
    for (at, it) in text[..end].char_indices() {
        match it {
            '(' => depth += 1,
            ')' => {
                depth -= 1;
                if depth < 0 {
                    end = at;
                    break;
                }
            }
            _ => {}
        }
    }
    text[..end]
        .trim_end_matches(|it: char| is_blank(it) || matches!(it, ',' | '.' | ':' | '*' | '_'))
        .len()
}
