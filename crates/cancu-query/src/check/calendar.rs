//! Days that no calendar has: 31/11/2022, 08/14/2023.

use std::ops::Range;

use cancu_graph::NodeId;
use cancu_model::{Date, Mention};

use super::differs::known_day;
use super::{Draft, Remark, Severity, place};

/// How far behind a citation such a day is looked for.
const DAY: usize = 60;

/// The day behind a citation is none, and the reader of days has left it out.
pub(super) fn no_such_day(
    draft: &Draft<'_>,
    mention: &Mention,
    node: Option<NodeId>,
) -> Option<Remark> {
    if mention.date.is_some_and(Date::is_whole) {
        return None;
    }
    let written = written_day(draft.text, mention.end)?;
    if Date::new(written.year, written.month, written.day).is_some() {
        return None;
    }
    let said = &draft.text[written.range.clone()];
    let mut remark = draft.remark(
        "date-differs",
        Severity::Warning,
        mention,
        format!("ngày {said} không có trong lịch"),
        format!("there is no day {said}"),
    );
    remark.location = draft.location(written.range.start, written.range.end);
    if let Some((known, evidence)) = node.and_then(|it| known_day(draft, it))
        && let (Some(day), Some(month)) = (known.day(), known.month())
    {
        let [first, second] = &written.between;
        let (first, second) = (&draft.text[first.clone()], &draft.text[second.clone()]);
        remark = remark.replaced(format!("{day:02}{first}{month:02}{second}{}", known.year()));
        remark.evidence = vec![evidence];
    }
    Some(remark)
}

/// Three numbers that stand where a day does.
struct Written {
    day: u8,
    month: u8,
    year: u16,
    /// From the first digit to the last.
    range: Range<usize>,
    /// What parts the numbers.
    between: [Range<usize>; 2],
}

/// "ngày 31/11/2022", ", ngày 14 tháng 13 năm 2023" at an offset.
fn written_day(text: &str, at: usize) -> Option<Written> {
    let behind = place::behind(text, at, DAY);
    let blank = |it: char| it.is_whitespace() || it == ',';
    let rest = behind.trim_start_matches(blank).strip_prefix("ngày")?;
    let from = at + behind.len() - rest.len();
    let numbers = place::digits(rest);
    let [first, second, third] = numbers.get(..3)? else {
        return None;
    };
    let gap = |a: &Range<usize>, b: &Range<usize>| from + a.end..from + b.start;
    let between = [gap(&first.0, &second.0), gap(&second.0, &third.0)];
    let parts = |it: &Range<usize>, word: &str| {
        let said = text[it.clone()].trim();
        matches!(said, "/" | "-" | ".") || said == word
    };
    let leads = rest[..first.0.start].trim().is_empty();
    let whole = third.0.len() == 4 && parts(&between[0], "tháng") && parts(&between[1], "năm");
    if !leads || !whole {
        return None;
    }
    Some(Written {
        day: u8::try_from(first.1).ok()?,
        month: u8::try_from(second.1).ok()?,
        year: u16::try_from(third.1).ok()?,
        range: from + first.0.start..from + third.0.end,
        between,
    })
}
