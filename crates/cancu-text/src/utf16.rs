//! UTF-16, with and without its byte order mark.

use std::char::DecodeUtf16Error;

use crate::Charset;

/// Units that a text without a mark has at least; fewer say nothing.
const MIN_UNITS: usize = 8;

/// The charset that a byte order mark tells, and the bytes behind the mark.
pub(crate) fn marked(bytes: &[u8]) -> Option<(Charset, &[u8])> {
    match bytes {
        [0xFF, 0xFE, rest @ ..] => Some((Charset::Utf16Le, rest)),
        [0xFE, 0xFF, rest @ ..] => Some((Charset::Utf16Be, rest)),
        _ => None,
    }
}

/// The text, if the bytes can only be UTF-16: zeros stand on one side of the pairs alone, in at
/// least a quarter of them, and what comes out holds no control characters.
pub(crate) fn unmarked(bytes: &[u8]) -> Option<(Charset, String)> {
    let zeros = |side: usize| bytes.iter().skip(side).step_by(2).filter(|it| **it == 0);
    let (high_first, low_first) = (zeros(0).count(), zeros(1).count());
    let charset = match (high_first, low_first) {
        (0, _) => Charset::Utf16Le,
        (_, 0) => Charset::Utf16Be,
        _ => return None,
    };
    let units = bytes.len() / 2;
    if units < MIN_UNITS || (high_first + low_first) * 4 < units {
        return None;
    }
    let text = decode(bytes, charset).ok()?;
    let control = |it: char| it.is_control() && !it.is_whitespace();
    (!text.contains(control)).then_some((charset, text))
}

/// The letters of pairs of bytes, and what is none; a last byte alone is left.
pub(crate) fn letters(
    bytes: &[u8],
    charset: Charset,
) -> impl Iterator<Item = Result<char, DecodeUtf16Error>> {
    let (pairs, _) = bytes.as_chunks::<2>();
    char::decode_utf16(pairs.iter().map(move |&it| match charset {
        Charset::Utf16Be => u16::from_be_bytes(it),
        _ => u16::from_le_bytes(it),
    }))
}

/// The text of pairs of bytes; else the offset of the first that is no UTF-16.
pub(crate) fn decode(bytes: &[u8], charset: Charset) -> Result<String, usize> {
    let mut text = String::with_capacity(bytes.len());
    let mut at = 0;
    for it in letters(bytes, charset) {
        let it = it.map_err(|_| at)?;
        text.push(it);
        at += 2 * it.len_utf16();
    }
    if bytes.len().is_multiple_of(2) {
        Ok(text)
    } else {
        Err(at)
    }
}
