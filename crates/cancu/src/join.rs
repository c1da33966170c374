//! From the documents of a graph file to what follows from all of them, in memory that grows with
//! the instruments and not with what is said of them.
//!
//! Assertions are sorted on the disk, and the relations among them written as they come. What is in
//! force, and what contradicts what, hangs on few of them: acts and details, the legal bases that
//! something ends, and citations of what is younger than the document. The instruments that these
//! tie together are one graph in memory; each of the others stands alone, and is worked out in a
//! graph with some thousands of its like.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use cancu_frozen::Freezer;
use cancu_graph::{Gathering, Graph, Heads, Instruments, Joining, Part, Relationship, Said};
use cancu_model::{Date, Edge, Extent, InstrumentId, Relation, Scope};
use cancu_store::{Committed, Form, RelationRow, Scratch, Sink, Source, Wanted, Writer};
use cancu_tables::Register;
use rustc_hash::FxHashSet;

use crate::{Error, opened, rows};

type Result<T> = std::result::Result<T, cancu_store::Error>;

/// Instruments of one graph of those that stand alone.
const ALONE: usize = 4096;

/// Works out what follows from the documents that arrived, and makes it the state of the file.
pub(crate) fn join(
    writer: &mut Writer,
    program: &str,
    register: Arc<Register>,
) -> std::result::Result<Committed, Error> {
    let source = writer.source()?;
    let mut scratch = Scratch::new()?;
    let (all, signed) = read(writer, &source, &mut scratch, register)?;
    let mut tied = Tied::find(&source, &scratch, &all, &signed)?;
    let mut names = (0..source.count()).map(|it| match all.of_document(it) {
        Some(own) => all.id(own).to_string(),
        None => "_".to_owned(),
    });
    let frozen = RefCell::new(None);
    let mut derive = |sink: &mut Sink<'_>| {
        let days = instruments(&source, &all, &mut tied, sink)?;
        frozen.replace(Some(relations(&scratch, &all, &days, sink)?));
        Ok(())
    };
    let version = opened::version();
    let mut form = Form {
        name: opened::FORM,
        version: &version,
        write: &mut |state, mut output| {
            let freezer = frozen.take().unwrap_or_default();
            let frozen = freezer.freeze().map_err(std::io::Error::other)?;
            frozen.write(&mut output, state)
        },
    };
    let committed = writer.finish(program, &mut names, &mut derive, &mut form)?;
    drop(source);
    writer.settle();
    Ok(committed)
}

/// Reads all documents once; gives the instruments, and the day that each document gives itself.
fn read(
    writer: &Writer,
    source: &Source,
    scratch: &mut Scratch,
    register: Arc<Register>,
) -> Result<(Instruments, Vec<Option<Date>>)> {
    let mut heads = Heads::default();
    source.heads(&mut |_, it| {
        heads.add(&it.file, &it.heading);
        Ok(())
    })?;
    if heads.is_open() {
        source.dated(&mut |id, date| heads.cited(id, date))?;
    }
    let mut joining = Joining::new(heads, register);
    let mut signed = Vec::with_capacity(source.count());
    source.readings(&mut |document, reading| {
        let mut result = Ok(());
        signed.push(reading.heading.date);
        joining.reading(document, &reading, &mut |it| {
            if result.is_ok() {
                result = scratch.put(&it);
            }
        });
        // A day that a data set reports ends its document as an act does.
        if let Some(own) = joining.of_document(document)
            && reading.reported.expires.is_some()
        {
            scratch.mark(own)?;
        }
        result
    })?;
    writer.coming_links(&mut |link| {
        let mut result = Ok(());
        joining.link(&link, &mut |it| result = scratch.put(&it));
        result
    })?;
    let mut result = Ok(());
    joining.facts(&mut |it| {
        if result.is_ok() {
            result = scratch.put(&it);
        }
    });
    result?;
    scratch.mark_ended()?;
    Ok((joining.instruments(), signed))
}

/// The days of an instrument, by its number.
#[derive(Clone, Copy, Default)]
struct Days {
    signed: Option<Date>,
    effective: Option<Date>,
    /// The day of its own text, where the entry into force was moved from it.
    moved: Option<Date>,
}

/// Writes the relations, and gives the graph to be frozen: as [`Graph::freeze`] does of one in
/// memory.
fn relations(
    scratch: &Scratch,
    all: &Instruments,
    days: &[Days],
    sink: &mut Sink<'_>,
) -> Result<Freezer> {
    let mut freezer = Freezer::default();
    let mut places = vec![0; all.count()];
    for number in all.order() {
        let id = all.id(*number);
        let scope = id.scope_code();
        let day = days[*number as usize].signed.map(Date::epoch_day);
        places[*number as usize] = freezer.document(&id.to_string(), day, scope);
    }
    gathered(scratch, Wanted::All, &mut |(from, to, it)| {
        let acting = days[from as usize];
        let year = || all.id(from).year.map(|it| Date::of_year(it).latest());
        let own = it.effective.filter(|it| acting.moved != Some(*it));
        let day = own.or(acting.effective);
        let day = day.or(acting.signed).or_else(year).map(Date::epoch_day);
        freezer.relate(
            places[from as usize],
            places[to as usize],
            it.relation,
            Some(day.unwrap_or(i32::MAX)),
            it.extent != Some(Extent::Part),
        );
        sink.relation(&RelationRow {
            until: rows::iso(it.until),
            provisions: it.provisions,
            edge: Edge {
                from: all.id(from).clone(),
                to: all.id(to).clone(),
                relation: it.relation,
                extent: it.extent,
                effective: it.effective,
                basis: it.basis,
                rule: it.rule,
                confidence: it.confidence,
                evidence: it.evidence,
            },
        })
    })?;
    Ok(freezer)
}

/// Hands the relations of the assertions that are wanted to `each`.
fn gathered(
    scratch: &Scratch,
    wanted: Wanted,
    each: &mut dyn FnMut((u32, u32, Relationship)) -> Result<()>,
) -> Result<()> {
    let mut sorted = scratch.sorted(wanted)?;
    let mut gathering = Gathering::default();
    for it in sorted.assertions()? {
        if let Some(done) = gathering.push(it?) {
            each(done)?;
        }
    }
    gathering.end().map_or(Ok(()), each)
}

/// Writes instruments, events and conflicts; gives the days of the instruments.
fn instruments(
    source: &Source,
    all: &Instruments,
    tied: &mut Tied,
    sink: &mut Sink<'_>,
) -> Result<Vec<Days>> {
    let mut days = vec![Days::default(); all.count()];
    let mut put = |graph: &Graph| {
        for node in graph.nodes() {
            let it = graph.node(node);
            if let Some(number) = all.number(&it.id) {
                days[number as usize] = Days {
                    signed: it.date,
                    effective: it.effective.map(|it| it.0),
                    moved: it.moved.as_ref().map(|it| it.from),
                };
            }
        }
        put(graph, sink)
    };
    put(&graph(source, all, tied.part(source, all)?)?)?;
    let alone = all.order().iter().filter(|it| !tied.holds(**it));
    let alone: Vec<u32> = alone.copied().collect();
    for some in alone.chunks(ALONE) {
        let mut part = Part {
            instruments: some.to_vec(),
            ..Part::default()
        };
        let mut holders: Vec<u32> = some
            .iter()
            .filter_map(|it| all.documents(*it).first().copied())
            .collect();
        holders.sort_unstable();
        for it in holders {
            part.documents
                .push((it as usize, source.head(it as usize)?));
        }
        put(&graph(source, all, part)?)?;
    }
    Ok(days)
}

fn put(graph: &Graph, sink: &mut Sink<'_>) -> Result<()> {
    for it in rows::instruments(graph) {
        sink.instrument(&it)?;
    }
    for it in rows::events(graph) {
        sink.event(&it)?;
    }
    for it in rows::conflicts(cancu_validity::conflicts(graph)) {
        sink.conflict(&it)?;
    }
    Ok(())
}

/// A graph of some of the instruments.
fn graph(source: &Source, all: &Instruments, part: Part) -> Result<Graph> {
    let mut result = Ok(());
    let graph = all.graph(part, &mut |number| match said(source, all, number) {
        Ok(said) => said,
        Err(err) => {
            result = Err(err);
            Said::default()
        }
    });
    result.map(|()| graph)
}

/// Where the texts give the days and titles of an instrument.
fn said(source: &Source, all: &Instruments, number: u32) -> Result<Said> {
    let mut said = Said::default();
    for document in all.documents(number) {
        said.own(&source.head(*document as usize)?);
    }
    let id = all.id(number).to_string();
    source.citations(&id, &mut |document, file, mention| {
        if all.of_document(document) != Some(number) && !mention.is_own() {
            said.cited(file, mention);
        }
    })?;
    Ok(said)
}

/// Scope, symbol and number of an instrument, whatever its year.
type Numbered = (Option<Scope>, String, Option<String>);

fn numbered(id: InstrumentId) -> Numbered {
    (id.scope, id.symbol, id.number)
}

/// The instruments that hang on each other for what is in force or contradicted.
struct Tied {
    /// By number.
    holds: Vec<bool>,
    relations: Vec<(u32, u32, Relationship)>,
    /// What is cited by a document that is older, by document: of each the numbers of all years.
    future: BTreeMap<usize, FxHashSet<Numbered>>,
}

impl Tied {
    fn find(
        source: &Source,
        scratch: &Scratch,
        all: &Instruments,
        signed: &[Option<Date>],
    ) -> Result<Tied> {
        let mut tied = Tied {
            holds: vec![false; all.count()],
            relations: Vec::new(),
            future: BTreeMap::new(),
        };
        gathered(scratch, Wanted::Binding, &mut |it| {
            tied.tie(it.0);
            tied.tie(it.1);
            tied.relations.push(it);
            Ok(())
        })?;
        tied.find_future(source, all, signed)?;
        Ok(tied)
    }

    fn tie(&mut self, number: u32) {
        if let Some(holds) = self.holds.get_mut(number as usize) {
            *holds = true;
        }
    }

    fn holds(&self, number: u32) -> bool {
        self.holds.get(number as usize).copied().unwrap_or_default()
    }

    fn find_future(
        &mut self,
        source: &Source,
        all: &Instruments,
        signed: &[Option<Date>],
    ) -> Result<()> {
        let date = |number: u32| {
            let holder = all.documents(number).first();
            let own = holder.and_then(|it| signed.get(*it as usize));
            all.date(number, own.copied().flatten())
        };
        let dates: Vec<Option<Date>> = (0..all.count() as u32).map(date).collect();
        let date = |number: u32| dates.get(number as usize).copied().flatten();
        let mut last = (String::new(), None);
        source.cited(&mut |id, document, ordinal| {
            if last.0 != id {
                let number = id.parse::<InstrumentId>().ok();
                last = (id.to_owned(), number.and_then(|it| all.number(&it)));
            }
            let (Some(cited), Some(own)) = (last.1, all.of_document(document)) else {
                return Ok(());
            };
            let (Some(later), Some(day)) = (date(cited), date(own)) else {
                return Ok(());
            };
            if later.earliest() <= day.latest() {
                return Ok(());
            }
            let (in_title, mention) = source.citation(document, ordinal)?;
            if in_title || mention.is_own() || mention.list || mention.relation == Relation::Related
            {
                return Ok(());
            }
            self.tie(cited);
            self.tie(own);
            let numbers = self.future.entry(document).or_default();
            numbers.extend(mention.id.map(numbered));
            Ok(())
        })
    }

    /// What is to be their graph: handed out once.
    fn part(&mut self, source: &Source, all: &Instruments) -> Result<Part> {
        let instruments: Vec<u32> = all
            .order()
            .iter()
            .copied()
            .filter(|it| self.holds(*it))
            .collect();
        let mut future = std::mem::take(&mut self.future);
        let mut documents: Vec<usize> = instruments
            .iter()
            .filter_map(|it| all.documents(*it).first().map(|it| *it as usize))
            .chain(future.keys().copied())
            .collect();
        documents.sort_unstable();
        documents.dedup();
        let mut part = Part {
            instruments,
            links: Vec::new(),
            documents: Vec::with_capacity(documents.len()),
            relations: std::mem::take(&mut self.relations),
        };
        for document in documents {
            let mut reading = source.head(document)?;
            if let Some(numbers) = future.remove(&document) {
                // Whether it is a slip, a citation of the same number of another year tells.
                let mut mentions = source.mentions(document)?;
                mentions.retain(|it| {
                    it.id
                        .clone()
                        .is_some_and(|it| numbers.contains(&numbered(it)))
                });
                reading.mentions = mentions;
            }
            part.documents.push((document, reading));
        }
        Ok(part)
    }
}
