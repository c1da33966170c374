//! What the words around citations say of how a document leans on them.

mod redirect;
mod transition;

use cancu_model::fold::fold;
use cancu_model::{Mention, Reading};

/// How many bytes before and behind a citation are read.
const WINDOW: usize = 200;

/// Marks the mentions whose words look back, and where the document redirects its citations.
///
/// # Complexity
///
/// *O*(*n* + *k*) in the bytes of the text and its mentions: what is read around each is bounded.
pub(crate) fn judge(text: &str, reading: &mut Reading) {
    let starts: Vec<usize> = reading.mentions.iter().map(|it| it.start).collect();
    for mention in &mut reading.mentions {
        let next = starts.partition_point(|it| *it < mention.end);
        let next = starts.get(next).copied().unwrap_or(text.len());
        mention.historic = looks_back(text, mention, next);
    }
    transition::mark(text, &mut reading.mentions);
    redirect::mark(text, &mut reading.mentions);
    reading.dynamic = dynamic_reference(text);
}

/// Says whether a citation tells of the past; `next` is where the one behind it begins.
fn looks_back(text: &str, mention: &Mention, next: usize) -> bool {
    let before = fold(last_clause(before(text, mention.start, WINDOW)));
    if sums_up(&before)
        || ["thay cho", "thay the cho"]
            .iter()
            .any(|it| before.ends_with(it))
    {
        return true;
    }
    let formerly = before.rfind("truoc day");
    if formerly.is_some_and(|at| before.len() - at < 40) && !before.contains("trai voi") {
        return true;
    }
    let behind = fold(first_clause(behind(text, mention.end, WINDOW, next)));
    if tells_a_day(before.trim_end(), behind.trim_start()) {
        return true;
    }
    [
        "truoc day",
        "da het hieu luc",
        "nay het hieu luc",
        "nay da het",
        "khong con hieu luc",
        "da bi bai bo",
    ]
    .iter()
    .any(|it| behind.contains(it))
}

/// "phát sinh trước ngày Luật A có hiệu lực thi hành", "được cấp trước ngày có hiệu lực của Luật A và
/// Luật B", "Pháp lệnh A có hiệu lực từ ngày ... đến hết ngày ...": the citation tells a day, and what
/// took the place of A has another.
fn tells_a_day(before: &str, behind: &str) -> bool {
    let own = behind.split([',', ';']).next().unwrap_or_default();
    let effect = own
        .find("co hieu luc")
        .filter(|at| !own[..*at].contains(" va "));
    let to = effect.is_some_and(|at| own[at..].contains("den het ngay"));
    let until = ["truoc ngay", "sau ngay", "tu ngay", "den ngay"];
    let day = effect.is_some() && until.iter().any(|it| before.ends_with(it));
    let of = before.rfind("ngay co hieu luc cua");
    let listed = of.is_some_and(|at| !before[at..].contains([',', '.']) && before.len() - at < 120);
    day || to || listed
}

/// "tổng kết 05 năm thực hiện", "sơ kết 3 năm triển khai": years that are over.
fn sums_up(clause: &str) -> bool {
    let Some(at) = ["tong ket", "so ket", "ket qua", "danh gia"]
        .iter()
        .filter_map(|it| clause.find(it))
        .min()
    else {
        return false;
    };
    let words: Vec<&str> = clause[at..].split(' ').collect();
    words.windows(3).any(|it| {
        let count = it[0].trim_start_matches(|it: char| !it.is_ascii_digit());
        !count.is_empty()
            && count.len() <= 2
            && count.bytes().all(|it| it.is_ascii_digit())
            && it[1] == "nam"
            && matches!(it[2], "thuc" | "trien" | "thi" | "to")
    })
}

/// Where a document says that what takes the place of its citations applies: "Trường hợp các văn
/// bản được viện dẫn ... được sửa đổi, bổ sung hoặc thay thế thì áp dụng văn bản thay thế", "văn bản
/// mới thay thế các văn bản được dẫn chiếu thì ...", "... thì các nội dung dẫn chiếu cũng được điều
/// chỉnh theo".
fn dynamic_reference(text: &str) -> Option<usize> {
    // These letters are the same in composed and decomposed texts: "thay thế", "thay mới".
    let places = text.match_indices("thay ").map(|it| it.0);
    let replaces = |at: &usize| text[at + "thay ".len()..].starts_with(['t', 'm']);
    places.filter(replaces).find_map(|at| {
        let head = before(text, at, WINDOW);
        let line = head.rfind('\n').map_or(head, |it| &head[it + 1..]);
        let mut said = fold(line);
        let behind = fold(first_line(behind(text, at, WINDOW, text.len())));
        let (then, word) = behind
            .match_indices(" thi ")
            .find(|it| !behind[it.0..].starts_with(" thi hanh"))?;
        if !["thay the", "thay moi"]
            .iter()
            .any(|it| behind.starts_with(it))
        {
            return None;
        }
        said += &behind[..then];
        let points = POINTS.iter().any(|it| said.contains(it));
        let redirects = points && said.contains("van ban");
        (redirects && consequence(&behind[then + word.len()..])).then(|| at - line.len())
    })
}

/// Words by which a document means its own citations.
const POINTS: [&str; 9] = [
    "vien dan",
    "dan chieu",
    "trich dan",
    "tham chieu",
    "de cap",
    "neu tai",
    "neu trong",
    "neu tren",
    "quy dinh tai",
];

/// What is done where a citation was replaced: the new text applies, or what leans on it follows.
fn consequence(folded: &str) -> bool {
    let applies = ["ap dung", "thuc hien"]
        .iter()
        .filter_map(|it| folded.find(it))
        .min();
    let new = [" moi", "tuong ung", "sua doi", "thay the"];
    let renewed = |rest: &str| {
        let of = ["quy dinh", "luat"].iter().any(|it| rest.contains(it));
        rest.contains("van ban") || (of && new.iter().any(|it| rest.contains(it)))
    };
    folded.contains("dieu chinh theo") || applies.is_some_and(|at| renewed(&folded[at..]))
}

/// At most `window` bytes before an offset.
fn before(text: &str, at: usize, window: usize) -> &str {
    let from = text.ceil_char_boundary(at.saturating_sub(window));
    text.get(from..at).unwrap_or("")
}

/// At most `window` bytes behind an offset, and none from `next` on.
fn behind(text: &str, at: usize, window: usize, next: usize) -> &str {
    let to = text.floor_char_boundary((at + window).min(next).max(at));
    text.get(at..to).unwrap_or("")
}

/// What stands behind the last end of a sentence.
fn last_sentence(text: &str) -> &str {
    let line = text.rfind('\n').map_or(text, |it| &text[it + 1..]);
    line.rfind(". ").map_or(line, |it| &line[it + 1..])
}

/// What stands before the first end of a sentence.
fn first_sentence(text: &str) -> &str {
    let line = first_line(text);
    line.find(". ").map_or(line, |it| &line[..it])
}

/// What stands behind the last end of a clause.
fn last_clause(text: &str) -> &str {
    let sentence = last_sentence(text);
    sentence
        .rfind(';')
        .map_or(sentence, |it| &sentence[it + 1..])
}

/// What stands before the first end of a clause.
fn first_clause(text: &str) -> &str {
    let sentence = first_sentence(text);
    sentence.find(';').map_or(sentence, |it| &sentence[..it])
}

fn first_line(text: &str) -> &str {
    text.find('\n').map_or(text, |it| &text[..it])
}

#[cfg(test)]
mod tests {
    use crate::read;

    #[track_caller]
    fn check(text: &str, historic: &[bool]) {
        let mentions = read("a.txt", text).mentions;
        let got: Vec<bool> = mentions.iter().map(|it| it.historic).collect();
        assert_eq!(got, historic, "{text}");
    }

    #[test]
    fn words_that_look_back_make_a_citation_historic() {
        for text in [
            "Tổ chức sơ kết 5 năm thực hiện Chỉ thị số 16/CT-TTg ngày 16/5/2016.",
            "Báo cáo tổng kết 10 năm triển khai thi hành Luật số 10/2012/QH13.",
            "Trước đây thực hiện theo Nghị định số 04/2015/NĐ-CP.",
            "Quy định tại Nghị định số 04/2015/NĐ-CP trước đây.",
            "Thông tư số 01/2010/TT-BTC (đã hết hiệu lực).",
            "Không áp dụng với khoản nợ phát sinh trước ngày Luật Quản lý thuế số 38/2019/QH14 có hiệu lực thi hành.",
            "Pháp lệnh số 08/2003/PL-UBTVQH11 có hiệu lực từ ngày 01/7/2003 đến hết ngày 31/12/2010.",
            "Áp dụng quy chế này thay cho Quyết định số 76/2010/QĐ-UBND.",
        ] {
            check(text, &[true]);
        }
    }

    #[test]
    fn a_citation_that_is_carried_out_is_not_historic() {
        for text in [
            "Trước ngày 15 hằng tháng, báo cáo theo Nghị định số 04/2015/NĐ-CP có hiệu lực năm 2015.",
            "Tiếp tục thực hiện Nghị định số 04/2015/NĐ-CP.",
            "Sơ kết công tác năm; thực hiện Nghị định số 04/2015/NĐ-CP.",
            "Kế hoạch năm 2021 thực hiện Nghị định số 04/2015/NĐ-CP.",
        ] {
            check(text, &[false]);
        }
    }

    #[test]
    fn every_law_whose_day_is_told_is_historic() {
        check(
            "Giấy phép cấp trước ngày có hiệu lực của Luật Đầu tư số 67/2014/QH13 và Luật Doanh nghiệp số 68/2014/QH13.",
            &[true, true],
        );
    }

    #[test]
    fn what_is_said_of_one_citation_is_not_said_of_the_next() {
        check(
            "Thực hiện Nghị định số 04/2015/NĐ-CP; Thông tư số 01/2010/TT-BTC đã hết hiệu lực.",
            &[false, true],
        );
    }

    #[test]
    fn a_dynamic_reference_is_found_with_its_place() {
        for clause in [
            "2. Trường hợp các văn bản quy phạm pháp luật được viện dẫn tại Thông tư này được sửa đổi, bổ sung hoặc thay thế thì áp dụng theo văn bản mới.",
            "2. Trường hợp văn bản trích dẫn tại Thông tư này được sửa đổi, bổ sung, thay thế thì thực hiện theo quy định tại văn bản sửa đổi, bổ sung, thay thế.",
            "2. Trường hợp văn bản mới ban hành thay thế các văn bản được dẫn chiếu tại Thông tư này thì thực hiện theo văn bản mới.",
            "2. Các văn bản dẫn chiếu tại Thông tư này được sửa đổi hoặc thay mới thì thực hiện theo văn bản thay mới tương ứng.",
            "2. Nếu các văn bản liên quan đề cập tại Thông tư này được thay thế thì thực hiện theo quy định mới đó.",
            "2. Các văn bản dẫn chiếu trong Thông tư này khi bị thay thế bằng văn bản khác thì nội dung dẫn chiếu cũng được điều chỉnh theo.",
        ] {
            let text = format!("Điều 9. Hiệu lực\n{clause}\n");
            let at = read("a.txt", &text).dynamic;
            let at = at.unwrap_or_else(|| panic!("{clause}"));
            assert!(text[at..].starts_with("2. "), "{clause}");
        }
        let other = "Thông tư này thay thế Thông tư số 01/2010/TT-BTC nêu tại văn bản trên.";
        assert_eq!(read("a.txt", other).dynamic, None);
        let kept = "Giấy phép cấp theo văn bản nêu trên khi thay thế thì thực hiện việc đổi tại cơ quan cấp phép.";
        assert_eq!(read("a.txt", kept).dynamic, None);
    }
}
