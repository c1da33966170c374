use crate::{Basis, Date, Evidence, Extent, Relation};

/// One place that says how one instrument relates to another, before all that say the same are
/// joined. The relation is active; who joins numbers the instruments.
#[derive(Debug, Clone, PartialEq)]
pub struct Assertion {
    /// Who acts.
    pub from: u32,
    /// On what.
    pub to: u32,
    /// How.
    pub relation: Relation,
    /// For an act, how much of the target.
    pub extent: Option<Extent>,
    /// What it rests on.
    pub basis: Basis,
    /// For an act, its own day where it is given.
    pub effective: Option<Date>,
    /// For an act that lasts a while, the first day after it.
    pub until: Option<Date>,
    /// The parts of the target that are meant, as written.
    pub provisions: Vec<String>,
    /// The rule that read it.
    pub rule: String,
    /// From 0 to 1.
    pub confidence: f32,
    /// Where it is said.
    pub evidence: Evidence,
}
