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
