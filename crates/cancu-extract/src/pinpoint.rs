//! Article, clause and point inside an instrument: "các điểm a, b khoản 1 Điều 14".

use aho_corasick::{AhoCorasick, MatchKind};
use cancu_model::fold;
use cancu_tables::List;
use once_cell::sync::Lazy;

use crate::cursor::{is_blank, previous_char};
use crate::work;

/// What the words of a pinpoint can be, read backwards.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Token {
    /// điểm, khoản, Điều, mục ...: what a label belongs to.
    Unit,
    /// "15", "6a", "b", "IV", "1.2".
    Label,
    /// và, các, đến, từ, hoặc.
    Link,
}

/// Finds the pinpoint that ends where an instrument is named, "của" and "tại" between them
/// allowed: the offsets of its first and last byte. Looks back to `floor` at the furthest.
pub(crate) fn before(text: &str, core: usize, floor: usize) -> Option<(usize, usize)> {
    let mut end = trim_back(text, core, floor);
    // "Phụ lục 02 ban hành kèm theo Thông tư".
    let all = end;
    for word in ["theo", "kèm", "hành", "ban", "được"] {
        let bare = text.get(floor..end)?;
        let stands = bare.ends_with(word) && bare[..bare.len() - word.len()].ends_with(is_blank);
        if stands && (word != "kèm" && word != "theo" || bare.contains("kèm")) {
            end = trim_back(text, end - word.len(), floor);
        } else if word == "theo" || word == "kèm" {
            break;
        }
    }
    if end < all {
        end = before_attached(text, end, floor).unwrap_or(end);
    }
    // "khoản 3 Điều 63 của Bộ luật", "Điều 5 Chương II của".
    for word in List::PinpointOf.words() {
        let bare = text.get(floor..end)?;
        if bare.ends_with(word) && bare[..bare.len() - word.len()].ends_with(is_blank) {
            end = trim_back(text, end - word.len(), floor);
        }
    }
    // "Điều 21, 22, Nghị quyết ...": the comma is not part of it.
    let bare = text.get(floor..end)?;
    end -= bare.len() - bare.trim_end_matches(',').len();
    let mut start = end;
    let mut at = end;
    let mut units = 0;
    let mut labels = 0;
    let mut last = None;
    for _ in 0..160 {
        let stop = trim_back(text, at, floor);
        let Some((word, from)) = word_back(text, stop, floor) else {
            break;
        };
        work::looked(word.len());
        let bare = word
            .trim_matches(|it: char| matches!(it, ',' | ';' | '(' | ')' | '“' | '”' | '"' | '*'));
        // "Phụ lục số 03", "Mẫu số 02".
        if bare == "số" && last == Some(Token::Label) && numbered_part(text, from, floor) {
            at = from;
            continue;
        }
        // "điều thứ 5", as old texts count.
        if bare == "thứ" && last == Some(Token::Label) {
            at = from;
            continue;
        }
        // "c)Điều 2": the letter of an item runs into the unit behind it.
        let glued = bare.rfind(')').map(|it| it + 1);
        if let Some(cut) = glued.filter(|it| token_of(&bare[*it..]) == Some(Token::Unit))
            && labels > 0
        {
            start = from + word.find(bare).unwrap_or(0) + cut;
            units += 1;
            break;
        }
        let Some(token) = token_of(bare) else { break };
        // "quy định chi tiết Điều 16": no unit below a point is named.
        if matches!(bare, "tiết" | "Tiết")
            && word_back(text, trim_back(text, from, floor), floor).is_some_and(|it| it.0 == "chi")
        {
            break;
        }
        if token == Token::Unit && word.ends_with([';', ':', '.', ',', ')']) {
            break;
        }
        if token == Token::Label
            && last.is_none()
            && units == 0
            && !word.ends_with(|it: char| it.is_alphanumeric() || it == ')' || it == ',')
        {
            break;
        }
        // "một số điều của": a unit without a label is no place.
        if token == Token::Unit && labels == 0 {
            break;
        }
        labels += usize::from(token == Token::Label);
        at = from;
        last = Some(token);
        if token == Token::Unit {
            units += 1;
            start = from;
        }
        // "các điểm a, b", "từ khoản 1": the word before the first unit belongs to it.
        let opens = units > 0 && List::PinpointOpens.holds(bare);
        if opens
            && text
                .get(from + word.len()..start)
                .is_some_and(|it| it.chars().all(is_blank))
        {
            start = from;
        }
        if from <= floor {
            break;
        }
    }
    let open = text.get(start..end)?.len()
        - text
            .get(start..end)?
            .trim_start_matches(['(', '“', '"', '*'])
            .len();
    (units > 0 && start + open < end).then_some((start + open, end))
}

/// "khoản 1 Điều 131 được quy định tại khoản 64 Điều 1": a place of an amending text that writes
/// a place of another, with the words for that place. Where no act reaches it, "được" makes a
/// sentence of it, whose subject may be a place of any text.
pub(crate) fn with_what_it_writes(
    text: &str,
    place: (usize, usize),
    floor: usize,
    act: bool,
) -> (usize, usize) {
    let lead = text.get(floor..place.0).unwrap_or("").trim_end();
    let words = List::WrittenAt.words().iter();
    let Some(words) = words.copied().find(|it| lead.ends_with(it)) else {
        return place;
    };
    let at = lead.len() - words.len();
    if words.starts_with("được") && !act || !lead[..at].ends_with(is_blank) {
        return place;
    }
    let end = trim_back(text, floor + at, floor);
    let written = before(text, end, floor).filter(|it| it.1 == end);
    written.map_or(place, |it| (it.0, place.1))
}

/// "khoản 2 Điều 6 Quy chế quản lý cảng ban hành kèm theo Quyết định": where the name of what is
/// attached begins, if a place of it stands before that name.
fn before_attached(text: &str, end: usize, floor: usize) -> Option<usize> {
    static SEARCH: Lazy<Option<AhoCorasick>> = Lazy::new(|| {
        AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostFirst)
            .build(List::AttachedName.words())
            .ok()
    });
    let from = crate::cursor::floor(text, end.saturating_sub(ATTACHED)).max(floor);
    let window = text.get(from..end)?;
    work::looked(window.len());
    let clause = window.rfind([';', '.', ':', '\n']).map_or(0, |it| it + 1);
    let name = SEARCH.as_ref()?.find(&window[clause..])?.start();
    let place = trim_back(text, from + clause + name, floor);
    let label = word_back(text, place, floor)?;
    let label = if matches!(label.0, "của" | "bản") {
        word_back(text, trim_back(text, label.1, floor), floor)?
    } else {
        label
    };
    (token_of(label.0.trim_end_matches(',')) == Some(Token::Label)).then_some(place)
}

/// How long the name of what is attached may be.
const ATTACHED: usize = 260;

/// Says whether "số" at `at` belongs to a form or an annex.
fn numbered_part(text: &str, at: usize, floor: usize) -> bool {
    word_back(text, trim_back(text, at, floor), floor)
        .is_some_and(|it| List::NumberedPart.holds(it.0))
}

fn trim_back(text: &str, mut at: usize, floor: usize) -> usize {
    while at > floor
        && let Some(it) = previous_char(text, at)
        && (is_blank(it) || it == '*')
    {
        at -= it.len_utf8();
    }
    at
}

fn word_back(text: &str, end: usize, floor: usize) -> Option<(&str, usize)> {
    let mut start = end;
    while start > floor
        && let Some(it) = previous_char(text, start)
        && !is_blank(it)
    {
        if end - start > 24 {
            return None;
        }
        start -= it.len_utf8();
    }
    (start < end).then(|| (&text[start..end], start))
}

fn token_of(word: &str) -> Option<Token> {
    if word.is_empty() {
        return Some(Token::Link);
    }
    if is_label(word) {
        return Some(Token::Label);
    }
    // "điếm", "khoán" are other words where no number follows, and every unit here has its label
    // behind it; of forms and annexes the marks count.
    let folded = fold::fold(word);
    if List::PinpointUnit.holds(&folded) || is_annex(word) {
        Some(Token::Unit)
    } else {
        (folded == "," || List::PinpointLink.holds(&folded)).then_some(Token::Link)
    }
}

fn is_annex(word: &str) -> bool {
    let mut words = List::AnnexWord.words().iter();
    words.any(|it| word.chars().flat_map(char::to_lowercase).eq(it.chars()))
}

fn is_label(word: &str) -> bool {
    let word = word.trim_end_matches([')', '.', ',']);
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        let rest = &word[digits..];
        let suffix = rest.chars().count() <= 1 && rest.chars().all(char::is_lowercase);
        let dotted =
            rest.starts_with('.') && rest.bytes().all(|it| it.is_ascii_digit() || it == b'.');
        return digits <= 3 && (suffix || dotted);
    }
    let mut chars = word.chars();
    match (chars.next(), chars.next(), chars.next()) {
        (Some(it), None, _) => {
            it.is_lowercase() || matches!(it, 'I' | 'V' | 'X' | 'A' | 'B' | 'C' | 'D')
        }
        (Some(it), Some(digit), None) if it.is_lowercase() => digit.is_ascii_digit(),
        _ => !word.is_empty() && word.bytes().all(|it| matches!(it, b'I' | b'V' | b'X')),
    }
}

/// Says whether folded words begin with a place: "dieu 5", "khoan 2 dieu 5".
pub(crate) fn begins_place(folded: &str) -> bool {
    let folded = folded.trim_start();
    ["dieu ", "khoan ", "diem "]
        .iter()
        .any(|it| folded.starts_with(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<&str> {
        let core = text.find("NGHỊ").unwrap();
        before(text, core, 0).map(|(start, end)| &text[start..end])
    }

    #[test]
    fn chains_and_lists_of_provisions_are_one_pinpoint() {
        for (text, want) in [
            (
                "quy định tại khoản 3 Điều 63 của NGHỊ",
                Some("khoản 3 Điều 63"),
            ),
            ("theo khoản 1, Điều 1 NGHỊ", Some("khoản 1, Điều 1")),
            (
                "tại các điểm a, b, c, d, l và n khoản 3 NGHỊ",
                Some("các điểm a, b, c, d, l và n khoản 3"),
            ),
            ("Bãi bỏ Điều 23, Điều 24 của NGHỊ", Some("Điều 23, Điều 24")),
            (
                "từ khoản 1 đến khoản 20 Điều 12 NGHỊ",
                Some("từ khoản 1 đến khoản 20 Điều 12"),
            ),
            (
                "tại Điều 7 khoản 5 điểm a, b của NGHỊ",
                Some("Điều 7 khoản 5 điểm a, b"),
            ),
            ("mục II, phần I NGHỊ", Some("mục II, phần I")),
            ("Phụ lục I và II NGHỊ", Some("Phụ lục I và II")),
            ("theo quy định của NGHỊ", None),
            ("một số điều của NGHỊ", None),
            ("quy định chi tiết Điều 16 NGHỊ", Some("Điều 16")),
            ("địa điểm của NGHỊ", None),
            (" và Điều 2 NGHỊ", Some("Điều 2")),
            ("tại Điều 21, 22, NGHỊ", Some("Điều 21, 22")),
        ] {
            assert_eq!(read(text), want, "{text}");
        }
    }
}
