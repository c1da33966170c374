//! Citations that take in what takes their place: "Nghị định A và các văn bản sửa đổi, bổ sung, thay
//! thế (nếu có)".

use cancu_model::fold::fold;
use cancu_model::{Mention, REDIRECTED};

/// How many bytes behind a citation its list is read.
const WINDOW: usize = 1500;

/// Marks the mentions that say themselves that what takes their place applies too. Acts are left as
/// they are.
///
/// # Complexity
///
/// *O*(*k*) in the mentions: what is read behind each is bounded.
pub(super) fn mark(text: &str, mentions: &mut [Mention]) {
    for mention in mentions {
        if mention.relation.is_act() {
            continue;
        }
        let behind = super::behind(text, mention.end, WINDOW, text.len());
        // These letters are the same in composed and decomposed texts, and few texts have them.
        if behind.contains("thay th") && takes_in_successors(&list_behind(behind)) {
            mention.rule = format!("{},{REDIRECTED}", mention.rule);
        }
    }
}

/// The clause behind a citation, folded, and those behind it that only go on with its list: "; Thông
/// tư B; Thông tư C và các văn bản ... thay thế".
fn list_behind(behind: &str) -> String {
    let mut list = String::new();
    for clause in super::first_sentence(behind).split(';') {
        let clause = fold(clause);
        let member = clause.trim_start();
        let member = member.strip_prefix("va ").unwrap_or(member);
        if !list.is_empty() && !MEMBERS.iter().any(|it| member.starts_with(it)) {
            break;
        }
        list += &clause;
        list.push(';');
    }
    list
}

/// What a member of a list of instruments begins with.
const MEMBERS: [&str; 7] = [
    "luat ",
    "bo luat ",
    "phap lenh ",
    "nghi quyet ",
    "nghi dinh ",
    "quyet dinh ",
    "thong tu ",
];

/// Says whether a clause names the texts that take the place of what stands before it.
///
/// In "và văn bản thay thế Nghị định B" the texts are those of B.
fn takes_in_successors(clause: &str) -> bool {
    clause.match_indices("van ban ").any(|(at, head)| {
        let before = clause[..at].trim_end().trim_end_matches("cac").trim_end();
        let joined = ["va", "hoac", "hay"].iter().any(|it| {
            let lead = before.strip_suffix(it);
            lead.is_some_and(|it| it.is_empty() || it.ends_with([' ', '(']))
        });
        let words = &clause[at + head.len()..];
        let words = words.strip_prefix("quy pham phap luat ").unwrap_or(words);
        let verbs = verbs(words);
        joined && words[..verbs].contains("thay the") && ends_there(&words[verbs..])
    })
}

/// The length of the verbs that words begin with: "sửa đổi, bổ sung hoặc thay thế".
fn verbs(words: &str) -> usize {
    let mut len = 0;
    loop {
        let rest = words[len..].trim_start_matches([' ', ',', '/']);
        let at = words.len() - rest.len();
        let mut known = [
            "sua doi",
            "bo sung",
            "thay the",
            "hoac",
            "va",
            "duoc",
            "huong dan",
        ]
        .iter();
        match known.find(|it| rest.strip_prefix(**it).is_some_and(ends_word)) {
            Some(it) => len = at + it.len(),
            None => return len,
        }
    }
}

fn ends_word(rest: &str) -> bool {
    !rest.starts_with(|it: char| it.is_alphanumeric())
}

/// What stands behind the verbs names no other text.
fn ends_there(rest: &str) -> bool {
    let rest = rest.trim_start();
    rest.is_empty()
        || rest.starts_with(|it: char| !it.is_alphanumeric())
        || ["neu co", "co lien quan", "khac", "sau nay", "cua"]
            .iter()
            .any(|it| rest.starts_with(it))
}

#[cfg(test)]
mod tests {
    use crate::read;

    fn redirected(text: &str) -> Vec<bool> {
        let mentions = read("a.txt", text).mentions;
        mentions.iter().map(|it| it.is_redirected()).collect()
    }

    #[test]
    fn a_citation_may_take_in_what_takes_its_place() {
        for (text, want) in [
            (
                "Chi theo Nghị định số 901/2010/NĐ-CP ngày 05/01/2010 về bến đò và các văn bản sửa đổi, bổ sung, thay thế (nếu có).",
                vec![true],
            ),
            (
                "Chi theo Nghị định số 901/2010/NĐ-CP hoặc văn bản thay thế Nghị định này; theo Thông tư số 5/2011/TT-BTC.",
                vec![false, false],
            ),
            (
                "Chi theo Nghị định số 901/2010/NĐ-CP, Thông tư số 5/2011/TT-BTC (hoặc văn bản sửa đổi, thay thế nếu có). Theo Thông tư số 6/2011/TT-BTC.",
                vec![true, true, false],
            ),
            (
                "Chi theo Nghị định số 901/2010/NĐ-CP; Thông tư số 5/2011/TT-BTC ngày 05/01/2011; Thông tư của Bộ Tài chính về chứng từ và các văn bản sửa đổi, bổ sung hoặc thay thế (nếu có).",
                vec![true, true],
            ),
            (
                "Chi theo Nghị định số 901/2010/NĐ-CP; thu theo Thông tư số 5/2011/TT-BTC và các văn bản thay thế (nếu có).",
                vec![false, true],
            ),
            // What is only amended stays the one that is cited.
            (
                "Chi theo Nghị định số 901/2010/NĐ-CP và các văn bản sửa đổi, bổ sung (nếu có).",
                vec![false],
            ),
            (
                "Chi theo Nghị định số 901/2010/NĐ-CP hoặc văn bản quy phạm pháp luật sửa đổi, bổ sung hoặc thay thế (nếu có).",
                vec![true],
            ),
            (
                "Chi theo Nghị định số 901/2010/NĐ-CP và văn bản thay thế Nghị định số 902/2010/NĐ-CP.",
                vec![false, false],
            ),
        ] {
            assert_eq!(redirected(text), want, "{text}");
        }
    }
}
