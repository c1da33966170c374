//! How fast is a text read, and how does that scale? Beside it the limits: one search for a
//! byte, one for the kind words, and one plain citation regex on the same text.

use aho_corasick::AhoCorasick;
use cancu_extract::extract;
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use regex::Regex;

fn plans() -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../data/plans");
    let mut names: Vec<_> = std::fs::read_dir(folder)
        .expect("data/plans")
        .map(|it| it.expect("an entry").path())
        .collect();
    names.sort();
    let texts = names
        .iter()
        .filter(|it| it.extension().is_some_and(|it| it == "txt"));
    texts
        .map(|it| std::fs::read_to_string(it).expect("a plan"))
        .collect::<Vec<_>>()
        .join("\n\n")
}

fn repeated(text: &str, bytes: usize) -> String {
    text.repeat(bytes / text.len() + 1)
}

fn whole(c: &mut Criterion) {
    let text = repeated(&plans(), 50_000_000);
    let mut group = c.benchmark_group("plans-50MB");
    group
        .sample_size(10)
        .throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("cancu", |b| b.iter(|| extract(&text).citations.len()));
    group.bench_function("memchr-slash", |b| {
        b.iter(|| memchr::memchr_iter(b'/', text.as_bytes()).count())
    });
    let words = AhoCorasick::new([
        "Nghị định",
        "Quyết định",
        "Thông tư",
        "Nghị quyết",
        "Chỉ thị",
        "Kết luận",
        "Kế hoạch",
        "Luật",
    ])
    .expect("patterns");
    group.bench_function("aho-corasick-kinds", |b| {
        b.iter(|| words.find_iter(&text).count())
    });
    let regex = Regex::new(r"(?:Nghị định|Quyết định|Thông tư|Nghị quyết|Chỉ thị|Kết luận|Kế hoạch|Luật)(?: số)? \d+[a-z]?(?:/\d{4})?[-/][A-ZĐ][A-Za-zĐ0-9/-]*").expect("a pattern");
    group.bench_function("regex", |b| b.iter(|| regex.find_iter(&text).count()));
    group.finish();
}

fn sizes(c: &mut Criterion) {
    let plans = plans();
    let mut group = c.benchmark_group("size");
    for bytes in [20_000, 200_000, 2_000_000] {
        let text = repeated(&plans, bytes);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(bytes), &text, |b, text| {
            b.iter(|| extract(text).citations.len())
        });
    }
    group.finish();
}

fn worst(c: &mut Criterion) {
    let cases = [
        ("articles", "Điều ".repeat(10_000)),
        ("quotes", "“Nghị định số 1/2020/NĐ-CP ".repeat(2_000)),
        (
            "one-line",
            "Thực hiện Nghị định số 04/2015/NĐ-CP ".repeat(2_000),
        ),
        (
            "nested",
            (0..2_000).map(|it| format!("{it}) ")).collect::<String>(),
        ),
        ("blanks", "\n \n\t".repeat(20_000)),
        ("slashes", "1/2/3/".repeat(10_000)),
    ];
    let mut group = c.benchmark_group("worst");
    for (name, text) in cases {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(name), &text, |b, text| {
            b.iter(|| extract(text).citations.len())
        });
    }
    group.finish();
}

criterion_group!(benches, whole, sizes, worst);
criterion_main!(benches);
