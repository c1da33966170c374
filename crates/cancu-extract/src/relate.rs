//! Who relates to what: the cue, the description and the list that a citation stands in.

mod chain;
mod day;
mod extent;
mod governing;
mod heads;
mod issuer;
mod root;
mod rows;
mod share;

use cancu_model::{Citation, Date, Extent, MentionForm, Relation, Source, fold};
use cancu_tables::List;

use crate::attributes::{self, Attributes};
use crate::clause::{self, Break};
use crate::core::Core;
use crate::cue::{Found, Verdict};
use crate::cursor::floor;
use crate::scan::one_line;
use crate::{entry, pinpoint, work};
use day::{date_before, names_a_day, until};
use extent::pinpoint_of_amending;
use issuer::{issuer_at_end, issuer_before};
use rows::row_start;
use share::share;

/// How far before a core a cue may stand.
const LEAD: usize = 700;

/// How far behind a core its sentence is read for what it says of it.
const SENTENCE: usize = 3000;

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
        led: None,
    };
    for (idx, core) in cores.iter().enumerate() {
        let next = cores.get(idx + 1).map_or(text.len(), |it| it.span.start);
        reader.read(core, next);
    }
    share(text, &mut reader.out, &reader.ends);
    entry::mark(text, &mut reader.out);
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
    /// The last citation whose issuer stands before it or its list, and that issuer.
    led: Option<(usize, String)>,
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

impl Placement {
    /// A relation that no word of its own tells of, of the whole and without a day.
    fn of(relation: Relation, source: Source) -> Placement {
        Placement {
            relation,
            source,
            cue: None,
            extent: None,
            from: None,
            list: false,
        }
    }

    /// The document names it, and does nothing with it.
    fn cited() -> Placement {
        Placement::of(Relation::Cites, Source::Document)
    }
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
        let short = row_start.is_none() && self.names_shortly(core);
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
        } else if short {
            Placement::cited()
        } else {
            self.place(core, from)
        };
        placement.list |= in_row;
        // "Đính chính cụm từ “Nghị định A”": what is corrected is the text that quotes A.
        let quotes = text[..core.span.start].ends_with(['“', '"']);
        if placement.relation == Relation::Corrects && quotes {
            placement.relation = Relation::Cites;
        }
        // "Rà soát, thực hiện ... đã nhập trước ngày Nghị định A có hiệu lực": a day is told, and nothing of A.
        if placement.relation != Relation::Cites && names_a_day(text, from, core.span.start) {
            placement.relation = Relation::Cites;
        }
        let begin = from.max(self.clause_start).min(core.span.start);
        let reach = floor(text, core.span.start.saturating_sub(400)).max(begin);
        let act = placement.relation.is_act();
        let pinpoint = pinpoint::before(text, core.span.start, reach)
            .map(|it| pinpoint::with_what_it_writes(text, it, reach, act));
        self.push(core, &attributes, placement, pinpoint);
        let end = attributes.end.max(core.span.end);
        self.ends.push(end);
        match self.previous.filter(|_| short) {
            // What follows goes on from the one that was given a short name.
            Some(full) => self.ends[full] = end,
            None => self.previous = Some(idx),
        }
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
            let words = text.get(range.0..range.1)?;
            // Data sets write line breaks as letters.
            let words = match words.contains('\\') {
                true => one_line(&words.replace("\\r", " ").replace("\\n", " ")),
                false => one_line(words),
            };
            Some(words).filter(|it| !it.is_empty())
        };
        let mut issuer = attributes.issuer.and_then(words);
        let mut title = core.title.clone();
        if core.form == MentionForm::Numbered && title.is_none() {
            title = attributes.description.and_then(words);
            // "Khoản 3 Thông tư 56 giao HĐND cấp tỉnh": behind a short form the sentence goes on.
            let about = |it: (usize, usize)| {
                let before = text.get(floor(text, it.0.saturating_sub(12))..it.0);
                List::AboutEnd
                    .ends(&fold::fold(before.unwrap_or("")))
                    .is_some()
            };
            let short = core.symbol.is_none() && core.year.is_none();
            if short
                && attributes.end == core.span.end
                && !attributes.description.is_some_and(about)
            {
                title = None;
            }
            title = title.filter(|it| !List::SaysNoTitle.holds(it));
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
                .or_else(|| self.issuer_before(core));
        }
        let mut date = attributes.date;
        let mut year = year;
        if date.is_none() && attributes.issuer.is_none() && core.form == MentionForm::Numbered {
            date = date_before(text, core.span.start);
            year = year.or(date.map(Date::year));
        }
        // "..., Công văn B cùng ngày".
        if attributes.same_day && date.is_none() {
            date = self.out.last().and_then(|it| it.date);
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
                let end = self.sentence_end.min(core.span.end + 600);
                // "Ngưng hiệu lực từ ngày ... đến hết ngày ... đối với Thông tư A".
                let lead = floor(
                    text,
                    self.clause_start.max(core.span.start.saturating_sub(LEAD)),
                );
                until(text, core.span.end, end).or_else(|| {
                    let suspends = placement.relation == Relation::Suspends;
                    suspends
                        .then(|| until(text, lead.min(core.span.start), core.span.start))
                        .flatten()
                })
            })
            .flatten(),
            list: placement.list,
            refers_to: None,
            rule: match placement.cue {
                Some(cue) => [core.rule, ",", cue.id].concat(),
                None => core.rule.to_owned(),
            },
            confidence: core.confidence,
        });
    }

    /// The issuer that stands before a citation, or before the list that it is a member of.
    fn issuer_before(&mut self, core: &Core) -> Option<String> {
        let idx = self.out.len();
        let member = core.rule == "list-number-symbol";
        let led = self.led.take().filter(|it| member && it.0 + 1 == idx);
        let found = led.map(|it| it.1);
        let found = found.or_else(|| issuer_before(self.text, core.span.start));
        self.led = found.clone().map(|it| (idx, it));
        found
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
            let after = introduced(text, after, start);
            self.clause_start = after;
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
            let listed = self.amended_too(core, from, after);
            if let Some(placement) = listed.or_else(|| self.amends_too(core, after)) {
                return placement;
            }
            if let Some(placement) = self.goes_on(core, after) {
                return placement;
            }
            if let Some(placement) = self.amends_places(core, from, after) {
                return placement;
            }
            self.path.clear();
            return self.root(core, after);
        }
        self.continued(core, from)
    }

    /// The citation that no description holds, above `idx`; no description nests deeper than that.
    fn outermost(&self, mut idx: usize) -> usize {
        for _ in 0..64 {
            let Source::Citation(source) = self.out[idx].source else {
                break;
            };
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

/// "Trong thời gian nêu tại Điều 1, Điều 5 Quyết định A": where what such words introduce begins.
fn introduced(text: &str, after: usize, core: usize) -> usize {
    let lead = text.get(after..core).unwrap_or("");
    let Some(at) = lead.find("Trong thời ").filter(|it| *it < 16) else {
        return after;
    };
    let comma = lead[at..].find(", ").map(|it| after + at + it + 2);
    comma.unwrap_or(after)
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
