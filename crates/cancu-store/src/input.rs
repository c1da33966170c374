use std::fs;
use std::path::{Path, PathBuf};

use cancu_read::{Format, Limit, Limits, Text, View};
use cancu_text::Charset;
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

use crate::data_set::{DataSets, Options, is_data_set};
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
    /// The day it lost effect (ISO).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<String>,
    /// Its status, in the words of the portal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// Where it was taken from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// How it relates to others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relations: Vec<ReportedRelation>,
}

/// A relation of a document to another, as a data set has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportedRelation {
    /// Its name there: "Văn bản căn cứ".
    pub label: String,
    /// The other one, as a text would cite it.
    pub target: String,
}

/// A row of a data set that relates two instruments, and is part of no document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportedLink {
    /// The name that evidence shows: `<file>#<row>`.
    pub name: String,
    /// The file.
    pub path: PathBuf,
    /// The one instrument, as a text would cite it.
    pub from: String,
    /// The name of the relation there.
    pub label: String,
    /// The label is what `from` does; else a portal's heading on its page, over the other.
    pub acts: bool,
    /// The other instrument, as a text would cite it.
    pub to: String,
    /// The part of the other that is meant, as written.
    pub provision: Option<String>,
    /// The day of the act (ISO).
    pub effective: Option<String>,
    /// The row in words.
    pub quote: String,
}

impl Metadata {
    /// The document as a text would cite it; `None` if neither its number nor its title is known.
    #[must_use]
    pub fn citation(&self) -> Option<String> {
        let kind = self.kind.as_deref().unwrap_or("Văn bản");
        let number = self.number.as_deref().filter(|it| !it.is_empty());
        let mut out = match (number, &self.title) {
            (Some(number), _) => format!("{kind} số {number}"),
            (None, Some(title)) => title.clone(),
            (None, None) => return None,
        };
        if let Some([year, month, day]) = self.date.as_deref().and_then(ymd) {
            out.push_str(&format!(" ngày {day}/{month}/{year}"));
        }
        if let Some(issuer) = &self.issuer {
            out.push_str(&format!(" của {issuer}"));
        }
        Some(out)
    }
}

/// The parts of a whole day in ISO form.
fn ymd(date: &str) -> Option<[&str; 3]> {
    let parts: Vec<&str> = date.split('-').collect();
    parts.try_into().ok()
}

/// A file, or a row or place of one, that was not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// The file.
    pub file: String,
    /// Why, in Vietnamese.
    pub reason: String,
    /// Why, in English.
    #[serde(default)]
    pub english: String,
    /// The document was read all the same: the reason says what in it is broken.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub read: bool,
}

/// Why something was skipped, in Vietnamese and in English.
pub(crate) type Reason = (String, String);

pub(crate) fn reason(vietnamese: &str, english: &str) -> Reason {
    (vietnamese.to_owned(), english.to_owned())
}

pub(crate) fn unreadable(err: std::io::Error) -> Reason {
    (
        format!("không đọc được: {}", crate::io_in_vietnamese(&err)),
        format!("cannot be read: {err}"),
    )
}

impl Skipped {
    pub(crate) fn new(file: String, (reason, english): Reason) -> Skipped {
        Skipped {
            file,
            reason,
            english,
            read: false,
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

    /// A relation between instruments that a data set reports beside no text.
    fn link(&mut self, _link: ReportedLink) {}

    /// A file, or a row of one, that cannot be read.
    fn skip(&mut self, skipped: Skipped);

    /// A file or folder that cannot be reached now: a drive is away, a right is missing. It is
    /// skipped too; what was read of it or below it before may still be so.
    fn away(&mut self, _path: &Path) {}

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
    walk(paths, &Options::default(), &mut visit)?;
    Ok(visit.skipped)
}

/// Makes sure that there is anything to read: the others of paths that do not exist are done.
///
/// # Errors
///
/// [`Error::Read`] for the first path, if none can be looked at.
pub fn exist(paths: &[PathBuf]) -> Result<(), Error> {
    let mut first = None;
    for path in paths {
        match fs::metadata(path) {
            Ok(_) => return Ok(()),
            Err(source) => first = first.or_else(|| Some((path.clone(), source))),
        }
    }
    first.map_or(Ok(()), |(path, source)| Err(Error::Read { path, source }))
}

/// Reads files, folders (recursively, by name) and data sets, and tells `visit` of all it meets;
/// `options` is for the columns of data sets.
///
/// Files may have any format that [`cancu_read::read`] knows, archives included; data sets are
/// UTF-8, and streamed, so that memory does not grow with the file. Skipped are files that cannot
/// be read, folders that cannot be looked into, paths that do not exist, rows without a text, and
/// rows that are no JSON or too long. A file that is named twice is read once.
///
/// # Errors
///
/// [`Error::Read`] if none of the paths exists, before anything is read.
pub fn walk(paths: &[PathBuf], options: &Options, visit: &mut dyn Visit) -> Result<(), Error> {
    exist(paths)?;
    let (mut files, mut folders) = (Vec::new(), FxHashSet::default());
    let mut closed = Vec::new();
    for path in paths {
        if path.is_dir() {
            folder(path, &mut files, &mut folders, &mut closed);
        } else {
            files.push(path.clone());
        }
    }
    let mut seen = FxHashSet::default();
    files.retain(|it| seen.insert(fs::canonicalize(it).unwrap_or_else(|_| it.clone())));
    let mut sets = DataSets::new(&files, options, visit.salt());
    // Which of the documents that it relates have no text is known when all texts were read.
    files.sort_by_key(|it| sets.is_relations(it));
    let size = |path: &Path| fs::metadata(path).map_or(0, |it| it.len());
    let sizes: Vec<u64> = files.iter().map(|it| size(it)).collect();
    visit.start(files.len(), sizes.iter().sum());
    for (path, err) in closed {
        visit.away(&path);
        visit.skip(Skipped::new(path.display().to_string(), unreadable(err)));
    }
    let mut done = 0;
    let mut rest = files.as_slice();
    let mut sizes = sizes.as_slice();
    while let Some(path) = rest.first() {
        let count = if is_data_set(&name_of(path)) {
            if let Err(unread) = data_set(path, done, &mut sets, visit) {
                unread.tell(path, visit);
            }
            1
        } else {
            let count = together(rest, sizes);
            documents(&rest[..count], visit);
            count
        };
        done += sizes[..count].iter().sum::<u64>();
        (rest, sizes) = (&rest[count..], &sizes[count..]);
        visit.progress(done);
    }
    Ok(())
}

/// Bytes of files that are read at once, but for a larger one alone.
const TOGETHER: u64 = 32 << 20;

/// How many of the first files are read at once, on all cores: few, so that what is in memory
/// stays within some times the limits of one file.
fn together(files: &[PathBuf], sizes: &[u64]) -> usize {
    let most = 2 * rayon::current_num_threads();
    let mut bytes = 0;
    let fits = files.iter().zip(sizes).take(most).take_while(|it| {
        bytes += *it.1;
        bytes <= TOGETHER && !is_data_set(&name_of(it.0))
    });
    fits.count().max(1)
}

fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |it| it.to_string_lossy().into_owned(),
    )
}

/// A hash of the names, sizes and times of all files below some paths: it changes when one of them
/// is changed, added or removed. What cannot be looked at counts as not there.
#[must_use]
pub fn stamp(paths: &[PathBuf]) -> Hash {
    let (mut files, mut folders) = (Vec::new(), FxHashSet::default());
    for path in paths {
        if path.is_dir() {
            // A folder that is gone in between is seen at the next look.
            folder(path, &mut files, &mut folders, &mut Vec::new());
        } else {
            files.push(path.clone());
        }
    }
    let lines = files.iter().map(|path| {
        let metadata = fs::metadata(path).ok();
        let modified = metadata.as_ref().and_then(|it| it.modified().ok());
        format!("{path:?} {:?} {modified:?}", metadata.map(|it| it.len()))
    });
    let lines: Vec<String> = lines.collect();
    let parts: Vec<&[u8]> = lines.iter().map(|it| it.as_bytes()).collect();
    Hash::of(&parts)
}

/// Why nothing of a file was read.
enum Unread {
    /// It cannot be reached.
    Away(std::io::Error),
    /// It is not what can be read.
    Unfit(Reason),
}

impl Unread {
    fn tell(self, path: &Path, visit: &mut dyn Visit) {
        let reason = match self {
            Unread::Away(err) => {
                visit.away(path);
                unreadable(err)
            }
            Unread::Unfit(reason) => reason,
        };
        visit.skip(Skipped::new(path.display().to_string(), reason));
    }
}

/// Reads a data set, before which `done` bytes of others were read. An error is of the whole file.
fn data_set(
    path: &Path,
    done: u64,
    sets: &mut DataSets,
    visit: &mut dyn Visit,
) -> Result<(), Unread> {
    let mut file = fs::File::open(path).map_err(Unread::Away)?;
    let hash = match visit.salt() {
        Some(salt) => {
            let own = Hash::of_stream(salt, &mut file).map_err(Unread::Away)?;
            Some(sets.hash(path, own))
        }
        None => None,
    };
    if hash.is_some_and(|it| visit.is_known(path, it)) {
        return Ok(());
    }
    let read = sets.read(path, &name_of(path), done, visit);
    let skipped = read.map_err(Unread::Unfit)?;
    for it in &skipped {
        visit.skip(it.clone());
    }
    if let Some(hash) = hash {
        visit.read(path, hash, &skipped);
    }
    Ok(())
}

/// Reads some files of documents at once, and tells of them in their order.
fn documents(paths: &[PathBuf], visit: &mut dyn Visit) {
    let salt = visit.salt().map(str::to_owned);
    let opened: Vec<Result<Opened, Unread>> = paths
        .par_iter()
        .map(|it| open(it, salt.as_deref()))
        .collect();
    let mut known = |(path, it): (&PathBuf, &Result<Opened, Unread>)| {
        let hash = it.as_ref().ok().and_then(|it| it.hash);
        hash.is_some_and(|it| visit.is_known(path, it))
    };
    let known: Vec<bool> = paths.iter().zip(&opened).map(&mut known).collect();
    let read: Vec<Option<Result<Read, Unread>>> = paths
        .par_iter()
        .zip(opened)
        .zip(known)
        .map(|((path, opened), known)| match opened {
            Ok(_) if known => None,
            opened => Some(opened.map(|it| read(path, it))),
        })
        .collect();
    for (path, it) in paths.iter().zip(read) {
        match it {
            None => {}
            Some(Err(unread)) => unread.tell(path, visit),
            Some(Ok(it)) => {
                // What could not be read is tried again: a program may be installed by then.
                let whole = it.parts.iter().all(Result::is_ok);
                for part in it.parts {
                    match part {
                        Ok(document) => visit.document(document),
                        Err(skipped) => visit.skip(skipped),
                    }
                }
                for fault in &it.faults {
                    visit.skip(fault.clone());
                }
                if let Some(hash) = it.hash.filter(|_| whole) {
                    visit.read(path, hash, &it.faults);
                }
            }
        }
    }
}

/// A file in memory.
struct Opened {
    bytes: Vec<u8>,
    hash: Option<Hash>,
}

fn open(path: &Path, salt: Option<&str>) -> Result<Opened, Unread> {
    let limits = Limits::default();
    if fs::metadata(path).map_err(Unread::Away)?.len() > limits.file {
        let err = cancu_read::Error::Limit {
            limit: Limit::File,
            allowed: limits.file,
        };
        return Err(Unread::Unfit((err.vietnamese(), err.to_string())));
    }
    let bytes = fs::read(path).map_err(Unread::Away)?;
    let hash = match salt {
        Some(salt) => Some(Hash::of_stream(salt, bytes.as_slice()).map_err(Unread::Away)?),
        None => None,
    };
    Ok(Opened { bytes, hash })
}

/// What is in a file: its documents, and what of it could not be read.
struct Read {
    parts: Vec<Result<Document, Skipped>>,
    /// What is broken in documents that were read.
    faults: Vec<Skipped>,
    hash: Option<Hash>,
}

fn read(path: &Path, opened: Opened) -> Read {
    let name = name_of(path);
    let (mut parts, mut faults) = (Vec::new(), Vec::new());
    cancu_read::read(&name, &opened.bytes, &Limits::default(), &mut |part| {
        let of = |file: &str| match part.name.as_str() {
            "" => file.to_owned(),
            within => format!("{file}#{within}"),
        };
        if let Ok(Text {
            faults: Some(it), ..
        }) = &part.text
        {
            let file = of(&path.display().to_string());
            faults.push(Skipped {
                read: true,
                ..Skipped::new(file, (it.vietnamese(), it.to_string()))
            });
        }
        parts.push(match part.text {
            Ok(text) => Ok(Document {
                name: of(&name),
                path: path.to_path_buf(),
                text: text.text,
                format: text.format,
                charset: text.charset.unwrap_or(Charset::Utf8),
                view: text.view,
                metadata: None,
            }),
            Err(err) => {
                let file = of(&path.display().to_string());
                Err(Skipped::new(file, (err.vietnamese(), err.to_string())))
            }
        });
    });
    Read {
        parts,
        faults,
        hash: opened.hash,
    }
}

/// Documents below a folder, sorted; hidden ones and READMEs of folders are no documents. A folder
/// is entered once, so that a link which leads back up goes round no circle.
fn folder(
    path: &Path,
    files: &mut Vec<PathBuf>,
    entered: &mut FxHashSet<PathBuf>,
    closed: &mut Vec<(PathBuf, std::io::Error)>,
) {
    let listed = fs::canonicalize(path).and_then(|own| {
        if !entered.insert(own) {
            return Ok(Vec::new());
        }
        fs::read_dir(path)?
            .map(|it| it.map(|it| it.path()))
            .collect()
    });
    let mut entries: Vec<PathBuf> = match listed {
        Ok(entries) => entries,
        Err(err) => return closed.push((path.to_path_buf(), err)),
    };
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
            folder(&entry, files, entered, closed);
        } else if is_data_set(&name) || cancu_read::looks_like_document(&name) {
            files.push(entry);
        }
    }
}
