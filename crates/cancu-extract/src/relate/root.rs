//! A citation that begins its clause: what the words before it say.

use cancu_model::{Extent, Relation, Source, fold};
use cancu_tables::List;

use crate::attributes;
use crate::clause::{self, Break};
use crate::core::Core;
use crate::cue::{self, Verdict};
use crate::cursor::floor;
use crate::pinpoint::begins_place;
use crate::title::Folded;

use super::day::{date_behind, date_in_lead, date_of_verdict};
use super::extent::{excepted, part_words};
use super::governing::{governing_cue, is_weak, passive_at_end};
use super::{Governing, LEAD, Placement, Reader, SENTENCE};

impl Reader<'_> {
    /// "Bãi bỏ Điều 6 Thông tư A sửa đổi, bổ sung một số điều của Thông tư B; Thông tư C": what is
    /// ended is one place of A, so that C is one more of those that A amends.
    pub(super) fn amended_too(
        &mut self,
        core: &Core,
        from: usize,
        after: usize,
    ) -> Option<Placement> {
        let text = self.text;
        let (&outer, &inner) = (self.path.first()?, self.path.last()?);
        let bare = text.get(after..core.span.start)?.trim().is_empty()
            && text.get(from..after)?.contains(';');
        let (head, amended) = (&self.out[outer], &self.out[inner]);
        let one_place = head.pinpoint.is_some() && head.relation.is_act();
        let amends = amended.relation == Relation::Amends
            && amended.source == Source::Citation(outer)
            && amended.kind == core.kind;
        if !(bare && one_place && amends) {
            return None;
        }
        let placement = Placement {
            relation: amended.relation,
            source: amended.source,
            cue: None,
            extent: amended.extent.filter(|_| amended.pinpoint.is_none()),
            from: amended.from,
            list: false,
        };
        let idx = self.out.len();
        self.path.pop();
        self.path.push(idx);
        Some(placement)
    }

    /// "A (được sửa đổi, bổ sung bởi Thông tư B; Thông tư C)": inside the bracket C acts as B does.
    pub(super) fn amends_too(&mut self, core: &Core, after: usize) -> Option<Placement> {
        let text = self.text;
        let previous = self.previous?;
        let actor = &self.out[previous];
        let Source::Citation(amended) = actor.source else {
            return None;
        };
        let bare = text.get(after..core.span.start)?.trim().is_empty();
        if !bare || !actor.relation.active().1 || actor.kind != core.kind {
            return None;
        }
        let begin = self.ends[amended].max(core.span.start.saturating_sub(LEAD));
        let gap = text.get(floor(text, begin)..core.span.start)?;
        if gap.matches('(').count() <= gap.matches(')').count() {
            return None;
        }
        let placement = Placement {
            relation: actor.relation,
            source: actor.source,
            cue: None,
            extent: None,
            from: actor.from,
            list: false,
        };
        self.path.pop();
        self.path.push(self.out.len());
        Some(placement)
    }

    /// "Thông tư A về việc sửa đổi điểm d khoản 1 Điều 13; khoản 2 Điều 16 của Quyết định B": places of B
    /// that A amends, with marks between them.
    pub(super) fn amends_places(
        &mut self,
        core: &Core,
        from: usize,
        after: usize,
    ) -> Option<Placement> {
        let text = self.text;
        let previous = self.previous?;
        let lead = text.get(from..floor(text, after.min(from + LEAD)))?;
        let first = fold::fold(lead.split(';').next()?);
        let last = fold::fold(text.get(after..core.span.start)?);
        let places = begins_place(&last);
        let amends = first.contains("sua doi") && !first.contains('.');
        if !(places && amends && attributes::opens_description(text, from)) {
            return None;
        }
        self.path.push(self.out.len());
        Some(Placement {
            relation: Relation::Amends,
            source: Source::Citation(previous),
            cue: None,
            extent: Some(Extent::Part),
            from: None,
            list: false,
        })
    }

    /// A new sentence or item: what governed the last one is forgotten, heads of lists remain.
    pub(super) fn open_clause(&mut self, from: usize, after: usize, start: usize) {
        let text = self.text;
        self.path.clear();
        self.clause_start = after;
        self.read_heads(from, after);
        self.governing = self.heads.last().map(|it| it.1);
        self.sentence_end =
            clause::first_break(text, start, floor(text, start + SENTENCE), Break::Sentence)
                .unwrap_or(floor(text, start + SENTENCE));
        self.verdicts = cue::verdicts(text, start, self.sentence_end);
    }

    /// A core that no open description holds.
    pub(super) fn root(&mut self, core: &Core, after: usize) -> Placement {
        let text = self.text;
        let idx = self.out.len();
        self.path = vec![idx];
        let lead_start = floor(text, after.max(core.span.start.saturating_sub(LEAD)));
        let lead = text.get(lead_start..core.span.start).unwrap_or("");
        let folded = Folded::new(lead);
        if self.quotes > 0 && opens_amending_article(text, core.span.start) {
            self.quotes = 0;
        }
        let quoted = self.quotes > 0;
        let cues = cue::before(lead, &folded);
        if let Some(found) = passive_at_end(&cues, &folded.text)
            && let Some(previous) = self.previous
        {
            // "Điều này được bãi bỏ theo ...": a part of the document itself is acted on.
            let own = folded.text[..found.start].trim_end().ends_with(" nay");
            let source = if own {
                Source::Document
            } else {
                Source::Citation(self.outermost(previous))
            };
            return Placement {
                relation: found.relation,
                source,
                cue: Some(found),
                extent: None,
                from: None,
                list: false,
            };
        }
        let behind = self.previous.is_some_and(|it| self.ends[it] == after);
        let cue = governing_cue(&cues, &folded, behind);
        if let (Some(of), Some(Relation::BasedOn)) = (self.recitals_of, cue.map(|it| it.relation)) {
            let source = Source::Citation(of);
            self.governing = Some(Governing {
                relation: Relation::BasedOn,
                source,
                extent: None,
                from: None,
            });
            return Placement {
                relation: Relation::BasedOn,
                source,
                cue,
                extent: None,
                from: None,
                list: false,
            };
        }
        let verdict = self
            .verdicts
            .iter()
            .find(|it| it.at > core.span.end)
            .copied()
            .filter(|_| !quoted)
            .filter(|it| !of_exception(text, core.span.end, it));
        let own_act =
            cue.is_some_and(|it| it.relation.is_act() || it.relation == Relation::BasedOn);
        // "theo quy định của Nghị định A, ... hết hiệu lực": A is not what lapses.
        let attached = List::Attached.ends(folded.text.trim_end()).is_some();
        let aside = cue.is_some_and(|it| {
            it.relation == Relation::Cites
                && !attached
                && folded.text[it.start..it.end].contains("theo")
                && it.end + 40 > folded.text.len()
        });
        if let Some(verdict) = verdict.filter(|_| !own_act && !aside) {
            let sentence = fold::fold(text.get(core.span.start..self.sentence_end).unwrap_or(""));
            let replaced = verdict.relation == Relation::Repeals
                && List::Replaced
                    .words()
                    .iter()
                    .any(|it| sentence.contains(it));
            let relation = if replaced {
                Relation::Replaces
            } else {
                verdict.relation
            };
            let from = date_of_verdict(text, verdict.end, self.sentence_end)
                .or_else(|| date_in_lead(text, lead_start, core.span.start));
            let partly = part_words(&folded.text)
                .or(attached.then_some(Extent::Part))
                .or_else(|| {
                    // "Các quy định tại A và tại B".
                    let too = folded.text.trim() == "va tai";
                    self.previous
                        .filter(|_| too)
                        .and_then(|it| self.out[it].extent)
                })
                .or_else(|| excepted(text, core.span.end, self.sentence_end.min(self.next)));
            return Placement {
                relation,
                source: Source::Document,
                cue: None,
                extent: partly,
                from,
                list: false,
            };
        }
        // "c) Các Phụ lục ban hành kèm theo Thông tư B" in a list of what is repealed.
        // "...; Ban Tổ chức rà soát các chế độ nêu tại B": another body does something else.
        let other = attributes::begins_body(lead.trim_start());
        let listed = self.governing.filter(|it| {
            it.relation.is_act()
                && !other
                && cue.is_some_and(|cue| {
                    is_weak(&folded.text, &cue) || cue.relation == Relation::Promulgates
                })
        });
        if let Some(found) = cue.filter(|_| listed.is_none()) {
            // "đề nghị Chính phủ sớm ban hành văn bản thay thế A": a paper that is still to come.
            let to_come = folded.text[..found.start]
                .trim_end()
                .ends_with("ban hanh van ban");
            let relation = if (quoted || to_come || is_proposed(&folded.text[..found.start]))
                && found.relation.is_act()
            {
                Relation::Cites
            } else {
                found.relation
            };
            let extent = found
                .relation
                .is_act()
                .then(|| {
                    part_words(folded.text.get(found.start..).unwrap_or(""))
                        .or_else(|| excepted(text, core.span.end, self.sentence_end.min(self.next)))
                })
                .flatten();
            let from = relation
                .is_act()
                .then(|| {
                    date_in_lead(text, self.clause_start.max(lead_start), core.span.start).or_else(
                        || date_behind(text, core.span.end, self.sentence_end.min(self.next)),
                    )
                })
                .flatten();
            let governing = Governing {
                relation,
                source: Source::Document,
                extent,
                from,
            };
            // "(thay thế Nghị quyết số 3)" says nothing of what follows its bracket.
            let lead = &folded.text[..found.start];
            let bracket = lead.matches('(').count() > lead.matches(')').count();
            if !bracket && (relation != Relation::Cites || self.governing.is_none()) {
                self.governing = Some(governing);
            }
            return Placement {
                relation,
                source: Source::Document,
                cue: Some(found),
                extent,
                from,
                list: false,
            };
        }
        match self
            .governing
            .filter(|it| it.relation != Relation::Promulgates)
        {
            Some(it) => {
                let partly = || {
                    part_words(&folded.text).or_else(|| {
                        let end = self.sentence_end.min(self.next);
                        excepted(text, core.span.end, end)
                    })
                };
                let act = it.relation.is_act();
                let extent = it.extent.or_else(|| if act { partly() } else { None });
                Placement {
                    relation: it.relation,
                    source: it.source,
                    cue: None,
                    extent,
                    from: it.from,
                    list: false,
                }
            }
            None => Placement {
                relation: Relation::Cites,
                source: Source::Document,
                cue: None,
                extent: None,
                from: None,
                list: false,
            },
        }
    }
}

/// "Đề nghị Bộ Nội vụ sớm sửa đổi Nghị định A": who proposes ends and changes nothing.
fn is_proposed(lead: &str) -> bool {
    ["de nghi ", "kien nghi "].iter().any(|it| {
        lead.rfind(it).is_some_and(|at| {
            let before = lead[..at].trim_end();
            !["theo", "xet", "tai"].iter().any(|it| before.ends_with(it))
        })
    })
}

/// "Bãi bỏ Luật A, trừ các quy định về rượu tiếp tục có hiệu lực đến hết năm": what is excepted stays, and
/// nothing else.
fn of_exception(text: &str, from: usize, verdict: &Verdict) -> bool {
    let near = floor(text, verdict.at.saturating_sub(200)).max(from);
    verdict.relation == Relation::KeepsInForce
        && text
            .get(near..verdict.at)
            .is_some_and(|it| it.contains(", trừ ") || it.contains("(trừ "))
}

/// "Điều 14. Sửa đổi, bổ sung một số điều của Luật A" before a core at `at`: such an article stands
/// in no quotation, though one before it may never have been closed.
fn opens_amending_article(text: &str, at: usize) -> bool {
    let lead = text
        .get(floor(text, at.saturating_sub(160))..at)
        .unwrap_or("");
    let Some((_, line)) = lead.rsplit_once('\n') else {
        return false;
    };
    let line = fold::fold(line);
    let Some(rest) = line.trim_start().strip_prefix("dieu ") else {
        return false;
    };
    let label = rest.trim_start_matches(|it: char| it.is_ascii_digit());
    let verb = label.strip_prefix('.').map_or("", str::trim_start);
    label.len() < rest.len() && List::AmendingArticle.begins(verb).is_some()
}

/// Words between an act's verb and its target that are no part of a provision.
pub(super) fn foreign_words(between: &str) -> usize {
    let words = between
        .split(|it: char| !it.is_alphanumeric())
        .filter(|it| !it.is_empty());
    words
        .filter(|it| {
            it.len() > 2
                && !it.starts_with(|it: char| it.is_ascii_digit())
                && !List::ProvisionWord.holds(it)
        })
        .count()
}
