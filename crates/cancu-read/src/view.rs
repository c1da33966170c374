//! A text without its markup, that knows the way back.

/// What a marked-up text says, with the place of every piece in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct View {
    text: String,
    pieces: Vec<Piece>,
}

/// A stretch of the view: copied byte for byte, or standing for something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    at: usize,
    start: usize,
    end: usize,
    copied: bool,
}

impl View {
    /// The text without its markup.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The stretch of the original that a stretch of the view came from. Markup around it is no
    /// part of that, markup inside is. *O*(log pieces).
    #[must_use]
    pub fn original(&self, start: usize, end: usize) -> (usize, usize) {
        let from = self.piece(start).map_or(0, |it| match it.copied {
            true => (it.start + (start - it.at)).min(it.end),
            false => it.start,
        });
        if end <= start {
            return (from, from);
        }
        let to = self.piece(end - 1).map_or(from, |it| match it.copied {
            true => (it.start + (end - it.at)).min(it.end),
            false => it.end,
        });
        (from, to.max(from))
    }

    fn piece(&self, offset: usize) -> Option<&Piece> {
        let behind = self.pieces.partition_point(|it| it.at <= offset);
        self.pieces.get(behind.checked_sub(1)?)
    }

    /// Adds what stands at `start` of the original.
    pub(crate) fn copy(&mut self, start: usize, what: &str) {
        if what.is_empty() {
            return;
        }
        if let Some(last) = self.pieces.last_mut()
            && last.copied
            && last.end == start
        {
            last.end += what.len();
        } else {
            self.pieces.push(Piece {
                at: self.text.len(),
                start,
                end: start + what.len(),
                copied: true,
            });
        }
        self.text.push_str(what);
    }

    /// Adds what stands for `start..end` of the original.
    pub(crate) fn replace(&mut self, start: usize, end: usize, with: &str) {
        if with.is_empty() {
            return;
        }
        self.pieces.push(Piece {
            at: self.text.len(),
            start,
            end,
            copied: false,
        });
        self.text.push_str(with);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_leads_back_to_what_it_was_made_of() {
        let original = "<p>s&#7889; <b>04</b>/2015</p>";
        let mut view = View::default();
        view.copy(3, "s");
        view.replace(4, 11, "ố");
        view.copy(11, " ");
        view.copy(15, "04");
        view.copy(21, "/2015");
        assert_eq!(view.text(), "số 04/2015");
        let back = |what: &str| {
            let start = view.text().find(what).unwrap();
            let (start, end) = view.original(start, start + what.len());
            &original[start..end]
        };
        assert_eq!(back("số"), "s&#7889;");
        assert_eq!(back("04"), "04");
        assert_eq!(back("04/2015"), "04</b>/2015");
        assert_eq!(view.original(0, 0), (3, 3));
    }
}
