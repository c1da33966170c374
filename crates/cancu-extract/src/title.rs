//! Laws, codes, ordinances and constitutions that are cited by their title.

use cancu_model::fold;
use cancu_tables::List;

use crate::cursor::{floor, is_blank, is_dash, next_char, skip_blanks, skip_soft};
use crate::date;
use crate::number::parse_year;
use crate::work;

/// A title behind a law word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Title {
    /// The first byte after the law word and its blank.
    pub(crate) start: usize,
    /// The byte after the title.
    pub(crate) end: usize,
    /// The title is a row of the tables.
    pub(crate) known: bool,
}

/// How far behind the law word a title may run.
const REACH: usize = 420;

/// How far most titles run.
const SHORT: usize = 170;

/// How far the titles run that are cited most.
const BRIEF: usize = 64;

/// Reads the title that begins behind a law word ending at `at`.
///
/// The longest title of the tables wins. An amending law that is not held there is read through
/// the law it amends; a title that no table holds counts when number, date or year follow it.
pub(crate) fn title_at(text: &str, at: usize) -> Option<Title> {
    title_within(text, at, DEPTH)
}

/// How many amending laws may stand in each other's titles.
const DEPTH: u8 = 3;

fn title_within(text: &str, at: usize, depth: u8) -> Option<Title> {
    let start = start(text, at);
    if !next_char(text, start)?.is_alphabetic() {
        return None;
    }
    // "Luật này", "Luật số ...": the commonest words behind a law word begin no title.
    let rest = text.get(start..)?;
    if List::NoTitle.begins(rest).is_some() {
        return None;
    }
    if let Some(end) = known_title(text, start) {
        return Some(Title {
            start,
            end: start + end,
            known: true,
        });
    }
    let window = text.get(start..floor(text, start + REACH))?;
    if is_amending(rest) {
        return amending_title(text, start, &Folded::new(window), depth.checked_sub(1)?);
    }
    unknown_title(text, start, window)
}

/// The law at the end of an amending law's title whose own number, by the tables, stands behind:
/// where its law word begins, and where its title stands.
pub(crate) fn amended(
    text: &str,
    title: &Title,
    number: &crate::number::Number,
) -> Option<(usize, std::ops::Range<usize>)> {
    let words = text.get(title.start..title.end)?;
    if !is_amending(words) {
        return None;
    }
    let word = List::LawWord
        .words()
        .iter()
        .filter_map(|it| {
            let mut places = words.rmatch_indices(it).map(|it| (it.0, it.0 + it.1.len()));
            places.find(|it| words[it.1..].starts_with(' '))
        })
        .map(|it| (it.0, it.1 + 1))
        .min_by_key(|it| std::cmp::Reverse(it.1))?;
    let digits = number.number.trim_start_matches('0');
    let of = |row: &&cancu_tables::LawTitle| {
        let mut id = row.id.rsplit('/');
        id.next() == Some(digits) && id.next().and_then(|it| it.parse().ok()) == number.year
    };
    let own = cancu_tables::versions(words)
        .iter()
        .copied()
        .any(|it| of(&it));
    let inner = cancu_tables::versions(&words[word.1..])
        .iter()
        .copied()
        .any(|it| of(&it));
    let range = title.start + word.1..title.end;
    (inner && !own).then_some((title.start + word.0, range))
}

/// Says whether a title begins as those of amending laws do.
pub(crate) fn is_amending(title: &str) -> bool {
    const WORDS: &str = "sua doi";
    let lead = title.get(..floor(title, 24)).unwrap_or(title);
    fold::fold(lead).starts_with(WORDS)
}

/// The longest title of the tables at `start`. Few titles but those of amending laws are long:
/// the rest of the window is folded only where one may be.
fn known_title(text: &str, start: usize) -> Option<usize> {
    let rest = text.get(start..)?;
    if !first_word_of(rest, cancu_tables::begins_title) {
        return None;
    }
    let amending = rest.starts_with("sửa") || rest.starts_with("Sửa") || rest.starts_with("SỬA");
    for reach in [BRIEF, SHORT, REACH] {
        if reach == BRIEF && amending {
            continue;
        }
        let window = text.get(start..floor(text, start + reach))?;
        let folded = Folded::new(window);
        let prefix = if reach == BRIEF {
            let Some(prefix) = cancu_tables::title_prefix_of_cut(&folded.text) else {
                continue;
            };
            prefix
        } else {
            cancu_tables::title_prefix(&folded.text)
        };
        let found = prefix
            .map(|it| (it.0, folded.origin(it.1)))
            .filter(|it| is_written(it.0, window.get(..it.1).unwrap_or("")))
            .map(|it| it.1);
        let near = found.is_some_and(|it| it + 40 > reach);
        if reach == SHORT && (amending || near) {
            continue;
        }
        let end = found?;
        return (!next_char(window, end).is_some_and(char::is_alphanumeric)).then_some(end);
    }
    None
}

/// A title of one word keeps its marks: "Hội Luật gia" is not "Luật Giá".
fn is_written(rows: &[&cancu_tables::LawTitle], words: &str) -> bool {
    let plain = |it: &str| it.chars().flat_map(char::to_lowercase).collect::<String>();
    words.contains(is_blank)
        || rows.iter().any(|it| {
            std::iter::once(&it.title)
                .chain(it.short)
                .any(|it| plain(it) == plain(words))
        })
}

/// Where a title behind a law word ending at `at` would begin: after blanks and a quotation mark.
pub(crate) fn start(text: &str, at: usize) -> usize {
    let start = skip_soft(text, at, 4);
    match next_char(text, start) {
        Some(it @ ('“' | '"')) => start + it.len_utf8(),
        _ => start,
    }
}

/// Asks `is` of the first word of a text, folded. Soft marks stand inside no word.
fn first_word_of(text: &str, is: impl Fn(&str) -> bool) -> bool {
    let mut word = String::with_capacity(16);
    for it in text.chars().take(24) {
        let Some(letter) = fold::letter(it) else {
            continue;
        };
        if !letter.is_alphanumeric() {
            break;
        }
        word.push(letter);
    }
    is(&word)
}

/// "sửa đổi, bổ sung một số điều của Luật Giáo dục": ends with the title of the law amended.
fn amending_title(text: &str, start: usize, folded: &Folded, depth: u8) -> Option<Title> {
    let stop = folded.text.find(';').unwrap_or(folded.text.len());
    let scope = &folded.text[..stop];
    let words = List::OfLaw.words().iter();
    let (at, word) = words
        .filter_map(|it| scope.find(it).map(|at| (at, it.len())))
        .min()?;
    if scope[..at].contains(". ") || at > 200 {
        return None;
    }
    let inner = start + folded.origin(at + word - 1);
    let title = title_within(text, inner, depth)?;
    Some(Title {
        start,
        end: last_of_list(text, title.end, depth),
        known: title.known,
    })
}

/// "... của Luật Đấu thầu, Luật Hải quan và Luật Đầu tư": where the list of amended laws ends.
fn last_of_list(text: &str, first: usize, depth: u8) -> usize {
    let mut end = first;
    for _ in 0..40 {
        let mut at = skip_soft(text, end, 4);
        if next_char(text, at) == Some(',') {
            at = skip_soft(text, at + 1, 4);
        } else if let Some(after) = date::word_at(text, at, &["và"]) {
            at = skip_soft(text, after, 4);
        } else {
            break;
        }
        let Some(word) = date::word_at(text, at, List::LawWord.words()) else {
            break;
        };
        // A member with a number or a date of its own is a citation of its own.
        let next = title_within(text, word, depth).filter(|it| it.known);
        let Some(next) = next.filter(|it| {
            let behind = skip_soft(text, it.end, 4);
            date::word_at(text, behind, &["số"]).is_none()
        }) else {
            break;
        };
        end = next.end;
    }
    end
}

/// A title that number, date or year follow.
fn unknown_title(text: &str, start: usize, window: &str) -> Option<Title> {
    let mut end = 0;
    let mut words = 0;
    for word in window.split_inclusive(is_blank) {
        work::looked(word.len());
        let bare = word.trim_end_matches(is_blank);
        let at = start + end;
        // A title holds no other law's: "Luật ghi theo số, ví dụ Luật Đấu thầu số 22/2023/QH15".
        let closes = bare.ends_with([';', '.', ':', ')', '(', '“', '”', '"', '|'])
            || words >= 1 && List::EndsTitle.holds(bare);
        let number = words >= 1 && List::So.holds(bare);
        let dated = bare == "ngày" && date::date_at(text, at).is_some();
        let yeared = bare == "năm" && date::year_word(text, at).is_some();
        if words >= 1 && (number && follows_number(text, at + word.len()) || dated || yeared) {
            let length = window
                .get(..end)?
                .trim_end_matches(|it: char| is_blank(it) || it == ',')
                .len();
            return Some(Title {
                start,
                end: start + length,
                known: false,
            });
        }
        if closes || words > 24 {
            return None;
        }
        words += usize::from(!bare.is_empty());
        end += word.len();
    }
    None
}

fn follows_number(text: &str, at: usize) -> bool {
    next_char(text, skip_soft(text, at, 4)).is_some_and(|it| it.is_ascii_digit())
}

/// The year right behind a title: "năm 2022", or bare as in "Bộ Luật lao động 2012".
pub(crate) fn year_behind(text: &str, end: usize) -> Option<(u16, usize)> {
    if let Some(found) = date::year_word(text, end) {
        return Some(found);
    }
    let at = skip_blanks(text, end, 2);
    // "Luật Tổ chức Chính phủ (2015)".
    if let Some(inside) = text.get(at..at + 6).and_then(|it| it.strip_prefix('('))
        && at > end
        && let Some(year) = inside.strip_suffix([')', ',']).and_then(parse_year)
    {
        return Some((year, end));
    }
    let digits = text
        .get(at..at + 4)
        .filter(|it| it.bytes().all(|it| it.is_ascii_digit()))?;
    let behind = next_char(text, at + 4);
    if at == end || behind.is_some_and(|it| it.is_alphanumeric() || it == '/' || it == '-') {
        return None;
    }
    Some((parse_year(digits)?, at + 4))
}

/// A folded text that knows where its bytes came from.
pub(crate) struct Folded {
    pub(crate) text: String,
    origins: Vec<u32>,
}

impl Folded {
    pub(crate) fn new(window: &str) -> Folded {
        work::looked(window.len());
        let bytes = window.as_bytes();
        let mut text = String::with_capacity(bytes.len());
        let mut origins = Vec::with_capacity(bytes.len() + 1);
        let mut blank = None;
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            let start = at;
            // Most characters are plain; most others are letters of ours, told by their bytes.
            let base = if byte.is_ascii() {
                at += 1;
                if byte == b' ' || (b'\t'..=b'\r').contains(&byte) || matches!(byte, b'*' | b'_') {
                    if !text.is_empty() {
                        blank = blank.or(Some(start));
                    }
                    continue;
                }
                match byte {
                    2 => b'-',
                    _ => byte.to_ascii_lowercase(),
                }
            } else if let Some((base, length)) = fold::marked(&bytes[at..]) {
                at += length;
                base
            } else {
                let Some(it) = next_char(window, at) else {
                    break;
                };
                at += it.len_utf8();
                if is_blank(it) {
                    if !text.is_empty() {
                        blank = blank.or(Some(start));
                    }
                } else if let Some(it) = fold::letter(it) {
                    if let Some(from) = blank.take() {
                        text.push(' ');
                        origins.push(from as u32);
                    }
                    let it = if is_dash(it) { '-' } else { it };
                    text.push(it);
                    origins.extend(std::iter::repeat_n(start as u32, it.len_utf8()));
                }
                continue;
            };
            if let Some(from) = blank.take() {
                text.push(' ');
                origins.push(from as u32);
            }
            text.push(char::from(base));
            origins.push(start as u32);
        }
        origins.push(window.len() as u32);
        Folded { text, origins }
    }

    /// Where in the window the folded byte `at` stands; a blank stands where its first one does.
    pub(crate) fn origin(&self, at: usize) -> usize {
        self.origins.get(at).map_or(0, |it| *it as usize)
    }
}
