//! The frozen form against an evaluation that looks at every relation for every step.

use std::collections::BTreeSet;

use cancu_frozen::{Class, Freezer, Frozen, Lapsed, PathCount, Relations, View, Walker};
use cancu_model::Relation;
use petgraph::visit::{EdgeRef, IntoEdgeReferences, NodeIndexable};
use proptest::prelude::*;

#[derive(Debug, Clone, Copy)]
struct Act {
    from: u32,
    to: u32,
    relation: Relation,
    day: Option<i32>,
    whole: bool,
}

/// A small graph, as it was given.
#[derive(Debug, Clone)]
struct Given {
    days: Vec<Option<i32>>,
    central: Vec<bool>,
    acts: Vec<Act>,
}

impl Given {
    fn freeze(&self) -> Frozen {
        let mut freezer = Freezer::default();
        for (idx, (day, central)) in self.days.iter().zip(&self.central).enumerate() {
            let scope = if *central { "vn" } else { "quang-ngai" };
            // Ids in an order of their own.
            freezer.document(&format!("{scope}/kh-ubnd/2021/{}", 97 - idx), *day, scope);
        }
        for it in &self.acts {
            freezer.relate(it.from, it.to, it.relation, it.day, it.whole);
        }
        freezer.freeze().unwrap()
    }

    /// One step by relations of a class.
    fn steps(&self, from: u32, holds: impl Fn(&Act) -> bool) -> BTreeSet<u32> {
        let acts = self
            .acts
            .iter()
            .filter(|it| it.from == from && it.to != from);
        acts.filter(|it| holds(it)).map(|it| it.to).collect()
    }

    /// All that steps lead to, without the start.
    fn closure(&self, start: u32, step: impl Fn(u32) -> BTreeSet<u32>) -> BTreeSet<u32> {
        let mut all = BTreeSet::from([start]);
        loop {
            let more: BTreeSet<u32> = all.iter().flat_map(|it| step(*it)).collect();
            let before = all.len();
            all.extend(more);
            if all.len() == before {
                all.remove(&start);
                return all;
            }
        }
    }

    fn ancestors(&self, start: u32, relations: &[Relation]) -> BTreeSet<u32> {
        self.closure(start, |at| {
            self.steps(at, |it| relations.contains(&it.relation))
        })
    }

    fn dependents(&self, start: u32) -> BTreeSet<u32> {
        let all = 0..self.days.len() as u32;
        all.filter(|it| *it != start && self.ancestors(*it, &UP).contains(&start))
            .collect()
    }

    /// What ends a document by a day.
    fn enders(&self, document: u32, as_of: i32) -> BTreeSet<u32> {
        let ends = |it: &&Act| {
            matches!(it.relation, Relation::Replaces | Relation::Repeals)
                && it.whole
                && it.to == document
                && it.from != document
                && it.day.is_none_or(|it| it <= as_of)
        };
        self.acts.iter().filter(ends).map(|it| it.from).collect()
    }

    fn current(&self, document: u32, as_of: i32) -> BTreeSet<u32> {
        let mut line = self.closure(document, |at| self.enders(at, as_of));
        line.insert(document);
        line.retain(|it| self.enders(*it, as_of).is_empty());
        line
    }

    /// The findings in their order: one for each relation, which counts once however often it was
    /// given, and each that stands in the place of its target.
    fn audit(&self, since: i32, as_of: i32) -> Vec<Lapsed> {
        let relies = |it: &&Act| {
            let signed = self.days[it.from as usize];
            it.from != it.to
                && (it.relation.is_upward() || it.relation == Relation::Cites)
                && signed.is_some_and(|it| since <= it && it <= as_of)
                && !self.enders(it.to, as_of).is_empty()
        };
        let relied = self.acts.iter().filter(relies);
        let relations: BTreeSet<_> = relied.map(|it| (it.from, it.to, it.relation)).collect();
        let findings = relations.iter().flat_map(|&(document, cited, _)| {
            let current = self.current(cited, as_of).into_iter();
            current.map(move |current| Lapsed {
                document,
                cited,
                current,
            })
        });
        let mut findings: Vec<Lapsed> = findings.collect();
        findings.sort_unstable();
        findings
    }

    fn is_source(&self, document: u32) -> bool {
        let above = self.steps(document, |it| UP.contains(&it.relation));
        self.central[document as usize] && !above.iter().any(|it| self.central[*it as usize])
    }

    /// Every way that visits no document twice.
    fn paths(&self, path: Vec<u32>, target: u32) -> Vec<Vec<u32>> {
        let last = *path.last().unwrap();
        if last == target {
            return vec![path];
        }
        let next = self.steps(last, |it| UP.contains(&it.relation));
        next.into_iter()
            .filter(|it| !path.contains(it))
            .flat_map(|it| self.paths([path.as_slice(), &[it]].concat(), target))
            .collect()
    }
}

const UP: [Relation; 3] = [Relation::BasedOn, Relation::Implements, Relation::Details];

fn given(size: u32) -> impl Strategy<Value = Given> {
    let relations = prop::sample::select(vec![
        Relation::BasedOn,
        Relation::Implements,
        Relation::Details,
        Relation::Implements,
        Relation::Cites,
        Relation::Cites,
        Relation::Replaces,
        Relation::Replaces,
        Relation::Repeals,
        Relation::Amends,
        Relation::Related,
    ]);
    let day = prop::option::weighted(0.8, 0..9_i32);
    let act = (
        0..size,
        0..size,
        relations,
        day.clone(),
        prop::bool::weighted(0.8),
    );
    let act = act.prop_map(|(from, to, relation, day, whole)| Act {
        from,
        to,
        relation,
        day,
        whole,
    });
    let documents = prop::collection::vec((day, any::<bool>()), size as usize);
    (documents, prop::collection::vec(act, 0..4 * size as usize)).prop_map(|(documents, acts)| {
        Given {
            days: documents.iter().map(|it| it.0).collect(),
            central: documents.iter().map(|it| it.1).collect(),
            acts,
        }
    })
}

/// As [`given`], with every relation from a greater number to a smaller: no circles.
fn downward(size: u32) -> impl Strategy<Value = Given> {
    given(size).prop_map(|mut it| {
        for act in &mut it.acts {
            (act.from, act.to) = (act.from.max(act.to), act.from.min(act.to));
        }
        it
    })
}

fn set(found: Vec<u32>) -> BTreeSet<u32> {
    let count = found.len();
    let set: BTreeSet<u32> = found.into_iter().collect();
    assert_eq!(set.len(), count, "an answer names a document twice");
    set
}

fn same_answers(given: &Given) {
    let frozen = given.freeze();
    let mut walker = Walker::new(&frozen);
    let all: Vec<u32> = (0..given.days.len() as u32).collect();
    let reached = frozen.dependents_of_all(&all);
    for &document in &all {
        assert_eq!(
            set(walker.ancestors(document)),
            given.ancestors(document, &UP)
        );
        let chosen = [Relation::Cites, Relation::Amends, Relation::Details];
        let by = walker.ancestors_by(document, Relations::of(&chosen));
        assert_eq!(set(by), given.ancestors(document, &chosen));
        let dependents = given.dependents(document);
        assert_eq!(set(walker.dependents(document)), dependents);
        assert_eq!(
            set(walker.dependents_by(document, Relations::up())),
            dependents
        );
        assert_eq!(set(reached.of(document as usize).collect()), dependents);
        assert_eq!(reached.counts()[document as usize], dependents.len());
        for day in -1..10 {
            assert_eq!(
                set(walker.current(document, day)),
                given.current(document, day)
            );
        }
        assert_eq!(frozen.day(document), given.days[document as usize]);
        assert_eq!(frozen.find(frozen.id(document)), Some(document));
    }
    for (since, as_of) in [(0, 9), (3, 5), (4, 4), (6, 2)] {
        let audit = frozen.audit(since, as_of);
        let mut found: Vec<Lapsed> = audit.iter().collect();
        assert_eq!(audit.len(), found.len());
        found.sort_unstable();
        assert_eq!(found, given.audit(since, as_of));
    }
}

/// Batches of more documents than one piece of the work takes, in an order that means nothing,
/// some asked about twice and some that are not in the graph.
fn same_in_batches(given: &Given, asked: &[u32]) {
    let frozen = given.freeze();
    let mut walker = Walker::new(&frozen);
    let above = frozen.ancestors_of_all(asked);
    assert_eq!(
        (above.len(), above.is_empty()),
        (asked.len(), asked.is_empty())
    );
    let single: Vec<Vec<u32>> = asked.iter().map(|it| walker.ancestors(*it)).collect();
    assert_eq!(above.iter().collect::<Vec<_>>(), single);
    let day = 4;
    let current = frozen.current_of_all(asked, day);
    assert_eq!(current.len(), asked.len());
    let single: Vec<Vec<u32>> = asked.iter().map(|it| walker.current(*it, day)).collect();
    assert_eq!(current.iter().collect::<Vec<_>>(), single);
    for (position, document) in asked.iter().enumerate() {
        let known = (*document as usize) < given.days.len();
        let (mut ancestors, mut stands) = (BTreeSet::new(), BTreeSet::new());
        if known {
            ancestors = given.ancestors(*document, &UP);
            stands = given.current(*document, day);
        }
        assert_eq!(set(above.of(position).to_vec()), ancestors);
        assert_eq!(set(current.of(position).to_vec()), stands);
    }
    assert!(above.of(asked.len()).is_empty());
    assert!(current.of(usize::MAX).is_empty());
}

proptest! {
    // More documents than one word of marks has bits; the naive evaluation takes its time.
    #![proptest_config(ProptestConfig::with_cases(8))]
    #[test]
    fn a_frozen_form_without_circles_answers_as_the_relations_say(given in downward(70)) {
        same_answers(&given);
    }
}

/// Twenty documents that all lead to each other hang on the only way up: it is the one that is
/// listed, and the ways within the knot, more than can be walked, are left alone.
#[test]
fn a_knot_beside_the_way_is_not_walked() {
    let mut freezer = Freezer::default();
    for at in 0..23 {
        freezer.document(&format!("vn/nd-cp/2020/{at}"), None, "vn");
    }
    let mut up = |from, to| freezer.relate(from, to, Relation::BasedOn, None, true);
    up(0, 1);
    up(1, 2);
    for from in 3..23 {
        up(1, from);
        up(from, 1);
        (3..23).filter(|it| *it != from).for_each(|to| up(from, to));
    }
    let frozen = freezer.freeze().unwrap();
    let paths = Walker::new(&frozen).paths(0, 2, Relations::up()).unwrap();
    assert_eq!(paths.collect::<Vec<_>>(), [[0, 1, 2]]);
}

proptest! {
    #[test]
    fn a_frozen_form_answers_as_the_relations_say(given in given(9)) {
        same_answers(&given);
    }

    #[test]
    fn a_batch_answers_as_its_members_do(
        given in given(9),
        asked in prop::collection::vec(0..11_u32, 0..150),
    ) {
        same_in_batches(&given, &asked);
    }

    #[test]
    fn ways_are_counted_and_listed_in_their_order(given in downward(9)) {
        let frozen = given.freeze();
        let mut walker = Walker::new(&frozen);
        for document in 0..9 {
            let ancestors = given.ancestors(document, &UP);
            let sources: Vec<u32> =
                ancestors.iter().copied().filter(|it| given.is_source(*it)).collect();
            prop_assert_eq!(walker.sources(document, Relations::up()), sources);
            for target in 0..9 {
                let Some(paths) = walker.paths(document, target, Relations::up()) else {
                    prop_assert!(!ancestors.contains(&target));
                    continue;
                };
                let mut expected = given.paths(vec![document], target);
                expected.sort_by_key(|it| (it.len(), it.clone()));
                prop_assert_eq!(paths.total(), PathCount::Exact(expected.len() as u128));
                prop_assert_eq!(paths.collect::<Vec<_>>(), expected);
            }
        }
    }

    #[test]
    fn ways_through_circles_are_listed_and_not_counted(given in given(7)) {
        let frozen = given.freeze();
        let mut walker = Walker::new(&frozen);
        for (document, target) in (0..7).flat_map(|it| (0..7).map(move |to| (it, to))) {
            let Some(paths) = walker.paths(document, target, Relations::up()) else {
                continue;
            };
            let mut expected = given.paths(vec![document], target);
            expected.sort_by_key(|it| (it.len(), it.clone()));
            match paths.total() {
                PathCount::Exact(count) => prop_assert_eq!(count, expected.len() as u128),
                other => prop_assert_eq!(other, PathCount::Circular),
            }
            prop_assert_eq!(paths.collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn what_was_written_is_read_again(given in given(9), stamp in any::<u64>()) {
        let frozen = given.freeze();
        let mut bytes = Vec::new();
        frozen.write(&mut bytes, stamp).unwrap();
        prop_assert_eq!(Frozen::stamp(bytes.as_slice()).unwrap(), stamp);
        prop_assert_eq!(Frozen::read(bytes.as_slice()).unwrap(), frozen);
    }

    #[test]
    fn algorithms_of_petgraph_run_on_a_view(given in given(9)) {
        let frozen = given.freeze();
        let view = View::new(&frozen, Relations::up());
        let edges = view.edge_references().map(|it| {
            let ends = (frozen.document(it.source()), frozen.document(it.target()));
            (ends, *it.weight())
        });
        let edges: BTreeSet<_> = edges.collect();
        let expected = given.acts.iter().filter(|it| it.relation.is_upward() && it.from != it.to);
        prop_assert_eq!(edges, expected.map(|it| ((it.from, it.to), it.relation)).collect());
        let tangled = given.ancestors_of_themselves();
        let mut knots: Vec<BTreeSet<u32>> = petgraph::algo::tarjan_scc(view)
            .into_iter()
            .map(|it| it.into_iter().map(|it| frozen.document(it)).collect())
            .collect();
        knots.retain(|it: &BTreeSet<u32>| it.len() > 1);
        prop_assert_eq!(knots.into_iter().flatten().collect::<BTreeSet<u32>>(), tangled.clone());
        prop_assert_eq!(petgraph::algo::toposort(view, None).is_ok(), tangled.is_empty());
        let mut walker = Walker::new(&frozen);
        for document in 0..9 {
            let start = frozen.place(document).unwrap();
            let steps = petgraph::algo::dijkstra(view, start, None, |_| 1_u32);
            let mut reached: BTreeSet<u32> =
                steps.keys().map(|it| frozen.document(*it)).collect();
            reached.remove(&document);
            prop_assert_eq!(&reached, &set(walker.ancestors(document)));
            let mut below = petgraph::visit::Bfs::new(petgraph::visit::Reversed(view), start);
            let mut found = Vec::new();
            while let Some(place) = below.next(petgraph::visit::Reversed(view)) {
                found.push(frozen.document(place));
            }
            found.retain(|it| *it != document);
            prop_assert_eq!(set(found), set(walker.dependents(document)));
            prop_assert_eq!(view.from_index(view.to_index(start)), start);
        }
    }
}

impl Given {
    /// The documents that rest on themselves through others.
    fn ancestors_of_themselves(&self) -> BTreeSet<u32> {
        let all = 0..self.days.len() as u32;
        all.filter(|start| {
            let next = self.steps(*start, |it| it.relation.is_upward());
            next.iter()
                .any(|it| it == start || self.ancestors(*it, &UP).contains(start))
        })
        .collect()
    }
}

/// A graph of the density of a national one: 17.7 relations a document, most of them upward.
fn national(documents: u32, kinds: &[Relation]) -> Frozen {
    let mut freezer = Freezer::default();
    let mut state = 7_u64;
    let mut random = |below: u32| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        ((state >> 33) % u64::from(below)) as u32
    };
    for idx in 0..documents {
        freezer.document(&format!("vn/nd-cp/2015/{idx}"), Some(idx as i32), "vn");
    }
    for from in 1..documents {
        for at in 0..18 {
            let to = random(from);
            let relation = kinds[random(kinds.len() as u32) as usize];
            if at == 17 && from % 4 == 0 {
                freezer.relate(from, to, Relation::Replaces, Some(from as i32), true);
            } else {
                freezer.relate(from, to, relation, None, true);
            }
        }
    }
    freezer.freeze().unwrap()
}

#[test]
fn a_relation_takes_no_more_than_twelve_bytes() {
    for kinds in [
        &[Relation::Implements, Relation::Cites][..],
        &Relation::ALL[..4],
    ] {
        let frozen = national(20_000, kinds);
        let each = frozen.bytes() as f64 / frozen.relations() as f64;
        assert!(each <= 12.0, "{each} bytes a relation");
    }
}

#[test]
fn the_work_of_an_answer_is_its_own_relations() {
    let frozen = national(5_000, &[Relation::Implements, Relation::Cites]);
    let mut walker = Walker::new(&frozen);
    for document in [0, 17, 400, 4_999] {
        let before = walker.work();
        let answer = walker.ancestors(document);
        let own = |it: u32| frozen.targets(it, Class::Up).len() as u64;
        let relations: u64 = answer.iter().map(|it| own(*it)).sum();
        assert_eq!(walker.work() - before, relations + own(document));
    }
    // However much rests on a hub, no relation is looked at more than about once.
    let before = walker.work();
    let answer = walker.dependents(0);
    let relations: u64 = answer
        .iter()
        .map(|it| frozen.targets(*it, Class::Up).len() as u64)
        .sum();
    assert!(walker.work() - before <= relations + relations / 8);
}
