//! Measures of a whole graph, for those who study it.
//!
//! [`Network`] takes the relations that are asked for out of a frozen graph, each pair of
//! documents once. On it stand [`page_rank`], [`hits`], [`betweenness`] (by sampling, for what
//! bridges), [`communities`] and [`knots`] (strongly connected sets); [`unsupported`] and
//! [`Network::degrees`] answer from the relations alone. Every measure gives one value for each
//! document, in the order of documents, and the same value every time, on any number of cores.
//!
//! What the measures mean for law is said where they are shown: a rank counts citations, it does
//! not weigh them.

mod between;
mod community;
mod network;
mod rank;

pub use between::betweenness;
pub use community::{Communities, communities};
pub use network::{Degrees, Network, knots, unsupported};
pub use rank::{Hits, hits, page_rank};
