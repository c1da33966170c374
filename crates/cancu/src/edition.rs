//! Tells what was read by one edition of the program from what another reads: a version has many
//! while it is made, and a word more in a table reads a text otherwise.
//!
//! The build script makes the stamp; the library has this module for its tests.

use std::io;
use std::path::{Path, PathBuf};

/// The code and the tables that decide what is read in a document and what follows from that. The
/// tables of `data/` that are not here stand in `cancu-tables` as generated code.
pub(crate) const PARTS: [&str; 12] = [
    "crates/cancu-model/src",
    "crates/cancu-text/src",
    "crates/cancu-tables/src",
    "crates/cancu-read/src",
    "crates/cancu-extract/src",
    "crates/cancu-graph/src",
    "crates/cancu-validity/src",
    "crates/cancu-store/src",
    "crates/cancu/src",
    "data/places",
    "data/register.toml",
    "data/successors.toml",
];

/// The stamp of the sources below `root`: FNV-1a over the names and bytes of their files, in the
/// order of names. It hangs on nothing else: not on the machine, the folder or the days of files.
/// `.gitattributes` keeps the ends of lines the same everywhere.
///
/// # Errors
///
/// A part that is not there, or cannot be read.
pub(crate) fn of(root: &Path) -> io::Result<String> {
    let mut files = Vec::new();
    for it in PARTS {
        list(&root.join(it), it.to_owned(), &mut files)?;
    }
    files.sort();
    let mut sum = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |bytes: &[u8]| {
        for it in bytes {
            sum = (sum ^ u64::from(*it)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    for (name, path) in files {
        let bytes = std::fs::read(path)?;
        // With its length, so that no byte passes from one file to the next.
        add(format!("{name} {}\n", bytes.len()).as_bytes());
        add(&bytes);
    }
    Ok(format!("{sum:016x}"))
}

/// Lists a file, or those below a folder, by their names from the root.
fn list(path: &Path, name: String, files: &mut Vec<(String, PathBuf)>) -> io::Result<()> {
    if !path.is_dir() {
        files.push((name, path.to_path_buf()));
        return Ok(());
    }
    for it in std::fs::read_dir(path)? {
        let it = it?;
        let own = it.file_name();
        let own = own.to_string_lossy();
        // What editors leave beside a file is no part of the program.
        if !own.starts_with('.') && !own.ends_with('~') {
            list(&it.path(), format!("{name}/{own}"), files)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn root() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
    }

    /// A tree of these files, and of nothing else, in folders that are all there.
    fn tree(files: &[(&str, &str)]) -> io::Result<tempfile::TempDir> {
        let home = tempfile::tempdir()?;
        for it in PARTS {
            let path = home.path().join(it);
            match it.ends_with(".toml") {
                true => {
                    fs::create_dir_all(home.path().join("data"))?;
                    fs::write(path, "")?;
                }
                false => fs::create_dir_all(path)?,
            }
        }
        for (name, text) in files {
            let path = home.path().join(name);
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(path, text)?;
        }
        Ok(home)
    }

    fn stamp(files: &[(&str, &str)]) -> io::Result<String> {
        of(tree(files)?.path())
    }

    #[test]
    fn the_program_has_the_stamp_of_its_own_sources() -> io::Result<()> {
        assert_eq!(env!("CANCU_EDITION"), of(&root())?);
        Ok(())
    }

    #[test]
    fn every_byte_and_every_name_counts_and_nothing_else() -> io::Result<()> {
        let (words, more) = (
            "crates/cancu-tables/src/generated/words.rs",
            "crates/cancu-tables/src/generated/words2.rs",
        );
        let places = "data/places/reforms.tsv";
        let first = stamp(&[(words, "về"), (places, "a\nb")])?;
        // Written in another order, in another folder, beside what is no part of the program.
        assert_eq!(
            first,
            stamp(&[
                (places, "a\nb"),
                (words, "về"),
                ("data/words.toml", "về"),
                ("crates/cancu-cli/src/lib.rs", "fn main() {}"),
                ("data/places/.reforms.tsv.swp", "c"),
            ])?
        );
        let others = [
            stamp(&[(words, "vê"), (places, "a\nb")])?,
            stamp(&[(words, "về"), (places, "a\nc")])?,
            stamp(&[(words, "về"), (places, "a\r\nb")])?,
            stamp(&[(words, "về"), (places, "a\nb"), (more, "")])?,
            stamp(&[(more, "về"), (places, "a\nb")])?,
            stamp(&[(words, "a\nb"), (places, "về")])?,
            stamp(&[(words, "về"), (places, "a\nb"), ("data/register.toml", "#")])?,
            stamp(&[])?,
        ];
        for (at, it) in others.iter().enumerate() {
            assert_ne!(*it, first, "{at}");
            assert!(!others[..at].contains(it), "{at}");
        }
        Ok(())
    }

    #[test]
    fn every_table_that_is_compiled_in_is_a_part() -> io::Result<()> {
        // By a read of the sources: what `include_str!` takes from `data/` must be listed above.
        let mut files = Vec::new();
        list(&root().join("crates"), "crates".to_owned(), &mut files)?;
        let mut seen = 0;
        for (name, path) in files.iter().filter(|it| it.0.ends_with(".rs")) {
            let text = fs::read_to_string(path)?;
            for it in text.split("include_str!(\"").skip(1) {
                let Some((_, taken)) = it.split('"').next().and_then(|it| it.split_once("/data/"))
                else {
                    continue;
                };
                let taken = format!("data/{taken}");
                assert!(
                    PARTS.iter().any(|it| taken.starts_with(it)),
                    "{name}: {taken}"
                );
                seen += 1;
            }
        }
        assert_ne!(seen, 0);
        Ok(())
    }
}
