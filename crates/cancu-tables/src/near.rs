use cancu_model::fold::slug;

/// The word of a list that a mistyped one was meant for, marks aside: at most a third of it, or
/// two letters, differ.
///
/// # Complexity
///
/// *O*(*n* *m*) in the lengths of the word and of the list.
///
/// # Examples
///
/// ```
/// use cancu_tables::nearest;
///
/// assert_eq!(nearest("lapse", ["lapsed", "ambiguous"]), Some("lapsed"));
/// assert_eq!(nearest("xyz", ["lapsed", "ambiguous"]), None);
/// ```
#[must_use]
pub fn nearest<'a>(word: &str, list: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let plain = slug(word);
    let length = word.chars().count();
    let most = (length / 3).max(usize::from(length > 3) + 1);
    list.into_iter()
        .map(|it| (distance(word, it).min(distance(&plain, it)), it))
        .filter(|it| it.0 <= most)
        .min()
        .map(|it| it.1)
}

/// How many letters are added, left out or changed.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let changed = corner + usize::from(x != *y);
            corner = row[j + 1];
            row[j + 1] = changed.min(corner + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}
