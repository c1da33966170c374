use std::collections::BTreeSet;

use cancu_model::Relation;
use proptest::prelude::*;

use crate::frozen::{Class, Links};
use crate::rows::Entry;
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
        let every: Vec<u32> = (0..80).collect();
        let reached = frozen.dependents_of_all(&every);
        let mut walker = Walker::new(&frozen);
        for patience in [0, 3, 30] {
            walker.patience = patience;
            for document in 0..80 {
                let steps = walker.dependents_by(document, Relations::up());
                let passes = walker.dependents(document);
                prop_assert_eq!(passes.len(), steps.len());
                let set = |it: Vec<u32>| it.into_iter().collect::<BTreeSet<u32>>();
                prop_assert_eq!(set(passes), set(steps.clone()));
                prop_assert_eq!(set(reached.of(document as usize).collect()), set(steps));
            }
        }
    }
}

/// Of a form whose bytes were forged an answer may be wrong; it is an answer.
#[test]
fn a_place_that_rests_on_one_of_its_own_height_is_no_panic() {
    let mut freezer = Freezer::default();
    for document in 0..6 {
        freezer.document(&document.to_string(), None, "vn");
    }
    let mut frozen = freezer.freeze().unwrap();
    let forged = Entry {
        from: 0,
        to: 5,
        kind: 0,
        day: i32::MIN,
    };
    frozen.up = Links::of(6, vec![forged], Class::Up);
    assert!(!frozen.cyclic);
    assert_eq!(frozen.dependents_of_all(&[0, 5]).counts().len(), 2);
}

/// Heights of more places than one piece takes, so that several pieces make one.
#[test]
fn pieces_of_a_height_find_what_steps_find() {
    const HEIGHTS: u32 = 3;
    const EACH: u32 = 2 * super::PIECE as u32 + 5;
    let mut freezer = Freezer::default();
    for document in 0..HEIGHTS * EACH {
        freezer.document(&document.to_string(), None, "vn");
    }
    for document in EACH..HEIGHTS * EACH {
        for step in [1, 7, 31] {
            let above = (document / EACH - 1) * EACH + document * step % EACH;
            freezer.relate(document, above, Relation::Implements, None, true);
        }
    }
    let frozen = freezer.freeze().unwrap();
    let asked: Vec<u32> = (0..300).map(|it| it * 37 % (2 * EACH)).collect();
    let mut reached = frozen.dependents_of_all(&[3]);
    reached.ask(&asked);
    let counts = reached.counts();
    let mut walker = Walker::new(&frozen);
    for (at, document) in asked.into_iter().enumerate() {
        let mut steps = walker.dependents_by(document, Relations::up());
        let mut found: Vec<u32> = reached.of(at).collect();
        assert_eq!(counts[at], steps.len());
        steps.sort_unstable();
        found.sort_unstable();
        assert!(!found.is_empty());
        assert_eq!(found, steps);
    }
}
