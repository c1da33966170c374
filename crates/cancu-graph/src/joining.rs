use std::sync::Arc;

use cancu_model::{
    Assertion, Basis, Date, Effective, Evidence, Extent, Heading, InstrumentId, Link, Mention,
    Reading, Relation, fold,
};
use cancu_tables::{Act, Certainty, Register};
use indexmap::IndexSet;
use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::instruments::Instruments;
use crate::sayings::{Sayings, Words};

/// Instruments by their numbers.
pub(crate) type Ids = IndexSet<InstrumentId, FxBuildHasher>;

/// The headings of all documents: what each of them is called follows from all.
///
/// Documents are added in the order of their files' names; their numbers are their places in it.
#[derive(Debug, Default)]
pub struct Heads {
    ids: Ids,
    own: Vec<u32>,
    /// Documents that leave their number blank.
    blank: Vec<(usize, InstrumentId, String)>,
    /// Documents of old, whose number holds no year, with the day of their effect.
    undated: Vec<(usize, InstrumentId, Date)>,
}

impl Heads {
    /// Takes the next document.
    pub fn add(&mut self, file: &str, heading: &Heading) {
        let id = Heads::named(file, heading);
        if id.number.is_none() {
            self.blank.push((self.own.len(), id, file_number(file)));
            self.own.push(u32::MAX);
        } else if let Some(day) = Heads::undated(&id, heading) {
            self.undated.push((self.own.len(), id, day));
            self.own.push(u32::MAX);
        } else {
            self.own.push(self.ids.insert_full(id).0 as u32);
        }
    }

    /// What a document is called by itself: where it leaves the number blank, or is
    /// [undated](Heads::undated), that hangs on others too.
    #[must_use]
    pub fn named(file: &str, heading: &Heading) -> InstrumentId {
        let named = heading.id.clone();
        let named = named.filter(|id| id.symbol != "_" || id.number.is_some());
        named.unwrap_or_else(|| InstrumentId {
            scope: None,
            symbol: heading.kind.as_deref().unwrap_or("van-ban").to_owned(),
            year: heading.any_year(),
            number: Some(file_number(file)),
        })
    }

    /// The day of effect of a document of old whose number holds no year: see [`Heads::cited`].
    #[must_use]
    pub fn undated(id: &InstrumentId, heading: &Heading) -> Option<Date> {
        let effective = match heading.effective {
            Some(Effective::On(day)) => Some(day).filter(|it| it.is_whole()),
            _ => None,
        };
        effective.filter(|_| id.year.is_none() && id.symbol != "_")
    }

    /// Says whether the year of a document follows from what others cite: then each citation with
    /// a day is to be told by [`Heads::cited`].
    #[must_use]
    pub fn is_open(&self) -> bool {
        !self.undated.is_empty()
    }

    /// Takes a citation, when all documents were added.
    ///
    /// Old numbers hold no year. A document that bears no other day than that of its effect was
    /// signed on it where another text cites the same number of that day: "Nghị định số 73-CP ngày
    /// 25-10-1993".
    ///
    /// # Complexity
    ///
    /// *O*(*u*) in the documents without a year.
    pub fn cited(&mut self, cited: &InstrumentId, date: Date) {
        for (_, id, day) in &mut self.undated {
            if date == *day && cited.year == Some(day.year()) && cited.may_be(id) {
                id.year = cited.year;
            }
        }
    }

    /// One that leaves its number blank keeps it so while it is alone.
    fn close(mut self) -> (Ids, Vec<u32>) {
        for (document, id, _) in self.undated {
            self.own[document] = self.ids.insert_full(id).0 as u32;
        }
        let mut counts: FxHashMap<InstrumentId, usize> = FxHashMap::default();
        for (_, id, _) in &self.blank {
            *counts.entry(id.clone()).or_default() += 1;
        }
        for (document, mut id, file) in self.blank {
            if counts.get(&id).is_some_and(|it| *it > 1) {
                id.number = Some(file);
            }
            self.own[document] = self.ids.insert_full(id).0 as u32;
        }
        (self.ids, self.own)
    }
}

/// A file's name where a number should stand.
fn file_number(file: &str) -> String {
    format!(
        "_{}",
        fold::slug(file.rsplit_once('.').map_or(file, |it| it.0))
    )
}

/// Joins what documents say, one document at a time: what is kept grows with the instruments and
/// not with their citations, which are handed on as [`Assertion`]s.
#[derive(Debug)]
pub struct Joining {
    register: Arc<Register>,
    ids: Ids,
    own: Vec<u32>,
    words: Words,
    said: Vec<Sayings>,
    /// Days of acts that their texts leave to the entry into force, and the register knows better.
    dated: FxHashMap<(InstrumentId, InstrumentId), Vec<Dated>>,
}

/// An act, as the register knows its day.
type Dated = (Relation, Option<Extent>, Date);

/// The rule of what the register says, and how sure it is of what was read in a text.
const BY_REGISTER: (&str, f32) = ("register", 0.99);

/// How much of its target an act of the register takes.
fn whole_or_part(act: &Act) -> Option<Extent> {
    let whole = || act.relation.is_act().then_some(Extent::Whole);
    act.extent.or_else(whole)
}

/// How sure what a data set reports is, unread.
const REPORTED: f32 = 0.6;

/// How sure what nobody read is.
const UNSURE: f32 = 0.5;

impl Joining {
    /// Begins with the names of all documents.
    ///
    /// # Complexity
    ///
    /// *O*(*n*) in the documents and the acts of the register.
    #[must_use]
    pub fn new(heads: Heads, register: Arc<Register>) -> Joining {
        let (ids, own) = heads.close();
        let said = ids.iter().map(|_| Sayings::default()).collect();
        let mut joining = Joining {
            dated: FxHashMap::default(),
            register,
            ids,
            own,
            words: Words::default(),
            said,
        };
        joining.find_dated();
        joining
    }

    fn find_dated(&mut self) {
        let text = |it: &&Act| it.certainty == Certainty::Text;
        for act in self.register.acts().iter().filter(text) {
            let entry = self.register.recorded(&act.from);
            let entry = entry.filter_map(|it| it.effective).next();
            let (Some(day), Some(entry)) = (act.effective, entry) else {
                continue;
            };
            if day != entry {
                let ends = (act.from.clone(), act.to.clone());
                let known = self.dated.entry(ends).or_default();
                known.push((act.relation, whole_or_part(act), day));
            }
        }
    }

    /// What a text says without a day is what the register says with one.
    fn settle_day(&self, mut it: Assertion) -> Assertion {
        if it.effective.is_some() || !it.relation.is_act() {
            return it;
        }
        let (Some(from), Some(to)) = (
            self.ids.get_index(it.from as usize),
            self.ids.get_index(it.to as usize),
        ) else {
            return it;
        };
        let known = self.dated.get(&(from.clone(), to.clone()));
        let same = |known: &&Dated| (known.0, known.1) == (it.relation, it.extent);
        if let Some((_, _, day)) = known.and_then(|all| all.iter().find(same)) {
            it.effective = Some(*day);
            it.until = None;
            it.provisions.clear();
            BY_REGISTER.0.clone_into(&mut it.rule);
            (it.basis, it.confidence) = (Basis::Register, BY_REGISTER.1);
        }
        it
    }

    fn number(&mut self, id: &InstrumentId) -> u32 {
        let at = self.ids.get_index_of(id).unwrap_or_else(|| {
            self.said.push(Sayings::default());
            self.ids.insert_full(id.clone()).0
        });
        at as u32
    }

    /// The number of the instrument whose text a document is.
    #[must_use]
    pub fn of_document(&self, document: usize) -> Option<u32> {
        self.own.get(document).copied()
    }

    /// Takes what the document of this number says; every relation that it asserts goes to `each`.
    ///
    /// # Complexity
    ///
    /// *O*(*n*) in the mentions.
    pub fn reading(&mut self, document: usize, reading: &Reading, each: &mut dyn FnMut(Assertion)) {
        let Some(own) = self.of_document(document) else {
            return;
        };
        self.said[own as usize].own(&mut self.words, reading);
        for mention in reading.of_title.iter().chain(&reading.mentions) {
            if let Some(it) = self.mention(&reading.file, own, mention) {
                each(it);
            }
        }
        for it in &reading.reported.relations {
            let other = self.number(&it.id);
            let link = reported(own, it.relation, other, &reading.file, &it.quote);
            each_other(link, each, |link| link.extent = it.extent);
        }
    }

    /// Takes a relation that is reported beside no text.
    pub fn link(&mut self, it: &Link, each: &mut dyn FnMut(Assertion)) {
        let (from, to) = (self.number(&it.from), self.number(&it.to));
        let link = reported(from, it.relation, to, &it.file, &it.quote);
        each_other(link, each, |link| {
            link.extent = it.extent;
            link.effective = it.effective;
            link.provisions = it.provision.iter().cloned().collect();
        });
    }

    fn mention(&mut self, file: &str, own: u32, mention: &Mention) -> Option<Assertion> {
        let id = mention.id.as_ref()?;
        if mention.is_own() || self.ids.get_index_of(id) == Some(own as usize) {
            return None;
        }
        let cited = self.number(id);
        self.said[cited as usize].cited(&mut self.words, mention);
        let source = if mention.source == "self" {
            own
        } else {
            let source: InstrumentId = mention.source.parse().ok()?;
            if source == *id {
                return None;
            }
            self.number(&source)
        };
        let (relation, turned) = mention.relation.active();
        let (from, to) = if turned {
            (cited, source)
        } else {
            (source, cited)
        };
        Some(self.settle_day(Assertion {
            from,
            to,
            relation,
            extent: mention.extent,
            basis: Basis::Stated,
            effective: mention.from,
            until: mention.until,
            provisions: mention.pinpoint.iter().cloned().collect(),
            rule: mention.rule.clone(),
            confidence: mention.confidence,
            evidence: Evidence {
                file: file.to_owned(),
                start: mention.start,
                end: mention.end,
                quote: mention.text.clone(),
            },
        }))
    }

    /// When all documents and links are in: hands on the register's acts that reach one of the instruments,
    /// and what they lead to.
    ///
    /// # Complexity
    ///
    /// *O*(*k*) in the acts of the register for each further step that they lead to.
    pub fn facts(&mut self, each: &mut dyn FnMut(Assertion)) {
        let register = Arc::clone(&self.register);
        let mut open: Vec<&Act> = register.acts().iter().collect();
        loop {
            let (reached, rest): (Vec<&Act>, Vec<&Act>) = open.into_iter().partition(|it| {
                self.ids.contains(&it.to)
                    || it.relation == Relation::Details && self.ids.contains(&it.from)
            });
            open = rest;
            if reached.is_empty() {
                break;
            }
            for act in reached {
                each(self.fact(act));
            }
        }
        for note in register.notes() {
            if self.ids.contains(&note.about) {
                for id in &note.to {
                    self.number(id);
                }
            }
        }
    }

    fn fact(&mut self, act: &Act) -> Assertion {
        let basis = act.certainty.basis();
        let confidence = match basis {
            Basis::Register => BY_REGISTER.1,
            Basis::Unsure => UNSURE,
            _ => 0.7,
        };
        Assertion {
            from: self.number(&act.from),
            to: self.number(&act.to),
            relation: act.relation,
            extent: whole_or_part(act),
            basis,
            effective: act.effective,
            until: act.until,
            provisions: act.provisions.clone(),
            rule: BY_REGISTER.0.to_owned(),
            confidence,
            evidence: act.origin.evidence(act.note.as_deref()),
        }
    }

    /// The instruments, when all has been said.
    ///
    /// # Complexity
    ///
    /// *O*(*n* log *n*) in the instruments.
    #[must_use]
    pub fn instruments(self) -> Instruments {
        Instruments::new(self.ids, self.own, self.words, self.said, self.register)
    }
}

/// What a data set reports, the passive turned round.
fn reported(one: u32, relation: Relation, other: u32, file: &str, quote: &str) -> Assertion {
    let (relation, turned) = relation.active();
    let (from, to) = if turned { (other, one) } else { (one, other) };
    Assertion {
        from,
        to,
        relation,
        extent: None,
        basis: Basis::Reported,
        effective: None,
        until: None,
        provisions: Vec::new(),
        rule: "reported".to_owned(),
        confidence: REPORTED,
        evidence: Evidence {
            file: file.to_owned(),
            start: 0,
            end: 0,
            quote: quote.to_owned(),
        },
    }
}

/// Completes what relates two instruments, and hands it on.
fn each_other(
    mut it: Assertion,
    each: &mut dyn FnMut(Assertion),
    complete: impl FnOnce(&mut Assertion),
) {
    if it.from != it.to {
        complete(&mut it);
        each(it);
    }
}
