//! What a document says of itself: number, date, place, issuer, title, signer, entry into force.
//!
//! The head is read as lines: cells of tables, emphasis and literal line breaks of data sets are
//! taken apart first, and the link lists that portals print above a document are stepped over.

mod effect;
mod lines;
mod portal;
mod signer;
mod title;

use std::ops::Range;

use aho_corasick::AhoCorasick;
use cancu_model::{Date, Heading, fold};
use cancu_tables::{Level, issuer_named, issuers_of_symbol, kind, place_prefix, places};
use once_cell::sync::Lazy;

use crate::cursor::{floor, next_char, previous_char, skip_blanks, skip_soft};
use crate::heading::lines::{Line, is_upper};
use crate::number::{self, Number};
use crate::{date, kinds};

/// How much of a text can be its head.
const HEAD: usize = 6000;

/// How much may stand in a line before its "Số": the name of a kind or a body.
const LEAD: usize = 300;

/// Where the head says what, in bytes of the text that was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct HeadingSpans {
    /// The document's own number, from "Số" to the end of the symbol.
    pub(crate) number: Option<Range<usize>>,
}

/// Reads the heading of a composed text.
pub(crate) fn read(text: &str) -> (Heading, HeadingSpans) {
    let from = lines::skip_link_list(text);
    let until = floor(text, from + HEAD);
    let lines = lines::of(text, from, until);
    let body = body_start(&lines);
    let head = &lines[..body];
    let mut heading = Heading::default();
    let mut spans = HeadingSpans::default();

    let own = own_number(text, head).or_else(|| own_number(text, &lines));
    let head = if own
        .as_ref()
        .is_some_and(|it| head.last().is_some_and(|last| it.span.start > last.end))
    {
        &lines[..]
    } else {
        head
    };
    let kind_line = head
        .iter()
        .position(|it| kind_of_line(it.words()).is_some());
    if let Some(own) = &own {
        heading.number = own.number.clone();
        heading.symbol = own.symbol.clone();
        heading.year = own.year;
        spans.number = Some(own.span.clone());
    }
    let broken = kind_line.is_none().then(|| broken_kind(head)).flatten();
    heading.kind = own
        .as_ref()
        .and_then(|it| it.kind)
        .or_else(|| kind_line.and_then(|it| kind_of_line(head[it].words())))
        .or_else(|| broken.map(|it| it.1))
        // "V/v ..." below the number makes a letter, whatever its symbol begins with.
        .or_else(|| {
            let subject =
                |it: &Line| it.words().starts_with("V/v") || it.words().starts_with("V/V");
            head.iter().any(subject).then_some("cong-van")
        })
        .or_else(|| heading.symbol.as_deref().and_then(kind_of_symbol))
        .map(str::to_owned);
    let (place, date) = place_and_date(text, from, head);
    heading.place = place;
    heading.date = date.or_else(|| own.as_ref().and_then(|it| it.date));
    let own_line = own.as_ref().map_or(0, |own| {
        head.iter()
            .rposition(|it| it.start <= own.span.start)
            .unwrap_or(0)
    });
    heading.title = title::read(
        &lines,
        body,
        kind_line.or(broken.map(|it| it.0)),
        own_line,
        own.is_some(),
    );
    if let Some((name, role)) = signer::read(text, from) {
        heading.signer = Some(name);
        heading.signer_role = role;
    }
    if let Some(number) = portal::read(text).and_then(|it| it.fill(&mut heading)) {
        spans.number = spans.number.or(Some(number));
    }
    if heading.issuer.is_none() {
        heading.issuer = issuer(text, head, &mut heading);
    }
    heading.title = heading.title.map(without_about);
    // A consolidated text quotes when what it consolidates took effect, and has no day of its own.
    let consolidates = heading
        .symbol
        .as_deref()
        .is_some_and(|it| it.starts_with("VBHN"));
    if !consolidates {
        heading.effective = effect::read(text, heading.date).or(heading.effective);
    }
    if heading.number.is_none()
        && heading.symbol.is_none()
        && heading.date.is_none()
        && kind_line.is_none()
    {
        heading.kind = heading.kind.or_else(|| own_kind(text).map(str::to_owned));
        heading.issuer = None;
    }
    (heading, spans)
}

/// "Về việc phê duyệt ..." without the preposition.
fn without_about(title: String) -> String {
    for lead in [
        "Về việc ",
        "VỀ VIỆC ",
        "V/v ",
        "Về ",
        "VỀ ",
        "về việc ",
        "về ",
    ] {
        if let Some(rest) = title.strip_prefix(lead) {
            return rest.to_owned();
        }
    }
    title
}

/// The line where the head gives way to recitals and articles.
fn body_start(lines: &[Line]) -> usize {
    let opens = |it: &Line| {
        [
            "Căn cứ",
            "Điều 1",
            "Theo đề nghị",
            "Kính gửi",
            "Chương I",
            "Xét",
            "Chiểu",
            "I. ",
            "Chương 1",
        ]
        .iter()
        .any(|word| it.words().starts_with(word))
    };
    // A head of more lines than that is none.
    let first = lines.len().min(40);
    lines[..first].iter().position(opens).unwrap_or(first)
}

/// The document's own number, as its head writes it.
struct Own {
    number: Option<String>,
    symbol: Option<String>,
    year: Option<u16>,
    kind: Option<&'static str>,
    date: Option<Date>,
    span: Range<usize>,
}

/// "Số: 38/KH-UBND", "Số: /KH-SNNPTNT", "Luật số: 46/2019/QH14", "SỐ 61/1998/NĐ-CP NGÀY ...".
fn own_number(text: &str, head: &[Line]) -> Option<Own> {
    static SO: Lazy<Option<AhoCorasick>> =
        Lazy::new(|| AhoCorasick::new(["số", "Số", "SỐ", "Sô", "So"]).ok());
    let (from, to) = (head.first()?.start, head.last()?.end);
    let mut lines = head.iter().peekable();
    for hit in SO.as_ref()?.find_iter(text.get(from..to)?) {
        let (at, end) = (from + hit.start(), from + hit.end());
        while lines.next_if(|it| it.end <= at).is_some() {}
        let line = lines.peek()?;
        let alphabetic = |it: Option<char>| it.is_some_and(char::is_alphabetic);
        let far = at < line.start || at - line.start > LEAD;
        if far || alphabetic(next_char(text, end)) || alphabetic(previous_char(text, at)) {
            continue;
        }
        let mut pos = skip_soft(text, end, 4);
        let colon = next_char(text, pos) == Some(':');
        if colon {
            pos = skip_soft(text, pos + 1, 12);
        } else if matches!(hit.pattern().as_usize(), 0 | 3 | 4) {
            continue;
        }
        let lead = fold::fold(
            text.get(line.start..at)
                .unwrap_or("")
                .replace("\\r\\n", " ")
                .trim_matches(['*', '|', ' ']),
        );
        let law = kinds::named(&lead);
        let opens =
            lead.is_empty() || law.is_some() || lead.starts_with("cua ") || lead.ends_with("hoi");
        if !opens || lead.contains("cong bao") {
            continue;
        }
        if let Some(found) = number_at(text, pos, colon) {
            let end = found.end;
            let dated = skip_blanks(text, end, 4);
            let day = date::date_at(text, dated)
                .or_else(|| loose_date(text, dated))
                .map(|it| it.0);
            return Some(Own {
                number: Some(found.number).filter(|it| !it.is_empty()),
                symbol: found.symbol,
                year: found.year,
                kind: law,
                date: day,
                span: at..end,
            });
        }
    }
    None
}

/// A number, or the symbol alone behind a blank one.
fn number_at(text: &str, at: usize, colon: bool) -> Option<Number> {
    if next_char(text, at).is_some_and(|it| it.is_ascii_digit()) {
        let found = number::forward(text, at)?;
        return (found.symbol.is_some() || !colon).then_some(found);
    }
    let mut pos = at;
    while let Some(it) = next_char(text, pos) {
        if !(it.is_whitespace() || matches!(it, '.' | '…' | '_')) || pos > at + 40 {
            break;
        }
        pos += it.len_utf8();
    }
    let joiner = next_char(text, pos).filter(|it| *it == '/' || crate::cursor::is_dash(*it))?;
    // The symbol is read as if a number stood before it.
    let window = text.get(pos + joiner.len_utf8()..floor(text, pos + 80))?;
    let mut whole = String::with_capacity(window.len() + 2);
    whole.push('0');
    whole.push(joiner);
    whole.push_str(window);
    let found = number::forward(&whole, 0)?;
    let symbol = found.symbol?;
    let end = pos + joiner.len_utf8() + found.end.checked_sub(1 + joiner.len_utf8())?;
    Some(Number {
        start: at,
        end,
        number: String::new(),
        year: found.year,
        symbol: Some(symbol),
        hyphen: false,
    })
}

/// "NGàY 7 THáNG 12 NăM 1945": a date whose capitals an old font damaged.
fn loose_date(text: &str, at: usize) -> Option<(Date, usize)> {
    let words = fold::fold(text.get(at..floor(text, at + 60))?);
    let mut words = words.split(' ');
    if words.next()? != "ngay" {
        return None;
    }
    let day = words.next()?.parse().ok()?;
    let (month_word, month) = (words.next()?, words.next()?.parse().ok()?);
    let (year_word, year) = (words.next()?, words.next()?.get(..4)?.parse().ok()?);
    (month_word == "thang" && year_word == "nam").then_some((Date::new(year, month, day)?, at))
}

/// The kind that a line of capitals says, alone or before "CỦA ...".
fn kind_of_line(words: &str) -> Option<&'static str> {
    // "QUYẾT ĐỊNH:" opens the operative part.
    if words.ends_with(':')
        || words.is_empty()
        || words.len() > 60
        || !words.starts_with(char::is_uppercase)
    {
        return None;
    }
    is_upper(words)
        .then(|| kinds::named(&fold::fold(words)))
        .flatten()
}

/// "NGHỊ" and "ĐỊNH" on two lines: where the second stands, and the kind.
fn broken_kind(head: &[Line]) -> Option<(usize, &'static str)> {
    head.windows(2).enumerate().find_map(|(idx, pair)| {
        let joined = format!("{} {}", pair[0].words(), pair[1].words());
        (pair[0].words().len() < 24 && is_upper(&joined))
            .then(|| kind_of_line(&joined))
            .flatten()
            .map(|it| (idx + 1, it))
    })
}

fn kind_of_symbol(symbol: &str) -> Option<&'static str> {
    if let Some(kind) = kinds::of_symbol(symbol) {
        return Some(kind);
    }
    if symbol.starts_with("QH") {
        return Some("luat");
    }
    symbol
        .split_once('-')
        .filter(|(body, _)| kinds::is_issuer_symbol(body))
        .map(|_| "cong-van")
}

/// The kind that the body names itself by, where no head was kept: "Thông tư này quy định".
fn own_kind(text: &str) -> Option<&'static str> {
    let window = text.get(..floor(text, 4000))?;
    let at = window.find(" này ")?;
    let words = crate::cursor::words_before(text, at, 3);
    (1..=3).rev().find_map(|count| {
        let (start, _) = *words.get(count - 1)?;
        kinds::named(&fold::fold(text.get(start..at)?))
            .filter(|it| kind(it).is_some_and(|it| it.rank < 8))
    })
}

/// "Quảng Ngãi, ngày 04 tháng 3 năm 2021": the place and the day.
fn place_and_date(text: &str, from: usize, head: &[Line]) -> (Option<String>, Option<Date>) {
    let end = head.last().map_or(from, |it| it.end);
    let mut search = from;
    let window = text.get(from..end).unwrap_or("");
    // A text without marks has no "ngày" at all.
    let word = ["ngày", "ngay"]
        .into_iter()
        .find(|it| window.contains(it))
        .unwrap_or("ngày");
    while let Some(at) = text
        .get(search..end)
        .and_then(|it| it.find(word))
        .map(|it| search + it)
    {
        search = at + word.len();
        let Some((day, _)) = date::date_at(text, at) else {
            continue;
        };
        let before = text
            .get(from..at)
            .unwrap_or("")
            .trim_end_matches(|it: char| it.is_whitespace() || matches!(it, '|' | '*'));
        let Some(before) = before.strip_suffix(',') else {
            continue;
        };
        let stop = before
            .rfind(['\n', '|', '*', ';', '.'])
            .map_or(0, |it| it + 1);
        let mut name = before[stop..]
            .trim()
            .trim_start_matches("\\r")
            .trim_start_matches("\\n")
            .trim();
        // "Hà⏎Nội", "Số: 454/UBND-NCTH Vị Thanh": the name's own capitals tell where it begins.
        if name.contains(|it: char| it.is_ascii_digit() || it == '/') {
            name = name
                .rsplit_once(|it: char| it.is_ascii_digit() || it == '/')
                .map_or(name, |it| it.1);
            // "Chương trình số 55-CTr/TU, ngày ...": a symbol alone is no place.
            let Some((_, behind)) = name.split_once(' ') else {
                continue;
            };
            name = behind.trim();
        }
        let mut whole = crate::scan::one_line(name);
        if !whole.contains(' ') && stop > 0 && place_prefix(&fold::fold(&whole), None).is_none() {
            let above = before[..stop - 1].trim_end();
            let word = above
                .rsplit(|it: char| it.is_whitespace() || it == '|')
                .next()
                .unwrap_or("");
            if word.starts_with(char::is_uppercase) && !is_upper(word) {
                whole = format!("{word} {whole}");
            }
        }
        let known = place_prefix(&fold::fold(&whole), None)
            .is_some_and(|it| it.1 == fold::fold(&whole).len());
        if known
            || whole.split(' ').count() <= 4
                && whole
                    .split(' ')
                    .all(|it| it.starts_with(char::is_uppercase))
                && !whole.is_empty()
        {
            return (Some(marked(&whole).unwrap_or(whole)), Some(day));
        }
    }
    // The day stands without its place ("30 tháng 3 năm 2018").
    let alone = head.iter().take(14).find_map(|it| {
        let words = it.words().trim();
        let dated = words.starts_with(|it: char| it.is_ascii_digit()) && words.contains(" tháng ");
        dated
            .then(|| date::date_at(&format!("ngày {words}"), 0).map(|it| it.0))
            .flatten()
    });
    (None, alone)
}

/// The province that a name without marks means: "Thai Binh" is Thái Bình.
fn marked(name: &str) -> Option<String> {
    if !name.is_ascii() {
        return None;
    }
    let folded = fold::fold(name);
    let (place, length) = place_prefix(&folded, Some(1))?;
    (length == folded.len()).then(|| places()[place as usize].name.to_owned())
}

/// The issuer in full: by the symbol, the lines above the number, and the place.
fn issuer(text: &str, head: &[Line], heading: &mut Heading) -> Option<String> {
    let symbol = heading.symbol.as_deref().unwrap_or("");
    if symbol.starts_with("QH") {
        return Some("Quốc hội".to_owned());
    }
    if symbol.starts_with("UBTVQH") || symbol.starts_with("PL-UBTVQH") {
        return Some("Ủy ban Thường vụ Quốc hội".to_owned());
    }
    let parts: Vec<&str> = symbol.split(['-', '/']).collect();
    let kind_first = parts.first().is_some_and(|it| kinds::of_code(it).is_some());
    let body = if kind_first {
        parts.get(1).copied().unwrap_or("")
    } else {
        parts.first().copied().unwrap_or("")
    };
    let body = if body.contains("MTTQ") || parts.contains(&"MTTQ") {
        "MTTQ"
    } else {
        body
    };
    let found = issuers_of_symbol(body).next();
    // "BAN THƯỜNG VỤ THỊ ỦY ĐÔNG HÒA": the Party's bodies name their unit.
    if let Some(name) = party_committee(head).filter(|_| {
        matches!(
            body.to_uppercase().as_str(),
            "TU" | "HU" | "QU" | "THU" | "TXU" | "ĐU"
        )
    }) {
        return Some(name);
    }
    let level = found.map(|it| it.level);
    if !matches!(body, "UBND" | "UB" | "HĐND" | "VP" | "MTTQ")
        && level != Some(Level::Central)
        && heading.parent.is_none()
    {
        heading.parent = unit_of_letterhead(head);
    }
    let Some(found) = found else {
        if let Some((name, parent)) = letterhead(head) {
            heading.parent = Some(parent);
            return Some(name);
        }
        // "SẮC LỆNH CỦA CHỦ TỊCH CHÍNH PHỦ LÂM THỜI"
        return head
            .iter()
            .find(|it| fold::fold(it.words()).starts_with("cua "))
            .map(|it| it.words().split_once(' ').map_or("", |it| it.1).to_owned())
            .filter(|it| !it.is_empty());
    };
    if found.level == Level::Central {
        return Some(found.name.to_owned());
    }
    let unit = || unit_of(text, head, heading);
    match body {
        "UBND" | "UB" | "HĐND" => Some(match unit() {
            Some(unit) => format!("{} {unit}", found.name),
            None => found.name.to_owned(),
        }),
        "VP" => Some(unit().map_or_else(
            || found.name.to_owned(),
            |it| format!("Văn phòng UBND {it}"),
        )),
        "MTTQ" => Some(unit().map_or_else(
            || found.name.to_owned(),
            |it| format!("Ban Thường trực Ủy ban MTTQ Việt Nam {it}"),
        )),
        _ => Some(found.name.to_owned()),
    }
}

/// "BỘ TÀI CHÍNH" above "CỤC THUẾ": the body that issued and the one of the centre above it.
fn letterhead(head: &[Line]) -> Option<(String, String)> {
    let lines: Vec<&str> = head.iter().take(10).map(Line::words).collect();
    // "QUỐC HỘI KHÓA XV": the term is no part of the name.
    let named = |it: &str| {
        let bare = it.find(" KHÓA").or_else(|| it.find(" KHOÁ"));
        issuer_named(&it[..bare.unwrap_or(it.len())]).filter(|it| it.level == Level::Central)
    };
    let at = lines
        .iter()
        .position(|it| is_upper(it) && named(it).is_some())?;
    let parent = named(lines[at])?.name.to_owned();
    let below = lines[at + 1..].iter().find(|it| {
        let folded = fold::fold(it);
        let body = [
            "cuc ",
            "tong cuc ",
            "vu ",
            "vien ",
            "uy ban ",
            "ban ",
            "van phong",
            "kho bac",
        ];
        is_upper(it) && body.iter().any(|it| folded.starts_with(it))
    });
    let name = below.map_or_else(|| parent.clone(), |it| title_case(&it.to_lowercase()));
    Some((name, parent))
}

/// "BAN THƯỜNG VỤ THỊ ỦY ĐÔNG HÒA", "ĐẢNG ỦY XÃ EA KAR": a committee of the Party with its unit.
fn party_committee(head: &[Line]) -> Option<String> {
    head.iter().take(10).find_map(|it| {
        let words = it.words().split("  ").next()?.trim();
        let folded = fold::fold(words);
        let (word, level) = [
            ("tinh uy ", 1),
            ("huyen uy ", 2),
            ("thi uy ", 2),
            ("quan uy ", 2),
            ("thanh uy ", 1),
            ("thanh uy ", 2),
            ("dang uy xa ", 3),
            ("dang uy phuong ", 3),
            ("dang uy thi tran ", 3),
        ]
        .into_iter()
        .find(|it| folded.contains(it.0))?;
        let at = folded.find(word)? + word.len();
        let (_, length) = place_prefix(&folded[at..], Some(level))?;
        let begins = [
            "tinh uy",
            "huyen uy",
            "thi uy",
            "quan uy",
            "thanh uy",
            "dang uy",
            "ban thuong vu",
        ];
        if !is_upper(words) || !begins.iter().any(|it| folded.starts_with(it)) {
            return None;
        }
        let count = folded[..at + length].split(' ').count();
        let all: Vec<&str> = words.split(' ').take(count).collect();
        let name = folded[at..at + length].split(' ').count();
        let (body, unit) = all.split_at(all.len().checked_sub(name)?);
        let body = body.join(" ").to_lowercase();
        let body = body
            .replace("ban thường vụ", "Ban Thường vụ")
            .replace("tỉnh ủy", "Tỉnh ủy")
            .replace("huyện ủy", "Huyện ủy")
            .replace("thị ủy", "Thị ủy")
            .replace("quận ủy", "Quận ủy")
            .replace("thành ủy", "Thành ủy")
            .replace("đảng ủy", "Đảng ủy");
        Some(format!(
            "{body} {}",
            title_case(&unit.join(" ").to_lowercase())
        ))
    })
}

/// Words of units, the widest first.
const WORDS: [&str; 8] = [
    "tỉnh",
    "thành phố",
    "huyện",
    "quận",
    "thị xã",
    "xã",
    "phường",
    "thị trấn",
];

/// A line of capitals in the letterhead: "TỈNH TUYÊN QUANG".
fn unit_of_letterhead(head: &[Line]) -> Option<String> {
    for line in head.iter().take(14) {
        let lower = line.words().to_lowercase();
        // "TINH THAI BINH": a line without marks is compared without them.
        let bare = lower.is_ascii();
        for word in WORDS {
            let unmarked = if bare {
                fold::fold(word)
            } else {
                String::new()
            };
            let said = word;
            let word = if bare { unmarked.as_str() } else { word };
            let named = lower
                .find(word)
                .filter(|at| *at == 0 || is_upper(line.words()) && lower[..*at].ends_with(' '));
            let Some(at) = named else { continue };
            let name = lower[at + word.len()..].trim();
            let folded = fold::fold(name);
            // The motto may share the line: "TỈNH HẬU GIANG Độc lập - Tự do".
            let shared = |it: &(u32, usize)| {
                folded[it.1..].trim_start().starts_with("doc lap")
                    || folded[it.1..].trim_start().starts_with("cong hoa")
            };
            if let Some((_, length)) =
                place_prefix(&folded, None).filter(|it| it.1 == folded.len() || shared(it))
            {
                let words = folded[..length].split(' ').count();
                let name: Vec<&str> = name.split(' ').take(words).collect();
                let name = title_case(&name.join(" "));
                return Some(format!("{said} {}", marked(&name).unwrap_or(name)));
            }
        }
    }
    None
}

/// The unit whose body issued: "tỉnh Quảng Ngãi", "xã Nhơn Hậu".
fn unit_of(text: &str, head: &[Line], heading: &Heading) -> Option<String> {
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
    for word in WORDS.iter().rev() {
        if window.contains(&format!("{word} {place}")) {
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
fn title_case(name: &str) -> String {
    let words = name.split(' ').map(|word| {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |it| {
            it.to_uppercase().chain(letters).collect::<String>()
        })
    });
    words.collect::<Vec<_>>().join(" ")
}
