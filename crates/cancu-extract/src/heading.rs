//! What a document says of itself: number, date, place, issuer, title, signer, entry into force.
//!
//! The head is read as lines: cells of tables, emphasis and literal line breaks of data sets are
//! taken apart first, and the link lists that portals print above a document are stepped over.

mod effect;
mod issuer;
mod kind;
mod lines;
mod number;
mod place;
mod portal;
mod signer;
mod title;
mod unit;

use std::ops::Range;

use cancu_model::Heading;
use cancu_tables::List;
use once_cell::sync::Lazy;

use crate::cursor::floor;
use crate::heading::kind::{broken_kind, kind_of_line, kind_of_symbol, operative_kind, own_kind};
use crate::heading::lines::Line;
use crate::words::Lexicon;

/// How much of a text can be its head.
const HEAD: usize = 6000;

/// Where the head says what, in bytes of the text that was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct HeadingSpans {
    /// The document's own number, from "Số" to the end of the symbol.
    pub(crate) number: Option<Range<usize>>,
}

/// Reads the heading of a composed text.
pub(crate) fn read(text: &str) -> (Heading, HeadingSpans) {
    let from = lines::skip_link_list(text);
    let until = floor(text, from + HEAD);
    let lines = lines::of(text, from, until);
    let body = body_start(&lines);
    let head = &lines[..body];
    let mut heading = Heading::default();
    let mut spans = HeadingSpans::default();

    let own = number::own(text, head).or_else(|| number::own(text, &lines[body..]));
    let head = if own
        .as_ref()
        .is_some_and(|it| head.last().is_some_and(|last| it.span.start > last.end))
    {
        &lines[..]
    } else {
        head
    };
    let kind_line = head
        .iter()
        .position(|it| kind_of_line(it.words()).is_some());
    if let Some(own) = &own {
        heading.number = own.number.clone();
        heading.symbol = own.symbol.clone();
        heading.year = own.year;
        spans.number = Some(own.span.clone());
    }
    let consolidates = heading
        .symbol
        .as_deref()
        .is_some_and(|it| it.starts_with("VBHN"));
    let broken = kind_line.is_none().then(|| broken_kind(head)).flatten();
    heading.kind = consolidates
        .then_some("van-ban-hop-nhat")
        .or_else(|| own.as_ref().and_then(|it| it.kind))
        .or_else(|| kind_line.and_then(|it| kind_of_line(head[it].words())))
        .or_else(|| broken.map(|it| it.1))
        // "V/v ..." below the number makes a letter, whatever its symbol begins with.
        .or_else(|| {
            let subject = |it: &Line| {
                let mark = List::SubjectMark.begins(it.words());
                mark.is_some_and(|it| it.starts_with('V'))
            };
            head.iter().any(subject).then_some("cong-van")
        })
        .or_else(|| heading.symbol.as_deref().and_then(kind_of_symbol))
        .or_else(|| own.as_ref().and_then(|_| operative_kind(&lines)))
        .map(str::to_owned);
    let (place, date) = place::read(text, from, head);
    heading.place = place;
    heading.date = date.or_else(|| own.as_ref().and_then(|it| it.date));
    let own_line = own.as_ref().map_or(0, |own| {
        head.iter()
            .rposition(|it| it.start <= own.span.start)
            .unwrap_or(0)
    });
    heading.title = title::read(
        &lines,
        body,
        kind_line.or(broken.map(|it| it.0)),
        own_line,
        own.is_some(),
    );
    if let Some((name, role)) = signer::read(text, from) {
        heading.signer = Some(name);
        heading.signer_role = role;
    }
    if let Some(number) = portal::read(text).and_then(|it| it.fill(&mut heading)) {
        spans.number = spans.number.or(Some(number));
    }
    if heading.issuer.is_none() {
        heading.issuer = issuer::read(text, head, &mut heading);
    }
    heading.title = heading.title.map(without_about);
    // A consolidated text quotes when what it consolidates took effect, and has no day of its own.
    if !consolidates {
        heading.effective = effect::read(text, heading.date).or(heading.effective);
    }
    if heading.number.is_none()
        && heading.symbol.is_none()
        && heading.date.is_none()
        && kind_line.is_none()
    {
        heading.kind = heading.kind.or_else(|| own_kind(text).map(str::to_owned));
        heading.issuer = None;
    }
    (heading, spans)
}

/// "Về việc phê duyệt ..." without the preposition.
fn without_about(title: String) -> String {
    match List::TitleAbout.begins(&title) {
        Some(about) => title[about.len()..].to_owned(),
        None => title,
    }
}

static BODY: Lazy<Lexicon> = Lazy::new(|| Lexicon::written(List::OpensBody));

/// The line where the head gives way to recitals and articles.
fn body_start(lines: &[Line]) -> usize {
    // A head of more lines than that is none.
    let first = lines.len().min(40);
    lines[..first]
        .iter()
        .position(|it| BODY.opening(it.words()).is_some())
        .unwrap_or(first)
}
