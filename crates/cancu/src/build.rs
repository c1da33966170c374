use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};

use cancu_model::Link;
use cancu_store::{
    Arrival, Document, Hash, Options, Prepared, RegisterText, ReportedLink, Skipped, Visit, Writer,
};
use cancu_tables::Register;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;

use crate::batch::{self, Batch};
use crate::{Error, join, opened, report};

/// What a build did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Built {
    /// Documents in the graph file.
    pub documents: usize,
    /// Of these, those that had not changed since the last build.
    pub unchanged: usize,
    /// Of these, those that were kept since their files cannot be reached now, by the file or
    /// folder that is away.
    pub kept: Vec<Kept>,
    /// Documents of the last build that are gone or changed.
    pub removed: usize,
    /// Citations in them.
    pub citations: usize,
    /// Instruments of the graph.
    pub instruments: usize,
    /// Relations of the graph.
    pub relations: usize,
    /// The registers that the file rests on beside the program's own.
    pub registers: Vec<String>,
    /// What was not read, or is broken in what was read, in files that have not changed too.
    pub skipped: Vec<Skipped>,
}

/// What a build kept of a file or folder that it could not reach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Kept {
    /// The file or folder.
    pub file: String,
    /// The documents that an earlier build had read there.
    pub documents: usize,
}

/// How far a build is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Documents that were read or found unchanged.
    pub documents: usize,
    /// Bytes of the files that are done.
    pub bytes: u64,
    /// Bytes of all files.
    pub of_bytes: u64,
    /// The files are done: what follows from them is worked out and written.
    pub joining: bool,
}

/// How many relations of data sets are identified at once.
const LINKS: usize = 4096;

/// What a reading depends on beside the document: another version of this program reads anew, and so
/// does one of the same version with other code or other tables.
pub(crate) const READER: &str = concat!(
    "cancu ",
    env!("CARGO_PKG_VERSION"),
    " ",
    env!("CANCU_EDITION")
);

/// How documents are read into a graph file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BuildOptions {
    /// How the columns of data sets are to be understood.
    pub data_sets: Options,
    /// The registers that the file is to rest on beside the program's own, in place of those that
    /// it has; `None`: it keeps them.
    pub registers: Option<Vec<RegisterText>>,
}

/// Reads documents into a graph file; again on the same file, only what changed is read.
///
/// Afterwards the file holds the documents of these `inputs` and no others: those that are no
/// more, or not among them, leave. What cannot be reached, such as an input on a drive that is away,
/// is no more only when it is not named any more: what was read there is kept, and told as
/// [`Built::kept`]. But for that the result is that of building from nothing. Readers see the
/// state before until all is done; a build that is stopped loses nothing of what it had read, and
/// the next one goes on from there.
///
/// # Errors
///
/// [`Error::Store`] if none of the inputs exists, for an `output` that cannot be written, is
/// another program's file or is being written by another build; [`Error::Register`] for a register
/// that is not sound.
pub fn build(
    inputs: &[PathBuf],
    output: &Path,
    options: &BuildOptions,
    progress: &mut dyn FnMut(Progress),
) -> Result<Built, Error> {
    cancu_store::exist(inputs)?;
    for it in options.registers.iter().flatten() {
        Register::parse(&it.name, &it.body)?;
    }
    let mut writer = Writer::open(output)?;
    if let Some(registers) = &options.registers {
        writer.set_registers(registers)?;
    }
    let registers = writer.registers()?;
    let register = register(&registers)?;
    let mut reader = Reader {
        keys: writer.keys()?,
        files: writer.files()?,
        batch: Batch::default(),
        unchanged: 0,
        skipped: Vec::new(),
        progress: Progress::default(),
        tell: progress,
        out: None,
        links: Vec::new(),
        unlinked: Vec::new(),
        salt: format!("{READER} {:?}", options.data_sets),
    };
    // One batch is read while the one before is written.
    let (sender, receiver) = sync_channel(1);
    let written = std::thread::scope(|scope| {
        let writer = &mut writer;
        let write = scope.spawn(move || write(writer, receiver));
        reader.out = Some(sender);
        let walked = cancu_store::walk(inputs, &options.data_sets, &mut reader);
        reader.flush();
        reader.end_links();
        reader.out = None;
        let written = match write.join() {
            Ok(it) => it,
            Err(panic) => std::panic::resume_unwind(panic),
        };
        walked.and(written)
    })?;
    reader.progress.joining = true;
    (reader.tell)(reader.progress);
    let stands = writer.has_form(opened::FORM, &opened::version())?;
    let committed = if writer.is_changed(READER)? || !stands {
        join::join(&mut writer, READER, register)?
    } else {
        writer.finish_unchanged()?
    };
    let mut skipped = reader.skipped;
    skipped.extend(writer.kept_skipped());
    Ok(Built {
        documents: committed.documents,
        unchanged: written.unchanged + reader.unchanged,
        kept: written.kept,
        removed: committed.removed,
        citations: committed.citations,
        instruments: committed.instruments,
        relations: committed.relations,
        registers: registers.into_iter().map(|it| it.name).collect(),
        skipped,
    })
}

/// The program's register with those of a file.
pub(crate) fn register(texts: &[RegisterText]) -> Result<Arc<Register>, Error> {
    let mut all = Register::built_in();
    for it in texts {
        all = Arc::new(Register::parse(&it.name, &it.body)?.joined(&all));
    }
    Ok(all)
}

/// What the reader tells the writer, in the order of the files.
enum Message {
    Batch(Vec<Arrival>),
    Links(PathBuf, Vec<Link>),
    Keep(PathBuf),
    Away(PathBuf),
    File(PathBuf, Hash, Vec<Skipped>),
    /// A document of this file was left out by a fault: the next build tries it again.
    Again(PathBuf),
}

/// What became of files of which nothing was read.
#[derive(Default)]
struct Written {
    /// Documents of files that have not changed.
    unchanged: usize,
    kept: Vec<Kept>,
}

/// Writes until the reader is done.
fn write(writer: &mut Writer, messages: Receiver<Message>) -> Result<Written, cancu_store::Error> {
    let mut written = Written::default();
    let mut again = Vec::new();
    let mut result = Ok(());
    // After an error the rest is still taken, so that the reader does not wait for ever.
    loop {
        let message = match messages.recv_timeout(Writer::WHILE) {
            Ok(message) => message,
            // Reading takes its time: what is there is made safe.
            Err(RecvTimeoutError::Timeout) => {
                result = result.and_then(|()| writer.commit());
                continue;
            }
            Err(RecvTimeoutError::Disconnected) => break,
        };
        if result.is_err() {
            continue;
        }
        result = match message {
            Message::Batch(batch) => writer.add(&batch),
            Message::Links(path, links) => writer.links(&path, &links),
            Message::Keep(path) => writer.keep(&path).map(|it| written.unchanged += it),
            Message::Away(path) => writer.keep_away(&path).map(|documents| {
                if documents > 0 {
                    let file = path.display().to_string();
                    written.unchanged += documents;
                    written.kept.push(Kept { file, documents });
                }
            }),
            Message::File(path, hash, skipped) => writer.file(&path, hash, &skipped),
            Message::Again(path) => {
                again.push(path);
                Ok(())
            }
        };
    }
    for path in again {
        result = result.and_then(|()| writer.read_again(&path));
    }
    result.and_then(|()| writer.commit()).map(|()| written)
}

/// Takes documents from the walk, reads the new ones a batch at a time, and sends them on.
struct Reader<'p> {
    keys: FxHashSet<Hash>,
    files: FxHashMap<String, Hash>,
    batch: Batch,
    unchanged: usize,
    links: Vec<ReportedLink>,
    /// Of the file that is being read, relations whose instruments are not known.
    unlinked: Vec<Skipped>,
    skipped: Vec<Skipped>,
    progress: Progress,
    tell: &'p mut dyn FnMut(Progress),
    out: Option<SyncSender<Message>>,
    salt: String,
}

impl Reader<'_> {
    fn send(&self, message: Message) {
        if let Some(out) = &self.out {
            // The writer takes everything until this end is closed.
            let _ = out.send(message);
        }
    }

    fn flush(&mut self) {
        let documents = self.batch.take();
        if documents.is_empty() {
            return;
        }
        let keys = &self.keys;
        let read: Vec<_> = documents
            .into_par_iter()
            .map(|it| arrival(it, keys))
            .collect();
        let mut arrivals = Vec::with_capacity(read.len());
        for it in read {
            match it {
                Ok(arrival) => arrivals.push(arrival),
                Err((path, why)) => {
                    self.skipped.push(why);
                    self.send(Message::Again(path));
                }
            }
        }
        self.progress.documents += arrivals.len();
        self.unchanged += arrivals.iter().filter(|it| it.new.is_none()).count();
        self.send(Message::Batch(arrivals));
        (self.tell)(self.progress);
    }
}

impl Reader<'_> {
    /// Identifies the relations that wait; all are of one file. Notes those that cannot be.
    fn flush_links(&mut self) {
        let links = std::mem::take(&mut self.links);
        let Some(path) = links.first().map(|it| it.path.clone()) else {
            return;
        };
        let read: Vec<_> = links.par_iter().map(report::link).collect();
        let mut found = Vec::with_capacity(read.len());
        for it in read {
            match it {
                Ok(link) => found.push(link),
                Err(why) => self.unlinked.push(why),
            }
        }
        self.send(Message::Links(path, found));
    }

    /// Identifies what waits at the end of a file; gives what cannot be.
    fn end_links(&mut self) -> Vec<Skipped> {
        self.flush_links();
        let unlinked = std::mem::take(&mut self.unlinked);
        self.skipped.extend(unlinked.iter().cloned());
        unlinked
    }
}

impl Visit for Reader<'_> {
    fn start(&mut self, _files: usize, bytes: u64) {
        self.progress.of_bytes = bytes;
    }

    fn salt(&self) -> Option<&str> {
        Some(&self.salt)
    }

    fn is_known(&mut self, path: &Path, hash: Hash) -> bool {
        let known = self.files.get(&*path.to_string_lossy()) == Some(&hash);
        if known {
            self.flush();
            self.send(Message::Keep(path.to_path_buf()));
        }
        known
    }

    fn document(&mut self, document: Document) {
        if self.batch.push(document) {
            self.flush();
        }
    }

    fn link(&mut self, link: ReportedLink) {
        // A file before this one may have broken off.
        if self.links.last().is_some_and(|it| it.path != link.path) {
            self.end_links();
        }
        self.links.push(link);
        if self.links.len() >= LINKS {
            self.flush_links();
        }
    }

    fn skip(&mut self, skipped: Skipped) {
        self.skipped.push(skipped);
    }

    fn away(&mut self, path: &Path) {
        self.flush();
        self.send(Message::Away(path.to_path_buf()));
    }

    fn read(&mut self, path: &Path, hash: Hash, skipped: &[Skipped]) {
        let unlinked = self.end_links();
        let skipped = [skipped, &unlinked].concat();
        self.send(Message::File(path.to_path_buf(), hash, skipped));
    }

    fn progress(&mut self, bytes: u64) {
        self.progress.bytes = bytes;
        (self.tell)(self.progress);
    }
}

/// Reads a document, unless the file has its reading; else why it could not, and of which file.
fn arrival(document: Document, keys: &FxHashSet<Hash>) -> Result<Arrival, (PathBuf, Skipped)> {
    let said = format!("{:?} {:?}", document.charset, document.metadata);
    let key = Hash::of(&[
        READER.as_bytes(),
        document.name.as_bytes(),
        said.as_bytes(),
        document.text.as_bytes(),
    ]);
    let (place, path) = (document.place(), document.path.clone());
    let new = match keys.contains(&key) {
        true => None,
        false => match batch::reading(&document) {
            Ok(reading) => Some(Box::new(Prepared::new(document, reading))),
            Err(why) => return Err((path, why)),
        },
    };
    Ok(Arrival {
        place,
        path,
        key,
        new,
    })
}
