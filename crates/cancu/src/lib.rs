//! stub

/// Reads one text.
#[must_use]
pub fn read(name: &str, text: &str) -> cancu_model::Reading {
    let found = cancu_extract::extract(text);
    cancu_graph::identify(name, text, found.heading, &found.citations)
}
