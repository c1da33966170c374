//! Data sets are read by their columns, in JSON lines and in Parquet, and what they report is
//! kept apart from what texts say.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use cancu::{Basis, BuildOptions, DataSetOptions, Date, Engine, Field, Relation, State};
use parquet::basic::{Compression, ZstdLevel};
use parquet::data_type::{ByteArray, ByteArrayType};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;

/// A table of texts: its columns, and its rows.
type Table<'t> = (&'t [&'t str], Vec<Vec<&'t str>>);

fn write_parquet(path: &Path, (columns, rows): &Table<'_>) {
    let fields: String = columns
        .iter()
        .map(|it| format!("OPTIONAL BYTE_ARRAY {it} (UTF8); "))
        .collect();
    let schema = parse_message_type(&format!("message schema {{ {fields} }}")).unwrap();
    let properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .build();
    let file = File::create(path).unwrap();
    let mut writer =
        SerializedFileWriter::new(file, Arc::new(schema), Arc::new(properties)).unwrap();
    let mut group = writer.next_row_group().unwrap();
    for column in 0..columns.len() {
        let cells = rows.iter().map(|it| it[column]);
        let levels: Vec<i16> = cells.clone().map(|it| i16::from(!it.is_empty())).collect();
        let values: Vec<ByteArray> = cells
            .filter(|it| !it.is_empty())
            .map(ByteArray::from)
            .collect();
        let mut chunk = group.next_column().unwrap().unwrap();
        chunk
            .typed::<ByteArrayType>()
            .write_batch(&values, Some(&levels), None)
            .unwrap();
        chunk.close().unwrap();
    }
    group.close().unwrap();
    writer.close().unwrap();
}

fn write_jsonl(path: &Path, (columns, rows): &Table<'_>) {
    let line = |row: &Vec<&str>| {
        let cell = |(name, value): (&&str, &&str)| {
            let value = (!value.is_empty()).then(|| (*value).to_owned());
            ((*name).to_owned(), value.into())
        };
        let object: serde_json::Map<String, serde_json::Value> =
            columns.iter().zip(row).map(cell).collect();
        serde_json::Value::Object(object).to_string() + "\n"
    };
    let all: String = rows.iter().map(line).collect();
    if path.extension().unwrap() == "gz" {
        let file = File::create(path).unwrap();
        let mut out = flate2::write::GzEncoder::new(file, flate2::Compression::fast());
        out.write_all(all.as_bytes()).unwrap();
        out.finish().unwrap();
    } else {
        fs::write(path, all).unwrap();
    }
}

/// Builds of all files of a folder; what was skipped is given as text.
fn build(folder: &Path, options: &DataSetOptions) -> (Engine, String) {
    let graph = folder.join("g.cancu");
    let options = BuildOptions {
        data_sets: options.clone(),
        ..BuildOptions::default()
    };
    let built = cancu::build(&[folder.to_path_buf()], &graph, &options, &mut |_| {}).unwrap();
    let skipped = built.skipped.iter().map(|it| it.reason.clone() + "\n");
    (Engine::open(&graph).unwrap(), skipped.collect())
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// Rows that relate instruments by what they are called, in the form of Bộ pháp điển, and in words.
const LINKS: &str = r#"{"from": {"id": "1", "number": "49/2018/TT-BGTVT", "type": "Thông tư", "article": "Điều 1", "effective": "2019-01-01"}, "relation": ["sửa đổi", "bổ sung"], "to": {"id": "2", "number": "35/2012/TT-BGTVT", "article": "Điều 2", "type": "Thông tư"}, "source": "phapdien 14.3"}
{"from": {"number": "50/2019/TT-BGTVT", "type": "Thông tư", "effective": "2020-02-01"}, "relation": ["bãi bỏ"], "to": {"number": "35/2012/TT-BGTVT", "type": "Thông tư"}}
{"from": "Thông tư số 36/2013/TT-BGTVT", "relation": "amended_by", "to": "Thông tư số 49/2018/TT-BGTVT"}
{"from": "Công văn ngày nào đó", "relation": "sửa đổi", "to": "Thông tư số 35/2012/TT-BGTVT"}
{"from": null, "relation": "sửa đổi", "to": "Thông tư số 35/2012/TT-BGTVT"}
"#;

#[test]
fn relations_without_a_text_are_reported_ones() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("sua.jsonl"), LINKS).unwrap();
    let (of_file, skipped) = build(folder.path(), &DataSetOptions::default());
    assert_eq!(
        skipped,
        "không nêu đủ hai văn bản\nkhông nhận ra văn bản `Công văn ngày nào đó`\n"
    );
    fs::remove_file(folder.path().join("g.cancu")).unwrap();
    let of_folder = Engine::open(folder.path()).unwrap();
    assert_eq!(of_file.graph().edges(), of_folder.graph().edges());
    let edges = of_file.graph().edges();
    let said: Vec<String> = edges
        .iter()
        .map(|it| {
            assert_eq!(it.basis, Basis::Reported);
            let (extent, effective) = (it.extent.unwrap(), it.effective.map(|it| it.to_string()));
            let (from, to, quote) = (&it.from, &it.to, &it.evidence[0].quote);
            format!(
                "{from} {} {to} {extent:?} {effective:?} {quote}",
                it.relation
            )
        })
        .collect();
    assert_eq!(
        said,
        [
            "vn/tt-bgtvt/2018/49 amends vn/tt-bgtvt/2012/35 Part Some(\"2019-01-01\") \
             Thông tư số 49/2018/TT-BGTVT, Điều 1: sửa đổi, bổ sung Điều 2 \
             Thông tư số 35/2012/TT-BGTVT (phapdien 14.3)",
            "vn/tt-bgtvt/2018/49 amends vn/tt-bgtvt/2013/36 Part None \
             Thông tư số 36/2013/TT-BGTVT: amended_by Thông tư số 49/2018/TT-BGTVT",
            "vn/tt-bgtvt/2019/50 repeals vn/tt-bgtvt/2012/35 Whole Some(\"2020-02-01\") \
             Thông tư số 50/2019/TT-BGTVT: bãi bỏ Thông tư số 35/2012/TT-BGTVT",
        ]
    );
    let ended = of_file
        .resolve("35/2012/TT-BGTVT", day("2020-02-01"))
        .unwrap();
    assert_eq!(
        (ended.status.state, ended.status.basis),
        (State::Lapsed, Some(Basis::Reported))
    );
}

const VBPL: &[&str] = &[
    "item_id",
    "so_hieu",
    "title",
    "doc_type",
    "ngay_ban_hanh",
    "co_quan_ban_hanh",
    "markdown",
    "source_url",
];

fn vbpl() -> Table<'static> {
    let decree = "Điều 1. Phạm vi\nTheo Luật Thanh niên số 57/2020/QH14.";
    let circular = "Điều 1. Thông tư này quy định chi tiết Nghị định số 901/2020/NĐ-CP.";
    let rows = vec![
        vec![
            "1",
            "901/2020/NĐ-CP",
            "Quy định về thí dụ",
            "nghi_dinh",
            "2020-03-05",
            "Chính phủ",
            decree,
            "https://a/1",
        ],
        vec![
            "2",
            "92/2021/TT-BTC",
            "Hướng dẫn thí dụ",
            "thong_tu",
            "2021-03-05",
            "Bộ Tài chính",
            circular,
            "https://a/2",
        ],
        vec!["3", "", "Không có toàn văn", "", "", "", "", ""],
    ];
    (VBPL, rows)
}

#[test]
fn a_data_set_gives_the_same_graph_in_every_form() {
    let mut answers = Vec::new();
    for name in ["du-lieu.jsonl", "du-lieu.jsonl.gz", "du-lieu.parquet"] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        if name.ends_with("parquet") {
            write_parquet(&path, &vbpl());
        } else {
            write_jsonl(&path, &vbpl());
        }
        let (engine, skipped) = build(folder.path(), &DataSetOptions::default());
        assert_eq!(skipped, "không có toàn văn\n");
        let show = engine.show("901/2020/NĐ-CP", day("2024-12-31")).unwrap();
        assert_eq!(show.instrument.title.as_deref(), Some("Quy định về thí dụ"));
        assert_eq!(show.instrument.date, Some(day("2020-03-05")));
        answers.push(engine.graph().edges());
    }
    assert!(!answers[0].is_empty());
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0], answers[2]);
}

#[test]
fn the_files_of_one_data_set_are_joined_and_its_boxes_point_the_right_way() {
    let folder = tempfile::tempdir().unwrap();
    let metadata = &[
        "id",
        "title",
        "so_ky_hieu",
        "loai_van_ban",
        "ngay_ban_hanh",
        "ngay_co_hieu_luc",
        "ngay_het_hieu_luc",
        "co_quan_ban_hanh",
        "tinh_trang_hieu_luc",
    ];
    let decree = |id, number, from, to, status| {
        vec![
            id,
            "Về thí dụ",
            number,
            "Nghị định",
            from,
            from,
            to,
            "Chính phủ",
            status,
        ]
    };
    let rows = vec![
        decree(
            "10",
            "901/2010/NĐ-CP",
            "05/03/2010",
            "01/07/2020",
            "Hết hiệu lực toàn bộ",
        ),
        decree("11", "902/2020/NĐ-CP", "01/07/2020", "", "Còn hiệu lực"),
        decree(
            "12",
            "903/2015/NĐ-CP",
            "02/02/2015",
            "",
            "Hết hiệu lực toàn bộ",
        ),
    ];
    write_parquet(&folder.path().join("metadata.parquet"), &(metadata, rows));
    let html = "<p>Điều 1. Nội dung.</p>";
    let content = ["10", "11", "12"].map(|it| vec![it, html]).to_vec();
    write_parquet(
        &folder.path().join("content.parquet"),
        &(&["id", "content_html"], content),
    );
    let related = vec![
        vec!["11", "10", "Văn bản hết hiệu lực"],
        vec!["10", "12", "Văn bản được sửa đổi"],
    ];
    write_parquet(
        &folder.path().join("relationships.parquet"),
        &(&["doc_id", "other_doc_id", "relationship"], related),
    );
    let (engine, skipped) = build(folder.path(), &DataSetOptions::default());
    assert_eq!(skipped, "");
    let edges = engine.graph().edges();
    let edge = |relation| {
        let it = edges.iter().find(|it| it.relation == relation).unwrap();
        (it.from.to_string(), it.to.to_string(), it.basis)
    };
    let id = |text: &str| format!("vn/nd-cp/{text}");
    let reported = Basis::Reported;
    // The younger decree ends the older one, though it is the younger one whose box lists it.
    assert_eq!(
        edge(Relation::Repeals),
        (id("2020/902"), id("2010/901"), reported)
    );
    assert_eq!(
        edge(Relation::Amends),
        (id("2010/901"), id("2015/903"), reported)
    );
    let state = |number: &str, on: &str| {
        let status = engine.show(number, day(on)).unwrap().instrument.status;
        (status.state, status.basis)
    };
    assert_eq!(
        state("901/2010/NĐ-CP", "2019-01-01"),
        (State::InForce, Some(reported))
    );
    assert_eq!(
        state("901/2010/NĐ-CP", "2021-01-01"),
        (State::Lapsed, Some(reported))
    );
    // Lapsed, but nobody says when: that is not known, and not in force.
    assert_eq!(
        state("903/2015/NĐ-CP", "2021-01-01"),
        (State::Unknown, None)
    );

    // Where some texts are missing, or all, the same is reported of their documents.
    let related: Vec<String> = edges
        .iter()
        .map(|it| it.evidence[0].quote.clone())
        .collect();
    assert!(
        related[0].starts_with("Văn bản được sửa đổi: "),
        "{related:?}"
    );
    for held in [&["10"][..], &[]] {
        let content = held.iter().map(|it| vec![*it, html]).collect();
        write_parquet(
            &folder.path().join("content.parquet"),
            &(&["id", "content_html"], content),
        );
        let (engine, skipped) = build(folder.path(), &DataSetOptions::default());
        assert_eq!(skipped, "");
        assert_eq!(engine.graph().readings().len(), held.len());
        assert_eq!(engine.graph().links().len(), 2 - held.len());
        let ends = |it: &cancu::Edge| (it.from.clone(), it.relation, it.to.clone(), it.extent);
        let now: Vec<_> = engine.graph().edges().iter().map(ends).collect();
        assert_eq!(now, edges.iter().map(ends).collect::<Vec<_>>());
    }
}

#[test]
fn a_table_of_any_columns_is_read_by_a_map() {
    let folder = tempfile::tempdir().unwrap();
    let rows = vec![vec![
        "7/KH-UBND",
        "Kế hoạch",
        "Thực hiện Nghị định số 04/2015/NĐ-CP.",
    ]];
    write_jsonl(
        &folder.path().join("a.jsonl"),
        &(&["ma", "loai", "noi_dung"], rows),
    );
    let (engine, skipped) = build(folder.path(), &DataSetOptions::default());
    assert!(skipped.contains("--map text=CỘT") && skipped.contains("noi_dung"));
    assert!(engine.graph().readings().is_empty());
    let options = DataSetOptions {
        preset: None,
        map: vec![
            (Field::Text, "noi_dung".to_owned()),
            (Field::Number, "ma".to_owned()),
            (Field::Kind, "loai".to_owned()),
        ],
    };
    // The same file is read anew under another map.
    let (engine, skipped) = build(folder.path(), &options);
    assert_eq!(skipped, "");
    let reading = &engine.graph().readings()[0];
    assert_eq!(reading.heading.symbol.as_deref(), Some("KH-UBND"));
    assert_eq!(reading.mentions.len(), 1);
}

#[test]
fn a_number_says_the_kind_where_no_column_does() {
    let folder = tempfile::tempdir().unwrap();
    let rows = vec![vec!["7/KH-UBND", "2021-03-04", "UBND tỉnh Quảng Ngãi", "A"]];
    let columns = &["number", "date", "issuer", "text"];
    write_jsonl(&folder.path().join("a.jsonl"), &(columns, rows));
    let (engine, skipped) = build(folder.path(), &DataSetOptions::default());
    assert_eq!(skipped, "");
    let show = engine.show("7/KH-UBND", day("2024-12-31")).unwrap();
    assert_eq!(show.instrument.id.to_string(), "quang-ngai/kh-ubnd/2021/7");
    assert_eq!(show.instrument.kind, "ke-hoach");
}

#[test]
fn a_lapse_in_part_that_a_portal_reports_is_one_and_not_of_the_whole() {
    let folder = tempfile::tempdir().unwrap();
    let columns = &[
        "number",
        "type",
        "date",
        "effective",
        "expires",
        "status",
        "text",
    ];
    let partly = "Hết hiệu lực một phần";
    let row = |number, expires| {
        let date = "2013-02-01";
        vec![
            number,
            "Thông tư",
            date,
            "2013-04-01",
            expires,
            partly,
            "Điều 1. A",
        ]
    };
    let rows = vec![
        row("13/2013/TT-BTC", ""),
        row("14/2013/TT-BTC", "2015-06-01"),
    ];
    write_jsonl(&folder.path().join("a.jsonl"), &(columns, rows));
    let (engine, _) = build(folder.path(), &DataSetOptions::default());
    let status = |number: &str, on: &str| {
        let show = engine.show(number, day(on)).unwrap();
        assert!(show.instrument.status.by.is_empty());
        let graph = engine.graph().whole();
        let node = graph.node_id(&show.instrument.id).unwrap();
        let proof = cancu_validity::status(graph, node, day(on));
        assert!(cancu_validity::replays(graph, &proof), "{proof:?}");
        let status = show.instrument.status;
        (status.state, status.basis, status.since)
    };
    let reported = Some(Basis::Reported);
    let part = |since| (State::PartlyLapsed, reported, since);
    // Since when is known of the second alone.
    assert_eq!(status("13/2013/TT-BTC", "2024-12-31"), part(None));
    let since = Some(day("2015-06-01"));
    assert_eq!(status("14/2013/TT-BTC", "2024-12-31"), part(since));
    let entry = Some(day("2013-04-01"));
    let before = (State::InForce, reported, entry);
    assert_eq!(status("14/2013/TT-BTC", "2015-05-31"), before);
    assert_eq!(
        status("13/2013/TT-BTC", "2013-03-31").0,
        State::NotYetInForce
    );
}

#[test]
fn relations_whose_ids_nobody_knows_are_counted() {
    let folder = tempfile::tempdir().unwrap();
    let columns = &[
        "id",
        "so_ky_hieu",
        "loai_van_ban",
        "ngay_ban_hanh",
        "tinh_trang_hieu_luc",
    ];
    let rows = vec![vec!["10", "901/2010/NĐ-CP", "Nghị định", "05/03/2010", ""]];
    write_jsonl(&folder.path().join("metadata.jsonl"), &(columns, rows));
    let rows = vec![vec!["10", "<p>Điều 1. A</p>"]];
    let content = (&["id", "content_html"][..], rows);
    write_jsonl(&folder.path().join("content.jsonl"), &content);
    let rows = ["98", "99"].map(|it| vec!["10", it, "Văn bản căn cứ"]);
    let columns = &["doc_id", "other_doc_id", "relationship"];
    let relations = (&columns[..], rows.to_vec());
    write_jsonl(&folder.path().join("relationships.jsonl"), &relations);
    let (_, skipped) = build(folder.path(), &DataSetOptions::default());
    assert_eq!(
        skipped,
        "2 quan hệ không dùng được: siêu dữ liệu thiếu một trong hai mã\n"
    );
}

#[test]
fn a_broken_data_set_costs_what_is_broken() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.parquet");
    write_parquet(&path, &vbpl());
    let whole = fs::read(&path).unwrap();
    fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    let lines = "{\"id\":\"1\",\"text\":\"Theo Nghị định số 04/2015/NĐ-CP.\"}\n{\"id\":\n{\"id\":\"3\",\"text\":\"A\"}\n";
    fs::write(folder.path().join("b.jsonl"), lines).unwrap();
    let (engine, skipped) = build(folder.path(), &DataSetOptions::default());
    assert!(skipped.contains("Parquet hỏng") && skipped.contains("không phải JSON"));
    assert_eq!(engine.graph().readings().len(), 2);
}
