use std::cmp::Reverse;

use cancu_model::{Date, Mention, Reading};
use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;

/// Words of which many instruments share few, each kept once and known by its number.
#[derive(Debug, Default)]
pub(crate) struct Words(IndexSet<Box<str>, FxBuildHasher>);

impl Words {
    fn number(&mut self, word: &str) -> u32 {
        let at = self.0.get_index_of(word);
        at.unwrap_or_else(|| self.0.insert_full(word.into()).0) as u32
    }

    fn word(&self, number: u32) -> &str {
        self.0.get_index(number as usize).map_or("", |it| it)
    }
}

/// What is voted on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Field {
    Kind,
    Number,
    Symbol,
    Issuer,
    Title,
}

/// What texts say of an instrument: how often each word, not where. There is one for every
/// instrument of a national graph, so it is small.
#[derive(Debug, Default)]
pub(crate) struct Sayings {
    /// Sorted.
    votes: Vec<(Field, u32, u32)>,
    /// Sorted.
    dates: Vec<(Date, u32)>,
    /// Its number was written with the year in it: "13/2015/QĐ-TTg".
    pub(crate) yearly: bool,
}

/// A document's own word on itself weighs more than any number of citations.
const OWN: u32 = 1 << 20;

impl Sayings {
    /// What a document says of itself.
    pub(crate) fn own(&mut self, words: &mut Words, reading: &Reading) {
        let heading = &reading.heading;
        self.vote(words, Field::Kind, heading.kind.as_deref(), OWN);
        self.vote(words, Field::Number, heading.number.as_deref(), OWN);
        self.vote(words, Field::Symbol, heading.symbol.as_deref(), OWN);
        self.vote(words, Field::Issuer, heading.issuer.as_deref(), OWN);
        self.yearly |= heading.year.is_some();
        self.date(heading.date);
    }

    /// What a citation says of what it cites.
    pub(crate) fn cited(&mut self, words: &mut Words, mention: &Mention) {
        self.vote(words, Field::Kind, Some(&mention.code), 1);
        self.vote(words, Field::Number, mention.number.as_deref(), 1);
        self.vote(words, Field::Symbol, mention.symbol.as_deref(), 1);
        self.vote(words, Field::Issuer, mention.issuer.as_deref(), 1);
        self.vote(words, Field::Title, mention.title.as_deref(), 1);
        self.yearly |= is_yearly(&mention.text);
        self.date(mention.date);
    }

    fn vote(&mut self, words: &mut Words, field: Field, word: Option<&str>, count: u32) {
        let Some(word) = word else { return };
        let word = words.number(word);
        match self
            .votes
            .binary_search_by_key(&(field, word), |it| (it.0, it.1))
        {
            Ok(at) => self.votes[at].2 = self.votes[at].2.saturating_add(count),
            Err(at) => self.votes.insert(at, (field, word, count)),
        }
    }

    fn date(&mut self, date: Option<Date>) {
        let Some(date) = date else { return };
        match self.dates.binary_search_by_key(&date, |it| it.0) {
            Ok(at) => self.dates[at].1 = self.dates[at].1.saturating_add(1),
            Err(at) => self.dates.insert(at, (date, 1)),
        }
    }

    /// Everything that is said of a field, in no order of meaning, with how often.
    pub(crate) fn all<'w>(
        &self,
        words: &'w Words,
        field: Field,
    ) -> impl Iterator<Item = (&'w str, u32)> + use<'w, '_> {
        let of_field = self.votes.iter().filter(move |it| it.0 == field);
        of_field.map(|it| (words.word(it.1), it.2))
    }

    /// What most say; of equals the first in the order of letters.
    pub(crate) fn most(&self, words: &Words, field: Field) -> Option<String> {
        let best = self
            .all(words, field)
            .max_by_key(|it| (it.1, Reverse(it.0)))?;
        Some(best.0.to_owned())
    }

    /// The days that are given for its signing, sorted.
    pub(crate) fn dates(&self) -> impl Iterator<Item = Date> + use<'_> {
        self.dates.iter().map(|it| it.0)
    }

    /// The day that most give; of equals the first.
    pub(crate) fn most_dated(&self) -> Option<Date> {
        let best = self.dates.iter().max_by_key(|it| (it.1, Reverse(it.0)))?;
        Some(best.0)
    }
}

/// A citation whose number holds the year, as "Quyết định số 13/2015/QĐ-TTg".
fn is_yearly(text: &str) -> bool {
    let mut parts = text.rsplit('/').map(str::trim);
    let behind = parts.next();
    let year = parts.next();
    let before = parts.next();
    let is_year = |it: &str| it.len() == 4 && it.bytes().all(|it| it.is_ascii_digit());
    behind.is_some() && before.is_some() && year.is_some_and(is_year)
}
