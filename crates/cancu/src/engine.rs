use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use cancu_graph::{Conflict, Graph};
use cancu_model::{Date, Effective, Heading, Instrument, Mention, Reading, Relation, fold};
use cancu_query::{
    Audit, AuditOptions, CheckOptions, Impact, Resolution, Review, Show, Stats, Timeline, Trace,
};
use cancu_store::{Document, Entry, Metadata, Skipped, Snapshot};
use cancu_tables::Register;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHasher};

use crate::{join, read};

/// What can go wrong when documents are opened or a question is asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file.
    #[error(transparent)]
    Store(#[from] cancu_store::Error),
    /// What was read could not be handed on.
    #[error("cannot write what was read")]
    Output(#[source] std::io::Error),
    /// A question.
    #[error(transparent)]
    Query(#[from] cancu_query::Error),
}

/// A graph and the questions that it answers.
#[derive(Debug, Clone)]
pub struct Engine {
    graph: Graph,
    skipped: Vec<Skipped>,
}

impl Engine {
    /// Opens a graph file, or reads a folder or a file of documents into memory, in parallel.
    ///
    /// # Errors
    ///
    /// [`Error::Store`] if the path does not exist, or a graph file is damaged. Documents that
    /// cannot be read are skipped: see [`Engine::skipped`].
    ///
    /// # Complexity
    ///
    /// *O*(*n*) in the bytes of the documents.
    pub fn open(path: impl AsRef<Path>) -> Result<Engine, Error> {
        let path = path.as_ref();
        if path.is_file() && cancu_store::is_graph_file(path) {
            let snapshot = cancu_store::load(path)?;
            let graph = Graph::build(snapshot.entries.into_iter().map(|it| it.reading).collect());
            return Ok(Engine {
                graph,
                skipped: Vec::new(),
            });
        }
        let loaded = load_documents(&[path.to_path_buf()], &mut |_| {})?;
        Ok(Engine {
            graph: Graph::build(loaded.entries.into_iter().map(|it| it.reading).collect()),
            skipped: loaded.skipped,
        })
    }

    /// Makes an engine of texts in memory, each with its name.
    #[must_use]
    pub fn from_texts<N: AsRef<str> + Sync, T: AsRef<str> + Sync>(
        texts: impl IntoIterator<Item = (N, T)>,
    ) -> Engine {
        let readings = texts
            .into_iter()
            .map(|(name, text)| read(name.as_ref(), text.as_ref()));
        Engine {
            graph: Graph::build(readings.collect()),
            skipped: Vec::new(),
        }
    }

    /// The same documents on the facts of `register` and of the program's own; what `register`
    /// says of an instrument goes first, and other days of signing are listed by
    /// [`Engine::conflicts`].
    ///
    /// # Complexity
    ///
    /// That of building the graph anew.
    ///
    /// # Examples
    ///
    /// ```
    /// use cancu::{Date, Engine, Register};
    ///
    /// let own = r#"
    /// [[instrument]]
    /// id = "quang-ngai/qd-ubnd/2025/7"
    /// type = "quyet-dinh"
    /// basis = "text"
    /// source = "bản lưu tại Văn phòng"
    ///
    /// [[act]]
    /// from = "quang-ngai/qd-ubnd/2025/7"
    /// to = "quang-ngai/qd-ubnd/2019/436"
    /// relation = "replaces"
    /// effective = "2025-03-01"
    /// basis = "text"
    /// source = "Điều 3 Quyết định 7/QĐ-UBND"
    /// "#;
    /// let plan = "Số: 2/KH-UBND\n\nQuảng Ngãi, ngày 04 tháng 3 năm 2021\n\nKẾ HOẠCH\n\n\
    ///     Theo Quyết định số 436/QĐ-UBND ngày 11/6/2019 của UBND tỉnh Quảng Ngãi.";
    /// let register = Register::parse("so.toml", own)?;
    /// let engine = Engine::from_texts([("ke-hoach.txt", plan)]).with_register(&register);
    /// let answer = engine.resolve("436/QĐ-UBND", "2025-12-31".parse()?)?;
    /// assert_eq!(answer.current[0].to_string(), "quang-ngai/qd-ubnd/2025/7");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn with_register(self, register: &Register) -> Engine {
        let register = Arc::new(register.joined(self.graph.register()));
        Engine {
            graph: Graph::build_with(self.graph.readings().to_vec(), register),
            skipped: self.skipped,
        }
    }

    /// The graph behind the answers.
    #[must_use]
    pub fn graph(&self) -> &Graph {
        &self.graph
    }

    /// Documents that were not read, and why.
    #[must_use]
    pub fn skipped(&self) -> &[Skipped] {
        &self.skipped
    }

    /// What stands in the place of an instrument on a day: [`cancu_query::resolve`].
    ///
    /// # Errors
    ///
    /// [`Error::Query`] if nothing fits the reference.
    pub fn resolve(&self, reference: &str, as_of: Date) -> Result<Resolution, Error> {
        Ok(cancu_query::resolve(&self.graph, reference, as_of)?)
    }

    /// Every way up from a document to its central sources: [`cancu_query::trace`]. No relations
    /// means implements, based_on and details.
    ///
    /// # Errors
    ///
    /// [`Error::Query`] if the reference fits no instrument, or several.
    pub fn trace(
        &self,
        reference: &str,
        as_of: Date,
        relations: &[Relation],
    ) -> Result<Trace, Error> {
        Ok(cancu_query::trace(
            &self.graph,
            reference,
            as_of,
            relations,
        )?)
    }

    /// Everything that rests on an instrument: [`cancu_query::impact`].
    ///
    /// # Errors
    ///
    /// [`Error::Query`] if the reference fits no instrument, or several.
    pub fn impact(&self, reference: &str, relations: &[Relation]) -> Result<Impact, Error> {
        Ok(cancu_query::impact(&self.graph, reference, relations)?)
    }

    /// Who cites what has lapsed by a day: [`cancu_query::audit`].
    ///
    /// # Errors
    ///
    /// [`Error::Query`] if `options.cites` fits no instrument, or several.
    pub fn audit(&self, as_of: Date, options: &AuditOptions) -> Result<Audit, Error> {
        Ok(cancu_query::audit(&self.graph, as_of, options)?)
    }

    /// Everything that texts and the register contradict each other in, each with the evidence
    /// of both sides: [`cancu_validity::conflicts`].
    #[must_use]
    pub fn conflicts(&self) -> Vec<Conflict> {
        cancu_validity::conflicts(&self.graph)
    }

    /// The life of an instrument and of its line: [`cancu_query::timeline`].
    ///
    /// # Errors
    ///
    /// [`Error::Query`] if the reference fits no instrument, or several.
    pub fn timeline(&self, reference: &str) -> Result<Timeline, Error> {
        Ok(cancu_query::timeline(&self.graph, reference)?)
    }

    /// An instrument, its status on a day and its relations: [`cancu_query::show`].
    ///
    /// # Errors
    ///
    /// [`Error::Query`] if the reference fits no instrument, or several.
    pub fn show(&self, reference: &str, as_of: Date) -> Result<Show, Error> {
        Ok(cancu_query::show(&self.graph, reference, as_of)?)
    }

    /// Instruments by number, title and issuer: [`cancu_query::search`].
    #[must_use]
    pub fn search(&self, words: &str, as_of: Date) -> Vec<Instrument> {
        cancu_query::search(&self.graph, words, as_of)
    }

    /// Reviews a draft as it will be signed, on the ground of this engine's documents, the
    /// register and the tables: [`cancu_query::check`].
    ///
    /// # Complexity
    ///
    /// That of building the graph anew with the draft in it.
    #[must_use]
    pub fn check(&self, name: &str, text: &str, today: Date, options: &CheckOptions) -> Review {
        let mut readings = self.graph.readings().to_vec();
        // A draft that stands among the documents already is read as it is now.
        readings.retain(|it| it.file != name);
        readings.push(read(name, text));
        let graph = Graph::build_with(readings, Arc::clone(self.graph.register()));
        cancu_query::check(&graph, name, today, options).unwrap_or_else(|| Review {
            file: name.to_owned(),
            date: today,
            findings: Vec::new(),
        })
    }

    /// Counts over the graph: [`cancu_query::stats`].
    #[must_use]
    pub fn stats(&self, as_of: Date) -> Stats {
        cancu_query::stats(&self.graph, as_of)
    }
}

/// Documents that were read from files.
#[derive(Debug, Clone, Default)]
pub struct Loaded {
    /// The readings with the hashes of their texts, in the order of the files.
    pub entries: Vec<Entry>,
    /// What was not read.
    pub skipped: Vec<Skipped>,
}

/// How many documents are read at once before their texts are let go.
const BATCH: usize = 256;

/// Reads documents from files, folders and data sets, in parallel, and hands each reading to
/// `each`, in the order of the files. Texts and readings are let go batch by batch: memory does
/// not grow with the number of documents. Gives back what was skipped.
///
/// # Errors
///
/// [`Error::Store`] for a path that does not exist, and the first error that `each` gives.
pub fn each_reading(
    paths: &[PathBuf],
    each: &mut dyn FnMut(Entry) -> std::io::Result<()>,
) -> Result<Vec<Skipped>, Error> {
    let mut failed = None;
    let none = FxHashMap::default();
    let skipped = in_batches(paths, &none, &mut |entries| {
        for (entry, _) in entries {
            if failed.is_none()
                && let Err(source) = each(entry)
            {
                failed = Some(source);
            }
        }
    })?;
    match failed {
        Some(source) => Err(Error::Output(source)),
        None => Ok(skipped),
    }
}

/// Reads all documents, a batch at a time on all cores.
fn in_batches(
    paths: &[PathBuf],
    old: &FxHashMap<String, Entry>,
    done: &mut dyn FnMut(Vec<(Entry, bool)>),
) -> Result<Vec<Skipped>, Error> {
    let mut batch: Vec<Document> = Vec::with_capacity(BATCH);
    let mut flush = |batch: &mut Vec<Document>| {
        done(batch.par_iter().map(|it| entry(it, old)).collect());
        batch.clear();
    };
    let skipped = cancu_store::inputs(paths, &mut |document| {
        batch.push(document);
        if batch.len() == BATCH {
            flush(&mut batch);
        }
    })?;
    flush(&mut batch);
    Ok(skipped)
}

/// Reads documents from files, folders and data sets, in parallel; tells `progress` after each
/// batch how many are done. Texts are let go as soon as they are read.
///
/// # Errors
///
/// [`Error::Store`] for a path that does not exist.
pub fn load_documents(paths: &[PathBuf], progress: &mut dyn FnMut(usize)) -> Result<Loaded, Error> {
    load_changed(paths, &FxHashMap::default(), progress).map(|it| it.0)
}

fn load_changed(
    paths: &[PathBuf],
    old: &FxHashMap<String, Entry>,
    progress: &mut dyn FnMut(usize),
) -> Result<(Loaded, usize), Error> {
    let mut loaded = Loaded::default();
    let mut kept = 0;
    let entries = &mut loaded.entries;
    loaded.skipped = in_batches(paths, old, &mut |batch| {
        kept += batch.iter().filter(|it| it.1).count();
        entries.extend(batch.into_iter().map(|it| it.0));
        progress(entries.len());
    })?;
    Ok((loaded, kept))
}

/// Reads one document, unless it was read before and has not changed.
fn entry(document: &Document, old: &FxHashMap<String, Entry>) -> (Entry, bool) {
    let mut hasher = FxHasher::default();
    env!("CARGO_PKG_VERSION").hash(&mut hasher);
    document.text.hash(&mut hasher);
    let hash = format!("{:016x}-{}", hasher.finish(), document.text.len());
    if let Some(entry) = old.get(&document.name).filter(|it| it.hash == hash) {
        return (entry.clone(), true);
    }
    let mut found = cancu_extract::extract(&document.text);
    if let Some(metadata) = &document.metadata {
        let titled = metadata.title.as_ref();
        let headless = found.heading.number.is_none();
        if headless && titled.is_some_and(|it| !opens_with(&document.text, it)) {
            // What stands in a title's place in a text without its head is none.
            found.heading.title = None;
        }
        complete(&mut found.heading, metadata);
    }
    let mut reading = join(&document.name, &document.text, found);
    let title = document.metadata.as_ref().and_then(|it| it.title.as_ref());
    // A title that the text itself does not bear may cite: "Sửa đổi ... của Thông tư số ...".
    if let Some(title) = title.filter(|it| !opens_with(&document.text, it)) {
        reading.of_title = of_title(&reading, title);
    }
    (Entry { hash, reading }, false)
}

/// Says whether the head of a text bears a title.
fn opens_with(text: &str, title: &str) -> bool {
    let head: String = text.chars().take(3000).collect();
    let words: String = fold::fold(title).chars().take(60).collect();
    fold::fold(&head).contains(&words)
}

/// What a title that stands apart from its text cites.
fn of_title(reading: &Reading, title: &str) -> Vec<Mention> {
    let mut found = cancu_extract::extract(title);
    found.heading = reading.heading.clone();
    let mut mentions = join(&reading.file, title, found).mentions;
    for it in &mut mentions {
        (it.start, it.end) = (0, 0);
    }
    mentions
}

/// Fills what a text does not say of itself from the metadata of its data set. The number of the
/// metadata goes before one found in the text: such texts often come without their head.
fn complete(heading: &mut Heading, metadata: &Metadata) {
    if let (Some(number), Some(kind)) = (&metadata.number, &metadata.kind) {
        let named = cancu_extract::extract(&format!("Theo {kind} số {number}")).citations;
        if let Some(citation) = named.into_iter().next().filter(|it| it.symbol.is_some()) {
            heading.kind = Some(citation.kind.to_owned());
            heading.number = citation.number;
            heading.symbol = citation.symbol;
            heading.year = citation.year;
        }
    }
    let day = |text: &Option<String>| text.as_deref()?.parse::<Date>().ok();
    heading.date = heading.date.or_else(|| day(&metadata.date));
    heading.title = heading.title.take().or_else(|| metadata.title.clone());
    heading.issuer = heading.issuer.take().or_else(|| metadata.issuer.clone());
    heading.effective = heading
        .effective
        .or_else(|| day(&metadata.effective).map(Effective::On));
}

/// What a build did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Built {
    /// Documents in the graph file.
    pub documents: usize,
    /// Of these, those that had not changed since the last build.
    pub unchanged: usize,
    /// Citations in them.
    pub citations: usize,
    /// Instruments of the graph.
    pub instruments: usize,
    /// Relations of the graph.
    pub relations: usize,
    /// What was not read.
    pub skipped: Vec<Skipped>,
}

/// Reads documents into a graph file; again on the same file, only what changed is read.
///
/// The file is written beside the old one and then takes its place.
///
/// # Errors
///
/// [`Error::Store`] for an input that does not exist, and for an `output` that cannot be written
/// or is another program's file.
pub fn build(
    inputs: &[PathBuf],
    output: &Path,
    progress: &mut dyn FnMut(usize),
) -> Result<Built, Error> {
    let old = if output.exists() {
        cancu_store::load(output)?
    } else {
        Snapshot::default()
    };
    let old: FxHashMap<String, Entry> = old
        .entries
        .into_iter()
        .map(|it| (it.reading.file.clone(), it))
        .collect();
    let (loaded, unchanged) = load_changed(inputs, &old, progress)?;
    let mut snapshot = Snapshot {
        entries: loaded.entries,
    };
    snapshot
        .entries
        .sort_by(|a, b| a.reading.file.cmp(&b.reading.file));
    cancu_store::save(output, &snapshot)?;
    let citations = snapshot
        .entries
        .iter()
        .map(|it| it.reading.mentions.len())
        .sum();
    let documents = snapshot.entries.len();
    let graph = Graph::build(snapshot.entries.into_iter().map(|it| it.reading).collect());
    Ok(Built {
        documents,
        unchanged,
        citations,
        instruments: graph.node_count(),
        relations: graph.edge_count(),
        skipped: loaded.skipped,
    })
}

/// Hands every document of files, folders and data sets to `each`, as it was read, and gives back
/// what was skipped.
///
/// # Errors
///
/// [`Error::Store`] for a path that does not exist.
pub fn documents(paths: &[PathBuf], each: &mut dyn FnMut(Document)) -> Result<Vec<Skipped>, Error> {
    Ok(cancu_store::inputs(paths, each)?)
}

/// Hands every document of files, folders and data sets to `each`, as it was read.
///
/// # Errors
///
/// [`Error::Store`] for a path that does not exist, and the first error that `each` gives.
pub fn each_document(
    paths: &[PathBuf],
    each: &mut dyn FnMut(Document) -> std::io::Result<()>,
) -> Result<(), Error> {
    let mut failed = None;
    cancu_store::inputs(paths, &mut |document| {
        let path = document.path.clone();
        if failed.is_none()
            && let Err(source) = each(document)
        {
            failed = Some(cancu_store::Error::Write { path, source });
        }
    })?;
    match failed {
        Some(error) => Err(error.into()),
        None => Ok(()),
    }
}
