//! What people read on the terminal.

use expect_test::{Expect, expect};

const OLD: &str = "Số: 901/2010/NĐ-CP\n\nHà Nội, ngày 05 tháng 01 năm 2010\n\nNGHỊ ĐỊNH\n\nQuy định A\n\n\
    Điều 9. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 3 năm 2010.\n";
const PART: &str = "Số: 902/2015/NĐ-CP\n\nHà Nội, ngày 05 tháng 01 năm 2015\n\nNGHỊ ĐỊNH\n\nQuy định B\n\n\
    Điều 9. Hiệu lực\n\n1. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 3 năm 2015.\n\n\
    2. Bãi bỏ khoản 2 Điều 5 Nghị định số 901/2010/NĐ-CP ngày 06 tháng 01 năm 2010.\n";
const NEW: &str = "Số: 903/2020/NĐ-CP\n\nHà Nội, ngày 05 tháng 01 năm 2020\n\nNGHỊ ĐỊNH\n\nQuy định C\n\n\
    Điều 9. Hiệu lực\n\n1. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 3 năm 2020.\n\n\
    2. Nghị định này thay thế Nghị định số 901/2010/NĐ-CP.\n";

/// Runs the program on a folder of texts; gives what it writes.
#[track_caller]
pub(crate) fn run(texts: &[(&str, &str)], command: &str, args: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in texts {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let path = folder.path().to_str().unwrap();
    let all = ["cancu", command, path]
        .into_iter()
        .chain(args.iter().copied());
    let (mut out, mut err) = (Vec::new(), Vec::new());
    cancu_cli::run(all.map(Into::into), &mut out, &mut err);
    let out = String::from_utf8(out).unwrap() + &String::from_utf8(err).unwrap();
    out.replace(path, "GRAPH")
}

#[track_caller]
fn check(command: &str, args: &[&str], expect: Expect) {
    let texts = [("old.txt", OLD), ("part.txt", PART), ("new.txt", NEW)];
    expect.assert_eq(&run(&texts, command, args));
}

#[test]
fn a_timeline_tells_one_moment_a_line() {
    check(
        "timeline",
        &["901/2010/NĐ-CP"],
        expect![[r#"
        Nghị định số 901/2010/NĐ-CP ngày 05/01/2010
          05/01/2010  ● ký ban hành
          01/03/2010  ● có hiệu lực (văn bản nêu rõ)
          01/03/2015  ● hết hiệu lực một phần: khoản 2 Điều 5, bởi Nghị định số 902/2015/NĐ-CP (văn bản nêu rõ)
          05/01/2020    Nghị định số 903/2020/NĐ-CP: ký ban hành
          01/03/2020    Nghị định số 903/2020/NĐ-CP: có hiệu lực (văn bản nêu rõ)
          01/03/2020  ● được thay thế bởi Nghị định số 903/2020/NĐ-CP (văn bản nêu rõ)
    "#]],
    );
    check(
        "timeline",
        &["901/2010/NĐ-CP", "--lang", "en"],
        expect![[r#"
            Nghị định số 901/2010/NĐ-CP of 2010-01-05
              2010-01-05  ● signed
              2010-03-01  ● takes effect (stated in a text)
              2015-03-01  ● lapses in part: khoản 2 Điều 5, by Nghị định số 902/2015/NĐ-CP (stated in a text)
              2020-01-05    Nghị định số 903/2020/NĐ-CP: signed
              2020-03-01    Nghị định số 903/2020/NĐ-CP: takes effect (stated in a text)
              2020-03-01  ● replaced by Nghị định số 903/2020/NĐ-CP (stated in a text)
        "#]],
    );
}

#[test]
fn a_conflict_shows_both_sides() {
    check(
        "conflicts",
        &[],
        expect![[r#"
        Nghị định số 901/2010/NĐ-CP ngày 05/01/2010: các nguồn ghi ngày ký khác nhau
          • 05/01/2010
              old.txt: “Quy định A”
          • 06/01/2010
              part.txt, dòng 13: “Nghị định số 901/2010/NĐ-CP”

        Tổng cộng: 1 mâu thuẫn.
    "#]],
    );
}

/// Documents that cite the decree, or the part of it that has lapsed.
fn audited(args: &[&str]) -> String {
    let plan = |number: u8, body: &str| {
        format!(
            "Số: {number}/KH-UBND\n\nQuảng Ngãi, ngày 04 tháng 3 năm 2016\n\nKẾ HOẠCH\n\nCông tác\n\n{body}\n"
        )
    };
    let part = plan(
        1,
        "Theo khoản 2 Điều 5 Nghị định số 901/2010/NĐ-CP; theo Điều 6 Nghị định số 901/2010/NĐ-CP.",
    );
    let past = plan(2, "Tổng kết 5 năm thực hiện Nghị định số 901/2010/NĐ-CP.");
    let redirected = plan(
        3,
        "Căn cứ Nghị định số 901/2010/NĐ-CP;\n\nTrường hợp các văn bản được viện dẫn tại Kế hoạch này được thay thế thì áp dụng theo văn bản thay thế.",
    );
    let texts = [
        ("old.txt", OLD),
        ("part.txt", PART),
        ("new.txt", NEW),
        ("p1.txt", &part),
        ("p2.txt", &past),
        ("p3.txt", &redirected),
    ];
    run(&texts, "audit", args)
}

#[test]
fn an_audit_finds_citations_of_a_lapsed_part_alone() {
    let found = audited(&["--as-of", "2016-12-31"]);
    expect![[r#"
        RÀ SOÁT VIỆN DẪN VĂN BẢN HẾT HIỆU LỰC — tính đến ngày 31/12/2016

        Kế hoạch số 1/KH-UBND ngày 04/03/2016
          Công tác
          tệp: p1.txt

          ✗ Nghị định số 901/2010/NĐ-CP ngày 05/01/2010
            hết hiệu lực một phần: khoản 2 Điều 5 từ 01/03/2015 (văn bản nêu rõ); ĐÃ hết hiệu lực khi ký
            dòng 9: “Nghị định số 901/2010/NĐ-CP” [viện dẫn]
            → bỏ viện dẫn khoản 2 Điều 5 (bị bãi bỏ bởi Nghị định số 902/2015/NĐ-CP); phần khác của văn bản không bị chấm dứt

        Tổng cộng: 1 chỗ viện dẫn trong 1 trên 6 văn bản.
    "#]].assert_eq(&found);
}

#[test]
fn an_audit_says_why_a_citation_weighs_less() {
    let found = audited(&["--as-of", "2024-12-31", "--by", "instrument"]);
    expect![[r#"
        RÀ SOÁT VIỆN DẪN VĂN BẢN HẾT HIỆU LỰC — tính đến ngày 31/12/2024

        ✗ Nghị định số 901/2010/NĐ-CP ngày 05/01/2010 — 4 chỗ viện dẫn 1 văn bản hết hiệu lực, trong 3 văn bản
          hết hiệu lực từ 01/03/2020 (văn bản nêu rõ)
          → viện dẫn Nghị định số 903/2020/NĐ-CP
            Kế hoạch số 1/KH-UBND ngày 04/03/2016 (p1.txt)
              dòng 9: “Nghị định số 901/2010/NĐ-CP” [viện dẫn]; ĐÃ hết hiệu lực khi ký
              dòng 9: “Nghị định số 901/2010/NĐ-CP” [viện dẫn]
            Kế hoạch số 2/KH-UBND ngày 04/03/2016 (p2.txt)
              dòng 9: “Nghị định số 901/2010/NĐ-CP” [nhắc lại việc đã qua]
            Kế hoạch số 3/KH-UBND ngày 04/03/2016 (p3.txt)
              dòng 9: “Nghị định số 901/2010/NĐ-CP” [đã có điều khoản áp dụng văn bản thay thế, dòng 11]

        Tổng cộng: 4 chỗ viện dẫn trong 3 trên 6 văn bản.
    "#]].assert_eq(&found);
}

#[test]
fn an_audit_is_a_table_for_spreadsheets() {
    let found = audited(&["--as-of", "2016-12-31", "--format", "csv"]);
    expect![[r#"
        document,file,line,start,end,cited,quote,relation,grade,note,status,part,since,basis,lapsed_at_signing,current,advice,sure,unsure
        quang-ngai/kh-ubnd/2016/1,p1.txt,9,112,147,vn/nd-cp/2010/901,Nghị định số 901/2010/NĐ-CP,cites,cites,,partly_lapsed,khoản 2 Điều 5,2015-03-01,stated,true,,bỏ viện dẫn khoản 2 Điều 5 (bị bãi bỏ bởi Nghị định số 902/2015/NĐ-CP); phần khác của văn bản không bị chấm dứt,true,
    "#]].assert_eq(&found);
}

#[test]
fn an_audit_by_issuer_counts() {
    let found = audited(&["--as-of", "2024-12-31", "--by", "issuer", "--lang", "en"]);
    expect![[r#"
        CITATIONS OF LAPSED INSTRUMENTS as of 2024-12-31

        Ủy ban nhân dân tỉnh Quảng Ngãi — 4 places, 1 lapsed, in 3 documents
          Kế hoạch số 1/KH-UBND of 2016-03-04 (p1.txt)
            ✗ line 9: “Nghị định số 901/2010/NĐ-CP” [cites]
              lapsed since 2020-03-01 (stated in a text); ALREADY lapsed when signed
              → cite Nghị định số 903/2020/NĐ-CP
            ✗ line 9: “Nghị định số 901/2010/NĐ-CP” [cites]
              lapsed since 2020-03-01 (stated in a text)
              → cite Nghị định số 903/2020/NĐ-CP
          Kế hoạch số 2/KH-UBND of 2016-03-04 (p2.txt)
            ✗ line 9: “Nghị định số 901/2010/NĐ-CP” [looks back]
              lapsed since 2020-03-01 (stated in a text)
              → cite Nghị định số 903/2020/NĐ-CP
          Kế hoạch số 3/KH-UBND of 2016-03-04 (p3.txt)
            ✗ line 9: “Nghị định số 901/2010/NĐ-CP” [the document itself applies what takes its place, line 11]
              lapsed since 2020-03-01 (stated in a text)
              → cite Nghị định số 903/2020/NĐ-CP

        In all: 4 places in 3 of 6 documents.
    "#]].assert_eq(&found);
}

#[test]
fn an_audit_with_findings_says_so_to_programs() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("old.txt"), OLD).unwrap();
    std::fs::write(folder.path().join("new.txt"), NEW).unwrap();
    let plan = "Số: 1/KH-UBND\n\nKẾ HOẠCH\n\nTheo Nghị định số 901/2010/NĐ-CP.\n";
    std::fs::write(folder.path().join("plan.txt"), plan).unwrap();
    let code = |on: &str| {
        let path = folder.path().to_str().unwrap();
        let args = ["cancu", "audit", path, "--as-of", on, "--exit-code"];
        cancu_cli::run(args.map(Into::into), &mut Vec::new(), &mut Vec::new())
    };
    assert_eq!((code("2020-02-29"), code("2020-03-01")), (0, 1));
}

#[test]
fn stats_tell_what_is_settled_from_what_is_open() {
    let folder = tempfile::tempdir().unwrap();
    let text = "Số: 5/KH-UBND\n\nQuảng Ngãi, ngày 04 tháng 3 năm 2021\n\nKẾ HOẠCH\n\nA\n\nThực hiện Chỉ thị số 16/CT-TTg \
                ngày 16/5/2016; Chỉ thị số 16/CT-TTg ngày 02/5/2017; Chỉ thị số 16/CT-TTg; Quyết định số 987/QĐ-TTg.\n";
    std::fs::write(folder.path().join("a.txt"), text).unwrap();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args = ["cancu", "stats", folder.path().to_str().unwrap()].map(Into::into);
    cancu_cli::run(args, &mut out, &mut err);
    let out = String::from_utf8(out).unwrap();
    for line in [
        "xác định đủ: 2 (50,0 %)",
        "còn nhiều khả năng: 1 (25,0 %)",
        "chưa xác định đủ: 1 (25,0 %)",
    ] {
        assert!(out.contains(line), "{out}");
    }
}
