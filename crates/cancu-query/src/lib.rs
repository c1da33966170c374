//! Answers, each with its evidence and its dates.
//!
//! Every question of the command line is a function here: [`resolve`], [`trace`], [`impact`],
//! [`audit`], [`timeline`], [`show`], [`search`], [`stats`], and over the whole graph [`rank`],
//! [`coverage`], [`orphans`]. They take a graph, what people type,
//! and a day, and give records that serialise as the contract has them.

mod audit;
mod check;
mod coverage;
mod error;
mod orphans;
mod paths;
mod rank;
mod resolve;
mod show;
mod succession;
mod timeline;

pub use audit::{Audit, AuditOptions, Finding, Grade, Leniency, Location, audit};
pub use check::{CheckOptions, Example, Fix, RULES, Remark, Review, Rule, Severity, check, rule};
pub use coverage::{Cover, Coverage, Unit, coverage};
pub use error::{Error, ErrorKind};
pub use orphans::{Orphan, orphans};
pub use paths::{Dependent, Impact, Source, Trace, impact, trace};
pub use rank::{Measure, RankOptions, Ranked, Ranking, rank};
pub use resolve::{ChainStep, Resolution, resolve};
pub use show::{Count, Show, Stats, search, show, stats};
pub use succession::{Succession, Successor, succession};
pub use timeline::{Timeline, timeline};

use cancu_graph::{Graph, NodeId};
use cancu_model::{Date, Instrument};

/// The instrument record of the contract, with its status on a day.
#[must_use]
pub fn instrument(graph: &Graph, node: NodeId, as_of: Date) -> Instrument {
    let it = graph.node(node);
    Instrument {
        id: it.id.clone(),
        kind: it.kind.clone(),
        number: it.number.clone(),
        symbol: it.symbol.clone(),
        year: it.id.year,
        date: it.date,
        issuer: it.issuer.clone(),
        title: it.title.clone(),
        label: it.label.clone(),
        scope: it
            .id
            .scope
            .as_ref()
            .map_or_else(|| "_".to_owned(), ToString::to_string),
        held: it.held.is_some(),
        status: cancu_validity::status(graph, node, as_of).status,
    }
}

/// The one instrument that a reference means.
fn one(graph: &Graph, query: &str) -> Result<NodeId, Error> {
    match graph.find(query).as_slice() {
        [node] => Ok(*node),
        [] => Err(Error::unknown(query)),
        many => Err(Error::ambiguous(
            query,
            many.iter()
                .map(|it| (graph.node(*it).id.clone(), graph.node(*it).label.clone()))
                .collect(),
        )),
    }
}
