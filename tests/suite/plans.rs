//! The main job on the five abridged plans of `data/plans`.

use std::collections::BTreeSet;

use cancu::{AuditOptions, Date, Engine, TraceOptions};

fn engine() -> Engine {
    Engine::open(concat!(env!("CARGO_MANIFEST_DIR"), "/../data/plans")).unwrap()
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn lapsed(engine: &Engine, as_of: &str) -> BTreeSet<(String, bool)> {
    let audit = engine.audit(day(as_of), &AuditOptions::default()).unwrap();
    assert!(
        audit
            .findings
            .iter()
            .all(|it| it.document.year == Some(2021)),
        "the plans of 2024 cite nothing that has lapsed"
    );
    audit
        .findings
        .into_iter()
        .map(|it| (it.cited.to_string(), it.lapsed_at_signing))
        .collect()
}

#[test]
fn the_plans_of_2021_cite_what_has_lapsed_since() {
    let found = lapsed(&engine(), "2024-12-31");
    let want = [
        ("vn/ct-ttg/2016/16", false),
        ("vn/luat-qh13/2012/10", true),
        ("vn/nd-cp/2015/4", false),
        ("vn/nd-cp/2016/159", false),
        ("vn/nd-cp/2018/149", true),
        ("vn/pl-ubtvqh11/2007/34", false),
    ];
    assert_eq!(
        found,
        want.map(|(id, signed)| (id.to_owned(), signed)).into()
    );
}

#[test]
fn when_they_were_signed_two_had_lapsed_already() {
    let found = lapsed(&engine(), "2021-03-31");
    let want = [("vn/luat-qh13/2012/10", true), ("vn/nd-cp/2018/149", true)];
    assert_eq!(
        found,
        want.map(|(id, signed)| (id.to_owned(), signed)).into()
    );
}

#[test]
fn one_citation_is_asked_for_by_its_number() {
    let options = AuditOptions {
        cites: Some("Nghị định 04/2015/NĐ-CP".to_owned()),
        ..AuditOptions::default()
    };
    let audit = engine().audit(day("2024-12-31"), &options).unwrap();
    assert_eq!(audit.findings.len(), 2);
    for finding in audit.findings {
        assert_eq!(finding.quote, "Nghị định số 04/2015/NĐ-CP");
        let current: Vec<String> = finding.current.iter().map(ToString::to_string).collect();
        assert_eq!(current, ["vn/luat-qh15/2022/10", "vn/nd-cp/2023/59"]);
    }
}

#[test]
fn a_plan_reaches_its_sources_directly_and_through_others() {
    let trace = engine()
        .trace(
            "quang-ngai/kh-skhcn/2021/_",
            day("2021-03-31"),
            &TraceOptions::default(),
        )
        .unwrap();
    let paths = |id: &str| -> Vec<String> {
        let source = trace
            .sources
            .iter()
            .find(|it| it.id.to_string() == id)
            .unwrap();
        source
            .paths
            .iter()
            .map(|it| {
                it.iter()
                    .skip(1)
                    .map(ToString::to_string)
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .collect()
    };
    assert_eq!(
        paths("vn/kl-tw/2016/120"),
        [
            "vn/kl-tw/2016/120",
            "quang-ngai/kh-ubnd/2021/38 vn/kl-tw/2016/120"
        ]
    );
    let through = "quang-ngai/qd-ubnd/2020/644 vn/qd-ttg/2020/416 vn/ct-tw/2019/37";
    assert!(paths("vn/ct-tw/2019/37").iter().any(|it| it == through));
    assert!(
        trace
            .sources
            .iter()
            .all(|it| it.id.scope.as_ref().is_some_and(cancu::Scope::is_central))
    );
}

#[test]
fn what_rests_on_a_conclusion_is_found_below_it() {
    let impact = engine().impact("Kết luận 120-KL/TW", &[]).unwrap();
    let ids: BTreeSet<String> = impact
        .dependents
        .iter()
        .map(|it| it.id.to_string())
        .collect();
    for id in [
        "quang-ngai/kh-ubnd/2021/38",
        "quang-ngai/kh-skhcn/2021/_",
        "quang-ngai/kh-snnptnt/2024/_",
        "binh-dinh.an-nhon.nhon-hau/kh-ubnd/2024/48",
    ] {
        assert!(ids.contains(id), "{id} in {ids:?}");
    }
}

#[test]
fn the_report_reads_for_people_in_both_languages() {
    let report = |lang: &str| {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let plans = concat!(env!("CARGO_MANIFEST_DIR"), "/../data/plans");
        let args = [
            "cancu",
            "audit",
            plans,
            "--cites",
            "04/2015/NĐ-CP",
            "--as-of",
            "2024-12-31",
            "--lang",
            lang,
        ];
        let code = cancu_cli::run(args.map(Into::into), &mut out, &mut err);
        assert_eq!((code, String::from_utf8(err).unwrap().as_str()), (0, ""));
        String::from_utf8(out).unwrap()
    };
    expect_test::expect_file!["../cases/audit-04-2015.vi.txt"].assert_eq(&report("vi"));
    expect_test::expect_file!["../cases/audit-04-2015.en.txt"].assert_eq(&report("en"));
}
