use std::collections::{BTreeMap, BTreeSet};

use cancu_model::{Date, Evidence, InstrumentId, Mention, Reading, fold};
use cancu_tables::Recorded;

use crate::graph::{Conflict, ConflictValue};

/// Where texts give the day and the title of an instrument: made for those alone of which they
/// say different things.
#[derive(Debug, Default)]
pub struct Said {
    dates: BTreeMap<Date, BTreeSet<Evidence>>,
    titles: BTreeMap<String, BTreeSet<Evidence>>,
}

impl Said {
    /// Takes what a document says of itself.
    pub fn own(&mut self, reading: &Reading) {
        if let Some(date) = reading.heading.date {
            let evidence = Evidence {
                file: reading.file.clone(),
                start: 0,
                end: 0,
                quote: reading.heading.title.clone().unwrap_or_default(),
            };
            self.dates.entry(date).or_default().insert(evidence);
        }
    }

    /// Takes what a citation in a file says.
    pub fn cited(&mut self, file: &str, mention: &Mention) {
        let evidence = || Evidence {
            file: file.to_owned(),
            start: mention.start,
            end: mention.end,
            quote: mention.text.clone(),
        };
        if let Some(title) = &mention.title {
            let titles = self.titles.entry(title.clone()).or_default();
            titles.insert(evidence());
        }
        if let Some(date) = mention.date {
            self.dates.entry(date).or_default().insert(evidence());
        }
    }

    /// The conflicts of the instrument, with what rows of the register say beside.
    pub(crate) fn conflicts<'r>(
        self,
        id: &InstrumentId,
        rows: impl Iterator<Item = &'r Recorded>,
    ) -> Vec<Conflict> {
        let mut dates = self.dates;
        for row in rows {
            if let Some(date) = row.date {
                let evidence = row.origin.evidence(None);
                dates.entry(date).or_default().insert(evidence);
            }
            for other in row.other_dates.iter().filter(|it| it.signing) {
                let evidence = Evidence {
                    quote: other.source.clone(),
                    ..row.origin.evidence(None)
                };
                dates.entry(other.date).or_default().insert(evidence);
            }
        }
        let mut out = Vec::new();
        if dates_differ(dates.keys().copied()) {
            let values = dates.into_iter().map(|it| (it.0.to_string(), it.1));
            out.push(conflict(id, "date", values));
        }
        if titles_differ(self.titles.keys().map(String::as_str)) {
            out.push(conflict(id, "title", self.titles.into_iter()));
        }
        out
    }
}

fn conflict(
    id: &InstrumentId,
    field: &'static str,
    values: impl Iterator<Item = (String, BTreeSet<Evidence>)>,
) -> Conflict {
    Conflict {
        instrument: id.clone(),
        field,
        values: values
            .map(|(value, evidence)| ConflictValue {
                value,
                evidence: evidence.into_iter().collect(),
            })
            .collect(),
    }
}

/// Days of which no one can be another with more known of it.
pub(crate) fn dates_differ(days: impl Iterator<Item = Date>) -> bool {
    let days: Vec<Date> = days.collect();
    days.iter().any(|a| days.iter().any(|b| !a.agrees_with(*b)))
}

/// Titles of which none goes on with another: one text may quote less of a title than the next.
pub(crate) fn titles_differ<'t>(titles: impl Iterator<Item = &'t str>) -> bool {
    let folded: Vec<String> = titles.map(core_words).collect();
    let alike = |a: &str, b: &str| a.contains(b) || b.contains(a);
    folded
        .iter()
        .enumerate()
        .any(|(at, a)| folded[..at].iter().any(|b| !alike(a, b)))
}

/// A title without marks, signs and the verbs that open it.
fn core_words(title: &str) -> String {
    let folded = fold::fold(title);
    let words = folded
        .split(|it: char| !it.is_alphanumeric())
        .filter(|it| !it.is_empty());
    let rest: Vec<&str> = words.collect();
    let opening = ["ban", "hanh", "quy", "dinh", "ve", "viec", "phe", "duyet"];
    let from = rest
        .iter()
        .position(|it| !opening.contains(it))
        .unwrap_or(0);
    rest[from..].join(" ")
}
