use rustc_hash::FxHashMap;

use super::Cells;
use crate::input::Reason;
use crate::{Format, Metadata, View};

/// What a data set can say of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Field {
    /// The id of the row.
    Id,
    /// The text.
    Text,
    /// Number and symbol.
    Number,
    /// The kind's name.
    Kind,
    /// The title.
    Title,
    /// The day of signing.
    Date,
    /// The day it took effect.
    Effective,
    /// The day it lost effect.
    Expires,
    /// Who issued it.
    Issuer,
    /// Its status, in the words of the portal.
    Status,
    /// Where it was taken from.
    Url,
}

impl Field {
    /// Every field with the name by which `--map` knows it.
    pub const ALL: [(&'static str, Field); 11] = [
        ("id", Field::Id),
        ("text", Field::Text),
        ("number", Field::Number),
        ("type", Field::Kind),
        ("title", Field::Title),
        ("date", Field::Date),
        ("effective", Field::Effective),
        ("expires", Field::Expires),
        ("issuer", Field::Issuer),
        ("status", Field::Status),
        ("url", Field::Url),
    ];

    /// The field of a name.
    #[must_use]
    pub fn of(name: &str) -> Option<Field> {
        Field::ALL.iter().find(|it| it.0 == name).map(|it| it.1)
    }
}

/// The columns of a public data set.
struct Preset {
    name: &'static str,
    columns: &'static [(Field, &'static str)],
    /// Document, other document and the name of their relation, in a file of its own.
    relations: Option<[&'static str; 3]>,
}

/// The data sets that are known by their columns. Of two columns for one field the first counts.
static PRESETS: [Preset; 3] = [
    Preset {
        name: "cancu",
        columns: &[
            (Field::Id, "id"),
            (Field::Text, "text"),
            (Field::Number, "number"),
            (Field::Kind, "type"),
            (Field::Title, "title"),
            (Field::Date, "date"),
            (Field::Effective, "effective"),
            (Field::Expires, "expires"),
            (Field::Issuer, "issuer"),
            (Field::Status, "status"),
            (Field::Url, "url"),
        ],
        relations: None,
    },
    Preset {
        name: "tmquan/vbpl-vn",
        columns: &[
            (Field::Id, "item_id"),
            (Field::Id, "doc_name"),
            (Field::Text, "markdown"),
            (Field::Number, "so_hieu"),
            (Field::Kind, "legal_type"),
            (Field::Kind, "doc_type"),
            (Field::Title, "title"),
            (Field::Date, "ngay_ban_hanh"),
            (Field::Issuer, "co_quan_ban_hanh"),
            (Field::Url, "source_url"),
        ],
        relations: None,
    },
    Preset {
        name: "th1nhng0/vietnamese-legal-documents",
        columns: &[
            (Field::Id, "id"),
            (Field::Text, "content_html"),
            (Field::Text, "content"),
            (Field::Number, "so_ky_hieu"),
            (Field::Kind, "loai_van_ban"),
            (Field::Title, "title"),
            (Field::Date, "ngay_ban_hanh"),
            (Field::Effective, "ngay_co_hieu_luc"),
            (Field::Expires, "ngay_het_hieu_luc"),
            (Field::Issuer, "co_quan_ban_hanh"),
            (Field::Status, "tinh_trang_hieu_luc"),
            (Field::Url, "source_url"),
        ],
        relations: Some(["doc_id", "other_doc_id", "relationship"]),
    },
];

/// The names that [`Options::preset`] may have.
#[must_use]
pub fn presets() -> Vec<&'static str> {
    PRESETS.iter().map(|it| it.name).collect()
}

/// How the columns of data sets are to be understood.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// A name of [`presets`]; `None`: the one whose columns a file has most of.
    pub preset: Option<String>,
    /// Fields and their columns; they go before those of the preset.
    pub map: Vec<(Field, String)>,
}

/// What a file of a data set is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Role {
    /// Its rows are documents.
    Documents(ColumnMap),
    /// Its rows say something of documents in another file.
    Metadata(ColumnMap),
    /// Its rows relate documents: document, other document, relation.
    Relations([String; 3]),
    /// Its rows relate instruments, which they name themselves: see [`super::links`].
    Links,
}

/// Which columns a field is taken from, the first that has a value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ColumnMap {
    columns: FxHashMap<Field, Vec<String>>,
}

impl ColumnMap {
    pub(super) fn has(&self, field: Field) -> bool {
        self.columns.contains_key(&field)
    }

    /// The columns that are read.
    pub(super) fn wanted(&self) -> Vec<String> {
        let mut all: Vec<String> = self.columns.values().flatten().cloned().collect();
        all.sort();
        all.dedup();
        all
    }

    pub(super) fn get(&self, cells: &Cells, field: Field) -> Option<String> {
        let columns = self.columns.get(&field)?;
        columns
            .iter()
            .filter_map(|it| cells.get(it))
            .find(|it| !it.trim().is_empty())
            .cloned()
    }

    /// What the name of its column says that a text is, and the text without its markup.
    pub(super) fn markup(&self, text: &str) -> (Format, Option<View>) {
        let columns = self.columns.get(&Field::Text);
        let column = columns.and_then(|it| it.first()).map_or("", |it| it);
        let name = if column.contains("html") {
            "a.html"
        } else if column.contains("markdown") {
            "a.md"
        } else {
            return (Format::Text, None);
        };
        let mut read = (Format::Text, None);
        let limits = cancu_read::Limits::default();
        cancu_read::read(name, text.as_bytes(), &limits, &mut |part| {
            if let Ok(it) = part.text
                && it.text == text
            {
                read = (it.format, it.view);
            }
        });
        read
    }

    /// What a row says of its document.
    pub(super) fn metadata(&self, cells: &Cells) -> Metadata {
        let get = |field| self.get(cells, field).map(|it| it.trim().to_owned());
        Metadata {
            number: get(Field::Number),
            // The slug of a kind: `quyet_dinh`.
            kind: get(Field::Kind).map(|it| it.replace('_', " ")),
            title: get(Field::Title),
            date: get(Field::Date).map(day),
            effective: get(Field::Effective).map(day),
            expires: get(Field::Expires).map(day),
            issuer: get(Field::Issuer),
            status: get(Field::Status),
            url: get(Field::Url),
            relations: Vec::new(),
        }
    }
}

/// A day as data sets write it, in ISO form: `09/01/2015`, `2015-01-09T00:00:00`.
pub(super) fn day(text: String) -> String {
    let first = text.split(['T', ' ']).next().unwrap_or("");
    let parts: Vec<&str> = first.split('/').collect();
    match parts.as_slice() {
        [day, month, year] if year.len() == 4 => format!("{year}-{month:0>2}-{day:0>2}"),
        _ => first.to_owned(),
    }
}

/// Says what a file with these columns is for.
///
/// # Errors
///
/// In words for people, if there is no text in it and nothing that goes with one.
pub(super) fn role(columns: &[String], options: &Options) -> Result<Role, Reason> {
    let has = |name: &str| columns.iter().any(|it| it == name);
    let fitting = |it: &&Preset| match &options.preset {
        Some(name) => it.name == name,
        None => true,
    };
    let count = |it: &Preset| it.columns.iter().filter(|it| has(it.1)).count();
    let mut best: Option<&Preset> = None;
    for preset in PRESETS.iter().filter(fitting) {
        if let Some(relations) = preset.relations.filter(|it| it.iter().all(|it| has(it))) {
            return Ok(Role::Relations(relations.map(str::to_owned)));
        }
        if best.is_none_or(|it| count(preset) > count(it)) {
            best = Some(preset);
        }
    }
    let mut map = ColumnMap::default();
    for (field, column) in &options.map {
        if has(column) {
            map.columns.entry(*field).or_default().push(column.clone());
        }
    }
    for (field, column) in best.map_or(&[][..], |it| it.columns) {
        if has(column) {
            let columns = map.columns.entry(*field).or_default();
            columns.push((*column).to_owned());
        }
    }
    if map.has(Field::Text) {
        return Ok(Role::Documents(map));
    }
    if super::links::COLUMNS.iter().all(|it| has(it)) {
        return Ok(Role::Links);
    }
    let joins = best.is_some_and(|it| it.relations.is_some());
    if joins && map.has(Field::Id) && map.has(Field::Number) {
        return Ok(Role::Metadata(map));
    }
    let columns = columns.join(", ");
    Err((
        format!("không có cột nào là toàn văn; các cột: {columns}; chỉ ra bằng --map text=CỘT"),
        format!("no column is the text; the columns: {columns}; name it by --map text=COLUMN"),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(columns: &[&str]) -> Vec<String> {
        columns.iter().map(|it| (*it).to_owned()).collect()
    }

    #[test]
    fn days_are_read_in_both_orders() {
        for text in [
            "09/01/2015",
            "9/1/2015",
            "2015-01-09",
            "2015-01-09 00:00:00",
        ] {
            assert_eq!(day(text.to_owned()), "2015-01-09");
        }
    }

    #[test]
    fn a_file_is_known_by_its_columns() {
        let options = Options::default();
        let content = role(&names(&["id", "content_html"]), &options);
        assert!(matches!(content, Ok(Role::Documents(_))));
        let metadata = names(&["id", "so_ky_hieu", "title", "loai_van_ban"]);
        assert!(matches!(role(&metadata, &options), Ok(Role::Metadata(_))));
        let relations = names(&["doc_id", "other_doc_id", "relationship"]);
        assert!(matches!(role(&relations, &options), Ok(Role::Relations(_))));
        let links = role(&names(&["from", "relation", "to"]), &options);
        assert!(matches!(links, Ok(Role::Links)));
        let other = role(&names(&["from", "to"]), &options).unwrap_err();
        assert!(other.0.contains("from, to"), "{other:?}");
    }

    #[test]
    fn a_column_of_the_map_goes_before_that_of_the_preset() {
        let options = Options {
            preset: None,
            map: vec![(Field::Text, "than".to_owned())],
        };
        let Ok(Role::Documents(map)) = role(&names(&["id", "text", "than"]), &options) else {
            panic!("documents");
        };
        let cells: Cells = [("text", "a"), ("than", "b")]
            .map(|it| (it.0.to_owned(), it.1.to_owned()))
            .into_iter()
            .collect();
        assert_eq!(map.get(&cells, Field::Text).as_deref(), Some("b"));
    }
}
