use std::collections::BTreeSet;

use cancu_model::{Date, Extent, InstrumentId, Mention, MentionForm, Reading, Relation, Report};
use rusqlite::types::{FromSqlError, Type};
use rusqlite::{CachedStatement, Connection, Row, params};

/// Writes the citations of a reading.
pub(super) fn insert_citations(
    connection: &Connection,
    id: i64,
    reading: &Reading,
) -> rusqlite::Result<()> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO citations VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13,
         ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26)",
    )?;
    let all = reading
        .of_title
        .iter()
        .map(|it| (true, it))
        .chain(reading.mentions.iter().map(|it| (false, it)));
    for (ordinal, (in_title, it)) in all.enumerate() {
        let candidates = match it.candidates.as_slice() {
            [] => None,
            some => Some(json(&some)?),
        };
        insert.execute(params![
            id,
            ordinal as i64,
            in_title,
            it.start as i64,
            it.end as i64,
            it.text,
            form_code(it.kind),
            it.code,
            it.number,
            it.symbol,
            it.year,
            it.date.map(|it| it.to_string()),
            it.issuer,
            it.title,
            it.pinpoint,
            it.source,
            it.relation.code(),
            it.id.as_ref().map(ToString::to_string),
            candidates,
            it.list,
            it.extent.map(extent_code),
            it.from.map(|it| it.to_string()),
            it.until.map(|it| it.to_string()),
            it.historic,
            it.rule,
            f64::from(it.confidence),
        ])?;
    }
    Ok(())
}

/// The columns of `citations c` that [`mention`] reads, the first saying whether it stands in a title.
pub(super) const MENTION: &str =
    "c.in_title, c.start, c.\"end\", c.quote, c.form, c.type, c.number,
    c.symbol, c.year, c.date, c.issuer, c.title, c.pinpoint, c.source, c.relation, c.instrument,
    c.candidates, c.list, c.extent, c.from_date, c.until_date, c.historic, c.rule, c.confidence";

/// How many these are.
pub(super) const MENTION_COLUMNS: usize = 24;

/// The statements that read a reading back.
pub(super) struct Loader<'c> {
    reading: CachedStatement<'c>,
    citations: CachedStatement<'c>,
    citation: CachedStatement<'c>,
}

impl<'c> Loader<'c> {
    pub(super) fn new(connection: &'c Connection) -> rusqlite::Result<Loader<'c>> {
        Ok(Loader {
            reading: connection.prepare_cached(
                "SELECT name, heading, dynamic, lines, reported FROM readings WHERE id = ?1",
            )?,
            citations: connection.prepare_cached(&format!(
                "SELECT {MENTION} FROM citations c WHERE reading = ?1 ORDER BY ordinal"
            ))?,
            citation: connection.prepare_cached(&format!(
                "SELECT {MENTION} FROM citations c WHERE reading = ?1 AND ordinal = ?2"
            ))?,
        })
    }

    /// The reading with this id.
    pub(super) fn load(&mut self, id: i64) -> rusqlite::Result<Reading> {
        let mut reading = self.part(id, true)?;
        let mut rows = self.citations.query([id])?;
        while let Some(row) = rows.next()? {
            let mention = mention(row)?;
            if row.get(0)? {
                reading.of_title.push(mention);
            } else {
                reading.mentions.push(mention);
            }
        }
        Ok(reading)
    }

    /// The reading with some of its citations, without the places of its lines.
    pub(super) fn some(&mut self, id: i64, ordinals: &BTreeSet<i64>) -> rusqlite::Result<Reading> {
        let mut reading = self.part(id, false)?;
        for ordinal in ordinals {
            let (in_title, mention) = self
                .citation
                .query_row([id, *ordinal], |row| Ok((row.get(0)?, mention(row)?)))?;
            match in_title {
                true => reading.of_title.push(mention),
                false => reading.mentions.push(mention),
            }
        }
        Ok(reading)
    }

    /// The reading without its citations and the places of its lines.
    pub(super) fn head(&mut self, id: i64) -> rusqlite::Result<Reading> {
        self.part(id, false)
    }

    fn part(&mut self, id: i64, with_lines: bool) -> rusqlite::Result<Reading> {
        self.reading.query_row([id], |row| {
            let heading = row.get_ref(1)?.as_str()?;
            Ok(Reading {
                file: row.get(0)?,
                heading: serde_json::from_str(heading).map_err(|err| broken(1, err))?,
                dynamic: row.get::<_, Option<i64>>(2)?.map(|it| it as usize),
                lines: match with_lines {
                    true => unpack(row.get_ref(3)?.as_blob()?),
                    false => Vec::new(),
                },
                reported: match row.get_ref(4)?.as_str_or_null()? {
                    Some(text) => serde_json::from_str(text).map_err(|err| broken(4, err))?,
                    None => Report::default(),
                },
                ..Reading::default()
            })
        })
    }
}

pub(super) fn mention(row: &Row<'_>) -> rusqlite::Result<Mention> {
    let candidates: Vec<InstrumentId> = match row.get_ref(16)?.as_str_or_null()? {
        Some(text) => serde_json::from_str(text).map_err(|err| broken(16, err))?,
        None => Vec::new(),
    };
    let relation = row.get_ref(14)?.as_str()?;
    Ok(Mention {
        start: row.get::<_, i64>(1)? as usize,
        end: row.get::<_, i64>(2)? as usize,
        text: row.get(3)?,
        kind: form(row.get_ref(4)?.as_str()?).ok_or_else(|| unknown(4))?,
        code: row.get(5)?,
        number: row.get(6)?,
        symbol: row.get(7)?,
        year: row.get(8)?,
        date: parsed(row, 9)?,
        issuer: row.get(10)?,
        title: row.get(11)?,
        pinpoint: row.get(12)?,
        source: row.get(13)?,
        relation: relation
            .parse::<Relation>()
            .map_err(|err| broken(14, err))?,
        id: parsed(row, 15)?,
        candidates,
        list: row.get(17)?,
        extent: extent(row, 18)?,
        from: parsed::<Date>(row, 19)?,
        until: parsed::<Date>(row, 20)?,
        historic: row.get(21)?,
        rule: row.get(22)?,
        confidence: row.get::<_, f64>(23)? as f32,
    })
}

pub(super) fn extent(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Extent>> {
    match row.get_ref(column)?.as_str_or_null()? {
        Some("whole") => Ok(Some(Extent::Whole)),
        Some("part") => Ok(Some(Extent::Part)),
        Some(_) => Err(unknown(column)),
        None => Ok(None),
    }
}

pub(super) fn parsed<T>(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<T>>
where
    T: std::str::FromStr,
    T::Err: std::error::Error + Send + Sync + 'static,
{
    match row.get_ref(column)?.as_str_or_null()? {
        Some(text) => text.parse().map(Some).map_err(|err| broken(column, err)),
        None => Ok(None),
    }
}

/// A value that this program did not write.
pub(super) fn broken(
    column: usize,
    err: impl std::error::Error + Send + Sync + 'static,
) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, Type::Text, Box::new(err))
}

pub(super) fn unknown(column: usize) -> rusqlite::Error {
    broken(column, FromSqlError::InvalidType)
}

/// A value as JSON.
pub(super) fn json(value: &impl serde::Serialize) -> rusqlite::Result<String> {
    serde_json::to_string(value)
        .map_err(|err| rusqlite::Error::ToSqlConversionFailure(Box::new(err)))
}

fn form_code(it: MentionForm) -> &'static str {
    match it {
        MentionForm::Numbered => "numbered",
        MentionForm::Titled => "titled",
        MentionForm::Named => "named",
        MentionForm::Own => "self",
    }
}

fn form(code: &str) -> Option<MentionForm> {
    Some(match code {
        "numbered" => MentionForm::Numbered,
        "titled" => MentionForm::Titled,
        "named" => MentionForm::Named,
        "self" => MentionForm::Own,
        _ => return None,
    })
}

pub(super) fn extent_code(it: Extent) -> &'static str {
    match it {
        Extent::Whole => "whole",
        Extent::Part => "part",
    }
}

/// Growing numbers as the steps between them, seven bits a byte, the last with its high bit clear.
pub(super) fn pack(numbers: &[usize]) -> Vec<u8> {
    let mut out = Vec::with_capacity(numbers.len() * 2);
    let mut last = 0;
    for &number in numbers {
        let mut step = number.wrapping_sub(last) as u64;
        last = number;
        while step >= 0x80 {
            out.push(step as u8 | 0x80);
            step >>= 7;
        }
        out.push(step as u8);
    }
    out
}

/// What [`pack`] wrote.
pub(super) fn unpack(bytes: &[u8]) -> Vec<usize> {
    let mut out = Vec::with_capacity(bytes.len());
    let (mut last, mut step, mut shift) = (0_usize, 0_u64, 0_u32);
    for &byte in bytes {
        step |= u64::from(byte & 0x7F).checked_shl(shift).unwrap_or(0);
        if byte & 0x80 != 0 {
            shift += 7;
            continue;
        }
        last = last.wrapping_add(step as usize);
        out.push(last);
        (step, shift) = (0, 0);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_numbers_come_back() {
        for numbers in [vec![], vec![0], vec![0, 1, 127, 128, 300, 1 << 40]] {
            assert_eq!(unpack(&pack(&numbers)), numbers);
        }
        assert_eq!(pack(&[0, 80, 300]).len(), 4);
    }
}
