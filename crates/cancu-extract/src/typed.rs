//! References as people type them: "nghi dinh 04/2015", "KH 38/KH-UBND Quảng Ngãi 2021".
//!
//! A text shows by its letters where a citation begins and ends, and [`extract`](crate::extract)
//! holds out for them. A reference that is typed is all citation, but sloppy: marks, case, dashes
//! and blanks are as they come. So it is read word by word, and every word counts.

use cancu_model::{Date, InstrumentId, Reference, fold};
use cancu_tables::{place_prefix, scope_of};

use crate::cursor::{is_blank, is_dash};
use crate::date::date_at;
use crate::kinds;
use crate::view::View;

/// How many words of a reference are read: no citation has more.
const MOST: usize = 80;

/// Reads a reference as a person typed it: an id, or a citation with or without marks, in any
/// case.
///
/// Parts that it leaves out stay unknown. Never fails: what is no part is a word.
///
/// # Complexity
///
/// *O*(*n*) in the length of `text`, of which the first eighty words count.
///
/// # Examples
///
/// ```
/// use cancu_extract::reference;
///
/// let found = reference("ND 04/2015 ngày 9/1/2015 của Chính phủ");
/// assert_eq!(found.kind, Some("nghi-dinh"));
/// assert_eq!(found.number.as_deref(), Some("4"));
/// assert_eq!(found.date.unwrap().to_string(), "2015-01-09");
/// assert_eq!(found.issuer.as_deref(), Some("chinh phu"));
/// ```
#[must_use]
pub fn reference(text: &str) -> Reference {
    if let Some(id) = canonical(text) {
        return Reference {
            id: Some(id),
            ..Reference::default()
        };
    }
    let folded = plain(View::new(text).text());
    let words = joined(&folded);
    let mut reader = Reader {
        words: words.iter().map(String::as_str).collect(),
        at: 0,
        found: Reference::default(),
    };
    reader.lead();
    while reader.at < reader.words.len() {
        reader.step();
    }
    reader.found
}

/// An id in any case, also with leading zeros: "VN/ND-CP/2015/04".
fn canonical(text: &str) -> Option<InstrumentId> {
    let id: InstrumentId = text.trim().to_lowercase().parse().ok()?;
    Some(InstrumentId::new(
        id.scope,
        &id.symbol,
        id.year,
        id.number.as_deref(),
    ))
}

/// The text without marks: one kind of dash, blanks for other signs, Latin letters for those that
/// look like them, and TW for the Central Committee's TƯ, which would fold to a province's TU.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut open = false;
    for it in text.chars() {
        let behind = out.chars().next_back();
        let it = fold::latin_of_cyrillic(it).unwrap_or(it);
        out.push(match it {
            it if is_dash(it) => '-',
            it if is_blank(it) => ' ',
            'ư' | 'Ư' if out.ends_with(['t', 'T']) => {
                let before = out[..out.len() - 1].chars().next_back();
                if before.is_some_and(|it| matches!(it, '-' | '/')) {
                    'w'
                } else {
                    it
                }
            }
            // "729/1998/QĐ-BCA(V19)".
            '(' if behind.is_some_and(char::is_alphanumeric) => {
                open = true;
                it
            }
            ')' if open => {
                open = false;
                it
            }
            '…' | '/' | '&' | '+' | '_' => it,
            // "66.19/2026/NQ-CP", "5.1.2016", ".../KH-UBND".
            '.' => it,
            it if it.is_alphanumeric() || matches!(it, '\u{300}'..='\u{36F}') => it,
            _ => ' ',
        });
    }
    fold::fold(&out)
}

/// The words; what stands around a slash or a dash is one with it if a number begins there:
/// "04 / 2015 / nd - cp".
fn joined(folded: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for word in folded.split(' ').filter(|it| !it.is_empty()).take(MOST) {
        // A full stop ends a sentence or an abbreviation.
        let word = if word.trim_matches('.').is_empty() {
            word
        } else {
            word.trim_end_matches('.')
        };
        let numbered = |it: &String| it.starts_with(|it: char| it.is_ascii_digit() || it == '…');
        match out.last_mut().filter(|it| numbered(it)) {
            Some(last) if last.ends_with(['/', '-']) || word.starts_with(['/', '-']) => {
                last.push_str(word);
            }
            _ => out.push(word.to_owned()),
        }
    }
    out
}

struct Reader<'w> {
    words: Vec<&'w str>,
    at: usize,
    found: Reference,
}

impl<'w> Reader<'w> {
    fn word(&self, ahead: usize) -> &'w str {
        self.words.get(self.at + ahead).copied().unwrap_or("")
    }

    /// The kind that the reference begins with, in words or in letters: "Nghị định", "NĐ", "NĐ04".
    fn lead(&mut self) {
        while matches!(self.word(0), "theo" | "cac" | "cua") {
            self.at += 1;
        }
        if self.word(0) == "van" && self.word(1) == "ban" {
            self.at += 2;
            return;
        }
        for count in (1..=5).rev() {
            let name = self.words.get(self.at..self.at + count);
            if let Some(kind) = name.and_then(|it| kinds::named(&it.join(" "))) {
                self.found.kind = Some(kind);
                self.at += count;
                return;
            }
        }
        let word = self.word(0);
        let digits = word.find(|it: char| it.is_ascii_digit());
        match digits {
            None if begins_number(self.word(1))
                || self.word(1) == "so" && begins_number(self.word(2)) =>
            {
                self.found.kind = letters(word);
                self.at += usize::from(self.found.kind.is_some());
            }
            Some(at @ 1..) => {
                let (head, rest) = word.split_at(at);
                let kind = letters(head).or_else(|| kinds::named(head));
                if kind.is_some() || head == "so" {
                    self.found.kind = kind;
                    self.words[self.at] = rest;
                }
            }
            _ => {}
        }
    }

    fn step(&mut self) {
        if self.found.date.is_none()
            && let Some((date, count)) = self.date()
        {
            self.found.date = Some(date);
            self.at += count;
            return;
        }
        let word = self.word(0);
        if word == "ve" && self.found.number.is_some() {
            self.title();
            return;
        }
        if matches!(word, "so" | "ngay") && (begins_number(self.word(1)) || is_open(self.word(1))) {
            self.at += 1;
            return;
        }
        if self.found.number.is_none() {
            if is_open(word) {
                self.found.number = Some("_".to_owned());
                self.symbol(word.trim_start_matches(['.', '…', '_']));
                self.at += 1;
                return;
            }
            if self.is_number() {
                self.at += 1;
                self.number(word);
                return;
            }
        }
        if word == "nam" && is_year(self.word(1)) {
            self.at += 1;
            return;
        }
        if is_year(word) && self.found.year.is_none() {
            self.found.year = word.parse().ok();
            self.at += 1;
            return;
        }
        if word == "khoa"
            && let Some(term) = term(self.word(1))
        {
            self.found.term = Some(term);
            self.at += 2;
            return;
        }
        // "Nghị định của Chính phủ số 04/2015/NĐ-CP".
        if word == "cua" && self.is_first() && self.words[self.at..].contains(&"so") {
            self.at += 1;
            self.issuer();
            return;
        }
        if self.found.number.is_some() {
            if matches!(word, "cua" | "do") && self.found.issuer.is_none() {
                self.at += 1;
                self.issuer();
                return;
            }
            if self.province() {
                return;
            }
        }
        self.found.words.push(word.to_owned());
        self.at += 1;
    }

    /// Says whether the number begins here. A title holds numbers, too: digits alone are one right
    /// behind the kind or "số", and "2021-2025" is none.
    fn is_number(&self) -> bool {
        let word = self.word(0);
        if !begins_number(word) {
            return false;
        }
        let mut parts = word.split(['/', '-']);
        if parts.next().is_some_and(is_year) && parts.all(|it| it.len() <= 4 && is_digits(it)) {
            let law = matches!(
                self.found.kind,
                Some("luat" | "bo-luat" | "phap-lenh" | "hien-phap")
            );
            return !word.contains(['/', '-']) && self.is_first() && !law;
        }
        word.contains(['/', '-']) || self.is_first() && !self.counts_years()
    }

    /// "Kế hoạch 5 năm 2021-2025".
    fn counts_years(&self) -> bool {
        self.word(1) == "nam" && !(self.at + 2 < self.words.len() && is_year(self.word(2)))
    }

    /// Nothing but the kind and "số" stands before.
    fn is_first(&self) -> bool {
        let so = self.at > 0 && self.words[self.at - 1] == "so";
        so || self.found.words.is_empty()
            && self.found.year.is_none()
            && (self.found.kind.is_some() || self.words.len() == 1 || self.found.date.is_some())
    }

    /// "04/2015/nd-cp", "120-kl/tw", "38/kh-ubnd", "04/2015", "217"; a symbol may stand apart.
    fn number(&mut self, word: &str) {
        let end = word.find(['/', '-']).unwrap_or(word.len());
        let (digits, rest) = word.split_at(end);
        let number = digits.trim_start_matches('0');
        self.found.number = Some(if number.is_empty() { "0" } else { number }.to_owned());
        let rest = rest.trim_start_matches(['/', '-']);
        let (head, tail) = rest.split_once(['/', '-']).unwrap_or((rest, ""));
        let symbol = if is_year(head) {
            self.found.year = head.parse().ok();
            tail
        } else {
            rest
        };
        self.symbol(symbol);
    }

    /// Takes a symbol, or the words that are one: "kl tw", "nd" "cp".
    fn symbol(&mut self, written: &str) {
        let mut symbol = written.trim_matches(['/', '-']).replace('/', "-");
        let body = |word: &str| kinds::is_issuer_symbol(word);
        if symbol.is_empty() {
            let word = self.word(0);
            let (head, rest) = word.split_once(['/', '-']).unwrap_or((word, ""));
            if kinds::of_code(head).is_none() || rest.is_empty() && !body(self.word(1)) {
                return;
            }
            symbol = word.replace('/', "-");
            self.at += 1;
        }
        // "nd cp": a kind's letters want a body's.
        if kinds::of_code(&symbol).is_some() && body(self.word(0)) {
            symbol = format!("{symbol}-{}", self.word(0));
            self.at += 1;
        }
        self.found.symbol = Some(symbol);
    }

    /// What stands behind "về": days, years and bodies in it are what the instrument is about. The
    /// day of signing may stand last.
    fn title(&mut self) {
        const BOUNDS: [&str; 5] = ["truoc", "tu", "den", "sau", "qua"];
        while self.at < self.words.len() {
            let date = self.date();
            let count = date.map_or(1, |it| it.1);
            let words = &self.words[self.at..self.at + count];
            let last = self.at + count == self.words.len();
            let bound = BOUNDS.contains(&self.words[self.at - 1]);
            match date {
                Some((date, _)) if last && !bound => {
                    self.found.date = self.found.date.or(Some(date))
                }
                _ => self
                    .found
                    .words
                    .extend(words.iter().map(|it| (*it).to_owned())),
            }
            self.at += count;
        }
    }

    /// What stands behind "của", up to a date, a year or a title.
    fn issuer(&mut self) {
        let from = self.at;
        while self.at < self.words.len() {
            let word = self.word(0);
            let ends = matches!(word, "ve" | "nam" | "ngay")
                || word == "ban" && self.word(1) == "hanh"
                || word == "so" && begins_number(self.word(1))
                || is_year(word)
                || self.date().is_some();
            if ends {
                break;
            }
            if word == "khoa" && term(self.word(1)).is_some() {
                break;
            }
            self.at += 1;
        }
        let words = &self.words[from..self.at];
        if words.is_empty() {
            return;
        }
        self.found.issuer = Some(words.join(" "));
        // "UBND tỉnh Quảng Ngãi": a province stands behind a word of bodies or units.
        const BEFORE: [&str; 8] = ["tinh", "pho", "tp", "tp.", "ubnd", "hdnd", "dan", "uy"];
        for at in 1..words.len() {
            if self.found.province.is_none()
                && BEFORE.contains(&words[at - 1])
                && let Some((place, _)) = place_prefix(&words[at..].join(" "), Some(1))
            {
                self.found.province = scope_of(place).units().next().map(str::to_owned);
            }
        }
    }

    /// A province that stands alone behind a number: "Quảng Ngãi", "tỉnh Quảng Ngãi".
    fn province(&mut self) -> bool {
        if self.word(0) == "tinh" || self.word(0) == "thanh" && self.word(1) == "pho" {
            self.at += if self.word(0) == "tinh" { 1 } else { 2 };
            return true;
        }
        let rest = self.words[self.at..].join(" ");
        let Some((place, length)) = place_prefix(&rest, Some(1)) else {
            return false;
        };
        self.found.province = scope_of(place).units().next().map(str::to_owned);
        let count = rest.get(..length).map_or(1, |it| it.split(' ').count());
        self.at += count.max(1);
        true
    }

    /// A date at this word, and how many words it takes: a day of the calendar, or a month.
    fn date(&self) -> Option<(Date, usize)> {
        let word = self.word(0);
        if word.len() == 10
            && let Ok(date) = word.parse()
        {
            return Some((date, 1));
        }
        let said = matches!(word, "ngay" | "thang");
        // "04/2015" is a number with its year, "15/3/2015" a day; behind "ngày" all is a day.
        if !said && !is_day(word) {
            return None;
        }
        let count = self.words.len().min(self.at + 8);
        let text = self.words[self.at..count].join(" ");
        if said && is_month(self.word(1)) {
            let (month, year) = self.word(1).split_once(['/', '-', '.'])?;
            return Some((Date::of_month(year.parse().ok()?, month.parse().ok()?)?, 2));
        }
        let (date, end) = date_at(&text, 0)?;
        if text.as_bytes().get(end).is_some_and(|it| *it != b' ') {
            return None;
        }
        Some((date, text.get(..end)?.split(' ').count()))
    }
}

/// A kind by the letters that stand for it.
fn letters(word: &str) -> Option<&'static str> {
    kinds::of_code(word)
}

fn begins_number(word: &str) -> bool {
    word.starts_with(|it: char| it.is_ascii_digit())
}

fn is_digits(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|it| it.is_ascii_digit())
}

/// A number that is left blank: "…/kh-ubnd", "/kh-ubnd", "_/kh-ubnd".
fn is_open(word: &str) -> bool {
    let rest = word.trim_start_matches(['.', '…', '_']);
    rest.strip_prefix('/')
        .is_some_and(|it| it.starts_with(char::is_alphabetic))
}

fn is_year(word: &str) -> bool {
    word.len() == 4
        && word
            .parse::<u16>()
            .is_ok_and(|it| (1930..2100).contains(&it))
}

/// "09/01/2015", "9-1-2015", "9.1.2015".
fn is_day(word: &str) -> bool {
    let parts: Vec<&str> = word.split(['/', '-', '.']).collect();
    matches!(parts.as_slice(), [day, month, year]
        if [day, month].iter().all(|it| is_digits(it) && it.len() <= 2) && is_year(year))
}

/// "03/2024".
fn is_month(word: &str) -> bool {
    let parts: Vec<&str> = word.split(['/', '-', '.']).collect();
    matches!(parts.as_slice(), [month, year]
        if is_digits(month) && month.len() <= 2 && is_year(year))
}

/// "XI" or "11".
fn term(word: &str) -> Option<u8> {
    const ROMAN: [&str; 16] = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv",
        "xv", "xvi",
    ];
    let roman = ROMAN.iter().position(|it| *it == word);
    match roman {
        Some(at) => u8::try_from(at + 1).ok(),
        None => word.parse().ok().filter(|it| (1..40).contains(it)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, want: &str) {
        let it = reference(text);
        let mut parts: Vec<String> = Vec::new();
        parts.extend(it.id.map(|it| it.to_string()));
        parts.extend(it.kind.map(str::to_owned));
        parts.extend(it.number.map(|it| format!("n={it}")));
        parts.extend(it.year.map(|it| format!("y={it}")));
        parts.extend(it.symbol.map(|it| format!("s={it}")));
        parts.extend(it.date.map(|it| format!("d={it}")));
        parts.extend(it.issuer.map(|it| format!("of={it}")));
        parts.extend(it.province.map(|it| format!("in={it}")));
        parts.extend(it.term.map(|it| format!("term={it}")));
        parts.extend((!it.words.is_empty()).then(|| format!("“{}”", it.words.join(" "))));
        assert_eq!(parts.join(" "), want, "{text}");
    }

    #[test]
    fn every_way_to_type_a_reference_is_read() {
        for text in [
            "Nghị định 04/2015/NĐ-CP",
            "nghi dinh so 04/2015/nd-cp",
            "NĐ 04/2015/NĐ-CP",
            "NĐ04/2015/NĐ-CP",
            "nd 04/2015/nd cp",
            "Nghị định số: 04 / 2015 / NĐ - CP",
            "Nghị định 04/2015/NĐ\u{2212}CP",
            "theo Nghị định số 04/2015/NĐ\u{2011}СР",
        ] {
            check(text, "nghi-dinh n=4 y=2015 s=nd-cp");
        }
        check("nghi dinh 04/2015", "nghi-dinh n=4 y=2015");
        check("04/2015/NĐ-CP", "n=4 y=2015 s=nd-cp");
        check("Kết luận 120-KL/TW", "ket-luan n=120 s=kl-tw");
        check("Kết luận số 120 -KL/TƯ", "ket-luan n=120 s=kl-tw");
        check("Kết luận 120 KL TW", "ket-luan n=120 s=kl-tw");
        check(
            "KH 38/KH-UBND Quảng Ngãi 2021",
            "ke-hoach n=38 y=2021 s=kh-ubnd in=quang-ngai",
        );
        check("Kế hoạch số …/KH-SKHCN", "ke-hoach n=_ s=kh-skhcn");
        check("vn/nd-cp/2015/04", "vn/nd-cp/2015/4");
        check("VN/ND-CP/2015/4 ", "vn/nd-cp/2015/4");
        check("số 24/2009/TT-BCA-V24", "n=24 y=2009 s=tt-bca-v24");
        check("729/1998/QĐ-BCA(V19)", "n=729 y=1998 s=qd-bca(v19)");
        check(
            "Nghị quyết 66.19/2026/NQ-CP",
            "nghi-quyet n=66.19 y=2026 s=nq-cp",
        );
        check("2231/SNV-CCHC&PC", "n=2231 s=snv-cchc&pc");
    }

    #[test]
    fn a_date_and_an_issuer_are_no_words_of_a_title() {
        let want = "nghi-dinh n=4 y=2015 s=nd-cp d=2015-01-09 of=chinh phu";
        for text in [
            "Nghị định 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ",
            "Nghị định số 04/2015/NĐ-CP ngày 09 tháng 01 năm 2015 của Chính phủ",
            "nghi dinh so 04/2015/nd-cp, ngay 9-1-2015, cua Chinh phu",
            "Nghị định số 04/2015/NĐ-CP của Chính phủ (ngày 9.1.2015)",
            "Nghị định 04/2015/NĐ-CP 2015-01-09 của Chính phủ",
            "Nghị định của Chính phủ số 04/2015/NĐ-CP ngày 09/01/2015",
        ] {
            check(text, want);
        }
        check(
            "Nghị định số 04 ngày 09/01/2015",
            "nghi-dinh n=4 d=2015-01-09",
        );
        check(
            "Kế hoạch 38/KH-UBND ngày 04/3/2021 của UBND tỉnh Quảng Ngãi về thực hiện dân chủ",
            "ke-hoach n=38 s=kh-ubnd d=2021-03-04 of=ubnd tinh quang ngai in=quang-ngai \
             “ve thuc hien dan chu”",
        );
        check(
            "Kế hoạch 38/KH-UBND về báo cáo trước ngày 30/5/2024 năm 2024 ngày 04/3/2021",
            "ke-hoach n=38 s=kh-ubnd d=2021-03-04 “ve bao cao truoc ngay 30/5/2024 nam 2024”",
        );
        check(
            "Nghị quyết 18-NQ/TW của Ban Chấp hành Trung ương khóa XII năm 2017",
            "nghi-quyet n=18 y=2017 s=nq-tw of=ban chap hanh trung uong term=12",
        );
        check(
            "Kế hoạch số …/KH-SNNPTNT tháng 3/2024",
            "ke-hoach n=_ s=kh-snnptnt d=2024-03",
        );
        check(
            "Kế hoạch số …/KH-SNNPTNT ngày 03/2024",
            "ke-hoach n=_ s=kh-snnptnt d=2024-03",
        );
    }

    #[test]
    fn a_title_keeps_its_words_and_numbers() {
        check(
            "Luật Thực hiện dân chủ ở cơ sở",
            "luat “thuc hien dan chu o co so”",
        );
        check("Bộ luật Lao động 2012", "bo-luat y=2012 “lao dong”");
        check("luật đất đai năm 2013", "luat y=2013 “dat dai”");
        check("Hiến pháp năm 2013", "hien-phap y=2013");
        check("hien phap 2013", "hien-phap y=2013");
        check("Luật 43/2024/QH15", "luat n=43 y=2024 s=qh15");
        check(
            "Luật Thanh tra số 56/2010/QH12",
            "luat n=56 y=2010 s=qh12 “thanh tra”",
        );
        check(
            "Kế hoạch 5 năm giai đoạn 2021-2025",
            "ke-hoach “5 nam giai doan 2021-2025”",
        );
        check("", "");
        check("số", "“so”");
    }
}
