use cancu_model::{Date, Effective, Heading, fold};
use cancu_tables::List;
use memchr::memmem::Finder;
use once_cell::sync::Lazy;

use crate::cursor::floor;
use crate::needle::needle;
use crate::words::Lexicon;
use crate::{date, kinds, number};

/// How much of the beginning and of the end of a page can hold what a portal says of a document.
const BLOCK: usize = 5000;

/// What a line of a portal's block of metadata says, by the words of its key.
static KEYS: Lazy<[(Key, Lexicon); 9]> = Lazy::new(|| {
    [
        (Key::Number, List::KeyNumber),
        (Key::Date, List::KeyDate),
        (Key::Kind, List::KeyKind),
        (Key::Issuer, List::KeyIssuer),
        (Key::Signer, List::KeySigner),
        (Key::Role, List::KeyRole),
        (Key::Title, List::KeyTitle),
        (Key::Effective, List::KeyEffective),
        (Key::Other, List::KeyOther),
    ]
    .map(|(key, list)| (key, Lexicon::folded(list)))
});

/// What a key of a block asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Key {
    Number,
    Date,
    Kind,
    Issuer,
    Signer,
    Role,
    Title,
    Effective,
    Other,
}

/// What a portal says of the document beside its text.
#[derive(Debug, Clone, Default)]
pub(super) struct Block {
    number: Option<number::Number>,
    date: Option<Date>,
    kind: Option<&'static str>,
    issuer: Option<String>,
    signer: Option<String>,
    role: Option<String>,
    title: Option<String>,
    effective: Option<Date>,
}

/// Reads the block of metadata above or below a document: "Số ký hiệu: 12/KH-UBND", "Người ký: ...",
/// with colons, bars or line breaks between key and value.
pub(super) fn read(text: &str) -> Option<Block> {
    let head = floor(text, BLOCK);
    let foot = floor(text, text.len().saturating_sub(BLOCK)).max(head);
    [(0, head), (foot, text.len())]
        .into_iter()
        .find_map(|(from, to)| block(text, from, to))
}

fn block(text: &str, from: usize, to: usize) -> Option<Block> {
    let window = text.get(from..to)?;
    // Few pages hold a block, and every block names the number so.
    let bytes = window.as_bytes();
    static NUMBERS: Lazy<[Finder<'static>; 3]> =
        Lazy::new(|| ["ý hiệu", "ố hiệu", "ố văn bản"].map(needle));
    if !NUMBERS.iter().any(|it| it.find(bytes).is_some()) {
        return None;
    }
    let mut out = Block::default();
    let mut keys = 0;
    let mut at = from;
    let mut open = None;
    for line in window.split('\n').flat_map(halves) {
        let start = at;
        at += line.len() + 1;
        crate::work::looked(line.len().min(48));
        let margin =
            |it: char| it.is_whitespace() || matches!(it, '-' | '*' | '|' | '•' | '+' | '_');
        let bare = line.trim_start_matches(margin);
        let (key, value) = match key_of(bare) {
            Some((key, length)) => {
                let rest = bare[length..].trim_start_matches(|it| it == ':' || margin(it));
                keys += 1;
                (key, rest)
            }
            // The value of a key that stood alone on its line.
            None => match open.take() {
                Some(key) if !bare.trim().is_empty() => (key, bare),
                kept => {
                    open = kept;
                    continue;
                }
            },
        };
        open = None;
        let place = start + line.len() - value.len();
        let value = value.trim_end_matches(margin);
        if value.is_empty() {
            open = Some(key);
            continue;
        }
        let words = || Some(crate::scan::one_line(value)).filter(|it| it != "Đang cập nhật");
        match key {
            Key::Number if out.number.is_none() => {
                out.number = number::forward(text, place).filter(|it| it.symbol.is_some());
            }
            Key::Date if out.date.is_none() => out.date = date::date_at(value, 0).map(|it| it.0),
            Key::Effective if out.effective.is_none() => {
                out.effective = date::date_at(value, 0).map(|it| it.0);
            }
            Key::Kind if out.kind.is_none() => out.kind = kinds::named(&fold::fold(value)),
            Key::Issuer if out.issuer.is_none() => out.issuer = words(),
            Key::Signer if out.signer.is_none() => {
                let (name, role) = name_and_role(words());
                out.signer = name;
                out.role = out.role.take().or(role);
            }
            Key::Role if out.role.is_none() => out.role = words(),
            Key::Title if out.title.is_none() => out.title = words(),
            _ => {}
        }
    }
    (out.number.is_some() && keys >= 3).then_some(out)
}

/// A line, or the two parts of one that holds two keys: "Nơi ban hành: Tỉnh A    Người ký: B".
fn halves(line: &str) -> impl Iterator<Item = &str> {
    let gap = line
        .find("  ")
        .filter(|at| key_of(line.trim_start()).is_some() && *at > 0);
    let half = gap.filter(|at| key_of(line[*at..].trim_start()).is_some());
    let (left, right) = match half {
        // The blank between them stands for the line break.
        Some(at) => (&line[..at], Some(&line[at + 1..])),
        None => (line, None),
    };
    std::iter::once(left).chain(right)
}

/// The key that a line begins with, and its length; nothing but a mark or the end may follow.
fn key_of(line: &str) -> Option<(Key, usize)> {
    let lead = line.get(..floor(line, 40))?;
    if !lead.starts_with(char::is_uppercase) {
        return None;
    }
    let folded = fold::fold(lead);
    let (key, words) = KEYS.iter().find_map(|(key, words)| {
        let words = words.prefix(&folded)?;
        let digit = folded[words.len()..].starts_with(|it: char| it.is_numeric());
        (!digit).then_some((*key, words))
    })?;
    // The key again, with its marks: as many words.
    let count = words.split(' ').count();
    let mut end = 0;
    for word in lead.split_inclusive(char::is_whitespace).take(count) {
        end += word.len();
    }
    let key_text =
        lead[..end].trim_end_matches(|it: char| it.is_whitespace() || it == ':' || it == '|');
    let rest = &line[key_text.len()..];
    let closed = rest.trim().is_empty()
        || rest.trim_start().starts_with([':', '|'])
        || rest.starts_with(['\t'])
        || rest.starts_with("  ");
    closed.then_some((key, key_text.len()))
}

impl Block {
    /// Where the document's number stands, if the text itself does not say it.
    pub(super) fn fill(self, heading: &mut Heading) -> Option<std::ops::Range<usize>> {
        let same = |it: &number::Number| heading.number.as_deref() == Some(it.number.as_str());
        let number = self
            .number
            .filter(|it| heading.number.is_none() || same(it))?;
        let range = number.start..number.end;
        let known = heading.number.is_some();
        if heading.number.is_none() {
            // What was taken for the document's kind and title is of what it cites.
            heading.kind = self.kind.map(str::to_owned).or_else(|| {
                number
                    .symbol
                    .as_deref()
                    .and_then(super::kind::kind_of_symbol)
                    .map(str::to_owned)
            });
            heading.title = self.title.clone().or(heading.title.take());
            heading.number = Some(number.number);
            heading.symbol = number.symbol;
            heading.year = number.year;
            heading.date = self.date.or(heading.date);
        }
        heading.date = heading.date.or(self.date);
        heading.effective = self.effective.map(Effective::On);
        heading.signer = self.signer.or(heading.signer.take());
        heading.signer_role = self.role.or(heading.signer_role.take());
        heading.title = heading.title.take().or(self.title);
        if known {
            return Some(range);
        }
        heading.issuer = self.issuer.map(|it| in_full(&it));
        Some(range)
    }
}

/// "Trần Thị Lan - Phó Chủ tịch": the name, and the role behind a dash.
fn name_and_role(words: Option<String>) -> (Option<String>, Option<String>) {
    let Some(words) = words else {
        return (None, None);
    };
    match words.split_once(" - ").or_else(|| words.split_once(" – ")) {
        Some((name, role)) => (Some(name.to_owned()), Some(role.to_owned())),
        None => (Some(words), None),
    }
}

/// "UBND huyện Bắc Hà" in full.
fn in_full(issuer: &str) -> String {
    for (short, full) in [
        ("UBND ", "Ủy ban nhân dân "),
        ("HĐND ", "Hội đồng nhân dân "),
    ] {
        if let Some(rest) = issuer.strip_prefix(short) {
            return format!("{full}{rest}");
        }
    }
    issuer.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heading(text: &str) -> Heading {
        let mut heading = Heading::default();
        read(text).and_then(|it| it.fill(&mut heading));
        heading
    }

    #[test]
    fn colons_bars_and_lines_part_key_and_value() {
        for text in [
            "Số ký hiệu: 45/KH-UBND\nNgày ban hành: 03/02/2022\nLoại văn bản: Kế hoạch\n\
             Cơ quan ban hành: UBND huyện Bắc Hà\nTrích yếu: Phòng cháy năm 2022",
            "Số ký hiệu | 45/KH-UBND\nNgày ban hành | 03/02/2022\nLoại văn bản | Kế hoạch\n\
             Cơ quan ban hành | UBND huyện Bắc Hà\nTrích yếu | Phòng cháy năm 2022",
            "Số ký hiệu:\n45/KH-UBND\nNgày ban hành:\n03/02/2022\nLoại văn bản:\nKế hoạch\n\
             Cơ quan ban hành:\nUBND huyện Bắc Hà\nTrích yếu:\nPhòng cháy năm 2022",
        ] {
            let it = heading(text);
            assert_eq!(it.number.as_deref(), Some("45"), "{text}");
            assert_eq!(it.symbol.as_deref(), Some("KH-UBND"));
            assert_eq!(it.kind.as_deref(), Some("ke-hoach"));
            assert_eq!(it.date, Date::new(2022, 2, 3));
            assert_eq!(it.issuer.as_deref(), Some("Ủy ban nhân dân huyện Bắc Hà"));
            assert_eq!(it.title.as_deref(), Some("Phòng cháy năm 2022"));
        }
    }

    #[test]
    fn words_that_begin_like_a_key_are_no_key() {
        assert!(
            read("Số hiệu gói thầu: 12/GT-BQL\nNgày ký hợp đồng: 1/2/2020\nLĩnh vực: x").is_none()
        );
    }
}
