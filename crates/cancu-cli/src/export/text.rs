use std::collections::BTreeMap;
use std::fmt::Write;

use super::Exported;

/// Graphviz.
pub(super) fn dot(exported: &Exported) -> String {
    let quote = |text: &str| {
        format!(
            "\"{}\"",
            text.replace('\\', "\\\\")
                .replace('"', "\\\"")
                .replace('\n', " ")
        )
    };
    let mut out = String::from("digraph cancu {\n  rankdir=BT;\n  node [shape=box];\n");
    for it in &exported.nodes {
        let style = if it.held { ", style=bold" } else { "" };
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "  {} [label={}{style}];",
            quote(&it.id.to_string()),
            quote(&it.label)
        );
    }
    for it in &exported.edges {
        let _ = writeln!(
            out,
            "  {} -> {} [label={}];",
            quote(&it.from.to_string()),
            quote(&it.to.to_string()),
            quote(it.relation.vietnamese())
        );
    }
    out.push_str("}\n");
    out
}

/// A Mermaid flowchart.
pub(super) fn mermaid(exported: &Exported) -> String {
    let escape = |text: &str| text.replace('"', "#quot;").replace('\n', " ");
    let names: BTreeMap<String, usize> = exported
        .nodes
        .iter()
        .enumerate()
        .map(|(idx, it)| (it.id.to_string(), idx))
        .collect();
    let mut out = String::from("flowchart BT\n");
    for (idx, it) in exported.nodes.iter().enumerate() {
        let _ = writeln!(out, "  n{idx}[\"{}\"]", escape(&it.label));
    }
    for it in &exported.edges {
        if let (Some(from), Some(to)) = (
            names.get(&it.from.to_string()),
            names.get(&it.to.to_string()),
        ) {
            let _ = writeln!(
                out,
                "  n{from} -->|\"{}\"| n{to}",
                escape(it.relation.vietnamese())
            );
        }
    }
    out
}
