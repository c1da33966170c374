//! Our frozen form.

use std::cell::RefCell;
use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::Instant;

use cancu_benches::national::{AUDIT, Kind, National};
use cancu_frozen::{Findings, Freezer, Frozen, Reached, Relations, Walker};
use cancu_model::Relation;

use crate::measure::{Digest, Report};

/// Makes the frozen form; documents get ids as real ones have.
pub(crate) fn freeze(graph: &National) -> Result<Frozen, cancu_frozen::Error> {
    let mut freezer = Freezer::default();
    let scopes = [
        "vn",
        "vn",
        "vn",
        "quang-ngai",
        "quang-ngai.binh-son.binh-tri",
    ];
    for (number, (level, day)) in graph.levels.iter().zip(&graph.days).enumerate() {
        let scope = scopes[usize::from(*level)];
        let id = format!("{scope}/qd-ubnd/{}/{number}", 1970 + day / 365);
        freezer.document(&id, Some(*day), scope);
    }
    let kinds = [
        (Kind::Implements, Relation::Implements),
        (Kind::Cites, Relation::Cites),
        (Kind::Replaces, Relation::Replaces),
    ];
    for (kind, relation) in kinds {
        for (from, to, day) in graph.of(kind) {
            freezer.relate(from, to, relation, Some(day), true);
        }
    }
    freezer.freeze()
}

fn findings(it: &Findings) -> Vec<Digest> {
    let triples = it.iter().map(|it| (it.document, it.cited, it.current));
    vec![Digest::of_triples(triples)]
}

pub(crate) fn run(graph: &National, folder: &Path) -> Result<Report, Box<dyn Error>> {
    let mut report = Report::default();
    let start = Instant::now();
    let frozen = freeze(graph)?;
    report.figure("freeze_s", start.elapsed().as_secs_f64());
    let path = folder.join("frozen");
    let mut output = BufWriter::new(File::create(&path)?);
    frozen.write(&mut output, 0)?;
    output.flush()?;
    drop(output);
    drop(frozen);
    // Warm: the file was just written. Ready is when the first question is answered.
    let mut loads = Vec::new();
    for _ in 0..7 {
        let start = Instant::now();
        let frozen = Frozen::read(&File::open(&path)?)?;
        let first = Walker::new(&frozen).ancestors(graph.leaves[0]);
        loads.push(start.elapsed().as_secs_f64());
        drop((first, frozen));
    }
    loads.sort_by(f64::total_cmp);
    report.figure("load_ms", loads[3] * 1e3);
    let frozen = Frozen::read(&File::open(&path)?)?;
    let relations = frozen.relations() as f64;
    report.figure("bytes_a_relation", frozen.bytes() as f64 / relations);
    report.figure("string_mb", frozen.string_bytes() as f64 / 1e6);
    report.figure("file_mb", path.metadata()?.len() as f64 / 1e6);
    let mut walker = Walker::new(&frozen);
    let digest = |it: Vec<u32>| Digest::of(&it);
    report.each("trace", &graph.leaves, |it| walker.ancestors(it), digest);
    report.each(
        "resolve",
        &graph.any,
        |it| walker.current(it, i32::MAX),
        digest,
    );
    let (since, as_of) = AUDIT;
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build()?;
    let two = rayon::ThreadPoolBuilder::new().num_threads(2).build()?;
    report.times(
        "audit",
        9,
        || one.install(|| frozen.audit(since, as_of)),
        findings,
    );
    report.times(
        "audit_two_cores",
        9,
        || two.install(|| frozen.audit(since, as_of)),
        findings,
    );
    report.each("impact", &graph.hubs, |it| walker.dependents(it), digest);
    report.each(
        "impact_step_by_step",
        &graph.hubs,
        |it| walker.dependents_by(it, Relations::up()),
        digest,
    );
    let all = |it: &Reached<'_>| -> Vec<Digest> {
        let answers = (0..graph.hubs.len()).map(|at| it.of(at).collect::<Vec<u32>>());
        answers.map(|it| Digest::of(&it)).collect()
    };
    for (name, pool) in [("impact_batch", &one), ("impact_batch_two_cores", &two)] {
        // As a walker is for one after the other: there before the first is asked.
        let reached = RefCell::new(frozen.dependents_of_all(&[graph.hubs[0]]));
        let batch = || {
            let reached: &mut Reached<'_> = &mut reached.borrow_mut();
            pool.install(|| reached.ask(&graph.hubs));
        };
        report.times(name, 9, batch, |()| all(&reached.borrow()));
    }
    let mut walker = Walker::new(&frozen);
    let ways = |it: u32| -> u32 {
        let sources = walker.sources(it, Relations::up());
        let found = sources.first().map(|source| {
            let paths = walker.paths(it, *source, Relations::up());
            paths.map_or(0, |it| it.take(10).count())
        });
        found.unwrap_or(0) as u32
    };
    report.each("ten_ways", &graph.leaves[..100], ways, |it| {
        Digest::of(&[it])
    });
    Ok(report)
}
