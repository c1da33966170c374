//! Letters without their marks: the form in which names are compared and ids are written.

/// The base letter of a precomposed Vietnamese letter, lower case; `None` for a combining mark.
///
/// `Ð` (U+00D0) and `ð` (U+00F0), which old fonts write for `Đ`, fold like it.
#[must_use]
pub fn letter(it: char) -> Option<char> {
    if it.is_ascii() {
        return Some(it.to_ascii_lowercase());
    }
    Some(match it {
        'à' | 'á' | 'â' | 'ã' | 'ă' | 'À' | 'Á' | 'Â' | 'Ã' | 'Ă' => 'a',
        'è' | 'é' | 'ê' | 'È' | 'É' | 'Ê' => 'e',
        'ì' | 'í' | 'ĩ' | 'Ì' | 'Í' | 'Ĩ' => 'i',
        'ò' | 'ó' | 'ô' | 'õ' | 'ơ' | 'Ò' | 'Ó' | 'Ô' | 'Õ' | 'Ơ' => 'o',
        'ù' | 'ú' | 'ũ' | 'ư' | 'Ù' | 'Ú' | 'Ũ' | 'Ư' => 'u',
        'ý' | 'Ý' => 'y',
        'đ' | 'Đ' | 'ð' | 'Ð' => 'd',
        '\u{1EA0}'..='\u{1EB7}' => 'a',
        '\u{1EB8}'..='\u{1EC7}' => 'e',
        '\u{1EC8}'..='\u{1ECB}' => 'i',
        '\u{1ECC}'..='\u{1EE3}' => 'o',
        '\u{1EE4}'..='\u{1EF1}' => 'u',
        '\u{1EF2}'..='\u{1EF9}' => 'y',
        '\u{0300}'..='\u{036F}' => return None,
        other => return other.to_lowercase().next(),
    })
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
        if it.is_whitespace() {
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
