//! What is broken in a text that was read all the same.

use std::fmt;

/// Broken places of a text; U+FFFD stands for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Faults {
    /// How many there are.
    pub count: usize,
    /// The byte of the file at which the first stands.
    pub offset: usize,
    /// The line of the text in which it stands.
    pub line: usize,
}

impl Faults {
    pub(crate) fn of(text: &str, it: cancu_text::Faults) -> Faults {
        let before = text.bytes().take(it.at);
        Faults {
            count: it.count,
            offset: it.offset,
            line: 1 + before.filter(|it| *it == b'\n').count(),
        }
    }

    /// The same as printed, in Vietnamese.
    #[must_use]
    pub fn vietnamese(&self) -> String {
        let (offset, line) = (self.offset, self.line);
        let places = match self.count {
            1 => format!("một chỗ hỏng ở dòng {line} (byte {offset})"),
            count => format!("{count} chỗ hỏng, đầu tiên ở dòng {line} (byte {offset})"),
        };
        format!(
            "{places}, thay bằng dấu \u{FFFD}; phần còn lại đã đọc, hãy xem lại số và ký hiệu quanh chỗ đó"
        )
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (offset, line) = (self.offset, self.line);
        match self.count {
            1 => write!(out, "one broken place at line {line} (byte {offset})")?,
            count => write!(
                out,
                "{count} broken places, the first at line {line} (byte {offset})"
            )?,
        }
        out.write_str(", read as \u{FFFD}; the rest was read: look at the numbers around it")
    }
}
