//! The rules of the review of a draft, each with what it means and a draft that breaks it.

use serde::Serialize;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The draft must not be signed so.
    Error,
    /// The draft should be looked at again.
    Warning,
    /// Something to know: a draft with notes alone passes.
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
    /// A draft that breaks it.
    pub example: Example,
}

/// Words that break a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Example {
    /// A sentence of a plan that the committee of Quảng Ngãi signs on 2024-03-04.
    pub draft: &'static str,
    /// Another document that has to be held for the rule to know, where the tables and the
    /// register do not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ground: Option<&'static str>,
}

/// An example that the tables and the register decide.
const fn alone(draft: &'static str) -> Example {
    Example {
        draft,
        ground: None,
    }
}

/// Every rule, in the order of their names.
pub const RULES: [Rule; 14] = [
    Rule {
        name: "ambiguous",
        severity: Severity::Warning,
        vietnamese: "viện dẫn có thể chỉ nhiều văn bản: thiếu ngày hoặc cơ quan ban hành",
        english: "a citation that may mean several instruments: day or issuer is missing",
        example: alone("Thực hiện Nghị quyết số 27-NQ/TW của Ban Chấp hành Trung ương."),
    },
    Rule {
        name: "cites-the-future",
        severity: Severity::Error,
        vietnamese: "văn bản được viện dẫn ký sau ngày của dự thảo",
        english: "the cited instrument was signed after the draft",
        example: alone("Thực hiện Nghị định số 59/2025/NĐ-CP của Chính phủ."),
    },
    Rule {
        name: "date-differs",
        severity: Severity::Warning,
        vietnamese: "ngày ghi trong dự thảo khác ngày mà chính văn bản, sổ đăng ký, bảng luật hoặc \
            các văn bản khác ghi; hoặc khác năm của chính số đó; hoặc không có trong lịch",
        english: "the day in the draft is not that of the instrument itself, the register, the \
            tables or other documents; or not of the number's own year; or no day at all",
        example: alone("Thực hiện Kết luận số 120-KL/TW ngày 17/01/2016 của Bộ Chính trị."),
    },
    Rule {
        name: "issuer-differs",
        severity: Severity::Warning,
        vietnamese: "cơ quan ban hành khác với ký hiệu, sổ đăng ký hoặc chính văn bản",
        english: "the issuer is not that of the symbol, the register or the instrument itself",
        example: alone("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Bộ Nội vụ;"),
    },
    Rule {
        name: "lapsed",
        severity: Severity::Error,
        vietnamese: "văn bản được viện dẫn hết hiệu lực vào ngày ký",
        english: "the cited instrument has lapsed on the day of signing",
        example: alone("Căn cứ Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ;"),
    },
    Rule {
        name: "lapsed-part",
        severity: Severity::Error,
        vietnamese: "điều, khoản, điểm được viện dẫn hết hiệu lực vào ngày ký",
        english: "the cited article, clause or point has lapsed on the day of signing",
        example: Example {
            draft: "Căn cứ khoản 2 Điều 5 Nghị định số 901/2020/NĐ-CP;",
            ground: Some(
                "Số: 902/2022/NĐ-CP\n\nHà Nội, ngày 05 tháng 01 năm 2022\n\nNGHỊ ĐỊNH\n\n\
                 Quy định B\n\nĐiều 9. Hiệu lực\n\n1. Nghị định này có hiệu lực thi hành từ ngày \
                 01 tháng 3 năm 2022.\n\n2. Bãi bỏ khoản 2 Điều 5 Nghị định số 901/2020/NĐ-CP.\n",
            ),
        },
    },
    Rule {
        name: "missing-year",
        severity: Severity::Error,
        vietnamese: "số của nghị định, thông tư, luật, pháp lệnh thiếu năm",
        english: "the number of a decree, circular, law or ordinance lacks its year",
        example: alone("Căn cứ Nghị định số 30/NĐ-CP ngày 05/3/2020 của Chính phủ;"),
    },
    Rule {
        name: "not-yet-in-force",
        severity: Severity::Warning,
        vietnamese: "văn bản được viện dẫn chưa có hiệu lực vào ngày ký",
        english: "the cited instrument is not yet in force on the day of signing",
        example: alone("Căn cứ Luật Đất đai số 31/2024/QH15;"),
    },
    Rule {
        name: "number-form",
        severity: Severity::Error,
        vietnamese: "số và ký hiệu viết chưa đúng: văn bản của Đảng dùng gạch nối (120-KL/TW), văn \
            bản nhà nước dùng gạch chéo (38/KH-UBND); thiếu khóa, thiếu dấu nối, sai dấu, sai chữ hoa",
        english: "number and symbol are not written right: the Party writes a hyphen (120-KL/TW), \
            the State a slash (38/KH-UBND); a term, a joint, a mark or a capital is missing",
        example: alone("Thực hiện Kết luận số 120/KL-TW ngày 07/01/2016 của Bộ Chính trị."),
    },
    Rule {
        name: "skipped-central",
        severity: Severity::Note,
        vietnamese: "kế hoạch cấp trên mà dự thảo thực hiện còn thực hiện một văn bản trung ương mà \
            dự thảo không nêu",
        english: "the superior's plan that the draft carries out carries out a central instrument \
            that the draft does not name",
        example: Example {
            draft: "Thực hiện Kế hoạch số 5/KH-UBND ngày 03/01/2024 của UBND tỉnh Quảng Ngãi.",
            ground: Some(
                "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI\n\nSố: 5/KH-UBND\n\nQuảng Ngãi, ngày 03 tháng \
                 01 năm 2024\n\nKẾ HOẠCH\n\nCông tác dân vận năm 2024\n\nThực hiện Kết luận số \
                 120-KL/TW ngày 07/01/2016 của Bộ Chính trị.\n",
            ),
        },
    },
    Rule {
        name: "suspended",
        severity: Severity::Error,
        vietnamese: "văn bản được viện dẫn đang ngưng hiệu lực vào ngày ký",
        english: "the cited instrument is suspended on the day of signing",
        example: Example {
            draft: "Căn cứ Nghị định số 901/2020/NĐ-CP;",
            ground: Some(
                "Số: 903/2024/NQ-CP\n\nHà Nội, ngày 05 tháng 01 năm 2024\n\nNGHỊ QUYẾT\n\n\
                 Về việc ngưng hiệu lực\n\nĐiều 1. Ngưng hiệu lực thi hành Nghị định số \
                 901/2020/NĐ-CP từ ngày 01 tháng 02 năm 2024 đến hết ngày 31 tháng 12 năm 2024.\n",
            ),
        },
    },
    Rule {
        name: "title-differs",
        severity: Severity::Warning,
        vietnamese: "nội dung ghi trong dự thảo là của văn bản khác",
        english: "the subject in the draft is that of another instrument",
        example: alone("Căn cứ Luật Lưu trữ số 10/2022/QH15;"),
    },
    Rule {
        name: "unknown-instrument",
        severity: Severity::Warning,
        vietnamese: "không nguồn nào khác biết văn bản này, trong khi các số quanh nó đều được biết",
        english: "nothing else knows the instrument, while the numbers around it are known",
        example: alone("Căn cứ Luật Thực hiện dân chủ ở cơ sở số 10/2023/QH15;"),
    },
    Rule {
        name: "wrong-kind",
        severity: Severity::Warning,
        vietnamese: "tên loại văn bản không khớp với ký hiệu, hoặc với chính văn bản",
        english: "the kind in words is not that of the symbol, or of the instrument itself",
        example: alone("Thực hiện Chỉ thị số 49-NQ/TW ngày 02/6/2005 của Bộ Chính trị."),
    },
];

/// The rule of a name.
#[must_use]
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|it| it.name == name)
}
