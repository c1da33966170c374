//! The list of rules.

use anyhow::Result;
use cancu::{RULES, Severity};

use crate::commands::Context;
use crate::lang::Lang;

/// A severity in words.
pub(super) fn severity(it: Severity, lang: Lang) -> &'static str {
    match it {
        Severity::Error => lang.pick("lỗi", "error"),
        Severity::Warning => lang.pick("cảnh báo", "warning"),
        Severity::Note => lang.pick("ghi chú", "note"),
    }
}

/// Lists the rules, each with its example.
pub(crate) fn list(context: &mut Context<'_>) -> Result<u8> {
    if context.json {
        context.answer(&RULES)?;
        return Ok(0);
    }
    let lang = context.lang;
    for it in RULES {
        let words = lang.pick(it.vietnamese, it.english);
        writeln!(
            context.out,
            "{} ({}): {words}",
            it.name,
            severity(it.severity, lang)
        )?;
        let example = lang.pick("ví dụ", "example");
        writeln!(context.out, "    {example}: {}", it.example.draft)?;
        if let Some(ground) = it.example.ground {
            let with = lang.pick("khi đồ thị có", "where the graph holds");
            let lines: Vec<&str> = ground.lines().filter(|it| !it.is_empty()).collect();
            writeln!(context.out, "    {with}: {}", lines.join(" / "))?;
        }
    }
    let (vi, en) = (
        "\nVí dụ là câu trong kế hoạch của UBND tỉnh Quảng Ngãi ký ngày 04/03/2024. \
         `check --allow TÊN` bỏ qua một quy tắc; chỉ có ghi chú thì mã thoát là 0.",
        "\nExamples are sentences of a plan that Quảng Ngãi signs on 2024-03-04. \
         `check --allow NAME` leaves a rule out; notes alone exit with 0.",
    );
    writeln!(context.out, "{}", lang.pick(vi, en))?;
    Ok(0)
}
