//! One pass over the text: every place where an instrument may be named, and the core there.

use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use cancu_model::{MentionForm, Span, fold};
use cancu_tables::TITLES;
use once_cell::sync::Lazy;
use rustc_hash::FxHashSet;

use crate::core::Core;
use crate::cursor::{floor, is_blank, next_char, previous_char, skip_soft};
use crate::kinds;
use crate::number::{self, Number};
use crate::title::{self, Title};
use crate::{date, named};

/// What a pattern of the search stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    /// The name of a kind.
    Name,
    /// Letters that stand for a kind before a number: "NĐ 49".
    Letters,
    /// Letters that stand for a code with its title: "BLDS 2015".
    Code,
}

/// The search for kind words, and what each pattern says.
struct Words {
    search: AhoCorasick,
    kinds: Vec<(Word, &'static str)>,
}

static WORDS: Lazy<Option<Words>> = Lazy::new(|| {
    let names = kinds::spellings()
        .into_iter()
        .map(|(word, kind)| (word, Word::Name, kind));
    let letters = kinds::abbreviations().map(|(word, kind)| (word.to_owned(), Word::Letters, kind));
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
    let patterns: Vec<(String, Word, &'static str)> = names.chain(letters).chain(codes).collect();
    let search = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .kind(Some(AhoCorasickKind::DFA))
        .build(patterns.iter().map(|it| it.0.as_str()))
        .ok()?;
    Some(Words {
        search,
        kinds: patterns.into_iter().map(|it| (it.1, it.2)).collect(),
    })
});

/// Kinds that are cited by title.
fn is_law(kind: &str) -> bool {
    matches!(kind, "luat" | "bo-luat" | "phap-lenh" | "hien-phap")
}

/// Finds the core of every citation, in order of their start.
///
/// What overlaps `own`, the document's own number in its head, is no citation.
pub(crate) fn cores(text: &str, own: Option<&Range<usize>>) -> Vec<Core> {
    let Some(words) = WORDS.as_ref() else {
        return Vec::new();
    };
    let mut scan = Scan {
        text,
        cores: Vec::new(),
        taken: 0,
        seen: FxHashSet::default(),
    };
    let mut slashes = memchr::memchr_iter(b'/', text.as_bytes()).peekable();
    for hit in words.search.find_iter(text) {
        while let Some(slash) = slashes.next_if(|it| *it < hit.start()) {
            scan.slash(slash);
        }
        if stands_alone(text, hit.start(), hit.end()) {
            let (word, kind) = words.kinds[hit.pattern().as_usize()];
            match word {
                Word::Name => scan.word(hit.start(), hit.end(), kind),
                Word::Letters => scan.letters(hit.start(), hit.end(), kind),
                Word::Code => scan.code(hit.start(), hit.end(), kind),
            }
        }
    }
    for slash in slashes {
        scan.slash(slash);
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

struct Scan<'t> {
    text: &'t str,
    cores: Vec<Core>,
    /// No number before this offset is read again.
    taken: usize,
    /// Kinds and numbers that were cited so far.
    seen: FxHashSet<(&'static str, String)>,
}

impl Scan<'_> {
    fn word(&mut self, start: usize, end: usize, kind: &'static str) {
        if is_law(kind) {
            self.law(start, end, kind);
        } else if start >= self.taken {
            self.numbered_word(start, end, kind);
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
            inside: None,
            rule: "code-letters",
            confidence: 0.9,
        });
    }

    /// A kind word with a number behind it, with or without "số".
    fn numbered_word(&mut self, start: usize, end: usize, kind: &'static str) {
        let text = self.text;
        if let Some(found) = named::congress(text, start, end, kind) {
            self.taken = found.span.end;
            self.cores.push(found);
            return;
        }
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
        let Some(number) = number::forward(text, at) else {
            return;
        };
        let capital = text
            .get(start..end)
            .is_some_and(|it| it.starts_with(char::is_uppercase));
        let confidence = match &number.symbol {
            // A slash stands in every symbol but those of old decrees ("73-CP").
            Some(symbol) if number.hyphen && !symbol.contains('/') && number.year.is_none() => {
                let known = kinds::is_issuer_symbol(symbol)
                    || kinds::of_symbol(symbol).is_some() && symbol.contains('-');
                if !known {
                    return;
                }
                0.9
            }
            Some(_) => 0.98,
            None if number.year.is_some() => 0.9,
            None if is_bare_number(text, &number, so, capital) => 0.6,
            None => return,
        };
        let rule = if number.symbol.is_some() {
            "kind-number-symbol"
        } else {
            "kind-number"
        };
        self.push_number(start, Some(kind), number, rule, confidence);
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
        let listed = self.cores.last().is_some_and(|it| {
            it.form == MentionForm::Numbered && is_connector(text, it.span.end, number.start)
        });
        let assembly = is_assembly(symbol);
        let known = kinds::of_symbol(symbol).is_some() || assembly;
        let letter = is_letter_symbol(symbol);
        if lead.kind.is_none() {
            if lead.form || in_address(text, number.start) {
                return;
            }
            let plausible = known
                || listed
                || lead.so && (letter || number.year.is_some() && kinds::is_issuer_symbol(symbol));
            if !plausible || !known && !lead.so {
                return;
            }
        }
        let inherited = self
            .cores
            .last()
            .filter(|it| listed && same_code(it.symbol.as_deref(), symbol))
            .map(|it| it.kind);
        let kind = lead.kind.or(inherited);
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
        self.push_number(lead_start, kind, number, rule, confidence);
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
        let Some(title) = title::title_at(text, end) else {
            return;
        };
        if !is_proper(text, start, end, &title) {
            return;
        }
        let words = text.get(title.start..title.end).map(one_line);
        let confidence: f32 = if title.known { 0.95 } else { 0.8 };
        if let Some(number) = law_number(text, title.end).filter(|it| it.start >= self.taken) {
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
        const NAME: &str = "nuoc cong hoa xa hoi chu nghia viet nam";
        let at = skip_soft(text, end, 4);
        let window = text.get(at..floor(text, at + 90)).unwrap_or("");
        let folded = title::Folded::new(window);
        let mut stop = end;
        let full = folded.text.starts_with(NAME);
        if full {
            let last = folded.origin(NAME.len() - 1);
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
        date::word_at(text, pos, &["số", "Số", "SỐ"]).or_else(|| glued_so(text, pos))
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
    let capital = word.starts_with(char::is_uppercase);
    let title_capital = next_char(text, title.start).is_some_and(char::is_uppercase);
    if !(capital || title_capital && title.known) {
        return false;
    }
    let before = text
        .get(floor(text, start.saturating_sub(16))..start)
        .unwrap_or("");
    let before = fold::fold(before);
    !(before.ends_with("phap") && word.starts_with('l')
        || before.ends_with("ky") && word.starts_with('l'))
}

/// Joins the lines of a name.
pub(crate) fn one_line(text: &str) -> String {
    let parts = text.split(is_blank).filter(|it| !it.is_empty());
    parts.collect::<Vec<_>>().join(" ")
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
