//! Questions over the whole graph: `rank`, `coverage`, `orphans`.

use anyhow::Result;
use cancu::{Cover, Coverage, Engine, Measure, Orphan, RankOptions, Ranking};

use crate::args::{Command, Format, RankBy};
use crate::commands::{Context, day};
use crate::lang::Lang;
use crate::report::{dated, label};

pub(crate) fn run(context: &mut Context<'_>, command: &Command, format: Format) -> Result<u8> {
    match command {
        Command::Rank {
            graph,
            by,
            top,
            sample,
            seed,
            relations,
        } => {
            let by = match by {
                RankBy::PageRank => Measure::PageRank,
                RankBy::Authority => Measure::Authority,
                RankBy::Hub => Measure::Hub,
                RankBy::Betweenness => Measure::Betweenness,
                RankBy::Cited => Measure::Cited,
            };
            let options = RankOptions {
                by,
                top: *top,
                sample: *sample,
                seed: *seed,
                relations: relations.clone(),
            };
            let engine = context.open(graph)?;
            let answer = engine.rank(&options)?;
            match format {
                Format::Json => context.answer(&answer)?,
                Format::Csv => rank_csv(context, &answer)?,
                _ => rank(context, &engine, &answer)?,
            }
        }
        Command::Coverage { question, kind } => {
            let engine = context.open(&question.graph)?;
            let answer = engine.coverage(&question.reference, day(question.as_of), kind.0)?;
            match format {
                Format::Json => context.answer(&answer)?,
                Format::Csv => coverage_csv(context, &answer)?,
                _ => coverage(context, &engine, &answer)?,
            }
            engine.sound(())?;
        }
        Command::Orphans { graph, kind } => {
            let engine = context.open(graph)?;
            let answer = engine.orphans(kind.0)?;
            match format {
                Format::Json => context.answer(&answer)?,
                _ => orphans(context, &engine, &answer)?,
            }
            engine.sound(())?;
        }
        _ => {}
    }
    Ok(0)
}

fn value(it: &cancu::Ranked, by: Measure) -> f64 {
    match by {
        Measure::PageRank => it.page_rank,
        Measure::Authority => it.authority,
        Measure::Hub => it.hub,
        Measure::Betweenness => it.betweenness,
        Measure::Cited => it.cited as f64,
    }
}

fn rank(context: &mut Context<'_>, engine: &Engine, it: &Ranking) -> Result<()> {
    let lang = context.lang;
    let by = match it.by {
        Measure::PageRank => "PageRank",
        Measure::Authority => lang.pick("uy tín (HITS)", "authority (HITS)"),
        Measure::Hub => lang.pick("đầu mối (HITS)", "hub (HITS)"),
        Measure::Betweenness => lang.pick("vị trí trung gian", "betweenness"),
        Measure::Cited => lang.pick("số văn bản viện dẫn", "citing instruments"),
    };
    writeln!(context.out, "{}: {by}", lang.pick("Xếp theo", "Ranked by"))?;
    for (place, ranked) in it.ranked.iter().enumerate() {
        let shown = match it.by {
            Measure::Cited => ranked.cited.to_string(),
            by => lang.number(value(ranked, by), 6),
        };
        writeln!(
            context.out,
            "{:>4}. {shown}  {}  ({} {})",
            place + 1,
            ranked.label,
            ranked.cited,
            lang.pick("văn bản viện dẫn", "citing")
        )?;
    }
    writeln!(
        context.out,
        "{} {} ({} {}); {} {}",
        it.communities,
        lang.pick("cộng đồng", "communities"),
        lang.pick("độ tách", "modularity"),
        lang.number(it.modularity, 3),
        it.knots.len(),
        lang.pick("vòng viện dẫn lẫn nhau", "sets citing in circles")
    )?;
    for knot in it.knots.iter().take(10) {
        let names: Vec<String> = knot.iter().take(8).map(|it| label(engine, it)).collect();
        let more = knot.len().saturating_sub(names.len());
        let more = if more > 0 {
            format!("; … +{more}")
        } else {
            String::new()
        };
        writeln!(context.out, "  {}{more}", names.join("; "))?;
    }
    Ok(())
}

/// Twelve decimals, to which the measures are reckoned, without zeros at the end.
fn figure(it: f64) -> String {
    let written = format!("{it:.12}");
    let written = written.trim_end_matches('0').trim_end_matches('.');
    written.to_owned()
}

fn rank_csv(context: &mut Context<'_>, it: &Ranking) -> Result<()> {
    let mut table = csv::Writer::from_writer(&mut *context.out);
    table.write_record([
        "id",
        "label",
        "page_rank",
        "authority",
        "hub",
        "betweenness",
        "cited",
        "cites",
        "community",
        "cited_by_year",
    ])?;
    for it in &it.ranked {
        let years: Vec<String> = it
            .cited_by_year
            .iter()
            .map(|(year, count)| format!("{year}:{count}"))
            .collect();
        table.write_record([
            it.id.to_string(),
            it.label.clone(),
            figure(it.page_rank),
            figure(it.authority),
            figure(it.hub),
            figure(it.betweenness),
            it.cited.to_string(),
            it.cites.to_string(),
            it.community.to_string(),
            years.join(" "),
        ])?;
    }
    table.flush()?;
    Ok(())
}

fn cover(lang: Lang, it: Cover) -> &'static str {
    match it {
        Cover::Direct => lang.pick("trực tiếp", "directly"),
        Cover::Through => lang.pick("qua văn bản khác", "through others"),
        Cover::Predecessors => lang.pick(
            "chỉ của đơn vị trước sáp nhập",
            "by units before the merger alone",
        ),
        Cover::None => lang.pick("chưa thấy", "none seen"),
    }
}

fn coverage(context: &mut Context<'_>, engine: &Engine, it: &Coverage) -> Result<()> {
    let lang = context.lang;
    let without = it.units.iter().filter(|it| it.cover == Cover::None).count();
    writeln!(
        context.out,
        "{}: {} {} {}",
        dated(engine, lang, &it.instrument),
        without,
        lang.pick(
            "tỉnh, thành chưa thấy văn bản thực hiện trên",
            "provinces without one seen, of"
        ),
        it.units.len()
    )?;
    writeln!(
        context.out,
        "{} {} {}",
        lang.pick("(trong", "(among"),
        it.documents,
        lang.pick(
            "văn bản đã đọc; chưa thấy không có nghĩa là không có)",
            "documents that were read; none seen does not mean that there is none)"
        )
    )?;
    for unit in &it.units {
        writeln!(context.out, "  {}: {}", unit.name, cover(lang, unit.cover))?;
        for id in unit
            .direct
            .iter()
            .chain(&unit.through)
            .chain(&unit.predecessors)
        {
            writeln!(context.out, "    {}", dated(engine, lang, id))?;
        }
    }
    if !it.elsewhere.is_empty() {
        writeln!(
            context.out,
            "{}:",
            lang.pick("Không rõ tỉnh", "Of an unknown province")
        )?;
        for id in &it.elsewhere {
            writeln!(context.out, "  {}", dated(engine, lang, id))?;
        }
    }
    Ok(())
}

fn coverage_csv(context: &mut Context<'_>, it: &Coverage) -> Result<()> {
    let mut table = csv::Writer::from_writer(&mut *context.out);
    table.write_record([
        "scope",
        "name",
        "cover",
        "direct",
        "through",
        "predecessors",
    ])?;
    for it in &it.units {
        let joined = |ids: &[cancu::InstrumentId]| {
            let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
            ids.join(" ")
        };
        let cover = match it.cover {
            Cover::Direct => "direct",
            Cover::Through => "through",
            Cover::Predecessors => "predecessors",
            Cover::None => "none",
        };
        table.write_record([
            it.scope.clone(),
            it.name.clone(),
            cover.to_owned(),
            joined(&it.direct),
            joined(&it.through),
            joined(&it.predecessors),
        ])?;
    }
    table.flush()?;
    Ok(())
}

fn orphans(context: &mut Context<'_>, engine: &Engine, found: &[Orphan]) -> Result<()> {
    let lang = context.lang;
    writeln!(
        context.out,
        "{} {}",
        found.len(),
        lang.pick(
            "văn bản không có đường lên văn bản trung ương",
            "documents with no way up to a central instrument"
        )
    )?;
    for it in found {
        writeln!(context.out, "  {}  ({})", it.label, it.file)?;
        for id in &it.rests_on {
            let words = lang.pick("dựa vào", "rests on");
            writeln!(context.out, "    {words} {}", dated(engine, lang, id))?;
        }
        if it.undecided {
            writeln!(
                context.out,
                "    {}",
                lang.pick(
                    "dẫn tới văn bản chưa rõ của cấp nào: chưa kết luận được",
                    "leads to an instrument of unknown scope: undecided"
                )
            )?;
        }
    }
    Ok(())
}
