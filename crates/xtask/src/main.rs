//! Chores of the workspace: `cargo xtask gen [--check]`.
//!
//! `gen` reads the hand-kept tables under `data/`, checks every row, and writes them as sorted
//! Rust into `cancu-tables`. With `--check` it writes nothing and fails if a file is stale.

mod emit;
mod tables;
mod words;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let check = match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["gen"] => false,
        ["gen", "--check"] => true,
        _ => bail!("usage: cargo xtask gen [--check]"),
    };
    let root = root()?;
    let mut stale = Vec::new();
    for table in tables::ALL {
        let source = root.join("data").join(format!("{}.toml", table.name));
        let text = std::fs::read_to_string(&source)
            .with_context(|| format!("cannot read `{}`", source.display()))?;
        let body = (table.generate)(&text).with_context(|| format!("in `{}`", source.display()))?;
        let target = root
            .join("crates/cancu-tables/src/generated")
            .join(format!("{}.rs", table.name));
        let first = format!(
            "// Generated from data/{}.toml by `cargo xtask gen`.\n",
            table.name
        );
        let code = formatted(&format!("{first}\n{body}"))?;
        let current = std::fs::read_to_string(&target).unwrap_or_default();
        if current == code {
            continue;
        }
        if check {
            stale.push(target);
        } else {
            std::fs::write(&target, code)
                .with_context(|| format!("cannot write `{}`", target.display()))?;
        }
    }
    if !stale.is_empty() {
        let names: Vec<String> = stale.iter().map(|it| it.display().to_string()).collect();
        bail!("stale, run `cargo xtask gen`: {}", names.join(", "));
    }
    Ok(())
}

fn root() -> Result<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    Ok(here
        .ancestors()
        .nth(2)
        .context("the crate lies two folders below the root")?
        .to_path_buf())
}

/// Passes code through rustfmt, so that the committed files stand up to `cargo fmt --check`.
fn formatted(code: &str) -> Result<String> {
    use std::io::Write;
    let mut child = Command::new("rustfmt")
        .args([
            "--edition",
            "2024",
            "--config",
            "max_width=100,use_field_init_shorthand=true",
        ])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .context("cannot run `rustfmt`")?;
    child
        .stdin
        .take()
        .context("rustfmt takes no input")?
        .write_all(code.as_bytes())?;
    let output = child.wait_with_output()?;
    if !output.status.success() {
        bail!("rustfmt failed on generated code");
    }
    Ok(String::from_utf8(output.stdout)?)
}
