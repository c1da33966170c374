//! Compressed rows as one writes them by hand: an offset a document, numbers as they come, an
//! epoch a document as its mark.

use cancu_benches::national::{AUDIT, Kind, National};

use crate::measure::{Digest, Report};

struct Rows {
    offsets: Vec<u32>,
    others: Vec<u32>,
    days: Vec<i32>,
}

impl Rows {
    fn of(documents: usize, pairs: impl Iterator<Item = (u32, u32, i32)> + Clone) -> Rows {
        let mut offsets = vec![0_u32; documents + 1];
        for (from, _, _) in pairs.clone() {
            offsets[from as usize + 1] += 1;
        }
        for at in 0..documents {
            offsets[at + 1] += offsets[at];
        }
        let mut next = offsets.clone();
        let count = offsets[documents] as usize;
        let (mut others, mut days) = (vec![0; count], vec![0; count]);
        for (from, to, day) in pairs {
            let at = next[from as usize] as usize;
            next[from as usize] += 1;
            (others[at], days[at]) = (to, day);
        }
        Rows {
            offsets,
            others,
            days,
        }
    }

    fn range(&self, of: u32) -> std::ops::Range<usize> {
        self.offsets[of as usize] as usize..self.offsets[of as usize + 1] as usize
    }

    fn row(&self, of: u32) -> &[u32] {
        &self.others[self.range(of)]
    }
}

struct Plain {
    up: Rows,
    down: Rows,
    cites: Rows,
    /// From what was replaced to what replaced it.
    replaced: Rows,
    epochs: Vec<u32>,
    epoch: u32,
}

impl Plain {
    fn reach(&mut self, start: u32, up: bool) -> Vec<u32> {
        let rows = if up { &self.up } else { &self.down };
        self.epoch += 1;
        self.epochs[start as usize] = self.epoch;
        let mut found = vec![start];
        let mut at = 0;
        while at < found.len() {
            for next in rows.row(found[at]) {
                let mark = &mut self.epochs[*next as usize];
                if *mark != self.epoch {
                    *mark = self.epoch;
                    found.push(*next);
                }
            }
            at += 1;
        }
        found.swap_remove(0);
        found
    }

    fn current(&self, start: u32, as_of: i32) -> Vec<u32> {
        let mut line = vec![start];
        let mut found = Vec::new();
        let mut at = 0;
        while at < line.len() {
            let place = line[at];
            at += 1;
            let mut ended = false;
            for position in self.replaced.range(place) {
                if self.replaced.days[position] <= as_of {
                    ended = true;
                    let next = self.replaced.others[position];
                    if !line.contains(&next) {
                        line.push(next);
                    }
                }
            }
            if !ended {
                found.push(place);
            }
        }
        found
    }

    fn audit(&self, days: &[i32]) -> Vec<(u32, u32, u32)> {
        let (since, as_of) = AUDIT;
        let mut starts = vec![0_u32; days.len() + 1];
        let mut ends = Vec::new();
        for document in 0..days.len() as u32 {
            let days = &self.replaced.days[self.replaced.range(document)];
            if days.iter().any(|it| *it <= as_of) {
                ends.extend(self.current(document, as_of));
            }
            starts[document as usize + 1] = ends.len() as u32;
        }
        let mut found = Vec::new();
        for document in 0..days.len() as u32 {
            if !(since..=as_of).contains(&days[document as usize]) {
                continue;
            }
            for cited in self.up.row(document).iter().chain(self.cites.row(document)) {
                let at = *cited as usize;
                for end in &ends[starts[at] as usize..starts[at + 1] as usize] {
                    found.push((document, *cited, *end));
                }
            }
        }
        found
    }
}

pub(crate) fn run(graph: &National) -> Report {
    let mut report = Report::default();
    let documents = graph.levels.len();
    let turned = |it: (u32, u32, i32)| (it.1, it.0, it.2);
    let mut plain = Plain {
        up: Rows::of(documents, graph.of(Kind::Implements)),
        down: Rows::of(documents, graph.of(Kind::Implements).map(turned)),
        cites: Rows::of(documents, graph.of(Kind::Cites)),
        replaced: Rows::of(documents, graph.of(Kind::Replaces).map(turned)),
        epochs: vec![0; documents],
        epoch: 0,
    };
    report.each(
        "trace",
        &graph.leaves,
        |it| plain.reach(it, true),
        |it| Digest::of(&it),
    );
    report.each(
        "resolve",
        &graph.any,
        |it| plain.current(it, i32::MAX),
        |it| Digest::of(&it),
    );
    report.times(
        "audit",
        5,
        || plain.audit(&graph.days),
        |it| vec![Digest::of_triples(it.iter().copied())],
    );
    report.each(
        "impact",
        &graph.hubs,
        |it| plain.reach(it, false),
        |it| Digest::of(&it),
    );
    report
}
