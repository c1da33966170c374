use cancu_model::fold;

use crate::attributes::issuer::{begins_body, begins_central, begins_local};
use crate::attributes::term;
use crate::cursor::is_blank;
use crate::{kinds, work};

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

pub(super) fn length(window: &str, joint: bool) -> usize {
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
            match term::at(window, at) {
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
