use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use cancu_graph::Graph;
use cancu_model::{Date, Edge, Instrument, InstrumentId, Status, closeness, fold};
use serde::Serialize;

use crate::{Error, Succession, instrument, one, succession};

/// The picture of an instrument (lược đồ).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Show {
    /// The instrument.
    pub instrument: Instrument,
    /// Its status on the day.
    pub status: Status,
    /// Why the status is what it is.
    pub proof: Vec<cancu_validity::Step>,
    /// What it does, by relation.
    pub outgoing: BTreeMap<String, Vec<Edge>>,
    /// What others do to it, by relation.
    pub incoming: BTreeMap<String, Vec<Edge>>,
    /// Other instruments that it may be.
    pub candidates: Vec<InstrumentId>,
    /// What became of the bodies that issued it, by the day.
    pub succession: Vec<Succession>,
}

/// Shows an instrument, its status on a day, and all its relations with their evidence.
///
/// # Errors
///
/// [`Error`] if the reference fits no instrument, or several.
///
/// # Complexity
///
/// *O*(*k* log *k*) in its relations.
pub fn show(graph: &Graph, query: &str, as_of: Date) -> Result<Show, Error> {
    let node = one(graph, query)?;
    let mut outgoing: BTreeMap<String, Vec<Edge>> = BTreeMap::new();
    let mut incoming: BTreeMap<String, Vec<Edge>> = BTreeMap::new();
    for (to, it) in graph.outgoing(node) {
        outgoing
            .entry(it.relation.code().to_owned())
            .or_default()
            .push(graph.edge(node, to, it));
    }
    for (from, it) in graph.incoming(node) {
        incoming
            .entry(it.relation.code().to_owned())
            .or_default()
            .push(graph.edge(from, node, it));
    }
    let proof = cancu_validity::status(graph, node, as_of);
    Ok(Show {
        instrument: instrument(graph, node, as_of),
        status: proof.status,
        proof: proof.steps,
        outgoing,
        incoming,
        candidates: graph.node(node).candidates.clone(),
        succession: succession(graph, node, as_of),
    })
}

/// Finds instruments by number, title and issuer, with or without marks, the best first.
///
/// Every word must be found. An instrument whose title the words are, or are half of, goes first,
/// then one whose label holds them all, then one whose title or issuer does, and what is cited
/// more before what is cited less.
///
/// # Complexity
///
/// *O*(*n*) in the instruments.
#[must_use]
pub fn search(graph: &Graph, words: &str, as_of: Date) -> Vec<Instrument> {
    let typed = words;
    let words: Vec<String> = fold::fold(words)
        .split(' ')
        .filter(|it| !it.is_empty())
        .map(str::to_owned)
        .collect();
    if words.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for node in graph.nodes() {
        let it = graph.node(node);
        let label = fold::fold(&it.label);
        let rest = format!(
            "{} {} {}",
            fold::fold(it.title.as_deref().unwrap_or("")),
            fold::fold(it.issuer.as_deref().unwrap_or("")),
            it.id
        );
        if !words
            .iter()
            .all(|word| label.contains(word.as_str()) || rest.contains(word.as_str()))
        {
            continue;
        }
        let in_label = words.iter().all(|word| label.contains(word.as_str()));
        found.push((
            closeness(it.title.as_deref(), typed),
            !in_label,
            std::cmp::Reverse(graph.incoming(node).len()),
            node,
        ));
    }
    found.sort();
    found
        .into_iter()
        .map(|it| instrument(graph, it.3, as_of))
        .collect()
}

/// A name and how often it is counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Count {
    /// What is counted.
    pub name: String,
    /// How often.
    pub count: usize,
}

/// Counts over a graph.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Stats {
    /// Documents that were read.
    pub documents: usize,
    /// Instruments: nodes of the graph.
    pub instruments: usize,
    /// Of these, those whose text was read.
    pub held: usize,
    /// Relations: edges of the graph.
    pub relations: usize,
    /// Citations in the documents.
    pub citations: usize,
    /// Of these, those with a complete id and no other candidate.
    pub resolved: usize,
    /// Of these, those with several candidates.
    pub ambiguous: usize,
    /// The rest: no id, or one whose scope, year or number is open.
    pub unresolved: usize,
    /// Instruments of which texts say different things.
    pub conflicts: usize,
    /// Instruments by kind.
    pub kinds: BTreeMap<String, usize>,
    /// Instruments by the widest unit of their scope.
    pub scopes: BTreeMap<String, usize>,
    /// Relations by name.
    pub by_relation: BTreeMap<String, usize>,
    /// Instruments by status on the day.
    pub statuses: BTreeMap<String, usize>,
    /// The instruments that most others relate to.
    pub most_cited: Vec<Count>,
}

/// How many of the most cited instruments are listed.
const MOST: usize = 20;

/// Counts instruments and relations.
///
/// # Complexity
///
/// *O*(*n* + *m*), and a status for each instrument. Of an opened graph nothing that is read for it
/// is kept.
#[must_use]
pub fn stats(graph: &Graph, as_of: Date) -> Stats {
    let census = graph.census();
    let by_relation = census.relations.iter();
    let mut stats = Stats {
        documents: graph.document_count(),
        instruments: graph.node_count(),
        held: 0,
        relations: graph.edge_count(),
        citations: census.resolved + census.ambiguous + census.unresolved,
        resolved: census.resolved,
        ambiguous: census.ambiguous,
        unresolved: census.unresolved,
        conflicts: census.conflicts,
        kinds: BTreeMap::new(),
        scopes: BTreeMap::new(),
        by_relation: by_relation
            .map(|(relation, count)| (relation.code().to_owned(), *count))
            .collect(),
        statuses: BTreeMap::new(),
        most_cited: Vec::new(),
    };
    let counts = graph.incoming_counts();
    let mut cited = BTreeSet::new();
    cancu_validity::states(graph, as_of, &mut |node, it, state| {
        stats.held += usize::from(it.held.is_some());
        *stats.kinds.entry(it.kind.clone()).or_default() += 1;
        let widest = it.id.scope.as_ref().and_then(|it| it.units().next());
        let scope = widest.unwrap_or("_").to_owned();
        *stats.scopes.entry(scope).or_default() += 1;
        *stats.statuses.entry(state.code().to_owned()).or_default() += 1;
        let count = counts.get(node.index()).copied().unwrap_or_default();
        if count > 0 {
            cited.insert((Reverse(count), it.label.clone(), node));
        }
        if cited.len() > MOST {
            cited.pop_last();
        }
    });
    stats.most_cited = cited
        .into_iter()
        .map(|(Reverse(count), name, _)| Count { name, count })
        .collect();
    stats
}
