//! The words that say how one instrument relates to another.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use cancu_model::{Relation, fold};
use cancu_tables::{CUES, Cue, List, Side};
use once_cell::sync::Lazy;

use crate::pinpoint::begins_place;
use crate::title::Folded;
use crate::work;

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
    /// For a cue of one syllable its letters in lower case, with and without their marks.
    syllables: Vec<Option<(String, String)>>,
}

static BEFORE: Lazy<Option<Search>> = Lazy::new(|| {
    let cues: Vec<&'static Cue> = CUES.iter().filter(|it| it.side != Side::After).collect();
    let patterns: Vec<String> = cues.iter().map(|it| fold::fold(it.words)).collect();
    let search = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .kind(Some(AhoCorasickKind::DFA))
        .prefilter(false)
        .build(&patterns)
        .ok()?;
    let syllable = |it: &&'static Cue| {
        let alone = !it.words.contains(' ');
        alone.then(|| (it.words.to_lowercase(), fold::fold(it.words)))
    };
    let syllables = cues.iter().map(syllable).collect();
    Some(Search {
        search,
        cues,
        syllables,
    })
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
        // "Hướng dẫn này áp dụng cho": a noun, and no verb.
        if text[hit.end()..].starts_with(" nay ") {
            continue;
        }
        // "Bỏ từ “quy hoạch,” tại ...", but "loại bỏ từ năm 2020".
        if cue.words == "bỏ từ" && !text[hit.end()..].trim_start().starts_with(['“', '"', '\''])
        {
            continue;
        }
        // "kể từ ngày Thông tư này có hiệu lực thi hành": no work of anybody. A text "về hiệu lực thi
        // hành của Bộ luật A" is about the code.
        if cue.words == "thi hành"
            && let Some(lead) = text[..hit.start()].strip_suffix("hieu luc ")
            && !(lead.ends_with("ve ") && text[hit.end()..].starts_with(" cua"))
        {
            continue;
        }
        // "thi hành án dân sự", "chấp hành án phạt tù": a sentence is carried out, and no instrument.
        if matches!(cue.words, "thi hành" | "chấp hành") && text[hit.end()..].starts_with(" an ")
        {
            continue;
        }
        // "Hướng dẫn số 170/HD-TLĐ": a noun too.
        if cue.words == "hướng dẫn" && text[hit.end()..].starts_with(" so ") {
            continue;
        }
        // "Ban Chấp hành Trung ương ban hành": a body's name.
        if cue.words == "chấp hành" && text[..hit.start()].ends_with("ban ") {
            continue;
        }
        // "Công điện này thay Công điện A", but "thay đổi", "thay mặt".
        if cue.words == "thay" && !text[..hit.start()].ends_with("nay ") {
            continue;
        }
        // "“Nghị định A” đính chính thành “Nghị định B”": what stands in new words is cited by them.
        if cue.relation.is_act()
            && let Some(words) = text[hit.end()..].strip_prefix(" thanh")
            && words.trim_start().starts_with(['“', '"', '\'', ':'])
        {
            continue;
        }
        if is_noun(cue.relation, &text[..hit.start()], &text[hit.end()..]) {
            continue;
        }
        // "Quy chế kèm theo Quyết định ...": attached, not followed.
        if cue.words == "theo" && text[..hit.start()].ends_with("kem ") {
            continue;
        }
        if let Some((marked, plain)) = &table.syllables[hit.pattern().as_usize()] {
            let start = folded.origin(hit.start());
            let rest = original.get(start..).unwrap_or("");
            let written = rest.chars().take(cue.words.chars().count());
            let is = |it: &str| written.clone().flat_map(char::to_lowercase).eq(it.chars());
            if !is(marked) && !is(plain) {
                continue;
            }
        }
        // "phí do tỉnh quy định, căn cứ điều 6 Nghị định A": a place is applied, and no ground given.
        let mut relation = cue.relation;
        if relation == Relation::BasedOn && applies_place(original, folded, &hit) {
            relation = Relation::Cites;
        }
        out.push(Found {
            relation,
            passive: cue.side == Side::Passive,
            id: cue.id,
            start: hit.start(),
            end: hit.end(),
        });
    }
    out.retain(|it| !in_closed_bracket(text, it));
    out
}

/// Says whether "căn cứ", in small letters behind other words, leads to a place.
fn applies_place(original: &str, folded: &Folded, hit: &aho_corasick::Match) -> bool {
    let (lead, rest) = (&folded.text[..hit.start()], &folded.text[hit.end()..]);
    let rest = rest.strip_prefix(" vao").unwrap_or(rest);
    // "thì căn cứ vào quy định trong Bộ luật A, Tòa án ...": what is to be done then.
    let then = lead.trim_end().ends_with(" thi");
    (begins_place(rest) || then)
        && lead.trim_end().len() > 8
        // "Thực hiện Quyết định A ngày ..., căn cứ Điều 55 Nghị định B": grounds, one after the other.
        && !["ngay ", "cua ", "thuc hien ", "theo ", "xet ", "can cu "]
            .iter()
            .any(|it| lead.trim_start().starts_with(it))
        && !lead.trim_end().ends_with(';')
        && original[folded.origin(hit.start())..].starts_with('c')
}

/// "Luật A (được sửa đổi, bổ sung năm 2020), Nghị định B": what a bracket says ends with it.
fn in_closed_bracket(text: &str, cue: &Found) -> bool {
    let lead = text[..cue.start].rfind(['(', ')']);
    let opened = lead.is_some_and(|it| text[it..].starts_with('('));
    opened
        && text[cue.end..]
            .find(['(', ')'])
            .is_some_and(|it| text[cue.end + it..].starts_with(')'))
}

/// Verbs that stand in a noun say nothing of who wrote the text: "các văn bản hướng dẫn thi hành
/// Luật A" are others, and the "đối tượng điều chỉnh của Luật A" is what A is about.
fn is_noun(relation: Relation, before: &str, behind: &str) -> bool {
    // "các nghị định quy định chi tiết, hướng dẫn thi hành Luật A": of two verbs the first tells.
    let mut before = before.trim_end();
    while let Some(verb) = List::VerbInNoun.ends(before) {
        before = before[..before.len() - verb.len()].trim_end();
    }
    match relation {
        Relation::Details => {
            // "theo Luật A, Nghị định hướng dẫn Luật B": a decree without a number is another one, but
            // for that which is being issued ("Chính phủ ban hành Nghị định quy định chi tiết ...").
            let listed = ["nghi dinh", "thong tu"].iter().any(|it| {
                let head = before.strip_suffix(it).map(str::trim_end);
                head.is_some_and(|it| it.ends_with(',') || it.ends_with(" va"))
            });
            let nouns = List::NounOfDetails.words();
            listed
                || nouns.iter().any(|it| {
                    let head = before.strip_suffix(it);
                    head.is_some_and(|it| !it.ends_with(|it: char| it.is_alphanumeric()))
                })
        }
        Relation::Amends if before.ends_with("pham vi") => true,
        Relation::Amends => {
            List::NounOfAmends.ends(before).is_some() && List::OfNoun.begins(behind).is_some()
        }
        _ => false,
    }
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

struct Verdicts {
    /// Finds the last syllable of every verdict.
    search: AhoCorasick,
    /// For each syllable the folded words that end in it, the longest first.
    cues: Vec<Vec<(String, Relation)>>,
}

static AFTER: Lazy<Option<Verdicts>> = Lazy::new(|| {
    let rows = CUES.iter().filter(|it| it.side == Side::After);
    let mut cues: Vec<(String, Relation)> = rows
        .clone()
        .map(|it| (fold::fold(it.words), it.relation))
        .collect();
    cues.sort_by_key(|it| std::cmp::Reverse(it.0.len()));
    let mut last: Vec<&str> = rows.filter_map(|it| it.words.rsplit(' ').next()).collect();
    last.sort_unstable();
    last.dedup();
    let ending = |syllable: &&str| {
        let syllable = fold::fold(syllable);
        let of = |it: &&(String, Relation)| it.0.rsplit(' ').next() == Some(&syllable);
        cues.iter().filter(of).cloned().collect()
    };
    let cues = last.iter().map(ending).collect();
    let search = AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::DFA))
        .prefilter(false)
        .build(last)
        .ok()?;
    Some(Verdicts { search, cues })
});

/// How far back from its last syllable a verdict may begin.
const VERDICT: usize = 60;

/// Finds the verdicts in a stretch of text, from left to right.
pub(crate) fn verdicts(text: &str, from: usize, to: usize) -> Vec<Verdict> {
    let mut out = Vec::new();
    let (Some(table), Some(window)) = (AFTER.as_ref(), text.get(from..to)) else {
        return out;
    };
    work::looked(window.len());
    for hit in table.search.find_iter(window) {
        work::looked(VERDICT);
        let end = from + hit.end();
        let lead = crate::cursor::floor(text, end.saturating_sub(VERDICT)).max(from);
        let said = text.get(lead..end).unwrap_or("");
        let cues = table.cues.get(hit.pattern().as_usize());
        let found = cues.into_iter().flatten().find_map(|it| {
            let start = fold::start_of_suffix(said, &it.0)?;
            let alone = fold::last_letter(&said[..start]).is_none_or(|it| !it.is_alphanumeric());
            alone.then_some((it, start))
        });
        let Some((it, start)) = found else {
            continue;
        };
        // "... còn viện dẫn Nghị định A đã hết hiệu lực" tells of an end, and brings none about.
        if it.0.ends_with("hieu luc")
            && fold::fold(&said[..start])
                .trim_end()
                .rsplit([' ', '('])
                .next()
                == Some("da")
        {
            continue;
        }
        // "bị bãi bỏ bởi Điều 14 Thông tư số ..." names another actor, and "thay thế bằng Thông
        // tư này" the document itself.
        let behind = fold::fold(
            text.get(end..crate::cursor::floor(text, end + 120))
                .unwrap_or(""),
        );
        let near: String = behind.chars().take(40).collect();
        let actor = |words: &[&str]| {
            words
                .iter()
                .any(|it| near.strip_prefix(it).is_some_and(|it| it.starts_with(' ')))
        };
        let own = near
            .split(' ')
            .take(5)
            .any(|it| it.trim_end_matches(['.', '/', ';', ',']) == "nay");
        let ends_luc = it.0.ends_with("luc");
        let by_other = if ends_luc {
            actor(&["boi"])
        } else {
            actor(List::Actor.words())
        };
        if by_other && !own && it.1 != Relation::KeepsInForce {
            continue;
        }
        // "hết hiệu lực từ ngày ..., được thay thế bởi Nghị định B": B ended it.
        let mut ended = List::EndedBy.words().iter();
        let passive = ended.find_map(|it| behind.find(it).map(|at| &behind[at + it.len()..]));
        if ends_luc && passive.is_some_and(|it| !it.split(' ').take(5).any(|it| it == "nay")) {
            continue;
        }
        if it.0.ends_with(" the") && !own {
            continue;
        }
        out.push(Verdict {
            relation: it.1,
            at: from + hit.start(),
            end,
        });
    }
    out
}
