//! Letters without their marks: the form in which names are compared and ids are written.

/// The base letter of a precomposed Vietnamese letter, lower case; `None` for a combining mark.
///
/// `Ð` (U+00D0) and `ð` (U+00F0), which old fonts write for `Đ`, fold like it.
#[must_use]
#[inline]
pub fn letter(it: char) -> Option<char> {
    if it.is_ascii() {
        return Some(it.to_ascii_lowercase());
    }
    let code = it as u32;
    let base = match code {
        LATIN..LATIN_END => BASES[(code - LATIN) as usize],
        ADDITIONAL..ADDITIONAL_END => ADDITIONAL_BASES[(code - ADDITIONAL) as usize],
        _ => 0,
    };
    if base != 0 {
        return Some(base as char);
    }
    if matches!(it, '\u{0300}'..='\u{036F}') {
        return None;
    }
    it.to_lowercase().next()
}

/// À, the first letter with a mark; the range ends behind ư.
const LATIN: u32 = 0xC0;
const LATIN_END: u32 = 0x1B1;
/// Ạ to ỹ.
const ADDITIONAL: u32 = 0x1EA0;
const ADDITIONAL_END: u32 = 0x1EFA;

/// The base letters of the two ranges; 0 where a letter is not Vietnamese.
static BASES: [u8; (LATIN_END - LATIN) as usize] = bases(LATIN);
static ADDITIONAL_BASES: [u8; (ADDITIONAL_END - ADDITIONAL) as usize] = bases(ADDITIONAL);

const fn bases<const N: usize>(from: u32) -> [u8; N] {
    let mut table = [0; N];
    let mut at = 0;
    while at < N {
        if let Some(it) = char::from_u32(from + at as u32) {
            table[at] = base(it);
        }
        at += 1;
    }
    table
}

const fn base(it: char) -> u8 {
    match it {
        'à' | 'á' | 'â' | 'ã' | 'ă' | 'À' | 'Á' | 'Â' | 'Ã' | 'Ă' => b'a',
        'è' | 'é' | 'ê' | 'È' | 'É' | 'Ê' => b'e',
        'ì' | 'í' | 'ĩ' | 'Ì' | 'Í' | 'Ĩ' => b'i',
        'ò' | 'ó' | 'ô' | 'õ' | 'ơ' | 'Ò' | 'Ó' | 'Ô' | 'Õ' | 'Ơ' => b'o',
        'ù' | 'ú' | 'ũ' | 'ư' | 'Ù' | 'Ú' | 'Ũ' | 'Ư' => b'u',
        'ý' | 'Ý' => b'y',
        'đ' | 'Đ' | 'ð' | 'Ð' => b'd',
        '\u{1EA0}'..='\u{1EB7}' => b'a',
        '\u{1EB8}'..='\u{1EC7}' => b'e',
        '\u{1EC8}'..='\u{1ECB}' => b'i',
        '\u{1ECC}'..='\u{1EE3}' => b'o',
        '\u{1EE4}'..='\u{1EF1}' => b'u',
        '\u{1EF2}'..='\u{1EF9}' => b'y',
        _ => 0,
    }
}

/// The base letter, as [`letter`] has it, of the Vietnamese letter of two or three bytes that a
/// text begins with, and how many bytes it takes; `None` for every other character.
///
/// # Examples
///
/// ```
/// use cancu_model::fold::marked;
///
/// assert_eq!(marked("Định".as_bytes()), Some((b'd', 2)));
/// assert_eq!(marked("ịnh".as_bytes()), Some((b'i', 3)));
/// assert_eq!(marked("nh".as_bytes()), None);
/// ```
#[must_use]
#[inline]
pub fn marked(text: &[u8]) -> Option<(u8, usize)> {
    let (base, bytes) = match *text {
        [0xE1, page @ (0xBA | 0xBB), last, ..] => {
            let at = usize::from(page & 1) << 6 | usize::from(last & 0x3F);
            (THREE[at], 3)
        }
        [first @ 0xC3..=0xC6, last, ..] => {
            let at = usize::from(first - 0xC3) << 6 | usize::from(last & 0x3F);
            (TWO[at], 2)
        }
        _ => return None,
    };
    (base != 0).then_some((base, bytes))
}

/// The bases of the letters that begin with C3 to C6, and of those with E1 BA and E1 BB.
static TWO: [u8; 256] = bases(0xC0);
static THREE: [u8; 128] = bases(0x1E80);

/// The text in lower case without marks, runs of white space as one blank, none at the ends.
///
/// # Examples
///
/// ```
/// use cancu_model::fold::fold;
///
/// assert_eq!(fold(" Bộ luật\n Lao động "), "bo luat lao dong");
/// ```
///
/// # Complexity
///
/// *O*(*n*) time in the length of `text`.
#[must_use]
pub fn fold(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = String::with_capacity(bytes.len());
    let mut blank = false;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        // Most characters are plain; most others are letters of ours, told by their bytes.
        let base = if byte.is_ascii() {
            at += 1;
            if is_white(char::from(byte)) {
                blank = !out.is_empty();
                continue;
            }
            byte.to_ascii_lowercase()
        } else if let Some((base, length)) = marked(&bytes[at..]) {
            at += length;
            base
        } else {
            let Some(it) = text.get(at..).and_then(|it| it.chars().next()) else {
                break;
            };
            at += it.len_utf8();
            if is_white(it) {
                blank = !out.is_empty();
            } else if let Some(it) = letter(it) {
                if std::mem::take(&mut blank) {
                    out.push(' ');
                }
                out.push(it);
            }
            continue;
        };
        if std::mem::take(&mut blank) {
            out.push(' ');
        }
        out.push(char::from(base));
    }
    out
}

/// Where in a text the stretch begins that folds to `words` and ends with the text: what
/// `fold(text).ends_with(words)` says, without the folding of the rest.
///
/// # Examples
///
/// ```
/// use cancu_model::fold::start_of_suffix;
///
/// assert_eq!(start_of_suffix("đã hết\n hiệu lực", "het hieu luc"), Some("đã ".len()));
/// assert_eq!(start_of_suffix("có hiệu lực", "het hieu luc"), None);
/// ```
///
/// # Complexity
///
/// *O*(*m*) time in the length of the stretch.
#[must_use]
pub fn start_of_suffix(text: &str, words: &str) -> Option<usize> {
    let mut rest = text.chars();
    for word in words.chars().rev() {
        if word == ' ' {
            let blanks = |it: char| is_white(it) || letter(it).is_none();
            let before = rest.as_str().trim_end_matches(blanks);
            let gap = &rest.as_str()[before.len()..];
            if before.is_empty() || !gap.contains(is_white) {
                return None;
            }
            rest = before.chars();
            continue;
        }
        let last = rest.by_ref().rev().find_map(letter)?;
        if last != word {
            return None;
        }
    }
    Some(rest.as_str().len())
}

/// The last letter, folded, or blank of a text; marks are stepped over.
#[must_use]
pub fn last_letter(text: &str) -> Option<char> {
    text.chars().rev().find_map(letter)
}

/// White space, told from letters with marks by their place in Unicode.
#[inline]
fn is_white(it: char) -> bool {
    match it {
        '\0'..='\u{7F}' => it == ' ' || ('\t'..='\r').contains(&it),
        '\u{A1}'..='\u{167F}' | '\u{1E00}'..='\u{1FFF}' => false,
        _ => it.is_whitespace(),
    }
}

/// The Latin capital that a Cyrillic one looks like: `С` of `NĐ-СР` is `C`.
///
/// Keyboards and scans put such letters into symbols; a symbol is compared without them.
#[must_use]
pub fn latin_of_cyrillic(it: char) -> Option<char> {
    Some(match it {
        'А' => 'A',
        'В' => 'B',
        'Е' => 'E',
        'К' => 'K',
        'М' => 'M',
        'Н' => 'H',
        'О' => 'O',
        'Р' => 'P',
        'С' => 'C',
        'Т' => 'T',
        'Х' => 'X',
        'У' => 'Y',
        _ => return None,
    })
}

/// Dashes of every kind, the soft hyphen, and what readers of PDF files put in their place.
#[must_use]
pub fn is_dash(it: char) -> bool {
    matches!(
        it,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{00AD}' | '\u{0002}' | '\u{FFFE}'
    )
}

/// The text as a slug: folded, with every run of other characters than letters and digits as
/// one hyphen.
///
/// # Examples
///
/// ```
/// use cancu_model::fold::slug;
///
/// assert_eq!(slug("Bà Rịa - Vũng Tàu"), "ba-ria-vung-tau");
/// ```
#[must_use]
pub fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for it in text.chars().filter_map(letter) {
        if it.is_ascii_alphanumeric() {
            out.push(it);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    if out.ends_with('-') {
        out.pop();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_vietnamese_vowel_folds_to_its_letter() {
        for (base, letters) in [
            ('a', "àáảãạăằắẳẵặâầấẩẫậ"),
            ('e', "èéẻẽẹêềếểễệ"),
            ('i', "ìíỉĩị"),
            ('o', "òóỏõọôồốổỗộơờớởỡợ"),
            ('u', "ùúủũụưừứửữự"),
            ('y', "ỳýỷỹỵ"),
            ('d', "đ"),
        ] {
            for it in letters.chars().chain(letters.to_uppercase().chars()) {
                assert_eq!(letter(it), Some(base), "{it}");
            }
        }
    }

    #[test]
    fn letters_are_told_by_their_bytes_as_by_their_code() {
        for it in ('\u{80}'..='\u{2FFF}').chain(['\u{FEFF}', '\u{1F600}']) {
            let text = it.to_string();
            if let Some((base, length)) = marked(text.as_bytes()) {
                assert_eq!((Some(base as char), length), (letter(it), it.len_utf8()));
            }
            let folded: String = letter(it).filter(|_| !is_white(it)).into_iter().collect();
            assert_eq!(fold(&text), folded, "{it:?}");
        }
    }

    #[test]
    fn a_suffix_is_found_as_in_the_folded_text() {
        let texts = [
            "hết hiệu lực",
            "hết \n hiệu  LỰC",
            "he\u{302}\u{301}t \u{301} hiê\u{323}u lực",
            "chết hiệu lực",
            "hiệu lực",
            " hiệu lực",
            "hết.hiệu lực",
            "",
        ];
        for text in texts {
            for words in ["het hieu luc", "hieu luc", "luc", "t hieu luc", ""] {
                let start = start_of_suffix(text, words);
                assert_eq!(
                    start.is_some(),
                    fold(text).ends_with(words),
                    "{text:?} {words:?}"
                );
                let again = start.map(|it| fold(&text[it..]));
                assert!(again.is_none_or(|it| it == words), "{text:?} {words:?}");
            }
        }
    }

    #[test]
    fn composed_and_decomposed_text_fold_alike() {
        assert_eq!(fold("Nghi\u{323} đi\u{323}nh"), fold("Nghị định"));
    }
}
