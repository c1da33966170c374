// Generated from data/regimes.toml by `cargo xtask gen`.

use crate::regimes::Regime;
use crate::register::Certainty;

/// The rows of the table.
pub static REGIMES: &[Regime] = &[
    Regime {
        from: "2016-07-01",
        until: Some("2025-04-01"),
        falls: true,
        rule: "Luật 80/2015/QH13, Điều 154 khoản 4",
        certainty: Certainty::Text,
        source: "thời điểm bắt đầu chưa chắc chắn; Luật 63/2020/QH14 không sửa quy định này",
    },
    Regime {
        from: "2025-04-01",
        until: Some("2025-07-01"),
        falls: false,
        rule: "Luật 64/2025/QH15, Điều 57 khoản 2",
        certainty: Certainty::Report,
        source: "vẫn còn hiệu lực nếu không trái, trừ khi được tuyên bố hết hiệu lực",
    },
    Regime {
        from: "2025-07-01",
        until: None,
        falls: true,
        rule: "Luật 64/2025/QH15, Điều 57, sửa đổi tại Luật 87/2025/QH15, Điều 1",
        certainty: Certainty::Report,
        source: "hết hiệu lực theo, trừ khi cơ quan có thẩm quyền công bố còn hiệu lực",
    },
];
