//! The rows of a portal's link list.

use cancu_model::fold;
use cancu_tables::List;

use crate::cursor::floor;
use crate::work;

/// How long a row of a link list may be.
const ROW: usize = 1500;

/// If a row of a portal's link list ("- 3Nghị định 04/2015 ...", "» Công văn 7/SNV-CC | 3/2/2022")
/// begins at the core, its end. `rows` ends at the row before, if that was one.
pub(super) fn row_start(text: &str, core: usize, rows: Option<usize>) -> Option<usize> {
    // The dash, a blank or two and up to four digits.
    let from = floor(text, core.saturating_sub(10));
    let lead = text.get(from..core)?;
    let line = match lead.rfind('\n') {
        Some(at) => &lead[at + 1..],
        None if from == 0 => lead,
        None => return None,
    };
    let begin = core - line.len();
    let dashed = line.strip_prefix('-').map(str::trim);
    let number = |it: &str| (1..=4).contains(&it.len()) && it.bytes().all(|it| it.is_ascii_digit());
    let numbered = dashed.is_some_and(number);
    let pointed = line.trim_start().starts_with(['»', '›']) || line.trim_start().starts_with(">>");
    let label = |it: char| it.is_ascii_digit() || it.is_whitespace() || "-+*•».)|".contains(it);
    let listed =
        || line.chars().all(label) && (follows_row(text, begin, rows) || under_links(text, begin));
    let window = text.get(core..floor(text, core + ROW))?;
    (numbered || pointed || listed()).then(|| {
        window
            .find('\n')
            .map_or(core + window.len(), |it| core + it)
    })
}

/// Nothing but line ends stands between the last row and the line that begins at `begin`.
pub(super) fn follows_row(text: &str, begin: usize, rows: Option<usize>) -> bool {
    rows.and_then(|it| text.get(it..begin))
        .is_some_and(|it| it.len() < 8 && it.trim().is_empty())
}

/// The line above says that links follow: "Văn bản liên quan".
pub(super) fn under_links(text: &str, begin: usize) -> bool {
    let above = text
        .get(floor(text, begin.saturating_sub(160))..begin)
        .unwrap_or("");
    work::looked(above.len());
    let mut lines = above.trim_end().rsplit('\n');
    let mut line = lines.next().unwrap_or(above);
    // "STT | Số hiệu | Ngày ban hành": the names of columns stand between.
    if line.contains('|') {
        line = lines.next().unwrap_or(line);
    }
    let line = fold::fold(line);
    let line = line.trim_matches(|it: char| !it.is_alphanumeric());
    List::LinksFollow.holds(line)
}
