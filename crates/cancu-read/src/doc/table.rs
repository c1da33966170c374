//! The tables of an old Word file: pieces of text, and the looks of its stretches.

use cancu_text::OldFont;

/// Entries of one table that are read at most.
const MAX_ENTRIES: usize = 4_000_000;

/// A page of looks.
const PAGE: usize = 512;

/// Numbers of the properties that matter.
const DELETED: u16 = 0x0800;
const HIDDEN: u16 = 0x083C;
const FONT: u16 = 0x4A4F;
const IN_TABLE: u16 = 0x2416;
const ENDS_ROW: u16 = 0x2417;

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let found = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes([found[0], found[1]]))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let found = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes([found[0], found[1], found[2], found[3]]))
}

fn size_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32_at(bytes, at)?).ok()
}

/// The table whose place and length stand at `at` of the FIB.
fn table<'t>(main: &[u8], tables: &'t [u8], at: usize) -> Option<&'t [u8]> {
    let (start, length) = (size_at(main, at)?, size_at(main, at + 4)?);
    tables.get(start..start.checked_add(length)?)
}

/// A stretch of text: from which character to which, and where it stands in the file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    pub(super) start: u64,
    pub(super) end: u64,
    pub(super) at: u64,
    /// Characters take two bytes.
    pub(super) wide: bool,
}

/// The piece table, in order.
pub(super) fn pieces(main: &[u8], tables: &[u8]) -> Option<Vec<Piece>> {
    let mut rest = table(main, tables, 0x01A2)?;
    // Lists of changes stand before the table.
    while rest.first() == Some(&1) {
        let length = usize::from(u16_at(rest, 1)?);
        rest = rest.get(3 + length..)?;
    }
    if rest.first() != Some(&2) {
        return None;
    }
    let length = size_at(rest, 1)?;
    let rest = rest.get(5..5 + length)?;
    let count = rest.len().checked_sub(4)? / 12;
    let mut pieces = Vec::new();
    for at in 0..count.min(MAX_ENTRIES) {
        let start = u32_at(rest, 4 * at)?;
        let end = u32_at(rest, 4 * at + 4)?;
        let place = u32_at(rest, 4 * (count + 1) + 8 * at + 2)?;
        let narrow = place & 0x4000_0000 != 0;
        let place = u64::from(place & 0x3FFF_FFFF);
        if end < start {
            return None;
        }
        pieces.push(Piece {
            start: u64::from(start),
            end: u64::from(end),
            at: if narrow { place / 2 } else { place },
            wide: !narrow,
        });
    }
    Some(pieces)
}

/// How a run looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) font: Option<OldFont>,
    /// Deleted or hidden.
    pub(super) silent: bool,
}

#[derive(Debug, Clone, Copy, Default)]
struct Paragraph {
    in_table: bool,
    ends_row: bool,
}

/// The looks of a file, by the byte at which they begin.
#[derive(Debug, Default)]
pub(super) struct Looks {
    runs: Vec<(u64, u64, Look)>,
    paragraphs: Vec<(u64, u64, Paragraph)>,
}

impl Looks {
    /// Reads what there is; a file without them has text of one look.
    pub(super) fn read(main: &[u8], tables: &[u8]) -> Looks {
        let fonts = fonts(main, tables).unwrap_or_default();
        let mut looks = Looks::default();
        pages(main, tables, 0x00FA, &mut |start, end, page, at| {
            // One byte for each run says where its properties stand.
            let place = usize::from(*page.get(at.0 + at.1)?) * 2;
            let mut look = Look::default();
            if place > 0 {
                let length = usize::from(*page.get(place)?);
                properties(
                    page.get(place + 1..place + 1 + length)?,
                    &mut |name, value| match name {
                        DELETED | HIDDEN => look.silent |= value & 1 != 0,
                        FONT => look.font = fonts.get(usize::from(value)).copied().flatten(),
                        _ => {}
                    },
                );
            }
            looks.runs.push((start, end, look));
            Some(())
        });
        pages(main, tables, 0x0102, &mut |start, end, page, at| {
            let place = usize::from(*page.get(at.0 + 13 * at.1)?) * 2;
            let mut paragraph = Paragraph::default();
            if place > 0 {
                let half = usize::from(*page.get(place)?);
                let (from, length) = if half == 0 {
                    (place + 2, 2 * usize::from(*page.get(place + 1)?))
                } else {
                    (place + 1, 2 * half - 1)
                };
                // The number of the style stands before the properties.
                properties(
                    page.get(from + 2..from + length)?,
                    &mut |name, value| match name {
                        IN_TABLE => paragraph.in_table = value & 1 != 0,
                        ENDS_ROW => paragraph.ends_row = value & 1 != 0,
                        _ => {}
                    },
                );
            }
            looks.paragraphs.push((start, end, paragraph));
            Some(())
        });
        looks.runs.sort_by_key(|it| it.0);
        looks.paragraphs.sort_by_key(|it| it.0);
        looks
    }

    /// The look of the run at a byte, and where it ends.
    pub(super) fn run(&self, at: u64) -> (Look, u64) {
        let behind = self.runs.partition_point(|it| it.0 <= at);
        match behind.checked_sub(1).and_then(|it| self.runs.get(it)) {
            Some(&(_, end, look)) if at < end => (look, end),
            _ => {
                let next = self.runs.get(behind).map_or(u64::MAX, |it| it.0);
                (Look::default(), next)
            }
        }
    }

    pub(super) fn in_table(&self, at: u64) -> bool {
        self.paragraph(at).in_table
    }

    /// Whether the mark of a cell is that of the row.
    pub(super) fn ends_row(&self, at: u64) -> bool {
        self.paragraph(at).ends_row
    }

    fn paragraph(&self, at: u64) -> Paragraph {
        let behind = self.paragraphs.partition_point(|it| it.0 <= at);
        let found = behind.checked_sub(1).and_then(|it| self.paragraphs.get(it));
        found
            .filter(|it| at < it.1)
            .map(|it| it.2)
            .unwrap_or_default()
    }
}

/// What is done with a stretch of a page: its first byte and the one after its last in the file,
/// the page, and where in it the table of places begins and which row of it is meant.
type Stretch<'s> = dyn FnMut(u64, u64, &[u8], (usize, usize)) -> Option<()> + 's;

/// Walks the pages of a table at `fib` of the FIB.
fn pages(main: &[u8], tables: &[u8], fib: usize, each: &mut Stretch<'_>) {
    let Some(table) = table(main, tables, fib) else {
        return;
    };
    let count = table.len().saturating_sub(4) / 8;
    let mut left = MAX_ENTRIES;
    for at in 0..count {
        let page = size_at(table, 4 * (count + 1) + 4 * at)
            .map(|it| (it & 0x3F_FFFF) * PAGE)
            .and_then(|it| main.get(it..it + PAGE));
        let Some(page) = page else {
            continue;
        };
        let rows = usize::from(page[PAGE - 1]);
        let first = 4 * (rows + 1);
        for row in 0..rows {
            let (Some(start), Some(end)) = (u32_at(page, 4 * row), u32_at(page, 4 * row + 4))
            else {
                break;
            };
            if left == 0 {
                return;
            }
            left -= 1;
            // A row out of place has no look; the others keep theirs.
            let _ = each(u64::from(start), u64::from(end), page, (first, row));
        }
    }
}

/// Hands every property of a list to `each`, with the first two bytes of its value.
fn properties(list: &[u8], each: &mut dyn FnMut(u16, u16)) {
    let mut at = 0;
    while let Some(name) = u16_at(list, at) {
        at += 2;
        let size = match name >> 13 {
            0 | 1 => 1,
            2 | 4 | 5 => 2,
            3 => 4,
            7 => 3,
            // The length stands before the value; that of a table's form takes two bytes.
            _ if name == 0xD608 => u16_at(list, at).map_or(2, |it| usize::from(it) + 1),
            _ => list.get(at).map_or(1, |it| usize::from(*it) + 1),
        };
        let low = list.get(at).copied().unwrap_or(0);
        let high = if size > 1 {
            list.get(at + 1).copied().unwrap_or(0)
        } else {
            0
        };
        each(name, u16::from_le_bytes([low, high]));
        at += size;
    }
}

/// The old fonts by their number; `None` for all others.
fn fonts(main: &[u8], tables: &[u8]) -> Option<Vec<Option<OldFont>>> {
    let table = table(main, tables, 0x0112)?;
    let count = usize::from(u16_at(table, 0)?);
    let mut at = 4;
    let mut fonts = Vec::new();
    for _ in 0..count {
        let size = usize::from(*table.get(at)?);
        let name = table.get(at + 40..at + 1 + size).unwrap_or_default();
        let units = name
            .chunks_exact(2)
            .map(|it| u16::from_le_bytes([it[0], it[1]]));
        let units = units.take_while(|it| *it != 0);
        let name: String = char::decode_utf16(units).filter_map(Result::ok).collect();
        fonts.push(OldFont::named(&name));
        at += 1 + size;
    }
    Some(fonts)
}
