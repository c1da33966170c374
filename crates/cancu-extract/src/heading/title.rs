use cancu_model::fold;
use cancu_tables::List;
use once_cell::sync::Lazy;

use super::lines::{Line, is_upper};
use crate::cursor::skip_soft;
use crate::words::Lexicon;
use crate::{date, number};

/// Reads the title (trích yếu): the lines below the kind, or "V/v ..." of a letter.
pub(super) fn read(
    lines: &[Line],
    body: usize,
    kind: Option<usize>,
    own: usize,
    numbered: bool,
) -> Option<String> {
    if let Some(title) = letter(lines, body) {
        return Some(title);
    }
    let (start, by_kind) = match kind {
        Some(at) => (at + 1, true),
        None if numbered => (own + 1, false),
        None => (0, false),
    };
    let mut parts: Vec<&str> = Vec::new();
    let mut upper = false;
    for line in lines.get(start..)? {
        let words = line.words();
        let rule = words
            .chars()
            .all(|it| matches!(it, '-' | '_' | '*' | '=' | '.' | ' '));
        if words.is_empty() || rule {
            if parts.is_empty() || only_origin(&parts) {
                continue;
            }
            break;
        }
        if parts.is_empty() {
            // "Số 02-CTPH/BDVTU-BCHQS" below the kind.
            let number = words.trim_start_matches('(').starts_with("Số");
            if by_kind && number && words.contains(|it: char| it.is_ascii_digit()) {
                continue;
            }
            if !by_kind && (!is_upper(words) || is_letterhead(words) || words.contains("ngày")) {
                if is_recital(words) || words.contains(':') && words.len() > 60 {
                    return None;
                }
                continue;
            }
            if is_recital(words)
                || by_kind && is_letterhead(words) && !fold::fold(words).starts_with("cua ")
            {
                return None;
            }
            upper = is_upper(words);
        } else if upper && !is_upper(words) && only_origin(&parts) {
            // "CHỈ THỊ", "CỦA BAN THƯỜNG VỤ TỈNH ỦY", "về tăng cường ...".
            parts.clear();
            upper = false;
        } else if is_recital(words)
            && !(upper && is_upper(words) && !words.starts_with("QUYẾT ĐỊNH:"))
            || is_letterhead(words)
            || upper && !is_upper(words) && !continues(words)
        {
            break;
        }
        parts.push(words);
        if parts.len() > 12 {
            break;
        }
    }
    let title = parts.join(" ");
    let title = without_origin(&title)
        .trim()
        .trim_end_matches(['.', ';'])
        .to_owned();
    (!title.is_empty()).then_some(title)
}

/// "CỦA CHÍNH PHỦ SỐ 61/1998/NĐ-CP NGÀY ..." is all that was read so far.
fn only_origin(parts: &[&str]) -> bool {
    let joined = parts.join(" ");
    fold::fold(&joined).starts_with("cua ") && without_origin(&joined).trim().is_empty()
}

/// The title behind "CỦA <issuer> SỐ <number> NGÀY <date> VỀ (VIỆC)".
fn without_origin(title: &str) -> &str {
    let folded = fold::fold(title);
    if !folded.starts_with("cua ") {
        return title;
    }
    let Some(at) = ["SỐ ", "Số ", "số "]
        .iter()
        .find_map(|it| title.find(it).map(|at| at + it.len()))
    else {
        return "";
    };
    let Some(number) = number::forward(title, at) else {
        return "";
    };
    let mut end = skip_soft(title, number.end, 4);
    if let Some((_, after)) = date::date_at(title, end) {
        end = skip_soft(title, after, 4);
    }
    let rest = title.get(end..).unwrap_or("");
    let lower = fold::fold(rest);
    for lead in ["ve viec ", "ve "] {
        if lower.starts_with(lead) {
            let words = lead.trim_end().split(' ').count();
            return rest.splitn(words + 1, ' ').nth(words).unwrap_or("");
        }
    }
    rest
}

/// "V/v tiếp tục phối hợp ...": what a letter is about. In a table the words go on in the same
/// column below.
fn letter(lines: &[Line], body: usize) -> Option<String> {
    let marks = lines.iter().take(body.max(12)).enumerate();
    let mut marks = marks.filter_map(|(at, it)| Some((at, List::SubjectMark.begins(it.words())?)));
    let (at, mark) = marks.next()?;
    let first = &lines[at];
    let title = first.words()[mark.len()..].trim_start_matches([':', ' ']);
    let mut title = title.to_owned();
    for line in lines.get(at + 1..)?.iter().take(6) {
        if line.words().is_empty() || line.words().starts_with("Kính gửi") {
            break;
        }
        if line.words().contains("ngày") && line.words().contains("tháng")
            || line.cell != first.cell
        {
            continue;
        }
        title.push(' ');
        title.push_str(line.words());
    }
    let title = title.trim().to_owned();
    (!title.is_empty()).then_some(title)
}

static RECITAL: Lazy<Lexicon> = Lazy::new(|| Lexicon::written(List::Recital));
static LETTERHEAD: Lazy<Lexicon> = Lazy::new(|| Lexicon::folded(List::Letterhead));

/// A line that begins what follows a title.
fn is_recital(words: &str) -> bool {
    RECITAL.opening(words).is_some()
}

/// A line of the letterhead, or of the body that decides.
fn is_letterhead(words: &str) -> bool {
    is_upper(words) && LETTERHEAD.opening(&fold::fold(words)).is_some()
}

/// A title in capitals can end in a few words that are not ("năm 2021").
fn continues(words: &str) -> bool {
    words.starts_with('(') || words.starts_with("năm ")
}
