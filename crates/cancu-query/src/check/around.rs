//! What a review asks of a graph that is opened, so that no more of it is read.
//!
//! A draft is reviewed in a graph with the draft in it: its words on an instrument count beside those of
//! others. What others say of the instruments that the review asks for is read whole; of all the
//! rest of the graph nothing is. So the graph that is built of that answers as one of everything.

use std::collections::BTreeSet;

use cancu_frozen::{Class, Frozen, Relations};
use cancu_graph::{About, Document, Graph, Heads, NodeId};
use cancu_model::{Basis, InstrumentId, Mention, Reading, Relation, Scope};
use cancu_validity::ACTS;

use super::is_own_word;

/// No document alone relates so many others to an instrument: they are known by others.
const MANY: usize = 1000;

/// The documents of an opened graph, and what of them, that [`check`](super::check) of a draft looks
/// at, once the draft is among them. `None` for a built graph, and where the names or ids of other
/// documents hang on the draft's: then it is to be all.
///
/// # Complexity
///
/// What is said of the instruments that the draft names, of those that act on them or that they
/// detail, and so on, and for each of these the acts of the register; *O*(*n*) in the instruments
/// once, and for each citation that is not whole or that nobody else knows.
#[must_use]
pub fn around(graph: &Graph, draft: &Reading) -> Option<About> {
    if !graph.is_opened() {
        return None;
    }
    let frozen = graph.frozen().ok()?;
    if is_entangled(graph, frozen, draft) {
        return None;
    }
    let mut asked = Asked {
        graph,
        frozen,
        open: Vec::new(),
        told: BTreeSet::new(),
        seen: BTreeSet::new(),
        held: BTreeSet::new(),
    };
    let names = draft.of_title.iter().chain(&draft.mentions);
    let named = names
        .clone()
        .flat_map(|it| it.id.iter().chain(&it.candidates));
    let sources: Vec<InstrumentId> = names.filter_map(|it| it.source.parse().ok()).collect();
    let reported = draft.reported.relations.iter().map(|it| &it.id);
    let own = Heads::named(&draft.file, &draft.heading);
    for id in named.chain(&sources).chain(reported).chain([&own]) {
        asked.ask(id);
    }
    for mention in draft.mentions.iter().filter(|it| is_own_word(it)) {
        asked.superior(mention);
        asked.known(mention, draft);
    }
    asked.close();
    let about = graph.about(&asked.told, &asked.held)?;
    // What a document is called may hang on another that goes: the draft as it was.
    let own = base(&draft.file);
    let before = about
        .documents
        .iter()
        .any(|it| base(&it.reading.file) == own);
    let open = |it: &Document| {
        it.is_open && asked.told.contains(&it.instrument) && (before || asked.has_rival(it, own))
    };
    (!about.documents.iter().any(open)).then_some(about)
}

/// Says whether the draft and other documents may give each other their names.
fn is_entangled(graph: &Graph, frozen: &Frozen, draft: &Reading) -> bool {
    let id = Heads::named(&draft.file, &draft.heading);
    // Who leaves the number blank is told from others who do.
    if id.number.is_none() && !frozen.starting(&id.to_string()).is_empty() {
        return true;
    }
    // An old document without a year has that of who cites it with its day: the draft, or by it.
    if let Some(day) = Heads::undated(&id, &draft.heading) {
        let year = format!("/{}/", day.year());
        let fits = |it: &InstrumentId| it.year == Some(day.year()) && it.may_be(&id);
        if ids(frozen, &year).any(|it| fits(&it)) {
            return true;
        }
    }
    let all = draft.mentions.iter().chain(&draft.of_title);
    let dated = all.filter(|it| it.date.is_some());
    let dated: Vec<&InstrumentId> = dated.filter_map(|it| it.id.as_ref()).collect();
    let symbols: BTreeSet<&str> = dated.iter().map(|it| it.symbol.as_str()).collect();
    let mut yearless = ids(frozen, "/_/").filter(|it| symbols.contains(it.symbol.as_str()));
    yearless.any(|open| {
        let node = graph.node_id(&open).map(|it| graph.node(it));
        let held = node.is_some_and(|it| it.held.is_some());
        held && open.year.is_none() && dated.iter().any(|it| it.may_be(&open))
    })
}

/// The ids that have these letters in them.
fn ids<'f>(frozen: &'f Frozen, letters: &'f str) -> impl Iterator<Item = InstrumentId> + use<'f> {
    let all = (0..frozen.documents() as u32).map(|it| frozen.id(it));
    all.filter(move |it| it.contains(letters))
        .filter_map(|it| it.parse().ok())
}

/// The last part of the name of a document: all that is sure to stay where others share it.
fn base(file: &str) -> &str {
    file.rsplit(['/', '\\']).next().unwrap_or_default()
}

/// What is asked for.
struct Asked<'g> {
    graph: &'g Graph,
    frozen: &'g Frozen,
    /// Instruments whose events are asked for, and have not been looked at.
    open: Vec<InstrumentId>,
    /// Instruments of which all that is said is asked for.
    told: BTreeSet<InstrumentId>,
    /// Those of them that were or are in `open`.
    seen: BTreeSet<InstrumentId>,
    /// Instruments whose documents are asked for.
    held: BTreeSet<InstrumentId>,
}

impl Asked<'_> {
    /// Asks for what happens to an instrument.
    fn ask(&mut self, id: &InstrumentId) {
        if self.seen.insert(id.clone()) {
            self.told.insert(id.clone());
            self.open.push(id.clone());
        }
        if let (false, Some(number)) = (id.is_complete(), &id.number) {
            let all = self.frozen.ending(&format!("/{number}"));
            let fit = |it: &InstrumentId| it.may_be(id);
            let found = all.into_iter().filter_map(|it| self.id(it)).filter(fit);
            let found: Vec<InstrumentId> = found.collect();
            self.told.extend(found);
        }
    }

    fn id(&self, document: u32) -> Option<InstrumentId> {
        self.frozen.id(document).parse().ok()
    }

    /// Says whether a document of a name leaves its number blank as another does.
    fn has_rival(&self, document: &Document, name: &str) -> bool {
        let blank = InstrumentId {
            number: None,
            ..document.instrument.clone()
        };
        let alike = self.frozen.starting(&blank.to_string()).into_iter();
        let mut alike = alike.filter_map(|it| self.graph.node_at(it as usize));
        alike.any(|it| {
            let held = self.graph.node(it).held.as_ref();
            held.is_some_and(|it| base(&it.file) == name)
        })
    }

    fn document(&self, id: &InstrumentId) -> Option<u32> {
        self.frozen.find(&id.to_string())
    }

    /// What a superior's plan carries out is asked for with it.
    fn superior(&mut self, mention: &Mention) {
        let local = |it: &&InstrumentId| it.scope.as_ref().is_some_and(|it| !it.is_central());
        let implements = mention.relation == Relation::Implements && !mention.historic;
        let id = mention.id.as_ref().filter(|_| implements).filter(local);
        let Some(plan) = id.and_then(|it| self.document(it)) else {
            return;
        };
        for (target, relation) in self.frozen.targets(plan, Class::Up) {
            let central = |it: &InstrumentId| it.scope.as_ref().is_some_and(Scope::is_central);
            let carried = self.id(target).filter(|_| relation == Relation::Implements);
            if let Some(id) = carried.filter(central) {
                self.ask(&id);
            }
        }
    }

    /// What nobody else knows is held against its series and against its number of other years.
    fn known(&mut self, mention: &Mention, draft: &Reading) {
        let Some(id) = mention.id.as_ref().filter(|it| it.is_complete()) else {
            return;
        };
        let node = self.graph.node_id(id);
        if node.is_some_and(|it| self.is_known(it, id, draft)) {
            return;
        }
        let open = InstrumentId {
            number: None,
            ..id.clone()
        }
        .to_string();
        let series = self.frozen.starting(open.trim_end_matches('_'));
        let number = id.number.as_deref().unwrap_or_default();
        let numbered = self.frozen.ending(&format!("/{number}"));
        let same = |it: &InstrumentId| {
            (&it.scope, &it.symbol) == (&id.scope, &id.symbol)
                && (it.year == id.year || it.number == id.number)
        };
        let found = series.into_iter().chain(numbered);
        let found: Vec<InstrumentId> = found.filter_map(|it| self.id(it)).filter(same).collect();
        for it in found {
            let node = self.graph.node_id(&it).map(|it| self.graph.node(it));
            if node.is_some_and(|it| it.held.is_none()) {
                self.neighbours(&it);
            } else if it.number != id.number {
                // Its own text knows it: what others say of it is not asked.
                self.held.insert(it);
                continue;
            }
            self.told.insert(it);
        }
        self.neighbours(id);
    }

    /// Somebody else knows an instrument: not one whose document bears the draft's name, which may
    /// be the draft as it was.
    fn is_known(&self, node: NodeId, id: &InstrumentId, draft: &Reading) -> bool {
        let own = base(&draft.file);
        let other = |act: &cancu_graph::Relationship| {
            let mut said = act.evidence.iter();
            act.basis != Basis::Stated || said.any(|it| base(&it.file) != own)
        };
        let it = self.graph.node(node);
        it.held.as_ref().is_some_and(|it| base(&it.file) != own)
            || self.graph.register().recorded(id).next().is_some()
            || self.frozen.actors_count(node.index() as u32) > MANY
            || self.graph.incoming(node).iter().any(|it| other(it.1))
    }

    /// The documents that stand beside an instrument whose text is not held: they know it.
    fn neighbours(&mut self, id: &InstrumentId) {
        let Some(document) = self.document(id) else {
            return;
        };
        for class in Class::ALL {
            let acting = self.frozen.actors(document, class).into_iter();
            let acting: Vec<InstrumentId> = acting.filter_map(|it| self.id(it.0)).collect();
            self.held.extend(acting);
            let reached = self.frozen.targets(document, class).into_iter();
            let reached: Vec<InstrumentId> = reached.filter_map(|it| self.id(it.0)).collect();
            self.told.extend(reached);
        }
    }

    /// Goes on to who acts on what is asked for, to what that details, and to what the register says of
    /// them.
    fn close(&mut self) {
        let acts = Relations::of(&ACTS);
        let register = std::sync::Arc::clone(self.graph.register());
        while let Some(id) = self.open.pop() {
            for act in register.acts() {
                if act.to == id {
                    self.ask(&act.from);
                }
                if act.from == id && act.relation == Relation::Details {
                    self.ask(&act.to);
                }
            }
            for note in register.notes().iter().filter(|it| it.about == id) {
                note.to.iter().for_each(|it| self.ask(it));
            }
            let Some(document) = self.document(&id) else {
                continue;
            };
            for (actor, _) in self.frozen.actors_by(document, acts) {
                self.ask_for(actor);
            }
            for (parent, relation) in self.frozen.targets(document, Class::Up) {
                if relation == Relation::Details {
                    self.ask_for(parent);
                    self.siblings(parent);
                }
            }
        }
    }

    fn ask_for(&mut self, document: u32) {
        if let Some(id) = self.id(document) {
            self.ask(&id);
        }
    }

    /// What details the same and was not read may have taken the place of what would fall.
    fn siblings(&mut self, parent: u32) {
        let details = Relations::of(&[Relation::Details]);
        for (other, _) in self.frozen.actors_by(parent, details) {
            let node = self.graph.node_at(other as usize);
            let absent = |it: &NodeId| self.graph.node(*it).held.is_none();
            if node.filter(absent).is_some()
                && let Some(id) = self.id(other)
            {
                self.told.insert(id);
            }
        }
    }
}
