"""Holds what `cancu check --format sarif` writes against the schema of SARIF 2.1.0.

Usage: sarif.py BINARY CASES

The schema comes with the crate serde-sarif, which is fetched for it alone.
"""

import json
import pathlib
import subprocess
import sys

import jsonschema

MANIFEST = """[package]
name = "schema"
version = "0.0.0"
edition = "2024"
[dependencies]
serde-sarif = "=0.8.0"
[workspace]
"""


def schema():
    folder = pathlib.Path("target/sarif")
    (folder / "src").mkdir(parents=True, exist_ok=True)
    (folder / "Cargo.toml").write_text(MANIFEST)
    (folder / "src/lib.rs").write_text("")
    command = ["cargo", "metadata", "--format-version", "1", "--quiet"]
    answer = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    packages = json.loads(answer.stdout)["packages"]
    manifest = next(it["manifest_path"] for it in packages if it["name"] == "serde-sarif")
    return json.loads((pathlib.Path(manifest).parent / "src/schema.json").read_text())


def main():
    binary, cases = sys.argv[1:]
    validator = jsonschema.Draft7Validator(schema(), format_checker=jsonschema.FormatChecker())
    results = 0
    for draft in sorted(pathlib.Path(cases).glob("*.txt")):
        command = [binary, "check", str(draft), "--format", "sarif"]
        if draft.with_suffix("").is_dir():
            command += ["--graph", str(draft.with_suffix(""))]
        log = json.loads(subprocess.run(command, capture_output=True, text=True).stdout)
        faults = [f"{list(it.absolute_path)}: {it.message}" for it in validator.iter_errors(log)]
        if faults:
            sys.exit(f"{draft}: " + "; ".join(faults))
        results += len(log["runs"][0]["results"])
    # A log without the version must fail, or the schema was not read.
    if not list(validator.iter_errors({"runs": []})) or results == 0:
        sys.exit("the schema tells nothing")
    print(f"{results} results are valid")


main()
