//! VNI-Windows: a letter is written as its base and, behind it, one byte for all of its marks.

use unicode_normalization::UnicodeNormalization;

const GRAVE: char = '\u{300}';
const ACUTE: char = '\u{301}';
const TILDE: char = '\u{303}';
const HOOK: char = '\u{309}';
const DOT: char = '\u{323}';

/// Letters of one byte; capitals are the capitals of both.
const LETTERS: [(char, char); 9] = [
    ('ñ', 'đ'),
    ('ô', 'ơ'),
    ('ö', 'ư'),
    ('ì', 'ì'),
    ('í', 'í'),
    ('æ', 'ỉ'),
    ('ó', 'ĩ'),
    ('ò', 'ị'),
    ('î', 'ỵ'),
];

/// Marks of tone alone, on any of these bases.
const TONES: [(char, char); 5] = [
    ('ø', GRAVE),
    ('ù', ACUTE),
    ('õ', TILDE),
    ('û', HOOK),
    ('ï', DOT),
];
const TONE_BASES: &str = "aeouyôö";

/// Marks that make `â`, `ê`, `ô`, with their tone.
const CIRCUMFLEXES: [(char, Option<char>); 6] = [
    ('â', None),
    ('à', Some(GRAVE)),
    ('á', Some(ACUTE)),
    ('ã', Some(TILDE)),
    ('å', Some(HOOK)),
    ('ä', Some(DOT)),
];
const CIRCUMFLEX_BASES: &str = "aeo";

/// Marks that make `ă`, with their tone.
const BREVES: [(char, Option<char>); 6] = [
    ('ê', None),
    ('è', Some(GRAVE)),
    ('é', Some(ACUTE)),
    ('ü', Some(TILDE)),
    ('ú', Some(HOOK)),
    ('ë', Some(DOT)),
];
const BREVE_BASES: &str = "a";

/// The text of VNI-Windows that was read as windows-1252, in composed form.
pub(crate) fn decode(text: &str) -> String {
    let mut marked = String::with_capacity(text.len());
    let mut base = None;
    for it in text.chars() {
        let lower = lower(it);
        match base.and_then(|base| marks(base, lower)) {
            Some((quality, tone)) => {
                marked.extend(quality);
                marked.extend(tone);
                base = None;
            }
            None => {
                marked.push(letter(it));
                base = Some(lower);
            }
        }
    }
    marked.nfc().collect()
}

/// What `mark` puts on `base`, if it is one of its marks: quality and tone.
fn marks(base: char, mark: char) -> Option<(Option<char>, Option<char>)> {
    let of = |table: &[(char, Option<char>)]| {
        let row = table.iter().find(|row| row.0 == mark);
        row.map(|row| row.1)
    };
    let on = |bases: &str| bases.contains(base);
    let tone = || TONES.iter().find(|row| row.0 == mark);
    if let Some(tone) = of(&CIRCUMFLEXES).filter(|_| on(CIRCUMFLEX_BASES)) {
        return Some((Some('\u{302}'), tone));
    }
    if let Some(tone) = of(&BREVES).filter(|_| on(BREVE_BASES)) {
        return Some((Some('\u{306}'), tone));
    }
    let tone = tone().filter(|_| on(TONE_BASES))?;
    Some((None, Some(tone.1)))
}

fn letter(it: char) -> char {
    let of = |lower: char| LETTERS.iter().find(|row| row.0 == lower);
    match of(lower(it)) {
        Some(row) if it.is_uppercase() => upper(row.1),
        Some(row) => row.1,
        None => it,
    }
}

fn lower(it: char) -> char {
    it.to_lowercase().next().unwrap_or(it)
}

fn upper(it: char) -> char {
    it.to_uppercase().next().unwrap_or(it)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The standard's table: each base with grave, acute, tilde, hook and dot, as it is written.
    const WRITTEN: [(&str, &str); 12] = [
        ("aàáãảạ", "a aø aù aõ aû aï"),
        ("ăằắẵẳặ", "aê aè aé aü aú aë"),
        ("âầấẫẩậ", "aâ aà aá aã aå aä"),
        ("eèéẽẻẹ", "e eø eù eõ eû eï"),
        ("êềếễểệ", "eâ eà eá eã eå eä"),
        ("iìíĩỉị", "i ì í ó æ ò"),
        ("oòóõỏọ", "o oø où oõ oû oï"),
        ("ôồốỗổộ", "oâ oà oá oã oå oä"),
        ("ơờớỡởợ", "ô ôø ôù ôõ ôû ôï"),
        ("uùúũủụ", "u uø uù uõ uû uï"),
        ("ưừứữửự", "ö öø öù öõ öû öï"),
        ("yỳýỹỷỵđ", "y yø yù yõ yû î ñ"),
    ];

    #[test]
    fn every_letter_of_the_alphabet_comes_back() {
        let mut count = 0;
        for (letters, written) in WRITTEN {
            for (letter, written) in letters.chars().zip(written.split(' ')) {
                assert_eq!(decode(written), letter.to_string());
                assert_eq!(decode(&written.to_uppercase()), upper(letter).to_string());
                count += 1;
            }
        }
        assert_eq!(count, 12 * 6 + 1);
    }

    #[test]
    fn a_decree_comes_back() {
        assert_eq!(
            decode("Nghò ñònh soá 04/2015/NÑ-CP cuûa Chính phuû veà thöïc hieän daân chuû"),
            "Nghị định số 04/2015/NĐ-CP của Chính phủ về thực hiện dân chủ"
        );
        assert_eq!(decode("ÑAÉK LAÉK, Aán, ÔÛ"), "ĐẮK LẮK, Ấn, Ở");
    }

    #[test]
    fn a_mark_without_a_base_stays() {
        assert_eq!(decode("nâ ù"), "nâ ù");
    }
}
