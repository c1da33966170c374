//! Acts that cannot be: what a text seems to say of an instrument, and its rank or its day gainsays.
//!
//! "Hồ sơ đề nghị sửa đổi, bổ sung theo quy định tại Điều 5 Luật A" in a circular amends no law. Such
//! a citation stays a citation. What a text says outright is kept, whoever may have had the power: it
//! is a contradiction that people want to see.

use cancu_model::{Date, Heading, Mention, Relation, fold};
use cancu_tables::KINDS;
use rustc_hash::FxHashMap;

use crate::rank::{is_beyond_power, rank};

/// The rule, beside those that found a mention, by which its act was taken for a citation.
const NO_ACT: &str = "no-act";

/// How far before a mention its clause is read.
const LEAD: usize = 400;

/// How far behind a mention its sentence is read.
const BEHIND: usize = 300;

/// What a mention needs to be known by: kind, and its day as far as it is known.
#[derive(Debug, Clone, Copy)]
struct Known<'m> {
    code: &'m str,
    date: Option<Date>,
}

/// Takes back the acts of a document's mentions that cannot be.
///
/// # Complexity
///
/// *O*(*n*) in the mentions.
pub(super) fn settle(text: &str, heading: &Heading, mentions: &mut [Mention]) {
    // Where, what it is instead, and whether the rank says so.
    let mut changes: Vec<(usize, Relation, bool)> = Vec::new();
    let mut known: FxHashMap<String, Known<'_>> = FxHashMap::default();
    for it in mentions.iter() {
        let Some(id) = &it.id else { continue };
        let date = it.date.or(id.year.map(Date::of_year));
        let entry = known.entry(id.to_string()).or_insert(Known {
            code: &it.code,
            date,
        });
        if entry.date.is_none_or(|day| !day.is_whole()) && date.is_some() {
            entry.date = date;
        }
    }
    for (at, it) in mentions.iter().enumerate() {
        let (relation, turned) = it.relation.active();
        let changes_it = matches!(
            relation,
            Relation::Amends | Relation::Replaces | Relation::Repeals | Relation::Suspends
        );
        let Some(id) = it.id.as_ref().filter(|_| changes_it) else {
            continue;
        };
        let own = it.source == "self";
        let source = if own {
            heading.id.clone()
        } else {
            it.source.parse().ok()
        };
        let Some(source) = source else { continue };
        let from = known.get(&it.source);
        let of_source = match from {
            Some(it) if !own => it.code,
            _ if own => heading.kind.as_deref().unwrap_or_default(),
            _ => continue,
        };
        let ranks = (rank(of_source, &source), rank(&it.code, id));
        let (actor, target) = if turned { (ranks.1, ranks.0) } else { ranks };
        if is_beyond_power(actor, target) {
            if turned || !own || !is_outright(text, it) {
                changes.push((at, Relation::Cites, true));
            }
            continue;
        }
        let to = known.get(&id.to_string()).and_then(|it| it.date);
        // "nội dung được sửa đổi theo quy định tại Bộ luật B": what is older changed nothing in this text.
        if own {
            // A consolidated text bears the day on which it was made.
            let consolidated = source.symbol.contains("vbhn");
            let signed = heading.date.or(source.year.map(Date::of_year));
            if turned && !consolidated && is_younger(signed, to) {
                changes.push((at, Relation::Cites, false));
            }
            continue;
        }
        // "Nghị định A (sửa đổi, bổ sung tại Nghị định B)": the younger acts on the older.
        let Some(from) = from else { continue };
        if !turned && is_younger(to, from.date) {
            let told = is_passive(lead(text, it.start));
            let told = if told {
                relation.passive()
            } else {
                Relation::Cites
            };
            changes.push((at, told, false));
        } else if turned && is_younger(from.date, to) {
            changes.push((at, Relation::Cites, false));
        }
    }
    for (at, relation, beyond) in changes {
        let it = &mut mentions[at];
        let passive = it.relation.active().1;
        it.relation = relation;
        it.rule = [it.rule.as_str(), NO_ACT].join(",");
        if relation != Relation::Cites {
            continue;
        }
        (it.extent, it.from, it.until) = (None, None, None);
        // What did nothing to the instrument before it stands beside that, in the document's own words.
        if passive || !beyond {
            "self".clone_into(&mut it.source);
        }
    }
}

/// Says whether the first of two is surely younger.
fn is_younger(first: Option<Date>, second: Option<Date>) -> bool {
    matches!((first, second), (Some(a), Some(b)) if a.earliest() > b.latest())
}

/// The clause before a place, folded.
fn lead(text: &str, at: usize) -> String {
    let from = text.ceil_char_boundary(at.saturating_sub(LEAD));
    let before = text.get(from..at).unwrap_or("");
    let cut = ["\n", ". ", "; "].iter().filter_map(|it| {
        let found = before.rfind(it)?;
        Some(found + it.len())
    });
    let cut = cut.max().unwrap_or(0);
    fold::fold(&before[cut..])
}

/// The verbs of acts.
const VERBS: [&str; 7] = [
    "bai bo",
    "huy bo",
    "sua doi",
    "bo sung",
    "thay the",
    "dinh chi",
    "ngung hieu luc",
];

/// The words that an act's object begins with, beside the names of kinds.
const PARTS: [&str; 16] = [
    "dieu", "khoan", "diem", "cac", "mot", "noi", "toan", "cum", "phu", "mau", "muc", "chuong",
    "quy", "tu", "bieu", "doan",
];

/// "(sửa đổi, bổ sung tại khoản 2 Điều 1 ⟦B⟧)": nothing but a pinpoint stands behind the verb.
fn is_passive(lead: String) -> bool {
    let verb = VERBS.iter().filter_map(|it| lead.rfind(it)).max();
    let behind = verb.map_or("", |at| &lead[at..]);
    let words = behind
        .split(|it: char| !it.is_alphanumeric())
        .filter(|it| !it.is_empty());
    let mut told = false;
    for word in words {
        match word {
            "tai" | "theo" | "boi" | "bang" => told = true,
            "sua" | "doi" | "bo" | "sung" | "thay" | "the" | "bai" | "huy" | "dinh" | "chi" => {}
            "mot" | "so" | "dieu" | "khoan" | "diem" | "quy" | "cua" | "va" => {}
            _ if word.len() <= 3 => {}
            _ => return false,
        }
    }
    told
}

/// "Bãi bỏ Điều 5 ⟦A⟧", "Thông tư này thay thế ⟦A⟧", "⟦A⟧ hết hiệu lực": the document says of A what
/// it does to it.
fn is_outright(text: &str, it: &Mention) -> bool {
    let lead = lead(text, it.start);
    let label = |it: char| !it.is_alphanumeric();
    let mut clause = lead.trim_start_matches(label);
    if let Some((first, rest)) = clause.split_once([')', '.'])
        && first.len() <= 8
    {
        clause = rest.trim_start_matches(label);
    }
    let begins = VERBS.iter().any(|it| clause.starts_with(it));
    let own = [" nay thay the", " nay bai bo", "va thay the", "va bai bo"];
    let says = own.iter().find_map(|it| Some(clause.rfind(it)? + it.len()));
    let object = match (says, begins) {
        (Some(at), _) => Some(&clause[at..]),
        (None, true) => VERBS
            .iter()
            .filter_map(|it| Some(clause.rfind(it)? + it.len()))
            .max()
            .map(|at| &clause[at..]),
        _ => None,
    };
    if object.is_some_and(is_object) {
        return true;
    }
    let end = text.floor_char_boundary(it.end + BEHIND);
    let behind = text.get(it.end..end).unwrap_or("");
    let sentence = behind.split(['\n', ';']).next().unwrap_or("");
    let conditional = [" khi", " sau", " truoc", " theo", " tai"];
    fold::fold(sentence).contains("het hieu luc")
        && !conditional
            .iter()
            .any(|it| format!(" {clause}").contains(it))
}

/// Says whether what stands between an act's verb and an instrument can be a part of that.
fn is_object(between: &str) -> bool {
    let mut words = between
        .split(|it: char| !it.is_alphanumeric())
        .filter(|it| !it.is_empty());
    let Some(first) = words.next() else {
        return true;
    };
    let kind = |word: &str| {
        KINDS.iter().any(|it| {
            let name = fold::fold(it.name);
            name.split(' ').next() == Some(word)
        })
    };
    let told = between.replace("kem theo", "").replace("ban hanh theo", "");
    (PARTS.contains(&first) || kind(first)) && !format!(" {told} ").contains(" theo ")
}
