//! Every command of the contract on the plans: answers, forms, streams and exit codes.

use std::fs;
use std::io::{self, Write};

use expect_test::expect;

use crate::command::run;

const PLANS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../data/plans");
const DRAFT: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../data/plans/ke-hoach-48-kh-ubnd-nhon-hau-2024.txt"
);

const OLD_DRAFT: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../data/plans/ke-hoach-38-kh-ubnd-quang-ngai-2021.txt"
);

/// The questions of the contract, each with what it answers with (0, 1).
fn questions() -> Vec<(Vec<&'static str>, u8)> {
    let day = ["--as-of", "2024-12-31"];
    let asked =
        |command: &'static str| vec![command, PLANS, "Nghị định 04/2015/NĐ-CP", day[0], day[1]];
    vec![
        (vec!["extract", DRAFT], 0),
        (asked("show"), 0),
        (asked("resolve"), 0),
        (vec!["trace", PLANS, "KH 38/KH-UBND Quảng Ngãi 2021"], 0),
        (asked("impact"), 0),
        (vec!["audit", PLANS, day[0], day[1]], 0),
        (vec!["audit", PLANS, day[0], day[1], "--exit-code"], 1),
        (vec!["timeline", PLANS, "Nghị định 04/2015/NĐ-CP"], 0),
        (vec!["conflicts", PLANS], 0),
        (vec!["check", DRAFT, "--graph", PLANS], 0),
        (vec!["check", OLD_DRAFT, "--graph", PLANS], 1),
        (vec!["rules"], 0),
        (vec!["search", PLANS, "dan", "chu", day[0], day[1]], 0),
        (vec!["rank", PLANS], 0),
        (asked("coverage"), 0),
        (vec!["orphans", PLANS], 0),
        (vec!["stats", PLANS, day[0], day[1]], 0),
    ]
}

/// The keys of an answer, those of the first member for a list.
fn shape(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Object(it) => {
            let keys: Vec<&str> = it.keys().map(String::as_str).collect();
            format!("{{{}}}", keys.join(", "))
        }
        serde_json::Value::Array(it) => match it.first() {
            Some(first) => format!("[{}]", shape(first)),
            None => "[]".to_owned(),
        },
        other => other.to_string(),
    }
}

#[test]
fn every_command_answers_on_standard_output_alone() {
    let mut shapes = String::new();
    for (args, expected) in questions() {
        let (code, out, err) = run(&args);
        assert_eq!((code, err.as_str()), (expected, ""), "{args:?}");
        assert!(!out.trim().is_empty(), "{args:?}");
        let (code, out, err) = run(&[&args[..], &["--format", "json"]].concat());
        assert_eq!((code, err.as_str()), (expected, ""), "{args:?}");
        // Records stand one a line, answers alone.
        let first = if args[0] == "extract" {
            out.lines().next().unwrap()
        } else {
            out.as_str()
        };
        let value: serde_json::Value = serde_json::from_str(first).unwrap();
        shapes += &format!("{}: {}\n", args[0], shape(&value));
    }
    expect![[r#"
        extract: {date, effective, file, id, issuer, number, place, record, scope, signer, signer_role, symbol, title, type}
        show: {candidates, incoming, instrument, outgoing, proof, status, succession}
        resolve: {candidates, chain, current, possible, proof, query, status, succession}
        trace: {document, edges, nodes, sources}
        impact: {dependents, instrument}
        audit: {as_of, findings}
        audit: {as_of, findings}
        timeline: {instrument, moments}
        conflicts: [{field, instrument, values}]
        check: {date, file, findings}
        check: {date, file, findings}
        rules: [{english, example, name, severity, vietnamese}]
        search: [{date, held, id, issuer, label, number, scope, status, symbol, title, type, year}]
        rank: {by, communities, instruments, knots, modularity, ranked, sample}
        coverage: {as_of, documents, elsewhere, instrument, kind, units}
        orphans: []
        stats: {ambiguous, by_relation, citations, conflicts, documents, held, instruments, kinds, most_cited, relations, resolved, scopes, statuses, unresolved}
    "#]].assert_eq(&shapes);
}

#[test]
fn the_status_of_show_is_flat_with_its_proof_beside_it() {
    let args = [
        "show",
        PLANS,
        "04/2015/NĐ-CP",
        "--as-of",
        "2024-12-31",
        "--format",
        "json",
    ];
    let answer: serde_json::Value = serde_json::from_str(&run(&args).1).unwrap();
    assert_eq!(answer["status"]["state"], "lapsed");
    assert_eq!(answer["status"]["since"], "2023-07-01");
    assert_eq!(answer["status"], answer["instrument"]["status"]);
    assert!(answer["proof"].as_array().is_some_and(|it| !it.is_empty()));
}

#[test]
fn a_form_that_a_command_does_not_have_is_refused_and_those_that_it_has_are_named() {
    let has = |command: &str, form: &str| match command {
        "audit" | "rank" | "coverage" => ["text", "json", "csv"].contains(&form),
        "check" => ["text", "json", "sarif"].contains(&form),
        _ => ["text", "json"].contains(&form),
    };
    for (args, expected) in questions() {
        let (_, help, _) = run(&[args[0], "--help"]);
        for form in [
            "text", "json", "csv", "sarif", "graphml", "gexf", "dot", "mermaid",
        ] {
            let (code, out, err) = run(&[&args[..], &["--format", form]].concat());
            if has(args[0], form) {
                assert_eq!(code, expected, "{args:?} {form}: {err}");
                continue;
            }
            assert_eq!((code, out.as_str()), (2, ""), "{args:?} {form}");
            assert!(err.contains(form) && err.contains("text, json"), "{err}");
            assert_eq!(err.lines().count(), 2, "{err}");
            let line = help.lines().find(|it| it.contains("--format"));
            assert!(!line.unwrap().contains(form), "{help}");
        }
    }
    // Before the command and behind it is the same.
    let (_, before, _) = run(&["--format", "json", "rules"]);
    assert_eq!(before, run(&["rules", "--format", "json"]).1);
    let (code, _, err) = run(&["export", PLANS, "-o", "/nowhere/x"]);
    expect![[r#"
        2 lỗi: nêu dạng sau `--format`, một trong: graphml, gexf, json, csv, dot, mermaid
    "#]]
    .assert_eq(&format!("{code} {err}"));
}

/// Takes what it is given, and finds no room for it in the end.
struct Full(Vec<u8>, io::ErrorKind);

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Err(self.1.into())
    }
}

#[test]
fn an_answer_that_cannot_be_written_is_an_error_but_a_closed_pipe_is_none() {
    for (args, _) in questions() {
        for (kind, expected) in [
            (io::ErrorKind::StorageFull, 2),
            (io::ErrorKind::BrokenPipe, 0),
        ] {
            let mut err = Vec::new();
            let all = std::iter::once("cancu").chain(args.iter().copied());
            let mut out = Full(Vec::new(), kind);
            let code = cancu_cli::run(all.map(Into::into), &mut out, &mut err);
            let err = String::from_utf8(err).unwrap();
            assert_eq!(code, expected, "{args:?}: {err}");
            assert_eq!(
                err.contains("không ghi được kết quả"),
                expected == 2,
                "{err}"
            );
        }
    }
}

#[test]
fn what_is_missing_is_named_and_the_others_are_done() {
    let folder = tempfile::tempdir().unwrap();
    let graph = folder.path().join("g.cancu");
    let (code, out, err) = run(&["extract", "/nowhere", DRAFT]);
    assert_eq!(
        (code, out.as_str()),
        (2, run(&["extract", DRAFT]).1.as_str())
    );
    assert!(
        err.contains("/nowhere") && err.lines().count() == 1,
        "{err}"
    );
    let graph = graph.to_str().unwrap();
    let (code, out, err) = run(&["build", PLANS, "/nowhere", "-o", graph]);
    assert!(code == 2 && err.contains("/nowhere"), "{err}");
    assert!(out.contains("5 văn bản"), "{out}");
    let (code, _, err) = run(&["build", "/nowhere", "-o", graph]);
    assert!(code == 2 && err.contains("/nowhere"), "{err}");
    // Nothing was read, so nothing was taken out.
    assert_eq!(run(&["stats", graph]).1, run(&["stats", PLANS]).1);
    fs::remove_file(graph).unwrap();
}

#[test]
fn completions_are_written_for_every_shell() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let (code, out, err) = run(&["completions", shell]);
        assert_eq!((code, err.as_str()), (0, ""));
        assert!(
            out.contains("coverage") && out.contains("orphans"),
            "{shell}"
        );
    }
}

/// A folder with one plan that rests on a plan of its own province, and on nothing above.
fn lone_plan() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let text = "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI\n\nSố: 15/KH-UBND\n\n\
        Quảng Ngãi, ngày 10 tháng 5 năm 2022\n\nKẾ HOẠCH\n\nCông tác năm 2022\n\n\
        Thực hiện Kế hoạch số 9/KH-UBND ngày 04/01/2022 của UBND tỉnh Quảng Ngãi.\n";
    fs::write(folder.path().join("kh.txt"), text).unwrap();
    folder
}

#[test]
fn an_answer_without_anything_in_it_is_an_answer() {
    let folder = lone_plan();
    let lone = folder.path().to_str().unwrap();
    let own = "KH 15/KH-UBND Quảng Ngãi 2022";
    let mut said = String::new();
    for args in [
        &["impact", lone, own][..],
        &["trace", lone, own],
        &["search", lone, "thủy lợi"],
        &["rank", lone, "--top", "0"],
        &["rank", lone, "--top", "0", "--format", "csv"],
        &["orphans", lone],
        &["orphans", PLANS],
        &["audit", lone, "--as-of", "2024-12-31", "--exit-code"],
        &["conflicts", lone],
    ] {
        let (code, out, err) = run(args);
        assert_eq!((code, err.as_str()), (0, ""), "{args:?}");
        said += &format!(
            "$ {}\n{out}",
            args.join(" ")
                .replace(lone, "GRAPH")
                .replace(PLANS, "PLANS")
        );
    }
    expect![[r#"
        $ impact GRAPH KH 15/KH-UBND Quảng Ngãi 2022
        Kế hoạch số 15/KH-UBND ngày 10/05/2022
          văn bản dựa vào nó: 0
        $ trace GRAPH KH 15/KH-UBND Quảng Ngãi 2022
        Kế hoạch số 15/KH-UBND ngày 10/05/2022
          văn bản trung ương ở gốc: 0
        $ search GRAPH thủy lợi
        không tìm thấy
        $ rank GRAPH --top 0
        Xếp theo: PageRank
        1 cộng đồng (độ tách 0,000); 0 vòng viện dẫn lẫn nhau
        $ rank GRAPH --top 0 --format csv
        id,label,page_rank,authority,hub,betweenness,cited,cites,community,cited_by_year
        $ orphans GRAPH
        1 văn bản không có đường lên văn bản trung ương
          Kế hoạch số 15/KH-UBND  (kh.txt)
            dựa vào Kế hoạch số 9/KH-UBND ngày 04/01/2022
        $ orphans PLANS
        0 văn bản không có đường lên văn bản trung ương
        $ audit GRAPH --as-of 2024-12-31 --exit-code
        RÀ SOÁT VIỆN DẪN VĂN BẢN HẾT HIỆU LỰC — tính đến ngày 31/12/2024

        Không văn bản nào trong 1 văn bản đã đọc viện dẫn văn bản được biết là đã hết hiệu lực.
        $ conflicts GRAPH
        Tổng cộng: 0 mâu thuẫn.
    "#]]
    .assert_eq(&said);
    let json = |args: &[&str]| -> serde_json::Value {
        let (code, out, _) = run(&[args, &["--format", "json"]].concat());
        assert_eq!(code, 0, "{args:?}");
        serde_json::from_str(&out).unwrap()
    };
    let none = serde_json::json!([]);
    assert_eq!(json(&["impact", lone, own])["dependents"], none);
    assert_eq!(json(&["trace", lone, own])["sources"], none);
    assert_eq!(json(&["search", lone, "thủy lợi"]), none);
    assert_eq!(json(&["rank", lone, "--top", "0"])["ranked"], none);
    let orphans = json(&["orphans", lone]);
    assert_eq!(orphans[0]["id"], "quang-ngai/kh-ubnd/2022/15");
    // Every province of the day is there, whether anything was seen of it or not.
    let units = json(&[
        "coverage",
        lone,
        "9/KH-UBND Quảng Ngãi 2022",
        "--as-of",
        "2026-01-01",
    ]);
    assert_eq!(units["units"].as_array().map(Vec::len), Some(34));
}

#[test]
fn a_reference_to_nothing_or_to_several_ends_every_question_with_2() {
    let about = ["show", "resolve", "trace", "impact", "timeline", "coverage"];
    let asked = |reference: &'static str| {
        let about = about.iter().map(move |it| vec![*it, PLANS, reference]);
        about.chain([vec!["audit", PLANS, "--cites", reference]])
    };
    for args in asked("905/2019/NĐ-CP") {
        let (code, out, err) = run(&args);
        assert_eq!((code, out.as_str()), (2, ""), "{args:?}: {err}");
        assert!(err.contains("905/2019/NĐ-CP"), "{err}");
        let (_, _, err) = run(&[&args[..], &["--lang", "en"]].concat());
        assert!(err.starts_with("error: no instrument fits"), "{err}");
    }
    for args in asked("16/CT-TTg") {
        let (code, out, err) = run(&args);
        assert_eq!((code, out.as_str()), (2, ""), "{args:?}: {err}");
        assert!(err.starts_with("lỗi: `16/CT-TTg` khớp"), "{err}");
        assert!(err.contains("vn/ct-ttg/2016/16"), "{err}");
    }
}

#[test]
fn what_is_typed_wrong_is_told_in_the_language_of_the_person() {
    let wrong: [&[&str]; 12] = [
        &["adit", PLANS],
        &["audit"],
        &["audit", PLANS, "--bye", "issuer"],
        &["audit", PLANS, "thua"],
        &["audit", PLANS, "--by", "year"],
        &["audit", PLANS, "--by"],
        &["audit", PLANS, "--as-of", "31/12/2024"],
        &["trace", PLANS, "120-KL/TW", "--relations", "ends"],
        &["search", PLANS, "x", "--limit", "ten"],
        &["build", PLANS],
        &[
            "build",
            PLANS,
            "-o",
            "g",
            "--register",
            "r",
            "--no-register",
        ],
        &["completions", "cmd"],
    ];
    let mut said = String::new();
    for args in wrong {
        for lang in ["vi", "en"] {
            let (code, out, err) = run(&[args, &["--lang", lang]].concat());
            assert_eq!((code, out.as_str()), (2, ""), "{args:?}");
            assert_eq!(err.lines().count(), 2, "{err}");
            let english = err.starts_with("error: ") && err.contains("--help");
            assert_eq!(english, lang == "en", "{err}");
            said += &err;
        }
    }
    expect![[r#"
        lỗi: không có lệnh `adit`; có phải `audit`?
        cách dùng: cancu [TÙY CHỌN] <LỆNH>; xem `cancu --help`
        error: no command `adit`; did you mean `audit`?
        usage: cancu [OPTIONS] <COMMAND>; see `cancu --help`
        lỗi: thiếu <ĐỒ-THỊ>
        cách dùng: cancu audit [TÙY CHỌN] <ĐỒ-THỊ>; xem `cancu audit --help`
        error: <GRAPH> is missing
        usage: cancu audit [OPTIONS] <GRAPH>; see `cancu audit --help`
        lỗi: không có tùy chọn `--bye`; có phải `--by`?
        cách dùng: cancu audit [TÙY CHỌN] <ĐỒ-THỊ>; xem `cancu audit --help`
        error: no option `--bye`; did you mean `--by`?
        usage: cancu audit [OPTIONS] <GRAPH>; see `cancu audit --help`
        lỗi: thừa `thua`
        cách dùng: cancu audit [TÙY CHỌN] <ĐỒ-THỊ>; xem `cancu audit --help`
        error: `thua` is too much
        usage: cancu audit [OPTIONS] <GRAPH>; see `cancu audit --help`
        lỗi: `year` không dùng được cho `--by <CÁCH>`; dùng một trong: document, instrument, issuer
        cách dùng: cancu audit [TÙY CHỌN] <ĐỒ-THỊ>; xem `cancu audit --help`
        error: `year` does not fit `--by <BY>`; use one of: document, instrument, issuer
        usage: cancu audit [OPTIONS] <GRAPH>; see `cancu audit --help`
        lỗi: `--by <CÁCH>` cần một giá trị
        cách dùng: cancu audit [TÙY CHỌN] <ĐỒ-THỊ>; xem `cancu audit --help`
        error: `--by <BY>` takes a value
        usage: cancu audit [OPTIONS] <GRAPH>; see `cancu audit --help`
        lỗi: `31/12/2024` không dùng được cho `--as-of <YYYY-MM-DD>`; ngày viết theo dạng YYYY-MM-DD: 2024-12-31
        cách dùng: cancu audit [TÙY CHỌN] <ĐỒ-THỊ>; xem `cancu audit --help`
        error: `31/12/2024` does not fit `--as-of <YYYY-MM-DD>`; days are written YYYY-MM-DD: 2024-12-31
        usage: cancu audit [OPTIONS] <GRAPH>; see `cancu audit --help`
        lỗi: `ends` không dùng được cho `--relations <QUAN-HỆ>`; dùng một trong: based_on, implements, details, cites, amends, replaces, repeals, suspends, corrects, consolidates, promulgates, keeps_in_force, related
        cách dùng: cancu trace [TÙY CHỌN] <ĐỒ-THỊ> <VĂN-BẢN|--refs <TỆP>>; xem `cancu trace --help`
        error: `ends` does not fit `--relations <RELATIONS>`; use one of: based_on, implements, details, cites, amends, replaces, repeals, suspends, corrects, consolidates, promulgates, keeps_in_force, related
        usage: cancu trace [OPTIONS] <GRAPH> <REFERENCE|--refs <FILE>>; see `cancu trace --help`
        lỗi: `ten` không dùng được cho `--limit <SỐ>`; cần một số từ 1 trở lên
        cách dùng: cancu search [TÙY CHỌN] <ĐỒ-THỊ> <TỪ>...; xem `cancu search --help`
        error: `ten` does not fit `--limit <LIMIT>`; it takes a number from 1 on
        usage: cancu search [OPTIONS] <GRAPH> <WORDS>...; see `cancu search --help`
        lỗi: thiếu --output <TỆP>
        cách dùng: cancu build [TÙY CHỌN] --output <TỆP> <ĐẦU-VÀO>...; xem `cancu build --help`
        error: --output <OUTPUT> is missing
        usage: cancu build [OPTIONS] --output <OUTPUT> <INPUTS>...; see `cancu build --help`
        lỗi: `--register <TỆP>` không đi cùng `--no-register`
        cách dùng: cancu build [TÙY CHỌN] --output <TỆP> <ĐẦU-VÀO>...; xem `cancu build --help`
        error: `--register <FILE>` does not go with `--no-register`
        usage: cancu build [OPTIONS] --output <OUTPUT> <INPUTS>...; see `cancu build --help`
        lỗi: `cmd` không dùng được cho `<SHELL>`; dùng một trong: bash, elvish, fish, powershell, zsh
        cách dùng: cancu completions [TÙY CHỌN] <SHELL>; xem `cancu completions --help`
        error: `cmd` does not fit `<SHELL>`; use one of: bash, elvish, fish, powershell, zsh
        usage: cancu completions [OPTIONS] <SHELL>; see `cancu completions --help`
    "#]].assert_eq(&said);
}

#[test]
fn help_is_in_one_language() {
    let (code, out, _) = run(&["audit", "--help"]);
    assert_eq!(code, 0);
    expect![[r#"
        Văn bản còn viện dẫn văn bản hết hiệu lực

        Cách dùng: cancu audit [TÙY CHỌN] <ĐỒ-THỊ>

        Tham số:
          <ĐỒ-THỊ>  Tệp đồ thị hoặc thư mục văn bản

        Tùy chọn:
              --cites <VĂN-BẢN>     Chỉ xét viện dẫn văn bản này
              --as-of <YYYY-MM-DD>  Ngày xét, mặc định hôm nay
              --at-signing          Xét mỗi văn bản tại ngày ký của nó
              --link-lists          Tính cả danh sách liên kết của cổng thông tin
              --by <CÁCH>           Xếp theo văn bản, văn bản được viện dẫn, hoặc cơ quan; kèm số lượng [document, instrument, issuer]
              --exit-code           Mã thoát 1 khi có kết quả
              --format <DẠNG>       Dạng kết quả [text, json, csv] (mặc định: text)
              --lang <NGÔN-NGỮ>     Ngôn ngữ [vi, en] (mặc định: vi)
              --register <TỆP>      Sổ sự kiện riêng (TOML, như data/register.toml)
          -h, --help                Hướng dẫn này
    "#]].assert_eq(&out);
    let (_, again, _) = run(&["help", "audit"]);
    assert_eq!(out, again);
    let (_, english, _) = run(&["audit", "--help", "--lang", "en"]);
    expect![[r#"
        Who cites what has lapsed

        Usage: cancu audit [OPTIONS] <GRAPH>

        Arguments:
          <GRAPH>  A graph file or a folder

        Options:
              --cites <REFERENCE>   Only citations of this instrument
              --as-of <YYYY-MM-DD>  The day, by default today
              --at-signing          Judge each document at its own date
              --link-lists          Count portals' link lists too
              --by <BY>             Group the text by [document, instrument, issuer]
              --exit-code           Exit with 1 when there are findings
              --format <FORMAT>     The form of the answer [text, json, csv] (default: text)
              --lang <LANG>         The language of the answer [vi, en] (default: vi)
              --register <FILE>     A register of your own; may be repeated
          -h, --help                This help
    "#]]
    .assert_eq(&english);
    // Of every command each option says something, and nothing in both languages at once.
    for lang in ["vi", "en"] {
        let (_, all, _) = run(&["--help", "--lang", lang]);
        let names = all.lines().filter_map(|it| it.strip_prefix("  "));
        let names = names.filter_map(|it| it.split_once("  ").map(|it| it.0));
        let names: Vec<&str> = names
            .filter(|it| !it.is_empty() && it.bytes().all(|it| it.is_ascii_lowercase()))
            .collect();
        assert_eq!(names.len(), 19, "{names:?}");
        for name in names {
            let (code, help, _) = run(&[name, "--help", "--lang", lang]);
            assert_eq!(code, 0, "{name}");
            assert!(!help.contains(" / "), "{help}");
            assert_eq!(help.contains("Options"), lang == "en", "{help}");
            assert_eq!(help.contains("Tùy chọn"), lang == "vi", "{help}");
        }
    }
    let (code, out, err) = run(&[]);
    assert!(
        code == 2 && out.is_empty() && err.contains("Lệnh:"),
        "{err}"
    );
}

#[test]
fn one_file_that_is_no_graph_is_not_found_to_be_without_fault() {
    let folder = tempfile::tempdir().unwrap();
    let letter = folder.path().join("thu.txt");
    fs::write(&letter, "Chào anh, mai họp lúc 8 giờ.\n").unwrap();
    let letter = letter.to_str().unwrap();
    for args in [
        &["audit", letter][..],
        &["stats", letter],
        &["conflicts", letter],
    ] {
        let (code, out, err) = run(args);
        assert_eq!((code, out.as_str()), (2, ""), "{args:?}");
        assert!(
            err.contains("không phải tệp đồ thị") && err.contains("cancu build"),
            "{err}"
        );
    }
    let (code, _, err) = run(&["audit", OLD_DRAFT, "--as-of", "2024-12-31"]);
    assert!(
        code == 0 && err.contains("là một văn bản, không phải đồ thị"),
        "{err}"
    );
    // A graph holds what was named last, and says what has left it.
    let graph = folder.path().join("g.cancu");
    let graph = graph.to_str().unwrap();
    assert_eq!(run(&["build", PLANS, "-o", graph]).2, "");
    let (code, _, err) = run(&["build", DRAFT, "-o", graph]);
    assert!(
        code == 0 && err.contains("4 văn bản của lần dựng trước"),
        "{err}"
    );
}

#[test]
fn exports_have_numbers_and_truths_and_go_to_standard_output() {
    let day = ["--as-of", "2024-12-31", "-o", "-"];
    let export = |form: &str| run(&[&["export", PLANS, "--format", form][..], &day].concat());
    let (code, out, err) = export("json");
    assert_eq!((code, err.as_str()), (0, ""));
    let graph: serde_json::Value = serde_json::from_str(&out).unwrap();
    let nodes = graph["nodes"].as_array().unwrap();
    let law = nodes
        .iter()
        .find(|it| it["id"] == "vn/luat-qh15/2022/10")
        .unwrap();
    assert_eq!((&law["year"], &law["held"]), (&2022.into(), &false.into()));
    assert_eq!(law["number"], "10");
    let edge = &graph["edges"][0];
    assert!(
        edge["confidence"].is_f64() && edge["evidence_count"].is_u64(),
        "{edge}"
    );
    let (_, out, _) = export("graphml");
    for it in [
        r#"attr.name="held" attr.type="boolean""#,
        r#"attr.name="year" attr.type="long""#,
        r#"attr.name="confidence" attr.type="double""#,
        r#"attr.name="date" attr.type="string""#,
    ] {
        assert!(out.contains(it), "{it}");
    }
    let (code, out, err) = export("csv");
    assert!(
        code == 2 && out.is_empty() && err.contains("thư mục"),
        "{err}"
    );
}

#[test]
fn a_day_a_count_a_pause_and_a_kind_are_held_against_what_they_can_be() {
    let day: [&[&str]; 5] = [
        &["audit", PLANS, "--as-of", "2024-13-45"],
        &["audit", PLANS, "--as-of", "2/9/2024"],
        &["audit", PLANS, "--as-of", "hôm nay"],
        // A year would be judged on one of its days, and would not say on which.
        &["audit", PLANS, "--as-of", "2024"],
        &["check", DRAFT, "--date", "2024-03"],
    ];
    let other: [&[&str]; 5] = [
        &["search", PLANS, "luat", "--limit", "0"],
        &["watch", PLANS, "-o", "g", "--every", "nan"],
        &["orphans", PLANS, "--kind", "ke-hoac"],
        &["coverage", PLANS, "120-KL/TW", "--kind", "giấy"],
        &["export", PLANS, "--format", "turtle", "-o", "-"],
    ];
    let mut said = String::new();
    for args in day.into_iter().chain(other) {
        for lang in ["vi", "en"] {
            let (code, out, err) = run(&[args, &["--lang", lang]].concat());
            assert_eq!((code, out.as_str()), (2, ""), "{args:?}");
            said += &format!("{}\n", err.lines().next().unwrap());
        }
    }
    expect![[r#"
        lỗi: `2024-13-45` không dùng được cho `--as-of <YYYY-MM-DD>`; ngày phải có trong lịch và viết theo dạng YYYY-MM-DD: 2024-12-31
        error: `2024-13-45` does not fit `--as-of <YYYY-MM-DD>`; it is to be a day of the calendar, written YYYY-MM-DD: 2024-12-31
        lỗi: `2/9/2024` không dùng được cho `--as-of <YYYY-MM-DD>`; ngày viết theo dạng YYYY-MM-DD: 2024-09-02
        error: `2/9/2024` does not fit `--as-of <YYYY-MM-DD>`; days are written YYYY-MM-DD: 2024-09-02
        lỗi: `hôm nay` không dùng được cho `--as-of <YYYY-MM-DD>`; ngày viết theo dạng YYYY-MM-DD: 2024-12-31; bỏ tùy chọn này thì lấy hôm nay
        error: `hôm nay` does not fit `--as-of <YYYY-MM-DD>`; days are written YYYY-MM-DD: 2024-12-31; without the option it is today
        lỗi: `2024` không dùng được cho `--as-of <YYYY-MM-DD>`; cần đủ năm, tháng, ngày: 2024-12-31
        error: `2024` does not fit `--as-of <YYYY-MM-DD>`; year, month and day are needed: 2024-12-31
        lỗi: `2024-03` không dùng được cho `--date <YYYY-MM-DD>`; cần đủ năm, tháng, ngày: 2024-12-31
        error: `2024-03` does not fit `--date <YYYY-MM-DD>`; year, month and day are needed: 2024-12-31
        lỗi: `0` không dùng được cho `--limit <SỐ>`; cần một số từ 1 trở lên
        error: `0` does not fit `--limit <LIMIT>`; it takes a number from 1 on
        lỗi: `nan` không dùng được cho `--every <GIÂY>`; cần số giây lớn hơn 0, như 2 hoặc 0.5
        error: `nan` does not fit `--every <EVERY>`; it takes seconds above 0, like 2 or 0.5
        lỗi: `ke-hoac` không dùng được cho `--kind <LOẠI>`; có phải `ke-hoach`?
        error: `ke-hoac` does not fit `--kind <KIND>`; did you mean `ke-hoach`?
        lỗi: `giấy` không dùng được cho `--kind <LOẠI>`; ghi tên loại văn bản, như “Kế hoạch”, mã `ke-hoach`, hoặc `any`
        error: `giấy` does not fit `--kind <KIND>`; name a kind of instrument, like “Kế hoạch”, its code `ke-hoach`, or `any`
        lỗi: `turtle` không dùng được cho `--format <DẠNG>`; dùng một trong: graphml, gexf, json, csv, dot, mermaid
        error: `turtle` does not fit `--format <FORMAT>`; use one of: graphml, gexf, json, csv, dot, mermaid
    "#]].assert_eq(&said);
    // A kind goes by its code, its name or its abbreviation.
    let of = |kind: &str| {
        run(&[
            "coverage",
            PLANS,
            "Kết luận 114-KL/TW ngày 14/7/2015",
            "--kind",
            kind,
        ])
    };
    let (code, out, err) = of("ke-hoach");
    assert_eq!((code, err.as_str()), (0, ""));
    for kind in ["Kế hoạch", "ke hoach", "KH"] {
        assert_eq!(of(kind).1, out);
    }
    assert_ne!(of("Quyết định").1, out);
}

#[test]
fn a_graph_of_nothing_is_made_and_said_to_be_empty() {
    let folder = tempfile::tempdir().unwrap();
    let graph = folder.path().join("g.cancu");
    let inputs = folder.path().join("vao");
    fs::create_dir(&inputs).unwrap();
    let args = [
        "build",
        inputs.to_str().unwrap(),
        "-o",
        graph.to_str().unwrap(),
    ];
    let (code, _, err) = run(&args);
    assert_eq!(code, 0);
    assert!(err.contains("không có văn bản nào trong đầu vào"), "{err}");
}
