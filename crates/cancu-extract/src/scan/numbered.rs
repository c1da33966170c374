//! Numbers that a kind word leads to: "Nghị định số 04/2015/NĐ-CP", "NĐ 49", "Nghị định 168".

use std::ops::Range;

use cancu_model::fold;
use cancu_tables::List;

use super::Scan;
use super::search::Word;
use super::shape::{behind_day, is_connector};
use crate::cursor::{floor, is_blank, next_char, page_header_forward, skip_soft};
use crate::number::{self, Number};
use crate::{date, kinds, work};

/// How far before a number its kind word begins at the furthest.
pub(super) const LEAD: usize = 80;

/// The rule of a short form that counts where another place cites the same in full.
pub(super) const SHORT: &str = "short-number";

impl Scan<'_> {
    /// A number that the word before it may lead to.
    pub(super) fn number(&mut self, at: usize) {
        let from = floor(self.text, at.saturating_sub(LEAD).max(self.read));
        self.read = at;
        let leads = self.leads;
        work::looked(at - from);
        let taken = self.taken;
        for (word, kind, start, end) in leads.find(self.text, from..at) {
            if word == Word::Letters {
                self.letters(start, end, kind);
            } else if start >= self.taken {
                self.numbered_word(start, end, kind);
            }
        }
        if self.taken == taken && wide_blank(self.text, from..at) {
            self.dashed(at);
        }
    }

    /// "Nghị  định số 19-CP": a number without the slash by which others are found, behind a kind
    /// whose words stand apart.
    fn dashed(&mut self, at: usize) {
        let near = self.text.as_bytes().get(at..).unwrap_or_default();
        let dash = near.iter().take(12).any(|it| *it == b'-' || *it >= 0x80);
        let bare = |it: &Number| {
            let symbol = it.symbol.as_ref();
            it.hyphen && symbol.is_some_and(|it| !it.contains('/'))
        };
        let number = dash.then(|| number::forward(self.text, at)).flatten();
        let Some(number) = number.filter(bare) else {
            return;
        };
        let lead = kinds::lead_before(self.text, at);
        if let Some(kind) = lead.kind.filter(|_| lead.start >= self.taken) {
            self.numbered_by(lead.start, kind, number, lead.so);
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

    /// A kind word with a number behind it, with or without "số".
    fn numbered_word(&mut self, start: usize, end: usize, kind: &'static str) {
        let text = self.text;
        let mut at = skip_soft(text, end, 6);
        let mut so = false;
        while let Some(after) = date::word_at(text, at, List::So.words()) {
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
        if let Some(number) = number::forward(text, at) {
            self.numbered_by(start, kind, number, so);
        }
    }

    /// A number that a kind word at `start` leads to.
    fn numbered_by(&mut self, start: usize, kind: &'static str, number: Number, so: bool) {
        let text = self.text;
        let capital = text
            .get(start..number.start)
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
            // "Công văn 1416 ngày 22/7/2013"; "Quy định 144", which another place cites in full.
            None if is_bare_number(text, &number, so, capital) => {
                let day = skip_soft(text, number.end, 4);
                let dated = date::word_at(text, day, &["ngày"]).is_some()
                    && date::date_at(text, day).is_some_and(|it| it.0.is_whole());
                self.push_number(start, Some(kind), number, SHORT, 0.6);
                if let Some(core) = self.cores.last_mut().filter(|_| dated) {
                    core.rule = "kind-number";
                }
                return;
            }
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
}

/// Says whether a line break or another wide blank may part the words of a kind: "Nghị  định".
fn wide_blank(text: &str, range: Range<usize>) -> bool {
    let window = text.as_bytes().get(range).unwrap_or_default();
    window
        .windows(2)
        .any(|it| it[0] == b'\n' || it == [0xC2, 0xA0] || it == b"  ")
}

/// Kinds whose number alone, without "số", names an instrument: "Nghị định 168".
fn is_ranked(kind: &str) -> bool {
    cancu_tables::kind(kind).is_some_and(|it| it.rank < 9) || kind == "ket-luan"
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
    let counted = List::Counted.words().iter().any(|it| {
        folded
            .strip_prefix(it)
            .is_some_and(|rest| !rest.starts_with(|it: char| it.is_alphanumeric()))
    });
    let dated =
        folded.starts_with("ngay ") && folded.as_bytes().get(5).is_some_and(u8::is_ascii_digit);
    capital && closed && !decimal && (!counted || dated) && (so || number.number.len() >= 2)
}
