//! The review of a draft before it is signed, as a compiler reviews a program.

mod around;
mod calendar;
mod differs;
mod form;
mod ground;
mod identity;
mod known;
mod place;
mod rules;
mod sibling;
mod status;
mod superior;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use cancu_graph::{Graph, NodeId};
use cancu_model::{Date, Evidence, InstrumentId, Mention, MentionForm, Reading, Relation, fold};
use cancu_validity::Step;
use serde::Serialize;

pub use around::around;
use ground::{Ground, Said};
pub use rules::{Example, RULES, Rule, Severity, rule};

use crate::Location;

/// How a draft is reviewed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckOptions {
    /// The day on which it will be signed; `None` is the day that it bears.
    pub date: Option<Date>,
    /// Names of rules that say nothing.
    pub allow: Vec<String>,
}

/// The review of one draft.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Review {
    /// The draft.
    pub file: String,
    /// The day for which it was reviewed.
    pub date: Date,
    /// What was found, in the order of places.
    pub findings: Vec<Remark>,
    /// How many citations were reviewed: where there are none, nothing found says nothing.
    #[serde(skip)]
    pub citations: usize,
    /// The instruments that the findings name, as one would cite them.
    #[serde(skip)]
    pub labels: BTreeMap<InstrumentId, String>,
}

impl Review {
    /// Says whether anything heavier than a note was found.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.findings.iter().any(|it| it.severity < Severity::Note)
    }

    /// An instrument of the findings as one would cite it.
    #[must_use]
    pub fn label(&self, id: &InstrumentId) -> String {
        self.labels
            .get(id)
            .cloned()
            .unwrap_or_else(|| id.to_string())
    }

    /// Calls the draft by another name, in the places of the findings too.
    pub fn named(&mut self, file: &str) {
        file.clone_into(&mut self.file);
        for it in &mut self.findings {
            file.clone_into(&mut it.location.file);
        }
    }

    /// The same with its messages in English.
    #[must_use]
    pub fn in_english(mut self) -> Review {
        for it in &mut self.findings {
            it.message.clone_from(&it.english);
        }
        self
    }
}

/// One finding of a review.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Remark {
    /// The name of the rule.
    pub rule: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// What is wrong, in Vietnamese.
    pub message: String,
    /// The same in English.
    #[serde(skip)]
    pub english: String,
    /// Where.
    pub location: Location,
    /// What to write in its place.
    pub suggestion: Option<String>,
    /// The suggestion as an edit of the text, where it fits in as it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<Fix>,
    /// Instruments that may be meant, where the text does not decide.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<InstrumentId>,
    /// The steps that a status rests on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<Step>,
    /// Who else says what the draft does not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
}

/// An edit of the draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fix {
    /// The first byte that goes.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// What comes in their place.
    pub text: String,
}

/// Reviews the document at `place` of a graph, whose text is `text`, as it will be signed on a day.
///
/// The other documents of the graph, its register and the tables are the ground that it is held
/// against; `today` is the day where neither the options nor the draft give one. What stands in
/// another's title, and the rows of link lists, are not the draft's own words and are left alone.
/// `None` if the graph holds no such document.
///
/// # Complexity
///
/// *O*(*m* log *m*) in the draft's mentions, and once for each instrument that they name the cost
/// of its status and of the relations around it; once *O*(*n* + *r*) in the instruments and
/// relations of the graph if something is cited that nothing else knows.
#[must_use]
pub fn check(
    graph: &Graph,
    place: &str,
    text: &str,
    today: Date,
    options: &CheckOptions,
) -> Option<Review> {
    reviewed(graph, place, text, today, options).map(|it| it.0)
}

/// The review, and how much was looked at for it.
fn reviewed(
    graph: &Graph,
    place: &str,
    text: &str,
    today: Date,
    options: &CheckOptions,
) -> Option<(Review, usize)> {
    let idx = graph.readings().iter().position(|it| it.place == place)?;
    let reading = &graph.readings()[idx];
    let draft = Draft {
        graph,
        reading,
        text,
        own: graph.document(idx)?,
        date: options
            .date
            .map_or_else(|| day_of(reading.heading.date, today), Date::latest),
        said: Said::of(reading),
        ground: Ground::default(),
    };
    draft.looked_at(reading.mentions.len());
    let mut findings: Vec<Remark> = Vec::new();
    // What is said once of an instrument, whatever the number of its citations.
    let mut said: BTreeSet<(&'static str, Option<InstrumentId>)> = BTreeSet::new();
    let mut citations = 0;
    for mention in reading.mentions.iter().filter(|it| is_own_word(it)) {
        citations += 1;
        for it in draft.review(mention) {
            let once = matches!(it.rule, "unknown-instrument" | "ambiguous");
            if !once || said.insert((it.rule, mention.id.clone())) {
                findings.push(it);
            }
        }
    }
    findings.retain(|it| !options.allow.iter().any(|name| name == it.rule));
    findings.sort_by_key(|it| (it.location.start, it.severity, it.rule));
    let steps = findings.iter().flat_map(|it| &it.why);
    let named = steps.flat_map(|it| [&it.actor, &it.target]);
    let labels = named
        .filter_map(|it| Some((it.clone(), graph.node(graph.node_id(it)?).label.clone())))
        .collect();
    let review = Review {
        file: reading.file.clone(),
        date: draft.date,
        findings,
        citations,
        labels,
    };
    Some((review, draft.work()))
}

/// The day on which a draft is signed: the one it bears, today where it leaves the day blank and
/// bears the month or the year that today is in.
fn day_of(bears: Option<Date>, today: Date) -> Date {
    match bears {
        Some(it) if it.agrees_with(today) => today.earliest(),
        Some(it) => it.latest(),
        None => today.earliest(),
    }
}

/// The draft speaks itself, and does more than list a link.
fn is_own_word(mention: &Mention) -> bool {
    mention.kind != MentionForm::Own
        && mention.source == "self"
        && !mention.list
        && mention.relation != Relation::Related
}

/// A draft and the ground that it is held against.
struct Draft<'g> {
    graph: &'g Graph,
    reading: &'g Reading,
    text: &'g str,
    own: NodeId,
    date: Date,
    said: Said<'g>,
    ground: Ground<'g>,
}

impl Draft<'_> {
    fn review(&self, mention: &Mention) -> Vec<Remark> {
        let mut out = Vec::new();
        out.extend(form::number(self, mention));
        out.extend(form::kind(self, mention));
        let node = mention.id.as_ref().and_then(|it| self.graph.node_id(it));
        match calendar::no_such_day(self, mention, node) {
            Some(it) => out.push(it),
            None => out.extend(identity::ambiguous(self, mention)),
        }
        let Some(node) = node.filter(|it| *it != self.own) else {
            return out;
        };
        if self.is_bill(mention) || self.is_wording(mention) {
            return out;
        }
        let misdated =
            differs::date(self, mention, node).or_else(|| sibling::other_year(self, mention, node));
        let known_of_another_year = misdated
            .as_ref()
            .is_some_and(|it| !it.candidates.is_empty());
        out.extend(misdated);
        out.extend(differs::issuer(self, mention, node));
        out.extend(differs::title(self, mention, node));
        out.extend(differs::kind(self, mention, node));
        if !known_of_another_year {
            out.extend(identity::unknown(self, mention, node));
        }
        match status::future(self, mention, node) {
            Some(it) => out.push(it),
            None => out.extend(status::on_the_day(self, mention, node)),
        }
        out.extend(superior::skipped(self, mention, node));
        out
    }

    /// "dự án Luật ...": what is not passed yet is no instrument.
    fn is_bill(&self, mention: &Mention) -> bool {
        let before = fold::fold(place::before(self.text, mention.start, 40));
        ["du an", "du thao", "xay dung"]
            .iter()
            .any(|it| before.ends_with(it))
    }

    /// 'thay thế cụm từ “Luật ...” bằng': the words of another, which the draft changes.
    fn is_wording(&self, mention: &Mention) -> bool {
        let before = place::before(self.text, mention.start, 200);
        let Some(quote) = before.rfind(['“', '"']) else {
            return false;
        };
        let closed = before[quote..].contains('”');
        let lead = fold::fold(&before[..quote]);
        !closed && (lead.ends_with("cum tu") || lead.ends_with("bang"))
    }

    /// A law by its title alone is the one that is in force, whatever its number.
    fn is_any_version(mention: &Mention) -> bool {
        mention.kind == MentionForm::Titled && mention.date.is_none() && mention.year.is_none()
    }

    /// A finding at a citation, without a suggestion.
    fn remark(
        &self,
        rule: &'static str,
        severity: Severity,
        mention: &Mention,
        vietnamese: String,
        english: String,
    ) -> Remark {
        Remark {
            rule,
            severity,
            message: vietnamese,
            english,
            location: self.location(mention.start, mention.end),
            suggestion: None,
            fix: None,
            candidates: Vec::new(),
            why: Vec::new(),
            evidence: Vec::new(),
        }
    }

    fn location(&self, start: usize, end: usize) -> Location {
        Location {
            file: self.reading.file.clone(),
            start,
            end,
            line: self.reading.line_of(start),
        }
    }

    /// An instrument as one would cite it, with its day.
    fn label(&self, id: &InstrumentId) -> String {
        let Some(node) = self.graph.node_id(id) else {
            return id.to_string();
        };
        let it = self.graph.node(node);
        match it.date {
            Some(day) => format!("{} ngày {}", it.label, day.to_vietnamese()),
            None => it.label.clone(),
        }
    }
}

impl Remark {
    /// The citation is written so instead.
    fn replaced(mut self, text: String) -> Remark {
        self.fix = Some(Fix {
            start: self.location.start,
            end: self.location.end,
            text: text.clone(),
        });
        self.suggestion = Some(text);
        self
    }
}
