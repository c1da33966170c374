//! Issuers that stand before a citation, or close its row.

use cancu_model::fold;
use cancu_tables::{List, issuer_named};
use once_cell::sync::Lazy;

use crate::cursor::{floor, is_blank};
use crate::scan::one_line;
use crate::words::Lexicon;
use crate::{attributes, date};

/// What a body does to what it issues, before a citation: "đã ban hành", "ký", "thông qua".
static ISSUES: Lazy<Lexicon> = Lazy::new(|| Lexicon::written(List::Issues));

/// How far before a citation its issuer begins at the furthest.
const LEAD: usize = 140;

/// "theo chỉ đạo của Chủ tịch UBND tỉnh tại Công văn số ...", "Thủ tướng Chính phủ ban hành Quyết
/// định số ...": the issuer stands before.
pub(super) fn issuer_before(text: &str, core: usize) -> Option<String> {
    let from = floor(text, core.saturating_sub(LEAD));
    let mut lead = text.get(from..core)?.trim_end();
    // "của Thủ tướng Chính phủ tại các Công điện: 86/CĐ-TTg, 87/CĐ-TTg".
    if let Some(list) = lead.strip_suffix(':') {
        lead = list.rfind(" các ").map_or(lead, |it| &list[..it]);
    }
    if let Some(body) = lead.strip_suffix(" tại") {
        let of = body.rfind("của ").map(|it| it + "của ".len());
        let at = of.or_else(|| body.rfind(" với ").map(|it| it + " với ".len()))?;
        return named(text, from + at, from + body.len());
    }
    // "sau khi trao đổi với Sở Tài chính (tại Công văn số ...)".
    if let Some(body) = lead.strip_suffix("(tại") {
        let body = body.trim_end();
        let at = body.rfind(" với ").map(|it| it + " với ".len())?;
        return named(text, from + at, from + body.len());
    }
    let body = before_verb(lead)?;
    let end = from + body.len();
    let clause = body
        .rfind([',', ';', '.', '\n', ':', '“', '('])
        .and_then(|it| Some(it + body[it..].chars().next()?.len_utf8()))
        .unwrap_or(0);
    let mut at = from + clause + (body.len() - clause - body[clause..].trim_start().len());
    // "ngày 16/4/2009 Thủ tướng Chính phủ đã ban hành", "Sau khi Chính phủ ban hành".
    if let Some((_, behind)) = date::date_at(text, at) {
        at = behind;
    }
    let words = text
        .get(at..end)?
        .split_inclusive(is_blank)
        .scan(at, |at, it| {
            let start = *at;
            *at += it.len();
            Some((start, it))
        });
    for (start, word) in words.take(12) {
        let joint = word.trim_end() == "liên";
        let begin = if joint { start + word.len() } else { start };
        if let Some(name) = named(text, begin, end) {
            return Some(if joint { format!("liên {name}") } else { name });
        }
    }
    None
}

/// The words before what a body does to a citation, without "(cũ)" behind its name.
pub(super) fn before_verb(lead: &str) -> Option<&str> {
    let lead = lead.strip_suffix("các").map_or(lead, str::trim_end);
    let mut places = lead.rmatch_indices(is_blank).map(|it| it.0 + it.1.len());
    // A verb has five words at most; the longest counts.
    let verb = |at: &usize| lead.get(*at..).is_some_and(|it| ISSUES.holds(it));
    let at = places.by_ref().take(5).filter(verb).last()?;
    let body = lead.get(..at)?.trim_end();
    let body = body.strip_suffix("(cũ)").map_or(body, str::trim_end);
    Some(body)
}

/// The body whose name fills a stretch.
fn named(text: &str, start: usize, end: usize) -> Option<String> {
    let read = attributes::issuer_at(text.get(..end)?, start, false, true);
    let (start, _) = read.filter(|it| it.1 == end)?;
    text.get(start..end).map(one_line)
}

/// "... do tỉnh Quảng Ngãi ban hành" at the end of a row: where the issuer begins, and its name.
pub(super) fn issuer_at_end(title: &str) -> Option<(usize, String)> {
    let body = title.strip_suffix("ban hành")?.trim_end();
    let at = body.rfind(" do ")?;
    let name = body[at + " do ".len()..].trim();
    (!name.is_empty() && name.len() < 120).then(|| (at, name.to_owned()))
}

/// Says whether a body can stand behind a symbol: what bears "NĐ-CP" is not of "UBND tỉnh".
pub(super) fn may_issue(symbol: Option<&str>, issuer: &str) -> bool {
    let Some(symbol) = symbol else { return true };
    let local = |issuer: &str| {
        let folded = fold::fold(issuer);
        let mut bodies = List::LocalBody.words().iter();
        bodies.any(|it| folded.starts_with(it) || folded.contains(&format!(" {it}")))
    };
    let body = symbol.split(['-', '/']).next_back().unwrap_or("");
    // What bears "NQ/TW" is not of the Government, and "NĐ-CP" not of a ministry.
    let head = issuer.strip_prefix("Bộ trưởng ").unwrap_or(issuer);
    if let Some(named) = issuer_named(head) {
        let mut bodies = cancu_tables::issuers_of_symbol(body).peekable();
        let known = bodies.peek().is_some();
        let central = named.level == cancu_tables::Level::Central;
        if known && central && !bodies.any(|it| it.id == named.id || it.level != named.level) {
            return false;
        }
    }
    let central = cancu_tables::issuers_of_symbol(body)
        .next()
        .is_some_and(|it| it.level == cancu_tables::Level::Central);
    !(central && local(issuer))
}
