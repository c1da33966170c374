//! The core of a citation: what names the instrument, before anything around it is read.

use cancu_model::{MentionForm, Span};

/// A stretch that names one instrument.
#[derive(Debug, Clone)]
pub(crate) struct Core {
    pub(crate) span: Span,
    pub(crate) form: MentionForm,
    pub(crate) kind: &'static str,
    pub(crate) number: Option<String>,
    pub(crate) symbol: Option<String>,
    /// The year in the number, or the "năm 2013" inside a title's span.
    pub(crate) year: Option<u16>,
    /// The title of a law cited by it.
    pub(crate) title: Option<String>,
    /// The body named between the kind word and the number: "Quyết định của Thủ tướng Chính phủ số 155".
    pub(crate) issuer: Option<Span>,
    /// The index of the amending law whose title holds this law.
    pub(crate) inside: Option<usize>,
    pub(crate) rule: &'static str,
    pub(crate) confidence: f32,
}
