use rayon::prelude::*;

use crate::Network;

/// On how many of the shortest ways between others each document lies (betweenness, by Brandes),
/// as a part of all pairs: what bridges. Reckoned from `sample` documents drawn with `seed`, or
/// from all where there are no more; then it is exact.
///
/// # Complexity
///
/// *O*(*n* + *m*) for each document drawn. On all cores.
#[must_use]
pub fn betweenness(network: &Network, sample: usize, seed: u64) -> Vec<f64> {
    let count = network.documents();
    let drawn = draw(count, sample, seed);
    if count < 3 || drawn.is_empty() {
        return vec![0.0; count];
    }
    // A fixed number of parts, summed in their order: the number of cores changes no digit.
    let size = drawn.len().div_ceil(8);
    let parts: Vec<Vec<f64>> = drawn
        .par_chunks(size)
        .map(|part| {
            let mut walk = Walk::new(count);
            part.iter().for_each(|it| walk.from(network, *it));
            walk.total
        })
        .collect();
    let scale = count as f64 / drawn.len() as f64 / ((count - 1) as f64 * (count - 2) as f64);
    let mut total = vec![0.0; count];
    for part in parts {
        total.iter_mut().zip(part).for_each(|(all, it)| *all += it);
    }
    total.iter_mut().for_each(|it| *it *= scale);
    total
}

/// Different documents, in rising order.
fn draw(count: usize, sample: usize, seed: u64) -> Vec<u32> {
    let mut all: Vec<u32> = (0..count as u32).collect();
    if sample >= count {
        return all;
    }
    let mut state = seed;
    for at in 0..sample {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut random = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        random = (random ^ (random >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        random ^= random >> 31;
        let left = (count - at) as u128;
        let other = at + ((u128::from(random) * left) >> 64) as usize;
        all.swap(at, other);
    }
    all.truncate(sample);
    all.sort_unstable();
    all
}

struct Walk {
    total: Vec<f64>,
    /// Steps from the start; `u32::MAX` where no way leads.
    steps: Vec<u32>,
    ways: Vec<f64>,
    rests: Vec<f64>,
    order: Vec<u32>,
}

impl Walk {
    fn new(count: usize) -> Walk {
        Walk {
            total: vec![0.0; count],
            steps: vec![u32::MAX; count],
            ways: vec![0.0; count],
            rests: vec![0.0; count],
            order: Vec::new(),
        }
    }

    fn from(&mut self, network: &Network, start: u32) {
        for it in self.order.drain(..) {
            self.steps[it as usize] = u32::MAX;
            self.ways[it as usize] = 0.0;
            self.rests[it as usize] = 0.0;
        }
        self.order.push(start);
        (self.steps[start as usize], self.ways[start as usize]) = (0, 1.0);
        let mut at = 0;
        while at < self.order.len() {
            let document = self.order[at];
            at += 1;
            let (steps, ways) = (
                self.steps[document as usize] + 1,
                self.ways[document as usize],
            );
            for &next in network.out.row(document) {
                if self.steps[next as usize] == u32::MAX {
                    self.steps[next as usize] = steps;
                    self.order.push(next);
                }
                if self.steps[next as usize] == steps {
                    self.ways[next as usize] += ways;
                }
            }
        }
        for &document in self.order.iter().skip(1).rev() {
            // What follows it on shortest ways was settled before it.
            let steps = self.steps[document as usize] + 1;
            let ways = self.ways[document as usize];
            let mut rests = 0.0;
            for &next in network.out.row(document) {
                if self.steps[next as usize] == steps {
                    rests += ways / self.ways[next as usize] * (1.0 + self.rests[next as usize]);
                }
            }
            self.rests[document as usize] = rests;
            self.total[document as usize] += rests;
        }
    }
}
