//! Word before 2007: the text of the piece table, with the fonts and changes of its runs.
//!
//! A compound file holds the stream `WordDocument`, which begins with the FIB: places of the
//! text and of tables in a second stream. The piece table says where each stretch of text stands
//! and whether its characters take one byte or two; pages of 512 bytes (FKP) say which stretch of
//! the file is a run or a paragraph and what was changed in its look (a list of SPRMs).
//!
//! Kept and left out is the same as in docx. Files of Word 6 and 95 are laid out otherwise, and
//! are left to an installed program.

mod table;

use std::io::{Cursor, Read};

use cancu_text::{OldFont, from_codepage};

use self::table::{Looks, Piece, u16_at, u32_at};
use crate::out::{Kind, Out};
use crate::{Error, Format, Limit, Limits};

/// `nFib` of Word 97, the first that has Unicode and this layout.
const WORD_97: u16 = 0x00C1;

/// The text of a document.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<String, Error> {
    let damaged = |detail: &str| Error::damaged(Format::Doc, detail);
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes))
        .map_err(|err| Error::damaged(Format::Doc, err))?;
    let main = stream(&mut file, "WordDocument", limits)?;
    let flags = u16_at(&main, 0x0A).ok_or_else(|| damaged("no FIB"))?;
    if u16_at(&main, 0) != Some(0xA5EC) {
        return Err(damaged("no Word document of 97 or later"));
    }
    if flags & 0x0100 != 0 {
        return Err(Error::Encrypted {
            format: Format::Doc,
        });
    }
    if u16_at(&main, 2).is_none_or(|it| it < WORD_97) {
        return Err(damaged("of Word 6 or 95"));
    }
    let name = if flags & 0x0200 != 0 {
        "1Table"
    } else {
        "0Table"
    };
    let tables = stream(&mut file, name, limits)?;
    let pieces = table::pieces(&main, &tables).ok_or_else(|| damaged("no piece table"))?;
    let looks = Looks::read(&main, &tables);
    let mut reader = Reader {
        main: &main,
        pieces: &pieces,
        looks: &looks,
        out: Out::new(limits),
        fields: Vec::new(),
        cell: 0,
    };
    // The parts of a document follow each other: text, notes, headers, macros, comments, end notes,
    // text boxes.
    let counts: Vec<u64> = (0..8)
        .map(|at| u64::from(u32_at(&main, 0x4C + 4 * at).unwrap_or(0)))
        .collect();
    let start = |part: usize| counts[..part].iter().sum::<u64>();
    reader.part(0, counts[0])?;
    for part in [1, 5] {
        reader.note(start(part), counts[part])?;
    }
    reader.part(start(6), counts[6])?;
    Ok(reader.out.finish())
}

fn stream(
    file: &mut cfb::CompoundFile<Cursor<&[u8]>>,
    name: &str,
    limits: &Limits,
) -> Result<Vec<u8>, Error> {
    let stream = file
        .open_stream(name)
        .map_err(|err| Error::damaged(Format::Doc, format!("{name}: {err}")))?;
    let mut bytes = Vec::new();
    stream
        .take(limits.unpacked + 1)
        .read_to_end(&mut bytes)
        .map_err(|err| Error::damaged(Format::Doc, format!("{name}: {err}")))?;
    if bytes.len() as u64 > limits.unpacked {
        return Err(Error::Limit {
            limit: Limit::Unpacked,
            allowed: limits.unpacked,
        });
    }
    Ok(bytes)
}

struct Reader<'d> {
    main: &'d [u8],
    pieces: &'d [Piece],
    looks: &'d Looks,
    out: Out,
    /// The fields that are open: whether their instruction is over.
    fields: Vec<bool>,
    /// Where the text of the open cell starts.
    cell: usize,
}

impl Reader<'_> {
    fn note(&mut self, start: u64, count: u64) -> Result<(), Error> {
        if count > 0 {
            self.out.open(Kind::Note)?;
            self.cell = 0;
            self.part(start, count)?;
            self.out.close(Kind::Note);
        }
        Ok(())
    }

    /// The characters of a part of the document.
    fn part(&mut self, start: u64, count: u64) -> Result<(), Error> {
        let end = start.saturating_add(count);
        for piece in self.pieces {
            let from = piece.start.max(start);
            let to = piece.end.min(end);
            if from >= to {
                continue;
            }
            let width = if piece.wide { 2 } else { 1 };
            let at = |place: u64| piece.at.saturating_add((place - piece.start) * width);
            self.stretch(at(from), at(to), piece.wide)?;
        }
        Ok(())
    }

    /// The characters from one byte of the file to another, a run at a time.
    fn stretch(&mut self, from: u64, to: u64, wide: bool) -> Result<(), Error> {
        let looks = self.looks;
        let mut at = from;
        while at < to {
            let (look, end) = looks.run(at);
            // A run that ends inside a character is out of step: the character is taken whole.
            let end = end.min(to).max(at + if wide { 2 } else { 1 });
            let bytes = usize::try_from(at)
                .ok()
                .zip(usize::try_from(end).ok())
                .and_then(|(at, end)| self.main.get(at..end.min(self.main.len())));
            let Some(bytes) = bytes else {
                return Err(Error::damaged(Format::Doc, "the text breaks off"));
            };
            if !look.silent {
                let text = if wide {
                    let units = bytes.chunks_exact(2);
                    let units = units.map(|it| u16::from_le_bytes([it[0], it[1]]));
                    char::decode_utf16(units)
                        .map(|it| it.unwrap_or('\u{FFFD}'))
                        .collect()
                } else {
                    from_codepage(bytes, 1252)
                };
                self.letters(&text, look.font, at, if wide { 2 } else { 1 })?;
            }
            at = end;
        }
        Ok(())
    }

    fn letters(
        &mut self,
        text: &str,
        font: Option<OldFont>,
        at: u64,
        width: u64,
    ) -> Result<(), Error> {
        let special = |it: char| it < ' ' || it == '\u{7F}';
        let mut rest = text;
        let mut place = at;
        while let Some(it) = rest.chars().next() {
            let end = match rest.find(special) {
                Some(0) => it.len_utf8(),
                Some(end) => end,
                None => rest.len(),
            };
            let (now, then) = rest.split_at(end);
            rest = then;
            // One unit for a character, and two for one beyond the first plane.
            let units = now.chars().map(char::len_utf16).sum::<usize>() as u64;
            if !special(it) {
                if self.fields.iter().all(|it| *it) {
                    self.out.text(now, font)?;
                }
            } else {
                self.special(it, place, font)?;
            }
            place += units * width;
        }
        Ok(())
    }

    fn special(&mut self, it: char, at: u64, font: Option<OldFont>) -> Result<(), Error> {
        match it {
            // Deeper than people nest fields, a broken file only opens them.
            '\u{13}' if self.fields.len() < 1_000 => self.fields.push(false),
            '\u{14}' => {
                if let Some(last) = self.fields.last_mut() {
                    *last = true;
                }
            }
            '\u{15}' => {
                self.fields.pop();
            }
            _ if !self.fields.iter().all(|it| *it) => {}
            '\t' => self.out.text("\t", font)?,
            '\u{0B}' => self.out.text("\n", font)?,
            '\u{1E}' => self.out.text("-", font)?,
            '\r' => {
                self.out.end_paragraph();
                if !self.looks.in_table(at) {
                    self.cell = self.out.len();
                }
            }
            '\u{0C}' => {
                self.out.end_paragraph();
                self.cell = self.out.len();
            }
            '\u{07}' => {
                if self.looks.ends_row(at) {
                    self.out.end_row();
                    self.cell = self.out.len();
                } else {
                    self.out.end_cell(self.cell);
                    self.cell = self.out.len();
                }
            }
            // Soft hyphens, pictures, marks of notes and comments.
            _ => {}
        }
        Ok(())
    }
}
