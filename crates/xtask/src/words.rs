//! The word lists: `data/words.toml` as an enum of lists, their words, and a `match` for the lists
//! that are asked about whole words.

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use cancu_model::fold::fold;
use serde::Deserialize;

use crate::emit::{string, strings, variant};
use crate::tables::{sourced, unique};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    list: Vec<List>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    id: String,
    says: String,
    source: String,
    /// The words are compared with folded text, and are compiled without marks.
    #[serde(default)]
    folded: bool,
    /// The list is asked whether it holds a word: it is compiled to a `match`.
    #[serde(default)]
    whole: bool,
    /// A text with `{}` for the words: the example of the rows that have none of their own.
    example: Option<String>,
    /// What of the reading of an example shows that the words were known; see tests/suite/words.rs.
    #[serde(default)]
    reads: String,
    /// What it is then, with `{}` for the words, for the rows that do not say.
    #[serde(default)]
    gives: String,
    words: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Row {
    /// The words alone.
    Words(String),
    /// The words, their example, and what it gives.
    Full(Vec<String>),
}

impl List {
    /// The words, the example and what it gives of a row.
    fn row(&self, row: &Row) -> Result<(String, String, String)> {
        let (words, rest) = match row {
            Row::Words(words) => (words, [].as_slice()),
            Row::Full(all) => match all.split_first() {
                Some((words, rest)) => (words, rest),
                None => bail!("list `{}` has an empty row", self.id),
            },
        };
        let example = match (rest.first(), &self.example) {
            (Some(example), _) => example.clone(),
            (None, Some(example)) => example.replace("{}", words.trim()),
            (None, None) => bail!("`{words}` of list `{}` needs an example", self.id),
        };
        let gives = rest.get(1).unwrap_or(&self.gives);
        Ok((words.clone(), example, gives.replace("{}", words.trim())))
    }

    /// The words as they are compared.
    fn compiled(&self) -> Result<Vec<String>> {
        let rows = self.words.iter().map(|row| {
            let words = self.row(row)?.0;
            Ok(if self.folded { folded(&words) } else { words })
        });
        let words: Vec<String> = rows.collect::<Result<_>>()?;
        unique(words.iter().map(String::as_str))?;
        Ok(words)
    }
}

/// The words without marks and in small letters; blanks at either end stay.
fn folded(words: &str) -> String {
    let begin = &words[..words.len() - words.trim_start().len()];
    let end = &words[words.trim_end().len()..];
    format!("{begin}{}{end}", fold(words))
}

pub(crate) fn generate(text: &str) -> Result<String> {
    let lists = toml::from_str::<Words>(text)?.list;
    unique(lists.iter().map(|it| it.id.as_str()))?;
    let mut variants = String::new();
    let mut slices = String::new();
    let mut arms = String::new();
    let mut functions = String::new();
    let mut rows = String::new();
    for list in &lists {
        if list.says.is_empty() || list.source.is_empty() || list.words.is_empty() {
            bail!("list `{}` needs what it says, a source and words", list.id);
        }
        let name = variant(&list.id);
        let compiled = list.compiled()?;
        variants += &format!("/// {}\n{name},\n", list.says);
        slices += &format!("List::{name} => &{},\n", &strings(&compiled)[1..]);
        if list.whole {
            let function = list.id.replace('-', "_");
            arms += &format!("List::{name} => {function}(word),\n");
            functions += &format!(
                "\nfn {function}(word: &str) -> bool {{ {} }}\n",
                test(&compiled)
            );
        }
        for row in &list.words {
            let (words, example, gives) = list.row(row)?;
            sourced(&words, &list.source, std::slice::from_ref(&example))?;
            rows += &format!(
                "Word {{ list: List::{name}, words: {}, example: {}, reads: {}, gives: {} }},\n",
                string(&words),
                string(&example),
                string(&list.reads),
                string(&gives)
            );
        }
    }
    Ok(format!(
        "use crate::words::Word;

/// What the words of a list do: a list of `data/words.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum List {{\n{variants}}}

impl List {{
    /// The words in the order of the table, without marks and in small letters where they are
    /// compared with text that has none.
    #[inline]
    pub const fn words(self) -> &'static [&'static str] {{ match self {{\n{slices}}} }}

    /// Says whether a word is one of the list.
    #[inline]
    pub fn holds(self, word: &str) -> bool {{ match self {{
        {arms}
        other => other.words().contains(&word),
    }} }}
}}
{functions}
/// The rows of the table.
pub static WORDS: &[Word] = &[\n{rows}];\n"
    ))
}

/// An expression that says whether `word` is one of the words: by its length, then by its letters.
fn test(words: &[String]) -> String {
    let mut lengths: BTreeMap<usize, Vec<&String>> = BTreeMap::new();
    for word in words {
        lengths.entry(word.len()).or_default().push(word);
    }
    let matches = |words: &[&String]| {
        let words: Vec<String> = words.iter().map(|it| string(it)).collect();
        format!("matches!(word, {})", words.join(" | "))
    };
    if words.len() <= 4 {
        return matches(&words.iter().collect::<Vec<_>>());
    }
    let arms = lengths
        .iter()
        .map(|(length, words)| format!("{length} => {},\n", matches(words)));
    format!(
        "match word.len() {{\n{}_ => false }}",
        arms.collect::<String>()
    )
}
