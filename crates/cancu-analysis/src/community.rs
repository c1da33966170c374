use std::collections::BTreeMap;

use crate::Network;

/// Documents that relate to each other more than to the rest.
#[derive(Debug, Clone, PartialEq)]
pub struct Communities {
    /// The community of each document, from 0, the largest first.
    pub of: Vec<u32>,
    /// How much more lies within them than would by chance (modularity): from −0.5 to 1.
    pub modularity: f64,
}

/// Links of a level: for each node its neighbours with their weights, both ways.
struct Level {
    rows: Vec<Vec<(u32, f64)>>,
    /// The weight of each node's links, those to itself twice.
    weight: Vec<f64>,
    /// The weight of each node's links to itself.
    own: Vec<f64>,
}

/// Finds communities by the method of Louvain, citations taken as links without a direction.
/// Nodes move in their order and of equal gains take the smallest community, so that the outcome
/// is the same every time.
///
/// # Complexity
///
/// *O*(*m*) a pass in practice; tens of passes.
#[must_use]
pub fn communities(network: &Network) -> Communities {
    let count = network.documents();
    let mut level = first(network);
    let total: f64 = level.weight.iter().sum();
    let mut of: Vec<u32> = (0..count as u32).collect();
    if total > 0.0 {
        loop {
            let (moved, target) = settle(&level, total);
            if !moved {
                break;
            }
            of.iter_mut().for_each(|it| *it = target[*it as usize]);
            level = joined(&level, &target);
        }
    }
    let modularity = if total > 0.0 {
        let parts = level.own.iter().zip(&level.weight);
        parts
            .map(|(own, weight)| 2.0 * own / total - (weight / total).powi(2))
            .sum()
    } else {
        0.0
    };
    Communities {
        of: by_size(&of),
        modularity,
    }
}

fn first(network: &Network) -> Level {
    let row = |document: u32| {
        let mut row: Vec<(u32, f64)> = Vec::new();
        let (out, into) = (network.out.row(document), network.into.row(document));
        row.extend(out.iter().chain(into).map(|it| (*it, 1.0)));
        merged(row)
    };
    let rows: Vec<Vec<(u32, f64)>> = (0..network.documents() as u32).map(row).collect();
    Level {
        weight: rows
            .iter()
            .map(|it| it.iter().map(|it| it.1).sum())
            .collect(),
        own: vec![0.0; rows.len()],
        rows,
    }
}

/// A row with each neighbour once.
fn merged(mut row: Vec<(u32, f64)>) -> Vec<(u32, f64)> {
    row.sort_by_key(|it| it.0);
    row.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 += next.1;
        }
        same
    });
    row
}

/// Moves nodes to the community that gains most, until none moves; gives the communities,
/// numbered from 0 in the order of their first node.
fn settle(level: &Level, total: f64) -> (bool, Vec<u32>) {
    let count = level.rows.len();
    let mut of: Vec<u32> = (0..count as u32).collect();
    let mut weight = level.weight.clone();
    let mut to = vec![0.0; count];
    let mut near: Vec<u32> = Vec::new();
    let mut moved = false;
    // Gains below this are rounding: to follow them could go on for ever.
    const LEAST: f64 = 1e-9;
    for _ in 0..100 {
        let mut changed = false;
        for node in 0..count {
            let own = of[node];
            near.clear();
            near.push(own);
            for (next, link) in &level.rows[node] {
                let community = of[*next as usize];
                if to[community as usize] == 0.0 && community != own {
                    near.push(community);
                }
                to[community as usize] += link;
            }
            weight[own as usize] -= level.weight[node];
            let gain = |it: u32| to[it as usize] - weight[it as usize] * level.weight[node] / total;
            let mut best = (own, gain(own));
            near.sort_unstable();
            for &it in &near {
                let found = gain(it);
                if found > best.1 + LEAST {
                    best = (it, found);
                }
            }
            for it in &near {
                to[*it as usize] = 0.0;
            }
            weight[best.0 as usize] += level.weight[node];
            if best.0 != own {
                of[node] = best.0;
                changed = true;
            }
        }
        moved |= changed;
        if !changed {
            break;
        }
    }
    let mut numbers = vec![u32::MAX; count];
    let mut next = 0;
    for it in &mut of {
        let number = &mut numbers[*it as usize];
        if *number == u32::MAX {
            *number = next;
            next += 1;
        }
        *it = *number;
    }
    (moved, of)
}

/// The level whose nodes are the communities of another.
fn joined(level: &Level, of: &[u32]) -> Level {
    let count = of.iter().max().map_or(0, |it| *it as usize + 1);
    let mut rows: Vec<Vec<(u32, f64)>> = vec![Vec::new(); count];
    let (mut weight, mut own) = (vec![0.0; count], vec![0.0; count]);
    for (node, row) in level.rows.iter().enumerate() {
        let community = of[node];
        weight[community as usize] += level.weight[node];
        own[community as usize] += level.own[node];
        for (next, link) in row {
            let other = of[*next as usize];
            if other == community {
                // Seen from both of its ends.
                own[community as usize] += link / 2.0;
            } else {
                rows[community as usize].push((other, *link));
            }
        }
    }
    Level {
        rows: rows.into_iter().map(merged).collect(),
        weight,
        own,
    }
}

/// Communities renumbered by size, those of one size by their first document.
fn by_size(of: &[u32]) -> Vec<u32> {
    let mut sizes: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    for (document, community) in of.iter().enumerate() {
        let entry = sizes.entry(*community).or_insert((0, document));
        entry.0 += 1;
    }
    let mut order: Vec<u32> = sizes.keys().copied().collect();
    order.sort_by_key(|it| {
        let (size, first) = sizes.get(it).copied().unwrap_or_default();
        (std::cmp::Reverse(size), first)
    });
    let number: BTreeMap<u32, u32> = order
        .iter()
        .enumerate()
        .map(|(idx, it)| (*it, idx as u32))
        .collect();
    of.iter()
        .map(|it| number.get(it).copied().unwrap_or_default())
        .collect()
}
