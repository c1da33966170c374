//! A graph laid out for questions: a million instruments, answers in microseconds.
//!
//! [`Freezer`] takes documents and relations and gives a [`Frozen`]: relations by [`Class`] in
//! compressed rows, in both directions, with documents renumbered so that what is read together
//! lies together. A [`Walker`] answers over it: [`Walker::ancestors`] (trace),
//! [`Walker::dependents`] (impact), [`Walker::current`] (resolve), [`Walker::paths`]; questions
//! about many documents ([`Frozen::ancestors_of_all`], [`Frozen::current_of_all`],
//! [`Frozen::dependents_of_all`]) and about the whole graph are methods of [`Frozen`] that use
//! every core. [`View`] shows the same rows to
//! petgraph's algorithms.
//!
//! Two numberings are kept apart. A *document* is the number that [`Freezer::document`] gave; all
//! questions take and give documents. A [`Place`] is where it stands in the frozen form.
//!
//! A frozen form is arrays and nothing else: it is written and read in bulk ([`Frozen::write`],
//! [`Frozen::read`]), and damaged bytes are an error. Texts, evidence and titles are not in here.

mod audit;
mod batch;
mod bytes;
mod current;
mod error;
mod freeze;
mod frozen;
mod impact;
mod marks;
mod order;
mod paths;
mod rows;
mod scc;
mod view;
mod walk;

pub use petgraph;

pub use audit::{Findings, Lapsed};
pub use batch::Answers;
pub use bytes::ReadAt;
pub use error::Error;
pub use freeze::Freezer;
pub use frozen::{Class, Frozen, Place};
pub use impact::Reached;
pub use paths::{PathCount, Paths, Ways};
pub use scc::components;
pub use view::{Relations, View};
pub use walk::Walker;
