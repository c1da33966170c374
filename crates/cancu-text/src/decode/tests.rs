use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::*;

const PLAIN: &str = "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về \
    công tác văn thư;";
const TCVN3: &str = "C¨n cø NghÞ ®Þnh sè 30/2020/N§-CP ngµy 05 th¸ng 3 n¨m 2020 cña ChÝnh phñ vÒ \
    c«ng t¸c v¨n th\u{AD};";
const VNI: &str = "Caên cöù Nghò ñònh soá 30/2020/NÑ-CP ngaøy 05 thaùng 3 naêm 2020 cuûa Chính phuû \
    veà coâng taùc vaên thö;";
const WINDOWS_1258: &str = "Cãn cýì Nghiò ðiònh sôì 30/2020/NÐ-CP ngaÌy 05 thaìng 3 nãm 2020 cuÒa \
    Chiình phuÒ vêÌ công taìc vãn thý;";

/// The bytes of a text whose letters are all of Latin-1.
fn bytes(text: &str) -> Vec<u8> {
    let byte = |it| u8::try_from(u32::from(it)).unwrap();
    text.chars().map(byte).collect()
}

#[track_caller]
fn unchanged(text: &str) {
    assert_eq!(
        decode(text.as_bytes()),
        Ok(found(text.to_owned(), Charset::Utf8))
    );
}

#[test]
fn old_charsets_are_read_from_bytes_and_from_utf8_alike() {
    for (charset, written) in [
        (Charset::Tcvn3, TCVN3),
        (Charset::Vni, VNI),
        (Charset::Windows1258, WINDOWS_1258),
    ] {
        for (misread, bytes) in [(false, bytes(written)), (true, written.into())] {
            let expected = Decoded {
                text: PLAIN.to_owned(),
                charset,
                misread,
                faults: None,
            };
            assert_eq!(decode(&bytes), Ok(expected));
        }
    }
}

#[test]
fn utf16_is_read_with_its_mark_and_without() {
    let little: Vec<u8> = PLAIN.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = PLAIN.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for (charset, mark, bytes) in [
        (Charset::Utf16Le, [0xFF, 0xFE], little),
        (Charset::Utf16Be, [0xFE, 0xFF], big),
    ] {
        let expected = Ok(found(PLAIN.to_owned(), charset));
        assert_eq!(decode(&bytes), expected);
        assert_eq!(decode(&[&mark[..], &bytes].concat()), expected);
    }
}

#[test]
fn sound_utf8_stays_as_it_is() {
    unchanged("");
    unchanged(PLAIN);
    unchanged(&PLAIN.nfd().collect::<String>());
    unchanged(&format!("\u{FEFF}{PLAIN}"));
    // Vietnamese whose letters are all of Latin-1.
    unchanged("Các bác có nhà và ao cá, các cô có quà là cây cà phê, trà và bò; các chú có bánh.");
    unchanged(
        "Le décret précité est abrogé à compter de la date d'entrée en vigueur du présent arrêté, \
         où qu'il ait été publié; les autorités compétentes en sont informées dès sa création.",
    );
    unchanged(
        "Für die Ausführung dieser Verordnung gemäß § 15 Absatz 2 sind die Länder zuständig; \
         Änderungen während der Übergangszeit müssen öffentlich erklärt werden (höchstens fünf).",
    );
}

#[test]
fn a_phrase_in_wrong_letters_is_left_alone() {
    unchanged(&format!("{} {TCVN3}", PLAIN.repeat(3)));
    unchanged(&format!(
        "{} {VNI}",
        "The decree of that day reads as follows in the file. ".repeat(20)
    ));
    unchanged("NghÞ ®Þnh sè 04/2015/N§-CP");
}

#[test]
fn tags_do_not_count_as_words() {
    let tags = "<span style=\"font-family: .VnTime; font-size: large; color: black\">".repeat(40);
    let found = decode(format!("{tags}{TCVN3}</span>").as_bytes()).unwrap();
    assert_eq!(found.text, format!("{tags}{PLAIN}</span>"));
}

#[test]
fn what_is_no_text_says_why() {
    let cut = [PLAIN.as_bytes(), b" \xE1\xBB"].concat();
    for (bytes, error) in [
        (&b"\x00\x01PK"[..], Error::Binary { offset: 0 }),
        (&b"S\xE1\xBB ab"[..], Error::Unknown { offset: 1 }),
        (
            &cut[..],
            Error::Unknown {
                offset: PLAIN.len() + 1,
            },
        ),
        (
            &b"Pr\xE9cit\xE9, d\xE9cr\xE9t\xE9 \xE0 l'\xE9t\xE9"[..],
            Error::Unknown { offset: 2 },
        ),
        (&b"\xFF\xFEa\x00b"[..], Error::Utf16 { offset: 4 }),
        (
            &b"\xFF\xFEa\x00\x00\xD8b\x00"[..],
            Error::Utf16 { offset: 4 },
        ),
    ] {
        assert_eq!(decode(bytes), Err(error));
    }
}

/// Vietnamese words in any order, as sentences of any length.
fn vietnamese() -> impl Strategy<Value = String> {
    let words = "Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ về công tác văn thư và các là có \
                 thì phê cà trà nhà bò cho không được mà Điều 5. § « » ° – “ ” hòa Đắk Lắk café";
    let words: Vec<&str> = words.split(' ').collect();
    proptest::collection::vec(proptest::sample::select(words), 0..60).prop_map(|it| it.join(" "))
}

proptest! {
    #[test]
    fn real_vietnamese_is_never_changed(text in vietnamese()) {
        prop_assert_eq!(decode(text.as_bytes()).unwrap(), found(text.clone(), Charset::Utf8));
        let apart: String = text.nfd().collect();
        prop_assert_eq!(decode(apart.as_bytes()).unwrap(), found(apart.clone(), Charset::Utf8));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let read = decode(&bytes);
        if let (Ok(text), Ok(read)) = (str::from_utf8(&bytes), read) && !read.misread && read.charset == Charset::Utf8 {
            prop_assert_eq!(text, read.text);
        }
    }
}

#[test]
fn a_few_broken_places_in_a_long_text_are_told_and_the_rest_is_read() {
    let page = format!("{PLAIN}\n").repeat(50);
    let cut = page.len() - PLAIN.len() / 2;
    let cut = (cut..).find(|it| !page.is_char_boundary(*it)).unwrap();
    for (place, wrong, count) in [(1_000, &b"\xFF"[..], 1), (1_000, b"\0", 1), (cut, b"", 1)] {
        let place = (place..).find(|it| page.is_char_boundary(*it) || wrong.is_empty());
        let place = place.unwrap();
        let mut bytes = page.as_bytes()[..place].to_vec();
        if !wrong.is_empty() {
            bytes.extend(wrong);
            bytes.extend(&page.as_bytes()[place..]);
        }
        let found = decode(&bytes).unwrap();
        assert_eq!(found.charset, Charset::BrokenUtf8);
        let faults = found.faults.unwrap();
        assert_eq!(faults.count, count);
        assert!(found.text[faults.at..].starts_with('\u{FFFD}'));
        // What stands before the first broken place is as in the file.
        assert_eq!(faults.offset, faults.at);
        assert_eq!(found.text.as_bytes()[..faults.at], bytes[..faults.at]);
    }
    // The first byte of a letter is broken, and the others are none without it.
    let mut bytes = page.clone().into_bytes();
    let at = page.find('ị').unwrap();
    bytes[at] = 0xFF;
    let found = decode(&bytes).unwrap();
    assert_eq!(found.faults.unwrap().count, 1);
    assert_eq!(found.text, page.replacen('ị', "\u{FFFD}", 1));

    let mut wide = vec![0xFF, 0xFE];
    wide.extend(page.encode_utf16().flat_map(u16::to_le_bytes));
    wide.pop();
    let found = decode(&wide).unwrap();
    let faults = found.faults.unwrap();
    assert_eq!((found.charset, faults.count), (Charset::Utf16Le, 1));
    assert_eq!(faults.offset, wide.len() - 1);
}

#[test]
fn what_is_broken_in_many_places_or_has_little_to_go_by_is_not_repaired() {
    let page = format!("{PLAIN}\n").repeat(50);
    let mut many = page.clone().into_bytes();
    many.extend(b"\xFF ".repeat(20));
    let few_letters = format!("{PLAIN}\n{}", "plain words ".repeat(500)).into_bytes();
    let mut other = few_letters.clone();
    other.extend(b"\xFF\xE1 \xE9 \xE8");
    for bytes in [many, other, b"a plain text \xE9".repeat(300)] {
        assert!(matches!(decode(&bytes), Err(Error::Unknown { .. })));
    }
    let mut binary = page.into_bytes();
    binary.extend(b"\0\x01".repeat(40));
    assert!(matches!(decode(&binary), Err(Error::Binary { .. })));
}
