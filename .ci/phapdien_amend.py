"""How much of the official "article amends article" relations does the program read?

    cargo build --release
    python3 .ci/phapdien_amend.py ../shared/corpus/bulk [--missed]

Builds a graph of the folder's two text sets and looks up each row of phapdien_amend.jsonl.gz
whose two texts are held: found is a row whose acting instrument stands in the graph with an act
(amends, repeals, replaces, suspends) on its target that some text
states. Both are the records that the row names, or the instruments that bear its numbers: 21 records hold an amending
instrument under the number of what it amends, and some rows name such a record twice.

That corpus has no preambles, and articles that amend are merged into the texts they amend and left
out of their own. So every row that is missed is put in a class by what its acting record (title,
issuer, text) still holds, decided here by plain search and not by the program: `--missed` prints
each with the words that it rests on.
"""

import collections
import gzip
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

ACTS = {"amends", "repeals", "replaces", "suspends"}
CANCU = "target/release/cancu"

FOUND = "found"
VOID = "the row gives the acting instrument its target's number: it does not say who acts"
UNNAMED = "the acting record names the target nowhere"
OTHERS = "named only as what a third instrument amends"
NO_ACT = "named, and no act is said of it: rules that go on for pending matters, and the like"
UNREAD = "an act is said of it, and was not read"

VERB = re.compile(r"sua doi|bo sung|thay the|bai bo|huy bo|het hieu luc|ngung hieu luc|dinh chi|thay cum tu")
THIRD = re.compile(r"\d[^;]{0,400}(sua doi|bo sung)[^;]{0,60}\b(cua|tai)\b[^;]{0,60}$")
# "Hồ sơ đề nghị sửa đổi, bổ sung giấy phép", "bị đình chỉ": no text is acted on.
PAPERS = re.compile(r"bi dinh chi|(ho so|de nghi|yeu cau|cap)( [a-z]+){0,4} (sua doi|bo sung)(, bo sung)?|(sua doi|bo sung)(, bo sung)?,? (gia han|cap lai|giay)")


def rows(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def fold(text):
    plain = unicodedata.normalize("NFD", (text or "").lower().replace("đ", "d"))
    return "".join(it for it in plain if not unicodedata.combining(it))


def tight(number):
    """A number as it is compared: without marks, blanks, dashes, slashes and ampersands."""
    return re.sub(r"[^a-z0-9]", "", re.sub(r"^0+", "", fold(number)))


def places(record, number, instrument):
    """Where a folded record names an instrument, by number or, for a law, by title."""
    parts = [it for it in re.split(r"[^a-z0-9]+", re.sub(r"^0+", "", fold(number))) if it]
    out = []
    if parts and parts[0][0].isdigit():
        wanted = r"(?<![0-9])0*" + r"[^a-z0-9]{0,3}".join(parts) + r"(?![a-z0-9])"
        out += [it.span() for it in re.finditer(wanted, record)]
    title = re.sub(r"\s+(so )?\d+/\d{4}/\S+|\s+\d{4}$", "", fold(instrument["title"])).strip()
    if title and instrument["type"] in ("Luật", "Bộ luật", "Pháp lệnh"):
        title = re.sub(r"^(bo luat|luat|phap lenh) ", "", title)
        out += [it.span() for it in re.finditer(r"(luat|phap lenh) " + re.escape(title), record)]
    return out


def class_of(actor, row, target):
    """The class of a missed row, and the words that it rests on."""
    if tight(row["from"]["number"]) == tight(row["to"]["number"]):
        return VOID, row["from"]["number"]
    record = fold(" \n ".join(it for it in (actor["title"], actor["issuer"], actor["text"]) if it))
    spots = places(record, row["to"]["number"], target) + places(record, target["number"], target)
    if not spots:
        return UNNAMED, ""
    seen = NO_ACT, ""
    for start, end in spots:
        begin = max(record.rfind("\n", 0, start), record.rfind(". ", 0, start)) + 1
        stop = min(it for it in (record.find("\n", end), record.find(". ", end), len(record)) if it >= 0)
        lead, rest = record[begin:start], record[end:stop]
        words = (lead[-200:] + "【" + record[start:end] + "】" + rest[:80]).strip()
        # An item stands under the line that opens its list.
        heads = [it for it in record[max(0, begin - 1500) : begin].split("\n") if it.rstrip().endswith(":")]
        under = bool(re.match(r"\s*([a-z]{1,2}|\d+)?[).-]", lead)) and heads and VERB.search(heads[-1])
        if THIRD.search(lead):
            seen = (OTHERS, words) if seen[0] != UNREAD else seen
        elif under or VERB.search(PAPERS.sub("", lead)) or VERB.search(PAPERS.sub("", rest)):
            seen = UNREAD, words
        elif not seen[1]:
            seen = NO_ACT, words
    return seen


def graph_of(paths):
    """The id of every record, the instruments of every number, and the acts."""
    with tempfile.TemporaryDirectory() as folder:
        built, exported = f"{folder}/graph", f"{folder}/graph.json"
        subprocess.run([CANCU, "build", *paths, "-o", built], check=True, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        subprocess.run([CANCU, "export", built, "--format", "json", "-o", exported], check=True)
        graph = json.loads(pathlib.Path(exported).read_text(encoding="utf-8"))
        records = subprocess.run([CANCU, "extract", *paths], check=True, capture_output=True, text=True)
    ids = {node["id"] for node in graph["nodes"]}
    numbers = collections.defaultdict(set)
    for node in graph["nodes"]:
        if node.get("number") and node.get("symbol"):
            numbers[tight(f"{node['number']}{node.get('year', '')}{node['symbol']}")].add(node["id"])
            # Old numbers are written without their year, as one that holds it is not.
            if re.match(r".*/[0-9]{4}/", node["label"]) is None:
                numbers[tight(node["number"] + node["symbol"])].add(node["id"])
    documents = {}
    for line in records.stdout.splitlines():
        if line.startswith('{"record":"document"'):
            it = json.loads(line)
            # A document without a number bears its file's name in the graph.
            file = re.sub("[^a-z0-9]+", "-", it["file"].lower())
            own = it["id"] or "_"
            alone = re.sub("/_$", f"/_{file}", own)
            if own not in ids and "/_/" in own:
                # A year that another text told.
                told = [it for it in ids if re.fullmatch(own.replace("/_/", r"/\d{4}/"), it)]
                own = told[0] if len(told) == 1 else own
            documents[it["file"].split("#")[1]] = alone if alone in ids else own
    # What a data set reports, these very rows if they were built in, is no reading.
    read = [it for it in graph["edges"] if it["basis"] == "stated"]
    acts = {(it["source"], it["target"]) for it in read if it["relation"] in ACTS}
    return documents, numbers, acts


def main():
    bulk = pathlib.Path(sys.argv[1])
    paths = [str(bulk / "phapdien.jsonl.gz"), str(bulk / "tvpl_laws.jsonl.gz")]
    texts = {it["id"]: it for path in paths for it in rows(path)}
    documents, numbers, acts = graph_of(paths)
    counted, missed, pairs = collections.Counter(), collections.Counter(), collections.defaultdict(set)
    for row in rows(bulk / "phapdien_amend.jsonl.gz"):
        actor, target = (f"vbpl:{row[end]['id']}" for end in ("from", "to"))
        if actor not in texts or target not in texts:
            continue
        # A record that the row names twice is not both: its target is what bears the number.
        doers = numbers[tight(row["from"]["number"])] | {documents[actor]}
        meant = numbers[tight(row["to"]["number"])] | ({documents[target]} if actor != target else set())
        if any((one, other) in acts for one in doers for other in meant):
            kind, words = FOUND, ""
        else:
            kind, words = class_of(texts[actor], row, texts[target])
        counted[kind] += 1
        pairs[kind].add((actor, row["to"]["number"]))
        if kind != FOUND:
            missed[(kind, row["from"]["number"], actor, row["to"]["number"], words)] += 1
    for kind in (FOUND, UNREAD, VOID, UNNAMED, OTHERS, NO_ACT):
        print(f"{counted[kind]:5} rows, {len(pairs[kind]):4} pairs: {kind}")
    found, total = counted[FOUND], sum(counted.values())
    told = found + counted[UNREAD]
    print(f"{found} of {total} rows in all: {found / total:.3f}")
    print(f"{found} of {total - counted[VOID]} rows that say who acts: {found / (total - counted[VOID]):.3f}")
    print(f"{found} of {told} rows whose act the held texts tell: {found / told:.3f}")
    if "--missed" in sys.argv:
        for (kind, actor, record, target, words), count in missed.most_common():
            print(f"{count:4}  {actor} ({record}) → {target}: {kind}" + (f"\n        {' '.join(words.split())}" if words else ""))


main()
