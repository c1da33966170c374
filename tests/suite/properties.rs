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
    fn reading_any_text_gives_mentions_that_quote_it(text in "\\PC{0,200}") {
        for it in cancu::read("a.txt", &text).mentions {
            prop_assert_eq!(text.get(it.start..it.end), Some(it.text.as_str()));
        }
    }

    #[test]
    fn ids_parse_as_they_print(text in scrap()) {
        for it in cancu::read("a.txt", &text).mentions {
            if let Some(id) = it.id {
                prop_assert_eq!(id.to_string().parse(), Ok(id));
            }
        }
    }

    #[test]
    fn any_reference_is_answered(reference in "\\PC{0,40}") {
        let engine = cancu::Engine::from_texts([("a.txt", "Thực hiện Nghị định số 04/2015/NĐ-CP.")]);
        let _ = engine.references(&reference);
    }
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
    fn an_id_of_a_year_that_cannot_be_parses_as_it_prints() {
        let text = "SẮC LỆNH\nSỐ 112/SL NGÀY 22 THÁNG 7 NĂM 0343\n\nCHỦ TỊCH CHÍNH PHỦ";
        let id = cancu::read("a.txt", text).heading.id.expect("an id");
        assert_eq!(id.to_string().parse(), Ok(id));
    }
}
