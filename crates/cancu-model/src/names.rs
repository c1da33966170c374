/// Names for the documents that share one, so that evidence, which names a document by its file
/// alone, names one document: two files `x.txt` become `a/x.txt` and `b/x.txt`.
///
/// The places are those of [`Reading::place`](crate::Reading::place), sorted and each another;
/// every name is its place without the folders in which all of them are. A name that one document
/// bears stays as it is.
///
/// # Complexity
///
/// *O*(*n*) in the bytes of the places.
///
/// # Examples
///
/// ```
/// let names = cancu_model::tell_apart("x.txt", &["in/a/x.txt", "in/b/x.txt"]);
/// assert_eq!(names, ["a/x.txt", "b/x.txt"]);
/// assert_eq!(cancu_model::tell_apart("x.txt", &["in/a/x.txt"]), ["x.txt"]);
/// ```
#[must_use]
pub fn tell_apart(file: &str, places: &[&str]) -> Vec<String> {
    let (Some(first), Some(last)) = (places.first(), places.last()) else {
        return Vec::new();
    };
    if places.len() == 1 {
        return vec![file.to_owned()];
    }
    // Of sorted places the first and the last differ soonest.
    let alike = first.bytes().zip(last.bytes());
    let alike = alike.take_while(|(a, b)| a == b).count();
    let folders = first.len().saturating_sub(file.len());
    let shared = &first.as_bytes()[..alike.min(folders)];
    let from = shared.iter().rposition(|it| matches!(it, b'/' | b'\\'));
    let from = from.map_or(0, |at| at + 1);
    let name = |it: &&str| it.get(from..).unwrap_or(it).to_owned();
    places.iter().map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::tell_apart;

    #[test]
    fn a_name_is_as_long_as_it_has_to_be() {
        let files = ["in/a/x.txt", "in/b/x.txt", "in/x.txt"];
        assert_eq!(tell_apart("x.txt", &files), ["a/x.txt", "b/x.txt", "x.txt"]);
        let members = ["in/1/x.zip#a/y.txt", "in/2/x.zip#a/y.txt"];
        let names = ["1/x.zip#a/y.txt", "2/x.zip#a/y.txt"];
        assert_eq!(tell_apart("x.zip#a/y.txt", &members), names);
        let far = ["/tmp/x.txt", "in/x.txt"];
        assert_eq!(tell_apart("x.txt", &far), far);
    }

    #[test]
    fn rows_of_one_id_are_told_by_their_count() {
        let rows = ["in/d.jsonl#1", "in/d.jsonl#1~2"];
        assert_eq!(tell_apart("d.jsonl#1", &rows), ["d.jsonl#1", "d.jsonl#1~2"]);
    }
}
