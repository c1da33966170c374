//! Places in a text without markup, told as places in the file.

use cancu_model::Reading;
use cancu_store::View;

/// Turns the places of a reading of `view` into places of `original`, which it is the view of.
/// Quotes become exactly what stands there, markup inside them included.
pub(crate) fn back(reading: &mut Reading, view: &View, original: &str) {
    let place = |start: &mut usize, end: &mut usize, text: &mut String| {
        (*start, *end) = view.original(*start, *end);
        *text = original.get(*start..*end).unwrap_or_default().to_owned();
    };
    for it in &mut reading.mentions {
        place(&mut it.start, &mut it.end, &mut it.text);
    }
    for it in &mut reading.internal {
        place(&mut it.start, &mut it.end, &mut it.text);
    }
    reading.dynamic = reading.dynamic.map(|it| view.original(it, it).0);
    let behind = original.match_indices('\n').map(|(at, _)| at + 1);
    reading.lines = std::iter::once(0).chain(behind).collect();
}
