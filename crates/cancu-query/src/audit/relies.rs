//! Whether a document relies on what it cites, and whether that is the version that it seems to be.

use cancu_graph::{Graph, NodeId};
use cancu_model::{Date, InstrumentId, Mention, MentionForm, Reading, Relation, fold};
use cancu_tables::{LawTitle, versions};
use rustc_hash::FxHashSet;

/// A document that itself ends an instrument does not rely on it.
pub(super) fn ends_it(mention: &Mention) -> bool {
    mention.source == "self" && matches!(mention.relation, Relation::Replaces | Relation::Repeals)
}

/// Says whether a document that was made to change others, as its title says, changes an instrument.
pub(super) fn changes(graph: &Graph, document: NodeId, cited: NodeId) -> bool {
    let title = graph.node(document).title.as_deref().map(fold::fold);
    let made_to = title.is_some_and(|it| {
        let at = it.find("sua doi").or_else(|| it.find("bo sung"));
        // "Thông tư sửa đổi, bổ sung một số điều của ...", not "quy định về bến đò và sửa đổi ...".
        at.is_some_and(|at| it[..at].split(' ').filter(|it| !it.is_empty()).count() < 4)
    });
    made_to
        && graph
            .outgoing_by(document, &[Relation::Amends])
            .iter()
            .any(|it| it.0 == cited)
}

/// What a document acts on by itself.
pub(super) fn acted_on(reading: &Reading) -> FxHashSet<&InstrumentId> {
    let acts = |it: &&Mention| it.source == "self" && it.relation.is_act();
    let acts = reading.mentions.iter().filter(acts);
    acts.filter_map(|it| it.id.as_ref()).collect()
}

/// Says whether it is sure enough which instrument a citation means to call that lapsed.
///
/// "Thông tư số 06/2017/TT-BTC ngày 26 tháng 01 năm 2007": one of the two is wrong. "Quốc hội ban hành
/// Luật sửa đổi, bổ sung một số điều của Luật A số 80/2015/QH13" is no citation of A.
pub(super) fn is_sure(graph: &Graph, cited: NodeId, mention: &Mention) -> bool {
    let node = graph.node(cited);
    let day = mention.date.map(Date::year);
    let misdated = matches!((mention.year, day), (Some(year), Some(day)) if year.abs_diff(day) > 1);
    let amends = |words: &str| fold::fold(words).contains("sua doi");
    let law = matches!(node.kind.as_str(), "luat" | "bo-luat" | "phap-lenh");
    let other = law && amends(&mention.text) && node.title.as_deref().is_some_and(|it| !amends(it));
    node.id.is_complete() && mention.confidence >= SURE && !misdated && !other
}

/// The last day from which words of a text may be, if it names what is younger than itself: later
/// amendments were written into it, its last one too, and no word of it is sure to be of its day.
pub(super) fn consolidated(
    graph: &Graph,
    document: NodeId,
    reading: &Reading,
    signed: Date,
) -> Option<Date> {
    let days = reading.mentions.iter().filter(|it| !it.list);
    let days = days.filter_map(|it| it.date.or_else(|| it.year.map(Date::of_year)));
    let named = days.filter(|it| it.earliest() > signed.latest());
    let last = named.max_by_key(|it| it.latest())?;
    let amenders = graph.incoming_by(document, &[Relation::Amends]);
    let amended = amenders.iter().filter_map(|it| graph.node(it.0).date);
    Some(amended.fold(last, Date::max))
}

/// A law by its title alone.
pub(super) fn is_bare(mention: &Mention) -> bool {
    mention.kind == MentionForm::Titled
        && mention.number.is_none()
        && mention.date.is_none()
        && mention.year.is_none()
}

/// Says whether a mention in passing stays right as it stands: "theo quy định của Luật Đất đai", where
/// a law of the same title took the place of the one that it meant.
pub(super) fn reads_on(
    graph: &Graph,
    cited: NodeId,
    mention: &Mention,
    current: &[InstrumentId],
) -> bool {
    let leans = [Relation::BasedOn, Relation::Implements, Relation::Details];
    let title = |it: NodeId| graph.node(it).title.as_deref().map(fold::fold);
    let own = title(cited);
    let same = |it: &InstrumentId| graph.node_id(it).is_some_and(|it| title(it) == own);
    let passing = mention.source != "self" || !leans.contains(&mention.relation);
    is_bare(mention) && passing && own.is_some() && current.iter().any(same)
}

/// Says whether a law that a document signed on a day names by its title alone may be another of the
/// title: while a law has been passed and is not in force, those who write mean now the old one, now
/// the new one. A document that gives its number elsewhere has said which it means.
pub(super) fn is_open(graph: &Graph, reading: &Reading, cited: NodeId, signed: Date) -> bool {
    let node = graph.node(cited);
    let day = |it: Option<&str>| it.and_then(|it| it.parse::<Date>().ok());
    let id = node.id.to_string();
    let waits = |law: &LawTitle| {
        let passed = day(law.date).is_some_and(|it| it.earliest() <= signed);
        let begun = day(law.effective).or_else(|| {
            let known = law.id.parse().ok().and_then(|id| graph.node_id(&id));
            known.and_then(|it| graph.node(it).effective).map(|it| it.0)
        });
        passed && law.id != id && begun.is_some_and(|it| it.earliest() > signed)
    };
    let title = node.title.as_deref().unwrap_or_default();
    let waiting = versions(title).iter().any(|it| waits(it));
    let yet_to_come = node.date.is_some_and(|it| it.earliest() > signed)
        || node.effective.is_some_and(|it| it.0.earliest() > signed);
    let numbered = |it: &Mention| it.number.is_some() && it.id.as_ref() == Some(&node.id);
    (waiting || yet_to_come) && !reading.mentions.iter().any(numbered)
}

/// The confidence from which a citation means its instrument rather than one of several.
const SURE: f32 = 0.7;
