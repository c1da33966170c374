use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use cancu::{Date, Field, Relation};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Arg, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::lang::Lang;
use crate::usage;
use crate::values::{self, OfKind};

/// Đồ thị viện dẫn văn bản: tìm căn cứ, kiểm tra hiệu lực, văn bản thay thế / a legal-citation
/// knowledge graph for Vietnamese documents.
///
/// ĐỒ-THỊ là tệp do `build` tạo ra, hoặc thư mục văn bản / GRAPH is a file made by `build`, or a
/// folder of documents.
#[derive(Debug, Parser)]
#[command(name = "cancu", version, max_term_width = 100)]
pub(crate) struct Args {
    /// Dạng kết quả, mỗi lệnh có những dạng riêng / the form of the answer; each command has its own.
    #[arg(
        long,
        global = true,
        value_enum,
        default_value = "text",
        hide_possible_values = true
    )]
    pub(crate) format: Format,
    /// Ngôn ngữ / the language of the answer.
    #[arg(long, global = true, value_enum, default_value = "vi")]
    pub(crate) lang: Lang,
    /// Sổ sự kiện riêng (TOML, như data/register.toml) / a register of your own; may be repeated.
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) register: Vec<PathBuf>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The form of an answer, or of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
    /// For spreadsheets (audit, export).
    Csv,
    /// GraphML (export).
    Graphml,
    /// GEXF 1.2 (export).
    Gexf,
    /// Graphviz (export).
    Dot,
    /// Mermaid flowchart (export).
    Mermaid,
    /// SARIF 2.1.0 (check).
    Sarif,
}

impl Format {
    /// The word for it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Json => "json",
            Format::Csv => "csv",
            Format::Graphml => "graphml",
            Format::Gexf => "gexf",
            Format::Dot => "dot",
            Format::Mermaid => "mermaid",
            Format::Sarif => "sarif",
        }
    }

    /// The forms that a command has, by its name.
    fn of_command(name: &str) -> &'static [Format] {
        match name {
            "audit" | "rank" | "coverage" => &[Format::Text, Format::Json, Format::Csv],
            "check" => &[Format::Text, Format::Json, Format::Sarif],
            "export" => &[
                Format::Graphml,
                Format::Gexf,
                Format::Json,
                Format::Csv,
                Format::Dot,
                Format::Mermaid,
            ],
            "completions" => &[Format::Text],
            _ => &[Format::Text, Format::Json],
        }
    }
}

/// The program's arguments, each command with the forms that it has, in one language.
pub(crate) fn command(lang: Lang) -> clap::Command {
    let mut command = Args::command();
    let names: Vec<String> = command
        .get_subcommands()
        .map(|it| it.get_name().to_owned())
        .collect();
    for name in names {
        let forms = Format::of_command(&name);
        let names = PossibleValuesParser::new(forms.iter().map(|it| it.name()));
        // What the parser lets through is one of them.
        let named = |name: String| forms.iter().find(|it| it.name() == name).copied();
        let parser = names.try_map(move |it| named(it).ok_or("no such form"));
        let format = Arg::new("format")
            .long("format")
            .value_name("FORMAT")
            .value_parser(parser)
            .hide_possible_values(true)
            .help(form_help(forms));
        command = command.mut_subcommand(name, |it| it.arg(format));
    }
    usage::in_language(command, lang)
}

/// What help says of `--format`: the first form is what a command gives unasked, but for an export.
fn form_help(forms: &[Format]) -> String {
    let names: Vec<&str> = forms.iter().map(|it| it.name()).collect();
    let names = names.join(", ");
    match forms.first() {
        Some(Format::Text) => format!(
            "Dạng kết quả [{names}] (mặc định: text) / the form of the answer [{names}] (default: text)"
        ),
        _ => format!(
            "Dạng kết quả, phải nêu [{names}] / the form of the answer, to be named [{names}]"
        ),
    }
}

/// Reads the arguments. `help COMMAND` is `COMMAND --help`.
pub(crate) fn parse(mut args: Vec<OsString>, lang: Lang) -> Result<Args, clap::Error> {
    if args.get(1).is_some_and(|it| it == "help") {
        args.remove(1);
        args.push("--help".into());
    }
    let matches = command(lang).try_get_matches_from(args)?;
    Args::from_arg_matches(&matches)
}

/// What the findings of an audit are grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum By {
    /// The document that cites.
    Document,
    /// The instrument that is cited.
    Instrument,
    /// Who issued the documents.
    Issuer,
}

/// What instruments are ranked by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum RankBy {
    /// PageRank: following citations, how likely one comes to it.
    PageRank,
    /// HITS: cited by what cites well.
    Authority,
    /// HITS: cites what is cited well.
    Hub,
    /// On the shortest ways between others.
    Betweenness,
    /// How many cite it.
    Cited,
}

/// The questions.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Trích viện dẫn của tệp hoặc thư mục / citations of files or folders.
    Extract {
        /// Tệp, thư mục, bộ dữ liệu .jsonl(.gz); `-` là đầu vào chuẩn / files, folders, data sets; `-` is
        /// standard input.
        #[arg(required = true)]
        inputs: Vec<PathBuf>,
        /// Ghi mỗi văn bản thành một tệp `.jsonl` vào thư mục này / one `.jsonl` file a document, into this folder.
        #[arg(short, long, value_name = "DIR")]
        output: Option<PathBuf>,
        /// Ghi văn bản đã đọc vào thư mục này / write the texts that were read into this folder.
        #[arg(long, value_name = "DIR")]
        text_dir: Option<PathBuf>,
    },
    /// Dựng đồ thị từ văn bản / read documents into a graph file.
    ///
    /// Đồ thị giữ đúng những gì được nêu: dựng lại trên cùng một tệp thì chỉ đọc văn bản đã đổi, và văn bản
    /// của lần trước mà nay không nêu thì bị bỏ; muốn thêm, nêu cả thư mục cũ lẫn mới / the graph holds what
    /// INPUTS name: built again on the same file, only what changed is read, and documents of the build
    /// before that are not named now leave it; to add some, name the old folder too.
    Build {
        /// Tệp, thư mục, bộ dữ liệu / files, folders, data sets.
        #[arg(required = true)]
        inputs: Vec<PathBuf>,
        /// Tệp đồ thị / the graph file.
        #[arg(short, long)]
        output: PathBuf,
        #[command(flatten)]
        content: Content,
    },
    /// Giữ đồ thị luôn khớp với thư mục; Ctrl-C để dừng / keep a graph file current.
    Watch {
        /// Tệp, thư mục, bộ dữ liệu / files, folders, data sets.
        #[arg(required = true)]
        inputs: Vec<PathBuf>,
        /// Tệp đồ thị / the graph file.
        #[arg(short, long)]
        output: PathBuf,
        /// Số giây giữa hai lần xem / seconds between two looks.
        #[arg(long, default_value = "2", value_parser = values::seconds)]
        every: Duration,
        #[command(flatten)]
        content: Content,
    },
    /// Lược đồ của một văn bản / an instrument and its relations.
    Show(Questions),
    /// Văn bản đang thay thế / what stands in its place.
    Resolve(Questions),
    /// Các đường lên tới văn bản trung ương / every way up to its central sources.
    Trace {
        #[command(flatten)]
        question: Questions,
        /// Quan hệ được đi theo, cách nhau bằng dấu phẩy (mặc định: implements, based_on, details) / relations
        /// that count as a way, with commas (default: implements, based_on, details).
        #[arg(long, value_delimiter = ',')]
        relations: Vec<Relation>,
        /// Số đường nêu ra tới mỗi văn bản ở gốc, ngắn nhất trước (mặc định: đến 200, ít hơn khi có trên 20
        /// gốc) / how many paths to list to each source, the shortest first (default: up to 200, fewer where
        /// there are more than 20 sources).
        #[arg(long, value_parser = values::count)]
        paths: Option<usize>,
    },
    /// Văn bản nào dựa vào nó / everything that rests on it.
    Impact {
        #[command(flatten)]
        question: Questions,
        /// Quan hệ được đi theo, cách nhau bằng dấu phẩy (mặc định: implements, based_on, details) / relations
        /// that count as a way, with commas (default: implements, based_on, details).
        #[arg(long, value_delimiter = ',')]
        relations: Vec<Relation>,
    },
    /// Văn bản còn viện dẫn văn bản hết hiệu lực / who cites what has lapsed.
    Audit {
        /// Tệp đồ thị hoặc thư mục văn bản / a graph file or a folder.
        graph: PathBuf,
        /// Chỉ xét viện dẫn văn bản này / only citations of this instrument.
        #[arg(long, value_name = "REFERENCE")]
        cites: Option<String>,
        /// Ngày xét, mặc định hôm nay / the day, by default today.
        #[arg(long, value_name = "YYYY-MM-DD", value_parser = values::day)]
        as_of: Option<Date>,
        /// Xét mỗi văn bản tại ngày ký của nó / judge each document at its own date.
        #[arg(long)]
        at_signing: bool,
        /// Tính cả danh sách liên kết của cổng thông tin / count portals' link lists too.
        #[arg(long)]
        link_lists: bool,
        /// Xếp theo văn bản, văn bản được viện dẫn, hoặc cơ quan; kèm số lượng / group the text by.
        #[arg(long, value_enum)]
        by: Option<By>,
        /// Mã thoát 1 khi có kết quả / exit with 1 when there are findings.
        #[arg(long)]
        exit_code: bool,
    },
    /// Vòng đời của một văn bản và của dòng thay thế / the life of an instrument and its line.
    Timeline {
        /// Tệp đồ thị hoặc thư mục văn bản / a graph file or a folder.
        graph: PathBuf,
        /// Văn bản: mã, hoặc viện dẫn như vẫn viết / an id, or a citation as people write it.
        reference: String,
    },
    /// Điều các nguồn nói khác nhau / what texts and the register contradict each other in.
    Conflicts {
        /// Tệp đồ thị hoặc thư mục văn bản / a graph file or a folder.
        graph: PathBuf,
    },
    /// Soát dự thảo trước khi ký / review one draft before it is signed.
    ///
    /// Mã thoát 1 khi có lỗi hoặc cảnh báo; chỉ có ghi chú thì 0 / exits with 1 where there are errors or
    /// warnings; notes alone give 0.
    Check {
        /// Tệp dự thảo; `-` là đầu vào chuẩn / the draft; `-` is standard input.
        file: PathBuf,
        /// Đồ thị hoặc thư mục để đối chiếu / a graph file or a folder to hold it against.
        #[arg(long)]
        graph: Option<PathBuf>,
        /// Ngày sẽ ký, mặc định ngày ghi trong dự thảo / the day of signing, by default the one it bears.
        #[arg(long, value_name = "YYYY-MM-DD", value_parser = values::day)]
        date: Option<Date>,
        /// Bỏ qua quy tắc này (xem `rules`) / leave this rule out; may be repeated.
        #[arg(long = "allow", value_name = "RULE", value_delimiter = ',')]
        allow: Vec<String>,
    },
    /// Các quy tắc soát dự thảo / the rules of `check`.
    Rules,
    /// Tìm văn bản theo số, tên, cơ quan và toàn văn / find instruments by number, title, issuer,
    /// and in a graph file by their texts.
    Search {
        /// Tệp đồ thị hoặc thư mục văn bản / a graph file or a folder.
        graph: PathBuf,
        /// Từ cần tìm, có dấu hoặc không / words, with or without marks.
        #[arg(required = true)]
        words: Vec<String>,
        /// Ngày xét, mặc định hôm nay / the day, by default today.
        #[arg(long, value_name = "YYYY-MM-DD", value_parser = values::day)]
        as_of: Option<Date>,
        /// Nhiều nhất bao nhiêu kết quả / at most so many.
        #[arg(long, default_value = "100", value_parser = values::count)]
        limit: usize,
    },
    /// Xếp hạng văn bản trong mạng viện dẫn / instruments by their standing among citations.
    Rank {
        /// Tệp đồ thị hoặc thư mục văn bản / a graph file or a folder.
        graph: PathBuf,
        /// Xếp theo / what to rank by.
        #[arg(long, value_enum, default_value = "page-rank")]
        by: RankBy,
        /// Số văn bản đưa ra / how many instruments.
        #[arg(long, default_value_t = 20)]
        top: usize,
        /// Số văn bản rút mẫu để tính vị trí trung gian / the sample for betweenness.
        #[arg(long, default_value = "1000", value_parser = values::count)]
        sample: usize,
        /// Số gieo khi rút mẫu / the seed of the sample.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Quan hệ được tính là viện dẫn / relations that count as a citation.
        #[arg(long, value_delimiter = ',')]
        relations: Vec<Relation>,
    },
    /// Tỉnh, thành nào chưa có văn bản thực hiện / which provinces have none that implements it.
    Coverage {
        #[command(flatten)]
        question: Question,
        /// Chỉ tính loại văn bản này, như “Kế hoạch”; `any` là mọi loại / the kind that counts; `any` is all of them.
        #[arg(long, default_value = "ke-hoach", value_parser = values::kind)]
        kind: OfKind,
    },
    /// Văn bản không có đường lên văn bản trung ương / documents with no way to the centre.
    Orphans {
        /// Tệp đồ thị hoặc thư mục văn bản / a graph file or a folder.
        graph: PathBuf,
        /// Chỉ xét loại văn bản này, như “Kế hoạch”; `any` là mọi loại / the kind that is asked for; `any` is all of them.
        #[arg(long, default_value = "ke-hoach", value_parser = values::kind)]
        kind: OfKind,
    },
    /// Thống kê / counts.
    Stats {
        /// Tệp đồ thị hoặc thư mục văn bản / a graph file or a folder.
        graph: PathBuf,
        /// Ngày xét, mặc định hôm nay / the day, by default today.
        #[arg(long, value_name = "YYYY-MM-DD", value_parser = values::day)]
        as_of: Option<Date>,
    },
    /// Xuất đồ thị theo dạng nêu ở `--format` / export the graph in a form that `--format` names.
    Export {
        /// Tệp đồ thị hoặc thư mục văn bản / a graph file or a folder.
        graph: PathBuf,
        /// Tệp kết quả, `-` là đầu ra chuẩn; với csv là thư mục / the file, `-` is standard output; for csv a
        /// folder.
        #[arg(short, long)]
        output: PathBuf,
        /// Ngày xét hiệu lực, mặc định hôm nay / the day of the statuses, by default today.
        #[arg(long, value_name = "YYYY-MM-DD", value_parser = values::day)]
        as_of: Option<Date>,
    },
    /// Kịch bản hoàn thành lệnh cho shell / shell completions.
    Completions {
        /// Shell nào / which shell.
        shell: clap_complete::Shell,
    },
}

impl Command {
    /// The forms that the command has.
    pub(crate) fn formats(&self) -> &'static [Format] {
        let name = match self {
            Command::Audit { .. } => "audit",
            Command::Rank { .. } => "rank",
            Command::Coverage { .. } => "coverage",
            Command::Check { .. } => "check",
            Command::Export { .. } => "export",
            Command::Completions { .. } => "completions",
            _ => "",
        };
        Format::of_command(name)
    }
}

/// A question about one instrument.
#[derive(Debug, clap::Args)]
pub(crate) struct Question {
    /// Tệp đồ thị hoặc thư mục văn bản / a graph file or a folder.
    pub(crate) graph: PathBuf,
    /// Văn bản: mã, hoặc viện dẫn như vẫn viết / an id, or a citation as people write it.
    pub(crate) reference: String,
    /// Ngày xét, mặc định hôm nay / the day, by default today.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = values::day)]
    pub(crate) as_of: Option<Date>,
}

/// A question about one instrument, or about each of a list.
#[derive(Debug, clap::Args)]
pub(crate) struct Questions {
    /// Tệp đồ thị hoặc thư mục văn bản / a graph file or a folder.
    pub(crate) graph: PathBuf,
    /// Văn bản: mã, hoặc viện dẫn như vẫn viết / an id, or a citation as people write it.
    #[arg(required_unless_present = "refs", conflicts_with = "refs")]
    pub(crate) reference: Option<String>,
    /// Hỏi từng văn bản kê trong tệp này, mỗi dòng một văn bản; `-` là đầu vào chuẩn; JSON thì mỗi văn bản một
    /// dòng / ask about each reference of this file, one a line; `-` is standard input; JSON has a line for each.
    #[arg(long, value_name = "FILE")]
    pub(crate) refs: Option<PathBuf>,
    /// Ngày xét, mặc định hôm nay / the day, by default today.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = values::day)]
    pub(crate) as_of: Option<Date>,
}

/// What goes into a graph file, and how the columns of data sets are to be understood.
#[derive(Debug, clap::Args)]
pub(crate) struct Content {
    /// Bỏ các sổ riêng mà tệp đồ thị đang giữ / forget the registers that the file holds.
    #[arg(long, conflicts_with = "register")]
    pub(crate) no_register: bool,
    /// Bộ dữ liệu theo tên; mặc định nhận ra theo cột / the data set by name; else by its columns.
    #[arg(long, value_parser = clap::builder::PossibleValuesParser::new(cancu::presets()))]
    pub(crate) preset: Option<String>,
    /// Cột của một trường, ví dụ text=noi_dung; dùng được nhiều lần. Các trường: id, text, number, type,
    /// title, date, effective, expires, issuer, status, url / a field's column; may be repeated. Fields: id,
    /// text, number, type, title, date, effective, expires, issuer, status, url.
    #[arg(long = "map", value_name = "FIELD=COLUMN", value_parser = column)]
    pub(crate) map: Vec<(Field, String)>,
}

fn column(text: &str) -> Result<(Field, String), String> {
    let (field, column) = text
        .split_once('=')
        .ok_or_else(|| "FIELD=COLUMN".to_owned())?;
    let field = Field::of(field).ok_or_else(|| {
        let names: Vec<&str> = Field::ALL.iter().map(|it| it.0).collect();
        format!("`{field}`: {}", names.join(", "))
    })?;
    Ok((field, column.to_owned()))
}
