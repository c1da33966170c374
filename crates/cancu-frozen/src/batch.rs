use rayon::prelude::*;

use crate::Frozen;
use crate::current::ends;
use crate::walk::Walker;

/// Documents asked about that one piece of the work takes.
const PIECE: usize = 64;

/// Pieces of short answers that one core takes at least: less is not worth handing over.
const SHARE: usize = 16;

/// What was found about each of many documents, in the order in which they were asked about: one
/// run of numbers for each, in few pieces of memory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers {
    pieces: Vec<Piece>,
}

/// The answers about [`PIECE`] documents; the last piece has the rest.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Piece {
    /// Where each answer ends.
    ends: Vec<usize>,
    documents: Vec<u32>,
}

impl Piece {
    fn of(asked: &[u32], mut answer: impl FnMut(u32, &mut Vec<u32>)) -> Piece {
        let mut piece = Piece::default();
        piece.ends.reserve_exact(asked.len());
        for document in asked {
            answer(*document, &mut piece.documents);
            piece.ends.push(piece.documents.len());
        }
        piece.documents.shrink_to_fit();
        piece
    }

    fn get(&self, at: usize) -> Option<&[u32]> {
        let end = *self.ends.get(at)?;
        let before = at.checked_sub(1).and_then(|it| self.ends.get(it));
        self.documents.get(before.copied().unwrap_or(0)..end)
    }
}

impl Answers {
    /// How many documents were asked about.
    #[must_use]
    pub fn len(&self) -> usize {
        self.pieces.iter().map(|it| it.ends.len()).sum()
    }

    /// Nothing was asked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// The answer about one of those asked about, by its position among them; empty for a position
    /// that none has. *O*(1).
    #[must_use]
    pub fn of(&self, position: usize) -> &[u32] {
        let piece = self.pieces.get(position / PIECE);
        piece
            .and_then(|it| it.get(position % PIECE))
            .unwrap_or_default()
    }

    /// The answers, in the order asked.
    pub fn iter(&self) -> impl Iterator<Item = &[u32]> {
        let of_piece = |it| (0..PIECE).map_while(move |at| Piece::get(it, at));
        self.pieces.iter().flat_map(of_piece)
    }
}

impl Frozen {
    /// All that each of many documents rests on (trace of many): see [`Walker::ancestors`]. Runs
    /// on all cores of the rayon pool it is called in, which share the documents out in pieces.
    ///
    /// # Complexity
    ///
    /// *O*(*k*) in the relations of the answers, and room for every document on each core.
    #[must_use]
    pub fn ancestors_of_all(&self, documents: &[u32]) -> Answers {
        let walker = || Walker::new(self);
        let pieces = documents
            .par_chunks(PIECE)
            .map_init(walker, |walker, asked| {
                Piece::of(asked, |it, found| walker.add_ancestors(it, found))
            });
        Answers {
            pieces: pieces.collect(),
        }
    }

    /// What stands in the place of each of many documents on a day (resolve of many): see
    /// [`Walker::current`]. Runs on all cores of the rayon pool it is called in.
    ///
    /// # Complexity
    ///
    /// That of [`Walker::current`] for each.
    #[must_use]
    pub fn current_of_all(&self, documents: &[u32], as_of: i32) -> Answers {
        let pieces =
            documents
                .par_chunks(PIECE)
                .with_min_len(SHARE)
                .map_init(Vec::new, |line, asked| {
                    Piece::of(asked, |document, found| {
                        let Some(start) = self.place(document) else {
                            return;
                        };
                        let from = found.len();
                        ends(self, start.0, as_of, line, found);
                        for it in &mut found[from..] {
                            *it = self.documents[*it as usize];
                        }
                    })
                });
        Answers {
            pieces: pieces.collect(),
        }
    }
}
