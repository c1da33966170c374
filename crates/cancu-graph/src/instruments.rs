use std::sync::{Arc, OnceLock};

use cancu_model::{Date, InstrumentId, Link, Reading};
use cancu_tables::Register;
use petgraph::graph::{DiGraph, NodeIndex};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::graph::{Built, Graph, Inner, Node, NodeId, Relationship};
use crate::joining::Ids;
use crate::node;
use crate::said::{Said, dates_differ, titles_differ};
use crate::sayings::{Field, Sayings, Words};

/// Every instrument that documents hold or cite, with what is said of it: the whole of which a
/// [`Graph`] shows a part, or all.
///
/// An instrument is known by its number, from 0; a document by its place in the order of the
/// [`Heads`](crate::Heads).
#[derive(Debug)]
pub struct Instruments {
    ids: Ids,
    own: Vec<u32>,
    words: Words,
    said: Vec<Sayings>,
    register: Arc<Register>,
    /// All numbers in the order of ids.
    order: Vec<u32>,
    /// All documents in the order of their instruments' numbers.
    held: Vec<u32>,
    /// Complete instruments by number, where an incomplete one has the same.
    complete: FxHashMap<String, Vec<u32>>,
}

/// What a [`Graph`] is to show.
#[derive(Debug, Default)]
pub struct Part {
    /// The instruments, in the order of [`Instruments::order`].
    pub instruments: Vec<u32>,
    /// Documents with their numbers, growing: the first document of each of these instruments
    /// that has one, and any others.
    pub documents: Vec<(usize, Reading)>,
    /// Relations that were reported beside no text.
    pub links: Vec<Link>,
    /// Relations between these instruments: from, to, how.
    pub relations: Vec<(u32, u32, Relationship)>,
}

impl Instruments {
    pub(crate) fn new(
        ids: Ids,
        own: Vec<u32>,
        words: Words,
        said: Vec<Sayings>,
        register: Arc<Register>,
    ) -> Instruments {
        let mut order: Vec<u32> = (0..ids.len() as u32).collect();
        order.sort_unstable_by_key(|it| &ids[*it as usize]);
        let mut held: Vec<u32> = (0..own.len() as u32).collect();
        held.sort_by_key(|it| own[*it as usize]);
        let open = ids.iter().filter(|it| !it.is_complete());
        let numbers: FxHashSet<&String> = open.filter_map(|it| it.number.as_ref()).collect();
        let mut complete: FxHashMap<String, Vec<u32>> = FxHashMap::default();
        for at in &order {
            let id = &ids[*at as usize];
            let number = id.number.as_ref().filter(|it| numbers.contains(it));
            if let Some(number) = number.filter(|_| id.is_complete()) {
                complete.entry(number.clone()).or_default().push(*at);
            }
        }
        drop(numbers);
        Instruments {
            ids,
            own,
            words,
            said,
            register,
            order,
            held,
            complete,
        }
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.ids.len()
    }

    /// The numbers in the order of ids.
    #[must_use]
    pub fn order(&self) -> &[u32] {
        &self.order
    }

    /// The id of a number.
    ///
    /// # Panics
    ///
    /// For a number that is not of these.
    #[must_use]
    pub fn id(&self, number: u32) -> &InstrumentId {
        &self.ids[number as usize]
    }

    /// The number of an id.
    #[must_use]
    pub fn number(&self, id: &InstrumentId) -> Option<u32> {
        self.ids.get_index_of(id).map(|it| it as u32)
    }

    /// The instrument whose text a document is.
    #[must_use]
    pub fn of_document(&self, document: usize) -> Option<u32> {
        self.own.get(document).copied()
    }

    /// The documents that are the text of an instrument; the first holds it. *O*(log *n*).
    #[must_use]
    pub fn documents(&self, number: u32) -> &[u32] {
        let own = |it: &u32| self.own[*it as usize];
        let from = self.held.partition_point(|it| own(it) < number);
        let to = self.held.partition_point(|it| own(it) <= number);
        &self.held[from..to]
    }

    /// The day of signing of an instrument, `held` being what the document that holds it says.
    #[must_use]
    pub fn date(&self, number: u32, held: Option<Date>) -> Option<Date> {
        let said = &self.said[number as usize];
        node::date(self.id(number), said, &self.register, held)
    }

    /// Says whether texts and the register give the instrument different days or titles, so that
    /// a graph needs its [`Said`].
    ///
    /// # Complexity
    ///
    /// *O*(*k*²) in the different days and titles that are said of it.
    #[must_use]
    pub fn is_disputed(&self, number: u32) -> bool {
        let said = &self.said[number as usize];
        let rows = self.register.recorded(self.id(number));
        let recorded = rows.flat_map(|it| {
            let others = it.other_dates.iter().filter(|it| it.signing);
            it.date.into_iter().chain(others.map(|it| it.date))
        });
        let titles = || said.all(&self.words, Field::Title).map(|it| it.0);
        dates_differ(said.dates().chain(recorded))
            || titles().nth(1).is_some() && titles_differ(titles())
    }

    /// A graph of some instruments. `said` is asked for each of them that is disputed.
    ///
    /// # Complexity
    ///
    /// *O*(*n* + *m* log *m*) in the instruments and relations of the part.
    #[must_use]
    pub fn graph(&self, part: Part, said: &mut dyn FnMut(u32) -> Said) -> Graph {
        let mut graph = Built::default();
        let mut inner: DiGraph<Node, Relationship> = DiGraph::new();
        let mut holder: FxHashMap<u32, usize> = FxHashMap::default();
        for (at, (document, _)) in part.documents.iter().enumerate() {
            if let Some(own) = self.of_document(*document) {
                holder.entry(own).or_insert(at);
            }
        }
        let mut at: FxHashMap<u32, NodeId> = FxHashMap::default();
        for number in &part.instruments {
            let id = self.id(*number);
            let held = holder.get(number).copied();
            let of_it = &self.said[*number as usize];
            let reading = held.map(|it| &part.documents[it].1);
            let mut node = node::of(id, of_it, &self.words, &self.register, reading);
            node.candidates = self.candidates(id);
            if self.is_disputed(*number) {
                let rows = self.register.recorded(id);
                graph.conflicts.extend(said(*number).conflicts(id, rows));
            }
            let idx = NodeId(inner.add_node(node).index() as u32);
            at.insert(*number, idx);
            graph.index.insert(id.clone(), idx);
            graph.held.extend(held.map(|it| (idx, it)));
            if let Some(number) = &id.number {
                graph.by_number.entry(number.clone()).or_default().push(idx);
            }
        }
        let ends =
            |(from, to, it): (u32, u32, Relationship)| Some((at.get(&from)?.0, at.get(&to)?.0, it));
        let mut relations: Vec<_> = part.relations.into_iter().filter_map(ends).collect();
        relations.sort_unstable_by_key(|(from, to, it)| {
            (*from, *to, it.relation, it.extent, it.basis, it.effective)
        });
        for (from, to, it) in relations {
            inner.add_edge(
                NodeIndex::new(from as usize),
                NodeIndex::new(to as usize),
                it,
            );
        }
        let owner = |document: usize| self.of_document(document).and_then(|it| at.get(&it));
        let documents = part.documents.iter().map(|it| owner(it.0).copied());
        graph.documents = documents.collect();
        graph.inner = inner;
        graph.links = part.links;
        graph.readings = part.documents.into_iter().map(|it| it.1).collect();
        Graph {
            inner: Inner::Built(Arc::new(graph)),
            register: Arc::clone(&self.register),
            frozen: OnceLock::new(),
        }
    }

    /// The complete ones that an id with an unknown part may be.
    fn candidates(&self, id: &InstrumentId) -> Vec<InstrumentId> {
        if id.is_complete() {
            return Vec::new();
        }
        let number = id.number.as_ref();
        let same = number.and_then(|it| self.complete.get(it));
        let fitting = same.into_iter().flatten().map(|it| self.id(*it));
        fitting.filter(|it| it.may_be(id)).cloned().collect()
    }
}
