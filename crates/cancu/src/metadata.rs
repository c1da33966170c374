//! What a data set says of a document beside its text, and how far it is believed.

use cancu_model::{
    Date, Effective, Heading, Mention, MentionForm, Reading, Relation, Source, fold,
};
use cancu_store::{Document, Metadata, View};

use crate::{join, place, report};

/// Reads a document with what its data set says of it.
pub(crate) fn read(document: &Document) -> Reading {
    let view = document.view.as_ref();
    let text = view.map_or(document.text.as_str(), View::text);
    let mut found = cancu_extract::extract(text);
    let effective = found.heading.effective.is_some();
    let metadata = document.metadata.clone().map(whole_number).map(whole_title);
    let headless = found.heading.number.is_none();
    let title = metadata.as_ref().and_then(|it| it.title.as_deref());
    // A title that the text itself does not bear may cite: "Sửa đổi ... của Thông tư số ...".
    let borne = title.is_some_and(|it| opens_with(&document.text, it));
    if let Some(metadata) = &metadata {
        if headless && title.is_some() && !borne {
            // What stands in a title's place in a text without its head is none.
            found.heading.title = None;
        }
        let written = found.heading.clone();
        complete(&mut found.heading, metadata);
        doubt(&mut found.heading, title, &written);
        name_by_title(&mut found.heading, title);
    }
    let mut reading = join(&document.name, text, found);
    reading.place = document.place();
    if let Some(view) = view {
        place::back(&mut reading, view, &document.text);
    }
    if let Some(title) = title.filter(|_| headless || !borne) {
        reading.of_title = of_title(&reading, title);
    }
    if let Some(metadata) = &metadata {
        reading.reported = report::of(metadata, &reading, effective);
    }
    reading
}

/// Says whether the head of a text bears a title.
fn opens_with(text: &str, title: &str) -> bool {
    let head: String = text.chars().take(3000).collect();
    let words: String = fold::fold(title).chars().take(60).collect();
    fold::fold(&head).contains(&words)
}

/// What a title that stands apart from its text cites.
fn of_title(reading: &Reading, title: &str) -> Vec<Mention> {
    let mut found = cancu_extract::extract(title);
    found.heading = reading.heading.clone();
    let mut mentions = join(&reading.file, title, found).mentions;
    for it in &mut mentions {
        (it.start, it.end) = (0, 0);
    }
    mentions
}

/// A number whose rest slipped into the title: "17", "/2018/TT-BTNMT Quy định ...", or "17/2018/TT-",
/// "BTNMT Quy định ...", or "17", "TC/TCT hướng dẫn ...".
fn whole_number(mut metadata: Metadata) -> Metadata {
    let (Some(number), Some(title)) = (&mut metadata.number, &mut metadata.title) else {
        return metadata;
    };
    if !number.starts_with(|it: char| it.is_ascii_digit()) {
        return metadata;
    }
    let letters = |it: char| it.is_uppercase() || it == '-';
    let symbol = |it: &str| it.len() > 1 && it.chars().all(letters);
    // "60", "TC/TCT hướng dẫn ...": of the years in which a blank stood before the symbol.
    let bare = title.trim_start_matches(['-', ' ']);
    let (old, behind) = bare.split_once(' ').unwrap_or((bare, ""));
    let of_two = old.split_once('/');
    if number.bytes().all(|it| it.is_ascii_digit())
        && of_two.is_some_and(|it| symbol(it.0) && symbol(it.1))
    {
        *number = format!("{number}-{old}");
        *title = behind.to_owned();
        return metadata;
    }
    loop {
        let (rest, behind) = title.split_once(' ').unwrap_or((title, ""));
        let cut = number.trim_end().ends_with(['-', '/']) && symbol(rest);
        if !rest.starts_with('/') && !cut {
            return metadata;
        }
        *number = format!("{}{rest}", number.trim());
        *title = behind.trim().to_owned();
    }
}

/// A title that a data set cut at the first day and issuer in it, which are those of what it cites:
/// "Sửa đổi một số điều của Thông tư A", 2014-12-05, "Bộ Công Thương quy định ... và Thông tư số B
/// ... ngày 20/08/2018 của Bộ Công Thương". Its own day and issuer stand last.
fn whole_title(mut metadata: Metadata) -> Metadata {
    let parts = |issuer: &str| {
        let (title, own) = issuer.rsplit_once(" ngày ")?;
        let (day, own) = own.split_once(" của ")?;
        let mut day = day.split('/').map(|it| it.parse::<u16>().ok());
        let (d, m, y) = (day.next()??, day.next()??, day.next()??);
        let day: Date = format!("{y:04}-{m:02}-{d:02}").parse().ok()?;
        Some((title.to_owned(), day, own.to_owned()))
    };
    if let (Some(title), Some(date), Some(issuer)) =
        (&metadata.title, &metadata.date, &metadata.issuer)
        && let Some((rest, day, own)) = parts(issuer)
    {
        let first: String = date.split('-').rev().collect::<Vec<_>>().join("/");
        metadata.title = Some(format!("{title} ngày {first} của {rest}"));
        metadata.date = Some(day.to_string());
        metadata.issuer = Some(own);
    }
    metadata
}

/// Fills what a text does not say of itself from the metadata of its data set. The number of the
/// metadata goes before one found in the text: such texts often come without their head.
fn complete(heading: &mut Heading, metadata: &Metadata) {
    if let Some(number) = &metadata.number {
        // Where no kind is given, the symbol tells it.
        let kind = metadata.kind.as_ref();
        let named = kind.map_or_else(
            || format!("Theo {number}"),
            |kind| format!("Theo {kind} số {number}"),
        );
        let named = cancu_extract::extract(&named).citations;
        if let Some(citation) = named.into_iter().next().filter(|it| it.symbol.is_some()) {
            heading.kind = Some(citation.kind.to_owned());
            heading.number = citation.number;
            heading.symbol = citation.symbol;
            heading.year = citation.year;
        }
    }
    let day = |text: &Option<String>| text.as_deref()?.parse::<Date>().ok();
    heading.date = heading.date.or_else(|| day(&metadata.date));
    if heading.effective == Some(Effective::Signing) {
        // What takes effect when it is signed was signed on the day of its effect.
        heading.date = heading.date.or_else(|| day(&metadata.effective));
    }
    heading.title = heading.title.take().or_else(|| metadata.title.clone());
    heading.issuer = heading.issuer.take().or_else(|| metadata.issuer.clone());
    heading.effective = heading
        .effective
        .or_else(|| day(&metadata.effective).map(Effective::On));
}

/// Lets go of a number or a date that cannot be the document's own.
///
/// Portals enter an amending instrument under the number, or the date, of what it amends. A
/// number that the document's own title acts on is another's, and what the text has `written` at
/// its head stays: "Luật sửa đổi Luật A số 35/2018/QH14" may end in its own number. Of a number and
/// a date of two years, that of the year in which the document took effect stays.
fn doubt(heading: &mut Heading, title: Option<&str>, written: &Heading) {
    if title.is_some_and(|it| acts_on_own_number(heading, it)) {
        heading.number.clone_from(&written.number);
        heading.year = written.year;
        if written.number.is_some() {
            heading.symbol.clone_from(&written.symbol);
        }
        return;
    }
    let (Some(numbered), Some(dated)) = (heading.year, heading.date.map(Date::year)) else {
        return;
    };
    if numbered == dated {
        return;
    }
    let near = |year: u16| match heading.effective {
        Some(Effective::On(day)) => (year..=year + 1).contains(&day.year()),
        _ => false,
    };
    if near(dated) && !near(numbered) {
        (heading.number, heading.year) = (None, None);
    } else {
        heading.date = None;
    }
}

/// Gives a law that lost its number the one that the tables know for its title and year: "Luật sửa
/// đổi, bổ sung một số điều của Luật Giáo dục đại học" of 2018 is 34/2018/QH14.
fn name_by_title(heading: &mut Heading, title: Option<&str>) {
    let (None, Some(title), Some(day)) = (&heading.number, title, heading.date) else {
        return;
    };
    let mut found = cancu_extract::extract(title);
    found.heading.clone_from(heading);
    let named = join("", title, found).mentions.into_iter().next();
    let law = named
        .filter(|it| it.start == 0 && it.kind == MentionForm::Titled)
        .and_then(|it| it.id)
        .filter(|it| it.is_complete() && it.year == Some(day.year()));
    if let Some(law) = law
        && let Some(term) = law.symbol.strip_prefix("luat-")
    {
        heading.symbol = Some(term.to_uppercase());
        heading.year = law.year;
        heading.number = law.number;
    }
}

fn acts_on_own_number(heading: &Heading, title: &str) -> bool {
    let acts = [Relation::Amends, Relation::Replaces, Relation::Repeals];
    cancu_extract::extract(title).citations.iter().any(|it| {
        it.source == Source::Document
            && acts.contains(&it.relation)
            && it.number.is_some()
            && (&it.number, &it.symbol, it.year) == (&heading.number, &heading.symbol, heading.year)
    })
}

#[cfg(test)]
mod tests {
    use cancu_store::{Charset, Format};

    use super::*;

    fn heading(row: Metadata, text: &str) -> Reading {
        read(&Document {
            name: "a".to_owned(),
            path: "a.jsonl".into(),
            text: text.to_owned(),
            format: Format::Text,
            charset: Charset::Utf8,
            view: None,
            metadata: Some(row),
        })
    }

    fn row(number: &str, title: &str, date: &str, effective: &str) -> Metadata {
        let some = |it: &str| Some(it.to_owned()).filter(|it| !it.is_empty());
        Metadata {
            number: some(number),
            kind: some("Nghị định"),
            title: some(title),
            date: some(date),
            effective: some(effective),
            ..Metadata::default()
        }
    }

    fn id(row: Metadata) -> String {
        let reading = heading(row, "Điều 2. Hiệu lực\n");
        let date = reading.heading.date.map(|it| it.to_string());
        format!(
            "{} {}",
            reading
                .heading
                .id
                .map_or_else(String::new, |it| it.to_string()),
            date.unwrap_or_default()
        )
    }

    #[test]
    fn a_number_that_the_title_acts_on_is_anothers() {
        let title = "Sửa đổi, bổ sung một số điều của Nghị định số 901/2019/NĐ-CP";
        let amending = row("901/2019/NĐ-CP", title, "2021-12-31", "");
        assert_eq!(id(amending), "vn/nd-cp/2021/_ 2021-12-31");
    }

    #[test]
    fn of_a_number_and_a_date_that_of_the_year_of_effect_stays() {
        let wrong_date = row("901/2018/NĐ-CP", "A", "2012-09-26", "2018-08-06");
        assert_eq!(id(wrong_date), "vn/nd-cp/2018/901 ");
        let wrong_number = row("901/2012/NĐ-CP", "A", "2024-05-15", "2024-07-01");
        assert_eq!(id(wrong_number), "vn/nd-cp/2024/_ 2024-05-15");
        let sound = row("901/2012/NĐ-CP", "A", "2012-05-15", "2013-07-01");
        assert_eq!(id(sound), "vn/nd-cp/2012/901 2012-05-15");
    }

    #[test]
    fn an_amending_law_has_the_number_of_its_title() {
        let law = Metadata {
            kind: Some("Luật".to_owned()),
            ..row(
                "08/2012/QH13",
                "Luật sửa đổi, bổ sung một số điều của Luật Giáo dục đại học",
                "2018-11-19",
                "2019-07-01",
            )
        };
        assert_eq!(id(law), "vn/luat-qh14/2018/34 2018-11-19");
    }

    #[test]
    fn a_number_that_slipped_into_the_title_is_made_whole() {
        let split = row("17", "/2018/NĐ-CP Quy định A", "2018-10-31", "");
        assert_eq!(id(split), "vn/nd-cp/2018/17 2018-10-31");
        let cut = row("17/2018/NĐ-", "CP Về việc A", "2018-10-31", "");
        assert_eq!(id(cut), "vn/nd-cp/2018/17 2018-10-31");
        let cut = row("17/2018/", "NĐ-CP Về việc A", "2018-10-31", "");
        assert_eq!(id(cut), "vn/nd-cp/2018/17 2018-10-31");
        let old = |title| Metadata {
            kind: Some("Thông tư".to_owned()),
            ..row("61", title, "1994-07-14", "")
        };
        for title in ["TC/TCT hướng dẫn A", "- TC/TCT hướng dẫn A"] {
            assert_eq!(id(old(title)), "vn/tc-tct/1994/61 1994-07-14", "{title}");
        }
    }

    #[test]
    fn a_number_at_the_head_of_the_text_is_its_own() {
        let title = "Luật sửa đổi các Luật về kho tàng 2018 số 901/2018/QH14";
        let law = Metadata {
            kind: Some("Luật".to_owned()),
            ..row("901/2018/QH14", title, "2018-11-20", "")
        };
        let text = "QUỐC HỘI\n\nSố: 901/2018/QH14\n\nHà Nội, ngày 20 tháng 11 năm 2018\n\nLUẬT\n\n\
            SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA CÁC LUẬT VỀ KHO TÀNG\n\nĐiều 1. Phạm vi\n";
        let id = heading(law, text).heading.id.map(|it| it.to_string());
        assert_eq!(id.as_deref(), Some("vn/luat-qh14/2018/901"));
    }

    #[test]
    fn what_takes_effect_when_signed_was_signed_on_that_day() {
        let undated = row("901b/NĐ-HĐBT", "A", "", "1989-08-16");
        let reading = heading(undated, "Điều 3. Nghị định này có hiệu lực từ ngày ký.\n");
        assert_eq!(reading.heading.date, "1989-08-16".parse().ok());
        assert_eq!(reading.heading.id.and_then(|it| it.year), Some(1989));
    }

    #[test]
    fn a_title_cut_at_what_it_cites_is_made_whole() {
        let cut = Metadata {
            issuer: Some(
                "Chính phủ về A và Nghị định số 902/2015/NĐ-CP ngày 31/12/2015 của Chính phủ về B \
                 ngày 20/08/2018 của Chính phủ"
                    .to_owned(),
            ),
            ..row(
                "903/2018/NĐ-CP",
                "Sửa đổi một số điều của Nghị định số 901/2014/NĐ-CP",
                "2014-12-05",
                "",
            )
        };
        let reading = heading(cut, "Điều 3. Hiệu lực\n");
        assert_eq!(reading.heading.date, "2018-08-20".parse().ok());
        assert_eq!(reading.heading.issuer.as_deref(), Some("Chính phủ"));
        let amended: Vec<_> = reading
            .of_title
            .iter()
            .map(|it| (it.number.as_deref(), it.relation, it.date))
            .collect();
        let day = |it: &str| it.parse().ok();
        assert_eq!(
            amended,
            [
                (Some("901"), Relation::Amends, day("2014-12-05")),
                (Some("902"), Relation::Amends, day("2015-12-31")),
            ]
        );
    }

    #[test]
    fn a_title_cites_even_where_the_body_names_the_same_instrument() {
        let title = "Sửa đổi, bổ sung một số điều của Nghị định số 901/2014/NĐ-CP";
        let row = row("903/2020/NĐ-CP", title, "2020-05-15", "2020-07-01");
        let text = "Điều 3. Hiệu lực\n\n2. Bãi bỏ Nghị định số 902/2018/NĐ-CP sửa đổi, bổ sung \
            một số điều của Nghị định số 901/2014/NĐ-CP.\n";
        let reading = heading(row, text);
        let amended = reading
            .of_title
            .iter()
            .map(|it| (it.relation, it.source.as_str()));
        assert_eq!(amended.collect::<Vec<_>>(), [(Relation::Amends, "self")]);
        assert!(reading.reported.effective);
    }
}
