//! Which law a title means on a day.

use cancu_model::{Citation, Date, InstrumentId, Relation, Scope};
use cancu_tables::{LawTitle, TITLES, versions};

/// The law that a citation by title means, the candidates if that is open, and how sure it is.
///
/// The date or year beside the title decides; without them the version in force on `as_of`, the
/// day of the document or of the instrument in whose title it stands. A text that details or
/// amends a law speaks of the one last passed, in force or not; so does a law of its own text
/// (`assembly`): what passes laws knows those that it has passed.
pub(super) fn resolve(
    citation: &Citation,
    as_of: Option<Date>,
    around: Option<&InstrumentId>,
    assembly: bool,
) -> (Option<InstrumentId>, Vec<InstrumentId>, f32) {
    let Some(title) = &citation.title else {
        return if citation.kind == "hien-phap" {
            constitution(citation, as_of)
        } else {
            (None, Vec::new(), 0.3)
        };
    };
    if citation.kind == "hien-phap" {
        return constitution(citation, as_of);
    }
    let law = |kind: &str| matches!(kind, "luat" | "bo-luat");
    let mut rows: Vec<&'static LawTitle> = versions(title)
        .iter()
        .copied()
        .filter(|it| it.kind == citation.kind || law(it.kind) && law(citation.kind))
        .collect();
    // The table of an amending law says which version it amends.
    if citation.relation == Relation::Amends
        && let Some(amending) = around.and_then(|it| row_of(&it.to_string()))
        && let Some(row) = rows.iter().find(|it| amending.amends.contains(&it.id))
    {
        return (row.id.parse().ok(), Vec::new(), 0.97);
    }
    if let Some(date) = citation.date {
        if let Some(row) = rows.iter().find(|it| day(it.date) == Some(date)) {
            return (row.id.parse().ok(), Vec::new(), 0.99);
        }
        return by_year(&rows, date.year(), 0.9);
    }
    if let Some(year) = citation.year {
        let found = by_year(&rows, year, 0.95);
        if found.0.is_some() || !found.1.is_empty() {
            return found;
        }
        // "Luật sửa đổi, bổ sung một số điều của Bộ luật Hình sự năm 1999": the code's year.
        rows.retain(|it| {
            let amended = it.amends.iter().filter_map(|it| row_of(it));
            amended
                .into_iter()
                .any(|it| id(it).and_then(|it| it.year) == Some(year))
        });
        // "Luật Phòng, chống ma túy 2008": the year is that of the law that amends it.
        let of_year = |it: &&'static LawTitle| {
            let amends = versions(title)
                .iter()
                .any(|row| it.amends.contains(&row.id));
            amends && id(it).and_then(|it| it.year) == Some(year)
        };
        let amending: Vec<&'static LawTitle> = TITLES.iter().filter(of_year).collect();
        return match rows.as_slice() {
            [row] => (id(row), Vec::new(), 0.85),
            [] => match amending.as_slice() {
                [row] => (id(row), Vec::new(), 0.85),
                _ => found,
            },
            many => (None, ids(many), 0.3),
        };
    }
    rows.sort_by_key(|it| passed(it));
    let Some(as_of) = as_of else {
        return match rows.as_slice() {
            [row] => (row.id.parse().ok(), Vec::new(), 0.9),
            [] => (None, Vec::new(), 0.3),
            many => (
                many.last().and_then(|it| it.id.parse().ok()),
                ids(many),
                0.5,
            ),
        };
    };
    let newest = assembly || matches!(citation.relation, Relation::Details | Relation::Amends);
    let began = |it: &LawTitle| {
        if newest {
            passed(it)
        } else {
            day(it.effective).or(passed(it))
        }
    };
    let current = rows
        .iter()
        .rfind(|it| began(it).is_some_and(|it| it.earliest() <= as_of.latest()));
    match (current, rows.first()) {
        (Some(row), _) => (
            row.id.parse().ok(),
            Vec::new(),
            if row.unsure { 0.85 } else { 0.95 },
        ),
        // A bill on its way ("dự án Luật ...") bears the title of the law that it became; long
        // before it, the title was that of an older law, which no table holds.
        (None, Some(row)) if passed(row).is_some_and(|it| it.year() <= as_of.year() + 1) => {
            (row.id.parse().ok(), Vec::new(), 0.6)
        }
        (None, _) => (None, Vec::new(), 0.3),
    }
}

fn by_year(
    rows: &[&'static LawTitle],
    year: u16,
    confidence: f32,
) -> (Option<InstrumentId>, Vec<InstrumentId>, f32) {
    let of_year: Vec<&'static LawTitle> = rows
        .iter()
        .copied()
        .filter(|it| id(it).and_then(|it| it.year) == Some(year))
        .collect();
    match of_year.as_slice() {
        [row] => (id(row), Vec::new(), confidence),
        [] => (None, Vec::new(), 0.3),
        many => (None, ids(many), 0.3),
    }
}

/// The id of a law that no table holds, by its day: the term tells its symbol, the number stays
/// open. A year in which two terms meet tells nothing.
pub(super) fn unnumbered(citation: &Citation) -> Option<InstrumentId> {
    if !matches!(citation.kind, "luat" | "bo-luat") {
        return None;
    }
    let day = citation.date.or(citation.year.map(Date::of_year))?;
    if TERMS_END
        .parse::<Date>()
        .is_ok_and(|end| day.latest() >= end)
    {
        return None;
    }
    let of = |day: Date| {
        let at = TERMS.partition_point(|it| it.0.parse::<Date>().is_ok_and(|it| it <= day));
        at.checked_sub(1).map(|at| TERMS[at].1)
    };
    let symbol = of(day.earliest())?;
    (of(day.latest()) == Some(symbol)).then(|| InstrumentId {
        scope: Some(Scope::vn()),
        symbol: symbol.to_owned(),
        year: Some(day.year()),
        number: None,
    })
}

/// From which day the laws of a term bear which symbol: the opening days of the National
/// Assembly's terms, and the symbols that FORMS.md section 10 shows for them.
const TERMS: [(&str, &str); 9] = [
    ("1981-06-25", "lct-hdnn7"),
    ("1987-06-17", "lct-hdnn8"),
    ("1992-09-19", "l-ctn"),
    ("1997-09-20", "luat-qh10"),
    ("2002-07-19", "luat-qh11"),
    ("2007-07-19", "luat-qh12"),
    ("2011-07-21", "luat-qh13"),
    ("2016-07-20", "luat-qh14"),
    ("2021-07-20", "luat-qh15"),
];

/// The day from which the terms above tell nothing: the sixteenth began in 2026.
const TERMS_END: &str = "2026-04-01";

fn constitution(
    citation: &Citation,
    as_of: Option<Date>,
) -> (Option<InstrumentId>, Vec<InstrumentId>, f32) {
    let rows: Vec<&'static LawTitle> = TITLES.iter().filter(|it| it.kind == "hien-phap").collect();
    if let Some(year) = citation.year {
        return by_year(&rows, year, 0.99);
    }
    let current = rows
        .iter()
        .rfind(|it| as_of.is_none_or(|as_of| day(it.date).is_some_and(|it| it <= as_of)));
    (current.and_then(|it| id(it)), Vec::new(), 0.95)
}

/// The day from which a law is in force by the table, if the table holds it and its day.
pub(super) fn effective(id: &InstrumentId) -> Option<Date> {
    day(row_of(&id.to_string())?.effective)
}

fn row_of(id: &str) -> Option<&'static LawTitle> {
    TITLES
        .binary_search_by(|it| it.id.cmp(id))
        .ok()
        .map(|at| &TITLES[at])
}

fn id(row: &LawTitle) -> Option<InstrumentId> {
    row.id.parse().ok()
}

fn ids(rows: &[&'static LawTitle]) -> Vec<InstrumentId> {
    rows.iter().filter_map(|it| id(it)).collect()
}

fn day(text: Option<&str>) -> Option<Date> {
    text?.parse().ok()
}

/// The day it was passed; the year of its id where that is all that is known.
fn passed(row: &LawTitle) -> Option<Date> {
    day(row.date).or_else(|| id(row)?.year.map(Date::of_year))
}
