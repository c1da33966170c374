//! The graph in the forms of other programs: networkx, Gephi, yEd, spreadsheets, Graphviz.

mod text;
mod xml;

use std::fs;
use std::io::{BufWriter, Write};
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use cancu::{Date, Edge, Engine, Graph, Instrument, code};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value, json};

use crate::args::Format;
use crate::commands::{Context, cannot_write};
use crate::lang::Lang;

/// How many instruments are looked at before what was read of them is let go.
const SOME: usize = 1024;

/// A graph as it is exported: the statuses are those of one day. It is gone over from the first
/// instrument to the last, some at a time, as often as it is asked for.
pub(crate) struct Exported<'g> {
    graph: &'g Graph,
    as_of: Date,
}

impl Exported<'_> {
    /// Every instrument, in the order of ids.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = Instrument> {
        self.parts().flat_map(|(part, range)| {
            let nodes = range.filter_map(|it| part.node_at(it));
            let nodes = nodes.map(|it| cancu::instrument(&part, it, self.as_of));
            nodes.collect::<Vec<_>>()
        })
    }

    /// Every relation, in the order of those who act.
    pub(crate) fn edges(&self) -> impl Iterator<Item = Edge> {
        self.parts().flat_map(|(part, range)| {
            let nodes = range.filter_map(|it| part.node_at(it));
            let edges = nodes.flat_map(|from| {
                let acts = part.outgoing(from).into_iter();
                acts.map(|(to, it)| part.edge(from, to, it))
                    .collect::<Vec<_>>()
            });
            edges.collect::<Vec<_>>()
        })
    }

    fn parts(&self) -> impl Iterator<Item = (Graph, std::ops::Range<usize>)> {
        let count = self.graph.node_count();
        let starts = (0..count).step_by(SOME);
        starts.map(move |from| (self.graph.apart(), from..count.min(from + SOME)))
    }
}

/// Writes the graph of an engine to a file, or for csv into a folder.
pub(crate) fn write(
    context: &mut Context<'_>,
    engine: &Engine,
    format: Format,
    path: &Path,
    as_of: Date,
) -> Result<()> {
    let lang = context.lang;
    let exported = Exported {
        graph: engine.graph(),
        as_of,
    };
    let form: Form = match format {
        Format::Graphml => xml::graphml,
        Format::Gexf => xml::gexf,
        Format::Json => node_link,
        Format::Dot => text::dot,
        Format::Mermaid => text::mermaid,
        Format::Csv if path == Path::new("-") => bail!(
            "{}",
            lang.pick(
                "csv là hai tệp: nêu một thư mục sau `-o`",
                "csv is two files: name a folder after `-o`"
            )
        ),
        Format::Csv => return csv_folder(lang, engine, &exported, path),
        Format::Text | Format::Sarif => bail!("--format: graphml, gexf, json, csv, dot, mermaid"),
    };
    if path == Path::new("-") {
        form(&exported, context.out)?;
        return Ok(engine.sound(())?);
    }
    replaced(lang, path, |new| {
        let write = || -> Result<()> {
            let mut file = BufWriter::new(fs::File::create(new)?);
            form(&exported, &mut file)?;
            Ok(file.flush()?)
        };
        write().with_context(|| cannot_write(lang, path))?;
        Ok(engine.sound(())?)
    })
}

/// Writes a file under another name beside it, which takes its own once all is well: what stood
/// there before stays until then. What is no file, as a device or a pipe, is written as it is.
fn replaced(lang: Lang, path: &Path, write: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    if fs::metadata(path).is_ok_and(|it| !it.is_file()) {
        return write(path);
    }
    // Of a link the file that it leads to.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let mut new = path.clone().into_os_string();
    new.push(".new");
    let new = Path::new(&new);
    let done =
        write(new).and_then(|()| fs::rename(new, &path).with_context(|| cannot_write(lang, &path)));
    if done.is_err() {
        // There may be none.
        let _ = fs::remove_file(new);
    }
    done
}

/// Writes a graph in one form.
type Form = fn(&Exported<'_>, &mut dyn Write) -> Result<()>;

/// What the values of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Whole,
    Real,
    Truth,
}

impl Kind {
    /// The name that GraphML and GEXF have for it, which both take from Java.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Kind::Text => "string",
            Kind::Whole => "long",
            Kind::Real => "double",
            Kind::Truth => "boolean",
        }
    }
}

/// The name of what is said of a node or an edge, and what its values are.
pub(crate) type Column = (&'static str, Kind);

/// What every form says of a node. Days are text: GraphML has no type for them.
pub(crate) const NODE: [Column; 12] = [
    ("label", Kind::Text),
    ("type", Kind::Text),
    ("number", Kind::Text),
    ("symbol", Kind::Text),
    ("year", Kind::Whole),
    ("date", Kind::Text),
    ("issuer", Kind::Text),
    ("title", Kind::Text),
    ("scope", Kind::Text),
    ("held", Kind::Truth),
    ("status", Kind::Text),
    ("status_since", Kind::Text),
];

/// What every form says of an edge.
pub(crate) const EDGE: [Column; 9] = [
    ("relation", Kind::Text),
    ("extent", Kind::Text),
    ("effective", Kind::Text),
    ("basis", Kind::Text),
    ("rule", Kind::Text),
    ("confidence", Kind::Real),
    ("evidence_count", Kind::Whole),
    ("evidence_file", Kind::Text),
    ("evidence_quote", Kind::Text),
];

/// What is said of a node, as name and value; what is unknown is left out.
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

/// The same of an edge.
pub(crate) fn edge_fields(it: &Edge) -> Vec<(&'static str, String)> {
    let first = it.evidence.first();
    let fields = [
        ("relation", Some(it.relation.to_string())),
        ("extent", it.extent.map(|it| code(&it))),
        ("effective", it.effective.map(|it| it.to_string())),
        ("basis", Some(it.basis.code().to_owned())),
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

/// The node-link form that networkx reads: `node_link_graph(data)`.
fn node_link(exported: &Exported<'_>, out: &mut dyn Write) -> Result<()> {
    // The kind of a failure is kept: a closed pipe is none.
    serde_json::to_writer_pretty(out, &NodeLink(exported)).map_err(std::io::Error::from)?;
    Ok(())
}

/// The node-link form, made while it is written.
struct NodeLink<'e>(&'e Exported<'e>);

impl Serialize for NodeLink<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(5))?;
        map.serialize_entry("directed", &true)?;
        map.serialize_entry("edges", &Each(|| self.0.edges().enumerate().map(edge)))?;
        map.serialize_entry("graph", &json!({}))?;
        map.serialize_entry("multigraph", &true)?;
        map.serialize_entry("nodes", &Each(|| self.0.nodes().map(node)))?;
        map.end()
    }
}

/// What an iterator gives, as a list.
struct Each<F>(F);

impl<I: Iterator<Item = Value>, F: Fn() -> I> Serialize for Each<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

fn node(it: Instrument) -> Value {
    let mut node = object(node_fields(&it), &NODE);
    node.insert("id".to_owned(), json!(it.id.to_string()));
    Value::Object(node)
}

fn edge((key, it): (usize, Edge)) -> Value {
    let mut edge = object(edge_fields(&it), &EDGE);
    edge.insert("source".to_owned(), json!(it.from.to_string()));
    edge.insert("target".to_owned(), json!(it.to.to_string()));
    edge.insert("key".to_owned(), json!(key));
    let evidence = serde_json::to_value(&it.evidence).unwrap_or(Value::Null);
    edge.insert("evidence".to_owned(), evidence);
    Value::Object(edge)
}

fn object(fields: Vec<(&'static str, String)>, columns: &[Column]) -> Map<String, Value> {
    let typed = |(name, value): (&str, _)| (name.to_owned(), typed(columns, name, value));
    fields.into_iter().map(typed).collect()
}

/// A value as JSON has values of its column.
fn typed(columns: &[Column], name: &str, value: String) -> Value {
    let kind = columns.iter().find(|it| it.0 == name).map(|it| it.1);
    let plain = matches!(kind, Some(Kind::Whole | Kind::Real | Kind::Truth));
    let read = plain.then(|| serde_json::from_str(&value).ok()).flatten();
    read.unwrap_or(Value::String(value))
}

/// `nodes.csv` and `edges.csv` in a folder.
fn csv_folder(lang: Lang, engine: &Engine, exported: &Exported<'_>, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| cannot_write(lang, folder))?;
    let [nodes, edges] = ["nodes.csv", "edges.csv"].map(|it| folder.join(it));
    replaced(lang, &nodes, |nodes| {
        replaced(lang, &edges, |edges| {
            csv_files(exported, nodes, edges)?;
            Ok(engine.sound(())?)
        })
    })
}

fn csv_files(exported: &Exported<'_>, nodes: &Path, edges: &Path) -> Result<()> {
    let row = |lead: Vec<String>,
               columns: &[Column],
               fields: Vec<(&'static str, String)>|
     -> Vec<String> {
        let value = |column: &Column| {
            fields
                .iter()
                .find(|it| it.0 == column.0)
                .map(|it| it.1.clone())
                .unwrap_or_default()
        };
        lead.into_iter().chain(columns.iter().map(value)).collect()
    };
    let mut nodes = csv::Writer::from_path(nodes)?;
    nodes.write_record(std::iter::once("id").chain(NODE.map(|it| it.0)))?;
    for it in exported.nodes() {
        nodes.write_record(row(vec![it.id.to_string()], &NODE, node_fields(&it)))?;
    }
    nodes.flush()?;
    let mut edges = csv::Writer::from_path(edges)?;
    edges.write_record(["source", "target"].into_iter().chain(EDGE.map(|it| it.0)))?;
    for it in exported.edges() {
        edges.write_record(row(
            vec![it.from.to_string(), it.to.to_string()],
            &EDGE,
            edge_fields(&it),
        ))?;
    }
    edges.flush()?;
    Ok(())
}
