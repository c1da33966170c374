use cancu_model::Relation;

pub use crate::generated::cues::CUES;

/// Where a cue stands beside the instrument that it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Before its target: "thay thế Nghị định ...".
    Before,
    /// Behind it: "Nghị định ... hết hiệu lực".
    After,
    /// Between the target and the instrument that acts: "được sửa đổi bởi".
    Passive,
}

/// Words that relate instruments (từ chỉ quan hệ).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cue {
    /// The name of the rule.
    pub id: &'static str,
    /// The words.
    pub words: &'static str,
    /// What they say; for passive ones the passive relation.
    pub relation: Relation,
    /// Where they stand.
    pub side: Side,
    /// Where the row comes from.
    pub source: &'static str,
    /// Sentences that show it.
    pub examples: &'static [&'static str],
}

#[cfg(test)]
mod tests {
    use cancu_model::fold::fold;

    use super::*;

    #[test]
    fn every_example_shows_its_words() {
        for cue in CUES {
            for example in cue.examples {
                assert!(
                    fold(example).contains(&fold(cue.words)),
                    "{}: {example}",
                    cue.id
                );
            }
        }
    }
}
