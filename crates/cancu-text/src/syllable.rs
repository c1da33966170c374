//! How Vietnamese words are spelled: first consonant, rhyme, tone.

use unicode_normalization::UnicodeNormalization;

const ONSETS: [&str; 29] = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh",
    "nh", "p", "ph", "q", "qu", "r", "s", "t", "th", "tr", "v", "x",
];

/// Rhymes without their tones, in the order of their bytes.
const RHYMES: &[&str] = &[
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "e", "ec",
    "em", "en", "eng", "eo", "ep", "et", "i", "ia", "ich", "im", "in", "inh", "ip", "it", "iu",
    "iêc", "iêm", "iên", "iêng", "iêp", "iêt", "iêu", "o", "oa", "oac", "oach", "oai", "oam",
    "oan", "oang", "oanh", "oao", "oap", "oat", "oay", "oc", "oe", "oem", "oen", "oeo", "oet",
    "oi", "om", "on", "ong", "ooc", "oong", "op", "ot", "oăc", "oăm", "oăn", "oăng", "oăp", "oăt",
    "u", "ua", "uc", "ui", "um", "un", "ung", "up", "ut", "uy", "uya", "uych", "uyn", "uynh",
    "uyp", "uyt", "uyu", "uyên", "uyêt", "uân", "uâng", "uât", "uây", "uê", "uêch", "uên", "uênh",
    "uôc", "uôi", "uôm", "uôn", "uông", "uôt", "uơ", "y", "yêm", "yên", "yêng", "yêt", "yêu", "âc",
    "âm", "ân", "âng", "âp", "ât", "âu", "ây", "ê", "êch", "êm", "ên", "ênh", "êp", "êt", "êu",
    "ô", "ôc", "ôi", "ôm", "ôn", "ông", "ôp", "ôt", "ăc", "ăm", "ăn", "ăng", "ăp", "ăt", "ơ", "ơi",
    "ơm", "ơn", "ơp", "ơt", "ư", "ưa", "ưc", "ưi", "ưm", "ưn", "ưng", "ưt", "ưu", "ươc", "ươi",
    "ươm", "ươn", "ương", "ươp", "ươt", "ươu",
];

/// Whether a word is spelled like a Vietnamese syllable, in any case and in any normal form. Where
/// the tone mark stands (`hòa`, `hoà`) does not matter.
pub(crate) fn is_syllable(word: &str) -> bool {
    let mut tones = 0;
    let mut sharp = false;
    let letters = word.nfd().filter(|it| match it {
        '\u{300}' | '\u{303}' | '\u{309}' => {
            tones += 1;
            false
        }
        '\u{301}' | '\u{323}' => {
            tones += 1;
            sharp = true;
            false
        }
        _ => true,
    });
    let bare: String = letters.nfc().flat_map(char::to_lowercase).collect();
    // Behind a stop only the tones sắc and nặng are spoken.
    let stopped = bare.ends_with(['c', 'p', 't']) || bare.ends_with("ch");
    tones <= 1 && (sharp || !stopped) && ONSETS.iter().any(|it| rhymes(it, &bare))
}

fn rhymes(onset: &str, word: &str) -> bool {
    let Some(rhyme) = word.strip_prefix(onset) else {
        return false;
    };
    let whole = onset != "q" || rhyme.starts_with('u');
    whole && RHYMES.binary_search(&rhyme).is_ok()
}

/// Whether a letter is one of those of the Vietnamese alphabet that have a mark, composed.
pub(crate) fn is_marked(it: char) -> bool {
    let letters = "àáâãèéêìíòóôõùúýăđĩũơư";
    matches!(it, '\u{1EA0}'..='\u{1EF9}') || it.to_lowercase().any(|it| letters.contains(it))
}

/// All letters of the alphabet that have a mark, small and capital.
#[cfg(test)]
pub(crate) fn letters() -> impl Iterator<Item = char> {
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
        .chars()
        .flat_map(|it| std::iter::once(it).chain(it.to_uppercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rhymes_are_in_order() {
        assert!(RHYMES.is_sorted());
    }

    #[test]
    fn syllables_are_told_from_other_words() {
        let words = "Nghị ĐỊNH quyết quốc giếng gì hòa hoà khuỷu nguyễn được ngoèo Ở ý nghi\u{323}";
        for it in words.split(' ') {
            assert!(is_syllable(it), "{it}");
        }
        for it in "đat các̀ été für cỏc NghÞ ñònh soù phuû ọr windowsđ".split(' ') {
            assert!(!is_syllable(it), "{it}");
        }
    }

    #[test]
    fn every_letter_of_the_alphabet_is_marked() {
        assert_eq!(letters().count(), 2 * 67);
        assert!(letters().all(is_marked));
        assert!(!"aZßñö1·".chars().any(is_marked));
    }
}
