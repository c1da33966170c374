//! What the review asks of the draft and of its ground for each citation, worked out once: a
//! draft may cite one instrument a thousand times, and a hub has a hundred thousand relations.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use cancu_graph::{NodeId, Relationship};
use cancu_model::{Basis, Date, Evidence, InstrumentId, Reading, Relation, Scope};
use cancu_validity::Proof;
use rustc_hash::{FxHashMap, FxHashSet};

use super::Draft;
use super::known::{law, listed};
use crate::resolve::{successors, unsurely};

/// What the draft says as a whole.
pub(super) struct Said<'g> {
    /// Number and symbol of what it cites with its year.
    pub(super) dated: FxHashSet<(Option<&'g str>, Option<&'g str>)>,
    /// What it ends itself.
    pub(super) ended: FxHashSet<&'g InstrumentId>,
    /// What it names or may name.
    pub(super) named: FxHashSet<&'g InstrumentId>,
}

impl<'g> Said<'g> {
    pub(super) fn of(reading: &'g Reading) -> Said<'g> {
        let mentions = reading.mentions.iter();
        let with_year = mentions.clone().filter(|it| it.year.is_some());
        let ends = |it: &Relation| matches!(it, Relation::Replaces | Relation::Repeals);
        let acts = mentions
            .clone()
            .filter(|it| it.source == "self" && ends(&it.relation));
        Said {
            dated: with_year
                .map(|it| (it.number.as_deref(), it.symbol.as_deref()))
                .collect(),
            ended: acts.filter_map(|it| it.id.as_ref()).collect(),
            named: mentions
                .flat_map(|it| it.id.iter().chain(&it.candidates))
                .collect(),
        }
    }
}

/// What an instrument is worth on the day of signing.
pub(super) struct Verdict {
    pub(super) proof: Proof,
    current: OnceCell<Current>,
}

/// What stands in the place of an instrument.
pub(super) struct Current {
    pub(super) ids: Vec<InstrumentId>,
    /// Of these, what nothing sure leads to.
    pub(super) unsure: Vec<InstrumentId>,
}

/// Instruments of a scope, a symbol and a year.
type Series<'g> = (&'g Option<Scope>, &'g str, Option<u16>);
/// Instruments of a scope, a symbol and a number, whatever their year.
type Numbered<'g> = (&'g Option<Scope>, &'g str, Option<&'g str>);
/// Days that others give, each with who gives it.
type Days = Vec<(Date, Vec<Evidence>)>;

/// Answers about the ground.
#[derive(Default)]
pub(super) struct Ground<'g> {
    verdicts: RefCell<FxHashMap<NodeId, Rc<Verdict>>>,
    known: RefCell<FxHashMap<NodeId, bool>>,
    series: OnceCell<FxHashMap<Series<'g>, usize>>,
    numbered: OnceCell<FxHashMap<Numbered<'g>, Vec<NodeId>>>,
    days: OnceCell<FxHashMap<&'g InstrumentId, Days>>,
    superiors: RefCell<FxHashSet<NodeId>>,
    work: Cell<usize>,
}

impl<'g> Draft<'g> {
    /// Counts what was looked at, so that a test can hold it against what there is.
    pub(super) fn looked_at(&self, count: usize) {
        self.ground.work.set(self.ground.work.get() + count);
    }

    /// How much was looked at.
    pub(super) fn work(&self) -> usize {
        self.ground.work.get()
    }

    /// The status of an instrument on the day of signing.
    pub(super) fn verdict(&self, node: NodeId) -> Rc<Verdict> {
        if let Some(it) = self.ground.verdicts.borrow().get(&node) {
            return Rc::clone(it);
        }
        self.looked_at(1);
        let verdict = Rc::new(Verdict {
            proof: cancu_validity::status(self.graph, node, self.date),
            current: OnceCell::new(),
        });
        let mut verdicts = self.ground.verdicts.borrow_mut();
        verdicts.insert(node, Rc::clone(&verdict));
        verdict
    }

    /// What stands in the place of an instrument of this verdict.
    pub(super) fn current<'v>(&self, node: NodeId, verdict: &'v Verdict) -> &'v Current {
        verdict.current.get_or_init(|| {
            self.looked_at(1);
            let (ids, chain) = successors(self.graph, node, self.date, &verdict.proof);
            let unsure = unsurely(&self.graph.node(node).id, &ids, &chain);
            Current { ids, unsure }
        })
    }

    /// Somebody beside the draft knows the instrument.
    pub(super) fn is_known(&self, node: NodeId) -> bool {
        if let Some(it) = self.ground.known.borrow().get(&node) {
            return *it;
        }
        let known = self.is_known_elsewhere(node);
        self.ground.known.borrow_mut().insert(node, known);
        known
    }

    fn is_known_elsewhere(&self, node: NodeId) -> bool {
        let it = self.graph.node(node);
        let elsewhere = |edges: Vec<(NodeId, &Relationship)>| {
            self.looked_at(edges.len());
            edges.iter().any(|(_, act)| {
                let mut said = act.evidence.iter();
                act.basis != Basis::Stated || said.any(|it| it.file != self.reading.file)
            })
        };
        it.held.is_some()
            || law(it).is_some()
            || listed(it).is_some()
            || self.graph.register().recorded(&it.id).next().is_some()
            || elsewhere(self.graph.incoming(node))
            || elsewhere(self.graph.outgoing(node))
    }

    /// How many instruments of the same series and year somebody beside the draft knows.
    pub(super) fn known_of_series(&self, id: &InstrumentId) -> usize {
        let series = self.ground.series.get_or_init(|| {
            let mut out: FxHashMap<Series<'g>, usize> = FxHashMap::default();
            for node in self.graph.nodes() {
                self.looked_at(1);
                if self.is_known(node) {
                    let id = &self.graph.node(node).id;
                    *out.entry((&id.scope, &id.symbol, id.year)).or_default() += 1;
                }
            }
            out
        });
        let key = (&id.scope, id.symbol.as_str(), id.year);
        series.get(&key).copied().unwrap_or_default()
    }

    /// Instruments of the same number of all years.
    pub(super) fn of_number<'d>(&'d self, id: &'d InstrumentId) -> &'d [NodeId] {
        let numbered = self.ground.numbered.get_or_init(|| {
            let mut out: FxHashMap<Numbered<'g>, Vec<NodeId>> = FxHashMap::default();
            for node in self.graph.nodes() {
                self.looked_at(1);
                let id = &self.graph.node(node).id;
                let key = (&id.scope, id.symbol.as_str(), id.number.as_deref());
                out.entry(key).or_default().push(node);
            }
            out
        });
        let key = (&id.scope, id.symbol.as_str(), id.number.as_deref());
        numbered.get(&key).map(Vec::as_slice).unwrap_or_default()
    }

    /// The days that others give, where texts give several.
    pub(super) fn days_of_others(&self, id: &InstrumentId) -> &[(Date, Vec<Evidence>)] {
        let days = self.ground.days.get_or_init(|| {
            let conflicts = self.graph.conflicts().iter();
            conflicts
                .filter(|it| it.field == "date")
                .map(|conflict| {
                    let sides = conflict.values.iter().filter_map(|it| {
                        self.looked_at(it.evidence.len());
                        let others = it.evidence.iter();
                        let others = others.filter(|it| it.file != self.reading.file);
                        let others: Vec<Evidence> = others.cloned().collect();
                        let day = it.value.parse::<Date>().ok()?;
                        (!others.is_empty()).then_some((day, others))
                    });
                    (&conflict.instrument, sides.collect())
                })
                .collect()
        });
        days.get(id).map(Vec::as_slice).unwrap_or_default()
    }

    /// Nobody has asked this of the superior's plan yet: what it gives is said once.
    pub(super) fn is_first(&self, superior: NodeId) -> bool {
        self.ground.superiors.borrow_mut().insert(superior)
    }
}
