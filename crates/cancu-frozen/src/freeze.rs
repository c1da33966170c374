use cancu_model::Relation;
use rayon::prelude::*;

use crate::Error;
use crate::frozen::{Class, Frozen, Links, Strings};
use crate::order::order;
use crate::rows::{Dense, Entry, Rows};

/// Takes documents and relations, in any order, and makes a [`Frozen`] of them.
///
/// # Examples
///
/// ```
/// use cancu_frozen::{Freezer, Walker};
/// use cancu_model::Relation;
///
/// let mut freezer = Freezer::default();
/// let law = freezer.document("vn/luat-qh15/2022/10", Some(19306), "vn");
/// let plan = freezer.document("quang-ngai/kh-ubnd/2024/38", Some(19800), "quang-ngai");
/// freezer.relate(plan, law, Relation::Implements, None, true);
/// let frozen = freezer.freeze()?;
/// assert_eq!(Walker::new(&frozen).ancestors(plan), [law]);
/// # Ok::<(), cancu_frozen::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Freezer {
    ids: Vec<String>,
    days: Vec<i32>,
    scopes: Vec<u32>,
    scope_names: Vec<String>,
    scope_index: std::collections::BTreeMap<String, u32>,
    entries: [Vec<Entry>; 4],
}

impl Freezer {
    /// Adds a document by its id, the day of its signing (days since 1970-01-01) and the scope
    /// whose series it belongs to; gives its number, from 0. *O*(log *s*) in the scopes.
    pub fn document(&mut self, id: &str, day: Option<i32>, scope: &str) -> u32 {
        let scope = match self.scope_index.get(scope) {
            Some(known) => *known,
            None => {
                let fresh = self.scope_names.len() as u32;
                self.scope_names.push(scope.to_owned());
                self.scope_index.insert(scope.to_owned(), fresh);
                fresh
            }
        };
        self.ids.push(id.to_owned());
        self.days.push(day.unwrap_or(Frozen::NO_DAY));
        self.scopes.push(scope);
        (self.ids.len() - 1) as u32
    }

    /// Adds a relation from the acting document to its target. `day` is the day from which an act
    /// counts, where one is known; `whole` says that an act takes the whole of its target.
    ///
    /// Passive relations are turned round. A document's relation to itself is dropped, and one
    /// that is given twice counts once. An act without a day counts on every day.
    pub fn relate(
        &mut self,
        from: u32,
        to: u32,
        relation: Relation,
        day: Option<i32>,
        whole: bool,
    ) {
        let (relation, turned) = relation.active();
        let (from, to) = if turned { (to, from) } else { (from, to) };
        let class = Class::of(relation, whole);
        let kind = class.kind(relation);
        let day = day.filter(|_| class.has_days()).unwrap_or(i32::MIN);
        if from != to {
            self.entries[class as usize].push(Entry {
                from,
                to,
                kind,
                day,
            });
        }
    }

    /// Lays everything out.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownDocument`] if a relation names a number that [`Freezer::document`] did not
    /// give, [`Error::TooMany`] if there are more than 32 bits count.
    ///
    /// # Complexity
    ///
    /// *O*(*n* log *n* + *m* log *m*), on all cores where that helps.
    pub fn freeze(mut self) -> Result<Frozen, Error> {
        let count = self.ids.len();
        let small = |it: usize, what| match u32::try_from(it) {
            Ok(fits) if fits < u32::MAX => Ok(()),
            _ => Err(Error::TooMany { what }),
        };
        small(count, "documents")?;
        small(self.ids.iter().map(String::len).sum(), "bytes of ids")?;
        for entries in &mut self.entries {
            small(entries.len(), "relations")?;
            if let Some(it) = entries
                .iter()
                .find(|it| it.from.max(it.to) as usize >= count)
            {
                return Err(Error::UnknownDocument {
                    document: it.from.max(it.to),
                    documents: count,
                });
            }
            entries.par_sort_unstable();
            entries.dedup();
        }
        let mut cited = vec![0_u32; count];
        for class in [Class::Up, Class::Reference] {
            for it in &self.entries[class as usize] {
                cited[it.to as usize] += 1;
            }
        }
        let rough: Rows<Dense> = Rows::of(count, self.entries[Class::Up as usize].clone(), false);
        let order = order(&rough, &cited);
        drop(rough);
        let mut places = vec![0; count];
        for (place, document) in order.documents.iter().enumerate() {
            places[*document as usize] = place as u32;
        }
        let [mut up, mut reference, mut end, mut other] = self.entries;
        for entries in [&mut up, &mut reference, &mut end, &mut other] {
            entries.par_iter_mut().for_each(|it| {
                it.from = places[it.from as usize];
                it.to = places[it.to as usize];
            });
        }
        let mut by_id: Vec<u32> = (0..count as u32).collect();
        by_id.par_sort_unstable_by(|a, b| {
            (&self.ids[*a as usize], a).cmp(&(&self.ids[*b as usize], b))
        });
        let at_place = |values: &[u32]| -> Vec<u32> {
            order
                .documents
                .iter()
                .map(|it| values[*it as usize])
                .collect()
        };
        let days = order
            .documents
            .iter()
            .map(|it| self.days[*it as usize])
            .collect();
        Ok(Frozen {
            up: Links::of(count, up, Class::Up),
            reference: Links::of(count, reference, Class::Reference),
            end: Links::of(count, end, Class::End),
            other: Links::of(count, other, Class::Other),
            scopes: at_place(&self.scopes),
            days,
            documents: order.documents,
            places,
            scope_names: Strings::of(&self.scope_names),
            ids: Strings::of(&self.ids),
            by_id,
            cyclic: order.cyclic,
        })
    }
}
