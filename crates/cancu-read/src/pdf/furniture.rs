//! Headers and footers of a document of two pages: with fewer than three pages to compare, the
//! layout leaves them in the text.

use pdfboss_output::{Block, Line, PageLayout};

use super::join::text_of;

/// Lines that may be furniture at one edge of a page.
const LINES: usize = 3;

/// Two lines stand at the same height of their pages if they differ by no more, in points.
const HEIGHT: f32 = 2.0;

/// Takes away what stands at the same height at the edge of both pages and says the same, but for
/// the number of the page.
pub(super) fn strip(pages: &mut [PageLayout]) {
    let [one, two] = pages else {
        return;
    };
    for edge in [Edge::Top, Edge::Bottom] {
        for _ in 0..LINES {
            let same = match (edge.line(&one.blocks), edge.line(&two.blocks)) {
                (Some(a), Some(b)) => is_repeated(a, b),
                _ => false,
            };
            if !same {
                break;
            }
            edge.remove(&mut one.blocks);
            edge.remove(&mut two.blocks);
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edge {
    Top,
    Bottom,
}

impl Edge {
    fn of<T>(self, all: &[T]) -> Option<&T> {
        match self {
            Edge::Top => all.first(),
            Edge::Bottom => all.last(),
        }
    }

    /// The line nearest to the edge; none in a table or list.
    fn line(self, blocks: &[Block]) -> Option<&Line> {
        match self.of(blocks)? {
            Block::Heading { lines, .. } | Block::Paragraph { lines, .. } => self.of(lines),
            _ => None,
        }
    }

    fn remove(self, blocks: &mut Vec<Block>) {
        let at = match self {
            Edge::Top => 0,
            Edge::Bottom => blocks.len().saturating_sub(1),
        };
        let Some(Block::Heading { lines, .. } | Block::Paragraph { lines, .. }) =
            blocks.get_mut(at)
        else {
            return;
        };
        match self {
            Edge::Top if !lines.is_empty() => drop(lines.remove(0)),
            Edge::Top => {}
            Edge::Bottom => drop(lines.pop()),
        }
        if lines.is_empty() {
            blocks.remove(at);
        }
    }
}

fn is_repeated(one: &Line, two: &Line) -> bool {
    (one.y - two.y).abs() <= HEIGHT && says_the_same(&text_of(one), &text_of(two))
}

/// Says whether two lines are alike but for their numbers 1 and 2.
fn says_the_same(one: &str, two: &str) -> bool {
    let (one, two) = (one.trim(), two.trim());
    let part = |text: &str| -> Vec<String> {
        let is_digit = |it: &str| it.starts_with(|it: char| it.is_ascii_digit());
        let mut parts: Vec<String> = Vec::new();
        for it in text.split_inclusive(|_: char| true) {
            match parts.last_mut() {
                Some(last) if is_digit(last) == is_digit(it) => last.push_str(it),
                _ => parts.push(it.to_owned()),
            }
        }
        parts
    };
    let (one, two) = (part(one), part(two));
    let numbers = |a: &str, b: &str| (a, b) == ("1", "2");
    !one.is_empty()
        && one.len() == two.len()
        && one.iter().zip(&two).all(|(a, b)| a == b || numbers(a, b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_furniture_differ_in_the_number_of_the_page_alone() {
        assert!(says_the_same("Lưu hành nội bộ ", "Lưu hành nội bộ"));
        assert!(says_the_same("KH 21 - Trang 1/2", "KH 21 - Trang 2/2"));
        for (one, two) in [
            ("Điều 5", "Điều 6"),
            ("", ""),
            ("12", "22"),
            ("- Lưu: VT", "- Lưu: NC"),
        ] {
            assert!(!says_the_same(one, two), "{one}");
        }
    }
}
