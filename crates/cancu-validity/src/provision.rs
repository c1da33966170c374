use cancu_model::fold;
use cancu_tables::List;
use serde::Serialize;

/// An article, a clause or a point of an instrument (điều, khoản, điểm).
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Provision {
    /// The article: `5`, `6a`.
    pub article: Option<String>,
    /// The clause.
    pub clause: Option<String>,
    /// The point.
    pub point: Option<String>,
    /// Of a place of an amending text, which place of another it writes, where that alone is meant:
    /// "khoản 1 Điều 131 được quy định tại khoản 64 Điều 1".
    pub written: Option<Box<Provision>>,
}

/// The letters of points in their order: đ follows d.
const POINTS: [&str; 23] = [
    "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t",
    "u", "v", "x", "y",
];

/// How many provisions a range may name.
const RANGE: usize = 400;

/// The provisions that a pinpoint names: "các điểm a, b khoản 1 Điều 14, Điều 16" is three.
///
/// Vietnamese pinpoints go from the smallest to the largest part, and lists stand at each level;
/// "từ Điều 24 đến Điều 35" is a range. What is no article, clause or point (a chapter, an annex)
/// is left out.
///
/// # Complexity
///
/// *O*(*n*) in the length of the pinpoint, and in the provisions that a range names.
#[must_use]
pub fn provisions(pinpoint: &str) -> Vec<Provision> {
    let mut words = List::WrittenAt.words().iter();
    let Some((written, place)) = words.find_map(|it| pinpoint.split_once(it)) else {
        return places(pinpoint);
    };
    let (written, place) = (places(written), places(place));
    if written.is_empty() {
        return place;
    }
    let of = |place: &Provision| {
        let place = place.clone();
        written.iter().map(move |it| Provision {
            written: Some(Box::new(it.clone())),
            ..place.clone()
        })
    };
    place.iter().flat_map(of).collect()
}

/// The provisions of words that lead to one text.
fn places(pinpoint: &str) -> Vec<Provision> {
    let mut out: Vec<Provision> = Vec::new();
    // Provisions that still wait for the level above them.
    let mut open: Vec<Provision> = Vec::new();
    for group in groups(pinpoint) {
        let fits = |it: &Provision| match group.unit {
            Unit::Point => false,
            Unit::Clause => it.clause.is_none() && it.article.is_none(),
            Unit::Article => it.article.is_none(),
        };
        if !open.is_empty() && open.iter().all(fits) && group.labels.len() == 1 {
            for it in &mut open {
                group.unit.set(it, &group.labels[0]);
            }
        } else {
            out.append(&mut open);
            open = group
                .labels
                .iter()
                .map(|label| {
                    let mut it = Provision::default();
                    group.unit.set(&mut it, label);
                    it
                })
                .collect();
        }
        if group.unit == Unit::Article {
            out.append(&mut open);
        }
    }
    out.append(&mut open);
    top_down(&mut out);
    out
}

/// "Điều 7 khoản 5 điểm a, b": what stands behind an article without one of its own is in it.
fn top_down(found: &mut Vec<Provision>) {
    if found.len() < 2 || found[0].article.is_none() {
        return;
    }
    let bare = |it: &Provision| it.clause.is_none() && it.point.is_none();
    if !bare(&found[0]) || found[1..].iter().any(|it| it.article.is_some()) {
        return;
    }
    let article = found[0].article.clone();
    let mut clause = None;
    let mut out = Vec::new();
    for it in found[1..].iter() {
        if it.point.is_none() {
            clause.clone_from(&it.clause);
            out.retain(|last: &Provision| last.clause.is_some());
        }
        out.push(Provision {
            article: article.clone(),
            clause: it.clause.clone().or_else(|| clause.clone()),
            point: it.point.clone(),
            written: None,
        });
    }
    // A clause whose points are named is not meant as a whole.
    let pointed: Vec<Option<String>> = out
        .iter()
        .filter(|it| it.point.is_some())
        .map(|it| it.clause.clone())
        .collect();
    out.retain(|it| it.point.is_some() || !pointed.contains(&it.clause));
    *found = out;
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Point,
    Clause,
    Article,
}

impl Unit {
    fn of(word: &str) -> Option<Unit> {
        match word {
            "diem" => Some(Unit::Point),
            "khoan" => Some(Unit::Clause),
            "dieu" => Some(Unit::Article),
            _ => None,
        }
    }

    fn set(self, it: &mut Provision, label: &str) {
        let field = match self {
            Unit::Point => &mut it.point,
            Unit::Clause => &mut it.clause,
            Unit::Article => &mut it.article,
        };
        *field = Some(label.to_owned());
    }
}

/// A unit and its labels: "khoản 2, 3 và 4".
struct Group {
    unit: Unit,
    labels: Vec<String>,
}

fn groups(pinpoint: &str) -> Vec<Group> {
    let mut out: Vec<Group> = Vec::new();
    let mut range = false;
    let mut known = false;
    for word in pinpoint.split(|it: char| it.is_whitespace() || matches!(it, ',' | ';' | '(')) {
        let word = word.trim_matches(|it: char| !it.is_alphanumeric());
        if word.is_empty() {
            continue;
        }
        let folded = fold::fold(word);
        if let Some(unit) = Unit::of(&folded) {
            known = true;
            if !(range && out.last().is_some_and(|it| it.unit == unit)) {
                out.push(Group {
                    unit,
                    labels: Vec::new(),
                });
            }
            continue;
        }
        match folded.as_str() {
            "den" => range = true,
            "va" | "hoac" | "cac" | "tu" | "het" => {}
            "chuong" | "muc" | "phan" | "luc" | "tiet" | "doan" => known = false,
            _ if known && is_label(word) => {
                let Some(group) = out.last_mut() else {
                    continue;
                };
                if range && let Some(first) = group.labels.last().cloned() {
                    group.labels.extend(between(group.unit, &first, word));
                }
                range = false;
                group.labels.push(word.to_lowercase());
            }
            _ => {}
        }
    }
    out.retain(|it| !it.labels.is_empty());
    out
}

fn is_label(word: &str) -> bool {
    word.len() <= 5
        && (word.starts_with(|it: char| it.is_ascii_digit())
            || word.chars().count() <= 2 && word.starts_with(char::is_lowercase))
}

/// What stands between the ends of a range, both left out.
fn between(unit: Unit, first: &str, last: &str) -> Vec<String> {
    if unit == Unit::Point {
        let at = |label: &str| POINTS.iter().position(|it| *it == label);
        return match (at(first), at(last)) {
            (Some(first), Some(last)) if first < last => POINTS[first + 1..last]
                .iter()
                .map(|it| (*it).to_owned())
                .collect(),
            _ => Vec::new(),
        };
    }
    match (first.parse::<usize>(), last.parse::<usize>()) {
        (Ok(first), Ok(last)) if first < last && last - first < RANGE => {
            (first + 1..last).map(|it| it.to_string()).collect()
        }
        _ => Vec::new(),
    }
}

/// Says whether a part takes another in: "Điều 5" covers "khoản 2 Điều 5". What an amending text
/// writes for one place is no more than that place: "khoản 1 Điều 131 quy định tại khoản 64 Điều 1"
/// covers nothing else of khoản 64.
///
/// # Complexity
///
/// *O*(1).
#[must_use]
pub fn covers(whole: &Provision, part: &Provision) -> bool {
    let level = |whole: &Option<String>, part: &Option<String>| match (whole, part) {
        (None, _) => true,
        (Some(whole), Some(part)) => whole == part,
        (Some(_), None) => false,
    };
    whole.article.is_some()
        && whole.article == part.article
        && level(&whole.clause, &part.clause)
        && level(&whole.point, &part.point)
        && match (&whole.written, &part.written) {
            (None, _) => true,
            (Some(whole), Some(part)) => covers(whole, part),
            (Some(_), None) => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pinpoint: &str) -> String {
        let parts = provisions(pinpoint).into_iter().map(|it| {
            let levels = [it.article, it.clause, it.point];
            levels.map(|it| it.unwrap_or_default()).join("/")
        });
        parts.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn lists_stand_at_each_level() {
        for (pinpoint, want) in [
            ("Điều 5", "5//"),
            ("khoản 3 Điều 63", "63/3/"),
            ("khoản 1, Điều 1", "1/1/"),
            ("điểm b khoản 1 Điều 15", "15/1/b"),
            ("các điểm a, b khoản 1 Điều 14", "14/1/a 14/1/b"),
            ("khoản 2, 3 và 4 Điều 6a", "6a/2/ 6a/3/ 6a/4/"),
            ("Điều 23, Điều 24", "23// 24//"),
            (
                "các Điều 3, 13 và 14, khoản 4 Điều 17",
                "3// 13// 14// 17/4/",
            ),
            (
                "các điểm a, b khoản 1 Điều 14, điểm a khoản 5 và các khoản 7, 8 Điều 15",
                "14/1/a 14/1/b /5/a 15/7/ 15/8/",
            ),
            ("từ Điều 24 đến Điều 27", "24// 25// 26// 27//"),
            ("từ điểm c đến điểm e khoản 4", "/4/c /4/d /4/đ /4/e"),
            ("Điều 7 khoản 5 điểm a, b", "7/5/a 7/5/b"),
            ("Phụ lục I", ""),
            ("Chương II", ""),
        ] {
            assert_eq!(read(pinpoint), want, "{pinpoint}");
        }
    }

    #[test]
    fn a_place_that_an_amending_text_writes_is_that_place_alone() {
        let one = |pinpoint| provisions(pinpoint).remove(0);
        let act = one("khoản 1 Điều 31 được quy định tại khoản 6 Điều 1");
        assert!(covers(
            &act,
            &one("điểm a khoản 1 Điều 31 quy định tại khoản 6 Điều 1")
        ));
        assert!(!covers(
            &act,
            &one("khoản 2 Điều 31 quy định tại khoản 6 Điều 1")
        ));
        assert!(!covers(&act, &one("khoản 6 Điều 1")));
        assert!(!covers(&act, &one("khoản 1 Điều 31")));
        assert!(covers(&one("khoản 6 Điều 1"), &act));
        let several = provisions("khoản 2, khoản 3 Điều 29 được quy định tại khoản 5 Điều 1");
        assert_eq!(several.len(), 2);
        assert_eq!(several[0].article.as_deref(), Some("1"));
    }

    #[test]
    fn an_article_covers_its_clauses() {
        let one = |pinpoint| provisions(pinpoint).remove(0);
        assert!(covers(&one("Điều 5"), &one("khoản 2 Điều 5")));
        assert!(covers(
            &one("khoản 2 Điều 5"),
            &one("điểm a khoản 2 Điều 5")
        ));
        assert!(!covers(&one("khoản 2 Điều 5"), &one("Điều 5")));
        assert!(!covers(&one("Điều 5"), &one("Điều 6")));
    }
}
