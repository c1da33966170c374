use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use cancu_graph::{Conflict, Graph};
use cancu_model::{Basis, Date};
use cancu_store::{
    Arrival, Committed, ConflictRow, Derived, Document, EventRow, Form, Hash, InstrumentRow,
    Options, Prepared, RelationRow, Skipped, Visit, Writer,
};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;

use crate::Error;
use crate::load::BATCH;
use crate::{metadata, opened};

/// What a build did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Built {
    /// Documents in the graph file.
    pub documents: usize,
    /// Of these, those that had not changed since the last build.
    pub unchanged: usize,
    /// Documents of the last build that are gone or changed.
    pub removed: usize,
    /// Citations in them.
    pub citations: usize,
    /// Instruments of the graph.
    pub instruments: usize,
    /// Relations of the graph.
    pub relations: usize,
    /// What was not read.
    pub skipped: Vec<Skipped>,
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

/// What a reading depends on beside the document: another version of this program reads anew.
pub(crate) const READER: &str = concat!("cancu ", env!("CARGO_PKG_VERSION"));

/// Reads documents into a graph file; again on the same file, only what changed is read. The
/// `options` are for the columns of data sets.
///
/// Afterwards the file holds the documents of these `inputs` and no others: those that are no
/// more, or not among them, leave. The result is that of building from nothing. Readers see the
/// state before until all is done; a build that is stopped loses nothing of what it had read, and
/// the next one goes on from there.
///
/// # Errors
///
/// [`Error::Store`] for an input that does not exist, for an `output` that cannot be written, is
/// another program's file or is being written by another build.
pub fn build(
    inputs: &[PathBuf],
    output: &Path,
    options: &Options,
    progress: &mut dyn FnMut(Progress),
) -> Result<Built, Error> {
    cancu_store::exist(inputs)?;
    let mut writer = Writer::open(output)?;
    let mut reader = Reader {
        keys: writer.keys()?,
        files: writer.files()?,
        batch: Vec::new(),
        bytes: 0,
        unchanged: 0,
        skipped: Vec::new(),
        progress: Progress::default(),
        tell: progress,
        out: None,
        salt: format!("{READER} {options:?}"),
    };
    // One batch is read while the one before is written.
    let (sender, receiver) = sync_channel(1);
    let unchanged = std::thread::scope(|scope| {
        let writer = &mut writer;
        let write = scope.spawn(move || write(writer, receiver));
        reader.out = Some(sender);
        let walked = cancu_store::walk(inputs, options, &mut reader);
        reader.flush();
        reader.out = None;
        let written = match write.join() {
            Ok(it) => it,
            Err(panic) => std::panic::resume_unwind(panic),
        };
        walked.and(written)
    })?;
    reader.progress.joining = true;
    (reader.tell)(reader.progress);
    let committed = commit(&mut writer)?;
    Ok(Built {
        documents: committed.documents,
        unchanged: unchanged + reader.unchanged,
        removed: committed.removed,
        citations: committed.citations,
        instruments: committed.instruments,
        relations: committed.relations,
        skipped: reader.skipped,
    })
}

/// What the reader tells the writer, in the order of the files.
enum Message {
    Batch(Vec<Arrival>),
    Keep(PathBuf),
    File(PathBuf, Hash, Vec<Skipped>),
}

/// Writes until the reader is done; gives how many documents were kept with their files.
fn write(writer: &mut Writer, messages: Receiver<Message>) -> Result<usize, cancu_store::Error> {
    let mut kept = 0;
    let mut result = Ok(());
    // After an error the rest is still taken, so that the reader does not wait for ever.
    for message in messages {
        if result.is_err() {
            continue;
        }
        result = match message {
            Message::Batch(batch) => writer.add(&batch),
            Message::Keep(path) => writer.keep(&path).map(|it| kept += it),
            Message::File(path, hash, skipped) => writer.file(&path, hash, &skipped),
        };
    }
    result.map(|()| kept)
}

/// Takes documents from the walk, reads the new ones a batch at a time, and sends them on.
struct Reader<'p> {
    keys: FxHashSet<Hash>,
    files: FxHashMap<String, Hash>,
    batch: Vec<Document>,
    bytes: usize,
    unchanged: usize,
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
        let batch = std::mem::take(&mut self.batch);
        self.bytes = 0;
        if batch.is_empty() {
            return;
        }
        let keys = &self.keys;
        let arrivals: Vec<Arrival> = batch.into_par_iter().map(|it| arrival(it, keys)).collect();
        self.progress.documents += arrivals.len();
        self.unchanged += arrivals.iter().filter(|it| it.new.is_none()).count();
        self.send(Message::Batch(arrivals));
        (self.tell)(self.progress);
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
        self.bytes += document.text.len();
        self.batch.push(document);
        if self.batch.len() >= BATCH.0 || self.bytes >= BATCH.1 {
            self.flush();
        }
    }

    fn skip(&mut self, skipped: Skipped) {
        self.skipped.push(skipped);
    }

    fn read(&mut self, path: &Path, hash: Hash, skipped: &[Skipped]) {
        self.send(Message::File(path.to_path_buf(), hash, skipped.to_vec()));
    }

    fn progress(&mut self, bytes: u64) {
        self.progress.bytes = bytes;
        (self.tell)(self.progress);
    }
}

/// Reads a document, unless the file has its reading.
fn arrival(document: Document, keys: &FxHashSet<Hash>) -> Arrival {
    let said = format!("{:?} {:?}", document.charset, document.metadata);
    let key = Hash::of(&[
        READER.as_bytes(),
        document.name.as_bytes(),
        said.as_bytes(),
        document.text.as_bytes(),
    ]);
    let (place, path) = (document.place(), document.path.clone());
    let new = (!keys.contains(&key)).then(|| {
        let reading = metadata::read(&document);
        Box::new(Prepared::new(document, reading))
    });
    Arrival {
        place,
        path,
        key,
        new,
    }
}

/// Works out what follows from all readings, and makes it the state of the file.
fn commit(writer: &mut Writer) -> Result<Committed, Error> {
    let version = opened::version();
    if !writer.is_changed(READER)? && writer.has_form(opened::FORM, &version)? {
        return Ok(writer.finish_unchanged()?);
    }
    let graph = Graph::build(writer.readings()?);
    let documents = 0..graph.readings().len();
    let mut derived = Derived {
        documents: &mut documents.map(|it| match graph.document(it) {
            Some(node) => graph.node(node).id.to_string(),
            None => "_".to_owned(),
        }),
        instruments: &mut instruments(&graph),
        relations: &mut relations(&graph),
        events: &mut events(&graph),
        conflicts: &mut conflicts(cancu_validity::conflicts(&graph)),
        form: Form {
            name: opened::FORM,
            version: &version,
            write: &mut |state, mut output| {
                let frozen = graph.frozen().map_err(std::io::Error::other)?;
                frozen.write(&mut output, state)
            },
        },
    };
    Ok(writer.finish(READER, &mut derived)?)
}

fn instruments(graph: &Graph) -> impl Iterator<Item = InstrumentRow> {
    graph.nodes().map(|node| {
        let it = graph.node(node);
        InstrumentRow {
            instrument: it.id.to_string(),
            kind: it.kind.clone(),
            number: it.number.clone(),
            symbol: it.symbol.clone(),
            year: it.id.year,
            date: iso(it.date),
            effective: iso(it.effective.map(|it| it.0)),
            effective_basis: it.effective.map(|it| basis(it.1)),
            issuer: it.issuer.clone(),
            title: it.title.clone(),
            label: it.label.clone(),
            scope: it
                .id
                .scope
                .as_ref()
                .map_or_else(|| "_".to_owned(), |it| it.as_str().to_owned()),
            held: it.held.as_ref().map(|it| it.file.clone()),
            candidates: it.candidates.iter().map(ToString::to_string).collect(),
        }
    })
}

fn relations(graph: &Graph) -> impl Iterator<Item = RelationRow> {
    graph.nodes().flat_map(move |node| {
        graph.outgoing(node).into_iter().map(move |(to, it)| {
            let mut edge = graph.edge(node, to, it);
            edge.effective = it.effective;
            RelationRow {
                edge,
                until: iso(it.until),
                provisions: it.provisions.clone(),
            }
        })
    })
}

fn events(graph: &Graph) -> impl Iterator<Item = EventRow> {
    graph.nodes().flat_map(move |node| {
        let all = cancu_validity::events(graph, node);
        all.into_iter().enumerate().map(|(ordinal, it)| EventRow {
            instrument: it.target.to_string(),
            ordinal,
            kind: code(&it.kind),
            actor: it.actor.to_string(),
            relation: it.relation.map(|it| it.code().to_owned()),
            date: iso(it.date),
            counts_from: iso(it.reached),
            until: iso(it.until),
            provisions: it.provisions,
            basis: basis(it.basis),
            rule: it.rule,
        })
    })
}

fn conflicts(all: Vec<Conflict>) -> impl Iterator<Item = ConflictRow> {
    let mut before = String::new();
    let mut count = 0;
    all.into_iter().flat_map(move |conflict| {
        let instrument = conflict.instrument.to_string();
        count = if instrument == before { count + 1 } else { 0 };
        before.clone_from(&instrument);
        let ordinal = count;
        conflict.values.into_iter().flat_map(move |it| {
            let instrument = instrument.clone();
            let said: Vec<_> = match it.evidence.len() {
                0 => vec![None],
                _ => it.evidence.into_iter().map(Some).collect(),
            };
            said.into_iter().map(move |evidence| ConflictRow {
                instrument: instrument.clone(),
                ordinal,
                field: conflict.field.to_owned(),
                value: it.value.clone(),
                evidence,
            })
        })
    })
}

fn iso(date: Option<Date>) -> Option<String> {
    date.map(|it| it.to_string())
}

fn basis(it: Basis) -> String {
    code(&it)
}

/// The code under which a word of the model is serialised.
pub(crate) fn code(it: &impl Serialize) -> String {
    match serde_json::to_value(it) {
        Ok(serde_json::Value::String(code)) => code,
        _ => String::new(),
    }
}
