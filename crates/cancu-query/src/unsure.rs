//! How an answer says that it rests on what nobody read.

/// What is said of a fact that is unsure, in Vietnamese and in English.
pub const UNSURE: [&str; 2] = [
    "theo hiểu biết chung, chưa đọc văn bản: cần tra lại",
    "from general knowledge, no text was read: look it up",
];

/// What is said of what a rule derives from such a fact.
pub const FROM_UNSURE: [&str; 2] = [
    "từ điều chưa chắc chắn: cần tra lại",
    "from what is unsure: look it up",
];

/// The names of which nothing sure is known, of `all`, behind them: in Vietnamese and in English.
pub(crate) fn behind(unsure: &[String], all: usize) -> [String; 2] {
    UNSURE.map(|words| match unsure.len() {
        0 => String::new(),
        some if some == all => format!(" ({words})"),
        _ => format!(" ({}: {words})", unsure.join(", ")),
    })
}
