use std::collections::{BTreeMap, BTreeSet, VecDeque};

use cancu_frozen::{Frozen, PathCount, Relations, Walker, Ways};
use cancu_graph::Graph;
use cancu_model::{Date, Edge, Instrument, InstrumentId, Relation};
use serde::Serialize;

use crate::{Error, instrument, one};

/// The most paths that a trace lists to one source, unless it is told how many.
const PATHS: usize = 200;

/// The most that it lists in all, but for one to each source.
const ALL_PATHS: usize = 4_000;

/// The most instruments on a path that it lists.
const LONGEST: usize = 25;

/// Which ways a trace follows, and how many of them it lists.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TraceOptions {
    /// The relations that count as a way; empty means implements, based_on and details.
    pub relations: Vec<Relation>,
    /// How many paths to list to each source, however many sources there are and however long
    /// the paths. Unless it is said: 200, fewer where there are more than twenty sources, and none
    /// of more than 25 instruments.
    pub paths: Option<usize>,
}

impl TraceOptions {
    /// The most paths to list to each of so many sources, and the most instruments on one.
    fn bounds(&self, sources: usize) -> (usize, usize) {
        match self.paths {
            Some(paths) => (paths, usize::MAX),
            None => ((ALL_PATHS / sources.max(1)).clamp(1, PATHS), LONGEST),
        }
    }
}

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
    /// How many paths there are, exactly; none where some run through a circle, or where they are
    /// more than 128 bits count.
    pub total: Option<u128>,
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

/// The relations that count: a graph has no passive ones, so that these lead nowhere.
fn upward(relations: &[Relation]) -> Vec<Relation> {
    let asked = if relations.is_empty() {
        &UPWARD
    } else {
        relations
    };
    let active = asked.iter().filter(|it| !it.active().1);
    active.copied().collect()
}

/// Finds every way up from a document to its central sources.
///
/// A path visits no instrument twice, so cycles end it. To each source the shortest are listed,
/// as many as `options` has, found one by one; the others are counted.
///
/// # Errors
///
/// [`Error`] if the reference fits no instrument, or several, or the graph is too large.
///
/// # Complexity
///
/// *O*(*k* log *k*) in the relations above the document, and *O*(*p*) in the length of the paths
/// listed, however many there are; where they run through circles *O*(*k*) for each of their steps.
pub fn trace(
    graph: &Graph,
    query: &str,
    as_of: Date,
    options: &TraceOptions,
) -> Result<Trace, Error> {
    let start = one(graph, query)?;
    let relations = upward(&options.relations);
    let frozen = graph.frozen().map_err(|_| Error::too_large())?;
    let document = start.index() as u32;
    let ways = Walker::new(frozen).ways(document, Relations::of(&relations));
    let found = ways.as_ref().map_or_else(Vec::new, Ways::sources);
    let (most, longest) = options.bounds(found.len());
    let mut on_path: BTreeSet<u32> = BTreeSet::from([document]);
    let mut steps: BTreeSet<(u32, u32)> = BTreeSet::new();
    let mut sources = Vec::new();
    for source in found {
        let Some(all) = ways.as_ref().and_then(|it| it.to(source)) else {
            continue;
        };
        let total = match all.total() {
            PathCount::Exact(count) => Some(count),
            PathCount::Beyond | PathCount::Circular => None,
        };
        // One more than is listed tells that there are more.
        let mut paths: Vec<Vec<u32>> = all.take(most.saturating_add(1)).collect();
        let listed = paths.iter().take(most).take_while(|it| it.len() <= longest);
        let listed = listed.count();
        let cut = paths.len() > listed;
        paths.truncate(listed);
        for path in &paths {
            on_path.extend(path);
            steps.extend(path.windows(2).map(|it| (it[0], it[1])));
        }
        let ids = |path: &Vec<u32>| path.iter().filter_map(|it| id(frozen, *it)).collect();
        sources.extend(id(frozen, source).map(|id| Source {
            id,
            paths: paths.iter().map(ids).collect(),
            cut,
            total,
        }));
    }
    let node = |document: u32| graph.node_at(document as usize);
    let nodes = on_path.iter().filter_map(|it| node(*it));
    let mut edges = Vec::new();
    for (from, to) in steps {
        let (Some(from), Some(to)) = (node(from), node(to)) else {
            continue;
        };
        let between = graph.outgoing_by(from, &relations).into_iter();
        let between = between.filter(|it| it.0 == to);
        edges.extend(between.map(|(_, it)| graph.edge(from, to, it)));
    }
    Ok(Trace {
        document: graph.node(start).id.clone(),
        sources,
        nodes: nodes.map(|it| instrument(graph, it, as_of)).collect(),
        edges,
    })
}

fn id(frozen: &Frozen, document: u32) -> Option<InstrumentId> {
    frozen.id(document).parse().ok()
}

/// Finds everything that rests on an instrument, directly or through others.
///
/// # Errors
///
/// [`Error`] if the reference fits no instrument, or several, or the graph is too large.
///
/// # Complexity
///
/// *O*(*n* + *m* log *m*) in the dependents and their relations.
pub fn impact(graph: &Graph, query: &str, relations: &[Relation]) -> Result<Impact, Error> {
    let start = one(graph, query)?.index() as u32;
    let frozen = graph.frozen().map_err(|_| Error::too_large())?;
    let ways = Relations::of(&upward(relations));
    let mut next_of: BTreeMap<u32, (u32, Relation, usize)> = BTreeMap::new();
    let mut queue = VecDeque::from([(start, 0)]);
    let mut order = Vec::new();
    while let Some((document, depth)) = queue.pop_front() {
        let mut below = frozen.actors_by(document, ways);
        below.sort_unstable_by_key(|it| (it.1, it.0));
        for (below, relation) in below {
            if below == start || next_of.contains_key(&below) {
                continue;
            }
            next_of.insert(below, (document, relation, depth + 1));
            order.push(below);
            queue.push_back((below, depth + 1));
        }
    }
    let dependents = order.into_iter().filter_map(|document| {
        let (mut next, relation, depth) = *next_of.get(&document)?;
        let mut via = Vec::new();
        while next != start {
            via.extend(id(frozen, next));
            next = next_of.get(&next)?.0;
        }
        Some(Dependent {
            id: id(frozen, document)?,
            depth,
            via,
            relation,
        })
    });
    Ok(Impact {
        instrument: id(frozen, start).ok_or_else(|| Error::unknown(query, Vec::new()))?,
        dependents: dependents.collect(),
    })
}
