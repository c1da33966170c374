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
mod parts;
mod paths;
mod rank;
mod reference;
mod resolve;
mod show;
mod succession;
mod timeline;
mod unsure;

pub use audit::{Audit, AuditOptions, Finding, Grade, Leniency, Location, audit};
pub use check::{
    CheckOptions, Example, Fix, RULES, Remark, Review, Rule, Severity, around, check, rule,
};
pub use coverage::{Cover, Coverage, Unit, coverage};
pub use error::{Error, ErrorKind};
pub use orphans::{Orphan, orphans};
pub use paths::{Dependent, Impact, Source, Trace, TraceOptions, impact, trace};
pub use rank::{Measure, RankOptions, Ranked, Ranking, rank};
pub use reference::{Candidate, find, grounds};
pub use resolve::{ChainStep, Resolution, resolve};
pub use show::{Count, Show, Stats, search, show, stats};
pub use succession::{Succession, Successor, succession};
pub use timeline::{Timeline, timeline};
pub use unsure::{FROM_UNSURE, UNSURE};

use cancu_graph::{Graph, Node, NodeId};
use cancu_model::{Date, Instrument, Status};

pub(crate) use reference::one;

/// The instrument record of the contract, with its status on a day.
///
/// # Complexity
///
/// That of [`cancu_validity::status`].
#[must_use]
pub fn instrument(graph: &Graph, node: NodeId, as_of: Date) -> Instrument {
    let status = cancu_validity::status(graph, node, as_of).status;
    record(graph.node(node), status)
}

/// An instrument that a graph or a table knows, as the contract shows it.
pub(crate) fn record(it: &Node, status: Status) -> Instrument {
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
        scope: it.id.scope_code().to_owned(),
        held: it.held.is_some(),
        status,
    }
}
