mod rules;

use std::collections::BTreeSet;

use cancu_graph::{Graph, Node, NodeId};
use cancu_model::{
    Basis, Date, Evidence, InstrumentId, Mention, MentionForm, Reading, Relation, Scope, State,
    fold,
};
use cancu_validity::{Proof, Step, covers, provisions};
use serde::Serialize;

pub use rules::{RULES, Rule, Severity, rule};

use crate::Location;
use crate::resolve::successors;

/// How a draft is reviewed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckOptions {
    /// The day on which it will be signed; `None` is the day that it bears.
    pub date: Option<Date>,
    /// Names of rules that say nothing.
    pub allow: Vec<String>,
}

/// The review of one draft.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Review {
    /// The draft.
    pub file: String,
    /// The day for which it was reviewed.
    pub date: Date,
    /// What was found, in the order of places.
    pub findings: Vec<Remark>,
}

impl Review {
    /// Says whether anything heavier than a note was found.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.findings.iter().any(|it| it.severity < Severity::Note)
    }
}

/// One finding of a review.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Remark {
    /// The name of the rule.
    pub rule: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// What is wrong, in Vietnamese.
    pub message: String,
    /// The same in English.
    #[serde(skip)]
    pub english: String,
    /// Where.
    pub location: Location,
    /// What to write in its place.
    pub suggestion: Option<String>,
    /// The steps that a status rests on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<Step>,
    /// Who else says what the draft does not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
}

/// Reviews the document `file` of a graph as it will be signed on a day.
///
/// The other documents of the graph, the register and the tables are the ground that it is held
/// against; `today` is the day where neither the options nor the draft give one. `None` if the
/// graph holds no such document.
///
/// # Complexity
///
/// *O*(*m* *k*) in the draft's mentions and the acts on what they name.
#[must_use]
pub fn check(graph: &Graph, file: &str, today: Date, options: &CheckOptions) -> Option<Review> {
    let idx = graph.readings().iter().position(|it| it.file == file)?;
    let reading = &graph.readings()[idx];
    let own = graph.document(idx)?;
    let date = options
        .date
        .or(reading.heading.date)
        .unwrap_or(today)
        .latest();
    let mut review = Reviewer {
        graph,
        reading,
        own,
        date,
        findings: Vec::new(),
    };
    for mention in &reading.mentions {
        let row = mention.list || mention.relation == Relation::Related;
        if mention.kind != MentionForm::Own && !row {
            review.mention(mention);
        }
    }
    let mut findings = review.findings;
    findings.retain(|it| !options.allow.iter().any(|name| name == it.rule));
    findings.sort_by_key(|it| (it.location.start, it.severity, it.rule));
    Some(Review {
        file: file.to_owned(),
        date,
        findings,
    })
}

struct Reviewer<'g> {
    graph: &'g Graph,
    reading: &'g Reading,
    own: NodeId,
    date: Date,
    findings: Vec<Remark>,
}

/// A message in both languages.
struct Words {
    vietnamese: String,
    english: String,
}

/// What a source says differently: the rule, its weight, the words, what to write, who says so.
type Difference = (&'static str, Severity, Words, Option<String>, Vec<Evidence>);

impl Reviewer<'_> {
    fn mention(&mut self, mention: &Mention) {
        self.form(mention);
        self.kind(mention);
        if mention.candidates.len() > 1 {
            self.ambiguous(mention);
        }
        let Some(id) = &mention.id else { return };
        let Some(node) = self.graph.node_id(id).filter(|it| *it != self.own) else {
            return;
        };
        self.status(mention, node);
        self.future(mention, node);
        self.differences(mention, node);
        self.unknown(mention, node);
        self.skipped(mention, node);
    }

    fn say(
        &mut self,
        rule: &'static str,
        severity: Severity,
        mention: &Mention,
        words: Words,
    ) -> &mut Remark {
        let location = Location {
            file: self.reading.file.clone(),
            start: mention.start,
            end: mention.end,
            line: self.reading.line_of(mention.start),
        };
        self.findings.push(Remark {
            rule,
            severity,
            message: words.vietnamese,
            english: words.english,
            location,
            suggestion: None,
            why: Vec::new(),
            evidence: Vec::new(),
        });
        let last = self.findings.len() - 1;
        &mut self.findings[last]
    }

    /// The number: its year, and what joins it to its symbol.
    fn form(&mut self, mention: &Mention) {
        let (Some(number), Some(symbol)) = (&mention.number, &mention.symbol) else {
            return;
        };
        let Some(at) = mention.text.find(number.as_str()) else {
            return;
        };
        let behind = mention.text[at + number.len()..].trim_start();
        let yearly = symbol == "NĐ-CP" || symbol.starts_with("TT-") || symbol.starts_with("TTLT-");
        let year = |text: &str| {
            text.get(1..5)
                .is_some_and(|it| it.bytes().all(|it| it.is_ascii_digit()))
        };
        if yearly && behind.starts_with('/') && !year(behind) {
            let known = mention.id.as_ref().and_then(|it| it.year);
            let suggestion =
                known.map(|year| format!("{}{number}/{year}/{symbol}", &mention.text[..at]));
            let words = Words {
                vietnamese: format!("số {number}/{symbol} thiếu năm ban hành"),
                english: format!("number {number}/{symbol} lacks its year"),
            };
            self.say("missing-year", Severity::Error, mention, words)
                .suggestion = suggestion;
            return;
        }
        let party = symbol.contains('/') && is_party(symbol);
        let state = symbol.contains('-') && !symbol.contains('/') && mention.year != Some(0);
        let joiner = behind.chars().next().unwrap_or(' ');
        let wrong = party && joiner != '-' && !is_dash(joiner)
            || state
                && is_dash(joiner)
                && cancu_tables::kind_of_code(symbol.split('-').next().unwrap_or("")).is_some();
        if wrong {
            let right = if party { '-' } else { '/' };
            let suggestion = format!("{}{number}{right}{symbol}", &mention.text[..at]);
            let words = Words {
                vietnamese: format!("số và ký hiệu phải viết là {number}{right}{symbol}"),
                english: format!("number and symbol are written {number}{right}{symbol}"),
            };
            self.say("number-form", Severity::Error, mention, words)
                .suggestion = Some(suggestion);
        }
    }

    /// The kind in words against the kind of the symbol.
    fn kind(&mut self, mention: &Mention) {
        let Some(symbol) = mention.symbol.as_deref() else {
            return;
        };
        let code = symbol.split(['-', '/']).next().unwrap_or("");
        let Some(of_symbol) = cancu_tables::kind_of_code(code) else {
            return;
        };
        let said = mention.code.as_str();
        // Codes that stand for two kinds: QĐ and TT of the Party, HD, and joint circulars.
        let both = symbol.contains('/') && matches!(code, "QĐ" | "TT" | "QC")
            || said.contains("lien-tich")
            || said.starts_with("chuong-trinh")
            || said.starts_with("ke-hoach")
            || said == "van-ban";
        if of_symbol.id == said || both || !symbol.contains(['-', '/']) {
            return;
        }
        let name = of_symbol.name;
        let word = cancu_tables::kind(said).map_or(said, |it| it.name);
        let lower = |it: &str| it.to_lowercase();
        let head = mention
            .text
            .get(..word.len())
            .is_some_and(|it| lower(it) == lower(word));
        if !head {
            return;
        }
        let suggestion = format!("{name}{}", &mention.text[word.len()..]);
        let words = Words {
            vietnamese: format!("ký hiệu {symbol} là của {name}, không phải {word}"),
            english: format!("the symbol {symbol} is of a {name}, not a {word}"),
        };
        self.say("wrong-kind", Severity::Warning, mention, words)
            .suggestion = Some(suggestion);
    }

    fn ambiguous(&mut self, mention: &Mention) {
        let names: Vec<String> = mention.candidates.iter().map(|it| self.label(it)).collect();
        let words = Words {
            vietnamese: format!(
                "có thể là {}: ghi rõ ngày và cơ quan ban hành",
                names.join(" hoặc ")
            ),
            english: format!("may be {}: give day and issuer", names.join(" or ")),
        };
        self.say("ambiguous", Severity::Warning, mention, words);
    }

    fn label(&self, id: &InstrumentId) -> String {
        let Some(node) = self.graph.node_id(id) else {
            return id.to_string();
        };
        let it = self.graph.node(node);
        match it.date {
            Some(day) => format!("{} ngày {}", it.label, day.to_vietnamese()),
            None => it.label.clone(),
        }
    }

    /// Lapsed, partly lapsed, or not yet in force on the day.
    fn status(&mut self, mention: &Mention, node: NodeId) {
        let ends = mention.source == "self"
            && matches!(
                mention.relation,
                Relation::Replaces
                    | Relation::Repeals
                    | Relation::Suspends
                    | Relation::KeepsInForce
            );
        if ends {
            return;
        }
        let proof = cancu_validity::status(self.graph, node, self.date);
        let leans = matches!(
            mention.relation,
            Relation::BasedOn | Relation::Implements | Relation::Details
        );
        let severity = match () {
            () if mention.source != "self" || mention.historic => Severity::Note,
            () if leans => Severity::Error,
            () => Severity::Warning,
        };
        match proof.status.state {
            State::Lapsed | State::NoLongerSuitable => self.lapsed(mention, node, &proof, severity),
            State::PartlyLapsed => self.partly(mention, &proof, severity),
            State::NotYetInForce => {
                let day = |it: Option<Date>| it.map_or_else(String::new, Date::to_vietnamese);
                let words = Words {
                    vietnamese: format!(
                        "{} chưa có hiệu lực vào ngày {}; có hiệu lực từ {}",
                        self.graph.node(node).label,
                        self.date.to_vietnamese(),
                        day(proof.status.until)
                    ),
                    english: format!(
                        "{} is not in force on {}; it will be from {}",
                        self.graph.node(node).label,
                        self.date,
                        proof
                            .status
                            .until
                            .map_or_else(String::new, |it| it.to_string())
                    ),
                };
                let severity = severity.max(Severity::Warning);
                self.say("not-yet-in-force", severity, mention, words).why = proof.steps;
            }
            _ => {}
        }
    }

    fn lapsed(&mut self, mention: &Mention, node: NodeId, proof: &Proof, severity: Severity) {
        let (current, _) = successors(self.graph, node, self.date, proof);
        let names: Vec<String> = current.iter().map(|it| self.label(it)).collect();
        let label = self.graph.node(node).label.clone();
        let derived = proof.status.basis == Some(Basis::Derived);
        let since = proof.status.since;
        let mut vietnamese = format!("{label} đã hết hiệu lực");
        let mut english = format!("{label} has lapsed");
        if let Some(day) = since {
            vietnamese += &format!(" từ {}", day.to_vietnamese());
            english += &format!(" since {day}");
        }
        if derived {
            vietnamese += " (suy ra theo quy tắc)";
            english += " (derived by a rule)";
        }
        if mention.source != "self" {
            vietnamese += "; nằm trong trích yếu của văn bản khác";
            english += "; it stands in another's title";
        } else if mention.historic {
            vietnamese += "; lời văn nhìn lại quá khứ";
            english += "; the words look back";
        }
        let words = Words {
            vietnamese,
            english,
        };
        let remark = self.say("lapsed", severity, mention, words);
        remark.suggestion =
            (!names.is_empty() && severity < Severity::Note).then(|| names.join(" và "));
        remark.why = proof.steps.clone();
    }

    /// A citation that points into a part that has lapsed.
    fn partly(&mut self, mention: &Mention, proof: &Proof, severity: Severity) {
        let cited = provisions(mention.pinpoint.as_deref().unwrap_or(""));
        let hit = proof.status.parts.iter().find(|it| {
            let lapsed = provisions(&it.provision);
            cited
                .iter()
                .any(|part| lapsed.iter().any(|whole| covers(whole, part)))
        });
        let Some(part) = hit else { return };
        let since = part
            .since
            .map_or_else(String::new, |it| format!(" từ {}", it.to_vietnamese()));
        let words = Words {
            vietnamese: format!("{} đã hết hiệu lực{since}", part.provision),
            english: format!("{} has lapsed", part.provision),
        };
        self.say("lapsed", severity, mention, words).why = proof.steps.clone();
    }

    fn future(&mut self, mention: &Mention, node: NodeId) {
        let it = self.graph.node(node);
        let signed = mention.date.or(it.date).map(Date::earliest);
        let later = signed.is_some_and(|it| it > self.date)
            || it.id.year.is_some_and(|year| year > self.date.year());
        if !later {
            return;
        }
        let words = Words {
            vietnamese: format!("{} ký sau ngày {}", it.label, self.date.to_vietnamese()),
            english: format!("{} was signed after {}", it.label, self.date),
        };
        self.say("cites-the-future", Severity::Error, mention, words);
    }

    /// Day, title and issuer against what others say.
    fn differences(&mut self, mention: &Mention, node: NodeId) {
        let it = self.graph.node(node);
        let mut out: Vec<Difference> = Vec::new();
        for conflict in self
            .graph
            .conflicts()
            .iter()
            .filter(|c| c.instrument == it.id)
        {
            let ours = |evidence: &Evidence| {
                evidence.file == self.reading.file && evidence.start == mention.start
            };
            let Some(said) = conflict
                .values
                .iter()
                .find(|it| it.evidence.iter().any(ours))
            else {
                continue;
            };
            let others: Vec<_> = conflict
                .values
                .iter()
                .filter(|it| it.evidence.iter().any(|it| it.file != self.reading.file))
                .filter(|it| it.value != said.value)
                .collect();
            let Some(other) = others.iter().max_by_key(|it| it.evidence.len()) else {
                continue;
            };
            let (rule, severity) = match conflict.field {
                "date" => ("date-differs", Severity::Warning),
                "title" => ("title-differs", Severity::Note),
                _ => continue,
            };
            let shown = |value: &str| {
                value
                    .parse::<Date>()
                    .map_or_else(|_| format!("“{value}”"), Date::to_vietnamese)
            };
            let words = Words {
                vietnamese: format!(
                    "dự thảo ghi {}, nguồn khác ghi {}",
                    shown(&said.value),
                    shown(&other.value)
                ),
                english: format!("the draft says {}, others {}", said.value, other.value),
            };
            let replacement = (rule == "date-differs").then(|| shown(&other.value));
            out.push((rule, severity, words, replacement, other.evidence.clone()));
        }
        if let (Some(said), Some(own)) = (&mention.issuer, it.held.and(it.issuer.as_ref()))
            && !alike(said, own)
        {
            let words = Words {
                vietnamese: format!("dự thảo ghi “{said}”, văn bản ghi “{own}”"),
                english: format!("the draft says “{said}”, the instrument “{own}”"),
            };
            out.push(("issuer-differs", Severity::Warning, words, None, Vec::new()));
        }
        for (rule, severity, words, suggestion, evidence) in out {
            let remark = self.say(rule, severity, mention, words);
            // A day or an issuer stands behind the span: what to write is said, not replaced.
            remark.suggestion = suggestion;
            remark.evidence = evidence;
        }
    }

    fn unknown(&mut self, mention: &Mention, node: NodeId) {
        let it = self.graph.node(node);
        let known = it.held.is_some()
            || it.effective.is_some()
            || cancu_tables::TITLES
                .iter()
                .any(|row| row.id == it.id.to_string())
            || is_listed(it);
        let elsewhere = |edges: Vec<(NodeId, &cancu_graph::Relationship)>| {
            edges.iter().any(|(_, act)| {
                act.basis != Basis::Stated
                    || act.evidence.iter().any(|it| it.file != self.reading.file)
            })
        };
        if known || elsewhere(self.graph.incoming(node)) || elsewhere(self.graph.outgoing(node)) {
            return;
        }
        let words = Words {
            vietnamese: format!("chưa nguồn nào khác biết {}", it.label),
            english: format!("nothing else knows {}", it.label),
        };
        self.say("unknown-instrument", Severity::Note, mention, words);
    }

    /// What a superior plan carries out and the draft leaves out.
    fn skipped(&mut self, mention: &Mention, node: NodeId) {
        let superior = self.graph.node(node);
        let local = superior
            .id
            .scope
            .as_ref()
            .is_some_and(|it| !it.is_central());
        if !local || superior.held.is_none() || mention.relation != Relation::Implements {
            return;
        }
        let cited: BTreeSet<&InstrumentId> = self
            .reading
            .mentions
            .iter()
            .filter_map(|it| it.id.as_ref())
            .collect();
        let mut missing: Vec<InstrumentId> = Vec::new();
        for (to, act) in self.graph.outgoing(node) {
            let target = self.graph.node(to);
            let central = target.id.scope.as_ref().is_some_and(Scope::is_central);
            if central && act.relation == Relation::Implements && !cited.contains(&target.id) {
                missing.push(target.id.clone());
            }
        }
        missing.dedup();
        if missing.is_empty() {
            return;
        }
        let names: Vec<String> = missing.iter().map(|it| self.label(it)).collect();
        let words = Words {
            vietnamese: format!("{} còn thực hiện {}", superior.label, names.join("; ")),
            english: format!("{} also carries out {}", superior.label, names.join("; ")),
        };
        self.say("skipped-central", Severity::Note, mention, words);
    }
}

/// Numbers of the Party's bodies: `KL/TW`, `CTr/TU`.
fn is_party(symbol: &str) -> bool {
    let body = symbol.rsplit('/').next().unwrap_or("");
    ["TW", "TU", "TƯ", "HU", "ĐU", "BCĐ"]
        .iter()
        .any(|it| body.starts_with(it))
}

fn is_dash(it: char) -> bool {
    matches!(it, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// One name goes on with the other: "Bộ Nội vụ" and "Bộ trưởng Bộ Nội vụ".
fn alike(a: &str, b: &str) -> bool {
    let (a, b) = (fold::fold(a), fold::fold(b));
    a.contains(&b) || b.contains(&a)
}

/// The table of known instruments holds it.
fn is_listed(node: &Node) -> bool {
    let (Some(number), Some(symbol)) = (&node.number, &node.symbol) else {
        return false;
    };
    cancu_tables::known(number, symbol)
        .iter()
        .any(|it| it.id == node.id.to_string())
}
