//! Opens the plans of `data/plans` and asks what an officer asks.

#![expect(clippy::print_stdout, reason = "an example speaks")]

use cancu::{AuditOptions, Date, Engine, TraceOptions};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let engine = Engine::open(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/plans"))?;
    let day: Date = "2024-12-31".parse()?;

    let answer = engine.resolve("nghi dinh 04/2015", day)?;
    println!(
        "{}: {}",
        answer.candidates[0].label,
        answer.status.state.vietnamese()
    );
    println!("  nay: {:?}", answer.current);
    assert_eq!(
        format!("{:?}", answer.current),
        "[vn/luat-qh15/2022/10, vn/nd-cp/2023/59]"
    );

    let options = TraceOptions::default();
    let trace = engine.trace("KH 38/KH-UBND Quảng Ngãi 2021", day, &options)?;
    println!("{} văn bản trung ương ở gốc", trace.sources.len());
    assert!(
        trace
            .sources
            .iter()
            .any(|it| it.id.to_string() == "vn/kl-tw/2016/120")
    );

    let audit = engine.audit(day, &AuditOptions::default())?;
    println!("{} chỗ viện dẫn văn bản hết hiệu lực", audit.findings.len());
    assert!(
        audit
            .findings
            .iter()
            .all(|it| it.document.year == Some(2021))
    );
    Ok(())
}
