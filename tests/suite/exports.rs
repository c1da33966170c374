//! A graph in the forms of other programs, from its file as from its documents.

use std::fs;
use std::path::Path;

use cancu::{BuildOptions, Engine};

use crate::command::run;

#[test]
fn every_form_of_export_is_the_same_of_a_file_and_of_its_folder() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("vao");
    fs::create_dir(&folder).unwrap();
    let plans = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/plans");
    for plan in fs::read_dir(plans).unwrap().map(Result::unwrap) {
        fs::copy(plan.path(), folder.join(plan.file_name())).unwrap();
    }
    let graph = home.path().join("g.cancu");
    let inputs = [folder.clone()];
    cancu::build(&inputs, &graph, &BuildOptions::default(), &mut |_| {}).unwrap();
    assert!(Engine::open(&graph).unwrap().graph().is_opened());
    let export = |of: &Path, form: &str, to: &Path| {
        let args = ["export", of.to_str().unwrap(), "--format", form, "-o"];
        let (code, out, err) = run(&[&args[..], &[to.to_str().unwrap()]].concat());
        assert_eq!((code, err.as_str()), (0, ""), "{form}");
        out
    };
    let standard = Path::new("-");
    for form in ["json", "graphml", "gexf", "dot", "mermaid"] {
        let out = export(&graph, form, standard);
        assert!(
            out.contains("vn/nd-cp/2015/4") || out.contains("04/2015/NĐ-CP"),
            "{form}"
        );
        assert_eq!(out, export(&folder, form, standard), "{form}");
        let file = home.path().join(form);
        assert_eq!(export(&graph, form, &file), "");
        // What goes to a file ends as the form does.
        assert_eq!(fs::read_to_string(&file).unwrap(), out, "{form}");
    }
    let (one, other) = (home.path().join("one"), home.path().join("other"));
    export(&graph, "csv", &one);
    export(&folder, "csv", &other);
    for name in ["nodes.csv", "edges.csv"] {
        let of_file = fs::read(one.join(name)).unwrap();
        assert_eq!(of_file, fs::read(other.join(name)).unwrap(), "{name}");
    }
}

#[test]
fn an_export_that_fails_leaves_what_stood_there() {
    let home = tempfile::tempdir().unwrap();
    let plans = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/plans");
    let graph = home.path().join("g.cancu");
    cancu::build(&[plans], &graph, &BuildOptions::default(), &mut |_| {}).unwrap();
    let out = home.path().join("out");
    fs::create_dir(&out).unwrap();
    let export = |form: &str, to: &Path| {
        let graph = graph.to_str().unwrap();
        run(&[
            "export",
            graph,
            "--format",
            form,
            "-o",
            to.to_str().unwrap(),
        ])
        .0
    };
    let json = out.join("g.json");
    assert_eq!((export("json", &json), export("csv", &out)), (0, 0));
    let files = || {
        let all = fs::read_dir(&out).unwrap().map(|it| it.unwrap().path());
        let mut all: Vec<_> = all.map(|it| (fs::read(&it).unwrap(), it)).collect();
        all.sort();
        all
    };
    let before = files();
    assert_eq!(before.len(), 3);
    // The last instrument cannot be read any more.
    let file = rusqlite::Connection::open(&graph).unwrap();
    let broken = "UPDATE instruments SET date = 'x' WHERE id = (SELECT max(id) FROM instruments)";
    assert_eq!(file.execute(broken, []).unwrap(), 1);
    drop(file);
    assert_eq!((export("json", &json), export("csv", &out)), (2, 2));
    assert_eq!(files(), before);
}
