use std::io;
use std::path::PathBuf;

/// What went wrong with a file.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A path that does not exist or may not be read.
    #[error("cannot read `{path}`")]
    Read {
        /// The path.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A path that cannot be written.
    #[error("cannot write `{path}`")]
    Write {
        /// The path.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file that is no graph file of this program.
    #[error("`{path}` is not a graph file of cancu; make one with `cancu build`")]
    Foreign {
        /// The path.
        path: PathBuf,
    },
    /// A graph file of cancu 0.1.0, which were JSON lines.
    #[error(
        "`{path}` is a graph file of cancu 0.1.0, which is no longer read; delete it and build it again with `cancu build`"
    )]
    Outdated {
        /// The path.
        path: PathBuf,
    },
    /// A graph file that a newer program wrote.
    #[error(
        "`{path}` is of form {found}, and this program knows forms up to {known}; use a newer cancu, or build another file"
    )]
    Newer {
        /// The path.
        path: PathBuf,
        /// The form of the file.
        found: i64,
        /// The newest form that this program knows.
        known: i64,
    },
    /// A graph file whose first build did not come to its end.
    #[error("the first build of `{path}` did not end; run `cancu build` again, it goes on there")]
    Unfinished {
        /// The path.
        path: PathBuf,
    },
    /// A graph file that breaks off or is damaged.
    #[error("`{path}` is damaged; delete it and build it again with `cancu build`")]
    Damaged {
        /// The path.
        path: PathBuf,
    },
    /// Another build writes the file.
    #[error("another build ({holder}) writes `{path}`; try again when it is done")]
    Busy {
        /// The path.
        path: PathBuf,
        /// Who, as it says of itself.
        holder: String,
    },
    /// The disk is full.
    #[error(
        "no room on the disk for `{path}`; what was in it is whole: free some room and build again"
    )]
    Full {
        /// The path.
        path: PathBuf,
    },
    /// The file or its folder may not be written.
    #[error("`{path}` or its folder may not be written; choose another place for the graph file")]
    ReadOnly {
        /// The path.
        path: PathBuf,
    },
    /// A graph file, and a program that was compiled without the store.
    #[error("`{path}` is a graph file, and this program was compiled without the feature `store`")]
    NoStore {
        /// The path.
        path: PathBuf,
    },
    /// Anything else that the database says.
    #[error("the database in `{path}` fails")]
    Database {
        /// The path.
        path: PathBuf,
        /// Why.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}

/// Why a file could not be opened, read or written, in Vietnamese; what the system says in its own
/// words where it is none of the usual causes.
#[must_use]
pub fn io_in_vietnamese(err: &io::Error) -> String {
    let known = match err.kind() {
        io::ErrorKind::NotFound => "không có tệp hoặc thư mục này",
        io::ErrorKind::PermissionDenied => "không có quyền truy cập",
        io::ErrorKind::AlreadyExists => "đã có tệp cùng tên",
        io::ErrorKind::IsADirectory => "đây là thư mục, không phải tệp",
        io::ErrorKind::NotADirectory => "một phần của đường dẫn không phải thư mục",
        io::ErrorKind::ReadOnlyFilesystem => "ổ đĩa chỉ cho đọc",
        io::ErrorKind::StorageFull => "hết chỗ trên đĩa",
        io::ErrorKind::InvalidData => "nội dung hỏng",
        io::ErrorKind::UnexpectedEof => "tệp bị cụt",
        _ => return err.to_string(),
    };
    known.to_owned()
}
