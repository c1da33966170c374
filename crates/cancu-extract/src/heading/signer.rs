use cancu_model::fold;
use cancu_tables::List;
use memchr::memmem::Finder;
use once_cell::sync::Lazy;

use crate::attributes;
use crate::cursor::floor;
use crate::heading::lines::is_upper;
use crate::needle::needle;
use crate::words::Lexicon;

/// Offices of who signs, folded.
static OFFICES: Lazy<Lexicon> = Lazy::new(|| Lexicon::folded(List::Office));

/// What the foot of a document begins with, the surer first.
static FOOT: Lazy<[Finder<'static>; 2]> = Lazy::new(|| ["Nơi nhận", "thông qua ngày"].map(needle));

/// The gap between two columns that stand side by side.
static GAP: Lazy<Finder<'static>> = Lazy::new(|| needle("    "));

/// Before the name of the signer, where a portal names him apart.
const SIGNER: &str = "Người ký:";
static APART: Lazy<Finder<'static>> = Lazy::new(|| needle(SIGNER));

/// How many lines from the end a portal names the signer.
const TAIL: usize = 40;

/// How long the line of an office or a name is at the most, with the blanks that centre it.
const LONG: usize = 160;

/// Reads who signed and in which office: the first line of an office that a name follows.
///
/// A name that closes the text without an office above it counts too.
pub(super) fn read(text: &str, from: usize) -> Option<(String, Option<String>)> {
    let mut role: Option<String> = None;
    let mut gap = 0;
    let mut at = from;
    // The head of a short text ends sooner.
    let head_end = floor(text, from + 600.min(text.len().saturating_sub(from) / 2));
    let mut found = None;
    let foot = (FOOT.iter())
        .find_map(|it| it.find(text.as_bytes()))
        .map_or(floor(text, text.len().saturating_sub(3000)), |it| {
            floor(text, it.saturating_sub(600))
        });
    let begin = foot.max(head_end.min(text.len()));
    if begin > at {
        at = text[..begin].rfind('\n').map_or(begin, |it| it + 1);
    }
    let window = text.get(at..floor(text, at + 6000)).unwrap_or("");
    crate::work::looked(window.len());
    // Two columns stand side by side, parted by blanks.
    let gaps = GAP.find(window.as_bytes()).is_some();
    let columns = |it: &str| {
        let gap = gaps.then(|| GAP.find(it.as_bytes())).flatten();
        gap.unwrap_or(it.len())
    };
    let parts = cells(window)
        .flat_map(|it| it.split("\\r\\n"))
        .flat_map(|line| {
            let bare = line.trim_start();
            let mut at = columns(bare);
            // "- Lưu: VT, TY. Nguyễn Văn An": one blank is left between the columns.
            if at == bare.len() && (bare.starts_with("- ") || bare.starts_with("Nơi nhận:")) {
                let mark = bare.rfind("; ").or_else(|| bare.rfind(". "));
                let mark = mark.or_else(|| bare.find("nhận: ").map(|it| it + "nhận".len()));
                at = mark.map_or(at, |it| it + 1);
            }
            let (left, right) = bare.split_at(at);
            [left, right]
        });
    for line in parts {
        // Neither an office nor a name is that long; and an office is written in capitals. Until
        // one is found the lines between mean nothing.
        if role.is_none() && has_small(line) {
            continue;
        }
        let line =
            line.trim_matches(|it: char| it.is_whitespace() || matches!(it, '*' | '#' | '_'));
        if line.is_empty() {
            continue;
        }
        let other = line.len() > LONG;
        let words = if other {
            String::new()
        } else {
            crate::scan::one_line(line)
        };
        if !other && words.is_empty() {
            continue;
        }
        if let Some(office) = office_of(&words) {
            role = Some(office.to_owned());
            gap = 0;
        } else if !other && role.as_deref().is_some_and(|it| may_sign(it, &words, gap)) {
            found = Some(words);
            break;
        } else {
            gap += 1;
            if gap > 12 {
                role = None;
            }
        }
    }
    if let Some(name) = found {
        return Some((name, role));
    }
    let mut last = text.trim_end().rsplit('\n');
    let last = last.find(|it| !is_seal(it))?;
    let words = crate::scan::one_line(
        last.trim_matches(|it: char| it.is_whitespace() || matches!(it, '*' | '_' | '|')),
    );
    if is_name(&words) && office_of(&words).is_none() && text.len() > 1500 {
        return Some((words, None));
    }
    // A portal names the signer apart; the office may stand alone.
    let mut ends = memchr::memrchr_iter(b'\n', text.as_bytes());
    let tail = ends.nth(TAIL).unwrap_or(0);
    APART.find(&text.as_bytes()[tail..])?;
    let named = text.lines().rev().take(TAIL).find_map(|it| {
        it.trim_start_matches("- ")
            .strip_prefix(SIGNER)
            .map(|it| it.trim().to_owned())
    })?;
    let office = text.lines().rev().take(90).find_map(|line| {
        let words = line.trim_matches(|it: char| it.is_whitespace() || matches!(it, '|' | '*'));
        office_of(words).map(str::to_owned)
    });
    Some((named, office))
}

/// The lines of a stretch, and the cells of lines that are rows.
fn cells(window: &str) -> impl Iterator<Item = &str> {
    let mut from = 0;
    let ends = memchr::memchr2_iter(b'\n', b'|', window.as_bytes());
    ends.chain(std::iter::once(window.len())).map(move |end| {
        let cell = &window[from..end];
        from = end + 1;
        cell
    })
}

/// Says whether a line holds small letters: most lines do, and plain ones first.
fn has_small(line: &str) -> bool {
    line.bytes().any(|it| it.is_ascii_lowercase()) || line.contains(char::is_lowercase)
}

/// The office that a line of capitals says, without "KT." and "TM." before it.
fn office_of(words: &str) -> Option<&str> {
    if words.len() > 60 || words.chars().any(char::is_lowercase) {
        return None;
    }
    let office = words.rsplit_once('.').map_or(words, |it| it.1).trim();
    let folded = fold::fold(office);
    let chief = folded.strip_prefix("pho ").unwrap_or(&folded);
    // "BỘ TRƯỞNG BỘ NỘI VỤ", "VỤ TRƯỞNG VỤ PHÁP CHẾ": the body stands behind.
    let of_body = |it: &str| {
        let office = OFFICES.prefix(it);
        office.is_some_and(|office| attributes::begins_body(&it[office.len()..]))
    };
    let is_office = |it: &str| OFFICES.holds(it) || of_body(it);
    (is_office(&folded) || is_office(chief)).then_some(office)
}

/// Says whether a line names who signed in an office, `gap` lines above. Further below a long office
/// ("CỤC TRƯỞNG CỤC CSGT") a line of capitals is as well the head of a section.
fn may_sign(office: &str, words: &str, gap: usize) -> bool {
    let folded = fold::fold(office);
    let plain = OFFICES.holds(&folded) || OFFICES.holds(folded.trim_start_matches("pho "));
    is_name(words) && (plain || gap < 2 || !is_upper(words))
}

/// "(Đã ký)" below a name.
fn is_seal(line: &str) -> bool {
    let words = line.trim().trim_matches(['(', ')', '*', '_', '[', ']']);
    words.is_empty() || fold::fold(words) == "da ky"
}

/// Two to five words, each with a capital and small letters, or all in capitals: a person's name.
fn is_name(words: &str) -> bool {
    let parts: Vec<&str> = words.split(' ').collect();
    let word = |it: &str| {
        let mut letters = it.chars();
        letters.next().is_none_or(char::is_uppercase) && letters.all(char::is_lowercase)
    };
    // "K'Lăng", "K' Brèoh".
    let part = |it: &&str| it.starts_with(char::is_uppercase) && it.split(['\'', '’']).all(word);
    let shout = |it: &&str| it.chars().all(char::is_uppercase) && it.chars().count() >= 2;
    (2..=5).contains(&parts.len()) && (parts.iter().all(part) || parts.iter().all(shout))
}
