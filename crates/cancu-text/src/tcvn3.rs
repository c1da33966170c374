//! TCVN 5712-1:1993 as TCVN3 (ABC) texts use it.
//!
//! The standard also has capitals with tones in 80 to 9F. Texts for `.VnTime` were written under
//! Windows and have its quotes and dashes there, so that these bytes are read as windows-1252.

use unicode_normalization::UnicodeNormalization;

/// The characters of the bytes A0 to FF.
#[rustfmt::skip]
const LETTERS: [char; 96] = [
    '\u{A0}', 'Ă', 'Â', 'Ê', 'Ô', 'Ơ', 'Ư', 'Đ', 'ă', 'â', 'ê', 'ô', 'ơ', 'ư', 'đ', 'Ằ',
    '\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}',
                                  'à', 'ả', 'ã', 'á', 'ạ', 'Ẳ', 'ằ', 'ẳ', 'ẵ', 'ắ', 'Ẵ',
    'Ắ', 'Ầ', 'Ẩ', 'Ẫ', 'Ấ', 'Ề', 'ặ', 'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ', 'è', 'Ể', 'ẻ', 'ẽ',
    'é', 'ẹ', 'ề', 'ể', 'ễ', 'ế', 'ệ', 'ì', 'ỉ', 'Ễ', 'Ế', 'Ồ', 'ĩ', 'í', 'ị', 'ò',
    'Ổ', 'ỏ', 'õ', 'ó', 'ọ', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ', 'ờ', 'ở', 'ỡ', 'ớ', 'ợ', 'ù',
    'Ỗ', 'ủ', 'ũ', 'ú', 'ụ', 'ừ', 'ử', 'ữ', 'ứ', 'ự', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ', 'Ố',
];

/// The text of TCVN3 that was read as windows-1252.
pub(crate) fn decode(text: &str) -> String {
    let letter = |it: char| match it {
        '\u{A0}'..='\u{FF}' => LETTERS[it as usize - 0xA0],
        other => other,
    };
    text.chars().map(letter).nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_that_it_has_comes_back() {
        for letter in crate::syllable::letters() {
            let at = LETTERS.iter().position(|&it| it == letter);
            let Some(at) = at else {
                assert!(letter.is_uppercase(), "{letter}");
                continue;
            };
            let written = char::from(0xA0 + u8::try_from(at).unwrap()).to_string();
            assert_eq!(decode(&written), letter.to_string());
        }
        assert_eq!(decode("¡¢£¤¥¦§"), "ĂÂÊÔƠƯĐ");
    }

    #[test]
    fn a_decree_comes_back() {
        assert_eq!(
            decode("“NghÞ ®Þnh” sè 04/2015/N§-CP – Thñ t\u{AD}íng"),
            "“Nghị định” số 04/2015/NĐ-CP – Thủ tướng"
        );
        assert_eq!(decode("a\u{B3}"), "á");
    }
}
