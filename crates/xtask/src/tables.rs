//! The tables: how a row is written in TOML, what is checked, how it is written in Rust.

use std::collections::BTreeSet;

use anyhow::{Result, bail};
use serde::Deserialize;

use crate::emit::{option, string, strings, variant};

/// A table of `data/` and how its Rust is made.
pub(crate) struct Table {
    pub(crate) name: &'static str,
    pub(crate) generate: fn(&str) -> Result<String>,
}

/// Every table. A new one is a function here and a module in `cancu-tables`.
pub(crate) const ALL: &[Table] = &[
    Table {
        name: "kinds",
        generate: kinds,
    },
    Table {
        name: "issuers",
        generate: issuers,
    },
    Table {
        name: "cues",
        generate: cues,
    },
    Table {
        name: "words",
        generate: crate::words::generate,
    },
    Table {
        name: "titles",
        generate: titles,
    },
    Table {
        name: "known",
        generate: known,
    },
    Table {
        name: "regimes",
        generate: regimes,
    },
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kinds {
    kind: Vec<Kind>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kind {
    id: String,
    name: String,
    #[serde(default)]
    names: Vec<String>,
    #[serde(default)]
    codes: Vec<String>,
    #[serde(default)]
    abbreviations: Vec<String>,
    rank: u8,
    system: String,
    normative: String,
    source: String,
    examples: Vec<String>,
}

fn kinds(text: &str) -> Result<String> {
    let mut rows = toml::from_str::<Kinds>(text)?.kind;
    unique(rows.iter().map(|it| it.id.as_str()))?;
    rows.sort_by(|a, b| a.id.cmp(&b.id));
    let mut out = "use crate::kinds::{Kind, Normative};\nuse crate::System;\n\n/// The rows of the table.\npub static KINDS: &[Kind] = &[\n".to_owned();
    for it in &rows {
        sourced(&it.id, &it.source, &it.examples)?;
        out += &format!(
            "Kind {{ id: {}, name: {}, names: {}, codes: {}, abbreviations: {}, rank: {}, system: System::{}, normative: Normative::{}, source: {}, examples: {} }},\n",
            string(&it.id),
            string(&it.name),
            strings(&it.names),
            strings(&it.codes),
            strings(&it.abbreviations),
            it.rank,
            variant(&it.system),
            variant(&it.normative),
            string(&it.source),
            strings(&it.examples)
        );
    }
    Ok(out + "];\n")
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Issuers {
    issuer: Vec<Issuer>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Issuer {
    id: String,
    name: String,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    symbols: Vec<String>,
    level: String,
    system: String,
    from: Option<String>,
    until: Option<String>,
    #[serde(default)]
    successors: Vec<String>,
    basis: String,
    source: String,
    examples: Vec<String>,
}

fn issuers(text: &str) -> Result<String> {
    let mut rows = toml::from_str::<Issuers>(text)?.issuer;
    unique(rows.iter().map(|it| it.id.as_str()))?;
    let ids: BTreeSet<String> = rows.iter().map(|it| it.id.clone()).collect();
    rows.sort_by(|a, b| a.id.cmp(&b.id));
    let mut out = "use crate::issuers::{Issuer, Level};\nuse crate::System;\n\n/// The rows of the table.\npub static ISSUERS: &[Issuer] = &[\n".to_owned();
    for it in &rows {
        sourced(&it.id, &it.source, &it.examples)?;
        if let Some(missing) = it.successors.iter().find(|it| !ids.contains(*it)) {
            bail!("row `{}`: successor `{missing}` is no row", it.id);
        }
        out += &format!(
            "Issuer {{ id: {}, name: {}, aliases: {}, symbols: {}, level: Level::{}, system: System::{}, from: {}, until: {}, successors: {}, basis: {}, source: {}, examples: {} }},\n",
            string(&it.id),
            string(&it.name),
            strings(&it.aliases),
            strings(&it.symbols),
            variant(&it.level),
            variant(&it.system),
            option(it.from.as_deref()),
            option(it.until.as_deref()),
            strings(&it.successors),
            string(&it.basis),
            string(&it.source),
            strings(&it.examples)
        );
    }
    Ok(out + "];\n")
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cues {
    cue: Vec<Cue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cue {
    id: String,
    words: String,
    relation: String,
    side: String,
    source: String,
    examples: Vec<String>,
}

fn cues(text: &str) -> Result<String> {
    let mut rows = toml::from_str::<Cues>(text)?.cue;
    unique(rows.iter().map(|it| it.id.as_str()))?;
    rows.sort_by(|a, b| a.id.cmp(&b.id));
    let mut out = "use cancu_model::Relation;\n\nuse crate::cues::{Cue, Side};\n\n/// The rows of the table.\npub static CUES: &[Cue] = &[\n".to_owned();
    for it in &rows {
        sourced(&it.id, &it.source, &it.examples)?;
        out += &format!(
            "Cue {{ id: {}, words: {}, relation: Relation::{}, side: Side::{}, source: {}, examples: {} }},\n",
            string(&it.id),
            string(&it.words),
            variant(&it.relation),
            variant(&it.side),
            string(&it.source),
            strings(&it.examples)
        );
    }
    Ok(out + "];\n")
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Titles {
    title: Vec<Title>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Title {
    id: String,
    kind: String,
    title: String,
    #[serde(default)]
    short: Vec<String>,
    number: Option<String>,
    date: Option<String>,
    effective: Option<String>,
    #[serde(default)]
    amends: Vec<String>,
    source: String,
    #[serde(default)]
    unsure: bool,
}

fn titles(text: &str) -> Result<String> {
    let mut rows = toml::from_str::<Titles>(text)?.title;
    unique(rows.iter().map(|it| it.id.as_str()))?;
    rows.sort_by(|a, b| (&a.id, &a.title).cmp(&(&b.id, &b.title)));
    let mut out = "use crate::titles::LawTitle;\n\n/// The rows of the table.\npub static TITLES: &[LawTitle] = &[\n".to_owned();
    for it in &rows {
        if it.source.is_empty() || it.title.is_empty() {
            bail!("row `{}` needs a title and a source", it.id);
        }
        out += &format!(
            "LawTitle {{ id: {}, kind: {}, title: {}, short: {}, number: {}, date: {}, effective: {}, amends: {}, source: {}, unsure: {} }},\n",
            string(&it.id),
            string(&it.kind),
            string(&it.title),
            strings(&it.short),
            option(it.number.as_deref()),
            option(it.date.as_deref()),
            option(it.effective.as_deref()),
            strings(&it.amends),
            string(&it.source),
            it.unsure
        );
    }
    Ok(out + "];\n")
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KnownTable {
    #[serde(default)]
    term: Vec<Term>,
    known: Vec<Known>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Term {
    number: u8,
    from: String,
    until: Option<String>,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    id: String,
    number: String,
    symbol: String,
    date: String,
    term: Option<u8>,
    issuer: Option<String>,
    title: Option<String>,
    count: u32,
    source: String,
}

fn known(text: &str) -> Result<String> {
    let table = toml::from_str::<KnownTable>(text)?;
    let mut rows = table.known;
    rows.sort_by(|a, b| (&a.id, &a.date).cmp(&(&b.id, &b.date)));
    let mut out = "use crate::known::{Known, Term};\n\n/// The rows of the table.\npub static TERMS: &[Term] = &[\n".to_owned();
    for it in &table.term {
        out += &format!(
            "Term {{ number: {}, from: {}, until: {}, source: {} }},\n",
            it.number,
            string(&it.from),
            option(it.until.as_deref()),
            string(&it.source)
        );
    }
    out += "];\n\n/// The rows of the table.\npub static KNOWN: &[Known] = &[\n";
    for it in &rows {
        let term = it
            .term
            .map_or_else(|| "None".to_owned(), |it| format!("Some({it})"));
        out += &format!(
            "Known {{ id: {}, number: {}, symbol: {}, date: {}, term: {term}, issuer: {}, title: {}, count: {}, source: {} }},\n",
            string(&it.id),
            string(&it.number),
            string(&it.symbol),
            string(&it.date),
            option(it.issuer.as_deref()),
            option(it.title.as_deref()),
            it.count,
            string(&it.source)
        );
    }
    Ok(out + "];\n")
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Regimes {
    regime: Vec<Regime>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Regime {
    from: String,
    until: Option<String>,
    falls: bool,
    rule: String,
    basis: String,
    source: String,
}

fn regimes(text: &str) -> Result<String> {
    let mut rows = toml::from_str::<Regimes>(text)?.regime;
    rows.sort_by(|a, b| a.from.cmp(&b.from));
    let mut out = "use crate::regimes::Regime;\nuse crate::register::Certainty;\n\n/// The rows of the table.\npub static REGIMES: &[Regime] = &[\n".to_owned();
    for it in &rows {
        if it.source.is_empty() || it.rule.is_empty() {
            bail!("the regime from {} needs a rule and a source", it.from);
        }
        out += &format!(
            "Regime {{ from: {}, until: {}, falls: {}, rule: {}, certainty: Certainty::{}, source: {} }},\n",
            string(&it.from),
            option(it.until.as_deref()),
            it.falls,
            string(&it.rule),
            variant(&it.basis),
            string(&it.source)
        );
    }
    Ok(out + "];\n")
}

pub(crate) fn unique<'a>(ids: impl Iterator<Item = &'a str>) -> Result<()> {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            bail!("row `{id}` stands twice");
        }
    }
    Ok(())
}

pub(crate) fn sourced(id: &str, source: &str, examples: &[String]) -> Result<()> {
    if source.is_empty() || examples.is_empty() {
        bail!("row `{id}` needs a source and an example");
    }
    Ok(())
}
