//! The life of an instrument, and what is said differently of it.

use std::io::Write;

use anyhow::Result;
use cancu::{
    Basis, Conflict, Date, Engine, Event, EventKind, InstrumentId, Moment, Relation, Timeline,
};

use super::{dated, label, place};
use crate::lang::Lang;

/// One line a moment: day, whose, what.
pub(crate) fn timeline(
    out: &mut dyn Write,
    lang: Lang,
    engine: &Engine,
    answer: &Timeline,
) -> Result<()> {
    writeln!(out, "{}", dated(engine, lang, &answer.instrument))?;
    if answer.moments.is_empty() {
        let nothing = "chưa biết ngày ký, ngày có hiệu lực hay văn bản nào tác động";
        writeln!(
            out,
            "  {}",
            lang.pick(nothing, "no day and no act is known")
        )?;
    }
    for it in &answer.moments {
        let date = it.date.map(|it| lang.date(it));
        let day = date.as_deref().unwrap_or(lang.pick("chưa rõ", "unknown"));
        let what = happening(lang, engine, it);
        if it.own {
            writeln!(out, "  {day:>10}  ● {what}")?;
        } else {
            let name = label(engine, &it.instrument);
            writeln!(out, "  {day:>10}    {name}: {what}")?;
        }
    }
    Ok(())
}

fn happening(lang: Lang, engine: &Engine, it: &Moment) -> String {
    let Some(event) = &it.event else {
        return lang.pick("ký ban hành", "signed").to_owned();
    };
    let what = match event.kind {
        EventKind::Enters => lang.pick("có hiệu lực", "takes effect").to_owned(),
        EventKind::Doubted if event.relation.is_none() && !event.evidence.is_empty() => lang
            .pick(
                "một nguồn ghi là đã hết hoặc ngưng hiệu lực, không rõ từ ngày nào",
                "a source says that it has lapsed or is suspended, not since when",
            )
            .to_owned(),
        EventKind::Doubted if event.relation.is_some() && !event.is_sure() => lang
            .pick(
                "có thể hết hiệu lực theo, vì văn bản mà nó dựa vào được coi là đã hết hiệu lực",
                "it may have lapsed with what it rests on, which is taken to have ended",
            )
            .to_owned(),
        EventKind::Doubted if event.relation.is_some() => lang
            .pick(
                "lẽ ra hết hiệu lực theo quy tắc, nhưng văn bản ban hành sau vẫn coi là còn: chưa rõ",
                "a rule would let it fall, but a later text takes it to be alive: not known",
            )
            .to_owned(),
        EventKind::Doubted => lang
            .pick(
                "có luật mới cùng tên, không rõ còn hiệu lực",
                "a younger law bears its title: whether it lives on is not known",
            )
            .to_owned(),
        EventKind::Kept => passive(lang, engine, event, ("được giữ hiệu lực", "kept in force")),
        EventKind::Amended => passive(lang, engine, event, ("được sửa đổi, bổ sung", "amended")),
        EventKind::Corrected => passive(lang, engine, event, ("được đính chính", "corrected")),
        EventKind::Suspended => passive(lang, engine, event, ("ngưng hiệu lực", "suspended")),
        EventKind::SuspendedInPart => passive(
            lang,
            engine,
            event,
            ("ngưng hiệu lực một phần", "suspended in part"),
        ),
        EventKind::EndsInPart if event.actor == event.target => lang
            .pick(
                "hết hiệu lực một phần, không rõ phần nào và do văn bản nào",
                "lapses in part, not known which and by what",
            )
            .to_owned(),
        EventKind::EndsInPart => passive(
            lang,
            engine,
            event,
            ("hết hiệu lực một phần", "lapses in part"),
        ),
        EventKind::Ends if event.actor == event.target => lang
            .pick(
                "hết hiệu lực, không rõ do văn bản nào",
                "lapses, not known by what",
            )
            .to_owned(),
        EventKind::Ends if event.basis == Basis::Derived => passive(
            lang,
            engine,
            event,
            (
                "hết hiệu lực cùng văn bản mà nó quy định chi tiết,",
                "falls with what it details,",
            ),
        ),
        EventKind::Ends if event.relation == Some(Relation::Replaces) => {
            passive(lang, engine, event, ("được thay thế", "replaced"))
        }
        EventKind::Ends => passive(lang, engine, event, ("bị bãi bỏ", "repealed")),
    };
    format!(
        "{what} ({})",
        lang.ground(Some(event.basis), event.is_sure())
    )
}

/// "hết hiệu lực một phần: khoản 2 Điều 5, bởi Nghị định số ..., đến ...".
fn passive(
    lang: Lang,
    engine: &Engine,
    event: &Event,
    words: (&'static str, &'static str),
) -> String {
    let mut out = lang.pick(words.0, words.1).to_owned();
    if !event.provisions.is_empty() {
        out = format!("{out}: {},", event.provisions.join("; "));
    }
    let by = label(engine, &event.actor);
    out = format!("{out} {} {by}", lang.pick("bởi", "by"));
    if let Some(until) = event.until {
        let word = lang.pick("đến trước ngày", "until");
        out = format!("{out}, {word} {}", lang.date(until));
    }
    out
}

/// Each conflict with all that is said, and who says it.
pub(crate) fn conflicts(
    out: &mut dyn Write,
    lang: Lang,
    engine: &Engine,
    found: &[Conflict],
) -> Result<()> {
    for it in found {
        writeln!(
            out,
            "{}: {}",
            dated(engine, lang, &it.instrument),
            field(lang, it.field)
        )?;
        for side in &it.values {
            writeln!(out, "  • {}", value(lang, engine, &side.value))?;
            for evidence in side.evidence.iter().take(3) {
                writeln!(out, "      {}", place(lang, engine, evidence))?;
            }
            if side.evidence.len() > 3 {
                writeln!(out, "      … +{}", side.evidence.len() - 3)?;
            }
        }
        writeln!(out)?;
    }
    match lang {
        Lang::Vi => writeln!(out, "Tổng cộng: {} mâu thuẫn.", found.len())?,
        Lang::En => writeln!(out, "In all: {} conflicts.", found.len())?,
    }
    Ok(())
}

fn field(lang: Lang, field: &str) -> &str {
    match field {
        "date" => lang.pick(
            "các nguồn ghi ngày ký khác nhau",
            "different days of signing",
        ),
        "title" => lang.pick("các nguồn ghi trích yếu khác nhau", "different titles"),
        "end" => lang.pick("nhiều ngày hết hiệu lực", "several days on which it ends"),
        "act_before_issue" => lang.pick(
            "bị tác động trước khi được ban hành",
            "acted upon before it was issued",
        ),
        "basis_lapsed" => lang.pick(
            "được lấy làm căn cứ khi đã hết hiệu lực",
            "a legal basis after it had ended",
        ),
        "act_beyond_power" => lang.pick(
            "bị văn bản cấp dưới sửa đổi hoặc bãi bỏ",
            "changed or ended by an instrument of a lower rank",
        ),
        "consolidated_later" => lang.pick(
            "văn bản đã được hợp nhất về sau: dẫn văn bản ký sau nó",
            "its text was consolidated later: it names what was signed after it",
        ),
        "cites_the_future" => lang.pick(
            "được viện dẫn trước khi ban hành",
            "cited before it was issued",
        ),
        other => other,
    }
}

/// A value is a day, a title, or an instrument with its day, its kind or what it does.
fn value(lang: Lang, engine: &Engine, value: &str) -> String {
    let day = |text: &str| text.parse::<Date>().map(|it| lang.date(it)).ok();
    if let Some((id, rest)) = value.split_once(": ")
        && let (Ok(id), Some(date)) = (id.parse::<InstrumentId>(), day(rest))
    {
        return format!("{} ({date})", label(engine, &id));
    }
    if let Some((id, rest)) = value.split_once(": ")
        && let Ok(id) = id.parse::<InstrumentId>()
    {
        let relation = Relation::ALL.into_iter().find(|it| it.code() == rest);
        let rest = relation.map_or_else(|| rest.to_owned(), |it| lang.relation(it));
        return format!("{}: {rest}", label(engine, &id));
    }
    day(value).unwrap_or_else(|| format!("“{value}”"))
}
