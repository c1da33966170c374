//! A graph file as a graph: its frozen form in memory, its rows as they are asked for.

use std::io;
use std::path::Path;
use std::sync::Arc;

use cancu_frozen::{Frozen, ReadAt};
use cancu_graph::{
    Cause, Census, Citing, Conflict, ConflictValue, Counts, Graph, Held, Node, Relationship, Rows,
};
use cancu_model::{Basis, InstrumentId, Link, Reading, Relation, Report};
use cancu_store::{ConflictRow, FormBytes, InstrumentRow, RelationRow, Store};
use cancu_validity::FIELDS;

use crate::Error;
use crate::build::READER;
use crate::readers::Readers;

/// The name of the form.
pub(crate) const FORM: &str = "frozen";

/// How a form was made. The rows beside it were made by the same program on the same facts; what
/// another made is built anew by the next build, and until then in memory by each question.
pub(crate) fn version() -> String {
    format!("{} {READER}", Frozen::VERSION)
}

/// The graph of a file, and whether what is in it was read by another edition of the program.
///
/// # Errors
///
/// [`Error::Store`] for a file that cannot be read, [`Error::Register`] for a register in it that
/// this program does not take.
pub(crate) fn open(path: &Path) -> Result<(Graph, bool), Error> {
    let readers = Readers::open(path)?;
    let outdated = readers.ask(Store::program)?.as_deref() != Some(READER);
    let register = crate::build::register(&readers.ask(Store::registers)?)?;
    let frozen = readers.ask(|store| {
        let form = store.form(FORM, &version())?.map(Form);
        // A form that is damaged, or that another program wrote, is as good as none.
        let form = form.filter(|it| Frozen::stamp(it).ok() == Some(store.state()));
        Ok(form.and_then(|it| Frozen::read(&it).ok()))
    })?;
    let graph = match frozen {
        Some(frozen) => Graph::open(frozen, Arc::new(Kept(readers)), register),
        None => {
            let readings = readers.ask(Store::readings)?;
            Graph::build_with(readings, readers.ask(Store::links)?, register)
        }
    };
    Ok((graph, outdated))
}

/// The bytes of the frozen form in a graph file.
struct Form<'s>(FormBytes<'s>);

impl ReadAt for Form<'_> {
    fn length(&self) -> io::Result<u64> {
        Ok(self.0.length())
    }

    fn read_at(&self, at: u64, into: &mut [u8]) -> io::Result<()> {
        self.0.read_at(at, into)
    }
}

/// One state of a graph file.
struct Kept(Readers);

impl Kept {
    fn ask<T>(
        &self,
        ask: impl FnOnce(&Store) -> Result<T, cancu_store::Error>,
    ) -> Result<T, Cause> {
        Ok(self.0.ask(ask)?)
    }
}

impl Rows for Kept {
    fn node(&self, id: &str) -> Result<Option<Node>, Cause> {
        let Some(row) = self.ask(|it| it.instrument(id))? else {
            return Ok(None);
        };
        let reported = match row.held {
            Some(_) => self.ask(|it| it.reported(id))?,
            None => Report::default(),
        };
        Ok(Some(node(row, reported)?))
    }

    fn having(&self, words: &[String]) -> Result<Vec<InstrumentId>, Cause> {
        let ids = self.ask(|it| it.having(words))?;
        Ok(ids.iter().map(|it| it.parse()).collect::<Result<_, _>>()?)
    }

    fn around(
        &self,
        id: &str,
        out: bool,
        relations: &[Relation],
        actor: Option<&str>,
    ) -> Result<Vec<(InstrumentId, Relationship)>, Cause> {
        let rows = self.ask(|it| it.relations(id, out, relations, actor))?;
        let rows = rows.into_iter();
        rows.map(|row| relationship(row, out)).collect()
    }

    fn head(&self, file: &str) -> Result<Option<Reading>, Cause> {
        self.ask(|it| it.head(file))
    }

    fn citing(&self, cited: &[&str]) -> Result<Vec<Citing>, Cause> {
        let found = self.ask(|it| it.citing(cited))?.into_iter();
        let citing = found.map(|(document, number)| Citing { document, number });
        Ok(citing.collect())
    }

    fn page(&self, of: &Citing) -> Result<Reading, Cause> {
        self.ask(|it| it.page(of.number))
    }

    fn about(
        &self,
        told: &[String],
        held: &[String],
    ) -> Result<Vec<(InstrumentId, Reading)>, Cause> {
        self.ask(|it| it.about(told, held))
    }

    fn reported(&self) -> Result<Vec<InstrumentId>, Cause> {
        self.ask(Store::all_reported)
    }

    fn counts(&self) -> Result<Counts, Cause> {
        let (documents, relations) = self.ask(Store::sizes)?;
        Ok(Counts {
            documents,
            relations,
        })
    }

    fn is_empty(&self) -> Result<bool, Cause> {
        self.ask(Store::is_empty)
    }

    fn census(&self) -> Result<Census, Cause> {
        let mut census = Census::default();
        self.ask(|it| it.meant(&mut |id, candidates| census.citation(id, candidates)))?;
        census.relations.extend(self.ask(Store::by_relation)?);
        census.conflicts = self.ask(|it| it.contradicted(&["date", "title"]))?;
        Ok(census)
    }

    fn reached(&self, each: &mut dyn FnMut(&str, usize)) -> Result<(), Cause> {
        self.ask(|it| it.reached(each))
    }

    fn nodes(&self, after: i64) -> Result<(Vec<Node>, i64), Cause> {
        let (rows, last) = self.ask(|it| it.instruments(after))?;
        let rows = rows.into_iter();
        let nodes = rows.map(|(row, reported)| node(row, reported));
        Ok((nodes.collect::<Result<_, _>>()?, last))
    }

    fn conflicts(&self) -> Result<Vec<Conflict>, Cause> {
        conflicts(self.ask(Store::conflicts)?)
    }

    fn readings(&self) -> Result<Vec<Reading>, Cause> {
        self.ask(Store::readings)
    }

    fn links(&self) -> Result<Vec<Link>, Cause> {
        self.ask(Store::links)
    }
}

/// The conflicts of rows that come in the order of instruments, of their conflicts, of the sides of
/// these and of the places of those.
fn conflicts(rows: Vec<ConflictRow>) -> Result<Vec<Conflict>, Cause> {
    let mut found: Vec<(Conflict, usize)> = Vec::new();
    for row in rows {
        let instrument: InstrumentId = row.instrument.parse()?;
        let same =
            |it: &&mut (Conflict, usize)| it.1 == row.ordinal && it.0.instrument == instrument;
        let values = match found.last_mut().filter(same) {
            Some((conflict, _)) => &mut conflict.values,
            None => {
                let field = FIELDS.iter().find(|it| **it == row.field);
                let field = field.ok_or_else(|| format!("no field `{}`", row.field))?;
                let values = Vec::new();
                found.push((
                    Conflict {
                        instrument,
                        field,
                        values,
                    },
                    row.ordinal,
                ));
                match found.last_mut() {
                    Some((conflict, _)) => &mut conflict.values,
                    None => continue,
                }
            }
        };
        if values.len() == row.side {
            values.push(ConflictValue {
                value: row.value,
                evidence: Vec::new(),
            });
        }
        if let Some(it) = values.last_mut() {
            it.evidence.extend(row.evidence);
        }
    }
    let mut found: Vec<Conflict> = found.into_iter().map(|it| it.0).collect();
    found.sort_by(|a, b| (&a.instrument, a.field).cmp(&(&b.instrument, b.field)));
    Ok(found)
}

fn node(row: InstrumentRow, reported: Report) -> Result<Node, Cause> {
    let basis = row.effective_basis.as_deref().and_then(Basis::of_code);
    let effective = row.effective.map(|it| it.parse()).transpose()?.zip(basis);
    let candidates = row.candidates.iter().map(|it| it.parse());
    // The number of a label is written as most texts write it.
    let yearly = row
        .year
        .is_some_and(|it| row.label.contains(&format!("/{it}/")));
    Ok(Node {
        yearly,
        id: row.instrument.parse()?,
        kind: row.kind,
        number: row.number,
        symbol: row.symbol,
        date: row.date.map(|it| it.parse()).transpose()?,
        effective,
        issuer: row.issuer,
        title: row.title,
        label: row.label,
        held: row.held.map(|file| Held { file, reported }),
        candidates: candidates.collect::<Result<_, _>>()?,
        superseded_title: false,
        moved: None,
    })
}

fn relationship(row: RelationRow, out: bool) -> Result<(InstrumentId, Relationship), Cause> {
    let edge = row.edge;
    let it = Relationship {
        relation: edge.relation,
        extent: edge.extent,
        effective: edge.effective,
        until: row.until.map(|it| it.parse()).transpose()?,
        provisions: row.provisions,
        basis: edge.basis,
        rule: edge.rule,
        confidence: edge.confidence,
        evidence: edge.evidence,
    };
    Ok((if out { edge.to } else { edge.from }, it))
}
