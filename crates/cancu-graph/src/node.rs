use cancu_model::{Basis, Date, Effective, InstrumentId, Reading};
use cancu_tables::{Certainty, LawTitle, Recorded, Register, TITLES, kind, versions};

use crate::graph::{Held, Moved, Node};
use crate::sayings::{Field, Sayings, Words};

/// An instrument as tables and register have it, whatever documents say.
pub(crate) fn recorded(id: &InstrumentId, register: &Register) -> Node {
    of(id, &Sayings::default(), &Words::default(), register, None)
}

/// Joins what is said of an instrument, `held` being the document that is its text.
pub(crate) fn of(
    id: &InstrumentId,
    said: &Sayings,
    words: &Words,
    register: &Register,
    held: Option<&Reading>,
) -> Node {
    let rows = register.recorded(id);
    let recorded = |field: fn(&Recorded) -> Option<&String>| rows.clone().find_map(field).cloned();
    let text = id.to_string();
    let law = law(&text);
    let kind = said
        .most(words, Field::Kind)
        .or_else(|| rows.clone().next().map(|it| it.kind.to_owned()))
        .or_else(|| law.map(|it| it.kind.to_owned()))
        .unwrap_or_else(|| "van-ban".to_owned());
    let kind = law.map_or(kind, |it| it.kind.to_owned());
    let number = recorded(|it| it.number.as_ref())
        .or_else(|| said.most(words, Field::Number))
        .or_else(|| id.number.clone().filter(|it| !it.starts_with('_')));
    let symbol = recorded(|it| it.symbol.as_ref())
        .or_else(|| said.most(words, Field::Symbol))
        .or_else(|| law_symbol(id));
    let title = law
        .map(|it| it.title.to_owned())
        .or_else(|| held.and_then(|it| it.heading.title.clone()))
        .or_else(|| recorded(|it| it.title.as_ref()))
        .or_else(|| said.most(words, Field::Title));
    let issuer = held
        .and_then(|it| it.heading.issuer.clone())
        .or_else(|| recorded(|it| it.issuer.as_ref()))
        .or_else(|| said.most(words, Field::Issuer));
    let date = date(id, said, register, held.and_then(|it| it.heading.date));
    let effective = match held.and_then(|it| it.heading.effective) {
        Some(Effective::On(day)) if held.is_some_and(|it| it.reported.effective) => {
            Some((day, Basis::Reported))
        }
        Some(Effective::On(day)) => Some((day, Basis::Stated)),
        Some(Effective::Signing) => date.map(|it| (it, Basis::Stated)),
        None => {
            let by_row = rows
                .clone()
                .find_map(|it| Some((it.effective?, it.certainty.basis())));
            let by_law = law.and_then(|it| Some((it.effective?.parse().ok()?, basis_of(it))));
            let known = by_row.into_iter().chain(by_law);
            known.min_by_key(|it| it.1)
        }
    };
    let stated = effective.filter(|it| it.1 == Basis::Stated).map(|it| it.0);
    let moved = stated.and_then(|from| moved(register, id, from));
    let (effective, moved) = match moved {
        Some((day, moved)) => (Some((day, Basis::Register)), Some(moved)),
        None => (effective, None),
    };
    let mut node = Node {
        id: id.clone(),
        kind,
        number,
        symbol,
        date,
        effective,
        moved,
        issuer,
        title,
        label: String::new(),
        held: held.map(|it| Held {
            file: it.file.clone(),
            reported: it.reported.clone(),
        }),
        candidates: Vec::new(),
        superseded_title: superseded_title(&text),
        yearly: said.yearly,
    };
    node.yearly |= node
        .symbol
        .as_deref()
        .is_some_and(|it| with_year(&node, it));
    node.label = label(&node, node.yearly);
    node
}

/// The day of signing: what its own text says, else the register or the table of laws, else most
/// citations.
pub(crate) fn date(
    id: &InstrumentId,
    said: &Sayings,
    register: &Register,
    held: Option<Date>,
) -> Option<Date> {
    let recorded = || register.recorded(id).find_map(|it| it.date);
    let known = || law(&id.to_string()).and_then(|it| it.date?.parse().ok());
    held.or_else(recorded)
        .or_else(known)
        .or_else(|| said.most_dated())
}

/// The day to which the register moves the entry into force of an instrument from that which its own
/// text gives. No text knows what was decided after it; a row that read that act does.
pub(crate) fn moved(register: &Register, id: &InstrumentId, from: Date) -> Option<(Date, Moved)> {
    let row = register.recorded(id).find(|it| it.effective.is_some())?;
    let differs = row.certainty == Certainty::Text && row.effective != Some(from);
    let evidence = row.origin.evidence(None);
    differs.then_some((row.effective?, Moved { from, evidence }))
}

/// What a row of the table of laws counts for: none of them was read in the law's own text.
fn basis_of(law: &LawTitle) -> Basis {
    if law.unsure {
        Basis::Unsure
    } else {
        Basis::Reported
    }
}

/// The law of this id, where the tables know it.
fn law(id: &str) -> Option<&'static LawTitle> {
    let at = TITLES.binary_search_by(|it| it.id.cmp(id)).ok()?;
    TITLES.get(at)
}

/// Says whether a younger law bears the title of the one of this id.
pub(crate) fn superseded_title(id: &str) -> bool {
    law(id).is_some_and(|law| {
        // Of a law whose day the table does not have the year is in its number.
        let year = |it: &LawTitle| Some(Date::of_year(it.id.parse::<InstrumentId>().ok()?.year?));
        let passed = |it: &LawTitle| match it.date {
            Some(day) => day.parse::<Date>().ok(),
            None => year(it),
        };
        versions(law.title)
            .iter()
            .any(|it| it.kind == law.kind && it.id != law.id && passed(it) > passed(law))
    })
}

/// "luat-qh13" is written "QH13".
fn law_symbol(id: &InstrumentId) -> Option<String> {
    let symbol = id.symbol.strip_prefix("luat-").or_else(|| {
        id.symbol
            .strip_prefix("nq-")
            .filter(|it| it.starts_with("qh"))
    })?;
    Some(symbol.to_uppercase())
}

/// As a person would cite it.
pub(crate) fn label(node: &Node, yearly: bool) -> String {
    let name = kind(&node.kind).map_or("Văn bản", |it| it.name);
    let law = matches!(
        node.kind.as_str(),
        "luat" | "bo-luat" | "phap-lenh" | "hien-phap"
    );
    let number =
        node.number
            .as_deref()
            .map(|number| match (node.symbol.as_deref(), node.id.year) {
                (Some(symbol), Some(year)) if yearly || with_year(node, symbol) => {
                    format!("{number}/{year}/{symbol}")
                }
                (Some(symbol), _)
                    if symbol.contains('/')
                        && !symbol.starts_with("NQLT")
                        && !symbol.starts_with("CTPH") =>
                {
                    format!("{number}-{symbol}")
                }
                (Some(symbol), _) => format!("{number}/{symbol}"),
                (None, Some(year)) => format!("{number}/{year}"),
                (None, None) => number.to_owned(),
            });
    match (law, node.title.as_deref(), number) {
        (true, Some(title), Some(number)) => format!("{name} {title} số {number}"),
        // The constitutions bear one title, or two.
        (true, Some(title), None) => match node.id.year {
            Some(year) => format!("{name} {title} năm {year}"),
            None => format!("{name} {title}"),
        },
        (_, _, Some(number)) => format!("{name} số {number}"),
        (_, _, None) if node.symbol.is_some() && node.held.is_some() => {
            format!("{name} số …/{}", node.symbol.as_deref().unwrap_or_default())
        }
        (_, Some(title), None) => format!("{name} {title}"),
        (_, None, None) => format!("{name} {}", node.id),
    }
}

/// Kinds whose number holds the year.
fn with_year(node: &Node, symbol: &str) -> bool {
    let assembly = symbol.starts_with("QH") || symbol.contains("UBTVQH");
    assembly
        || matches!(
            node.kind.as_str(),
            "nghi-dinh" | "thong-tu" | "thong-tu-lien-tich" | "nghi-quyet-lien-tich"
        ) && !symbol.eq("CP")
}
