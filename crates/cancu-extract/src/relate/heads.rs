//! Heads of lists: lines that end in a colon and govern the items below them.

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use cancu_model::{Extent, Relation, Source, fold};
use cancu_tables::List;
use once_cell::sync::Lazy;

use crate::clause::{self, Break};
use crate::cue;
use crate::cursor::floor;
use crate::title::Folded;
use crate::work;

use super::day::date_of_verdict;
use super::governing::passive_at_end;
use super::{Governing, Reader};

/// How far back the heads of a list are looked for.
const HEADS: usize = 4000;

/// How far from the end of a line a verb that closes it can begin.
const NEAR: usize = 160;

impl Reader<'_> {
    /// Reads the lines between two citations: an item closes the lists that are not above it,
    /// and a line that ends in a colon may open one.
    pub(super) fn read_heads(&mut self, from: usize, to: usize) {
        let text = self.text;
        let begin = floor(text, from.max(to.saturating_sub(HEADS)));
        let line = floor(text, begin.saturating_sub(HEADS));
        let begin =
            memchr::memrchr(b'\n', &text.as_bytes()[line..begin]).map_or(begin, |it| line + it + 1);
        // The line that the citation itself stands in closes lists of its depth too.
        let stop = floor(text, to + HEADS);
        let line_end = memchr::memchr(b'\n', &text.as_bytes()[to..stop]).map_or(stop, |it| to + it);
        let mut at = begin;
        work::looked(line_end - begin);
        let bytes = text.as_bytes();
        while at <= line_end {
            let stop = memchr::memchr(b'\n', &bytes[at..line_end]).map_or(line_end, |it| at + it);
            let line = &text[at..stop];
            let line_start = at;
            at += line.len() + 1;
            // Where no list is open, a line that opens none says nothing.
            if self.heads.is_empty() && self.recitals_of.is_none() && !may_open(line) {
                continue;
            }
            let own = line_start + line.len() > to;
            let bare = line.trim_end().trim_end_matches(['*', '_', '.']);
            let trimmed = line.trim_start();
            let level = clause::level_of(trimmed);
            if let Some(level) = level {
                work::looked(self.heads.len());
                self.heads.retain(|it| it.0 < level);
            }
            if trimmed.starts_with("Điều ") && level == Some(2) {
                self.recitals_of = None;
            }
            if own
                || line_start < from
                    && from < line_start + line.len()
                    && self.previous.is_some_and(|it| {
                        self.out[it].span.start >= line_start && !line.trim_end().ends_with(':')
                    })
            {
                continue;
            }
            // "II. CĂN CỨ PHÁP LÝ" above a list of instruments.
            if let Some(level) = level.filter(|it| *it <= 3 && heads_grounds(bare)) {
                self.heads.push((
                    level,
                    Governing {
                        relation: Relation::BasedOn,
                        source: Source::Document,
                        extent: None,
                        from: None,
                    },
                ));
                continue;
            }
            // "Điều 1. Bãi bỏ toàn bộ các văn bản sau" has no colon.
            let titled = level.is_some_and(|it| it <= 3) && opens_list(bare);
            if !bare.ends_with(':') && !titled {
                continue;
            }
            // A consolidated text quotes the recitals of what it consolidates: "Nghị định A ... có
            // căn cứ ban hành như sau:".
            if List::QuotesRecitals
                .words()
                .iter()
                .any(|it| bare.contains(it))
            {
                self.recitals_of = self.previous.map(|it| self.outermost(it));
            }
            // A head may begin on the line above: take the whole paragraph.
            let para = clause::last_break(
                text,
                floor(text, line_start.saturating_sub(500)),
                line_start.max(1) - usize::from(line_start > 0),
                Break::Paragraph,
            )
            .map_or(line_start, |it| it.after)
            .min(line_start);
            let para = if level.is_some() { line_start } else { para };
            let level = level.or_else(|| clause::level_of(text[para..].trim_start()));
            if let Some(governing) = self.head_relation(para, line_start + bare.len()) {
                self.heads.push((level.unwrap_or(2), governing));
            }
        }
    }

    /// What a line that ends in a colon says of the items below it.
    pub(super) fn head_relation(&self, from: usize, to: usize) -> Option<Governing> {
        let text = self.text;
        // What governs a list says "sau", "dưới đây" or "gồm", or it ends in the verb itself.
        let all = text.get(from..to)?;
        let lists = LISTS.as_ref().is_some_and(|it| it.is_match(all));
        let near = if lists {
            from
        } else {
            floor(text, to.saturating_sub(NEAR)).max(from)
        };
        let words = text.get(near..to)?;
        let folded = Folded::new(words);
        // "Nghị định A ... được sửa đổi, bổ sung bởi:" above the list of what amends it.
        let acts = cue::before(words, &folded);
        if let Some(found) =
            passive_at_end(&acts, &folded.text).filter(|it| folded.text.len() < it.end + 24)
        {
            let source = self
                .previous
                .filter(|it| self.out[*it].span.start >= from)
                .map_or(Source::Document, |it| Source::Citation(self.outermost(it)));
            return Some(Governing {
                relation: found.relation,
                source,
                extent: None,
                from: None,
            });
        }
        // "thay thế các văn bản hướng dẫn sau đây": the verb behind tells what kind is listed.
        // "Luật A hết hiệu lực kể từ ngày ..., trừ các trường hợp sau đây:": what is excepted stays.
        let said = folded
            .text
            .trim_end_matches(|it: char| !it.is_alphanumeric());
        let said = said.strip_suffix(" day").unwrap_or(said);
        let excepts = ["tru truong hop sau", "tru cac truong hop sau"]
            .iter()
            .any(|it| said.ends_with(it));
        if excepts {
            let ended = cue::verdicts(text, from, to);
            let ended = ended.iter().any(|it| it.relation == Relation::Repeals);
            return ended.then_some(Governing {
                relation: Relation::KeepsInForce,
                source: Source::Document,
                extent: None,
                from: None,
            });
        }
        let act = acts.iter().rfind(|it| it.relation.is_act() && !it.passive);
        // "Thay thế một số quy định về tổ chức tại các Thông tư sau:" holds for each of them.
        let ended = act.filter(|it| matches!(it.relation, Relation::Repeals | Relation::Replaces));
        let some = |words: &str| {
            words.starts_with("mot ")
                && ended.is_some_and(|it| folded.text[it.end..].contains(words))
        };
        let partly = || {
            let parts = List::PartOfTarget.words();
            let of_each = parts.iter().any(|it| some(it));
            (of_each || folded.text.contains("mot phan")).then_some(Extent::Part)
        };
        if let Some(found) = act.filter(|it| names_list(&folded.text[it.end..])) {
            return Some(Governing {
                relation: found.relation,
                source: Source::Document,
                extent: partly(),
                from: None,
            });
        }
        let lists = lists
            && List::ListFollows
                .words()
                .iter()
                .any(|it| folded.text.contains(it));
        let of_texts = || OBJECTS.as_ref().is_some_and(|it| it.is_match(&folded.text));
        if !lists || !of_texts() {
            return None;
        }
        let verdicts = cue::verdicts(text, from, to);
        // "Trong thời gian ngưng hiệu lực của A, các văn bản sau tiếp tục có hiệu lực:" says the last.
        let kept = verdicts
            .last()
            .filter(|it| it.relation == Relation::KeepsInForce);
        let verdict = kept.or(verdicts.first()).copied();
        if let Some(verdict) = verdict {
            let relation =
                if verdict.relation == Relation::Repeals && folded.text.contains("thay the") {
                    Relation::Replaces
                } else {
                    verdict.relation
                };
            return Some(Governing {
                relation,
                source: Source::Document,
                extent: partly(),
                from: date_of_verdict(text, verdict.end, to),
            });
        }
        let found = acts.iter().rfind(|it| it.relation != Relation::Cites)?;
        // "Thực hiện Kế hoạch A, UBND huyện đề ra các nội dung sau:": the verb is of A.
        let cited = self
            .previous
            .is_some_and(|it| self.out[it].span.start >= near);
        if cited && !found.relation.is_act() {
            return None;
        }
        Some(Governing {
            relation: found.relation,
            source: Source::Document,
            extent: if found.relation.is_act() {
                partly()
            } else {
                None
            },
            from: None,
        })
    }
}

/// What a line says that a list follows.
static LISTS: Lazy<Option<AhoCorasick>> = Lazy::new(|| search(List::MayHeadList));

/// What a list of instruments or of their parts is said to hold, folded.
static OBJECTS: Lazy<Option<AhoCorasick>> = Lazy::new(|| search(List::ListedObject));

fn search(list: List) -> Option<AhoCorasick> {
    let builder = &mut AhoCorasick::builder();
    builder
        .kind(Some(AhoCorasickKind::DFA))
        .prefilter(false)
        .build(list.words())
        .ok()
}

/// Says whether a line can open a list: it ends in a colon, or as "sau" and "sau đây" do.
fn may_open(line: &str) -> bool {
    let bytes = line.as_bytes();
    // Most lines are told by their last letters, without a look at what counts as a blank.
    let blanks = |it: &&u8| matches!(it, b' ' | b'\t'..=b'\r');
    let written = bytes.len() - bytes.iter().rev().take_while(blanks).count();
    let last = |it: &[u8]| matches!(it.last(), Some(b':' | b'u' | b'y'));
    if bytes[..written].last().is_some_and(|it| !it.is_ascii()) {
        let bare = line.trim_end().trim_end_matches(['*', '_', '.']);
        return last(bare.as_bytes()) || bare.ends_with(['ý', 'Ý']);
    }
    let marks = |it: &&u8| matches!(it, b'*' | b'_' | b'.');
    let marks = bytes[..written].iter().rev().take_while(marks).count();
    last(&bytes[..written - marks])
}

/// Says whether a line, its marker aside, is a heading above the grounds of a paper.
fn heads_grounds(line: &str) -> bool {
    // No such heading is longer.
    if line.len() > 64 {
        return false;
    }
    let folded = fold::fold(line);
    List::GroundsHeading
        .words()
        .iter()
        .any(|it| folded.strip_suffix(it).is_some_and(|it| it.len() <= 8))
}

/// Says whether what stands between a verb and a colon is no more than the kind of what is listed:
/// "thay thế các Thông tư:", "bãi bỏ:".
pub(super) fn names_list(rest: &str) -> bool {
    let words = rest
        .split(|it: char| !it.is_alphanumeric())
        .filter(|it| !it.is_empty());
    let kind = words.clone().filter(|it| !List::BesideKind.holds(it));
    let kind: Vec<&str> = kind.collect();
    words.clone().all(|it| List::ListWord.holds(it))
        || crate::kinds::named(&kind.join(" ")).is_some()
}

/// "Điều 1. Bãi bỏ toàn bộ các văn bản sau", "Điều 2. Bãi bỏ một phần Quyết định sau đây": the title of
/// an article that ends what its items name.
pub(super) fn opens_list(line: &str) -> bool {
    if line.len() > 240 || !(line.ends_with("sau") || line.ends_with("sau đây")) {
        return false;
    }
    let folded = fold::fold(line);
    List::EndsTexts.words().iter().any(|it| folded.contains(it))
}
