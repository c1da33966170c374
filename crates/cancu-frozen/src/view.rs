use std::ops::Range;

use cancu_model::Relation;
use petgraph::Direction;
use petgraph::visit::{
    Data, EdgeCount, EdgeRef, GraphBase, GraphProp, GraphRef, IntoEdgeReferences, IntoEdges,
    IntoEdgesDirected, IntoNeighbors, IntoNeighborsDirected, IntoNodeIdentifiers,
    NodeCompactIndexable, NodeCount, NodeIndexable, VisitMap, Visitable,
};

use crate::frozen::{Class, Frozen, Place};
use crate::marks::Marks;

/// A choice of active relations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relations(u32);

impl Relations {
    /// Every relation.
    pub const ALL: Relations = Relations(u32::MAX);

    /// What documents rest on: based_on, implements, details.
    #[must_use]
    pub fn up() -> Relations {
        Relations::of(Class::Up.relations())
    }

    /// These relations; a passive one means its active form.
    #[must_use]
    pub fn of(relations: &[Relation]) -> Relations {
        Relations(
            relations
                .iter()
                .fold(0, |all, it| all | 1 << (it.active().0 as u32)),
        )
    }

    /// Says whether an active relation is among them.
    #[inline]
    #[must_use]
    pub fn has(self, relation: Relation) -> bool {
        self.0 >> (relation as u32) & 1 != 0
    }

    /// Says whether one of a class is among them.
    pub(crate) fn touches(self, class: Class) -> bool {
        class.relations().iter().any(|it| self.has(*it))
    }
}

/// The frozen form as petgraph's algorithms see it: a directed multigraph of places, with the
/// relation as the weight of an edge.
///
/// # Examples
///
/// ```
/// use cancu_frozen::{Freezer, Relations, View};
/// use cancu_model::Relation;
///
/// let mut freezer = Freezer::default();
/// let law = freezer.document("vn/luat-qh15/2022/10", None, "vn");
/// let decree = freezer.document("vn/nd-cp/2023/59", None, "vn");
/// freezer.relate(decree, law, Relation::Details, None, true);
/// let frozen = freezer.freeze()?;
/// let view = View::new(&frozen, Relations::up());
/// assert!(!petgraph::algo::is_cyclic_directed(view));
/// # Ok::<(), cancu_frozen::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct View<'g> {
    frozen: &'g Frozen,
    relations: Relations,
}

impl<'g> View<'g> {
    /// Shows the relations given.
    #[must_use]
    pub fn new(frozen: &'g Frozen, relations: Relations) -> View<'g> {
        View { frozen, relations }
    }

    /// Where the row of a place lies in one class and direction.
    fn row(self, place: u32, class: Class, out: bool) -> Range<usize> {
        use crate::rows::Index;
        let it = self.frozen;
        match (class, out) {
            (Class::Up, true) => it.up.out.index.row(place),
            (Class::Up, false) => it.up.into.index.row(place),
            (Class::Reference, true) => it.reference.out.index.row(place),
            (Class::Reference, false) => it.reference.into.index.row(place),
            (Class::End, true) => it.end.out.index.row(place),
            (Class::End, false) => it.end.into.index.row(place),
            (Class::Other, true) => it.other.out.index.row(place),
            (Class::Other, false) => it.other.into.index.row(place),
        }
    }

    /// What stands at a position of the rows of one class and direction.
    fn at(self, position: usize, class: Class, out: bool) -> (u32, u8) {
        let it = self.frozen;
        match (class, out) {
            (Class::Up, true) => (it.up.out.others[position], it.up.out.kind(position)),
            (Class::Up, false) => (it.up.into.others[position], it.up.into.kind(position)),
            (Class::Reference, true) => (it.reference.out.others[position], 0),
            (Class::Reference, false) => (it.reference.into.others[position], 0),
            (Class::End, true) => (it.end.out.others[position], it.end.out.kind(position)),
            (Class::End, false) => (it.end.into.others[position], it.end.into.kind(position)),
            (Class::Other, true) => (it.other.out.others[position], it.other.out.kind(position)),
            (Class::Other, false) => (it.other.into.others[position], it.other.into.kind(position)),
        }
    }

    fn around(self, place: Place, direction: Direction) -> Around<'g> {
        Around {
            view: self,
            place,
            out: direction == Direction::Outgoing,
            classes: Class::ALL.iter(),
            class: Class::Up,
            range: 0..0,
        }
    }
}

/// An edge of a [`View`]. Its id is good for telling it from others of the same place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edge {
    source: Place,
    target: Place,
    relation: &'static Relation,
    id: (Class, u32),
}

impl EdgeRef for Edge {
    type NodeId = Place;
    type EdgeId = (Class, u32);
    type Weight = Relation;

    fn source(&self) -> Place {
        self.source
    }

    fn target(&self) -> Place {
        self.target
    }

    fn weight(&self) -> &Relation {
        self.relation
    }

    fn id(&self) -> (Class, u32) {
        self.id
    }
}

/// The edges at a place, in one direction.
#[derive(Debug, Clone)]
pub struct Around<'g> {
    view: View<'g>,
    place: Place,
    out: bool,
    classes: std::slice::Iter<'static, Class>,
    class: Class,
    range: Range<usize>,
}

impl Iterator for Around<'_> {
    type Item = Edge;

    fn next(&mut self) -> Option<Edge> {
        loop {
            if let Some(position) = self.range.next() {
                let (other, kind) = self.view.at(position, self.class, self.out);
                let relation = self.class.relation(kind);
                if !self.view.relations.has(*relation) {
                    continue;
                }
                let (source, target) = if self.out {
                    (self.place, Place(other))
                } else {
                    (Place(other), self.place)
                };
                return Some(Edge {
                    source,
                    target,
                    relation,
                    id: (self.class, position as u32),
                });
            }
            self.class = *self.classes.next()?;
            self.range = if self.view.relations.touches(self.class) {
                self.view.row(self.place.0, self.class, self.out)
            } else {
                0..0
            };
        }
    }
}

/// The places next to one.
#[derive(Debug, Clone)]
pub struct Neighbors<'g>(Around<'g>);

impl Iterator for Neighbors<'_> {
    type Item = Place;

    fn next(&mut self) -> Option<Place> {
        let out = self.0.out;
        self.0
            .next()
            .map(|it| if out { it.target } else { it.source })
    }
}

/// Every edge of a [`View`].
#[derive(Debug, Clone)]
pub struct Edges<'g> {
    places: Range<u32>,
    around: Around<'g>,
}

impl Iterator for Edges<'_> {
    type Item = Edge;

    fn next(&mut self) -> Option<Edge> {
        loop {
            if let Some(edge) = self.around.next() {
                return Some(edge);
            }
            let place = Place(self.places.next()?);
            self.around = self.around.view.around(place, Direction::Outgoing);
        }
    }
}

impl GraphBase for View<'_> {
    type NodeId = Place;
    type EdgeId = (Class, u32);
}

impl GraphRef for View<'_> {}

impl Data for View<'_> {
    type NodeWeight = u32;
    type EdgeWeight = Relation;
}

impl GraphProp for View<'_> {
    type EdgeType = petgraph::Directed;
}

impl NodeCount for View<'_> {
    fn node_count(&self) -> usize {
        self.frozen.documents()
    }
}

impl EdgeCount for View<'_> {
    fn edge_count(&self) -> usize {
        self.edge_references().count()
    }
}

impl NodeIndexable for View<'_> {
    fn node_bound(&self) -> usize {
        self.frozen.documents()
    }

    fn to_index(&self, place: Place) -> usize {
        place.index()
    }

    fn from_index(&self, index: usize) -> Place {
        Place(index as u32)
    }
}

impl NodeCompactIndexable for View<'_> {}

impl IntoNodeIdentifiers for View<'_> {
    type NodeIdentifiers = std::iter::Map<Range<u32>, fn(u32) -> Place>;

    fn node_identifiers(self) -> Self::NodeIdentifiers {
        (0..self.frozen.documents() as u32).map(Place)
    }
}

impl<'g> IntoNeighbors for View<'g> {
    type Neighbors = Neighbors<'g>;

    fn neighbors(self, place: Place) -> Neighbors<'g> {
        Neighbors(self.around(place, Direction::Outgoing))
    }
}

impl<'g> IntoNeighborsDirected for View<'g> {
    type NeighborsDirected = Neighbors<'g>;

    fn neighbors_directed(self, place: Place, direction: Direction) -> Neighbors<'g> {
        Neighbors(self.around(place, direction))
    }
}

impl<'g> IntoEdgeReferences for View<'g> {
    type EdgeRef = Edge;
    type EdgeReferences = Edges<'g>;

    fn edge_references(self) -> Edges<'g> {
        let mut around = self.around(Place(0), Direction::Outgoing);
        around.classes = [].iter();
        Edges {
            places: 0..self.frozen.documents() as u32,
            around,
        }
    }
}

impl<'g> IntoEdges for View<'g> {
    type Edges = Around<'g>;

    fn edges(self, place: Place) -> Around<'g> {
        self.around(place, Direction::Outgoing)
    }
}

impl<'g> IntoEdgesDirected for View<'g> {
    type EdgesDirected = Around<'g>;

    fn edges_directed(self, place: Place, direction: Direction) -> Around<'g> {
        self.around(place, direction)
    }
}

/// Which places petgraph has visited.
#[derive(Debug, Clone)]
pub struct Visited(Marks);

impl VisitMap<Place> for Visited {
    fn visit(&mut self, place: Place) -> bool {
        self.0.insert(place.0)
    }

    fn is_visited(&self, place: &Place) -> bool {
        self.0.contains(place.0)
    }

    fn unvisit(&mut self, place: Place) -> bool {
        self.0.remove(place.0)
    }
}

impl Visitable for View<'_> {
    type Map = Visited;

    fn visit_map(&self) -> Visited {
        Visited(Marks::new(self.frozen.documents()))
    }

    fn reset_map(&self, map: &mut Visited) {
        *map = self.visit_map();
    }
}
