// Generated from data/words.toml by `cargo xtask gen`.

use crate::words::{List, Word};

/// The rows of the table.
pub static WORDS: &[Word] = &[
    Word {
        list: List::About,
        words: "về việc",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 của UBND tỉnh về việc trồng rừng",
    },
    Word {
        list: List::About,
        words: "về",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 của UBND tỉnh về trồng rừng",
    },
    Word {
        list: List::About,
        words: "v/v",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 của UBND tỉnh v/v trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "ban hành",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 ban hành trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "quy định",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 quy định trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "qui định",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 qui định trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "hướng dẫn",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 hướng dẫn trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "sửa đổi",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 sửa đổi trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "bổ sung",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 bổ sung trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "phê duyệt",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 phê duyệt trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "thực hiện",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 thực hiện trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "tổ chức thực hiện",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 tổ chức thực hiện trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "triển khai",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 triển khai trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "công bố",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 công bố trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "điều chỉnh",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 điều chỉnh trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "thành lập",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 thành lập trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "tiếp tục",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 tiếp tục trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "tăng cường",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 tăng cường trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "đẩy mạnh",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 đẩy mạnh trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "chi tiết",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 chi tiết trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "xử phạt",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 xử phạt trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "đính chính",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 đính chính trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "bãi bỏ",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 bãi bỏ trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "giao",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 giao trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "cụ thể hóa",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 cụ thể hóa trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "nhằm",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 nhằm trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "tổng kết",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 tổng kết trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "sơ kết",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 sơ kết trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "kiện toàn",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 kiện toàn trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "quản lý",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 quản lý trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "phân công",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 phân công trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "phân cấp",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 phân cấp trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "thông báo",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 thông báo trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "công nhận",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 công nhận trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "chấn chỉnh",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 chấn chỉnh trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "để thực hiện",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 để thực hiện trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "phát động",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 phát động trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "xây dựng",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 xây dựng trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "đưa",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 đưa trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "kết luận",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 kết luận trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "ấn định",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 ấn định trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "thí điểm",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 thí điểm trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "chính sách",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 chính sách trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "điều lệ",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 điều lệ trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "khen thưởng",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 khen thưởng trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "một số vấn đề",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 một số vấn đề trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "một số nội dung",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 một số nội dung trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "một số chủ trương",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 một số chủ trương trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "một số nhiệm vụ",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 một số nhiệm vụ trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "một số giải pháp",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 một số giải pháp trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "một số biện pháp",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 một số biện pháp trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "một số chế độ",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 một số chế độ trồng rừng",
    },
    Word {
        list: List::OpensDescription,
        words: "một số cơ chế",
        example: "Quyết định số 5/QĐ-UBND ngày 01/02/2020 một số cơ chế trồng rừng",
    },
    Word {
        list: List::CarriesOn,
        words: "giao",
        example: "Chương trình số 55-CTr/TU ngày 01/02/2020, giao trồng rừng",
    },
    Word {
        list: List::CarriesOn,
        words: "nhằm",
        example: "Chương trình số 55-CTr/TU ngày 01/02/2020, nhằm trồng rừng",
    },
    Word {
        list: List::CarriesOn,
        words: "đưa",
        example: "Chương trình số 55-CTr/TU ngày 01/02/2020, đưa trồng rừng",
    },
    Word {
        list: List::CarriesOn,
        words: "để thực hiện",
        example: "Chương trình số 55-CTr/TU ngày 01/02/2020, để thực hiện trồng rừng",
    },
    Word {
        list: List::CarriesOn,
        words: "xây dựng",
        example: "Chương trình số 55-CTr/TU ngày 01/02/2020, xây dựng trồng rừng",
    },
    Word {
        list: List::CarriesOn,
        words: "thông báo",
        example: "Chương trình số 55-CTr/TU ngày 01/02/2020, thông báo trồng rừng",
    },
    Word {
        list: List::EndsDescription,
        words: "hết hiệu lực",
        example: "Quyết định số 5/QĐ-UBND về trồng rừng hết hiệu lực cây lớn",
    },
    Word {
        list: List::EndsDescription,
        words: "đã được sửa đổi",
        example: "Quyết định số 5/QĐ-UBND về trồng rừng đã được sửa đổi cây lớn",
    },
    Word {
        list: List::EndsDescription,
        words: "được sửa đổi",
        example: "Quyết định số 5/QĐ-UBND về trồng rừng được sửa đổi cây lớn",
    },
    Word {
        list: List::EndsDescription,
        words: "được thay thế",
        example: "Quyết định số 5/QĐ-UBND về trồng rừng được thay thế cây lớn",
    },
    Word {
        list: List::EndsDescription,
        words: "bị bãi bỏ",
        example: "Quyết định số 5/QĐ-UBND về trồng rừng bị bãi bỏ cây lớn",
    },
    Word {
        list: List::EndsDescription,
        words: "bị thay thế",
        example: "Quyết định số 5/QĐ-UBND về trồng rừng bị thay thế cây lớn",
    },
    Word {
        list: List::EndsDescription,
        words: "có hiệu lực",
        example: "Quyết định số 5/QĐ-UBND về trồng rừng có hiệu lực cây lớn",
    },
    Word {
        list: List::EndsDescription,
        words: "gắn với",
        example: "Quyết định số 5/QĐ-UBND về trồng rừng gắn với cây lớn",
    },
    Word {
        list: List::EndsDescription,
        words: "trọng tâm là những",
        example: "Quyết định số 5/QĐ-UBND về trồng rừng trọng tâm là những cây lớn",
    },
    Word {
        list: List::EndsDescription,
        words: "và gửi ",
        example: "Quyết định số 5/QĐ-UBND về trồng rừng và gửi cây lớn",
    },
    Word {
        list: List::EndsDescription,
        words: "như sau",
        example: "Quyết định số 5/QĐ-UBND về trồng rừng như sau cây lớn",
    },
    Word {
        list: List::EndsDescription,
        words: ", trong đó",
        example: "Quyết định số 5/QĐ-UBND về trồng rừng, trong đó cây lớn",
    },
    Word {
        list: List::EndsDescription,
        words: "(sau đây",
        example: "Quyết định số 5/QĐ-UBND về trồng rừng (sau đây cây lớn)",
    },
    Word {
        list: List::EndsDescription,
        words: "(trừ",
        example: "Quyết định số 5/QĐ-UBND về trồng rừng (trừ cây lớn)",
    },
    Word {
        list: List::EndsDescription,
        words: "(gọi",
        example: "Quyết định số 5/QĐ-UBND về trồng rừng (gọi cây lớn)",
    },
    Word {
        list: List::EndsDescription,
        words: "(đã được",
        example: "Quyết định số 5/QĐ-UBND về trồng rừng (đã được cây lớn)",
    },
    Word {
        list: List::EndsDescription,
        words: "(được sửa",
        example: "Quyết định số 5/QĐ-UBND về trồng rừng (được sửa cây lớn)",
    },
    Word {
        list: List::EndsDescription,
        words: "thì ",
        example: "Quyết định số 5/QĐ-UBND về trồng rừng thì cây lớn",
    },
    Word {
        list: List::EndsDescription,
        words: ", đồng thời",
        example: "Quyết định số 5/QĐ-UBND về trồng rừng, đồng thời cây lớn",
    },
    Word {
        list: List::EndsDescription,
        words: "tiếp tục có hiệu lực",
        example: "Quyết định số 5/QĐ-UBND về trồng rừng tiếp tục có hiệu lực cây lớn",
    },
    Word {
        list: List::EndsDescription,
        words: "để ban hành",
        example: "Quyết định số 5/QĐ-UBND về trồng rừng để ban hành cây lớn",
    },
    Word {
        list: List::EndsDescription,
        words: "và thay thế",
        example: "Quyết định số 5/QĐ-UBND về trồng rừng và thay thế cây lớn",
    },
    Word {
        list: List::EndsDescription,
        words: "và bãi bỏ",
        example: "Quyết định số 5/QĐ-UBND về trồng rừng và bãi bỏ cây lớn",
    },
    Word {
        list: List::EndsDescription,
        words: "./",
        example: "Quyết định số 5/QĐ-UBND về trồng rừng./",
    },
    Word {
        list: List::Body,
        words: "chính phủ",
        example: "Quyết định số 5/2020/QĐ-ABC của Chính phủ Xanh",
    },
    Word {
        list: List::Body,
        words: "thủ tướng",
        example: "Quyết định số 5/2020/QĐ-ABC của Thủ tướng Xanh",
    },
    Word {
        list: List::Body,
        words: "quốc hội",
        example: "Quyết định số 5/2020/QĐ-ABC của Quốc hội Xanh",
    },
    Word {
        list: List::Body,
        words: "chủ tịch",
        example: "Quyết định số 5/2020/QĐ-ABC của Chủ tịch Xanh",
    },
    Word {
        list: List::Body,
        words: "bộ",
        example: "Quyết định số 5/2020/QĐ-ABC của Bộ Xanh",
    },
    Word {
        list: List::Body,
        words: "ban",
        example: "Quyết định số 5/2020/QĐ-ABC của Ban Xanh",
    },
    Word {
        list: List::Body,
        words: "ủy ban",
        example: "Quyết định số 5/2020/QĐ-ABC của Ủy ban Xanh",
    },
    Word {
        list: List::Body,
        words: "uỷ ban",
        example: "Quyết định số 5/2020/QĐ-ABC của Uỷ ban Xanh",
    },
    Word {
        list: List::Body,
        words: "ubnd",
        example: "Quyết định số 5/2020/QĐ-ABC của UBND Xanh",
    },
    Word {
        list: List::Body,
        words: "hđnd",
        example: "Quyết định số 5/2020/QĐ-ABC của HĐND Xanh",
    },
    Word {
        list: List::Body,
        words: "hội đồng",
        example: "Quyết định số 5/2020/QĐ-ABC của Hội đồng Xanh",
    },
    Word {
        list: List::Body,
        words: "hội nghị",
        example: "Quyết định số 5/2020/QĐ-ABC của Hội nghị Xanh",
    },
    Word {
        list: List::Body,
        words: "tỉnh ủy",
        example: "Quyết định số 5/2020/QĐ-ABC của Tỉnh ủy Xanh",
    },
    Word {
        list: List::Body,
        words: "tỉnh uỷ",
        example: "Quyết định số 5/2020/QĐ-ABC của Tỉnh uỷ Xanh",
    },
    Word {
        list: List::Body,
        words: "thành ủy",
        example: "Quyết định số 5/2020/QĐ-ABC của Thành ủy Xanh",
    },
    Word {
        list: List::Body,
        words: "huyện ủy",
        example: "Quyết định số 5/2020/QĐ-ABC của Huyện ủy Xanh",
    },
    Word {
        list: List::Body,
        words: "đảng ủy",
        example: "Quyết định số 5/2020/QĐ-ABC của Đảng ủy Xanh",
    },
    Word {
        list: List::Body,
        words: "đảng uỷ",
        example: "Quyết định số 5/2020/QĐ-ABC của Đảng uỷ Xanh",
    },
    Word {
        list: List::Body,
        words: "sở",
        example: "Quyết định số 5/2020/QĐ-ABC của Sở Xanh",
    },
    Word {
        list: List::Body,
        words: "văn phòng",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Xanh",
    },
    Word {
        list: List::Body,
        words: "tổng cục",
        example: "Quyết định số 5/2020/QĐ-ABC của Tổng cục Xanh",
    },
    Word {
        list: List::Body,
        words: "cục",
        example: "Quyết định số 5/2020/QĐ-ABC của Cục Xanh",
    },
    Word {
        list: List::Body,
        words: "tòa án",
        example: "Quyết định số 5/2020/QĐ-ABC của Tòa án Xanh",
    },
    Word {
        list: List::Body,
        words: "toà án",
        example: "Quyết định số 5/2020/QĐ-ABC của Toà án Xanh",
    },
    Word {
        list: List::Body,
        words: "viện",
        example: "Quyết định số 5/2020/QĐ-ABC của Viện Xanh",
    },
    Word {
        list: List::Body,
        words: "ngân hàng",
        example: "Quyết định số 5/2020/QĐ-ABC của Ngân hàng Xanh",
    },
    Word {
        list: List::Body,
        words: "thanh tra",
        example: "Quyết định số 5/2020/QĐ-ABC của Thanh tra Xanh",
    },
    Word {
        list: List::Body,
        words: "thống đốc",
        example: "Quyết định số 5/2020/QĐ-ABC của Thống đốc Xanh",
    },
    Word {
        list: List::Body,
        words: "trung ương",
        example: "Quyết định số 5/2020/QĐ-ABC của Trung ương Xanh",
    },
    Word {
        list: List::Body,
        words: "bch",
        example: "Quyết định số 5/2020/QĐ-ABC của BCH Xanh",
    },
    Word {
        list: List::Body,
        words: "btv",
        example: "Quyết định số 5/2020/QĐ-ABC của BTV Xanh",
    },
    Word {
        list: List::Body,
        words: "mặt trận",
        example: "Quyết định số 5/2020/QĐ-ABC của Mặt trận Xanh",
    },
    Word {
        list: List::Body,
        words: "liên bộ",
        example: "Quyết định số 5/2020/QĐ-ABC của Liên bộ Xanh",
    },
    Word {
        list: List::Body,
        words: "giám đốc",
        example: "Quyết định số 5/2020/QĐ-ABC của Giám đốc Xanh",
    },
    Word {
        list: List::Body,
        words: "thị ủy",
        example: "Quyết định số 5/2020/QĐ-ABC của Thị ủy Xanh",
    },
    Word {
        list: List::Body,
        words: "thị uỷ",
        example: "Quyết định số 5/2020/QĐ-ABC của Thị uỷ Xanh",
    },
    Word {
        list: List::Body,
        words: "quận ủy",
        example: "Quyết định số 5/2020/QĐ-ABC của Quận ủy Xanh",
    },
    Word {
        list: List::Body,
        words: "quận uỷ",
        example: "Quyết định số 5/2020/QĐ-ABC của Quận uỷ Xanh",
    },
    Word {
        list: List::Body,
        words: "phòng",
        example: "Quyết định số 5/2020/QĐ-ABC của Phòng Xanh",
    },
    Word {
        list: List::Body,
        words: "công an",
        example: "Quyết định số 5/2020/QĐ-ABC của Công an Xanh",
    },
    Word {
        list: List::Body,
        words: "chi cục",
        example: "Quyết định số 5/2020/QĐ-ABC của Chi cục Xanh",
    },
    Word {
        list: List::Body,
        words: "thường trực",
        example: "Quyết định số 5/2020/QĐ-ABC của Thường trực Xanh",
    },
    Word {
        list: List::Body,
        words: "thường vụ",
        example: "Quyết định số 5/2020/QĐ-ABC của Thường vụ Xanh",
    },
    Word {
        list: List::Body,
        words: "đảng đoàn",
        example: "Quyết định số 5/2020/QĐ-ABC của Đảng đoàn Xanh",
    },
    Word {
        list: List::Body,
        words: "liên ngành",
        example: "Quyết định số 5/2020/QĐ-ABC của Liên ngành Xanh",
    },
    Word {
        list: List::Body,
        words: "kiểm toán",
        example: "Quyết định số 5/2020/QĐ-ABC của Kiểm toán Xanh",
    },
    Word {
        list: List::Body,
        words: "liên đoàn",
        example: "Quyết định số 5/2020/QĐ-ABC của Liên đoàn Xanh",
    },
    Word {
        list: List::Body,
        words: "tổng liên đoàn",
        example: "Quyết định số 5/2020/QĐ-ABC của Tổng liên đoàn Xanh",
    },
    Word {
        list: List::Body,
        words: "đoàn chủ tịch",
        example: "Quyết định số 5/2020/QĐ-ABC của Đoàn chủ tịch Xanh",
    },
    Word {
        list: List::Body,
        words: "công đoàn",
        example: "Quyết định số 5/2020/QĐ-ABC của Công đoàn Xanh",
    },
    Word {
        list: List::Body,
        words: "đoàn thanh niên",
        example: "Quyết định số 5/2020/QĐ-ABC của Đoàn thanh niên Xanh",
    },
    Word {
        list: List::Unit,
        words: "tỉnh ",
        example: "Quyết định số 5/2020/QĐ-ABC của tỉnh Xanh",
    },
    Word {
        list: List::Unit,
        words: "thành phố ",
        example: "Quyết định số 5/2020/QĐ-ABC của thành phố Xanh",
    },
    Word {
        list: List::Unit,
        words: "tp",
        example: "Quyết định số 5/2020/QĐ-ABC của tp.Xanh",
    },
    Word {
        list: List::Unit,
        words: "huyện ",
        example: "Quyết định số 5/2020/QĐ-ABC của huyện Xanh",
    },
    Word {
        list: List::Unit,
        words: "xã ",
        example: "Quyết định số 5/2020/QĐ-ABC của xã Xanh",
    },
    Word {
        list: List::Unit,
        words: "thị xã ",
        example: "Quyết định số 5/2020/QĐ-ABC của thị xã Xanh",
    },
    Word {
        list: List::Unit,
        words: "trung ương",
        example: "Quyết định số 5/2020/QĐ-ABC của trung ương Xanh",
    },
    Word {
        list: List::Of,
        words: "của",
        example: "Quyết định số 5/2020/QĐ-ABC của UBND tỉnh Xanh",
    },
    Word {
        list: List::Of,
        words: "do",
        example: "Quyết định số 5/2020/QĐ-ABC do UBND tỉnh Xanh",
    },
    Word {
        list: List::Of,
        words: "giữa",
        example: "Quyết định số 5/2020/QĐ-ABC giữa UBND tỉnh Xanh",
    },
    Word {
        list: List::Of,
        words: "Của",
        example: "Quyết định số 5/2020/QĐ-ABC Của UBND tỉnh Xanh",
    },
    Word {
        list: List::Of,
        words: "CỦA",
        example: "Quyết định số 5/2020/QĐ-ABC CỦA UBND tỉnh Xanh",
    },
    Word {
        list: List::Of,
        words: "CỦÀ",
        example: "Quyết định số 5/2020/QĐ-ABC CỦÀ UBND tỉnh Xanh",
    },
    Word {
        list: List::Of,
        words: "cua",
        example: "Quyết định số 5/2020/QĐ-ABC cua UBND tỉnh Xanh",
    },
    Word {
        list: List::Of,
        words: "cùa",
        example: "Quyết định số 5/2020/QĐ-ABC cùa UBND tỉnh Xanh",
    },
    Word {
        list: List::Of,
        words: "cuả",
        example: "Quyết định số 5/2020/QĐ-ABC cuả UBND tỉnh Xanh",
    },
    Word {
        list: List::Issued,
        words: "được ban hành ",
        example: "Quyết định số 5/2020/QĐ-ABC được ban hành ngày 01/02/2020",
    },
    Word {
        list: List::Issued,
        words: "ban hành ",
        example: "Quyết định số 5/2020/QĐ-ABC ban hành ngày 01/02/2020",
    },
    Word {
        list: List::Issued,
        words: "đã gửi ",
        example: "Quyết định số 5/2020/QĐ-ABC đã gửi ngày 01/02/2020",
    },
    Word {
        list: List::Issued,
        words: "gửi ",
        example: "Quyết định số 5/2020/QĐ-ABC gửi ngày 01/02/2020",
    },
    Word {
        list: List::Issued,
        words: "đã ký ",
        example: "Quyết định số 5/2020/QĐ-ABC đã ký ngày 01/02/2020",
    },
    Word {
        list: List::Issued,
        words: "đã ban hành ",
        example: "Quyết định số 5/2020/QĐ-ABC đã ban hành ngày 01/02/2020",
    },
    Word {
        list: List::Issued,
        words: "Ngày ban hành: ",
        example: "Quyết định số 5/2020/QĐ-ABC Ngày ban hành: ngày 01/02/2020",
    },
    Word {
        list: List::Issued,
        words: "ngày ban hành: ",
        example: "Quyết định số 5/2020/QĐ-ABC ngày ban hành: ngày 01/02/2020",
    },
    Word {
        list: List::Issued,
        words: "công bố ",
        example: "Quyết định số 5/2020/QĐ-ABC công bố ngày 01/02/2020",
    },
    Word {
        list: List::Issued,
        words: "ký ",
        example: "Quyết định số 5/2020/QĐ-ABC ký ngày 01/02/2020",
    },
    Word {
        list: List::Issued,
        words: "cùng ",
        example: "Quyết định số 5/2020/QĐ-ABC cùng ngày 01/02/2020",
    },
    Word {
        list: List::Issued,
        words: "đều ",
        example: "Quyết định số 5/2020/QĐ-ABC đều ngày 01/02/2020",
    },
    Word {
        list: List::Term,
        words: "khóa",
        example: "Nghị quyết số 5-NQ/TW ngày 01/02/2020, của Bộ Chính trị khóa XI",
    },
    Word {
        list: List::Term,
        words: "khoá",
        example: "Nghị quyết số 5-NQ/TW ngày 01/02/2020, của Bộ Chính trị khoá XI",
    },
    Word {
        list: List::Term,
        words: "Khóa",
        example: "Nghị quyết số 5-NQ/TW ngày 01/02/2020, của Bộ Chính trị Khóa XI",
    },
    Word {
        list: List::Term,
        words: "Khoá",
        example: "Nghị quyết số 5-NQ/TW ngày 01/02/2020, của Bộ Chính trị Khoá XI",
    },
    Word {
        list: List::Term,
        words: "nhiệm kỳ khóa",
        example: "Nghị quyết số 5-NQ/TW ngày 01/02/2020, của Bộ Chính trị nhiệm kỳ khóa XI",
    },
    Word {
        list: List::EndsBody,
        words: "về",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Về cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "v/v",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ V/v cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "ban hành",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Ban hành cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "quy định",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Quy định cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "qui định",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Qui định cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "hướng dẫn",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Hướng dẫn cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "sửa đổi",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Sửa đổi cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "sửa đối",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Sửa đối cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "phê duyệt",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Phê duyệt cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "thực hiện",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Thực hiện cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "triển khai",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Triển khai cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "công bố",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Công bố cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "tại",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Tại cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "để",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Để cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "có",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Có cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "đã",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Đã cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "được",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Được cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "bị",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Bị cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "hết",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Hết cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "thay thế",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Thay thế cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "bãi bỏ",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Bãi bỏ cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "đến",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Đến cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "khi",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Khi cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "thì",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Thì cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "là",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Là cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "cho",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Cho cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "theo",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Theo cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "nhằm",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Nhằm cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "đối với",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Đối với cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "bổ sung",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Bổ sung cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "kèm",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Kèm cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "ngày",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Ngày cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "trong",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Trong cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "từ",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Từ cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "tiếp tục",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Tiếp tục cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "trên",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Trên cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "này",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Này cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "ký",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Ký cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "gắn với",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Gắn với cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "điều chỉnh",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Điều chỉnh cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "cùng",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Cùng cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "nêu",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Nêu cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "chưa",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Chưa cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "không",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Không cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "xây dựng",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Xây dựng cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "yêu cầu",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Yêu cầu cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "đảm bảo",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Đảm bảo cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "như",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Như cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "bao gồm",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Bao gồm cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "phải",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Phải cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "tới",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Tới cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "ngưng",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Ngưng cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "thông báo",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Thông báo cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "báo cáo",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Báo cáo cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "đang",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Đang cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "sẽ",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Sẽ cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "vẫn",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Vẫn cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "giao cho",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Giao cho cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "thống nhất",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Thống nhất cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "đề nghị",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Đề nghị cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "hiện hành",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Hiện hành cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "trái",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Trái cây lớn",
    },
    Word {
        list: List::EndsBody,
        words: "giai đoạn",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ Giai đoạn cây lớn",
    },
    Word {
        list: List::EndsBodyInSmall,
        words: "thí điểm",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ thí điểm cây lớn",
    },
    Word {
        list: List::EndsBodyInSmall,
        words: "chính sách",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ chính sách cây lớn",
    },
    Word {
        list: List::EndsBodyInSmall,
        words: "bằng",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ bằng cây lớn",
    },
    Word {
        list: List::EndsBodyInSmall,
        words: "một số",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ một số cây lớn",
    },
    Word {
        list: List::EndsBodyInSmall,
        words: "vì",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ vì cây lớn",
    },
    Word {
        list: List::EndsBodyInSmall,
        words: "do",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ do cây lớn",
    },
    Word {
        list: List::EndsBodyInSmall,
        words: "đạt",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ đạt cây lớn",
    },
    Word {
        list: List::EndsBodyInSmall,
        words: "nên",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ nên cây lớn",
    },
    Word {
        list: List::EndsBodyInSmall,
        words: "cũng",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ cũng cây lớn",
    },
    Word {
        list: List::EndsBodyInSmall,
        words: "tuy",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ tuy cây lớn",
    },
    Word {
        list: List::EndsBodyInSmall,
        words: "trước đây",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ trước đây cây lớn",
    },
    Word {
        list: List::EndsBodyInSmall,
        words: "nói trên",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ nói trên cây lớn",
    },
    Word {
        list: List::EndsBodyInSmall,
        words: "hủy bỏ",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ hủy bỏ cây lớn",
    },
    Word {
        list: List::EndsBodyInSmall,
        words: "huỷ bỏ",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ huỷ bỏ cây lớn",
    },
    Word {
        list: List::EndsBodyInSmall,
        words: "đính chính",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ đính chính cây lớn",
    },
    Word {
        list: List::EndsBodyInSmall,
        words: "tổng kết",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ tổng kết cây lớn",
    },
    Word {
        list: List::EndsBodyInSmall,
        words: "sơ kết",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ sơ kết cây lớn",
    },
    Word {
        list: List::EndsBodyInSmall,
        words: "phát động",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ phát động cây lớn",
    },
    Word {
        list: List::EndsBodyInSmall,
        words: "tăng cường",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ tăng cường cây lớn",
    },
    Word {
        list: List::EndsBodyInSmall,
        words: "đẩy mạnh",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ đẩy mạnh cây lớn",
    },
    Word {
        list: List::EndsBodyInSmall,
        words: "áp dụng",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ áp dụng cây lớn",
    },
    Word {
        list: List::EndsBodyInSmall,
        words: "thành lập",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ thành lập cây lớn",
    },
    Word {
        list: List::EndsBodyInSmall,
        words: "khen thưởng",
        example: "Quyết định số 5/2020/QĐ-ABC của Văn phòng Chính phủ khen thưởng cây lớn",
    },
    Word {
        list: List::Acts,
        words: "ban hành",
        example: "Thực hiện Công văn số 5/TTg-KTN của Văn phòng Chính phủ, Bộ Y tế ban hành việc trồng rừng",
    },
    Word {
        list: List::Acts,
        words: "thông báo",
        example: "Thực hiện Công văn số 5/TTg-KTN của Văn phòng Chính phủ, Bộ Y tế thông báo việc trồng rừng",
    },
    Word {
        list: List::Acts,
        words: "hướng dẫn",
        example: "Thực hiện Công văn số 5/TTg-KTN của Văn phòng Chính phủ, Bộ Y tế hướng dẫn việc trồng rừng",
    },
    Word {
        list: List::Acts,
        words: "xây dựng",
        example: "Thực hiện Công văn số 5/TTg-KTN của Văn phòng Chính phủ, Bộ Y tế xây dựng việc trồng rừng",
    },
    Word {
        list: List::Acts,
        words: "yêu cầu",
        example: "Thực hiện Công văn số 5/TTg-KTN của Văn phòng Chính phủ, Bộ Y tế yêu cầu việc trồng rừng",
    },
    Word {
        list: List::Acts,
        words: "đề nghị",
        example: "Thực hiện Công văn số 5/TTg-KTN của Văn phòng Chính phủ, Bộ Y tế đề nghị việc trồng rừng",
    },
    Word {
        list: List::Acts,
        words: "báo cáo",
        example: "Thực hiện Công văn số 5/TTg-KTN của Văn phòng Chính phủ, Bộ Y tế báo cáo việc trồng rừng",
    },
    Word {
        list: List::Acts,
        words: "triển khai",
        example: "Thực hiện Công văn số 5/TTg-KTN của Văn phòng Chính phủ, Bộ Y tế triển khai việc trồng rừng",
    },
    Word {
        list: List::Acts,
        words: "quy định",
        example: "Thực hiện Công văn số 5/TTg-KTN của Văn phòng Chính phủ, Bộ Y tế quy định việc trồng rừng",
    },
    Word {
        list: List::Acts,
        words: "thực hiện",
        example: "Thực hiện Công văn số 5/TTg-KTN của Văn phòng Chính phủ, Bộ Y tế thực hiện việc trồng rừng",
    },
    Word {
        list: List::Acts,
        words: "phê duyệt",
        example: "Thực hiện Công văn số 5/TTg-KTN của Văn phòng Chính phủ, Bộ Y tế phê duyệt việc trồng rừng",
    },
    Word {
        list: List::Acts,
        words: "chỉ đạo",
        example: "Thực hiện Công văn số 5/TTg-KTN của Văn phòng Chính phủ, Bộ Y tế chỉ đạo việc trồng rừng",
    },
    Word {
        list: List::Acts,
        words: "phối hợp",
        example: "Thực hiện Công văn số 5/TTg-KTN của Văn phòng Chính phủ, Bộ Y tế phối hợp việc trồng rừng",
    },
    Word {
        list: List::Acts,
        words: "chủ trì",
        example: "Thực hiện Công văn số 5/TTg-KTN của Văn phòng Chính phủ, Bộ Y tế chủ trì việc trồng rừng",
    },
    Word {
        list: List::Acts,
        words: "tham mưu",
        example: "Thực hiện Công văn số 5/TTg-KTN của Văn phòng Chính phủ, Bộ Y tế tham mưu việc trồng rừng",
    },
    Word {
        list: List::Acts,
        words: "tổ chức",
        example: "Thực hiện Công văn số 5/TTg-KTN của Văn phòng Chính phủ, Bộ Y tế tổ chức việc trồng rừng",
    },
    Word {
        list: List::Acts,
        words: "đề ra",
        example: "Thực hiện Công văn số 5/TTg-KTN của Văn phòng Chính phủ, Bộ Y tế đề ra việc trồng rừng",
    },
    Word {
        list: List::Acts,
        words: "tiến hành",
        example: "Thực hiện Công văn số 5/TTg-KTN của Văn phòng Chính phủ, Bộ Y tế tiến hành việc trồng rừng",
    },
    Word {
        list: List::Acts,
        words: "đã",
        example: "Thực hiện Công văn số 5/TTg-KTN của Văn phòng Chính phủ, Bộ Y tế đã việc trồng rừng",
    },
    Word {
        list: List::Acts,
        words: "có",
        example: "Thực hiện Công văn số 5/TTg-KTN của Văn phòng Chính phủ, Bộ Y tế có việc trồng rừng",
    },
    Word {
        list: List::Acts,
        words: "sẽ",
        example: "Thực hiện Công văn số 5/TTg-KTN của Văn phòng Chính phủ, Bộ Y tế sẽ việc trồng rừng",
    },
    Word {
        list: List::Acts,
        words: "đang",
        example: "Thực hiện Công văn số 5/TTg-KTN của Văn phòng Chính phủ, Bộ Y tế đang việc trồng rừng",
    },
    Word {
        list: List::Central,
        words: "Chính phủ",
        example: "Thực hiện Nghị quyết số 5/2020/NQ-ABC của Chính phủ, UBND tỉnh Xanh đã trồng rừng",
    },
    Word {
        list: List::Central,
        words: "Thủ tướng",
        example: "Thực hiện Nghị quyết số 5/2020/NQ-ABC của Thủ tướng Chính phủ, UBND tỉnh Xanh đã trồng rừng",
    },
    Word {
        list: List::Central,
        words: "Bộ ",
        example: "Thực hiện Nghị quyết số 5/2020/NQ-ABC của Bộ Y tế, UBND tỉnh Xanh đã trồng rừng",
    },
    Word {
        list: List::Central,
        words: "Quốc hội",
        example: "Thực hiện Nghị quyết số 5/2020/NQ-ABC của Quốc hội, UBND tỉnh Xanh đã trồng rừng",
    },
    Word {
        list: List::Central,
        words: "Ban Bí thư",
        example: "Thực hiện Nghị quyết số 5/2020/NQ-ABC của Ban Bí thư, UBND tỉnh Xanh đã trồng rừng",
    },
    Word {
        list: List::Central,
        words: "Trung ương",
        example: "Thực hiện Nghị quyết số 5/2020/NQ-ABC của Trung ương, UBND tỉnh Xanh đã trồng rừng",
    },
    Word {
        list: List::Local,
        words: "UBND",
        example: "Thực hiện Quyết định số 5/2020/QĐ-TTg của Thủ tướng Chính phủ, UBND Xanh đã trồng rừng",
    },
    Word {
        list: List::Local,
        words: "Ủy ban nhân dân",
        example: "Thực hiện Quyết định số 5/2020/QĐ-TTg của Thủ tướng Chính phủ, Ủy ban nhân dân Xanh đã trồng rừng",
    },
    Word {
        list: List::Local,
        words: "Uỷ ban nhân dân",
        example: "Thực hiện Quyết định số 5/2020/QĐ-TTg của Thủ tướng Chính phủ, Uỷ ban nhân dân Xanh đã trồng rừng",
    },
    Word {
        list: List::Local,
        words: "HĐND",
        example: "Thực hiện Quyết định số 5/2020/QĐ-TTg của Thủ tướng Chính phủ, HĐND Xanh đã trồng rừng",
    },
    Word {
        list: List::Local,
        words: "Hội đồng nhân dân",
        example: "Thực hiện Quyết định số 5/2020/QĐ-TTg của Thủ tướng Chính phủ, Hội đồng nhân dân Xanh đã trồng rừng",
    },
    Word {
        list: List::Local,
        words: "Sở ",
        example: "Thực hiện Quyết định số 5/2020/QĐ-TTg của Thủ tướng Chính phủ, Sở Xanh đã trồng rừng",
    },
    Word {
        list: List::Local,
        words: "Tỉnh ủy",
        example: "Thực hiện Quyết định số 5/2020/QĐ-TTg của Thủ tướng Chính phủ, Tỉnh ủy Xanh đã trồng rừng",
    },
    Word {
        list: List::Local,
        words: "Huyện ủy",
        example: "Thực hiện Quyết định số 5/2020/QĐ-TTg của Thủ tướng Chính phủ, Huyện ủy Xanh đã trồng rừng",
    },
    Word {
        list: List::Local,
        words: "Thành ủy",
        example: "Thực hiện Quyết định số 5/2020/QĐ-TTg của Thủ tướng Chính phủ, Thành ủy Xanh đã trồng rừng",
    },
    Word {
        list: List::Local,
        words: "Đảng ủy",
        example: "Thực hiện Quyết định số 5/2020/QĐ-TTg của Thủ tướng Chính phủ, Đảng ủy Xanh đã trồng rừng",
    },
    Word {
        list: List::Local,
        words: "Ban Thường vụ",
        example: "Thực hiện Quyết định số 5/2020/QĐ-TTg của Thủ tướng Chính phủ, Ban Thường vụ Xanh đã trồng rừng",
    },
    Word {
        list: List::Local,
        words: "Công an",
        example: "Thực hiện Quyết định số 5/2020/QĐ-TTg của Thủ tướng Chính phủ, Công an Xanh đã trồng rừng",
    },
    Word {
        list: List::Local,
        words: "Phòng ",
        example: "Thực hiện Quyết định số 5/2020/QĐ-TTg của Thủ tướng Chính phủ, Phòng Xanh đã trồng rừng",
    },
    Word {
        list: List::Local,
        words: "Thường trực",
        example: "Thực hiện Quyết định số 5/2020/QĐ-TTg của Thủ tướng Chính phủ, Thường trực Xanh đã trồng rừng",
    },
    Word {
        list: List::Issues,
        words: "đã ban hành",
        example: "Trước đó, UBND tỉnh Xanh đã ban hành Quyết định số 5/2020/QĐ-ABC",
    },
    Word {
        list: List::Issues,
        words: "ban hành",
        example: "Trước đó, UBND tỉnh Xanh ban hành Quyết định số 5/2020/QĐ-ABC",
    },
    Word {
        list: List::Issues,
        words: "cũng ban hành",
        example: "Trước đó, UBND tỉnh Xanh cũng ban hành Quyết định số 5/2020/QĐ-ABC",
    },
    Word {
        list: List::Issues,
        words: "cũng đã ban hành",
        example: "Trước đó, UBND tỉnh Xanh cũng đã ban hành Quyết định số 5/2020/QĐ-ABC",
    },
    Word {
        list: List::Issues,
        words: "đã ra",
        example: "Trước đó, UBND tỉnh Xanh đã ra Quyết định số 5/2020/QĐ-ABC",
    },
    Word {
        list: List::Issues,
        words: "ra",
        example: "Trước đó, UBND tỉnh Xanh ra Quyết định số 5/2020/QĐ-ABC",
    },
    Word {
        list: List::Issues,
        words: "đã ký",
        example: "Trước đó, UBND tỉnh Xanh đã ký Quyết định số 5/2020/QĐ-ABC",
    },
    Word {
        list: List::Issues,
        words: "ký",
        example: "Trước đó, UBND tỉnh Xanh ký Quyết định số 5/2020/QĐ-ABC",
    },
    Word {
        list: List::Issues,
        words: "đã ký ban hành",
        example: "Trước đó, UBND tỉnh Xanh đã ký ban hành Quyết định số 5/2020/QĐ-ABC",
    },
    Word {
        list: List::Issues,
        words: "ký ban hành",
        example: "Trước đó, UBND tỉnh Xanh ký ban hành Quyết định số 5/2020/QĐ-ABC",
    },
    Word {
        list: List::Issues,
        words: "đã có",
        example: "Trước đó, UBND tỉnh Xanh đã có Quyết định số 5/2020/QĐ-ABC",
    },
    Word {
        list: List::Issues,
        words: "đã kịp thời có",
        example: "Trước đó, UBND tỉnh Xanh đã kịp thời có Quyết định số 5/2020/QĐ-ABC",
    },
    Word {
        list: List::Issues,
        words: "đã kịp thời ban hành",
        example: "Trước đó, UBND tỉnh Xanh đã kịp thời ban hành Quyết định số 5/2020/QĐ-ABC",
    },
    Word {
        list: List::Issues,
        words: "đã thông qua",
        example: "Trước đó, UBND tỉnh Xanh đã thông qua Quyết định số 5/2020/QĐ-ABC",
    },
    Word {
        list: List::Issues,
        words: "thông qua",
        example: "Trước đó, UBND tỉnh Xanh thông qua Quyết định số 5/2020/QĐ-ABC",
    },
    Word {
        list: List::Issues,
        words: "đã phê duyệt",
        example: "Trước đó, UBND tỉnh Xanh đã phê duyệt Quyết định số 5/2020/QĐ-ABC",
    },
    Word {
        list: List::Issues,
        words: "đã xây dựng",
        example: "Trước đó, UBND tỉnh Xanh đã xây dựng Quyết định số 5/2020/QĐ-ABC",
    },
    Word {
        list: List::Issues,
        words: "đã công bố",
        example: "Trước đó, UBND tỉnh Xanh đã công bố Quyết định số 5/2020/QĐ-ABC",
    },
    Word {
        list: List::Issues,
        words: "tiếp tục ban hành",
        example: "Trước đó, UBND tỉnh Xanh tiếp tục ban hành Quyết định số 5/2020/QĐ-ABC",
    },
    Word {
        list: List::OpensBody,
        words: "Căn cứ",
        example: "Trồng rừng\nCăn cứ việc trồng rừng\nKẾ HOẠCH",
    },
    Word {
        list: List::OpensBody,
        words: "Điều 1",
        example: "Trồng rừng\nĐiều 1 việc trồng rừng\nKẾ HOẠCH",
    },
    Word {
        list: List::OpensBody,
        words: "Theo đề nghị",
        example: "Trồng rừng\nTheo đề nghị việc trồng rừng\nKẾ HOẠCH",
    },
    Word {
        list: List::OpensBody,
        words: "Kính gửi",
        example: "Trồng rừng\nKính gửi việc trồng rừng\nKẾ HOẠCH",
    },
    Word {
        list: List::OpensBody,
        words: "Chương I",
        example: "Trồng rừng\nChương I việc trồng rừng\nKẾ HOẠCH",
    },
    Word {
        list: List::OpensBody,
        words: "Xét",
        example: "Trồng rừng\nXét việc trồng rừng\nKẾ HOẠCH",
    },
    Word {
        list: List::OpensBody,
        words: "Chiểu",
        example: "Trồng rừng\nChiểu việc trồng rừng\nKẾ HOẠCH",
    },
    Word {
        list: List::OpensBody,
        words: "I. ",
        example: "Trồng rừng\nI. việc trồng rừng\nKẾ HOẠCH",
    },
    Word {
        list: List::OpensBody,
        words: "Chương 1",
        example: "Trồng rừng\nChương 1 việc trồng rừng\nKẾ HOẠCH",
    },
    Word {
        list: List::Recital,
        words: "Căn cứ",
        example: "Số: 5/KH-UBND\nKẾ HOẠCH\nTrồng rừng\nCăn cứ trồng cây lớn",
    },
    Word {
        list: List::Recital,
        words: "Thực hiện Công văn",
        example: "Số: 5/KH-UBND\nKẾ HOẠCH\nTrồng rừng\nThực hiện Công văn trồng cây lớn",
    },
    Word {
        list: List::Recital,
        words: "Thực hiện Kế hoạch số",
        example: "Số: 5/KH-UBND\nKẾ HOẠCH\nTrồng rừng\nThực hiện Kế hoạch số trồng cây lớn",
    },
    Word {
        list: List::Recital,
        words: "Thực hiện Nghị",
        example: "Số: 5/KH-UBND\nKẾ HOẠCH\nTrồng rừng\nThực hiện Nghị trồng cây lớn",
    },
    Word {
        list: List::Recital,
        words: "Thực hiện Chỉ thị",
        example: "Số: 5/KH-UBND\nKẾ HOẠCH\nTrồng rừng\nThực hiện Chỉ thị trồng cây lớn",
    },
    Word {
        list: List::Recital,
        words: "Thực hiện Luật",
        example: "Số: 5/KH-UBND\nKẾ HOẠCH\nTrồng rừng\nThực hiện Luật trồng cây lớn",
    },
    Word {
        list: List::Recital,
        words: "Thực hiện Kết luận",
        example: "Số: 5/KH-UBND\nKẾ HOẠCH\nTrồng rừng\nThực hiện Kết luận trồng cây lớn",
    },
    Word {
        list: List::Recital,
        words: "Theo đề nghị",
        example: "Số: 5/KH-UBND\nKẾ HOẠCH\nTrồng rừng\nTheo đề nghị trồng cây lớn",
    },
    Word {
        list: List::Recital,
        words: "Xét đề nghị",
        example: "Số: 5/KH-UBND\nKẾ HOẠCH\nTrồng rừng\nXét đề nghị trồng cây lớn",
    },
    Word {
        list: List::Recital,
        words: "Kính gửi",
        example: "Số: 5/KH-UBND\nKẾ HOẠCH\nTrồng rừng\nKính gửi trồng cây lớn",
    },
    Word {
        list: List::Recital,
        words: "Điều 1",
        example: "Số: 5/KH-UBND\nKẾ HOẠCH\nTrồng rừng\nĐiều 1 trồng cây lớn",
    },
    Word {
        list: List::Recital,
        words: "Quốc hội ban hành",
        example: "Số: 5/KH-UBND\nKẾ HOẠCH\nTrồng rừng\nQuốc hội ban hành trồng cây lớn",
    },
    Word {
        list: List::Recital,
        words: "QUYẾT ĐỊNH:",
        example: "Số: 5/KH-UBND\nKẾ HOẠCH\nTrồng rừng\nQUYẾT ĐỊNH: trồng cây lớn",
    },
    Word {
        list: List::Recital,
        words: "NGHỊ ĐỊNH:",
        example: "Số: 5/KH-UBND\nKẾ HOẠCH\nTrồng rừng\nNGHỊ ĐỊNH: trồng cây lớn",
    },
    Word {
        list: List::Recital,
        words: "Thực hiện Quyết định số",
        example: "Số: 5/KH-UBND\nKẾ HOẠCH\nTrồng rừng\nThực hiện Quyết định số trồng cây lớn",
    },
    Word {
        list: List::Recital,
        words: "Chương I",
        example: "Số: 5/KH-UBND\nKẾ HOẠCH\nTrồng rừng\nChương I trồng cây lớn",
    },
    Word {
        list: List::Letterhead,
        words: "cộng hòa xã hội",
        example: "Số: 5/KH-ABC\nKẾ HOẠCH\nTRỒNG RỪNG\nCỘNG HÒA XÃ HỘI XANH",
    },
    Word {
        list: List::Letterhead,
        words: "độc lập",
        example: "Số: 5/KH-ABC\nKẾ HOẠCH\nTRỒNG RỪNG\nĐỘC LẬP XANH",
    },
    Word {
        list: List::Letterhead,
        words: "ủy ban nhân dân",
        example: "Số: 5/KH-ABC\nKẾ HOẠCH\nTRỒNG RỪNG\nỦY BAN NHÂN DÂN XANH",
    },
    Word {
        list: List::Letterhead,
        words: "hội đồng nhân dân",
        example: "Số: 5/KH-ABC\nKẾ HOẠCH\nTRỒNG RỪNG\nHỘI ĐỒNG NHÂN DÂN XANH",
    },
    Word {
        list: List::Letterhead,
        words: "chính phủ",
        example: "Số: 5/KH-ABC\nKẾ HOẠCH\nTRỒNG RỪNG\nCHÍNH PHỦ XANH",
    },
    Word {
        list: List::Letterhead,
        words: "quốc hội",
        example: "Số: 5/KH-ABC\nKẾ HOẠCH\nTRỒNG RỪNG\nQUỐC HỘI XANH",
    },
    Word {
        list: List::Letterhead,
        words: "thủ tướng chính phủ",
        example: "Số: 5/KH-ABC\nKẾ HOẠCH\nTRỒNG RỪNG\nTHỦ TƯỚNG CHÍNH PHỦ XANH",
    },
    Word {
        list: List::Letterhead,
        words: "bộ trưởng",
        example: "Số: 5/KH-ABC\nKẾ HOẠCH\nTRỒNG RỪNG\nBỘ TRƯỞNG XANH",
    },
    Word {
        list: List::Letterhead,
        words: "thống đốc",
        example: "Số: 5/KH-ABC\nKẾ HOẠCH\nTRỒNG RỪNG\nTHỐNG ĐỐC XANH",
    },
    Word {
        list: List::Letterhead,
        words: "ủy ban thường vụ",
        example: "Số: 5/KH-ABC\nKẾ HOẠCH\nTRỒNG RỪNG\nỦY BAN THƯỜNG VỤ XANH",
    },
    Word {
        list: List::Letterhead,
        words: "chủ tịch ủy ban",
        example: "Số: 5/KH-ABC\nKẾ HOẠCH\nTRỒNG RỪNG\nCHỦ TỊCH ỦY BAN XANH",
    },
    Word {
        list: List::Letterhead,
        words: "chủ tịch nước",
        example: "Số: 5/KH-ABC\nKẾ HOẠCH\nTRỒNG RỪNG\nCHỦ TỊCH NƯỚC XANH",
    },
    Word {
        list: List::Letterhead,
        words: "chủ tịch chính phủ",
        example: "Số: 5/KH-ABC\nKẾ HOẠCH\nTRỒNG RỪNG\nCHỦ TỊCH CHÍNH PHỦ XANH",
    },
    Word {
        list: List::Letterhead,
        words: "tổng thanh tra",
        example: "Số: 5/KH-ABC\nKẾ HOẠCH\nTRỒNG RỪNG\nTỔNG THANH TRA XANH",
    },
    Word {
        list: List::Letterhead,
        words: "bộ tài chính",
        example: "Số: 5/KH-ABC\nKẾ HOẠCH\nTRỒNG RỪNG\nBỘ TÀI CHÍNH XANH",
    },
    Word {
        list: List::Letterhead,
        words: "số:",
        example: "Số: 5/KH-ABC\nKẾ HOẠCH\nTRỒNG RỪNG\nSỐ: XANH",
    },
    Word {
        list: List::Letterhead,
        words: "việt nam dân chủ",
        example: "Số: 5/KH-ABC\nKẾ HOẠCH\nTRỒNG RỪNG\nVIỆT NAM DÂN CHỦ XANH",
    },
    Word {
        list: List::Office,
        words: "chủ tịch",
        example: "Nơi nhận:\n- Như trên.\nCHỦ TỊCH\nNguyễn Văn An",
    },
    Word {
        list: List::Office,
        words: "phó chủ tịch",
        example: "Nơi nhận:\n- Như trên.\nPHÓ CHỦ TỊCH\nNguyễn Văn An",
    },
    Word {
        list: List::Office,
        words: "giám đốc",
        example: "Nơi nhận:\n- Như trên.\nGIÁM ĐỐC\nNguyễn Văn An",
    },
    Word {
        list: List::Office,
        words: "phó giám đốc",
        example: "Nơi nhận:\n- Như trên.\nPHÓ GIÁM ĐỐC\nNguyễn Văn An",
    },
    Word {
        list: List::Office,
        words: "bộ trưởng",
        example: "Nơi nhận:\n- Như trên.\nBỘ TRƯỞNG\nNguyễn Văn An",
    },
    Word {
        list: List::Office,
        words: "thứ trưởng",
        example: "Nơi nhận:\n- Như trên.\nTHỨ TRƯỞNG\nNguyễn Văn An",
    },
    Word {
        list: List::Office,
        words: "thủ tướng",
        example: "Nơi nhận:\n- Như trên.\nTHỦ TƯỚNG\nNguyễn Văn An",
    },
    Word {
        list: List::Office,
        words: "phó thủ tướng",
        example: "Nơi nhận:\n- Như trên.\nPHÓ THỦ TƯỚNG\nNguyễn Văn An",
    },
    Word {
        list: List::Office,
        words: "chủ tịch quốc hội",
        example: "Nơi nhận:\n- Như trên.\nCHỦ TỊCH QUỐC HỘI\nNguyễn Văn An",
    },
    Word {
        list: List::Office,
        words: "chủ tịch nước",
        example: "Nơi nhận:\n- Như trên.\nCHỦ TỊCH NƯỚC\nNguyễn Văn An",
    },
    Word {
        list: List::Office,
        words: "chánh văn phòng",
        example: "Nơi nhận:\n- Như trên.\nCHÁNH VĂN PHÒNG\nNguyễn Văn An",
    },
    Word {
        list: List::Office,
        words: "phó chánh văn phòng",
        example: "Nơi nhận:\n- Như trên.\nPHÓ CHÁNH VĂN PHÒNG\nNguyễn Văn An",
    },
    Word {
        list: List::Office,
        words: "bí thư",
        example: "Nơi nhận:\n- Như trên.\nBÍ THƯ\nNguyễn Văn An",
    },
    Word {
        list: List::Office,
        words: "phó bí thư",
        example: "Nơi nhận:\n- Như trên.\nPHÓ BÍ THƯ\nNguyễn Văn An",
    },
    Word {
        list: List::Office,
        words: "phó bí thư thường trực",
        example: "Nơi nhận:\n- Như trên.\nPHÓ BÍ THƯ THƯỜNG TRỰC\nNguyễn Văn An",
    },
    Word {
        list: List::Office,
        words: "trưởng ban",
        example: "Nơi nhận:\n- Như trên.\nTRƯỞNG BAN\nNguyễn Văn An",
    },
    Word {
        list: List::Office,
        words: "phó trưởng ban",
        example: "Nơi nhận:\n- Như trên.\nPHÓ TRƯỞNG BAN\nNguyễn Văn An",
    },
    Word {
        list: List::Office,
        words: "phó trưởng ban thường trực",
        example: "Nơi nhận:\n- Như trên.\nPHÓ TRƯỞNG BAN THƯỜNG TRỰC\nNguyễn Văn An",
    },
    Word {
        list: List::Office,
        words: "thống đốc",
        example: "Nơi nhận:\n- Như trên.\nTHỐNG ĐỐC\nNguyễn Văn An",
    },
    Word {
        list: List::Office,
        words: "phó thống đốc",
        example: "Nơi nhận:\n- Như trên.\nPHÓ THỐNG ĐỐC\nNguyễn Văn An",
    },
    Word {
        list: List::Office,
        words: "tổng thanh tra",
        example: "Nơi nhận:\n- Như trên.\nTỔNG THANH TRA\nNguyễn Văn An",
    },
    Word {
        list: List::Office,
        words: "chánh án",
        example: "Nơi nhận:\n- Như trên.\nCHÁNH ÁN\nNguyễn Văn An",
    },
    Word {
        list: List::Office,
        words: "viện trưởng",
        example: "Nơi nhận:\n- Như trên.\nVIỆN TRƯỞNG\nNguyễn Văn An",
    },
    Word {
        list: List::Office,
        words: "tổng kiểm toán nhà nước",
        example: "Nơi nhận:\n- Như trên.\nTỔNG KIỂM TOÁN NHÀ NƯỚC\nNguyễn Văn An",
    },
    Word {
        list: List::Office,
        words: "tổng giám đốc",
        example: "Nơi nhận:\n- Như trên.\nTỔNG GIÁM ĐỐC\nNguyễn Văn An",
    },
    Word {
        list: List::Office,
        words: "phó tổng giám đốc",
        example: "Nơi nhận:\n- Như trên.\nPHÓ TỔNG GIÁM ĐỐC\nNguyễn Văn An",
    },
    Word {
        list: List::Office,
        words: "cục trưởng",
        example: "Nơi nhận:\n- Như trên.\nCỤC TRƯỞNG\nNguyễn Văn An",
    },
    Word {
        list: List::Office,
        words: "tổng cục trưởng",
        example: "Nơi nhận:\n- Như trên.\nTỔNG CỤC TRƯỞNG\nNguyễn Văn An",
    },
    Word {
        list: List::Office,
        words: "bộ trưởng, chủ nhiệm",
        example: "Nơi nhận:\n- Như trên.\nBỘ TRƯỞNG, CHỦ NHIỆM\nNguyễn Văn An",
    },
    Word {
        list: List::Office,
        words: "phó chủ tịch thường trực",
        example: "Nơi nhận:\n- Như trên.\nPHÓ CHỦ TỊCH THƯỜNG TRỰC\nNguyễn Văn An",
    },
    Word {
        list: List::Office,
        words: "trưởng ban thường trực",
        example: "Nơi nhận:\n- Như trên.\nTRƯỞNG BAN THƯỜNG TRỰC\nNguyễn Văn An",
    },
    Word {
        list: List::Office,
        words: "chủ nhiệm",
        example: "Nơi nhận:\n- Như trên.\nCHỦ NHIỆM\nNguyễn Văn An",
    },
    Word {
        list: List::Office,
        words: "chủ tịch hội đồng",
        example: "Nơi nhận:\n- Như trên.\nCHỦ TỊCH HỘI ĐỒNG\nNguyễn Văn An",
    },
    Word {
        list: List::Office,
        words: "phó tổng thanh tra",
        example: "Nơi nhận:\n- Như trên.\nPHÓ TỔNG THANH TRA\nNguyễn Văn An",
    },
    Word {
        list: List::Office,
        words: "vụ trưởng",
        example: "Nơi nhận:\n- Như trên.\nVỤ TRƯỞNG\nNguyễn Văn An",
    },
    Word {
        list: List::Office,
        words: "chánh thanh tra",
        example: "Nơi nhận:\n- Như trên.\nCHÁNH THANH TRA\nNguyễn Văn An",
    },
    Word {
        list: List::Office,
        words: "trưởng phòng",
        example: "Nơi nhận:\n- Như trên.\nTRƯỞNG PHÒNG\nNguyễn Văn An",
    },
    Word {
        list: List::Office,
        words: "chi cục trưởng",
        example: "Nơi nhận:\n- Như trên.\nCHI CỤC TRƯỞNG\nNguyễn Văn An",
    },
    Word {
        list: List::Office,
        words: "hiệu trưởng",
        example: "Nơi nhận:\n- Như trên.\nHIỆU TRƯỞNG\nNguyễn Văn An",
    },
    Word {
        list: List::Office,
        words: "trưởng đoàn",
        example: "Nơi nhận:\n- Như trên.\nTRƯỞNG ĐOÀN\nNguyễn Văn An",
    },
    Word {
        list: List::Office,
        words: "tư lệnh",
        example: "Nơi nhận:\n- Như trên.\nTƯ LỆNH\nNguyễn Văn An",
    },
    Word {
        list: List::Office,
        words: "chính ủy",
        example: "Nơi nhận:\n- Như trên.\nCHÍNH ỦY\nNguyễn Văn An",
    },
    Word {
        list: List::KeyNumber,
        words: "số ký hiệu",
        example: "Số ký hiệu: 5/KH-UBND\nNgày ban hành: 01/02/2020\nLoại văn bản: Kế hoạch",
    },
    Word {
        list: List::KeyNumber,
        words: "số/ký hiệu",
        example: "Số/ký hiệu: 5/KH-UBND\nNgày ban hành: 01/02/2020\nLoại văn bản: Kế hoạch",
    },
    Word {
        list: List::KeyNumber,
        words: "số, ký hiệu",
        example: "Số, ký hiệu: 5/KH-UBND\nNgày ban hành: 01/02/2020\nLoại văn bản: Kế hoạch",
    },
    Word {
        list: List::KeyNumber,
        words: "số hiệu văn bản",
        example: "Số hiệu văn bản: 5/KH-UBND\nNgày ban hành: 01/02/2020\nLoại văn bản: Kế hoạch",
    },
    Word {
        list: List::KeyNumber,
        words: "số hiệu",
        example: "Số hiệu: 5/KH-UBND\nNgày ban hành: 01/02/2020\nLoại văn bản: Kế hoạch",
    },
    Word {
        list: List::KeyNumber,
        words: "số văn bản",
        example: "Số văn bản: 5/KH-UBND\nNgày ban hành: 01/02/2020\nLoại văn bản: Kế hoạch",
    },
    Word {
        list: List::KeyNumber,
        words: "ký hiệu",
        example: "Ký hiệu: 5/KH-UBND\nNgày ban hành: 01/02/2020\nLoại văn bản: Kế hoạch",
    },
    Word {
        list: List::KeyDate,
        words: "ngày ban hành",
        example: "Số ký hiệu: 5/KH-UBND\nNgày ban hành: 01/02/2020\nLoại văn bản: Kế hoạch",
    },
    Word {
        list: List::KeyDate,
        words: "ngày văn bản",
        example: "Số ký hiệu: 5/KH-UBND\nNgày văn bản: 01/02/2020\nLoại văn bản: Kế hoạch",
    },
    Word {
        list: List::KeyDate,
        words: "ngày ký",
        example: "Số ký hiệu: 5/KH-UBND\nNgày ký: 01/02/2020\nLoại văn bản: Kế hoạch",
    },
    Word {
        list: List::KeyKind,
        words: "loại văn bản",
        example: "Số ký hiệu: 5/KH-UBND\nNgày ban hành: 01/02/2020\nLoại văn bản: Kế hoạch",
    },
    Word {
        list: List::KeyKind,
        words: "hình thức văn bản",
        example: "Số ký hiệu: 5/KH-UBND\nNgày ban hành: 01/02/2020\nHình thức văn bản: Kế hoạch",
    },
    Word {
        list: List::KeyKind,
        words: "thể loại",
        example: "Số ký hiệu: 5/KH-UBND\nNgày ban hành: 01/02/2020\nThể loại: Kế hoạch",
    },
    Word {
        list: List::KeyIssuer,
        words: "cơ quan ban hành",
        example: "Số ký hiệu: 5/KH-UBND\nNgày ban hành: 01/02/2020\nLoại văn bản: Kế hoạch\nCơ quan ban hành: UBND huyện Bắc Hà",
    },
    Word {
        list: List::KeyIssuer,
        words: "đơn vị ban hành",
        example: "Số ký hiệu: 5/KH-UBND\nNgày ban hành: 01/02/2020\nLoại văn bản: Kế hoạch\nĐơn vị ban hành: UBND huyện Bắc Hà",
    },
    Word {
        list: List::KeyIssuer,
        words: "nơi ban hành",
        example: "Số ký hiệu: 5/KH-UBND\nNgày ban hành: 01/02/2020\nLoại văn bản: Kế hoạch\nNơi ban hành: UBND huyện Bắc Hà",
    },
    Word {
        list: List::KeySigner,
        words: "người ký",
        example: "Số ký hiệu: 5/KH-UBND\nNgày ban hành: 01/02/2020\nLoại văn bản: Kế hoạch\nNgười ký: Nguyễn Văn An",
    },
    Word {
        list: List::KeyRole,
        words: "chức vụ",
        example: "Số ký hiệu: 5/KH-UBND\nNgày ban hành: 01/02/2020\nNgười ký: Nguyễn Văn An\nChức vụ: Chủ tịch",
    },
    Word {
        list: List::KeyRole,
        words: "chức danh",
        example: "Số ký hiệu: 5/KH-UBND\nNgày ban hành: 01/02/2020\nNgười ký: Nguyễn Văn An\nChức danh: Chủ tịch",
    },
    Word {
        list: List::KeyTitle,
        words: "trích yếu nội dung",
        example: "Số ký hiệu: 5/KH-UBND\nNgày ban hành: 01/02/2020\nLoại văn bản: Kế hoạch\nTrích yếu nội dung: Trồng rừng",
    },
    Word {
        list: List::KeyTitle,
        words: "trích yếu",
        example: "Số ký hiệu: 5/KH-UBND\nNgày ban hành: 01/02/2020\nLoại văn bản: Kế hoạch\nTrích yếu: Trồng rừng",
    },
    Word {
        list: List::KeyTitle,
        words: "nội dung trích yếu",
        example: "Số ký hiệu: 5/KH-UBND\nNgày ban hành: 01/02/2020\nLoại văn bản: Kế hoạch\nNội dung trích yếu: Trồng rừng",
    },
    Word {
        list: List::KeyEffective,
        words: "ngày có hiệu lực",
        example: "Số ký hiệu: 5/KH-UBND\nNgày ban hành: 01/02/2020\nLoại văn bản: Kế hoạch\nNgày có hiệu lực: 03/02/2020",
    },
    Word {
        list: List::KeyEffective,
        words: "ngày hiệu lực",
        example: "Số ký hiệu: 5/KH-UBND\nNgày ban hành: 01/02/2020\nLoại văn bản: Kế hoạch\nNgày hiệu lực: 03/02/2020",
    },
    Word {
        list: List::KeyEffective,
        words: "hiệu lực từ ngày",
        example: "Số ký hiệu: 5/KH-UBND\nNgày ban hành: 01/02/2020\nLoại văn bản: Kế hoạch\nHiệu lực từ ngày: 03/02/2020",
    },
    Word {
        list: List::KeyOther,
        words: "ngày đăng",
        example: "Số ký hiệu: 5/KH-UBND\nNgày ban hành: 01/02/2020\nNgày đăng: việc khác",
    },
    Word {
        list: List::KeyOther,
        words: "lĩnh vực",
        example: "Số ký hiệu: 5/KH-UBND\nNgày ban hành: 01/02/2020\nLĩnh vực: việc khác",
    },
    Word {
        list: List::KeyOther,
        words: "tệp đính kèm",
        example: "Số ký hiệu: 5/KH-UBND\nNgày ban hành: 01/02/2020\nTệp đính kèm: việc khác",
    },
    Word {
        list: List::UnitWord,
        words: "tỉnh",
        example: "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI\nSố: 5/KH-UBND",
    },
    Word {
        list: List::UnitWord,
        words: "thành phố",
        example: "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ ĐÀ NẴNG\nSố: 5/KH-UBND",
    },
    Word {
        list: List::UnitWord,
        words: "huyện",
        example: "ỦY BAN NHÂN DÂN\nHUYỆN BẮC HÀ\nSố: 5/KH-UBND",
    },
    Word {
        list: List::UnitWord,
        words: "quận",
        example: "ỦY BAN NHÂN DÂN\nQUẬN CẦU GIẤY\nSố: 5/KH-UBND",
    },
    Word {
        list: List::UnitWord,
        words: "thị xã",
        example: "ỦY BAN NHÂN DÂN\nTHỊ XÃ AN NHƠN\nSố: 5/KH-UBND",
    },
    Word {
        list: List::UnitWord,
        words: "xã",
        example: "ỦY BAN NHÂN DÂN\nXÃ NHƠN HẬU\nSố: 5/KH-UBND",
    },
    Word {
        list: List::UnitWord,
        words: "phường",
        example: "ỦY BAN NHÂN DÂN\nPHƯỜNG DỊCH VỌNG\nSố: 5/KH-UBND",
    },
    Word {
        list: List::UnitWord,
        words: "thị trấn",
        example: "ỦY BAN NHÂN DÂN\nTHỊ TRẤN PHỐ LU\nSố: 5/KH-UBND",
    },
    Word {
        list: List::Subordinate,
        words: "cục ",
        example: "BỘ TÀI CHÍNH\nCỤC  XANH\nSố: 5/KH-XYZW",
    },
    Word {
        list: List::Subordinate,
        words: "tổng cục ",
        example: "BỘ TÀI CHÍNH\nTỔNG CỤC  XANH\nSố: 5/KH-XYZW",
    },
    Word {
        list: List::Subordinate,
        words: "vụ ",
        example: "BỘ TÀI CHÍNH\nVỤ  XANH\nSố: 5/KH-XYZW",
    },
    Word {
        list: List::Subordinate,
        words: "viện ",
        example: "BỘ TÀI CHÍNH\nVIỆN  XANH\nSố: 5/KH-XYZW",
    },
    Word {
        list: List::Subordinate,
        words: "ủy ban ",
        example: "BỘ TÀI CHÍNH\nỦY BAN  XANH\nSố: 5/KH-XYZW",
    },
    Word {
        list: List::Subordinate,
        words: "ban ",
        example: "BỘ TÀI CHÍNH\nBAN  XANH\nSố: 5/KH-XYZW",
    },
    Word {
        list: List::Subordinate,
        words: "văn phòng",
        example: "BỘ TÀI CHÍNH\nVĂN PHÒNG XANH\nSố: 5/KH-XYZW",
    },
    Word {
        list: List::Subordinate,
        words: "kho bạc",
        example: "BỘ TÀI CHÍNH\nKHO BẠC XANH\nSố: 5/KH-XYZW",
    },
];
