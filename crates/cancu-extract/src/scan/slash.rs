//! Numbers with a slash or symbol that no kind word before them was needed to find.

use cancu_model::{MentionForm, Span};
use cancu_tables::List;

use super::Scan;
use super::shape::{behind_day, is_assembly, is_connector, is_letter_symbol};
use crate::cursor::{floor, is_blank};
use crate::number::Number;
use crate::{kinds, number};

/// How far apart two members of a list may stand, with what describes the first.
const ITEM: usize = 400;

/// How far a list of bare numbers may run before the symbol that they share.
const MEMBERS: usize = 80;

impl Scan<'_> {
    /// A number-symbol that the words before it did not lead to.
    pub(super) fn slash(&mut self, slash: usize) {
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
        if !listed && lead.kind.is_none() {
            listed = self.cores.last().is_some_and(|it| {
                let behind = behind_day(text, it.span.end);
                (lead.so || same_code(it.symbol.as_deref(), symbol))
                    && it.form == MentionForm::Numbered
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
            .filter(|it| {
                let bare = it.symbol.is_none() && it.year.is_none();
                listed && (bare || member && !known || same_code(it.symbol.as_deref(), symbol))
            })
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
        if !listed && !said {
            listed = self.bare_members(&number);
        }
        let kind = kind.or_else(|| self.cores.last().filter(|_| listed).map(|it| it.kind));
        let head = self.cores.last().filter(|it| {
            // "số 263/QĐ-TTg ngày ... phê duyệt ...; số 07/2022/QĐ-TTg": descriptions stand between.
            let gap = text.get(it.span.end..number.start).unwrap_or("");
            let item = lead.so && gap.len() < ITEM && gap.contains(';') && !gap.contains(". ");
            let after = item && same_code(it.symbol.as_deref(), symbol);
            !said && (listed || after)
        });
        let issuer = head.and_then(|it| it.issuer);
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
            // "Các Chỉ thị của Chủ tịch UBND tỉnh: số 11/CT-UBND ...; số 03/CT-UBND".
            core.issuer = lead
                .issuer
                .map(|(start, end)| Span { start, end })
                .or(issuer);
        }
    }

    /// "Nghị quyết 57, 59, 66 và 68-NQ/TW": numbers between the last core and the one whose symbol
    /// all of them share. Says whether there were any.
    fn bare_members(&mut self, last: &Number) -> bool {
        let text = self.text;
        let Some(head) = self.cores.last() else {
            return false;
        };
        let bare = head.form == MentionForm::Numbered && head.symbol.is_none();
        let gap = text.get(head.span.end..last.start).unwrap_or("");
        if !bare || head.year.is_some() || gap.len() > MEMBERS {
            return false;
        }
        let kind = head.kind;
        let mut members = Vec::new();
        let mut at = head.span.end;
        for part in gap.split_inclusive(|it: char| it == ',' || is_blank(it)) {
            let word = part.trim_matches(|it: char| it == ',' || is_blank(it));
            let digits = !word.is_empty() && word.bytes().all(|it| it.is_ascii_digit());
            if digits && word.len() <= 4 {
                let start = at + part.find(word).unwrap_or(0);
                members.push((start, word));
            } else if !(word.is_empty() || List::MemberJoiner.holds(word)) {
                return false;
            }
            at += part.len();
        }
        if let Some(head) = self.cores.last_mut().filter(|_| !members.is_empty()) {
            head.symbol = last.symbol.clone();
            head.year = last.year;
        }
        for (start, word) in &members {
            let number = Number {
                start: *start,
                end: start + word.len(),
                number: (*word).to_owned(),
                ..last.clone()
            };
            self.push_number(*start, Some(kind), number, "list-number-symbol", 0.8);
        }
        !members.is_empty()
    }
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
