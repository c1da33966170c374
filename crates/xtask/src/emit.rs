//! Rust literals.

/// A string literal.
pub(crate) fn string(text: &str) -> String {
    format!("{text:?}")
}

/// An optional string literal.
pub(crate) fn option(text: Option<&str>) -> String {
    text.map_or_else(|| "None".to_owned(), |it| format!("Some({it:?})"))
}

/// A slice of string literals.
pub(crate) fn strings(items: &[String]) -> String {
    let items: Vec<String> = items.iter().map(|it| string(it)).collect();
    format!("&[{}]", items.join(", "))
}

/// `based_on` as `BasedOn`.
pub(crate) fn variant(code: &str) -> String {
    let words = code.split(['_', '-']).map(|word| {
        let mut letters = word.chars();
        letters
            .next()
            .map_or_else(String::new, |it| it.to_uppercase().chain(letters).collect())
    });
    words.collect()
}
