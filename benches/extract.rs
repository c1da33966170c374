//! How fast is a text read, and how does that scale? Beside it the limits: one search for a
//! byte, one for the kind words, and one plain citation regex on the same text.
//!
//! The bulk corpus is read where `../shared` holds it, else it is left out; the plans are always
//! there.

use std::path::PathBuf;

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

/// The texts of the bulk corpus, if this machine has them.
fn bulk() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/corpus/bulk");
    let mut texts = Vec::new();
    let _ = cancu_store::inputs(&[PathBuf::from(folder)], &mut |it| texts.push(it.text));
    texts
}

/// Extraction and its limits over the same texts, on one core.
fn beside(c: &mut Criterion, name: &str, texts: &[String]) {
    let bytes: usize = texts.iter().map(String::len).sum();
    let mut group = c.benchmark_group(name);
    group
        .sample_size(10)
        .throughput(Throughput::Bytes(bytes as u64));
    let mut each = |what: &str, count: &dyn Fn(&str) -> usize| {
        group.bench_function(what, |b| {
            b.iter(|| texts.iter().map(|it| count(it)).sum::<usize>())
        });
    };
    each("cancu", &|it| extract(it).citations.len());
    each("memchr-slash", &|it| {
        memchr::memchr_iter(b'/', it.as_bytes()).count()
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
    each("aho-corasick-kinds", &|it| words.find_iter(it).count());
    let regex = Regex::new(r"\d+[a-z]?(?:/\d{4})?[-/][A-ZĐ][A-Za-zĐ0-9/-]*").expect("a pattern");
    each("regex", &|it| regex.find_iter(it).count());
    group.finish();
}

fn whole(c: &mut Criterion) {
    beside(c, "plans-50MB", &[repeated(&plans(), 50_000_000)]);
    let bulk = bulk();
    if !bulk.is_empty() {
        beside(c, "bulk", &bulk);
    }
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
