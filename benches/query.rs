//! How do the questions on a frozen graph grow with the graph, and with their answers?

use cancu_benches::national::{AUDIT, Kind, National, national};
use cancu_frozen::{Freezer, Frozen, Walker};
use cancu_model::Relation;
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};

fn freeze(graph: &National) -> Frozen {
    let mut freezer = Freezer::default();
    for (number, day) in graph.days.iter().enumerate() {
        freezer.document(&format!("vn/qd-ubnd/2016/{number}"), Some(*day), "vn");
    }
    for (kind, relation) in [
        (Kind::Implements, Relation::Implements),
        (Kind::Cites, Relation::Cites),
        (Kind::Replaces, Relation::Replaces),
    ] {
        for (from, to, day) in graph.of(kind) {
            freezer.relate(from, to, relation, Some(day), true);
        }
    }
    freezer.freeze().expect("a graph that was just made")
}

/// One document after the other, and again from the first.
fn cycle(documents: &[u32]) -> impl FnMut() -> u32 {
    let mut documents = documents.iter().cycle();
    move || documents.next().copied().unwrap_or(0)
}

fn questions(c: &mut Criterion) {
    let mut group = c.benchmark_group("query");
    group.sample_size(10);
    for documents in [10_000, 100_000, 1_000_000] {
        let graph = national(documents, 2_026);
        let frozen = freeze(&graph);
        let mut walker = Walker::new(&frozen);
        let mut leaf = cycle(&graph.leaves);
        group.bench_function(BenchmarkId::new("trace", documents), |b| {
            b.iter(|| walker.ancestors(leaf()).len())
        });
        let mut any = cycle(&graph.any);
        group.bench_function(BenchmarkId::new("resolve", documents), |b| {
            b.iter(|| walker.current(any(), i32::MAX).len())
        });
        // The batches share the cores; RAYON_NUM_THREADS=1 measures them on one.
        group.bench_function(BenchmarkId::new("trace of 1,000", documents), |b| {
            b.iter(|| frozen.ancestors_of_all(&graph.leaves).len())
        });
        group.bench_function(BenchmarkId::new("resolve of 10,000", documents), |b| {
            b.iter(|| frozen.current_of_all(&graph.any, i32::MAX).len())
        });
        let mut hub = cycle(&graph.hubs);
        group.bench_function(BenchmarkId::new("impact", documents), |b| {
            b.iter(|| walker.dependents(hub()).len())
        });
        group.bench_function(BenchmarkId::new("impact of 100", documents), |b| {
            b.iter(|| frozen.dependents_of_all(&graph.hubs))
        });
        group.bench_function(BenchmarkId::new("audit", documents), |b| {
            b.iter(|| frozen.audit(AUDIT.0, AUDIT.1).len())
        });
        let mut bytes = Vec::new();
        frozen.write(&mut bytes, 0).expect("memory");
        group.bench_function(BenchmarkId::new("read", documents), |b| {
            b.iter(|| Frozen::read(bytes.as_slice()).map(|it| it.relations()))
        });
    }
    group.finish();
}

criterion_group!(benches, questions);
criterion_main!(benches);
