//! petgraph's directed graphs, one for each kind, walked by its own traversals.

use cancu_benches::national::{AUDIT, Kind, National};
use petgraph::Direction;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::{Bfs, EdgeRef, Reversed};

use crate::measure::{Digest, Report};

fn of(documents: usize, pairs: impl Iterator<Item = (u32, u32, i32)>) -> DiGraph<(), i32> {
    let mut graph = DiGraph::with_capacity(documents, 0);
    for _ in 0..documents {
        graph.add_node(());
    }
    for (from, to, day) in pairs {
        graph.add_edge(NodeIndex::from(from), NodeIndex::from(to), day);
    }
    graph
}

fn current(replaced: &DiGraph<(), i32>, start: u32, as_of: i32) -> Vec<u32> {
    let mut line = vec![NodeIndex::from(start)];
    let mut found = Vec::new();
    let mut at = 0;
    while at < line.len() {
        let place = line[at];
        at += 1;
        let mut ended = false;
        for edge in replaced.edges(place).filter(|it| *it.weight() <= as_of) {
            ended = true;
            if !line.contains(&edge.target()) {
                line.push(edge.target());
            }
        }
        if !ended {
            found.push(place.index() as u32);
        }
    }
    found
}

pub(crate) fn run(graph: &National) -> Report {
    let mut report = Report::default();
    let documents = graph.levels.len();
    let up = of(documents, graph.of(Kind::Implements));
    let cites = of(documents, graph.of(Kind::Cites));
    let turned = |it: (u32, u32, i32)| (it.1, it.0, it.2);
    let replaced = of(documents, graph.of(Kind::Replaces).map(turned));
    let above = |it: u32| {
        let mut walk = Bfs::new(&up, NodeIndex::from(it));
        let steps = std::iter::from_fn(|| walk.next(&up));
        steps
            .skip(1)
            .map(|it| it.index() as u32)
            .collect::<Vec<u32>>()
    };
    report.each("trace", &graph.leaves, above, |it| Digest::of(&it));
    report.each(
        "resolve",
        &graph.any,
        |it| current(&replaced, it, i32::MAX),
        |it| Digest::of(&it),
    );
    let audit = || {
        let (since, as_of) = AUDIT;
        let mut found = Vec::new();
        for cited in replaced.node_indices() {
            if !replaced.edges(cited).any(|it| *it.weight() <= as_of) {
                continue;
            }
            let ends = current(&replaced, cited.index() as u32, as_of);
            for graph_of in [&up, &cites] {
                for document in graph_of.neighbors_directed(cited, Direction::Incoming) {
                    if (since..=as_of).contains(&graph.days[document.index()]) {
                        let pair = (document.index() as u32, cited.index() as u32);
                        found.extend(ends.iter().map(|it| (pair.0, pair.1, *it)));
                    }
                }
            }
        }
        found
    };
    report.times("audit", 3, audit, |it| {
        vec![Digest::of_triples(it.iter().copied())]
    });
    let below = |it: u32| {
        let reversed = Reversed(&up);
        let mut walk = Bfs::new(reversed, NodeIndex::from(it));
        let steps = std::iter::from_fn(|| walk.next(reversed));
        steps
            .skip(1)
            .map(|it| it.index() as u32)
            .collect::<Vec<u32>>()
    };
    report.each("impact", &graph.hubs[..30], below, |it| Digest::of(&it));
    report
}
