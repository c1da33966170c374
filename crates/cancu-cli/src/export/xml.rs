use std::io::Write;

use anyhow::Result;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::{Column, EDGE, Exported, NODE, edge_fields, node_fields};

/// A document that is written from the outside in.
struct Xml<'w> {
    writer: Writer<&'w mut dyn Write>,
}

impl<'w> Xml<'w> {
    fn new(out: &'w mut dyn Write) -> Result<Xml<'w>> {
        let mut writer = Writer::new_with_indent(out, b' ', 1);
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        Ok(Xml { writer })
    }

    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> Result<()> {
        self.writer
            .write_event(Event::Start(element(name, attributes)))?;
        Ok(())
    }

    fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> Result<()> {
        self.writer
            .write_event(Event::Empty(element(name, attributes)))?;
        Ok(())
    }

    fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> Result<()> {
        self.open(name, attributes)?;
        self.writer
            .write_event(Event::Text(BytesText::new(&clean(text))))?;
        self.close(name)
    }

    fn close(&mut self, name: &str) -> Result<()> {
        self.writer.write_event(Event::End(BytesEnd::new(name)))?;
        Ok(())
    }
}

fn element<'e>(name: &'e str, attributes: &[(&str, &str)]) -> BytesStart<'e> {
    let mut start = BytesStart::new(name);
    for (key, value) in attributes {
        start.push_attribute((*key, clean(value).as_str()));
    }
    start
}

/// XML 1.0 has no room for control characters, which OCR leaves in quotes.
fn clean(text: &str) -> String {
    text.chars()
        .map(|it| {
            if it.is_control() || matches!(it, '\u{FFFE}' | '\u{FFFF}') {
                ' '
            } else {
                it
            }
        })
        .collect()
}

/// GraphML, a multigraph: parallel relations are parallel edges with ids.
pub(super) fn graphml(exported: &Exported<'_>, out: &mut dyn Write) -> Result<()> {
    let mut xml = Xml::new(out)?;
    xml.open(
        "graphml",
        &[("xmlns", "http://graphml.graphdrawing.org/xmlns")],
    )?;
    for (target, names) in [("node", &NODE[..]), ("edge", &EDGE[..])] {
        for (name, kind) in names {
            let id = format!("{}_{name}", &target[..1]);
            xml.empty(
                "key",
                &[
                    ("id", &id),
                    ("for", target),
                    ("attr.name", name),
                    ("attr.type", kind.name()),
                ],
            )?;
        }
    }
    xml.open("graph", &[("id", "cancu"), ("edgedefault", "directed")])?;
    for it in exported.nodes() {
        xml.open("node", &[("id", &it.id.to_string())])?;
        for (name, value) in node_fields(&it) {
            xml.text("data", &[("key", &format!("n_{name}"))], &value)?;
        }
        xml.close("node")?;
    }
    for (key, it) in exported.edges().enumerate() {
        xml.open(
            "edge",
            &[
                ("id", &format!("e{key}")),
                ("source", &it.from.to_string()),
                ("target", &it.to.to_string()),
            ],
        )?;
        for (name, value) in edge_fields(&it) {
            xml.text("data", &[("key", &format!("e_{name}"))], &value)?;
        }
        xml.close("edge")?;
    }
    xml.close("graph")?;
    xml.close("graphml")
}

/// GEXF 1.2 for Gephi: networkx reads no later one.
pub(super) fn gexf(exported: &Exported<'_>, out: &mut dyn Write) -> Result<()> {
    let mut xml = Xml::new(out)?;
    xml.open(
        "gexf",
        &[
            ("xmlns", "http://www.gexf.net/1.2draft"),
            ("version", "1.2"),
        ],
    )?;
    xml.open(
        "graph",
        &[("mode", "static"), ("defaultedgetype", "directed")],
    )?;
    for (class, names) in [("node", &NODE[..]), ("edge", &EDGE[..])] {
        xml.open("attributes", &[("class", class), ("mode", "static")])?;
        for (id, (name, kind)) in names.iter().enumerate() {
            xml.empty(
                "attribute",
                &[
                    ("id", &id.to_string()),
                    ("title", name),
                    ("type", kind.name()),
                ],
            )?;
        }
        xml.close("attributes")?;
    }
    xml.open("nodes", &[])?;
    for it in exported.nodes() {
        xml.open("node", &[("id", &it.id.to_string()), ("label", &it.label)])?;
        attvalues(&mut xml, &NODE, node_fields(&it))?;
        xml.close("node")?;
    }
    xml.close("nodes")?;
    xml.open("edges", &[])?;
    for (key, it) in exported.edges().enumerate() {
        xml.open(
            "edge",
            &[
                ("id", &key.to_string()),
                ("source", &it.from.to_string()),
                ("target", &it.to.to_string()),
                ("label", it.relation.code()),
            ],
        )?;
        attvalues(&mut xml, &EDGE, edge_fields(&it))?;
        xml.close("edge")?;
    }
    xml.close("edges")?;
    xml.close("graph")?;
    xml.close("gexf")
}

fn attvalues(
    xml: &mut Xml<'_>,
    columns: &[Column],
    fields: Vec<(&'static str, String)>,
) -> Result<()> {
    xml.open("attvalues", &[])?;
    for (name, value) in fields {
        let Some(id) = columns.iter().position(|it| it.0 == name) else {
            continue;
        };
        xml.empty("attvalue", &[("for", &id.to_string()), ("value", &value)])?;
    }
    xml.close("attvalues")
}
