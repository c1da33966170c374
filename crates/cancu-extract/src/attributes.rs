//! What stands behind a core: its date, issuer and description.

use aho_corasick::{AhoCorasick, MatchKind};
use cancu_model::{Date, fold};
use once_cell::sync::Lazy;

use crate::clause::{Break, first_break};
use crate::cursor::{floor, is_blank, next_char, previous_char, skip_blanks, skip_soft};
use crate::date;
use crate::kinds;
use crate::work;

/// What a text says of an instrument right behind its number or title.
#[derive(Debug, Clone, Default)]
pub(crate) struct Attributes {
    /// The day, the month or neither.
    pub(crate) date: Option<Date>,
    /// "năm 2015" where no date stands.
    pub(crate) year: Option<u16>,
    /// First and last byte of the issuer.
    pub(crate) issuer: Option<(usize, usize)>,
    /// The Party term ("khóa XI").
    pub(crate) term: Option<u8>,
    /// Where date, issuer and term end: what follows is description or other text.
    pub(crate) end: usize,
    /// The description, without "về (việc)": first byte, and the byte where it must end.
    pub(crate) description: Option<(usize, usize)>,
}

/// How far a description may run.
const REACH: usize = 900;

/// Words that open a description; the first ones are not part of it.
const OPENERS: [(&str, bool); 44] = [
    ("ve viec", true),
    ("ve", true),
    ("v/v", true),
    ("ban hanh", false),
    ("quy dinh", false),
    ("qui dinh", false),
    ("huong dan", false),
    ("sua doi", false),
    ("bo sung", false),
    ("phe duyet", false),
    ("thuc hien", false),
    ("to chuc thuc hien", false),
    ("trien khai", false),
    ("cong bo", false),
    ("dieu chinh", false),
    ("thanh lap", false),
    ("tiep tuc", false),
    ("tang cuong", false),
    ("day manh", false),
    ("chi tiet", false),
    ("xu phat", false),
    ("dinh chinh", false),
    ("bai bo", false),
    ("giao", false),
    ("cu the hoa", false),
    ("nham", false),
    ("tong ket", false),
    ("so ket", false),
    ("kien toan", false),
    ("quan ly", false),
    ("phan cong", false),
    ("phan cap", false),
    ("thong bao", false),
    ("cong nhan", false),
    ("chan chinh", false),
    ("de thuc hien", false),
    ("phat dong", false),
    ("xay dung", false),
    ("dua", false),
    ("ket luan", false),
    ("an dinh", false),
    ("thi diem", false),
    ("chinh sach", false),
    ("dieu le", false),
];

/// Words that a body's name begins with.
const BODY_WORDS: [&str; 51] = [
    "chính phủ",
    "thủ tướng",
    "quốc hội",
    "chủ tịch",
    "bộ",
    "ban",
    "ủy ban",
    "uỷ ban",
    "ubnd",
    "hđnd",
    "hội đồng",
    "hội nghị",
    "tỉnh ủy",
    "tỉnh uỷ",
    "thành ủy",
    "huyện ủy",
    "đảng ủy",
    "đảng uỷ",
    "sở",
    "văn phòng",
    "tổng cục",
    "cục",
    "tòa án",
    "toà án",
    "viện",
    "ngân hàng",
    "thanh tra",
    "thống đốc",
    "trung ương",
    "bch",
    "btv",
    "mặt trận",
    "liên bộ",
    "giám đốc",
    "thị ủy",
    "thị uỷ",
    "quận ủy",
    "quận uỷ",
    "phòng",
    "công an",
    "chi cục",
    "thường trực",
    "thường vụ",
    "đảng đoàn",
    "liên ngành",
    "kiểm toán",
    "liên đoàn",
    "tổng liên đoàn",
    "đoàn chủ tịch",
    "công đoàn",
    "đoàn thanh niên",
];

/// Reads what follows a core that ends at `at`; `stop` is where the next core begins.
pub(crate) fn behind(text: &str, at: usize, row: bool, joint: bool) -> Attributes {
    let mut found = Attributes {
        end: at,
        ..Attributes::default()
    };
    let mut pos = skip_footnote(text, skip_link(text, at));
    for _ in 0..8 {
        let mut next = skip_soft(text, pos, 6);
        // The cells of a row.
        while row && matches!(next_char(text, next), Some('|' | '-' | '–')) {
            next = skip_soft(
                text,
                next + next_char(text, next).map_or(1, char::len_utf8),
                6,
            );
        }
        let comma = next_char(text, next) == Some(',');
        if comma {
            next = skip_soft(text, next + 1, 6);
        }
        if !comma
            && next_char(text, next) == Some('(')
            && let Some(close) = in_brackets(text, next, joint, &mut found)
        {
            found.end = close;
            pos = close;
            if found.description.is_some() {
                return found;
            }
            continue;
        }
        if found.date.is_none() && found.year.is_none() {
            let dated = skip_issued(text, next);
            if let Some((day, end)) =
                date::date_at(text, dated).filter(|_| row || starts_with_letter(text, dated))
            {
                found.date = Some(day);
                found.end = end;
                pos = end;
                continue;
            }
            if !comma && let Some((year, end)) = date::year_word(text, next) {
                found.year = Some(year);
                found.end = end;
                pos = end;
                continue;
            }
        }
        if let Some((term, end)) = term_at(text, next).filter(|_| !comma) {
            found.term = Some(term);
            found.end = end;
            pos = end;
            continue;
        }
        if found.issuer.is_none()
            && let Some((start, end)) = issuer_at(text, next, comma, joint)
        {
            found.term = found
                .term
                .or_else(|| term_inside(text.get(start..end).unwrap_or("")));
            found.issuer = Some((start, end));
            found.end = end;
            pos = end;
            // "do Bộ Chính trị ban hành": the verb belongs to the issuer.
            let verb = skip_soft(text, end, 4);
            if text
                .get(verb..)
                .is_some_and(|it| it.starts_with("ban hành"))
                && text
                    .get(start.saturating_sub(4)..start)
                    .is_some_and(|it| it.ends_with("do "))
            {
                pos = verb + "ban hành".len();
                found.end = pos;
            }
            continue;
        }
        break;
    }
    found.description = description_at(text, found.end, row);
    found
}

/// What brackets behind a number say of the instrument: "(15/11/2022)", "(ngày 15/11/2022 của
/// Chính phủ)", "(do UBND tỉnh ban hành ngày 3-7-2020)", "(về tăng cường ...)": the offset behind
/// them. Other brackets are left alone.
fn in_brackets(text: &str, open: usize, joint: bool, found: &mut Attributes) -> Option<usize> {
    let window = text.get(open..floor(text, open + 400))?;
    let close = open + window.find(')')?;
    let mut at = open + 1;
    let (mut date, mut issuer) = (None, None);
    for _ in 0..3 {
        let mut next = skip_soft(text, at, 4);
        if next_char(text, next) == Some(',') {
            next = skip_soft(text, next + 1, 4);
        }
        let dated = skip_issued(text, next);
        if date.is_none()
            && let Some((day, end)) = date::date_at(text, dated).filter(|it| it.1 <= close)
        {
            date = Some(day);
            at = end;
        } else if issuer.is_none()
            && ["của ", "do "]
                .iter()
                .any(|it| text[next..].starts_with(it))
            && let Some((start, end)) =
                issuer_at(text, next, false, joint).filter(|it| it.1 <= close)
        {
            issuer = Some((start, end));
            at = end;
        } else {
            break;
        }
    }
    let rest = text.get(at..close)?.trim();
    let issued = issuer.is_some() && rest == "ban hành";
    if !(rest.is_empty() || issued) || date.is_none() && issuer.is_none() {
        let inside = &text[open + 1..close];
        let year = inside
            .strip_prefix("năm ")
            .and_then(|it| it.trim().parse().ok());
        if let Some(year) = year.filter(|it| (1930..2100).contains(it)) {
            found.year = found.year.or(Some(year));
            return Some(close + 1);
        }
        let about = ["về việc ", "về "]
            .iter()
            .find_map(|it| inside.strip_prefix(it))?;
        found.description = Some((close - about.len(), close));
        return Some(close + 1);
    }
    found.date = found.date.or(date);
    found.issuer = found.issuer.or(issuer);
    Some(close + 1)
}

fn starts_with_letter(text: &str, at: usize) -> bool {
    next_char(text, at).is_some_and(char::is_alphabetic)
}

/// "](https://...)" behind a linked number.
fn skip_link(text: &str, at: usize) -> usize {
    let reach = text.get(at..floor(text, at + 300));
    let Some(rest) = reach.and_then(|it| it.strip_prefix("](")) else {
        return at;
    };
    rest.find(')').map_or(at, |it| at + 2 + it + 1)
}

/// The digit of a footnote stuck to a symbol: "12-CTr/BCĐ3 ngày ...".
fn skip_footnote(text: &str, at: usize) -> usize {
    let digits = text.get(at..).map_or(0, |it| {
        it.bytes().take(3).take_while(u8::is_ascii_digit).count()
    });
    let stuck = previous_char(text, at).is_some_and(char::is_alphabetic);
    let closed = next_char(text, at + digits).is_none_or(is_blank);
    if stuck && closed && digits <= 2 {
        at + digits
    } else {
        at
    }
}

/// "ban hành", "được ban hành", "ký", "công bố" before a date.
fn skip_issued(text: &str, at: usize) -> usize {
    for words in [
        "được ban hành ",
        "ban hành ",
        "Ngày ban hành: ",
        "ngày ban hành: ",
        "công bố ",
        "ký ",
        "cùng ",
        "đều ",
    ] {
        if text.get(at..).is_some_and(|it| it.starts_with(words)) {
            return skip_blanks(text, at + words.len(), 2);
        }
    }
    at
}

/// "khóa XI", "(khóa XI)", "(Khóa XVI)".
fn term_at(text: &str, at: usize) -> Option<(u8, usize)> {
    let open = next_char(text, at) == Some('(');
    let start = at + usize::from(open);
    let end = date::word_at(
        text,
        start,
        &["khóa", "khoá", "Khóa", "Khoá", "nhiệm kỳ khóa"],
    )?;
    let roman = skip_blanks(text, end, 3);
    let digits = text
        .get(roman..)?
        .bytes()
        .take_while(|it| matches!(it, b'I' | b'V' | b'X' | b'L'))
        .count();
    let term = roman_value(text.get(roman..roman + digits)?)?;
    let mut end = roman + digits;
    if open {
        end = skip_blanks(text, end, 2);
        if next_char(text, end) != Some(')') {
            return None;
        }
        end += 1;
    }
    Some((term, end))
}

fn term_inside(issuer: &str) -> Option<u8> {
    let at = issuer
        .find("khóa")
        .or_else(|| issuer.find("khoá"))
        .or_else(|| issuer.find("Khóa"))?;
    term_at(issuer, at).map(|it| it.0)
}

fn roman_value(text: &str) -> Option<u8> {
    let mut total = 0u8;
    let mut last = 0;
    for it in text.bytes().rev() {
        let value = match it {
            b'I' => 1,
            b'V' => 5,
            b'X' => 10,
            _ => 50,
        };
        if value < last {
            total = total.checked_sub(value)?;
        } else {
            total = total.checked_add(value)?;
            last = value;
        }
    }
    (total > 0).then_some(total)
}

/// Reads an issuer at `at`: after "của", "do", "giữa", or a body's name as it stands.
pub(crate) fn issuer_at(text: &str, at: usize, comma: bool, joint: bool) -> Option<(usize, usize)> {
    let mut start = at;
    let mut said = false;
    for word in [
        "của", "do", "giữa", "Của", "CỦA", "CỦÀ", "cua", "cùa", "cuả",
    ] {
        if let Some(end) = date::word_at(text, start, &[word]) {
            start = skip_soft(text, end, 4);
            said = true;
            break;
        }
    }
    if comma && !said {
        return None;
    }
    let window = text.get(start..floor(text, start + 300))?;
    work::looked(24);
    if !said && !window.starts_with(char::is_uppercase) {
        return None;
    }
    let lower: String = window
        .chars()
        .take(24)
        .flat_map(char::to_lowercase)
        .collect();
    let lower = lower.replace('\n', " ");
    // A text without marks is compared without them: "cua Chinh phu".
    let bare = said && lower.is_ascii();
    let first = lower.as_bytes().first().copied().unwrap_or(0);
    let body = BODY_WORDS
        .iter()
        .filter(|it| bare || it.as_bytes()[0] == first)
        .any(|it| {
            let rest = if bare {
                lower.strip_prefix(fold::fold(it).as_str())
            } else {
                lower.strip_prefix(it)
            };
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
        });
    let place = said
        && [
            "tỉnh ",
            "thành phố ",
            "tp",
            "huyện ",
            "xã ",
            "thị xã ",
            "trung ương",
        ]
        .iter()
        .any(|it| lower.starts_with(it));
    if !(body || place) {
        return None;
    }
    let end = start + issuer_length(window, joint);
    (end > start).then_some((start, end))
}

/// Words that end a body's name.
const STOPS: [&str; 62] = [
    "về",
    "v/v",
    "ban hành",
    "quy định",
    "qui định",
    "hướng dẫn",
    "sửa đổi",
    "phê duyệt",
    "thực hiện",
    "triển khai",
    "công bố",
    "tại",
    "để",
    "có",
    "đã",
    "được",
    "bị",
    "hết",
    "thay thế",
    "bãi bỏ",
    "đến",
    "khi",
    "thì",
    "là",
    "cho",
    "theo",
    "nhằm",
    "đối với",
    "bổ sung",
    "kèm",
    "ngày",
    "trong",
    "từ",
    "tiếp tục",
    "trên",
    "này",
    "ký",
    "gắn với",
    "điều chỉnh",
    "cùng",
    "nêu",
    "chưa",
    "không",
    "xây dựng",
    "yêu cầu",
    "đảm bảo",
    "như",
    "bao gồm",
    "phải",
    "tới",
    "ngưng",
    "thông báo",
    "báo cáo",
    "đang",
    "sẽ",
    "vẫn",
    "giao cho",
    "thống nhất",
    "đề nghị",
    "hiện hành",
    "trái",
    "giai đoạn",
];

/// Words that end a body's name where they are written in small letters: "Ngân hàng Chính sách xã
/// hội" is a body.
const SMALL_STOPS: [&str; 22] = [
    "thí điểm",
    "chính sách",
    "bằng",
    "một số",
    "vì",
    "do",
    "đạt",
    "nên",
    "cũng",
    "tuy",
    "trước đây",
    "nói trên",
    "hủy bỏ",
    "huỷ bỏ",
    "đính chính",
    "tổng kết",
    "sơ kết",
    "phát động",
    "tăng cường",
    "đẩy mạnh",
    "áp dụng",
    "thành lập",
];

/// Verbs of whoever acts in the sentence: a body that a comma joins before them is its subject.
const VERBS: [&str; 16] = [
    "ban hành",
    "thông báo",
    "hướng dẫn",
    "xây dựng",
    "yêu cầu",
    "đề nghị",
    "báo cáo",
    "triển khai",
    "quy định",
    "thực hiện",
    "chỉ đạo",
    "phối hợp",
    "chủ trì",
    "tham mưu",
    "phê duyệt",
    "tổ chức",
];

/// Says whether a text begins with the name of a body.
fn begins_body(text: &str) -> bool {
    let lower: String = text
        .trim_start()
        .chars()
        .take(24)
        .flat_map(char::to_lowercase)
        .collect();
    BODY_WORDS.iter().any(|it| {
        lower
            .strip_prefix(it)
            .is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
    })
}

/// Says whether a name is of a body of the centre.
fn begins_central(name: &str) -> bool {
    [
        "Chính phủ",
        "Thủ tướng",
        "Bộ ",
        "Quốc hội",
        "Ban Bí thư",
        "Trung ương",
    ]
    .iter()
    .any(|it| name.starts_with(it))
}

/// Says whether a text begins with a local body: what follows "của Thủ tướng, UBND tỉnh" is whoever
/// acts in the sentence.
fn begins_local(text: &str) -> bool {
    let text = text.trim_start();
    [
        "UBND",
        "Ủy ban nhân dân",
        "Uỷ ban nhân dân",
        "HĐND",
        "Hội đồng nhân dân",
        "Sở ",
        "Tỉnh ủy",
        "Huyện ủy",
        "Thành ủy",
        "Đảng ủy",
        "Ban Thường vụ",
        "Công an",
        "Phòng ",
        "Thường trực",
    ]
    .iter()
    .any(|it| text.starts_with(it))
}

fn issuer_length(window: &str, joint: bool) -> usize {
    let committee = ["Ban Chỉ đạo", "Ban chỉ đạo", "BCĐ"]
        .iter()
        .any(|it| window.starts_with(it));
    let mut end = 0;
    let mut at = 0;
    // Where the last comma between bodies stands, and the word before this one.
    let mut comma = None;
    let mut last = "";
    let ascii = window.is_ascii();
    let mut lower = String::with_capacity(64);
    while at < window.len() {
        let rest = &window[at..];
        let word_end = rest.find(is_blank).unwrap_or(rest.len());
        work::looked(word_end);
        let word = &rest[..word_end];
        if word.is_empty() {
            let it = rest.chars().next().map_or(1, char::len_utf8);
            let line = rest[it..].trim_start_matches([' ', '\t', '\r']);
            if rest.starts_with('\n')
                && (line.starts_with('\n') || crate::clause::begins_item(line))
            {
                break;
            }
            at += it;
            continue;
        }
        lower.clear();
        for it in rest.chars().take(16) {
            match it {
                '\n' => lower.push(' '),
                it if it.is_ascii() => lower.push(it.to_ascii_lowercase()),
                it => lower.extend(it.to_lowercase()),
            }
        }
        let bare = ascii && lower.is_ascii();
        // Most words begin like no stop.
        let first = lower.as_bytes().first().copied().unwrap_or(0);
        let stops = STOPS
            .iter()
            .filter(|it| bare || it.as_bytes()[0] == first)
            .any(|it| {
                let rest = if bare {
                    lower.strip_prefix(fold::fold(it).as_str())
                } else {
                    lower.strip_prefix(it)
                };
                rest.is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
            });
        let stops = stops
            || SMALL_STOPS
                .iter()
                .filter(|it| it.as_bytes()[0] == first)
                .any(|it| {
                    rest.strip_prefix(it)
                        .is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
                });
        let within = committee
            && (lower.starts_with("thực hiện")
                || lower.starts_with("triển khai")
                || lower.starts_with("xây dựng"));
        // "Bộ Xây dựng", "Sở Xây dựng": the verb is a ministry's name.
        let named = matches!(last, "Bộ" | "BỘ" | "Sở" | "SỞ" | "Cục" | "CỤC");
        if end > 0 && stops && !within && !named {
            if let Some(cut) = comma.filter(|_| VERBS.iter().any(|it| lower.starts_with(it))) {
                end = cut;
            }
            break;
        }
        last = word;
        // "ủy ban nhân dân (UBND) tỉnh Nghệ An": an abbreviation in brackets.
        let abbreviation = word.strip_prefix('(').and_then(|it| it.strip_suffix(')'));
        if abbreviation.is_some_and(|it| it.len() <= 8 && it.chars().all(char::is_uppercase)) {
            end = at + word_end;
            at = end;
            continue;
        }
        if word.starts_with(['(', '“', '"', '[']) {
            match term_at(window, at) {
                Some((_, behind)) => {
                    end = behind;
                    at = behind;
                    continue;
                }
                None => break,
            }
        }
        let mark = word
            .char_indices()
            .find(|(_, it)| matches!(it, ';' | '.' | ')' | ':' | '“' | '”' | '|' | '(' | ','));
        if let Some((cut, mark)) = mark {
            // "T.Ư" and "TP.HCM" hold a full stop.
            if mark == '.' && word[cut + 1..].starts_with(char::is_uppercase) {
                end = at + word.len();
                at = end;
                continue;
            }
            end = at + cut;
            let more = &window[end + mark.len_utf8()..];
            if mark == ',' && cut + 1 == word.len() && continues_name(more) {
                comma = (!joint && begins_body(more)).then_some(end);
                if comma.is_some() && begins_central(window) && begins_local(more) {
                    break;
                }
                at = end + 1;
                continue;
            }
            break;
        }
        if end > 0
            && (word == "và" || bare && word == "va" || word == "với" || word == "-" || word == "–")
        {
            // "Ban Tổ chức - Cán bộ Chính phủ": a dash joins the halves of one name.
            let dash = matches!(word, "-" | "–")
                && rest[word_end..]
                    .trim_start()
                    .starts_with(char::is_uppercase);
            if !(dash || continues_name(&rest[word_end..])) {
                break;
            }
            at += word_end;
            continue;
        }
        end = at + word_end;
        at = end;
        if end > 220 {
            break;
        }
    }
    end
}

/// After a comma or "và" a name goes on with a capital that begins no other citation.
fn continues_name(rest: &str) -> bool {
    let rest = rest.trim_start_matches(is_blank);
    if !rest.starts_with(char::is_uppercase) {
        return false;
    }
    let mut words = rest
        .split(is_blank)
        .filter(|it| !it.is_empty())
        .map(|it| fold::fold(it.trim_end_matches([',', ';', '.'])));
    let first = words.next().unwrap_or_default();
    let second = words.next().unwrap_or_default();
    let law = matches!(
        first.as_str(),
        "luat" | "dieu" | "khoan" | "so" | "can" | "thuc"
    );
    !law && kinds::named(&format!("{first} {second}")).is_none() && kinds::named(&first).is_none()
}

/// Reads the description behind date and issuer: first byte (behind "về"), and where it ends.
fn description_at(text: &str, at: usize, row: bool) -> Option<(usize, usize)> {
    let mut start = skip_soft(text, at, 6);
    while row && matches!(next_char(text, start), Some('|' | '-' | '–')) {
        start = skip_soft(
            text,
            start + next_char(text, start).map_or(1, char::len_utf8),
            6,
        );
    }
    let comma = next_char(text, start) == Some(',');
    if comma {
        start = skip_soft(text, start + 1, 6);
    }
    // Behind an empty line another paragraph begins.
    let gap = text.get(at..start).unwrap_or("");
    if gap.bytes().filter(|it| *it == b'\n').count() > 1 {
        return None;
    }
    let window = text.get(start..floor(text, start + 40))?;
    let lead: String = fold::fold(window);
    if lead.starts_with("tiep tuc co hieu luc") || lead.starts_with("tiep tuc duoc") {
        return None;
    }
    let first = lead.as_bytes().first().copied().unwrap_or(0);
    let opener = OPENERS
        .iter()
        .filter(|it| it.0.as_bytes()[0] == first)
        .find(|(it, _)| {
            lead.strip_prefix(it)
                .is_some_and(|rest| !rest.starts_with(|it: char| it.is_alphanumeric()))
        });
    // "Chương trình số 55-CTr/TU, giao Ban cán sự đảng ...": the sentence goes on.
    if comma
        && opener.is_some_and(|it| {
            matches!(
                it.0,
                "giao" | "nham" | "dua" | "de thuc hien" | "xay dung" | "thong bao"
            )
        })
    {
        return None;
    }
    match opener {
        Some((words, true)) => {
            for _ in words.split(' ') {
                let word = text
                    .get(start..floor(text, start + 40))?
                    .find(|it: char| is_blank(it) || it == ':' || it == '“')
                    .unwrap_or(0);
                start = skip_soft(text, start + word, 6);
                if next_char(text, start) == Some(':') {
                    start = skip_soft(text, start + 1, 6);
                }
            }
        }
        Some(_) => {}
        None if row && window.starts_with(char::is_alphabetic) && !window.starts_with("do ") => {}
        // "“2. Theo ...” on the next line is new wording, not a title.
        None if window
            .strip_prefix('“')
            .is_some_and(|it| it.starts_with(char::is_alphabetic)) => {}
        None => return None,
    }
    // “về đẩy mạnh ...”: the marks enclose the preposition too.
    if let Some(rest) = text
        .get(start..)
        .and_then(|it| it.strip_prefix("“về ").or_else(|| it.strip_prefix("\"về ")))
    {
        start = text.len() - rest.len();
        let close = rest.find(['”', '"']).map_or(text.len(), |it| start + it);
        let limit = floor(text, start + REACH).min(close);
        return (limit > start).then_some((start, limit));
    }
    let limit = floor(text, start + REACH);
    let mut end = first_break(text, start, limit, Break::Member).unwrap_or(limit);
    end = start + phrase_end(text.get(start..end)?);
    // "Điều 2 Thông tư A quy định như sau": the opener alone describes nothing.
    let said = fold::fold(text.get(start..end)?);
    let bare = opener.is_some_and(|it| !it.1 && said == it.0);
    (end > start && !bare).then_some((start, end))
}

/// Says whether a description opens at `at`, behind date and issuer.
pub(crate) fn opens_description(text: &str, at: usize) -> bool {
    description_at(text, at, false).is_some()
}

/// Phrases that carry on the sentence behind a description.
const CLOSERS: [&str; 24] = [
    " hết hiệu lực",
    " đã được sửa đổi",
    " được sửa đổi",
    " được thay thế",
    " bị bãi bỏ",
    " bị thay thế",
    " có hiệu lực",
    " gắn với",
    " trọng tâm là những",
    " và gửi ",
    " như sau",
    ", trong đó",
    " (sau đây",
    " (trừ",
    " (gọi",
    " (đã được",
    " (được sửa",
    " thì ",
    ", đồng thời",
    " tiếp tục có hiệu lực",
    " để ban hành",
    " và thay thế",
    " và bãi bỏ",
    "./",
];

static CLOSER: Lazy<Option<AhoCorasick>> = Lazy::new(|| {
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostFirst)
        .build(CLOSERS)
        .ok()
});

fn phrase_end(text: &str) -> usize {
    let closer = CLOSER.as_ref().and_then(|it| it.find(text));
    let mut end = closer.map_or(text.len(), |it| it.start());
    // A closing bracket whose opening one stands before the description ends it.
    let mut depth = 0i32;
    for (at, it) in text[..end].char_indices() {
        match it {
            '(' => depth += 1,
            ')' => {
                depth -= 1;
                if depth < 0 {
                    end = at;
                    break;
                }
            }
            _ => {}
        }
    }
    text[..end]
        .trim_end_matches(|it: char| is_blank(it) || matches!(it, ',' | '.' | ':' | '*' | '_'))
        .len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, date: &str, issuer: &str, description: &str) {
        let it = behind(text, 0, false, false);
        let of = |range: Option<(usize, usize)>| {
            range
                .map_or("", |(start, end)| &text[start..end])
                .to_owned()
        };
        let day = it.date.map_or_else(String::new, |it| it.to_string());
        assert_eq!(
            (
                day.as_str(),
                of(it.issuer).as_str(),
                of(it.description).as_str()
            ),
            (date, issuer, description)
        );
    }

    #[test]
    fn date_issuer_and_description_are_told_apart() {
        check(
            " ngày 07/01/2016 của Bộ Chính trị về xây dựng quy chế; Kết luận",
            "2016-01-07",
            "Bộ Chính trị",
            "xây dựng quy chế",
        );
        check(
            ", ngày 02/11/2022 của Ủy ban nhân dân tỉnh ban hành Quy định tiêu chí.\n",
            "2022-11-02",
            "Ủy ban nhân dân tỉnh",
            "ban hành Quy định tiêu chí",
        );
        check(
            " ngày 28/03/2024 UBND tỉnh Đồng Nai thực hiện công tác; Văn",
            "2024-03-28",
            "UBND tỉnh Đồng Nai",
            "thực hiện công tác",
        );
        check(
            " của Ban Chấp hành Trung ương Đảng (khóa XI) về “Tăng cường”;",
            "",
            "Ban Chấp hành Trung ương Đảng (khóa XI)",
            "“Tăng cường”",
        );
        check(
            " ngày 5/5/2010 của Bộ Lao động - Thương binh và Xã hội, Bộ Tài chính về việc trả lương và Nghị định",
            "2010-05-05",
            "Bộ Lao động - Thương binh và Xã hội, Bộ Tài chính",
            "trả lương và Nghị định",
        );
        check(" thì được tổ chức", "", "", "");
    }

    #[test]
    fn the_term_is_read_from_the_issuer() {
        assert_eq!(
            behind(" của Bộ Chính trị (khóa XI), Chỉ thị", 0, false, false).term,
            Some(11)
        );
        assert_eq!(
            behind(" Hội nghị lần tám khóa XIII về", 0, false, false).term,
            Some(13)
        );
    }
}
