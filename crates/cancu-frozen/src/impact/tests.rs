use std::collections::BTreeSet;

use cancu_model::Relation;
use proptest::prelude::*;

use crate::{Freezer, Relations, Walker};

proptest! {
    #[test]
    fn a_pass_over_all_finds_what_steps_find(
        relations in prop::collection::vec((0..80_u32, 0..80_u32), 0..240),
        circles in any::<bool>(),
    ) {
        let mut freezer = Freezer::default();
        for document in 0..80 {
            freezer.document(&document.to_string(), None, "vn");
        }
        for (a, b) in relations {
            let (from, to) = if circles { (a, b) } else { (a.max(b), a.min(b)) };
            freezer.relate(from, to, Relation::Implements, None, true);
        }
        let frozen = freezer.freeze().unwrap();
        let mut walker = Walker::new(&frozen);
        for patience in [0, 3, 30] {
            walker.patience = patience;
            for document in 0..80 {
                let steps = walker.dependents_by(document, Relations::up());
                let passes = walker.dependents(document);
                prop_assert_eq!(passes.len(), steps.len());
                let set = |it: Vec<u32>| it.into_iter().collect::<BTreeSet<u32>>();
                prop_assert_eq!(set(passes), set(steps));
            }
        }
    }
}
