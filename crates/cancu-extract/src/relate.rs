//! Who relates to what: the cue, the description and the list that a citation stands in.

use cancu_model::{Citation, Date, Extent, MentionForm, Relation, Source, fold};

use crate::attributes::{self, Attributes};
use crate::clause::{self, Break};
use crate::core::Core;
use crate::cue::{self, Found, Verdict};
use crate::cursor::{floor, skip_blanks};
use crate::scan::{is_connector, one_line};
use crate::title::Folded;
use crate::{date, pinpoint, work};

/// How far before a core a cue may stand.
const LEAD: usize = 700;

/// How far behind a core its sentence is read for what it says of it.
const SENTENCE: usize = 3000;

/// How long a row of a link list may be.
const ROW: usize = 1500;

/// How far from the end of a line a verb that closes it can begin.
const NEAR: usize = 160;

/// How far back the heads of a list are looked for.
const HEADS: usize = 4000;

/// A relation that goes on governing the members of a list.
#[derive(Debug, Clone, Copy)]
struct Governing {
    relation: Relation,
    source: Source,
    extent: Option<Extent>,
    from: Option<Date>,
}

/// Reads the surroundings of every core.
pub(crate) fn citations(text: &str, cores: Vec<Core>) -> Vec<Citation> {
    let mut reader = Reader {
        text,
        out: Vec::with_capacity(cores.len()),
        ends: Vec::new(),
        path: Vec::new(),
        previous: None,
        governing: None,
        heads: Vec::new(),
        verdicts: Vec::new(),
        sentence_end: 0,
        clause_start: 0,
        row: None,
        quotes: 0,
        left_quotes: false,
        next: 0,
        recitals_of: None,
        row_head: None,
    };
    for (idx, core) in cores.iter().enumerate() {
        let next = cores.get(idx + 1).map_or(text.len(), |it| it.span.start);
        reader.read(core, next);
    }
    share(text, &mut reader.out, &reader.ends);
    reader.out
}

struct Reader<'t> {
    text: &'t str,
    out: Vec<Citation>,
    /// Where date and issuer of each citation end.
    ends: Vec<usize>,
    /// The citations whose descriptions are open, the outermost first.
    path: Vec<usize>,
    /// The last citation that stands in no other's title.
    previous: Option<usize>,
    governing: Option<Governing>,
    /// Lines that end in a colon and govern the items below them, by depth.
    heads: Vec<(u8, Governing)>,
    /// What the current sentence says of the instruments it names.
    verdicts: Vec<Verdict>,
    sentence_end: usize,
    clause_start: usize,
    /// The row of a link list that is being read: its end.
    row: Option<usize>,
    /// Depth of quotation marks at the last core.
    quotes: i32,
    /// The core before stood in a quotation that ended before this one.
    left_quotes: bool,
    /// Where the next core begins.
    next: usize,
    /// The citation whose recitals a consolidated text quotes.
    recitals_of: Option<usize>,
    /// The citation that heads the current row of a link list.
    row_head: Option<usize>,
}

/// Where the words before a core put it.
struct Placement {
    relation: Relation,
    source: Source,
    /// The relation came from words of its own, not from a list.
    cue: Option<Found>,
    extent: Option<Extent>,
    from: Option<Date>,
    list: bool,
}

impl Reader<'_> {
    fn read(&mut self, core: &Core, next: usize) {
        let text = self.text;
        self.next = next;
        let idx = self.out.len();
        if let Some(outer) = core.inside {
            self.inner(core, outer);
            return;
        }
        let row_start = row_start(text, core.span.start, self.row);
        if let Some(end) = row_start {
            self.row = Some(end);
            self.row_head = Some(idx);
        }
        let in_row = self.row.is_some_and(|end| core.span.start < end);
        let mut attributes = attributes::behind(text, core.span.end, in_row, is_joint(core));
        // "Nghị quyết A ngày ..., Kết luận B": the next citation is no description of the first.
        attributes.description = attributes.description.filter(|it| it.0 != next);
        let from = self
            .previous
            .map_or(0, |it| self.ends[it])
            .min(core.span.start);
        let quoted = self.quotes > 0;
        self.count_quotes(from, core.span.start);
        self.left_quotes = quoted && self.quotes == 0;
        let mut placement = if row_start.is_some() {
            self.path.clear();
            Placement {
                relation: Relation::Related,
                source: Source::Document,
                cue: None,
                extent: None,
                from: None,
                list: true,
            }
        } else {
            self.place(core, from)
        };
        placement.list |= in_row;
        let reach = floor(text, core.span.start.saturating_sub(400)).max(from.min(core.span.start));
        let pinpoint = pinpoint::before(text, core.span.start, reach);
        self.push(core, &attributes, placement, pinpoint);
        self.ends.push(attributes.end.max(core.span.end));
        self.previous = Some(idx);
    }

    /// A law in the title of a law that amends it.
    fn inner(&mut self, core: &Core, outer: usize) {
        let text = self.text;
        let amending = self.out.get(outer).is_some_and(|it| {
            it.title
                .as_deref()
                .is_some_and(|it| fold::fold(it).starts_with("sua doi"))
        });
        let relation = if amending {
            Relation::Amends
        } else {
            Relation::Cites
        };
        let floor = self.out.get(outer).map_or(0, |it| it.span.start);
        let pinpoint = pinpoint::before(text, core.span.start, floor)
            .or_else(|| pinpoint_of_amending(text, floor, core.span.start));
        let attributes = Attributes {
            end: core.span.end,
            ..Attributes::default()
        };
        let extent = amending.then_some(if pinpoint.is_some() {
            Extent::Part
        } else {
            Extent::Whole
        });
        let placement = Placement {
            relation,
            source: Source::Citation(outer),
            cue: None,
            extent,
            from: None,
            list: false,
        };
        self.push(core, &attributes, placement, pinpoint);
        self.ends.push(core.span.end);
    }

    fn push(
        &mut self,
        core: &Core,
        attributes: &Attributes,
        placement: Placement,
        pinpoint: Option<(usize, usize)>,
    ) {
        let text = self.text;
        let words = |range: (usize, usize)| {
            text.get(range.0..range.1)
                .map(one_line)
                .filter(|it| !it.is_empty())
        };
        let mut issuer = attributes.issuer.and_then(words);
        let mut title = core.title.clone();
        if core.form == MentionForm::Numbered && title.is_none() {
            title = attributes.description.and_then(words);
            // "... do Bộ Chính trị ban hành" closes the row of a link list.
            if let Some((cut, name)) = title
                .as_deref()
                .filter(|_| placement.list)
                .and_then(issuer_at_end)
            {
                title = title.map(|it| it[..cut].trim_end().to_owned());
                match self.row_head.filter(|it| *it < self.out.len()) {
                    Some(head) => {
                        let head = &mut self.out[head];
                        head.issuer = head.issuer.take().or(Some(name));
                    }
                    None => issuer = issuer.or(Some(name)),
                }
            }
        }
        if core.form == MentionForm::Named {
            let name = text
                .get(core.span.start..core.span.end)
                .map(one_line)
                .unwrap_or_default();
            issuer = name
                .split_once(' ')
                .and_then(|(_, it)| it.split_once(' '))
                .map(|(_, it)| {
                    it.split(", nhiệm kỳ")
                        .next()
                        .unwrap_or(it)
                        .split(" nhiệm kỳ")
                        .next()
                        .unwrap_or(it)
                        .to_owned()
                });
        }
        let year = core
            .year
            .or(attributes.date.map(Date::year))
            .or(attributes.year);
        if issuer.is_none() && core.form == MentionForm::Numbered {
            issuer = core
                .issuer
                .and_then(|it| words((it.start, it.end)))
                .or_else(|| issuer_before(text, core.span.start));
        }
        let mut date = attributes.date;
        let mut year = year;
        if date.is_none() && attributes.issuer.is_none() && core.form == MentionForm::Numbered {
            date = date_before(text, core.span.start);
            year = year.or(date.map(Date::year));
        }
        let extent = placement.relation.is_act().then(|| {
            if pinpoint.is_some() {
                Extent::Part
            } else {
                placement.extent.unwrap_or(Extent::Whole)
            }
        });
        self.out.push(Citation {
            span: core.span,
            form: core.form,
            kind: core.kind,
            number: core.number.clone(),
            symbol: core.symbol.clone(),
            year,
            date,
            issuer,
            title,
            pinpoint: pinpoint.and_then(words),
            source: placement.source,
            relation: placement.relation,
            term: attributes.term,
            extent,
            from: placement.from.filter(|_| placement.relation.is_act()),
            until: matches!(
                placement.relation,
                Relation::Suspends | Relation::KeepsInForce
            )
            .then(|| {
                until(
                    text,
                    core.span.end,
                    self.sentence_end.min(core.span.end + 600),
                )
            })
            .flatten(),
            list: placement.list,
            refers_to: None,
            rule: match placement.cue {
                Some(cue) => format!("{},{}", core.rule, cue.id),
                None => core.rule.to_owned(),
            },
            confidence: core.confidence,
        });
    }

    /// Finds source and relation of a core that the text since `from` leads to.
    fn place(&mut self, core: &Core, from: usize) -> Placement {
        let text = self.text;
        let start = core.span.start;
        let boundary = if self.previous.is_none() {
            Some(
                clause::last_break(
                    text,
                    floor(text, start.saturating_sub(LEAD)),
                    start,
                    Break::Sentence,
                )
                .map_or(floor(text, start.saturating_sub(LEAD)), |it| it.after),
            )
        } else {
            clause::last_break(text, from, start, Break::Sentence).map(|it| it.after)
        };
        if let Some(after) = boundary {
            self.open_clause(from, after, start);
            // "Các văn bản sau hết hiệu lực: A; B": the head stands in the same sentence.
            let lead = text.get(after..start).unwrap_or("").trim_end();
            if lead.ends_with(':')
                && lead.len() < LEAD
                && let Some(governing) = self.head_relation(after, after + lead.len())
            {
                self.governing = Some(governing);
            }
            return self.root(core, after);
        }
        let member = clause::last_break(text, from, start, Break::Member).map(|it| it.after);
        if let Some(after) = member {
            if let Some(placement) = self.amended_too(core, from, after) {
                return placement;
            }
            self.path.clear();
            return self.root(core, after);
        }
        self.continued(core, from)
    }

    /// "Bãi bỏ Điều 6 Thông tư A sửa đổi, bổ sung một số điều của Thông tư B; Thông tư C": what is
    /// ended is one place of A, so that C is one more of those that A amends.
    fn amended_too(&mut self, core: &Core, from: usize, after: usize) -> Option<Placement> {
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

    /// A new sentence or item: what governed the last one is forgotten, heads of lists remain.
    fn open_clause(&mut self, from: usize, after: usize, start: usize) {
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

    /// Reads the lines between two citations: an item closes the lists that are not above it,
    /// and a line that ends in a colon may open one.
    fn read_heads(&mut self, from: usize, to: usize) {
        let text = self.text;
        let begin = floor(text, from.max(to.saturating_sub(HEADS)));
        let line = floor(text, begin.saturating_sub(HEADS));
        let begin = text[line..begin]
            .rfind('\n')
            .map_or(begin, |it| line + it + 1);
        // The line that the citation itself stands in closes lists of its depth too.
        let stop = floor(text, to + HEADS);
        let line_end = text[to..stop].find('\n').map_or(stop, |it| to + it);
        let mut at = begin;
        work::looked(line_end - begin);
        let bytes = text.as_bytes();
        while at <= line_end {
            let stop = memchr::memchr(b'\n', &bytes[at..line_end]).map_or(line_end, |it| at + it);
            let line = &text[at..stop];
            let line_start = at;
            at += line.len() + 1;
            let own = line_start + line.len() > to;
            let bare = line.trim_end().trim_end_matches(['*', '_', '.']);
            let closed = bare.ends_with([':', 'u', 'y']);
            // Where no list is open, a line that opens none says nothing.
            if !closed && self.heads.is_empty() && self.recitals_of.is_none() {
                continue;
            }
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
            // "Điều 1. Bãi bỏ toàn bộ các văn bản sau" has no colon.
            let titled = level.is_some_and(|it| it <= 3) && opens_list(bare);
            if !bare.ends_with(':') && !titled {
                continue;
            }
            // A consolidated text quotes the recitals of what it consolidates: "Nghị định A ... có
            // căn cứ ban hành như sau:".
            if ["căn cứ ban hành", "Căn cứ ban hành"]
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
    fn head_relation(&self, from: usize, to: usize) -> Option<Governing> {
        let text = self.text;
        // What governs a list says "sau" or "gồm", or it ends in the verb itself.
        let all = text.get(from..to)?;
        let lists = ["sau", "gồm", "SAU", "GỒM"]
            .iter()
            .any(|it| all.contains(it));
        let near = if lists {
            from
        } else {
            floor(text, to.saturating_sub(NEAR)).max(from)
        };
        let words = text.get(near..to)?;
        let folded = Folded::new(words);
        // "Nghị định A ... được sửa đổi, bổ sung bởi:" above the list of what amends it.
        let acts = cue::before(words, &folded);
        if let Some(found) = passive_at_end(&acts).filter(|it| folded.text.len() < it.end + 24) {
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
        let closing = acts
            .iter()
            .rfind(|it| it.relation != Relation::Cites)
            .filter(|it| it.relation.is_act() && !it.passive)
            .filter(|it| names_list(&folded.text[it.end..]));
        let partly = folded.text.contains("mot phan").then_some(Extent::Part);
        if let Some(found) = closing {
            return Some(Governing {
                relation: found.relation,
                source: Source::Document,
                extent: partly,
                from: None,
            });
        }
        let lists = lists && (folded.text.contains(" sau") || folded.text.contains("gom:"));
        let objects = [
            "van ban",
            "nghi dinh",
            "thong tu",
            "quyet dinh",
            "quy dinh",
            "nghi quyet",
            "phap lenh",
            "luat",
            "chi thi",
            "dieu khoan",
            "khoan",
            "dieu",
        ];
        if !lists || !objects.iter().any(|it| folded.text.contains(it)) {
            return None;
        }
        let verdict = cue::verdicts(text, from, to).into_iter().next();
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
                extent: partly,
                from: date_of_verdict(text, verdict.end, to),
            });
        }
        let found = acts
            .into_iter()
            .rfind(|it| it.relation != Relation::Cites)?;
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
                partly
            } else {
                None
            },
            from: None,
        })
    }

    /// A core that no open description holds.
    fn root(&mut self, core: &Core, after: usize) -> Placement {
        let text = self.text;
        let idx = self.out.len();
        self.path = vec![idx];
        let lead_start = floor(text, after.max(core.span.start.saturating_sub(LEAD)));
        let lead = text.get(lead_start..core.span.start).unwrap_or("");
        let folded = Folded::new(lead);
        let quoted = self.quotes > 0;
        let cues = cue::before(lead, &folded);
        if let Some(found) = passive_at_end(&cues)
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
            .filter(|_| !quoted);
        let own_act =
            cue.is_some_and(|it| it.relation.is_act() || it.relation == Relation::BasedOn);
        // "theo quy định của Nghị định A, ... hết hiệu lực": A is not what lapses.
        let attached = folded.text.trim_end();
        let attached = [
            "ban hanh theo",
            "ban hanh kem theo",
            "ban hanh tai",
            "ban hanh theo cac",
        ]
        .iter()
        .any(|it| attached.ends_with(it));
        let aside = cue.is_some_and(|it| {
            it.relation == Relation::Cites
                && !attached
                && folded.text[it.start..it.end].contains("theo")
                && it.end + 40 > folded.text.len()
        });
        if let Some(verdict) = verdict.filter(|_| !own_act && !aside) {
            let sentence = fold::fold(text.get(core.span.start..self.sentence_end).unwrap_or(""));
            let replaced = verdict.relation == Relation::Repeals
                && (sentence.contains("duoc thay the")
                    || sentence.contains("va thay the")
                    || sentence.contains("bi thay the"));
            let relation = if replaced {
                Relation::Replaces
            } else {
                verdict.relation
            };
            let from = date_of_verdict(text, verdict.end, self.sentence_end)
                .or_else(|| date_in_lead(text, lead_start, core.span.start));
            let partly = part_words(&folded.text)
                .or(attached.then_some(Extent::Part))
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
        let listed = self.governing.filter(|it| {
            it.relation.is_act()
                && cue.is_some_and(|cue| {
                    is_weak(&folded.text, &cue) || cue.relation == Relation::Promulgates
                })
        });
        if let Some(found) = cue.filter(|_| listed.is_none()) {
            let relation = if quoted && found.relation.is_act() {
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

    /// A core in the same sentence and list member as the one before it.
    fn continued(&mut self, core: &Core, from: usize) -> Placement {
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
        let tail = without_pinpoint(without_attached(&folded.text));
        let connects = tail.ends_with(" va")
            || tail.ends_with(',')
            || tail.ends_with(" va so")
            || tail.ends_with(", so")
            || tail.ends_with(" va cac")
            || tail.ends_with(", cac")
            || tail == "va"
            || tail == "so";
        // "... và các quy định về bưu chính trong Nghị định C hết hiệu lực": a part of C goes too.
        let said = self.verdicts.iter().any(|it| it.at > core.span.end);
        if said && let Some(part) = listed_part(&folded.text) {
            let mut placement = self.sibling(core, idx, self.outermost(previous));
            placement.extent = Some(part);
            return placement;
        }
        // "(sau đây gọi tắt là Nghị định A)": the short name is said of what A was said of.
        if ["goi tat la", "viet tat la", "goi la", "sau day la"]
            .iter()
            .any(|it| tail.ends_with(it))
        {
            let like = self
                .path
                .iter()
                .rev()
                .find(|it| self.out[**it].number == core.number)
                .copied()
                .unwrap_or(previous);
            let it = &self.out[like];
            return Placement {
                relation: it.relation,
                source: it.source,
                cue: None,
                extent: it.extent,
                from: it.from,
                list: it.list,
            };
        }
        let cues = cue::before(gap, &folded);
        if let Some(found) = passive_at_end(&cues).filter(|it| {
            !folded.text[it.end..].contains(')') || folded.text[it.end..].contains('(')
        }) {
            // "A đã được sửa đổi bởi B": A is the one that is amended, the last one above B that
            // B can reach: no decree amends a law. "... và được thay thế bởi C": A again.
            let again = [
                "va duoc",
                ", duoc",
                "va bi",
                ", bi",
                "va da duoc",
                ", da duoc",
            ]
            .iter()
            .any(|it| folded.text.starts_with(it));
            let before = match self.out[previous].source {
                Source::Citation(it) if again && self.out[previous].relation.active().1 => it,
                _ => previous,
            };
            let amended = self.reached_by(core.kind, before);
            self.path.push(idx);
            return Placement {
                relation: found.relation,
                source: Source::Citation(amended),
                cue: Some(found),
                extent: None,
                from: None,
                list: false,
            };
        }
        // "A (đã được Thông tư B sửa đổi, bổ sung)": the actor stands inside the passive.
        if let Some(relation) = self.acted_by(core, &folded.text) {
            let amended = self.reached_by(core.kind, previous);
            self.path.push(idx);
            return Placement {
                relation,
                source: Source::Citation(amended),
                cue: None,
                extent: None,
                from: None,
                list: false,
            };
        }
        // "Thay thế cụm từ “... Nghị định A” bằng cụm từ “...” tại Điều 9 Thông tư B", "Bãi bỏ cụm từ
        // “... Nghị định A” tại Điều 9 Thông tư B".
        let phrase = self.left_quotes && {
            let to = self.out[previous].span.start;
            let from = self.clause_start.max(floor(text, to.saturating_sub(LEAD)));
            let lead = fold::fold(text.get(from..to).unwrap_or(""));
            ["cum tu ", "tu ngu ", "doan "]
                .iter()
                .any(|it| lead.contains(it))
                && folded.text.contains("tai")
        };
        if phrase || folded.text.contains("bang cum tu") {
            self.path.clear();
            return Placement {
                relation: Relation::Amends,
                source: Source::Document,
                cue: None,
                extent: Some(Extent::Part),
                from: None,
                list: false,
            };
        }
        let last = governing_cue(&cues, &folded, true);
        if connects && last.is_none_or(|it| it.end + 12 < tail.len()) {
            return self.sibling(core, idx, previous);
        }
        let act = last.is_some_and(|it| it.relation.is_act());
        let breaks = gap.contains(" thì ") || breaks_out(&folded.text, act);
        // No law details a decree: what is said of the decree is said by somebody else.
        let rank = |code: &str| cancu_tables::kind(code).map_or(9, |it| it.rank);
        let above = rank(self.out[previous].kind) < rank(core.kind);
        // "theo Nghị định A, không để xảy ra như giai đoạn thực hiện Chỉ thị B": the sentence goes on.
        let on = folded.text.starts_with(',')
            && last.is_some_and(|it| it.start > 16)
            && !attributes::opens_description(text, from);
        let breaks = breaks || on;
        let nested = last.is_some_and(|it| match it.relation {
            Relation::Details => !above,
            Relation::Implements | Relation::Amends => true,
            _ => false,
        }) && !breaks;
        if let Some(found) = last.filter(|_| nested) {
            let extent = found
                .relation
                .is_act()
                .then(|| part_words(folded.text.get(found.start..).unwrap_or("")))
                .flatten();
            self.path.push(idx);
            return Placement {
                relation: found.relation,
                source: Source::Citation(previous),
                cue: Some(found),
                extent,
                from: None,
                list: false,
            };
        }
        // "Nghị định A quy định việc áp dụng Luật B": B stands in what describes A.
        let said = last.is_some_and(|it| !is_weak(&folded.text, &it));
        if !said && !breaks && attributes::opens_description(text, from) {
            self.path.push(idx);
            return Placement {
                relation: Relation::Cites,
                source: Source::Citation(previous),
                cue: None,
                extent: None,
                from: None,
                list: false,
            };
        }
        // "bãi bỏ A vì B đã quy định": the act does not reach B.
        if format!(" {} ", folded.text.trim()).contains(" vi ") {
            self.governing = self.heads.last().map(|it| it.1);
        }
        self.root(core, from)
    }

    /// A member of the list that the one before it, or the one whose title that stands in, is of.
    fn sibling(&mut self, core: &Core, idx: usize, previous: usize) -> Placement {
        let class = |kind: &str| matches!(kind, "luat" | "bo-luat" | "phap-lenh");
        // "theo Luật số 1, Luật số 2 và Nghị quyết số 3": the Assembly's resolutions amend laws too.
        let passive = self
            .path
            .last()
            .is_some_and(|it| self.out[*it].relation.active().1);
        let member = |kind: &str| class(kind) || passive && kind == "nghi-quyet";
        let alike = |kind: &str| kind == core.kind || member(kind) && member(core.kind);
        while let Some(&top) = self.path.last() {
            work::looked(1);
            let it = &self.out[top];
            // "A đã được sửa đổi theo Luật số 1, Luật số 2": those that amend are named alike.
            let passive = it.relation.active().1 && it.title.is_some() != core.title.is_some();
            if alike(it.kind) && !passive {
                break;
            }
            self.path.pop();
        }
        let like = self
            .path
            .last()
            .copied()
            .unwrap_or_else(|| self.outermost(previous));
        self.path.pop();
        self.path.push(idx);
        let it = &self.out[like];
        let verdict = self.verdicts.iter().find(|it| it.at > core.span.end);
        let relation = match verdict {
            _ if it.source != Source::Document => it.relation,
            _ => it.relation,
        };
        Placement {
            relation: if relation == Relation::Related {
                Relation::Cites
            } else {
                relation
            },
            source: it.source,
            cue: None,
            extent: it.extent.filter(|_| it.pinpoint.is_none()),
            from: it.from,
            list: it.list,
        }
    }

    /// What B does to A in "A (đã được B sửa đổi, bổ sung)".
    fn acted_by(&self, core: &Core, gap: &str) -> Option<Relation> {
        let gap = gap.trim_end();
        if !(gap.ends_with("duoc") || gap.ends_with("bi")) || gap.len() > 12 {
            return None;
        }
        let text = self.text;
        let behind = fold::fold(text.get(core.span.end..floor(text, core.span.end + 160))?);
        // Day and issuer may stand before the verb; nothing else.
        let at = ["sua doi", "bo sung", "thay the", "bai bo", "dinh chinh"]
            .iter()
            .filter_map(|it| behind.find(it).map(|at| (at, *it)))
            .min()?;
        if behind[..at.0].contains([';', '.', '(', ')']) {
            return None;
        }
        Some(match at.1 {
            "thay the" => Relation::ReplacedBy,
            "bai bo" => Relation::RepealedBy,
            "dinh chinh" => Relation::CorrectedBy,
            _ => Relation::AmendedBy,
        })
    }

    /// The citation that an instrument of this kind can act on: the previous one, else the one in
    /// whose description that stands, as far up as ranks ask.
    fn reached_by(&self, kind: &str, previous: usize) -> usize {
        let rank = |code: &str| cancu_tables::kind(code).map_or(9, |it| it.rank);
        let mut idx = previous;
        for _ in 0..4 {
            match self.out[idx].source {
                Source::Citation(above) if rank(self.out[idx].kind) < rank(kind) && above < idx => {
                    idx = above;
                }
                _ => break,
            }
        }
        if rank(self.out[idx].kind) < rank(kind) {
            previous
        } else {
            idx
        }
    }

    fn outermost(&self, mut idx: usize) -> usize {
        while let Source::Citation(source) = self.out[idx].source {
            work::looked(1);
            if source >= idx {
                break;
            }
            idx = source;
        }
        idx
    }

    fn count_quotes(&mut self, from: usize, to: usize) {
        let gap = self.text.get(from..to).unwrap_or("");
        work::looked(gap.len());
        if gap.len() > 8000 {
            self.quotes = 0;
        }
        // “ and ” are E2 80 9C and E2 80 9D.
        for at in memchr::memchr_iter(0xE2, gap.as_bytes()) {
            match gap.as_bytes().get(at + 1..at + 3) {
                Some([0x80, 0x9C]) => self.quotes += 1,
                Some([0x80, 0x9D]) => self.quotes = (self.quotes - 1).max(0),
                _ => {}
            }
        }
    }
}

/// Says whether what stands between a verb and a colon is no more than the kind of what is listed:
/// "thay thế các Thông tư:", "bãi bỏ:".
fn names_list(rest: &str) -> bool {
    const WORDS: [&str; 26] = [
        "cac", "nhung", "mot", "so", "phan", "toan", "bo", "noi", "dung", "quy", "dinh", "tai",
        "cua", "duoc", "sau", "day", "van", "ban", "dieu", "khoan", "diem", "phap", "luat", "cum",
        "tu", "va",
    ];
    let words = rest
        .split(|it: char| !it.is_alphanumeric())
        .filter(|it| !it.is_empty());
    let kind = words
        .clone()
        .filter(|it| !matches!(*it, "cac" | "toan" | "bo"));
    let kind: Vec<&str> = kind.collect();
    words.clone().all(|it| WORDS.contains(&it)) || crate::kinds::named(&kind.join(" ")).is_some()
}

/// "Điều 1. Bãi bỏ toàn bộ các văn bản sau", "Điều 2. Bãi bỏ một phần Quyết định sau đây": the title of
/// an article that ends what its items name.
fn opens_list(line: &str) -> bool {
    if line.len() > 240 || !(line.ends_with("sau") || line.ends_with("sau đây")) {
        return false;
    }
    let folded = fold::fold(line);
    [
        "bai bo",
        "thay the",
        "huy bo",
        "het hieu luc",
        "ngung hieu luc",
        "dinh chi",
    ]
    .iter()
    .any(|it| folded.contains(it))
}

/// Says whether several bodies issued an instrument together.
fn is_joint(core: &Core) -> bool {
    core.kind.contains("lien-tich")
        || core.kind.contains("phoi-hop")
        || core
            .symbol
            .as_deref()
            .is_some_and(|it| it.contains("LT") || it.split('-').count() > 2)
}

/// The cue that governs a core: the last one before it. What a weak word ("tại") belongs to is
/// said by the verb before it: "thực hiện các chỉ tiêu tại", "Bãi bỏ các quy định tại". `behind`:
/// the words begin right behind another citation.
fn governing_cue(cues: &[Found], folded: &Folded, behind: bool) -> Option<Found> {
    let text = folded.text.as_str();
    // "viện dẫn A thay cho B" replaces nothing: the verb needs the document for its subject.
    let plain = |it: &&Found| {
        text[it.start..it.end].ends_with("thay cho") && (behind || !opens(text, it.start))
    };
    let last = cues.iter().rfind(|it| !plain(it)).copied()?;
    // "sửa đổi, bổ sung danh mục ban hành kèm theo": the act reaches what the text is attached to.
    if last.relation == Relation::Promulgates
        && let Some(act) = cues
            .iter()
            .rev()
            .find(|it| it.relation.is_act() && !it.passive)
    {
        return Some(*act);
    }
    if is_weak(text, &last) {
        let act = cues
            .iter()
            .rev()
            .find(|it| it.relation.is_act() && !it.passive);
        // "bãi bỏ những quy định trái với Luật A" ends nothing of A.
        let against = cues
            .iter()
            .any(|it| text[it.start..it.end].starts_with("trai voi"));
        let act = act.filter(|it| opens(text, it.start) && reaches_part(text, it));
        if let Some(act) = act.filter(|_| !against) {
            return Some(*act);
        }
        let verb = cues
            .iter()
            .rev()
            .find(|it| it.end <= last.start && !is_weak(text, it))
            .copied();
        if let Some(verb) = verb.filter(|it| !it.passive) {
            let near = last.start - verb.end < 90;
            let reaches = match verb.relation {
                // "thực hiện các chỉ tiêu tại" reaches; in "được giao nhiệm vụ ... quy định tại"
                // the verb is another's.
                Relation::Implements => near && &text[last.start..last.end] == "tai",
                Relation::Details => near,
                Relation::Corrects => near || opens(text, verb.start),
                relation => {
                    relation.is_act()
                        && (near || opens(text, verb.start))
                        && reaches_part(text, &verb)
                }
            };
            if reaches {
                return Some(verb);
            }
        }
    }
    // "Sửa đổi, bổ sung, bãi bỏ một số khoản, điều của": of several verbs the mildest is said of
    // the whole.
    if matches!(last.relation, Relation::Repeals | Relation::Replaces)
        && let Some(first) = cues.iter().rev().find(|it| it.relation == Relation::Amends)
        && !first.passive
        && first.end < last.start
        && text[first.end..last.start]
            .split(|it: char| !it.is_alphanumeric())
            .all(|it| matches!(it, "" | "va" | "hoac" | "thay" | "the"))
    {
        return Some(*first);
    }
    // Acts reach over what they name of their target, other verbs over a few words.
    let between = &text[last.end..];
    let lead = text[..last.start].trim_matches(|it: char| !it.is_alphanumeric());
    let recital = last.start < 8 && lead.len() <= 2;
    let reach = match last.relation {
        // "Về căn cứ lịch sử: ...": only a recital's verb reaches far.
        Relation::BasedOn if !recital => 60,
        Relation::BasedOn => usize::MAX,
        _ => 160,
    };
    let colon = last.relation == Relation::BasedOn && !recital && between.contains(':');
    if last.relation.is_act() && foreign_words(between) > 12 || between.len() > reach || colon {
        return cues
            .iter()
            .rev()
            .find(|it| it.relation == Relation::BasedOn && it.start < 8)
            .copied();
    }
    Some(last)
}

/// Says whether an act, through a weak word behind it, reaches the instrument that this leads to.
fn reaches_part(text: &str, act: &Found) -> bool {
    !matches!(act.relation, Relation::Repeals | Relation::Replaces)
        || legal_object(&text[act.end..])
}

/// Says whether an act's verb has a part of a text for its object: "huỷ bỏ hợp đồng ... theo quy
/// định của Bộ luật dân sự" ends nothing of the code.
fn legal_object(after: &str) -> bool {
    const OBJECTS: [&str; 42] = [
        "quy dinh",
        "cac",
        "nhung",
        "noi dung",
        "mot so",
        "mot phan",
        "dieu",
        "khoan",
        "diem",
        "chuong",
        "muc",
        "phan",
        "cum tu",
        "tu ",
        "doan",
        "danh muc",
        "phu luc",
        "mau",
        "bieu",
        "toan bo",
        "ten",
        "huong dan",
        "nghi",
        "thong tu",
        "quyet dinh",
        "luat",
        "bo luat",
        "phap lenh",
        "van ban",
        "thu tuc",
        "quy che",
        "quy trinh",
        "dieu le",
        "hieu luc",
        "tieu",
        "so ",
        "chi thi",
        "cong van",
        "ke hoach",
        "chuong trinh",
        "de an",
        "che do",
    ];
    let after = after.trim_start_matches(|it: char| !it.is_alphanumeric());
    after.is_empty() || OBJECTS.iter().any(|it| after.starts_with(it))
}

/// Words that say where something stands, but not what is done with it.
fn is_weak(text: &str, cue: &Found) -> bool {
    cue.relation == Relation::Cites
        && !text[cue.start..cue.end].contains("theo")
        && !["phu hop", "trai voi"]
            .iter()
            .any(|it| text[cue.start..cue.end].starts_with(it))
}

/// The passive cue that the words before a core end in, but for weak ones behind it ("theo").
fn passive_at_end(cues: &[Found]) -> Option<Found> {
    let found = cues.iter().rfind(|it| it.passive)?;
    cues.iter()
        .filter(|it| it.start > found.start)
        .all(|it| it.relation == Relation::Cites)
        .then_some(*found)
}

/// An act's verb opens its clause: nothing, a subject ("Thông tư này"), a comma, or "và" before it.
fn opens(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end();
    let marker = before.trim_end_matches([')', '.']).len() <= 3;
    let titled = ["ve", "ve viec"]
        .iter()
        .any(|it| before == *it || before.ends_with(&format!(" {it}")));
    marker
        || titled
        || before.ends_with(',')
        || before.ends_with(" nay")
        || before.ends_with(" va")
        || before.ends_with(':')
        || before.ends_with(';')
}

/// Words between an act's verb and its target that are no part of a provision.
fn foreign_words(between: &str) -> usize {
    let own = [
        "dieu", "khoan", "diem", "muc", "chuong", "phan", "phu", "luc", "mau", "cum", "tu", "cac",
        "mot", "so", "noi", "dung", "quy", "dinh", "tai", "cua", "va", "ve", "nhu", "sau", "toan",
        "bo", "van", "ban",
    ];
    let words = between
        .split(|it: char| !it.is_alphanumeric())
        .filter(|it| !it.is_empty());
    words
        .filter(|it| {
            !own.contains(it) && it.len() > 2 && !it.starts_with(|it: char| it.is_ascii_digit())
        })
        .count()
}

/// The last member of a list is a part of an instrument: "và các quy định về ... trong".
fn listed_part(gap: &str) -> Option<Extent> {
    let at = [
        "va cac quy dinh",
        "va quy dinh",
        "va nhung quy dinh",
        "va noi dung",
        ", cac quy dinh",
        "va mot so",
    ]
    .iter()
    .filter_map(|it| gap.rfind(it))
    .max()?;
    let ends = ["trong", "tai", "cua"]
        .iter()
        .any(|it| gap.trim_end().ends_with(it));
    (ends && !gap[at..].contains("chi tiet")).then_some(Extent::Part)
}

/// Words that carry the sentence on behind a description: what follows is the document's own.
fn breaks_out(gap: &str, act: bool) -> bool {
    const BREAKS: [&str; 21] = [
        "gan voi",
        "trong tam la",
        ", dong thoi",
        "va thuc hien",
        ", thuc hien hieu qua",
        "het hieu luc",
        "co hieu luc",
        "va thay the",
        "va bai bo",
        "theo quy dinh tai",
        "theo quy dinh cua",
        "duoc quy dinh tai",
        "quy dinh tai",
        "den khi",
        ", ubnd",
        ", uy ban nhan dan",
        "; ",
        "va gui",
        "nhu sau",
        ", trong do",
        "phu hop voi",
    ];
    // An act may say where its target regulates what it changes: "quy định tại Quyết định B".
    BREAKS
        .iter()
        .any(|it| gap.contains(it) && !(act && it.ends_with("quy dinh tai")))
}

/// The folded gap without "ban hành kèm theo" at its end: "và Phụ lục III ban hành kèm theo".
fn without_attached(gap: &str) -> &str {
    let text = gap.trim_end();
    let bare = text.strip_suffix("kem theo").map_or(text, str::trim_end);
    let bare = bare.strip_suffix("ban hanh").map_or(bare, str::trim_end);
    bare.strip_suffix("duoc").map_or(bare, str::trim_end)
}

/// The folded gap without a pinpoint at its end.
fn without_pinpoint(gap: &str) -> &str {
    let mut end = gap.trim_end().len();
    loop {
        let text = gap[..end].trim_end();
        let word = text.rsplit(' ').next().unwrap_or("");
        let bare = word.trim_end_matches([',', ')']);
        let unit = matches!(
            bare,
            "dieu" | "khoan" | "diem" | "muc" | "chuong" | "phan" | "cua" | "tai"
        );
        let label = !bare.is_empty()
            && (bare.len() <= 2 && bare != "va" || bare.bytes().all(|it| it.is_ascii_digit()))
            && word == bare;
        if word.is_empty() || !(unit || label) {
            return text;
        }
        end = text.len() - word.len();
    }
}

/// "Điều 6 và Phụ lục 4 về ... của": the provisions that an amending law's title names.
fn pinpoint_of_amending(text: &str, from: usize, to: usize) -> Option<(usize, usize)> {
    let window = text.get(from..to)?;
    let at = ["bổ sung ", "sửa đổi "]
        .iter()
        .find_map(|it| window.find(it).map(|at| at + it.len()))?;
    let start = from + skip_blanks(window, at, 4);
    let rest = text.get(start..to)?;
    let unit = [
        "Điều ",
        "điều ",
        "khoản ",
        "Khoản ",
        "điểm ",
        "Chương ",
        "Phụ lục ",
    ]
    .iter()
    .any(|it| rest.starts_with(it));
    let end = rest.find(" về ").or_else(|| rest.find(" của"))?;
    (unit && rest[..end].contains(|it: char| it.is_ascii_digit())).then_some((start, start + end))
}

/// Words that limit an act to a part of its target.
fn part_words(folded: &str) -> Option<Extent> {
    const PARTS: [&str; 20] = [
        "mot so khoan",
        "mot so diem",
        "khoan, dieu",
        "dieu, khoan",
        "cum tu",
        "phu luc",
        "mau so",
        "quy dinh ve",
        "cac quy dinh",
        "mot so dieu",
        "mot so noi dung",
        "noi dung",
        "danh muc",
        "bieu mau",
        "mot phan",
        "quy che",
        "dieu le",
        "doan",
        "tu ngu",
        "mot so quy dinh",
    ];
    PARTS
        .iter()
        .any(|it| folded.contains(it))
        .then_some(Extent::Part)
}

/// "(trừ khoản 2 Điều 15)", ", trừ Điều 12": what is excepted leaves the act partial.
fn excepted(text: &str, from: usize, to: usize) -> Option<Extent> {
    let window = text.get(from..to)?;
    let at = window
        .find("trừ ")
        .filter(|at| window[..*at].ends_with(['(', ' ']))?;
    let rest = fold::fold(&window[at..floor(window, at + 60)]);
    [
        "tru dieu",
        "tru khoan",
        "tru diem",
        "tru quy dinh",
        "tru cac",
        "tru chuong",
        "tru muc",
    ]
    .iter()
    .any(|it| rest.starts_with(it))
    .then_some(Extent::Part)
}

/// "hết hiệu lực (thi hành) (kể) từ ngày 01/7/2021": the act's own day.
fn date_of_verdict(text: &str, end: usize, to: usize) -> Option<Date> {
    let mut at = skip_blanks(text, end, 3);
    for words in ["thi hành", "toàn bộ", "một phần", "kể", "từ"] {
        if let Some(after) = date::word_at(text, at, &[words]) {
            at = skip_blanks(text, after, 3);
        }
    }
    let (day, stop) = date::date_at(text, at)?;
    (stop <= to && day.is_whole()).then_some(day)
}

/// "... đến hết ngày 15 tháng 9 năm 2022": the first day after what lasts so long.
fn until(text: &str, from: usize, to: usize) -> Option<Date> {
    let window = text.get(from..floor(text, to.max(from)))?;
    let at = ["đến hết ngày", "đến ngày"]
        .iter()
        .find_map(|it| window.find(it).map(|at| at + it.len() - "ngày".len()))?;
    let (day, _) = date::date_at(text, from + at)?;
    day.is_whole().then(|| day.day_after())
}

/// "Bãi bỏ Nghị định A ..., từ ngày 01/01/2023 (đến ...)": the act's own day behind the instrument.
fn date_behind(text: &str, from: usize, to: usize) -> Option<Date> {
    let window = text.get(from..floor(text, to.max(from).min(from + SENTENCE / 4)))?;
    let mut search = 0;
    while let Some(at) = window.get(search..)?.find("từ ngày ").map(|it| search + it) {
        search = at + "từ ngày ".len();
        let before = window[..at].trim_end().trim_end_matches("kể").trim_end();
        let lead = fold::fold(&before[floor(before, before.len().saturating_sub(40))..]);
        // Another's day: "có hiệu lực từ ngày", "giai đoạn từ ngày".
        let own = before.ends_with(',')
            || ![
                "hieu luc",
                "thi hanh",
                "giai doan",
                "thoi gian",
                "tinh",
                "quy dinh",
            ]
            .iter()
            .any(|it| lead.ends_with(it));
        let (day, _) = date::date_at(window, at + "từ ".len())?;
        if own && day.is_whole() {
            return Some(day);
        }
    }
    None
}

/// "Kể từ ngày 01/7/2021, ..." before the instrument.
fn date_in_lead(text: &str, from: usize, to: usize) -> Option<Date> {
    let lead = text.get(from..to)?;
    let at = lead
        .rfind("ể từ ngày")
        .map(|it| it + "ể từ ".len())
        .or_else(|| lead.find("Từ ngày").map(|it| it + "Từ ".len()))?;
    // The document's own entry into force is not the act's.
    if fold::fold(&lead[..at]).contains("co hieu luc") {
        return None;
    }
    date::date_at(text, from + at)
        .map(|it| it.0)
        .filter(|it| it.is_whole())
}

/// "theo chỉ đạo của Chủ tịch UBND tỉnh tại Công văn số ...", "Thủ tướng Chính phủ ban hành Quyết
/// định số ...": the issuer stands before.
fn issuer_before(text: &str, core: usize) -> Option<String> {
    let from = floor(text, core.saturating_sub(110));
    let lead = text.get(from..core)?.trim_end();
    if let Some(body) = lead.strip_suffix(" tại") {
        let at = body.rfind("của ").map(|it| it + "của ".len())?;
        let (start, end) = attributes::issuer_at(text, from + at, false, true)
            .filter(|it| it.1 == from + body.len())?;
        return text.get(start..end).map(one_line);
    }
    let body = lead
        .strip_suffix("đã ban hành")
        .or_else(|| lead.strip_suffix("ban hành"))
        .or_else(|| lead.strip_suffix("đã ra"))?
        .trim_end();
    let at = body
        .rfind([',', ';', '.', '\n', ':'])
        .map_or(0, |it| it + 1);
    let at = from + at + (body[at..].len() - body[at..].trim_start().len());
    let (start, end) = attributes::issuer_at(text, at, false, true)?;
    (end == from + body.len())
        .then(|| text.get(start..end).map(one_line))
        .flatten()
}

/// "Ngày 18-2-1998, Bộ Chính trị đã ra Chỉ thị số ...": the day stands before who issued.
fn date_before(text: &str, core: usize) -> Option<Date> {
    let from = floor(text, core.saturating_sub(160));
    let lead = text.get(from..core)?.trim_end();
    let body = ["đã ban hành", "ban hành", "đã ra", "đã ký"]
        .iter()
        .find_map(|it| lead.strip_suffix(it))?;
    let at = body
        .rfind("Ngày ")
        .or_else(|| body.rfind("ngày "))
        .filter(|at| !body[*at..].contains([';', '\n', ':']))?;
    let (day, end) = date::date_at(text, from + at)?;
    // Between day and verb stands the issuer alone.
    let rest = text.get(end..from + body.len())?.trim();
    let issuer = rest.strip_prefix(',')?.trim();
    (day.is_whole() && !issuer.contains([',', '.'])).then_some(day)
}

/// "... do tỉnh Quảng Ngãi ban hành" at the end of a row: where the issuer begins, and its name.
fn issuer_at_end(title: &str) -> Option<(usize, String)> {
    let body = title.strip_suffix("ban hành")?.trim_end();
    let at = body.rfind(" do ")?;
    let name = body[at + " do ".len()..].trim();
    (!name.is_empty() && name.len() < 120).then(|| (at, name.to_owned()))
}

/// If a row of a portal's link list ("- 3Nghị định 04/2015 ...", "» Công văn 7/SNV-CC | 3/2/2022")
/// begins at the core, its end. `rows` ends at the row before, if that was one.
fn row_start(text: &str, core: usize, rows: Option<usize>) -> Option<usize> {
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
    let pointed = line.trim_start().starts_with(['»', '›']);
    let label = |it: char| it.is_ascii_digit() || it.is_whitespace() || "-+*•».)".contains(it);
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
fn follows_row(text: &str, begin: usize, rows: Option<usize>) -> bool {
    rows.and_then(|it| text.get(it..begin))
        .is_some_and(|it| it.len() < 8 && it.trim().is_empty())
}

/// The line above says that links follow: "Văn bản liên quan".
fn under_links(text: &str, begin: usize) -> bool {
    const HEADS: [&str; 14] = [
        "van ban lien quan",
        "cac van ban lien quan",
        "van ban khac",
        "cac van ban khac",
        "van ban cung linh vuc",
        "van ban cung loai",
        "van ban cung chu de",
        "van ban moi",
        "van ban moi nhat",
        "van ban moi ban hanh",
        "danh sach van ban",
        "van ban cung co quan ban hanh",
        "tai lieu lien quan",
        "van ban dan chieu",
    ];
    let above = text
        .get(floor(text, begin.saturating_sub(80))..begin)
        .unwrap_or("");
    work::looked(above.len());
    let above = above.trim_end();
    let line = above.rsplit('\n').next().unwrap_or(above);
    let line = fold::fold(line);
    let line = line.trim_matches(|it: char| !it.is_alphanumeric());
    HEADS.contains(&line)
}

/// Says whether a body can stand behind a symbol: what bears "NĐ-CP" is not of "UBND tỉnh".
fn may_issue(symbol: Option<&str>, issuer: &str) -> bool {
    let Some(symbol) = symbol else { return true };
    let local = |issuer: &str| {
        let folded = fold::fold(issuer);
        [
            "ubnd",
            "hdnd",
            "uy ban nhan dan",
            "hoi dong nhan dan",
            "so ",
            "tinh uy",
            "huyen uy",
        ]
        .iter()
        .any(|it| folded.starts_with(it) || folded.contains(&format!(" {it}")))
    };
    let body = symbol.split(['-', '/']).next_back().unwrap_or("");
    let central = cancu_tables::issuers_of_symbol(body)
        .next()
        .is_some_and(|it| it.level == cancu_tables::Level::Central);
    !(central && local(issuer))
}

/// Gives the members of a list what is said once behind the last of them: "A và B ngày ... của ...".
fn share(text: &str, citations: &mut [Citation], ends: &[usize]) {
    for idx in (1..citations.len()).rev() {
        let (left, right) = citations.split_at_mut(idx);
        let (Some(previous), Some(next)) = (left.last_mut(), right.first()) else {
            continue;
        };
        let end = ends.get(idx - 1).copied().unwrap_or(0);
        let both = previous.form == MentionForm::Numbered && next.form == MentionForm::Numbered;
        if !both
            || end > next.span.start
            || end != previous.span.end
            || !is_connector(text, end, next.span.start)
        {
            continue;
        }
        let bare = previous.date.is_none() && previous.issuer.is_none() && previous.title.is_none();
        if !bare {
            continue;
        }
        if next
            .issuer
            .as_deref()
            .is_some_and(|it| may_issue(previous.symbol.as_deref(), it))
        {
            previous.issuer = next.issuer.clone();
        }
        previous.term = next.term;
        let gap = fold::fold(text.get(end..next.span.start).unwrap_or(""));
        // "các Nghị định số 27-HĐBT, 28-HĐBT ngày ...": so are members without a word of their own.
        let bare_next = text.get(next.span.start..next.span.end).is_some_and(|it| {
            it.starts_with(|it: char| it.is_ascii_digit()) || it.starts_with("số")
        });
        let joined = gap.split(' ').any(|it| it == "va") || bare_next;
        let agrees = previous
            .year
            .is_none_or(|it| next.date.is_none_or(|day| day.year() == it));
        if previous.kind == next.kind && joined && agrees {
            previous.date = next.date;
            previous.title = next.title.clone();
            previous.year = previous.year.or(next.date.map(Date::year));
        }
    }
}
