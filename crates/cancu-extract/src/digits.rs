//! Where numbers begin: the first digit of every run of digits.

/// So many bytes are looked at in one step.
const BLOCK: usize = 32;

/// Eight bytes with the same value.
const fn each(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// The offsets of the first digits of all runs of ASCII digits, in order.
pub(crate) fn runs(text: &str) -> Runs<'_> {
    Runs {
        bytes: text.as_bytes(),
        next: 0,
        begins: 0,
        inside: false,
    }
}

/// See [`runs`].
pub(crate) struct Runs<'t> {
    bytes: &'t [u8],
    /// The offset behind the block that was looked at last.
    next: usize,
    /// One bit for each byte of that block that begins a run and was not given yet.
    begins: u32,
    /// The block before ends in a digit.
    inside: bool,
}

impl Runs<'_> {
    /// Looks at the next block that holds a digit; `None` at the end of the text.
    fn advance(&mut self) -> Option<()> {
        loop {
            let rest = self.bytes.get(self.next..).filter(|it| !it.is_empty())?;
            self.next += BLOCK;
            let Some(block) = rest.first_chunk::<BLOCK>() else {
                let mut last = [0; BLOCK];
                last[..rest.len()].copy_from_slice(rest);
                self.mark(&last);
                return Some(());
            };
            // Most blocks hold no digit. Every byte is looked at, so that the compiler looks at
            // many in one step.
            if block
                .iter()
                .fold(false, |any, it| any | it.is_ascii_digit())
            {
                self.mark(block);
                return Some(());
            }
            self.inside = false;
        }
    }

    fn mark(&mut self, block: &[u8; BLOCK]) {
        let digits = digits(block);
        self.begins = digits & !(digits << 1 | u32::from(self.inside));
        self.inside = digits >> (BLOCK - 1) != 0;
    }
}

/// One bit for each byte of a block that is a digit.
fn digits(block: &[u8; BLOCK]) -> u32 {
    let mut bits = 0;
    for (at, eight) in block.as_chunks::<8>().0.iter().enumerate() {
        let eight = u64::from_le_bytes(*eight);
        let low = eight & each(0x7F);
        // The high bit of a byte is set where it is at least `0`, and where it is beyond `9`.
        let digit = (low + each(0x80 - b'0')) & !(low + each(0x7F - b'9')) & !eight & each(0x80);
        // The multiplication moves the eight high bits side by side.
        let row = (digit >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        bits |= (row as u32) << (8 * at);
    }
    bits
}

impl Iterator for Runs<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        while self.begins == 0 {
            self.advance()?;
        }
        let at = self.next - BLOCK + self.begins.trailing_zeros() as usize;
        self.begins &= self.begins - 1;
        Some(at)
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
        // Runs that begin, end and go on at the borders of blocks.
        for blanks in 0..40 {
            for count in 1..40 {
                let text = format!("{}{}/9", " ".repeat(blanks), "7".repeat(count));
                let places: Vec<usize> = runs(&text).collect();
                assert_eq!(places, [blanks, blanks + count + 1]);
            }
        }
        assert_eq!(runs("").next(), None);
        assert_eq!(runs("không có").next(), None);
    }
}
