//! Data sets: files of many documents, one a row, in JSON lines or Parquet.
//!
//! A file is known by its columns ([`Options`] says otherwise). One public data set keeps texts,
//! what is said of them and how they relate in three files: [`Companions`] joins them.

mod columns;
#[cfg(feature = "sqlite")]
mod companions;
mod jsonl;
mod links;
#[cfg(feature = "parquet")]
mod parquet;

use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;

pub use columns::{Field, Options, presets};

use crate::input::{Reason, Visit, reason};
use crate::{Document, Hash, Metadata, ReportedLink, Skipped};
use columns::Role;

/// The most bytes of a line, or of a cell: longer ones are skipped and said to be.
const MAX_ROW: usize = 256 << 20;

fn too_long() -> Reason {
    let limit = MAX_ROW >> 20;
    (
        format!("dài quá {limit} MiB"),
        format!("longer than {limit} MiB"),
    )
}

/// The values of a row by their columns.
type Cells = FxHashMap<String, String>;

/// A row of a data set.
struct Row {
    /// From 1.
    number: usize,
    /// For people: "dòng 5".
    place: String,
    /// Its values, or what is wrong with it.
    cells: Result<Cells, Reason>,
}

/// Says whether a file is a data set, by its name.
pub(crate) fn is_data_set(name: &str) -> bool {
    [".jsonl", ".jsonl.gz", ".parquet"]
        .iter()
        .any(|it| name.ends_with(it))
}

fn columns_of(path: &Path) -> Result<Vec<String>, Reason> {
    if path.extension().is_some_and(|it| it == "parquet") {
        #[cfg(feature = "parquet")]
        return parquet::columns(path);
        #[cfg(not(feature = "parquet"))]
        return Err(reason(
            "chương trình này không được dựng cùng bộ đọc Parquet",
            "this program was compiled without the reader of Parquet",
        ));
    }
    jsonl::columns(path)
}

fn rows(
    path: &Path,
    wanted: &[String],
    count: Box<dyn FnMut(u64) + '_>,
    each: &mut dyn FnMut(Row),
) -> Result<(), Reason> {
    #[cfg(feature = "parquet")]
    if path.extension().is_some_and(|it| it == "parquet") {
        return parquet::rows(path, wanted, count, each);
    }
    jsonl::rows(path, wanted, count, each)
}

/// The data sets of one walk.
pub(crate) struct DataSets {
    roles: FxHashMap<PathBuf, Result<Role, Reason>>,
    /// Files that say something of documents in others, in the order of the walk.
    beside: Vec<(PathBuf, Role)>,
    /// A hash of these and of the documents that they are joined to, where one is wanted: what
    /// follows from one of them follows from all.
    joined_hash: Option<Hash>,
    #[cfg(feature = "sqlite")]
    companions: Option<companions::Companions>,
}

impl DataSets {
    /// Looks at the columns of all data sets among the files of a walk.
    pub(crate) fn new(files: &[PathBuf], options: &Options, salt: Option<&str>) -> DataSets {
        let mut sets = DataSets {
            roles: FxHashMap::default(),
            beside: Vec::new(),
            joined_hash: None,
            #[cfg(feature = "sqlite")]
            companions: None,
        };
        for path in files {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if !is_data_set(&name) {
                continue;
            }
            let role = columns_of(path).and_then(|it| columns::role(&it, options));
            if let Ok(role @ (Role::Metadata(_) | Role::Relations(_))) = &role {
                sets.beside.push((path.clone(), role.clone()));
            }
            sets.roles.insert(path.clone(), role);
        }
        if let Some(salt) = salt.filter(|_| !sets.beside.is_empty()) {
            let hash = |path: &PathBuf| -> std::io::Result<Hash> {
                Hash::of_stream(salt, std::fs::File::open(path)?)
            };
            // One that cannot be read is said to be so when it is joined.
            let joined = files.iter().filter(|it| sets.is_joined(it));
            let all: Vec<Hash> = joined.filter_map(|it| hash(it).ok()).collect();
            let parts: Vec<&[u8]> = all.iter().map(|it| it.0.as_slice()).collect();
            sets.joined_hash = Some(Hash::of(&parts));
        }
        sets
    }

    /// Says whether a file relates documents of others.
    pub(crate) fn is_relations(&self, path: &Path) -> bool {
        matches!(self.roles.get(path), Some(Ok(Role::Relations(_))))
    }

    /// Says whether a file is one of those that are joined to each other.
    fn is_joined(&self, path: &Path) -> bool {
        match self.roles.get(path) {
            Some(Ok(Role::Documents(map))) => !map.has(Field::Number) && !self.beside.is_empty(),
            Some(Ok(Role::Metadata(_) | Role::Relations(_))) => true,
            _ => false,
        }
    }

    /// The hash of a file together with all that is joined to it.
    pub(crate) fn hash(&self, path: &Path, own: Hash) -> Hash {
        match self.joined_hash.filter(|_| self.is_joined(path)) {
            Some(joined) => Hash::of(&[&own.0, &joined.0]),
            None => own,
        }
    }

    /// Reads the documents of a data set, before which `done` bytes were read; gives the rows
    /// that were skipped. An error is of the whole file.
    pub(crate) fn read(
        &mut self,
        path: &Path,
        name: &str,
        done: u64,
        visit: &mut dyn Visit,
    ) -> Result<Vec<Skipped>, Reason> {
        let map = match self.roles.get(path) {
            Some(Ok(Role::Documents(map))) => map.clone(),
            Some(Ok(Role::Metadata(_))) => {
                let joins = |it: &Result<Role, Reason>| {
                    matches!(it, Ok(Role::Documents(_) | Role::Relations(_)))
                };
                return if self.roles.values().any(joins) {
                    Ok(Vec::new())
                } else {
                    Err(reason(
                        "chỉ có siêu dữ liệu, không có tệp toàn văn hoặc quan hệ đi cùng",
                        "metadata alone, and no file of texts or relations with them",
                    ))
                };
            }
            Some(Ok(Role::Relations(_))) => return self.relations(path, name, visit),
            Some(Ok(Role::Links)) => return read_links(path, name, done, visit),
            Some(Err(why)) => return Err(why.clone()),
            None => return Err(reason("không phải bộ dữ liệu", "no data set")),
        };
        let mut skipped = Vec::new();
        let joins = !map.has(Field::Number) && !self.beside.is_empty();
        if joins {
            self.join(&mut skipped)?;
        }
        let stem = name.split('.').next().unwrap_or(name);
        let visit = std::cell::RefCell::new(visit);
        let mut at = done;
        let count = Box::new(|bytes| {
            at += bytes;
            visit.borrow_mut().progress(at);
        });
        rows(path, &map.wanted(), count, &mut |row| {
            let mut skip = |why| {
                skipped.push(Skipped::new(
                    format!("{} {}", path.display(), row.place),
                    why,
                ));
            };
            let cells = match row.cells {
                Ok(cells) => cells,
                Err(why) => return skip(why),
            };
            let Some(text) = map.get(&cells, Field::Text) else {
                return skip(reason("không có toàn văn", "no text"));
            };
            let id = map.get(&cells, Field::Id);
            let mut metadata = map.metadata(&cells);
            if let Some(id) = id.as_deref().filter(|_| joins) {
                match self.joined(id) {
                    Ok(Some(it)) => metadata = it,
                    Ok(None) => {}
                    Err(why) => return skip(why),
                }
            }
            let id = id.unwrap_or_else(|| row.number.to_string());
            let (format, view) = map.markup(&text);
            visit.borrow_mut().document(Document {
                name: format!("{stem}#{id}"),
                path: path.to_path_buf(),
                text,
                format,
                charset: crate::Charset::Utf8,
                view,
                metadata: Some(metadata),
            });
        })?;
        Ok(skipped)
    }

    /// Reads the relations of documents whose text is in no file.
    fn relations(
        &mut self,
        path: &Path,
        name: &str,
        visit: &mut dyn Visit,
    ) -> Result<Vec<Skipped>, Reason> {
        let named = |it: &Result<Role, Reason>| matches!(it, Ok(Role::Metadata(_)));
        if !self.roles.values().any(named) {
            return Err(reason(
                "chỉ có quan hệ giữa các mã, không có tệp siêu dữ liệu đi cùng",
                "relations between ids alone, and no file of metadata with them",
            ));
        }
        let mut skipped = Vec::new();
        self.join(&mut skipped)?;
        let stem = name.split('.').next().unwrap_or(name);
        self.rest(path, stem, &mut |it| visit.link(it))?;
        let (count, first) = self.untold(path)?;
        if count > 0 {
            let first = first.unwrap_or_default();
            let why = (
                format!("{count} quan hệ không dùng được: siêu dữ liệu thiếu một trong hai mã"),
                format!("{count} relations tell nothing: the metadata lack one of their ids"),
            );
            let place = format!("{}#{first}", path.display());
            skipped.push(Skipped::new(place, why));
        }
        Ok(skipped)
    }

    #[cfg(feature = "sqlite")]
    fn untold(&self, path: &Path) -> Result<(u64, Option<String>), Reason> {
        match &self.companions {
            Some(companions) => companions.untold(path),
            None => Ok((0, None)),
        }
    }

    #[cfg(not(feature = "sqlite"))]
    fn untold(&self, _path: &Path) -> Result<(u64, Option<String>), Reason> {
        Ok((0, None))
    }

    #[cfg(feature = "sqlite")]
    fn rest(
        &self,
        path: &Path,
        stem: &str,
        each: &mut dyn FnMut(ReportedLink),
    ) -> Result<(), Reason> {
        match &self.companions {
            Some(companions) => companions.rest(path, stem, each),
            None => Ok(()),
        }
    }

    #[cfg(not(feature = "sqlite"))]
    fn rest(
        &self,
        _path: &Path,
        _stem: &str,
        _each: &mut dyn FnMut(ReportedLink),
    ) -> Result<(), Reason> {
        Ok(())
    }

    #[cfg(feature = "sqlite")]
    fn join(&mut self, skipped: &mut Vec<Skipped>) -> Result<(), Reason> {
        if self.companions.is_none() {
            self.companions = Some(companions::Companions::load(&self.beside, skipped)?);
        }
        Ok(())
    }

    #[cfg(feature = "sqlite")]
    fn joined(&self, id: &str) -> Result<Option<Metadata>, Reason> {
        match &self.companions {
            Some(companions) => companions.of(id),
            None => Ok(None),
        }
    }

    #[cfg(not(feature = "sqlite"))]
    fn join(&mut self, _skipped: &mut Vec<Skipped>) -> Result<(), Reason> {
        Err(reason(
            "chương trình này không được dựng cùng cơ sở dữ liệu để nối các tệp",
            "this program was compiled without the database that joins files",
        ))
    }

    #[cfg(not(feature = "sqlite"))]
    fn joined(&self, _id: &str) -> Result<Option<Metadata>, Reason> {
        Ok(None)
    }
}

/// Reads a data set of relations, before which `done` bytes were read.
fn read_links(
    path: &Path,
    name: &str,
    done: u64,
    visit: &mut dyn Visit,
) -> Result<Vec<Skipped>, Reason> {
    let stem = name.split('.').next().unwrap_or(name);
    let mut skipped = Vec::new();
    let visit = std::cell::RefCell::new(visit);
    let mut at = done;
    let count = Box::new(|bytes| {
        at += bytes;
        visit.borrow_mut().progress(at);
    });
    rows(path, &links::wanted(), count, &mut |row| {
        let link = match &row.cells {
            Ok(cells) => links::link(path, stem, &row, cells).ok_or_else(|| {
                reason(
                    "không nêu đủ hai văn bản",
                    "it does not name two instruments",
                )
            }),
            Err(why) => Err(why.clone()),
        };
        match link {
            Ok(it) => visit.borrow_mut().link(it),
            Err(why) => {
                let place = format!("{} {}", path.display(), row.place);
                skipped.push(Skipped::new(place, why));
            }
        }
    })?;
    Ok(skipped)
}
