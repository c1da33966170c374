use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use cancu_text::{Charset, Decoded};
use serde::{Deserialize, Serialize};

use crate::Error;

/// A document as it came from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The name that evidence shows: the file's name, or `<file>#<id>` for a row of a data set.
    pub name: String,
    /// The path of the file.
    pub path: PathBuf,
    /// The text; offsets are into its bytes.
    pub text: String,
    /// How the file was written; only where this is [`Charset::Utf8`] are the bytes of the text
    /// those of the file.
    pub charset: Charset,
    /// What a data set says beside the text.
    pub metadata: Option<Metadata>,
}

/// What a row of a data set says of its document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    /// Number and symbol.
    pub number: Option<String>,
    /// The kind's name.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// The date of signing (ISO).
    pub date: Option<String>,
    /// The day it took effect (ISO).
    pub effective: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
}

/// A file, or a row of one, that was not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// The file.
    pub file: String,
    /// Why, in words for people.
    pub reason: String,
}

/// Reads files, folders (recursively, by name) and data sets; hands each document to `each`.
///
/// Text files may be in any charset that [`cancu_text::decode`] knows; data sets are UTF-8, and
/// streamed, so that memory does not grow with the file. Gives back what was skipped: empty and
/// binary files, text in no known charset, rows that are no JSON.
///
/// # Errors
///
/// [`Error::Read`] for a path that does not exist, before anything is read.
pub fn inputs(paths: &[PathBuf], each: &mut dyn FnMut(Document)) -> Result<Vec<Skipped>, Error> {
    let mut files = Vec::new();
    for path in paths {
        let metadata = fs::metadata(path).map_err(|source| Error::Read {
            path: path.clone(),
            source,
        })?;
        if metadata.is_dir() {
            folder(path, &mut files)?;
        } else {
            files.push(path.clone());
        }
    }
    let mut skipped = Vec::new();
    for path in files {
        let name = path.file_name().map_or_else(
            || path.display().to_string(),
            |it| it.to_string_lossy().into_owned(),
        );
        if name.ends_with(".jsonl") || name.ends_with(".jsonl.gz") {
            data_set(&path, &name, each, &mut skipped);
            continue;
        }
        match text_of(&path) {
            Ok(Decoded { text, charset, .. }) => each(Document {
                name,
                path,
                text,
                charset,
                metadata: None,
            }),
            Err(reason) => skipped.push(Skipped {
                file: path.display().to_string(),
                reason,
            }),
        }
    }
    Ok(skipped)
}

/// Text files below a folder, sorted; hidden ones and READMEs of folders are no documents.
fn folder(path: &Path, files: &mut Vec<PathBuf>) -> Result<(), Error> {
    let read = |source| Error::Read {
        path: path.to_path_buf(),
        source,
    };
    let mut entries: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(path).map_err(read)? {
        entries.push(entry.map_err(read)?.path());
    }
    entries.sort();
    for entry in entries {
        let name = entry
            .file_name()
            .map(|it| it.to_string_lossy().into_owned())
            .unwrap_or_default();
        if name.starts_with('.') || name.starts_with("README") {
            continue;
        }
        if entry.is_dir() {
            folder(&entry, files)?;
        } else if [".txt", ".md", ".html", ".htm", ".jsonl", ".jsonl.gz"]
            .iter()
            .any(|it| name.ends_with(it))
        {
            files.push(entry);
        }
    }
    Ok(())
}

fn text_of(path: &Path) -> Result<Decoded, String> {
    let bytes = fs::read(path).map_err(|err| format!("không đọc được: {err}"))?;
    let decoded = cancu_text::decode(&bytes).map_err(|err| match err {
        cancu_text::Error::Binary { .. } => "tệp nhị phân, không phải văn bản".to_owned(),
        cancu_text::Error::Unknown { offset } => format!("không phải UTF-8 (từ byte {offset})"),
        cancu_text::Error::Utf16 { offset } => format!("không phải UTF-16 (từ byte {offset})"),
        other => format!("không đọc được: {other}"),
    })?;
    if decoded.text.bytes().all(|it| it.is_ascii_whitespace()) {
        return Err("tệp rỗng".to_owned());
    }
    Ok(decoded)
}

#[derive(Deserialize)]
struct Row {
    id: Option<String>,
    text: Option<String>,
    #[serde(flatten)]
    metadata: Metadata,
}

fn data_set(path: &Path, name: &str, each: &mut dyn FnMut(Document), skipped: &mut Vec<Skipped>) {
    let file = match fs::File::open(path) {
        Ok(file) => file,
        Err(err) => {
            skipped.push(Skipped {
                file: path.display().to_string(),
                reason: format!("không đọc được: {err}"),
            });
            return;
        }
    };
    let reader: Box<dyn Read> = if name.ends_with(".gz") {
        Box::new(flate2::read::MultiGzDecoder::new(file))
    } else {
        Box::new(file)
    };
    let stem = name.split('.').next().unwrap_or(name);
    for (idx, line) in BufReader::with_capacity(1 << 20, reader)
        .lines()
        .enumerate()
    {
        let place = format!("{} dòng {}", path.display(), idx + 1);
        let line = match line {
            Ok(line) if line.trim().is_empty() => continue,
            Ok(line) => line,
            Err(err) => {
                skipped.push(Skipped {
                    file: place,
                    reason: format!("không đọc được: {err}"),
                });
                return;
            }
        };
        match serde_json::from_str::<Row>(&line) {
            Ok(Row {
                id,
                text: Some(text),
                metadata,
            }) if !text.trim().is_empty() => {
                let id = id.unwrap_or_else(|| (idx + 1).to_string());
                each(Document {
                    name: format!("{stem}#{id}"),
                    path: path.to_path_buf(),
                    text,
                    charset: Charset::Utf8,
                    metadata: Some(metadata),
                });
            }
            Ok(_) => skipped.push(Skipped {
                file: place,
                reason: "không có trường `text`".to_owned(),
            }),
            Err(err) => skipped.push(Skipped {
                file: place,
                reason: format!("không phải JSON: {err}"),
            }),
        }
    }
}
