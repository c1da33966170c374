use std::collections::BTreeMap;

use cancu_frozen::{Class, Walker};
use cancu_graph::{Graph, NodeId};
use cancu_model::{Date, InstrumentId};
use cancu_tables::{places, successors};
use serde::Serialize;

use crate::{Error, one};

/// Which provinces implement an instrument, as far as the documents that were read say.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Coverage {
    /// The instrument asked about.
    pub instrument: InstrumentId,
    /// The day whose provinces these are.
    pub as_of: Date,
    /// The kind of document that counts; `None` is any.
    pub kind: Option<String>,
    /// Documents that were read: what they do not hold is not known to be missing.
    pub documents: usize,
    /// Every province of the day, in the order of names.
    pub units: Vec<Unit>,
    /// Local documents that implement it and whose province is not known.
    pub elsewhere: Vec<InstrumentId>,
}

/// A province and its documents that implement the instrument.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Unit {
    /// As it stands in ids.
    pub scope: String,
    /// "Tỉnh Quảng Ngãi".
    pub name: String,
    /// The strongest way in which it is covered.
    pub cover: Cover,
    /// Documents that relate to the instrument themselves.
    pub direct: Vec<InstrumentId>,
    /// Documents that rest on it through others.
    pub through: Vec<InstrumentId>,
    /// Documents of provinces that this one took over, signed before it did.
    pub predecessors: Vec<InstrumentId>,
}

/// How a province is covered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Cover {
    /// By a document of its own that names the instrument.
    Direct,
    /// By one of its own that rests on it through others.
    Through,
    /// By documents of its predecessors alone.
    Predecessors,
    /// By none that was read.
    None,
}

/// Says which provinces have a document that implements an instrument, directly or through
/// others (implements, based_on, details), and which have none among the documents of the graph.
///
/// Provinces are those that exist on `as_of`; what was signed later does not count. A document of a province that was merged into
/// another counts for its successor as that of a predecessor. `kind` names the kind that counts,
/// as `ke-hoach`; none means any.
///
/// # Errors
///
/// [`Error`] if the reference fits no instrument, or several, or the graph is too large.
///
/// # Complexity
///
/// That of freezing the graph, and *O*(*k*) in what rests on the instrument.
pub fn coverage(
    graph: &Graph,
    query: &str,
    as_of: Date,
    kind: Option<&str>,
) -> Result<Coverage, Error> {
    let start = one(graph, query)?;
    let frozen = graph.frozen().map_err(|_| Error::too_large())?;
    let document = start.index() as u32;
    let mut direct: Vec<u32> = frozen
        .actors(document, Class::Up)
        .into_iter()
        .map(|it| it.0)
        .collect();
    direct.sort_unstable();
    let mut units: BTreeMap<u32, Unit> = BTreeMap::new();
    for (idx, it) in (0..).zip(places()) {
        if it.level == 1 && it.lives_on(as_of) {
            let unit = Unit {
                scope: it.slug.clone(),
                name: format!("{} {}", it.unit, it.name),
                cover: Cover::None,
                direct: Vec::new(),
                through: Vec::new(),
                predecessors: Vec::new(),
            };
            units.insert(idx, unit);
        }
    }
    let mut elsewhere = Vec::new();
    let mut dependents = Walker::new(frozen).dependents(document);
    dependents.sort_unstable();
    for dependent in dependents {
        if frozen.is_central(dependent) {
            continue;
        }
        let Some(node) = graph.node_at(dependent as usize) else {
            continue;
        };
        let it = graph.node(node);
        let later = it.date.is_some_and(|it| it.earliest() > as_of);
        if later || kind.is_some_and(|kind| kind != it.kind) {
            continue;
        }
        let mut known = false;
        for (place, own) in provinces(graph, node, as_of) {
            let Some(unit) = units.get_mut(&place) else {
                continue;
            };
            known = true;
            if !own {
                unit.predecessors.push(it.id.clone());
            } else if direct.binary_search(&dependent).is_ok() {
                unit.direct.push(it.id.clone());
            } else {
                unit.through.push(it.id.clone());
            }
        }
        if !known {
            elsewhere.push(it.id.clone());
        }
    }
    let mut units: Vec<Unit> = units.into_values().collect();
    for it in &mut units {
        it.cover = if !it.direct.is_empty() {
            Cover::Direct
        } else if !it.through.is_empty() {
            Cover::Through
        } else if !it.predecessors.is_empty() {
            Cover::Predecessors
        } else {
            Cover::None
        };
    }
    units.sort_by(|a, b| a.scope.cmp(&b.scope));
    Ok(Coverage {
        instrument: graph.node(start).id.clone(),
        as_of,
        kind: kind.map(str::to_owned),
        documents: graph.document_count(),
        units,
        elsewhere,
    })
}

/// The provinces of a day that an instrument belongs to, each with whether it is the same unit
/// rather than one that took it over.
fn provinces(graph: &Graph, node: NodeId, as_of: Date) -> Vec<(u32, bool)> {
    let it = graph.node(node);
    let Some(slug) = it.id.scope.as_ref().and_then(|it| it.units().next()) else {
        return Vec::new();
    };
    let signed = it.date.or(it.id.year.map(Date::of_year));
    let named = (0..)
        .zip(places())
        .filter(|(_, it)| it.level == 1 && it.slug == slug)
        .filter(|(_, it)| signed.is_none_or(|day| it.lives_on(day)));
    let named: Vec<u32> = named.map(|it| it.0).collect();
    if let Some(same) = named
        .iter()
        .find(|it| places()[**it as usize].lives_on(as_of))
    {
        return vec![(*same, true)];
    }
    // Huế was succeeded twice within a year: the line is followed to the day.
    let mut heirs: Vec<(u32, bool)> = Vec::new();
    let mut open: Vec<u32> = named
        .into_iter()
        .flat_map(successors)
        .map(|it| it.to)
        .collect();
    while let Some(place) = open.pop() {
        if heirs.iter().any(|it| it.0 == place) {
            continue;
        }
        heirs.push((place, false));
        open.extend(successors(place).into_iter().map(|it| it.to));
    }
    heirs.sort_unstable();
    heirs
}
