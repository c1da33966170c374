//! From citations to instruments: which id each citation means.
//!
//! A name in a text leaves out what its reader knows: the province of "UBND tỉnh", the year of
//! "Chỉ thị số 16/CT-TTg", which of four labour codes. What the document itself settles is
//! filled in here; what stays open is a set of candidates, never a guess.

mod acts;
mod around;
mod known;
mod laws;
mod scope;
mod subject;
mod titled;

use cancu_model::{
    Citation, Date, Effective, Heading, InstrumentId, Mention, MentionForm, Reading, Report, Scope,
    Source, fold,
};
use cancu_tables::TITLES;
use rustc_hash::FxHashMap;

/// What a citation means, and how sure that is.
#[derive(Debug, Clone, Default, PartialEq)]
struct Identity {
    id: Option<InstrumentId>,
    candidates: Vec<InstrumentId>,
    confidence: f32,
}

/// Gives every citation of a document its id.
///
/// `text` is the text that was read; the spans of `citations` point into it.
///
/// # Complexity
///
/// *O*(*n*) in the number of citations.
#[must_use]
pub fn identify(file: &str, text: &str, mut heading: Heading, citations: &[Citation]) -> Reading {
    let hints: Vec<&str> = citations
        .iter()
        .flat_map(|it| [it.issuer.as_deref(), it.title.as_deref()])
        .flatten()
        .collect();
    heading.scope = scope::of_document(&heading, &hints);
    heading.id = document_id(&heading);
    let own = heading.scope.clone().filter(|it| !it.is_central());
    let named = scope::only_province(&heading, &hints);
    // A text without a letterhead, or whose letterhead names no unit, may name its province.
    let open = heading.symbol.is_none() || heading.scope.is_none();
    let written = heading.date.or_else(|| youngest(citations));
    let inferred = match own {
        None if open => scope::of_portal(text, written)
            .map(|it| (it, None))
            .or_else(|| around::of_text(text, written)),
        _ => None,
    };
    let (province, mut district) = inferred.map_or((None, None), |it| (Some(it.0), it.1));
    if let Some(own) = own.as_ref().filter(|it| it.units().count() == 1) {
        district = around::only_district(text, own, written);
    }
    let said = own.is_some() || province.is_none() && named.is_some();
    let around = own.or(province).or(named).or_else(|| heading.scope.clone());
    let mut resolver = Resolver {
        text,
        heading: &heading,
        around,
        district,
        said,
        identities: Vec::with_capacity(citations.len()),
        scopes: Vec::with_capacity(citations.len()),
    };
    for (idx, citation) in citations.iter().enumerate() {
        resolver.add(idx, citation);
    }
    resolver.settle_scopes(citations);
    resolver.settle_years(citations);
    resolver.settle_short_forms(citations);
    resolver.settle_laws(citations);
    let identities = resolver.identities;
    let own = heading.id.clone().filter(|it| it.number.is_some());
    let is_own = |idx: usize| own.is_some() && identities[idx].id == own;
    let mentions = citations.iter().enumerate().map(|(idx, it)| {
        let source = match speaker(citations, &identities, idx, it.source) {
            Source::Citation(source) if !is_own(source) => identities[source]
                .id
                .as_ref()
                // Somebody else speaks, and the text does not tell who.
                .map_or_else(|| "_".to_owned(), ToString::to_string),
            _ => "self".to_owned(),
        };
        mention(text, it, &identities[idx], source, is_own(idx))
    });
    let mut mentions: Vec<Mention> = mentions.collect();
    mentions.sort_by_key(|it| (it.start, std::cmp::Reverse(it.end)));
    acts::settle(text, &heading, &mut mentions);
    let lines = std::iter::once(0)
        .chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|it| it + 1))
        .collect();
    Reading {
        file: file.to_owned(),
        place: String::new(),
        heading,
        mentions,
        lines,
        of_title: Vec::new(),
        dynamic: None,
        internal: Vec::new(),
        reported: Report::default(),
    }
}

/// The last day that a citation bears: a text without a date is no older.
fn youngest(citations: &[Citation]) -> Option<Date> {
    let days = citations
        .iter()
        .filter_map(|it| it.date.or(it.year.map(Date::of_year)));
    days.max()
}

/// Who relates to a citation: no instrument relates to itself ("Thông tư A (sau đây gọi là Thông
/// tư A)"), so that the one above it speaks.
fn speaker(citations: &[Citation], identities: &[Identity], idx: usize, said: Source) -> Source {
    let mut source = said;
    let mut last = idx;
    // A few short names may stand in each other; more is a text of one citation over and over.
    for _ in 0..8 {
        let Source::Citation(at) = source else { break };
        let same = identities[at].id.is_some() && identities[at].id == identities[idx].id;
        if at >= last || !same {
            break;
        }
        last = at;
        source = citations[at].source;
    }
    source
}

fn mention(
    text: &str,
    citation: &Citation,
    identity: &Identity,
    source: String,
    own: bool,
) -> Mention {
    let named = citation.form == MentionForm::Named;
    Mention {
        start: citation.span.start,
        end: citation.span.end,
        text: citation.span.of(text).to_owned(),
        kind: if own { MentionForm::Own } else { citation.form },
        code: citation.kind.to_owned(),
        number: citation.number.clone(),
        symbol: citation.symbol.clone(),
        year: citation.year,
        date: citation.date,
        issuer: citation.issuer.clone(),
        title: citation.title.clone(),
        pinpoint: citation.pinpoint.clone(),
        source,
        relation: citation.relation,
        id: identity.id.clone().filter(|_| !named),
        candidates: identity.candidates.clone(),
        list: citation.list,
        extent: citation.extent,
        from: citation.from,
        until: citation.until,
        historic: false,
        rule: citation.rule.clone(),
        confidence: citation.confidence.min(identity.confidence),
    }
}

fn document_id(heading: &Heading) -> Option<InstrumentId> {
    let kind = heading.kind.as_deref()?;
    let symbol = full_symbol(
        kind,
        heading.symbol.as_deref(),
        heading.any_year(),
        heading.number.as_deref(),
    );
    let scope = heading.scope.clone();
    if heading.symbol.is_none() && kind != "sac-lenh" {
        return scope.map(|it| {
            InstrumentId::new(Some(it), "_", heading.any_year(), heading.number.as_deref())
        });
    }
    Some(InstrumentId::new(
        scope,
        &symbol,
        heading.any_year(),
        heading.number.as_deref(),
    ))
}

/// The symbol as the id holds it: the National Assembly's says law or resolution, an ordinance
/// that left its term out gets the one whose number it bears.
fn full_symbol(
    kind: &str,
    symbol: Option<&str>,
    year: Option<u16>,
    number: Option<&str>,
) -> String {
    let symbol = symbol.unwrap_or(match kind {
        "nghi-dinh" => "NĐ-CP",
        "sac-lenh" => "SL",
        _ => "_",
    });
    let folded = fold::fold(symbol);
    if folded.starts_with("qh") {
        let series = if kind == "nghi-quyet" { "nq" } else { "luat" };
        return format!("{series}-{symbol}");
    }
    if let Some(term) = folded.strip_prefix("ubtvqh") {
        let series = if kind == "phap-lenh" { "pl" } else { "nq" };
        return if kind == "phap-lenh" {
            format!("{series}-ubtvqh{term}")
        } else {
            symbol.to_owned()
        };
    }
    if folded == "pl-ubtvqh"
        && let (Some(year), Some(number)) = (year, number)
    {
        let number = number.trim_start_matches('0');
        let found = TITLES.iter().find(|it| {
            it.id.starts_with("vn/pl-ubtvqh") && it.id.ends_with(&format!("/{year}/{number}"))
        });
        if let Some(found) = found.and_then(|it| it.id.parse::<InstrumentId>().ok()) {
            return found.symbol;
        }
    }
    symbol.to_owned()
}

struct Resolver<'h> {
    text: &'h str,
    heading: &'h Heading,
    /// Whose bodies are meant where no name says so: the document's own unit, or the one province
    /// that a central document speaks of.
    around: Option<Scope>,
    /// The one district that a text without a letterhead names.
    district: Option<Scope>,
    /// The document's own head or the names of what it cites say whose bodies are meant.
    said: bool,
    identities: Vec<Identity>,
    /// The scope that the words inside a citation's description are read in.
    scopes: Vec<Option<Scope>>,
}

impl Resolver<'_> {
    fn add(&mut self, idx: usize, citation: &Citation) {
        let around = match citation.source {
            Source::Citation(source) if source < idx => self.scopes[source].clone(),
            _ => None,
        };
        let around = around
            .filter(|it| !it.is_central())
            .or_else(|| self.around.clone());
        let on = self.heading.date.or(citation.date);
        let mut guess = scope::of_citation(citation, around.as_ref(), on);
        // "Quyết định 165/QĐ-UBND Cà Mau", "Tỉnh ủy Hà Tĩnh (Quy định số 1268-QĐ/TU)".
        let named = || match &citation.issuer {
            Some(issuer) => subject::of_body(issuer, on),
            None => scope::named_behind(self.text, citation, on)
                .or_else(|| subject::named_before(self.text, citation, on)),
        };
        if guess.confidence < 0.97
            && let Some(scope) = named()
        {
            guess = scope::Guess {
                scope: Some(scope),
                confidence: 0.95,
            };
        }
        // "Chỉ thị của Huyện ủy" in what describes a paper of the province: the document's own
        // district is meant.
        for other in [self.around.as_ref(), self.district.as_ref()] {
            if guess.scope.is_none() && other.is_some() {
                guess = scope::of_citation(citation, other, on);
            }
        }
        if !self.said && guess.confidence < 0.97 {
            guess.confidence = guess.confidence.min(0.8);
        }
        self.scopes.push(guess.scope.clone());
        let mut identity = Identity {
            id: None,
            candidates: Vec::new(),
            confidence: guess.confidence,
        };
        if citation.form == MentionForm::Numbered
            && (citation.symbol.is_some() || matches!(citation.kind, "nghi-dinh" | "sac-lenh"))
        {
            let symbol = full_symbol(
                citation.kind,
                citation.symbol.as_deref(),
                citation.year,
                citation.number.as_deref(),
            );
            identity.id = Some(InstrumentId::new(
                guess.scope,
                &symbol,
                citation.year,
                citation.number.as_deref(),
            ));
        }
        self.identities.push(identity);
    }

    /// A local citation without an issuer has the scope of the citation, elsewhere in the document,
    /// that gives the same number, year and symbol with one.
    fn settle_scopes(&mut self, citations: &[Citation]) {
        let said = |it: &Identity| it.confidence >= 0.95;
        let mut scopes: FxHashMap<(String, u16, String), Vec<Scope>> = FxHashMap::default();
        let key = |id: &InstrumentId| Some((id.symbol.clone(), id.year?, id.number.clone()?));
        for identity in self.identities.iter().filter(|it| said(it)) {
            if let Some(id) = &identity.id
                && let (Some(key), Some(scope)) = (key(id), &id.scope)
            {
                let known = scopes.entry(key).or_default();
                if !known.contains(scope) {
                    known.push(scope.clone());
                }
            }
        }
        for (identity, citation) in self.identities.iter_mut().zip(citations) {
            if said(identity) || citation.issuer.is_some() {
                continue;
            }
            let Some(id) = &mut identity.id else { continue };
            let found = key(id).and_then(|it| scopes.get(&it));
            if let Some([scope]) = found.map(Vec::as_slice) {
                id.scope = Some(scope.clone());
                identity.confidence = 0.9;
            }
        }
    }

    /// A citation without a year takes the one that another citation of the same number in the
    /// document gives, else the one that is known of it.
    fn settle_years(&mut self, citations: &[Citation]) {
        let mut years: FxHashMap<(String, String, String, String), Vec<u16>> = FxHashMap::default();
        // "Nghị định 95-CP" is not "Quyết định 95/CP": of a body alone the kind tells.
        let key = |id: &InstrumentId, kind: &str| {
            let bare = matches!(id.symbol.as_str(), "cp" | "ttg" | "hdbt" | "ct");
            Some((
                id.scope.as_ref()?.to_string(),
                id.symbol.clone(),
                id.number.clone()?,
                if bare { kind } else { "" }.to_owned(),
            ))
        };
        let own = self.heading.id.as_ref();
        let kind = self.heading.kind.as_deref().unwrap_or("");
        let ids = self.identities.iter().zip(citations);
        let ids = ids.filter_map(|(it, citation)| Some((it.id.as_ref()?, citation.kind)));
        for (id, kind) in ids.chain(own.map(|it| (it, kind))) {
            if let Some(key) = key(id, kind)
                && let Some(year) = id.year
            {
                let known = years.entry(key).or_default();
                if !known.contains(&year) {
                    known.push(year);
                }
            }
        }
        let written = self.heading.date;
        for (identity, citation) in self.identities.iter_mut().zip(citations) {
            let Some(id) = identity.id.as_mut().filter(|it| it.year.is_none()) else {
                continue;
            };
            let Some(key) = key(id, citation.kind) else {
                continue;
            };
            match years.get(&key).map(Vec::as_slice) {
                Some([year]) => id.year = Some(*year),
                Some(many) => {
                    identity.candidates = many
                        .iter()
                        .map(|it| InstrumentId {
                            year: Some(*it),
                            ..id.clone()
                        })
                        .collect();
                    identity.confidence = identity.confidence.min(0.5);
                }
                None => {
                    // A portal leaves the year out of a row whose title holds it.
                    if citation.list
                        && let Some(year) = citation.title.as_deref().and_then(only_year)
                    {
                        id.year = Some(year);
                        identity.confidence = identity.confidence.min(0.85);
                        continue;
                    }
                    let rows = known::ids(citation, id, written);
                    match rows.as_slice() {
                        [row] => {
                            id.year = row.year;
                            identity.confidence = identity
                                .confidence
                                .min(if citation.term.is_some() { 0.9 } else { 0.7 });
                        }
                        [] => identity.confidence = identity.confidence.min(0.6),
                        many => {
                            identity.candidates = many.to_vec();
                            identity.confidence = identity.confidence.min(0.5);
                        }
                    }
                }
            }
        }
    }

    /// "Kế hoạch số 17" is the plan 17 cited in full elsewhere in the document, when there is one.
    fn settle_short_forms(&mut self, citations: &[Citation]) {
        let mut full: FxHashMap<(&str, String), Vec<usize>> = FxHashMap::default();
        for (idx, citation) in citations.iter().enumerate() {
            if citation
                .symbol
                .as_deref()
                .is_some_and(|it| cancu_tables::kind_of_code(it).is_none())
                && let Some(number) = &citation.number
            {
                full.entry((citation.kind, number.trim_start_matches('0').to_owned()))
                    .or_default()
                    .push(idx);
            }
        }
        for (idx, citation) in citations.iter().enumerate() {
            // The number alone, or cut off behind the kind's code ("102/2025/NQLT").
            let cut = citation
                .symbol
                .as_deref()
                .is_none_or(|it| cancu_tables::kind_of_code(it).is_some());
            let Some(number) = citation
                .number
                .as_ref()
                .filter(|_| cut && citation.form == MentionForm::Numbered)
            else {
                continue;
            };
            let digits = number.trim_start_matches('0');
            let of = |kind: &'static str| {
                let found = full.get(&(kind, digits.to_owned()));
                found.map(Vec::as_slice).unwrap_or_default()
            };
            let mut found = of(citation.kind);
            // "Thông tư liên tịch số 14/2014/TTLT-... (sau đây gọi tắt là Thông tư 14)".
            if found.is_empty() && citation.kind == "thong-tu" {
                found = of("thong-tu-lien-tich");
            }
            let mut ids: Vec<InstrumentId> = found
                .iter()
                .filter_map(|it| self.identities[*it].id.clone())
                .filter(|it| citation.year.is_none() || it.year == citation.year)
                .collect();
            ids.sort();
            ids.dedup();
            if ids.is_empty() && citation.symbol.is_none() {
                ids.extend(known::of_day(citation));
            }
            match ids.as_slice() {
                [id] => {
                    self.identities[idx] = Identity {
                        id: Some(id.clone()),
                        candidates: Vec::new(),
                        confidence: 0.9,
                    }
                }
                [] => {}
                _ => self.identities[idx].candidates = ids,
            }
        }
    }

    /// The day whose law the document speaks of: when it takes effect, if it or the table of laws
    /// says so, else its date. A law that was put off speaks of the codes of that later day. A text without a date is no older than what it cites.
    fn written(&self, citations: &[Citation]) -> Option<Date> {
        let effective = match self.heading.effective {
            Some(Effective::On(day)) => Some(day),
            _ => None,
        };
        let put_off = self.heading.id.as_ref().and_then(laws::effective);
        let own = self.heading.date.max(effective).max(put_off);
        let own = own.or(self.heading.any_year().map(|it| Date::of_year(it).latest()));
        own.or_else(|| youngest(citations).map(Date::latest))
    }
}

/// The year of a title that holds one alone: "... năm 2019".
fn only_year(title: &str) -> Option<u16> {
    let after = title
        .match_indices("năm ")
        .filter_map(|(at, word): (usize, &str)| title.get(at + word.len()..at + word.len() + 4));
    let mut years: Vec<u16> = after.filter_map(|it: &str| it.parse().ok()).collect();
    years.sort_unstable();
    years.dedup();
    match years.as_slice() {
        [year] if (1945..2100).contains(year) => Some(*year),
        _ => None,
    }
}
