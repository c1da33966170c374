use aho_corasick::{AhoCorasick, MatchKind};
use cancu_model::fold;
use once_cell::sync::Lazy;

use crate::clause::{Break, first_break};
use crate::cursor::{floor, is_blank, next_char, skip_soft};

/// How far a description may run.
const REACH: usize = 900;

/// Words that open a description; the first ones are not part of it.
const OPENERS: [(&str, bool); 44] = [
    ("ve viec", true),
    ("ve", true),
    ("v/v", true),
    ("ban hanh", false),
    ("quy dinh", false),
    ("qui dinh", false),
    ("huong dan", false),
    ("sua doi", false),
    ("bo sung", false),
    ("phe duyet", false),
    ("thuc hien", false),
    ("to chuc thuc hien", false),
    ("trien khai", false),
    ("cong bo", false),
    ("dieu chinh", false),
    ("thanh lap", false),
    ("tiep tuc", false),
    ("tang cuong", false),
    ("day manh", false),
    ("chi tiet", false),
    ("xu phat", false),
    ("dinh chinh", false),
    ("bai bo", false),
    ("giao", false),
    ("cu the hoa", false),
    ("nham", false),
    ("tong ket", false),
    ("so ket", false),
    ("kien toan", false),
    ("quan ly", false),
    ("phan cong", false),
    ("phan cap", false),
    ("thong bao", false),
    ("cong nhan", false),
    ("chan chinh", false),
    ("de thuc hien", false),
    ("phat dong", false),
    ("xay dung", false),
    ("dua", false),
    ("ket luan", false),
    ("an dinh", false),
    ("thi diem", false),
    ("chinh sach", false),
    ("dieu le", false),
];

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
    let lead: String = fold::fold(window);
    if lead.starts_with("tiep tuc co hieu luc") || lead.starts_with("tiep tuc duoc") {
        return None;
    }
    let first = lead.as_bytes().first().copied().unwrap_or(0);
    let opener = OPENERS
        .iter()
        .filter(|it| it.0.as_bytes()[0] == first)
        .find(|(it, _)| {
            lead.strip_prefix(it)
                .is_some_and(|rest| !rest.starts_with(|it: char| it.is_alphanumeric()))
        });
    // "Chương trình số 55-CTr/TU, giao Ban cán sự đảng ...": the sentence goes on.
    if comma
        && opener.is_some_and(|it| {
            matches!(
                it.0,
                "giao" | "nham" | "dua" | "de thuc hien" | "xay dung" | "thong bao"
            )
        })
    {
        return None;
    }
    match opener {
        Some((words, true)) => {
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
        None => return None,
    }
    // “về đẩy mạnh ...”: the marks enclose the preposition too.
    if let Some(rest) = text
        .get(start..)
        .and_then(|it| it.strip_prefix("“về ").or_else(|| it.strip_prefix("\"về ")))
    {
        start = text.len() - rest.len();
        let close = rest.find(['”', '"']).map_or(text.len(), |it| start + it);
        let limit = floor(text, start + REACH).min(close);
        return (limit > start).then_some((start, limit));
    }
    let limit = floor(text, start + REACH);
    let mut end = first_break(text, start, limit, Break::Member).unwrap_or(limit);
    end = start + phrase_end(text.get(start..end)?);
    // "Điều 2 Thông tư A quy định như sau": the opener alone describes nothing.
    let said = fold::fold(text.get(start..end)?);
    let bare = opener.is_some_and(|it| !it.1 && said == it.0);
    (end > start && !bare).then_some((start, end))
}

/// Says whether a description opens at `at`, behind date and issuer.
pub(crate) fn opens_description(text: &str, at: usize) -> bool {
    self::at(text, at, false).is_some()
}

/// Phrases that carry on the sentence behind a description.
const CLOSERS: [&str; 24] = [
    " hết hiệu lực",
    " đã được sửa đổi",
    " được sửa đổi",
    " được thay thế",
    " bị bãi bỏ",
    " bị thay thế",
    " có hiệu lực",
    " gắn với",
    " trọng tâm là những",
    " và gửi ",
    " như sau",
    ", trong đó",
    " (sau đây",
    " (trừ",
    " (gọi",
    " (đã được",
    " (được sửa",
    " thì ",
    ", đồng thời",
    " tiếp tục có hiệu lực",
    " để ban hành",
    " và thay thế",
    " và bãi bỏ",
    "./",
];

static CLOSER: Lazy<Option<AhoCorasick>> = Lazy::new(|| {
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostFirst)
        .build(CLOSERS)
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
