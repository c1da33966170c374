use cancu_model::Relation;

use crate::rows::{Dense, Entry, Index, Rows, Sparse};
use crate::view::Relations;

/// Relations that are asked for together lie together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// What a document rests on: based_on, implements, details.
    Up,
    /// Other references: cites.
    Reference,
    /// What ends a whole document: replaces, repeals.
    End,
    /// Everything else: amends, suspends, ends of a part ...
    Other,
}

impl Class {
    /// Every class, in the order in which they are laid out.
    pub const ALL: [Class; 4] = [Class::Up, Class::Reference, Class::End, Class::Other];

    /// The class of an active relation, which for an end depends on its extent.
    #[must_use]
    pub fn of(relation: Relation, whole: bool) -> Class {
        match relation {
            Relation::BasedOn | Relation::Implements | Relation::Details => Class::Up,
            Relation::Cites => Class::Reference,
            Relation::Replaces | Relation::Repeals if whole => Class::End,
            _ => Class::Other,
        }
    }

    /// The relations of the class, in the order of their kinds.
    #[must_use]
    pub fn relations(self) -> &'static [Relation] {
        match self {
            Class::Up => &[Relation::BasedOn, Relation::Implements, Relation::Details],
            Class::Reference => &[Relation::Cites],
            Class::End => &[Relation::Replaces, Relation::Repeals],
            Class::Other => &[
                Relation::Amends,
                Relation::Suspends,
                Relation::Corrects,
                Relation::Consolidates,
                Relation::Promulgates,
                Relation::KeepsInForce,
                Relation::Related,
                Relation::Replaces,
                Relation::Repeals,
            ],
        }
    }

    pub(crate) fn has_days(self) -> bool {
        matches!(self, Class::End | Class::Other)
    }

    /// The number of an active relation within the class.
    pub(crate) fn kind(self, relation: Relation) -> u8 {
        let found = self.relations().iter().position(|it| *it == relation);
        found.unwrap_or(0) as u8
    }

    /// The relation behind a number within the class.
    pub(crate) fn relation(self, kind: u8) -> &'static Relation {
        let relations = self.relations();
        &relations[(kind as usize).min(relations.len() - 1)]
    }
}

/// Where a document stands in a frozen form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place(pub(crate) u32);

impl Place {
    /// The place as an index, from 0.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The relations of one class, in both directions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Links<I> {
    /// From the acting document to its targets.
    pub(crate) out: Rows<I>,
    /// From the target to those that act on it.
    pub(crate) into: Rows<I>,
}

impl<I: Index> Links<I> {
    pub(crate) fn of(places: usize, entries: Vec<Entry>, class: Class) -> Links<I> {
        let turned = entries.iter().map(|it| Entry {
            from: it.to,
            to: it.from,
            ..*it
        });
        let into = Rows::of(places, turned.collect(), class.has_days());
        Links {
            out: Rows::of(places, entries, class.has_days()),
            into,
        }
    }

    fn bytes(&self) -> usize {
        self.out.bytes() + self.into.bytes()
    }
}

/// Many short texts in one piece of memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Strings {
    pub(crate) offsets: Vec<u32>,
    pub(crate) text: Vec<u8>,
}

impl Strings {
    pub(crate) fn of(texts: &[String]) -> Strings {
        let mut text = Vec::with_capacity(texts.iter().map(String::len).sum());
        let mut offsets = Vec::with_capacity(texts.len() + 1);
        offsets.push(0);
        for it in texts {
            text.extend_from_slice(it.as_bytes());
            offsets.push(text.len() as u32);
        }
        Strings { offsets, text }
    }

    /// A text by its number; empty where there is none.
    pub(crate) fn get(&self, at: usize) -> &str {
        let ends = self.offsets.get(at).zip(self.offsets.get(at + 1));
        let bytes = ends.and_then(|(start, end)| self.text.get(*start as usize..*end as usize));
        bytes
            .and_then(|it| std::str::from_utf8(it).ok())
            .unwrap_or("")
    }
}

/// Documents and their relations, laid out for questions. See the crate's documentation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frozen {
    pub(crate) up: Links<Dense>,
    pub(crate) reference: Links<Dense>,
    pub(crate) end: Links<Sparse>,
    pub(crate) other: Links<Sparse>,
    /// The document at each place.
    pub(crate) documents: Vec<u32>,
    /// The place of each document.
    pub(crate) places: Vec<u32>,
    /// The day of signing of the document at each place.
    pub(crate) days: Vec<i32>,
    /// The scope of the document at each place.
    pub(crate) scopes: Vec<u32>,
    pub(crate) scope_names: Strings,
    /// By document.
    pub(crate) ids: Strings,
    /// The documents in the order of their ids.
    pub(crate) by_id: Vec<u32>,
    /// Some documents rest on each other in a circle, so that some stand before what they rest on.
    pub(crate) cyclic: bool,
}

impl Frozen {
    /// The day of a document whose day is not known. It sorts before every day.
    pub const NO_DAY: i32 = i32::MIN;

    /// How many documents there are.
    #[must_use]
    pub fn documents(&self) -> usize {
        self.documents.len()
    }

    /// How many relations there are.
    #[must_use]
    pub fn relations(&self) -> usize {
        let dense = self.up.out.others.len() + self.reference.out.others.len();
        dense + self.end.out.others.len() + self.other.out.others.len()
    }

    /// The place of a document, if there is one of that number. *O*(1).
    #[must_use]
    pub fn place(&self, document: u32) -> Option<Place> {
        self.places.get(document as usize).copied().map(Place)
    }

    /// The document at a place of this frozen form. *O*(1).
    #[must_use]
    pub fn document(&self, place: Place) -> u32 {
        self.documents[place.index()]
    }

    /// The id of a document; empty for a number that none has. *O*(1) and its letters.
    #[must_use]
    pub fn id(&self, document: u32) -> &str {
        self.ids.get(document as usize)
    }

    /// The document of an id. *O*(log *n*).
    #[must_use]
    pub fn find(&self, id: &str) -> Option<u32> {
        let at = self.by_id.partition_point(|it| self.id(*it) < id);
        self.by_id.get(at).copied().filter(|it| self.id(*it) == id)
    }

    /// The documents whose id starts with these letters, in the order of the letters of their ids.
    ///
    /// # Complexity
    ///
    /// *O*(log *n* + *k*).
    #[must_use]
    pub fn starting(&self, letters: &str) -> Vec<u32> {
        let from = self.by_id.partition_point(|it| self.id(*it) < letters);
        let all = self.by_id[from..].iter().copied();
        all.take_while(|it| self.id(*it).starts_with(letters))
            .collect()
    }

    /// The documents whose id ends in these letters, in their order. *O*(*n*).
    #[must_use]
    pub fn ending(&self, letters: &str) -> Vec<u32> {
        let ends = self.ids.offsets.iter().skip(1).zip(0..);
        let start = |at: u32| self.ids.offsets[at as usize] as usize;
        let own = |(end, at): &(&u32, u32)| self.ids.text.get(start(*at)..**end as usize);
        let found = ends.filter(|it| own(it).is_some_and(|id| id.ends_with(letters.as_bytes())));
        found.map(|it| it.1).collect()
    }

    /// The day on which a document was signed, in days since 1970-01-01.
    #[must_use]
    pub fn day(&self, document: u32) -> Option<i32> {
        let place = self.place(document)?;
        Some(self.days[place.index()]).filter(|it| *it != Frozen::NO_DAY)
    }

    /// The scope of a document; empty for a number that none has.
    #[must_use]
    pub fn scope(&self, document: u32) -> &str {
        self.place(document).map_or("", |it| {
            self.scope_names.get(self.scopes[it.index()] as usize)
        })
    }

    /// Every scope that a document has, in the order of their first document.
    pub fn scopes(&self) -> impl Iterator<Item = &str> {
        (0..self.scope_names.offsets.len().saturating_sub(1)).map(|it| self.scope_names.get(it))
    }

    /// The targets of a document's relations of one class, and how it relates to each, in the
    /// order of places.
    pub fn targets(&self, document: u32, class: Class) -> Vec<(u32, Relation)> {
        self.around(document, class, true)
    }

    /// The documents that relate to a document by one class, in the order of places.
    pub fn actors(&self, document: u32, class: Class) -> Vec<(u32, Relation)> {
        self.around(document, class, false)
    }

    /// The documents that relate to a document by one of these relations, class by class in the
    /// order of places.
    ///
    /// # Complexity
    ///
    /// *O*(*k*) in the relations of the classes of those given.
    pub fn actors_by(&self, document: u32, relations: Relations) -> Vec<(u32, Relation)> {
        let classes = Class::ALL.into_iter().filter(|it| relations.touches(*it));
        let mut found = classes.fold(Vec::new(), |mut all, class| {
            all.append(&mut self.around(document, class, false));
            all
        });
        found.retain(|it| relations.has(it.1));
        found
    }

    /// How many relations of others reach a document. *O*(1).
    #[must_use]
    pub fn actors_count(&self, document: u32) -> usize {
        let Some(Place(place)) = self.place(document) else {
            return 0;
        };
        self.up.into.index.row(place).len()
            + self.reference.into.index.row(place).len()
            + self.end.into.index.row(place).len()
            + self.other.into.index.row(place).len()
    }

    /// The documents that one of these relations reaches, in the order of places.
    ///
    /// # Complexity
    ///
    /// *O*(*n* + *m*) in the relations of their classes.
    #[must_use]
    pub fn reached_by(&self, relations: Relations) -> Vec<u32> {
        let classes = Class::ALL.map(|it| (it, relations.touches(it)));
        let reached = |place: &u32| {
            let mut touched = classes.iter().filter(|it| it.1);
            touched.any(|(class, _)| {
                let mut any = false;
                self.each(*place, *class, false, |_, kind, _| {
                    any |= relations.has(*class.relation(kind));
                });
                any
            })
        };
        let places = (0..self.documents.len() as u32).filter(reached);
        places.map(|it| self.documents[it as usize]).collect()
    }

    fn around(&self, document: u32, class: Class, out: bool) -> Vec<(u32, Relation)> {
        let Some(place) = self.place(document) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        self.each(place.0, class, out, |other, kind, _| {
            found.push((self.documents[other as usize], *class.relation(kind)));
        });
        found
    }

    /// Calls `see` with every other document of a place's row of one class, its kind and its day.
    #[inline]
    pub(crate) fn each(
        &self,
        place: u32,
        class: Class,
        out: bool,
        mut see: impl FnMut(u32, u8, i32),
    ) -> usize {
        fn row<I: Index>(rows: &Rows<I>, place: u32, see: &mut impl FnMut(u32, u8, i32)) -> usize {
            let range = rows.index.row(place);
            let length = range.len();
            for at in range {
                see(rows.others[at], rows.kind(at), rows.day(at));
            }
            length
        }
        match (class, out) {
            (Class::Up, true) => row(&self.up.out, place, &mut see),
            (Class::Up, false) => row(&self.up.into, place, &mut see),
            (Class::Reference, true) => row(&self.reference.out, place, &mut see),
            (Class::Reference, false) => row(&self.reference.into, place, &mut see),
            (Class::End, true) => row(&self.end.out, place, &mut see),
            (Class::End, false) => row(&self.end.into, place, &mut see),
            (Class::Other, true) => row(&self.other.out, place, &mut see),
            (Class::Other, false) => row(&self.other.into, place, &mut see),
        }
    }

    /// The bytes of memory that everything but strings takes: rows in both directions, numbers,
    /// days and scopes of the documents.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let rows = self.up.bytes() + self.reference.bytes() + self.end.bytes() + self.other.bytes();
        rows + 4 * (self.documents.len() + self.places.len() + self.days.len() + self.scopes.len())
    }

    /// The bytes of memory that ids and names of scopes take, with their index.
    #[must_use]
    pub fn string_bytes(&self) -> usize {
        let of = |it: &Strings| it.text.len() + 4 * it.offsets.len();
        of(&self.ids) + of(&self.scope_names) + 4 * self.by_id.len()
    }
}
