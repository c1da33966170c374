//! Where numbers begin: the first digit of every run of digits.

/// Most stretches of so many bytes hold no digit.
const LONG: usize = 32;

/// Eight bytes with the same value.
const fn each(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// The offsets of the first digits of all runs of ASCII digits, in order.
pub(crate) fn runs(text: &str) -> Runs<'_> {
    Runs {
        bytes: text.as_bytes(),
        block: 0,
        found: 0,
        loaded: false,
    }
}

/// See [`runs`]. Eight bytes are looked at in one step: most of a text has no digits.
pub(crate) struct Runs<'t> {
    bytes: &'t [u8],
    /// The offset of the block that is being looked at.
    block: usize,
    /// One bit of each byte of the block that may be a digit and was not given yet.
    found: u64,
    loaded: bool,
}

impl Runs<'_> {
    /// Steps over long blocks without a digit. Every byte of one is looked at, so that the compiler
    /// looks at many in one step.
    fn skip(&mut self) {
        while self.block.is_multiple_of(LONG)
            && let Some(long) = self.bytes.get(self.block..)
            && let Some(long) = long.first_chunk::<LONG>()
            && !long.iter().fold(false, |any, it| any | it.is_ascii_digit())
        {
            self.block += LONG;
        }
    }

    /// Bytes 0x30 to 0x3F of the block: digits, and six signs that are sorted out later.
    fn load(&self) -> Option<u64> {
        let rest = self.bytes.get(self.block..).filter(|it| !it.is_empty())?;
        let eight = rest.first_chunk().copied().unwrap_or_else(|| {
            let mut last = [0; 8];
            last[..rest.len()].copy_from_slice(rest);
            last
        });
        let other = (u64::from_le_bytes(eight) & each(0xF0)) ^ each(0x30);
        // A byte is zero when neither its low bits carry into the high one nor that is set.
        Some(!(((other & each(0x7F)) + each(0x7F)) | other | each(0x7F)))
    }
}

impl Iterator for Runs<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        loop {
            if !self.loaded {
                self.skip();
                self.found = self.load()?;
                self.loaded = true;
            }
            while self.found != 0 {
                let at = self.block + self.found.trailing_zeros() as usize / 8;
                self.found &= self.found - 1;
                let digit = |at: usize| self.bytes.get(at).is_some_and(u8::is_ascii_digit);
                if digit(at) && !(at > 0 && digit(at - 1)) {
                    return Some(at);
                }
            }
            self.block += 8;
            self.loaded = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_run_is_given_once_by_its_first_digit() {
        let text = "12 Nghị định số 04/2015/NĐ-CP; khoản 3, :<=>? 0123456789012 9";
        let bytes = text.as_bytes();
        let naive = (0..text.len()).filter(|&it| {
            bytes[it].is_ascii_digit() && !(it > 0 && bytes[it - 1].is_ascii_digit())
        });
        assert_eq!(runs(text).collect::<Vec<_>>(), naive.collect::<Vec<_>>());
        assert_eq!(runs("").next(), None);
        assert_eq!(runs("không có").next(), None);
    }
}
