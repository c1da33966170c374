//! The graph in the forms of other programs: networkx, Gephi, yEd, spreadsheets, Graphviz.

mod text;
mod xml;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use cancu::{Date, Edge, Engine, Instrument};
use serde_json::{Map, Value, json};

use crate::args::Format;
use crate::commands::cannot_write;
use crate::lang::Lang;

/// A graph as it is exported: the statuses are those of one day.
pub(crate) struct Exported {
    pub(crate) nodes: Vec<Instrument>,
    pub(crate) edges: Vec<Edge>,
}

/// Writes the graph of an engine to a file, or for csv into a folder.
pub(crate) fn write(
    lang: Lang,
    engine: &Engine,
    format: Format,
    path: &Path,
    as_of: Date,
) -> Result<()> {
    let graph = engine.graph().whole();
    let exported = Exported {
        nodes: graph
            .nodes()
            .map(|it| cancu::instrument(graph, it, as_of))
            .collect(),
        edges: graph.edges(),
    };
    engine.sound(())?;
    let body = match format {
        Format::Graphml => xml::graphml(&exported)?,
        Format::Gexf => xml::gexf(&exported)?,
        Format::Json => node_link(&exported)?,
        Format::Dot => text::dot(&exported).into_bytes(),
        Format::Mermaid => text::mermaid(&exported).into_bytes(),
        Format::Csv => return csv_folder(lang, &exported, path),
        Format::Text | Format::Sarif => bail!("--format: graphml, gexf, json, csv, dot, mermaid"),
    };
    fs::write(path, body).with_context(|| cannot_write(lang, path))
}

/// What every form says of a node, as name and value; what is unknown is left out.
pub(crate) fn node_fields(it: &Instrument) -> Vec<(&'static str, String)> {
    let date = |it: Option<Date>| it.map(|it| it.to_string());
    let fields = [
        ("label", Some(it.label.clone())),
        ("type", Some(it.kind.clone())),
        ("number", it.number.clone()),
        ("symbol", it.symbol.clone()),
        ("year", it.year.map(|it| it.to_string())),
        ("date", date(it.date)),
        ("issuer", it.issuer.clone()),
        ("title", it.title.clone()),
        ("scope", Some(it.scope.clone())),
        ("held", Some(it.held.to_string())),
        ("status", Some(it.status.state.code().to_owned())),
        ("status_since", date(it.status.since)),
    ];
    fields
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect()
}

/// What every form says of an edge.
pub(crate) fn edge_fields(it: &Edge) -> Vec<(&'static str, String)> {
    let word = |value: &dyn erased::Word| value.word();
    let first = it.evidence.first();
    let fields = [
        ("relation", Some(it.relation.to_string())),
        ("extent", it.extent.map(|it| word(&it))),
        ("effective", it.effective.map(|it| it.to_string())),
        ("basis", Some(word(&it.basis))),
        ("rule", Some(it.rule.clone())),
        ("confidence", Some(format!("{:.2}", it.confidence))),
        ("evidence_count", Some(it.evidence.len().to_string())),
        ("evidence_file", first.map(|it| it.file.clone())),
        ("evidence_quote", first.map(|it| it.quote.clone())),
    ];
    fields
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect()
}

mod erased {
    /// A code of the contract, as its serde form writes it.
    pub(super) trait Word {
        fn word(&self) -> String;
    }

    impl<T: serde::Serialize> Word for T {
        fn word(&self) -> String {
            serde_json::to_value(self)
                .ok()
                .and_then(|it| it.as_str().map(str::to_owned))
                .unwrap_or_default()
        }
    }
}

/// The node-link form that networkx reads (`node_link_graph(data, edges="links")`).
fn node_link(exported: &Exported) -> Result<Vec<u8>> {
    let object = |fields: Vec<(&'static str, String)>| -> Map<String, Value> {
        fields
            .into_iter()
            .map(|(name, value)| (name.to_owned(), Value::String(value)))
            .collect()
    };
    let nodes: Vec<Value> = exported
        .nodes
        .iter()
        .map(|it| {
            let mut node = object(node_fields(it));
            node.insert("id".to_owned(), json!(it.id.to_string()));
            node.insert("held".to_owned(), json!(it.held));
            Value::Object(node)
        })
        .collect();
    let links: Vec<Value> = exported
        .edges
        .iter()
        .enumerate()
        .map(|(key, it)| {
            let mut edge = object(edge_fields(it));
            edge.insert("source".to_owned(), json!(it.from.to_string()));
            edge.insert("target".to_owned(), json!(it.to.to_string()));
            edge.insert("key".to_owned(), json!(key));
            edge.insert("confidence".to_owned(), json!(it.confidence));
            edge.insert(
                "evidence".to_owned(),
                serde_json::to_value(&it.evidence).unwrap_or(Value::Null),
            );
            Value::Object(edge)
        })
        .collect();
    Ok(serde_json::to_vec_pretty(
        &json!({"directed": true, "multigraph": true, "graph": {}, "nodes": nodes, "links": links}),
    )?)
}

/// `nodes.csv` and `edges.csv` in a folder.
fn csv_folder(lang: Lang, exported: &Exported, folder: &Path) -> Result<()> {
    const NODE: [&str; 12] = [
        "label",
        "type",
        "number",
        "symbol",
        "year",
        "date",
        "issuer",
        "title",
        "scope",
        "held",
        "status",
        "status_since",
    ];
    const EDGE: [&str; 9] = [
        "relation",
        "extent",
        "effective",
        "basis",
        "rule",
        "confidence",
        "evidence_count",
        "evidence_file",
        "evidence_quote",
    ];
    fs::create_dir_all(folder).with_context(|| cannot_write(lang, folder))?;
    let row =
        |lead: Vec<String>, names: &[&str], fields: Vec<(&'static str, String)>| -> Vec<String> {
            let value = |name: &&str| {
                fields
                    .iter()
                    .find(|it| it.0 == *name)
                    .map(|it| it.1.clone())
                    .unwrap_or_default()
            };
            lead.into_iter().chain(names.iter().map(value)).collect()
        };
    let mut nodes = csv::Writer::from_path(folder.join("nodes.csv"))?;
    nodes.write_record(std::iter::once("id").chain(NODE))?;
    for it in &exported.nodes {
        nodes.write_record(row(vec![it.id.to_string()], &NODE, node_fields(it)))?;
    }
    nodes.flush()?;
    let mut edges = csv::Writer::from_path(folder.join("edges.csv"))?;
    edges.write_record(["source", "target"].into_iter().chain(EDGE))?;
    for it in &exported.edges {
        edges.write_record(row(
            vec![it.from.to_string(), it.to.to_string()],
            &EDGE,
            edge_fields(it),
        ))?;
    }
    edges.flush()?;
    Ok(())
}
