use std::path::PathBuf;

use cancu_model::{Date, Effective, Heading, Mention, Reading, fold};
use cancu_store::{Document, Metadata, Skipped, View};
use rayon::prelude::*;

use crate::{Error, join, place, report};

/// Documents that were read from files.
#[derive(Debug, Clone, Default)]
pub struct Loaded {
    /// What was read in each, in the order of the files.
    pub readings: Vec<Reading>,
    /// What was not read.
    pub skipped: Vec<Skipped>,
}

/// How many documents, and about how many bytes of them, are read at once before their texts are
/// let go.
pub(crate) const BATCH: (usize, usize) = (256, 8 << 20);

/// Reads documents from files, folders and data sets, in parallel, and hands each reading to
/// `each`, in the order of the files. Texts and readings are let go batch by batch: memory does
/// not grow with the number of documents. Gives back what was skipped.
///
/// # Errors
///
/// [`Error::Store`] for a path that does not exist, and the first error that `each` gives.
pub fn each_reading(
    paths: &[PathBuf],
    each: &mut dyn FnMut(Reading) -> std::io::Result<()>,
) -> Result<Vec<Skipped>, Error> {
    let mut failed = None;
    let skipped = in_batches(paths, &mut |readings| {
        for reading in readings {
            if failed.is_none()
                && let Err(source) = each(reading)
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
    done: &mut dyn FnMut(Vec<Reading>),
) -> Result<Vec<Skipped>, Error> {
    let mut batch: Vec<Document> = Vec::with_capacity(BATCH.0);
    let mut bytes = 0;
    let mut flush = |batch: &mut Vec<Document>| {
        done(batch.par_iter().map(read_document).collect());
        batch.clear();
    };
    let skipped = cancu_store::inputs(paths, &mut |document| {
        bytes += document.text.len();
        batch.push(document);
        if batch.len() >= BATCH.0 || bytes >= BATCH.1 {
            flush(&mut batch);
            bytes = 0;
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
    let mut loaded = Loaded::default();
    let readings = &mut loaded.readings;
    loaded.skipped = in_batches(paths, &mut |batch| {
        readings.extend(batch);
        progress(readings.len());
    })?;
    Ok(loaded)
}

/// Reads one document, with what its data set says of it.
pub(crate) fn read_document(document: &Document) -> Reading {
    let view = document.view.as_ref();
    let text = view.map_or(document.text.as_str(), View::text);
    let mut found = cancu_extract::extract(text);
    let effective = found.heading.effective.is_some();
    if let Some(metadata) = &document.metadata {
        let titled = metadata.title.as_ref();
        let headless = found.heading.number.is_none();
        if headless && titled.is_some_and(|it| !opens_with(&document.text, it)) {
            // What stands in a title's place in a text without its head is none.
            found.heading.title = None;
        }
        complete(&mut found.heading, metadata);
    }
    let mut reading = join(&document.name, text, found);
    if let Some(view) = view {
        place::back(&mut reading, view, &document.text);
    }
    let title = document.metadata.as_ref().and_then(|it| it.title.as_ref());
    // A title that the text itself does not bear may cite: "Sửa đổi ... của Thông tư số ...".
    if let Some(title) = title.filter(|it| !opens_with(&document.text, it)) {
        reading.of_title = of_title(&reading, title);
    }
    if let Some(metadata) = &document.metadata {
        reading.reported = report::of(metadata, &reading, effective);
    }
    reading
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
