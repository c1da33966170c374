#!/usr/bin/env python3
"""Draws a seeded sample of audit findings with all that a reader needs to judge them.

    .ci/audit_sample.py CANCU GRAPH CORPUS --as-of 2026-11-27 --seed 20261127 --count 100

CORPUS is the folder of `*.jsonl.gz` data sets that GRAPH was built from. Printed for each
finding: what it says, the text around the citation, and the proof that `resolve` gives, each
piece of evidence with the text around it. The judging is done by a person, who reads.
"""

import argparse
import gzip
import json
import pathlib
import random
import subprocess

AROUND = 260


def answer(*command):
    """The JSON that a command of the engine prints."""
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def texts(corpus):
    """The texts of the data sets, by the name that findings call them, as bytes."""
    held = {}
    for path in sorted(pathlib.Path(corpus).glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as rows:
            for row in map(json.loads, rows):
                if "text" in row:
                    name = path.name.removesuffix(".jsonl.gz")
                    row["text"] = row["text"].encode()
                    held[f"{name}#{row['id']}"] = row
    return held


def around(held, place, width):
    """The text around a place, with the place in double brackets; None where it is not held."""
    row = held.get(place["file"])
    if row is None:
        return None
    start, end, text = place["start"], place["end"], row["text"]
    before = text[max(0, start - width) : start].decode(errors="ignore")
    after = text[end : end + width].decode(errors="ignore")
    return " ".join(f"{before}⟦{text[start:end].decode(errors='replace')}⟧{after}".split())


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("cancu")
    parser.add_argument("graph")
    parser.add_argument("corpus")
    parser.add_argument("--as-of", required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=100)
    arguments = parser.parse_args()
    options = ("--as-of", arguments.as_of, "--format", "json")
    findings = answer(arguments.cancu, "audit", arguments.graph, *options)["findings"]
    held = texts(arguments.corpus)
    sample = random.Random(arguments.seed).sample(findings, arguments.count)
    proofs = {}
    for number, finding in enumerate(sample, 1):
        cited = finding["cited"]
        if cited not in proofs:
            proofs[cited] = answer(arguments.cancu, "resolve", arguments.graph, cited, *options)
        row = held[finding["location"]["file"]]
        print(f"\n=== {number}  {finding['document']} ({row.get('date')}, {row.get('title')})")
        told = ("cited", "relation", "grade", "status", "since", "basis", "lapsed_at_signing")
        print(" ", *(f"{name}={finding.get(name)}" for name in told))
        print("  advice:", finding.get("advice"), "| current:", *finding.get("current", []))
        rest = {k: v for k, v in finding.items() if k not in told}
        for name in ("document", "quote", "location", "current", "advice"):
            rest.pop(name, None)
        if rest:
            print("  besides:", json.dumps(rest, ensure_ascii=False))
        print("  text:", around(held, finding["location"], AROUND))
        for candidate in proofs[cited].get("candidates", []):
            print("  is:", candidate["label"], candidate.get("date"), candidate.get("title"))
        for step in proofs[cited].get("chain", []):
            ways = (step["from"], step["relation"], step["to"], step["effective"], step["basis"])
            print("  step:", *ways)
            for evidence in step["evidence"]:
                place = f"{evidence['file']}@{evidence['start']}"
                print(f"    {place}:", around(held, evidence, AROUND) or evidence.get("quote"))


if __name__ == "__main__":
    main()
