//! Which version of a law is meant where its title alone is cited.

use cancu_model::{Citation, Date, InstrumentId, MentionForm, Source, fold};
use rustc_hash::FxHashMap;

use super::{Identity, Resolver, laws};

impl Resolver<'_> {
    /// Gives each law that is cited by its title the version that was meant on the day that speaks.
    pub(super) fn settle_laws(&mut self, citations: &[Citation]) {
        let written = self.written(citations);
        let numbered = numbered_versions(citations, &self.identities);
        for (idx, citation) in citations.iter().enumerate() {
            if citation.form != MentionForm::Titled {
                continue;
            }
            // A law that names its own title speaks of itself.
            let own_title = self
                .heading
                .title
                .as_deref()
                .zip(citation.title.as_deref())
                .is_some_and(|(a, b)| fold::fold(a) == fold::fold(b));
            if own_title
                && citation.source == Source::Document
                && citation.date.is_none()
                && citation.year.is_none()
                && matches!(
                    self.heading.kind.as_deref(),
                    Some("luat" | "bo-luat" | "phap-lenh" | "van-ban-hop-nhat")
                )
            {
                self.identities[idx] = Identity {
                    id: self.heading.id.clone(),
                    candidates: Vec::new(),
                    confidence: 0.95,
                };
                continue;
            }
            let (as_of, around) = match citation.source {
                // What changes another instrument is younger than that: the document's own day tells.
                // A bare title speaks for the document, whatever it stands behind; but an amending law
                // that is known tells which law it amends.
                Source::Citation(source) if !citation.relation.active().1 => {
                    let outer = &citations[source];
                    let id = self.identities[source].id.clone();
                    let year = id.as_ref().and_then(|it| it.year);
                    let signed = outer.date.or(year.map(|it| Date::of_year(it).latest()));
                    let bare = is_bare(outer);
                    (signed.filter(|_| !bare).map(in_effect), id)
                }
                _ => (None, None),
            };
            let as_of = as_of.or(written);
            let assembly = citation.source == Source::Document
                && matches!(self.heading.kind.as_deref(), Some("luat" | "bo-luat"));
            // A law put off speaks of the codes of a later day, but rests on the constitution of its
            // own.
            let as_of = match citation.kind {
                "hien-phap" => self.heading.date.or(as_of),
                _ => as_of,
            };
            let mut found = laws::resolve(citation, as_of, around.as_ref(), assembly);
            // The one version that the document numbers elsewhere is meant where no day is known.
            if self.heading.date.is_none()
                && citation.date.is_none()
                && citation.year.is_none()
                && citation.source == Source::Document
                && let Some(title) = &citation.title
                && let Some(Some(id)) = numbered.get(&(citation.kind, fold::fold(title)))
            {
                found = (Some(id.clone()), Vec::new(), 0.9);
            }
            let open = found.0.is_none() && found.1.is_empty();
            self.identities[idx] = Identity {
                id: found
                    .0
                    .or_else(|| open.then(|| laws::unnumbered(citation)).flatten()),
                candidates: found.1,
                confidence: found.2,
            };
        }
        self.settle_named_versions(citations);
    }

    /// "Bộ luật Tố tụng hình sự" in a text that speaks of "Bộ luật Tố tụng hình sự năm 2015", and of no
    /// other: that one, if it is the younger. A text that names the older version by its year may do
    /// so because its bare title no longer means it.
    fn settle_named_versions(&mut self, citations: &[Citation]) {
        let mut named: FxHashMap<String, Vec<InstrumentId>> = FxHashMap::default();
        let titled = |it: &&Citation| it.form == MentionForm::Titled && it.title.is_some();
        let own = |it: &Citation| it.source == Source::Document;
        for (idx, citation) in citations.iter().enumerate() {
            let Some(title) = citation.title.as_deref().filter(|_| titled(&citation)) else {
                continue;
            };
            if let Some(id) = self.identities[idx]
                .id
                .clone()
                .filter(|_| !is_bare(citation))
            {
                let all = named.entry(fold::fold(title)).or_default();
                if !all.contains(&id) {
                    all.push(id);
                }
            }
        }
        for (idx, citation) in citations.iter().enumerate() {
            let Some(title) = citation.title.as_deref().filter(|_| titled(&citation)) else {
                continue;
            };
            let Some([only]) = named.get(&fold::fold(title)).map(Vec::as_slice) else {
                continue;
            };
            let identity = &mut self.identities[idx];
            let younger = identity.id.as_ref().is_some_and(|it| it.year < only.year);
            if is_bare(citation) && own(citation) && younger {
                identity.id = Some(only.clone());
                identity.confidence = identity.confidence.min(0.85);
            }
        }
    }
}

/// Laws by kind and title that a document names with one number alone.
fn numbered_versions(
    citations: &[Citation],
    identities: &[Identity],
) -> FxHashMap<(&'static str, String), Option<InstrumentId>> {
    let mut out = FxHashMap::default();
    for (citation, identity) in citations.iter().zip(identities) {
        let numbered = citation.form == MentionForm::Numbered;
        let law = matches!(citation.kind, "luat" | "bo-luat" | "phap-lenh");
        if let (Some(title), Some(id)) = (&citation.title, &identity.id)
            && numbered
            && law
        {
            out.entry((citation.kind, fold::fold(title)))
                .and_modify(|it: &mut Option<InstrumentId>| {
                    if it.as_ref() != Some(id) {
                        *it = None;
                    }
                })
                .or_insert_with(|| Some(id.clone()));
        }
    }
    out
}

/// The day on which an instrument of a day takes effect, where nobody says: 45 days later, as Luật
/// 80/2015/QH13, Điều 151 asks of central ones. Its title speaks of the laws of that day.
fn in_effect(signed: Date) -> Date {
    (0..45).fold(signed, |it, _| it.day_after())
}

/// A law by its title alone.
fn is_bare(citation: &Citation) -> bool {
    citation.form == MentionForm::Titled
        && citation.number.is_none()
        && citation.date.is_none()
        && citation.year.is_none()
}
