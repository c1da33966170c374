//! The clauses in which a document says how it takes effect, and what goes on under the old rules.

use cancu_model::fold::fold;
use cancu_model::{Mention, TRANSITIONAL};

/// How many bytes before a citation its clause is read.
const WINDOW: usize = 500;

/// How many bytes before a citation its sentence is read.
const SENTENCE: usize = 1500;

/// How long the line of an article's title may be.
const TITLE: usize = 300;

/// Marks the mentions that stand in transitional and final clauses. Acts and recitals are left as
/// they are: what a document ends or rests on it says in full earnest.
///
/// # Complexity
///
/// *O*(*n* + *k*) in the bytes of the text and its mentions.
pub(super) fn mark(text: &str, mentions: &mut [Mention]) {
    let articles = articles(text);
    for mention in mentions {
        if mention.relation.is_act() || mention.relation == cancu_model::Relation::BasedOn {
            continue;
        }
        let at = articles.partition_point(|it| it.0 <= mention.start);
        let closing = at.checked_sub(1).is_some_and(|it| articles[it].1);
        if (closing && !fills_in(text, mention.start)) || goes_on(text, mention.start) {
            mention.rule = format!("{},{TRANSITIONAL}", mention.rule);
        }
    }
}

/// Where articles begin, and whether each says how the document takes effect.
fn articles(text: &str) -> Vec<(usize, bool)> {
    let mut out = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let at = start;
        start += line.len();
        let line = line.trim_start();
        // What is attached, and what stands below the last signature, is no article's.
        let attached = [
            "PHỤ LỤC",
            "Phụ lục",
            "DANH MỤC",
            "QUY CHẾ",
            "ĐIỀU LỆ",
            "CHỦ TỊCH",
            "TM. ",
        ]
        .iter()
        .any(|it| line.starts_with(it));
        if attached {
            out.push((at, false));
            continue;
        }
        // "Đ" or, in texts without marks, "D".
        if !line.starts_with(['Đ', 'D']) || line.len() > TITLE {
            continue;
        }
        let folded = fold(line.trim_end());
        let Some(rest) = folded.strip_prefix("dieu ") else {
            continue;
        };
        let label = rest.find(|it: char| !it.is_ascii_alphanumeric());
        let (label, title) = rest.split_at(label.unwrap_or(rest.len()));
        if label.starts_with(|it: char| it.is_ascii_digit()) {
            out.push((at, is_closing(title)));
        }
    }
    out
}

/// "Hiệu lực thi hành", "Điều khoản chuyển tiếp"; not "Hiệu lực thi hành của bản án".
fn is_closing(title: &str) -> bool {
    let title = title.trim_matches(|it: char| !it.is_alphanumeric());
    let title = title.strip_prefix("ve ").unwrap_or(title);
    let effect = title
        .strip_prefix("hieu luc thi hanh")
        .or_else(|| title.strip_prefix("hieu luc"))
        .is_some_and(|it| it.is_empty() || it.starts_with(" va ") || it.ends_with(" nay"));
    let named = ["chuyen tiep", "dieu khoan thi hanh", "dieu khoan cuoi"];
    effect || named.iter().any(|it| title.contains(it))
}

/// "Các nội dung khác không quy định tại Thông tư này được thực hiện theo ...": what fills in a
/// document is as much of it in its last article as in any other.
///
/// The sentence counts, not the clause: such a list parts its members by ";".
fn fills_in(text: &str, at: usize) -> bool {
    const SAID: [&str; 4] = ["de cap", "quy dinh", "huong dan", "neu"];
    let sentence = fold(super::last_sentence(super::before(text, at, SENTENCE)));
    let Some((unsaid, rest)) = sentence.split_once(" nay ") else {
        return false;
    };
    let says = |behind: &str| {
        let behind = behind.strip_prefix("duoc ").unwrap_or(behind);
        SAID.iter().any(|it| behind.starts_with(it))
    };
    let open = ["khong ", "chua "]
        .iter()
        .flat_map(|not| unsaid.split(not).skip(1))
        .any(says);
    open && ["thuc hien theo", "ap dung"]
        .iter()
        .any(|it| rest.contains(it))
}

/// "Hồ sơ đã tiếp nhận trước ngày Nghị định này có hiệu lực thì thực hiện theo ...", "thì tiếp tục
/// thực hiện theo quy định của ...".
fn goes_on(text: &str, at: usize) -> bool {
    let clause = fold(super::last_clause(super::before(text, at, WINDOW)));
    let follows = |it: &str| {
        [" theo", " ap dung", " quy dinh tai", " quy dinh cua"]
            .iter()
            .any(|word| it.contains(word))
    };
    let goes = ["thi tiep tuc", "duoc tiep tuc", "van tiep tuc"];
    let began = ["truoc ngay", "truoc thoi diem"];
    goes.iter()
        .chain(&began)
        .filter_map(|it| Some((it, clause.rfind(it)?)))
        .any(|(it, at)| {
            // "Trước ngày 15 tháng 12 hằng năm, ..." sets a day for what is still to come.
            let past = clause[..at].contains("da ")
                || clause[..at].contains("phat sinh")
                || clause[at..].contains("hieu luc");
            (goes.contains(it) || past) && follows(&clause[at..])
        })
}

#[cfg(test)]
mod tests {
    use crate::read;

    fn transitional(clause: &str) -> Vec<bool> {
        let text = format!(
            "Số: 902/2020/NĐ-CP\n\nHà Nội, ngày 05 tháng 01 năm 2020\n\nNGHỊ ĐỊNH\n\nQuy định B\n\n{clause}\n"
        );
        let mentions = read("a.txt", &text).mentions;
        mentions.iter().map(|it| it.is_transitional()).collect()
    }

    #[test]
    fn what_began_under_old_rules_goes_on_under_them() {
        let clauses = [
            "Điều 3. Nộp phí\nHồ sơ đã tiếp nhận trước ngày Nghị định này có hiệu lực thì giải quyết theo Nghị định số 901/2010/NĐ-CP.",
            "Điều 3. Nộp phí\n2. Hợp đồng đã ký thì tiếp tục thực hiện theo quy định của Nghị định số 901/2010/NĐ-CP.",
            "Điều 9. Quy định chuyển tiếp\n1. Giấy phép cấp theo Nghị định số 901/2010/NĐ-CP được đổi.",
            "Điều 9. Hiệu lực thi hành\n3. Nội dung khác theo Nghị định số 901/2010/NĐ-CP.",
        ];
        for clause in clauses {
            assert_eq!(transitional(clause), [true], "{clause}");
        }
    }

    #[test]
    fn other_clauses_lean_on_what_they_cite() {
        let clauses = [
            "Điều 3. Nộp phí\nPhí nộp trước ngày 15 hằng tháng. Mức phí theo Nghị định số 901/2010/NĐ-CP.",
            "Điều 3. Hiệu lực thi hành của giấy phép\nGiấy phép cấp theo Nghị định số 901/2010/NĐ-CP.",
            "Điều 9. Hiệu lực thi hành\nBãi bỏ Nghị định số 901/2010/NĐ-CP.",
            "Điều 3. Báo cáo\nTrước ngày 15 tháng 12 hằng năm, báo cáo theo Nghị định số 901/2010/NĐ-CP.",
            "Điều 9. Điều khoản thi hành\n2. Các nội dung khác không đề cập tại Nghị định này được thực hiện theo quy định của pháp luật về phí; Nghị định số 901/2010/NĐ-CP.",
            "Điều 9. Hiệu lực thi hành\n2. Vấn đề chưa được hướng dẫn trong Nghị định này thì áp dụng Nghị định số 901/2010/NĐ-CP.",
            "Điều 3. Việc chung\nTiếp tục thực hiện theo Nghị định số 901/2010/NĐ-CP.",
        ];
        for clause in clauses {
            assert_eq!(transitional(clause), [false], "{clause}");
        }
    }
}
