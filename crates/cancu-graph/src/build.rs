use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use cancu_model::{
    Basis, Date, Effective, Evidence, Extent, InstrumentId, Mention, MentionForm, Reading,
    Relation, fold,
};
use cancu_tables::{Act, Certainty, LawTitle, Recorded, Register, TITLES, kind, versions};
use petgraph::graph::{DiGraph, NodeIndex};
use rustc_hash::FxHashMap;

use crate::graph::{
    Built, Conflict, ConflictValue, Graph, Held, Inner, Moved, Node, NodeId, Relationship,
};
use crate::names;

/// What one text says of an instrument.
#[derive(Default)]
struct Sayings {
    kinds: BTreeMap<String, usize>,
    numbers: BTreeMap<String, usize>,
    symbols: BTreeMap<String, usize>,
    /// Its number was written with the year in it: "13/2015/QĐ-TTg".
    yearly: bool,
    issuers: BTreeMap<String, usize>,
    titles: BTreeMap<String, BTreeSet<Evidence>>,
    dates: BTreeMap<Date, BTreeSet<Evidence>>,
}

/// A relation before it is joined with its like. Acts of different days stay apart.
type Key = (
    InstrumentId,
    InstrumentId,
    Relation,
    Option<Extent>,
    Basis,
    Option<Date>,
);

#[derive(Default)]
struct Joined {
    until: Option<Date>,
    provisions: BTreeSet<String>,
    rule: String,
    confidence: f32,
    evidence: BTreeSet<Evidence>,
}

impl Graph {
    /// Joins the mentions of many documents into one graph.
    ///
    /// The result does not depend on the order of `readings`. Documents that bear the same
    /// incomplete id ("Số: /KH-SNNPTNT" twice) stay apart: each gets its file's name in place of
    /// the number, and files of one name a longer one: see [`Reading::file`]. The register's facts on instruments of the graph are added with their source.
    ///
    /// # Complexity
    ///
    /// *O*(*n* log *n*) in the number of mentions.
    #[must_use]
    pub fn build(readings: Vec<Reading>) -> Graph {
        Graph::build_with(readings, Register::built_in())
    }

    /// The same on the facts of another register: see [`Register::joined`].
    #[must_use]
    pub fn build_with(mut readings: Vec<Reading>, register: Arc<Register>) -> Graph {
        names::name(&mut readings);
        let own = own_ids(&readings);
        let mut sayings: BTreeMap<InstrumentId, Sayings> = BTreeMap::new();
        let mut joined: BTreeMap<Key, Joined> = BTreeMap::new();
        for (reading, own) in readings.iter().zip(&own) {
            say_own(sayings.entry(own.clone()).or_default(), reading);
            for mention in reading.of_title.iter().chain(&reading.mentions) {
                add_mention(reading, own, mention, &mut sayings, &mut joined);
            }
            add_reported(reading, own, &mut sayings, &mut joined);
        }
        add_register(&register, &mut sayings, &mut joined);
        let mut graph = Built::default();
        let mut inner: DiGraph<Node, Relationship> = DiGraph::new();
        let held: BTreeMap<&InstrumentId, usize> = own
            .iter()
            .enumerate()
            .map(|(idx, it)| (it, idx))
            .rev()
            .collect();
        for (id, said) in &sayings {
            let reading = held.get(id).copied();
            let (node, conflicts) = node_of(id, said, &register, reading.map(|it| &readings[it]));
            graph.conflicts.extend(conflicts);
            let idx = NodeId(inner.add_node(node).index() as u32);
            graph.index.insert(id.clone(), idx);
            graph.held.extend(reading.map(|it| (idx, it)));
            if let Some(number) = &id.number {
                graph.by_number.entry(number.clone()).or_default().push(idx);
            }
        }
        for ((from, to, relation, extent, basis, effective), it) in joined {
            let (Some(from), Some(to)) = (graph.index.get(&from), graph.index.get(&to)) else {
                continue;
            };
            let weight = Relationship {
                relation,
                extent,
                effective,
                until: it.until,
                provisions: it.provisions.into_iter().collect(),
                basis,
                rule: it.rule,
                confidence: it.confidence,
                evidence: it.evidence.into_iter().collect(),
            };
            inner.add_edge(
                NodeIndex::new(from.0 as usize),
                NodeIndex::new(to.0 as usize),
                weight,
            );
        }
        graph.documents = own
            .iter()
            .filter_map(|it| graph.index.get(it).copied())
            .collect();
        graph.inner = inner;
        graph.readings = readings;
        graph.find_candidates();
        Graph {
            inner: Inner::Built(Arc::new(graph)),
            register,
            frozen: OnceLock::new(),
        }
    }
}

impl Built {
    /// Instruments whose id has an unknown part know the complete ones that they may be.
    fn find_candidates(&mut self) {
        let open: Vec<NodeIndex> = self
            .inner
            .node_indices()
            .filter(|it| !self.inner[*it].id.is_complete())
            .collect();
        for node in open {
            let id = self.inner[node].id.clone();
            let Some(number) = &id.number else { continue };
            let same = self
                .by_number
                .get(number)
                .map(Vec::as_slice)
                .unwrap_or_default();
            let candidates: Vec<InstrumentId> = same
                .iter()
                .map(|it| &self.inner[NodeIndex::new(it.0 as usize)].id)
                .filter(|it| it.is_complete() && it.may_be(&id))
                .cloned()
                .collect();
            self.inner[node].candidates = candidates;
        }
    }
}

/// The ids of the documents. One that leaves its number blank keeps it so while it is alone.
fn own_ids(readings: &[Reading]) -> Vec<InstrumentId> {
    let mut base: Vec<InstrumentId> = readings
        .iter()
        .map(|it| {
            let kind = it.heading.kind.as_deref().unwrap_or("van-ban");
            it.heading
                .id
                .clone()
                .filter(|id| id.symbol != "_" || id.number.is_some())
                .unwrap_or_else(|| InstrumentId {
                    scope: None,
                    symbol: kind.to_owned(),
                    year: it.heading.any_year(),
                    number: Some(file_number(&it.file)),
                })
        })
        .collect();
    settle_years(&mut base, readings);
    let mut counts: FxHashMap<&InstrumentId, usize> = FxHashMap::default();
    for id in &base {
        *counts.entry(id).or_default() += 1;
    }
    let rename = |(id, reading): (&InstrumentId, &Reading)| {
        if id.number.is_none() && counts[id] > 1 {
            InstrumentId {
                number: Some(file_number(&reading.file)),
                ..id.clone()
            }
        } else {
            id.clone()
        }
    };
    base.iter().zip(readings).map(rename).collect()
}

/// Old numbers hold no year. A document that bears no other day than that of its effect was signed
/// on it where another text cites the same number of that day: "Nghị định số 73-CP ngày 25-10-1993".
fn settle_years(base: &mut [InstrumentId], readings: &[Reading]) {
    let mut open: Vec<(usize, Date)> = Vec::new();
    for (idx, (id, reading)) in base.iter().zip(readings).enumerate() {
        if let (None, Some(_), Some(Effective::On(day))) =
            (id.year, &id.number, reading.heading.effective)
            && day.is_whole()
            && id.symbol != "_"
        {
            open.push((idx, day));
        }
    }
    if open.is_empty() {
        return;
    }
    let said = readings
        .iter()
        .flat_map(|it| it.of_title.iter().chain(&it.mentions));
    for mention in said {
        let (Some(cited), Some(date)) = (&mention.id, mention.date) else {
            continue;
        };
        for (idx, day) in &open {
            if date == *day && cited.year == Some(day.year()) && cited.may_be(&base[*idx]) {
                base[*idx].year = cited.year;
            }
        }
    }
}

/// A file's name where a number should stand.
fn file_number(file: &str) -> String {
    format!(
        "_{}",
        fold::slug(file.rsplit_once('.').map_or(file, |it| it.0))
    )
}

fn say_own(said: &mut Sayings, reading: &Reading) {
    let heading = &reading.heading;
    // A document's own word on itself weighs more than any number of citations.
    const OWN: usize = 1 << 20;
    let vote = |votes: &mut BTreeMap<String, usize>, value: &Option<String>| {
        if let Some(value) = value {
            *votes.entry(value.clone()).or_default() += OWN;
        }
    };
    vote(&mut said.kinds, &heading.kind);
    vote(&mut said.numbers, &heading.number);
    vote(&mut said.symbols, &heading.symbol);
    vote(&mut said.issuers, &heading.issuer);
    said.yearly |= heading.year.is_some();
    if let Some(date) = heading.date {
        let evidence = Evidence {
            file: reading.file.clone(),
            start: 0,
            end: 0,
            quote: heading.title.clone().unwrap_or_default(),
        };
        said.dates.entry(date).or_default().insert(evidence);
    }
}

fn add_mention(
    reading: &Reading,
    own: &InstrumentId,
    mention: &Mention,
    sayings: &mut BTreeMap<InstrumentId, Sayings>,
    joined: &mut BTreeMap<Key, Joined>,
) {
    let Some(id) = mention
        .id
        .as_ref()
        .filter(|it| mention.kind != MentionForm::Own && *it != own)
    else {
        return;
    };
    let evidence = Evidence {
        file: reading.file.clone(),
        start: mention.start,
        end: mention.end,
        quote: mention.text.clone(),
    };
    let said = sayings.entry(id.clone()).or_default();
    let vote = |votes: &mut BTreeMap<String, usize>, value: &Option<String>| {
        if let Some(value) = value {
            *votes.entry(value.clone()).or_default() += 1;
        }
    };
    *said.kinds.entry(mention.code.clone()).or_default() += 1;
    vote(&mut said.numbers, &mention.number);
    vote(&mut said.symbols, &mention.symbol);
    vote(&mut said.issuers, &mention.issuer);
    said.yearly |= is_yearly(&mention.text);
    if let Some(title) = &mention.title {
        said.titles
            .entry(title.clone())
            .or_default()
            .insert(evidence.clone());
    }
    if let Some(date) = mention.date {
        said.dates.entry(date).or_default().insert(evidence.clone());
    }
    let source = if mention.source == "self" {
        Some(own.clone())
    } else {
        mention.source.parse().ok()
    };
    let Some(source) = source.filter(|it| it != id) else {
        return;
    };
    sayings.entry(source.clone()).or_default();
    let (relation, turned) = mention.relation.active();
    let (from, to) = if turned {
        (id.clone(), source)
    } else {
        (source, id.clone())
    };
    let key = (
        from,
        to,
        relation,
        mention.extent,
        Basis::Stated,
        mention.from,
    );
    let entry = joined.entry(key).or_default();
    entry.until = entry.until.max(mention.until);
    entry.provisions.extend(mention.pinpoint.clone());
    if mention.confidence > entry.confidence {
        entry.confidence = mention.confidence;
        entry.rule = mention.rule.clone();
    }
    entry.evidence.insert(evidence);
}

/// How sure what a data set reports is, unread.
const REPORTED: f32 = 0.6;

/// The relations that a data set gives beside the text, the passive ones turned round.
fn add_reported(
    reading: &Reading,
    own: &InstrumentId,
    sayings: &mut BTreeMap<InstrumentId, Sayings>,
    joined: &mut BTreeMap<Key, Joined>,
) {
    for it in reading.reported.relations.iter().filter(|it| it.id != *own) {
        sayings.entry(it.id.clone()).or_default();
        let (relation, turned) = it.relation.active();
        let (from, to) = if turned {
            (it.id.clone(), own.clone())
        } else {
            (own.clone(), it.id.clone())
        };
        let entry = joined
            .entry((from, to, relation, it.extent, Basis::Reported, None))
            .or_default();
        entry.rule = "reported".to_owned();
        entry.confidence = REPORTED;
        entry.evidence.insert(Evidence {
            file: reading.file.clone(),
            start: 0,
            end: 0,
            quote: it.quote.clone(),
        });
    }
}

/// The register's acts that reach an instrument of the graph, and what they lead to.
fn add_register(
    register: &Register,
    sayings: &mut BTreeMap<InstrumentId, Sayings>,
    joined: &mut BTreeMap<Key, Joined>,
) {
    let mut open: Vec<&Act> = register.acts().iter().collect();
    loop {
        let (reached, rest): (Vec<&Act>, Vec<&Act>) = open.into_iter().partition(|it| {
            sayings.contains_key(&it.to)
                || it.relation == Relation::Details && sayings.contains_key(&it.from)
        });
        open = rest;
        if reached.is_empty() {
            break;
        }
        for act in reached {
            sayings.entry(act.from.clone()).or_default();
            sayings.entry(act.to.clone()).or_default();
            let basis = if act.certainty == Certainty::Text {
                Basis::Register
            } else {
                Basis::Reported
            };
            let extent = act
                .extent
                .or_else(|| act.relation.is_act().then_some(Extent::Whole));
            let (from, to) = (act.from.clone(), act.to.clone());
            // A day that the text leaves to the entry into force, and the register knows better.
            let undated = (
                from.clone(),
                to.clone(),
                act.relation,
                extent,
                Basis::Stated,
                None,
            );
            let own = register.recorded(&act.from).find_map(|it| it.effective);
            let dated = basis == Basis::Register
                && act
                    .effective
                    .is_some_and(|it| own.is_some_and(|own| own != it));
            let said = dated.then(|| joined.remove(&undated)).flatten();
            let entry = joined
                .entry((from, to, act.relation, extent, basis, act.effective))
                .or_default();
            if let Some(said) = said {
                entry.evidence.extend(said.evidence);
            }
            entry.rule = "register".to_owned();
            entry.confidence = if act.certainty == Certainty::Text {
                0.99
            } else {
                0.7
            };
            entry.until = entry.until.max(act.until);
            entry.provisions.extend(act.provisions.iter().cloned());
            let evidence = act.origin.evidence(act.note.as_deref());
            entry.evidence.insert(evidence);
        }
    }
    for note in register.notes() {
        if sayings.contains_key(&note.about) {
            for id in &note.to {
                sayings.entry(id.clone()).or_default();
            }
        }
    }
}

/// Joins what is said of an instrument; gives the conflicts beside it.
fn node_of(
    id: &InstrumentId,
    said: &Sayings,
    register: &Register,
    held: Option<&Reading>,
) -> (Node, Vec<Conflict>) {
    let text = id.to_string();
    let rows = register.recorded(id);
    let recorded = |field: fn(&Recorded) -> Option<&String>| rows.clone().find_map(field).cloned();
    let law = law(&text);
    let kind = most(&said.kinds)
        .or_else(|| rows.clone().next().map(|it| it.kind.to_owned()))
        .or_else(|| law.map(|it| it.kind.to_owned()))
        .unwrap_or_else(|| "van-ban".to_owned());
    let kind = law.map_or(kind, |it| it.kind.to_owned());
    let number = recorded(|it| it.number.as_ref())
        .or_else(|| most(&said.numbers))
        .or_else(|| id.number.clone().filter(|it| !it.starts_with('_')));
    let symbol = recorded(|it| it.symbol.as_ref())
        .or_else(|| most(&said.symbols))
        .or_else(|| law_symbol(id));
    let title = law
        .map(|it| it.title.to_owned())
        .or_else(|| held.and_then(|it| it.heading.title.clone()))
        .or_else(|| recorded(|it| it.title.as_ref()))
        .or_else(|| {
            most(
                &said
                    .titles
                    .iter()
                    .map(|(title, it)| (title.clone(), it.len()))
                    .collect(),
            )
        });
    let issuer = held
        .and_then(|it| it.heading.issuer.clone())
        .or_else(|| recorded(|it| it.issuer.as_ref()))
        .or_else(|| most(&said.issuers));
    let counted = said
        .dates
        .iter()
        .max_by_key(|(date, evidence)| (evidence.len(), std::cmp::Reverse(**date)))
        .map(|it| *it.0);
    let known = rows
        .clone()
        .find_map(|it| it.date)
        .or_else(|| law.and_then(|it| it.date?.parse().ok()));
    let date = held.and_then(|it| it.heading.date).or(known).or(counted);
    let effective = match held.and_then(|it| it.heading.effective) {
        Some(Effective::On(day)) if held.is_some_and(|it| it.reported.effective) => {
            Some((day, Basis::Reported))
        }
        Some(Effective::On(day)) => Some((day, Basis::Stated)),
        Some(Effective::Signing) => date.map(|it| (it, Basis::Stated)),
        None => rows
            .clone()
            .find_map(|it| it.effective)
            .map(|it| (it, Basis::Register))
            .or_else(|| law.and_then(|it| Some((it.effective?.parse().ok()?, Basis::Reported)))),
    };
    let stated = effective.filter(|it| it.1 == Basis::Stated).map(|it| it.0);
    let moved = stated.and_then(|from| moved(register, id, from));
    let (effective, moved) = match moved {
        Some((day, moved)) => (Some((day, Basis::Register)), Some(moved)),
        None => (effective, None),
    };
    let mut conflicts = Vec::from_iter(date_conflict(id, said, rows));
    conflicts.extend(title_conflict(id, said));
    let mut node = Node {
        id: id.clone(),
        kind,
        number,
        symbol,
        date,
        effective,
        moved,
        issuer,
        title,
        label: String::new(),
        held: held.map(|it| Held {
            file: it.file.clone(),
            reported: it.reported.clone(),
        }),
        candidates: Vec::new(),
        superseded_title: superseded_title(&text),
    };
    node.label = label(&node, said.yearly);
    (node, conflicts)
}

/// The day to which the register moves the entry into force of an instrument from that which its own
/// text gives. No text knows what was decided after it; a row that read that act does.
pub(crate) fn moved(register: &Register, id: &InstrumentId, from: Date) -> Option<(Date, Moved)> {
    let row = register.recorded(id).find(|it| it.effective.is_some())?;
    let differs = row.certainty == Certainty::Text && row.effective != Some(from);
    let evidence = row.origin.evidence(None);
    differs.then_some((row.effective?, Moved { from, evidence }))
}

/// The law of this id, where the tables know it.
fn law(id: &str) -> Option<&'static LawTitle> {
    let found = TITLES.binary_search_by(|it| it.id.cmp(id));
    found.ok().map(|at| &TITLES[at])
}

/// Says whether a younger law bears the title of the one of this id.
pub(crate) fn superseded_title(id: &str) -> bool {
    law(id).is_some_and(|law| {
        let passed = |it: &str| it.parse::<Date>().ok();
        versions(law.title).iter().any(|it| {
            it.kind == law.kind
                && it.id != law.id
                && it.date.and_then(passed) > law.date.and_then(passed)
        })
    })
}

/// "luat-qh13" is written "QH13".
fn law_symbol(id: &InstrumentId) -> Option<String> {
    let symbol = id.symbol.strip_prefix("luat-").or_else(|| {
        id.symbol
            .strip_prefix("nq-")
            .filter(|it| it.starts_with("qh"))
    })?;
    Some(symbol.to_uppercase())
}

/// Days that texts and the register give for the same signing.
fn date_conflict<'r>(
    id: &InstrumentId,
    said: &Sayings,
    rows: impl Iterator<Item = &'r Recorded>,
) -> Option<Conflict> {
    let mut values: BTreeMap<Date, BTreeSet<Evidence>> = said.dates.clone();
    for row in rows {
        if let Some(date) = row.date {
            values
                .entry(date)
                .or_default()
                .insert(row.origin.evidence(None));
        }
        for other in row.other_dates.iter().filter(|it| it.signing) {
            let evidence = Evidence {
                quote: other.source.clone(),
                ..row.origin.evidence(None)
            };
            values.entry(other.date).or_default().insert(evidence);
        }
    }
    let days: Vec<Date> = values.keys().copied().collect();
    let differ = days.iter().any(|a| days.iter().any(|b| !a.agrees_with(*b)));
    differ.then(|| Conflict {
        instrument: id.clone(),
        field: "date",
        values: values
            .into_iter()
            .map(|(date, evidence)| ConflictValue {
                value: date.to_string(),
                evidence: evidence.into_iter().collect(),
            })
            .collect(),
    })
}

/// Titles of which none goes on with another: one text may quote less of a title than the next.
fn title_conflict(id: &InstrumentId, said: &Sayings) -> Option<Conflict> {
    let folded: Vec<String> = said.titles.keys().map(|it| core_words(it)).collect();
    let alike = |a: &str, b: &str| a.contains(b) || b.contains(a);
    let differ = folded
        .iter()
        .enumerate()
        .any(|(at, a)| folded[..at].iter().any(|b| !alike(a, b)));
    differ.then(|| Conflict {
        instrument: id.clone(),
        field: "title",
        values: said
            .titles
            .iter()
            .map(|(title, evidence)| ConflictValue {
                value: title.clone(),
                evidence: evidence.iter().cloned().collect(),
            })
            .collect(),
    })
}

/// A title without marks, signs and the verbs that open it.
fn core_words(title: &str) -> String {
    let folded = fold::fold(title);
    let words = folded
        .split(|it: char| !it.is_alphanumeric())
        .filter(|it| !it.is_empty());
    let rest: Vec<&str> = words.collect();
    let opening = ["ban", "hanh", "quy", "dinh", "ve", "viec", "phe", "duyet"];
    let from = rest
        .iter()
        .position(|it| !opening.contains(it))
        .unwrap_or(0);
    rest[from..].join(" ")
}

/// What most say; of equals the first in the order of letters.
fn most(votes: &BTreeMap<String, usize>) -> Option<String> {
    let best = votes.values().max()?;
    votes.iter().find(|it| it.1 == best).map(|it| it.0.clone())
}

/// As a person would cite it.
fn label(node: &Node, yearly: bool) -> String {
    let name = kind(&node.kind).map_or("Văn bản", |it| it.name);
    let law = matches!(
        node.kind.as_str(),
        "luat" | "bo-luat" | "phap-lenh" | "hien-phap"
    );
    let number =
        node.number
            .as_deref()
            .map(|number| match (node.symbol.as_deref(), node.id.year) {
                (Some(symbol), Some(year)) if yearly || with_year(node, symbol) => {
                    format!("{number}/{year}/{symbol}")
                }
                (Some(symbol), _)
                    if symbol.contains('/')
                        && !symbol.starts_with("NQLT")
                        && !symbol.starts_with("CTPH") =>
                {
                    format!("{number}-{symbol}")
                }
                (Some(symbol), _) => format!("{number}/{symbol}"),
                (None, Some(year)) => format!("{number}/{year}"),
                (None, None) => number.to_owned(),
            });
    match (law, node.title.as_deref(), number) {
        (true, Some(title), Some(number)) => format!("{name} {title} số {number}"),
        (true, Some(title), None) => format!("{name} {title}"),
        (_, _, Some(number)) => format!("{name} số {number}"),
        (_, _, None) if node.symbol.is_some() && node.held.is_some() => {
            format!("{name} số …/{}", node.symbol.as_deref().unwrap_or_default())
        }
        (_, Some(title), None) => format!("{name} {title}"),
        (_, None, None) => format!("{name} {}", node.id),
    }
}

/// A citation whose number holds the year, as "Quyết định số 13/2015/QĐ-TTg".
fn is_yearly(text: &str) -> bool {
    let mut parts = text.rsplit('/').map(str::trim);
    let behind = parts.next();
    let year = parts.next();
    let before = parts.next();
    let is_year = |it: &str| it.len() == 4 && it.bytes().all(|it| it.is_ascii_digit());
    behind.is_some() && before.is_some() && year.is_some_and(is_year)
}

/// Kinds whose number holds the year.
fn with_year(node: &Node, symbol: &str) -> bool {
    let assembly = symbol.starts_with("QH") || symbol.contains("UBTVQH");
    assembly
        || matches!(
            node.kind.as_str(),
            "nghi-dinh" | "thong-tu" | "thong-tu-lien-tich" | "nghi-quyet-lien-tich"
        ) && !symbol.eq("CP")
}
