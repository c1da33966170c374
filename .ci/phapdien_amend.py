"""How much of the official "article amends article" relations does the program read?

    cargo build --release
    python3 .ci/phapdien_amend.py ../shared/corpus/bulk

Builds a graph of the folder's two text sets and looks up each row of phapdien_amend.jsonl.gz
whose two texts are held: found is a row whose acting instrument stands in the graph with an act
(amends, repeals, replaces, suspends) on its target that was read in a text. That corpus has no preambles, and articles
that amend are merged into the texts they amend and left out of their own: so the rows are
counted apart by whether the acting text, or its title, still names the target at all.
"""

import collections
import gzip
import json
import pathlib
import re
import subprocess
import sys
import tempfile

ACTS = {"amends", "repeals", "replaces", "suspends"}
CANCU = "target/release/cancu"


def rows(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def squeeze(text):
    return re.sub(r"\s+", "", text or "").lower()


def names(text, instrument):
    """Says whether a text names an instrument by number or, for a law, by title."""
    if instrument["number"] and squeeze(instrument["number"]) in text:
        return True
    title = re.sub(r"\s+(số )?\d+/\d{4}/\S+|\s+\d{4}$", "", instrument["title"] or "")
    law = instrument["type"] in ("Luật", "Bộ luật", "Pháp lệnh")
    return bool(law and title and squeeze(title) in text)


def graph_of(paths):
    with tempfile.TemporaryDirectory() as folder:
        built, exported = f"{folder}/graph", f"{folder}/graph.json"
        subprocess.run([CANCU, "build", *paths, "-o", built], check=True, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        subprocess.run([CANCU, "export", built, "--format", "json", "-o", exported], check=True)
        graph = json.loads(pathlib.Path(exported).read_text(encoding="utf-8"))
        records = subprocess.run([CANCU, "extract", *paths], check=True, capture_output=True, text=True)
    ids = {node["id"] for node in graph["nodes"]}
    documents = {}
    for line in records.stdout.splitlines():
        if line.startswith('{"record":"document"'):
            it = json.loads(line)
            # A document without a number bears its file's name in the graph.
            file = re.sub("[^a-z0-9]+", "-", it["file"].lower())
            own = it["id"] or "_"
            alone = re.sub("/_$", f"/_{file}", own)
            documents[it["file"].split("#")[1]] = alone if alone in ids else own
    # What a data set reports, these very rows if they were built in, is no reading.
    read = [it for it in graph["links"] if it["basis"] == "stated"]
    acts = {(it["source"], it["target"]) for it in read if it["relation"] in ACTS}
    return documents, acts


def main():
    bulk = pathlib.Path(sys.argv[1])
    paths = [str(bulk / "phapdien.jsonl.gz"), str(bulk / "tvpl_laws.jsonl.gz")]
    texts = {it["id"]: it for path in paths for it in rows(path)}
    documents, acts = graph_of(paths)
    found, all_, pairs = collections.Counter(), collections.Counter(), collections.defaultdict(set)
    missed = collections.Counter()
    for row in rows(bulk / "phapdien_amend.jsonl.gz"):
        actor, target = (f"vbpl:{row[end]['id']}" for end in ("from", "to"))
        if actor not in texts or target not in texts:
            continue
        text = squeeze((texts[actor]["title"] or "") + " " + texts[actor]["text"])
        if actor == target:
            kind = "an instrument that amends itself (a slip of the data set)"
        elif names(text, row["to"] | {"title": texts[target]["title"]}) or names(text, texts[target]):
            kind = "the acting text or its title names the target"
        else:
            kind = "neither does: the amending article was left out"
        hit = (documents[actor], documents[target]) in acts
        all_[kind] += 1
        found[kind] += hit
        pairs[kind].add((actor, target, hit))
        if not hit:
            missed[(kind, row["from"]["number"], row["to"]["number"])] += 1
    for kind, count in all_.most_common():
        hits = sum(it[2] for it in pairs[kind])
        print(f"{found[kind]:5} of {count:5} rows, {hits:4} of {len(pairs[kind]):4} pairs: {kind}")
    print(f"{sum(found.values()):5} of {sum(all_.values()):5} rows in all")
    if "--missed" in sys.argv:
        for (kind, actor, target), count in missed.most_common():
            print(f"{count:4}  {actor} → {target}: {kind}")


main()
