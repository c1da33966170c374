//! The rows of a graph file that follow from a graph.

use cancu_graph::{Conflict, Graph};
use cancu_model::Date;
use cancu_store::{ConflictRow, EventRow, InstrumentRow};

use crate::code;

pub(crate) fn instruments(graph: &Graph) -> impl Iterator<Item = InstrumentRow> {
    graph.nodes().map(|node| {
        let it = graph.node(node);
        InstrumentRow {
            instrument: it.id.to_string(),
            kind: it.kind.clone(),
            number: it.number.clone(),
            symbol: it.symbol.clone(),
            year: it.id.year,
            date: iso(it.date),
            effective: iso(it.effective.map(|it| it.0)),
            effective_basis: it.effective.map(|it| it.1.code().to_owned()),
            issuer: it.issuer.clone(),
            title: it.title.clone(),
            label: it.label.clone(),
            scope: it.id.scope_code().to_owned(),
            held: it.held.as_ref().map(|it| it.file.clone()),
            candidates: it.candidates.iter().map(ToString::to_string).collect(),
        }
    })
}

pub(crate) fn events(graph: &Graph) -> impl Iterator<Item = EventRow> {
    graph.nodes().flat_map(move |node| {
        let all = cancu_validity::events(graph, node);
        all.into_iter().enumerate().map(|(ordinal, it)| EventRow {
            instrument: it.target.to_string(),
            ordinal,
            kind: code(&it.kind),
            actor: it.actor.to_string(),
            relation: it.relation.map(|it| it.code().to_owned()),
            date: iso(it.date),
            counts_from: iso(it.reached),
            until: iso(it.until),
            provisions: it.provisions,
            basis: it.basis.code().to_owned(),
            rule: it.rule,
        })
    })
}

pub(crate) fn conflicts(all: Vec<Conflict>) -> impl Iterator<Item = ConflictRow> {
    let mut before = String::new();
    let mut count = 0;
    all.into_iter().flat_map(move |conflict| {
        let instrument = conflict.instrument.to_string();
        count = if instrument == before { count + 1 } else { 0 };
        before.clone_from(&instrument);
        let ordinal = count;
        let sides = conflict.values.into_iter().enumerate();
        sides.flat_map(move |(side, it)| {
            let instrument = instrument.clone();
            let said: Vec<_> = match it.evidence.len() {
                0 => vec![None],
                _ => it.evidence.into_iter().map(Some).collect(),
            };
            let said = said.into_iter().enumerate();
            said.map(move |(place, evidence)| ConflictRow {
                instrument: instrument.clone(),
                ordinal,
                field: conflict.field.to_owned(),
                side,
                value: it.value.clone(),
                place,
                evidence,
            })
        })
    })
}

pub(crate) fn iso(date: Option<Date>) -> Option<String> {
    date.map(|it| it.to_string())
}
