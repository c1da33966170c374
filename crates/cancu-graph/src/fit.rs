//! Whether an instrument is one that a typed reference can mean.

use cancu_model::{InstrumentId, Reference, Scope, fold};
use cancu_tables::{
    Issuer, Level, Register, TERMS, issuer_named, issuers_of_symbol, kind as kind_row,
};

use crate::graph::Node;
use crate::reference::Difference;
use crate::words;

/// Whether an instrument fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fit {
    /// It is another.
    No,
    /// Its number is the one, and one other part is not.
    Differs(Difference),
    /// Nothing that is known of it speaks against it.
    Yes,
}

/// Compares all that a reference says with what is known of an instrument.
pub(crate) fn fit(reference: &Reference, node: &Node, register: &Register) -> Fit {
    if !fits_id(reference, &node.id) {
        return Fit::No;
    }
    if reference.number.is_none() {
        let titled = reference
            .year
            .is_none_or(|year| node.id.year.is_none_or(|it| it == year) || has_word(node, year));
        if !titled {
            return Fit::No;
        }
    }
    if let Some(kind) = reference.kind
        && !fits_kind(kind, node)
    {
        // "Nghị quyết số 10/2022/QH15" is none of the laws, and no law is meant.
        return match reference.symbol {
            Some(_) => Fit::Differs(Difference::Kind),
            None => Fit::No,
        };
    }
    if !fits_term(reference, node) {
        return Fit::No;
    }
    for (fits, difference) in [
        (fits_date(reference, node, register), Difference::Date),
        (fits_place(reference, &node.id), Difference::Place),
        (fits_issuer(reference, node), Difference::Issuer),
        (fits_title(reference, node), Difference::Title),
    ] {
        if !fits {
            return Fit::Differs(difference);
        }
    }
    Fit::Yes
}

/// Says whether an id has the year and the symbol that a reference gives, as far as it gives them.
pub(crate) fn fits_id(reference: &Reference, id: &InstrumentId) -> bool {
    let numbered = reference.number.is_some();
    if numbered && reference.year.is_some() && id.year.is_some() && id.year != reference.year {
        return false;
    }
    reference.symbol.as_deref().is_none_or(|symbol| {
        let own = bare(&id.symbol);
        // "34/2007/PL-UBTVQH" leaves its term out, "04/2015/NĐ" its issuer.
        let termless = own.trim_end_matches(|it: char| it.is_ascii_digit());
        let head = id.symbol.split('-').next();
        id.symbol == symbol
            || own == symbol
            || bare(symbol) == own
            || own.contains("qh") && bare(symbol) == termless
            || head == Some(symbol)
    })
}

/// A symbol of the Assembly without the series that ids put before it.
fn bare(symbol: &str) -> &str {
    let series = ["luat-", "nq-", "pl-"];
    let rest = series.iter().find_map(|it| symbol.strip_prefix(it));
    rest.filter(|it| it.starts_with("qh") || it.starts_with("ubtvqh"))
        .unwrap_or(symbol)
}

pub(crate) fn is_law(kind: &str) -> bool {
    matches!(kind, "luat" | "bo-luat")
}

/// The kind is the one, or the symbol can stand for it: QĐ is Quyết định or Quy định.
fn fits_kind(kind: &str, node: &Node) -> bool {
    if kind == node.kind || is_law(kind) && is_law(&node.kind) {
        return true;
    }
    let code = node.id.symbol.split('-').next().unwrap_or_default();
    let mut codes = kind_row(kind)
        .map(|it| it.codes.iter())
        .into_iter()
        .flatten();
    !node.id.symbol.contains("qh") && codes.any(|it| fold::fold(it) == code)
}

fn has_word(node: &Node, year: u16) -> bool {
    words::of(node).contains(year.to_string().as_str())
}

/// The day is the known one, or one that a source of the register gives.
fn fits_date(reference: &Reference, node: &Node, register: &Register) -> bool {
    let Some(said) = reference.date else {
        return true;
    };
    let known = match (node.date, node.id.year) {
        (Some(day), _) => day.agrees_with(said),
        (None, Some(year)) => year == said.year(),
        (None, None) => true,
    };
    let other = || {
        let rows = register.recorded(&node.id);
        let mut days = rows.flat_map(|it| &it.other_dates);
        days.any(|it| it.signing && it.date.agrees_with(said))
    };
    known || other()
}

/// "khóa XI" is a stretch of years for what the Central Committee's bodies issue.
fn fits_term(reference: &Reference, node: &Node) -> bool {
    let Some(said) = reference.term.filter(|_| node.id.symbol.ends_with("-tw")) else {
        return true;
    };
    let Some(term) = TERMS.iter().find(|it| it.number == said) else {
        return true;
    };
    let day = node.date.or(node.id.year.map(cancu_model::Date::of_year));
    let bound = |text: &str| text.parse::<cancu_model::Date>().ok();
    let (from, until) = (bound(term.from), term.until.and_then(bound));
    day.is_none_or(|day| {
        from.is_none_or(|it| it.earliest() <= day.latest())
            && until.is_none_or(|it| day.earliest() <= it.latest())
    })
}

fn fits_place(reference: &Reference, id: &InstrumentId) -> bool {
    let own = id.scope.as_ref().filter(|it| !it.is_central());
    match (&reference.province, own) {
        (Some(said), Some(own)) => own.units().next() == Some(said.as_str()),
        _ => true,
    }
}

/// Says whether the issuer that a reference names is known to be the instrument's.
pub(crate) fn has_issuer(reference: &Reference, node: &Node) -> bool {
    let (Some(said), Some(own)) = (&reference.issuer, &node.issuer) else {
        return false;
    };
    let scope = node.id.scope.as_ref().map_or("", Scope::as_str);
    let (said, own) = (spelled(said), spelled(own));
    let of_scope = words::split(scope);
    let all = |a: &[String], b: &[String]| a.iter().all(|it| b.contains(it));
    let wide: Vec<String> = own.iter().chain(&of_scope).cloned().collect();
    all(&said, &wide) || all(&own, &said)
}

/// A body's name in words, its letters spelled out: "UBND xã" is "uy ban nhan dan xa".
fn spelled(name: &str) -> Vec<String> {
    let spell = |word: String| {
        let mut bodies = issuers_of_symbol(&word).filter(|_| word.len() > 1);
        match (bodies.next(), bodies.next()) {
            (Some(body), None) => words::split(body.name),
            _ => vec![word],
        }
    };
    words::split(name).into_iter().flat_map(spell).collect()
}

/// A body of the centre that the reference names is the instrument's, unless another is known.
/// Bodies of provinces bear one name each, and tell nothing.
fn fits_issuer(reference: &Reference, node: &Node) -> bool {
    let Some(said) = reference.issuer.as_deref().and_then(central) else {
        return true;
    };
    if has_issuer(reference, node) {
        return true;
    }
    let own = node.issuer.as_deref().and_then(central);
    let own: Vec<&Issuer> = match own {
        Some(it) => vec![it],
        None => {
            let symbol = node.symbol.as_deref().unwrap_or(&node.id.symbol);
            let bodies = symbol.split(['-', '/']).flat_map(issuers_of_symbol);
            bodies.filter(|it| it.level == Level::Central).collect()
        }
    };
    let same = |it: &&Issuer| {
        it.id == said.id || it.successors.contains(&said.id) || said.successors.contains(&it.id)
    };
    own.is_empty() || own.iter().any(same)
}

/// The body of the centre with this name.
fn central(name: &str) -> Option<&'static Issuer> {
    let name = fold::fold(name);
    let heads = ["bo truong ", "thong doc ", "chu tich "];
    let bare = heads.iter().find_map(|it| name.strip_prefix(it));
    issuer_named(&name)
        .or_else(|| issuer_named(bare?))
        .filter(|it| it.level == Level::Central)
}

/// Words behind a number are of its title: one that has none of several is another's.
fn fits_title(reference: &Reference, node: &Node) -> bool {
    const SEVERAL: usize = 3;
    let Some(title) = &node.title else {
        return true;
    };
    if reference.number.is_none() || reference.words.len() < SEVERAL {
        return true;
    }
    let said = words::content(&reference.words.join(" "));
    let mut own = words::of(node);
    own.extend(words::split(title));
    said.iter().any(|it| own.contains(it))
}
