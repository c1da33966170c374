//! Any reference that people may type is answered, found or not.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;

static ENGINE: LazyLock<cancu::Engine> = LazyLock::new(|| {
    cancu::Engine::from_texts([(
        "a.txt",
        "Số: 12/KH-UBND\n\nQuảng Ngãi, ngày 04 tháng 3 năm 2021\n\nKẾ HOẠCH\n\nThực hiện Nghị định \
         số 04/2015/NĐ-CP.",
    )])
});

fuzz_target!(|reference: &str| {
    let _ = ENGINE.references(reference);
});
