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

    /// Puts places in, without a look at which are new.
    #[inline]
    pub(crate) fn insert_all(&mut self, places: &[u32]) {
        let words = self.words.as_mut_slice();
        for place in places {
            words[(place >> 6) as usize] |= 1 << (place & 63);
        }
    }

    /// The bits of all places, 64 in a word.
    #[inline]
    pub(crate) fn words(&self) -> &[u64] {
        &self.words
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

    pub(crate) fn clear_all(&mut self) {
        self.words.fill(0);
    }

    /// The places whose values lie between two, both included.
    pub(crate) fn between(values: &[i32], least: i32, most: i32) -> Marks {
        let word = |values: &[i32]| {
            let bits = values.iter().enumerate();
            bits.fold(0, |word, (at, it)| {
                word | u64::from(least <= *it && *it <= most) << at
            })
        };
        Marks {
            words: values.chunks(64).map(word).collect(),
        }
    }
}
