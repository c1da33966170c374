use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

/// A package of parts.
pub(crate) fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn document(body: &str) -> Vec<u8> {
    let xml = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    package(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", &xml),
    ])
}

fn text(body: &str) -> String {
    read(&document(body), &Limits::default()).unwrap()
}

fn runs(texts: &[&str]) -> String {
    let run = |it: &&str| format!("<w:r><w:t xml:space=\"preserve\">{it}</w:t></w:r>");
    texts.iter().map(run).collect()
}

#[test]
fn runs_inside_a_number_are_joined_and_special_hyphens_are_hyphens() {
    let body = format!(
        "<w:p>{}<w:r><w:noBreakHyphen/><w:softHyphen/><w:t>CP</w:t></w:r></w:p>",
        runs(&["Nghị định số 0", "4/20", "15/NĐ"])
    );
    assert_eq!(text(&body), "Nghị định số 04/2015/NĐ-CP\n");
}

#[test]
fn changes_are_taken_as_accepted() {
    let body = "<w:p><w:r><w:t>số </w:t></w:r><w:del><w:r><w:delText>05</w:delText></w:r></w:del>\
        <w:ins><w:r><w:t>04</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>cũ</w:t></w:r></w:moveFrom>\
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>/2015</w:t></w:r></w:p>\
        <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>một </w:t></w:r></w:p><w:p><w:r><w:t>dòng</w:t></w:r></w:p>";
    assert_eq!(text(body), "số 04/2015\nmột dòng\n");
}

#[test]
fn old_fonts_of_runs_and_styles_are_read() {
    let styles = "<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\"/></w:rPr></w:rPrDefault></w:docDefaults>\
        <w:style w:type=\"paragraph\" w:styleId=\"A\"><w:rPr><w:rFonts w:ascii=\".VnTime\"/></w:rPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"B\"><w:basedOn w:val=\"A\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"C\"><w:basedOn w:val=\"C\"/></w:style></w:styles>";
    let body = format!(
        "<w:document><w:p><w:pPr><w:pStyle w:val=\"B\"/></w:pPr>{}</w:p>\
         <w:p><w:pPr><w:pStyle w:val=\"C\"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii=\".VnTimeH\"/></w:rPr><w:t>tØnh</w:t></w:r>\
         <w:r><w:t xml:space=\"preserve\"> Ø</w:t></w:r></w:p></w:document>",
        runs(&["04/2015/N", "§-CP cña ChÝnh phñ"])
    );
    let file = package(&[("word/styles.xml", styles), ("word/document.xml", &body)]);
    assert_eq!(
        read(&file, &Limits::default()).unwrap(),
        "04/2015/NĐ-CP của Chính phủ\nTỈNH Ø\n"
    );
}

#[test]
fn tables_boxes_notes_and_page_furniture() {
    let cell = |it: &str| format!("<w:tc><w:p>{}</w:p></w:tc>", runs(&[it]));
    let boxed = format!(
        "<w:txbxContent><w:p>{}</w:p></w:txbxContent>",
        runs(&["trong khung"])
    );
    let body = format!(
        "<w:document><w:tbl><w:tr>{}{}</w:tr></w:tbl>\
         <w:p>{}<w:r><w:footnoteReference w:id=\"2\"/></w:r>\
         <w:r><AlternateContent><Choice>{boxed}</Choice><Fallback>{boxed}</Fallback></AlternateContent></w:r>{}</w:p></w:document>",
        cell("1"),
        cell("04/2015/NĐ-CP"),
        runs(&["Nghị định số 04/2015"]),
        runs(&["/NĐ-CP"])
            + "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>2</w:t></w:r>",
    );
    let notes = format!(
        "<w:footnotes><w:footnote w:type=\"separator\"><w:p>{}</w:p></w:footnote>\
         <w:footnote w:id=\"2\"><w:p>{}</w:p></w:footnote></w:footnotes>",
        runs(&["----"]),
        runs(&["ghi chú"])
    );
    let file = package(&[
        ("word/document.xml", &body),
        ("word/footnotes.xml", &notes),
        (
            "word/header1.xml",
            "<w:hdr><w:p><w:r><w:t>trang</w:t></w:r></w:p></w:hdr>",
        ),
    ]);
    assert_eq!(
        read(&file, &Limits::default()).unwrap(),
        "1\t04/2015/NĐ-CP\nNghị định số 04/2015/NĐ-CP\ntrong khung\n\nghi chú\n"
    );
}

#[test]
fn fields_show_their_result_alone() {
    let body = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> HYPERLINK \"x/9/2010/NĐ-CP\" </w:instrText></w:r>\
        <w:r><w:t>04/2015</w:t></w:r><w:hyperlink><w:r><w:t>/NĐ-CP</w:t></w:r></w:hyperlink></w:p>";
    assert_eq!(text(body), "04/2015/NĐ-CP\n");
}

#[test]
fn dangerous_files_are_refused_by_name() {
    let limits = Limits::default();
    let entities = "<!DOCTYPE a [<!ENTITY a \"b\"><!ENTITY c \"&a;&a;\">]><w:document><w:p>&c;</w:p></w:document>";
    assert_eq!(
        read(&package(&[("word/document.xml", entities)]), &limits),
        Err(Error::Entities)
    );
    let bomb = " ".repeat(8 << 20);
    assert_eq!(
        read(&package(&[("word/document.xml", &bomb)]), &limits)
            .unwrap_err()
            .to_string(),
        "a part unpacks to more times its size than 200"
    );
    let deep = "<a>".repeat(2_000);
    assert_eq!(
        read(&package(&[("word/document.xml", &deep)]), &limits)
            .unwrap_err()
            .to_string(),
        "its elements stand deeper inside each other than 1000"
    );
    let whole = document(&format!("<w:p>{}</w:p>", runs(&["a"])));
    for end in 0..whole.len() {
        assert!(read(&whole[..end], &limits).is_err(), "{end}");
    }
}
