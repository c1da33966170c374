use std::fmt::Write;
use std::hint::black_box;
use std::time::Instant;

use cancu_benches::national::mixed;

/// An answer as it is compared: its size, and a sum that no order changes.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Digest {
    size: u64,
    sum: u64,
}

impl Digest {
    pub(crate) fn of(documents: &[u32]) -> Digest {
        let sum = documents.iter().map(|it| mixed(u64::from(*it) + 1));
        Digest {
            size: documents.len() as u64,
            sum: sum.fold(0, u64::wrapping_add),
        }
    }

    pub(crate) fn of_triples(triples: impl Iterator<Item = (u32, u32, u32)>) -> Digest {
        let mut digest = Digest::default();
        for (document, cited, current) in triples {
            let inner = mixed(u64::from(cited) ^ mixed(u64::from(current) + 1));
            digest.size += 1;
            digest.sum = digest.sum.wrapping_add(mixed(u64::from(document) ^ inner));
        }
        digest
    }
}

/// What was measured of one form.
#[derive(Debug, Default)]
pub(crate) struct Report {
    fields: String,
}

impl Report {
    /// A figure beside the questions.
    pub(crate) fn figure(&mut self, name: &str, value: f64) {
        // Writing to a string does not fail.
        let _ = write!(self.fields, "\"{name}\": {value:.6}, ");
    }

    /// Puts a question once for each document, timed one by one; answers are compared outside the
    /// time.
    pub(crate) fn each<A>(
        &mut self,
        name: &str,
        documents: &[u32],
        mut ask: impl FnMut(u32) -> A,
        digest: impl Fn(A) -> Digest,
    ) {
        let mut times = Vec::with_capacity(documents.len());
        let mut digests = Vec::with_capacity(documents.len());
        for document in documents {
            let start = Instant::now();
            let answer = black_box(ask(*document));
            times.push(start.elapsed().as_secs_f64());
            digests.push(digest(answer));
        }
        self.question(name, times, &digests);
    }

    /// Puts one question several times; the last answer is compared. To add up each would put the
    /// caches, from one time to the next, in the hands of adding and not of asking.
    pub(crate) fn times<A>(
        &mut self,
        name: &str,
        times: usize,
        mut ask: impl FnMut() -> A,
        digest: impl Fn(&A) -> Vec<Digest>,
    ) {
        let mut taken = Vec::new();
        let mut last = None;
        for _ in 0..times {
            drop(last.take());
            let start = Instant::now();
            let answer = black_box(ask());
            taken.push(start.elapsed().as_secs_f64());
            last = Some(answer);
        }
        let digests = last.as_ref().map(digest).unwrap_or_default();
        self.question(name, taken, &digests);
    }

    fn question(&mut self, name: &str, mut times: Vec<f64>, digests: &[Digest]) {
        times.sort_by(f64::total_cmp);
        let at = |part: f64| times[((times.len() - 1) as f64 * part) as usize] * 1e6;
        // The checksum after each answer: a peer that answered fewer is compared so far.
        let mut sum = 0_u64;
        let so_far: Vec<String> = digests
            .iter()
            .map(|it| {
                sum = mixed(sum.wrapping_add(it.size)).wrapping_add(it.sum);
                format!("\"{sum:016x}\"")
            })
            .collect();
        let _ = write!(
            self.fields,
            "\"{name}\": {{\"median_us\": {:.4}, \"p95_us\": {:.4}, \"asked\": {}, \"answers\": {}, \"so_far\": [{}]}}, ",
            at(0.5),
            at(0.95),
            times.len(),
            digests.iter().map(|it| it.size).sum::<u64>(),
            so_far.join(", "),
        );
    }

    pub(crate) fn json(&self) -> String {
        format!("{{{}}}", self.fields.trim_end_matches([',', ' ']))
    }
}
