//! Rich Text Format, by hand: groups, control words, and the letters between them.
//!
//! Kept: the text, tables, notes, text boxes. Left out: deleted and hidden text, pictures,
//! headers and footers, instructions of fields.

use std::collections::BTreeMap;

use cancu_text::{OldFont, from_codepage};

use crate::out::{Kind, Out};
use crate::{Error, Format, Limit, Limits};

/// The text of a document.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<String, Error> {
    let mut reader = Reader {
        bytes,
        at: 0,
        out: Out::new(limits),
        groups: Vec::new(),
        state: State::default(),
        fonts: BTreeMap::new(),
        font_open: None,
        codepage: 1252,
        row: None,
        skip: 0,
        high: None,
    };
    reader.run(limits)?;
    Ok(reader.out.finish())
}

/// What a group says of the letters in it.
#[derive(Debug, Clone, Default)]
struct State {
    font: i32,
    hidden: bool,
    /// A destination whose content is no text of the page.
    silent: bool,
    /// In the table of fonts: letters are names.
    fonts: bool,
    /// Bytes that stand for a `\u` in programs without Unicode.
    fallback: usize,
    in_table: bool,
    opened: Option<Kind>,
    /// The next control word names a destination that may be passed over.
    optional: bool,
}

#[derive(Debug, Default, Clone)]
struct Font {
    name: String,
    codepage: Option<u16>,
}

struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
    out: Out,
    groups: Vec<State>,
    state: State,
    fonts: BTreeMap<i32, Font>,
    font_open: Option<i32>,
    codepage: u16,
    /// Where the text of the open cell starts.
    row: Option<usize>,
    /// Bytes still to be passed over behind a `\u`.
    skip: usize,
    /// The first half of a character beyond the first plane.
    high: Option<u16>,
}

/// Destinations whose content is not on the page.
const SILENT: [&str; 31] = [
    "colortbl",
    "stylesheet",
    "info",
    "pict",
    "object",
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "fldinst",
    "nonshppict",
    "datafield",
    "themedata",
    "colorschememapping",
    "latentstyles",
    "datastore",
    "xmlnstbl",
    "listtable",
    "listoverridetable",
    "rsidtbl",
    "generator",
    "sp",
    "ftnsep",
    "ftnsepc",
    "aftnsep",
    "annotation",
    "atnid",
];

impl Reader<'_> {
    fn run(&mut self, limits: &Limits) -> Result<(), Error> {
        self.state.fallback = 1;
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b'{' => {
                    self.at += 1;
                    self.skip = 0;
                    if self.groups.len() as u64 >= limits.nesting {
                        return Err(Error::Limit {
                            limit: Limit::Nesting,
                            allowed: limits.nesting,
                        });
                    }
                    let mut inner = self.state.clone();
                    inner.opened = None;
                    inner.optional = false;
                    self.groups.push(std::mem::replace(&mut self.state, inner));
                }
                b'}' => {
                    self.at += 1;
                    self.skip = 0;
                    self.close();
                    if self.groups.is_empty() {
                        return Ok(());
                    }
                }
                b'\\' => self.control()?,
                b'\r' | b'\n' => self.at += 1,
                _ => {
                    let rest = &self.bytes[self.at..];
                    let end = rest
                        .iter()
                        .position(|it| b"{}\\\r\n".contains(it))
                        .unwrap_or(rest.len());
                    self.at += end;
                    self.letters(&rest[..end])?;
                }
            }
        }
        Err(Error::damaged(Format::Rtf, "the file breaks off"))
    }

    fn close(&mut self) {
        if let Some(kind) = self.state.opened {
            self.out.close(kind);
        }
        if let Some(outer) = self.groups.pop() {
            self.state = outer;
        }
    }

    /// Letters in the code page of their font.
    fn letters(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let passed = self.skip.min(bytes.len());
        self.skip -= passed;
        let bytes = &bytes[passed..];
        if bytes.is_empty() {
            return Ok(());
        }
        let font = self.fonts.get(&self.state.font);
        let codepage = font.and_then(|it| it.codepage).unwrap_or(self.codepage);
        self.text(&from_codepage(bytes, codepage))
    }

    fn text(&mut self, text: &str) -> Result<(), Error> {
        if self.state.fonts {
            if let Some(font) = self.font_open.and_then(|it| self.fonts.get_mut(&it))
                && font.name.len() < 100
            {
                font.name.push_str(text);
            }
            return Ok(());
        }
        if self.state.silent || self.state.hidden {
            return Ok(());
        }
        let font = self.fonts.get(&self.state.font);
        let old = font.and_then(|it| OldFont::named(it.name.trim_end_matches(';')));
        self.out.text(text, old)
    }

    fn control(&mut self) -> Result<(), Error> {
        self.at += 1;
        let rest = &self.bytes[self.at..];
        let Some(&first) = rest.first() else {
            return Ok(());
        };
        if !first.is_ascii_alphabetic() {
            self.at += 1;
            return self.symbol(first);
        }
        let name_end = rest
            .iter()
            .take(32)
            .position(|it| !it.is_ascii_alphabetic())
            .unwrap_or(rest.len().min(32));
        let name = String::from_utf8_lossy(&rest[..name_end]).into_owned();
        let digits = &rest[name_end..];
        let sign = usize::from(digits.first() == Some(&b'-'));
        let count = digits[sign..]
            .iter()
            .take(10)
            .take_while(|it| it.is_ascii_digit())
            .count();
        let number = if count == 0 {
            None
        } else {
            let text = String::from_utf8_lossy(&digits[..sign + count]);
            text.parse::<i64>().ok()
        };
        self.at += name_end + if count == 0 { 0 } else { sign + count };
        if self.bytes.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
        self.word(&name, number)
    }

    fn symbol(&mut self, sign: u8) -> Result<(), Error> {
        match sign {
            b'\'' => {
                let hex = self.bytes.get(self.at..self.at + 2);
                let byte = hex
                    .and_then(|it| std::str::from_utf8(it).ok())
                    .and_then(|it| u8::from_str_radix(it, 16).ok());
                self.at += byte.map_or(0, |_| 2);
                byte.map_or(Ok(()), |it| self.letters(&[it]))
            }
            b'*' => {
                self.state.optional = true;
                Ok(())
            }
            b'~' => self.sign("\u{A0}"),
            b'_' => self.sign("-"),
            b'\\' | b'{' | b'}' => self.letters(&[sign]),
            b'\r' | b'\n' => self.word("par", None),
            _ => Ok(()),
        }
    }

    /// A sign that stands for itself in every code page.
    fn sign(&mut self, sign: &str) -> Result<(), Error> {
        if self.skip > 0 {
            self.skip -= 1;
            return Ok(());
        }
        self.text(sign)
    }

    fn word(&mut self, name: &str, number: Option<i64>) -> Result<(), Error> {
        let on = number != Some(0);
        let optional = std::mem::take(&mut self.state.optional);
        if SILENT.contains(&name) {
            self.state.silent = true;
            return Ok(());
        }
        match name {
            "fonttbl" => self.state.fonts = true,
            "f" | "af" if self.state.fonts => {
                let at = number.and_then(|it| i32::try_from(it).ok()).unwrap_or(0);
                self.font_open = Some(at);
                if self.fonts.len() < 10_000 {
                    self.fonts.insert(at, Font::default());
                }
            }
            "fcharset" => {
                if let Some(font) = self.font_open.and_then(|it| self.fonts.get_mut(&it)) {
                    font.codepage = match number {
                        Some(163) => Some(1258),
                        Some(0) => Some(1252),
                        _ => None,
                    };
                }
            }
            // Another name of the same font.
            "falt" | "panose" => self.state.silent = true,
            "f" => self.state.font = number.and_then(|it| i32::try_from(it).ok()).unwrap_or(0),
            "ansicpg" => {
                self.codepage = number.and_then(|it| u16::try_from(it).ok()).unwrap_or(1252);
            }
            "deff" => self.state.font = number.and_then(|it| i32::try_from(it).ok()).unwrap_or(0),
            "plain" => self.state.hidden = false,
            "uc" => {
                self.state.fallback = number.and_then(|it| usize::try_from(it).ok()).unwrap_or(1);
            }
            "u" => {
                // Written as a signed number of 16 bits.
                let unit = number.map_or(0, |it| u16::try_from(it.rem_euclid(65_536)).unwrap_or(0));
                self.unit(unit)?;
                self.skip = self.state.fallback;
            }
            "deleted" | "v" => self.state.hidden = on,
            "footnote" => {
                self.state.in_table = false;
                if !self.state.silent {
                    self.out.open(Kind::Note)?;
                    self.state.opened = Some(Kind::Note);
                }
            }
            "shptxt" => {
                self.state.silent = false;
                self.out.open(Kind::Box)?;
                self.state.opened = Some(Kind::Box);
            }
            "pard" => self.state.in_table = false,
            "intbl" => self.state.in_table = true,
            "trowd" if !self.state.silent && self.row.is_none() => {
                self.row = Some(self.out.len());
            }
            "par" | "sect" if !self.state.silent => self.out.end_paragraph(),
            "line" | "page" => self.sign("\n")?,
            "tab" => self.sign("\t")?,
            "cell" | "nestcell" if !self.state.silent => {
                let since = self.row.unwrap_or_default();
                self.out.end_cell(since);
            }
            "row" | "nestrow" if !self.state.silent => {
                self.out.end_row();
                self.row = Some(self.out.len());
            }
            "emdash" => self.sign("—")?,
            "endash" => self.sign("–")?,
            "lquote" => self.sign("‘")?,
            "rquote" => self.sign("’")?,
            "ldblquote" => self.sign("“")?,
            "rdblquote" => self.sign("”")?,
            "bullet" => self.sign("•")?,
            "emspace" | "enspace" | "qmspace" => self.sign(" ")?,
            "bin" => {
                let count = number.and_then(|it| usize::try_from(it).ok()).unwrap_or(0);
                self.at = self.at.saturating_add(count).min(self.bytes.len());
            }
            "shpinst" | "do" | "dptxbxtext" => {}
            _ if optional => self.state.silent = true,
            _ => {}
        }
        Ok(())
    }

    /// A unit of UTF-16; halves of a pair wait for each other.
    fn unit(&mut self, unit: u16) -> Result<(), Error> {
        let units: Vec<u16> = self.high.take().into_iter().chain([unit]).collect();
        if units.len() == 1 && (0xD800..0xDC00).contains(&unit) {
            self.high = Some(unit);
            return Ok(());
        }
        let text: String = char::decode_utf16(units).filter_map(Result::ok).collect();
        self.text(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(rtf: &str) -> String {
        read(rtf.as_bytes(), &Limits::default()).unwrap()
    }

    #[test]
    fn letters_come_in_four_ways() {
        assert_eq!(
            text(
                r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman Times New Roman;}{\f1 .VnTime;}{\f2\fcharset163 Times;}}
S\u7889?: {\f1 Q\'a7-UBND, t\'d8nh} {\f2 t\'ecnh Qu\'e3ng} \'93a\'94\par}"
            ),
            "Số: QĐ-UBND, tỉnh t\u{301}nh Quăng “a”\n"
        );
    }

    #[test]
    fn hyphens_and_hidden_text() {
        assert_eq!(
            text(
                r"{\rtf1 04/2015/N{\u272\'3f}\_C{\b P}\~ng\-{\deleted xoa}{\v an}{\*\la bo}{\footnote chu}\'e0y{\header h}\par b}"
            ),
            "04/2015/NĐ-CP\u{A0}ngày\nb\n\nchu\n"
        );
    }

    #[test]
    fn rows_are_lines() {
        assert_eq!(
            text(
                r"{\rtf1 a\par\trowd\cellx1\cellx2\pard\intbl 1\cell b\cell\row\trowd\pard\intbl 2\cell c\par d\cell\row\pard e\par}"
            ),
            "a\n1\tb\n2\nc\nd\ne\n"
        );
    }

    #[test]
    fn broken_files_are_told() {
        for rtf in [
            r"{\rtf1 a",
            r"{\rtf1 {{{",
            r"{\rtf1 \u",
            r"{\rtf1 \'",
            r"{\rtf1 \bin99999999999 a",
        ] {
            let err = read(rtf.as_bytes(), &Limits::default()).unwrap_err();
            assert!(matches!(err, Error::Damaged { .. }), "{rtf}: {err}");
        }
        let deep = format!("{{\\rtf1 {}", "{".repeat(2000));
        let err = read(deep.as_bytes(), &Limits::default()).unwrap_err();
        assert_eq!(err.vietnamese(), "số tầng phần tử lồng nhau vượt quá 1000");
    }
}
