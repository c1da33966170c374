//! The same decree says the same in every charset that it can be written in.

use std::fs;
use std::path::Path;

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

const DECREE: &str = "\
CHÍNH PHỦ
Số: 30/2020/NĐ-CP
Hà Nội, ngày 05 tháng 3 năm 2020

NGHỊ ĐỊNH
Về công tác văn thư

Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015;
Căn cứ Luật Lưu trữ số 01/2011/QH13 ngày 11 tháng 11 năm 2011;
Theo đề nghị của Bộ trưởng Bộ Nội vụ,

Điều 1. Nghị định này thay thế Nghị định số 110/2004/NĐ-CP ngày 08 tháng 4 năm 2004 của Chính phủ \
và Nghị định số 09/2010/NĐ-CP ngày 08 tháng 02 năm 2010 của Chính phủ; bãi bỏ “Thông tư số \
01/2011/TT-BNV” kể từ ngày 15 tháng 5 năm 2020.
";

/// What follows each letter of the row: with grave, hook, tilde, acute and dot, in TCVN3.
const TCVN3: &[(&str, &str)] = &[
    ("aàảãáạ", "aµ¶·¸¹"),
    ("ăằẳẵắặ", "¨»¼½¾Æ"),
    ("âầẩẫấậ", "©ÇÈÉÊË"),
    ("đĂÂÊÔƠƯĐ", "®¡¢£¤¥¦§"),
    ("eèẻẽéẹ", "eÌÎÏÐÑ"),
    ("êềểễếệ", "ªÒÓÔÕÖ"),
    ("iìỉĩíị", "i×ØÜÝÞ"),
    ("oòỏõóọ", "oßáâãä"),
    ("ôồổỗốộ", "«åæçèé"),
    ("ơờởỡớợ", "¬êëìíî"),
    ("uùủũúụ", "uïñòóô"),
    ("ưừửữứự", "\u{AD}õö÷øù"),
    ("yỳỷỹýỵ", "yúûüýþ"),
];

/// The text in TCVN3, as Latin-1 shows it. Capitals with tones are small letters in a font of
/// capitals.
fn tcvn3(text: &str) -> String {
    let of = |it: char| {
        TCVN3.iter().find_map(|(letters, written)| {
            let at = letters.chars().position(|letter| letter == it)?;
            written.chars().nth(at)
        })
    };
    let written = |it: char| {
        let small = || it.to_lowercase().next().and_then(of);
        of(it).or_else(small).unwrap_or(it)
    };
    text.chars().map(written).collect()
}

/// The text in VNI-Windows, as Latin-1 shows it.
fn vni(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        let small = letter.to_lowercase().next().unwrap_or(letter);
        let parts: Vec<char> = std::iter::once(small).nfd().collect();
        let quality = parts.get(1..).unwrap_or_default();
        let has = |mark: char| quality.contains(&mark);
        let tone = "\u{300}\u{301}\u{303}\u{309}\u{323}".chars().position(has);
        let of = |marks: &str| tone.and_then(|at| marks.chars().nth(at));
        let (base, mark) = match parts[0] {
            'đ' => ('ñ', None),
            'i' => (of("ìíóæò").unwrap_or('i'), None),
            'y' if has('\u{323}') => ('î', None),
            base if has('\u{302}') => (base, of("àáãåä").or(Some('â'))),
            base if has('\u{306}') => (base, of("èéüúë").or(Some('ê'))),
            'o' if has('\u{31B}') => ('ô', of("øùõûï")),
            'u' if has('\u{31B}') => ('ö', of("øùõûï")),
            base => (base, of("øùõûï")),
        };
        for it in std::iter::once(base).chain(mark) {
            if letter.is_uppercase() {
                out.extend(it.to_uppercase());
            } else {
                out.push(it);
            }
        }
    }
    out
}

/// The text in windows-1258, as windows-1252 shows it.
fn windows_1258(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        let mut letter: String = std::iter::once(letter).nfd().collect();
        let tone = letter
            .find(|it| "\u{300}\u{301}\u{303}\u{309}\u{323}".contains(it))
            .map(|at| letter.remove(at));
        out.extend(letter.nfc().chain(tone).map(|it| match it {
            'Ă' => 'Ã',
            'Đ' => 'Ð',
            'Ơ' => 'Õ',
            'Ư' => 'Ý',
            'ă' => 'ã',
            'đ' => 'ð',
            'ơ' => 'õ',
            'ư' => 'ý',
            '\u{300}' => 'Ì',
            '\u{301}' => 'ì',
            '\u{303}' => 'Þ',
            '\u{309}' => 'Ò',
            '\u{323}' => 'ò',
            other => other,
        }));
    }
    out
}

/// The bytes of a text that windows-1252 can write.
fn bytes(text: &str) -> Vec<u8> {
    let byte = |it| match it {
        '“' => 0x93,
        '”' => 0x94,
        other => u8::try_from(u32::from(other)).unwrap(),
    };
    text.chars().map(byte).collect()
}

fn written() -> Vec<(&'static str, Vec<u8>)> {
    let utf16 = |order: fn(u16) -> [u8; 2]| DECREE.encode_utf16().flat_map(order).collect();
    let marked = |mark: &[u8], rest: Vec<u8>| [mark, &rest].concat();
    let little: Vec<u8> = utf16(u16::to_le_bytes);
    let big: Vec<u8> = utf16(u16::to_be_bytes);
    let mut all = vec![
        ("utf-8", DECREE.into()),
        ("utf-8-apart", DECREE.nfd().collect::<String>().into()),
        ("utf-8-mark", marked(b"\xEF\xBB\xBF", DECREE.into())),
        ("utf-16-le", marked(b"\xFF\xFE", little.clone())),
        ("utf-16-be", marked(b"\xFE\xFF", big.clone())),
        ("utf-16-le-bare", little),
        ("utf-16-be-bare", big),
    ];
    for (name, misread, letters) in [
        ("tcvn3", "tcvn3-misread", tcvn3(DECREE)),
        ("vni", "vni-misread", vni(DECREE)),
        ("1258", "1258-misread", windows_1258(DECREE)),
    ] {
        all.push((name, bytes(&letters)));
        all.push((misread, letters.into()));
    }
    all
}

fn run(args: &[&str]) -> String {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args = std::iter::once("cancu").chain(args.iter().copied());
    let code = cancu_cli::run(args.map(Into::into), &mut out, &mut err);
    assert_eq!((code, err), (0, Vec::new()));
    String::from_utf8(out).unwrap()
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Kind, relation and id of the document and of each mention.
fn said(records: &str) -> Vec<[Value; 4]> {
    let of = |line: &str| {
        let record: Value = serde_json::from_str(line).unwrap();
        ["record", "id", "relation", "extent"].map(|it| record[it].clone())
    };
    records.lines().map(of).collect()
}

#[test]
fn the_citations_are_the_same_in_every_charset() {
    let folder = tempfile::tempdir().unwrap();
    let mut expected = None;
    for (name, bytes) in written() {
        let file = folder.path().join(format!("{name}.txt"));
        fs::write(&file, bytes).unwrap();
        let said = said(&run(&["extract", text(&file)]));
        assert!(said.len() >= 6, "{name}: {said:?}");
        assert_eq!(expected.get_or_insert(said.clone()), &said, "{name}");
    }
}

#[test]
fn the_spans_are_those_of_the_text_beside_the_records() {
    let folder = tempfile::tempdir().unwrap();
    let inputs = folder.path().join("in");
    let texts = folder.path().join("texts");
    fs::create_dir(&inputs).unwrap();
    for (name, bytes) in written() {
        fs::write(inputs.join(format!("{name}.txt")), bytes).unwrap();
    }
    let out = run(&["extract", text(&inputs), "--text-dir", text(&texts)]);
    let mut mentions = 0;
    let mut read = String::new();
    for line in out.lines() {
        let record: Value = serde_json::from_str(line).unwrap();
        if let Some(file) = record["file"].as_str() {
            read = fs::read_to_string(texts.join(file)).unwrap();
        }
        let offset = |name: &str| record[name].as_u64().map(|it| usize::try_from(it).unwrap());
        if let (Some(start), Some(end)) = (offset("start"), offset("end")) {
            assert_eq!(record["text"], read[start..end]);
            mentions += 1;
        }
    }
    assert!(mentions >= 13 * 5, "{mentions}");
}

#[test]
fn a_graph_is_built_of_old_files() {
    let folder = tempfile::tempdir().unwrap();
    let graph = folder.path().join("g.cancu");
    let input = folder.path().join("a.html");
    fs::write(&input, bytes(&vni(DECREE))).unwrap();
    run(&["build", text(&input), "-o", text(&graph)]);
    let answer = run(&["show", text(&graph), "30/2020/NĐ-CP", "--format", "json"]);
    let answer: Value = serde_json::from_str(&answer).unwrap();
    assert_eq!(answer["instrument"]["id"], "vn/nd-cp/2020/30");
    assert_eq!(answer["outgoing"]["replaces"][0]["to"], "vn/nd-cp/2004/110");
}
