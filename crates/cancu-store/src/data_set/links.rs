//! Data sets whose rows are relations: who acts (`from`), how (`relation`), on what (`to`).
//!
//! An end is a citation as texts write it, or, in JSON lines, an object with `number`, `type` and,
//! where they are known, `title`, `date`, `issuer`, `article` and the `effective` day of the act.

use std::path::Path;

use super::columns::day;
use super::{Cells, Row};
use crate::{Metadata, ReportedLink};

/// The columns by which such a file is known.
pub(super) const COLUMNS: [&str; 3] = ["from", "relation", "to"];

/// What is said of an end.
const FIELDS: [&str; 7] = [
    "number",
    "type",
    "title",
    "date",
    "issuer",
    "article",
    "effective",
];

/// The cells that are read: a full stop leads into an object, brackets ask for a whole list.
pub(super) fn wanted() -> Vec<String> {
    let ends = ["from", "to"].into_iter();
    let within = ends.flat_map(|end| FIELDS.map(|it| format!("{end}.{it}")));
    let alone = ["from", "to", "relation[]", "relation", "source"];
    within.chain(alone.map(str::to_owned)).collect()
}

/// The relation of a row; `None` where it does not name both ends.
pub(super) fn link(path: &Path, stem: &str, row: &Row, cells: &Cells) -> Option<ReportedLink> {
    let (from, to) = (End::of(cells, "from")?, End::of(cells, "to")?);
    let label = cells.get("relation[]").or_else(|| cells.get("relation"));
    let label = label.map_or("", |it| it.trim());
    let mut quote = from.citation.clone();
    if let Some(article) = &from.article {
        quote.push_str(&format!(", {article}"));
    }
    let verb = if label.is_empty() {
        "liên quan"
    } else {
        label
    };
    quote.push_str(&format!(": {verb}"));
    if let Some(article) = &to.article {
        quote.push_str(&format!(" {article}"));
    }
    quote.push_str(&format!(" {}", to.citation));
    if let Some(source) = cells.get("source") {
        quote.push_str(&format!(" ({})", source.trim()));
    }
    Some(ReportedLink {
        name: format!("{stem}#{}", row.number),
        path: path.to_path_buf(),
        from: from.citation,
        label: label.to_owned(),
        acts: true,
        to: to.citation,
        provision: to.article,
        effective: from.effective.map(day),
        quote,
    })
}

/// One of the two instruments of a row.
struct End {
    citation: String,
    article: Option<String>,
    effective: Option<String>,
}

impl End {
    fn of(cells: &Cells, end: &str) -> Option<End> {
        let get = |field: &str| {
            let cell = cells.get(&format!("{end}.{field}"))?.trim();
            (!cell.is_empty()).then(|| cell.to_owned())
        };
        let named = Metadata {
            number: get("number"),
            kind: get("type"),
            title: get("title"),
            date: get("date").map(day),
            issuer: get("issuer"),
            ..Metadata::default()
        };
        let plain = || {
            let cell = cells.get(end)?.trim();
            (!cell.is_empty()).then(|| cell.to_owned())
        };
        Some(End {
            citation: named.citation().or_else(plain)?,
            article: get("article"),
            effective: get("effective"),
        })
    }
}
