use crate::fold::fold;

/// How much of a title the words of a search are, the closest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Closeness {
    /// They are the title, with or without the kind before it.
    Whole,
    /// They are as many as half of its words.
    Half,
    /// They are a part of it, or stand elsewhere.
    Part,
}

/// Says how much of a title the words of a search are, marks and signs aside. That the title has
/// them is not looked at.
///
/// # Complexity
///
/// *O*(*n*) in both texts.
#[must_use]
pub fn closeness(title: Option<&str>, words: &str) -> Closeness {
    let split = |text: &str| -> Vec<String> {
        let folded = fold(text);
        let words = folded.split(|it: char| !it.is_alphanumeric());
        words
            .filter(|it| !it.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (title, words) = (title.map(split).unwrap_or_default(), split(words));
    if title.is_empty() {
        Closeness::Part
    } else if words.ends_with(&title) {
        Closeness::Whole
    } else if words.len() * 2 >= title.len() && words.iter().all(|it| title.contains(it)) {
        Closeness::Half
    } else {
        Closeness::Part
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_closer_the_more_of_it_the_words_are() {
        let law = Some("Thực hiện dân chủ ở cơ sở");
        assert_eq!(
            closeness(law, "Luật thực hiện dân chủ ở cơ sở"),
            Closeness::Whole
        );
        assert_eq!(closeness(law, "dan chu o co so"), Closeness::Half);
        assert_eq!(closeness(law, "dân chủ"), Closeness::Part);
        assert_eq!(
            closeness(law, "bao vui choi giai tri hang ngay"),
            Closeness::Part
        );
        assert_eq!(closeness(None, "dân chủ"), Closeness::Part);
    }
}
