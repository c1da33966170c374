use std::rc::Rc;

use cancu_graph::{Graph, NodeId};
use cancu_model::{
    Basis, Date, Extent, InstrumentId, Mention, MentionForm, PartStatus, Reading, Relation, State,
    Status, fold,
};
use cancu_tables::{LawTitle, versions};
use cancu_validity::{Event, EventKind, Provision, covers, provisions};
use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::parts::{part_at, taken_over};
use crate::resolve::{ChainStep, reached, successors, unsurely};
use crate::unsure::behind;
use crate::{Error, one};

/// What an audit is asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditOptions {
    /// Only citations of this instrument, as people type it.
    pub cites: Option<String>,
    /// Judge each document at its own date.
    pub at_signing: bool,
    /// Count the rows of a portal's link list as citations too.
    pub link_lists: bool,
}

/// Who cites what has lapsed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Audit {
    /// The day; `None` when each document is judged at its own.
    pub as_of: Option<Date>,
    /// The findings, by document and place.
    pub findings: Vec<Finding>,
}

/// How heavily a document leans on what it cites.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// A recital: "Căn cứ ...".
    LegalBasis,
    /// It carries the instrument out.
    Implements,
    /// It refers to it.
    Cites,
    /// It names it inside another's title, in words that look back, or where the document itself
    /// redirects its citations: see [`Finding::note`].
    Mentioned,
}

/// Why a citation weighs less than its words alone would.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Leniency {
    /// The words around it look back: "tổng kết 5 năm thực hiện ...".
    Historic,
    /// It stands in the document's own transitional or final clauses: what began under the old rules
    /// goes on under them.
    Transitional,
    /// The document says, of all that it cites or of this citation, that what takes the place of it
    /// applies, and it lapsed after the document was signed.
    DynamicReference,
}

/// Where a citation stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Location {
    /// The file.
    pub file: String,
    /// First byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// The line, from 1.
    pub line: usize,
}

/// One citation of a lapsed instrument.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// The citing document.
    pub document: InstrumentId,
    /// What it cites.
    pub cited: InstrumentId,
    /// The words.
    pub quote: String,
    /// Where.
    pub location: Location,
    /// How the document, or the instrument in whose title it stands, relates to it.
    pub relation: Relation,
    /// How heavily the document leans on it.
    pub grade: Grade,
    /// Why the grade is lower than that of its words, if it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Leniency>,
    /// The state on the day.
    pub status: State,
    /// The lapsed part that the citation points into, as the act names it, where the instrument
    /// as a whole has not lapsed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// Since when, if it is known.
    pub since: Option<Date>,
    /// What the state rests on.
    pub basis: Option<Basis>,
    /// False where the lapse rests on what nobody read: see [`Status::sure`].
    pub sure: bool,
    /// It had lapsed when the document was signed.
    pub lapsed_at_signing: bool,
    /// What stands in its place.
    pub current: Vec<InstrumentId>,
    /// Of these, those to which nothing but an unsure fact leads: people have to look them up.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unsure: Vec<InstrumentId>,
    /// What to do, in Vietnamese.
    pub advice: String,
    /// The same in English.
    #[serde(skip)]
    pub english: String,
}

impl Audit {
    /// The same with its advice in English.
    #[must_use]
    pub fn in_english(mut self) -> Audit {
        for it in &mut self.findings {
            it.advice.clone_from(&it.english);
        }
        self
    }
}

/// Finds every citation of an instrument that has lapsed by a day, or of a lapsed part of one.
///
/// One finding per place. A document that was signed after `as_of` is left out: on that day it cited
/// nothing. What the register or a text does not know is no finding. The rows of
/// link lists that portals add are left out unless asked for.
///
/// # Errors
///
/// [`Error`] if `cites` fits no instrument, or several, or the graph is too large.
///
/// # Complexity
///
/// *O*(*m*) in the mentions, of an opened graph in those of what has ended; and once the cost of a
/// status for each instrument that may end, and day.
pub fn audit(graph: &Graph, as_of: Date, options: &AuditOptions) -> Result<Audit, Error> {
    let only = options
        .cites
        .as_deref()
        .map(|it| one(graph, it))
        .transpose()?;
    let mut verdicts: FxHashMap<(NodeId, Date), Rc<Verdict>> = FxHashMap::default();
    let mut findings = Vec::new();
    let mut asked = match only {
        Some(it) => vec![it],
        None => cancu_validity::may_end(graph).map_err(|_| Error::too_large())?,
    };
    if !options.at_signing {
        // Of most that may end one day nothing has ended by this one.
        asked.retain(|it| {
            let verdict = judge(graph, *it, as_of);
            let ended = verdict.lapsed || verdict.status.state == State::PartlyLapsed;
            verdicts.insert((*it, as_of), Rc::new(verdict));
            ended
        });
    }
    for (document, reading) in graph.citing(&asked) {
        let reading = reading.as_ref();
        // What was not signed yet relied on nothing on that day.
        let later = |it: Date| !options.at_signing && it.earliest() > as_of;
        if graph.node(document).date.is_some_and(later) {
            continue;
        }
        let signed = graph.node(document).date.map(Date::latest);
        let day = if options.at_signing {
            signed.unwrap_or(as_of)
        } else {
            as_of
        };
        let told_until = signed.and_then(|it| consolidated(graph, document, reading, it));
        for mention in &reading.mentions {
            if mention.kind == MentionForm::Own
                || mention.list && !options.link_lists
                || mention.relation == Relation::Related && !options.link_lists
            {
                continue;
            }
            let Some(cited) = mention.id.as_ref().and_then(|it| graph.node_id(it)) else {
                continue;
            };
            if asked.binary_search(&cited).is_err()
                || ends_it(mention)
                || !is_sure(graph, cited, mention)
            {
                continue;
            }
            let verdict = verdicts
                .entry((cited, day))
                .or_insert_with(|| Rc::new(judge(graph, cited, day)))
                .clone();
            let Some(lapse) = lapse(graph, cited, &verdict, mention, day) else {
                continue;
            };
            // Of two versions the words of a later amendment mean the one of their own day.
            if is_bare(mention) && told_until.is_some_and(|it| lapse.since <= Some(it)) {
                continue;
            }
            if is_bare(mention) && signed.is_some_and(|it| is_open(graph, reading, cited, it)) {
                continue;
            }
            if !lapse.sure && reads_on(graph, cited, mention, &lapse.current) {
                continue;
            }
            // Nor does one that ends it by itself, or stands in its place, as a whole or in part.
            let own = &graph.node(document).id;
            if lapse.by.contains(own) || lapse.current.contains(own) {
                continue;
            }
            // What it acts on by itself it may name once more in the title of another that it ends.
            if mention.source != "self" && acts_on(reading, mention) {
                continue;
            }
            let lapsed_at_signing = signed.is_some_and(|signed| {
                let verdict = verdicts
                    .entry((cited, signed))
                    .or_insert_with(|| Rc::new(judge(graph, cited, signed)));
                let lapsed = verdict.lapsed && (verdict.status.sure || !lapse.sure);
                lapsed && since(verdict, mention, signed).is_some()
                    || part_of(verdict, mention).is_some()
            });
            // What amends an instrument describes it, and does not rely on it; it should have known
            // that it had ended.
            let acts = mention.source == "self" && mention.relation.is_act();
            if (acts || changes(graph, document, cited)) && !lapsed_at_signing {
                continue;
            }
            let place = Place {
                document,
                reading,
                mention,
                cited,
            };
            findings.push(finding(graph, &place, lapse, lapsed_at_signing));
        }
    }
    Ok(Audit {
        as_of: (!options.at_signing).then_some(as_of),
        findings,
    })
}

/// A document that itself ends an instrument does not rely on it.
fn ends_it(mention: &Mention) -> bool {
    mention.source == "self" && matches!(mention.relation, Relation::Replaces | Relation::Repeals)
}

/// Says whether a document that was made to change others, as its title says, changes an instrument.
fn changes(graph: &Graph, document: NodeId, cited: NodeId) -> bool {
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

/// Says whether a document acts by itself on what a mention of it means.
fn acts_on(reading: &Reading, mention: &Mention) -> bool {
    let acts = |it: &&Mention| it.source == "self" && it.relation.is_act();
    reading
        .mentions
        .iter()
        .filter(acts)
        .any(|it| it.id == mention.id)
}

/// Says whether it is sure enough which instrument a citation means to call that lapsed.
///
/// "Thông tư số 06/2017/TT-BTC ngày 26 tháng 01 năm 2007": one of the two is wrong. "Quốc hội ban hành
/// Luật sửa đổi, bổ sung một số điều của Luật A số 80/2015/QH13" is no citation of A.
fn is_sure(graph: &Graph, cited: NodeId, mention: &Mention) -> bool {
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
fn consolidated(graph: &Graph, document: NodeId, reading: &Reading, signed: Date) -> Option<Date> {
    let days = reading.mentions.iter().filter(|it| !it.list);
    let days = days.filter_map(|it| it.date.or_else(|| it.year.map(Date::of_year)));
    let named = days.filter(|it| it.earliest() > signed.latest());
    let last = named.max_by_key(|it| it.latest())?;
    let amenders = graph.incoming_by(document, &[Relation::Amends]);
    let amended = amenders.iter().filter_map(|it| graph.node(it.0).date);
    Some(amended.fold(last, Date::max))
}

/// A law by its title alone.
fn is_bare(mention: &Mention) -> bool {
    mention.kind == MentionForm::Titled
        && mention.number.is_none()
        && mention.date.is_none()
        && mention.year.is_none()
}

/// Says whether a mention in passing stays right as it stands: "theo quy định của Luật Đất đai", where
/// a law of the same title took the place of the one that it meant.
fn reads_on(graph: &Graph, cited: NodeId, mention: &Mention, current: &[InstrumentId]) -> bool {
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
fn is_open(graph: &Graph, reading: &Reading, cited: NodeId, signed: Date) -> bool {
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

#[derive(Debug)]
struct Verdict {
    lapsed: bool,
    status: Status,
    current: Vec<InstrumentId>,
    /// The steps that lead there.
    chain: Vec<ChainStep>,
    /// Of what stands in its place, what nobody knows to be in force.
    open: Vec<InstrumentId>,
    /// What keeps parts of it in force, for a while or for good.
    kept: Vec<Event>,
}

fn judge(graph: &Graph, node: NodeId, day: Date) -> Verdict {
    let proof = cancu_validity::status(graph, node, day);
    let lapsed = matches!(proof.status.state, State::Lapsed | State::NoLongerSuitable);
    let (current, chain) = if lapsed {
        successors(graph, node, day, &proof)
    } else {
        (Vec::new(), Vec::new())
    };
    let open = current.iter().filter(|it| {
        let known = graph.node_id(it);
        known.is_none_or(|it| cancu_validity::status(graph, it, day).status.state == State::Unknown)
    });
    let open = open.cloned().collect();
    let kept = if lapsed {
        let mut all = cancu_validity::events(graph, node);
        all.retain(|it| it.kind == EventKind::Kept && !it.provisions.is_empty());
        all
    } else {
        Vec::new()
    };
    Verdict {
        lapsed,
        status: proof.status,
        current,
        chain,
        open,
        kept,
    }
}

/// What stands in the place of what a citation points at, and of that what nothing sure leads to: of an
/// instrument that others took parts of before it ended, those that took other parts do not.
fn in_place_of(
    own: &InstrumentId,
    verdict: &Verdict,
    mention: &Mention,
) -> (Vec<InstrumentId>, Vec<InstrumentId>) {
    let cited = mention.pinpoint.as_deref().map(provisions);
    let cited = cited.unwrap_or_default();
    let takes = |step: &&ChainStep| {
        let taken = step.provisions.iter().flat_map(|it| provisions(it));
        let taken: Vec<Provision> = taken.collect();
        step.from != *own
            || step.extent != Extent::Part
            || taken.is_empty()
            || cited
                .iter()
                .any(|part| taken.iter().any(|it| covers(it, part) || covers(part, it)))
    };
    let steps = reached(own, verdict.chain.iter().filter(takes));
    let current = verdict.current.iter();
    let mut found: Vec<InstrumentId> = current.filter(|it| steps.contains(it)).cloned().collect();
    // What is cited as a whole went to them, if to nobody else.
    if found.is_empty() && cited.is_empty() {
        found.clone_from(&verdict.current);
    }
    let unsure = unsurely(own, &found, &verdict.chain);
    (found, unsure)
}

/// The lapse that a citation meets: of its instrument, or of the part that it points at.
struct Lapse {
    state: State,
    part: Option<String>,
    since: Option<Date>,
    basis: Option<Basis>,
    sure: bool,
    current: Vec<InstrumentId>,
    /// Of these, what nothing sure leads to.
    unsure: Vec<InstrumentId>,
    /// Of these, what nobody knows to be in force.
    open: Vec<InstrumentId>,
    by: Vec<InstrumentId>,
}

fn lapse(
    graph: &Graph,
    cited: NodeId,
    verdict: &Verdict,
    mention: &Mention,
    day: Date,
) -> Option<Lapse> {
    let status = &verdict.status;
    let part = part_of(verdict, mention);
    // That the whole has lapsed is no news where it is surer of the part.
    if verdict.lapsed && (status.sure || part.is_none()) {
        let (current, unsure) = in_place_of(&graph.node(cited).id, verdict, mention);
        return Some(Lapse {
            state: status.state,
            part: None,
            since: since(verdict, mention, day)?,
            basis: status.basis,
            sure: status.sure,
            current,
            unsure,
            open: verdict.open.clone(),
            by: status.by.clone(),
        });
    }
    let part = part?;
    let sure = part.basis.is_sure();
    let took = taken_over(graph, cited, part).into_iter();
    let took = took.filter(|it| it.holds(day));
    let mut current: Vec<InstrumentId> = took.map(|it| it.actor).collect();
    current.dedup();
    let unsure = if sure { Vec::new() } else { current.clone() };
    Some(Lapse {
        state: State::PartlyLapsed,
        part: Some(part.provision.clone()),
        since: part.since,
        basis: Some(part.basis),
        sure,
        current,
        unsure,
        open: Vec::new(),
        by: vec![part.by.clone()],
    })
}

/// Since when what a citation points at has lapsed with its instrument; `None` where an act keeps it
/// in force on the day: "trừ Điều 159 tiếp tục có hiệu lực đến hết ngày ...".
fn since(verdict: &Verdict, mention: &Mention, day: Date) -> Option<Option<Date>> {
    let mut since = verdict.status.since;
    let cited = mention.pinpoint.as_deref().map(provisions);
    let Some(cited) = cited.filter(|it| !it.is_empty()) else {
        return Some(since);
    };
    for act in &verdict.kept {
        let kept: Vec<Provision> = act
            .provisions
            .iter()
            .flat_map(|it| provisions(it))
            .collect();
        let inside = |part: &Provision| kept.iter().any(|whole| covers(whole, part));
        if !cited.iter().all(inside) {
            continue;
        }
        if act.holds(day) {
            return None;
        }
        since = since.max(act.until);
    }
    Some(since)
}

/// The lapsed part of an instrument that has not surely lapsed that holds all that a citation points at
/// in it.
fn part_of<'v>(verdict: &'v Verdict, mention: &Mention) -> Option<&'v PartStatus> {
    part_at(&verdict.status, mention.pinpoint.as_deref(), State::Lapsed)
}

/// Where a citation stands, and what it means.
struct Place<'g> {
    document: NodeId,
    reading: &'g Reading,
    mention: &'g Mention,
    cited: NodeId,
}

fn finding(graph: &Graph, at: &Place<'_>, lapse: Lapse, lapsed_at_signing: bool) -> Finding {
    let mention = at.mention;
    let grade = match mention.relation {
        _ if mention.source != "self" => Grade::Mentioned,
        Relation::BasedOn => Grade::LegalBasis,
        Relation::Implements | Relation::Details => Grade::Implements,
        _ => Grade::Cites,
    };
    // What had lapsed when the document was signed was not replaced after it.
    let redirected =
        (at.reading.dynamic.is_some() || mention.is_redirected()) && !lapsed_at_signing;
    let note = match grade {
        Grade::Mentioned => None,
        _ if mention.historic => Some(Leniency::Historic),
        _ if redirected && mention.is_redirected() => Some(Leniency::DynamicReference),
        _ if mention.is_transitional() => Some(Leniency::Transitional),
        _ if redirected => Some(Leniency::DynamicReference),
        _ => None,
    };
    let (advice, english) = advice(graph, &lapse);
    Finding {
        document: graph.node(at.document).id.clone(),
        cited: graph.node(at.cited).id.clone(),
        quote: mention.text.clone(),
        location: Location {
            file: at.reading.file.clone(),
            start: mention.start,
            end: mention.end,
            line: at.reading.line_of(mention.start),
        },
        relation: mention.relation,
        grade: if note.is_some() {
            Grade::Mentioned
        } else {
            grade
        },
        note,
        status: lapse.state,
        advice,
        english,
        part: lapse.part,
        since: lapse.since,
        basis: lapse.basis,
        sure: lapse.sure,
        lapsed_at_signing,
        current: lapse.current,
        unsure: lapse.unsure,
    }
}

/// What to do about a citation, in Vietnamese and in English.
fn advice(graph: &Graph, lapse: &Lapse) -> (String, String) {
    let label = |id: &InstrumentId| {
        graph
            .node_id(id)
            .map_or_else(|| id.to_string(), |it| graph.node(it).label.clone())
    };
    let names: Vec<String> = lapse.current.iter().map(label).collect();
    let by: Vec<String> = lapse.by.iter().map(label).collect();
    let by = by.join(", ");
    let ended = |vietnamese: &str, english: &str| match by.as_str() {
        "" => (String::new(), String::new()),
        by => (
            format!(" ({vietnamese} {by})"),
            format!(" ({english} {by})"),
        ),
    };
    let (vietnamese, english) = (names.join(" và "), names.join(" and "));
    let unsure: Vec<String> = lapse.unsure.iter().map(label).collect();
    let [look, look_up] = behind(&unsure, names.len());
    match (&lapse.part, names.is_empty()) {
        (Some(part), true) => {
            let (vi, en) = ended("bị bãi bỏ bởi", "repealed by");
            (
                format!("bỏ viện dẫn {part}{vi}; phần khác của văn bản không bị chấm dứt"),
                format!("leave {part} out{en}; the rest of the instrument has not ended"),
            )
        }
        (Some(part), false) => (
            format!("viện dẫn {vietnamese}{look} thay cho {part}"),
            format!("cite {english}{look_up} in place of {part}"),
        ),
        (None, true) => {
            let (vi, en) = ended("bị chấm dứt bởi", "ended by");
            (
                format!("bỏ viện dẫn hoặc tra văn bản thay thế{vi}; chưa rõ văn bản nào đang thay"),
                format!(
                    "leave the citation out or look further{en}; what stands in its place is not known"
                ),
            )
        }
        (None, false) => {
            let (how, said) = match lapse.basis {
                Some(Basis::Derived) => (
                    " (suy ra, không văn bản nào nêu rõ việc thay thế)",
                    " (derived: no text states the replacement)",
                ),
                Some(Basis::Reported) => (
                    " (theo nguồn khác, chưa đọc được văn bản nêu việc này)",
                    " (reported: no text was read that says so)",
                ),
                _ => ("", ""),
            };
            let open = lapse.open.iter().filter(|it| lapse.current.contains(it));
            let open: Vec<String> = open.map(label).collect();
            let (unknown, not_known) = match open.as_slice() {
                [] => (String::new(), String::new()),
                open => (
                    format!("; chưa rõ {} có còn hiệu lực, cần tra lại", open.join(", ")),
                    format!(
                        "; whether {} is in force is not known: look further",
                        open.join(", ")
                    ),
                ),
            };
            (
                format!("viện dẫn {vietnamese}{how}{look}{unknown}"),
                format!("cite {english}{said}{look_up}{not_known}"),
            )
        }
    }
}
