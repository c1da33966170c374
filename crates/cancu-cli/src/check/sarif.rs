//! A review as SARIF 2.1.0: the form in which programs pass findings on.

use std::path::Path;

use cancu::{RULES, Remark, Review, Severity};

use serde::Serialize;

use super::places::Places;
use crate::lang::Lang;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Log<'r> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'r>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'r> {
    tool: Tool,
    column_kind: &'static str,
    results: Vec<Outcome<'r>>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    language: &'static str,
    rules: Vec<Descriptor>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    id: &'static str,
    short_description: Message<'static>,
    help: Message<'static>,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome<'r> {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Message<'r>,
    locations: [Place; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Fix<'r>>,
}

#[derive(Serialize)]
struct Message<'r> {
    text: &'r str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Place {
    physical_location: Physical,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Clone, Serialize)]
struct Artifact {
    uri: String,
}

/// A stretch of the text that was read: lines and columns from 1, columns in characters.
#[derive(Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    byte_offset: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    byte_length: Option<usize>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fix<'r> {
    description: Message<'r>,
    artifact_changes: [Change<'r>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change<'r> {
    artifact_location: Artifact,
    replacements: [Replacement<'r>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'r> {
    deleted_region: Region,
    inserted_content: Message<'r>,
}

/// The review of `text`, read from `file`. Where the bytes of the file are not `exact`ly those of
/// the text, there are lines and columns of the text alone, and no edits.
pub(super) fn log<'r>(
    review: &'r Review,
    text: &str,
    file: &Path,
    exact: bool,
    lang: Lang,
) -> Log<'r> {
    let rules = RULES.iter().map(|it| Descriptor {
        id: it.name,
        short_description: Message {
            text: lang.pick(it.vietnamese, it.english),
        },
        help: Message {
            text: it.example.draft,
        },
        default_configuration: Configuration {
            level: level(it.severity),
        },
    });
    let artifact = Artifact { uri: uri(file) };
    let places = Places::of(text);
    Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "cancu",
                    version: env!("CARGO_PKG_VERSION"),
                    language: lang.pick("vi", "en"),
                    rules: rules.collect(),
                },
            },
            column_kind: "unicodeCodePoints",
            results: review
                .findings
                .iter()
                .map(|it| outcome(it, &places, &artifact, exact))
                .collect(),
        }],
    }
}

fn outcome<'r>(
    it: &'r Remark,
    places: &Places<'_>,
    artifact: &Artifact,
    exact: bool,
) -> Outcome<'r> {
    let region = |start, end| region(places, start, end, exact);
    let place = region(it.location.start, it.location.end);
    let fix = it.fix.as_ref().filter(|_| exact).map(|fix| Fix {
        description: Message { text: &it.message },
        artifact_changes: [Change {
            artifact_location: artifact.clone(),
            replacements: [Replacement {
                deleted_region: region(fix.start, fix.end),
                inserted_content: Message { text: &fix.text },
            }],
        }],
    });
    Outcome {
        rule_id: it.rule,
        rule_index: RULES
            .iter()
            .position(|rule| rule.name == it.rule)
            .unwrap_or(0),
        level: level(it.severity),
        message: Message { text: &it.message },
        locations: [Place {
            physical_location: Physical {
                artifact_location: artifact.clone(),
                region: place,
            },
        }],
        fixes: fix.into_iter().collect(),
    }
}

fn level(it: Severity) -> &'static str {
    match it {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn region(places: &Places<'_>, start: usize, end: usize, exact: bool) -> Region {
    let [(start_line, start_column), (end_line, end_column)] =
        [start, end].map(|at| places.line_and_column(at));
    Region {
        start_line,
        start_column,
        end_line,
        end_column,
        byte_offset: exact.then_some(start),
        byte_length: exact.then_some(end - start),
    }
}

/// A path as a relative reference: what is no letter, digit or mark of a path is escaped.
fn uri(file: &Path) -> String {
    let path = file.to_string_lossy().replace('\\', "/");
    path.bytes()
        .map(|it| match it {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                char::from(it).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect()
}
