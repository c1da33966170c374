//! Which instruments a reference can mean that a person typed.

use cancu_model::{InstrumentId, Reference};
use rustc_hash::FxHashSet;

use crate::fit::{Fit, fit, fits_id, is_law};
use crate::graph::{Graph, Inner, Node, NodeId};
use crate::tabled;
use crate::words;

/// What a typed reference can mean.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Found {
    /// Instruments of the graph, in the order of ids; one alone, with nothing in `tabled`, is meant.
    pub nodes: Vec<NodeId>,
    /// Instruments that fit as well, which only the tables or the register know.
    pub tabled: Vec<Node>,
    /// Where nothing fits: what comes nearest, and in what it differs.
    pub nearest: Vec<(Node, Difference)>,
    /// On what ground the one instrument is taken to be meant, where a part was left out or is
    /// written otherwise.
    pub grounds: Vec<Ground>,
}

/// What an instrument has other than a reference says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Difference {
    /// Another day of signing.
    Date,
    /// Another issuer.
    Issuer,
    /// A body of another province.
    Place,
    /// Another kind, of another series.
    Kind,
    /// No word of the title.
    Title,
    /// The tables know it, and no document of the graph names it.
    Absent,
}

/// On what ground an instrument is taken to be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Ground {
    /// The reference gives neither year nor day, its number comes again each year or term, and
    /// graph, tables and register know one instrument that bears it.
    OnlyKnown,
    /// The reference calls it by another kind that the symbol can stand for.
    OtherKind,
    /// The reference gives a year or a day, and no document tells that of the instrument.
    OpenYear,
}

impl Graph {
    /// The instruments that a typed reference can mean.
    ///
    /// A part that the reference leaves out is not guessed: every instrument that fits is given,
    /// those that only the tables and the register know with them where a number restarts or a
    /// title has several versions. A day, an issuer or a province that is another than the known
    /// one does not fit.
    ///
    /// # Complexity
    ///
    /// With a number *O*(*k*) in the instruments of that number. By title *O*(*k*) in those that
    /// share its rarest word; the first such question reads every title.
    #[must_use]
    pub fn find(&self, reference: &Reference) -> Found {
        if let Some(id) = &reference.id {
            return Found {
                nodes: self.node_id(id).into_iter().collect(),
                ..Found::default()
            };
        }
        let mut found = match &reference.number {
            Some(number) => self.by_number(reference, number),
            None => self.by_title(reference),
        };
        self.without_doubles(&mut found.nodes);
        if !found.nodes.is_empty() || !found.tabled.is_empty() {
            found.nearest.clear();
        }
        if let ([node], []) = (found.nodes.as_slice(), found.tabled.as_slice()) {
            found.grounds = grounds(reference, self.node(*node));
        }
        found
    }

    fn by_number(&self, reference: &Reference, number: &str) -> Found {
        let places = if number == "_" {
            self.unnumbered(reference)
        } else {
            self.of_number(reference, number)
        };
        let mut found = self.fitting(reference, places);
        // Of several the one with the issuer or the title that is asked for.
        for better in [Better::Issuer, Better::Words] {
            self.narrow(&mut found.nodes, reference, better);
        }
        let said = reference.year.is_some() || reference.date.is_some();
        let dated = |it: &NodeId| self.node(*it).id.year.is_some();
        if said && found.nodes.iter().any(dated) || number == "_" {
            return found;
        }
        let mut symbols: Vec<&str> = reference.symbol.as_deref().into_iter().collect();
        if symbols.is_empty() {
            let of_nodes = found.nodes.iter();
            symbols.extend(of_nodes.map(|it| self.node(*it).id.symbol.as_str()));
            symbols.sort_unstable();
            symbols.dedup();
        }
        let known = tabled::numbered(number, &symbols, self.register());
        self.add_tabled(&mut found, reference, known);
        found
    }

    fn by_title(&self, reference: &Reference) -> Found {
        let of_kind = reference.kind == Some("hien-phap");
        if reference.words.is_empty() && !of_kind {
            return Found::default();
        }
        let rows = tabled::titled(reference, self.register());
        let mut places: Vec<NodeId> = rows.iter().filter_map(|it| self.node_id(&it.id)).collect();
        let by_row: FxHashSet<NodeId> = places.iter().copied().collect();
        if !reference.words.is_empty() {
            places.extend(self.of_words(&reference.words));
        }
        places.sort();
        places.dedup();
        let mut found = self.fitting(reference, places);
        let wanted = words::content(&reference.words.join(" "));
        let exact = |it: &NodeId| {
            let title = self.node(*it).title.as_deref();
            by_row.contains(it) || title.is_some_and(|it| words::content(it) == wanted)
        };
        if found.nodes.iter().any(exact) {
            found.nodes.retain(exact);
        }
        if found.nodes.is_empty() || reference.year.is_none() && reference.date.is_none() {
            self.add_tabled(&mut found, reference, rows);
        }
        found
    }

    /// Sorts candidates into those that fit and those that differ in one thing.
    fn fitting(&self, reference: &Reference, places: Vec<NodeId>) -> Found {
        let mut found = Found::default();
        for place in places {
            let node = self.node(place);
            match fit(reference, node, self.register()) {
                Fit::Yes => found.nodes.push(place),
                Fit::Differs(it) => found.nearest.push((node.clone(), it)),
                Fit::No => {}
            }
        }
        found
    }

    /// Adds what only the tables know: beside the graph's own as candidates.
    fn add_tabled(&self, found: &mut Found, reference: &Reference, known: Vec<Node>) {
        for node in known {
            if self.node_id(&node.id).is_none()
                && fit(reference, &node, self.register()) == Fit::Yes
            {
                found.tabled.push(node);
            }
        }
    }

    /// The instruments of a number whose id fits.
    fn of_number(&self, reference: &Reference, number: &str) -> Vec<NodeId> {
        let all = match &self.inner {
            Inner::Built(it) => it.by_number.get(number).cloned().unwrap_or_default(),
            Inner::Opened(it) => it.of_number(number),
        };
        self.with_id(all.into_iter(), |id| fits_id(reference, id))
    }

    /// The instruments without a number whose id fits; a document that shares its id with another
    /// has the name of its file for one.
    fn unnumbered(&self, reference: &Reference) -> Vec<NodeId> {
        let open = |id: &InstrumentId| id.number.as_deref().is_none_or(|it| it.starts_with('_'));
        self.with_id(self.nodes(), |id| open(id) && fits_id(reference, id))
    }

    /// Those whose id fits: ids decide about most, so that few rows of an opened graph are read.
    fn with_id(
        &self,
        all: impl Iterator<Item = NodeId>,
        fits: impl Fn(&InstrumentId) -> bool,
    ) -> Vec<NodeId> {
        let fitting = all.filter(|it| match &self.inner {
            Inner::Built(_) => fits(&self.node(*it).id),
            Inner::Opened(opened) => opened.id(*it).is_some_and(|it| fits(&it)),
        });
        fitting.collect()
    }

    /// The instruments whose title, label or issuer has all these words.
    fn of_words(&self, wanted: &[String]) -> Vec<NodeId> {
        let wanted: Vec<String> = wanted.iter().flat_map(|it| words::split(it)).collect();
        match &self.inner {
            Inner::Built(it) => {
                let all = || self.nodes().map(|it| (it, words::of(self.node(it))));
                it.titles
                    .get_or_init(|| words::Index::new(all()))
                    .having(&wanted)
            }
            Inner::Opened(it) => it.having(&wanted),
        }
    }

    fn narrow(&self, nodes: &mut Vec<NodeId>, reference: &Reference, better: Better) {
        let fits = |it: &NodeId| {
            let node = self.node(*it);
            match better {
                Better::Issuer => crate::fit::has_issuer(reference, node),
                Better::Words => {
                    let own = words::of(node);
                    !reference.words.is_empty()
                        && reference.words.iter().all(|it| own.contains(it.as_str()))
                }
            }
        };
        if nodes.len() > 1 && nodes.iter().any(fits) {
            nodes.retain(fits);
        }
    }

    /// An instrument of which all is known goes before those that may be the same.
    fn without_doubles(&self, found: &mut Vec<NodeId>) {
        let is_complete = |it: &NodeId| self.node(*it).id.is_complete();
        let complete: Vec<NodeId> = found.iter().copied().filter(is_complete).collect();
        if !complete.is_empty() && complete.len() < found.len() {
            found.retain(|it| {
                let id = &self.node(*it).id;
                let mut others = complete.iter().map(|it| &self.node(*it).id);
                is_complete(it) || !others.any(|other| other.may_be(id))
            });
        }
        found.sort();
    }
}

#[derive(Clone, Copy)]
enum Better {
    Issuer,
    Words,
}

fn grounds(reference: &Reference, node: &Node) -> Vec<Ground> {
    let mut out = Vec::new();
    let dated = reference.year.is_some() || reference.date.is_some();
    let named = reference.number.as_deref().is_some_and(|it| it != "_");
    // The Assembly's symbols say their term, and a Party number is one's own within a term.
    let term = node.id.symbol.contains("qh")
        || reference.term.is_some() && node.id.symbol.ends_with("-tw");
    if named && !dated && !term {
        out.push(Ground::OnlyKnown);
    }
    if dated && node.id.year.is_none() {
        out.push(Ground::OpenYear);
    }
    let same = |kind: &str| node.kind == kind || is_law(kind) && is_law(&node.kind);
    if reference.kind.is_some_and(|it| !same(it)) {
        out.push(Ground::OtherKind);
    }
    out
}

#[cfg(test)]
mod tests {
    use cancu_model::{Mention, MentionForm, Reading, Relation};

    use super::*;

    /// A graph of one text that cites a decree.
    fn graph() -> Graph {
        let mention = Mention {
            start: 0,
            end: 1,
            text: "a".to_owned(),
            kind: MentionForm::Numbered,
            code: "nghi-dinh".to_owned(),
            number: Some("04".to_owned()),
            symbol: Some("NĐ-CP".to_owned()),
            year: Some(2015),
            date: None,
            issuer: None,
            title: Some("thực hiện dân chủ".to_owned()),
            pinpoint: None,
            source: "self".to_owned(),
            relation: Relation::Cites,
            id: "vn/nd-cp/2015/4".parse().ok(),
            candidates: Vec::new(),
            list: false,
            extent: None,
            from: None,
            until: None,
            historic: false,
            rule: String::new(),
            confidence: 1.0,
        };
        Graph::build(vec![Reading {
            file: "a.txt".to_owned(),
            mentions: vec![mention],
            ..Reading::default()
        }])
    }

    #[test]
    fn titles_are_read_for_the_first_title_that_is_asked_for_and_for_no_number() {
        let graph = graph();
        let read = || match &graph.inner {
            Inner::Built(it) => it.titles.get().is_some(),
            Inner::Opened(_) => false,
        };
        let number = Reference {
            number: Some("4".to_owned()),
            year: Some(2015),
            ..Reference::default()
        };
        assert_eq!(graph.find(&number).nodes.len(), 1);
        assert!(!read());
        let title = Reference {
            words: vec!["dan".to_owned(), "chu".to_owned()],
            ..Reference::default()
        };
        assert!(!graph.find(&title).nodes.is_empty());
        assert!(read());
    }
}
