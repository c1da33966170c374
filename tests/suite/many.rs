//! Many questions at once: each answer is what its reference alone gives.

use std::path::Path;

use cancu::{Engine, Error, TraceOptions};
use serde::Serialize;

/// An answer as it is printed, or why there is none.
fn said<T: Serialize>(answer: &Result<T, Error>) -> String {
    match answer {
        Ok(it) => serde_json::to_string(it).unwrap(),
        Err(error) => format!("{error:?}"),
    }
}

fn same<T: Serialize>(many: &[Result<T, Error>], single: impl Iterator<Item = Result<T, Error>>) {
    let single: Vec<String> = single.map(|it| said(&it)).collect();
    let many: Vec<String> = many.iter().map(said).collect();
    assert_eq!(many, single);
}

#[test]
fn each_reference_has_its_own_answer_in_the_order_asked() {
    let home = tempfile::tempdir().unwrap();
    let plans = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/plans");
    let graph = home.path().join("g.cancu");
    let inputs = [plans.clone()];
    cancu::build(&inputs, &graph, &Default::default(), &mut |_| {}).unwrap();
    let day = "2024-12-31".parse().unwrap();
    let options = TraceOptions {
        paths: Some(2),
        ..TraceOptions::default()
    };
    // Its rows are read as they are asked for, and a folder's frozen form is made by the first.
    for path in [&plans, &graph] {
        let open = || Engine::open(path).unwrap();
        let engine = open();
        let ids = engine.graph().nodes().map(|it| engine.graph().node(it));
        let mut asked: Vec<String> = ids
            .flat_map(|it| [it.id.to_string(), it.label.clone()])
            .collect();
        asked.extend(["99/2035/NĐ-CP", "kế hoạch", "", "04/2015/NĐ-CP"].map(str::to_owned));
        let all = asked.iter();
        same(
            &open().resolve_all(&asked, day),
            all.clone().map(|it| engine.resolve(it, day)),
        );
        same(
            &open().show_all(&asked, day),
            all.clone().map(|it| engine.show(it, day)),
        );
        let traced = all.clone().map(|it| engine.trace(it, day, &options));
        same(&open().trace_all(&asked, day, &options), traced);
        same(
            &open().impact_all(&asked, &[]),
            all.map(|it| engine.impact(it, &[])),
        );
    }
}
