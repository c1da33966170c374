//! What can be wrong with a row of a register, said in both languages.

use std::fmt;

use crate::near::nearest;

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum FaultKind {
    /// The text is no TOML; what the parser says, in English.
    Syntax(String),
    /// A table other than `instrument`, `act` and `note`.
    UnknownTable(String),
    /// A key that such a row has not, and the one that is near.
    UnknownKey(String, Option<String>),
    /// A key that a row must have.
    Missing(&'static str),
    /// A value of the wrong type: the key, and what it takes.
    WrongType(String, &'static str),
    /// No canonical id, or one with an unknown part.
    BadId(String),
    /// No day of the calendar.
    BadDate(String),
    /// Not one of the words that a key takes: the key, the word, the words.
    BadWord(&'static str, String, Vec<&'static str>),
    /// `other_dates` that is not "YYYY-MM-DD: date: source".
    BadOtherDate(String),
    /// A number, symbol or day that is not that of the id: the key and its value.
    Disagrees(&'static str, String),
    /// The same instrument twice in one file: its id and the line of the first.
    Twice(String, usize),
    /// An act or note on what is no instrument of the register, and the id that is near.
    Undeclared(String, Option<String>),
    /// An act of an instrument on itself.
    OnItself(String),
    /// A key that goes with certain acts only: the key and those acts.
    Idle(&'static str, &'static str),
}

/// What is wrong with one row, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The register's file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub kind: FaultKind,
}

impl Fault {
    /// The fault in Vietnamese, with its place and what to do.
    #[must_use]
    pub fn vietnamese(&self) -> String {
        let said = match &self.kind {
            FaultKind::Syntax(message) => format!("không đúng cú pháp TOML: {message}"),
            FaultKind::UnknownTable(name) => {
                format!("không có bảng `{name}`; dùng [[instrument]], [[act]], [[note]]")
            }
            FaultKind::UnknownKey(key, near) => {
                format!("không có khóa `{key}`{}", near_vi(near.as_deref()))
            }
            FaultKind::Missing(key) => format!("thiếu khóa `{key}`; mỗi dòng phải có"),
            FaultKind::WrongType(key, takes) => {
                let takes = match *takes {
                    "text" => "một chuỗi trong dấu nháy",
                    _ => "một danh sách chuỗi",
                };
                format!("`{key}` phải là {takes}")
            }
            FaultKind::BadId(id) => {
                format!("`{id}` không phải mã đầy đủ phạm-vi/ký-hiệu/năm/số, ví dụ vn/nd-cp/2015/4")
            }
            FaultKind::BadDate(text) => format!("`{text}` không phải ngày dạng YYYY-MM-DD"),
            FaultKind::BadWord(key, word, words) => {
                let meant = match nearest(word, words.iter().copied()) {
                    Some(near) => near_vi(Some(near)),
                    None => format!("; dùng một trong: {}", words.join(", ")),
                };
                format!("`{key}` không nhận `{word}`{meant}")
            }
            FaultKind::BadOtherDate(text) => {
                format!("`{text}` phải có dạng \"YYYY-MM-DD: date: nguồn\" (hoặc effective)")
            }
            FaultKind::Disagrees(key, value) => {
                format!("`{key}` là `{value}`, khác với mã `id`; sửa một trong hai")
            }
            FaultKind::Twice(id, line) => {
                format!("`{id}` đã khai ở dòng {line}; gộp hai dòng làm một")
            }
            FaultKind::Undeclared(id, near) => format!(
                "`{id}` chưa có trong sổ; thêm một [[instrument]] cho nó{}",
                near_vi(near.as_deref())
            ),
            FaultKind::OnItself(id) => format!("`{id}` không thể tác động lên chính nó"),
            FaultKind::Idle(key, acts) => format!("`{key}` chỉ đi với {acts}"),
        };
        format!("{}:{}: {said}", self.file, self.line)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.file, self.line)?;
        let near = |it: &Option<String>| {
            it.as_ref()
                .map_or_else(String::new, |it| format!("; did you mean `{it}`?"))
        };
        match &self.kind {
            FaultKind::Syntax(message) => write!(f, "not TOML: {message}"),
            FaultKind::UnknownTable(name) => {
                write!(
                    f,
                    "no table `{name}`; use [[instrument]], [[act]], [[note]]"
                )
            }
            FaultKind::UnknownKey(key, it) => write!(f, "no key `{key}`{}", near(it)),
            FaultKind::Missing(key) => write!(f, "the key `{key}` is missing"),
            FaultKind::WrongType(key, takes) => write!(f, "`{key}` takes {takes}"),
            FaultKind::BadId(id) => write!(
                f,
                "`{id}` is no whole id scope/symbol/year/number, such as vn/nd-cp/2015/4"
            ),
            FaultKind::BadDate(text) => write!(f, "`{text}` is no day YYYY-MM-DD"),
            FaultKind::BadWord(key, word, words) => {
                write!(f, "`{key}` does not take `{word}`")?;
                match nearest(word, words.iter().copied()) {
                    Some(it) => write!(f, "; did you mean `{it}`?"),
                    None => write!(f, "; use one of {}", words.join(", ")),
                }
            }
            FaultKind::BadOtherDate(text) => write!(
                f,
                "`{text}` is not \"YYYY-MM-DD: date: source\" (or effective)"
            ),
            FaultKind::Disagrees(key, value) => {
                write!(
                    f,
                    "`{key}` is `{value}`, not that of the `id`; mend one of them"
                )
            }
            FaultKind::Twice(id, line) => {
                write!(
                    f,
                    "`{id}` stands on line {line} already; make one row of both"
                )
            }
            FaultKind::Undeclared(id, it) => write!(
                f,
                "`{id}` is no instrument of the register; add an [[instrument]]{}",
                near(it)
            ),
            FaultKind::OnItself(id) => write!(f, "`{id}` cannot act on itself"),
            FaultKind::Idle(key, acts) => write!(f, "`{key}` goes with {acts} alone"),
        }
    }
}

fn near_vi(it: Option<&str>) -> String {
    it.map_or_else(String::new, |it| format!("; có phải `{it}`?"))
}

/// Everything that is wrong with a register, in the order of lines.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
pub struct Faults(pub Vec<Fault>);
