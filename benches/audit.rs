//! How long does it take from texts to a graph, and from the graph to an audit?

use cancu::{AuditOptions, Date, Engine};
use criterion::{Criterion, criterion_group, criterion_main};

fn plans() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../data/plans");
    let mut names: Vec<_> = std::fs::read_dir(folder)
        .expect("data/plans")
        .map(|it| it.expect("an entry").path())
        .collect();
    names.sort();
    let texts = names
        .into_iter()
        .filter(|it| it.extension().is_some_and(|it| it == "txt"));
    texts
        .map(|it| {
            (
                it.display().to_string(),
                std::fs::read_to_string(it).expect("a plan"),
            )
        })
        .collect()
}

fn build(c: &mut Criterion) {
    let plans = plans();
    let many: Vec<(String, String)> = (0..200)
        .flat_map(|copy| {
            plans
                .iter()
                .map(move |(name, text)| (format!("{copy}-{name}"), text.clone()))
        })
        .collect();
    let day: Date = "2024-12-31".parse().expect("a day");
    let mut group = c.benchmark_group("1000-plans");
    group.sample_size(10);
    group.bench_function("build", |b| {
        b.iter(|| {
            Engine::from_texts(many.iter().map(|it| (&it.0, &it.1)))
                .graph()
                .edge_count()
        })
    });
    let engine = Engine::from_texts(many.iter().map(|it| (&it.0, &it.1)));
    group.bench_function("audit", |b| {
        b.iter(|| {
            engine
                .audit(day, &AuditOptions::default())
                .map(|it| it.findings.len())
                .unwrap_or(0)
        })
    });
    group.finish();
}

criterion_group!(benches, build);
criterion_main!(benches);
