//! Instruments of the tables that a citation may mean which does not say its year or its symbol.

use cancu_model::{Citation, Date, InstrumentId, fold};
use cancu_tables::{Register, known};

/// The known instrument with the number, kind and day of a citation without a symbol: "Quyết định
/// số 218 ngày 12/12/2013".
pub(super) fn of_day(citation: &Citation) -> Option<InstrumentId> {
    let day = citation.date.filter(|it| it.is_whole())?.to_string();
    let number = citation.number.as_deref()?.trim_start_matches('0');
    let of_kind = |symbol: &str| {
        let code = symbol.split(['-', '/']).next().unwrap_or("");
        cancu_tables::kind_of_code(code).is_some_and(|it| it.id == citation.kind)
    };
    let mut rows = cancu_tables::KNOWN
        .iter()
        .filter(|it| it.number == number && it.date == day && of_kind(it.symbol));
    let id = rows.next()?.id.parse().ok()?;
    rows.next().is_none().then_some(id)
}

/// Known instruments that a citation without a year can mean: of the term it names, and not
/// younger than the document.
pub(super) fn ids(
    citation: &Citation,
    id: &InstrumentId,
    written: Option<Date>,
) -> Vec<InstrumentId> {
    let (Some(number), Some(symbol)) = (&citation.number, &citation.symbol) else {
        return Vec::new();
    };
    let rows = known(number, symbol);
    // What it is about tells those of one number apart.
    let about = |it: &&&cancu_tables::Known| {
        let titles = it.title.zip(citation.title.as_deref());
        titles.is_some_and(|it| begin_alike(it.0, it.1))
    };
    if let [row] = rows.iter().filter(about).collect::<Vec<_>>()[..] {
        return row.id.parse().into_iter().collect();
    }
    let mut found: Vec<(InstrumentId, Option<Date>)> = rows
        .iter()
        .filter(|it| citation.term.is_none() || it.term.is_none() || it.term == citation.term)
        .filter(|it| !differs(it, citation))
        .filter_map(|it| {
            Some((
                it.id.parse::<InstrumentId>().ok()?,
                it.date.parse::<Date>().ok(),
            ))
        })
        .chain(
            Register::built_in()
                .instruments()
                .iter()
                .map(|it| (it.id.clone(), it.date)),
        )
        .filter(|(it, _)| it.may_be(id))
        .collect();
    found.retain(|(_, day)| {
        written.is_none_or(|written| day.is_none_or(|day| day.earliest() <= written.latest()))
    });
    let mut ids: Vec<InstrumentId> = found.into_iter().map(|it| it.0).collect();
    ids.sort();
    ids.dedup();
    ids
}

/// Says whether a known instrument is of another body of the Party's centre than the citation
/// names, or about something else: numbers return in every term.
fn differs(known: &cancu_tables::Known, citation: &Citation) -> bool {
    let body = |it: &str| {
        let name = fold::fold(it);
        let bodies = ["bo chinh tri", "ban bi thu", "ban chap hanh"];
        bodies.into_iter().find(|it| name.contains(it))
    };
    let bodies = known
        .issuer
        .and_then(body)
        .zip(citation.issuer.as_deref().and_then(body));
    let apart = known
        .title
        .zip(citation.title.as_deref())
        .is_some_and(|(a, b)| {
            let (a, b) = (fold::fold(a), fold::fold(b));
            let a: Vec<&str> = a.split(' ').collect();
            let b: Vec<&str> = b.split(' ').collect();
            let common = b.iter().filter(|it| a.contains(it)).count();
            common * 5 < a.len().min(b.len()) * 2
        });
    bodies.is_some_and(|it| it.0 != it.1) || apart
}

/// Says whether two titles begin with the same words, and with enough of them.
fn begin_alike(a: &str, b: &str) -> bool {
    const ENOUGH: usize = 24;
    let (a, b) = (fold::fold(a), fold::fold(b));
    let (a, b) = (a.trim_matches('“'), b.trim_matches('“'));
    let common = a.bytes().zip(b.bytes()).take_while(|it| it.0 == it.1);
    common.count() >= ENOUGH.min(a.len().max(b.len()))
}
