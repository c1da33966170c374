//! References as people type them: "nghi dinh 04/2015", "KH 38/KH-UBND Quảng Ngãi 2021".

use cancu_model::{InstrumentId, Scope, fold};
use cancu_tables::{KINDS, place_prefix, scope_of};

use crate::graph::{Graph, Inner, Node, NodeId};

/// What a typed reference says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Typed {
    kind: Option<&'static str>,
    number: Option<String>,
    year: Option<u16>,
    symbol: Option<String>,
    /// The slug of a province.
    province: Option<String>,
    /// Other words: of a title, or an issuer.
    words: Vec<String>,
}

impl Typed {
    /// Says whether an id is one that the reference can mean.
    fn fits_id(&self, id: &InstrumentId) -> bool {
        if self.year.is_some() && id.year != self.year && id.year.is_some() {
            return false;
        }
        if let Some(symbol) = &self.symbol {
            let own = id.symbol.strip_prefix("luat-").unwrap_or(&id.symbol);
            let bare = own.trim_end_matches(|it: char| it.is_ascii_digit());
            if own != symbol && id.symbol != *symbol && bare != symbol {
                return false;
            }
        }
        self.province.as_ref().is_none_or(|province| {
            let scope = id.scope.as_ref().map_or("", Scope::as_str);
            scope.starts_with(province.as_str())
        })
    }

    fn fits(&self, node: &Node) -> bool {
        let law = |kind: &str| matches!(kind, "luat" | "bo-luat");
        if let Some(kind) = self.kind
            && node.kind != kind
            && !(law(kind) && law(&node.kind))
        {
            return false;
        }
        if !self.fits_id(&node.id) {
            return false;
        }
        if self.words.is_empty() {
            return true;
        }
        let text = fold::fold(&format!(
            "{} {} {}",
            node.title.as_deref().unwrap_or(""),
            node.issuer.as_deref().unwrap_or(""),
            node.label
        ));
        self.words.iter().all(|it| text.contains(it.as_str()))
    }
}

impl Graph {
    /// The instruments that a typed reference can mean, the best first; one alone is meant.
    ///
    /// Takes an id, or a citation as people write it, with or without marks and in any case. A
    /// part that the reference leaves out is not guessed: every instrument that fits is given.
    ///
    /// # Complexity
    ///
    /// With a number *O*(*k*) in the instruments of that number, else *O*(*n*) over titles.
    #[must_use]
    pub fn find(&self, reference: &str) -> Vec<NodeId> {
        if let Some(found) = reference
            .trim()
            .parse::<InstrumentId>()
            .ok()
            .and_then(|it| self.node_id(&it))
        {
            return vec![found];
        }
        let typed = parse(reference);
        let mut found = match (&self.inner, &typed.number) {
            (Inner::Built(it), Some(number)) => {
                it.by_number.get(number).cloned().unwrap_or_default()
            }
            // Ids decide about most, so that few rows are read.
            (Inner::Opened(it), Some(number)) => {
                let mut found = it.of_number(number);
                found.retain(|node| it.id(*node).is_some_and(|id| typed.fits_id(&id)));
                found
            }
            (_, None) if typed.words.is_empty() => Vec::new(),
            (Inner::Built(_), None) => self.nodes().collect(),
            (Inner::Opened(it), None) => {
                let mut found = Vec::new();
                it.each_node(&mut |at, node| found.extend(typed.fits(&node).then_some(at)));
                found.sort();
                found
            }
        };
        found.retain(|it| typed.fits(self.node(*it)));
        if typed.number.is_none() {
            found = self.best_titles(found, &typed);
        }
        // An instrument of which all is known goes before those that may be the same.
        let complete: Vec<NodeId> = found
            .iter()
            .copied()
            .filter(|it| self.node(*it).id.is_complete())
            .collect();
        if !complete.is_empty() && complete.len() < found.len() {
            let doubles = |it: &NodeId| {
                self.node(*it).id.is_complete()
                    || !complete
                        .iter()
                        .any(|other| self.node(*other).id.may_be(&self.node(*it).id))
            };
            found.retain(doubles);
        }
        found.sort();
        found
    }

    /// Of instruments whose titles hold the words, those whose title is just these words; else all.
    fn best_titles(&self, found: Vec<NodeId>, typed: &Typed) -> Vec<NodeId> {
        let wanted = typed.words.join(" ");
        let exact: Vec<NodeId> = found
            .iter()
            .copied()
            .filter(|it| {
                self.node(*it)
                    .title
                    .as_deref()
                    .is_some_and(|it| fold::fold(it).replace(',', "") == wanted)
            })
            .collect();
        if exact.is_empty() { found } else { exact }
    }
}

fn parse(reference: &str) -> Typed {
    let mut typed = Typed::default();
    let folded = fold::fold(reference).replace(['–', '—'], "-");
    let mut rest = folded.as_str();
    // Names first: the longest kind that the reference begins with.
    let mut names: Vec<(String, &'static str)> = KINDS
        .iter()
        .flat_map(|it| {
            std::iter::once(it.name)
                .chain(it.names.iter().copied())
                .chain(it.abbreviations.iter().copied())
                .map(|name| (fold::fold(name), it.id))
        })
        .collect();
    names.sort_by_key(|it| std::cmp::Reverse(it.0.len()));
    if let Some((name, kind)) = names.iter().find(|(name, _)| {
        rest.strip_prefix(name.as_str())
            .is_some_and(|it| it.starts_with(' '))
    }) {
        typed.kind = Some(kind);
        rest = rest[name.len()..].trim_start();
    }
    let words: Vec<&str> = rest.split([' ', ',']).filter(|it| !it.is_empty()).collect();
    // "số" leads to a number; in "dân chủ ở cơ sở" it is another word.
    let leads = |at: usize| {
        words
            .get(at + 1)
            .is_some_and(|it| it.starts_with(|it: char| it.is_ascii_digit()))
    };
    let words: Vec<&str> = words
        .iter()
        .enumerate()
        .filter(|(at, it)| !(matches!(**it, "so" | "so:" | "ngay") && leads(*at)))
        .map(|it| *it.1)
        .collect();
    let mut at = 0;
    while at < words.len() {
        let word = words[at];
        if typed.number.is_none()
            && word.starts_with(|it: char| it.is_ascii_digit())
            && (word.contains(['/', '-']) || typed.kind.is_some() || words.len() == 1)
            && !(is_year(word)
                && typed
                    .kind
                    .is_some_and(|it| matches!(it, "luat" | "bo-luat" | "phap-lenh")))
        {
            number(word, &mut typed);
        } else if typed.number.is_some()
            && typed.symbol.is_none()
            && word.starts_with('-')
            && word.contains('/')
        {
            typed.symbol = Some(word.trim_start_matches('-').replace('/', "-"));
        } else if is_year(word) {
            typed.year = word.parse().ok();
        } else if matches!(word, "nam" | "tinh")
            || word == "thanh" && words.get(at + 1) == Some(&"pho")
        {
            at += usize::from(word == "thanh");
        } else if typed.number.is_some()
            && let Some((place, length)) = place_prefix(&words[at..].join(" "), Some(1))
        {
            typed.province = scope_of(place).units().next().map(str::to_owned);
            at += words[at..].join(" ")[..length].split(' ').count() - 1;
        } else {
            typed.words.push(word.to_owned());
        }
        at += 1;
    }
    typed
}

fn is_year(word: &str) -> bool {
    word.len() == 4
        && word
            .parse::<u16>()
            .is_ok_and(|it| (1930..2100).contains(&it))
}

/// "04/2015/nd-cp", "120-kl/tw", "38/kh-ubnd", "04/2015", "217".
fn number(word: &str, typed: &mut Typed) {
    let end = word.find(['/', '-']).unwrap_or(word.len());
    let (digits, rest) = word.split_at(end);
    typed.number = Some(digits.trim_start_matches('0').to_owned()).filter(|it| !it.is_empty());
    let rest = rest.trim_start_matches(['/', '-']);
    let (head, tail) = rest.split_once('/').unwrap_or((rest, ""));
    if is_year(head) {
        typed.year = head.parse().ok();
        typed.symbol = Some(tail.replace('/', "-")).filter(|it| !it.is_empty());
    } else {
        typed.symbol = Some(rest.replace('/', "-")).filter(|it| !it.is_empty());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_type_a_reference_is_read() {
        let parts = |text: &str| {
            let it = parse(text);
            format!(
                "{:?} {:?} {:?} {:?} {:?} {}",
                it.kind,
                it.number,
                it.year,
                it.symbol,
                it.province,
                it.words.join(" ")
            )
        };
        assert_eq!(
            parts("Nghị định 04/2015/NĐ-CP"),
            r#"Some("nghi-dinh") Some("4") Some(2015) Some("nd-cp") None "#
        );
        assert_eq!(
            parts("nghi dinh 04/2015"),
            r#"Some("nghi-dinh") Some("4") Some(2015) None None "#
        );
        assert_eq!(
            parts("04/2015/NĐ-CP"),
            r#"None Some("4") Some(2015) Some("nd-cp") None "#
        );
        assert_eq!(
            parts("Kết luận 120-KL/TW"),
            r#"Some("ket-luan") Some("120") None Some("kl-tw") None "#
        );
        assert_eq!(
            parts("Kết luận số 120 -KL/TW"),
            r#"Some("ket-luan") Some("120") None Some("kl-tw") None "#
        );
        assert_eq!(
            parts("KH 38/KH-UBND Quảng Ngãi 2021"),
            r#"Some("ke-hoach") Some("38") Some(2021) Some("kh-ubnd") Some("quang-ngai") "#
        );
        assert_eq!(
            parts("Luật Thực hiện dân chủ ở cơ sở"),
            r#"Some("luat") None None None None thuc hien dan chu o co so"#
        );
        assert_eq!(
            parts("Bộ luật Lao động 2012"),
            r#"Some("bo-luat") None Some(2012) None None lao dong"#
        );
    }
}
