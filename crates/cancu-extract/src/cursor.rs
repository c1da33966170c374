//! Small steps through text, forwards and backwards, over what separates words.
//!
//! Offsets are bytes on character boundaries. Every function takes any offset inside the text
//! and never leaves it.

pub(crate) use cancu_model::fold::is_dash;

use crate::work;

/// The character that begins at `at`.
pub(crate) fn next_char(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The character that ends at `at`.
pub(crate) fn previous_char(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// Blanks of every kind: white space, no-break and zero-width spaces, a byte order mark.
#[inline]
pub(crate) fn is_blank(it: char) -> bool {
    // Most characters are letters: they are told by their place in Unicode.
    match it {
        '\0'..='\u{7F}' => it == ' ' || ('\t'..='\r').contains(&it),
        '\u{A1}'..='\u{167F}' | '\u{1E00}'..='\u{1FFF}' => false,
        '\u{200B}'..='\u{200D}' | '\u{FEFF}' | '\u{2060}' => true,
        _ => it.is_whitespace(),
    }
}

/// The offset after at most `most` blanks from `at`. A literal `\r` or `\n`, which some data
/// sets keep, counts as a blank.
pub(crate) fn skip_blanks(text: &str, mut at: usize, most: usize) -> usize {
    for _ in 0..most {
        match next_char(text, at) {
            Some(it) if is_blank(it) => at += it.len_utf8(),
            Some('\\') if matches!(text.as_bytes().get(at + 1), Some(b'r' | b'n')) => at += 2,
            _ => break,
        }
    }
    at
}

/// The offset before at most `most` blanks that end at `at`.
pub(crate) fn skip_blanks_back(text: &str, mut at: usize, most: usize) -> usize {
    for _ in 0..most {
        match previous_char(text, at) {
            Some(it) if is_blank(it) => at -= it.len_utf8(),
            Some('r' | 'n') if at >= 2 && text.as_bytes()[at - 2] == b'\\' => at -= 2,
            _ => break,
        }
    }
    at
}

/// The offset after blanks and marks of emphasis or links (`*`, `_`, `[`), at most `most`.
pub(crate) fn skip_soft(text: &str, mut at: usize, most: usize) -> usize {
    for _ in 0..most {
        match next_char(text, at) {
            Some(it) if is_blank(it) || matches!(it, '*' | '_' | '[') => at += it.len_utf8(),
            Some('\\') if matches!(text.as_bytes().get(at + 1), Some(b'r' | b'n')) => at += 2,
            _ => break,
        }
    }
    at
}

/// The greatest character boundary at or before `at`.
pub(crate) fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at)
}

/// The words before `at`, the nearest first, at most `most`: stretches between blanks and soft
/// marks. A gazette's page header that cuts the sentence is stepped over.
pub(crate) fn words_before(text: &str, at: usize, most: usize) -> Vec<(usize, usize)> {
    work::looked(16 * most);
    let mut words = Vec::with_capacity(most);
    let mut end = at;
    while words.len() < most {
        let mut gap = false;
        while let Some(it) = previous_char(text, end) {
            if is_blank(it) || matches!(it, '*' | '_' | '[' | '“' | '"') {
                end -= it.len_utf8();
                gap |= it == '\n';
            } else if matches!(it, 'r' | 'n') && end >= 2 && text.as_bytes()[end - 2] == b'\\' {
                end -= 2;
            } else {
                break;
            }
        }
        if gap && let Some(before) = page_header_back(text, end) {
            end = before;
            continue;
        }
        let mut start = end;
        while let Some(it) = previous_char(text, start) {
            if is_blank(it) || matches!(it, '*' | '_' | '[' | '“' | '"' | '(' | ';' | ',' | '|') {
                break;
            }
            if end - start > 40 {
                break;
            }
            start -= it.len_utf8();
        }
        if start == end {
            break;
        }
        words.push((start, end));
        end = start;
    }
    words
}

/// If a page header of the official gazette ("CÔNG BÁO/Số 857 + 858/Ngày 21-10-2021", with its
/// page number before or behind) ends at `end`, the offset before it.
pub(crate) fn page_header_back(text: &str, end: usize) -> Option<usize> {
    const HEADER: &str = "CÔNG BÁO/Số";
    let from = floor(text, end.saturating_sub(96));
    let at = from + text.get(from..end)?.rfind(HEADER)?;
    let body = text.get(at + HEADER.len()..end)?;
    let furniture =
        |it: char| it.is_ascii_digit() || is_blank(it) || is_dash(it) || "+/.".contains(it);
    if !body.replace("Ngày", "").chars().all(furniture) {
        return None;
    }
    let before = text.get(..at)?.trim_end_matches(is_blank);
    let page = before.trim_end_matches(|it: char| it.is_ascii_digit());
    let own_line = page.len() < before.len() && page.ends_with('\n');
    Some(if own_line {
        page.trim_end_matches(is_blank).len()
    } else {
        before.len()
    })
}

/// If a page header of the gazette begins at or just after `at`, the offset behind it.
pub(crate) fn page_header_forward(text: &str, at: usize) -> Option<usize> {
    const HEADER: &str = "CÔNG BÁO/Số";
    let rest = text.get(at..floor(text, at + 160))?;
    let found = rest.find(HEADER)?;
    if !rest[..found]
        .chars()
        .all(|it| is_blank(it) || it.is_ascii_digit())
    {
        return None;
    }
    let body = at + found + HEADER.len();
    let stop = floor(text, body + 160);
    let line = text
        .get(body..stop)?
        .find('\n')
        .map_or(stop, |it| body + it);
    let after = skip_blanks(text, line, 8);
    let digits = text
        .get(after..)?
        .bytes()
        .take_while(u8::is_ascii_digit)
        .count();
    let behind = after + digits;
    if digits > 0 && digits <= 4 && next_char(text, behind).is_none_or(is_blank) {
        return Some(skip_blanks(text, behind, 8));
    }
    Some(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_before_steps_over_a_page_header() {
        let text = "theo Quyết định \n\nCÔNG BÁO/Số 857 + 858/Ngày 21-10-2021 \n9 \n\nsố 2376";
        let at = text.rfind("2376").unwrap();
        let words: Vec<&str> = words_before(text, at, 3)
            .iter()
            .map(|&(s, e)| &text[s..e])
            .collect();
        assert_eq!(words, ["số", "định", "Quyết"]);
    }
}
