"""How long does a question on a graph file take, from the start of the program to its end, as the graph grows?

    python3 benches/open.py target/release/cancu 10000 100000 [--keep FOLDER]

Makes data sets of so many short seeded documents (decrees that replace each other, decisions of
provinces that rest on them, plans that rest on both: five citations each), builds a graph file of
each, and puts every question seven times; the figures are medians, the first time is apart.
Needs Python alone.
"""

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROVINCES = ["Quảng Ngãi", "Bình Định", "Nghệ An", "Thanh Hóa", "Lâm Đồng", "An Giang", "Cà Mau", "Sơn La"]


def decree(at):
    return f"Nghị định số {at}/{2001 + at % 20}/NĐ-CP"


def document(number, dice):
    """Every tenth is a decree, every tenth a decision, the others are plans. What is old is cited most."""
    def older(step, rest):
        return int(max(number // step, 1) * dice.random() ** 4) * step + rest

    province = PROVINCES[number % 7]
    if number % 10 == 0:
        head = f"CHÍNH PHỦ\n\nSố: {number}/{2001 + number % 20}/NĐ-CP\n\nHà Nội, ngày 05 tháng 3 năm {2001 + number % 20}\n\nNGHỊ ĐỊNH\n\nQuy định {number}\n\n"
        cited = [f"Căn cứ {decree(older(10, 0))};" for _ in range(2)]
        if number % 50 == 0 and number:
            cited.append(f"Nghị định này thay thế {decree(number - 10 * dice.randint(1, 4))}.")
        return head + "\n".join(cited) + "\n"
    kind, symbol = ("QUYẾT ĐỊNH", "QĐ") if number % 10 == 1 else ("KẾ HOẠCH", "KH")
    head = f"ỦY BAN NHÂN DÂN\nTỈNH {province.upper()}\n\nSố: {number}/{symbol}-UBND\n\n{province}, ngày 04 tháng 3 năm 2022\n\n{kind}\n\nVề việc {number}\n\n"
    cited = [f"Căn cứ {decree(older(10, 0))};" for _ in range(3)]
    for _ in range(2):
        at = older(10, 1)
        cited.append(f"Thực hiện Quyết định số {at}/QĐ-UBND ngày 04/3/2022 của UBND tỉnh {PROVINCES[at % 7]}.")
    return head + "\n".join(cited) + "\n"


def timed(command):
    start = time.perf_counter()
    child = subprocess.Popen([str(it) for it in command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    out = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"{command[1]}: the program failed with {status}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024, out


def questions(cancu, graph, size):
    plan = size - 5 - (size - 5) % 10 + 7
    asked = [
        ("resolve an id", ["resolve", graph, "vn/nd-cp/2001/40"]),
        ("resolve a citation", ["resolve", graph, decree(40)]),
        ("show a plan", ["show", graph, f"Kế hoạch {plan}/KH-UBND"]),
        ("trace a plan", ["trace", graph, f"Kế hoạch {plan}/KH-UBND"]),
        ("impact of a late decree", ["impact", graph, decree(size // 20 * 10)]),
        ("impact of a hub", ["impact", graph, decree(100)]),
        ("audit of a late decree", ["audit", graph, "--cites", decree(size // 100 * 50 - 10)]),
    ]
    for name, command in asked:
        command = [cancu, *command, "--format", "json"]
        if command[1] != "impact":
            command += ["--as-of", "2026-11-27"]
        first = timed(command)[0]
        times = []
        for _ in range(7):
            # The answer is let go: what this program holds counts as the peak of those it starts.
            seconds, memory, out = timed(command)
            times.append((seconds, memory, len(out)))
            del out
        seconds, memory, answer = (statistics.median(it[at] for it in times) for at in (0, 1, 2))
        print(f"| {size} | {name} | {seconds * 1e3:.0f} ms | {first * 1e3:.0f} ms | {memory:.0f} MiB | {answer:,} bytes |", flush=True)


def main():
    cancu, *sizes = sys.argv[1:]
    folder = Path(sizes.pop()) if "--keep" in sizes else None
    sizes = [int(it) for it in sizes if it != "--keep"]
    print("| documents | what | time | first | peak memory | answer |\n| --- | --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as home:
        home = folder or Path(home)
        for size in sizes:
            dice = random.Random(7)
            rows, graph = home / f"{size}.jsonl", home / f"{size}.cancu"
            if not graph.exists():
                with open(rows, "w") as file:
                    for number in range(size):
                        file.write(json.dumps({"id": str(number), "text": document(number, dice)}) + "\n")
                seconds, memory, out = timed([cancu, "build", rows, "-o", graph, "--format", "json"])
                said = json.loads(out)
                print(f"| {size} | build: {said['instruments']:,} instruments, {said['relations']:,} relations, {graph.stat().st_size / 1e6:.0f} MB"
                      f" | {seconds:.1f} s | | {memory:.0f} MiB | |", flush=True)
                rows.unlink()
            questions(cancu, graph, size)


main()
