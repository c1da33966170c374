use rayon::prelude::*;

use crate::rows::{Dense, Rows};
use crate::scc::components;

/// Where the documents go: by height over the central sources, the most cited of each height
/// first. A walk up then reads from the front of every array, where the hubs share cache lines,
/// and whatever a document rests on stands before it unless they rest on each other. Of the many
/// that are cited equally often, those that rest on equally many stand together: rows side by
/// side are of one length, and a pass over them leaves its loop where the processor expects it.
pub(crate) struct Order {
    /// The document at each place.
    pub(crate) documents: Vec<u32>,
    /// Some documents rest on each other in a circle.
    pub(crate) cyclic: bool,
}

/// Orders documents by the rows of what they rest on, and by how often each is cited.
pub(crate) fn order(up: &Rows<Dense>, cited: &[u32]) -> Order {
    let count = cited.len();
    let component = components(count, |it| up.row(it));
    let found = component.iter().max().map_or(0, |it| *it as usize + 1);
    // Components are numbered from the sources: one pass in that order settles the heights.
    let mut members: Vec<u32> = (0..count as u32).collect();
    members.par_sort_unstable_by_key(|it| (component[*it as usize], *it));
    let mut height = vec![0_u32; found];
    for place in &members {
        let own = component[*place as usize];
        for next in up.row(*place) {
            let above = component[*next as usize];
            if above != own {
                height[own as usize] = height[own as usize].max(height[above as usize] + 1);
            }
        }
    }
    let mut documents = members;
    documents.par_sort_unstable_by_key(|it| {
        let of = component[*it as usize];
        (
            height[of as usize],
            std::cmp::Reverse(cited[*it as usize]),
            up.row(*it).len(),
            *it,
        )
    });
    Order {
        documents,
        cyclic: found < count,
    }
}
