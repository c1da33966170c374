//! What is known of an instrument beside the draft.

use cancu_graph::Node;
use cancu_model::Evidence;
use cancu_tables::{LawTitle, TITLES};

use super::Draft;

/// A row of a table as evidence.
pub(super) fn row(table: &str, source: &str) -> Evidence {
    Evidence {
        file: format!("data/{table}.toml"),
        start: 0,
        end: 0,
        quote: source.to_owned(),
    }
}

pub(super) fn law(node: &Node) -> Option<&'static LawTitle> {
    let id = node.id.to_string();
    let at = TITLES.binary_search_by(|it| it.id.cmp(id.as_str())).ok()?;
    TITLES.get(at)
}

/// A law as one would cite it, if its number is known.
pub(super) fn written(law: &LawTitle) -> Option<String> {
    let name = cancu_tables::kind(law.kind)?.name;
    Some(format!("{name} {} số {}", law.title, law.number?))
}

/// The row of the table of instruments whose number restarts.
pub(super) fn listed(node: &Node) -> Option<&'static cancu_tables::Known> {
    let rows = cancu_tables::known(node.number.as_deref()?, node.symbol.as_deref()?);
    let id = node.id.to_string();
    rows.iter().copied().find(|it| it.id == id)
}

impl Draft<'_> {
    /// The head of the instrument's own text, unless that is the draft.
    pub(super) fn head_of(&self, node: &Node) -> Option<&cancu_model::Reading> {
        let held = self.graph.reading(self.graph.node_id(&node.id)?)?;
        (held.file != self.reading.file).then_some(held)
    }

    pub(super) fn own_text(&self, node: &Node) -> Option<Evidence> {
        let held = self.head_of(node)?;
        Some(Evidence {
            file: held.file.clone(),
            start: 0,
            end: 0,
            quote: held.heading.title.clone().unwrap_or_default(),
        })
    }
}
