"""Runs every form and every peer on one graph, compares their answers, prints the table.

    python benches/peers/run.py N [--rounds 3] [--seconds 20] [--peers a,b] [--through CMD]

Makes what it needs under target/peers: a virtual environment with the peers, the graph of N
documents, the binary in release. Rounds are interleaved; the figure of a cell is the median over
rounds of the medians. `--through` puts a command before each measured one.
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
WORK = ROOT / "target" / "peers"
PACKAGES = ["numpy", "scipy", "networkx", "rustworkx", "igraph", "duckdb", "kuzu", "pyarrow", "pyoxigraph"]
OURS = ["cancu", "plain", "petgraph"]
QUESTIONS = ["trace", "resolve", "audit", "audit_two_cores", "impact", "impact_step_by_step", "impact_batch"]


def run(command, **how):
    return subprocess.run([str(it) for it in command], check=True, **how)


def environment():
    python = WORK / "venv" / "bin" / "python"
    if not python.exists():
        WORK.mkdir(parents=True, exist_ok=True)
        run([sys.executable, "-m", "venv", WORK / "venv"])
        run([python, "-m", "pip", "install", "--quiet", *PACKAGES])
    return python


def measure(name, commands, timeout):
    try:
        done = run(commands, stdout=subprocess.PIPE, text=True, timeout=timeout)
        return json.loads(done.stdout)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as err:
        print(f"{name}: {type(err).__name__}", file=sys.stderr)
        return None


def compare(name, question, ours, theirs):
    """The checksum after each answer has to be ours after as many."""
    count = len(theirs["so_far"])
    if count == 0 or ours["so_far"][count - 1] != theirs["so_far"][-1]:
        sys.exit(f"{name}: the answers to {question} are not ours")


def shown(microseconds):
    for unit, size in (("s", 1e6), ("ms", 1e3)):
        if microseconds >= size:
            return f"{microseconds / size:.3g} {unit}"
    return f"{microseconds:.3g} µs"


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("documents", type=int)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--seconds", type=float, default=20)
    arguments.add_argument("--timeout", type=float, default=900)
    arguments.add_argument("--peers", default="rustworkx,igraph,scipy,networkx,duckdb,sqlite,kuzu,pyoxigraph")
    arguments.add_argument("--once", default="networkx,sqlite,kuzu,pyoxigraph", help="peers of the first round alone")
    arguments.add_argument("--through", default="")
    options = arguments.parse_args()
    python = environment()
    run(["cargo", "build", "--quiet", "--release", "-p", "cancu-benches", "--bin", "peers"], cwd=ROOT)
    binary = ROOT / "target" / "release" / "peers"
    folder = WORK / str(options.documents)
    if not (folder / "hubs.u32").exists():
        run([binary, "generate", options.documents, folder])
    results = {}
    through = options.through.split()
    peers = [it for it in options.peers.split(",") if it]
    for turn in range(options.rounds):
        for name in OURS + [it for it in peers if turn == 0 or it not in options.once.split(",")]:
            command = [binary, name, folder] if name in OURS else [python, HERE / "peers.py", name, folder, options.seconds]
            found = measure(name, through + command, options.timeout)
            if found:
                results.setdefault(name, []).append(found)
                print(f"round {turn + 1}: {name}", file=sys.stderr, flush=True)
    ours = results["cancu"][0]
    for name, rounds in results.items():
        for it in rounds:
            for question in QUESTIONS:
                if question in it:
                    against = question if question in ("audit",) else question.split("_")[0]
                    compare(name, question, ours[against], it[question])
    middle = lambda name, question: statistics.median(it[question]["median_us"] for it in results[name])
    print(f"\n| {options.documents:,} documents | " + " | ".join(QUESTIONS[:3] + ["impact of a hub"]) + " | ready |")
    print("|---" * 6 + "|")
    for name in results:
        cells = [name]
        for question in ("trace", "resolve", "audit", "impact"):
            own, asked = middle(name, question), results[name][0][question]["asked"]
            cells.append(shown(own) + ("" if name == "cancu" else f" (× {own / middle('cancu', question):.3g})") + (f", {asked} asked" if asked < 30 and question != "audit" else ""))
        ready = results[name][0].get("load_s")
        cells.append(f"{ready:.3g} s" if ready else "")
        print("| " + " | ".join(cells) + " |")
    figures = {key: statistics.median(it[key] for it in results["cancu"]) for key in ours if not isinstance(ours[key], dict)}
    print()
    for question in ("audit_two_cores", "impact_step_by_step", "ten_ways"):
        print(f"- cancu, {question}: {shown(middle('cancu', question))}")
    print(f"- cancu, impact_batch: {shown(middle('cancu', 'impact_batch'))} for {len(ours['impact_batch']['so_far'])} hubs, {shown(middle('cancu', 'impact_batch') / len(ours['impact_batch']['so_far']))} a hub")
    print("- cancu, " + ", ".join(f"{key} {value:.4g}" for key, value in figures.items()))
    print("- versions: " + ", ".join(f"{name} {rounds[0]['version']}" for name, rounds in results.items() if "version" in rounds[0]))
    (folder / "results.json").write_text(json.dumps({name: [{key: ({k: v for k, v in it.items() if k != "so_far"} if isinstance(it, dict) else it) for key, it in one.items()} for one in rounds] for name, rounds in results.items()}, indent=1))


main()
