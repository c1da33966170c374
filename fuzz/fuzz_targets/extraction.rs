//! Any text: spans are ordered, in bounds and on characters, and joining changes nothing before.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let found = cancu_extract::extract(text);
    for it in &found.citations {
        assert!(it.span.start < it.span.end);
        assert!(text.get(it.span.start..it.span.end).is_some());
    }
    for it in &found.internal {
        assert!(text.get(it.span.start..it.span.end).is_some());
    }
    let starts: Vec<usize> = found.citations.iter().map(|it| it.span.start).collect();
    assert!(starts.is_sorted());
});
