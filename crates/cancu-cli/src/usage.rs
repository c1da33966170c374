//! How the program is used, in the language of who uses it: help, and what was typed wrong.

use std::error::Error as _;
use std::ffi::OsString;

use cancu::Relation;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use clap::{Arg, ArgAction, Command};

use crate::lang::Lang;
use crate::values::Refused;

/// The language that the arguments ask for, before they are understood.
pub(crate) fn language(args: &[OsString]) -> Lang {
    let mut words = args.iter().map(|it| it.to_string_lossy());
    while let Some(word) = words.next() {
        let value = match word.strip_prefix("--lang") {
            Some("") => words.next().map(|it| it.into_owned()),
            Some(value) => value.strip_prefix('=').map(str::to_owned),
            None if word == "--" => break,
            None => None,
        };
        if value.as_deref() == Some("en") {
            return Lang::En;
        }
    }
    Lang::Vi
}

/// The same command with its help in one language. Texts stand as "tiếng Việt / English", each
/// paragraph for itself.
pub(crate) fn in_language(command: Command, lang: Lang) -> Command {
    let help = Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help)
        .global(true)
        .help("Hướng dẫn này / this help");
    let version = Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version)
        .help("Phiên bản / the version");
    let more = lang.pick(
        "`cancu LỆNH --help` hướng dẫn từng lệnh; `--lang en` for English.",
        "`cancu COMMAND --help` tells of each command.",
    );
    let command = command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .arg(help)
        .arg(version)
        .subcommand_help_heading(lang.pick("Lệnh", "Commands"))
        .subcommand_value_name(lang.pick("LỆNH", "COMMAND"))
        .after_help(more.to_owned());
    let mut command = worded(command, lang);
    let names: Vec<String> = command
        .get_subcommands()
        .map(|it| it.get_name().to_owned())
        .collect();
    for name in names {
        command = command.mut_subcommand(name, |it| worded(it, lang));
    }
    command
}

/// The options of every command, in the order of help.
const COMMON: [&str; 5] = ["format", "lang", "register", "help", "version"];

/// What stands for a value, as help names it.
fn vietnamese(name: &str) -> Option<&'static str> {
    Some(match name {
        "GRAPH" => "ĐỒ-THỊ",
        "REFERENCE" => "VĂN-BẢN",
        "INPUTS" => "ĐẦU-VÀO",
        "FILE" | "OUTPUT" => "TỆP",
        "DIR" => "THƯ-MỤC",
        "WORDS" => "TỪ",
        "RULE" => "QUY-TẮC",
        "FORMAT" => "DẠNG",
        "LANG" => "NGÔN-NGỮ",
        "RELATIONS" => "QUAN-HỆ",
        "KIND" => "LOẠI",
        "BY" => "CÁCH",
        "LIMIT" | "PATHS" | "TOP" | "SAMPLE" | "SEED" => "SỐ",
        "EVERY" => "GIÂY",
        "PRESET" => "TÊN",
        "FIELD=COLUMN" => "TRƯỜNG=CỘT",
        _ => return None,
    })
}

fn worded(command: Command, lang: Lang) -> Command {
    let about = command.get_about().map(|it| one(&it.to_string(), lang));
    let long = command
        .get_long_about()
        .map(|it| one(&it.to_string(), lang));
    let usage = lang.pick("Cách dùng", "Usage");
    let mut command = command.help_template(format!(
        "{{before-help}}{{about-with-newline}}\n{usage}: {{usage}}\n\n{{all-args}}{{after-help}}"
    ));
    // One reference or a list of them: clap would show neither as needed.
    if command.get_arguments().any(|it| it.get_id() == "refs") {
        let [graph, reference, file] = ["GRAPH", "REFERENCE", "FILE"].map(|it| match lang {
            Lang::Vi => vietnamese(it).unwrap_or(it),
            Lang::En => it,
        });
        let name = command.get_name();
        let usage = format!("cancu {name} [OPTIONS] <{graph}> <{reference}|--refs <{file}>>");
        command = command.override_usage(usage);
    }
    if let Some(about) = about {
        command = command.about(about);
    }
    if let Some(long) = long {
        command = command.long_about(long);
    }
    command.mut_args(|arg| {
        // What all commands have stands behind what is a command's own.
        let arg = match COMMON.iter().position(|it| arg.get_id() == *it) {
            Some(at) => arg.display_order(900 + at),
            None => arg,
        };
        let name = arg.get_value_names().and_then(|it| it.first());
        let arg = match name.and_then(|it| vietnamese(it)) {
            Some(name) if lang == Lang::Vi => arg.value_name(name),
            _ => arg,
        };
        let mut help = arg
            .get_help()
            .map(|it| one(&it.to_string(), lang))
            .unwrap_or_default();
        let heading = match arg.is_positional() {
            true => lang.pick("Tham số", "Arguments"),
            false => lang.pick("Tùy chọn", "Options"),
        };
        if !arg.get_action().takes_values() {
            return arg.help(help).help_heading(heading);
        }
        let values = arg.get_possible_values();
        if !values.is_empty() && !arg.is_hide_possible_values_set() {
            let names: Vec<&str> = values.iter().map(|it| it.get_name()).collect();
            help.push_str(&format!(" [{}]", names.join(", ")));
        }
        if let [default] = arg.get_default_values() {
            let word = lang.pick("mặc định", "default");
            help.push_str(&format!(" ({word}: {})", default.to_string_lossy()));
        }
        arg.help(help)
            .help_heading(heading)
            .hide_possible_values(true)
            .hide_default_value(true)
    })
}

/// The paragraphs of a text in one of its two languages.
fn one(text: &str, lang: Lang) -> String {
    let paragraphs = text.split("\n\n").map(|it| match it.split_once(" / ") {
        Some((vi, _)) if lang == Lang::Vi => vi.to_owned(),
        Some((_, en)) => capital(en),
        None => it.to_owned(),
    });
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|it| it.to_uppercase());
    first.into_iter().flatten().chain(letters).collect()
}

/// What is wrong with the arguments, and what to do, in two lines.
pub(crate) fn explain(
    error: &Error,
    args: &[OsString],
    mut command: Command,
    lang: Lang,
) -> String {
    command.build();
    let of_root = command.render_usage();
    let mut named = args.iter().skip(1).filter_map(|it| it.to_str());
    let of = named.find_map(|it| {
        let found = command.find_subcommand_mut(it)?;
        Some((format!("cancu {it}"), found.render_usage()))
    });
    let (name, usage) = of.unwrap_or_else(|| ("cancu".to_owned(), of_root));
    let usage = usage.to_string();
    let usage = usage.trim_start_matches("Usage:").trim();
    let what = wrong(error, lang);
    match lang {
        Lang::Vi => {
            let usage = in_vietnamese(usage);
            format!("lỗi: {what}\ncách dùng: {usage}; xem `{name} --help`\n")
        }
        Lang::En => format!("error: {what}\nusage: {usage}; see `{name} --help`\n"),
    }
}

/// clap writes these words itself.
pub(crate) fn in_vietnamese(usage: &str) -> String {
    usage.replace("[OPTIONS]", "[TÙY CHỌN]")
}

fn wrong(error: &Error, lang: Lang) -> String {
    let list = |kind| words(error, kind).join(", ");
    let (argument, value) = (
        list(ContextKind::InvalidArg),
        list(ContextKind::InvalidValue),
    );
    let near = |kind| match words(error, kind).first() {
        Some(it) => format!("; {} `{it}`?", lang.pick("có phải", "did you mean")),
        None => String::new(),
    };
    match (error.kind(), lang) {
        (ErrorKind::InvalidSubcommand, _) => {
            let (asked, near) = (
                list(ContextKind::InvalidSubcommand),
                near(ContextKind::SuggestedSubcommand),
            );
            format!(
                "{} `{asked}`{near}",
                lang.pick("không có lệnh", "no command")
            )
        }
        (ErrorKind::MissingSubcommand, _) => {
            lang.pick("thiếu lệnh", "a command is missing").to_owned()
        }
        (ErrorKind::UnknownArgument, _) if argument.starts_with('-') => {
            let near = near(ContextKind::SuggestedArg);
            format!(
                "{} `{argument}`{near}",
                lang.pick("không có tùy chọn", "no option")
            )
        }
        (ErrorKind::UnknownArgument, Lang::Vi) => format!("thừa `{argument}`"),
        (ErrorKind::UnknownArgument, Lang::En) => format!("`{argument}` is too much"),
        (ErrorKind::MissingRequiredArgument, Lang::Vi) => format!("thiếu {argument}"),
        (ErrorKind::MissingRequiredArgument, Lang::En) => format!("{argument} is missing"),
        (ErrorKind::InvalidValue, Lang::Vi) if value.is_empty() => {
            format!("`{argument}` cần một giá trị")
        }
        (ErrorKind::InvalidValue, Lang::En) if value.is_empty() => {
            format!("`{argument}` takes a value")
        }
        (ErrorKind::InvalidValue | ErrorKind::ValueValidation, _) => {
            let said = lang.pick("không dùng được cho", "does not fit");
            let why = reason(error, &argument, lang);
            format!("`{value}` {said} `{argument}`{why}")
        }
        (ErrorKind::ArgumentConflict, _) => {
            let other = list(ContextKind::PriorArg);
            let said = lang.pick("không đi cùng", "does not go with");
            format!("`{argument}` {said} `{other}`")
        }
        // What is left is rare: an argument twice, or one that is no UTF-8.
        (_, Lang::Vi) => format!("dùng chưa đúng {argument}").trim_end().to_owned(),
        (_, Lang::En) => format!("not used so: {argument}"),
    }
}

/// Why a value does not fit, or which do.
fn reason(error: &Error, argument: &str, lang: Lang) -> String {
    let valid = words(error, ContextKind::ValidValue);
    let choose = lang.pick("dùng một trong", "use one of");
    if !valid.is_empty() {
        return format!("; {choose}: {}", valid.join(", "));
    }
    let Some(source) = error.source() else {
        return String::new();
    };
    if let Some(refused) = source.downcast_ref::<Refused>() {
        return format!("; {}", refused.advice(lang));
    }
    if argument.starts_with("--relations") {
        let known = Relation::ALL.iter().filter(|it| !it.active().1);
        let codes: Vec<&str> = known.map(|it| it.code()).collect();
        return format!("; {choose}: {}", codes.join(", "));
    }
    if source.is::<std::num::ParseIntError>() || source.is::<std::num::ParseFloatError>() {
        return lang.pick("; cần một số", "; it takes a number").to_owned();
    }
    format!(": {source}")
}

fn words(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(it)) => vec![it.clone()],
        Some(ContextValue::Strings(all)) => all.clone(),
        Some(ContextValue::StyledStr(it)) => vec![it.to_string()],
        Some(ContextValue::StyledStrs(all)) => all.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    }
}
