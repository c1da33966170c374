use std::collections::{BTreeMap, BTreeSet};

use cancu_model::{Date, Evidence, InstrumentId, Mention, MentionForm, Reading, fold};
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
        if let Some(title) = mention.title.as_ref().filter(|_| is_whole(mention)) {
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
        let titles = self.titles.into_iter().filter(|it| is_title(&it.0));
        let sides = sides(titles.collect());
        if sides.len() > 1 {
            out.push(conflict(id, "title", sides.into_iter()));
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

/// Titles that can hardly be of one instrument: they share less than half of the words of the
/// shorter. One text quotes less of a title than the next, says "về" for "trong lĩnh vực", names the
/// subject of an amending instrument by that of the amended one, gives the subject where another gives
/// the verb with it, or runs on into its own sentence; nobody contradicts another by that.
pub(crate) fn titles_differ<'t>(titles: impl Iterator<Item = &'t str>) -> bool {
    let titles = titles.filter(|it| is_title(it));
    let all: Vec<Words> = titles.map(Words::of).collect();
    let differs = |(at, a): (usize, &Words)| all[..at].iter().any(|b| !a.alike(b));
    all.iter().enumerate().any(differs)
}

/// Says whether a citation names its instrument as one that introduces it does: with its day, or
/// by the title that a law goes by. What stands behind a bare number is as often the sentence that
/// the number stands in.
fn is_whole(mention: &Mention) -> bool {
    mention.date.is_some() || mention.kind == MentionForm::Titled
}

/// The titles that contradict each other, each by the words that most places give and with all
/// places that say the same; one side, or none, where nobody contradicts another. A title that is
/// like those of two sides is of the one that more places hold, and no title is a side of its own
/// that a document of another side gives too: it means the same by both.
fn sides(titles: Vec<(String, BTreeSet<Evidence>)>) -> Vec<(String, BTreeSet<Evidence>)> {
    struct Side {
        title: String,
        words: Words,
        places: BTreeSet<Evidence>,
    }
    let mut titles = titles;
    titles.sort_by_key(|it| std::cmp::Reverse(it.1.len()));
    let mut sides: Vec<Side> = Vec::new();
    for (title, places) in titles {
        let words = Words::of(&title);
        let same = |side: &&mut Side| {
            let files: BTreeSet<&str> = side.places.iter().map(|it| it.file.as_str()).collect();
            side.words.alike(&words) || places.iter().any(|it| files.contains(it.file.as_str()))
        };
        if let Some(side) = sides.iter_mut().find(same) {
            side.places.extend(places);
        } else {
            sides.push(Side {
                title,
                words,
                places,
            });
        }
    }
    sides.into_iter().map(|it| (it.title, it.places)).collect()
}

/// The words of a title without marks and signs, and without the verbs that open it.
struct Words {
    amends: bool,
    /// It begins with the verb of what it does, as "quy định ...", and not with its subject.
    verb: bool,
    begin: Vec<String>,
    words: BTreeSet<String>,
}

/// How many words tell that two titles begin alike and one of them, or both, run on.
const BEGINNING: usize = 5;

/// How many words a subject has at least.
const SHORTEST: usize = 3;

impl Words {
    fn of(title: &str) -> Words {
        let folded = fold::fold(title);
        let words = folded
            .split(|it: char| !it.is_alphanumeric())
            .filter(|it| !it.is_empty());
        let opening = ["ban", "hanh", "quy", "dinh", "ve", "viec", "phe", "duyet"];
        let rest = words.skip_while(|it| opening.contains(it));
        let rest: Vec<String> = rest.map(ToOwned::to_owned).collect();
        // A list that runs on behind a title names other instruments with their numbers.
        let number = rest
            .iter()
            .position(|it| it.contains(|it: char| it.is_ascii_digit()));
        let until = number.filter(|it| *it >= SHORTEST).unwrap_or(rest.len());
        let rest = &rest[..until];
        Words {
            amends: folded.starts_with("sua doi"),
            verb: ["quy dinh", "huong dan", "ban hanh", "phe duyet"]
                .iter()
                .any(|it| folded.starts_with(it)),
            begin: rest.iter().take(BEGINNING).cloned().collect(),
            words: rest.iter().cloned().collect(),
        }
    }

    fn alike(&self, other: &Words) -> bool {
        let shared = self.words.intersection(&other.words).count();
        self.amends != other.amends
            || self.verb != other.verb
            || self.begin == other.begin
            || shared * 2 >= self.words.len().min(other.words.len())
    }
}

/// Says whether words can be a title: not a short form, not what an instrument puts in quotation marks,
/// and not the sentence around a citation.
fn is_title(words: &str) -> bool {
    let folded = format!(" {} ", fold::fold(words));
    let sentence = [
        " nay ",
        " sau ",
        " theo quy dinh",
        " hien hanh ",
        " co lien quan ",
        " thuc hien theo ",
        " huong dan tai ",
        " huong dan cu the ",
        " quy dinh tai ",
        " theo mau ",
        " truoc ngay ",
    ];
    let begins = [
        " de ",
        " theo ",
        " tiep tuc ",
        " phai ",
        " duoc ",
        " va ",
        " hoac ",
    ];
    words.split_whitespace().count() > 2
        && !words.starts_with(['“', '"'])
        && !sentence.iter().any(|it| folded.contains(it))
        && !begins.iter().any(|it| folded.starts_with(it))
        && !folded.ends_with(" nghi dinh ")
}
