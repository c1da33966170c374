//! windows-1252, which the old charsets are taken for, and windows-1258.

use unicode_normalization::UnicodeNormalization;

/// What windows-1252 has for the bytes 80 to 9F; five have no character and stay controls.
const PUNCTUATION: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// Where windows-1258 differs from windows-1252. It has no `Ž`, `Š`, `ž`, `š`, which no
/// Vietnamese text misses.
const VIETNAMESE: [(char, char); 14] = [
    ('Ã', 'Ă'),
    ('Ì', '\u{300}'),
    ('Ð', 'Đ'),
    ('Ò', '\u{309}'),
    ('Õ', 'Ơ'),
    ('Ý', 'Ư'),
    ('Þ', '\u{303}'),
    ('ã', 'ă'),
    ('ì', '\u{301}'),
    ('ð', 'đ'),
    ('ò', '\u{323}'),
    ('õ', 'ơ'),
    ('ý', 'ư'),
    ('þ', '₫'),
];

/// The bytes as windows-1252. Nothing fails, and no two bytes become the same.
pub(crate) fn read(bytes: &[u8]) -> String {
    bytes.iter().map(|&it| char_of(char::from(it))).collect()
}

/// A text that was read as Latin-1 or as windows-1252, as if by the latter.
pub(crate) fn read_again(text: &str) -> String {
    text.chars().map(char_of).collect()
}

fn char_of(it: char) -> char {
    match it {
        '\u{80}'..='\u{9F}' => PUNCTUATION[it as usize - 0x80],
        other => other,
    }
}

/// The text of windows-1258 that was read as windows-1252, in composed form.
pub(crate) fn decode_1258(text: &str) -> String {
    let letter = |it: char| {
        VIETNAMESE
            .iter()
            .find(|row| row.0 == it)
            .map_or(it, |row| row.1)
    };
    text.chars().map(letter).nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_of_the_alphabet_comes_back() {
        for letter in crate::syllable::letters() {
            // Quality in one character, tone in a second, as keyboards write it.
            let mut written: String = letter.to_string().nfd().collect();
            let tone = written
                .find(|it| "\u{300}\u{301}\u{303}\u{309}\u{323}".contains(it))
                .map(|at| written.remove(at));
            let written: String = written.nfc().chain(tone).map(misread).collect();
            assert_eq!(decode_1258(&written), letter.to_string());
        }
    }

    fn misread(it: char) -> char {
        let row = VIETNAMESE.iter().find(|row| row.1 == it);
        row.map_or(it, |row| row.0)
    }

    #[test]
    fn bytes_and_what_was_saved_of_them_read_alike() {
        let bytes: Vec<u8> = (1..=255).collect();
        let saved: String = bytes.iter().copied().map(char::from).collect();
        assert_eq!(read(&bytes), read_again(&saved));
        assert_eq!(read(b"\x93\xE0\x94 \x96"), "“à” –");
    }
}
