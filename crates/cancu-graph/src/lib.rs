//! Which instruments are meant, and how they relate.
//!
//! [`identify`] gives every citation of one document its canonical id; [`Graph::build`] joins
//! what many documents say of the same instruments. A node is an instrument (văn bản), held or
//! only cited; an edge is a typed relation with all the evidence for it. What texts say
//! differently of one instrument is kept as a [`Conflict`].
//!
//! petgraph lives in here and stays in here: the rest of the workspace speaks ids.

mod about;
mod build;
mod census;
mod fit;
mod freeze;
mod gather;
mod graph;
mod identity;
mod instruments;
mod joining;
mod names;
mod node;
mod opened;
mod rank;
mod reference;
mod said;
mod sayings;
mod tabled;
mod words;

pub use about::{About, Document};
pub use census::Census;
pub use gather::Gathering;
pub use graph::{Conflict, ConflictValue, Graph, Held, Moved, Node, NodeId, Relationship};
pub use identity::identify;
pub use instruments::{Instruments, Part};
pub use joining::{Heads, Joining};
pub use opened::{Cause, Citing, Counts, Failure, Rows};
pub use rank::{is_beyond_power, rank};
pub use reference::{Difference, Found, Ground};
pub use said::Said;
