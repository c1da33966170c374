//! Connections that read one state of a graph file side by side.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};

use cancu_store::{Error, Store};

/// One state of a graph file, read by as many threads as ask at a time.
///
/// The first connection is there from the beginning and holds on to its state. Where it is busy
/// another is opened, and taken if it has the same state of the same file; after a build has gone
/// on there is none, and who asks waits.
pub(crate) struct Readers {
    path: PathBuf,
    file: Option<FileId>,
    state: u64,
    first: Mutex<Store>,
    /// Those that nobody reads with at the moment.
    others: Mutex<Vec<Store>>,
    /// Another could not be had: none is tried for any more.
    alone: AtomicBool,
}

impl Readers {
    /// Reads the state that a file has now.
    ///
    /// # Errors
    ///
    /// Those of [`Store::open`].
    pub(crate) fn open(path: &Path) -> Result<Readers, Error> {
        let before = FileId::of(path).ok();
        let first = Store::open(path)?;
        Ok(Readers {
            path: path.to_path_buf(),
            // What was exchanged meanwhile may be another file than the one that was opened.
            file: FileId::of(path)
                .ok()
                .filter(|it| Some(it) == before.as_ref()),
            state: first.state(),
            first: Mutex::new(first),
            others: Mutex::default(),
            alone: AtomicBool::new(false),
        })
    }

    /// Asks by a connection that is free. A reader that panicked left nothing half done: it only
    /// reads.
    ///
    /// # Errors
    ///
    /// Whatever `ask` gives.
    pub(crate) fn ask<T>(&self, ask: impl FnOnce(&Store) -> Result<T, Error>) -> Result<T, Error> {
        match self.first.try_lock() {
            Ok(first) => return ask(&first),
            Err(TryLockError::Poisoned(first)) => return ask(&first.into_inner()),
            Err(TryLockError::WouldBlock) => {}
        }
        let free = self.others().pop();
        if let Some(other) = free.or_else(|| self.another()) {
            let answer = ask(&other);
            self.others().push(other);
            return answer;
        }
        ask(&self.first.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn others(&self) -> MutexGuard<'_, Vec<Store>> {
        self.others.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Opens another connection to the same state of the same file.
    fn another(&self) -> Option<Store> {
        if self.alone.load(Ordering::Relaxed) {
            return None;
        }
        let stands = || self.file.is_some() && FileId::of(&self.path).ok() == self.file;
        let found = stands().then(|| Store::again(&self.path).ok()).flatten();
        let found = found.filter(|it| it.state() == self.state && stands());
        self.alone.store(found.is_none(), Ordering::Relaxed);
        found
    }
}

/// Which file stands at a path. As long as a file is open, no other has its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct FileId(u64, u64);

impl FileId {
    #[cfg(unix)]
    fn of(path: &Path) -> io::Result<FileId> {
        use std::os::unix::fs::MetadataExt;
        let it = std::fs::metadata(path)?;
        Ok(FileId(it.dev(), it.ino()))
    }

    /// Elsewhere a file that SQLite has open stays at its path.
    #[cfg(not(unix))]
    fn of(path: &Path) -> io::Result<FileId> {
        std::fs::metadata(path).map(|_| FileId(0, 0))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::{BuildOptions, build};

    fn built(folder: &Path, text: &str) -> PathBuf {
        let graph = folder.join("g.cancu");
        fs::write(folder.join("a.txt"), text).unwrap();
        let inputs = [folder.join("a.txt")];
        build(&inputs, &graph, &BuildOptions::default(), &mut |_| {}).unwrap();
        graph
    }

    #[test]
    fn who_finds_the_first_connection_busy_reads_the_same_state_by_another() {
        let home = tempfile::tempdir().unwrap();
        let graph = built(home.path(), "Theo Nghị định số 15/2020/NĐ-CP.");
        let readers = Readers::open(&graph).unwrap();
        let both = readers.ask(|first| {
            readers.ask(|other| Ok((first.state(), std::ptr::eq(first, other), other.state())))
        });
        let (first, same, other) = both.unwrap();
        assert_eq!((same, other), (false, first));
        assert_eq!(readers.others().len(), 1);
        // It is kept for the next, also when a build has gone on.
        built(home.path(), "Theo Nghị định số 16/2020/NĐ-CP.");
        let state = readers.ask(|_| readers.ask(|other| Ok(other.state())));
        assert_eq!(state.unwrap(), first);
        assert_eq!(readers.others().len(), 1);
    }

    #[test]
    fn another_state_is_not_taken() {
        let home = tempfile::tempdir().unwrap();
        let graph = built(home.path(), "Theo Nghị định số 15/2020/NĐ-CP.");
        let readers = Readers::open(&graph).unwrap();
        built(home.path(), "Theo Nghị định số 16/2020/NĐ-CP.");
        assert!(readers.another().is_none());
        assert!(readers.alone.load(Ordering::Relaxed));
    }

    #[cfg(unix)]
    #[test]
    fn another_file_of_the_same_state_is_not_taken() {
        let home = tempfile::tempdir().unwrap();
        let (own, other) = (home.path().join("own"), home.path().join("other"));
        fs::create_dir(&own).unwrap();
        fs::create_dir(&other).unwrap();
        let graph = built(&own, "Theo Nghị định số 15/2020/NĐ-CP.");
        let other = built(&other, "Theo Nghị định số 16/2020/NĐ-CP.");
        let readers = Readers::open(&graph).unwrap();
        assert_eq!(Store::open(&other).unwrap().state(), readers.state);
        fs::rename(&other, &graph).unwrap();
        assert!(readers.another().is_none());
    }
}
