//! A build may be stopped anywhere: what the graph file held stays whole, and the next build
//! makes of it what building from nothing makes.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use cancu_store::{Error, Store};

const KILLS: usize = 200;

/// Numbers that look like chance and come back with their seed (SplitMix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut it = self.0;
        it = (it ^ (it >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        it = (it ^ (it >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (it ^ (it >> 31)) % end
    }
}

fn write(folder: &Path, place: u64, number: u64) {
    let text = format!(
        "Số: {number}/KH-UBND\n\nQuảng Ngãi, ngày 04 tháng 3 năm 2021\n\nKẾ HOẠCH\n\nTheo Quyết định số {}/QĐ-UBND ngày 01/6/2019; thực hiện Nghị định số 04/2015/NĐ-CP.\n{}",
        number % 7 + 1,
        "Nội dung của kế hoạch. ".repeat(number as usize % 20)
    );
    fs::write(folder.join(format!("{place}.txt")), text).expect("written");
}

fn spawn(folder: &Path, graph: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_cancu"))
        .arg("build")
        .arg(folder)
        .arg("-o")
        .arg(graph)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts")
}

fn build(folder: &Path, graph: &Path) {
    let options = cancu::BuildOptions::default();
    cancu::build(&[folder.to_path_buf()], graph, &options, &mut |_| {}).expect("built");
}

/// What the file holds; `None` where no build has come to its end.
fn lines(graph: &Path) -> Option<Vec<String>> {
    let store = match Store::open(graph) {
        Ok(store) => store,
        Err(Error::Unfinished { .. }) => return None,
        Err(Error::Read { source, .. }) if source.kind() == std::io::ErrorKind::NotFound => {
            return None;
        }
        Err(other) => panic!("{other}"),
    };
    let mut lines = Vec::new();
    store
        .canonical(&mut |line| lines.push(line.to_owned()))
        .expect("whole");
    Some(lines)
}

#[test]
fn a_build_that_is_killed_anywhere_leaves_a_whole_state_and_the_next_one_ends_it() {
    let seed = match std::env::var("CANCU_SEED") {
        Ok(seed) => seed.parse().expect("a number"),
        Err(_) => SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0, |it| it.as_nanos() as u64),
    };
    eprintln!("again with CANCU_SEED={seed}");
    let mut dice = Dice(seed);
    let home = tempfile::tempdir().expect("a folder");
    let (folder, graph) = (home.path().join("vao"), home.path().join("g.cancu"));
    let anew = home.path().join("moi.cancu");
    fs::create_dir(&folder).expect("a folder");
    for place in 0..12 {
        write(&folder, place, place);
    }
    // Kills fall before, within and behind what a whole build takes here and now.
    let mut whole = 0;
    for _ in 0..3 {
        let started = Instant::now();
        let _ = fs::remove_file(&anew);
        spawn(&folder, &anew).wait().expect("ended");
        whole = started.elapsed().as_micros() as u64;
    }
    let (mut old, mut stopped, mut kept, mut new) = (None, 0, 0, 0);
    let mut round = 0;
    while stopped < KILLS && round < 20 * KILLS {
        round += 1;
        if dice.below(8) == 0 {
            for ending in ["", "-wal", "-shm", ".new", ".new-wal", ".lock"] {
                let path = format!("{}{ending}", graph.display());
                let _ = fs::remove_file(path);
            }
            old = None;
        }
        for _ in 0..=dice.below(6) {
            let place = dice.below(16);
            if dice.below(4) == 0 {
                let _ = fs::remove_file(folder.join(format!("{place}.txt")));
            } else {
                write(&folder, place, dice.below(1000));
            }
        }
        let _ = fs::remove_file(&anew);
        build(&folder, &anew);
        let expected = lines(&anew);
        // One stopped build, or two on top of each other.
        for _ in 0..=dice.below(2) {
            let started = Instant::now();
            let mut child = spawn(&folder, &graph);
            std::thread::sleep(Duration::from_micros(dice.below(whole)));
            if child.try_wait().expect("asked").is_some() {
                whole = (whole * 3 + started.elapsed().as_micros() as u64) / 4;
            }
            child.kill().expect("killed");
            stopped += usize::from(!child.wait().expect("ended").success());
            let now = lines(&graph);
            assert!(
                now == old || now == expected,
                "round {round} of seed {seed}"
            );
            if now == old {
                kept += 1;
            } else {
                new += 1;
                old = now;
            }
        }
        build(&folder, &graph);
        assert!(lines(&graph) == expected, "round {round} of seed {seed}");
        let left = Store::open(&graph).and_then(|it| it.left_over());
        assert_eq!(left.expect("counted"), 0);
        old = expected;
    }
    eprintln!("{stopped} builds stopped: {kept} left the old state, {new} the new one");
    assert!(
        stopped >= KILLS / 2,
        "only {stopped} builds were stopped in time"
    );
}
