//! The ways of `trace`: the shortest are listed, all are counted.

use std::fs;

use cancu::{Date, Engine, InstrumentId, Trace, TraceOptions};

use crate::command::run;

/// Decrees by their numbers, each with those that it rests on.
fn decrees(rests: &[(usize, Vec<usize>)]) -> Vec<(String, String)> {
    let decree = |(number, above): &(usize, Vec<usize>)| {
        let above = above.iter().map(|it| {
            format!(
                "Căn cứ Nghị định số {it}/2010/NĐ-CP ngày 05 tháng 01 năm 2010 của Chính phủ;\n\n"
            )
        });
        let above: String = above.collect();
        let text = format!(
            "CHÍNH PHỦ\n\nSố: {number}/2010/NĐ-CP\n\nHà Nội, ngày 05 tháng 01 năm 2010\n\nNGHỊ ĐỊNH\n\nQuy định {number}\n\n{above}"
        );
        (format!("{number:02}.txt"), text)
    };
    rests.iter().map(decree).collect()
}

/// Ten rows of two decrees, 911 and 912 the first, each of which rests on both of the next row:
/// 256 ways from 911 to each of the last. It rests on the sixth row as well: 16 more.
fn ladder() -> Vec<(String, String)> {
    let rests = (0..20).map(|at| {
        let next = 911 + at / 2 * 2 + 2;
        let mut above = if at < 18 {
            vec![next, next + 1]
        } else {
            Vec::new()
        };
        if at == 0 {
            above.extend([921, 922]);
        }
        (911 + at, above)
    });
    decrees(&rests.collect::<Vec<_>>())
}

fn traced(texts: Vec<(String, String)>, paths: Option<usize>) -> Trace {
    let options = TraceOptions {
        paths,
        ..TraceOptions::default()
    };
    let day: Date = "2020-01-01".parse().unwrap();
    let engine = Engine::from_texts(texts);
    engine.trace("911/2010/NĐ-CP", day, &options).unwrap()
}

#[test]
fn a_trace_counts_the_ways_that_it_does_not_list() {
    let answer = traced(ladder(), None);
    for source in &answer.sources {
        assert_eq!((source.paths.len(), source.total), (200, Some(272)));
        assert!(source.cut);
    }
    assert_eq!(answer.sources.len(), 2);
}

#[test]
fn so_many_of_the_shortest_ways_are_listed_as_are_asked_for() {
    let all = traced(ladder(), Some(usize::MAX));
    for source in &all.sources {
        assert_eq!((source.paths.len(), source.cut), (272, false));
        let order = source.paths.iter().map(|it| (it.len(), it));
        assert!(order.is_sorted());
        assert_eq!(source.paths[15].len() + 4, source.paths[16].len());
    }
    for asked in [0, 1, 17, 271, 272] {
        let few = traced(ladder(), Some(asked));
        for (source, all) in few.sources.iter().zip(&all.sources) {
            assert_eq!(source.paths, all.paths[..asked]);
            assert_eq!((source.cut, source.total), (asked < 272, Some(272)));
        }
        assert_eq!(few.sources.len(), all.sources.len());
        let on_path = |it: &InstrumentId| {
            let mut paths = few.sources.iter().flat_map(|it| &it.paths);
            *it == few.document || paths.any(|path| path.contains(it))
        };
        assert!(few.nodes.iter().all(|it| on_path(&it.id)), "{asked}");
    }
}

#[test]
fn a_long_way_is_listed_when_ways_are_asked_for() {
    let chain = || decrees(&Vec::from_iter((911..941).map(|it| (it, vec![it + 1]))));
    let sources = traced(chain(), None).sources;
    assert_eq!((sources[0].paths.len(), sources[0].total), (0, Some(1)));
    assert!(sources[0].cut);
    let sources = traced(chain(), Some(1)).sources;
    assert_eq!(sources[0].paths[0].len(), 31);
    assert!(!sources[0].cut);
}

#[test]
fn the_command_line_lists_so_many_and_tells_of_the_others() {
    let home = tempfile::tempdir().unwrap();
    let asked = |texts: Vec<(String, String)>, more: &[&str]| {
        for (name, text) in texts {
            fs::write(home.path().join(name), text).unwrap();
        }
        let graph = home.path().to_str().unwrap();
        run(&[&["trace", graph, "911/2010/NĐ-CP"], more].concat())
    };
    let (code, out, err) = asked(ladder(), &["--paths", "2"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let ways = |out: &str| out.matches("    qua ").count();
    assert_eq!(ways(&out), 4, "{out}");
    assert_eq!(out.matches("… (tất cả 272 đường)").count(), 2, "{out}");
    assert_eq!(ways(&asked(Vec::new(), &[]).1), 400);
    let (code, out, err) = asked(Vec::new(), &["--paths", "0"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(
        err.starts_with("lỗi: `0` không dùng được cho `--paths <SỐ>`; cần một số từ 1 trở lên\n"),
        "{err}"
    );

    // Where two rest on each other, what is not listed is not counted either.
    let home = tempfile::tempdir().unwrap();
    let circle = [
        (911, vec![912, 913]),
        (912, vec![913, 914]),
        (913, vec![912, 914]),
    ];
    for (name, text) in decrees(&circle) {
        fs::write(home.path().join(name), text).unwrap();
    }
    let graph = home.path().to_str().unwrap();
    let out = run(&["trace", graph, "911/2010/NĐ-CP", "--paths", "1"]).1;
    assert!(
        out.ends_with("    … (còn đường khác, không đếm được)\n"),
        "{out}"
    );
    let out = run(&["trace", graph, "911/2010/NĐ-CP", "--paths", "4"]).1;
    assert_eq!((ways(&out), out.contains('…')), (4, false), "{out}");
}
