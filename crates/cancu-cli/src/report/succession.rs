//! What became of the bodies that issued an instrument.

use std::io::Write;

use anyhow::Result;
use cancu::Succession;

use crate::lang::Lang;

/// A line for each body that is no more, and one for the norms that stay.
pub(crate) fn lines(out: &mut dyn Write, lang: Lang, all: &[Succession]) -> Result<()> {
    for it in all {
        let names = it.successors.iter().map(|to| {
            let part = lang.pick(" (một phần)", " (in part)");
            format!("{}{}", to.name, if to.part { part } else { "" })
        });
        let mut heirs = names.collect::<Vec<_>>().join("; ");
        if heirs.is_empty() {
            let none = lang.pick("không có đơn vị kế thừa", "no unit took it over");
            heirs = none.to_owned();
        }
        let basis = match it.basis {
            "text" => lang.pick("văn bản nêu", "stated"),
            "report" => lang.pick("theo nguồn thứ cấp", "reported"),
            _ => lang.pick("chưa chắc chắn", "unsure"),
        };
        let since = it.since.map_or_else(
            || lang.pick("không rõ từ ngày nào", "day unknown").to_owned(),
            |day| format!("{} {}", lang.pick("từ", "since"), lang.date(day)),
        );
        writeln!(
            out,
            "  {}: {} → {heirs}, {since} ({}; {basis})",
            lang.pick("cơ quan ban hành thay đổi", "issuer succeeded"),
            it.issuer,
            it.source,
        )?;
        if let Some(rule) = it.stays {
            writeln!(
                out,
                "    {} ({rule}; {})",
                lang.pick(
                    "văn bản quy phạm pháp luật của địa phương còn áp dụng đến khi đơn vị mới quyết định",
                    "local norms stay until the new unit decides"
                ),
                lang.pick("theo nguồn thứ cấp", "reported"),
            )?;
        }
    }
    Ok(())
}
