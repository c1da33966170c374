//! Finds citations in plain text.
//!
//! The entry point is [`extract`]. It reads a text once, from left to right, and returns what
//! the document says of itself and every reference it recognises, with the bytes it came from,
//! the relation that the words around it put it in, and the rule that found it.
//!
//! This crate knows how a citation is *written*. It does not know which instruments exist:
//! matching a [`Citation`] to an instrument is the work of `cancu-graph`.

mod attributes;
mod clause;
mod core;
mod cue;
mod cursor;
mod date;
mod digits;
mod entry;
mod heading;
mod internal;
mod kinds;
mod named;
mod needle;
mod number;
mod pinpoint;
mod relate;
mod scan;
mod title;
mod typed;
mod view;
mod words;
mod work;

use cancu_model::{Citation, Heading, InternalReference, Relation, Source};

use crate::view::View;

pub use typed::reference;

/// What a text holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Extraction {
    /// What the document says of itself.
    pub heading: Heading,
    /// Every citation, in order of its first byte; the outer one of two that nest comes first.
    pub citations: Vec<Citation>,
    /// References to the document itself or, in quoted words, to what they are quoted for.
    pub internal: Vec<InternalReference>,
}

/// Reads a document: its heading, then every citation in order of appearance.
///
/// Offsets refer to `text` as given, in bytes. Composed and decomposed text (NFC and NFD) give
/// the same citations. Spans may nest: the title of an amending law names the law it amends. The
/// document's own number in its heading is no citation.
///
/// Never fails and never panics: what cannot be read is left out rather than guessed at.
///
/// # Complexity
///
/// *O*(*n*) time in the length of `text`: one search for kind words and slashes, and bounded
/// work at each place that it finds.
///
/// # Examples
///
/// ```
/// use cancu_extract::extract;
///
/// let text = "Thực hiện Kết luận số 120 -KL/TW ngày 07/01/2016 của Bộ Chính trị.";
/// let found = extract(text).citations;
///
/// assert_eq!(found[0].span.of(text), "Kết luận số 120 -KL/TW");
/// assert_eq!(found[0].symbol.as_deref(), Some("KL/TW"));
/// assert_eq!(found[0].date.unwrap().to_string(), "2016-01-07");
/// assert!(extract("năm 2020").citations.is_empty()); // a year alone is not a citation
/// ```
#[must_use]
pub fn extract(text: &str) -> Extraction {
    let view = View::new(text);
    let (heading, spans) = heading::read(view.text());
    let own = spans.number;
    let cores = scan::cores(view.text(), own.as_ref());
    let mut citations = relate::citations(view.text(), cores);
    // A consolidated text names first what it consolidates.
    if heading
        .symbol
        .as_deref()
        .is_some_and(|it| it.starts_with("VBHN"))
        && let Some(first) = citations.first_mut()
        && first.source == Source::Document
        && first.relation == Relation::Cites
    {
        first.relation = Relation::Consolidates;
    }
    let mut internal = internal::references(view.text(), &citations);
    for citation in &mut citations {
        citation.span = view.original(citation.span);
    }
    for it in &mut internal {
        it.span = view.original(it.span);
        it.pinpoint = it.pinpoint.map(|it| view.original(it));
    }
    Extraction {
        heading,
        citations,
        internal,
    }
}
