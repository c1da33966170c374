//! A citation that stands behind another in the same clause: its description, a member of its list, or the document's own again.

use cancu_model::{Extent, Relation, Source, fold};
use cancu_tables::{CUES, List, Side};
use once_cell::sync::Lazy;

use crate::attributes;
use crate::core::Core;
use crate::cue::{self, Found};
use crate::cursor::floor;
use crate::pinpoint;
use crate::scan::is_connector;
use crate::title::Folded;
use crate::work;

use super::day::{date_before, date_behind};
use super::extent::part_words;
use super::governing::{governing_cue, is_weak, passive_at_end};
use super::{LEAD, Placement, Reader};

impl Reader<'_> {
    /// A core in the same sentence and list member as the one before it.
    pub(super) fn continued(&mut self, core: &Core, from: usize) -> Placement {
        let text = self.text;
        let idx = self.out.len();
        let Some(previous) = self.previous else {
            return self.root(core, from);
        };
        let gap = text.get(from..core.span.start).unwrap_or("");
        if is_connector(text, from, core.span.start) {
            return self.sibling(core, idx, previous);
        }
        let folded = Folded::new(gap);
        // "... và các quy định về bưu chính trong Nghị định C hết hiệu lực": a part of C goes too.
        let said = self.verdicts.iter().any(|it| it.at > core.span.end);
        if said && let Some(part) = listed_part(&folded.text) {
            let mut placement = self.sibling(core, idx, self.outermost(previous));
            placement.extent = Some(part);
            return placement;
        }
        let cues = cue::before(gap, &folded);
        if let Some(placement) = self.actor(core, &cues, &folded.text, previous) {
            self.path.push(idx);
            return placement;
        }
        if self.changes_phrase(previous, &folded.text) {
            self.path.clear();
            return Placement {
                extent: Some(Extent::Part),
                ..Placement::of(Relation::Amends, Source::Document)
            };
        }
        let last = governing_cue(&cues, &folded, true);
        if connects(&folded.text, last) {
            return self.sibling(core, idx, previous);
        }
        let breaks = self.breaks(core, from, &folded.text, previous, last);
        if let Some(placement) = self.nested(core, &folded.text, previous, last, breaks) {
            self.path.push(idx);
            return placement;
        }
        // "Nghị định A quy định việc áp dụng Luật B": B stands in what describes A.
        let said = last.is_some_and(|it| !is_weak(&folded.text, &it));
        if !said && !breaks && attributes::opens_description(text, from) {
            self.path.push(idx);
            return Placement::of(Relation::Cites, Source::Citation(previous));
        }
        // "bãi bỏ A vì B đã quy định": the act does not reach B.
        if format!(" {} ", folded.text.trim()).contains(" vi ") {
            self.governing = self.heads.last().map(|it| it.1);
        }
        self.root(core, from)
    }

    /// A core that a passive names as who acted on the citation before it.
    fn actor(
        &self,
        core: &Core,
        cues: &[Found],
        folded: &str,
        previous: usize,
    ) -> Option<Placement> {
        let at_end = passive_at_end(cues, folded)
            .filter(|it| !folded[it.end..].contains(')') || folded[it.end..].contains('('));
        if let Some(found) = at_end {
            // "A đã được sửa đổi bởi B": A is the one that is amended, the last one above B that
            // B can reach: no decree amends a law. "... và được thay thế bởi C": A again.
            let again = List::ActedOnAgain.begins(folded).is_some();
            let before = match self.out[previous].source {
                Source::Citation(it) if again && self.out[previous].relation.active().1 => it,
                _ => previous,
            };
            let amended = self.reached_by(core.kind, before);
            return Some(Placement {
                cue: Some(found),
                ..Placement::of(found.relation, Source::Citation(amended))
            });
        }
        // "A (đã được Thông tư B sửa đổi, bổ sung)": the actor stands inside the passive.
        let relation = self.acted_by(core, folded)?;
        let amended = self.reached_by(core.kind, previous);
        Some(Placement::of(relation, Source::Citation(amended)))
    }

    /// "Thay thế cụm từ “... Nghị định A” bằng cụm từ “...” tại Điều 9 Thông tư B", "Bãi bỏ cụm từ
    /// “... Nghị định A” tại Điều 9 Thông tư B": the words that change are B's.
    fn changes_phrase(&self, previous: usize, folded: &str) -> bool {
        let of_phrase = || {
            let to = self.out[previous].span.start;
            let from = self
                .clause_start
                .max(floor(self.text, to.saturating_sub(LEAD)));
            let lead = fold::fold(self.text.get(from..to).unwrap_or(""));
            List::Phrase.words().iter().any(|it| lead.contains(it))
        };
        folded.contains("bang cum tu") || self.left_quotes && folded.contains("tai") && of_phrase()
    }

    /// The words between two citations end what is said of the first.
    fn breaks(
        &self,
        core: &Core,
        from: usize,
        folded: &str,
        previous: usize,
        last: Option<Found>,
    ) -> bool {
        let text = self.text;
        let gap = text.get(from..core.span.start).unwrap_or("");
        let act = last.is_some_and(|it| it.relation.is_act());
        // "theo Nghị định A, không để xảy ra như giai đoạn thực hiện Chỉ thị B": the sentence goes on.
        let goes_on = || {
            folded.starts_with(',')
                && last.is_some_and(|it| it.start > 16)
                && !attributes::opens_description(text, from)
        };
        // "..., các đảng bộ cũ đã thực hiện Chương trình B", "..., ngày 16/4/2009 Thủ tướng Chính phủ đã ban
        // hành Quyết định B": a description tells of nothing that was done.
        let told = || {
            last.is_some_and(|it| folded[..it.start].ends_with(" da "))
                || told_of_day(text, from, core.span.start)
        };
        gap.contains(" thì ")
            || breaks_out(folded, act || self.describes(previous, last))
            || goes_on()
            || told()
    }

    /// A core on which the citation before it acts, or whose work that is.
    fn nested(
        &self,
        core: &Core,
        folded: &str,
        previous: usize,
        last: Option<Found>,
        breaks: bool,
    ) -> Option<Placement> {
        let found = last?;
        let part = || part_words(folded.get(found.start..).unwrap_or(""));
        if self.acts_itself(previous, folded, &found) {
            let end = self.sentence_end.min(self.next);
            return Some(Placement {
                cue: Some(found),
                extent: part(),
                from: date_behind(self.text, core.span.end, end),
                ..Placement::of(found.relation, Source::Citation(previous))
            });
        }
        // No law details a decree: what is said of the decree is said by somebody else.
        let rank = |code: &str| cancu_tables::kind(code).map_or(9, |it| it.rank);
        let above = rank(self.out[previous].kind) < rank(core.kind);
        let leads = match found.relation {
            Relation::Details => !above,
            Relation::Implements | Relation::Amends => true,
            _ => false,
        };
        if !leads || breaks {
            return None;
        }
        // "về việc thi hành A đã được sửa đổi theo B và về hiệu lực của C": C is no work of B.
        let passive = self.out[previous].relation.active().1;
        let source = if passive && folded.starts_with("va ve ") {
            self.outermost(previous)
        } else {
            previous
        };
        Some(Placement {
            cue: Some(found),
            extent: if found.relation.is_act() {
                part()
            } else {
                None
            },
            ..Placement::of(found.relation, Source::Citation(source))
        })
    }

    /// "Nghị định số 33/2023/NĐ-CP về cán bộ xã (sau đây gọi là Nghị định 33)": a core that gives an
    /// instrument of the last ones a short name.
    pub(super) fn names_shortly(&self, core: &Core) -> bool {
        let start = core.span.start;
        let lead = self
            .text
            .get(floor(self.text, start.saturating_sub(48))..start);
        let lead = fold::fold(lead.unwrap_or(""));
        let Some((_, opened)) = lead.rsplit_once('(') else {
            return false;
        };
        let near = self.out.iter().rev().take(4);
        is_short_name(opened)
            && near
                .into_iter()
                .any(|it| it.number.is_some() && it.number == core.number)
    }

    /// A member of the list that the one before it, or the one whose title that stands in, is of.
    pub(super) fn sibling(&mut self, core: &Core, idx: usize, previous: usize) -> Placement {
        let class = |kind: &str| matches!(kind, "luat" | "bo-luat" | "phap-lenh");
        // "theo Luật số 1, Luật số 2 và Nghị quyết số 3": the Assembly's resolutions amend laws too.
        let passive = self
            .path
            .last()
            .is_some_and(|it| self.out[*it].relation.active().1);
        let member = |kind: &str| class(kind) || passive && kind == "nghi-quyet";
        let alike = |kind: &str| kind == core.kind || member(kind) && member(core.kind);
        // "bãi bỏ Nghị định B sửa đổi Nghị định A và Điều 3 Nghị định C": a place of C is one more of what is
        // ended, where A, in the title of B, is no place.
        let outer = self.outermost(previous);
        let ends = matches!(
            self.out[outer].relation,
            Relation::Replaces | Relation::Repeals
        );
        let top = self.path.last().map(|it| &self.out[*it]);
        let whole = top.is_some_and(|it| it.source != Source::Document && it.pinpoint.is_none());
        let from = self.ends[previous].min(core.span.start);
        if ends && whole && pinpoint::before(self.text, core.span.start, from).is_some() {
            self.path.clear();
        }
        while let Some(&top) = self.path.last() {
            work::looked(1);
            let it = &self.out[top];
            // "B sửa đổi A và C sửa đổi A": C stands beside B.
            if it.relation == Relation::Amends
                && matches!(it.source, Source::Citation(at) if self.out[at].kind == core.kind)
                && (self.amends_again(core, &it.number)
                    || matches!(it.source, Source::Citation(at) if self.amends_again(core, &self.out[at].number)))
            {
                self.path.pop();
                continue;
            }
            // "A đã được sửa đổi tại B ... sửa đổi các Nghị định ... và C ... quy định chi tiết ... hết
            // hiệu lực": C, whose title amends nothing, stands beside A.
            if it.relation.active().1 && self.verdicts.iter().any(|it| it.at > core.span.end) {
                let amends = |from: usize, to: usize| {
                    let words = self.text.get(from..floor(self.text, to.max(from)));
                    words.is_some_and(|it| fold::fold(it).contains("sua doi"))
                };
                let end = core.span.end;
                let titled = attributes::behind(self.text, end, false, false).description;
                if titled.is_some_and(|it| !amends(it.0, it.1))
                    && amends(it.span.end, (it.span.end + 300).min(core.span.start))
                {
                    self.path.pop();
                    continue;
                }
            }
            // "A đã được sửa đổi theo Luật số 1, Luật số 2": those that amend are named alike.
            let passive = it.relation.active().1 && it.title.is_some() != core.title.is_some();
            if alike(it.kind) && !passive || self.details_too(core, top) {
                break;
            }
            self.path.pop();
        }
        let like = self
            .path
            .last()
            .copied()
            .unwrap_or_else(|| self.within_reach(core, previous));
        self.path.pop();
        self.path.push(idx);
        // "A, đã sửa đổi tại B, Điều 12 của A": A does not act on itself.
        let like = match self.out[like].source {
            Source::Citation(at)
                if self.out[at].number.is_some()
                    && self.out[at].number == core.number
                    && self.out[at].kind == core.kind
                    && core
                        .symbol
                        .as_ref()
                        .is_none_or(|it| self.out[at].symbol.as_ref() == Some(it))
                    && core.year.is_none_or(|it| self.out[at].year == Some(it)) =>
            {
                self.path.clear();
                self.path.push(idx);
                at
            }
            _ => like,
        };
        let it = &self.out[like];
        Placement {
            relation: if it.relation == Relation::Related {
                Relation::Cites
            } else {
                it.relation
            },
            source: it.source,
            cue: None,
            extent: it.extent.filter(|_| it.pinpoint.is_none()),
            from: it.from,
            list: it.list,
        }
    }

    /// The citation in whose description the previous one stands. "Thông tư A quy định chi tiết Luật B
    /// và Nghị định C": what acts on A acts on no decree; C stands beside B.
    fn within_reach(&self, core: &Core, previous: usize) -> usize {
        let rank = |code: &str| cancu_tables::kind(code).map_or(9, |it| it.rank);
        let outer = self.outermost(previous);
        let (it, last) = (&self.out[outer], &self.out[previous]);
        let beside = it.relation.is_act()
            && core.kind == "nghi-dinh"
            && rank(core.kind) < rank(it.kind)
            && rank(last.kind) < rank(core.kind)
            && matches!(last.relation, Relation::Details | Relation::Cites);
        if beside { previous } else { outer }
    }

    /// "Thông tư A hướng dẫn thi hành Luật B; Luật sửa đổi, bổ sung một số điều của Luật B và Nghị định
    /// C": the law that amends B stands in the title of A beside it.
    pub(super) fn goes_on(&mut self, core: &Core, after: usize) -> Option<Placement> {
        let inner = *self.path.last()?;
        let it = &self.out[inner];
        let Source::Citation(outer) = it.source else {
            return None;
        };
        let amends = |amending: &str, law: &str| {
            let (amending, law) = (fold::fold(amending), fold::fold(law));
            amending.starts_with("sua doi") && amending.contains(&law)
        };
        let bare = self.text.get(after..core.span.start)?.trim().is_empty();
        let like = it.relation == Relation::Details
            && amends(core.title.as_deref()?, it.title.as_deref()?);
        if !bare || !like || self.out[outer].relation == Relation::BasedOn {
            return None;
        }
        let placement = Placement {
            relation: it.relation,
            source: it.source,
            cue: None,
            extent: None,
            from: None,
            list: false,
        };
        self.path.push(self.out.len());
        Some(placement)
    }

    /// "Thông tư A hướng dẫn thi hành Luật B và Nghị định C": no circular stands before a decree in
    /// a list, so that C is one more of those that A details.
    fn details_too(&self, core: &Core, top: usize) -> bool {
        let rank = |code: &str| cancu_tables::kind(code).map_or(9, |it| it.rank);
        let it = &self.out[top];
        let gap = self
            .text
            .get(self.ends[top].min(core.span.start)..core.span.start);
        let last = gap.is_some_and(|it| fold::fold(it).split(' ').any(|it| it == "va"));
        let Source::Citation(outer) = it.source else {
            return false;
        };
        let outer = rank(self.out[outer].kind);
        last && it.relation == Relation::Details
            && rank(it.kind) < rank(core.kind)
            && rank(core.kind) < outer
            && outer < 9
    }

    /// "Chính phủ ban hành Nghị định A, có hiệu lực từ ngày ..., thay thế Nghị định B": A acts, where
    /// no act of the document reaches A and nothing names the document before the verb.
    fn acts_itself(&self, previous: usize, gap: &str, act: &Found) -> bool {
        let it = &self.out[previous];
        if !matches!(act.relation, Relation::Replaces | Relation::Repeals)
            || act.passive
            || it.relation.is_act()
            || it.source != Source::Document
            || self.quotes > 0
            || gap[..act.start]
                .trim_start_matches([')', '"', '”'])
                .contains([';', '(', ')'])
        {
            return false;
        }
        let text = self.text;
        let lead_of = |it: &cancu_model::Citation| {
            let start = it.span.start;
            let from = self
                .clause_start
                .max(floor(text, start.saturating_sub(LEAD)));
            fold::fold(text.get(from..start).unwrap_or(""))
        };
        let mut lead = lead_of(it);
        // "ban hành Thông tư số 56/2023/TT-BTC (sau đây gọi là Thông tư 56), thay thế": of the short name
        // is told what is told of the full one.
        if is_short_name(&lead)
            && let Some(full) = previous.checked_sub(1).map(|at| &self.out[at])
            && full.number == it.number
        {
            lead = lead_of(full);
        }
        let before = gap[..act.start].trim();
        let takes_effect = before.contains("hieu luc");
        let told =
            lead.trim_end().ends_with("ban hanh") || lead.trim_end().ends_with("ban hanh cac");
        // "Chỉ thị A, văn bản đã thay thế Chỉ thị B".
        let done = before.ends_with(" da") || before == "da";
        (takes_effect || done || told && (before.len() < 3 || before.ends_with(" va")))
            && !lead.contains(" nay")
            && !before.contains(" nay")
    }

    /// "thay thế Thông tư A hướng dẫn một số điều quy định tại Nghị định B": in a list of what is ended,
    /// the words behind A that detail something describe it.
    fn describes(&self, previous: usize, last: Option<Found>) -> bool {
        let ended = || {
            let outer = &self.out[self.outermost(previous)];
            matches!(outer.relation, Relation::Replaces | Relation::Repeals)
        };
        last.is_some_and(|it| it.relation == Relation::Details) && ended()
    }

    /// Says whether the next citation is of the number `amended` again, behind "sửa đổi": the core
    /// amends what the one before it amends.
    fn amends_again(&self, core: &Core, amended: &Option<String>) -> bool {
        let (Some(number), text) = (amended, self.text) else {
            return false;
        };
        let gap = text
            .get(core.span.end..self.next)
            .filter(|it| it.len() < 400);
        let again = text
            .get(self.next..floor(text, self.next + 48))
            .is_some_and(|it| it.contains(&format!(" {number}/")));
        again && gap.is_some_and(|it| fold::fold(it).contains("sua doi"))
    }

    /// What B does to A in "A (đã được B sửa đổi, bổ sung)".
    pub(super) fn acted_by(&self, core: &Core, gap: &str) -> Option<Relation> {
        let gap = gap.trim_end();
        if !(gap.ends_with("duoc") || gap.ends_with("bi")) || gap.len() > 12 {
            return None;
        }
        let text = self.text;
        let behind = fold::fold(text.get(core.span.end..floor(text, core.span.end + 160))?);
        // Day and issuer may stand before the verb; nothing else.
        let verbs = ACTED.iter();
        let (at, relation) = verbs
            .filter_map(|it| behind.find(it.0).map(|at| (at, it.1)))
            .min_by_key(|it| it.0)?;
        (!behind[..at].contains([';', '.', '(', ')'])).then_some(relation)
    }

    /// The citation that an instrument of this kind can act on: the previous one, else the one in
    /// whose description that stands, as far up as ranks ask.
    pub(super) fn reached_by(&self, kind: &str, previous: usize) -> usize {
        let rank = |code: &str| cancu_tables::kind(code).map_or(9, |it| it.rank);
        // A minister's decision is no higher than a circular of the same minister.
        let rank_of = |idx: usize| {
            let it = &self.out[idx];
            let decision = it.kind == "quyet-dinh"
                && it
                    .symbol
                    .as_deref()
                    .is_some_and(|it| it.starts_with("QĐ-B"));
            rank(if decision { "thong-tu" } else { it.kind })
        };
        let mut idx = previous;
        for _ in 0..4 {
            match self.out[idx].source {
                Source::Citation(above) if rank_of(idx) < rank(kind) && above < idx => {
                    idx = above;
                }
                _ => break,
            }
        }
        if rank_of(idx) < rank(kind) {
            previous
        } else {
            idx
        }
    }
}

/// The words between two citations only join them: "và", "; số", with no verb that leads to the second.
fn connects(folded: &str, last: Option<Found>) -> bool {
    let tail = without_colon(without_pinpoint(without_attached(folded)));
    let joins = List::MemberFollows.ends(tail).is_some() || tail == "va" || tail == "so";
    // "... của tổ chức nước ngoài tại Việt Nam và Nghị định B": what is in a title's place leads
    // nowhere. Nor does what leads from the last place: "... và Điều 5 tại Nghị định B".
    let placed = |it: &Found| {
        tail.ends_with(" va")
            && folded.get(it.start..it.end) == Some("tai")
            && tail.get(it.end..).is_none_or(|behind| {
                let mut units = List::PlaceUnit.words().iter();
                !units.any(|it| behind.contains(it))
            })
    };
    joins && last.is_none_or(|it| it.end + 12 < tail.len() || placed(&it))
}

/// The verbs of "A (đã được B sửa đổi)", folded, and what they do to A: what the cue "được ... bởi"
/// of the same verb says.
static ACTED: Lazy<Vec<(&'static str, Relation)>> = Lazy::new(|| {
    let relation = |verb: &str| {
        let words = format!("duoc {verb} boi");
        let mut cues = CUES.iter().filter(|it| it.side == Side::Passive);
        cues.find(|it| fold::fold(it.words) == words)
            .map(|it| it.relation)
    };
    let verbs = List::ActedVerb.words().iter();
    verbs.filter_map(|it| Some((*it, relation(it)?))).collect()
});

/// "(sau đây gọi tắt là": a short name follows.
fn is_short_name(lead: &str) -> bool {
    let lead = lead.trim_end_matches(|it: char| !it.is_alphanumeric());
    ["goi tat la", "viet tat la", "goi la", "sau day la"]
        .iter()
        .any(|it| lead.ends_with(it))
}

/// The last member of a list is a part of an instrument: "và các quy định về ... trong".
pub(super) fn listed_part(gap: &str) -> Option<Extent> {
    let parts = List::ListedPart.words().iter();
    let at = parts.filter_map(|it| gap.rfind(it)).max()?;
    let ends = List::PartIn.ends(gap.trim_end()).is_some();
    (ends && !gap[at..].contains("chi tiet")).then_some(Extent::Part)
}

/// Words that carry the sentence on behind a description: what follows is the document's own.
pub(super) fn breaks_out(gap: &str, act: bool) -> bool {
    // An act may say where its target regulates what it changes: "quy định tại Quyết định B".
    List::BreaksOut
        .words()
        .iter()
        .any(|it| gap.contains(it) && !(act && it.ends_with("quy dinh tai")))
}

/// The folded gap without "ban hành kèm theo" at its end: "và Phụ lục III ban hành kèm theo".
pub(super) fn without_attached(gap: &str) -> &str {
    let text = gap.trim_end();
    let bare = text.strip_suffix("kem theo").map_or(text, str::trim_end);
    let bare = bare.strip_suffix("ban hanh").map_or(bare, str::trim_end);
    bare.strip_suffix("duoc").map_or(bare, str::trim_end)
}

/// The folded gap without the kind of what a list names behind a colon: "và các văn bản:".
pub(super) fn without_colon(gap: &str) -> &str {
    let Some((list, kind)) = gap
        .trim_end()
        .strip_suffix(':')
        .and_then(|it| it.rsplit_once(" cac "))
    else {
        return gap;
    };
    let joined = list.ends_with(" va") || list.ends_with(',') || list == "va";
    let named = kind == "van ban" || crate::kinds::named(kind).is_some();
    if joined && named { list } else { gap }
}

/// Says whether the day on which a body issued the core at `core` stands behind `from`: "ngày
/// 16/4/2009 Thủ tướng Chính phủ đã ban hành".
fn told_of_day(text: &str, from: usize, core: usize) -> bool {
    let near = floor(text, core.saturating_sub(160)).max(from);
    let gap = text.get(near..core).unwrap_or("");
    gap.trim_end().ends_with("ban hành")
        && gap.contains("ngày ")
        && date_before(text, core).is_some()
}

/// The folded gap without a pinpoint at its end.
pub(super) fn without_pinpoint(gap: &str) -> &str {
    let mut end = gap.trim_end().len();
    loop {
        let text = gap[..end].trim_end();
        let word = text.rsplit(' ').next().unwrap_or("");
        let bare = word.trim_end_matches([',', ')']);
        let unit = List::TailUnit.holds(bare);
        // "..., lưu ký chứng khoán, Thông tư B": no unit, where nothing follows it.
        let unit = unit && (word == bare || end < gap.trim_end().len());
        let label = !bare.is_empty()
            && (bare.len() <= 2 && !matches!(bare, "va" | "la")
                || bare.bytes().all(|it| it.is_ascii_digit()));
        // "điểm a khoản 1 Điều 35, Điều 39": a comma joins places where a unit follows it.
        let joins = bare.len() + 1 == word.len()
            && word.ends_with(',')
            && bare.len() <= 3
            && ["dieu", "khoan", "diem"]
                .iter()
                .any(|it| gap[text.len()..].trim_start().starts_with(it));
        let label = label && (word == bare || joins);
        if word.is_empty() || !(unit || label) {
            return text;
        }
        end = text.len() - word.len();
    }
}
