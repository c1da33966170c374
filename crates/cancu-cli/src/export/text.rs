use std::collections::HashMap;
use std::io::Write;

use anyhow::Result;
use cancu::InstrumentId;

use super::Exported;

/// Graphviz.
pub(super) fn dot(exported: &Exported<'_>, out: &mut dyn Write) -> Result<()> {
    let quote = |text: &str| {
        format!(
            "\"{}\"",
            text.replace('\\', "\\\\")
                .replace('"', "\\\"")
                .replace('\n', " ")
        )
    };
    writeln!(out, "digraph cancu {{\n  rankdir=BT;\n  node [shape=box];")?;
    for it in exported.nodes() {
        let style = if it.held { ", style=bold" } else { "" };
        let (id, label) = (quote(&it.id.to_string()), quote(&it.label));
        writeln!(out, "  {id} [label={label}{style}];")?;
    }
    for it in exported.edges() {
        let (from, to) = (quote(&it.from.to_string()), quote(&it.to.to_string()));
        let relation = quote(it.relation.vietnamese());
        writeln!(out, "  {from} -> {to} [label={relation}];")?;
    }
    Ok(writeln!(out, "}}")?)
}

/// A Mermaid flowchart.
pub(super) fn mermaid(exported: &Exported<'_>, out: &mut dyn Write) -> Result<()> {
    let escape = |text: &str| text.replace('"', "#quot;").replace('\n', " ");
    let mut names: HashMap<InstrumentId, usize> = HashMap::new();
    writeln!(out, "flowchart BT")?;
    for (idx, it) in exported.nodes().enumerate() {
        writeln!(out, "  n{idx}[\"{}\"]", escape(&it.label))?;
        names.insert(it.id, idx);
    }
    for it in exported.edges() {
        if let (Some(from), Some(to)) = (names.get(&it.from), names.get(&it.to)) {
            let relation = escape(it.relation.vietnamese());
            writeln!(out, "  n{from} -->|\"{relation}\"| n{to}")?;
        }
    }
    Ok(())
}
