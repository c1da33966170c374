/// A set of places that is emptied by taking out what was put in: one bit a place, so that the
/// marks of a million documents stay in the second-level cache.
#[derive(Debug, Clone)]
pub(crate) struct Marks {
    words: Vec<u64>,
}

impl Marks {
    pub(crate) fn new(places: usize) -> Marks {
        Marks {
            words: vec![0; places.div_ceil(64)],
        }
    }

    /// Puts a place in; says whether it was not in before.
    #[inline]
    pub(crate) fn insert(&mut self, place: u32) -> bool {
        let word = &mut self.words[(place >> 6) as usize];
        let bit = 1 << (place & 63);
        let fresh = *word & bit == 0;
        *word |= bit;
        fresh
    }

    #[inline]
    pub(crate) fn contains(&self, place: u32) -> bool {
        self.words[(place >> 6) as usize] & (1 << (place & 63)) != 0
    }

    /// Takes a place out; says whether it was in.
    pub(crate) fn remove(&mut self, place: u32) -> bool {
        let held = self.contains(place);
        self.words[(place >> 6) as usize] &= !(1 << (place & 63));
        held
    }

    /// Takes out `inside`, which must be all that is in: *O*(the smaller of it and all places).
    pub(crate) fn clear(&mut self, inside: &[u32]) {
        if inside.len() > self.words.len() / 4 {
            self.words.fill(0);
            return;
        }
        for place in inside {
            self.words[(place >> 6) as usize] = 0;
        }
    }

    /// The places of which `holds` is true.
    pub(crate) fn of(places: usize, holds: impl Fn(usize) -> bool) -> Marks {
        let word = |at: usize| {
            let first = at * 64;
            (first..places.min(first + 64))
                .map(|it| u64::from(holds(it)) << (it - first))
                .fold(0, |word, bit| word | bit)
        };
        Marks {
            words: (0..places.div_ceil(64)).map(word).collect(),
        }
    }
}
