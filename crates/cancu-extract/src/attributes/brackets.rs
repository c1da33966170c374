use cancu_tables::List;

use crate::attributes::issuer::issuer_at;
use crate::attributes::{Attributes, skip_issued};
use crate::cursor::{floor, next_char, skip_soft};
use crate::date;

/// What brackets behind a number say of the instrument: "(15/11/2022)", "(ngày 15/11/2022 của
/// Chính phủ)", "(do UBND tỉnh ban hành ngày 3-7-2020)", "(về tăng cường ...)": the offset behind
/// them. Other brackets are left alone.
pub(super) fn read(text: &str, open: usize, joint: bool, found: &mut Attributes) -> Option<usize> {
    let window = text.get(open..floor(text, open + 400))?;
    let close = open + window.find(')')?;
    let mut at = open + 1;
    let (mut date, mut issuer) = (None, None);
    for _ in 0..3 {
        let mut next = skip_soft(text, at, 4);
        if next_char(text, next) == Some(',') {
            next = skip_soft(text, next + 1, 4);
        }
        let dated = skip_issued(text, next);
        if date.is_none()
            && let Some((day, end)) = date::date_at(text, dated).filter(|it| it.1 <= close)
        {
            date = Some(day);
            at = end;
        } else if issuer.is_none()
            && List::BracketIssuer.begins(&text[next..]).is_some()
            && let Some((start, end)) =
                issuer_at(text, next, false, joint).filter(|it| it.1 <= close)
        {
            issuer = Some((start, end));
            at = end;
        } else {
            break;
        }
    }
    let rest = text.get(at..close)?.trim();
    let issued = issuer.is_some() && rest == "ban hành";
    if !(rest.is_empty() || issued) || date.is_none() && issuer.is_none() {
        let inside = &text[open + 1..close];
        let year = inside
            .strip_prefix("năm ")
            .and_then(|it| it.trim().parse().ok());
        if let Some(year) = year.filter(|it| (1930..2100).contains(it)) {
            found.year = found.year.or(Some(year));
            return Some(close + 1);
        }
        // "(sửa đổi, bổ sung một số Thông tư ...)" describes, "(sửa đổi, bổ sung năm 2020)" does not.
        let about = List::BracketAbout
            .begins(inside)
            .map(|it| &inside[it.len()..])
            .or_else(|| List::BracketAmends.begins(inside).map(|_| inside))?;
        found.description = Some((close - about.len(), close));
        return Some(close + 1);
    }
    found.date = found.date.or(date);
    found.issuer = found.issuer.or(issuer);
    Some(close + 1)
}
