use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// What an acting instrument does to its target: the verb of an edge.
///
/// The passive forms (`amended_by` ...) are how a text may put it; [`Relation::active`] turns
/// them round, so that a graph holds active edges alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// Recital "Căn cứ ...".
    BasedOn,
    /// "Thực hiện", "triển khai", "quán triệt", "cụ thể hóa" ...
    Implements,
    /// "quy định chi tiết", "hướng dẫn thi hành".
    Details,
    /// Any other reference: "theo quy định tại ...".
    Cites,
    /// "sửa đổi, bổ sung".
    Amends,
    /// "thay thế".
    Replaces,
    /// "bãi bỏ", "hủy bỏ", "hết hiệu lực".
    Repeals,
    /// "ngưng hiệu lực", "đình chỉ việc thi hành".
    Suspends,
    /// "đính chính".
    Corrects,
    /// Header of a consolidated text (văn bản hợp nhất).
    Consolidates,
    /// "ban hành kèm theo".
    Promulgates,
    /// "tiếp tục có hiệu lực".
    KeepsInForce,
    /// A row of a portal's link list.
    Related,
    /// "được sửa đổi, bổ sung bởi".
    AmendedBy,
    /// "được thay thế bởi".
    ReplacedBy,
    /// "bị bãi bỏ bởi".
    RepealedBy,
    /// "được hướng dẫn bởi".
    DetailedBy,
    /// "được hợp nhất bởi".
    ConsolidatedBy,
    /// "được đính chính bởi".
    CorrectedBy,
    /// "bị ngưng hiệu lực bởi".
    SuspendedBy,
}

impl Relation {
    /// Every relation, the active ones first.
    pub const ALL: [Relation; 20] = [
        Relation::BasedOn,
        Relation::Implements,
        Relation::Details,
        Relation::Cites,
        Relation::Amends,
        Relation::Replaces,
        Relation::Repeals,
        Relation::Suspends,
        Relation::Corrects,
        Relation::Consolidates,
        Relation::Promulgates,
        Relation::KeepsInForce,
        Relation::Related,
        Relation::AmendedBy,
        Relation::ReplacedBy,
        Relation::RepealedBy,
        Relation::DetailedBy,
        Relation::ConsolidatedBy,
        Relation::CorrectedBy,
        Relation::SuspendedBy,
    ];

    /// The code of the contract: `based_on`, `implements` ...
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Relation::BasedOn => "based_on",
            Relation::Implements => "implements",
            Relation::Details => "details",
            Relation::Cites => "cites",
            Relation::Amends => "amends",
            Relation::Replaces => "replaces",
            Relation::Repeals => "repeals",
            Relation::Suspends => "suspends",
            Relation::Corrects => "corrects",
            Relation::Consolidates => "consolidates",
            Relation::Promulgates => "promulgates",
            Relation::KeepsInForce => "keeps_in_force",
            Relation::Related => "related",
            Relation::AmendedBy => "amended_by",
            Relation::ReplacedBy => "replaced_by",
            Relation::RepealedBy => "repealed_by",
            Relation::DetailedBy => "detailed_by",
            Relation::ConsolidatedBy => "consolidated_by",
            Relation::CorrectedBy => "corrected_by",
            Relation::SuspendedBy => "suspended_by",
        }
    }

    /// The active form, and whether it turned the edge round.
    ///
    /// ```
    /// use cancu_model::Relation;
    ///
    /// assert_eq!(Relation::AmendedBy.active(), (Relation::Amends, true));
    /// assert_eq!(Relation::Cites.active(), (Relation::Cites, false));
    /// ```
    #[must_use]
    pub fn active(self) -> (Relation, bool) {
        match self {
            Relation::AmendedBy => (Relation::Amends, true),
            Relation::ReplacedBy => (Relation::Replaces, true),
            Relation::RepealedBy => (Relation::Repeals, true),
            Relation::DetailedBy => (Relation::Details, true),
            Relation::ConsolidatedBy => (Relation::Consolidates, true),
            Relation::CorrectedBy => (Relation::Corrects, true),
            Relation::SuspendedBy => (Relation::Suspends, true),
            other => (other, false),
        }
    }

    /// The passive form of an active relation; one that has none, or is passive, stays as it is.
    ///
    /// ```
    /// use cancu_model::Relation;
    ///
    /// assert_eq!(Relation::Amends.passive(), Relation::AmendedBy);
    /// assert_eq!(Relation::Cites.passive(), Relation::Cites);
    /// ```
    #[must_use]
    pub fn passive(self) -> Relation {
        let passive = Relation::ALL.iter().find(|it| it.active() == (self, true));
        passive.copied().unwrap_or(self)
    }

    /// Says whether the relation carries an extent and a day: it changes what is in force.
    #[must_use]
    pub fn is_act(self) -> bool {
        matches!(
            self.active().0,
            Relation::Replaces
                | Relation::Repeals
                | Relation::Amends
                | Relation::Suspends
                | Relation::KeepsInForce
        )
    }

    /// Says whether the relation leads up to what an instrument rests on.
    #[must_use]
    pub fn is_upward(self) -> bool {
        matches!(
            self,
            Relation::BasedOn | Relation::Implements | Relation::Details
        )
    }

    /// The word for people, in Vietnamese.
    #[must_use]
    pub fn vietnamese(self) -> &'static str {
        match self {
            Relation::BasedOn => "căn cứ",
            Relation::Implements => "thực hiện",
            Relation::Details => "quy định chi tiết",
            Relation::Cites => "viện dẫn",
            Relation::Amends => "sửa đổi, bổ sung",
            Relation::Replaces => "thay thế",
            Relation::Repeals => "bãi bỏ",
            Relation::Suspends => "ngưng hiệu lực",
            Relation::Corrects => "đính chính",
            Relation::Consolidates => "hợp nhất",
            Relation::Promulgates => "ban hành kèm theo",
            Relation::KeepsInForce => "giữ hiệu lực",
            Relation::Related => "liên quan",
            Relation::AmendedBy => "được sửa đổi, bổ sung bởi",
            Relation::ReplacedBy => "được thay thế bởi",
            Relation::RepealedBy => "bị bãi bỏ bởi",
            Relation::DetailedBy => "được quy định chi tiết bởi",
            Relation::ConsolidatedBy => "được hợp nhất bởi",
            Relation::CorrectedBy => "được đính chính bởi",
            Relation::SuspendedBy => "bị ngưng hiệu lực bởi",
        }
    }
}

impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A word that is no relation of the contract.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown relation `{0}`")]
pub struct ParseRelationError(String);

impl FromStr for Relation {
    type Err = ParseRelationError;

    fn from_str(text: &str) -> Result<Relation, ParseRelationError> {
        let found = Relation::ALL.into_iter().find(|it| it.code() == text);
        found.ok_or_else(|| ParseRelationError(text.to_owned()))
    }
}
