//! Written by `cargo xtask gen`; see `data/`.

pub(crate) mod cues;
pub(crate) mod issuers;
pub(crate) mod kinds;
pub(crate) mod known;
pub(crate) mod regimes;
pub(crate) mod titles;
pub(crate) mod words;
