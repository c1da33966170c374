//! Instruments that the tables and the register know, whether a document names them or not.

use cancu_model::{InstrumentId, Reference};
use cancu_tables::{Known, LawTitle, Register, TITLES, kind_of_code, known, versions};

use crate::graph::Node;
use crate::node::{label, recorded};

/// The instruments with a number that tables or register know; `symbols` are those it may bear.
pub(crate) fn numbered(number: &str, symbols: &[&str], register: &Register) -> Vec<Node> {
    let mut out: Vec<Node> = Vec::new();
    for symbol in symbols {
        for row in known(number, symbol) {
            out.extend(node_of(row, register));
        }
    }
    let rows = register.instruments().iter();
    let rows = rows.filter(|it| it.id.number.as_deref() == Some(number));
    out.extend(rows.map(|it| recorded(&it.id, register)));
    out.sort_by(|a, b| a.id.cmp(&b.id));
    out.dedup_by(|a, b| a.id == b.id);
    out
}

/// The laws with the title of a reference, and the constitutions.
pub(crate) fn titled(reference: &Reference, register: &Register) -> Vec<Node> {
    let named = |it: &LawTitle| Some(recorded(&it.id.parse().ok()?, register));
    if reference.kind == Some("hien-phap") {
        let rows = TITLES.iter().filter(|it| it.kind == "hien-phap");
        return rows.filter_map(named).collect();
    }
    let found = versions(&reference.words.join(" ")).iter();
    found.filter_map(|it| named(it)).collect()
}

/// An instrument whose number restarts, as its row has it.
fn node_of(row: &Known, register: &Register) -> Option<Node> {
    let id: InstrumentId = row.id.parse().ok()?;
    let mut node = recorded(&id, register);
    let code = row.symbol.split(['-', '/']).next().unwrap_or_default();
    if let Some(kind) = kind_of_code(code).filter(|_| node.kind == "van-ban") {
        node.kind = kind.id.to_owned();
    }
    node.number = node.number.or_else(|| Some(row.number.to_owned()));
    node.symbol = node.symbol.or_else(|| Some(row.symbol.to_owned()));
    node.date = node.date.or_else(|| row.date.parse().ok());
    node.issuer = node.issuer.or_else(|| row.issuer.map(str::to_owned));
    node.title = node.title.or_else(|| row.title.map(str::to_owned));
    node.label = label(&node, false);
    Some(node)
}
