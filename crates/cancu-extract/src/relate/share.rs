//! What is said once behind the last member of a list.

use cancu_model::{Citation, Date, MentionForm, fold};

use crate::cursor::floor;
use crate::scan::is_connector;

use super::issuer::may_issue;

/// Gives the members of a list what is said once behind the last of them: "A và B ngày ... của ...".
pub(super) fn share(text: &str, citations: &mut [Citation], ends: &[usize]) {
    for idx in (1..citations.len()).rev() {
        let (left, right) = citations.split_at_mut(idx);
        let (Some(previous), Some(next)) = (left.last_mut(), right.first()) else {
            continue;
        };
        let end = ends.get(idx - 1).copied().unwrap_or(0);
        let both = previous.form == MentionForm::Numbered && next.form == MentionForm::Numbered;
        if !both
            || end > next.span.start
            || end != previous.span.end && previous.date.is_none()
            || !is_connector(text, end, next.span.start)
        {
            continue;
        }
        // "số 112/UBND-NL ngày ..., số 168/UBND-NL ngày ... của UBND tỉnh": days apart, one issuer.
        let so = text.get(next.span.start..next.span.end).is_some_and(|it| {
            it.starts_with("số") || it.starts_with(|it: char| it.is_ascii_digit())
        });
        // "Báo cáo số 288/BC-UBND ngày ..., Tờ trình số 116/TTr-UBND ngày ... của UBND huyện".
        let body = |it: &Option<String>| {
            let it = it.as_deref()?.split_once('-')?;
            Some(it.1.to_owned())
        };
        let one_body = body(&previous.symbol).is_some_and(|it| Some(it) == body(&next.symbol));
        let plain = previous.issuer.is_none() && previous.title.is_none();
        let alike = so && previous.kind == next.kind || one_body;
        if alike && plain && previous.date.is_some() {
            previous.issuer = next.issuer.clone();
            continue;
        }
        let bare = previous.date.is_none() && previous.issuer.is_none() && previous.title.is_none();
        if !bare {
            continue;
        }
        // A joint instrument is of more bodies than one.
        let joint = previous.kind.contains("lien-tich") && !next.kind.contains("lien-tich");
        if next
            .issuer
            .as_deref()
            .is_some_and(|it| !joint && may_issue(previous.symbol.as_deref(), it))
        {
            previous.issuer = next.issuer.clone();
        }
        previous.term = next.term;
        // "A và B cùng ngày 25/10/2021": one day, whatever their kinds.
        let same = text
            .get(next.span.end..floor(text, next.span.end + 24))
            .is_some_and(|it| it.trim_start_matches([' ', ',']).starts_with("cùng ngày"));
        if same && previous.year.is_none() {
            previous.date = next.date;
            previous.year = next.date.map(Date::year);
        }
        let gap = fold::fold(text.get(end..next.span.start).unwrap_or(""));
        // "các Nghị định số 27-HĐBT, 28-HĐBT ngày ...": so are members without a word of their own.
        let bare_next = text.get(next.span.start..next.span.end).is_some_and(|it| {
            it.starts_with(|it: char| it.is_ascii_digit()) || it.starts_with("số")
        });
        let joined = gap.split(' ').any(|it| it == "va") || bare_next;
        let agrees = previous
            .year
            .is_none_or(|it| next.date.is_none_or(|day| day.year() == it));
        if previous.kind == next.kind && joined && agrees {
            previous.date = next.date;
            // The name of a law ("và Luật A số 50/2005/QH11") is its own.
            let own = matches!(next.kind, "luat" | "bo-luat" | "phap-lenh");
            if !own {
                previous.title = next.title.clone();
            }
            previous.year = previous.year.or(next.date.map(Date::year));
        }
    }
}
