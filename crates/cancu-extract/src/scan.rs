//! One pass over the text: every place where an instrument may be named, and the core there.

mod numbered;
mod search;
mod shape;
mod slash;
mod titled;

use std::ops::Range;

use cancu_model::{MentionForm, Span};
use rustc_hash::FxHashSet;

use crate::core::Core;
use crate::digits;
use crate::number::Number;
use numbered::SHORT;
use search::{
    CONGRESS, LEADS, NAMES, SESSION, SMALL_CONGRESS, Search, Word, has_lead, stands_alone,
};
use shape::kind_by_symbol;
pub(crate) use shape::{is_connector, joined, one_line};
use titled::names_term;

/// What the search stops at.
enum Stop {
    Slash(usize),
    Number(usize),
    Name(Word, &'static str, usize, usize),
    Congress(usize),
    Session(usize),
}

/// Finds the core of every citation, in order of their start.
///
/// What overlaps `own`, the document's own number in its head, is no citation.
pub(crate) fn cores(text: &str, own: Option<&Range<usize>>) -> Vec<Core> {
    let (Some(names), Some(leads)) = (NAMES.as_ref(), LEADS.as_ref()) else {
        return Vec::new();
    };
    let mut scan = Scan {
        text,
        leads,
        cores: Vec::new(),
        taken: 0,
        read: 0,
        seen: FxHashSet::default(),
    };
    let mut slashes = memchr::memchr_iter(b'/', text.as_bytes()).peekable();
    let mut numbers = digits::runs(text)
        .filter(|it| has_lead(text, *it))
        .peekable();
    let mut words = names.find(text).peekable();
    let mut congresses = CONGRESS
        .find_iter(text.as_bytes())
        .filter(|it| stands_alone(text, *it, it + SMALL_CONGRESS.len()))
        .peekable();
    let mut sessions = SESSION
        .find_iter(text.as_bytes())
        .filter(|it| names_term(text, *it))
        .peekable();
    loop {
        let slash = slashes.peek().copied().unwrap_or(usize::MAX);
        let number = numbers.peek().copied().unwrap_or(usize::MAX);
        let word = words.peek().map_or(usize::MAX, |it| it.2);
        let congress = congresses.peek().copied().unwrap_or(usize::MAX);
        let session = sessions.peek().copied().unwrap_or(usize::MAX);
        let stop = if session < word.min(slash).min(number).min(congress) {
            sessions.next().map(Stop::Session)
        } else if congress < word.min(slash).min(number) {
            congresses.next().map(Stop::Congress)
        } else if word <= slash.min(number) {
            words.next().map(|it| Stop::Name(it.0, it.1, it.2, it.3))
        } else if number < slash {
            numbers.next().map(Stop::Number)
        } else {
            slashes.next().map(Stop::Slash)
        };
        match stop {
            Some(Stop::Slash(at)) => scan.slash(at),
            Some(Stop::Number(at)) => scan.number(at),
            Some(Stop::Name(Word::Code, kind, start, end)) => scan.code(start, end, kind),
            Some(Stop::Congress(start) | Stop::Name(Word::Congress, _, start, _)) => {
                scan.congress(start)
            }
            Some(Stop::Session(at)) => scan.session(at),
            Some(Stop::Name(_, kind, start, end)) => scan.law(start, end, kind),
            None => break,
        }
    }
    scan.keep_short_forms();
    if let Some(own) = own {
        scan.cores
            .retain(|it| it.span.end <= own.start || it.span.start >= own.end);
    }
    scan.cores
        .sort_by_key(|it| (it.span.start, std::cmp::Reverse(it.span.end)));
    scan.link_inner();
    scan.cores
}

struct Scan<'t> {
    text: &'t str,
    leads: &'static Search,
    cores: Vec<Core>,
    /// No number before this offset is read again.
    taken: usize,
    /// Leads before this offset were read.
    read: usize,
    /// Kinds and numbers that were cited so far.
    seen: FxHashSet<(&'static str, String)>,
}

impl Scan<'_> {
    fn push_number(
        &mut self,
        start: usize,
        kind: Option<&'static str>,
        number: Number,
        rule: &'static str,
        confidence: f32,
    ) {
        let Some(kind) = kind.or_else(|| kind_by_symbol(number.symbol.as_deref(), number.hyphen))
        else {
            return;
        };
        self.taken = number.end;
        self.seen.insert((kind, number.number.clone()));
        self.cores.push(Core {
            span: Span {
                start,
                end: number.end,
            },
            form: MentionForm::Numbered,
            kind,
            number: Some(number.number),
            symbol: number.symbol,
            year: number.year,
            title: None,
            issuer: None,
            inside: None,
            rule,
            confidence,
        });
    }

    /// Leaves out the short forms ("Quy định 144") of what no other place cites in full.
    fn keep_short_forms(&mut self) {
        if !self.cores.iter().any(|it| it.rule == SHORT) {
            return;
        }
        let full = self.cores.iter().filter(|it| it.symbol.is_some());
        let full: FxHashSet<(&'static str, Option<String>)> =
            full.map(|it| (it.kind, it.number.clone())).collect();
        self.cores
            .retain(|it| it.rule != SHORT || full.contains(&(it.kind, it.number.clone())));
    }

    /// Laws inside the title of an amending law know it.
    fn link_inner(&mut self) {
        let mut open: Vec<usize> = Vec::new();
        for idx in 0..self.cores.len() {
            let span = self.cores[idx].span;
            open.retain(|&it| {
                self.cores[it].span.end >= span.end && self.cores[it].span.start < span.start
            });
            self.cores[idx].inside = open.last().copied();
            open.push(idx);
        }
    }
}
