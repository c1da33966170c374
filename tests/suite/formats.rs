//! One document in every format says the same in each.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use cancu::Reading;

/// The committed files, or those that LibreOffice has just made anew.
fn files() -> PathBuf {
    std::env::var_os("CANCU_FIXTURES").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/files"),
        PathBuf::from,
    )
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/files/ke-hoach.txt")
}

/// The readings of a file, in order; nothing of it may be skipped.
fn readings(path: &Path) -> Vec<Reading> {
    let mut found = Vec::new();
    let skipped = cancu::each_reading(&[path.to_path_buf()], &mut |it| {
        found.push(it);
        Ok(())
    })
    .unwrap();
    assert_eq!(skipped, [], "{}", path.display());
    found
}

/// What a reading says of the document and of each citation, whatever its place.
fn said(reading: &Reading) -> (String, BTreeSet<String>) {
    let heading = &reading.heading;
    let own = format!(
        "{:?} {:?} {:?} {:?} {:?}",
        heading.id, heading.number, heading.date, heading.issuer, heading.title
    );
    let mentions = reading.mentions.iter().map(|it| {
        format!(
            "{} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
            it.code, it.number, it.symbol, it.year, it.date, it.issuer, it.id, it.relation
        )
    });
    (own, mentions.collect())
}

#[track_caller]
fn same_as_text(path: &Path) {
    let expected = said(&readings(&source())[0]);
    assert_eq!(expected.1.len(), 13, "{expected:#?}");
    let found = readings(path);
    assert_eq!(found.len(), 1, "{}", path.display());
    assert_eq!(said(&found[0]), expected, "{}", path.display());
}

#[test]
fn files_that_are_read_at_once_come_in_their_order() {
    let folder = tempfile::tempdir().unwrap();
    let files = ["ke-hoach.pdf", "ke-hoach.txt", "ke-hoach.docx", "README.md"].map(|it| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/files");
        std::fs::read(path.join(it)).unwrap()
    });
    let mut expected = Vec::new();
    for number in 0..60 {
        let name = format!("{number:02}");
        // Known by their content, whatever the name says; every seventh is broken.
        let bytes = match number % 7 {
            6 => &b"PK\x03\x04 broken"[..],
            _ => &files[number % 4],
        };
        std::fs::write(folder.path().join(format!("{name}.txt")), bytes).unwrap();
        expected.push((number % 7 != 6, name));
    }
    let stem = |it: &str| {
        Path::new(it)
            .file_stem()
            .unwrap()
            .to_str()
            .unwrap()
            .to_owned()
    };
    let (mut read, mut seen) = (Vec::new(), 0);
    let skipped = cancu::documents(&[folder.path().to_path_buf()], &mut |it| {
        seen += usize::from(!it.text.is_empty());
        read.push(stem(&it.name));
    })
    .unwrap();
    let skipped: Vec<String> = skipped.iter().map(|it| stem(&it.file)).collect();
    let of = |good: bool| -> Vec<String> {
        let chosen = expected.iter().filter(|it| it.0 == good);
        chosen.map(|it| it.1.clone()).collect()
    };
    assert_eq!((read, skipped), (of(true), of(false)));
    assert_eq!(seen, 52);
}

#[test]
fn docx_says_what_the_text_says() {
    same_as_text(&files().join("ke-hoach.docx"));
}

#[test]
fn odt_says_what_the_text_says() {
    same_as_text(&files().join("ke-hoach.odt"));
}

#[test]
fn rtf_says_what_the_text_says() {
    same_as_text(&files().join("ke-hoach.rtf"));
}

#[test]
fn old_word_files_say_what_the_text_says() {
    same_as_text(&files().join("ke-hoach.doc"));
}

#[test]
fn pdf_says_what_the_text_says() {
    same_as_text(&files().join("ke-hoach.pdf"));
}

#[test]
fn the_footer_of_a_pdf_of_two_pages_does_not_stand_in_its_text() {
    let mut text = String::new();
    let path = files().join("ke-hoach.pdf");
    cancu::each_document(&[path], &mut |it| {
        text = it.text;
        Ok(())
    })
    .unwrap();
    assert!(!text.contains("Lưu hành nội bộ"), "{text}");
    // The row that the page parts is one, and the note at its foot follows the text.
    assert!(
        text.contains("\n1\tNghị định số 145/2020/NĐ-CP\tĐối thoại tại nơi làm việc\n2\t"),
        "{text}"
    );
    let note = text.find("22/2018/QĐ-TTg").unwrap();
    assert!(text.find("quyết định./.").unwrap() < note, "{text}");
}

#[test]
fn html_says_what_the_text_says_at_places_of_the_file() {
    let path = files().join("ke-hoach.html");
    same_as_text(&path);
    let bytes = std::fs::read(&path).unwrap();
    let reading = &readings(&path)[0];
    let mut marked_up = 0;
    for it in &reading.mentions {
        assert_eq!(it.text.as_bytes(), &bytes[it.start..it.end]);
        marked_up += usize::from(it.text.contains("<b>"));
        let line = reading.line_of(it.start);
        let before = bytes[..it.start].iter().filter(|it| **it == b'\n').count();
        assert_eq!(line, before + 1);
    }
    assert_eq!(marked_up, 1, "the bold number");
}

#[test]
fn markdown_says_what_the_text_says_at_places_of_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ke-hoach.md");
    let text = std::fs::read_to_string(source()).unwrap();
    let marked = text
        .replace("04/2015/NĐ-CP", "**04/2015**/NĐ\\-CP")
        .replace("120-KL/TW", "[120-KL/TW](http://a.b/1)")
        .replace('\n', "\n\n");
    std::fs::write(&path, &marked).unwrap();
    same_as_text(&path);
    let reading = &readings(&path)[0];
    for it in &reading.mentions {
        assert_eq!(it.text, marked[it.start..it.end]);
    }
    assert!(
        reading
            .mentions
            .iter()
            .any(|it| it.text.ends_with("**04/2015**/NĐ\\-CP"))
    );
}
