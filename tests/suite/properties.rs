//! What holds for any input.

use cancu_extract::extract;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

/// Scraps of documents, well formed and broken.
fn scrap() -> impl Strategy<Value = String> {
    let scraps = [
        "Nghị định số 04/2015/NĐ-CP",
        "Kết luận số 120 -KL/TW",
        "ngày 07/01/2016",
        "của Bộ Chính trị",
        "về việc",
        "Luật Đất đai",
        "Căn cứ",
        "Thực hiện",
        "thay thế",
        "hết hiệu lực",
        ";",
        ".",
        "\n",
        "\n\n",
        "“",
        "”",
        "(",
        ")",
        "Điều 5.",
        "khoản 2 Điều 3",
        "Số: /KH-UBND",
        "- 3Nghị định 04/2015/NĐ-CP",
        "CÔNG BÁO/Số 1 + 2/Ngày 1-1-2020",
        "1/",
        "/",
        "-",
        "năm",
        "2015",
        "Ð",
        "số",
        "các",
        "và",
        ", ",
        "|",
        "\\r\\n",
        "Luật sửa đổi, bổ sung một số điều của Luật",
        "được sửa đổi bởi",
        "Đ\u{302}",
        "\u{FEFF}",
    ];
    let piece = prop_oneof![4 => proptest::sample::select(scraps.to_vec()).prop_map(str::to_owned), 1 => ".{0,6}"];
    proptest::collection::vec(piece, 0..24).prop_map(|it| it.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn spans_are_ordered_in_bounds_and_on_characters(text in scrap()) {
        let found = extract(&text).citations;
        for it in &found {
            prop_assert!(it.span.start < it.span.end && text.get(it.span.start..it.span.end).is_some());
        }
        prop_assert!(found.windows(2).all(|it| it[0].span.start <= it[1].span.start));
    }

    #[test]
    fn composed_and_decomposed_text_say_the_same(text in scrap()) {
        let keys = |text: &str| -> Vec<_> { extract(text).citations.into_iter().map(|it| (it.kind, it.number, it.symbol, it.date, it.relation)).collect() };
        let (nfc, nfd): (String, String) = (text.nfc().collect(), text.nfd().collect());
        prop_assert_eq!(keys(&nfc), keys(&nfd));
    }

    #[test]
    fn texts_that_are_joined_say_what_they_say_apart(a in scrap(), b in scrap()) {
        // Whatever the first leaves open ends with its paragraph; a head is read once.
        let (a, b) = (format!("Điều 1. A.\n\n{a}.\n\n\n"), format!("Điều 2. B.\n\n{b}."));
        let keys = |text: &str| -> Vec<_> { extract(text).citations.into_iter().map(|it| (it.kind, it.number, it.symbol, it.year)).collect() };
        let mut apart = keys(&a);
        apart.extend(keys(&b));
        prop_assert_eq!(keys(&format!("{a}{b}")), apart);
    }

    #[test]
    fn reading_any_text_gives_mentions_that_quote_it(text in scrap(), noise in "\\PC{0,40}") {
        // A citation behind whatever it is: what moves a place by a byte shows in its quote.
        let text = format!("{noise}\n\n{text}\n\nTheo Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ.\n");
        let mentions = cancu::read("a.txt", &text).mentions;
        prop_assert!(!mentions.is_empty());
        for it in mentions {
            prop_assert_eq!(text.get(it.start..it.end), Some(it.text.as_str()));
        }
    }

    #[test]
    fn ids_parse_as_they_print(text in scrap(), kind in 0..KINDS.len(), number in 1_u32..3000, year in 1990_u16..2026) {
        let (name, symbol) = KINDS[kind];
        let cited = format!("{name} số {number}/{year}/{symbol}");
        let text = format!("{text}\n\nĐiều 9. Theo {cited}.\n");
        let mentions = cancu::read("a.txt", &text).mentions;
        let mut whole = 0;
        for it in mentions {
            let Some(id) = it.id else { continue };
            whole += usize::from(id.is_complete());
            prop_assert_eq!(id.to_string().parse(), Ok(id));
        }
        prop_assert!(whole > 0, "{} has no id", cited);
    }

    #[test]
    fn what_answers_a_reference_is_an_instrument_that_bears_its_number(noise in "\\PC{0,40}", number in 1_u32..60, year in 2014_u16..2017, marks in any::<bool>()) {
        let engine = numbered();
        let known = |id: &cancu::InstrumentId| engine.graph().node_id(id).is_some();
        for it in engine.references(&noise).unwrap_or_default().nodes {
            // What has a title may be found by its words.
            let node = engine.graph().node(it);
            let id = &node.id;
            let number = id.number.as_deref().filter(|_| id.symbol == "nd-cp" && node.title.is_none());
            prop_assert!(number.is_none_or(|it| noise.contains(it)), "{noise:?} is answered by {id}");
        }
        let typed = if marks { format!("Nghị định số {number}/{year}/NĐ-CP") } else { format!("nghi dinh {number}/{year}/nd-cp") };
        let id: cancu::InstrumentId = format!("vn/nd-cp/{year}/{number}").parse().unwrap();
        let found: Vec<_> = engine.references(&typed).unwrap_or_default().nodes.into_iter().map(|it| engine.graph().node(it).id.clone()).collect();
        if known(&id) {
            prop_assert_eq!(found, vec![id]);
        } else {
            prop_assert!(found.is_empty(), "{} is answered by {:?}", typed, found);
        }
    }
}

/// Kinds with a symbol of theirs.
const KINDS: [(&str, &str); 5] = [
    ("Nghị định", "NĐ-CP"),
    ("Thông tư", "TT-BTC"),
    ("Quyết định", "QĐ-TTg"),
    ("Luật", "QH13"),
    ("Thông tư liên tịch", "TTLT-BYT-BTC"),
];

/// A plan that cites every third decree of 2015.
fn numbered() -> cancu::Engine {
    let cited = (1..60)
        .step_by(3)
        .map(|it| format!("Nghị định số {it:02}/2015/NĐ-CP"));
    let text = format!("Thực hiện {}.", cited.collect::<Vec<_>>().join("; "));
    cancu::Engine::from_texts([("a.txt", text)])
}

/// What fuzzing found, each named for what went wrong.
mod found {
    #[test]
    fn a_number_that_ends_among_the_marks_of_a_letter_is_quoted_whole() {
        let text = "Luat so 8/Qu\u{31b}\u{321}";
        for it in cancu::read("a.txt", text).mentions {
            assert_eq!(text.get(it.start..it.end), Some(it.text.as_str()));
        }
    }

    #[test]
    fn a_verb_behind_a_plain_reference_is_not_its_verb() {
        let text = "Góp ý: giữ nguyên viện dẫn thay cho Luật Lao động.";
        assert_eq!(cancu::read("a.txt", text).mentions.len(), 1);
    }

    #[test]
    fn a_quotation_may_begin_with_who_issued() {
        let text = "Điều 5: “Chính phủ đã ban hành Nghị định số 59/2023/NĐ-CP”.";
        assert_eq!(
            cancu::read("a.txt", text).mentions[0].issuer.as_deref(),
            Some("Chính phủ")
        );
    }

    #[test]
    fn an_id_of_a_year_that_cannot_be_parses_as_it_prints() {
        let text = "SẮC LỆNH\nSỐ 112/SL NGÀY 22 THÁNG 7 NĂM 0343\n\nCHỦ TỊCH CHÍNH PHỦ";
        let id = cancu::read("a.txt", text).heading.id.expect("an id");
        assert_eq!(id.to_string().parse(), Ok(id));
    }
}
