use cancu_graph::{Graph, Node, NodeId};
use cancu_model::{Date, Scope};
use cancu_tables::{
    Issuer, Level, Place, issuer_with_id, issuers_of_symbol, places, reform_of, scope_of,
    successors, unit_of_scope,
};
use serde::Serialize;

/// The rule that keeps what a local body issued, until the new one decides.
const STAYS: &str = "Luật 64/2025/QH15, Điều 54";

/// A body that issued an instrument and is no more on the day asked for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Succession {
    /// The body as it was: "UBND tỉnh Bình Định".
    pub issuer: String,
    /// Who took it over; empty where nobody did, as with the districts.
    pub successors: Vec<Successor>,
    /// Since when; `None` where it is known that it ended and not on which day.
    pub since: Option<Date>,
    /// How sure this is: `text`, `report` or `unsure`.
    pub basis: &'static str,
    /// Where it is said.
    pub source: &'static str,
    /// For what a local council or committee issued, the rule by which its norms stay until the
    /// new unit decides; as reported.
    pub stays: Option<&'static str>,
}

/// A body that took another over.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Successor {
    /// Its name: "UBND tỉnh Gia Lai"; for other bodies of a place than its council and committee,
    /// whose own heirs no table has, the place alone.
    pub name: String,
    /// The scope of what it issues.
    pub scope: Scope,
    /// It took over a part only.
    pub part: bool,
}

/// What became of the issuers of an instrument by a day; empty while they live on.
///
/// A province that nothing was joined to lives on. An instrument without a date is of a unit only
/// where one alone ever bore its scope: "UBND tỉnh Quảng Ngãi" is two.
///
/// # Complexity
///
/// *O*(*k*) in the provinces.
#[must_use]
pub fn succession(graph: &Graph, node: NodeId, as_of: Date) -> Vec<Succession> {
    let node = graph.node(node);
    match &node.id.scope {
        Some(scope) if scope.is_central() => central(node, as_of),
        Some(scope) => local(node, scope, as_of).into_iter().collect(),
        None => Vec::new(),
    }
}

fn signed(node: &Node) -> Option<Date> {
    node.date.or(node.id.year.map(Date::of_year))
}

fn central(node: &Node, as_of: Date) -> Vec<Succession> {
    let bodies = node.id.symbol.split('-').flat_map(issuers_of_symbol);
    let gone = bodies.filter_map(|it| {
        let until = it.until.map(str::parse::<Date>).transpose().ok()?;
        let lived = |until: Date| signed(node).is_none_or(|day| day.earliest() < until);
        let ended = until.is_none_or(|until| lived(until) && as_of.earliest() >= until);
        if it.level != Level::Central || it.successors.is_empty() || !ended {
            return None;
        }
        let successors: Vec<Successor> = bodies_after(it, as_of)
            .into_iter()
            .map(|it| Successor {
                name: it.name.to_owned(),
                scope: Scope::local(["vn"]),
                part: false,
            })
            .collect();
        (!successors.is_empty()).then(|| Succession {
            issuer: it.name.to_owned(),
            successors,
            since: until,
            basis: it.basis,
            source: it.source,
            stays: None,
        })
    });
    gone.collect()
}

/// The bodies of a day that took a body over: Bộ Bưu chính, Viễn thông leads by way of the ministry
/// that took it over to the one that took over that.
fn bodies_after(body: &'static Issuer, as_of: Date) -> Vec<&'static Issuer> {
    let mut open: Vec<&Issuer> = vec![body];
    let mut seen: Vec<&Issuer> = Vec::new();
    let mut out = Vec::new();
    while let Some(it) = open.pop() {
        if seen.iter().any(|known| known.id == it.id) {
            continue;
        }
        seen.push(it);
        let until = it.until.and_then(|it| it.parse::<Date>().ok());
        let gone = until.is_none_or(|until| until <= as_of.earliest());
        if gone && !it.successors.is_empty() {
            open.extend(
                it.successors
                    .iter()
                    .rev()
                    .filter_map(|id| issuer_with_id(id)),
            );
        } else {
            out.push(it);
        }
    }
    out
}

fn local(node: &Node, scope: &Scope, as_of: Date) -> Option<Succession> {
    let unit = unit_of_scope(scope, signed(node))?;
    let place = places().get(unit as usize)?;
    let since = place.until.filter(|it| *it <= as_of.earliest())?;
    let reform = reform_of(unit)?;
    let heirs = heirs(unit, as_of);
    if heirs.is_empty() && place.level != 2 || lives_on(unit, &heirs) {
        return None;
    }
    let body = node.id.symbol.split('-').find_map(body);
    let named = |unit: u32| match body {
        Some(body) => format!("{body} {}", with_unit(unit)),
        None => with_unit(unit),
    };
    let successors = heirs
        .into_iter()
        .map(|(unit, part)| Successor {
            name: named(unit),
            scope: scope_of(unit),
            part,
        })
        .collect();
    Some(Succession {
        issuer: match (&node.issuer, body) {
            (Some(issuer), None) => issuer.clone(),
            _ => named(unit),
        },
        successors,
        since: Some(since),
        basis: reform.basis,
        source: reform.source,
        stays: body.map(|_| STAYS),
    })
}

/// The council and the committee of a place go with it.
fn body(symbol: &str) -> Option<&'static str> {
    match symbol {
        "ubnd" | "ub" => Some("UBND"),
        "hdnd" => Some("HĐND"),
        _ => None,
    }
}

/// "tỉnh Gia Lai", "xã An Phú, tỉnh An Giang".
fn with_unit(unit: u32) -> String {
    let mut names = Vec::new();
    let mut next = places().get(unit as usize);
    while let Some(place) = next {
        names.push(format!("{} {}", place.unit.to_lowercase(), place.name));
        next = place.parent.and_then(|it| places().get(it as usize));
    }
    names.join(", ")
}

/// The units of a day that took a unit over, and whether a part of it only. Huế was succeeded
/// twice within a year: the line is followed to the day.
fn heirs(unit: u32, as_of: Date) -> Vec<(u32, bool)> {
    let mut open = vec![(unit, false)];
    let mut out = Vec::new();
    while let Some((unit, part)) = open.pop() {
        let ended = |it: &Place| it.until.is_some_and(|until| until <= as_of.earliest());
        if places().get(unit as usize).is_some_and(ended) {
            let next = successors(unit).into_iter();
            open.extend(next.map(|it| (it.to, part || it.part)));
        } else {
            out.push((unit, part));
        }
    }
    out.sort_unstable();
    // What was divided and is one again, Nam Hà in Ninh Bình, went there whole.
    if let [(first, _), rest @ ..] = out.as_slice()
        && !rest.is_empty()
        && rest.iter().all(|it| it.0 == *first)
    {
        return vec![(*first, false)];
    }
    out.dedup_by_key(|it| it.0);
    out
}

/// A province that kept its name, and that took no other over, is the same.
fn lives_on(unit: u32, heirs: &[(u32, bool)]) -> bool {
    let ([(heir, false)], Some(place)) = (heirs, places().get(unit as usize)) else {
        return false;
    };
    let same = |it: &Place| it.level == 1 && it.slug == place.slug;
    let joined = |(idx, it): (u32, &Place)| {
        it.level == 1
            && it.until == place.until
            && it.slug != place.slug
            && successors(idx).iter().any(|it| it.to == *heir)
    };
    places().get(*heir as usize).is_some_and(same) && !(0..).zip(places()).any(joined)
}
