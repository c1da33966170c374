//! What an answer rests on, in words: an act, and the text or the row of a table that tells it.

use cancu::{Basis, Evidence, InstrumentId, Relation, Step};

use crate::lang::Lang;

/// "ke-hoach.txt: “Nghị định số 04/2015/NĐ-CP”", "sổ đăng ký của cancu: Luật 10/2022/QH15, Điều 90".
pub(crate) fn said(lang: Lang, it: &Evidence) -> String {
    let quote = it.quote.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(table) = table(lang, &it.file) {
        let from = match lang {
            Lang::Vi => origin(&quote),
            Lang::En => quote,
        };
        return format!("{table}: {from}");
    }
    match quote.as_str() {
        "" => it.file.clone(),
        _ => format!("{}: “{quote}”", it.file),
    }
}

/// "Nghị định số 59/2023/NĐ-CP bãi bỏ Nghị định số 159/2016/NĐ-CP từ 15/08/2023".
pub(crate) fn act(lang: Lang, label: impl Fn(&InstrumentId) -> String, it: &Step) -> String {
    let (actor, target) = (label(&it.actor), label(&it.target));
    let day = it.date.map_or_else(String::new, |day| {
        format!(" {} {}", lang.pick("từ", "from"), lang.date(day))
    });
    match it.relation {
        // Nobody repealed it: it went with what it detailed.
        Some(Relation::Repeals) if it.basis == Basis::Derived => {
            let how = passive(lang, Relation::RepealedBy, it.basis);
            let comma = if day.is_empty() { "" } else { "," };
            format!("{target} {how} {actor}{comma}{day}")
        }
        Some(relation) => format!("{actor} {} {target}{day}", lang.relation(relation)),
        None => {
            let what = match it.rule.as_str() {
                "reported-end" => lang.pick("hết hiệu lực", "lapses"),
                "reported-in-part" => lang.pick("hết hiệu lực một phần", "lapses in part"),
                _ => lang.pick("có hiệu lực", "takes effect"),
            };
            format!("{actor} {what}{day}")
        }
    }
}

/// What is done to an instrument, before who does it: "bị bãi bỏ bởi".
pub(crate) fn passive(lang: Lang, relation: Relation, basis: Basis) -> String {
    match relation {
        Relation::RepealedBy if basis == Basis::Derived => lang
            .pick(
                "hết hiệu lực cùng văn bản mà nó quy định chi tiết, do",
                "falls with what it details, by",
            )
            .to_owned(),
        other => lang.relation(other),
    }
}

/// The tables that come with the program.
fn table(lang: Lang, file: &str) -> Option<&'static str> {
    Some(match file {
        "data/register.toml" => lang.pick("sổ đăng ký của cancu", "register of cancu"),
        "data/successors.toml" => lang.pick(
            "bảng văn bản thay thế của cancu",
            "cancu's table of successors",
        ),
        "data/titles.toml" => lang.pick("bảng tên luật của cancu", "cancu's table of laws"),
        "data/known.toml" => lang.pick(
            "bảng văn bản đã biết của cancu",
            "cancu's table of known instruments",
        ),
        _ => return None,
    })
}

/// Where a row is from, as the tables write it in English for who keeps them. The register writes
/// Vietnamese, and what has no words here stays as it is.
fn origin(source: &str) -> String {
    let clauses = source
        .split("; ")
        .map(|it| match it.split_once(", unsure") {
            Some((it, _)) => format!("{}, chưa chắc chắn", clause(it)),
            None => clause(it),
        });
    clauses.collect::<Vec<_>>().join("; ")
}

fn clause(it: &str) -> String {
    const KNOWN: [(&str, &str); 8] = [
        (
            "number, title and days from general knowledge",
            "số, tên và ngày theo hiểu biết chung",
        ),
        (
            "title and date from general knowledge",
            "tên và ngày theo hiểu biết chung",
        ),
        ("date from general knowledge", "ngày theo hiểu biết chung"),
        (
            "dates from general knowledge",
            "các ngày theo hiểu biết chung",
        ),
        ("number from general knowledge", "số theo hiểu biết chung"),
        ("from general knowledge", "theo hiểu biết chung"),
        ("title made from that", "tên lấy từ đó"),
        (
            "months of the national congresses, from general knowledge",
            "tháng đại hội Đảng, theo hiểu biết chung",
        ),
    ];
    if let Some((_, words)) = KNOWN.iter().find(|row| row.0 == it) {
        return (*words).to_owned();
    }
    if let Some(of) = it.strip_prefix("bulk metadata ") {
        return format!("dữ liệu mô tả văn bản của {}", portal(of));
    }
    if let Some(of) = it.strip_prefix("title and date cited in the corpora, ") {
        return format!("tên và ngày như {} viện dẫn", portal(of));
    }
    if let Some(of) = it.strip_prefix("cited once in the corpora, ") {
        return format!("{} viện dẫn như vậy", portal(of));
    }
    if let Some(rest) = it.strip_prefix("cited in ") {
        return match rest.split_once(" texts, e.g. ") {
            Some((count, of)) => {
                format!(
                    "{count} văn bản viện dẫn như vậy, trong đó có {}",
                    portal(of)
                )
            }
            None => format!("{} viện dẫn như vậy", portal(rest)),
        };
    }
    let times = it
        .strip_prefix("cited ")
        .and_then(|it| it.split_once(" times in the corpora"));
    if let Some((count, rest)) = times {
        let (acts, of) = rest.split_once(", e.g. ").unwrap_or((rest, ""));
        let acts = acts.strip_prefix(" as amending ");
        let acts = acts
            .map(|it| format!(" là sửa đổi, bổ sung {it}"))
            .unwrap_or_default();
        return format!(
            "{count} chỗ viện dẫn như vậy{acts}, trong đó có {}",
            portal(of)
        );
    }
    it.to_owned()
}

/// A text of the collections by which the tables were made.
fn portal(of: &str) -> String {
    let (text, behind) = of
        .split_once([',', ' '])
        .map_or((of, None), |it| (it.0, Some(it.1)));
    let name = match text.split_once(':') {
        Some(("tvpl", id)) => format!("một cổng văn bản pháp luật (mã {id})"),
        Some(("vbpl", id)) => format!("vbpl.vn (mã {id})"),
        _ if text.ends_with(".txt") || text.ends_with(".md") => {
            format!("một văn bản đã đọc ({text})")
        }
        _ => return of.to_owned(),
    };
    match behind {
        Some(behind) => format!("{name} {}", behind.trim_start()),
        None => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(file: &str, quote: &str) -> Evidence {
        Evidence {
            file: file.to_owned(),
            start: 0,
            end: 0,
            quote: quote.to_owned(),
        }
    }

    #[test]
    fn a_row_of_a_table_says_in_words_where_it_is_from() {
        let rows = [
            row("ke-hoach.txt", "Nghị định số\n04/2015/NĐ-CP"),
            row("data/register.toml", "Luật 10/2022/QH15, Điều 90 khoản 2"),
            row("data/known.toml", "cited in 4 texts, e.g. 002_ea.txt"),
            row("data/known.toml", "cited in vbpl:1134"),
            row(
                "data/known.toml",
                "from general knowledge, unsure: no text here gives it",
            ),
            row("data/titles.toml", "bulk metadata tvpl:42"),
            row(
                "data/titles.toml",
                "cited 12 times in the corpora as amending 1/2000/QH10, e.g. tvpl:7; title made from that; \
                 date from general knowledge",
            ),
        ];
        let said: Vec<String> = rows.iter().map(|it| said(Lang::Vi, it)).collect();
        expect_test::expect![[r#"
            ke-hoach.txt: “Nghị định số 04/2015/NĐ-CP”
            sổ đăng ký của cancu: Luật 10/2022/QH15, Điều 90 khoản 2
            bảng văn bản đã biết của cancu: 4 văn bản viện dẫn như vậy, trong đó có một văn bản đã đọc (002_ea.txt)
            bảng văn bản đã biết của cancu: vbpl.vn (mã 1134) viện dẫn như vậy
            bảng văn bản đã biết của cancu: theo hiểu biết chung, chưa chắc chắn
            bảng tên luật của cancu: dữ liệu mô tả văn bản của một cổng văn bản pháp luật (mã 42)
            bảng tên luật của cancu: 12 chỗ viện dẫn như vậy là sửa đổi, bổ sung 1/2000/QH10, trong đó có một cổng văn bản pháp luật (mã 7); tên lấy từ đó; ngày theo hiểu biết chung"#]].assert_eq(&said.join("\n"));
    }
}
