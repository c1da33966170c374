//! The frozen form as bytes: a header with the length and checksum of every array, then the
//! arrays, little-endian, one after the other. Version 1.

#[cfg(test)]
mod tests;

use std::io::{self, Write};

use rayon::prelude::*;

use crate::Error;
use crate::frozen::{Class, Frozen, Links, Strings};
use crate::rows::{Dense, Index, Rows, Sparse};

const MAGIC: u64 = u64::from_le_bytes(*b"cancufrz");
const VERSION: u64 = 1;
/// Dense classes have 4 arrays a direction, sparse ones 5; then documents, days, scopes, the
/// names of scopes and ids with their offsets, and the order of ids.
const PARTS: usize = 2 * 2 * 4 + 2 * 2 * 5 + 8;
/// Magic, version, stamp, documents, flags; a length and a checksum a part; its own checksum.
const HEADER: usize = 8 * (5 + 2 * PARTS + 1);
/// The bytes that have one checksum, and that one core checks and unpacks.
const CHUNK: usize = 1 << 18;
/// How many chunks are read at once. They are unpacked while they are in the cache, and the next
/// are read into the same memory: taking fresh memory costs several times what reading does.
const AT_ONCE: usize = 16;

/// Bytes that can be read at any place. [`Frozen::read`] goes through them from front to back.
pub trait ReadAt {
    /// How many bytes there are.
    ///
    /// # Errors
    ///
    /// Whatever the source gives.
    fn length(&self) -> io::Result<u64>;

    /// Fills `into` with the bytes from `at` on.
    ///
    /// # Errors
    ///
    /// Whatever the source gives, also if it ends before.
    fn read_at(&self, at: u64, into: &mut [u8]) -> io::Result<()>;
}

impl ReadAt for [u8] {
    fn length(&self) -> io::Result<u64> {
        Ok(self.len() as u64)
    }

    fn read_at(&self, at: u64, into: &mut [u8]) -> io::Result<()> {
        let start = usize::try_from(at).unwrap_or(usize::MAX);
        let found = self.get(start..).and_then(|it| it.get(..into.len()));
        into.copy_from_slice(found.ok_or(io::ErrorKind::UnexpectedEof)?);
        Ok(())
    }
}

#[cfg(unix)]
impl ReadAt for std::fs::File {
    fn length(&self) -> io::Result<u64> {
        Ok(self.metadata()?.len())
    }

    fn read_at(&self, at: u64, into: &mut [u8]) -> io::Result<()> {
        std::os::unix::fs::FileExt::read_exact_at(self, into, at)
    }
}

#[cfg(windows)]
impl ReadAt for std::fs::File {
    fn length(&self) -> io::Result<u64> {
        Ok(self.metadata()?.len())
    }

    fn read_at(&self, mut at: u64, mut into: &mut [u8]) -> io::Result<()> {
        while !into.is_empty() {
            match std::os::windows::fs::FileExt::seek_read(self, into, at)? {
                0 => return Err(io::ErrorKind::UnexpectedEof.into()),
                read => {
                    into = &mut into[read..];
                    at += read as u64;
                }
            }
        }
        Ok(())
    }
}

/// A number in an array.
trait Word: Copy + Default + Send + Sync {
    const SIZE: usize;
    fn unpack(bytes: &[u8], into: &mut [Self]);
    fn pack(words: &[Self], into: &mut Vec<u8>);
}

macro_rules! word {
    ($($word:ty),*) => {$(
        impl Word for $word {
            const SIZE: usize = size_of::<$word>();

            fn unpack(bytes: &[u8], into: &mut [$word]) {
                let (whole, _) = bytes.as_chunks();
                for (word, bytes) in into.iter_mut().zip(whole) {
                    *word = <$word>::from_le_bytes(*bytes);
                }
            }

            fn pack(words: &[$word], into: &mut Vec<u8>) {
                for it in words {
                    into.extend_from_slice(&it.to_le_bytes());
                }
            }
        }
    )*};
}
word!(u8, u32, i32, u64);

/// A checksum of a chunk: four lanes, each of which any changed word changes for good.
fn checksum(bytes: &[u8]) -> u64 {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut lanes = [1_u64, 2, 3, bytes.len() as u64];
    let (blocks, rest) = bytes.as_chunks::<32>();
    let mut last = [0; 32];
    last[..rest.len()].copy_from_slice(rest);
    for block in blocks.iter().chain([&last]) {
        let (words, _) = block.as_chunks();
        for (lane, word) in lanes.iter_mut().zip(words) {
            *lane = (*lane ^ u64::from_le_bytes(*word))
                .rotate_left(29)
                .wrapping_mul(ODD);
        }
    }
    lanes.iter().fold(0, joined)
}

/// A checksum over checksums, in their order.
fn joined(sum: u64, next: &u64) -> u64 {
    (sum ^ next)
        .rotate_left(31)
        .wrapping_mul(0xbf58_476d_1ce4_e5b9)
}

/// An array on its way out.
enum Part<'a> {
    Bytes(&'a [u8]),
    U32(&'a [u32]),
    I32(&'a [i32]),
    U64(&'a [u64]),
}

impl Part<'_> {
    fn length(&self) -> usize {
        match self {
            Part::Bytes(it) => it.len(),
            Part::U32(it) => 4 * it.len(),
            Part::I32(it) => 4 * it.len(),
            Part::U64(it) => 8 * it.len(),
        }
    }

    /// Hands the bytes on, a chunk at a time.
    fn each(&self, hand: &mut dyn FnMut(&[u8]) -> io::Result<()>) -> io::Result<()> {
        fn of<T: Word>(
            words: &[T],
            hand: &mut dyn FnMut(&[u8]) -> io::Result<()>,
        ) -> io::Result<()> {
            let mut bytes = Vec::with_capacity(CHUNK);
            for chunk in words.chunks(CHUNK / T::SIZE) {
                bytes.clear();
                T::pack(chunk, &mut bytes);
                hand(&bytes)?;
            }
            Ok(())
        }
        match self {
            Part::Bytes(it) => of(it, hand),
            Part::U32(it) => of(it, hand),
            Part::I32(it) => of(it, hand),
            Part::U64(it) => of(it, hand),
        }
    }
}

/// The arrays of a class, by how its rows are found.
trait Laid: Index {
    fn parts<'a>(&'a self, into: &mut Vec<Part<'a>>);
    fn take<R: ReadAt + ?Sized>(input: &mut Input<'_, R>) -> Result<Self, Error>;
    fn check(&self, places: usize, entries: usize) -> bool;
}

fn rising(offsets: &[u32], entries: usize) -> bool {
    offsets.first() == Some(&0)
        && offsets.last().is_some_and(|it| *it as usize == entries)
        && offsets.windows(2).all(|it| it[0] <= it[1])
}

impl Laid for Dense {
    fn parts<'a>(&'a self, into: &mut Vec<Part<'a>>) {
        into.push(Part::U32(&self.offsets));
    }

    fn take<R: ReadAt + ?Sized>(input: &mut Input<'_, R>) -> Result<Dense, Error> {
        Ok(Dense {
            offsets: input.take()?,
        })
    }

    fn check(&self, places: usize, entries: usize) -> bool {
        self.offsets.len() == places + 1 && rising(&self.offsets, entries)
    }
}

impl Laid for Sparse {
    fn parts<'a>(&'a self, into: &mut Vec<Part<'a>>) {
        into.push(Part::U64(&self.present));
        into.push(Part::U32(&self.offsets));
    }

    fn take<R: ReadAt + ?Sized>(input: &mut Input<'_, R>) -> Result<Sparse, Error> {
        let present: Vec<u64> = input.take()?;
        if present.len() != input.documents.div_ceil(64) {
            return Err(Error::Damaged { what: "rows" });
        }
        Ok(Sparse::new(present, input.take()?))
    }

    fn check(&self, places: usize, entries: usize) -> bool {
        let rows: usize = self.present.iter().map(|it| it.count_ones() as usize).sum();
        let beyond = !places.is_multiple_of(64)
            && self
                .present
                .last()
                .is_some_and(|it| it >> (places % 64) != 0);
        !beyond && self.offsets.len() == rows + 1 && rising(&self.offsets, entries)
    }
}

fn parts_of<'a, I: Laid>(links: &'a Links<I>, into: &mut Vec<Part<'a>>) {
    for rows in [&links.out, &links.into] {
        rows.index.parts(into);
        into.push(Part::U32(&rows.others));
        into.push(Part::Bytes(&rows.kinds));
        into.push(Part::I32(&rows.days));
    }
}

/// A frozen form on its way in.
struct Input<'s, R: ?Sized> {
    source: &'s R,
    documents: usize,
    /// Lengths and checksums of the parts that are to come.
    parts: std::vec::IntoIter<(u64, u64)>,
    at: u64,
    /// What was read last.
    buffer: Vec<u8>,
}

impl<R: ReadAt + ?Sized> Input<'_, R> {
    /// Reads the next array, and unpacks it on all cores.
    fn take<T: Word>(&mut self) -> Result<Vec<T>, Error> {
        let damaged = Error::Damaged { what: "array" };
        let Some((length, expected)) = self.parts.next() else {
            return Err(damaged);
        };
        // The lengths were held against that of the source: no allocation exceeds it.
        let length = usize::try_from(length).map_err(|_| Error::TooMany { what: "bytes" })?;
        if length % T::SIZE != 0 {
            return Err(damaged);
        }
        let mut words = vec![T::default(); length / T::SIZE];
        let mut sum = 0;
        for words in words.chunks_mut(AT_ONCE * CHUNK / T::SIZE) {
            let bytes = words.len() * T::SIZE;
            if self.buffer.len() < bytes {
                self.buffer.resize(bytes, 0);
            }
            let bytes = &mut self.buffer[..bytes];
            self.source.read_at(self.at, bytes)?;
            self.at += bytes.len() as u64;
            let chunks = words.par_chunks_mut(CHUNK / T::SIZE);
            let sums = chunks.zip(bytes.par_chunks(CHUNK)).map(|(words, bytes)| {
                T::unpack(bytes, words);
                checksum(bytes)
            });
            sum = sums.collect::<Vec<u64>>().iter().fold(sum, joined);
        }
        if sum == expected {
            Ok(words)
        } else {
            Err(damaged)
        }
    }

    fn rows<I: Laid>(&mut self, class: Class, only: u8) -> Result<Rows<I>, Error> {
        let rows = Rows {
            index: I::take(self)?,
            others: self.take()?,
            kinds: self.take()?,
            only,
            days: self.take()?,
        };
        let entries = rows.others.len();
        let days = if class.has_days() { entries } else { 0 };
        let highest = rows.others.par_iter().copied().max();
        let sound = rows.index.check(self.documents, entries)
            && highest.is_none_or(|it| (it as usize) < self.documents)
            && (rows.kinds.is_empty() || rows.kinds.len() == entries.div_ceil(2))
            && rows.days.len() == days;
        if sound {
            Ok(rows)
        } else {
            Err(Error::Damaged { what: "rows" })
        }
    }

    fn links<I: Laid>(&mut self, class: Class, flags: u64) -> Result<Links<I>, Error> {
        let only = (flags >> (8 + 8 * class as u64)) as u8;
        Ok(Links {
            out: self.rows(class, only)?,
            into: self.rows(class, only)?,
        })
    }

    fn strings(&mut self) -> Result<Strings, Error> {
        Ok(Strings {
            offsets: self.take()?,
            text: self.take()?,
        })
    }
}

impl Frozen {
    /// The version of the bytes that [`Frozen::write`] writes and [`Frozen::read`] takes.
    pub const VERSION: u64 = VERSION;

    fn parts(&self) -> Vec<Part<'_>> {
        let mut parts = Vec::with_capacity(PARTS);
        parts_of(&self.up, &mut parts);
        parts_of(&self.reference, &mut parts);
        parts_of(&self.end, &mut parts);
        parts_of(&self.other, &mut parts);
        parts.push(Part::U32(&self.documents));
        parts.push(Part::I32(&self.days));
        parts.push(Part::U32(&self.scopes));
        for it in [&self.scope_names, &self.ids] {
            parts.push(Part::U32(&it.offsets));
            parts.push(Part::Bytes(&it.text));
        }
        parts.push(Part::U32(&self.by_id));
        parts
    }

    /// Writes the frozen form. `stamp` says which state of a graph it was made of: whoever keeps
    /// both compares it with [`Frozen::stamp`] before reading.
    ///
    /// # Errors
    ///
    /// What the output gives.
    ///
    /// # Complexity
    ///
    /// *O*(bytes), gone through twice: their checksums stand before them.
    pub fn write(&self, output: &mut impl Write, stamp: u64) -> io::Result<()> {
        let parts = self.parts();
        let only = |class: Class, kind: u8| u64::from(kind) << (8 + 8 * class as u64);
        let flags = u64::from(self.cyclic)
            | only(Class::Up, self.up.out.only)
            | only(Class::Reference, self.reference.out.only)
            | only(Class::End, self.end.out.only)
            | only(Class::Other, self.other.out.only);
        let mut header = vec![MAGIC, VERSION, stamp, self.documents.len() as u64, flags];
        for part in &parts {
            let mut sum = 0;
            part.each(&mut |chunk| {
                sum = joined(sum, &checksum(chunk));
                Ok(())
            })?;
            header.extend([part.length() as u64, sum]);
        }
        let mut bytes = Vec::with_capacity(HEADER);
        u64::pack(&header, &mut bytes);
        let sum = checksum(&bytes);
        output.write_all(&bytes)?;
        output.write_all(&sum.to_le_bytes())?;
        for part in &parts {
            part.each(&mut |chunk| output.write_all(chunk))?;
        }
        Ok(())
    }

    /// Reads a frozen form in bulk, from front to back, and unpacks it on all cores.
    ///
    /// # Errors
    ///
    /// [`Error::Foreign`] if this is no frozen form of this version, [`Error::Damaged`] if it is
    /// not what was written, [`Error::Io`] if it cannot be read. Nothing that was read is trusted
    /// before it was checked: no bytes whatever make a question panic.
    ///
    /// # Complexity
    ///
    /// *O*(bytes); a million documents with 17.7 million relations are 190 MB.
    pub fn read(source: &(impl ReadAt + ?Sized)) -> Result<Frozen, Error> {
        let header = header(source)?;
        let documents = usize::try_from(header[3]).unwrap_or(usize::MAX);
        let flags = header[4];
        let parts: Vec<(u64, u64)> = header[5..5 + 2 * PARTS]
            .chunks_exact(2)
            .map(|it| (it[0], it[1]))
            .collect();
        let total = parts
            .iter()
            .try_fold(HEADER as u64, |sum, it| sum.checked_add(it.0));
        if total != Some(source.length()?) || documents >= u32::MAX as usize {
            return Err(Error::Damaged { what: "length" });
        }
        let mut input = Input {
            source,
            documents,
            parts: parts.into_iter(),
            at: HEADER as u64,
            buffer: Vec::new(),
        };
        let (up, reference) = (
            input.links(Class::Up, flags)?,
            input.links(Class::Reference, flags)?,
        );
        let (end, other) = (
            input.links(Class::End, flags)?,
            input.links(Class::Other, flags)?,
        );
        let order: Vec<u32> = input.take()?;
        let places = turned(&order, documents).ok_or(Error::Damaged { what: "order" })?;
        let frozen = Frozen {
            up,
            reference,
            end,
            other,
            documents: order,
            places,
            days: input.take()?,
            scopes: input.take()?,
            scope_names: input.strings()?,
            ids: input.strings()?,
            by_id: input.take()?,
            cyclic: flags & 1 != 0,
        };
        let lengths = [
            frozen.days.len(),
            frozen.scopes.len(),
            frozen.by_id.len(),
            frozen.ids.offsets.len().wrapping_sub(1),
        ];
        if lengths.iter().any(|it| *it != documents) {
            return Err(Error::Damaged { what: "documents" });
        }
        Ok(frozen)
    }

    /// The stamp that a frozen form was written with, from its first bytes alone.
    ///
    /// # Errors
    ///
    /// As [`Frozen::read`]. *O*(1).
    pub fn stamp(source: &(impl ReadAt + ?Sized)) -> Result<u64, Error> {
        Ok(header(source)?[2])
    }
}

/// The words of the header, once they are what was written.
fn header(source: &(impl ReadAt + ?Sized)) -> Result<Vec<u64>, Error> {
    let mut bytes = vec![0; HEADER];
    if source.length()? < HEADER as u64 {
        return Err(Error::Foreign);
    }
    source.read_at(0, &mut bytes)?;
    let mut words = vec![0; HEADER / 8];
    u64::unpack(&bytes, &mut words);
    if words[0] != MAGIC || words[1] != VERSION {
        return Err(Error::Foreign);
    }
    if words.last() != Some(&checksum(&bytes[..HEADER - 8])) {
        return Err(Error::Damaged { what: "header" });
    }
    Ok(words)
}

/// The places of documents from the documents of places; `None` if one is missing or there twice.
fn turned(order: &[u32], documents: usize) -> Option<Vec<u32>> {
    let mut places = vec![u32::MAX; documents];
    for (place, document) in order.iter().enumerate() {
        let slot = places.get_mut(*document as usize)?;
        if *slot != u32::MAX {
            return None;
        }
        *slot = place as u32;
    }
    (order.len() == documents).then_some(places)
}
