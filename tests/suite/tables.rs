//! Is every row of the tables read as exactly that row?

use cancu_extract::extract;
use cancu_model::{Date, Relation};
use cancu_tables::{CUES, ISSUERS, KINDS, KNOWN, Register, Side, TITLES, places, scope_of};

#[test]
fn the_example_of_every_kind_is_read_as_that_kind() {
    for kind in KINDS {
        for example in kind.examples {
            let found = extract(&format!("Theo {example}.")).citations;
            let kinds: Vec<&str> = found.iter().map(|it| it.kind).collect();
            // A contract is an act between parties; its number is not looked for without a code.
            assert_eq!(kinds, [kind.id], "{example}");
        }
    }
}

#[test]
fn the_example_of_every_cue_says_its_relation() {
    for cue in CUES {
        for example in cue.examples {
            let found = extract(example).citations;
            let relation = found.last().map(|it| it.relation);
            let verdict = found.first().map(|it| it.relation);
            match cue.side {
                Side::After => assert_eq!(verdict, Some(cue.relation), "{example}"),
                _ => assert_eq!(relation, Some(cue.relation), "{example}"),
            }
        }
    }
}

#[test]
fn every_law_is_found_by_its_title_and_day() {
    let kinds = [
        ("luat", "Luật"),
        ("bo-luat", "Bộ luật"),
        ("phap-lenh", "Pháp lệnh"),
    ];
    let mut missed = Vec::new();
    for row in TITLES {
        let (Some((_, word)), Some(date)) = (kinds.iter().find(|it| it.0 == row.kind), row.date)
        else {
            continue;
        };
        let day: Date = date.parse().unwrap();
        let text = format!("Căn cứ {word} {} ngày {};", row.title, day.to_vietnamese());
        let mention = cancu::read("a.txt", &text).mentions.into_iter().next();
        let id = mention.and_then(|it| it.id).map(|it| it.to_string());
        // Two laws of one title and one day cannot be told apart by them.
        let twins = TITLES
            .iter()
            .filter(|it| {
                it.date == row.date
                    && cancu_model::fold::fold(it.title) == cancu_model::fold::fold(row.title)
            })
            .count();
        if id.as_deref() != Some(row.id) && twins == 1 {
            missed.push(format!("{text} {id:?}, not {}", row.id));
        }
    }
    assert!(
        missed.is_empty(),
        "{} of {}:\n{}",
        missed.len(),
        TITLES.len(),
        missed.join("\n")
    );
}

#[test]
fn every_known_instrument_is_found_by_its_number_and_day() {
    for row in KNOWN.iter().filter(|it| it.date.len() == 10) {
        let day: Date = row.date.parse().unwrap();
        let joint = if row.symbol.contains('/') { "-" } else { "/" };
        let text = format!(
            "Thực hiện văn bản số {}{joint}{} ngày {};",
            row.number,
            row.symbol,
            day.to_vietnamese()
        );
        let mention = cancu::read("a.txt", &text).mentions.into_iter().next();
        assert_eq!(
            mention
                .and_then(|it| it.id)
                .map(|it| it.to_string())
                .as_deref(),
            Some(row.id),
            "{text}"
        );
    }
}

#[test]
fn every_unit_has_a_scope_of_its_own_level() {
    for (idx, place) in places().iter().enumerate() {
        let scope = scope_of(idx as u32);
        // Since 2025-07-01 communes lie right below their province.
        let merged = place.from >= Date::new(2025, 7, 1);
        let levels = if merged && place.level == 3 {
            2
        } else {
            usize::from(place.level)
        };
        assert_eq!(scope.units().count(), levels, "{scope}");
        assert_eq!(scope.units().next_back(), Some(place.slug.as_str()));
    }
}

#[test]
fn every_symbol_of_an_issuer_is_read_in_a_number() {
    for issuer in ISSUERS {
        for symbol in issuer.symbols {
            let text = format!("Theo Quyết định số 12/QĐ-{symbol}.");
            let found = extract(&text).citations;
            let read = found.first().and_then(|it| it.symbol.clone());
            assert_eq!(
                read.as_deref(),
                Some(format!("QĐ-{symbol}").as_str()),
                "{}",
                issuer.id
            );
        }
    }
}

#[test]
fn every_act_of_the_register_is_an_edge_of_the_graph_that_names_its_target() {
    let register = Register::built_in();
    let acts = register.acts().iter();
    for act in acts.filter(|it| it.relation != Relation::Details) {
        let reading = cancu::Reading {
            file: "a.txt".to_owned(),
            ..cancu::Reading::default()
        };
        let mut mention = cancu::read("a.txt", "Theo Nghị định số 1/2020/NĐ-CP.")
            .mentions
            .remove(0);
        mention.id = Some(act.to.clone());
        let graph = cancu::Graph::build(vec![cancu::Reading {
            mentions: vec![mention],
            ..reading
        }]);
        let found = graph.edges().into_iter().any(|it| {
            it.from == act.from
                && it.to == act.to
                && it.relation == act.relation
                && !it.evidence.is_empty()
        });
        assert!(found, "{} {} {}", act.from, act.relation, act.to);
    }
}
