use cancu_model::Relation;

use crate::{Freezer, PathCount, Relations, Walker};

/// So many rows of two, each of which rests on both of the next row.
fn ladder(rows: u32) -> Freezer {
    let mut freezer = Freezer::default();
    for at in 0..2 * rows {
        freezer.document(&at.to_string(), None, "vn");
    }
    for from in 0..2 * rows - 2 {
        for to in [from / 2 * 2 + 2, from / 2 * 2 + 3] {
            freezer.relate(from, to, Relation::BasedOn, None, true);
        }
    }
    freezer
}

/// Of 2⁹⁸ ways the first few are found without the others: each costs the beginnings of its own
/// length.
#[test]
fn ways_are_found_as_they_are_asked_for() {
    let rows = 100;
    let frozen = ladder(rows).freeze().unwrap();
    let mut walker = Walker::new(&frozen);
    let mut paths = walker.paths(0, 2 * rows - 1, Relations::up()).unwrap();
    assert_eq!(paths.total(), PathCount::Exact(1 << (rows - 2)));
    for listed in 1..=50 {
        assert_eq!(paths.next().unwrap().len(), rows as usize);
        assert!(paths.open.len() <= listed * rows as usize);
    }
    let longer = ladder(200).freeze().unwrap();
    let mut walker = Walker::new(&longer);
    let paths = walker.paths(0, 399, Relations::up()).unwrap();
    assert_eq!(paths.total(), PathCount::Beyond);
    assert_eq!(paths.take(50).count(), 50);
}
