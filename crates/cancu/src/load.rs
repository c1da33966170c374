use std::path::PathBuf;

use cancu_model::Reading;
use cancu_store::{Document, Skipped};
use rayon::prelude::*;

use crate::{Error, metadata};

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
        done(batch.par_iter().map(metadata::read).collect());
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
