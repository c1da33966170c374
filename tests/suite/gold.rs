//! How good is it on texts that a person has marked? See `gold/README.md`.
//!
//! `gold/score.txt` holds the figures of every text and each miss in one line, so that a diff of it
//! shows what a change gained and what it lost.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::{self, Write as _};
use std::path::{Path, PathBuf};

use expect_test::expect_file;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/gold");

/// What is compared on a numbered mention that was found.
const FIELDS: [&str; 10] = [
    "type", "number", "symbol", "year", "date", "issuer", "relation", "source", "pinpoint", "title",
];
/// What is compared besides on a mention that carries an act.
const ACT_FIELDS: [&str; 2] = ["extent", "from"];
/// What is compared on the document record.
const DOCUMENT_FIELDS: [&str; 12] = [
    "type",
    "number",
    "symbol",
    "date",
    "issuer",
    "place",
    "title",
    "signer",
    "signer_role",
    "scope",
    "id",
    "effective",
];

#[test]
fn the_gold_texts_score_as_recorded() {
    let mut out = String::new();
    let mut total = Score::default();
    for path in texts() {
        let score = score(&path);
        let stem = path.file_stem().unwrap().to_str().unwrap();
        writeln!(out, "{stem}\n{score}").unwrap();
        total.add(&score);
    }
    total.misses.clear();
    writeln!(out, "total\n{total}").unwrap();
    let out = format!("{}\n", out.trim_end());
    expect_file!["../gold/score.txt"].assert_eq(&out);
}

/// Every mark quotes the bytes it marks, and every text has its marks and the other way round.
#[test]
fn the_gold_marks_stand_where_they_say() {
    let paths = texts();
    let marked = folder("jsonl");
    assert_eq!(paths.len(), marked.len(), "a text without marks");
    for path in paths {
        let text = std::fs::read_to_string(&path).unwrap();
        let gold = Records::of_gold(&path);
        let name = path.file_name().unwrap().to_str().unwrap();
        assert_eq!(gold.document["file"], name);
        let mut last = 0;
        for it in &gold.mentions {
            let (start, end) = span(it);
            assert_eq!(text.get(start..end), it["text"].as_str(), "in {name}");
            assert!(start >= last, "{name}: out of order at byte {start}");
            let open = accepted(it, "id").contains(&Value::Null);
            assert!(!open, "{name}: a mark that accepts no id has none itself");
            last = start;
        }
    }
}

fn texts() -> Vec<PathBuf> {
    folder("txt")
        .into_iter()
        .filter(|it| !it.ends_with("score.txt"))
        .collect()
}

fn folder(extension: &str) -> Vec<PathBuf> {
    let mut paths: Vec<_> = std::fs::read_dir(FOLDER)
        .unwrap()
        .map(|it| it.unwrap().path())
        .filter(|it| it.extension().is_some_and(|it| it == extension))
        .collect();
    paths.sort();
    paths
}

/// The records of one document.
struct Records {
    document: Value,
    /// Without what a document says of itself.
    mentions: Vec<Value>,
}

impl Records {
    fn of_gold(path: &Path) -> Records {
        let text = std::fs::read_to_string(path.with_extension("jsonl")).unwrap();
        let mut lines = text.lines().map(|it| serde_json::from_str(it).unwrap());
        Records {
            document: lines.next().unwrap(),
            mentions: lines.collect(),
        }
    }

    /// What the library reads, as `cancu extract` writes it.
    fn of_library(path: &Path) -> Records {
        let text = std::fs::read_to_string(path).unwrap();
        let reading = cancu::read(path.file_name().unwrap().to_str().unwrap(), &text);
        let mentions = reading
            .mentions
            .iter()
            .map(|it| serde_json::to_value(it).unwrap())
            .filter(|it| it["kind"] != "self");
        Records {
            document: serde_json::to_value(&reading.heading).unwrap(),
            mentions: mentions.collect(),
        }
    }
}

/// What was found, what was found wrongly, and what was not.
#[derive(Default, Clone, Copy)]
struct Counts {
    tp: usize,
    fp: usize,
    r#fn: usize,
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = |of: usize| match (self.tp, of) {
            (_, 0) => 1.0,
            (tp, of) => tp as f64 / of as f64,
        };
        let (precision, recall) = (part(self.tp + self.fp), part(self.tp + self.r#fn));
        let f1 = if precision + recall > 0.0 {
            2.0 * precision * recall / (precision + recall)
        } else {
            0.0
        };
        let Counts { tp, fp, r#fn } = self;
        write!(
            f,
            "P {precision:.4}  R {recall:.4}  F1 {f1:.4}  tp {tp} fp {fp} fn {fn}"
        )
    }
}

/// Right, and of how many.
type Ratio = (usize, usize);

#[derive(Default)]
struct Score {
    detection: Counts,
    numbered: Counts,
    id: Counts,
    edge: Counts,
    fields: BTreeMap<usize, Ratio>,
    document: BTreeMap<usize, Ratio>,
    misses: BTreeSet<String>,
}

impl Score {
    fn add(&mut self, other: &Score) {
        for (sum, it) in [
            (&mut self.detection, other.detection),
            (&mut self.numbered, other.numbered),
            (&mut self.id, other.id),
            (&mut self.edge, other.edge),
        ] {
            sum.tp += it.tp;
            sum.fp += it.fp;
            sum.r#fn += it.r#fn;
        }
        for (sums, them) in [
            (&mut self.fields, &other.fields),
            (&mut self.document, &other.document),
        ] {
            for (&field, &(right, all)) in them {
                let sum = sums.entry(field).or_default();
                *sum = (sum.0 + right, sum.1 + all);
            }
        }
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "  detection  {}", self.detection)?;
        writeln!(f, "  numbered   {}", self.numbered)?;
        writeln!(f, "  id         {}", self.id)?;
        writeln!(f, "  edge       {}", self.edge)?;
        let names: Vec<_> = FIELDS.iter().chain(&ACT_FIELDS).collect();
        write!(f, "  field     ")?;
        for (&field, (right, all)) in &self.fields {
            write!(f, " {} {right}/{all}", names[field])?;
        }
        write!(f, "\n  document  ")?;
        for (&field, (right, all)) in &self.document {
            write!(f, " {} {right}/{all}", DOCUMENT_FIELDS[field])?;
        }
        writeln!(f)?;
        for miss in &self.misses {
            writeln!(f, "    {miss}")?;
        }
        Ok(())
    }
}

/// Compares what is read in the text at `path` with the marks beside it.
fn score(path: &Path) -> Score {
    let gold = Records::of_gold(path);
    let read = Records::of_library(path);
    let mut score = Score::default();
    let pairs = matched(&gold.mentions, &read.mentions);

    // A mark that is optional costs nothing either way, and neither does what it was matched with.
    let waived: BTreeSet<usize> = pairs
        .iter()
        .filter(|(mark, _)| optional(&gold.mentions[*mark]))
        .map(|&(_, found)| found)
        .collect();
    let pairs: Vec<(usize, usize)> = pairs
        .into_iter()
        .filter(|(mark, _)| !optional(&gold.mentions[*mark]))
        .collect();
    let marks: Vec<usize> = (0..gold.mentions.len())
        .filter(|&it| !optional(&gold.mentions[it]))
        .collect();
    let found: Vec<usize> = (0..read.mentions.len())
        .filter(|it| !waived.contains(it))
        .collect();

    let hit_marks: BTreeSet<usize> = pairs.iter().map(|it| it.0).collect();
    let hit_found: BTreeSet<usize> = pairs.iter().map(|it| it.1).collect();
    score.detection = Counts {
        tp: pairs.len(),
        fp: found.len() - pairs.len(),
        r#fn: marks.len() - pairs.len(),
    };
    let numbered = |it: &Value| it["kind"] == "numbered";
    score.numbered.tp = pairs
        .iter()
        .filter(|it| numbered(&gold.mentions[it.0]))
        .count();
    for &mark in &marks {
        let it = &gold.mentions[mark];
        if !hit_marks.contains(&mark) {
            score.numbered.r#fn += usize::from(numbered(it));
            score.misses.insert(format!("missed {}", place(it)));
        }
    }
    for &it in &found {
        let mention = &read.mentions[it];
        if !hit_found.contains(&it) {
            score.numbered.fp += usize::from(numbered(mention));
            score.misses.insert(format!("spurious {}", place(mention)));
        }
    }

    let pairs: Vec<(&Value, &Value)> = pairs
        .iter()
        .map(|&(mark, found)| (&gold.mentions[mark], &read.mentions[found]))
        .collect();
    // A mark without an id asks for none: what was matched with it is left out of both figures.
    let open: BTreeSet<usize> = pairs
        .iter()
        .filter(|(mark, _)| mark["id"].is_null())
        .map(|(_, found)| std::ptr::from_ref(*found) as usize)
        .collect();
    let asked =
        |it: &Value| !it["id"].is_null() && !open.contains(&(std::ptr::from_ref(it) as usize));
    let marks: Vec<&Value> = marks.iter().map(|&it| &gold.mentions[it]).collect();
    let found: Vec<&Value> = found.iter().map(|&it| &read.mentions[it]).collect();
    ids(
        &mut score,
        &pairs,
        &marks,
        found.iter().filter(|it| asked(it)).count(),
    );
    edges(&mut score, &marks, found.iter().filter(|it| asked(it)));
    fields(&mut score, &pairs);
    document(&mut score, &gold.document, &read.document);
    score
}

/// Pairs marks and finds one to one, largest overlap first. A pair overlaps by at least half of
/// the longer.
fn matched(gold: &[Value], read: &[Value]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (mark, it) in gold.iter().enumerate() {
        let (start, end) = span(it);
        for (found, other) in read.iter().enumerate() {
            let (from, to) = span(other);
            let overlap = end.min(to).saturating_sub(start.max(from));
            let longer = (end - start).max(to - from);
            if overlap > 0 && overlap * 2 >= longer {
                pairs.push((overlap as f64 / longer as f64, mark, found));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut marks, mut finds) = (BTreeSet::new(), BTreeSet::new());
    pairs.retain(|&(_, mark, found)| {
        let free = !marks.contains(&mark) && !finds.contains(&found);
        if free {
            marks.insert(mark);
            finds.insert(found);
        }
        free
    });
    pairs
        .into_iter()
        .map(|(_, mark, found)| (mark, found))
        .collect()
}

fn ids(score: &mut Score, pairs: &[(&Value, &Value)], marks: &[&Value], found: usize) {
    for (mark, it) in pairs.iter().filter(|(mark, _)| !mark["id"].is_null()) {
        if it["id"] == mark["id"] || accepted(mark, "id").contains(&it["id"]) {
            score.id.tp += 1;
        } else {
            let (want, got) = (plain(&mark["id"]), plain(&it["id"]));
            let miss = format!("id {}: want {want} got {got}", place(mark));
            score.misses.insert(miss);
        }
    }
    score.id.fp = found - score.id.tp;
    score.id.r#fn = marks.iter().filter(|it| !it["id"].is_null()).count() - score.id.tp;
}

/// Source, relation, id: an edge of the graph that a document yields.
type Triple = [Value; 3];

fn edges<'r>(score: &mut Score, marks: &[&Value], found: impl Iterator<Item = &'r &'r Value>) {
    let keys = ["source", "relation", "id"];
    let triple = |it: &Value| -> Triple { keys.map(|key| it[key].clone()) };
    let text = |it: &Triple| it.each_ref().map(plain).join(" ");
    let want: BTreeMap<String, Triple> = marks
        .iter()
        .filter(|it| !it["id"].is_null())
        .map(|it| (text(&triple(it)), triple(it)))
        .collect();
    let mut alternatives: HashMap<String, String> = HashMap::new();
    for mark in marks {
        let [sources, relations, targets] = keys.map(|key| {
            let mut values = vec![mark[key].clone()];
            values.extend(accepted(mark, key).iter().cloned());
            values
        });
        for source in &sources {
            for relation in &relations {
                for target in &targets {
                    let other = text(&[source.clone(), relation.clone(), target.clone()]);
                    if !want.contains_key(&other) {
                        alternatives
                            .entry(other)
                            .or_insert_with(|| text(&triple(mark)));
                    }
                }
            }
        }
    }
    let got: BTreeSet<String> = found
        .map(|it| text(&triple(it)))
        .map(|it| alternatives.get(&it).cloned().unwrap_or(it))
        .collect();
    let want: BTreeSet<String> = want.into_keys().collect();
    score.edge = Counts {
        tp: want.intersection(&got).count(),
        fp: got.difference(&want).count(),
        r#fn: want.difference(&got).count(),
    };
    let extra = got.difference(&want).map(|it| format!("edge extra {it}"));
    score.misses.extend(extra);
    let missing = want.difference(&got).map(|it| format!("edge missing {it}"));
    score.misses.extend(missing);
}

fn fields(score: &mut Score, pairs: &[(&Value, &Value)]) {
    for (mark, it) in pairs {
        let numbered = mark["kind"] == "numbered";
        let act = mark.get("extent").is_some();
        let general = FIELDS.iter().enumerate().filter(|_| numbered);
        let acts = ACT_FIELDS.iter().enumerate().filter(|_| act);
        for (idx, field) in general.chain(acts.map(|(idx, it)| (idx + FIELDS.len(), it))) {
            let right = same(field, &mark[*field], &it[*field], accepted(mark, field));
            let ratio = score.fields.entry(idx).or_default();
            *ratio = (ratio.0 + usize::from(right), ratio.1 + 1);
            if !right {
                let (want, got) = (plain(&mark[*field]), plain(&it[*field]));
                let miss = format!("field {field} {}: want {want} got {got}", place(mark));
                score.misses.insert(miss);
            }
        }
    }
}

fn document(score: &mut Score, mark: &Value, it: &Value) {
    for (idx, field) in DOCUMENT_FIELDS.iter().enumerate() {
        let accepted = accepted(mark, field);
        if mark.get(field).is_none() || accepted.iter().any(|it| it == "*") {
            continue;
        }
        let right = same(field, &mark[*field], &it[*field], accepted);
        let ratio = score.document.entry(idx).or_default();
        *ratio = (ratio.0 + usize::from(right), ratio.1 + 1);
        if !right {
            let (want, got) = (plain(&mark[*field]), plain(&it[*field]));
            let miss = format!("document {field}: want {want} got {got}");
            score.misses.insert(miss);
        }
    }
}

/// Whether two values of a field say the same: spelling, spacing and leading zeros aside.
fn same(field: &str, want: &Value, got: &Value, accepted: &[Value]) -> bool {
    if accepted.iter().any(|it| same(field, it, got, &[])) {
        return true;
    }
    if want.is_null() || got.is_null() {
        return want.is_null() && got.is_null();
    }
    if field == "number" {
        let [want, got] = [plain(want), plain(got)];
        return want.trim_start_matches('0') == got.trim_start_matches('0');
    }
    let (want, got) = (folded(want), folded(got));
    if field == "title" {
        let (short, long) = if want.chars().count() <= got.chars().count() {
            (&want, &got)
        } else {
            (&got, &want)
        };
        return want == got || (short.chars().count() >= 12 && long.starts_with(short.as_str()));
    }
    want == got
}

fn folded(value: &Value) -> String {
    let text: String = plain(value).nfc().collect::<String>().to_lowercase();
    let text = text.replace('–', "-").replace(['“', '”'], "\"");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.trim_matches(|it| " .,;:\"'".contains(it)).to_owned()
}

fn accepted<'r>(mark: &'r Value, field: &str) -> &'r [Value] {
    let values = mark.get("accept").and_then(|it| it.get(field));
    values.and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn optional(mark: &Value) -> bool {
    mark.get("optional") == Some(&Value::Bool(true))
}

fn span(it: &Value) -> (usize, usize) {
    let offset = |key| usize::try_from(it[key].as_u64().unwrap()).unwrap();
    (offset("start"), offset("end"))
}

/// Where a mention is, and what it quotes, on one line.
fn place(it: &Value) -> String {
    let text = it["text"].as_str().unwrap();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{:05} `{text}`", span(it).0)
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null => "-".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
