//! The records of the contract: one JSON object a line, keys in its order.

use cancu::{
    Effective, Extent, InstrumentId, InternalMention, Mention, MentionForm, Reading, Relation,
    Scope,
};
use serde::Serialize;

#[derive(Serialize)]
struct DocumentRecord<'r> {
    record: &'static str,
    file: &'r str,
    r#type: Option<&'r str>,
    number: Option<&'r str>,
    symbol: Option<&'r str>,
    date: Option<cancu::Date>,
    issuer: Option<&'r str>,
    place: Option<&'r str>,
    title: Option<&'r str>,
    signer: Option<&'r str>,
    signer_role: Option<&'r str>,
    scope: Option<&'r Scope>,
    id: Option<&'r InstrumentId>,
    effective: Option<Effective>,
}

#[derive(Serialize)]
struct MentionRecord<'r> {
    record: &'static str,
    start: usize,
    end: usize,
    text: &'r str,
    kind: MentionForm,
    r#type: Option<&'r str>,
    number: Option<&'r str>,
    symbol: Option<&'r str>,
    year: Option<u16>,
    date: Option<cancu::Date>,
    issuer: Option<&'r str>,
    title: Option<&'r str>,
    pinpoint: Option<&'r str>,
    source: &'r str,
    relation: Relation,
    id: Option<&'r InstrumentId>,
    #[serde(skip_serializing_if = "<[InstrumentId]>::is_empty")]
    candidates: &'r [InstrumentId],
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    list: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    extent: Option<Extent>,
    /// Beside an extent `null` says something, so the key stays; elsewhere it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<Option<cancu::Date>>,
    rule: &'r str,
    confidence: f32,
}

/// The lines of one document: its record, then one for each mention.
pub(crate) fn lines(reading: &Reading) -> Result<Vec<String>, serde_json::Error> {
    let heading = &reading.heading;
    let document = DocumentRecord {
        record: "document",
        file: &reading.file,
        r#type: heading.kind.as_deref(),
        number: heading.number.as_deref(),
        symbol: heading.symbol.as_deref(),
        date: heading.date,
        issuer: heading.issuer.as_deref(),
        place: heading.place.as_deref(),
        title: heading.title.as_deref(),
        signer: heading.signer.as_deref(),
        signer_role: heading.signer_role.as_deref(),
        scope: heading.scope.as_ref(),
        id: heading.id.as_ref(),
        effective: heading.effective,
    };
    let mut lines = vec![serde_json::to_string(&document)?];
    let mut internal = reading.internal.iter().peekable();
    for mention in &reading.mentions {
        while let Some(it) = internal.next_if(|it| it.start < mention.start) {
            lines.push(serde_json::to_string(&internal_record(it))?);
        }
        lines.push(serde_json::to_string(&mention_record(mention))?);
    }
    for it in internal {
        lines.push(serde_json::to_string(&internal_record(it))?);
    }
    Ok(lines)
}

/// A reference inside the document: of kind `self`.
fn internal_record(it: &InternalMention) -> MentionRecord<'_> {
    MentionRecord {
        record: "mention",
        start: it.start,
        end: it.end,
        text: &it.text,
        kind: MentionForm::Own,
        r#type: it.code,
        number: None,
        symbol: None,
        year: None,
        date: None,
        issuer: None,
        title: None,
        pinpoint: it.pinpoint.as_deref(),
        source: "self",
        relation: Relation::Cites,
        id: it.id.as_ref(),
        candidates: &[],
        list: false,
        extent: None,
        from: None,
        rule: "internal",
        confidence: 0.95,
    }
}

fn mention_record(it: &Mention) -> MentionRecord<'_> {
    MentionRecord {
        record: "mention",
        start: it.start,
        end: it.end,
        text: &it.text,
        kind: it.kind,
        r#type: Some(&it.code),
        number: it.number.as_deref(),
        symbol: it.symbol.as_deref(),
        year: it.year,
        date: it.date,
        issuer: it.issuer.as_deref(),
        title: it.title.as_deref(),
        pinpoint: it.pinpoint.as_deref(),
        source: &it.source,
        relation: it.relation,
        id: it.id.as_ref(),
        candidates: &it.candidates,
        list: it.list,
        extent: it.extent,
        from: it.extent.map(|_| it.from),
        rule: &it.rule,
        confidence: it.confidence,
    }
}
