//! What is said of a reference that fits nothing, or several, or one by less than all of its parts.

use std::path::Path;

use cancu::{Candidate, Date, Difference, Ground};

use crate::args::Command;
use crate::lang::Lang;

/// How many candidates are listed.
const MOST: usize = 20;

impl Command {
    /// The graph that a question is asked of, as it was typed.
    pub(crate) fn graph(&self) -> Option<&Path> {
        match self {
            Command::Show(it) | Command::Resolve(it) => Some(&it.graph),
            Command::Trace { question, .. } | Command::Impact { question, .. } => {
                Some(&question.graph)
            }
            Command::Coverage { question, .. } => Some(&question.graph),
            Command::Audit { graph, .. } | Command::Timeline { graph, .. } => Some(graph),
            _ => None,
        }
    }

    /// The one reference that a question is asked with. That of `resolve` stands in its answer.
    pub(crate) fn reference(&self) -> Option<&str> {
        match self {
            Command::Show(it) => it.reference.as_deref(),
            Command::Trace { question, .. } | Command::Impact { question, .. } => {
                question.reference.as_deref()
            }
            Command::Coverage { question, .. } => Some(&question.reference),
            Command::Audit { cites, .. } => cites.as_deref(),
            Command::Timeline { reference, .. } => Some(reference),
            _ => None,
        }
    }
}

/// Nothing fits: what comes nearest, and how to look further.
pub(crate) fn unknown(
    lang: Lang,
    query: &str,
    nearest: &[Candidate],
    graph: Option<&Path>,
) -> String {
    let mut text = match lang {
        Lang::Vi => format!("không có văn bản nào khớp `{query}`"),
        Lang::En => format!("no instrument fits `{query}`"),
    };
    if nearest.is_empty() {
        let graph = graph.map_or("GRAPH".into(), |it| it.display().to_string());
        text.push_str(&match lang {
            Lang::Vi => format!("; thử `cancu search {graph} …` để tìm"),
            Lang::En => format!("; try `cancu search {graph} …`"),
        });
        return text;
    }
    text.push_str(lang.pick("; gần nhất:", "; nearest:"));
    list(&mut text, lang, nearest);
    text
}

/// Several fit.
pub(crate) fn ambiguous(lang: Lang, query: &str, candidates: &[Candidate]) -> String {
    let count = candidates.len();
    let mut text = match lang {
        Lang::Vi => format!("`{query}` khớp {count} văn bản; ghi rõ năm, cơ quan hoặc dùng mã:"),
        Lang::En => {
            format!("`{query}` fits {count} instruments; add the year or the issuer, or use an id:")
        }
    };
    list(&mut text, lang, candidates);
    text
}

/// "ngày 09/01/2015", "năm 2022".
pub(crate) fn of_day(lang: Lang, day: Date) -> String {
    let word = match (day.month(), day.day()) {
        (None, _) => lang.pick("năm", "of"),
        (_, None) => lang.pick("tháng", "of"),
        _ => lang.pick("ngày", "of"),
    };
    format!("{word} {}", lang.date(day))
}

fn list(text: &mut String, lang: Lang, candidates: &[Candidate]) {
    for it in candidates.iter().take(MOST) {
        let day = it
            .date
            .map_or_else(String::new, |day| format!(" {}", of_day(lang, day)));
        let why = it
            .difference
            .map_or_else(String::new, |it| format!(" ({})", difference(lang, it)));
        text.push_str(&format!("\n  {}  {}{day}{why}", it.id, it.label));
    }
    if candidates.len() > MOST {
        text.push_str(&format!("\n  … +{}", candidates.len() - MOST));
    }
}

pub(crate) fn difference(lang: Lang, it: Difference) -> &'static str {
    match it {
        Difference::Date => lang.pick("khác ngày ban hành", "another day"),
        Difference::Issuer => lang.pick("khác cơ quan ban hành", "another issuer"),
        Difference::Place => lang.pick("của địa phương khác", "of another province"),
        Difference::Kind => lang.pick("khác loại văn bản", "another kind"),
        Difference::Title => lang.pick("khác trích yếu", "another title"),
        Difference::Absent => lang.pick(
            "có trong bảng của cancu, không có trong đồ thị",
            "in the tables of cancu, not in the graph",
        ),
        _ => lang.pick("khác", "differs"),
    }
}

pub(crate) fn ground(lang: Lang, it: Ground) -> &'static str {
    match it {
        Ground::OnlyKnown => lang.pick(
            "chỉ biết một văn bản mang số này; số được đánh lại mỗi năm hoặc mỗi nhiệm kỳ: ghi thêm năm \
             hoặc ngày ban hành để chắc chắn",
            "one instrument with this number is known; numbers come again each year or term: add the \
             year or the day to be sure",
        ),
        Ground::OtherKind => lang.pick(
            "loại văn bản ghi khác với tên đã biết; ký hiệu dùng chung cho cả hai loại",
            "it is known under another kind, which has the same symbol",
        ),
        Ground::OpenYear => lang.pick(
            "không văn bản nào cho biết năm của văn bản này: có thể không phải văn bản được hỏi",
            "no document tells its year: it may be another than the one asked for",
        ),
        _ => lang.pick("chưa đủ căn cứ", "not all is said"),
    }
}
