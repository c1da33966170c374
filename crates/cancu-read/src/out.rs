//! The text of a document as its parts come: paragraphs, tables, notes.

use cancu_text::OldFont;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::{Error, Limit, Limits};

/// Builds the text of a document: a line for a paragraph, a line for a row of a table.
///
/// Cells of a row stand in one line with a tab between them where each has one line, else below
/// each other, so that nothing of one cell is glued to the next. Notes and text boxes never stand
/// inside the paragraph that they hang on: notes follow the text, boxes their paragraph.
///
/// Letters are composed at the end; soft hyphens and signs without width go, hyphens that do not
/// break are hyphens.
#[derive(Debug)]
pub(crate) struct Out {
    frames: Vec<Frame>,
    notes: String,
    size: u64,
    allowed: u64,
    nesting: u64,
}

#[derive(Debug, Default)]
struct Frame {
    kind: Kind,
    text: String,
    /// The runs of the paragraph that is open.
    runs: Vec<(Option<OldFont>, String)>,
    /// The cells of the row that is open.
    cells: Vec<String>,
    /// Text boxes that hang on the open paragraph.
    boxes: String,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    #[default]
    Body,
    #[cfg_attr(
        not(feature = "office"),
        allow(dead_code, reason = "RTF does not say where a cell begins")
    )]
    Cell,
    Note,
    Box,
}

impl Out {
    pub(crate) fn new(limits: &Limits) -> Out {
        Out {
            frames: vec![Frame::default()],
            notes: String::new(),
            size: 0,
            allowed: limits.text,
            nesting: limits.nesting,
        }
    }

    fn frame(&mut self) -> &mut Frame {
        if self.frames.is_empty() {
            self.frames.push(Frame::default());
        }
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }

    /// Adds letters to the open paragraph.
    pub(crate) fn text(&mut self, text: &str, font: Option<OldFont>) -> Result<(), Error> {
        self.size += text.len() as u64;
        if self.size > self.allowed {
            return Err(Error::Limit {
                limit: Limit::Text,
                allowed: self.allowed,
            });
        }
        let frame = self.frame();
        match frame.runs.last_mut() {
            Some(last) if last.0 == font => last.1.push_str(text),
            _ => frame.runs.push((font, text.to_owned())),
        }
        Ok(())
    }

    /// Ends the open paragraph; one without letters is a blank line.
    pub(crate) fn end_paragraph(&mut self) {
        let frame = self.frame();
        frame.close_paragraph();
        frame.text.push('\n');
        let boxes = std::mem::take(&mut frame.boxes);
        frame.text.push_str(&boxes);
    }

    /// Opens a cell, a note or a text box.
    pub(crate) fn open(&mut self, kind: Kind) -> Result<(), Error> {
        if self.frames.len() as u64 > self.nesting {
            return Err(Error::Limit {
                limit: Limit::Nesting,
                allowed: self.nesting,
            });
        }
        self.frames.push(Frame {
            kind,
            ..Frame::default()
        });
        Ok(())
    }

    /// Closes what was opened last; something else than `kind` stays open.
    pub(crate) fn close(&mut self, kind: Kind) {
        if self.frames.len() < 2 || self.frame().kind != kind {
            return;
        }
        let Some(mut frame) = self.frames.pop() else {
            return;
        };
        frame.end_row();
        frame.close_paragraph();
        let boxes = std::mem::take(&mut frame.boxes);
        frame.text.push_str(&boxes);
        match kind {
            Kind::Cell => self.frame().cells.push(frame.text),
            Kind::Note => {
                self.notes.push_str(frame.text.trim());
                self.notes.push('\n');
            }
            Kind::Box => {
                let text = frame.text.trim_matches('\n');
                if !text.is_empty() {
                    let parent = self.frame();
                    parent.boxes.push_str(text);
                    parent.boxes.push('\n');
                }
            }
            Kind::Body => {}
        }
    }

    /// Ends a cell of a format that does not say where it began: the row takes all since the
    /// last cell.
    pub(crate) fn end_cell(&mut self, since: usize) {
        let frame = self.frame();
        frame.close_paragraph();
        let text = frame.text.split_off(since.min(frame.text.len()));
        frame.cells.push(text);
    }

    /// Where the text of the open frame ends now, for [`Out::end_cell`].
    pub(crate) fn len(&mut self) -> usize {
        self.frame().text.len()
    }

    /// Ends the open row.
    pub(crate) fn end_row(&mut self) {
        self.frame().end_row();
    }

    /// The whole text.
    pub(crate) fn finish(mut self) -> String {
        while self.frames.len() > 1 {
            let kind = self.frame().kind;
            self.close(kind);
        }
        let frame = self.frame();
        frame.end_row();
        frame.close_paragraph();
        let mut text = std::mem::take(&mut frame.text);
        text.push_str(&std::mem::take(&mut frame.boxes));
        if !self.notes.is_empty() {
            if !text.ends_with('\n') {
                text.push('\n');
            }
            text.push('\n');
            text.push_str(&self.notes);
        }
        tidy(&text)
    }
}

impl Frame {
    fn close_paragraph(&mut self) {
        for (font, run) in std::mem::take(&mut self.runs) {
            match font {
                Some(font) => self.text.push_str(&font.decode(&run)),
                None => self.text.push_str(&run),
            }
        }
    }

    fn end_row(&mut self) {
        if self.cells.is_empty() {
            return;
        }
        let cells = std::mem::take(&mut self.cells);
        let cells: Vec<&str> = cells.iter().map(|it| it.trim_matches('\n')).collect();
        let joint = if cells.iter().any(|it| it.contains('\n')) {
            "\n"
        } else {
            "\t"
        };
        self.text.push_str(&cells.join(joint));
        self.text.push('\n');
    }
}

/// Composed letters, plain hyphens, no signs without width, no blanks at the end of a line, and
/// at most one blank line in a row.
pub(crate) fn tidy(text: &str) -> String {
    let signs = text.chars().filter_map(|it| match it {
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\0' | '\u{2}' => None,
        '\u{2010}' | '\u{2011}' | '\u{FFFE}' => Some('-'),
        '\u{B}' | '\u{C}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        other => Some(other),
    });
    let text: String = signs.collect();
    let text = match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text,
        _ => text.nfc().collect(),
    };
    let mut out = String::with_capacity(text.len());
    let mut blank = 0;
    for line in text.lines() {
        let line = line.trim_end();
        blank = if line.is_empty() { blank + 1 } else { 0 };
        if blank > 1 || (blank == 1 && out.is_empty()) {
            continue;
        }
        out.push_str(line);
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn out() -> Out {
        Out::new(&Limits::default())
    }

    #[test]
    fn cells_are_apart_and_notes_follow() {
        let mut it = out();
        for (cell, lines) in [("1", &["a"][..]), ("2", &["b", "c"])] {
            for text in [&[cell][..], lines] {
                it.open(Kind::Cell).unwrap();
                for line in text {
                    it.text(line, None).unwrap();
                    it.end_paragraph();
                }
                it.close(Kind::Cell);
            }
            it.end_row();
        }
        it.text("Nghị định số 04", None).unwrap();
        it.open(Kind::Note).unwrap();
        it.text("ghi chú", None).unwrap();
        it.close(Kind::Note);
        it.text("/2015", None).unwrap();
        it.end_paragraph();
        assert_eq!(
            it.finish(),
            "1\ta\n2\nb\nc\nNghị định số 04/2015\n\nghi chú\n"
        );
    }

    #[test]
    fn runs_of_one_old_font_are_read_together() {
        let mut it = out();
        for part in ["N", "§-", "CP"] {
            it.text(part, Some(OldFont::Tcvn3)).unwrap();
        }
        it.text(" Đ", None).unwrap();
        assert_eq!(it.finish(), "NĐ-CP Đ\n");
    }

    #[test]
    fn signs_without_width_go_and_letters_are_composed() {
        assert_eq!(
            tidy("\n\nso\u{302}\u{301}\u{AD} 04\u{2011}CP  \n\n\n\nb"),
            "số 04-CP\n\nb\n"
        );
    }

    #[test]
    fn a_text_too_long_is_refused() {
        let mut it = Out::new(&Limits {
            text: 3,
            ..Limits::default()
        });
        assert!(it.text("abc", None).is_ok());
        assert_eq!(
            it.text("d", None).unwrap_err().to_string(),
            "the text is longer than 3"
        );
    }
}
