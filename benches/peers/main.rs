//! Puts the four questions to three forms in Rust: ours, plain compressed rows, petgraph.
//!
//! `peers generate N FOLDER`, then `peers cancu|plain|petgraph FOLDER`: one JSON object a form, of
//! which `run.py` makes the tables, beside those of the peers in Python.

#![expect(clippy::print_stdout, reason = "this binary speaks")]

mod cancu;
mod measure;
mod petgraph;
mod plain;

use std::path::Path;

use cancu_benches::national::{National, national};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["generate", documents, folder] => {
            let graph = national(documents.parse()?, 2_026);
            graph.save(Path::new(folder))?;
            println!("{} documents, {} relations", documents, graph.from.len());
        }
        [form, folder] => {
            let folder = Path::new(folder);
            let graph = National::load(folder)?;
            let report = match *form {
                "cancu" => cancu::run(&graph, folder)?,
                "plain" => plain::run(&graph),
                "petgraph" => petgraph::run(&graph),
                other => return Err(format!("no form `{other}`").into()),
            };
            println!("{}", report.json());
        }
        _ => return Err("generate N FOLDER | cancu|plain|petgraph FOLDER".into()),
    }
    Ok(())
}
