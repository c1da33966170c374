use std::path::PathBuf;

use cancu_model::{Date, InstrumentId, Mention, Reading};
use rusqlite::Connection;
use rustc_hash::FxHashMap;

use super::open::{self, failed};
use super::rows::{self, Loader};
use crate::Error;

/// The documents of the coming state of a graph file, read back one at a time while its writer
/// writes what follows from them. A document is known by its place in their order, which does not
/// depend on how they came.
pub struct Source {
    connection: Connection,
    path: PathBuf,
    /// The readings of the documents.
    order: Vec<i64>,
    /// Documents that are shown under another name than that of their reading.
    names: FxHashMap<u32, String>,
    /// The documents of each reading, sorted.
    documents: Vec<(i64, u32)>,
}

impl Source {
    pub(super) fn new(
        path: PathBuf,
        order: Vec<i64>,
        names: FxHashMap<u32, String>,
    ) -> Result<Source, Error> {
        let connect = || -> rusqlite::Result<Connection> {
            let connection = open::connect(&path)?;
            connection
                .execute_batch("PRAGMA query_only = ON; PRAGMA cache_size = -32768; BEGIN")?;
            Ok(connection)
        };
        let connection = connect().map_err(|err| failed(&path, err))?;
        let numbered = order.iter().enumerate();
        let mut documents: Vec<(i64, u32)> = numbered.map(|it| (*it.1, it.0 as u32)).collect();
        documents.sort_unstable();
        Ok(Source {
            connection,
            path,
            order,
            names,
            documents,
        })
    }

    /// The documents that have a reading: none for one of a build that was stopped.
    fn of_reading(&self, reading: i64) -> impl Iterator<Item = usize> {
        let from = self.documents.partition_point(|it| it.0 < reading);
        let all = self.documents[from..].iter();
        all.take_while(move |it| it.0 == reading)
            .map(|it| it.1 as usize)
    }

    /// The reading under the name of its document.
    fn named(&self, document: usize, reading: Reading) -> Reading {
        match self.names.get(&(document as u32)) {
            Some(name) => Reading {
                file: name.clone(),
                ..reading
            },
            None => reading,
        }
    }

    fn fail(&self) -> impl Fn(rusqlite::Error) -> Error + use<'_> {
        |err| failed(&self.path, err)
    }

    /// How many documents there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.order.len()
    }

    /// Hands what every document says of itself to `each`, without its citations and lines.
    ///
    /// # Errors
    ///
    /// Those of the database, and the first that `each` gives.
    pub fn heads(
        &self,
        each: &mut dyn FnMut(usize, Reading) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut loader = Loader::new(&self.connection).map_err(self.fail())?;
        for (document, reading) in self.order.iter().enumerate() {
            let head = loader.head(*reading).map_err(self.fail())?;
            each(document, self.named(document, head))?;
        }
        Ok(())
    }

    /// Hands every document with its citations to `each`.
    ///
    /// # Errors
    ///
    /// Those of the database, and the first that `each` gives.
    pub fn readings(
        &self,
        each: &mut dyn FnMut(usize, Reading) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut loader = Loader::new(&self.connection).map_err(self.fail())?;
        for (document, reading) in self.order.iter().enumerate() {
            let whole = loader.load(*reading).map_err(self.fail())?;
            each(document, self.named(document, whole))?;
        }
        Ok(())
    }

    /// What a document says of itself, without its citations and lines.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn head(&self, document: usize) -> Result<Reading, Error> {
        let Some(reading) = self.order.get(document) else {
            return Ok(Reading::default());
        };
        let mut loader = Loader::new(&self.connection).map_err(self.fail())?;
        let head = loader.head(*reading).map_err(self.fail())?;
        Ok(self.named(document, head))
    }

    /// Hands every citation of an instrument to `each`, with its document and the document's name.
    ///
    /// # Errors
    ///
    /// Those of the database.
    ///
    /// # Complexity
    ///
    /// *O*(*k* log *n*) in the citations of the instrument.
    pub fn citations(
        &self,
        instrument: &str,
        each: &mut dyn FnMut(usize, &str, &Mention),
    ) -> Result<(), Error> {
        let mut read = || -> rusqlite::Result<()> {
            let mut all = self.connection.prepare_cached(&format!(
                "SELECT {}, c.reading, r.name FROM citations c JOIN readings r ON r.id = c.reading
                 WHERE c.instrument = ?1",
                rows::MENTION
            ))?;
            let mut found = all.query([instrument])?;
            while let Some(row) = found.next()? {
                let mention = rows::mention(row)?;
                let name = row.get_ref(rows::MENTION_COLUMNS + 1)?.as_str()?;
                for document in self.of_reading(row.get(rows::MENTION_COLUMNS)?) {
                    let other = self.names.get(&(document as u32));
                    each(document, other.map_or(name, |it| it), &mention);
                }
            }
            Ok(())
        };
        read().map_err(self.fail())
    }

    /// Hands every citation that gives a day to `each`.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn dated(&self, each: &mut dyn FnMut(&InstrumentId, Date)) -> Result<(), Error> {
        let mut read = || -> rusqlite::Result<()> {
            let mut all = self.connection.prepare(
                "SELECT instrument, date, reading FROM citations
                 WHERE instrument IS NOT NULL AND date IS NOT NULL",
            )?;
            let mut found = all.query([])?;
            while let Some(row) = found.next()? {
                let cited = (rows::parsed(row, 0)?, rows::parsed(row, 1)?);
                if let (Some(id), Some(date)) = cited
                    && self.of_reading(row.get(2)?).next().is_some()
                {
                    each(&id, date);
                }
            }
            Ok(())
        };
        read().map_err(self.fail())
    }

    /// Hands the id of every cited instrument to `each` with a document that cites it and the
    /// place of the citation there; those of one instrument follow each other. No text is read.
    ///
    /// # Errors
    ///
    /// Those of the database, and the first that `each` gives.
    pub fn cited(
        &self,
        each: &mut dyn FnMut(&str, usize, i64) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let sql = "SELECT instrument, reading, ordinal FROM citations
             INDEXED BY citations_instrument WHERE instrument IS NOT NULL ORDER BY instrument";
        let mut all = self.connection.prepare(sql).map_err(self.fail())?;
        let mut found = all.query([]).map_err(self.fail())?;
        while let Some(row) = found.next().map_err(self.fail())? {
            let reading: i64 = row.get(1).map_err(self.fail())?;
            let ordinal = row.get(2).map_err(self.fail())?;
            let instrument = row.get_ref(0).map_err(self.fail())?.as_str();
            let id = instrument.unwrap_or_default();
            for document in self.of_reading(reading) {
                each(id, document, ordinal)?;
            }
        }
        Ok(())
    }

    /// The citations in the text of a document.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn mentions(&self, document: usize) -> Result<Vec<Mention>, Error> {
        let Some(reading) = self.order.get(document) else {
            return Ok(Vec::new());
        };
        let mut loader = Loader::new(&self.connection).map_err(self.fail())?;
        let reading = loader.load(*reading).map_err(self.fail())?;
        Ok(reading.mentions)
    }

    /// The citation at a place of a document, and whether it stands in a title apart.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn citation(&self, document: usize, ordinal: i64) -> Result<(bool, Mention), Error> {
        let reading = self.order.get(document).copied().unwrap_or_default();
        let read = || -> rusqlite::Result<(bool, Mention)> {
            self.connection
                .prepare_cached(&format!(
                    "SELECT {} FROM citations c WHERE reading = ?1 AND ordinal = ?2",
                    rows::MENTION
                ))?
                .query_row([reading, ordinal], |row| {
                    Ok((row.get(0)?, rows::mention(row)?))
                })
        };
        read().map_err(self.fail())
    }
}
