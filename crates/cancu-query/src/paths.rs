use std::collections::{BTreeMap, BTreeSet, VecDeque};

use cancu_graph::{Graph, NodeId};
use cancu_model::{Date, Edge, Instrument, InstrumentId, Relation};
use serde::Serialize;

use crate::{Error, instrument, one};

/// The most paths that a trace lists to one source.
const PATHS: usize = 200;

/// Every way up from a document to its central sources.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Trace {
    /// The document asked for.
    pub document: InstrumentId,
    /// The sources, by id.
    pub sources: Vec<Source>,
    /// Every instrument on a path.
    pub nodes: Vec<Instrument>,
    /// Every relation on a path.
    pub edges: Vec<Edge>,
}

/// A central source: of scope vn, with no central instrument above it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Source {
    /// The source.
    pub id: InstrumentId,
    /// The paths, the shortest first, each from the document to the source.
    pub paths: Vec<Vec<InstrumentId>>,
    /// There are more paths than are listed.
    pub cut: bool,
}

/// Everything that rests on an instrument.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Impact {
    /// The instrument asked for.
    pub instrument: InstrumentId,
    /// What rests on it, the nearest first.
    pub dependents: Vec<Dependent>,
}

/// An instrument that rests on another.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Dependent {
    /// The instrument.
    pub id: InstrumentId,
    /// Steps to the instrument asked for.
    pub depth: usize,
    /// The instruments between, from the dependent's own side.
    pub via: Vec<InstrumentId>,
    /// How it relates to the next one on the way.
    pub relation: Relation,
}

/// The relations that lead up, unless others are named.
const UPWARD: [Relation; 3] = [Relation::Implements, Relation::BasedOn, Relation::Details];

/// Finds every way up from a document to its central sources.
///
/// `relations` names what counts as a way; empty means implements, based_on and details. A path
/// visits no instrument twice, so cycles end it.
///
/// # Errors
///
/// [`Error`] if the reference fits no instrument, or several.
///
/// # Complexity
///
/// *O*(*p*) in the length of the paths listed, at most 200 to each source.
pub fn trace(
    graph: &Graph,
    query: &str,
    as_of: Date,
    relations: &[Relation],
) -> Result<Trace, Error> {
    let start = one(graph, query)?;
    let relations = if relations.is_empty() {
        &UPWARD
    } else {
        relations
    };
    let up = |node: NodeId| -> Vec<NodeId> {
        let mut above: Vec<NodeId> = graph
            .outgoing(node)
            .into_iter()
            .filter(|it| relations.contains(&it.1.relation))
            .map(|it| it.0)
            .collect();
        above.sort();
        above.dedup();
        above
    };
    let central = |node: NodeId| {
        graph
            .node(node)
            .id
            .scope
            .as_ref()
            .is_some_and(cancu_model::Scope::is_central)
    };
    let is_source =
        |node: NodeId| node != start && central(node) && !up(node).iter().any(|it| central(*it));
    let reach = reaching(start, &up, &is_source);
    let mut found: BTreeMap<NodeId, (Vec<Vec<NodeId>>, bool)> = BTreeMap::new();
    let mut path = vec![start];
    walk(&mut path, &up, &is_source, &reach, &mut found);
    let mut on_path: BTreeSet<NodeId> = BTreeSet::from([start]);
    let mut steps: BTreeSet<(NodeId, NodeId)> = BTreeSet::new();
    let mut sources = Vec::new();
    for (node, (mut paths, cut)) in found {
        paths.sort_by_key(|it| (it.len(), it.clone()));
        for path in &paths {
            on_path.extend(path.iter().copied());
            steps.extend(path.windows(2).map(|it| (it[0], it[1])));
        }
        let ids = |path: &Vec<NodeId>| path.iter().map(|it| graph.node(*it).id.clone()).collect();
        sources.push(Source {
            id: graph.node(node).id.clone(),
            paths: paths.iter().map(ids).collect(),
            cut,
        });
    }
    let nodes = on_path
        .iter()
        .map(|it| instrument(graph, *it, as_of))
        .collect();
    let mut edges = Vec::new();
    for (from, to) in steps {
        for (other, it) in graph.outgoing(from) {
            if other == to && relations.contains(&it.relation) {
                edges.push(graph.edge(from, to, it));
            }
        }
    }
    Ok(Trace {
        document: graph.node(start).id.clone(),
        sources,
        nodes,
        edges,
    })
}

/// The nodes from which a source can be reached: other ways are not walked.
fn reaching(
    start: NodeId,
    up: &dyn Fn(NodeId) -> Vec<NodeId>,
    is_source: &dyn Fn(NodeId) -> bool,
) -> BTreeSet<NodeId> {
    let mut below: BTreeMap<NodeId, Vec<NodeId>> = BTreeMap::new();
    let mut seen = BTreeSet::from([start]);
    let mut queue = VecDeque::from([start]);
    let mut ends = Vec::new();
    while let Some(node) = queue.pop_front() {
        if is_source(node) {
            ends.push(node);
        }
        for next in up(node) {
            below.entry(next).or_default().push(node);
            if seen.insert(next) {
                queue.push_back(next);
            }
        }
    }
    let mut reach: BTreeSet<NodeId> = ends.iter().copied().collect();
    while let Some(node) = ends.pop() {
        for before in below.get(&node).into_iter().flatten() {
            if reach.insert(*before) {
                ends.push(*before);
            }
        }
    }
    reach
}

fn walk(
    path: &mut Vec<NodeId>,
    up: &dyn Fn(NodeId) -> Vec<NodeId>,
    is_source: &dyn Fn(NodeId) -> bool,
    reach: &BTreeSet<NodeId>,
    found: &mut BTreeMap<NodeId, (Vec<Vec<NodeId>>, bool)>,
) {
    let Some(&last) = path.last() else { return };
    if is_source(last) {
        let entry = found.entry(last).or_default();
        if entry.0.len() < PATHS {
            entry.0.push(path.clone());
        } else {
            entry.1 = true;
        }
    }
    // Full lists everywhere, or a path of this length, end the walk.
    let full =
        !found.is_empty() && found.values().map(|it| it.0.len()).sum::<usize>() >= 20 * PATHS;
    if path.len() > 24 || full {
        return;
    }
    for next in up(last) {
        if reach.contains(&next) && !path.contains(&next) {
            path.push(next);
            walk(path, up, is_source, reach, found);
            path.pop();
        }
    }
}

/// Finds everything that rests on an instrument, directly or through others.
///
/// # Errors
///
/// [`Error`] if the reference fits no instrument, or several.
///
/// # Complexity
///
/// *O*(*n* + *m*) in the dependents and their relations.
pub fn impact(graph: &Graph, query: &str, relations: &[Relation]) -> Result<Impact, Error> {
    let start = one(graph, query)?;
    let relations = if relations.is_empty() {
        &UPWARD
    } else {
        relations
    };
    let mut next_of: BTreeMap<NodeId, (NodeId, Relation, usize)> = BTreeMap::new();
    let mut queue = VecDeque::from([(start, 0)]);
    let mut order = Vec::new();
    while let Some((node, depth)) = queue.pop_front() {
        for (below, it) in graph.incoming(node) {
            if below == start || next_of.contains_key(&below) || !relations.contains(&it.relation) {
                continue;
            }
            next_of.insert(below, (node, it.relation, depth + 1));
            order.push(below);
            queue.push_back((below, depth + 1));
        }
    }
    let dependents = order.into_iter().filter_map(|node| {
        let (mut next, relation, depth) = *next_of.get(&node)?;
        let mut via = Vec::new();
        while next != start {
            via.push(graph.node(next).id.clone());
            next = next_of.get(&next)?.0;
        }
        Some(Dependent {
            id: graph.node(node).id.clone(),
            depth,
            via,
            relation,
        })
    });
    Ok(Impact {
        instrument: graph.node(start).id.clone(),
        dependents: dependents.collect(),
    })
}
