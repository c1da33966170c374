use std::collections::BTreeSet;
use std::error::Error;
use std::fmt;
use std::sync::{Arc, Mutex, OnceLock};

use cancu_frozen::{Frozen, Relations};
use cancu_model::{Basis, Effective, InstrumentId, Link, Reading, Relation};
use cancu_tables::Register;

use crate::about::{About, Document};
use crate::census::Census;
use crate::graph::{Conflict, Graph, Inner, Moved, Node, NodeId, Relationship};
use crate::node::{moved, superseded_title};
use crate::words;

/// Why rows could not be read, as [`Rows`] says it.
pub type Cause = Box<dyn Error + Send + Sync>;

/// Why rows could not be read, as [`Graph::failure`] keeps it.
pub type Failure = Arc<dyn Error + Send + Sync>;

/// What a graph that is opened reads beside its frozen form, one question at a time.
///
/// All of it is of the one state that the frozen form was made of. Instruments are named by their
/// ids as they print.
pub trait Rows: Send + Sync {
    /// The instrument of an id; its [`Node::superseded_title`] and [`Node::moved`] are not
    /// looked at.
    ///
    /// # Errors
    ///
    /// Whatever the source gives; so do the others.
    fn node(&self, id: &str) -> Result<Option<Node>, Cause>;

    /// The instruments whose label, title or issuer has all these words, which have no marks, in
    /// any order; others whose id has some of them may be given as well.
    ///
    /// # Errors
    ///
    /// Whatever the source gives.
    fn having(&self, words: &[String]) -> Result<Vec<InstrumentId>, Cause>;

    /// The relations of an instrument to others (`out`), or of others to it, among those asked
    /// for: each with the other instrument, in any order. With `actor`, those of that other alone.
    ///
    /// # Errors
    ///
    /// Whatever the source gives.
    fn around(
        &self,
        id: &str,
        out: bool,
        relations: &[Relation],
        actor: Option<&str>,
    ) -> Result<Vec<(InstrumentId, Relationship)>, Cause>;

    /// What the document of a name says of itself, with its lines; its citations may be left out.
    ///
    /// # Errors
    ///
    /// Whatever the source gives.
    fn head(&self, file: &str) -> Result<Option<Reading>, Cause>;

    /// The documents whose texts cite one of these instruments, in the order of
    /// [`Rows::readings`].
    ///
    /// # Errors
    ///
    /// Whatever the source gives.
    fn citing(&self, cited: &[&str]) -> Result<Vec<Citing>, Cause>;

    /// What a document says, whole.
    ///
    /// # Errors
    ///
    /// Whatever the source gives.
    fn page(&self, of: &Citing) -> Result<Reading, Cause>;

    /// The documents that cite or hold one of the instruments `told`, or hold one of `held`, each
    /// with the instrument that it holds, in any order: what they say of themselves, without their
    /// lines, and their citations of `told` alone, in the order of their texts.
    ///
    /// # Errors
    ///
    /// Whatever the source gives.
    fn about(
        &self,
        told: &[String],
        held: &[String],
    ) -> Result<Vec<(InstrumentId, Reading)>, Cause>;

    /// The instruments of whose documents an end or a status is reported beside the text, in any
    /// order.
    ///
    /// # Errors
    ///
    /// Whatever the source gives.
    fn reported(&self) -> Result<Vec<InstrumentId>, Cause>;

    /// Says whether no document was read.
    ///
    /// # Errors
    ///
    /// Whatever the source gives.
    fn is_empty(&self) -> Result<bool, Cause>;

    /// How many documents and relations there are.
    ///
    /// # Errors
    ///
    /// Whatever the source gives.
    fn counts(&self) -> Result<Counts, Cause>;

    /// Counts of all citations and relations.
    ///
    /// # Errors
    ///
    /// Whatever the source gives.
    fn census(&self) -> Result<Census, Cause>;

    /// Hands every instrument to which others relate to `each`, with the number of relations, in
    /// any order. `each` asks nothing of the source.
    ///
    /// # Errors
    ///
    /// Whatever the source gives.
    fn reached(&self, each: &mut dyn FnMut(&str, usize)) -> Result<(), Cause>;

    /// The instruments that come next after a number of the source, some at a time, as
    /// [`Rows::node`] gives them, and the number of the last; none at the end. The first come
    /// after `i64::MIN`.
    ///
    /// # Errors
    ///
    /// Whatever the source gives.
    fn nodes(&self, after: i64) -> Result<(Vec<Node>, i64), Cause>;

    /// Everything that contradicts, not what texts say differently alone, in the order of ids
    /// and of fields.
    ///
    /// # Errors
    ///
    /// Whatever the source gives.
    fn conflicts(&self) -> Result<Vec<Conflict>, Cause>;

    /// All that documents say: what the graph was built of.
    ///
    /// # Errors
    ///
    /// Whatever the source gives.
    fn readings(&self) -> Result<Vec<Reading>, Cause>;

    /// The relations that are reported beside no text.
    ///
    /// # Errors
    ///
    /// Whatever the source gives.
    fn links(&self) -> Result<Vec<Link>, Cause>;
}

/// A document that cites instruments that were asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citing {
    /// The instrument that it holds.
    pub document: InstrumentId,
    /// Its number in the source.
    pub number: i64,
}

/// Sizes of a graph.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Documents that were read.
    pub documents: usize,
    /// Relations; parallel ones count each.
    pub relations: usize,
}

impl Graph {
    /// Opens a graph on its frozen form and on the rows that it was built with. It answers as the
    /// graph that [`Graph::build_with`] makes of `rows.readings()`, `rows.links()` and `register`.
    ///
    /// # Complexity
    ///
    /// *O*(*n*) in the instruments, for room that is not filled.
    #[must_use]
    pub fn open(frozen: Frozen, rows: Arc<dyn Rows>, register: Arc<Register>) -> Graph {
        let frozen = Arc::new(frozen);
        let chunks = chunks(&frozen);
        let opened = Opened {
            frozen: Arc::clone(&frozen),
            rows,
            register: Arc::clone(&register),
            chunks,
            counts: OnceLock::new(),
            conflicts: OnceLock::new(),
            said: OnceLock::new(),
            whole: OnceLock::new(),
            failure: Arc::default(),
        };
        Graph {
            inner: Inner::Opened(Arc::new(opened)),
            register,
            frozen: OnceLock::from(frozen),
        }
    }
}

/// A graph of which the frozen form is in memory, and of the rest what was asked for.
pub(crate) struct Opened {
    frozen: Arc<Frozen>,
    rows: Arc<dyn Rows>,
    register: Arc<Register>,
    chunks: Vec<OnceLock<Box<[Slot]>>>,
    counts: OnceLock<Counts>,
    conflicts: OnceLock<Vec<Conflict>>,
    /// Of the conflicts those of what texts say differently.
    said: OnceLock<Vec<Conflict>>,
    whole: OnceLock<Graph>,
    failure: Arc<Mutex<Option<Failure>>>,
}

/// Nodes whose room is taken together.
const CHUNK: usize = 16;

/// Room for all nodes.
fn chunks(frozen: &Frozen) -> Vec<OnceLock<Box<[Slot]>>> {
    let mut chunks = Vec::new();
    chunks.resize_with(frozen.documents().div_ceil(CHUNK), OnceLock::new);
    chunks
}

/// What was read of a node.
#[derive(Default)]
struct Slot {
    node: OnceLock<Node>,
    /// Outgoing and incoming relationships of each group.
    around: [[OnceLock<Around>; GROUPS.len()]; 2],
}

type Around = Vec<(NodeId, Relationship)>;

/// Relations that are read together: a question of one is often one of all.
const GROUPS: [&[Relation]; 4] = [
    &[Relation::BasedOn, Relation::Implements, Relation::Details],
    &[
        Relation::Amends,
        Relation::Replaces,
        Relation::Repeals,
        Relation::Suspends,
        Relation::Corrects,
        Relation::KeepsInForce,
    ],
    &[Relation::Cites],
    &[
        Relation::Consolidates,
        Relation::Promulgates,
        Relation::Related,
    ],
];

impl fmt::Debug for Opened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Opened({} nodes)", self.node_count())
    }
}

impl Opened {
    pub(crate) fn node_count(&self) -> usize {
        self.frozen.documents()
    }

    pub(crate) fn node_id(&self, id: &InstrumentId) -> Option<NodeId> {
        self.frozen.find(&id.to_string()).map(NodeId)
    }

    /// The nodes whose id ends in this number, in their order.
    pub(crate) fn of_number(&self, number: &str) -> Vec<NodeId> {
        let found = self.frozen.ending(&format!("/{number}"));
        found.into_iter().map(NodeId).collect()
    }

    /// The id of a node, without its row.
    pub(crate) fn id(&self, node: NodeId) -> Option<InstrumentId> {
        self.frozen.id(node.0).parse().ok()
    }

    fn slot(&self, node: NodeId) -> Option<&Slot> {
        let chunk = self.chunks.get(node.index() / CHUNK)?;
        let slots = chunk.get_or_init(|| (0..CHUNK).map(|_| Slot::default()).collect());
        slots.get(node.index() % CHUNK)
    }

    pub(crate) fn node(&self, node: NodeId) -> &Node {
        static NOBODY: OnceLock<Node> = OnceLock::new();
        match self.slot(node) {
            Some(slot) => slot.node.get_or_init(|| {
                let id = self.frozen.id(node.0);
                let found = self.sound(self.rows.node(id)).flatten();
                self.completed(id, found.unwrap_or_else(|| self.missing(id)))
            }),
            None => NOBODY.get_or_init(|| self.missing("_/_/_/_")),
        }
    }

    /// A node of a row with what follows from its id and the register.
    fn completed(&self, id: &str, node: Node) -> Node {
        Node {
            superseded_title: superseded_title(id),
            moved: self.moved(&node),
            ..node
        }
    }

    /// From which day the register moved the entry into force of a node: its row holds the day to
    /// which, and its document says from which.
    fn moved(&self, node: &Node) -> Option<Moved> {
        let by_register = node.effective.is_some_and(|it| it.1 == Basis::Register);
        let held = node.held.as_ref().filter(|_| by_register)?;
        let head = self.sound(self.rows.head(&held.file)).flatten()?;
        let stated = match head.heading.effective? {
            Effective::On(_) if held.reported.effective => None,
            Effective::On(day) => Some(day),
            Effective::Signing => node.date,
        };
        moved(&self.register, &node.id, stated?).map(|it| it.1)
    }

    /// Stands in for a row that could not be read, which [`Opened::failure`] tells.
    fn missing(&self, id: &str) -> Node {
        let _: Option<()> = self.sound(Err(format!("no row of the instrument `{id}`").into()));
        Node {
            id: id.parse().unwrap_or(InstrumentId {
                scope: None,
                symbol: "_".to_owned(),
                year: None,
                number: None,
            }),
            kind: String::new(),
            number: None,
            symbol: None,
            date: None,
            effective: None,
            issuer: None,
            title: None,
            label: id.to_owned(),
            held: None,
            candidates: Vec::new(),
            superseded_title: false,
            moved: None,
            yearly: false,
        }
    }

    /// The relationships of a node in the groups that hold one of `relations`, or in all.
    pub(crate) fn around(
        &self,
        node: NodeId,
        out: bool,
        relations: Option<&[Relation]>,
    ) -> impl Iterator<Item = (NodeId, &Relationship)> {
        let asked = move |group: &[Relation]| {
            relations.is_none_or(|all| all.iter().any(|it| group.contains(it)))
        };
        let slot = self.slot(node).into_iter();
        slot.flat_map(move |slot| {
            let groups = GROUPS.iter().zip(&slot.around[usize::from(out)]);
            let groups: Vec<_> = groups.filter(|it| asked(it.0)).collect();
            groups.into_iter().flat_map(move |(group, rows)| {
                let rows = rows.get_or_init(|| self.read_around(node, out, group));
                rows.iter().map(|it| (it.0, &it.1))
            })
        })
    }

    fn read_around(&self, node: NodeId, out: bool, group: &[Relation]) -> Around {
        let id = self.frozen.id(node.0);
        let read = |actor| self.sound(self.rows.around(id, out, group, actor));
        // The frozen form says who acts on a hub: its citations are not looked through for them.
        let actors = if out {
            None
        } else {
            self.few_actors(node, group)
        };
        let found = match actors {
            Some(actors) => {
                let actors = actors.iter().map(|it| self.frozen.id(*it));
                actors
                    .filter_map(|it| read(Some(it)))
                    .flatten()
                    .collect::<Vec<_>>()
            }
            None => read(None).unwrap_or_default(),
        };
        let found = found.into_iter();
        let known = found.filter_map(|(other, it)| Some((self.known(&other)?, it)));
        known.collect()
    }

    /// Those that relate to a node by a group, if they are few beside all that relate to it.
    fn few_actors(&self, node: NodeId, group: &[Relation]) -> Option<Vec<u32>> {
        let of_group = self.frozen.actors_by(node.0, Relations::of(group));
        let mut actors: Vec<u32> = of_group.into_iter().map(|it| it.0).collect();
        actors.sort_unstable();
        actors.dedup();
        let few = self.frozen.actors_count(node.0) / 8;
        (actors.len() <= few || actors.is_empty()).then_some(actors)
    }

    /// The nodes that have all these words, as [`words::of`] takes them, in their order.
    pub(crate) fn having(&self, wanted: &[String]) -> Vec<NodeId> {
        let found = self.sound(self.rows.having(wanted)).unwrap_or_default();
        let known = found.iter().filter_map(|it| self.known(it));
        let has_all = |it: &NodeId| {
            let own = words::of(self.node(*it));
            wanted.iter().all(|it| own.contains(it))
        };
        let mut found: Vec<NodeId> = known.filter(has_all).collect();
        found.sort();
        found
    }

    pub(crate) fn counts(&self) -> Counts {
        let counts = || self.sound(self.rows.counts()).unwrap_or_default();
        *self.counts.get_or_init(counts)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.sound(self.rows.is_empty()).unwrap_or(true)
    }

    pub(crate) fn head(&self, file: &str) -> Option<Reading> {
        self.sound(self.rows.head(file)).flatten()
    }

    /// The documents that cite one of these.
    pub(crate) fn citing(&self, cited: &[NodeId]) -> impl Iterator<Item = (NodeId, Reading)> {
        let ids: Vec<&str> = cited.iter().map(|it| self.frozen.id(it.0)).collect();
        let found = self.sound(self.rows.citing(&ids)).unwrap_or_default();
        found.into_iter().filter_map(|it| {
            let document = self.known(&it.document)?;
            Some((document, self.sound(self.rows.page(&it))?))
        })
    }

    pub(crate) fn about(
        &self,
        told: &BTreeSet<InstrumentId>,
        held: &BTreeSet<InstrumentId>,
    ) -> About {
        let ids = |all: &BTreeSet<InstrumentId>| all.iter().map(ToString::to_string).collect();
        let (cited, holding): (Vec<String>, Vec<String>) = (ids(told), ids(held));
        let found = self.sound(self.rows.about(&cited, &holding));
        let found = found.unwrap_or_default().into_iter();
        let mut links = self.sound(self.rows.links()).unwrap_or_default();
        links.retain(|it| told.contains(&it.from) || told.contains(&it.to));
        About {
            documents: found.map(|(own, it)| Document::new(own, it)).collect(),
            links,
        }
    }

    pub(crate) fn reported(&self) -> Vec<NodeId> {
        let found = self.sound(self.rows.reported()).unwrap_or_default();
        found.iter().filter_map(|it| self.known(it)).collect()
    }

    /// The node of an id that a row names.
    fn known(&self, id: &InstrumentId) -> Option<NodeId> {
        let found = self.node_id(id);
        self.sound(found.ok_or_else(|| format!("no instrument `{id}`").into()))
    }

    pub(crate) fn census(&self) -> Census {
        self.sound(self.rows.census()).unwrap_or_default()
    }

    pub(crate) fn incoming_counts(&self) -> Vec<usize> {
        let mut counts = vec![0; self.node_count()];
        let mut unknown = None;
        let read = self.rows.reached(&mut |id, count| match self
            .frozen
            .find(id)
            .and_then(|it| counts.get_mut(it as usize))
        {
            Some(it) => *it = count,
            None => unknown = Some(id.to_owned()),
        });
        self.sound(read);
        if let Some(id) = unknown {
            self.sound::<()>(Err(format!("no instrument `{id}`").into()));
        }
        counts
    }

    pub(crate) fn each_node(&self, each: &mut dyn FnMut(NodeId, &Node)) {
        let mut after = i64::MIN;
        let mut count = 0;
        while let Some((some, last)) = self.sound(self.rows.nodes(after)) {
            if some.is_empty() {
                break;
            }
            for node in some {
                if let Some(at) = self.known(&node.id) {
                    let id = self.frozen.id(at.0);
                    each(at, &self.completed(id, node));
                    count += 1;
                }
            }
            after = last;
        }
        if count != self.node_count() {
            self.sound::<()>(Err(format!("{count} rows of instruments").into()));
        }
    }

    /// The same with room of its own.
    pub(crate) fn apart(&self) -> Opened {
        Opened {
            frozen: Arc::clone(&self.frozen),
            rows: Arc::clone(&self.rows),
            register: Arc::clone(&self.register),
            chunks: chunks(&self.frozen),
            counts: self.counts.clone(),
            conflicts: OnceLock::new(),
            said: OnceLock::new(),
            whole: OnceLock::new(),
            failure: Arc::clone(&self.failure),
        }
    }

    pub(crate) fn conflicts(&self) -> &[Conflict] {
        let read = || self.sound(self.rows.conflicts()).unwrap_or_default();
        self.conflicts.get_or_init(read)
    }

    /// Of the conflicts those that a graph finds by itself.
    pub(crate) fn said_differently(&self) -> &[Conflict] {
        self.said.get_or_init(|| {
            let all = self.conflicts().iter();
            let said = all.filter(|it| matches!(it.field, "date" | "title"));
            said.cloned().collect()
        })
    }

    pub(crate) fn whole(&self) -> &Graph {
        if let Some(whole) = self.whole.get() {
            return whole;
        }
        // Built before the lock is taken: a thread that builds may be given the work of another
        // that waits for the same graph.
        let readings = self.sound(self.rows.readings()).unwrap_or_default();
        let links = self.sound(self.rows.links()).unwrap_or_default();
        let whole = Graph::build_with(readings, links, Arc::clone(&self.register));
        self.whole.get_or_init(|| whole)
    }

    /// Keeps the first failure: what was read after it may be wrong as well.
    fn sound<T>(&self, result: Result<T, Cause>) -> Option<T> {
        match result {
            Ok(it) => Some(it),
            Err(cause) => {
                if let Ok(mut kept) = self.failure.lock() {
                    kept.get_or_insert_with(|| cause.into());
                }
                None
            }
        }
    }

    pub(crate) fn failure(&self) -> Option<Failure> {
        self.failure.lock().ok().and_then(|it| it.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_relation_that_is_kept_is_in_one_group() {
        let all = cancu_frozen::Class::ALL.map(cancu_frozen::Class::relations);
        for relation in all.concat() {
            let groups = GROUPS.iter().filter(|it| it.contains(&relation)).count();
            assert_eq!(groups, 1, "{relation}");
        }
    }
}
