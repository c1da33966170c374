//! A body that the sentence makes its subject: "Sở GD&ĐT Thái Bình có Công văn 132/SGDĐT-GDTrH".

use cancu_model::{Citation, Date, Scope, fold};
use cancu_tables::Level;

use super::scope::{level_of_symbol, province};

/// How far before a citation its subject begins at the furthest.
const REACH: usize = 90;

/// What may stand between the body and what it issued, folded, the longest first.
const VERBS: [&str; 9] = [
    "vua ban hanh",
    "moi ban hanh",
    "da ban hanh",
    "ban hanh",
    "vua co",
    "da co",
    "co",
    "tai",
    "voi",
];

/// Words of the bodies of a province, folded, that stand before its name.
const BODIES: [&str; 8] = ["so", "ubnd", "hdnd", "uy", "tinh", "pho", "cong an", "ban"];

/// The province whose body stands as the subject right before a number of a local body, or as the
/// name that the number in brackets explains: "Tỉnh ủy Hà Tĩnh (Quy định số 1268-QĐ/TU)".
///
/// # Complexity
///
/// *O*(1): it looks at [`REACH`] bytes.
pub(super) fn named_before(text: &str, citation: &Citation, on: Option<Date>) -> Option<Scope> {
    let symbol = citation.symbol.as_deref()?;
    level_of_symbol(symbol).filter(|it| *it != Level::Central)?;
    let start = citation.span.start;
    let from = text.ceil_char_boundary(start.saturating_sub(REACH));
    let lead = text.get(from..start)?;
    let begin = lead
        .rfind(['\n', ';', ':', '.', ','])
        .map_or(0, |it| it + 1);
    let lead = lead.get(begin..)?.trim();
    if let Some(body) = lead.strip_suffix('(') {
        return of_body(body, citation.date.or(on));
    }
    // Word by word, since the text may write its marks apart.
    let words: Vec<&str> = lead.split_whitespace().collect();
    let verb = VERBS.iter().map(|it| it.split(' ').count());
    let body = verb.zip(VERBS).find_map(|(count, verb)| {
        let (body, said) = words.split_at(words.len().checked_sub(count)?);
        (fold::fold(&said.join(" ")) == verb).then_some(body)
    })?;
    of_body(&body.join(" "), citation.date.or(on))
}

/// The province that ends the name of a body: "Sở GD&ĐT Thái Bình", "Công an Hà Nội".
pub(super) fn of_body(body: &str, on: Option<Date>) -> Option<Scope> {
    let words: Vec<&str> = body.split_whitespace().collect();
    (1..=4).rev().find_map(|count| {
        let (body, name) = words.split_at(words.len().checked_sub(count)?);
        if !name.iter().all(|it| it.starts_with(char::is_uppercase)) {
            return None;
        }
        let body = format!(" {} ", fold::fold(&body.join(" ")));
        let issues = BODIES.iter().any(|it| body.contains(&format!(" {it} ")));
        issues.then(|| province(&name.join(" "), on)).flatten()
    })
}
