//! Any head: what a document says of itself comes out of its text, and its id prints and parses.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let head = format!("{text}\n\nCăn cứ Nghị định số 04/2015/NĐ-CP;\n\n{text}");
    let reading = cancu::read("a.txt", &head);
    if let Some(id) = reading.heading.id {
        assert_eq!(id.to_string().parse().ok(), Some(id));
    }
    for it in reading.mentions {
        assert_eq!(head.get(it.start..it.end), Some(it.text.as_str()));
    }
});
