use std::path::PathBuf;

use cancu_model::{Link, Reading};
use cancu_store::{Document, Options, ReportedLink, Skipped, Visit};
use rayon::prelude::*;

use crate::batch::{self, Batch};
use crate::{Error, report};

/// Documents that were read from files.
#[derive(Debug, Clone, Default)]
pub struct Loaded {
    /// What was read in each, in the order of the files.
    pub readings: Vec<Reading>,
    /// Relations that data sets report of no text.
    pub links: Vec<Link>,
    /// What was not read.
    pub skipped: Vec<Skipped>,
}

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
    let walked = in_batches(paths, &mut |readings| {
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
        None => Ok(walked.skipped),
    }
}

/// Takes documents from a walk and reads them a batch at a time on all cores.
struct Batches<'d> {
    batch: Batch,
    done: &'d mut dyn FnMut(Vec<Reading>),
    links: Vec<ReportedLink>,
    skipped: Vec<Skipped>,
}

impl Batches<'_> {
    fn flush(&mut self) {
        let documents = self.batch.take();
        let read: Vec<_> = documents.par_iter().map(batch::reading).collect();
        let mut readings = Vec::with_capacity(read.len());
        for it in read {
            match it {
                Ok(reading) => readings.push(reading),
                Err(why) => self.skipped.push(why),
            }
        }
        (self.done)(readings);
    }
}

impl Visit for Batches<'_> {
    fn document(&mut self, document: Document) {
        if self.batch.push(document) {
            self.flush();
        }
    }

    fn link(&mut self, link: ReportedLink) {
        self.links.push(link);
    }

    fn skip(&mut self, skipped: Skipped) {
        self.skipped.push(skipped);
    }
}

/// Reads all documents, a batch at a time on all cores; gives what they do not hold.
fn in_batches(paths: &[PathBuf], done: &mut dyn FnMut(Vec<Reading>)) -> Result<Loaded, Error> {
    let mut batches = Batches {
        batch: Batch::default(),
        done,
        links: Vec::new(),
        skipped: Vec::new(),
    };
    cancu_store::walk(paths, &Options::default(), &mut batches)?;
    batches.flush();
    let mut loaded = Loaded {
        skipped: batches.skipped,
        ..Loaded::default()
    };
    let links: Vec<_> = batches.links.par_iter().map(report::link).collect();
    for it in links {
        match it {
            Ok(link) => loaded.links.push(link),
            Err(why) => loaded.skipped.push(why),
        }
    }
    Ok(loaded)
}

/// Reads documents from files, folders and data sets, in parallel; tells `progress` after each
/// batch how many are done. Texts are let go as soon as they are read.
///
/// # Errors
///
/// [`Error::Store`] for a path that does not exist.
pub fn load_documents(paths: &[PathBuf], progress: &mut dyn FnMut(usize)) -> Result<Loaded, Error> {
    let mut readings = Vec::new();
    let loaded = in_batches(paths, &mut |batch| {
        readings.extend(batch);
        progress(readings.len());
    })?;
    Ok(Loaded { readings, ..loaded })
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
