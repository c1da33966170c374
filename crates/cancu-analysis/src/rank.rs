use rayon::prelude::*;

use crate::Network;

/// The most rounds before a measure is taken as it stands.
const ROUNDS: usize = 200;

/// How likely it is to stand at each document, if one follows citations and, with probability
/// 1 − `damping` and from documents that cite nothing, starts anew anywhere (PageRank). The values
/// sum to 1.
///
/// # Complexity
///
/// *O*(*n* + *m*) a round; about 40 rounds at a damping of 0.85. On all cores.
#[must_use]
pub fn page_rank(network: &Network, damping: f64) -> Vec<f64> {
    let count = network.documents();
    if count == 0 {
        return Vec::new();
    }
    let each = 1.0 / count as f64;
    let mut rank = vec![each; count];
    let mut share = vec![0.0; count];
    for _ in 0..ROUNDS {
        share
            .par_iter_mut()
            .enumerate()
            .for_each(|(document, share)| {
                let cites = network.out.degree(document as u32);
                *share = rank[document] / cites.max(1) as f64;
            });
        // Summed in order, so that the number of cores changes no digit.
        let dangling: f64 = (0..count)
            .filter(|it| network.out.degree(*it as u32) == 0)
            .map(|it| rank[it])
            .sum();
        let base = (1.0 - damping + damping * dangling) * each;
        let next: Vec<f64> = (0..count as u32)
            .into_par_iter()
            .map(|it| {
                let given: f64 = network
                    .into
                    .row(it)
                    .iter()
                    .map(|it| share[*it as usize])
                    .sum();
                base + damping * given
            })
            .collect();
        let moved: f64 = next.iter().zip(&rank).map(|(a, b)| (a - b).abs()).sum();
        rank = next;
        if moved < 1e-10 {
            break;
        }
    }
    rank
}

/// Hubs cite what has authority; what hubs cite has authority. Each sums to 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Hits {
    /// How well each document cites.
    pub hubs: Vec<f64>,
    /// How well each document is cited.
    pub authorities: Vec<f64>,
}

/// Hubs and authorities (Kleinberg's HITS).
///
/// # Complexity
///
/// *O*(*n* + *m*) a round, at most 200 rounds. On all cores.
#[must_use]
pub fn hits(network: &Network) -> Hits {
    let count = network.documents();
    let gather = |rows: &crate::network::Rows, from: &[f64]| -> Vec<f64> {
        let sum = |it: u32| rows.row(it).iter().map(|it| from[*it as usize]).sum();
        let mut sums: Vec<f64> = (0..count as u32).into_par_iter().map(sum).collect();
        let total: f64 = sums.iter().sum();
        if total > 0.0 {
            sums.iter_mut().for_each(|it| *it /= total);
        }
        sums
    };
    let mut hubs = vec![1.0 / count.max(1) as f64; count];
    let mut authorities = gather(&network.into, &hubs);
    for _ in 0..ROUNDS {
        let next = gather(&network.out, &authorities);
        authorities = gather(&network.into, &next);
        let moved: f64 = next.iter().zip(&hubs).map(|(a, b)| (a - b).abs()).sum();
        hubs = next;
        if moved < 1e-10 {
            break;
        }
    }
    Hits { hubs, authorities }
}
