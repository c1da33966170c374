//! Which format a file has: by its content, and by its name where the content is plain text.

use std::fmt;

use crate::Error;

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
    /// Word since 2007.
    Docx,
    /// OpenDocument text.
    Odt,
    /// Rich Text Format.
    Rtf,
    /// Word before 2007.
    Doc,
    /// PDF.
    Pdf,
    /// A letter, with its attachments.
    Eml,
    /// An archive.
    Zip,
}

impl Format {
    pub(crate) const ALL: [Format; 10] = [
        Format::Text,
        Format::Markdown,
        Format::Html,
        Format::Docx,
        Format::Odt,
        Format::Rtf,
        Format::Doc,
        Format::Pdf,
        Format::Eml,
        Format::Zip,
    ];

    /// The name that people know it by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Format::Text => "txt",
            Format::Markdown => "md",
            Format::Html => "html",
            Format::Docx => "docx",
            Format::Odt => "odt",
            Format::Rtf => "rtf",
            Format::Doc => "doc",
            Format::Pdf => "pdf",
            Format::Eml => "eml",
            Format::Zip => "zip",
        }
    }

    /// Whether offsets are offsets into the file itself, as long as that is UTF-8.
    #[must_use]
    pub fn keeps_bytes(self) -> bool {
        matches!(self, Format::Text | Format::Markdown | Format::Html)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

/// How far into a file its first words are looked for.
const HEAD: usize = 1024;

/// Endings of documents, and of what people take for documents and should be told of.
const DOCUMENTS: [&str; 34] = [
    ".txt",
    ".md",
    ".markdown",
    ".html",
    ".htm",
    ".xhtml",
    ".docx",
    ".docm",
    ".dotx",
    ".odt",
    ".ott",
    ".rtf",
    ".doc",
    ".dot",
    ".wps",
    ".pdf",
    ".eml",
    ".mht",
    ".mhtml",
    ".zip",
    ".7z",
    ".rar",
    ".jpg",
    ".jpeg",
    ".png",
    ".tif",
    ".tiff",
    ".xls",
    ".xlsx",
    ".ods",
    ".ppt",
    ".pptx",
    ".odp",
    ".msg",
];

/// Says whether a file in a folder is to be opened, by its name: documents are, and so are scans,
/// archives, tables and slides that cannot be read, so that they are reported. Lock files of Word are not.
#[must_use]
pub fn looks_like_document(name: &str) -> bool {
    let name = name.to_lowercase();
    !name.starts_with("~$") && DOCUMENTS.iter().any(|it| name.ends_with(it))
}

/// The format of a file.
pub(crate) fn recognise(name: &str, bytes: &[u8]) -> Result<Format, Error> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let has = |what: &[u8]| find(bytes, what).is_some();
    if find(head, b"%PDF-").is_some() {
        return Ok(Format::Pdf);
    }
    if head.starts_with(b"{\\rtf") {
        return Ok(Format::Rtf);
    }
    if head.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return compound(bytes);
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        // The names stand in the clear, the first of all in the header of the first part.
        if has(b"mimetypeapplication/vnd.oasis.opendocument.text") {
            return Ok(Format::Odt);
        }
        if has(b"mimetypeapplication/vnd.oasis.opendocument.") {
            return Err(Error::Foreign {
                what: "OpenDocument",
            });
        }
        if has(b"[Content_Types].xml") {
            return match () {
                () if has(b"word/") => Ok(Format::Docx),
                () if has(b"xl/") => Err(Error::Foreign { what: "Excel" }),
                () if has(b"ppt/") => Err(Error::Foreign { what: "PowerPoint" }),
                () => Ok(Format::Docx),
            };
        }
        return Ok(Format::Zip);
    }
    const FOREIGN: [(&[u8], &str); 8] = [
        (b"\x89PNG", "PNG"),
        (b"\xFF\xD8\xFF", "JPEG"),
        (b"GIF8", "GIF"),
        (b"II*\0", "TIFF"),
        (b"MM\0*", "TIFF"),
        (b"7z\xBC\xAF\x27\x1C", "7z"),
        (b"Rar!\x1A\x07", "RAR"),
        (b"\x1F\x8B", "gzip"),
    ];
    if let Some((_, what)) = FOREIGN.iter().find(|it| head.starts_with(it.0)) {
        return Err(Error::Foreign { what });
    }
    Ok(of_text(name, head))
}

/// What a text is written in.
fn of_text(name: &str, head: &[u8]) -> Format {
    let name = name.to_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|it| name.ends_with(it));
    // UTF-16 has a zero beside every letter of a tag.
    let plain: Vec<u8> = head
        .iter()
        .filter(|it| **it != 0 && it.is_ascii())
        .map(u8::to_ascii_lowercase)
        .collect();
    let start = plain.trim_ascii_start();
    if start.starts_with(b"<!doctype html")
        || start.starts_with(b"<html")
        || (start.starts_with(b"<?xml") && find(start, b"<html").is_some())
        || ends(&[".html", ".htm", ".xhtml"])
    {
        return Format::Html;
    }
    if is_letter(start) || ends(&[".eml", ".mht", ".mhtml"]) {
        return Format::Eml;
    }
    if ends(&[".md", ".markdown"]) {
        return Format::Markdown;
    }
    Format::Text
}

/// Two headers that only mail has, in lines that are all headers.
fn is_letter(head: &[u8]) -> bool {
    const HEADERS: [&[u8]; 10] = [
        b"return-path:",
        b"received:",
        b"delivered-to:",
        b"message-id:",
        b"mime-version:",
        b"from:",
        b"subject:",
        b"dkim-signature:",
        b"content-type:",
        b"x-mailer:",
    ];
    let lines = head.split(|it| *it == b'\n').take_while(|line| {
        line.starts_with(b" ") || line.starts_with(b"\t") || line.contains(&b':')
    });
    let known = lines.filter(|line| HEADERS.iter().any(|it| line.starts_with(it)));
    known.count() >= 3
}

/// What a compound file of Microsoft holds, by the names of its streams.
fn compound(bytes: &[u8]) -> Result<Format, Error> {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        find(bytes, &wide).is_some()
    };
    match () {
        () if has("EncryptedPackage") => Err(Error::Encrypted {
            format: Format::Docx,
        }),
        () if has("WordDocument") => Ok(Format::Doc),
        () if has("Workbook") || has("Book") => Err(Error::Foreign { what: "Excel" }),
        () if has("PowerPoint Document") => Err(Error::Foreign { what: "PowerPoint" }),
        () if has("__properties_version1.0") => Err(Error::Foreign {
            what: "Outlook .msg",
        }),
        () => Ok(Format::Doc),
    }
}

pub(crate) fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    let first = *what.first()?;
    let mut from = 0;
    while let Some(at) = bytes.get(from..)?.iter().position(|it| *it == first) {
        if bytes[from + at..].starts_with(what) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_goes_before_the_name() {
        for (name, bytes, format) in [
            ("a.doc", &b"{\\rtf1\\ansi"[..], Format::Rtf),
            ("a.doc", b"\xEF\xBB\xBF<html><body>", Format::Html),
            ("a.docx", b"%PDF-1.7", Format::Pdf),
            ("a.txt", b"  <!DOCTYPE HTML>", Format::Html),
            ("a.pdf", b"S\xE1\xBB\x91: 5/KH-UBND", Format::Text),
            (
                "a.txt",
                b"From: a\nSubject: b\nMIME-Version: 1.0\n\n",
                Format::Eml,
            ),
            ("a.txt", b"From: a to b\n\nSubject: c", Format::Text),
            ("a.MD", b"# a", Format::Markdown),
        ] {
            assert_eq!(recognise(name, bytes), Ok(format), "{name} {bytes:?}");
        }
        assert_eq!(
            recognise("a.pdf", b"\xFF\xD8\xFF\xE0"),
            Err(Error::Foreign { what: "JPEG" })
        );
    }

    #[test]
    fn folders_are_searched_for_documents_and_scans() {
        assert!(looks_like_document("Kế hoạch.DOCX") && looks_like_document("quet.jpg"));
        assert!(looks_like_document("phu-luc.xlsx"));
        assert!(!looks_like_document("~$hoach.docx") && !looks_like_document("g.cancu"));
    }
}
