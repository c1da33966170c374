pub use crate::generated::regimes::REGIMES;
use crate::register::Certainty;

/// What the law says, in a span of time, of detailing instruments whose parent falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Regime {
    /// The first day (ISO).
    pub from: &'static str,
    /// The day after the last (ISO).
    pub until: Option<&'static str>,
    /// Whether they fall with it.
    pub falls: bool,
    /// The rule with its law and article.
    pub rule: &'static str,
    /// How sure this is.
    pub certainty: Certainty,
    /// Where it comes from.
    pub source: &'static str,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_regimes_follow_one_another_without_a_gap() {
        for pair in REGIMES.windows(2) {
            assert_eq!(pair[0].until, Some(pair[1].from));
        }
        assert_eq!(REGIMES.len(), 3);
    }
}
