//! One pass over the text: every place where an instrument may be named, and the core there.

use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use cancu_model::{MentionForm, Span, fold};
use cancu_tables::TITLES;
use memchr::memmem::Finder;
use once_cell::sync::Lazy;
use rustc_hash::FxHashSet;

use crate::core::Core;
use crate::cursor::{floor, is_blank, next_char, page_header_forward, previous_char, skip_soft};
use crate::kinds;
use crate::needle::needle;
use crate::number::{self, Number};
use crate::title::{self, Title};
use crate::{date, digits, named, work};

/// What a pattern of the search stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    /// The name of a kind that is cited by title: a law, a code, an ordinance, the Constitution.
    Law,
    /// Letters that stand for a code with its title: "BLDS 2015".
    Code,
    /// "Đại hội": a resolution may be named by it.
    Congress,
    /// The name of a kind that is cited by number.
    Name,
    /// Letters that stand for a kind before a number: "NĐ 49".
    Letters,
}

/// A search, and what each of its patterns says.
struct Search {
    search: AhoCorasick,
    words: Vec<(Word, &'static str)>,
}

impl Search {
    fn new(patterns: Vec<(String, Word, &'static str)>) -> Option<Search> {
        let search = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(AhoCorasickKind::DFA))
            .build(patterns.iter().map(|it| it.0.as_str()))
            .ok()?;
        let words = patterns.into_iter().map(|it| (it.1, it.2)).collect();
        Some(Search { search, words })
    }

    /// The words that stand alone in a stretch of `text`: what, kind, start, end.
    fn find(
        &self,
        text: &str,
        range: Range<usize>,
    ) -> impl Iterator<Item = (Word, &'static str, usize, usize)> {
        let from = range.start;
        let hits = self.search.find_iter(text.get(range).unwrap_or(""));
        hits.filter_map(move |it| {
            let (start, end) = (from + it.start(), from + it.end());
            let (word, kind) = self.words[it.pattern().as_usize()];
            stands_alone(text, start, end).then_some((word, kind, start, end))
        })
    }
}

/// Words that can name an instrument without a number behind them: few, so that the search for
/// them in the whole text is quick.
static NAMES: Lazy<Option<Search>> = Lazy::new(|| {
    let laws = kinds::spellings().into_iter().filter(|it| is_law(it.1));
    let laws = laws.map(|(word, kind)| (word, Word::Law, kind));
    // Texts without marks: a title that is known must follow.
    let bare = [
        ("Luat", "luat"),
        ("Bo luat", "bo-luat"),
        ("Phap lenh", "phap-lenh"),
    ];
    let laws = laws.chain(bare.map(|(word, kind)| (word.to_owned(), Word::Law, kind)));
    let mut codes: Vec<(String, &'static str)> = TITLES
        .iter()
        .flat_map(|row| row.short.iter().map(|it| ((*it).to_owned(), row.kind)))
        .filter(|it| it.0.len() >= 4 && it.0.starts_with("BL") && !it.0.contains(' '))
        .collect();
    codes.sort();
    codes.dedup_by(|a, b| a.0 == b.0);
    let codes = codes
        .into_iter()
        .map(|(word, kind)| (word, Word::Code, kind));
    let congress = ["Đại hội", "ĐẠI HỘI"]
        .into_iter()
        .map(|it| (it.to_owned(), Word::Congress, "nghi-quyet"));
    Search::new(laws.chain(codes).chain(congress).collect())
});

/// "đại hội" in small letters, apart from the other names: half of our words beginning with "đ"
/// begin so, and would stop a search that looks at first bytes.
static CONGRESS: Lazy<Finder<'static>> = Lazy::new(|| needle(SMALL_CONGRESS));
const SMALL_CONGRESS: &str = "đại hội";

/// Words that name an instrument with the number behind them: searched for before digits alone.
static LEADS: Lazy<Option<Search>> = Lazy::new(|| {
    let names = kinds::spellings().into_iter().filter(|it| !is_law(it.1));
    let names = names.map(|(word, kind)| (word, Word::Name, kind));
    let letters = kinds::abbreviations().map(|(word, kind)| (word.to_owned(), Word::Letters, kind));
    Search::new(names.chain(letters).collect())
});

/// How far before a number its kind word begins at the furthest.
const LEAD: usize = 120;

/// What the search stops at.
enum Stop {
    Slash(usize),
    Number(usize),
    Name(Word, &'static str, usize, usize),
    Congress(usize),
}

/// Kinds that are cited by title.
fn is_law(kind: &str) -> bool {
    matches!(kind, "luat" | "bo-luat" | "phap-lenh" | "hien-phap")
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
    let mut words = names.find(text, 0..text.len()).peekable();
    let mut congresses = CONGRESS
        .find_iter(text.as_bytes())
        .filter(|it| stands_alone(text, *it, it + SMALL_CONGRESS.len()))
        .peekable();
    loop {
        let slash = slashes.peek().copied().unwrap_or(usize::MAX);
        let number = numbers.peek().copied().unwrap_or(usize::MAX);
        let word = words.peek().map_or(usize::MAX, |it| it.2);
        let congress = congresses.peek().copied().unwrap_or(usize::MAX);
        let stop = if congress < word.min(slash).min(number) {
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
            Some(Stop::Name(_, kind, start, end)) => scan.law(start, end, kind),
            None => break,
        }
    }
    if let Some(own) = own {
        scan.cores
            .retain(|it| it.span.end <= own.start || it.span.start >= own.end);
    }
    scan.cores
        .sort_by_key(|it| (it.span.start, std::cmp::Reverse(it.span.end)));
    scan.link_inner();
    scan.cores
}

/// A kind word is no part of a longer word. Digits may be stuck to it: rows of link lists are
/// numbered so ("- 3Nghị định").
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    !previous_char(text, start).is_some_and(|it| it.is_alphabetic())
        && !next_char(text, end).is_some_and(|it| it.is_alphabetic())
}

/// Says whether the word before a digit can lead to the number of an instrument.
fn has_lead(text: &str, digit: usize) -> bool {
    let bytes = text.as_bytes();
    let mut end = digit;
    // Blanks, marks of emphasis and a colon may stand between; as many as `skip_soft` allows.
    while end > 0 && digit - end < 40 {
        match bytes[end - 1] {
            b' ' | b'\n' | b'\r' | b'\t' | b'*' | b'_' | b'[' | b':' | b'.' => end -= 1,
            b'r' | b'n' if end > 1 && bytes[end - 2] == b'\\' => end -= 2,
            0x80.. => match previous_char(text, end) {
                Some(it) if is_blank(it) => end -= it.len_utf8(),
                _ => break,
            },
            _ => break,
        }
    }
    if end == 0 || !kinds::may_end_lead(bytes[end - 1]) {
        return false;
    }
    let mut start = end;
    while start > 0 && end - start < 16 {
        let it = bytes[start - 1];
        if !(it.is_ascii_alphabetic() || it >= 0x80) {
            break;
        }
        start -= 1;
    }
    let word = text.get(start..end).unwrap_or("");
    let word = word.trim_start_matches(is_blank);
    kinds::ends_name(word) || kinds::is_so(word)
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
    /// A number that the word before it may lead to.
    fn number(&mut self, at: usize) {
        let from = floor(self.text, at.saturating_sub(LEAD).max(self.read));
        self.read = at;
        let leads = self.leads;
        work::looked(at - from);
        for (word, kind, start, end) in leads.find(self.text, from..at) {
            if word == Word::Letters {
                self.letters(start, end, kind);
            } else if start >= self.taken {
                self.numbered_word(start, end, kind);
            }
        }
    }

    /// "Nghị quyết Đại hội ...".
    fn congress(&mut self, at: usize) {
        let leads = self.leads;
        let from = floor(self.text, at.saturating_sub(LEAD / 2).max(self.read));
        let Some((_, kind, start, end)) = leads.find(self.text, from..at).last() else {
            return;
        };
        if start >= self.taken
            && let Some(found) = named::congress(self.text, start, end, kind)
        {
            self.taken = found.span.end;
            self.cores.push(found);
        }
    }

    /// "NĐ 49": the short form of an instrument cited before. In full the slash finds it.
    fn letters(&mut self, start: usize, end: usize, kind: &'static str) {
        let at = skip_soft(self.text, end, 2);
        if start < self.taken || at == end {
            return;
        }
        let Some(number) = number::forward(self.text, at).filter(|it| it.symbol.is_none()) else {
            return;
        };
        let closed = is_bare_number(self.text, &number, true, true);
        if closed && number.year.is_none() && self.seen.contains(&(kind, number.number.clone())) {
            self.push_number(start, Some(kind), number, "letters-number", 0.7);
        }
    }

    /// "BLDS 2015": a code by its letters.
    fn code(&mut self, start: usize, end: usize, kind: &'static str) {
        let year = title::year_behind(self.text, end);
        self.cores.push(Core {
            span: Span {
                start,
                end: year.map_or(end, |it| it.1),
            },
            form: MentionForm::Titled,
            kind,
            number: None,
            symbol: None,
            year: year.map(|it| it.0),
            title: self.text.get(start..end).map(str::to_owned),
            issuer: None,
            inside: None,
            rule: "code-letters",
            confidence: 0.9,
        });
    }

    /// A kind word with a number behind it, with or without "số".
    fn numbered_word(&mut self, start: usize, end: usize, kind: &'static str) {
        let text = self.text;
        let mut at = skip_soft(text, end, 6);
        let mut so = false;
        while let Some(after) =
            date::word_at(text, at, &["số", "Số", "SỐ", "sô"]).or_else(|| glued_so(text, at))
        {
            so = true;
            at = skip_soft(text, after, 6);
            if next_char(text, at) == Some(':') {
                at = skip_soft(text, at + 1, 6);
            }
        }
        if !next_char(text, at).is_some_and(|it| it.is_ascii_digit()) {
            return;
        }
        // The number may stand behind the header of the next page of the gazette.
        if let Some(behind) = page_header_forward(text, at) {
            at = behind;
        }
        let Some(number) = number::forward(text, at) else {
            return;
        };
        let capital = text
            .get(start..end)
            .is_some_and(|it| it.starts_with(char::is_uppercase));
        let confidence = match &number.symbol {
            // A slash stands in every symbol but those of old decrees ("73-CP").
            Some(symbol) if number.hyphen && !symbol.contains('/') && number.year.is_none() => {
                // "76-SL", "179-CT": the kind's own code; "157-ĐB ngày ...": a day shows that the
                // letters of a body that no table holds are meant.
                let known = kinds::is_issuer_symbol(symbol)
                    || kinds::of_symbol(symbol).is_some_and(|it| it == kind)
                    || kinds::of_symbol(symbol).is_some() && symbol.contains('-');
                let letters = symbol.chars().all(char::is_uppercase) && symbol.chars().count() > 1;
                let dated = || {
                    let day = skip_soft(text, number.end, 4);
                    date::word_at(text, day, &["ngày"]).is_some()
                        && date::date_at(text, day).is_some()
                };
                if !(known || so && letters && dated()) {
                    return;
                }
                if known { 0.9 } else { 0.8 }
            }
            Some(_) => 0.98,
            None if number.year.is_some() => 0.9,
            // "Đề án 06", "Chương trình 135" are names of what is done, not of papers.
            None if (so || is_ranked(kind)) && is_bare_number(text, &number, so, capital) => 0.6,
            None => return,
        };
        let rule = if number.symbol.is_some() {
            "kind-number-symbol"
        } else {
            "kind-number"
        };
        self.push_number(start, Some(kind), number, rule, confidence);
        self.members_without_slash(kind);
    }

    /// "các Nghị định số 27-HĐBT, 28-HĐBT": members that neither a word nor a slash leads to.
    fn members_without_slash(&mut self, kind: &'static str) {
        let text = self.text;
        for _ in 0..12 {
            let Some(last) = self.cores.last() else {
                return;
            };
            let (end, symbol) = (behind_day(text, last.span.end), last.symbol.clone());
            let Some(symbol) = symbol.filter(|it| !it.contains('/')) else {
                return;
            };
            let window = text.get(end..floor(text, end + 24)).unwrap_or("");
            let Some(at) = window
                .find(|it: char| it.is_ascii_digit())
                .map(|it| end + it)
            else {
                return;
            };
            if at == end || !is_connector(text, end, at) {
                return;
            }
            let Some(number) = number::forward(text, at) else {
                return;
            };
            if !(number.hyphen && number.symbol.as_deref() == Some(&symbol)) {
                return;
            }
            self.push_number(at, Some(kind), number, "list-number-symbol", 0.85);
        }
    }

    /// A number-symbol that the words before it did not lead to.
    fn slash(&mut self, slash: usize) {
        if slash < self.taken {
            return;
        }
        let text = self.text;
        let Some(number) = number::around_slash(text, slash) else {
            return;
        };
        if number.start < self.taken {
            return;
        }
        let lead = kinds::lead_before(text, number.start);
        let lead_start = lead.start.max(self.taken);
        let Some(symbol) = &number.symbol else {
            // "các Nghị định 71/2024, 88/2024": members of a list that began with a kind word.
            let listed = number.year.is_some()
                && self.cores.last().is_some_and(|it| {
                    it.form == MentionForm::Numbered
                        && it.year.is_some()
                        && it.symbol.is_none()
                        && is_connector(text, it.span.end, number.start)
                });
            if let Some(kind) = lead.kind.filter(|_| number.year.is_some()) {
                self.push_number(lead_start, Some(kind), number, "kind-number", 0.85);
            } else if listed {
                let kind = self.cores.last().map(|it| it.kind);
                self.push_number(lead_start, kind, number, "list-number", 0.8);
            }
            return;
        };
        let mut listed = self.cores.last().is_some_and(|it| {
            it.form == MentionForm::Numbered && is_connector(text, it.span.end, number.start)
        });
        // "các Văn bản số 112/UBND-NL ngày 7/3/2019, số 168/UBND-NL ngày ...": the day is the first's.
        if !listed && lead.so && lead.kind.is_none() {
            listed = self.cores.last().is_some_and(|it| {
                let behind = behind_day(text, it.span.end);
                it.form == MentionForm::Numbered
                    && behind > it.span.end
                    && is_connector(text, behind, number.start)
            });
        }
        let assembly = is_assembly(symbol);
        let known = kinds::of_symbol(symbol).is_some() || assembly;
        let letter = is_letter_symbol(symbol);
        let body = symbol.split(['-', '/']).next().unwrap_or("");
        let member = listed && kinds::is_issuer_symbol(body);
        if lead.kind.is_none() {
            if lead.form || in_address(text, number.start) {
                return;
            }
            let plausible = known
                || listed
                || lead.so && (letter || number.year.is_some() && kinds::is_issuer_symbol(symbol));
            if !plausible || !known && !lead.so && !member {
                return;
            }
        }
        let inherited = self
            .cores
            .last()
            .filter(|it| listed && (member && !known || same_code(it.symbol.as_deref(), symbol)))
            .map(|it| it.kind);
        // Only the Party's QĐ stands for two kinds; elsewhere the symbol says its own.
        let said_by_symbol = kinds::of_symbol(symbol).filter(|_| !symbol.contains('/'));
        let kind = lead.kind.or(said_by_symbol).or(inherited);
        let said = lead.kind.is_some();
        let confidence = if said {
            0.98
        } else if known {
            0.95
        } else {
            0.8
        };
        let rule = if said {
            "kind-number-symbol"
        } else if listed {
            "list-number-symbol"
        } else {
            "number-symbol"
        };
        let cores = self.cores.len();
        // "Tờ trình số 115 và 116/TTr-UBND": the symbol is said once, behind the last.
        if listed
            && let Some(last) = self.cores.last_mut()
            && last.symbol.is_none()
            && last.year.is_none()
            && Some(last.kind) == kind
            && !said
        {
            last.symbol = number.symbol.clone();
            last.year = number.year;
        }
        self.push_number(lead_start, kind, number, rule, confidence);
        if let Some(core) = self.cores.get_mut(cores) {
            core.issuer = lead.issuer.map(|(start, end)| Span { start, end });
        }
    }

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

    /// A law word: with its title, its number, or both.
    fn law(&mut self, start: usize, end: usize, kind: &'static str) {
        let text = self.text;
        if kind == "hien-phap" {
            self.constitution(start, end);
            return;
        }
        // "Luật số 47/2019/QH14".
        if let Some(number) = law_number(text, end) {
            if start >= self.taken {
                self.push_number(start, Some(kind), number, "kind-number-symbol", 0.98);
            }
            return;
        }
        // "pháp luật về đất đai": in small letters it is no law's name.
        if !is_capital(text, start) && !is_capital(text, title::start(text, end)) {
            return;
        }
        let Some(title) = title::title_at(text, end) else {
            return;
        };
        let bare = || text.get(start..end).is_some_and(|it| it.is_ascii());
        if !is_proper(text, start, end, &title) || !title.known && bare() {
            return;
        }
        let words = text.get(title.start..title.end).map(one_line);
        let confidence: f32 = if title.known { 0.95 } else { 0.8 };
        // "Luật Nhập cảnh ... 2014 số 47/2014/QH13": the year may stand between.
        let dated = title::year_behind(text, title.end).map_or(title.end, |it| it.1);
        let number = law_number(text, title.end).or_else(|| law_number(text, dated));
        if let Some(number) = number.filter(|it| it.start >= self.taken) {
            self.push_number(
                start,
                Some(kind),
                number,
                "law-title-number",
                confidence.max(0.9),
            );
            if let Some(core) = self.cores.last_mut() {
                core.title = words;
            }
            return;
        }
        let (year, end) = title::year_behind(text, title.end)
            .map_or((None, title.end), |(year, end)| (Some(year), end));
        self.cores.push(Core {
            span: Span { start, end },
            form: MentionForm::Titled,
            kind,
            number: None,
            symbol: None,
            year,
            title: words,
            issuer: None,
            inside: None,
            rule: if title.known {
                "law-title"
            } else {
                "law-title-unknown"
            },
            confidence,
        });
    }

    fn constitution(&mut self, start: usize, end: usize) {
        let text = self.text;
        const NAMES: [&str; 2] = [
            "nuoc cong hoa xa hoi chu nghia viet nam",
            "nuoc viet nam dan chu cong hoa",
        ];
        let at = skip_soft(text, end, 4);
        let window = text.get(at..floor(text, at + 90)).unwrap_or("");
        let folded = title::Folded::new(window);
        let mut stop = end;
        let name = NAMES.iter().find(|it| folded.text.starts_with(**it));
        let full = name.is_some();
        if let Some(name) = name {
            let last = folded.origin(name.len() - 1);
            stop = at + last + next_char(window, last).map_or(0, char::len_utf8);
        }
        let year = title::year_behind(text, stop);
        if !full && year.is_none() {
            return;
        }
        let title = full.then(|| one_line(text.get(at..stop).unwrap_or("")));
        self.cores.push(Core {
            span: Span {
                start,
                end: year.map_or(stop, |it| it.1),
            },
            form: MentionForm::Titled,
            kind: "hien-phap",
            number: None,
            symbol: None,
            year: year.map(|it| it.0),
            title,
            issuer: None,
            inside: None,
            rule: "constitution",
            confidence: 0.95,
        });
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

/// Kinds whose number alone, without "số", names an instrument: "Nghị định 168".
fn is_ranked(kind: &str) -> bool {
    cancu_tables::kind(kind).is_some_and(|it| it.rank < 9) || kind == "ket-luan"
}

/// "số" stuck to the digits behind it.
fn glued_so(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let word = ["số", "Số"].into_iter().find(|it| rest.starts_with(it))?;
    rest[word.len()..]
        .starts_with(|it: char| it.is_ascii_digit())
        .then_some(at + word.len())
}

/// The number behind a law word or its title: "số 58/2014/QH13".
fn law_number(text: &str, at: usize) -> Option<Number> {
    let mut pos = skip_soft(text, at, 6);
    if next_char(text, pos) == Some(',') {
        pos = skip_soft(text, pos + 1, 4);
    }
    if matches!(next_char(text, pos), Some('“' | '”' | '"')) {
        pos = skip_soft(text, pos + next_char(text, pos)?.len_utf8(), 4);
    }
    if let Some(after) =
        date::word_at(text, pos, &["số", "Số", "SỐ", "sô", "so"]).or_else(|| glued_so(text, pos))
    {
        pos = skip_soft(text, after, 4);
        if next_char(text, pos) == Some(':') {
            pos = skip_soft(text, pos + 1, 4);
        }
    }
    let number = number::forward(text, pos)
        .filter(|_| next_char(text, pos).is_some_and(|it| it.is_ascii_digit()))?;
    number.symbol.is_some().then_some(number)
}

/// A title counts as a law's proper name when it is written as one: a capital letter in the law
/// word or the title, and no other noun before the word ("dự án Luật", "kỷ luật").
fn is_proper(text: &str, start: usize, end: usize, title: &Title) -> bool {
    let word = text.get(start..end).unwrap_or("");
    if !(is_capital(text, start) || is_capital(text, title.start) && title.known) {
        return false;
    }
    let before = text
        .get(floor(text, start.saturating_sub(16))..start)
        .unwrap_or("");
    let before = fold::fold(before);
    !(before.ends_with("phap") && word.starts_with('l')
        || before.ends_with("ky") && word.starts_with('l'))
}

fn is_capital(text: &str, at: usize) -> bool {
    next_char(text, at).is_some_and(char::is_uppercase)
}

/// Joins the lines of a name.
pub(crate) fn one_line(text: &str) -> String {
    // Most stretches are on one line already: no blanks but single ones between words.
    // Both passes look at every byte, without leaving early: so many are looked at in one step.
    let bytes = text.as_bytes();
    let other = |it: u8| matches!(it, 0..=0x1F | 0xC2 | 0xE2 | 0xE3 | 0xEF);
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or(&[]));
    let plain = !bytes.iter().fold(false, |any, it| any | other(*it))
        && !pairs.fold(false, |any, it| any | (*it.0 == b' ' && *it.1 == b' '));
    if plain && !text.starts_with(' ') && !text.ends_with(' ') {
        return text.to_owned();
    }
    let mut line = String::with_capacity(text.len());
    for part in text.split(is_blank).filter(|it| !it.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(part);
    }
    line
}

/// "Kế hoạch số 17", "Nghị định 168": a number alone names an instrument when "số" leads to it
/// or the kind word is written as a name, and no unit of measure or other word follows.
fn is_bare_number(text: &str, number: &Number, so: bool, capital: bool) -> bool {
    let behind = next_char(text, number.end);
    let closed = behind
        .is_none_or(|it| is_blank(it) || matches!(it, ',' | ';' | '.' | ')' | '”' | '"' | ':'));
    let decimal = behind == Some('.')
        && next_char(text, number.end + 1).is_some_and(|it| it.is_ascii_digit());
    let folded = fold::fold(
        text.get(number.end..floor(text, number.end + 24))
            .unwrap_or(""),
    );
    let unit = [
        "nam", "thang", "nguoi", "ngay", "%", "trieu", "ty", "xa", "huyen", "tinh", "cap", "dieu",
        "muc",
    ];
    let counted = unit.iter().any(|it| {
        folded
            .strip_prefix(it)
            .is_some_and(|rest| !rest.starts_with(|it: char| it.is_alphanumeric()))
    });
    let dated =
        folded.starts_with("ngay ") && folded.as_bytes().get(5).is_some_and(u8::is_ascii_digit);
    capital && closed && !decimal && (!counted || dated) && (so || number.number.len() >= 2)
}

/// Only connecting words stand between: ", ", " và ", " và số ".
pub(crate) fn is_connector(text: &str, from: usize, to: usize) -> bool {
    let Some(gap) = text.get(from..to).filter(|it| it.len() < 60) else {
        return false;
    };
    let folded = fold::fold(gap);
    folded.split([' ', ',', ';']).all(|it| {
        matches!(
            it,
            "" | "va" | "so" | "hoac" | "cac" | "cung" | "voi" | "den" | "so:"
        )
    })
}

/// Where the day behind a number ends, if one stands there ("ngày 24-1-1984").
fn behind_day(text: &str, end: usize) -> usize {
    let at = skip_soft(text, end, 4);
    if date::word_at(text, at, &["ngày"]).is_none() {
        return end;
    }
    date::date_at(text, at).map_or(end, |it| it.1)
}

fn is_assembly(symbol: &str) -> bool {
    let first = symbol.split(['-', '/']).next().unwrap_or("");
    ["QH", "UBTVQH", "NQ-UBTVQH"].iter().any(|it| {
        first
            .strip_prefix(it)
            .is_some_and(|rest| rest.len() <= 2 && rest.bytes().all(|it| it.is_ascii_digit()))
    })
}

/// "UBND-TH", "BNV-CCVC": a body and the unit that drew the letter up.
fn is_letter_symbol(symbol: &str) -> bool {
    symbol
        .split_once('-')
        .is_some_and(|(body, _)| kinds::is_issuer_symbol(body))
}

fn same_code(previous: Option<&str>, symbol: &str) -> bool {
    let first = |it: &str| it.split(['-', '/']).next().map(str::to_owned);
    previous.and_then(first) == first(symbol)
}

/// Slashes of addresses are no joiners.
fn in_address(text: &str, at: usize) -> bool {
    let before = text
        .get(floor(text, at.saturating_sub(40))..at)
        .unwrap_or("");
    let word = before.rsplit(is_blank).next().unwrap_or("");
    word.contains("://") || word.contains("www.") || word.contains('%') || word.contains('=')
}

/// The kind that a symbol says where no word does.
fn kind_by_symbol(symbol: Option<&str>, hyphen: bool) -> Option<&'static str> {
    let symbol = symbol?;
    if let Some(kind) = kinds::of_symbol(symbol) {
        // TT before a Party body is Thông tri: "37-TT/TU".
        return Some(
            if kind == "thong-tu" && hyphen && symbol.starts_with("TT/T") {
                "thong-tri"
            } else {
                kind
            },
        );
    }
    if symbol.starts_with("UBTVQH") {
        return Some("nghi-quyet");
    }
    if is_assembly(symbol) {
        return Some("luat");
    }
    is_letter_symbol(symbol).then_some("cong-van")
}
