//! Issuers that stand before a citation, or close its row.

use cancu_model::fold;

use crate::attributes;
use crate::cursor::floor;
use crate::scan::one_line;

/// "theo chỉ đạo của Chủ tịch UBND tỉnh tại Công văn số ...", "Thủ tướng Chính phủ ban hành Quyết
/// định số ...": the issuer stands before.
pub(super) fn issuer_before(text: &str, core: usize) -> Option<String> {
    let from = floor(text, core.saturating_sub(110));
    let lead = text.get(from..core)?.trim_end();
    if let Some(body) = lead.strip_suffix(" tại") {
        let at = body.rfind("của ").map(|it| it + "của ".len())?;
        let (start, end) = attributes::issuer_at(text, from + at, false, true)
            .filter(|it| it.1 == from + body.len())?;
        return text.get(start..end).map(one_line);
    }
    let body = lead
        .strip_suffix("đã ban hành")
        .or_else(|| lead.strip_suffix("ban hành"))
        .or_else(|| lead.strip_suffix("đã ra"))?
        .trim_end();
    let at = body
        .rfind([',', ';', '.', '\n', ':'])
        .map_or(0, |it| it + 1);
    let at = from + at + (body[at..].len() - body[at..].trim_start().len());
    let (start, end) = attributes::issuer_at(text, at, false, true)?;
    (end == from + body.len())
        .then(|| text.get(start..end).map(one_line))
        .flatten()
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
        [
            "ubnd",
            "hdnd",
            "uy ban nhan dan",
            "hoi dong nhan dan",
            "so ",
            "tinh uy",
            "huyen uy",
        ]
        .iter()
        .any(|it| folded.starts_with(it) || folded.contains(&format!(" {it}")))
    };
    let body = symbol.split(['-', '/']).next_back().unwrap_or("");
    let central = cancu_tables::issuers_of_symbol(body)
        .next()
        .is_some_and(|it| it.level == cancu_tables::Level::Central);
    !(central && local(issuer))
}
