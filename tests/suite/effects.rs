//! The marked effect articles walked to the statuses that they cause.
//!
//! Our own marked texts (`tests/gold`) are walked always. The fifty texts of effect articles and their
//! marks lie beside the repository, in `../shared`, and are walked where they are there.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use cancu::{Basis, Date, Engine, EventKind, State};
use serde_json::Value;

const SHARED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared");

/// What a mark says that one instrument does to another.
struct Act {
    actor: String,
    target: String,
    /// One, or each of two where the mark accepts either extent.
    kinds: Vec<EventKind>,
    /// Its own day, else that of the document; `None`: the text gives none.
    day: Option<Date>,
}

/// The acts that the marks (`*.jsonl`) of a folder tell.
fn acts(folder: &Path) -> Vec<Act> {
    let mut out = Vec::new();
    let Ok(entries) = std::fs::read_dir(folder) else {
        return out;
    };
    let files = entries.map(|it| it.unwrap().path());
    for file in files.filter(|it| it.extension().is_some_and(|it| it == "jsonl")) {
        let text = std::fs::read_to_string(file).unwrap();
        let mut records = text
            .lines()
            .map(|it| serde_json::from_str::<Value>(it).unwrap());
        let document = records.next().unwrap();
        let day = |it: &Value| it.as_str().and_then(|it| it.parse::<Date>().ok());
        let effective = match document["effective"].as_str() {
            Some("signing") => day(&document["date"]),
            _ => day(&document["effective"]),
        };
        for it in records {
            let (Some(target), Some(extent)) = (it["id"].as_str(), it["extent"].as_str()) else {
                continue;
            };
            // Whether it ends or changes its target, the mark leaves open.
            if !it["accept"]["relation"].is_null() {
                continue;
            }
            let own = it["source"] == "self";
            let actor = if own { &document["id"] } else { &it["source"] };
            let other = it["accept"]["extent"].as_array().into_iter().flatten();
            let extents = std::iter::once(extent).chain(other.filter_map(Value::as_str));
            let kind = |extent| match (it["relation"].as_str().unwrap(), extent) {
                ("replaces" | "repeals", "part") => EventKind::EndsInPart,
                ("replaces" | "repeals", _) => EventKind::Ends,
                ("suspends", "part") => EventKind::SuspendedInPart,
                ("suspends", _) => EventKind::Suspended,
                ("keeps_in_force", _) => EventKind::Kept,
                _ => EventKind::Amended,
            };
            out.push(Act {
                actor: actor.as_str().unwrap().to_owned(),
                target: target.to_owned(),
                kinds: extents.map(kind).collect(),
                day: day(&it["from"]).or(effective.filter(|_| own)),
            });
        }
    }
    out
}

/// The states that the marks alone lead to, several where they accept either extent; `None` where
/// they end nothing by that day.
fn expected(acts: &[&Act], on: Date) -> Option<BTreeSet<&'static str>> {
    let held = |kind: EventKind| {
        acts.iter()
            .any(|it| it.kinds.contains(&kind) && it.day.is_some_and(|day| day <= on))
    };
    let mut out = BTreeSet::new();
    for (kind, state) in [
        (EventKind::Ends, State::Lapsed),
        (EventKind::EndsInPart, State::PartlyLapsed),
    ] {
        if held(kind) {
            out.insert(state.code());
        }
    }
    let either = acts.iter().any(|it| it.kinds.len() > 1);
    if out.len() > 1 && !either {
        out.remove(State::PartlyLapsed.code());
    }
    (!out.is_empty()).then_some(out)
}

#[test]
fn the_marked_acts_lead_to_the_statuses_that_they_cause() {
    let acts = acts(&Path::new(SHARED).join("gold/effects"));
    if acts.is_empty() {
        return;
    }
    assert!(acts.len() > 90, "{} acts", acts.len());
    let engine = Engine::open(Path::new(SHARED).join("corpus/effects")).unwrap();
    let (asked, misses) = walk(&engine, &acts);
    let all = misses.join("\n");
    assert!(
        misses.len() * 50 <= asked,
        "{} of {asked}:\n{all}",
        misses.len()
    );
}

/// Each text in a graph of its own: their numbers are made up, and two may share one.
#[test]
fn the_acts_marked_in_our_own_texts_lead_to_the_statuses_that_they_cause() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/gold"));
    let (mut asked, mut misses) = (0, Vec::new());
    for name in ["20-effect", "21-suspension"] {
        let text = std::fs::read_to_string(folder.join(format!("{name}.txt"))).unwrap();
        let alone = tempfile::tempdir().unwrap();
        let marks = format!("{name}.jsonl");
        std::fs::copy(folder.join(&marks), alone.path().join(&marks)).unwrap();
        let engine = Engine::from_texts([(format!("{name}.txt"), text)]);
        let mut acts = acts(alone.path());
        // What another instrument did is told without its day.
        acts.retain(|it| it.day.is_some());
        let (more, missed) = walk(&engine, &acts);
        assert!(more > 0, "{name} marks no act");
        asked += more;
        misses.extend(missed.into_iter().map(|it| format!("{name}: {it}")));
    }
    assert!(asked > 20, "{asked}");
    assert_eq!(misses, Vec::<String>::new());
}

/// Asks the graph for the event of every act and for the statuses around its day: how much was
/// asked, and what was answered otherwise.
fn walk(engine: &Engine, acts: &[Act]) -> (usize, Vec<String>) {
    let mut targets: BTreeMap<&str, Vec<&Act>> = BTreeMap::new();
    for act in acts {
        targets.entry(&act.target).or_default().push(act);
    }
    let mut misses = Vec::new();
    let (mut events, mut days) = (0, 0);
    for (target, acts) in &targets {
        let Ok(life) = engine.timeline(target) else {
            misses.push(format!("{target}: no such instrument"));
            continue;
        };
        for act in acts {
            events += 1;
            let met = life
                .moments
                .iter()
                .filter_map(|it| it.event.as_ref())
                .any(|it| {
                    it.actor.to_string() == act.actor
                        && it.target.to_string() == act.target
                        && act.kinds.contains(&it.kind)
                        && it.date == act.day
                        && !it.evidence.is_empty()
                });
            if !met {
                let Act {
                    actor,
                    target,
                    kinds,
                    day,
                } = act;
                misses.push(format!("{actor} → {target}: {kinds:?} on {day:?}"));
            }
            let Some(day) = act.day else { continue };
            let year_after = Date::new(day.year() + 1, 12, 31).unwrap();
            for on in [day.day_before(), day, year_after] {
                days += 1;
                let status = engine.resolve(target, on).unwrap().status;
                // What the register or a rule adds is not what the marks speak of.
                let stated = status.basis == Some(Basis::Stated);
                let ends = matches!(status.state, State::Lapsed | State::PartlyLapsed);
                let right = match expected(acts, on) {
                    Some(states) => stated && states.contains(status.state.code()),
                    None => !(stated && ends),
                };
                if !right {
                    misses.push(format!("{target} on {on}: {:?}", status.state));
                }
            }
        }
    }
    (events + days, misses)
}
