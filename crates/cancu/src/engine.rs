use std::path::Path;
use std::sync::Arc;

use cancu_graph::{Conflict, Failure, Found as References, Graph};
use cancu_model::{Date, Instrument, Link, Reading, Relation};
use cancu_query::{
    Audit, AuditOptions, CheckOptions, Coverage, Impact, Orphan, RankOptions, Ranking, Resolution,
    Review, Show, Stats, Timeline, Trace, TraceOptions,
};
use cancu_store::{Document, Skipped};
use cancu_tables::Register;

use crate::metadata;
use crate::{load_documents, read};

/// What can go wrong when documents are opened or a question is asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file.
    #[error(transparent)]
    Store(#[from] cancu_store::Error),
    /// What was read could not be handed on.
    #[error("cannot write what was read")]
    Output(#[source] std::io::Error),
    /// A register of a user's own.
    #[error(transparent)]
    Register(#[from] cancu_tables::Faults),
    /// A question.
    #[error(transparent)]
    Query(#[from] cancu_query::Error),
    /// A graph file that could no longer be read while a question was answered: the engine is of
    /// no more use.
    #[error("cannot read the graph file any more")]
    Lost(#[source] Failure),
    /// A draft that did not come into the graph that it was to be held against.
    #[error("the draft `{file}` could not be reviewed")]
    NoDraft {
        /// Its name.
        file: String,
    },
}

/// An instrument that a search found.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Found {
    /// The instrument.
    #[serde(flatten)]
    pub instrument: Instrument,
    /// The place of its text that has the words, where its number, title and issuer do not.
    #[cfg(feature = "store")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub snippet: Option<cancu_store::Snippet>,
}

/// A graph and the questions that it answers.
#[derive(Debug, Clone)]
pub struct Engine {
    graph: Graph,
    skipped: Vec<Skipped>,
    outdated: bool,
    #[cfg(feature = "store")]
    file: Option<std::path::PathBuf>,
}

impl Engine {
    /// Opens a graph file, or reads a folder or a file of documents into memory, in parallel.
    ///
    /// Of a graph file the [frozen form](cancu_graph::Graph::frozen) comes into memory, and beside
    /// it the rows that a question needs when it needs them: all of the state that the file has
    /// now. One that was built by another edition of the program is read whole, and says so:
    /// [`Engine::is_outdated`].
    ///
    /// # Errors
    ///
    /// [`Error::Store`] if the path does not exist, or a graph file is damaged. Documents that
    /// cannot be read are skipped: see [`Engine::skipped`].
    ///
    /// # Complexity
    ///
    /// *O*(*n*) in the bytes of the documents, or of the frozen form.
    ///
    /// # Examples
    ///
    /// ```
    /// use cancu::Engine;
    ///
    /// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/plans");
    /// let engine = Engine::open(folder)?;
    /// assert!(engine.skipped().is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn open(path: impl AsRef<Path>) -> Result<Engine, Error> {
        let path = path.as_ref();
        if path.is_file() && cancu_store::is_graph_file(path) {
            return Engine::of_file(path);
        }
        let loaded = load_documents(&[path.to_path_buf()], &mut |_| {})?;
        Ok(Engine {
            graph: Graph::build_with(loaded.readings, loaded.links, Register::built_in()),
            skipped: loaded.skipped,
            outdated: false,
            #[cfg(feature = "store")]
            file: None,
        })
    }

    #[cfg(feature = "store")]
    fn of_file(path: &Path) -> Result<Engine, Error> {
        let (graph, outdated) = crate::opened::open(path)?;
        Ok(Engine {
            graph,
            skipped: Vec::new(),
            outdated,
            file: Some(path.to_path_buf()),
        })
    }

    #[cfg(not(feature = "store"))]
    fn of_file(path: &Path) -> Result<Engine, Error> {
        Err(Error::Store(cancu_store::Error::NoStore {
            path: path.to_path_buf(),
        }))
    }

    /// Makes an engine of texts in memory, each with its name.
    ///
    /// # Examples
    ///
    /// ```
    /// use cancu::Engine;
    ///
    /// let plan = "Số: 12/KH-UBND\n\nQuảng Ngãi, ngày 04 tháng 3 năm 2021\n\nKẾ HOẠCH\n\n\
    ///     Thực hiện Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ.";
    /// let engine = Engine::from_texts([("ke-hoach.txt", plan)]);
    /// assert_eq!(engine.graph().document_count(), 1);
    /// ```
    #[must_use]
    pub fn from_texts<N: AsRef<str> + Sync, T: AsRef<str> + Sync>(
        texts: impl IntoIterator<Item = (N, T)>,
    ) -> Engine {
        let readings = texts
            .into_iter()
            .map(|(name, text)| read(name.as_ref(), text.as_ref()));
        Engine {
            graph: Graph::build(readings.collect()),
            skipped: Vec::new(),
            outdated: false,
            #[cfg(feature = "store")]
            file: None,
        }
    }

    /// The same documents on the facts of `register` and of the program's own; what `register`
    /// says of an instrument goes first, and other days of signing are listed by
    /// [`Engine::conflicts`].
    ///
    /// # Complexity
    ///
    /// That of building the graph anew.
    ///
    /// # Examples
    ///
    /// ```
    /// use cancu::{Date, Engine, Register};
    ///
    /// let own = r#"
    /// [[instrument]]
    /// id = "quang-ngai/qd-ubnd/2025/7"
    /// type = "quyet-dinh"
    /// basis = "text"
    /// source = "bản lưu tại Văn phòng"
    ///
    /// [[act]]
    /// from = "quang-ngai/qd-ubnd/2025/7"
    /// to = "quang-ngai/qd-ubnd/2019/436"
    /// relation = "replaces"
    /// effective = "2025-03-01"
    /// basis = "text"
    /// source = "Điều 3 Quyết định 7/QĐ-UBND"
    /// "#;
    /// let plan = "Số: 2/KH-UBND\n\nQuảng Ngãi, ngày 04 tháng 3 năm 2021\n\nKẾ HOẠCH\n\n\
    ///     Theo Quyết định số 436/QĐ-UBND ngày 11/6/2019 của UBND tỉnh Quảng Ngãi.";
    /// let register = Register::parse("so.toml", own)?;
    /// let engine = Engine::from_texts([("ke-hoach.txt", plan)]).with_register(&register);
    /// let answer = engine.resolve("436/QĐ-UBND", "2025-12-31".parse()?)?;
    /// assert_eq!(answer.current[0].to_string(), "quang-ngai/qd-ubnd/2025/7");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn with_register(self, register: &Register) -> Engine {
        let register = Arc::new(register.joined(self.graph.register()));
        Engine {
            graph: Graph::build_with(
                self.graph.readings().to_vec(),
                self.graph.links().to_vec(),
                register,
            ),
            ..self
        }
    }

    /// The graph behind the answers. That of a graph file may fail: see [`Engine::sound`].
    #[must_use]
    pub fn graph(&self) -> &Graph {
        &self.graph
    }

    /// Hands on what was asked of [`Engine::graph`], if all rows that it needed could be read.
    ///
    /// # Errors
    ///
    /// [`Error::Lost`] once rows of the graph file could not be read.
    pub fn sound<T>(&self, answer: T) -> Result<T, Error> {
        match self.graph.failure() {
            Some(failure) => Err(Error::Lost(failure)),
            None => Ok(answer),
        }
    }

    /// Documents that were not read, and why.
    #[must_use]
    pub fn skipped(&self) -> &[Skipped] {
        &self.skipped
    }

    /// Says whether the documents of the graph file were read by another edition of the program,
    /// with other code or other tables: the next build reads them anew.
    #[must_use]
    pub fn is_outdated(&self) -> bool {
        self.outdated
    }

    /// What a reference can mean that a person typed: [`cancu_query::find`].
    ///
    /// # Errors
    ///
    /// [`Error::Lost`] once rows of the graph file could not be read.
    pub fn references(&self, reference: &str) -> Result<References, Error> {
        self.sound(cancu_query::find(&self.graph, reference))
    }

    /// What stands in the place of an instrument on a day: [`cancu_query::resolve`].
    ///
    /// # Errors
    ///
    /// [`Error::Query`] if nothing fits the reference.
    ///
    /// # Examples
    ///
    /// ```
    /// use cancu::{Engine, Error, ErrorKind};
    ///
    /// let plan = "Số: 12/KH-UBND\n\nQuảng Ngãi, ngày 04 tháng 3 năm 2021\n\nKẾ HOẠCH\n\n\
    ///     Thực hiện Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ.";
    /// let engine = Engine::from_texts([("ke-hoach.txt", plan)]);
    /// let answer = engine.resolve("nghi dinh 04/2015", "2024-12-31".parse()?)?;
    /// assert_eq!(answer.status.state.code(), "lapsed");
    /// assert_eq!(answer.current[0].to_string(), "vn/luat-qh15/2022/10");
    ///
    /// // What fits nothing is not guessed: the error has what comes nearest.
    /// let Err(Error::Query(error)) = engine.resolve("99/2035/NĐ-CP", "2024-12-31".parse()?) else {
    ///     panic!("nobody knows it");
    /// };
    /// assert!(matches!(error.kind(), ErrorKind::Unknown(_)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn resolve(&self, reference: &str, as_of: Date) -> Result<Resolution, Error> {
        Ok(self.sound(cancu_query::resolve(&self.graph, reference, as_of))??)
    }

    /// Every way up from a document to its central sources: [`cancu_query::trace`].
    ///
    /// # Errors
    ///
    /// [`Error::Query`] if the reference fits no instrument, or several.
    ///
    /// # Examples
    ///
    /// ```
    /// use cancu::{Engine, TraceOptions};
    ///
    /// let plan = "Số: 12/KH-UBND\n\nQuảng Ngãi, ngày 04 tháng 3 năm 2021\n\nKẾ HOẠCH\n\n\
    ///     Thực hiện Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ.";
    /// let engine = Engine::from_texts([("ke-hoach.txt", plan)]);
    /// let options = TraceOptions::default();
    /// let answer = engine.trace("KH 12/KH-UBND", "2024-12-31".parse()?, &options)?;
    /// let paths: Vec<String> = answer.sources[0].paths[0].iter().map(ToString::to_string).collect();
    /// assert_eq!(paths[0], "quang-ngai/kh-ubnd/2021/12");
    /// assert_eq!(paths[1], "vn/nd-cp/2015/4");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn trace(
        &self,
        reference: &str,
        as_of: Date,
        options: &TraceOptions,
    ) -> Result<Trace, Error> {
        let answer = cancu_query::trace(&self.graph, reference, as_of, options);
        Ok(self.sound(answer)??)
    }

    /// Everything that rests on an instrument: [`cancu_query::impact`].
    ///
    /// # Errors
    ///
    /// [`Error::Query`] if the reference fits no instrument, or several.
    ///
    /// # Examples
    ///
    /// ```
    /// use cancu::Engine;
    ///
    /// let plan = "Số: 12/KH-UBND\n\nQuảng Ngãi, ngày 04 tháng 3 năm 2021\n\nKẾ HOẠCH\n\n\
    ///     Thực hiện Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ.";
    /// let engine = Engine::from_texts([("ke-hoach.txt", plan)]);
    /// let answer = engine.impact("04/2015/NĐ-CP", &[])?;
    /// assert_eq!(answer.dependents[0].id.to_string(), "quang-ngai/kh-ubnd/2021/12");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn impact(&self, reference: &str, relations: &[Relation]) -> Result<Impact, Error> {
        Ok(self.sound(cancu_query::impact(&self.graph, reference, relations))??)
    }

    /// Who cites what has lapsed by a day: [`cancu_query::audit`].
    ///
    /// # Errors
    ///
    /// [`Error::Query`] if `options.cites` fits no instrument, or several.
    ///
    /// # Examples
    ///
    /// ```
    /// use cancu::{AuditOptions, Engine};
    ///
    /// let plan = "Số: 12/KH-UBND\n\nQuảng Ngãi, ngày 04 tháng 3 năm 2021\n\nKẾ HOẠCH\n\n\
    ///     Thực hiện Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ.";
    /// let engine = Engine::from_texts([("ke-hoach.txt", plan)]);
    /// let audit = engine.audit("2024-12-31".parse()?, &AuditOptions::default())?;
    /// let finding = &audit.findings[0];
    /// assert_eq!(finding.quote, "Nghị định số 04/2015/NĐ-CP");
    /// assert_eq!(finding.since, Some("2023-07-01".parse()?));
    /// assert!(!finding.lapsed_at_signing);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn audit(&self, as_of: Date, options: &AuditOptions) -> Result<Audit, Error> {
        Ok(self.sound(cancu_query::audit(&self.graph, as_of, options))??)
    }

    /// Everything that texts and the register contradict each other in, each with the evidence
    /// of both sides: [`cancu_validity::conflicts`].
    #[must_use]
    pub fn conflicts(&self) -> Vec<Conflict> {
        cancu_validity::conflicts(&self.graph)
    }

    /// The life of an instrument and of its line: [`cancu_query::timeline`].
    ///
    /// # Errors
    ///
    /// [`Error::Query`] if the reference fits no instrument, or several.
    ///
    /// # Examples
    ///
    /// ```
    /// use cancu::Engine;
    ///
    /// let plan = "Số: 12/KH-UBND\n\nQuảng Ngãi, ngày 04 tháng 3 năm 2021\n\nKẾ HOẠCH\n\n\
    ///     Thực hiện Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ.";
    /// let engine = Engine::from_texts([("ke-hoach.txt", plan)]);
    /// let life = engine.timeline("04/2015/NĐ-CP")?;
    /// let last = life.moments.last().and_then(|it| it.date);
    /// assert_eq!(last, Some("2023-07-01".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn timeline(&self, reference: &str) -> Result<Timeline, Error> {
        Ok(self.sound(cancu_query::timeline(&self.graph, reference))??)
    }

    /// An instrument, its status on a day and its relations: [`cancu_query::show`].
    ///
    /// # Errors
    ///
    /// [`Error::Query`] if the reference fits no instrument, or several.
    ///
    /// # Examples
    ///
    /// ```
    /// use cancu::Engine;
    ///
    /// let plan = "Số: 12/KH-UBND\n\nQuảng Ngãi, ngày 04 tháng 3 năm 2021\n\nKẾ HOẠCH\n\n\
    ///     Thực hiện Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ.";
    /// let engine = Engine::from_texts([("ke-hoach.txt", plan)]);
    /// let answer = engine.show("04/2015/NĐ-CP", "2024-12-31".parse()?)?;
    /// let edge = &answer.incoming["implements"][0];
    /// assert_eq!(edge.evidence[0].quote, "Nghị định số 04/2015/NĐ-CP");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn show(&self, reference: &str, as_of: Date) -> Result<Show, Error> {
        Ok(self.sound(cancu_query::show(&self.graph, reference, as_of))??)
    }

    /// Instruments by number, title and issuer: [`cancu_query::search`].
    ///
    /// # Examples
    ///
    /// ```
    /// use cancu::Engine;
    ///
    /// let plan = "Số: 12/KH-UBND\n\nQuảng Ngãi, ngày 04 tháng 3 năm 2021\n\nKẾ HOẠCH\n\n\
    ///     Thực hiện Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ.";
    /// let engine = Engine::from_texts([("ke-hoach.txt", plan)]);
    /// let found = engine.search("nghi dinh 04/2015", "2024-12-31".parse()?);
    /// assert_eq!(found[0].label, "Nghị định số 04/2015/NĐ-CP");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn search(&self, words: &str, as_of: Date) -> Vec<Instrument> {
        cancu_query::search(self.graph.whole(), words, as_of)
    }

    /// Instruments by number, title and issuer, and then those whose text has the words, with the
    /// place. Without a graph file, or without the feature `store`, texts are not searched:
    /// [`Engine::search`].
    ///
    /// # Errors
    ///
    /// [`Error::Store`] if the graph file can no longer be read.
    pub fn find(&self, words: &str, as_of: Date, limit: usize) -> Result<Vec<Found>, Error> {
        #[cfg(feature = "store")]
        if let Some(path) = &self.file {
            let store = cancu_store::Store::open(path)?;
            // A build may have gone on since this graph was read: what it does not know is left out,
            // and more is asked for in its place.
            let node = |it: &cancu_store::Hit| self.graph.node_id(&it.instrument.parse().ok()?);
            let mut asked = limit;
            let mut hits = store.search(words, asked)?;
            while hits.len() == asked && hits.iter().filter(|it| node(it).is_some()).count() < limit
            {
                asked *= 2;
                hits = store.search(words, asked)?;
            }
            let known = hits.into_iter().filter_map(|it| {
                Some(Found {
                    instrument: cancu_query::instrument(&self.graph, node(&it)?, as_of),
                    snippet: it.snippet,
                })
            });
            return Ok(known.take(limit).collect());
        }
        let mut found = self.search(words, as_of);
        found.truncate(limit);
        let plain = |instrument| Found {
            instrument,
            #[cfg(feature = "store")]
            snippet: None,
        };
        Ok(found.into_iter().map(plain).collect())
    }

    /// Reviews a draft as it will be signed, on the ground of this engine's documents, the
    /// register and the tables: [`cancu_query::check`]. A document of this engine that stands at
    /// the draft's own place, or bears its name and its id, is the draft as it was, and makes way.
    ///
    /// # Errors
    ///
    /// [`Error::NoDraft`] if the draft could not be held against the others.
    ///
    /// # Complexity
    ///
    /// That of building the graph anew with the draft in it: of a graph file a graph of what is said of
    /// the instruments that the review asks for ([`cancu_query::around`]), of the whole where the
    /// draft and another document give each other their names.
    ///
    /// # Examples
    ///
    /// ```
    /// use cancu::{CheckOptions, Engine};
    ///
    /// let draft = "Thực hiện Kết luận số 120/KL-TW ngày 07/01/2016 của Bộ Chính trị.";
    /// let engine = Engine::from_texts::<&str, &str>([]);
    /// let review = engine.check("du-thao.txt", draft, "2024-03-04".parse()?, &CheckOptions::default())?;
    /// assert_eq!(review.findings[0].rule, "number-form");
    /// assert_eq!(review.findings[0].suggestion.as_deref(), Some("Kết luận số 120-KL/TW"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn check(
        &self,
        name: &str,
        text: &str,
        today: Date,
        options: &CheckOptions,
    ) -> Result<Review, Error> {
        self.review(read(name, text), text, today, options)
    }

    /// The same for a draft that was read from a file, markup and all: see
    /// [`documents`](crate::documents). Places are in [`Document::text`].
    ///
    /// # Errors
    ///
    /// As [`Engine::check`].
    ///
    /// # Complexity
    ///
    /// As [`Engine::check`].
    pub fn check_document(
        &self,
        draft: &Document,
        today: Date,
        options: &CheckOptions,
    ) -> Result<Review, Error> {
        self.review(metadata::read(draft), &draft.text, today, options)
    }

    fn review(
        &self,
        mut draft: Reading,
        text: &str,
        today: Date,
        options: &CheckOptions,
    ) -> Result<Review, Error> {
        if draft.place.is_empty() {
            draft.place.clone_from(&draft.file);
        }
        let (file, place) = (draft.file.clone(), draft.place.clone());
        let (mut readings, links) = self.around(&draft)?;
        readings.retain(|it| !is_same(it, &draft));
        readings.push(draft);
        let graph = Graph::build_with(readings, links, Arc::clone(self.graph.register()));
        let review = cancu_query::check(&graph, &place, text, today, options);
        let mut review = review.ok_or_else(|| Error::NoDraft { file: file.clone() })?;
        review.named(&file);
        Ok(review)
    }

    /// The documents that a draft is held against, as far as they are looked at.
    fn around(&self, draft: &Reading) -> Result<(Vec<Reading>, Vec<Link>), Error> {
        // One of the draft's name that is not the draft is called otherwise beside it.
        let namesake = self.graph.head(&draft.file);
        let alone = namesake.is_none_or(|it| is_same(&it, draft));
        let around = alone
            .then(|| cancu_query::around(&self.graph, draft))
            .flatten();
        let found = match around {
            Some(it) => {
                let readings = it.documents.into_iter().map(|it| it.reading);
                (readings.collect(), it.links)
            }
            None => (self.graph.readings().to_vec(), self.graph.links().to_vec()),
        };
        self.sound(found)
    }

    /// Instruments by their standing in the network of citations: [`cancu_query::rank`].
    ///
    /// # Errors
    ///
    /// [`Error::Query`] if the graph is too large.
    ///
    /// # Examples
    ///
    /// ```
    /// use cancu::{Engine, Measure, RankOptions};
    ///
    /// let plan = "Số: 12/KH-UBND\n\nQuảng Ngãi, ngày 04 tháng 3 năm 2021\n\nKẾ HOẠCH\n\n\
    ///     Thực hiện Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ.";
    /// let engine = Engine::from_texts([("ke-hoach.txt", plan)]);
    /// let options = RankOptions { by: Measure::Cited, ..RankOptions::default() };
    /// let ranking = engine.rank(&options)?;
    /// assert!(ranking.ranked.iter().any(|it| it.id.to_string() == "vn/nd-cp/2015/4"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn rank(&self, options: &RankOptions) -> Result<Ranking, Error> {
        Ok(self.sound(cancu_query::rank(&self.graph, options))??)
    }

    /// Which provinces have a document that implements an instrument: [`cancu_query::coverage`].
    ///
    /// # Errors
    ///
    /// [`Error::Query`] if the reference fits no instrument, or several.
    ///
    /// # Examples
    ///
    /// ```
    /// use cancu::Engine;
    ///
    /// let plan = "Số: 12/KH-UBND\n\nQuảng Ngãi, ngày 04 tháng 3 năm 2021\n\nKẾ HOẠCH\n\n\
    ///     Thực hiện Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ.";
    /// let engine = Engine::from_texts([("ke-hoach.txt", plan)]);
    /// let answer = engine.coverage("04/2015/NĐ-CP", "2024-12-31".parse()?, Some("ke-hoach"))?;
    /// assert_eq!(answer.documents, 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn coverage(
        &self,
        reference: &str,
        as_of: Date,
        kind: Option<&str>,
    ) -> Result<Coverage, Error> {
        Ok(self.sound(cancu_query::coverage(&self.graph, reference, as_of, kind))??)
    }

    /// Documents from which no way leads up to a central instrument: [`cancu_query::orphans`].
    ///
    /// # Errors
    ///
    /// [`Error::Query`] if the graph is too large.
    ///
    /// # Examples
    ///
    /// ```
    /// use cancu::Engine;
    ///
    /// let plan = "Số: 12/KH-UBND\n\nQuảng Ngãi, ngày 04 tháng 3 năm 2021\n\nKẾ HOẠCH\n\n\
    ///     Thực hiện Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ.";
    /// let engine = Engine::from_texts([("ke-hoach.txt", plan)]);
    /// assert_eq!(engine.orphans(Some("ke-hoach"))?.len(), 0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn orphans(&self, kind: Option<&str>) -> Result<Vec<Orphan>, Error> {
        Ok(self.sound(cancu_query::orphans(&self.graph, kind))??)
    }

    /// Counts over the graph: [`cancu_query::stats`].
    ///
    /// # Examples
    ///
    /// ```
    /// use cancu::Engine;
    ///
    /// let plan = "Số: 12/KH-UBND\n\nQuảng Ngãi, ngày 04 tháng 3 năm 2021\n\nKẾ HOẠCH\n\n\
    ///     Thực hiện Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ.";
    /// let engine = Engine::from_texts([("ke-hoach.txt", plan)]);
    /// let stats = engine.stats("2024-12-31".parse()?);
    /// assert_eq!((stats.documents, stats.citations), (1, 1));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn stats(&self, as_of: Date) -> Stats {
        cancu_query::stats(&self.graph, as_of)
    }
}

/// A document is the draft as it was: it stands at the same place, or it was copied from there
/// and bears the same name and the same whole id. A name alone tells nothing.
fn is_same(document: &Reading, draft: &Reading) -> bool {
    // The current folder alone is looked up: a place need not be a path.
    let absolute = |place: &str| std::path::absolute(place).unwrap_or_else(|_| place.into());
    if absolute(&document.place) == absolute(&draft.place) {
        return true;
    }
    let name = |it: &Reading| Path::new(&it.place).file_name().map(ToOwned::to_owned);
    let id = draft.heading.id.as_ref().filter(|it| it.is_complete());
    id.is_some() && id == document.heading.id.as_ref() && name(document) == name(draft)
}
