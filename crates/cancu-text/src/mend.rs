//! A text with a few broken places: a byte that a disk, a copy or a broken save has changed in a
//! document of two hundred pages.

use crate::utf16;
use crate::{Charset, Faults};

/// One broken place is let pass, and one more for so many letters.
const LETTERS: usize = 1_000;

/// For each broken place there are so many sound letters beyond ASCII, which no other charset makes.
const SOUND: usize = 20;

/// What is read of a text, with the broken places in it.
#[derive(Default)]
struct Mending {
    text: String,
    faults: Option<Faults>,
    /// Where the last broken place ends in the file.
    end: usize,
}

impl Mending {
    /// A place of the file stands as U+FFFD; bytes in a row are one, as when the first of a letter
    /// is broken.
    fn fault(&mut self, offset: usize, bytes: usize) {
        let runs_on = self.faults.is_some() && self.end == offset;
        self.end = offset + bytes;
        if runs_on {
            return;
        }
        let at = self.text.len();
        let first = Faults {
            count: 0,
            offset,
            at,
        };
        self.faults.get_or_insert(first).count += 1;
        self.text.push(char::REPLACEMENT_CHARACTER);
    }

    /// The text, if so little is broken that the rest says surely what it is.
    fn if_sound(self) -> Option<(String, Option<Faults>)> {
        let count = self.faults.map_or(0, |it| it.count);
        let letters = self.text.chars().filter(|it| it.is_alphabetic());
        let (mut all, mut beyond) = (0, 0);
        letters.for_each(|it| {
            all += 1;
            beyond += usize::from(!it.is_ascii());
        });
        let few = count <= 1 + all / LETTERS && beyond >= SOUND * count;
        few.then_some((self.text, self.faults))
    }
}

/// UTF-8 of which little is broken; a zero byte is broken too, since no text holds one.
pub(crate) fn utf8(bytes: &[u8]) -> Option<(String, Option<Faults>)> {
    let mut found = Mending::default();
    let mut at = 0;
    for chunk in bytes.utf8_chunks() {
        for piece in chunk.valid().split_inclusive('\0') {
            let sound = piece.strip_suffix('\0').unwrap_or(piece);
            found.text.push_str(sound);
            if sound.len() < piece.len() {
                found.fault(at + sound.len(), 1);
            }
            at += piece.len();
        }
        if !chunk.invalid().is_empty() {
            found.fault(at, chunk.invalid().len());
            at += chunk.invalid().len();
        }
    }
    found.if_sound()
}

/// UTF-16 of which little is broken, which stands behind `mark` bytes.
pub(crate) fn utf16(
    bytes: &[u8],
    charset: Charset,
    mark: usize,
) -> Option<(String, Option<Faults>)> {
    let mut found = Mending::default();
    let mut at = mark;
    for it in utf16::letters(bytes, charset) {
        match it {
            Ok(it) => {
                found.text.push(it);
                at += 2 * it.len_utf16();
            }
            Err(_) => {
                found.fault(at, 2);
                at += 2;
            }
        }
    }
    if !bytes.len().is_multiple_of(2) {
        found.fault(at, 1);
    }
    found.if_sound()
}
