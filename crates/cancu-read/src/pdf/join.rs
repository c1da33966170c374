//! Lines of pages → lines of text.

use pdfboss_output::{Block, Cell, Inline, Line, PageLayout, Role};

/// A line that ends this near the right edge, as a share of the width of the text, runs on.
const FULL: f32 = 0.12;

/// A line that starts this far right of the block is the first of a paragraph, in points.
const INDENT: f32 = 10.0;

/// Letters smaller than this share of the usual are those of notes, at the foot of a page.
const SMALL: f32 = 0.88;

/// A gap below this share of the size of letters stands between words, and not between cells.
const WORD: f32 = 0.5;

/// Joins the lines of paragraphs, over the ends of pages too.
#[derive(Debug, Default)]
pub(super) struct Joiner {
    text: String,
    notes: String,
    /// The last line of the text is full: the next may go on with it.
    open: bool,
    /// The cells of the last row, where the text ends with a table.
    row: Option<Vec<String>>,
    /// That row, while nothing of the next page was added: the page may have ended within it.
    parted: Option<Vec<String>>,
}

impl Joiner {
    pub(super) fn len(&self) -> usize {
        self.text.len() + self.notes.len()
    }

    /// Adds a page, its furniture left out.
    pub(super) fn page(&mut self, page: &PageLayout) {
        let mut blocks: Vec<&Block> = page.blocks.iter().collect();
        blocks.retain(|it| !is_furniture(it));
        for first in [true, false] {
            let edge = if first { blocks.first() } else { blocks.last() };
            if edge.is_some_and(|it| is_page_number(it)) {
                if first {
                    blocks.remove(0);
                } else {
                    blocks.pop();
                }
            }
        }
        let lines: Vec<&Line> = blocks.iter().flat_map(|it| lines(it)).collect();
        let Some(width) = Width::of(&lines) else {
            return;
        };
        let usual = usual_size(&lines);
        let is_note = |it: &&&Block| {
            let small = |it: &Line| it.size < usual * SMALL;
            let mut lines = lines_of_text(it).peekable();
            lines.peek().is_some() && lines.all(small)
        };
        let notes = blocks.iter().rev().take_while(is_note).count();
        self.parted = self.row.take();
        let (body, notes) = blocks.split_at(blocks.len() - notes);
        for block in body {
            self.block(block, &width);
        }
        let (open, row) = (self.open, self.row.take());
        let text = std::mem::take(&mut self.text);
        self.open = false;
        for block in notes {
            self.block(block, &width);
        }
        self.notes
            .push_str(&std::mem::replace(&mut self.text, text));
        if !self.notes.is_empty() && !self.notes.ends_with('\n') {
            self.notes.push('\n');
        }
        (self.open, self.row) = (open, row);
    }

    fn block(&mut self, block: &Block, width: &Width) {
        match block {
            Block::Table { rows, .. } => {
                if let Some(lines) = words_above_words(rows) {
                    return self.lines(&lines, width);
                }
                self.end_line();
                for row in rows {
                    let text = |it: &Cell| it.line.as_ref().map(text_of).unwrap_or_default();
                    self.table_row(row.iter().map(|it| text(it).trim().to_owned()).collect());
                }
            }
            Block::List { items, .. } => {
                for item in items {
                    self.open = false;
                    self.lines(&item.lines, width);
                }
            }
            Block::Heading { lines, .. } | Block::Paragraph { lines, .. } => {
                self.lines(lines, width);
            }
        }
    }

    /// Adds a row of a table. The first of a page goes on with the last of the page before if it
    /// has nothing in its first column and in another one: rows of one group fill all others.
    fn table_row(&mut self, cells: Vec<String>) {
        let goes_on = |before: &Vec<String>| {
            let first = |it: &[String]| it.first().is_some_and(|it| !it.is_empty());
            let empty = cells.iter().filter(|it| it.is_empty()).count();
            before.len() == cells.len() && first(before) && !first(&cells) && empty > 1
        };
        let cells = match self.parted.take().filter(goes_on) {
            Some(mut before) => {
                let end = self.text.len().saturating_sub(written(&before).len());
                self.text.truncate(end);
                for (cell, more) in before.iter_mut().zip(&cells) {
                    if !cell.is_empty() && !more.is_empty() && !is_split(cell) {
                        cell.push(' ');
                    }
                    cell.push_str(more);
                }
                before
            }
            None => cells,
        };
        self.text.push_str(&written(&cells));
        self.row = Some(cells);
    }

    fn lines(&mut self, lines: &[Line], width: &Width) {
        let left = lines.iter().map(|it| it.x).fold(f32::INFINITY, f32::min);
        for line in lines {
            let text = text_of(line);
            let text = text.trim();
            if text.is_empty() {
                continue;
            }
            let goes_on = self.open && line.x <= left + INDENT && !starts_item(text);
            if goes_on {
                if !is_split(&self.text) {
                    self.text.push(' ');
                }
            } else {
                self.end_line();
            }
            self.text.push_str(text);
            (self.row, self.parted) = (None, None);
            self.open = width.is_full(line);
        }
    }

    fn end_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        self.open = false;
    }

    pub(super) fn finish(mut self) -> String {
        self.end_line();
        if !self.notes.is_empty() {
            self.text.push('\n');
            self.text.push_str(&self.notes);
        }
        self.text
    }
}

/// The lines of what only looks like a table: "Căn cứ Luật ...", "Căn cứ Nghị định ..." have their
/// first gaps one above the other, and in no row is any of them wider than between words.
fn words_above_words(rows: &[Vec<Cell>]) -> Option<Vec<Line>> {
    rows.iter().map(|it| joined(it)).collect()
}

/// The cells of a row as one line, if no gap parts them.
fn joined(row: &[Cell]) -> Option<Line> {
    let mut cells = row.iter().filter_map(|it| it.line.as_ref());
    let mut line = cells.next()?.clone();
    for it in cells {
        if it.x - line.end_x > WORD * it.size {
            return None;
        }
        if !text_of(&line).ends_with(' ') {
            let blank = Inline {
                text: " ".to_owned(),
                bold: false,
                italic: false,
                code: false,
            };
            line.inlines.push(blank);
        }
        line.inlines.extend(it.inlines.iter().cloned());
        line.end_x = it.end_x;
    }
    Some(line)
}

/// A row as a line, without its empty cells.
fn written(cells: &[String]) -> String {
    let cells = cells.iter().map(String::as_str).filter(|it| !it.is_empty());
    cells.collect::<Vec<_>>().join("\t") + "\n"
}

/// Says whether a line ends within a number: one is split behind its hyphens and slashes.
fn is_split(text: &str) -> bool {
    text.ends_with(['-', '/', '\u{2010}', '\u{2011}', '\u{AD}']) && !text.ends_with(" -")
}

/// From where to where the text of a page goes.
struct Width {
    left: f32,
    right: f32,
}

impl Width {
    fn of(lines: &[&Line]) -> Option<Width> {
        let left = lines.iter().map(|it| it.x).reduce(f32::min)?;
        let right = lines.iter().map(|it| it.end_x).reduce(f32::max)?;
        Some(Width { left, right })
    }

    fn is_full(&self, line: &Line) -> bool {
        line.end_x > self.right - (self.right - self.left) * FULL
    }
}

/// The size that most letters have.
fn usual_size(lines: &[&Line]) -> f32 {
    let mut sizes: Vec<f32> = lines.iter().map(|it| it.size).collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or_default()
}

fn lines(block: &Block) -> Vec<&Line> {
    match block {
        Block::Heading { lines, .. } | Block::Paragraph { lines, .. } => lines.iter().collect(),
        Block::List { items, .. } => items.iter().flat_map(|it| &it.lines).collect(),
        Block::Table { rows, .. } => rows
            .iter()
            .flatten()
            .filter_map(|it| it.line.as_ref())
            .collect(),
    }
}

/// The lines of a block that may be a note: tables are none.
fn lines_of_text<'b>(block: &'b &&Block) -> impl Iterator<Item = &'b Line> {
    let lines = match block {
        Block::Table { .. } => Vec::new(),
        block => lines(block),
    };
    lines.into_iter()
}

pub(super) fn text_of(line: &Line) -> String {
    line.inlines.iter().map(|it| it.text.as_str()).collect()
}

fn is_furniture(block: &Block) -> bool {
    matches!(
        block,
        Block::Paragraph {
            role: Role::PageHeader | Role::PageFooter,
            ..
        }
    )
}

/// A number alone, or `- 2 -`, `Trang 2/5`.
fn is_page_number(block: &Block) -> bool {
    let [line] = lines(block)[..] else {
        return false;
    };
    let text = text_of(line).to_lowercase();
    let text = text
        .trim()
        .trim_start_matches("trang")
        .trim_matches([' ', '-', '–', '.']);
    !text.is_empty()
        && text.len() <= 9
        && text.starts_with(|it: char| it.is_ascii_digit())
        && text
            .chars()
            .all(|it| it.is_ascii_digit() || it == '/' || it == ' ')
}

/// Says whether a line begins something of its own: `- `, `a)`, `1.`, `Điều 5`, `Chương II`.
fn starts_item(text: &str) -> bool {
    let word = text.split(char::is_whitespace).next().unwrap_or_default();
    let counted = word.strip_suffix(['.', ')']).is_some_and(|it| {
        let digits = !it.is_empty()
            && it.len() <= 6
            && it.bytes().all(|it| it.is_ascii_digit() || it == b'.');
        let letter = it.chars().count() == 1 && it.chars().all(char::is_lowercase);
        let roman = !it.is_empty() && it.len() <= 5 && it.bytes().all(|it| b"IVX".contains(&it));
        digits || letter || roman
    });
    counted
        || [
            "-", "–", "+", "•", "*", "Điều", "Chương", "Mục", "Phụ", "Căn",
        ]
        .contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str, x: f32, end_x: f32) -> Cell {
        let inline = Inline {
            text: text.to_owned(),
            bold: false,
            italic: false,
            code: false,
        };
        Cell {
            line: Some(Line {
                inlines: vec![inline],
                y: 0.0,
                x,
                end_x,
                size: 13.0,
            }),
            colspan: 1,
            rowspan: 1,
        }
    }

    #[test]
    fn words_that_stand_above_words_are_no_table() {
        let recital = |a, b| vec![cell(a, 56.0, 120.0), cell(b, 123.3, 400.0)];
        let rows = [
            recital("Căn cứ Pháp", "lệnh Dân chủ;"),
            recital("Căn cứ Nghị", "định số 59/2023/NĐ-CP;"),
        ];
        let said: Vec<String> = words_above_words(&rows)
            .unwrap()
            .iter()
            .map(text_of)
            .collect();
        assert_eq!(
            said,
            [
                "Căn cứ Pháp lệnh Dân chủ;",
                "Căn cứ Nghị định số 59/2023/NĐ-CP;"
            ]
        );
        // One row whose cells are apart makes a table.
        let apart = vec![cell("1", 56.0, 62.0), cell("Nghị định", 90.0, 140.0)];
        assert_eq!(words_above_words(&[rows[0].clone(), apart]), None);
    }
}
