use std::borrow::Cow;

use cancu_model::fold::fold;
use cancu_model::{Closeness, closeness};
use rusqlite::params;
use rustc_hash::FxHashSet;
use serde::Serialize;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::Store;
use super::snippet::{Query, snippet};
use crate::Error;

/// An instrument that a search found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hit {
    /// Its id.
    pub instrument: String,
    /// Where the words stand in its text; `None` where its number, title or issuer has them.
    pub snippet: Option<Snippet>,
}

/// A place of a text that has the words of a search.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Snippet {
    /// The document.
    pub file: String,
    /// The first byte of `text` in the document.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// Exactly those bytes.
    pub text: String,
    /// The words that were found, as byte ranges of `text`.
    pub found: Vec<(usize, usize)>,
}

/// A text with its letters composed, as the column `exact` has it.
pub(super) fn composed(text: &str) -> Cow<'_, str> {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        _ => Cow::Owned(text.nfc().collect()),
    }
}

/// A text without marks, as the column `folded` has it: SQLite's own folding tells đ from d.
pub(super) fn folded(text: &str) -> String {
    fold(text)
}

/// How many rows of one way of matching are looked at.
const MOST: usize = 1000;

impl Store {
    /// Finds instruments by number, title and issuer, and then those held ones whose text has all
    /// the words; at most `limit`.
    ///
    /// The words as typed, in a row, go before the words in a row without regard to marks; those
    /// before the words as typed anywhere, and those before the words without marks anywhere.
    /// Of instruments found in one way the one whose title the words are, or are half of, goes
    /// first, then the one cited more; of texts, the one that
    /// BM25 ranks higher. The last word may be the beginning of one.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn search(&self, words: &str, limit: usize) -> Result<Vec<Hit>, Error> {
        let exact = Query::new(&composed(words).to_lowercase());
        let without = Query::new(&folded(words));
        if without.is_empty() {
            return Ok(Vec::new());
        }
        let mut ways = vec![
            format!("exact : {}", exact.phrase()),
            format!("folded : {}", without.phrase()),
            format!("exact : ({})", exact.all()),
            format!("folded : ({})", without.all()),
        ];
        if exact == without {
            // Words without marks stand for those with them.
            ways.retain(|it| it.starts_with("folded"));
        }
        let mut seen: FxHashSet<String> = FxHashSet::default();
        let mut hits = Vec::new();
        for way in &ways {
            for instrument in self.instruments_by(way, words)? {
                if hits.len() < limit && seen.insert(instrument.clone()) {
                    hits.push(Hit {
                        instrument,
                        snippet: None,
                    });
                }
            }
        }
        for way in &ways {
            if hits.len() >= limit {
                break;
            }
            let marks = way.starts_with("exact");
            for (instrument, file, reading) in self.texts_by(way)? {
                if hits.len() >= limit {
                    break;
                }
                if !seen.insert(instrument.clone()) {
                    continue;
                }
                let query = if marks { &exact } else { &without };
                let text = self.text_of(reading)?;
                let snippet = snippet(&text, query, marks).map(|it| Snippet { file, ..it });
                hits.push(Hit {
                    instrument,
                    snippet,
                });
            }
        }
        Ok(hits)
    }

    fn instruments_by(&self, way: &str, words: &str) -> Result<Vec<String>, Error> {
        let read = || -> rusqlite::Result<Vec<(Closeness, String)>> {
            let mut found = self.connection.prepare_cached(
                "SELECT instrument, title FROM
                     (SELECT rowid AS id FROM instruments_search WHERE instruments_search MATCH ?1
                      ORDER BY rank LIMIT ?2) JOIN instruments USING (id)
                 ORDER BY (SELECT count(*) FROM relations WHERE target = instrument) DESC,
                     instrument",
            )?;
            let rows = found.query_map(params![way, MOST as i64], |row| {
                let title: Option<String> = row.get(1)?;
                Ok((closeness(title.as_deref(), words), row.get(0)?))
            })?;
            rows.collect()
        };
        let mut found = read().map_err(self.fail())?;
        found.sort_by_key(|it| it.0);
        Ok(found.into_iter().map(|it| it.1).collect())
    }

    fn texts_by(&self, way: &str) -> Result<Vec<(String, String, i64)>, Error> {
        let read = || -> rusqlite::Result<Vec<(String, String, i64)>> {
            let mut found = self.connection.prepare_cached(
                "SELECT d.instrument, d.name, d.reading FROM
                     (SELECT rowid AS id, rank AS place FROM texts_search
                      WHERE texts_search MATCH ?1 ORDER BY rank LIMIT ?2) f
                 JOIN documents d ON d.reading = f.id ORDER BY f.place, d.place",
            )?;
            found
                .query_map(params![way, MOST as i64], |row| {
                    Ok((row.get(0)?, row.get(1)?, row.get(2)?))
                })?
                .collect()
        };
        read().map_err(self.fail())
    }

    fn text_of(&self, reading: i64) -> Result<String, Error> {
        let (bytes, body): (i64, Vec<u8>) = self
            .connection
            .query_row(
                "SELECT bytes, body FROM texts WHERE reading = ?1",
                [reading],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .map_err(self.fail())?;
        self.unpack(bytes as usize, &body)
    }
}
