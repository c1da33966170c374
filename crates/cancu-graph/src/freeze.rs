use std::sync::Arc;

use cancu_frozen::{Freezer, Frozen};
use cancu_model::{Date, Extent};

use crate::graph::Graph;

impl Graph {
    /// The frozen form of the graph, made when it is first asked for; an opened graph has it.
    ///
    /// # Errors
    ///
    /// As [`Graph::freeze`].
    ///
    /// # Complexity
    ///
    /// That of [`Graph::freeze`] the first time, of a built graph; then *O*(1).
    pub fn frozen(&self) -> Result<&Frozen, cancu_frozen::Error> {
        if let Some(frozen) = self.frozen.get() {
            return Ok(frozen);
        }
        let frozen = Arc::new(self.freeze()?);
        Ok(self.frozen.get_or_init(|| frozen))
    }

    /// The graph laid out for questions over all of it. Its documents are the nodes, by
    /// [`NodeId::index`](crate::NodeId::index); texts and evidence stay here.
    ///
    /// An act counts from its own day, else from that on which the acting instrument takes
    /// effect, else from its signing, at the latest in its year; without any of them, on no day.
    ///
    /// # Errors
    ///
    /// [`cancu_frozen::Error::TooMany`] for more instruments or relations than 32 bits count.
    ///
    /// # Complexity
    ///
    /// *O*(*n* log *n* + *m* log *m*).
    pub fn freeze(&self) -> Result<Frozen, cancu_frozen::Error> {
        let mut freezer = Freezer::default();
        for node in self.nodes() {
            let it = self.node(node);
            let scope = it.id.scope_code();
            freezer.document(&it.id.to_string(), it.date.map(Date::epoch_day), scope);
        }
        for from in self.nodes() {
            let acting = self.node(from);
            let year = || acting.id.year.map(|it| Date::of_year(it).latest());
            let signed = || acting.date.or_else(year);
            for (to, it) in self.outgoing(from) {
                let effective = acting.day_of(it);
                let day = effective.or_else(signed).map(Date::epoch_day);
                freezer.relate(
                    from.0,
                    to.0,
                    it.relation,
                    Some(day.unwrap_or(i32::MAX)),
                    it.extent != Some(Extent::Part),
                );
            }
        }
        freezer.freeze()
    }
}
