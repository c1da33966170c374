//! The rules of the review of a draft, each with what it means and a sentence that breaks it.

use serde::Serialize;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The draft must not be signed so.
    Error,
    /// The draft should be looked at again.
    Warning,
    /// Something to know.
    Note,
}

/// A rule of the review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Rule {
    /// The name, stable: `lapsed`.
    pub name: &'static str,
    /// The weight of its heaviest finding.
    pub severity: Severity,
    /// What it finds, in Vietnamese.
    pub vietnamese: &'static str,
    /// What it finds, in English.
    pub english: &'static str,
    /// A citation that breaks it.
    pub example: &'static str,
}

/// Every rule, in the order of their names.
pub const RULES: [Rule; 12] = [
    Rule {
        name: "ambiguous",
        severity: Severity::Warning,
        vietnamese: "viện dẫn có thể chỉ nhiều văn bản: thiếu năm, ngày hoặc cơ quan ban hành",
        english: "a citation that may mean several instruments: year, day or issuer is missing",
        example: "Chỉ thị số 16/CT-TTg",
    },
    Rule {
        name: "cites-the-future",
        severity: Severity::Error,
        vietnamese: "văn bản được viện dẫn ký sau ngày của dự thảo",
        english: "the cited instrument was signed after the draft",
        example: "Nghị định số 59/2023/NĐ-CP trong kế hoạch năm 2021",
    },
    Rule {
        name: "date-differs",
        severity: Severity::Warning,
        vietnamese: "ngày ghi trong dự thảo khác ngày mà nguồn khác ghi",
        english: "the day in the draft is not the one that others give",
        example: "Pháp lệnh số 34/2007/PL-UBTVQH11 ngày 06/4/2007",
    },
    Rule {
        name: "issuer-differs",
        severity: Severity::Warning,
        vietnamese: "cơ quan ban hành khác với cơ quan ghi trong chính văn bản",
        english: "the issuer is not the one that the instrument itself names",
        example: "Nghị định số 30/2020/NĐ-CP của Bộ Nội vụ",
    },
    Rule {
        name: "lapsed",
        severity: Severity::Error,
        vietnamese: "văn bản được viện dẫn hết hiệu lực vào ngày ký",
        english: "the cited instrument has lapsed on the day of signing",
        example: "Căn cứ Nghị định số 04/2015/NĐ-CP",
    },
    Rule {
        name: "missing-year",
        severity: Severity::Error,
        vietnamese: "số, ký hiệu thiếu năm (Nghị định 30/2020/NĐ-CP, Điều 15)",
        english: "the number lacks its year (Decree 30/2020/NĐ-CP, article 15)",
        example: "Nghị định số 04/NĐ-CP",
    },
    Rule {
        name: "not-yet-in-force",
        severity: Severity::Warning,
        vietnamese: "văn bản được viện dẫn chưa có hiệu lực vào ngày ký",
        english: "the cited instrument is not yet in force on the day of signing",
        example: "Luật Thực hiện dân chủ ở cơ sở trong văn bản ký ngày 01/3/2023",
    },
    Rule {
        name: "number-form",
        severity: Severity::Error,
        vietnamese: "số và ký hiệu nối sai: văn bản của Đảng dùng gạch nối (120-KL/TW), văn bản nhà \
            nước dùng gạch chéo (38/KH-UBND)",
        english: "number and symbol are joined wrongly: the Party writes a hyphen (120-KL/TW), the \
            State a slash (38/KH-UBND)",
        example: "Kết luận số 120/KL/TW",
    },
    Rule {
        name: "skipped-central",
        severity: Severity::Note,
        vietnamese: "văn bản cấp trên mà dự thảo thực hiện còn thực hiện một văn bản trung ương mà \
            dự thảo không nêu",
        english: "the superior plan that the draft carries out carries out a central instrument \
            that the draft leaves out",
        example: "Thực hiện Kế hoạch số 38/KH-UBND",
    },
    Rule {
        name: "title-differs",
        severity: Severity::Note,
        vietnamese: "trích yếu khác với trích yếu mà nguồn khác ghi",
        english: "the title is not the one that others give",
        example: "Nghị định số 30/2020/NĐ-CP về lưu trữ",
    },
    Rule {
        name: "unknown-instrument",
        severity: Severity::Note,
        vietnamese: "không nguồn nào khác biết văn bản này",
        english: "nothing else knows this instrument",
        example: "Nghị định số 999/2024/NĐ-CP",
    },
    Rule {
        name: "wrong-kind",
        severity: Severity::Warning,
        vietnamese: "tên loại văn bản không khớp với ký hiệu",
        english: "the kind in words is not the kind of the symbol",
        example: "Chỉ thị số 49-NQ/TW",
    },
];

/// The rule of a name.
#[must_use]
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|it| it.name == name)
}
