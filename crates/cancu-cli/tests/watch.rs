//! `watch` keeps a graph current until it is told to stop, and then ends well.
#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long a change may take to arrive: far more than it needs, so that a slow machine passes.
const PATIENCE: Duration = Duration::from_secs(60);

/// A program that does not outlive its test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn plan(folder: &Path, number: u32) {
    let text = format!("Số: {number}/KH-UBND\n\nThực hiện Nghị định số 04/2015/NĐ-CP.");
    fs::write(folder.join(format!("{number}.txt")), text).expect("written");
}

/// The names of the documents in a graph file; none while no build has come to its end.
fn documents(graph: &Path) -> Vec<String> {
    let Ok(engine) = cancu::Engine::open(graph) else {
        return Vec::new();
    };
    let readings = engine.graph().readings().iter();
    readings.map(|it| it.file.clone()).collect()
}

#[track_caller]
fn arrives(graph: &Path, want: &[&str]) {
    let start = Instant::now();
    while documents(graph) != want {
        let got = documents(graph);
        assert!(start.elapsed() < PATIENCE, "{got:?}, not {want:?}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn what_comes_and_goes_in_a_folder_comes_and_goes_in_its_graph() {
    let place = tempfile::tempdir().expect("a folder");
    let (folder, graph) = (place.path().join("van-ban"), place.path().join("g.cancu"));
    fs::create_dir(&folder).expect("a folder");
    plan(&folder, 1);
    let child = Command::new(env!("CARGO_BIN_EXE_cancu"))
        .args(["watch", "--every", "0.1"])
        .arg(&folder)
        .arg("-o")
        .arg(&graph)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut running = Running(child);
    arrives(&graph, &["1.txt"]);
    plan(&folder, 2);
    arrives(&graph, &["1.txt", "2.txt"]);
    fs::remove_file(folder.join("1.txt")).expect("removed");
    arrives(&graph, &["2.txt"]);
    let told = Command::new("kill")
        .args(["-INT", &running.0.id().to_string()])
        .status()
        .expect("kill");
    assert!(told.success());
    let ended = running.0.wait().expect("it ends");
    assert_eq!(ended.code(), Some(0));
}
