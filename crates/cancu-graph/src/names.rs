//! The names under which documents are shown.

use cancu_model::{Reading, tell_apart};
use rayon::prelude::*;

/// Puts readings in the order of their names, after those that bear one name were given names of
/// their own: see [`Reading::file`].
///
/// # Complexity
///
/// *O*(*n* log *n*).
pub(crate) fn name(readings: &mut [Reading]) {
    for it in readings.iter_mut().filter(|it| it.place.is_empty()) {
        it.place.clone_from(&it.file);
    }
    readings.par_sort_by(|a, b| (&a.file, &a.place).cmp(&(&b.file, &b.place)));
    let mut lengthened = false;
    for group in readings.chunk_by_mut(|a, b| a.file == b.file) {
        if group.len() == 1 {
            continue;
        }
        number(group);
        let places: Vec<&str> = group.iter().map(|it| it.place.as_str()).collect();
        let names = tell_apart(&group[0].file, &places);
        for (it, name) in group.iter_mut().zip(names) {
            it.file = name;
        }
        lengthened = true;
    }
    if lengthened {
        readings.par_sort_by(|a, b| a.file.cmp(&b.file));
    }
}

/// Rows of a data set may bear the same id: those behind the first are counted.
fn number(group: &mut [Reading]) {
    for same in group.chunk_by_mut(|a, b| a.place == b.place) {
        for (idx, it) in same.iter_mut().enumerate().skip(1) {
            it.place = format!("{}~{}", it.place, idx + 1);
        }
    }
    group.sort_by(|a, b| a.place.cmp(&b.place));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(places: &[(&str, &str)]) -> Vec<String> {
        let reading = |it: &(&str, &str)| Reading {
            file: it.0.to_owned(),
            place: it.1.to_owned(),
            ..Reading::default()
        };
        let mut readings: Vec<Reading> = places.iter().map(reading).collect();
        name(&mut readings);
        // What is told apart stays so when a graph is built anew.
        let once = readings.clone();
        name(&mut readings);
        assert_eq!(readings, once);
        readings.into_iter().map(|it| it.file).collect()
    }

    #[test]
    fn documents_of_one_name_get_names_of_their_own() {
        let files = [
            ("x.txt", "in/b/x.txt"),
            ("y.txt", "in/y.txt"),
            ("x.txt", "in/a/x.txt"),
        ];
        assert_eq!(names(&files), ["a/x.txt", "b/x.txt", "y.txt"]);
        assert_eq!(names(&[("t", ""), ("t", "")]), ["t", "t~2"]);
    }
}
