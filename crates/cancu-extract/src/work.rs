//! Counts the bytes that are looked at, so that a test can hold time to grow with the text alone.
//!
//! Outside of tests nothing is counted and nothing remains of the calls.

#[cfg(test)]
use std::cell::Cell;

#[cfg(test)]
thread_local! {
    static BYTES: Cell<usize> = const { Cell::new(0) };
}

/// Notes that a stretch of so many bytes, or so many entries of a list, is looked at.
#[inline(always)]
pub(crate) fn looked(bytes: usize) {
    #[cfg(test)]
    BYTES.with(|it| it.set(it.get() + bytes));
    #[cfg(not(test))]
    let _ = bytes;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract;

    /// A text that makes trouble, of so many pieces.
    type Trouble = (&'static str, fn(usize) -> String);

    /// The bytes looked at for one byte of a text.
    fn work(text: &str) -> f64 {
        BYTES.with(|it| it.set(0));
        let _ = extract(text);
        BYTES.with(Cell::get) as f64 / text.len() as f64
    }

    /// Sentences as plans write them, with what surrounds a citation.
    fn plan(bytes: usize) -> String {
        let page = "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về \
            công tác văn thư;\n\nThực hiện Kế hoạch số 17/KH-UBND ngày 04/02/2021 của Ủy ban nhân \
            dân tỉnh về việc triển khai Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính \
            phủ, các cơ quan tổ chức quán triệt đến từng cán bộ, công chức; báo cáo kết quả trước \
            ngày 15 hằng tháng.\n\nĐiều 5. Nghị định này thay thế Nghị định số 110/2004/NĐ-CP. Các \
            quy định tại khoản 2 Điều này thực hiện theo Luật Lưu trữ.\n\n";
        page.repeat(bytes / page.len() + 1)
    }

    #[test]
    fn a_byte_of_a_long_text_costs_what_a_byte_of_a_short_one_does() {
        let (short, long) = (work(&plan(20_000)), work(&plan(2_000_000)));
        assert!((0.85..1.15).contains(&(long / short)), "{short} {long}");
    }

    #[test]
    fn the_worst_texts_cost_no_more_for_a_byte_when_they_grow() {
        let cases: [Trouble; 12] = [
            ("articles", |n| "Điều ".repeat(n)),
            ("unclosed quotes", |n| {
                "“Nghị định số 1/2020/NĐ-CP ".repeat(n)
            }),
            ("one endless line", |n| {
                "Thực hiện Nghị định số 04/2015/NĐ-CP ".repeat(n)
            }),
            ("nested lists", |n| {
                (0..n).map(|it| format!("{it}) a) - ")).collect()
            }),
            ("heads of lists", |n| {
                "Các nghị định sau đây hết hiệu lực:\nNghị định số 1/2020/NĐ-CP\n".repeat(n)
            }),
            ("blanks", |n| "\n \n\t".repeat(n)),
            ("slashes", |n| "1/2/3/".repeat(n)),
            ("passives", |n| {
                "Nghị định số 1/2020/NĐ-CP được sửa đổi bởi ".repeat(n)
            }),
            ("amending laws", |n| {
                "Luật sửa đổi, bổ sung một số điều của ".repeat(n)
            }),
            ("lists", |n| "Nghị định số 1/2020/NĐ-CP, ".repeat(n)),
            ("effects", |n| "này có hiệu lực ".repeat(n)),
            ("internal", |n| "“khoản 2 Điều này ".repeat(n)),
        ];
        for (name, text) in cases {
            let (small, large) = (work(&text(1_000)), work(&text(8_000)));
            assert!(large <= small * 1.25 + 1.0, "{name}: {small} then {large}");
            assert!(large < 500.0, "{name}: {large} bytes for one");
        }
    }
}
