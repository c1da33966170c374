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
    let mut out = String::with_capacity(text.len());
    let mut blank = false;
    for it in text.chars() {
        if is_white(it) {
            blank = !out.is_empty();
            continue;
        }
        if let Some(it) = letter(it) {
            if blank {
                out.push(' ');
                blank = false;
            }
            out.push(it);
        }
    }
    out
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
    fn composed_and_decomposed_text_fold_alike() {
        assert_eq!(fold("Nghi\u{323} đi\u{323}nh"), fold("Nghị định"));
    }
}
