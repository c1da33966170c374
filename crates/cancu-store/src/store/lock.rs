use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::beside;
use crate::Error;

/// The right to write a graph file, held by one process at a time.
///
/// It is a lock of the operating system on a file beside the graph file, so that it ends with the
/// process however that ends. The file names the holder for the message to others.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    /// Takes the lock, or says who has it.
    pub(super) fn take(graph: &Path) -> Result<Lock, Error> {
        let path = beside(graph, ".lock");
        let token = format!("pid {}", std::process::id());
        loop {
            let fail = |source: std::io::Error| match source.kind() {
                std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => {
                    Error::ReadOnly {
                        path: graph.to_path_buf(),
                    }
                }
                std::io::ErrorKind::StorageFull => Error::Full {
                    path: graph.to_path_buf(),
                },
                _ => Error::Write {
                    path: graph.to_path_buf(),
                    source,
                },
            };
            let mut file = OpenOptions::new()
                .create(true)
                .truncate(false)
                .read(true)
                .write(true)
                .open(&path)
                .map_err(fail)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    return Err(Error::Busy {
                        path: graph.to_path_buf(),
                        holder: holder(&mut file),
                    });
                }
                Err(TryLockError::Error(source)) => return Err(fail(source)),
            }
            let written = file
                .set_len(0)
                .and_then(|()| file.seek(SeekFrom::Start(0)))
                .and_then(|_| file.write_all(token.as_bytes()));
            written.map_err(fail)?;
            // The one before removes its file when it is done; what was locked here may be that.
            let current = std::fs::read_to_string(&path).unwrap_or_default();
            if current == token {
                return Ok(Lock { path, _file: file });
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Left behind it harms nobody: the lock itself ends with the process.
        let _ = std::fs::remove_file(&self.path);
    }
}

fn holder(file: &mut File) -> String {
    let mut text = String::new();
    match file.read_to_string(&mut text) {
        Ok(n) if n > 0 => text,
        _ => "?".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_holder_is_told_of_the_first_until_that_is_gone() {
        let folder = std::env::temp_dir().join(format!("cancu-lock-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let graph = folder.join("a.graph");
        let first = Lock::take(&graph).expect("free");
        let holder = match Lock::take(&graph) {
            Err(Error::Busy { holder, .. }) => holder,
            other => panic!("{other:?}"),
        };
        assert_eq!(holder, format!("pid {}", std::process::id()));
        drop(first);
        drop(Lock::take(&graph).expect("free again"));
        assert!(!folder.join("a.graph.lock").exists());
        std::fs::remove_dir_all(&folder).expect("removed");
    }
}
