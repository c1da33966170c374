//! Which instruments a Vietnamese document rests on, what has lapsed, and what to cite instead.
//!
//! [`Engine`] opens a folder of documents, or a graph file made of one, and answers:
//!
//! ```
//! use cancu::{AuditOptions, Date, Engine};
//!
//! let plan = "Số: 12/KH-UBND\n\nQuảng Ngãi, ngày 04 tháng 3 năm 2021\n\nKẾ HOẠCH\n\n\
//!     Tiếp tục thực hiện Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ.";
//! let engine = Engine::from_texts([("ke-hoach.txt", plan)]);
//! let day: Date = "2024-12-31".parse()?;
//!
//! let answer = engine.resolve("nghi dinh 04/2015", day)?;
//! assert_eq!(answer.current[0].to_string(), "vn/luat-qh15/2022/10");
//!
//! let audit = engine.audit(day, &AuditOptions::default())?;
//! assert_eq!(audit.findings[0].quote, "Nghị định số 04/2015/NĐ-CP");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! What a text says is read by [`read`]; every answer carries the quote, its place and the rule.
//! No async runtime and no C come with this crate, unless its features ask for them: `store` for
//! graph files (SQLite), `parquet` for data sets of that form. The feature `formats` reads Word,
//! OpenDocument, PDF, mail and archives beside plain text, HTML, Markdown and RTF.

mod batch;
#[cfg(feature = "store")]
mod build;
#[cfg(test)]
mod edition;
mod engine;
#[cfg(feature = "store")]
mod join;
mod load;
mod many;
mod metadata;
mod names;
#[cfg(feature = "store")]
mod opened;
mod place;
#[cfg(feature = "store")]
mod readers;
mod report;
#[cfg(feature = "store")]
mod rows;
mod wording;

use cancu_model::Within;

pub use cancu_graph::{
    Conflict, ConflictValue, Difference, Failure, Found as References, Graph, Ground, Held, Node,
    NodeId, Relationship,
};
pub use cancu_model::{
    Basis, Date, Edge, Effective, Evidence, Extent, Heading, Instrument, InstrumentId,
    InternalMention, Mention, MentionForm, ParseDateError, Reading, Relation, Scope, State, Status,
};
pub use cancu_query::{
    Audit, AuditOptions, Candidate, ChainStep, CheckOptions, Count, Cover, Coverage, Dependent,
    Error as QueryError, ErrorKind, Example, FROM_UNSURE, Finding, Fix, Grade, Impact, Leniency,
    Location, Measure, Orphan, RULES, RankOptions, Ranked, Ranking, Remark, Resolution, Review,
    Rule, Severity, Show, Source, Stats, Succession, Successor, Timeline, Trace, TraceOptions,
    UNSURE, Unit, instrument, rule,
};
pub use cancu_store::{
    Charset, Document, Error as StoreError, Field, Format, Metadata, Options as DataSetOptions,
    ReportedRelation, Skipped, View, io_in_vietnamese, is_graph_file, isolate_readers, presets,
    serve_reader, stamp,
};
pub use cancu_tables::{Fault, Faults, Register, nearest};
pub use cancu_validity::{Event, EventKind, Moment, Proof, Step};

#[cfg(feature = "store")]
pub use build::{BuildOptions, Built, Kept, Progress, build};
#[cfg(feature = "store")]
pub use cancu_store::{RegisterText, Snippet};
pub use engine::{Engine, Error, Found};
pub use load::{Loaded, documents, each_document, each_reading, load_documents};
#[cfg(feature = "store")]
pub use names::code;
pub use names::{kind_code, kind_codes, kind_name, scope_name};

/// Reads a document: its heading, its citations, and what each of them means.
///
/// Never fails: what is not understood is left out, what is open says so.
///
/// # Complexity
///
/// *O*(*n*) time in the length of `text`.
///
/// # Examples
///
/// ```
/// let text = "Thực hiện Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ.";
/// let reading = cancu::read("van-ban.txt", text);
/// assert_eq!(reading.mentions[0].id.as_ref().unwrap().to_string(), "vn/ct-ttg/2021/33");
/// ```
#[must_use]
pub fn read(name: &str, text: &str) -> Reading {
    join(name, text, cancu_extract::extract(text))
}

/// Decides which instruments are meant, those of internal references with them.
fn join(name: &str, text: &str, found: cancu_extract::Extraction) -> Reading {
    let mut reading = cancu_graph::identify(name, text, found.heading, &found.citations);
    let own = reading.heading.id.as_ref();
    let internal = found.internal.iter().map(|it| InternalMention {
        start: it.span.start,
        end: it.span.end,
        text: it.span.of(text).to_owned(),
        code: it.kind,
        pinpoint: it.pinpoint.map(|it| it.of(text).to_owned()),
        id: match it.within {
            Within::Document => own.cloned(),
            Within::Citation(at) => reading.mentions.get(at).and_then(|it| it.id.clone()),
            Within::Quoted => None,
        },
    });
    reading.internal = internal.collect();
    wording::judge(text, &mut reading);
    reading
}
