mod finding;
mod lapse;
mod relies;

use std::cell::LazyCell;
use std::rc::Rc;

use cancu_graph::{Graph, NodeId};
use cancu_model::{Basis, Date, InstrumentId, MentionForm, Relation, State};
use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::{Error, one};
use finding::{Place, finding};
use lapse::{Verdict, judge, lapse, part_of, since};
use relies::{acted_on, changes, consolidated, ends_it, is_bare, is_open, is_sure, reads_on};

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
    /// False where the lapse rests on what nobody read: see [`cancu_model::Status::sure`].
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
        // Few documents come to be asked these.
        let told_until =
            LazyCell::new(|| signed.and_then(|it| consolidated(graph, document, reading, it)));
        let acted_on = LazyCell::new(|| acted_on(reading));
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
            if mention.source != "self"
                && mention.id.as_ref().is_some_and(|it| acted_on.contains(it))
            {
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
            if !lapsed_at_signing && (acts || changes(graph, document, cited)) {
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
