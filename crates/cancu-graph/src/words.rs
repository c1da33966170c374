//! Instruments by the words of their titles.

use std::collections::BTreeSet;

use cancu_model::{Scope, fold};
use rustc_hash::FxHashMap;

use crate::graph::{Node, NodeId};

/// The words by which an instrument is found: of title, label, issuer and place, without marks.
/// The centre is no place: its code stands in an id alone, and would tell nothing apart.
pub(crate) fn of(node: &Node) -> BTreeSet<String> {
    let place = node.id.scope.as_ref().filter(|it| !it.is_central());
    let texts = [
        node.title.as_deref(),
        node.issuer.as_deref(),
        Some(node.label.as_str()),
        place.map(Scope::as_str),
    ];
    texts.into_iter().flatten().flat_map(split).collect()
}

/// The words of a text without marks; signs part them.
pub(crate) fn split(text: &str) -> Vec<String> {
    let folded = fold::fold(text);
    let words = folded.split(|it: char| !it.is_alphanumeric());
    let words = words.filter(|it| !it.is_empty());
    words.map(str::to_owned).collect()
}

/// The words that a title is compared by: "về" may lead it or not.
pub(crate) fn content(text: &str) -> Vec<String> {
    let mut words = split(text);
    if words.first().is_some_and(|it| it == "ve") {
        words.remove(0);
    }
    words
}

/// Which instruments have a word.
#[derive(Debug, Clone, Default)]
pub(crate) struct Index {
    places: FxHashMap<String, Vec<NodeId>>,
}

impl Index {
    /// Takes every instrument with its words, in the order of ids.
    pub(crate) fn new(all: impl Iterator<Item = (NodeId, BTreeSet<String>)>) -> Index {
        let mut places: FxHashMap<String, Vec<NodeId>> = FxHashMap::default();
        for (place, words) in all {
            for word in words {
                places.entry(word).or_default().push(place);
            }
        }
        Index { places }
    }

    /// The instruments that have all these words, in order.
    pub(crate) fn having(&self, wanted: &[String]) -> Vec<NodeId> {
        let mut lists = Vec::new();
        for word in wanted {
            match self.places.get(word) {
                Some(list) => lists.push(list),
                None => return Vec::new(),
            }
        }
        lists.sort_by_key(|it| it.len());
        let Some((first, rest)) = lists.split_first() else {
            return Vec::new();
        };
        let in_all = |it: &&NodeId| rest.iter().all(|list| list.binary_search(it).is_ok());
        first.iter().filter(in_all).copied().collect()
    }
}
