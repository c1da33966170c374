//! Why a file gives no text.

use crate::{Format, Limit};

/// Why a file gives no text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Nothing but blanks.
    #[error("the file is empty")]
    Empty,
    /// Bytes of no known format, and no text.
    #[error("a binary file, not a document")]
    Binary,
    /// Text in no charset that is known.
    #[error(
        "not UTF-8 at byte {offset}, nor of another charset that is known; mend that place, or save it as UTF-8"
    )]
    Charset {
        /// The first byte that is not UTF-8.
        offset: usize,
    },
    /// A mark of UTF-16, and then something else.
    #[error("not UTF-16 (from byte {offset}), though its first bytes say so")]
    Utf16 {
        /// The first byte that is not UTF-16.
        offset: usize,
    },
    /// A format that is known, and never read.
    #[error("{what}: not a text document")]
    Foreign {
        /// The format, in the words of people.
        what: &'static str,
    },
    /// A format that this program was built without.
    #[error("this program was built without the reader of {format}")]
    Without {
        /// The format.
        format: Format,
    },
    /// The file is broken off, or not what it seems.
    #[error("damaged {format}: {detail}")]
    Damaged {
        /// What it seems to be.
        format: Format,
        /// What was found, in English.
        detail: String,
    },
    /// A password is needed.
    #[error("protected by a password ({format}); save it without one")]
    Encrypted {
        /// The format.
        format: Format,
    },
    /// An archive or a letter without a document in it.
    #[error("no document in it")]
    NoDocument,
    /// Pages that hold pictures alone.
    #[error("a scan: its {pages} pages hold no text; run OCR on it first")]
    Scanned {
        /// The pages.
        pages: usize,
    },
    /// An XML document that declares entities of its own, which office programs never do.
    #[error("its XML declares entities, as only an attack does")]
    Entities,
    /// More than the [`crate::Limits`] allow.
    #[error("{} {}", limit.english(), amount(*limit, *allowed))]
    Limit {
        /// Which.
        limit: Limit,
        /// What is allowed.
        allowed: u64,
    },
    /// The built-in reader could not, and no program that could is installed.
    #[error("cannot read this {format} ({detail}); install one of: {programs}")]
    Missing {
        /// The format.
        format: Format,
        /// What the built-in reader said.
        detail: String,
        /// Their names.
        programs: &'static str,
    },
    /// The reader fell over: a fault of ours, or an attack.
    #[error("the reader of {format} broke down; the file was left out")]
    Broken {
        /// The format.
        format: Format,
    },
}

fn amount(limit: Limit, allowed: u64) -> String {
    if limit.is_bytes() && allowed >= 1 << 20 {
        return format!("{} MiB", allowed >> 20);
    }
    allowed.to_string()
}

impl Error {
    pub(crate) fn damaged(format: Format, detail: impl ToString) -> Error {
        Error::Damaged {
            format,
            detail: detail.to_string(),
        }
    }

    /// The same in Vietnamese.
    #[must_use]
    pub fn vietnamese(&self) -> String {
        match self {
            Error::Empty => "tệp rỗng".to_owned(),
            Error::Binary => "tệp nhị phân, không phải văn bản".to_owned(),
            Error::Charset { offset } => {
                format!(
                    "byte {offset} không phải UTF-8, cũng không thuộc bảng mã nào đã biết; hãy sửa chỗ đó hoặc lưu lại tệp bằng mã UTF-8"
                )
            }
            Error::Utf16 { offset } => format!("không phải UTF-16 (từ byte {offset})"),
            Error::Foreign { what } => format!("{what}: không phải văn bản chữ"),
            Error::Without { format } => {
                format!("chương trình này được biên dịch không có bộ đọc {format}")
            }
            Error::Damaged { format, detail } => {
                format!("tệp {format} hỏng, hãy lấy lại bản khác ({detail})")
            }
            Error::Encrypted { format } => {
                format!("tệp {format} có mật khẩu; hãy lưu lại không mật khẩu")
            }
            Error::NoDocument => "không có văn bản nào bên trong".to_owned(),
            Error::Scanned { pages } => {
                format!(
                    "bản quét: {pages} trang chỉ có hình, không có chữ; cần nhận dạng chữ (OCR) trước"
                )
            }
            Error::Entities => "XML tự khai báo thực thể, chỉ thấy ở tệp tấn công".to_owned(),
            Error::Limit { limit, allowed } => {
                format!("{} {}", limit.vietnamese(), amount(*limit, *allowed))
            }
            Error::Missing {
                format,
                detail,
                programs,
            } => format!(
                "không đọc được tệp {format} này ({detail}); cài một trong các chương trình: {programs}"
            ),
            Error::Broken { format } => {
                format!("bộ đọc {format} gặp sự cố; tệp này bị bỏ qua")
            }
        }
    }
}

impl From<cancu_text::Error> for Error {
    fn from(err: cancu_text::Error) -> Error {
        match err {
            cancu_text::Error::Unknown { offset } => Error::Charset { offset },
            cancu_text::Error::Utf16 { offset } => Error::Utf16 { offset },
            _ => Error::Binary,
        }
    }
}
