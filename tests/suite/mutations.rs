//! Do texts that are broken as real ones are give the same keys? The lane breaks the plans of
//! `data/plans` and `tests/gold` as the census of forms says, seeded, and counts what is read as before.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

/// A small generator, so that every run breaks the same places.
struct Seeded(u64);

impl Seeded {
    fn one_in(&mut self, n: u64) -> bool {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33).is_multiple_of(n)
    }
}

/// The plans of `data/plans` and the gold texts.
fn texts() -> Vec<String> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    let mut paths: Vec<_> = ["data/plans", "tests/gold"]
        .iter()
        .flat_map(|it| std::fs::read_dir(format!("{root}/{it}")).unwrap())
        .map(|it| it.unwrap().path())
        .filter(|it| it.extension().is_some_and(|it| it == "txt") && !it.ends_with("score.txt"))
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|it| std::fs::read_to_string(it).unwrap())
        .collect()
}

/// What a text cites, each id with how often.
fn keys(text: &str) -> BTreeMap<String, usize> {
    let mut keys = BTreeMap::new();
    for mention in cancu::read("a.txt", text).mentions {
        let id = mention.id.map_or_else(|| mention.code, |it| it.to_string());
        *keys.entry(id).or_default() += 1;
    }
    keys
}

/// Changes some of the places where `find` stands.
fn replace_some(text: &str, find: &str, with: &str, seeded: &mut Seeded, one_in: u64) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(find) {
        out.push_str(&rest[..at]);
        out.push_str(if seeded.one_in(one_in) { with } else { find });
        rest = &rest[at + find.len()..];
    }
    out.push_str(rest);
    out
}

#[track_caller]
fn check(name: &str, least: f64, mutate: impl Fn(&str, &mut Seeded) -> String) {
    let (mut same, mut all) = (0, 0);
    let mut lost = Vec::new();
    for (idx, text) in texts().iter().enumerate() {
        let mutated = mutate(text, &mut Seeded(idx as u64 + 1));
        let (clean, broken) = (keys(text), keys(&mutated));
        for (id, count) in clean {
            let kept = count.min(broken.get(&id).copied().unwrap_or(0));
            (same, all) = (same + kept, all + count);
            if kept < count {
                lost.push(id);
            }
        }
    }
    assert!(
        same as f64 >= least * all as f64,
        "{name}: {same} of {all}; lost {lost:?}"
    );
}

#[test]
fn blanks_of_every_kind_are_blanks() {
    check("no-break", 0.99, |text, seeded| {
        replace_some(text, " ", "\u{A0}", seeded, 4)
    });
    check("double", 0.99, |text, seeded| {
        replace_some(text, " ", "  ", seeded, 5)
    });
}

#[test]
fn blanks_beside_joiners_belong_to_the_number() {
    check("before a hyphen", 0.99, |text, seeded| {
        replace_some(text, "-KL/", " -KL/", seeded, 2)
    });
    check("behind a slash", 0.99, |text, seeded| {
        replace_some(text, "/NĐ-CP", "/ NĐ-CP", seeded, 2)
    });
    check("behind a hyphen", 0.99, |text, seeded| {
        replace_some(text, "-CP", "- CP", seeded, 2)
    });
}

#[test]
fn dashes_of_every_kind_join() {
    for dash in ["–", "‑", "‐", "−"] {
        check(dash, 0.99, |text, seeded| {
            let text = replace_some(text, "-KL/", &format!("{dash}KL/"), seeded, 2);
            let text = replace_some(&text, "-CP", &format!("{dash}CP"), seeded, 2);
            replace_some(&text, "-UBND", &format!("{dash}UBND"), seeded, 2)
        });
    }
}

#[test]
fn look_alike_letters_are_what_they_look_like() {
    check("Ð", 0.99, |text, seeded| {
        replace_some(text, "Đ", "Ð", seeded, 2)
    });
    check("plain D", 0.99, |text, seeded| {
        replace_some(text, "NĐ-CP", "ND-CP", seeded, 2)
    });
    check("Cyrillic", 0.99, |text, seeded| {
        replace_some(text, "-CP", "-СР", seeded, 2)
    });
}

#[test]
fn decomposed_text_is_the_same_text() {
    check("NFD", 1.0, |text, _| text.nfd().collect());
}

#[test]
fn narrow_lines_break_citations_but_do_not_end_them() {
    check("line breaks", 0.99, |text, seeded| {
        // Lines break at blanks outside the head and the rows of lists.
        let (head, body) = text.split_at(text.find("Thực hiện").unwrap_or(0));
        let lines = body.split('\n').map(|line| {
            if line.starts_with("- ") || line.starts_with('|') {
                line.to_owned()
            } else {
                replace_some(line, " ", "\n", seeded, 12)
            }
        });
        format!("{head}{}", lines.collect::<Vec<_>>().join("\n"))
    });
    check("inside symbols", 0.99, |text, seeded| {
        replace_some(text, "-UBND", "-\nUBND", seeded, 2)
    });
}

#[test]
fn capitals_and_small_letters_of_kind_words_do_not_count() {
    check("small", 0.99, |text, seeded| {
        let text = replace_some(text, "Nghị định số", "nghị định số", seeded, 2);
        replace_some(&text, "Quyết định số", "QUYẾT ĐỊNH SỐ", seeded, 2)
    });
}

#[test]
fn kind_words_that_lost_marks_are_still_kind_words() {
    check("marks", 0.99, |text, seeded| {
        let text = replace_some(text, "Nghị định", "Nghi định", seeded, 2);
        let text = replace_some(&text, "Kế hoạch số", "Kê hoạch sô", seeded, 3);
        replace_some(&text, "Điều", "Điêu", seeded, 2)
    });
}
