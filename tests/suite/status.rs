//! The status follows from the acts and the day, and from nothing else.

use cancu::{Date, Engine};
use proptest::prelude::*;

/// Decrees 901 to 905, each of which does something to one of the others.
pub(crate) fn texts() -> impl Strategy<Value = Vec<String>> {
    let acts = [
        "Nghị định này thay thế Nghị định số {}/NĐ-CP.",
        "Bãi bỏ Nghị định số {}/NĐ-CP.",
        "Bãi bỏ khoản 2 Điều 5 Nghị định số {}/NĐ-CP.",
        "Nghị định này thay thế Điều 6 Nghị định số {}/NĐ-CP.",
        "Nghị định số {}/NĐ-CP ngưng hiệu lực thi hành từ ngày 01 tháng 4 năm 2020 đến hết ngày 31 tháng 12 năm 2020.",
        "Nghị định số {}/NĐ-CP tiếp tục có hiệu lực.",
        "Thực hiện theo quy định tại Nghị định số {}/NĐ-CP.",
    ];
    let one = (
        0..acts.len(),
        0..5_usize,
        2010..2024_u16,
        1..12_u8,
        any::<bool>(),
    );
    proptest::collection::vec(one, 5).prop_map(move |all| {
        let year = |at: usize| all[at].2;
        let number = |at: usize| format!("{}/{}", 901 + at, year(at));
        let text = |(at, it): (usize, &(usize, usize, u16, u8, bool))| {
            let (act, other, year, month, details) = *it;
            let act = acts[act].replace("{}", &number(other));
            let title = if details {
                format!("Quy định chi tiết một số điều của Nghị định số {}/NĐ-CP", number((at + 1) % 5))
            } else {
                "Quy định A".to_owned()
            };
            format!(
                "Số: {}/NĐ-CP\n\nHà Nội, ngày 05 tháng {month:02} năm {year}\n\nNGHỊ ĐỊNH\n\n{title}\n\nĐiều 9. Hiệu lực thi hành\n\n\
                 1. Nghị định này có hiệu lực thi hành từ ngày 10 tháng {month:02} năm {year}.\n\n2. {act}\n",
                number(at)
            )
        };
        all.iter().enumerate().map(text).collect()
    })
}

fn engine<'t>(texts: impl IntoIterator<Item = (usize, &'t String)>) -> Engine {
    Engine::from_texts(texts.into_iter().map(|(at, it)| (format!("{at}.txt"), it)))
}

fn days() -> impl Iterator<Item = Date> {
    ["2009-06-01", "2015-06-15", "2020-06-15", "2026-01-01"]
        .into_iter()
        .filter_map(|it| it.parse().ok())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_status_does_not_depend_on_the_order_of_events_or_documents(
        texts in texts(),
        order in Just((0..5_usize).collect::<Vec<_>>()).prop_shuffle(),
        keys in proptest::collection::vec(any::<u32>(), 64),
    ) {
        let (a, b) = (engine(texts.iter().enumerate()), engine(order.iter().map(|at| (*at, &texts[*at]))));
        for node in a.graph().nodes() {
            let id = &a.graph().node(node).id;
            let events = cancu_validity::events(a.graph(), node);
            let mut keyed: Vec<_> = events.iter().cloned().zip(keys.iter().cycle()).collect();
            keyed.sort_by_key(|it| *it.1);
            let shuffled: Vec<_> = keyed.into_iter().map(|it| it.0).collect();
            for day in days() {
                let proof = cancu_validity::judge(&events, day);
                prop_assert_eq!(&proof.status, &cancu_validity::judge(&shuffled, day).status);
                let query = id.to_string();
                prop_assert_eq!(a.resolve(&query, day).unwrap(), b.resolve(&query, day).unwrap());
            }
        }
    }

    #[test]
    fn every_proof_replays(texts in texts()) {
        let engine = engine(texts.iter().enumerate());
        for node in engine.graph().nodes() {
            for day in days() {
                let proof = cancu_validity::status(engine.graph(), node, day);
                prop_assert!(cancu_validity::replays(engine.graph(), &proof), "{:?}", proof);
            }
        }
    }

    #[test]
    fn a_document_on_another_matter_changes_no_answer(texts in texts()) {
        let other = "Số: 77/2019/NĐ-CP\n\nHà Nội, ngày 05 tháng 3 năm 2019\n\nNGHỊ ĐỊNH\n\nQuy định Z\n\nĐiều 9. Hiệu lực thi hành\n\n\
            1. Nghị định này có hiệu lực thi hành từ ngày 10 tháng 3 năm 2019.\n\n2. Nghị định này thay thế Nghị định số 76/2009/NĐ-CP.\n".to_owned();
        let before = engine(texts.iter().enumerate());
        let after = engine(texts.iter().chain([&other]).enumerate());
        for node in before.graph().nodes() {
            let query = before.graph().node(node).id.to_string();
            for day in days() {
                prop_assert_eq!(before.resolve(&query, day).unwrap(), after.resolve(&query, day).unwrap());
            }
        }
        for day in days() {
            let audit = |engine: &Engine| {
                let mut found = engine.audit(day, &cancu::AuditOptions::default()).unwrap().findings;
                found.retain(|it| !it.cited.to_string().contains("nd-cp/2009/76"));
                found
            };
            prop_assert_eq!(audit(&before), audit(&after));
        }
    }
}
