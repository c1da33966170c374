use std::fmt;
use std::io::Read;

use sha2::{Digest, Sha256};

/// The hash by which unchanged content is known again: the first half of a SHA-256.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub(crate) [u8; 16]);

impl Hash {
    /// The hash of some parts; where one ends and the next begins counts.
    ///
    /// # Complexity
    ///
    /// *O*(*n*) in the bytes.
    #[must_use]
    pub fn of(parts: &[&[u8]]) -> Hash {
        let mut hasher = Sha256::new();
        for part in parts {
            hasher.update((part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        Hash::half(&hasher.finalize())
    }

    /// The hash of all that a reader gives, behind a salt.
    ///
    /// # Errors
    ///
    /// Those of the reader.
    pub(crate) fn of_stream(salt: &str, mut from: impl Read) -> std::io::Result<Hash> {
        let mut hasher = Sha256::new();
        hasher.update(salt.as_bytes());
        let mut buffer = vec![0; 1 << 16];
        loop {
            let n = from.read(&mut buffer)?;
            if n == 0 {
                return Ok(Hash::half(&hasher.finalize()));
            }
            hasher.update(&buffer[..n]);
        }
    }

    fn half(digest: &[u8]) -> Hash {
        let mut out = [0; 16];
        out.copy_from_slice(&digest[..16]);
        Hash(out)
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|it| write!(f, "{it:02x}"))
    }
}
