use super::*;

fn read(file: &str, text: &str) -> Reading {
    let found = cancu_extract::extract(text);
    cancu_graph::identify(file, text, found.heading, &found.citations)
}

/// How much is looked at in the review of a draft that cites `n` instruments, each of them twice,
/// carries one plan out `n` times, and is held against a document that cites them too.
fn work(n: usize) -> usize {
    let head = |number: usize| {
        format!(
            "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI\n\nSố: {number}/KH-UBND\n\nQuảng Ngãi, ngày 04 tháng 3 \
             năm 2024\n\nKẾ HOẠCH\n\nCông tác năm 2024\n\n"
        )
    };
    let cited = |day: u8, year: u16| {
        let of = move |it| {
            format!(
                "Thực hiện Quyết định số {it}/QĐ-TTg ngày {day:02}/01/2023; Luật Lưu trữ số \
                 {it}/{year}/QH15; Nghị định số 04/2015/NĐ-CP; Chỉ thị số {it}/CT-TTg; Kế hoạch số \
                 7/KH-UBND ngày 04/3/2024 của Ủy ban nhân dân tỉnh.\n"
            )
        };
        (1..=n).map(of).collect::<String>()
    };
    let text = head(12) + &cited(3, 2023) + &cited(3, 2023);
    let plan = head(7) + &cited(4, 2022);
    let graph = Graph::build(vec![read("draft.txt", &text), read("plan.txt", &plan)]);
    let today = "2024-03-04".parse().unwrap();
    let done = reviewed(&graph, "draft.txt", &text, today, &CheckOptions::default());
    let (review, work) = done.unwrap();
    let rules: BTreeSet<&str> = review.findings.iter().map(|it| it.rule).collect();
    for rule in ["lapsed", "date-differs", "unknown-instrument", "ambiguous"] {
        assert!(rules.contains(rule), "{rules:?}");
    }
    work
}

#[test]
fn a_draft_of_twice_the_citations_is_twice_the_work() {
    let [small, large] = [50, 400].map(work);
    assert!(large <= small * 9, "{small} {large}");
}
