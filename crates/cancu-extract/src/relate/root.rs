//! A citation that begins its clause: what the words before it say.

use cancu_model::{Extent, Relation, Source, fold};
use cancu_tables::List;

use crate::attributes;
use crate::clause::{self, Break};
use crate::core::Core;
use crate::cue::{self, Found, Verdict};
use crate::cursor::floor;
use crate::pinpoint::begins_place;
use crate::title::Folded;

use super::day::{date_behind, date_in_lead, date_of_verdict};
use super::extent::{as_to_subject, excepted, part_words};
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
            extent: amended.extent.filter(|_| amended.pinpoint.is_none()),
            from: amended.from,
            ..Placement::of(amended.relation, amended.source)
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
            from: actor.from,
            ..Placement::of(actor.relation, actor.source)
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
            extent: Some(Extent::Part),
            ..Placement::of(Relation::Amends, Source::Citation(previous))
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
        self.path = vec![self.out.len()];
        let start = floor(text, after.max(core.span.start.saturating_sub(LEAD)));
        let words = text.get(start..core.span.start).unwrap_or("");
        let folded = Folded::new(words);
        if self.quotes > 0 && opens_amending_article(text, core.span.start) {
            self.quotes = 0;
        }
        let mut cues = cue::before(words, &folded);
        cues.retain(|it| !it.passive || !self.of_thing(start, start + folded.origin(it.start)));
        if let Some(placement) = self.acted_on(&cues, &folded.text) {
            return placement;
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
                cue,
                ..Placement::of(Relation::BasedOn, source)
            };
        }
        let lead = Lead {
            start,
            folded: &folded.text,
        };
        if let Some(placement) = self.judged(core, &lead, cue) {
            return placement;
        }
        // "c) Các Phụ lục ban hành kèm theo Thông tư B" in a list of what is repealed.
        // "...; Ban Tổ chức rà soát các chế độ nêu tại B": another body does something else.
        let other = attributes::begins_body(words.trim_start());
        let listed = self.governing.is_some_and(|it| {
            it.relation.is_act()
                && !other
                && cue.is_some_and(|cue| {
                    is_weak(lead.folded, &cue) || cue.relation == Relation::Promulgates
                })
        });
        match cue.filter(|_| !listed) {
            Some(found) => self.led(core, &lead, found),
            None => self.governed(core, &lead),
        }
    }

    /// "A ...; được sửa đổi bởi B": the passive at the end of the words is said of the citation before.
    fn acted_on(&self, cues: &[Found], folded: &str) -> Option<Placement> {
        let found = passive_at_end(cues, folded)?;
        let previous = self.previous?;
        // "Điều này được bãi bỏ theo ...": a part of the document itself is acted on.
        let own = folded[..found.start].trim_end().ends_with(" nay");
        let source = if own {
            Source::Document
        } else {
            Source::Citation(self.outermost(previous))
        };
        Some(Placement {
            cue: Some(found),
            ..Placement::of(found.relation, source)
        })
    }

    /// Says whether the verb at `verb` has a subject of its own that is no text, in a sentence that
    /// begins at `from` or behind it: "Giấy phép lao động hết hiệu lực theo ...".
    fn of_thing(&self, from: usize, verb: usize) -> bool {
        let mark = floor(self.text, from.saturating_sub(1));
        let Some(begin) = clause::last_break(self.text, mark, verb, Break::Sentence) else {
            return false;
        };
        let subject = Folded::new(self.text.get(begin.after..verb).unwrap_or("")).text;
        let subject = subject.trim_start_matches(|it: char| !it.is_alphabetic());
        !subject.is_empty()
            && !List::TextObject
                .words()
                .iter()
                .any(|it| subject.contains(it))
    }

    /// What the sentence says behind the citations that it lists: "... hết hiệu lực".
    fn judged(&self, core: &Core, lead: &Lead<'_>, cue: Option<Found>) -> Option<Placement> {
        let text = self.text;
        let verdict = self
            .verdicts
            .iter()
            .find(|it| it.at > core.span.end)
            .filter(|_| self.quotes == 0)
            .filter(|it| !of_exception(text, core.span.end, it))?;
        let own_act =
            cue.is_some_and(|it| it.relation.is_act() || it.relation == Relation::BasedOn);
        // "theo quy định của Nghị định A, ... hết hiệu lực": A is not what lapses.
        let attached = List::Attached.ends(lead.folded.trim_end()).is_some();
        let aside = cue.is_some_and(|it| {
            it.relation == Relation::Cites
                && !attached
                && lead.folded[it.start..it.end].contains("theo")
                && it.end + 40 > lead.folded.len()
        });
        if own_act || aside {
            return None;
        }
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
            .or_else(|| date_in_lead(text, lead.start, core.span.start));
        let partly = part_words(lead.folded)
            .or(attached.then_some(Extent::Part))
            .or_else(|| {
                // "Các quy định tại A và tại B".
                let too = lead.folded.trim() == "va tai";
                self.previous
                    .filter(|_| too)
                    .and_then(|it| self.out[it].extent)
            })
            .or_else(|| self.excepted_behind(core))
            .or_else(|| as_to_subject(text, verdict.end, self.sentence_end));
        Some(Placement {
            extent: partly,
            from,
            ..Placement::of(relation, Source::Document)
        })
    }

    /// What a cue among the words before a citation says, and whether it governs what follows.
    fn led(&mut self, core: &Core, lead: &Lead<'_>, found: Found) -> Placement {
        let text = self.text;
        let before = &lead.folded[..found.start];
        // "đề nghị Chính phủ sớm ban hành văn bản thay thế A": a paper that is still to come.
        let to_come = before.trim_end().ends_with("ban hanh van ban");
        let undone = self.quotes > 0 || to_come || is_proposed(before);
        let relation = if undone && found.relation.is_act() {
            Relation::Cites
        } else {
            found.relation
        };
        let extent = if found.relation.is_act() {
            part_words(lead.folded.get(found.start..).unwrap_or(""))
                .or_else(|| self.excepted_behind(core))
        } else {
            None
        };
        let from = if relation.is_act() {
            date_in_lead(text, self.clause_start.max(lead.start), core.span.start)
                .or_else(|| date_behind(text, core.span.end, self.sentence_end.min(self.next)))
        } else {
            None
        };
        // "(thay thế Nghị quyết số 3)" says nothing of what follows its bracket.
        let bracket = before.matches('(').count() > before.matches(')').count();
        if !bracket && (relation != Relation::Cites || self.governing.is_none()) {
            self.governing = Some(Governing {
                relation,
                source: Source::Document,
                extent,
                from,
            });
        }
        Placement {
            cue: Some(found),
            extent,
            from,
            ..Placement::of(relation, Source::Document)
        }
    }

    /// What governs the clause, where nothing before the citation says more.
    fn governed(&self, core: &Core, lead: &Lead<'_>) -> Placement {
        let governing = self.governing;
        let Some(it) = governing.filter(|it| it.relation != Relation::Promulgates) else {
            return Placement::cited();
        };
        let act = it.relation.is_act();
        let partly = || part_words(lead.folded).or_else(|| self.excepted_behind(core));
        Placement {
            extent: it.extent.or_else(|| if act { partly() } else { None }),
            from: it.from,
            ..Placement::of(it.relation, it.source)
        }
    }

    /// "A, trừ Điều 5": what is left out behind a citation.
    fn excepted_behind(&self, core: &Core) -> Option<Extent> {
        let end = self.sentence_end.min(self.next);
        excepted(self.text, core.span.end, end)
    }
}

/// The words before a citation, back to where its clause or the citation before it ends.
struct Lead<'t> {
    /// The byte at which they begin.
    start: usize,
    folded: &'t str,
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
