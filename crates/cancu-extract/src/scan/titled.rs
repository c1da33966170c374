//! Instruments that are cited by name: laws, codes by their letters, the Constitution.

use cancu_model::{MentionForm, Span, fold};
use cancu_tables::List;

use super::Scan;
use super::shape::{is_capital, one_line};
use crate::core::Core;
use crate::cursor::{floor, next_char, skip_soft};
use crate::number::{self, Number};
use crate::title::{self, Title};
use crate::{date, named};

/// How far before "Trung ương" the kind of what one of its sessions passed begins at the furthest.
const SESSION_LEAD: usize = 120;

impl Scan<'_> {
    /// "Nghị quyết Đại hội ...".
    pub(super) fn congress(&mut self, at: usize) {
        let leads = self.leads;
        let from = floor(self.text, at.saturating_sub(60).max(self.read));
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

    /// "Nghị quyết Trung ương 4 khóa XII", at "Trung ương".
    pub(super) fn session(&mut self, at: usize) {
        let leads = self.leads;
        let from = floor(self.text, at.saturating_sub(SESSION_LEAD).max(self.taken));
        let Some((_, kind, start, end)) = leads.find(self.text, from..at).last() else {
            return;
        };
        if let Some(found) = named::session(self.text, start, end, kind) {
            self.taken = found.span.end;
            self.cores.push(found);
        }
    }

    /// "BLDS 2015": a code by its letters.
    pub(super) fn code(&mut self, start: usize, end: usize, kind: &'static str) {
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

    /// A law word: with its title, its number, or both.
    pub(super) fn law(&mut self, start: usize, end: usize, kind: &'static str) {
        let text = self.text;
        if kind == "hien-phap" {
            self.constitution(start, end);
            return;
        }
        // "pháp luật về đất đai": in small letters it is no law's name. Most are told by the letter
        // behind the word; a title or a number may follow a quotation mark.
        let named = is_capital(text, start);
        if !named && begins_small(text, end) {
            return;
        }
        // "Luật số 47/2019/QH14".
        if let Some(number) = law_number(text, end) {
            if start >= self.taken {
                self.push_number(start, Some(kind), number, "kind-number-symbol", 0.98);
            }
            return;
        }
        // Read already, at the end of the title of the law that amends it.
        if self.cores.last().is_some_and(|it| it.span.start == start) {
            return;
        }
        if !named && !is_capital(text, title::start(text, end)) {
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
            // "Quốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật X số 42/2009/QH12": the
            // number is that of Luật X, and the amending law itself speaks.
            if let Some((inner, name)) = title::amended(text, &title, &number) {
                if !promulgates(text, start) {
                    self.push_title(start, title.end, kind, words, &title, None);
                }
                self.push_number(inner, Some(kind), number, "law-title-number", 0.9);
                if let Some(core) = self.cores.last_mut() {
                    core.title = text.get(name).map(one_line);
                }
                return;
            }
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
        // "Quốc hội ban hành Luật sửa đổi ... của Luật X năm 1993": the year is that of Luật X too.
        if year.is_some()
            && title::is_amending(&text[title.start..title.end])
            && promulgates(text, start)
        {
            return;
        }
        self.push_title(start, end, kind, words, &title, year);
    }

    fn push_title(
        &mut self,
        start: usize,
        end: usize,
        kind: &'static str,
        words: Option<String>,
        title: &Title,
        year: Option<u16>,
    ) {
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
            confidence: if title.known { 0.95 } else { 0.8 },
        });
    }

    fn constitution(&mut self, start: usize, end: usize) {
        let text = self.text;
        let at = skip_soft(text, end, 4);
        let window = text.get(at..floor(text, at + 90)).unwrap_or("");
        let folded = title::Folded::new(window);
        let mut stop = end;
        let name = List::Republic.begins(&folded.text);
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
}

/// Says whether a word in small letters other than "số" follows: neither a title nor a number.
fn begins_small(text: &str, at: usize) -> bool {
    let next = next_char(text, skip_soft(text, at, 4));
    next.is_some_and(|it| it.is_lowercase() && it != 's')
}

/// "Quốc hội ban hành Luật ...": a law speaks of itself.
fn promulgates(text: &str, start: usize) -> bool {
    let before = text.get(floor(text, start.saturating_sub(40))..start);
    let before = before.unwrap_or("").trim_end();
    List::Promulgates.ends(before).is_some()
}

/// Says whether a term stands close behind "Trung ương": few of them name a session.
pub(super) fn names_term(text: &str, at: usize) -> bool {
    let window = text.get(at..floor(text, at + 48)).unwrap_or("");
    List::NamesTerm.words().iter().any(|it| window.contains(it))
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
    if let Some(after) = date::word_at(text, pos, List::SoOfLaw.words()) {
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
    let shouted = word.chars().all(char::is_uppercase);
    !(before.ends_with("phap") && (word.starts_with('l') || shouted)
        || before.ends_with("ky") && word.starts_with('l'))
}
