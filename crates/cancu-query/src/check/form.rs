//! How number and symbol are written.

use cancu_model::{Mention, fold};
use cancu_tables::{KINDS, System, TITLES, issuers_of_symbol, kind_of_code};

use super::{Draft, Remark, Severity, place};

/// The first year of the form of today for State numbers: `38/KH-UBND`.
const STATE: u16 = 2011;
/// The first year of the form of today for Party numbers: `120-KL/TW`.
const PARTY: u16 = 1990;
/// The first year in which numbers of normative instruments hold their year.
const YEARLY: u16 = 2003;

/// Codes of old and joint symbols, which join their parts in other ways.
const OTHERWISE: [&str; 9] = [
    "NQLT", "TTLT", "TTLB", "LB", "CTPH", "CTrPH", "QCPH", "LCT", "SL",
];

/// How many letters a citation in capitals has at least: "NĐ 30/2020/NĐ-CP" is none.
const CAPITALS: usize = 10;

/// A number without its year, or joined to its symbol in the wrong way, or a symbol misspelt.
pub(super) fn number(draft: &Draft<'_>, mention: &Mention) -> Option<Remark> {
    let (number, symbol) = (mention.number.as_deref()?, mention.symbol.as_deref()?);
    // Markup inside a number is not its form.
    if mention.text.contains(['<', '>', '[', '*', '_', '&']) {
        return None;
    }
    let at = number_at(&mention.text, number)?;
    if let Some(it) = torn(draft, mention, at) {
        return Some(it);
    }
    let written = even(&mention.text[at..], "");
    let behind = written.get(number.len()..)?;
    // A member of a list may leave its symbol to the last one.
    if !fold::fold(behind).contains(&fold::fold(symbol.split(['-', '/']).next()?)) {
        return None;
    }
    let year = written_year(behind);
    let lead = &mention.text[..at];
    if year.is_none() && is_yearly(symbol, mention) {
        let known = mention.id.as_ref().and_then(|it| it.year);
        let mut remark = draft.remark(
            "missing-year",
            Severity::Error,
            mention,
            format!("số {number}/{symbol} thiếu năm ban hành"),
            format!("the number {number}/{symbol} lacks its year"),
        );
        if let Some(year) = known {
            remark = remark.replaced(format!("{lead}{number}/{year}/{symbol}"));
        }
        return Some(remark);
    }
    let right = with_term(draft, mention)
        .map(|symbol| match year {
            Some(year) => format!("{number}/{year}/{symbol}"),
            None => format!("{number}/{symbol}"),
        })
        .or_else(|| form_of_today(mention, number, year, symbol))?;
    // A soft hyphen shows at the end of a line alone, and readers of PDF files put it for a hyphen
    // that shows: neither the one nor the other is a mistake that a person could see and mend.
    let hyphened = even(&mention.text[at..], "-");
    if [written, hyphened]
        .iter()
        .any(|it| same(it, &right, &mention.text))
    {
        return None;
    }
    let remark = draft.remark(
        "number-form",
        Severity::Error,
        mention,
        format!("số và ký hiệu viết chưa đúng; phải là {right}"),
        format!("number and symbol are not written so; they are {right}"),
    );
    Some(remark.replaced(format!("{lead}{right}")))
}

/// "59-2023/NĐ-CP": what was read for the number is its year, and the number stands before it.
fn torn(draft: &Draft<'_>, mention: &Mention, at: usize) -> Option<Remark> {
    let (read, symbol) = (mention.number.as_deref()?, mention.symbol.as_deref()?);
    let year = read.parse::<u16>().ok().filter(|_| read.len() == 4)?;
    if year < YEARLY || year > draft.date.year() || mention.year.is_some_and(|it| it != year) {
        return None;
    }
    let start = mention.start + at;
    let window = place::before(draft.text, start, 8);
    let head = window.trim_end().strip_suffix(fold::is_dash)?.trim_end();
    let lead = head.trim_end_matches(|it: char| it.is_ascii_digit());
    let number = &head[lead.len()..];
    if number.is_empty() {
        return None;
    }
    let right = format!("{number}/{year}/{symbol}");
    let mut remark = draft.remark(
        "number-form",
        Severity::Error,
        mention,
        format!("số và ký hiệu viết chưa đúng; phải là {right}"),
        format!("number and symbol are not written so; they are {right}"),
    );
    remark.location = draft.location(start - window.len() + lead.len(), mention.end);
    Some(remark.replaced(right))
}

/// The byte at which the number stands, the last of those that a symbol follows.
fn number_at(text: &str, number: &str) -> Option<usize> {
    let places: Vec<usize> = text.match_indices(number).map(|it| it.0).collect();
    places.into_iter().rev().find(|at| {
        let before = text[..*at].chars().next_back();
        let behind = text[at + number.len()..].trim_start().chars().next();
        !before.is_some_and(|it| it.is_ascii_digit() || it == '/')
            && behind.is_some_and(|it| it == '/' || fold::is_dash(it) || it.is_alphabetic())
    })
}

/// The year behind a number, as in `/2020/NĐ-CP`.
fn written_year(behind: &str) -> Option<&str> {
    let year = behind.get(1..5)?;
    let ends = behind
        .get(5..)
        .is_none_or(|it| !it.starts_with(|it: char| it.is_ascii_digit()));
    (ends && year.bytes().all(|it| it.is_ascii_digit())).then_some(year)
}

/// Numbers that hold the year: decrees and circulars, laws and ordinances.
fn is_yearly(symbol: &str, mention: &Mention) -> bool {
    let assembly = symbol
        .strip_prefix("QH")
        .or_else(|| symbol.strip_prefix("PL-UBTVQH"));
    let assembly = assembly.is_some_and(|it| it.parse::<u8>().is_ok_and(|term| term >= 11));
    let circular = symbol.starts_with("TT-") && mention.code == "thong-tu";
    let joint = symbol.starts_with("TTLT-");
    (assembly || circular || joint || symbol == "NĐ-CP")
        && mention.date.is_none_or(|it| it.year() >= YEARLY)
}

/// The symbol of a law or an ordinance with the term that the draft leaves out, where a table knows it.
fn with_term(draft: &Draft<'_>, mention: &Mention) -> Option<String> {
    let symbol = mention.symbol.as_deref()?;
    if symbol == "QH" {
        return law_of_any_term(mention);
    }
    let id = mention.id.as_ref()?;
    let term = id.symbol.strip_prefix(fold::slug(symbol).as_str())?;
    let numbered = !term.is_empty() && term.bytes().all(|it| it.is_ascii_digit());
    let known = draft.graph.node_id(id).is_some();
    (numbered && known && symbol.ends_with("UBTVQH")).then(|| format!("{symbol}{term}"))
}

/// The symbol of the one law that bears the number in its year.
fn law_of_any_term(mention: &Mention) -> Option<String> {
    let (number, year) = (mention.number.as_deref()?, mention.year?);
    let start = format!("{number}/{year}/QH");
    let mut found = TITLES.iter().filter_map(|it| {
        let term = it.number?.strip_prefix(start.as_str())?;
        (it.kind == mention.code).then_some(term)
    });
    let term = found.next()?;
    found.all(|it| it == term).then(|| format!("QH{term}"))
}

/// Number and symbol as the rules of today have them; `None` where they do not tell.
fn form_of_today(
    mention: &Mention,
    number: &str,
    year: Option<&str>,
    symbol: &str,
) -> Option<String> {
    let mut parts = symbol.split(['-', '/']);
    let mut code = parts.next()?;
    let mut bodies: Vec<&str> = parts.collect();
    if bodies.is_empty() {
        let (kind, body) = parted(symbol, mention)?;
        (code, bodies) = (kind, vec![body]);
    }
    if kind_of_code(code).is_none() || OTHERWISE.contains(&code) {
        return None;
    }
    // Joint numbers of State and Party follow neither.
    let of = |system| {
        move |it: &&str| {
            let mut known = issuers_of_symbol(it).map(|it| it.system).peekable();
            known.peek().is_some() && known.all(|it| it == system)
        }
    };
    let all = |system| bodies.iter().all(of(system));
    let signed = mention.year;
    let code = spelt(code, mention);
    let bodies: Vec<String> = bodies.iter().map(|it| body(it)).collect();
    let bodies = bodies.join("-");
    if all(System::Party) && year.is_none() && signed.is_none_or(|it| it >= PARTY) {
        return Some(format!("{number}-{code}/{bodies}"));
    }
    if all(System::State) && signed.is_none_or(|it| it >= STATE) {
        let year = year.map_or_else(String::new, |it| format!("{it}/"));
        return Some(format!("{number}/{year}{code}-{bodies}"));
    }
    None
}

/// A symbol whose parts are written as one word: `QĐTW` is of `QĐ` and `TW`.
fn parted<'m>(symbol: &'m str, mention: &Mention) -> Option<(&'static str, &'m str)> {
    let of_kind = KINDS.iter().filter(|it| it.id == mention.code);
    of_kind.flat_map(|it| it.codes).find_map(|code| {
        let body = symbol.strip_prefix(code)?;
        issuers_of_symbol(body).next().map(|_| (*code, body))
    })
}

/// A code as the table spells it: `CTr` for `CTR`, `NĐ` for `ND`.
fn spelt(code: &str, mention: &Mention) -> String {
    let codes = |of_kind: bool| {
        KINDS
            .iter()
            .filter(move |it| !of_kind || it.id == mention.code)
            .flat_map(|it| it.codes)
    };
    if codes(false).any(|it| *it == code) {
        return code.to_owned();
    }
    let like = |it: &&&str| fold::fold(it) == fold::fold(code);
    let found = codes(true).find(like).or_else(|| codes(false).find(like));
    found.map_or(code, |it| it).to_owned()
}

/// A body's symbol as the table spells it: `TTg` for `TTG`.
fn body(symbol: &str) -> String {
    let mut found = issuers_of_symbol(symbol).flat_map(|it| it.symbols);
    let like = |it: &&&str| it.to_uppercase() == symbol.to_uppercase();
    let known = found.find(like);
    known.map_or(symbol, |it| it).to_owned()
}

/// The text without blanks, with plain hyphens, `soft` for each soft one, and without the letters of
/// other alphabets that look like ours.
fn even(text: &str, soft: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for it in text.chars().filter(|it| !it.is_whitespace()) {
        match it {
            '\u{AD}' => out.push_str(soft),
            _ if fold::is_dash(it) => out.push('-'),
            'Ð' => out.push('Đ'),
            other => out.push(fold::latin_of_cyrillic(other).unwrap_or(other)),
        }
    }
    out
}

/// What is written is right. Marks and case count where the draft writes composed letters and
/// not capitals alone.
fn same(written: &str, right: &str, text: &str) -> bool {
    let decomposed = written
        .chars()
        .any(|it| matches!(it, '\u{300}'..='\u{36F}'));
    let letters = text.chars().filter(|it| it.is_alphabetic());
    let capitals = letters.count() > CAPITALS && !text.chars().any(char::is_lowercase);
    if decomposed || capitals {
        return fold::fold(written).starts_with(&fold::fold(right));
    }
    written.starts_with(right)
}

/// The kind in words against the kind of the symbol.
pub(super) fn kind(draft: &Draft<'_>, mention: &Mention) -> Option<Remark> {
    let symbol = mention.symbol.as_deref()?;
    let code = symbol.split(['-', '/']).next()?;
    let of_symbol = kind_of_code(code).filter(|_| symbol.contains(['-', '/']))?;
    let said = cancu_tables::kind(&mention.code)?;
    let fits = said
        .codes
        .iter()
        .any(|it| fold::fold(it) == fold::fold(code));
    // QĐ, TT and QC of the Party stand for several kinds, and a kind's own words may go before
    // or behind it ("Chương trình hành động", "Thông tri").
    let party = symbol.contains('/') && matches!(code, "QĐ" | "TT" | "QC");
    let loose = matches!(said.id, "van-ban" | "thong-tri")
        || said.id.starts_with("chuong-trinh") && code.starts_with("CT")
        || said.id.starts_with("ke-hoach") && code.starts_with("KH")
        || said.id == "van-ban-hop-nhat";
    if fits || party || loose {
        return None;
    }
    let word = head(&mention.text, said.name)?;
    let remark = draft.remark(
        "wrong-kind",
        Severity::Warning,
        mention,
        format!(
            "ký hiệu {symbol} là của {}, không phải {}",
            of_symbol.name, said.name
        ),
        format!(
            "the symbol {symbol} is of a {}, not a {}",
            of_symbol.name, said.name
        ),
    );
    Some(remark.replaced(format!("{}{}", of_symbol.name, &mention.text[word..])))
}

/// The bytes of a kind's name at the head of a citation, whatever its case.
pub(super) fn head(text: &str, name: &str) -> Option<usize> {
    let head = text.get(..name.len())?;
    (head.to_lowercase() == name.to_lowercase()).then_some(name.len())
}
