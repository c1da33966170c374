use std::sync::Arc;

use cancu_model::{Link, Reading};
use cancu_tables::Register;
use rustc_hash::FxHashMap;

use crate::gather::{Gathered, Key};
use crate::graph::Graph;
use crate::instruments::{Instruments, Part};
use crate::joining::{Heads, Joining};
use crate::names;
use crate::said::Said;

impl Graph {
    /// Joins the mentions of many documents into one graph.
    ///
    /// The result does not depend on the order of `readings`. Documents that bear the same
    /// incomplete id ("Số: /KH-SNNPTNT" twice) stay apart: each gets its file's name in place of
    /// the number, and files of one name a longer one: see [`Reading::file`]. The register's facts on
    /// instruments of the graph are added with their source.
    ///
    /// # Complexity
    ///
    /// *O*(*n* log *n*) in the number of mentions.
    #[must_use]
    pub fn build(readings: Vec<Reading>) -> Graph {
        Graph::build_with(readings, Vec::new(), Register::built_in())
    }

    /// The same with relations that are reported beside no text, on the facts of another register:
    /// see [`Register::joined`].
    ///
    /// # Complexity
    ///
    /// That of [`Graph::build`], and *O*(*k* log *k*) in the links.
    #[must_use]
    pub fn build_with(
        mut readings: Vec<Reading>,
        links: Vec<Link>,
        register: Arc<Register>,
    ) -> Graph {
        names::name(&mut readings);
        let mut heads = Heads::default();
        for it in &readings {
            heads.add(&it.file, &it.heading);
        }
        if heads.is_open() {
            let all = readings.iter();
            for it in all.flat_map(|it| it.of_title.iter().chain(&it.mentions)) {
                if let (Some(cited), Some(date)) = (&it.id, it.date) {
                    heads.cited(cited, date);
                }
            }
        }
        let mut joining = Joining::new(heads, register);
        let mut relations: FxHashMap<Key, Gathered> = FxHashMap::default();
        let mut take = |it| relations.entry(Key::of(&it)).or_default().add(it);
        for (document, reading) in readings.iter().enumerate() {
            joining.reading(document, reading, &mut take);
        }
        for it in &links {
            joining.link(it, &mut take);
        }
        joining.facts(&mut take);
        let all = joining.instruments();
        let mut said = said(&all, &readings);
        let part = Part {
            instruments: all.order().to_vec(),
            documents: readings.into_iter().enumerate().collect(),
            links,
            relations: relations
                .into_iter()
                .map(|(key, it)| (key.from, key.to, it.relationship(key)))
                .collect(),
        };
        all.graph(part, &mut |it| said.remove(&it).unwrap_or_default())
    }
}

/// Where texts say what they say of the instruments of which they say different things.
fn said(all: &Instruments, readings: &[Reading]) -> FxHashMap<u32, Said> {
    let disputed = all.order().iter().filter(|it| all.is_disputed(**it));
    let mut out: FxHashMap<u32, Said> = disputed.map(|it| (*it, Said::default())).collect();
    for (document, reading) in readings.iter().enumerate() {
        let own = all.of_document(document);
        if let Some(said) = own.and_then(|it| out.get_mut(&it)) {
            said.own(reading);
        }
        for mention in reading.of_title.iter().chain(&reading.mentions) {
            let cited = mention.id.as_ref().and_then(|it| all.number(it));
            let cited = cited.filter(|it| Some(*it) != own && !mention.is_own());
            if let Some(said) = cited.and_then(|it| out.get_mut(&it)) {
                said.cited(&reading.file, mention);
            }
        }
    }
    out
}
