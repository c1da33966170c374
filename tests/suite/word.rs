//! A citation is the same however a word processor cut it: runs, fields, changes, notes, cells.

use std::io::{Cursor, Write};

use expect_test::{Expect, expect};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

fn package(parts: &[(&str, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        // The first part of an open document is known by its bytes.
        let packed = match *name {
            "mimetype" => CompressionMethod::Stored,
            _ => CompressionMethod::Deflated,
        };
        let options = SimpleFileOptions::default().compression_method(packed);
        zip.start_file(*name, options).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The main part of a Word file around `body`, its notes, and the header and footer of its pages.
fn docx(body: &str, notes: &str) -> Vec<u8> {
    const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let xml = |element: &str, content: &str| {
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n<w:{element} {W}>{content}</w:{element}>"
        )
    };
    let furniture = "<w:p><w:r><w:t>Công văn số 77/UBND-NC của trang</w:t></w:r></w:p>";
    let raised = "<w:style w:type=\"character\" w:styleId=\"FootnoteReference\"><w:name w:val=\"footnote reference\"/>\
        <w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>\
        <w:style w:type=\"character\" w:styleId=\"Mark\"><w:basedOn w:val=\"FootnoteReference\"/></w:style>";
    package(&[
        ("[Content_Types].xml", "<Types/>".to_owned()),
        (
            "word/document.xml",
            xml("document", &format!("<w:body>{body}<w:sectPr/></w:body>")),
        ),
        ("word/styles.xml", xml("styles", raised)),
        ("word/footnotes.xml", xml("footnotes", notes)),
        ("word/header1.xml", xml("hdr", furniture)),
        ("word/footer1.xml", xml("ftr", furniture)),
    ])
}

fn odt(body: &str) -> Vec<u8> {
    package(&[
        ("mimetype", "application/vnd.oasis.opendocument.text".to_owned()),
        (
            "content.xml",
            format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content><office:automatic-styles>\
                 <style:style style:name=\"T1\" style:family=\"text\"><style:text-properties style:text-position=\"super 58%\"/></style:style>\
                 <style:style style:name=\"T2\" style:family=\"text\"><style:text-properties style:text-position=\"0% 100%\"/></style:style>\
                 </office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
            ),
        ),
        (
            "styles.xml",
            "<office:document-styles><office:master-styles><style:master-page><style:footer>\
             <text:p>Công văn số 77/UBND-NC của trang</text:p></style:footer></style:master-page></office:master-styles></office:document-styles>"
                .to_owned(),
        ),
    ])
}

/// The text of a file, and the ids and quotes of its citations.
fn said(name: &str, bytes: &[u8]) -> (String, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    let mut text = String::new();
    cancu::each_document(std::slice::from_ref(&path), &mut |it| {
        text = it.text;
        Ok(())
    })
    .unwrap();
    let mut out = String::new();
    let skipped = cancu::each_reading(&[path], &mut |it| {
        for mention in &it.mentions {
            let id = mention
                .id
                .as_ref()
                .map_or("?".to_owned(), ToString::to_string);
            out += &format!("{id}  {}\n", mention.text.replace(['\n', '\t'], "|"));
        }
        Ok(())
    });
    assert_eq!(skipped.unwrap(), []);
    (text, out)
}

fn paragraph(runs: &str) -> String {
    format!("<w:p>{runs}</w:p>")
}

fn runs(texts: &[&str]) -> String {
    let run = |it: &&str| {
        format!(
            "<w:r><w:rPr><w:sz w:val=\"28\"/></w:rPr><w:t xml:space=\"preserve\">{it}</w:t></w:r>"
        )
    };
    texts.iter().map(run).collect()
}

const PLAIN: &str = "Thực hiện Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ và Kết luận số 120-KL/TW ngày 07/01/2016 của Bộ Chính trị.\n";

/// A file says what [`PLAIN`] says, letter by letter.
#[track_caller]
fn plain(name: &str, bytes: &[u8]) {
    let expected = said("a.txt", PLAIN.as_bytes());
    assert_eq!(expected.1.lines().count(), 2);
    assert_eq!(said(name, bytes), expected);
}

#[track_caller]
fn check(bytes: &[u8], expected: Expect) {
    expected.assert_eq(&said("a.docx", bytes).1);
}

#[test]
fn runs_that_spelling_marks_and_bookmarks_part_are_one() {
    let proof = "<w:proofErr w:type=\"spellStart\"/><w:bookmarkStart w:id=\"0\" w:name=\"_GoBack\"/><w:bookmarkEnd w:id=\"0\"/>";
    let mut body = runs(&["Thực hiện Nghị"]);
    for it in [
        " định s",
        "ố 0",
        "4/",
        "2015/N",
        "Đ-",
        "CP ngày 0",
        "9/01/20",
        "15 của Chính phủ và Kết luận số 120",
        "-KL/",
        "TW ngày 07",
        "/01/2016 của Bộ Chính trị.",
    ] {
        body += proof;
        body += &runs(&[it]);
        body += "<w:r><w:lastRenderedPageBreak/></w:r><w:proofErr w:type=\"spellEnd\"/>";
    }
    plain("a.docx", &docx(&paragraph(&body), ""));
}

#[test]
fn smart_tags_content_controls_and_custom_elements_hold_text() {
    let body = runs(&["Thực hiện Nghị định số "])
        + &format!(
            "<w:smartTag w:uri=\"u\" w:element=\"metricconverter\"><w:smartTagPr><w:attr w:name=\"ProductID\" w:val=\"04/2015\"/></w:smartTagPr>{}</w:smartTag>",
            runs(&["04/2015"])
        )
        + &format!(
            "<w:sdt><w:sdtPr><w:alias w:val=\"x 5/2019/NĐ-CP\"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
            runs(&["/NĐ-CP ngày "])
        )
        + &format!(
            "<w:smartTag w:element=\"date\">{}</w:smartTag>",
            runs(&["09", "/01/2015"])
        )
        + &format!(
            "<w:customXml w:element=\"a\">{}</w:customXml>",
            runs(&[" của Chính phủ và Kết luận số "])
        )
        + &format!("<w:bdo w:val=\"ltr\">{}</w:bdo>", runs(&["120-KL/TW"]))
        + &runs(&[" ngày 07/01/2016 của Bộ Chính trị."]);
    plain("a.docx", &docx(&paragraph(&body), ""));
}

#[test]
fn changes_that_were_not_settled_read_as_accepted() {
    let deleted = |it: &str| {
        format!(
            "<w:del w:id=\"1\" w:author=\"A\"><w:r><w:delText xml:space=\"preserve\">{it}</w:delText></w:r></w:del>"
        )
    };
    let inserted = |it: &str| format!("<w:ins w:id=\"2\" w:author=\"A\">{}</w:ins>", runs(&[it]));
    let body = runs(&["Thực hiện Nghị định số "])
        + &deleted("99/2010/NĐ-CP")
        + &inserted("04/20")
        + &format!("<w:ins w:id=\"5\">{}</w:ins>", deleted("13"))
        + &runs(&["1", "5/NĐ"])
        + &deleted("-TTg")
        + &inserted("-CP")
        + "<w:moveFrom w:id=\"3\"><w:r><w:t>Nghị định số 1/2001/NĐ-CP</w:t></w:r></w:moveFrom>"
        + "<w:moveTo w:id=\"4\"><w:r><w:rPr><w:rPrChange w:id=\"9\"><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t xml:space=\"preserve\"> ngày 09/01/2015 của Chính phủ</w:t></w:r></w:moveTo>"
        + &runs(&[" và Kết luận số 12"])
        + &deleted("1")
        + &inserted("0-KL/TW ngày 07/01/2016 của Bộ Chính trị.");
    plain("a.docx", &docx(&paragraph(&body), ""));
}

#[test]
fn fields_show_what_they_came_to() {
    let field = |instruction: &str, result: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> {instruction} </w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{result}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    // A field in the instruction of another: what the inner one came to is no text of the page.
    let within = format!(
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>{}\
         <w:r><w:instrText> = 1 </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
        field("MERGEFIELD loai", &runs(&["Nghị định số 7/2007/NĐ-CP"])),
        runs(&[" và Kết luận số "])
    );
    let body = runs(&["Thực hiện Nghị định số "])
        + &field("REF so_hieu", &runs(&["04/20", "15/NĐ-CP"]))
        + "<w:hyperlink w:anchor=\"a\"><w:r><w:t xml:space=\"preserve\"> ngày 09/01/2015</w:t></w:r></w:hyperlink>"
        + &format!(
            "<w:fldSimple w:instr=\" DOCPROPERTY a \">{}</w:fldSimple>",
            runs(&[" của Chính phủ"])
        )
        + &within
        + &runs(&["120-KL/TW ngày 07/01/2016 của Bộ Chính trị."]);
    plain("a.docx", &docx(&paragraph(&body), ""));
}

#[test]
fn hyphens_and_blanks_of_every_kind_are_those_of_the_number() {
    let body = runs(&["Thực hiện Nghị\u{A0}định số\u{A0}04/2015/N\u{AD}Đ"])
        + "<w:r><w:noBreakHyphen/><w:t>C</w:t><w:softHyphen/><w:t>P</w:t></w:r>"
        + &runs(&[
            "\u{A0}ngày 09/\u{200B}01/2015 của Chính\u{A0}phủ và Kết luận số 120\u{2011}KL/TW ngày 07/01/2016 của Bộ Chính trị.",
        ]);
    let expected = said("a.txt", PLAIN.as_bytes()).1;
    let found = said("a.docx", &docx(&paragraph(&body), "")).1;
    assert_eq!(found.replace('\u{A0}', " "), expected);
}

#[test]
fn the_mark_of_a_note_is_no_digit_of_a_number() {
    let typed = "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>2</w:t></w:r>";
    let styled = |style: &str, mark: &str| {
        format!("<w:r><w:rPr><w:rStyle w:val=\"{style}\"/></w:rPr>{mark}</w:r>")
    };
    let body = runs(&["Thực hiện Nghị định số 04/2015/NĐ-CP ngày 09/01/2015"])
        + &styled("FootnoteReference", "<w:footnoteReference w:id=\"1\"/>")
        + &runs(&[" của Chính phủ và Kết luận số 120-KL/TW"])
        + typed
        + &runs(&[" ngày 07/01/2016"])
        + &styled("Mark", "<w:t>1</w:t>")
        + &styled("FootnoteReference", "<w:t>2</w:t>")
        + &runs(&[" của Bộ Chính trị."]);
    plain("a.docx", &docx(&paragraph(&body), ""));
    let notes = format!(
        "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\
         <w:footnote w:id=\"1\">{}</w:footnote>",
        paragraph(
            &(styled("FootnoteReference", "<w:footnoteRef/>")
                + &runs(&[" Nay là Nghị định số 59/2023/NĐ-CP."]))
        )
    );
    check(
        &docx(&paragraph(&body), &notes),
        expect![[r#"
            vn/nd-cp/2015/4  Nghị định số 04/2015/NĐ-CP
            vn/kl-tw/2016/120  Kết luận số 120-KL/TW
            vn/nd-cp/2023/59  Nghị định số 59/2023/NĐ-CP
        "#]],
    );
}

#[test]
fn a_citation_that_cells_or_lines_of_a_table_part_is_found() {
    let cell = |paragraphs: &str| {
        format!("<w:tc><w:tcPr><w:tcW w:w=\"900\"/></w:tcPr>{paragraphs}</w:tc>")
    };
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let text = |it: &str| paragraph(&runs(&[it]));
    let body = format!(
        "<w:tbl><w:tblPr/>{}{}{}{}</w:tbl>",
        row(&[
            cell(&text("1")),
            cell(&text("Nghị định số")),
            cell(&text("04/2015/NĐ-CP")),
            cell(&text("ngày 09/01/2015"))
        ]),
        row(&[
            cell(&text("2")),
            cell(&text("Nghị định")),
            cell(&(text("59/2023/") + &text("NĐ-CP"))),
            cell(&text("14/8/2023"))
        ]),
        row(&[
            cell(&text("3")),
            cell(&text("Chỉ thị số 16/CT-TTg")),
            cell(&text("24")),
            cell(&text("/2019"))
        ]),
        row(&[
            cell(&text("2022")),
            cell(&text("10/2022/QH15")),
            cell(&text("4/2023"))
        ]),
    );
    check(
        &docx(&body, ""),
        expect![[r#"
        vn/nd-cp/2015/4  Nghị định số|04/2015/NĐ-CP
        vn/nd-cp/2023/59  Nghị định|59/2023/|NĐ-CP
        vn/ct-ttg/_/16  Chỉ thị số 16/CT-TTg
        vn/luat-qh15/2022/10  10/2022/QH15
    "#]],
    );
}

#[test]
fn a_citation_in_the_margin_of_pages_is_no_citation_of_the_document() {
    let (text, found) = said(
        "a.docx",
        &docx(&paragraph(&runs(&["Không viện dẫn gì."])), ""),
    );
    assert_eq!(
        (text.as_str(), found.as_str()),
        ("Không viện dẫn gì.\n", "")
    );
}

#[test]
fn spans_notes_and_changes_of_open_documents_do_not_part_a_citation() {
    let body = "<text:tracked-changes><text:changed-region><text:deletion><text:p>Nghị định số 9/2009/NĐ-CP</text:p></text:deletion></text:changed-region></text:tracked-changes>\
        <text:p text:style-name=\"P1\">Thực hiện Nghị<text:s/>định số <text:span text:style-name=\"T2\">04/20</text:span><text:bookmark text:name=\"a\"/>15<text:soft-page-break/>/N<text:change text:change-id=\"c\"/>Đ-<text:span>C<text:span>P</text:span></text:span> \n  ngày 09/01/2015<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation></text:note> của Chính phủ và \
        <text:a>Kết luận số 120-KL/TW</text:a><text:span text:style-name=\"T1\">2</text:span> ngày <text:reference-ref>07/01/2016</text:reference-ref><office:annotation><text:p>xem 5/2005/NĐ-CP</text:p></office:annotation> của Bộ Chính trị.</text:p>";
    plain("a.odt", &odt(body));
}
