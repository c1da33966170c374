use cancu_model::{Heading, fold};
use cancu_tables::{List, place_prefix, places};
use once_cell::sync::Lazy;

use crate::cursor::floor;
use crate::heading::lines::{Line, is_upper};
use crate::heading::place::marked;

/// Words of units, the widest first, with and without marks.
static WORDS: Lazy<Vec<(&'static str, String)>> = Lazy::new(|| {
    let words = List::UnitWord.words().iter();
    words.map(|it| (*it, fold::fold(it))).collect()
});

/// A line of capitals in the letterhead: "TỈNH TUYÊN QUANG"; of "PHƯỜNG VŨ NINH, TỈNH BẮC NINH"
/// the unit that it begins with.
pub(super) fn unit_of_letterhead(head: &[Line]) -> Option<String> {
    units_of_letterhead(head).map(|it| it.0)
}

/// The unit of the letterhead, and the wider one that the same line says it lies in.
pub(super) fn units_of_letterhead(head: &[Line]) -> Option<(String, Option<String>)> {
    head.iter().take(14).find_map(|line| {
        let words = line.words();
        let parted = words
            .split_once(", ")
            .and_then(|(unit, wider)| Some((unit_of_line(unit)?, unit_of_line(wider)?)));
        match parted {
            Some((unit, wider)) => Some((unit, Some(wider))),
            None => unit_of_line(words).map(|it| (it, None)),
        }
    })
}

fn unit_of_line(words: &str) -> Option<String> {
    let lower = words.to_lowercase();
    let upper = is_upper(words);
    // "TINH THAI BINH": a line without marks is compared without them.
    let bare = lower.is_ascii();
    WORDS.iter().find_map(|(said, unmarked)| {
        let word = if bare { unmarked.as_str() } else { said };
        let at = if upper {
            lower.find(word)
        } else {
            lower.starts_with(word).then_some(0)
        };
        let at = at.filter(|at| *at == 0 || lower[..*at].ends_with(' '))?;
        let name = lower[at + word.len()..].trim();
        let folded = fold::fold(name);
        // The motto may share the line: "TỈNH HẬU GIANG Độc lập - Tự do".
        let shared = |it: &(u32, usize)| {
            let rest = folded[it.1..].trim_start();
            rest.starts_with("doc lap") || rest.starts_with("cong hoa")
        };
        let (_, length) =
            place_prefix(&folded, None).filter(|it| it.1 == folded.len() || shared(it))?;
        let count = folded[..length].split(' ').count();
        let name: Vec<&str> = name.split(' ').take(count).collect();
        let name = title_case(&name.join(" "));
        Some(format!("{said} {}", marked(&name).unwrap_or(name)))
    })
}

/// The unit whose body issued: "tỉnh Quảng Ngãi", "xã Nhơn Hậu".
pub(super) fn unit_of(text: &str, head: &[Line], heading: &Heading) -> Option<String> {
    if let Some(unit) = unit_of_letterhead(head) {
        return Some(unit);
    }
    let place = heading.place.as_deref()?;
    // The place as the text itself calls it: "xã Nhơn Hậu", "tỉnh Đồng Nai".
    let window = text.get(..floor(text, 12_000)).unwrap_or(text);
    let folded = fold::fold(place);
    if let Some(province) = place_prefix(&folded, Some(1)).filter(|it| it.1 == folded.len()) {
        let it = &places()[province.0 as usize];
        return Some(format!("{} {}", it.unit.to_lowercase(), it.name));
    }
    for (word, _) in WORDS.iter().rev() {
        let named = format!("{word} {place}");
        if window.contains(&named) || window.contains(&named.to_uppercase()) {
            return Some(format!("{word} {place}"));
        }
    }
    // The seat of a province is a city of another name: the text says which province.
    let at = window.find("tỉnh ").map(|it| it + "tỉnh ".len());
    let mut search = at;
    while let Some(at) = search {
        let folded = fold::fold(window.get(at..floor(window, at + 40)).unwrap_or(""));
        if let Some((province, _)) = place_prefix(&folded, Some(1)) {
            return Some(format!("tỉnh {}", places()[province as usize].name));
        }
        search = window[at..].find("tỉnh ").map(|it| at + it + "tỉnh ".len());
    }
    None
}

/// "lương minh" as "Lương Minh".
pub(super) fn title_case(name: &str) -> String {
    let words = name.split(' ').map(|word| {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |it| {
            it.to_uppercase().chain(letters).collect::<String>()
        })
    });
    words.collect::<Vec<_>>().join(" ")
}
