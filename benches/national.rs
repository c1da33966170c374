//! A seeded graph like a national one: 17.7 relations a document, levels from the centre to the
//! communes, hubs that half the country cites, chains of replacement with their days.

use std::fs;
use std::io;
use std::path::Path;

/// How a document relates to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    /// It rests on the other, which is of a higher level and older.
    Implements,
    /// It refers to the other, which is older.
    Cites,
    /// It takes the other's place from a day on.
    Replaces,
}

/// A graph and the questions that are put to it. Documents are numbered in no order.
#[derive(Debug, Clone, Default)]
pub struct National {
    /// Of each document, from 0, the centre, to 4, the communes.
    pub levels: Vec<u8>,
    /// Of each document, the day of signing, in days since 1970-01-01.
    pub days: Vec<i32>,
    /// Of each relation, who acts.
    pub from: Vec<u32>,
    /// Of each relation, on whom.
    pub to: Vec<u32>,
    /// Of each relation, its [`Kind`].
    pub kinds: Vec<u8>,
    /// Of each replacement, the day from which it counts; else 0.
    pub effective: Vec<i32>,
    /// A thousand documents of level 4, for trace.
    pub leaves: Vec<u32>,
    /// Ten thousand documents, for resolve.
    pub any: Vec<u32>,
    /// The hundred most cited documents, for impact.
    pub hubs: Vec<u32>,
}

/// The day of the audit, 2025-07-01, and the first day of the documents that it looks at,
/// 2016-01-01.
pub const AUDIT: (i32, i32) = (16_801, 20_270);

/// Out of a hundred documents, how many are of each level.
const SHARES: [u64; 5] = [1, 4, 10, 35, 50];

/// For a citing document of each level, how many of a hundred citations go to each level.
const TARGETS: [[u64; 5]; 5] = [
    [100, 0, 0, 0, 0],
    [70, 30, 0, 0, 0],
    [40, 32, 28, 0, 0],
    [28, 26, 26, 17, 3],
    [22, 20, 20, 28, 10],
];

/// Out of a hundred chains of replacement, how many have 1, 2 ... 8 steps.
const CHAINS: [u64; 8] = [35, 22, 14, 10, 7, 5, 4, 3];

/// A small generator of random numbers (splitmix64).
#[derive(Debug, Clone)]
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mixed(self.0)
    }

    fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.next()) * bound as u128) >> 64) as usize
    }

    fn percent(&mut self, share: u64) -> bool {
        self.next() % 100 < share
    }

    /// An index, by shares of a hundred.
    fn pick(&mut self, shares: &[u64]) -> usize {
        let mut left = self.next() % 100;
        for (at, share) in shares.iter().enumerate() {
            if left < *share {
                return at;
            }
            left -= share;
        }
        shares.len() - 1
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }
}

/// The bits of a number, mixed: what answers are summed over when they are compared.
#[must_use]
pub fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

/// Makes the graph of `documents` documents and a seed; the same every time.
#[must_use]
pub fn national(documents: usize, seed: u64) -> National {
    let random = &mut Random(seed);
    let (levels, days, provinces) = signed(documents, random);
    let replacements = replacements(&levels, &days, &provinces, random);
    // What stands in the place of a document, for those who would still cite it.
    let mut successor = vec![(u32::MAX, i32::MAX); documents];
    for (new, old, day) in replacements.iter().rev() {
        successor[*old as usize] = (*new, *day);
    }
    // Numbers in no order: nobody gets the order of time for nothing.
    let mut number: Vec<u32> = (0..documents as u32).collect();
    random.shuffle(&mut number);
    let mut it = National {
        levels: vec![0; documents],
        days: vec![0; documents],
        ..National::default()
    };
    for at in 0..documents {
        it.levels[number[at] as usize] = levels[at];
        it.days[number[at] as usize] = days[at];
    }
    let mut cited = vec![0_u32; documents];
    let mut by_level: [Vec<u32>; 5] = Default::default();
    let mut hits: [Vec<u32>; 5] = Default::default();
    let mut row = Vec::new();
    for from in 0..documents {
        row.clear();
        let level = usize::from(levels[from]);
        for _ in 0..10 + random.below(16) {
            let to = random.pick(&TARGETS[level]);
            let Some(mut to) = draw(
                &by_level[to],
                &hits[to],
                provinces[from],
                &provinces,
                random,
            ) else {
                continue;
            };
            for _ in 0..8 {
                let (next, day) = successor[to as usize];
                if (next as usize) < from && day <= days[from] && random.percent(80) {
                    to = next;
                }
            }
            if !row.contains(&to) {
                row.push(to);
            }
        }
        for to in &row {
            let of = levels[*to as usize];
            let kind = if usize::from(of) < level {
                Kind::Implements
            } else {
                Kind::Cites
            };
            it.relate(number[from], number[*to as usize], kind, 0);
            hits[usize::from(of)].push(*to);
            cited[number[*to as usize] as usize] += 1;
        }
        by_level[level].push(from as u32);
    }
    for (new, old, day) in replacements {
        let (new, old) = (number[new as usize], number[old as usize]);
        it.relate(new, old, Kind::Replaces, day);
    }
    it.questions(&cited, random);
    it
}

/// Levels, days and provinces in the order of time: more documents every year.
fn signed(documents: usize, random: &mut Random) -> (Vec<u8>, Vec<i32>, Vec<u8>) {
    let (first, last) = (7_305.0, 20_818.0);
    let mut all: Vec<(i32, u8, u8)> = (0..documents)
        .map(|_| {
            let level = random.pick(&SHARES) as u8;
            let part = random.next() as f64 / u64::MAX as f64;
            let grown = part.powf(if level < 2 { 0.85 } else { 0.55 });
            let local = level > 2 || level == 2 && random.percent(50);
            let province = if local { 1 + random.below(63) as u8 } else { 0 };
            ((first + grown * (last - first)) as i32, level, province)
        })
        .collect();
    all.sort();
    // Something has to be there to be cited.
    for (at, it) in all.iter_mut().take(20.max(documents / 2000)).enumerate() {
        (it.1, it.2) = ((at % 2) as u8, 0);
    }
    (
        all.iter().map(|it| it.1).collect(),
        all.iter().map(|it| it.0).collect(),
        all.iter().map(|it| it.2).collect(),
    )
}

/// Chains of replacement among the documents of one level and province: a quarter of all are
/// replaced, one in twenty of these by two.
fn replacements(
    levels: &[u8],
    days: &[i32],
    provinces: &[u8],
    random: &mut Random,
) -> Vec<(u32, u32, i32)> {
    let mut groups: Vec<Vec<u32>> = vec![Vec::new(); 5 * 64];
    for at in 0..levels.len() {
        groups[usize::from(levels[at]) * 64 + usize::from(provinces[at])].push(at as u32);
    }
    let mut out = Vec::new();
    for group in &mut groups {
        let wanted = group.len() / 4;
        random.shuffle(group);
        let (mut taken, mut replaced) = (0, 0);
        while replaced < wanted {
            let steps = 1 + random.pick(&CHAINS);
            let Some(chain) = group.get_mut(taken..=taken + steps) else {
                break;
            };
            chain.sort_unstable();
            taken += steps + 1;
            replaced += steps;
            for pair in chain.windows(2) {
                out.push((pair[1], pair[0]));
            }
        }
        let last = out.len();
        for at in 0..replaced / 20 {
            let (new, old) = out[last - 1 - at];
            let other = group[random.below(group.len())];
            if other > old && other != new {
                out.push((other, old));
            }
        }
    }
    let dated = out.into_iter().map(|(new, old)| {
        let day = days[new as usize] + random.below(61) as i32;
        (new, old, day)
    });
    dated.collect()
}

/// An older document of a level: seven of ten by how often each was cited before; the others any,
/// from the own province if a few tries find one.
fn draw(
    of_level: &[u32],
    hits: &[u32],
    province: u8,
    provinces: &[u8],
    random: &mut Random,
) -> Option<u32> {
    // The first few of a level would otherwise take all that follows.
    if hits.len() > 20 * of_level.len().min(250) && random.percent(70) {
        return Some(hits[random.below(hits.len())]);
    }
    let mut found = None;
    for _ in 0..6 {
        let it = *of_level.get(random.below(of_level.len().max(1)))?;
        found = Some(it);
        let other = provinces[it as usize];
        if province == 0 || other == 0 || other == province {
            break;
        }
    }
    found
}

impl National {
    fn relate(&mut self, from: u32, to: u32, kind: Kind, effective: i32) {
        self.from.push(from);
        self.to.push(to);
        self.kinds.push(kind as u8);
        self.effective.push(effective);
    }

    fn questions(&mut self, cited: &[u32], random: &mut Random) {
        let documents = self.levels.len();
        let mut leaves: Vec<u32> = (0..documents as u32)
            .filter(|it| self.levels[*it as usize] == 4)
            .collect();
        random.shuffle(&mut leaves);
        leaves.truncate(1_000);
        self.leaves = leaves;
        self.any = (0..10_000)
            .map(|_| random.below(documents) as u32)
            .collect();
        let mut hubs: Vec<u32> = (0..documents as u32).collect();
        hubs.sort_by_key(|it| (std::cmp::Reverse(cited[*it as usize]), *it));
        hubs.truncate(100);
        random.shuffle(&mut hubs);
        self.hubs = hubs;
    }

    /// The relations of one kind, from who acts to on whom.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = (u32, u32, i32)> + Clone + '_ {
        let all = self.from.iter().zip(&self.to).zip(&self.effective);
        all.zip(&self.kinds)
            .filter(move |it| *it.1 == kind as u8)
            .map(|(((from, to), day), _)| (*from, *to, *day))
    }

    /// Writes every array into a file of its own, little-endian, for the peers.
    ///
    /// # Errors
    ///
    /// If the folder cannot be written.
    pub fn save(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)?;
        let write = |name: &str, bytes: Vec<u8>| fs::write(folder.join(name), bytes);
        let of_u32 = |it: &[u32]| it.iter().flat_map(|it| it.to_le_bytes()).collect();
        let of_i32 = |it: &[i32]| it.iter().flat_map(|it| it.to_le_bytes()).collect();
        write("levels.u8", self.levels.clone())?;
        write("days.i32", of_i32(&self.days))?;
        write("from.u32", of_u32(&self.from))?;
        write("to.u32", of_u32(&self.to))?;
        write("kinds.u8", self.kinds.clone())?;
        write("effective.i32", of_i32(&self.effective))?;
        write("leaves.u32", of_u32(&self.leaves))?;
        write("any.u32", of_u32(&self.any))?;
        write("hubs.u32", of_u32(&self.hubs))
    }

    /// Reads what [`National::save`] wrote.
    ///
    /// # Errors
    ///
    /// If a file is missing.
    pub fn load(folder: &Path) -> io::Result<National> {
        let read = |name: &str| fs::read(folder.join(name));
        let of_u32 = |bytes: Vec<u8>| {
            let words = bytes.as_chunks().0.iter();
            words.map(|it| u32::from_le_bytes(*it)).collect()
        };
        let of_i32 = |bytes: Vec<u8>| {
            let words = bytes.as_chunks().0.iter();
            words.map(|it| i32::from_le_bytes(*it)).collect()
        };
        Ok(National {
            levels: read("levels.u8")?,
            days: of_i32(read("days.i32")?),
            from: of_u32(read("from.u32")?),
            to: of_u32(read("to.u32")?),
            kinds: read("kinds.u8")?,
            effective: of_i32(read("effective.i32")?),
            leaves: of_u32(read("leaves.u32")?),
            any: of_u32(read("any.u32")?),
            hubs: of_u32(read("hubs.u32")?),
        })
    }
}
