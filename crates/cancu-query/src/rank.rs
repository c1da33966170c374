use std::collections::BTreeMap;

use cancu_analysis::{Network, betweenness, communities, hits, knots, page_rank};
use cancu_frozen::Relations;
use cancu_graph::Graph;
use cancu_model::{InstrumentId, Relation};
use serde::Serialize;

use crate::Error;

/// What instruments are ranked by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// How likely one comes to it by following citations.
    #[default]
    PageRank,
    /// It is cited by what cites well.
    Authority,
    /// It cites what is cited well.
    Hub,
    /// It lies on the shortest ways between others.
    Betweenness,
    /// How many instruments cite it.
    Cited,
}

/// What a ranking is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RankOptions {
    /// What to rank by.
    pub by: Measure,
    /// How many instruments to give.
    pub top: usize,
    /// From how many instruments betweenness is reckoned; from all where there are no more.
    pub sample: usize,
    /// The seed by which they are drawn.
    pub seed: u64,
    /// What counts as a citation; empty means based_on, implements, details and cites.
    pub relations: Vec<Relation>,
}

impl Default for RankOptions {
    fn default() -> RankOptions {
        RankOptions {
            by: Measure::default(),
            top: 20,
            sample: 1_000,
            seed: 1,
            relations: Vec::new(),
        }
    }
}

/// Instruments by their standing in the network of citations.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ranking {
    /// What they are ranked by.
    pub by: Measure,
    /// Instruments in the graph.
    pub instruments: usize,
    /// From how many of them betweenness was reckoned.
    pub sample: usize,
    /// The first of the ranking.
    pub ranked: Vec<Ranked>,
    /// How many communities there are of two instruments and more.
    pub communities: usize,
    /// How much more lies within them than would by chance.
    pub modularity: f64,
    /// Sets of instruments that all lead to each other, the largest first.
    pub knots: Vec<Vec<InstrumentId>>,
}

/// An instrument of a ranking.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ranked {
    /// The instrument.
    pub id: InstrumentId,
    /// As a person would cite it.
    pub label: String,
    /// PageRank at a damping of 0.85; all sum to 1.
    pub page_rank: f64,
    /// Authority by HITS; all sum to 1.
    pub authority: f64,
    /// Hub by HITS; all sum to 1.
    pub hub: f64,
    /// Betweenness, as a part of all pairs.
    pub betweenness: f64,
    /// How many instruments cite it.
    pub cited: usize,
    /// How many it cites.
    pub cites: usize,
    /// Of those that cite it, how many were signed in each year.
    pub cited_by_year: BTreeMap<i32, usize>,
    /// Its community, from 0, the largest first.
    pub community: u32,
}

/// What the rounds of a measure leave below their own accuracy is nothing, without a sign.
fn figure(it: f64) -> f64 {
    if it.abs() < 1e-12 { 0.0 } else { it }
}

/// Ranks the instruments of a graph by their standing in the network of citations.
///
/// A rank counts citations; it does not weigh them. Of equals the one with the smaller id comes
/// first.
///
/// # Errors
///
/// [`Error`] if the graph is too large for a frozen form.
///
/// # Complexity
///
/// *O*(*n* + *m*) for each round of each measure and for each instrument of the sample.
pub fn rank(graph: &Graph, options: &RankOptions) -> Result<Ranking, Error> {
    let frozen = graph.frozen().map_err(|_| Error::too_large())?;
    let relations = if options.relations.is_empty() {
        Relations::of(&[
            Relation::BasedOn,
            Relation::Implements,
            Relation::Details,
            Relation::Cites,
        ])
    } else {
        Relations::of(&options.relations)
    };
    let network = Network::new(frozen, relations);
    let page_rank = page_rank(&network, 0.85);
    let hits = hits(&network);
    let betweenness = betweenness(&network, options.sample, options.seed);
    let communities = communities(&network);
    let count = network.documents();
    let cited = |it: u32| network.degrees(frozen, it).cited;
    let value = |it: &u32| match options.by {
        Measure::PageRank => page_rank[*it as usize],
        Measure::Authority => hits.authorities[*it as usize],
        Measure::Hub => hits.hubs[*it as usize],
        Measure::Betweenness => betweenness[*it as usize],
        Measure::Cited => cited(*it) as f64,
    };
    let mut order: Vec<(f64, u32)> = (0..count as u32).map(|it| (value(&it), it)).collect();
    order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let id = |document: u32| frozen.id(document).parse().ok();
    let mut ranked = Vec::new();
    for (_, document) in order.into_iter().take(options.top) {
        let Some(node) = graph.node_at(document as usize) else {
            continue;
        };
        let (at, degrees) = (document as usize, network.degrees(frozen, document));
        ranked.push(Ranked {
            id: graph.node(node).id.clone(),
            label: graph.node(node).label.clone(),
            page_rank: figure(page_rank[at]),
            authority: figure(hits.authorities[at]),
            hub: figure(hits.hubs[at]),
            betweenness: figure(betweenness[at]),
            cited: degrees.cited,
            cites: degrees.cites,
            cited_by_year: degrees.by_year,
            community: communities.of[at],
        });
    }
    let mut sizes: BTreeMap<u32, usize> = BTreeMap::new();
    for it in &communities.of {
        *sizes.entry(*it).or_default() += 1;
    }
    let knots = knots(&network).into_iter();
    Ok(Ranking {
        by: options.by,
        instruments: count,
        sample: options.sample.min(count),
        ranked,
        communities: sizes.values().filter(|it| **it > 1).count(),
        modularity: communities.modularity,
        knots: knots
            .map(|it| it.into_iter().filter_map(id).collect())
            .collect(),
    })
}
