use crate::Frozen;
use crate::rows::Index;
use crate::walk::Walker;

impl Walker<'_> {
    /// What stands in the place of a document on a day (resolve): the documents at the ends of
    /// its line of whole ends that count by `as_of`, the document itself if nothing ended it.
    ///
    /// Days alone decide here: the proof of a status, with its bases and rules, is the work of
    /// `cancu-validity`. A line that closes in a circle has no end, and the answer is empty.
    ///
    /// # Complexity
    ///
    /// *O*(*k*) in the relations of the line, *O*(*k*²) up to sixteen documents.
    pub fn current(&mut self, document: u32, as_of: i32) -> Vec<u32> {
        let Some(start) = self.frozen.place(document) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        self.work += ends(self.frozen, start.0, as_of, &mut self.line, &mut found);
        for it in &mut found {
            // Most documents stand for themselves: no need to look their number up.
            *it = if *it == start.0 {
                document
            } else {
                self.frozen.documents[*it as usize]
            };
        }
        found
    }
}

/// Adds the places at the ends of a line to `found`; gives the relations looked at.
pub(crate) fn ends(
    frozen: &Frozen,
    start: u32,
    as_of: i32,
    line: &mut Vec<u32>,
    found: &mut Vec<u32>,
) -> u64 {
    let rows = &frozen.end.into;
    let mut work = 0;
    // Most lines have one successor at a time: they are followed without notes. What splits, or
    // runs on so long that it may be a circle, is taken up from its start below.
    let mut place = start;
    for _ in 0..16 {
        let range = rows.index.row(place);
        work += range.len() as u64;
        let mut counting = range.filter(|it| rows.days[*it] <= as_of);
        match (counting.next(), counting.next()) {
            (None, _) => {
                found.push(place);
                return work;
            }
            (Some(only), None) => place = rows.others[only],
            _ => break,
        }
    }
    line.clear();
    line.push(start);
    let mut at = 0;
    // Most lines are short and searched by looking through them; a long one gets a set.
    let mut long = std::collections::HashSet::new();
    while at < line.len() {
        let place = line[at];
        at += 1;
        let mut ended = false;
        let range = rows.index.row(place);
        work += range.len() as u64;
        for position in range {
            if rows.days[position] > as_of {
                continue;
            }
            ended = true;
            let next = rows.others[position];
            let fresh = if line.len() < 16 {
                !line.contains(&next)
            } else {
                if long.is_empty() {
                    long.extend(line.iter().copied());
                }
                long.insert(next)
            };
            if fresh {
                line.push(next);
            }
        }
        if !ended {
            found.push(place);
        }
    }
    work
}
