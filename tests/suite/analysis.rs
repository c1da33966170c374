//! Measures of a network against reckoning by hand, on small random ones.

use std::collections::BTreeSet;

use cancu_analysis::{Network, betweenness, communities, hits, knots, page_rank, unsupported};
use proptest::prelude::*;

fn pairs(size: u32) -> impl Strategy<Value = Vec<(u32, u32)>> {
    prop::collection::vec((0..size, 0..size), 0..3 * size as usize)
}

/// Who cites whom, as a table.
fn table(size: usize, pairs: &[(u32, u32)]) -> Vec<Vec<bool>> {
    let mut cites = vec![vec![false; size]; size];
    for (from, to) in pairs.iter().filter(|it| it.0 != it.1) {
        cites[*from as usize][*to as usize] = true;
    }
    cites
}

/// Steps between all, and how many shortest ways there are.
fn shortest(cites: &[Vec<bool>]) -> (Vec<Vec<Option<usize>>>, Vec<Vec<f64>>) {
    let size = cites.len();
    let mut steps = vec![vec![None; size]; size];
    let mut ways = vec![vec![0.0; size]; size];
    for start in 0..size {
        (steps[start][start], ways[start][start]) = (Some(0), 1.0);
        for round in 0..size {
            for from in (0..size)
                .filter(|it| steps[start][*it] == Some(round))
                .collect::<Vec<_>>()
            {
                for to in (0..size).filter(|to| cites[from][*to]) {
                    if steps[start][to].is_none_or(|it| it == round + 1) {
                        steps[start][to] = Some(round + 1);
                        ways[start][to] += ways[start][from];
                    }
                }
            }
        }
    }
    (steps, ways)
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-7
}

proptest! {
    #[test]
    fn page_rank_is_a_fixed_point(pairs in pairs(8)) {
        let cites = table(8, &pairs);
        let rank = page_rank(&Network::of(8, pairs), 0.85);
        prop_assert!(near(rank.iter().sum(), 1.0));
        for to in 0..8 {
            let given: f64 = (0..8)
                .map(|from| {
                    let degree = cites[from].iter().filter(|it| **it).count();
                    match degree {
                        0 => rank[from] / 8.0,
                        _ if cites[from][to] => rank[from] / degree as f64,
                        _ => 0.0,
                    }
                })
                .sum();
            prop_assert!(near(rank[to], 0.15 / 8.0 + 0.85 * given));
        }
    }

    #[test]
    fn hubs_and_authorities_sum_to_one_or_nothing(pairs in pairs(8)) {
        let cites = table(8, &pairs);
        let any = cites.iter().flatten().any(|it| *it);
        let found = hits(&Network::of(8, pairs));
        for it in [&found.hubs, &found.authorities] {
            prop_assert!(it.iter().all(|it| *it >= 0.0));
            prop_assert!(!any || near(it.iter().sum(), 1.0));
        }
        // Who cites nothing is no hub, whom nobody cites has no authority.
        for (at, row) in cites.iter().enumerate() {
            prop_assert!(!any || row.iter().any(|it| *it) || found.hubs[at] == 0.0);
            let cited = cites.iter().any(|row| row[at]);
            prop_assert!(cited || found.authorities[at] == 0.0);
        }
    }

    #[test]
    fn betweenness_counts_shortest_ways(pairs in pairs(7)) {
        let (steps, ways) = shortest(&table(7, &pairs));
        let found = betweenness(&Network::of(7, pairs), 7, 1);
        for at in 0..7 {
            let mut sum = 0.0;
            for (from, to) in (0..7).flat_map(|it| (0..7).map(move |to| (it, to))) {
                let parts = (steps[from][at], steps[at][to], steps[from][to]);
                if let (Some(a), Some(b), Some(all)) = parts
                    && from != at && to != at && from != to && a + b == all
                {
                    sum += ways[from][at] * ways[at][to] / ways[from][to];
                }
            }
            prop_assert!(near(found[at], sum / (6.0 * 5.0)), "{} {}", found[at], sum / 30.0);
        }
    }

    #[test]
    fn modularity_is_that_of_the_communities(pairs in pairs(9)) {
        let network = Network::of(9, pairs.clone());
        let found = communities(&network);
        let links: Vec<(u32, u32)> = pairs
            .into_iter()
            .filter(|it| it.0 != it.1)
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect();
        let total = 2.0 * links.len() as f64;
        let degree = |it: u32| links.iter().filter(|link| link.0 == it || link.1 == it).count() as f64;
        let mut expected = 0.0;
        for (a, b) in (0..9_u32).flat_map(|it| (0..9).map(move |to| (it, to))) {
            if total > 0.0 && found.of[a as usize] == found.of[b as usize] {
                let between = links.iter().filter(|it| **it == (a, b) || **it == (b, a)).count() as f64;
                expected += (between - degree(a) * degree(b) / total) / total;
            }
        }
        prop_assert!(near(found.modularity, expected), "{} {}", found.modularity, expected);
        prop_assert_eq!(communities(&network), found);
    }

    #[test]
    fn knots_lead_to_each_other_and_the_unsupported_to_no_root(pairs in pairs(9), root in 0..9_u32) {
        let network = Network::of(9, pairs.clone());
        let (steps, _) = shortest(&table(9, &pairs));
        let leads = |from: u32, to: u32| steps[from as usize][to as usize].is_some();
        let knots = knots(&network);
        for (a, b) in (0..9).flat_map(|it| (0..9).map(move |to| (it, to))).filter(|it| it.0 != it.1) {
            let together = knots.iter().any(|it| it.contains(&a) && it.contains(&b));
            prop_assert_eq!(together, leads(a, b) && leads(b, a));
        }
        let expected: Vec<u32> = (0..9).filter(|it| !leads(*it, root)).collect();
        prop_assert_eq!(unsupported(&network, [root]), expected);
    }
}

/// Two triangles and a way between them.
#[test]
fn two_circles_are_two_communities() {
    let pairs = vec![(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 5), (5, 3)];
    let found = communities(&Network::of(6, pairs));
    assert_eq!(found.of, [0, 0, 0, 1, 1, 1]);
}

#[test]
fn a_sample_is_drawn_alike_each_time() {
    let pairs: Vec<(u32, u32)> = (1..200).map(|it| (it, it / 3)).collect();
    let network = Network::of(200, pairs);
    let first = betweenness(&network, 20, 7);
    assert_eq!(betweenness(&network, 20, 7), first);
    assert_ne!(betweenness(&network, 20, 8), first);
}
