//! Does every word of `data/words.toml` do in its example what its list says?
//!
//! The examples speak of "trồng rừng" and "cây lớn"; what is read of them is held against where the
//! words stand.

use cancu_extract::{Extraction, extract};
use cancu_model::{Citation, Effective, Source};
use cancu_tables::{List, WORDS, Word};

/// What the words of an example brought about.
fn acts(word: &Word) -> bool {
    let found = match word.list {
        // The foot of a document stands below its text.
        List::Office => extract(&format!("{}{}", "Trồng rừng.\n".repeat(60), word.example)),
        _ => extract(word.example),
    };
    let first = found.citations.first();
    let title = || first.and_then(|it| it.title.as_deref());
    let issuer = || first.and_then(|it| it.issuer.as_deref());
    let head = &found.heading;
    let said = word.words.trim();
    match word.list {
        List::About => title() == Some("trồng rừng"),
        List::OpensDescription => title() == Some(format!("{said} trồng rừng").as_str()),
        List::CarriesOn => title().is_none(),
        List::EndsDescription => title() == Some("trồng rừng") && ends_earlier(word, &found),
        List::Body | List::Unit => issuer().is_some_and(|it| {
            let (it, said) = (it.to_lowercase(), said.to_lowercase());
            it.starts_with(&said) && it.ends_with("xanh")
        }),
        List::Of | List::Issues => issuer() == Some("UBND tỉnh Xanh"),
        List::Issued => first.and_then(|it| it.date).is_some(),
        List::Term => first.and_then(|it| it.term) == Some(11),
        List::EndsBody | List::EndsBodyInSmall | List::Acts => {
            issuer() == Some("Văn phòng Chính phủ")
        }
        List::Central | List::Local => issuer().is_some_and(|it| !it.contains(',')),
        List::OpensBody => head.kind.is_none(),
        List::Recital => head.title.as_deref() == Some("Trồng rừng"),
        List::Letterhead => head.title.as_deref() == Some("TRỒNG RỪNG"),
        List::Office => head.signer_role.as_deref() == Some(said.to_uppercase().as_str()),
        List::KeyNumber => head.number.as_deref() == Some("5"),
        List::KeyDate => head.date.is_some(),
        List::KeyKind => head.kind.as_deref() == Some("ke-hoach"),
        List::KeyIssuer => head.issuer.as_deref() == Some("Ủy ban nhân dân huyện Bắc Hà"),
        List::KeySigner => head.signer.as_deref() == Some("Nguyễn Văn An"),
        List::KeyRole => head.signer_role.as_deref() == Some("Chủ tịch"),
        List::KeyTitle => head.title.as_deref() == Some("Trồng rừng"),
        List::KeyEffective => matches!(head.effective, Some(Effective::On(_))),
        // A block is one from its third key on.
        List::KeyOther => head.number.as_deref() == Some("5"),
        List::UnitWord => head.issuer.as_deref().is_some_and(|it| it.contains(said)),
        List::Subordinate => head
            .issuer
            .as_deref()
            .is_some_and(|it| it.to_lowercase().starts_with(said)),
        _ => read(word, &found) == word.gives,
    }
}

/// What stands in the field that a list names, for every citation of an example.
fn read(word: &Word, found: &Extraction) -> String {
    let of = |it: &Citation| {
        let said = match word.reads {
            "span" => Some(it.span.of(word.example).to_owned()),
            "rule" => Some(it.rule.clone()),
            "kind" => Some(it.kind.to_owned()),
            "relation" => Some(it.relation.to_string()),
            "source" => Some(match it.source {
                Source::Document => "self".to_owned(),
                Source::Citation(idx) => format!("#{idx}"),
            }),
            "extent" => it.extent.map(|it| format!("{it:?}").to_lowercase()),
            "from" => it.from.map(|it| it.to_string()),
            "until" => it.until.map(|it| it.to_string()),
            "number" => it.number.clone(),
            "symbol" => it.symbol.clone(),
            "date" => it.date.map(|it| it.to_string()),
            "issuer" => it.issuer.clone(),
            "pinpoint" => it.pinpoint.clone(),
            "title" => it.title.clone(),
            other => Some(format!("no field `{other}`")),
        };
        said.unwrap_or_default()
    };
    let own = found.internal.iter().map(|it| {
        let kind = it.kind.map_or(String::new(), |it| format!(" ({it})"));
        format!("{}{kind}", it.span.of(word.example))
    });
    let head = &found.heading;
    let of_head = |it: &Option<String>| vec![it.clone().unwrap_or_default()];
    let mentions = || cancu::read("a.txt", word.example).mentions.into_iter();
    let all: Vec<String> = match word.reads {
        "head.number" => of_head(&head.number),
        "head.title" => of_head(&head.title),
        "head.issuer" => of_head(&head.issuer),
        "head.parent" => of_head(&head.parent),
        "head.effective" => of_head(&head.effective.map(|it| it.to_string())),
        "id" => mentions()
            .map(|it| it.id.map_or(String::new(), |it| it.to_string()))
            .collect(),
        "sure" => mentions().map(|it| it.confidence.to_string()).collect(),
        "internal" => own.collect(),
        _ => found.citations.iter().map(of).collect(),
    };
    all.join(" | ")
}

/// Says whether a title reads on where a blank word stands in the place of the words.
fn ends_earlier(word: &Word, found: &Extraction) -> bool {
    let other = word.example.replacen(word.words.trim(), "xanh", 1);
    let title = |it: &Extraction| it.citations.first().and_then(|it| it.title.clone());
    title(&extract(&other)) != title(found)
}

#[test]
fn every_word_does_in_its_example_what_its_list_says() {
    let idle = WORDS.iter().filter(|it| !acts(it));
    let idle: Vec<String> = idle
        .map(|it| {
            let found = extract(it.example);
            if !it.reads.is_empty() {
                let (list, words, said) = (it.list, it.words, read(it, &found));
                return format!(
                    "{list:?} `{words}`: {}: `{said}`, not `{}`",
                    it.example, it.gives
                );
            }
            format!(
                "{:?} `{}`: {}\n    {:?}\n    {:?}",
                it.list,
                it.words,
                it.example,
                found
                    .citations
                    .first()
                    .map(|it| (&it.title, &it.issuer, it.date)),
                found.heading
            )
        })
        .collect();
    assert!(idle.is_empty(), "{}\n{}", idle.len(), idle.join("\n"));
}

#[test]
fn a_word_stands_in_its_own_example() {
    let fold = cancu_model::fold::fold;
    for it in WORDS {
        assert!(
            fold(it.example).contains(fold(it.words).trim_end_matches('.')),
            "{}: {}",
            it.words,
            it.example
        );
    }
}
