use std::cell::Cell;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use cancu_read::{Format, Limit, Limits, View};
use cancu_text::Charset;
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

use crate::{Error, Hash};

/// A document as it came from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The name that evidence shows: the file's name, or `<file>#<id>` for a row of a data set.
    pub name: String,
    /// The path of the file.
    pub path: PathBuf,
    /// The text; offsets are into its bytes.
    pub text: String,
    /// What the file is.
    pub format: Format,
    /// How a plain text, Markdown or HTML was written; only where this is [`Charset::Utf8`] are
    /// the bytes of the text those of the file. Texts made from other formats are UTF-8.
    pub charset: Charset,
    /// The text without its markup, for Markdown and HTML, with the way back: citations are
    /// looked for in it.
    pub view: Option<View>,
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
    /// Why, in Vietnamese.
    pub reason: String,
    /// Why, in English.
    #[serde(default)]
    pub english: String,
}

/// Why something was skipped, in Vietnamese and in English.
type Reason = (String, String);

fn reason(vietnamese: &str, english: &str) -> Reason {
    (vietnamese.to_owned(), english.to_owned())
}

fn unreadable(err: std::io::Error) -> Reason {
    (
        format!("không đọc được: {err}"),
        format!("cannot be read: {err}"),
    )
}

impl Skipped {
    fn new(file: String, (reason, english): Reason) -> Skipped {
        Skipped {
            file,
            reason,
            english,
        }
    }
}

impl Document {
    /// Where the document stands, alone among all: the path, and the place within for a file that
    /// holds several.
    #[must_use]
    pub fn place(&self) -> String {
        let path = self.path.to_string_lossy();
        let file = self.path.file_name().unwrap_or_default().to_string_lossy();
        if file == self.name.as_str() {
            return path.into_owned();
        }
        let within = self.name.split_once('#').map_or(&*self.name, |it| it.1);
        format!("{path}#{within}")
    }
}

/// What is done with what a [`walk`] comes upon.
pub trait Visit {
    /// Before anything is read: how many files there are and how many bytes they have.
    fn start(&mut self, _files: usize, _bytes: u64) {}

    /// What the hashes of files begin with; `None`: they are not wanted.
    fn salt(&self) -> Option<&str> {
        None
    }

    /// Says whether a file of this hash need not be read.
    fn is_known(&mut self, _path: &Path, _hash: Hash) -> bool {
        false
    }

    /// A document.
    fn document(&mut self, document: Document);

    /// A file, or a row of one, that cannot be read.
    fn skip(&mut self, skipped: Skipped);

    /// A file of this hash was read to its end; these rows of it were skipped.
    fn read(&mut self, _path: &Path, _hash: Hash, _skipped: &[Skipped]) {}

    /// So many bytes of all files are done.
    fn progress(&mut self, _bytes: u64) {}
}

/// Reads files, folders (recursively, by name) and data sets; hands each document to `each`, and
/// gives back what was skipped: [`walk`] for who wants the documents alone.
///
/// # Errors
///
/// [`Error::Read`] for a path that does not exist, before anything is read.
pub fn inputs(paths: &[PathBuf], each: &mut dyn FnMut(Document)) -> Result<Vec<Skipped>, Error> {
    struct Each<'e> {
        each: &'e mut dyn FnMut(Document),
        skipped: Vec<Skipped>,
    }
    impl Visit for Each<'_> {
        fn document(&mut self, document: Document) {
            (self.each)(document);
        }
        fn skip(&mut self, skipped: Skipped) {
            self.skipped.push(skipped);
        }
    }
    let mut visit = Each {
        each,
        skipped: Vec::new(),
    };
    walk(paths, &mut visit)?;
    Ok(visit.skipped)
}

/// Makes sure that all paths exist.
///
/// # Errors
///
/// [`Error::Read`] for the first that does not.
pub fn exist(paths: &[PathBuf]) -> Result<(), Error> {
    for path in paths {
        fs::metadata(path).map_err(|source| Error::Read {
            path: path.clone(),
            source,
        })?;
    }
    Ok(())
}

/// Reads files, folders (recursively, by name) and data sets, and tells `visit` of all it meets.
///
/// Files may have any format that [`cancu_read::read`] knows, archives included; data sets are
/// UTF-8, and streamed, so that memory does not grow with the file. Skipped are files that cannot
/// be read and rows that are no JSON. A file that is named twice is read once.
///
/// # Errors
///
/// [`Error::Read`] for a path that does not exist, before anything is read.
pub fn walk(paths: &[PathBuf], visit: &mut dyn Visit) -> Result<(), Error> {
    exist(paths)?;
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            folder(path, &mut files)?;
        } else {
            files.push(path.clone());
        }
    }
    let mut seen = FxHashSet::default();
    files.retain(|it| seen.insert(fs::canonicalize(it).unwrap_or_else(|_| it.clone())));
    let size = |path: &PathBuf| fs::metadata(path).map_or(0, |it| it.len());
    visit.start(files.len(), files.iter().map(size).sum());
    let mut done = 0;
    for path in files {
        let bytes = size(&path);
        let name = path.file_name().map_or_else(
            || path.display().to_string(),
            |it| it.to_string_lossy().into_owned(),
        );
        if let Err(reason) = file(&path, name, done, visit) {
            visit.skip(Skipped::new(path.display().to_string(), reason));
        }
        done += bytes;
        visit.progress(done);
    }
    Ok(())
}

/// Reads one file, before which `done` bytes of others were read. An error is of the whole file.
fn file(path: &Path, name: String, done: u64, visit: &mut dyn Visit) -> Result<(), Reason> {
    if name.ends_with(".jsonl") || name.ends_with(".jsonl.gz") {
        let hash = match visit.salt() {
            Some(salt) => {
                let file = fs::File::open(path).map_err(unreadable)?;
                Some(Hash::of_stream(salt, file).map_err(unreadable)?)
            }
            None => None,
        };
        if hash.is_some_and(|it| visit.is_known(path, it)) {
            return Ok(());
        }
        let skipped = data_set(path, &name, done, visit)?;
        for it in &skipped {
            visit.skip(it.clone());
        }
        if let Some(hash) = hash {
            visit.read(path, hash, &skipped);
        }
        return Ok(());
    }
    let limits = Limits::default();
    if fs::metadata(path).map_err(unreadable)?.len() > limits.file {
        let err = cancu_read::Error::Limit {
            limit: Limit::File,
            allowed: limits.file,
        };
        return Err((err.vietnamese(), err.to_string()));
    }
    let bytes = fs::read(path).map_err(unreadable)?;
    let hash = match visit.salt() {
        Some(salt) => Some(Hash::of_stream(salt, bytes.as_slice()).map_err(unreadable)?),
        None => None,
    };
    if hash.is_some_and(|it| visit.is_known(path, it)) {
        return Ok(());
    }
    let mut whole = true;
    cancu_read::read(&name, &bytes, &limits, &mut |part| {
        let of = |file: &str| match part.name.as_str() {
            "" => file.to_owned(),
            within => format!("{file}#{within}"),
        };
        match part.text {
            Ok(text) => visit.document(Document {
                name: of(&name),
                path: path.to_path_buf(),
                text: text.text,
                format: text.format,
                charset: text.charset.unwrap_or(Charset::Utf8),
                view: text.view,
                metadata: None,
            }),
            Err(err) => {
                whole = false;
                let file = of(&path.display().to_string());
                visit.skip(Skipped::new(file, (err.vietnamese(), err.to_string())));
            }
        }
    });
    // What could not be read is tried again: a program may be installed by then.
    if let Some(hash) = hash.filter(|_| whole) {
        visit.read(path, hash, &[]);
    }
    Ok(())
}

/// Documents below a folder, sorted; hidden ones and READMEs of folders are no documents.
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
        } else if cancu_read::looks_like_document(&name)
            || name.ends_with(".jsonl")
            || name.ends_with(".jsonl.gz")
        {
            files.push(entry);
        }
    }
    Ok(())
}

#[derive(Deserialize)]
struct Row {
    id: Option<String>,
    text: Option<String>,
    #[serde(flatten)]
    metadata: Metadata,
}

/// Reads the rows of a data set; gives those that were skipped.
fn data_set(
    path: &Path,
    name: &str,
    done: u64,
    visit: &mut dyn Visit,
) -> Result<Vec<Skipped>, Reason> {
    let file = fs::File::open(path).map_err(unreadable)?;
    let count = Rc::new(Cell::new(0));
    let counted = Counted {
        inner: file,
        count: Rc::clone(&count),
    };
    let reader: Box<dyn Read> = if name.ends_with(".gz") {
        Box::new(flate2::read::MultiGzDecoder::new(counted))
    } else {
        Box::new(counted)
    };
    let mut skipped = Vec::new();
    let stem = name.split('.').next().unwrap_or(name);
    for (idx, line) in BufReader::with_capacity(1 << 20, reader)
        .lines()
        .enumerate()
    {
        let mut skip = |reason| {
            let place = format!("{} dòng {}", path.display(), idx + 1);
            skipped.push(Skipped::new(place, reason));
        };
        let line = match line {
            Ok(line) if line.trim().is_empty() => continue,
            Ok(line) => line,
            Err(err) => {
                skip(unreadable(err));
                break;
            }
        };
        match serde_json::from_str::<Row>(&line) {
            Ok(Row {
                id,
                text: Some(text),
                metadata,
            }) if !text.trim().is_empty() => {
                let id = id.unwrap_or_else(|| (idx + 1).to_string());
                visit.document(Document {
                    name: format!("{stem}#{id}"),
                    path: path.to_path_buf(),
                    text,
                    format: Format::Text,
                    charset: Charset::Utf8,
                    view: None,
                    metadata: Some(metadata),
                });
            }
            Ok(_) => skip(reason("không có trường `text`", "no field `text`")),
            Err(err) => skip((format!("không phải JSON: {err}"), format!("no JSON: {err}"))),
        }
        visit.progress(done + count.get());
    }
    Ok(skipped)
}

/// A reader that counts what it gave.
struct Counted<R> {
    inner: R,
    count: Rc<Cell<u64>>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let n = self.inner.read(buffer)?;
        self.count.set(self.count.get() + n as u64);
        Ok(n)
    }
}
