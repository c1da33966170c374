//! What a data set says of its documents beside their texts.

use cancu_model::fold::fold;
use cancu_model::{Date, Extent, Link, Reading, Relation, Report, Reported, State};
use cancu_store::{Metadata, ReportedLink, Skipped};

use crate::read;

/// What the metadata of a document reports, in our words.
/// `effective`: the text itself gives the day on which it takes effect.
pub(crate) fn of(metadata: &Metadata, reading: &Reading, effective: bool) -> Report {
    let said =
        |name: &str, value: &Option<String>| value.as_ref().map(|it| format!("{name}: {it}"));
    let state = metadata.status.as_deref().and_then(state);
    let expires = metadata.expires.as_deref();
    let expires = expires.and_then(|it| it.parse::<Date>().ok());
    let mut relations: Vec<Reported> = metadata
        .relations
        .iter()
        .filter_map(|it| {
            let (relation, extent) = relation(&it.label);
            // The other document is cited as a text cites it, and is identified like that.
            let cited = read(&reading.file, &format!("Theo {}.", it.target));
            let id = cited.mentions.into_iter().next()?.id?;
            Some(Reported {
                relation,
                extent,
                id,
                quote: format!("{}: {}", it.label, it.target),
            })
        })
        .collect();
    relations.sort_by(|a, b| (&a.quote, &a.id).cmp(&(&b.quote, &b.id)));
    Report {
        effective: !effective && reading.heading.effective.is_some(),
        state: state.zip(said("tình trạng", &metadata.status)),
        expires: expires.zip(said("ngày hết hiệu lực", &metadata.expires)),
        relations,
    }
}

/// A relation that a data set reports beside no text; why not, in Vietnamese and in English, where
/// one of the instruments cannot be told.
pub(crate) fn link(it: &ReportedLink) -> Result<Link, Skipped> {
    let identified = |citation: &str| {
        let cited = read(&it.name, &format!("Theo {citation}."));
        let id = cited.mentions.into_iter().find_map(|it| it.id);
        id.ok_or_else(|| Skipped {
            file: format!(
                "{}#{}",
                it.path.display(),
                it.name.rsplit('#').next().unwrap_or("")
            ),
            reason: format!("không nhận ra văn bản `{citation}`"),
            english: format!("no instrument could be told from `{citation}`"),
            read: false,
        })
    };
    let (from, to) = (identified(&it.from)?, identified(&it.to)?);
    let (relation, extent) = if it.acts {
        acting(&it.label, it.provision.is_some())
    } else {
        relation(&it.label)
    };
    Ok(Link {
        file: it.name.clone(),
        from,
        relation,
        extent,
        effective: it.effective.as_deref().and_then(|it| it.parse().ok()),
        provision: it.provision.clone(),
        to,
        quote: it.quote.clone(),
    })
}

/// What an instrument does by the verbs of a label, "sửa đổi, bổ sung", or by a word of the
/// contract.
///
/// A row that names an article says where something is changed or struck out, not that the whole
/// article is: nothing is taken to end by it.
fn acting(label: &str, partly: bool) -> (Relation, Option<Extent>) {
    let amends = ["sua doi", "bo sung"];
    let verb = match fold(label) {
        it if amends.iter().any(|verb| it.contains(verb)) => "sửa đổi".to_owned(),
        _ => label.to_owned(),
    };
    let (relation, extent) = match label.parse::<Relation>() {
        Ok(known) => (known, known.is_act().then_some(Extent::Whole)),
        Err(_) => relation(&format!("bị {verb}")),
    };
    let part = Some(Extent::Part);
    match relation.active() {
        (Relation::Amends, _) => (relation, part),
        (Relation::Replaces | Relation::Repeals, false) if partly => (Relation::Amends, part),
        (Relation::Replaces | Relation::Repeals, true) if partly => (Relation::AmendedBy, part),
        (Relation::Suspends | Relation::KeepsInForce, _) if partly => (Relation::Related, None),
        _ => (relation, extent),
    }
}

/// The status that a portal names.
fn state(words: &str) -> Option<State> {
    let words = fold(words);
    let all = [
        ("chua co hieu luc", State::NotYetInForce),
        ("con hieu luc", State::InForce),
        ("ngung hieu luc", State::Suspended),
        ("het hieu luc mot phan", State::PartlyLapsed),
        ("het hieu luc", State::Lapsed),
        ("khong con phu hop", State::NoLongerSuitable),
    ];
    all.iter().find(|it| words.contains(it.0)).map(|it| it.1)
}

/// How the documents that a portal lists under a heading relate to the one whose page it is, the
/// latter first.
///
/// "Bị" and "được" make what is listed the target; a verb alone makes it the actor. The exception
/// is "Văn bản hết hiệu lực": it lists what THIS document ends (DOMAIN.md, section 3), not what
/// ends it. What is not known for sure is merely related.
fn relation(label: &str) -> (Relation, Option<Extent>) {
    let label = fold(label);
    let label = label.strip_prefix("van ban ").unwrap_or(&label);
    let partly = ["mot phan", "1 phan"].iter().any(|it| label.contains(it));
    let extent = Some(if partly { Extent::Part } else { Extent::Whole });
    let passive = label.starts_with("bi ") || label.starts_with("duoc ");
    let verb = label
        .strip_prefix("bi ")
        .or_else(|| label.strip_prefix("duoc "))
        .unwrap_or(label);
    let starts = |words: &str| verb.starts_with(words);
    let either = |listed_is_target: Relation, listed_acts: Relation| {
        if passive {
            listed_is_target
        } else {
            listed_acts
        }
    };
    if starts("quy dinh het hieu luc") {
        // What says that this document lapses.
        (Relation::RepealedBy, extent)
    } else if starts("het hieu luc") {
        (Relation::Repeals, extent)
    } else if starts("can cu") {
        (Relation::BasedOn, None)
    } else if starts("huong dan") || starts("quy dinh chi tiet") {
        (either(Relation::Details, Relation::DetailedBy), None)
    } else if starts("sua doi") || starts("bo sung") {
        (
            either(Relation::Amends, Relation::AmendedBy),
            Some(Extent::Part),
        )
    } else if starts("thay the") {
        (either(Relation::Replaces, Relation::ReplacedBy), extent)
    } else if starts("bai bo") || starts("huy bo") {
        (either(Relation::Repeals, Relation::RepealedBy), extent)
    } else if starts("dinh chinh") {
        (either(Relation::Corrects, Relation::CorrectedBy), None)
    } else if starts("dinh chi") || starts("ngung hieu luc") {
        (either(Relation::Suspends, Relation::SuspendedBy), extent)
    } else if starts("hop nhat") {
        (
            either(Relation::Consolidates, Relation::ConsolidatedBy),
            None,
        )
    } else if starts("dan chieu") && !passive {
        (Relation::Cites, None)
    } else {
        (Relation::Related, None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_box_of_what_has_lapsed_lists_what_this_document_ends() {
        let whole = Some(Extent::Whole);
        assert_eq!(relation("Văn bản hết hiệu lực"), (Relation::Repeals, whole));
        assert_eq!(
            relation("Văn bản bị hết hiệu lực 1 phần"),
            (Relation::Repeals, Some(Extent::Part))
        );
        assert_eq!(
            relation("Văn bản quy định hết hiệu lực").0,
            Relation::RepealedBy
        );
    }

    #[test]
    fn who_acts_is_told_by_the_voice_of_the_heading() {
        for (label, expect) in [
            ("Văn bản căn cứ", Relation::BasedOn),
            ("Văn bản được hướng dẫn", Relation::Details),
            ("Văn bản hướng dẫn", Relation::DetailedBy),
            ("Văn bản bị sửa đổi bổ sung", Relation::Amends),
            ("Văn bản sửa đổi, bổ sung", Relation::AmendedBy),
            ("Văn bản bị thay thế", Relation::Replaces),
            ("Văn bản thay thế", Relation::ReplacedBy),
            ("Văn bản bị bãi bỏ", Relation::Repeals),
            ("Văn bản được đính chính", Relation::Corrects),
            ("Văn bản bị đình chỉ", Relation::Suspends),
            ("Văn bản dẫn chiếu", Relation::Cites),
            ("Văn bản liên quan khác", Relation::Related),
            ("Lĩnh vực", Relation::Related),
        ] {
            assert_eq!(relation(label).0, expect, "{label}");
        }
    }

    #[test]
    fn verbs_of_rows_are_those_of_the_first_instrument() {
        let (whole, part) = (Some(Extent::Whole), Some(Extent::Part));
        for (label, partly, expect) in [
            ("sửa đổi, bổ sung", true, (Relation::Amends, part)),
            ("bãi bỏ, sửa đổi", true, (Relation::Amends, part)),
            ("bãi bỏ", true, (Relation::Amends, part)),
            ("repealed_by", true, (Relation::AmendedBy, part)),
            ("bãi bỏ", false, (Relation::Repeals, whole)),
            ("hủy bỏ", false, (Relation::Repeals, whole)),
            ("thay thế", false, (Relation::Replaces, whole)),
            ("ngưng hiệu lực", true, (Relation::Related, None)),
            ("ngưng hiệu lực", false, (Relation::Suspends, whole)),
            ("căn cứ", false, (Relation::BasedOn, None)),
            ("amended_by", false, (Relation::AmendedBy, part)),
            ("repeals", false, (Relation::Repeals, whole)),
            ("", true, (Relation::Related, None)),
        ] {
            assert_eq!(acting(label, partly), expect, "{label}");
        }
    }

    #[test]
    fn statuses_of_portals_are_known() {
        assert_eq!(state("Hết hiệu lực một phần"), Some(State::PartlyLapsed));
        assert_eq!(state("Hết hiệu lực toàn bộ"), Some(State::Lapsed));
        assert_eq!(state("Chưa xác định"), None);
    }
}
