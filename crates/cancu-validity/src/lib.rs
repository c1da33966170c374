//! What is in force on a day, and why.
//!
//! Pure: a graph's acts and a day in, a [`Status`](cancu_model::Status) and its proof out. Every
//! act on an instrument is an [`Event`]; [`events`] lists those of its life, those that a rule
//! derives with
//! them, and [`judge`] says from the events and a day alone what holds. Intervals are half-open:
//! an instrument that ends on a day is not in force on it. A statement of a text binds before the
//! register, that before what a rule derives, and that before what is reported elsewhere.
//!
//! The rule that detailing instruments fall with their parent has had three regimes; they are a
//! dated table (`REGIMES` of `cancu-tables`), not an `if`.

mod conflict;
mod event;
mod fall;
mod judge;
mod mortal;
mod provision;
mod replay;
mod states;
mod timeline;

pub use conflict::{FIELDS, conflicts};
pub use event::{ACTS, Event, EventKind, events};
pub use judge::{Proof, Step, ends_on, judge};
pub use mortal::may_end;
pub use provision::{Provision, covers, provisions};
pub use replay::replays;
pub use states::states;
pub use timeline::{Moment, timeline};

use cancu_graph::{Graph, NodeId};
use cancu_model::Date;

/// The status of an instrument on a day, with its proof: [`judge`] over its [`events`].
///
/// # Complexity
///
/// *O*(*k* log *k*) in the acts on the instrument and on those that it details, up to their
/// roots.
#[must_use]
pub fn status(graph: &Graph, node: NodeId, as_of: Date) -> Proof {
    judge(&events(graph, node), as_of)
}
