//! What a word processor knows beside the letters: the font of a run, the code page of a byte.

use crate::{syllable, tcvn3, vni, windows};

/// A font whose letters are not those of Unicode: a document shows `Nghị định` for `NghÞ ®Þnh`
/// because the font draws it so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OldFont {
    /// TCVN3: `.VnTime`, `.VnArial`.
    Tcvn3,
    /// TCVN3 with capitals in place of small letters: `.VnTimeH`.
    Tcvn3Capitals,
    /// VNI-Windows: `VNI-Times`.
    Vni,
}

impl OldFont {
    /// The old font of this name, if it is one.
    ///
    /// # Examples
    ///
    /// ```
    /// use cancu_text::OldFont;
    ///
    /// assert_eq!(OldFont::named(".VnTimeH"), Some(OldFont::Tcvn3Capitals));
    /// assert_eq!(OldFont::named("Times New Roman"), None);
    /// assert_eq!(OldFont::Tcvn3.decode("NghÞ ®Þnh"), "Nghị định");
    /// ```
    #[must_use]
    pub fn named(font: &str) -> Option<OldFont> {
        let font = font.trim();
        if let Some(name) = font
            .strip_prefix(".Vn")
            .or_else(|| font.strip_prefix(".VN"))
        {
            let capitals = name.split(' ').any(|it| it.ends_with('H'));
            return Some(if capitals {
                OldFont::Tcvn3Capitals
            } else {
                OldFont::Tcvn3
            });
        }
        let vni = font
            .get(..4)
            .is_some_and(|it| it.eq_ignore_ascii_case("VNI-"));
        vni.then_some(OldFont::Vni)
    }

    /// The text that a reader sees for the letters of a run, composed. Letters that no old font
    /// has, where somebody typed Unicode in it, mean that all of the run is Unicode: it is given
    /// back as it is.
    #[must_use]
    pub fn decode(self, run: &str) -> String {
        let unicode = |it: char| u32::from(it) > 0xFF && syllable::is_marked(it);
        if run.is_ascii() && self != OldFont::Tcvn3Capitals || run.chars().any(unicode) {
            return run.to_owned();
        }
        // Word keeps the letters of fonts that it takes for symbols in a private area.
        let plain: String = run
            .chars()
            .map(|it| match u32::from(it) {
                code @ 0xF020..=0xF0FF => char::from_u32(code - 0xF000).unwrap_or(it),
                _ => it,
            })
            .collect();
        let plain = windows::read_again(&plain);
        match self {
            OldFont::Tcvn3 => tcvn3::decode(&plain),
            OldFont::Tcvn3Capitals => tcvn3::decode(&plain).to_uppercase(),
            OldFont::Vni => vni::decode(&plain),
        }
    }
}

/// Bytes of a code page of one byte: 1258 is Vietnamese, any other is taken for windows-1252.
/// Marks may stand apart from their letters until the whole text is composed.
#[must_use]
pub fn from_codepage(bytes: &[u8], codepage: u16) -> String {
    let text = windows::read(bytes);
    match codepage {
        1258 => windows::decode_1258(&text),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fonts_draw_their_own_letters() {
        for (font, run, seen) in [
            (".VnTime", "sè 04/2015/N§-CP", "số 04/2015/NĐ-CP"),
            (".VnTimeH", "Uû ban nh©n d©n", "UỶ BAN NHÂN DÂN"),
            (".VnArial NarrowH", "tØnh", "TỈNH"),
            ("VNI-Times", "Nghò ñònh", "Nghị định"),
            (".VnTime", "Nghị định", "Nghị định"),
            (".VnTime", "\u{F073}\u{F0E8}", "số"),
        ] {
            assert_eq!(OldFont::named(font).unwrap().decode(run), seen, "{font}");
        }
        assert_eq!(OldFont::named("Vnu Times"), None);
    }

    #[test]
    fn bytes_of_1258_compose() {
        assert_eq!(from_codepage(b"s\xF4\xEC \x96", 1258), "số –");
        assert_eq!(from_codepage(b"\xE0", 1252), "à");
    }
}
