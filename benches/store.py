"""How long does a graph file take, and what does it weigh? Beside a plain read of the same bytes.

    python3 benches/store.py target/release/cancu ../shared/corpus/bulk    the bulk corpus
    python3 benches/store.py target/release/cancu --generate 100000        short documents, seeded

Needs Python alone. Times are of the whole program, peak memory is the kernel's; caches are warm.
"""

import gzip
import itertools
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def run(name, *command):
    """Runs a program; prints its seconds, those of its processors, and its peak memory."""
    start = time.perf_counter()
    child = subprocess.Popen([str(it) for it in command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    out = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    if status != 0:
        sys.exit(f"{name}: the program failed with {status}")
    worked = usage.ru_utime + usage.ru_stime
    print(f"| {name} | {seconds:.2f} s ({worked:.2f} s of work) | {usage.ru_maxrss / 1024:.0f} MiB |", flush=True)
    return out, seconds, worked


def plain_read(folder):
    """Reads and unpacks every file; gives the bytes."""
    start, total = time.perf_counter(), 0
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with gzip.open(path) if path.suffix == ".gz" else open(path, "rb") as file:
                while block := file.read(1 << 20):
                    total += len(block)
    print(f"| plain read (Python) of {total / 1e6:.0f} MB | {time.perf_counter() - start:.2f} s | – |")


def build(cancu, name, folder, graph):
    out, seconds, worked = run(name, cancu, "build", folder, "-o", graph, "--format", "json")
    said = json.loads(out)
    print(f"|   … {said['documents']} documents, {said['read']} read, {said['removed']} removed, "
          f"{said['citations']} citations, {said['relations']} relations | | |")
    return seconds, worked


def short(number, dice):
    """A plan of a commune that cites three of many others."""
    cited = ", ".join(
        f"Quyết định số {dice.randrange(1, 2000)}/QĐ-UBND ngày {dice.randrange(1, 28):02}/0{dice.randrange(1, 9)}/{dice.randrange(2010, 2021)} của UBND tỉnh Quảng Ngãi"
        for _ in range(2))
    return (f"ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI\n\nSố: {number}/KH-UBND\n\nQuảng Ngãi, ngày 04 tháng 3 năm 2021\n\n"
            f"KẾ HOẠCH\n\nVề việc {number}\n\nThực hiện Nghị định số {dice.randrange(1, 180)}/2015/NĐ-CP; theo {cited}.\n")


def bulk(cancu, corpus, home):
    packed = home / "packed"
    packed.mkdir()
    texts = home / "texts"
    texts.mkdir()
    number = 0
    # One row at a time: what this program holds would count as the peak of those it starts.
    for name in ["phapdien.jsonl.gz", "tvpl_laws.jsonl.gz"]:
        shutil.copy(corpus / name, packed / name)
        with gzip.open(corpus / name, "rt") as file:
            for line in file:
                (texts / f"{number:05}.txt").write_text(json.loads(line)["text"])
                number += 1
    for name, folder in [("data sets", packed), ("folder of files", texts)]:
        graph = home / f"{folder.name}.cancu"
        plain_read(folder)
        build(cancu, f"{name}: build", folder, graph)
        print(f"|   … file | {graph.stat().st_size / 1e6:.0f} MB | |")
        build(cancu, f"{name}: nothing changed", folder, graph)
        run(f"{name}: open, and one question", cancu, "resolve", graph, "45/2019/QH14", "--as-of", "2024-12-31")
        run(f"{name}: search of texts", cancu, "search", graph, "quy chế dân chủ ở cơ sở")
        dice = random.Random(7)
        for number in range(10):
            (folder / f"them-{number}.txt").write_text(short(number, dice))
        if folder == texts:
            for number in range(5):
                (folder / f"{number * 700:05}.txt").unlink()
        else:
            path = folder / "tvpl_laws.jsonl.gz"
            old = path.rename(home / "old.jsonl.gz")
            with gzip.open(old, "rt") as file, gzip.open(path, "wt", compresslevel=6) as out:
                out.writelines(itertools.islice(file, 5, None))
        build(cancu, f"{name}: 10 added, 5 removed", folder, graph)


def generated(cancu, count, home):
    """Throughput of the first 10,000 documents (of three builds the middle one) beside that of all."""
    rates = []
    for size in [10_000, count]:
        dice, folder = random.Random(7), home / str(size)
        folder.mkdir()
        with open(folder / "a.jsonl", "w") as file:
            for number in range(size):
                file.write(json.dumps({"id": str(number), "text": short(number, dice)}) + "\n")
        builds = []
        for again in range(3 if size == 10_000 else 1):
            builds.append(build(cancu, f"{size} short documents", folder, home / f"{size}-{again}.cancu"))
        builds.sort(key=lambda it: it[1])
        rates.append([size / it for it in builds[len(builds) // 2]])
    for name, first, all in zip(["a second", "a second of work"], *rates):
        print(f"| documents {name}: {first:.0f}, then {all:.0f} ({all / first - 1:+.0%}) | | |")


def main():
    cancu = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as home:
        print("| what | time | peak memory |\n| --- | --- | --- |")
        if sys.argv[2] == "--generate":
            generated(cancu, int(sys.argv[3]), Path(home))
        else:
            bulk(cancu, Path(sys.argv[2]), Path(home))


main()
