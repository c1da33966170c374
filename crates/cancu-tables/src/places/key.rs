//! The form in which the names of units are compared.

/// The form in which names are compared, made of folded text one word after the other.
///
/// Hyphens, dashes and blanks are one blank, apostrophes are left out, a full stop joins an
/// abbreviation to what follows ("tp.hcm"), and the `y` of "quy", "ky", "ly" is an `i`.
pub(super) struct NameKey {
    /// The words, a blank between two.
    pub(super) key: String,
    /// For each word its end in the key and in the folded text.
    pub(super) ends: Vec<(usize, usize)>,
    /// The text holds no more than these words.
    pub(super) complete: bool,
}

impl NameKey {
    /// Words in the longest name ("Văn Miếu - Quốc Tử Giám") and some to spare.
    const WORDS: usize = 8;

    /// Reads words up to what cannot stand in a name.
    pub(super) fn new(folded: &str) -> NameKey {
        let mut it = NameKey {
            key: String::with_capacity(40),
            ends: Vec::with_capacity(Self::WORDS),
            complete: false,
        };
        let mut word = 0;
        let mut at = 0;
        for (start, letter) in folded.char_indices() {
            match letter {
                '\'' | '’' | '‘' | 'ʼ' | '`' if it.key.len() > word => {}
                letter if letter.is_alphanumeric() => {
                    if it.key.len() == word && word > 0 {
                        it.key.push(' ');
                        word += 1;
                    }
                    it.key.push(letter);
                    at = start + letter.len_utf8();
                }
                ' ' | '-' | '–' | '—' | '‑' | '.' => {
                    let joins = letter != '.' || it.key.len() - word <= 2;
                    it.close(&mut word, at);
                    if !joins || it.ends.len() == Self::WORDS {
                        return it;
                    }
                }
                _ => {
                    it.close(&mut word, at);
                    return it;
                }
            }
        }
        it.close(&mut word, at);
        it.complete = true;
        it
    }

    fn close(&mut self, word: &mut usize, at: usize) {
        if self.key.len() == *word {
            return;
        }
        even_out(&mut self.key, *word);
        *word = self.key.len();
        self.ends.push((*word, at));
    }
}

/// Writes the `y` of the last word as `i` where the language has both: "Qui Nhơn", "Mĩ Tho".
pub(crate) fn even_out(key: &mut String, word: usize) {
    let either = matches!(
        key.as_bytes().get(word..),
        Some([b'q', b'u', b'y'] | [b'h' | b'k' | b'l' | b'm' | b's' | b't', b'y'])
    );
    if either {
        key.pop();
        key.push('i');
    }
}
