//! The words that say how one instrument relates to another.

use aho_corasick::{AhoCorasick, MatchKind};
use cancu_model::{Relation, fold};
use cancu_tables::{CUES, Cue, Side};
use once_cell::sync::Lazy;

use crate::title::Folded;

/// A cue found in a folded stretch of text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found {
    pub(crate) relation: Relation,
    pub(crate) passive: bool,
    pub(crate) id: &'static str,
    /// In folded bytes.
    pub(crate) start: usize,
    /// In folded bytes.
    pub(crate) end: usize,
}

struct Search {
    search: AhoCorasick,
    cues: Vec<&'static Cue>,
}

static BEFORE: Lazy<Option<Search>> = Lazy::new(|| {
    let cues: Vec<&'static Cue> = CUES.iter().filter(|it| it.side != Side::After).collect();
    let patterns: Vec<String> = cues.iter().map(|it| fold::fold(it.words)).collect();
    let search = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(&patterns)
        .ok()?;
    Some(Search { search, cues })
});

/// Every cue that can stand before its target in a stretch, from left to right.
///
/// A cue of one syllable must keep its marks in `original`: "tại" is not "tài".
pub(crate) fn before(original: &str, folded: &Folded) -> Vec<Found> {
    let Some(table) = BEFORE.as_ref() else {
        return Vec::new();
    };
    let text = folded.text.as_str();
    let mut out = Vec::new();
    for hit in table.search.find_iter(text) {
        let cue = table.cues[hit.pattern().as_usize()];
        let inside = |it: Option<char>| it.is_some_and(|it| it.is_alphanumeric());
        if inside(text[..hit.start()].chars().next_back())
            || inside(text[hit.end()..].chars().next())
        {
            continue;
        }
        if !cue.words.contains(' ') {
            let start = folded.origin(hit.start());
            let written: String = original
                .get(start..)
                .unwrap_or("")
                .chars()
                .take(cue.words.chars().count())
                .flat_map(char::to_lowercase)
                .collect();
            if written != cue.words.to_lowercase() && written != fold::fold(cue.words) {
                continue;
            }
        }
        out.push(Found {
            relation: cue.relation,
            passive: cue.side == Side::Passive,
            id: cue.id,
            start: hit.start(),
            end: hit.end(),
        });
    }
    out
}

/// What a clause says of the instruments it named before: "hết hiệu lực", "tiếp tục có hiệu lực".
#[derive(Debug, Clone, Copy)]
pub(crate) struct Verdict {
    pub(crate) relation: Relation,
    /// Where the verdict begins, in bytes of the text.
    pub(crate) at: usize,
    /// Where it ends.
    pub(crate) end: usize,
}

/// Finds the verdicts in a stretch of text, from left to right.
pub(crate) fn verdicts(text: &str, from: usize, to: usize) -> Vec<Verdict> {
    let mut out = Vec::new();
    let Some(window) = text.get(from..to) else {
        return out;
    };
    for at in memchr::memmem::find_iter(window.as_bytes(), "lực".as_bytes()) {
        let end = from + at + "lực".len();
        let lead = crate::cursor::floor(text, (from + at).saturating_sub(60)).max(from);
        let words = fold::fold(text.get(lead..end).unwrap_or(""));
        let Some(words) = words.strip_suffix(" hieu luc") else {
            continue;
        };
        let relation = if words.ends_with("het")
            || words.ends_with("cham dut")
            || words.ends_with("khong con")
            || words.ends_with("mat")
        {
            Relation::Repeals
        } else if words.ends_with("ngung") {
            Relation::Suspends
        } else if words.ends_with("tiep tuc co")
            || words.ends_with("van co")
            || words.ends_with("van con")
            || words.ends_with("giu nguyen")
        {
            Relation::KeepsInForce
        } else {
            continue;
        };
        out.push(Verdict {
            relation,
            at: from + at,
            end,
        });
    }
    for phrase in [
        "tiếp tục được áp dụng",
        "được tiếp tục áp dụng",
        "tiếp tục áp dụng",
        "được tiếp tục thực hiện",
        "tiếp tục thực hiện cho đến",
    ] {
        for at in memchr::memmem::find_iter(window.as_bytes(), phrase.as_bytes()) {
            out.push(Verdict {
                relation: Relation::KeepsInForce,
                at: from + at,
                end: from + at + phrase.len(),
            });
        }
    }
    for phrase in [
        "được bãi bỏ",
        "bị bãi bỏ",
        "được thay thế bằng Thông tư này",
        "được thay thế bằng Nghị định này",
        "được thay thế bằng Quyết định này",
        "được thay thế bởi Thông tư này",
        "được thay thế bởi Nghị định này",
    ] {
        for at in memchr::memmem::find_iter(window.as_bytes(), phrase.as_bytes()) {
            let behind = text.get(from + at + phrase.len()..).unwrap_or("");
            // "bị bãi bỏ bởi Điều 14 Thông tư số ..." names another actor.
            if behind.trim_start().starts_with("bởi")
                || behind.trim_start().starts_with("theo")
                || behind.trim_start().starts_with("tại")
            {
                continue;
            }
            let relation = if phrase.contains("thay") {
                Relation::Replaces
            } else {
                Relation::Repeals
            };
            out.push(Verdict {
                relation,
                at: from + at,
                end: from + at + phrase.len(),
            });
        }
    }
    out.sort_by_key(|it| it.at);
    out
}
