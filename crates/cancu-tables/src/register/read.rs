//! From TOML to rows. Every fault is gathered, so that one run tells them all.

use std::ops::Range;
use std::sync::Arc;

use cancu_model::fold::slug;
use cancu_model::{Date, Extent, InstrumentId, Relation};
use rustc_hash::FxHashMap;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{
    Act, Certainty, Fault, FaultKind, Faults, Note, NoteKind, Origin, OtherDate, Recorded, Register,
};
use crate::kinds::{KINDS, kind};
use crate::near::nearest;
use crate::titles::TITLES;

const CERTAINTIES: [(&str, Certainty); 4] = [
    ("text", Certainty::Text),
    ("report", Certainty::Report),
    ("plans", Certainty::Plans),
    ("unsure", Certainty::Unsure),
];

const EXTENTS: [(&str, Extent); 2] = [("whole", Extent::Whole), ("part", Extent::Part)];

const NOTE_KINDS: [(&str, NoteKind); 3] = [
    ("no_replacement", NoteKind::NoReplacement),
    ("possible_successor", NoteKind::PossibleSuccessor),
    ("governed_by", NoteKind::GovernedBy),
];

/// Reads a register; `ground` is another whose instruments its acts and notes may name.
pub(super) fn read(file: &str, text: &str, ground: Option<&Register>) -> Result<Register, Faults> {
    // A byte order mark, as Windows editors write it, is no part of TOML.
    let text = text.trim_start_matches('\u{FEFF}');
    let mut reader = Reader {
        file: file.into(),
        text,
        faults: Vec::new(),
    };
    let (whole, errors) = DeTable::parse_recoverable(text);
    for it in errors {
        let at = it.span().map_or(0, |it| it.start);
        reader.fault(at, FaultKind::Syntax(it.message().replace('\n', ", ")));
    }
    // What the parser made of the rest of a broken text would only confuse.
    if !reader.faults.is_empty() {
        return Err(reader.into_faults());
    }
    let (mut instruments, mut acts, mut notes) = (Vec::new(), Vec::new(), Vec::new());
    for (name, value) in whole.get_ref() {
        let at = name.span().start;
        let rows = value.get_ref().as_array();
        let (Some(rows), "instrument" | "act" | "note") = (rows, name.get_ref().as_ref()) else {
            reader.fault(at, FaultKind::UnknownTable(name.get_ref().to_string()));
            continue;
        };
        for row in rows.iter() {
            let Some(table) = row.get_ref().as_table() else {
                reader.fault(at, FaultKind::UnknownTable(name.get_ref().to_string()));
                continue;
            };
            let row = Row::new(table, row.span());
            match name.get_ref().as_ref() {
                "instrument" => instruments.extend(reader.instrument(row)),
                "act" => acts.extend(reader.act(row)),
                _ => notes.extend(reader.note(row)),
            }
        }
    }
    reader.twice(&instruments);
    let register = Register::new(instruments, acts, notes);
    reader.undeclared(&register, ground);
    if reader.faults.is_empty() {
        Ok(register)
    } else {
        Err(reader.into_faults())
    }
}

/// A row, and which of its keys were asked for.
struct Row<'r, 'i> {
    table: &'r DeTable<'i>,
    span: Range<usize>,
    asked: Vec<&'static str>,
}

impl<'r, 'i> Row<'r, 'i> {
    /// The span of a row's table is its head alone: it ends with its last value.
    fn new(table: &'r DeTable<'i>, head: Range<usize>) -> Row<'r, 'i> {
        let ends = table.values().map(|it| it.span().end);
        let end = ends.max().unwrap_or(head.end).max(head.end);
        Row {
            table,
            span: head.start..end,
            asked: Vec::new(),
        }
    }

    fn get(&mut self, key: &'static str) -> Option<&'r Spanned<DeValue<'i>>> {
        self.asked.push(key);
        self.table
            .iter()
            .find(|it| it.0.get_ref() == key)
            .map(|it| it.1)
    }
}

/// A value with the byte at which it stands.
#[derive(Clone)]
struct At<T> {
    at: usize,
    it: T,
}

struct Reader<'t> {
    file: Arc<str>,
    text: &'t str,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn line(&self, at: usize) -> usize {
        let before = self.text.as_bytes().get(..at).unwrap_or_default();
        before.iter().filter(|it| **it == b'\n').count() + 1
    }

    fn fault(&mut self, at: usize, kind: FaultKind) {
        let line = self.line(at);
        self.faults.push(Fault {
            file: self.file.to_string(),
            line,
            kind,
        });
    }

    fn into_faults(mut self) -> Faults {
        self.faults.sort_by_key(|it| it.line);
        Faults(self.faults)
    }

    fn instrument(&mut self, mut row: Row<'_, '_>) -> Option<Recorded> {
        let before = self.faults.len();
        let id = self.needed(&mut row, "id").and_then(|it| self.id(&it));
        let kind_code = self.needed(&mut row, "type").and_then(|it| self.kind(&it));
        let number = self.string(&mut row, "number");
        let symbol = self.string(&mut row, "symbol");
        let date = self.date(&mut row, "date");
        let effective = self.date(&mut row, "effective");
        let issuer = self.string(&mut row, "issuer").map(|it| it.it);
        let title = self.string(&mut row, "title").map(|it| it.it);
        let certainty = self.word(&mut row, "basis", &CERTAINTIES);
        let other_dates = self.strings(&mut row, "other_dates");
        let other_dates = other_dates
            .into_iter()
            .filter_map(|it| self.other_date(&it))
            .collect();
        let origin = self.origin(&mut row);
        self.unasked(&row);
        if let Some(id) = &id {
            self.agrees(id, number.as_ref(), symbol.as_ref(), date.as_ref());
        }
        if self.faults.len() > before {
            return None;
        }
        Some(Recorded {
            id: id?.it,
            kind: kind_code?,
            number: number.map(|it| it.it),
            symbol: symbol.map(|it| it.it),
            date: date.map(|it| it.it),
            effective: effective.map(|it| it.it),
            issuer,
            title,
            certainty: certainty?,
            origin: origin?,
            other_dates,
        })
    }

    fn act(&mut self, mut row: Row<'_, '_>) -> Option<Act> {
        let before = self.faults.len();
        let from = self.needed(&mut row, "from").and_then(|it| self.id(&it));
        let to = self.needed(&mut row, "to").and_then(|it| self.id(&it));
        let relation = self.relation(&mut row);
        let extent_at = row.get("extent").map(|it| it.span().start);
        let extent = extent_at.and_then(|_| self.word(&mut row, "extent", &EXTENTS));
        let provisions = self.strings(&mut row, "provisions");
        let pinpoint = self.string(&mut row, "pinpoint").map(|it| it.it);
        let effective = self.date(&mut row, "effective").map(|it| it.it);
        let until = self.date(&mut row, "until");
        let certainty = self.word(&mut row, "basis", &CERTAINTIES);
        let note = self.string(&mut row, "note").map(|it| it.it);
        let origin = self.origin(&mut row);
        self.unasked(&row);
        if let (Some(from), Some(to)) = (&from, &to)
            && from.it == to.it
        {
            self.fault(to.at, FaultKind::OnItself(to.it.to_string()));
        }
        if let Some(it) = provisions.first().filter(|_| extent != Some(Extent::Part)) {
            self.fault(it.at, FaultKind::Idle("provisions", "extent = \"part\""));
        }
        let lasts = matches!(relation, Some(Relation::Suspends | Relation::KeepsInForce));
        if let Some(it) = until.as_ref().filter(|_| !lasts) {
            self.fault(it.at, FaultKind::Idle("until", "relation = \"suspends\""));
        }
        if self.faults.len() > before {
            return None;
        }
        Some(Act {
            from: from?.it,
            to: to?.it,
            relation: relation?,
            extent,
            provisions: provisions.into_iter().map(|it| it.it).collect(),
            pinpoint,
            effective,
            until: until.map(|it| it.it),
            certainty: certainty?,
            origin: origin?,
            note,
        })
    }

    fn note(&mut self, mut row: Row<'_, '_>) -> Option<Note> {
        let before = self.faults.len();
        let about = self.needed(&mut row, "about").and_then(|it| self.id(&it));
        let kind = self.word(&mut row, "kind", &NOTE_KINDS);
        let to = self.strings(&mut row, "to");
        let to: Vec<InstrumentId> = to
            .iter()
            .filter_map(|it| self.id(it))
            .map(|it| it.it)
            .collect();
        let text = self.string(&mut row, "text").map(|it| it.it);
        let origin = self.origin(&mut row);
        if to.is_empty() && kind.is_some_and(|it| it != NoteKind::NoReplacement) {
            self.fault(row.span.start, FaultKind::Missing("to"));
        }
        self.unasked(&row);
        if self.faults.len() > before {
            return None;
        }
        Some(Note {
            about: about?.it,
            kind: kind?,
            to,
            origin: origin?,
            text,
        })
    }

    fn origin(&mut self, row: &mut Row<'_, '_>) -> Option<Origin> {
        let source = self.needed(row, "source")?.it;
        Some(Origin {
            file: Arc::clone(&self.file),
            span: row.span.clone(),
            line: self.line(row.span.start),
            source,
        })
    }

    /// The keys that nobody asked for.
    fn unasked(&mut self, row: &Row<'_, '_>) {
        for key in row.table.keys() {
            let name = key.get_ref().as_ref();
            if !row.asked.contains(&name) {
                let near = nearest(name, row.asked.iter().copied()).map(str::to_owned);
                self.fault(
                    key.span().start,
                    FaultKind::UnknownKey(name.to_owned(), near),
                );
            }
        }
    }

    /// A text that is not blank.
    fn string(&mut self, row: &mut Row<'_, '_>, key: &'static str) -> Option<At<String>> {
        let value = row.get(key)?;
        let at = value.span().start;
        match value.get_ref().as_str() {
            Some(it) if it.trim().is_empty() => {
                self.fault(at, FaultKind::Missing(key));
                None
            }
            Some(it) => Some(At {
                at,
                it: it.to_owned(),
            }),
            None => {
                self.fault(at, FaultKind::WrongType(key.to_owned(), "text"));
                None
            }
        }
    }

    fn needed(&mut self, row: &mut Row<'_, '_>, key: &'static str) -> Option<At<String>> {
        if row.get(key).is_none() {
            self.fault(row.span.start, FaultKind::Missing(key));
            return None;
        }
        self.string(row, key)
    }

    fn strings(&mut self, row: &mut Row<'_, '_>, key: &'static str) -> Vec<At<String>> {
        let Some(value) = row.get(key) else {
            return Vec::new();
        };
        let wrong = FaultKind::WrongType(key.to_owned(), "a list of texts");
        let Some(list) = value.get_ref().as_array() else {
            self.fault(value.span().start, wrong);
            return Vec::new();
        };
        let mut out = Vec::new();
        for it in list.iter() {
            let at = it.span().start;
            match it.get_ref().as_str() {
                Some(text) => out.push(At {
                    at,
                    it: text.to_owned(),
                }),
                None => self.fault(at, wrong.clone()),
            }
        }
        out
    }

    fn id(&mut self, text: &At<String>) -> Option<At<InstrumentId>> {
        match text.it.parse::<InstrumentId>() {
            Ok(it) if it.is_complete() => Some(At { at: text.at, it }),
            _ => {
                self.fault(text.at, FaultKind::BadId(text.it.clone()));
                None
            }
        }
    }

    fn kind(&mut self, text: &At<String>) -> Option<&'static str> {
        let found = kind(&text.it).map(|it| it.id);
        if found.is_none() {
            let words = KINDS.iter().map(|it| it.id).collect();
            self.fault(text.at, FaultKind::BadWord("type", text.it.clone(), words));
        }
        found
    }

    /// A day, in quotation marks or, as TOML has it, without.
    fn date(&mut self, row: &mut Row<'_, '_>, key: &'static str) -> Option<At<Date>> {
        let value = row.get(key)?;
        let at = value.span().start;
        let text = match value.get_ref() {
            DeValue::String(it) => it.to_string(),
            DeValue::Datetime(it) => it.to_string(),
            _ => {
                self.fault(at, FaultKind::WrongType(key.to_owned(), "text"));
                return None;
            }
        };
        let found = text.parse::<Date>().ok();
        if found.is_none() {
            self.fault(at, FaultKind::BadDate(text));
        }
        found.map(|it| At { at, it })
    }

    fn word<T: Copy>(
        &mut self,
        row: &mut Row<'_, '_>,
        key: &'static str,
        words: &[(&'static str, T)],
    ) -> Option<T> {
        let said = self.needed(row, key)?;
        let found = words.iter().find(|it| it.0 == said.it).map(|it| it.1);
        if found.is_none() {
            let words = words.iter().map(|it| it.0).collect();
            self.fault(said.at, FaultKind::BadWord(key, said.it, words));
        }
        found
    }

    /// An active relation: the acting instrument stands in `from`.
    fn relation(&mut self, row: &mut Row<'_, '_>) -> Option<Relation> {
        let active = Relation::ALL
            .into_iter()
            .filter(|it| !it.active().1 && *it != Relation::Related);
        let words: Vec<(&'static str, Relation)> = active.map(|it| (it.code(), it)).collect();
        self.word(row, "relation", &words)
    }

    /// "2015-02-25: effective: một nguồn báo cáo".
    fn other_date(&mut self, text: &At<String>) -> Option<OtherDate> {
        let mut parts = text.it.splitn(3, ": ");
        let (date, field, source) = (parts.next(), parts.next(), parts.next());
        let date = date.and_then(|it| it.parse::<Date>().ok());
        match (date, field, source) {
            (Some(date), Some(field @ ("date" | "effective")), Some(source)) => Some(OtherDate {
                date,
                signing: field == "date",
                source: source.to_owned(),
            }),
            _ => {
                self.fault(text.at, FaultKind::BadOtherDate(text.it.clone()));
                None
            }
        }
    }

    /// Number, symbol and year are those of the id.
    fn agrees(
        &mut self,
        id: &At<InstrumentId>,
        number: Option<&At<String>>,
        symbol: Option<&At<String>>,
        date: Option<&At<Date>>,
    ) {
        let id = &id.it;
        if let Some(said) = number {
            let made = InstrumentId::new(None, "x", None, Some(&said.it));
            if made.number != id.number {
                self.fault(said.at, FaultKind::Disagrees("number", said.it.clone()));
            }
        }
        if let Some(said) = symbol {
            let made = slug(&said.it);
            // The National Assembly's is `QH15`, and its id says law or resolution before it.
            let assembly = id.symbol.strip_suffix(made.as_str());
            if !assembly.is_some_and(|it| it.is_empty() || it.ends_with('-')) {
                self.fault(said.at, FaultKind::Disagrees("symbol", said.it.clone()));
            }
        }
        if let Some(said) = date
            && id.year != Some(said.it.year())
        {
            self.fault(said.at, FaultKind::Disagrees("date", said.it.to_string()));
        }
    }

    fn twice(&mut self, instruments: &[Recorded]) {
        let mut first: FxHashMap<&InstrumentId, usize> = FxHashMap::default();
        for it in instruments {
            if let Some(line) = first.get(&it.id) {
                let kind = FaultKind::Twice(it.id.to_string(), *line);
                self.fault(it.origin.span.start, kind);
            } else {
                first.insert(&it.id, it.origin.line);
            }
        }
    }

    fn undeclared(&mut self, register: &Register, ground: Option<&Register>) {
        let known = |id: &InstrumentId| {
            let text = id.to_string();
            register.recorded(id).next().is_some()
                || TITLES.binary_search_by(|it| it.id.cmp(&text)).is_ok()
                || ground.is_some_and(|it| it.recorded(id).next().is_some())
        };
        let mut missing: Vec<(usize, InstrumentId)> = Vec::new();
        let acts = register
            .acts
            .iter()
            .map(|it| (&it.origin, [&it.from, &it.to].to_vec()));
        let notes = register.notes.iter().map(|it| {
            let ids = std::iter::once(&it.about).chain(&it.to);
            (&it.origin, ids.collect::<Vec<_>>())
        });
        for (origin, ids) in acts.chain(notes) {
            for id in ids.into_iter().filter(|it| !known(it)) {
                // The line of the id, not of the row.
                let row = self.text.get(origin.span.clone()).unwrap_or("");
                let at = row.find(&id.to_string()).unwrap_or(0);
                missing.push((origin.span.start + at, id.clone()));
            }
        }
        for (at, id) in missing {
            let text = id.to_string();
            let ids = register
                .instruments
                .iter()
                .chain(ground.into_iter().flat_map(Register::instruments));
            let ids: Vec<String> = ids.map(|it| it.id.to_string()).collect();
            let near = nearest(&text, ids.iter().map(String::as_str)).map(str::to_owned);
            self.fault(at, FaultKind::Undeclared(text, near));
        }
    }
}
