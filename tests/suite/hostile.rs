//! Foreign files cannot hurt: what is too much, broken or locked is told by name, and costs itself.

use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use cancu_read::{Error, Format, Limit, Limits, Part, read};
use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const TEXT: &str = "Thực hiện Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ.\n";

fn fixture(ending: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/files");
    std::fs::read(folder.join(format!("ke-hoach.{ending}"))).unwrap()
}

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn parts(name: &str, bytes: &[u8], limits: &Limits) -> Vec<Part> {
    let mut found = Vec::new();
    read(name, bytes, limits, &mut |it| found.push(it));
    found
}

/// What keeps the one part of a file from being read.
#[track_caller]
fn refused(bytes: &[u8], limits: &Limits) -> Error {
    let mut found = parts("a", bytes, limits);
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0).text.unwrap_err()
}

fn limit(err: Error) -> Limit {
    match err {
        Error::Limit { limit, .. } => limit,
        other => panic!("{other}"),
    }
}

#[test]
fn documents_in_archives_and_letters_are_read_by_name() {
    let simple = format!(
        "From: a@b.vn\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{TEXT}"
    );
    let inner = archive(&[
        ("b.docx", &fixture("docx")),
        ("note.xyz", b"bo qua"),
        ("thu.eml", simple.as_bytes()),
    ]);
    let outer = archive(&[
        ("../../etc/a.txt", TEXT.as_bytes()),
        ("sub/inner.zip", &inner),
        ("scan.png", b"\x89PNG\r\n"),
    ]);
    let found = parts("ho-so.zip", &outer, &Limits::default());
    let names: Vec<&str> = found.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "../../etc/a.txt",
            "sub/inner.zip/b.docx",
            "sub/inner.zip/thu.eml",
            "scan.png"
        ]
    );
    assert_eq!(found[0].text.as_ref().unwrap().text, TEXT);
    assert_eq!(found[1].text.as_ref().unwrap().format, Format::Docx);
    assert_eq!(found[2].text.as_ref().unwrap().text, TEXT);
    assert_eq!(found[3].text, Err(Error::Foreign { what: "PNG" }));

    let letter = "From: a@b.vn\r\nSubject: =?utf-8?B?S+G6vyBob+G6oWNo?=\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\
         <p>Theo Chỉ thị số <b>33</b>/CT-TTg</p>\r\n--x\r\nContent-Type: application/rtf\r\n\
         Content-Disposition: attachment; filename=\"k.rtf\"\r\n\r\n{\\rtf1 Theo 04/2015}\r\n--x--\r\n";
    let found = parts("thu.eml", letter.as_bytes(), &Limits::default());
    let texts: Vec<(&str, &str)> = found
        .iter()
        .map(|it| (it.name.as_str(), it.text.as_ref().unwrap().text.as_str()))
        .collect();
    assert_eq!(
        texts,
        [
            ("", "Kế hoạch\n\nTheo Chỉ thị số 33/CT-TTg\n"),
            ("k.rtf", "Theo 04/2015\n")
        ]
    );
}

#[test]
fn bombs_are_told_by_the_limit_they_break() {
    let few = Limits::default();
    let zeros = vec![b' '; 32 << 20];
    let found = parts("a.zip", &archive(&[("a.txt", &zeros)]), &few);
    assert_eq!(limit(found[0].text.clone().unwrap_err()), Limit::Ratio);

    let tight = Limits {
        unpacked: 1 << 20,
        parts: 3,
        depth: 2,
        ..few
    };
    let big = TEXT.repeat(8_000);
    let two = archive(&[("a.txt", big.as_bytes()), ("b.txt", big.as_bytes())]);
    let found = parts("a.zip", &two, &tight);
    assert!(found[0].text.is_ok(), "{:?}", found[0].text.as_ref().err());
    assert_eq!(limit(found[1].text.clone().unwrap_err()), Limit::Unpacked);

    let four = archive(&[
        ("1.txt", b"a"),
        ("2.txt", b"a"),
        ("3.txt", b"a"),
        ("4.txt", b"a"),
    ]);
    assert_eq!(limit(refused(&four, &tight)), Limit::Parts);

    let mut nested = archive(&[("a.txt", TEXT.as_bytes())]);
    for _ in 0..3 {
        nested = archive(&[("a.zip", &nested)]);
    }
    assert_eq!(limit(refused(&nested, &tight)), Limit::Depth);
    assert_eq!(
        limit(refused(TEXT.as_bytes(), &Limits { file: 10, ..few })),
        Limit::File
    );
    let short = Limits { text: 100, ..few };
    for ending in ["docx", "odt", "rtf", "doc", "pdf"] {
        let err = refused(&fixture(ending), &short);
        assert_eq!(limit(err), Limit::Text, "{ending}");
    }
}

/// A PDF of empty pages, which share one page object's form.
fn blank_pages(count: usize) -> Vec<u8> {
    let mut pdf = String::from("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n");
    let kids: String = (0..count).map(|at| format!("{} 0 R ", at + 3)).collect();
    pdf.push_str(&format!(
        "2 0 obj<</Type/Pages/Count {count}/Kids[{kids}]>>endobj\n"
    ));
    for at in 0..count {
        let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>";
        pdf.push_str(&format!("{} 0 obj{page}endobj\n", at + 3));
    }
    pdf.push_str("trailer<</Root 1 0 R>>\n%%EOF\n");
    pdf.into_bytes()
}

#[test]
fn a_pdf_of_too_many_pages_and_one_without_text_are_told() {
    let err = refused(&blank_pages(10_000), &Limits::default());
    assert_eq!(err.to_string(), "it has more pages than 5000");
    assert_eq!(err.vietnamese(), "số trang nhiều hơn 5000");
    let err = refused(&blank_pages(3), &Limits::default());
    assert_eq!(err, Error::Scanned { pages: 3 });
}

#[test]
fn locked_files_say_so() {
    // A compound file that names the stream of a locked package.
    let mut locked = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    let err = refused(&locked, &Limits::default());
    assert!(err.vietnamese().contains("có mật khẩu"), "{err}");
    // The flag of the FIB.
    let mut doc = fixture("doc");
    let fib = doc.windows(2).position(|it| it == [0xEC, 0xA5]).unwrap();
    doc[fib + 0x0B] |= 1;
    let err = refused(&doc, &Limits::default());
    assert_eq!(
        err,
        Error::Encrypted {
            format: Format::Doc
        }
    );
}

#[test]
fn a_file_is_read_by_what_it_is() {
    let limits = Limits::default();
    for (ending, called, format) in [
        ("rtf", "a.doc", Format::Rtf),
        ("docx", "a.doc", Format::Docx),
        ("html", "a.doc", Format::Html),
        ("pdf", "a.docx", Format::Pdf),
        ("odt", "a.txt", Format::Odt),
    ] {
        let found = parts(called, &fixture(ending), &limits);
        assert_eq!(found[0].text.as_ref().unwrap().format, format, "{ending}");
    }
}

#[test]
fn one_bad_file_costs_itself() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    put("a.docx", &fixture("docx"));
    put("b.docx", &fixture("docx")[..2000]);
    put("c.odt", b"PK\x03\x04 no archive");
    put("d.txt", TEXT.as_bytes());
    let mut read = Vec::new();
    let paths = [PathBuf::from(folder.path())];
    let skipped = cancu::each_reading(&paths, &mut |it| {
        read.push(it.file);
        Ok(())
    })
    .unwrap();
    assert_eq!(read, ["a.docx", "d.txt"]);
    let reasons: Vec<&str> = skipped.iter().map(|it| it.reason.as_str()).collect();
    assert!(reasons.iter().all(|it| it.contains("hỏng")), "{reasons:?}");
    assert_eq!(skipped.len(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Every reader gives a text or says why not, whatever was done to its file.
    #[test]
    fn readers_survive_broken_files(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40),
        end in any::<prop::sample::Index>(),
        cut in any::<bool>(),
    ) {
        let limits = Limits { seconds: 20, ..Limits::default() };
        for ending in ["docx", "odt", "rtf", "doc", "pdf", "html"] {
            let mut bytes = fixture(ending);
            for (at, byte) in &changes {
                let at = at.index(bytes.len());
                bytes[at] = *byte;
            }
            if cut {
                bytes.truncate(end.index(bytes.len()) + 1);
            }
            for part in parts("a", &bytes, &limits) {
                if let Err(err) = &part.text {
                    prop_assert!(!matches!(err, Error::Broken { .. }), "{ending}: {err}");
                    prop_assert!(!matches!(err, Error::Limit { limit: Limit::Seconds, .. }), "{ending}");
                }
            }
        }
    }

    #[test]
    fn readers_survive_noise_behind_every_magic(noise in prop::collection::vec(any::<u8>(), 0..600)) {
        for magic in [
            &b"PK\x03\x04"[..], b"%PDF-1.7\n", b"{\\rtf1", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
            b"<html>", b"From: a\nSubject: b\nMIME-Version: 1.0\n\n",
        ] {
            let bytes = [magic, &noise].concat();
            for part in parts("a", &bytes, &Limits::default()) {
                prop_assert!(!matches!(part.text, Err(Error::Broken { .. })), "broken");
            }
        }
    }
}
