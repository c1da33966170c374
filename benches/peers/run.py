"""Runs every form and every peer on one graph, compares their answers, prints the table.

    python benches/peers/run.py N [N ...] [--rounds 3] [--seconds 20] [--peers a,b] [--through CMD]

Makes what it needs under target/peers: a virtual environment with the peers, the graph of N
documents, the binary in release. Rounds are interleaved; the figure of a cell is the median over
rounds of the medians. Of several N a last table says what one item of an answer costs at each.
`--through` puts a command before each measured one.
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
QUESTIONS = ["trace", "resolve", "audit", "audit_two_cores", "impact", "impact_step_by_step", "impact_batch", "impact_batch_two_cores"]


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


def ask(documents, options, python, binary):
    """Puts the questions to every form on the graph of so many documents; all that was measured."""
    folder = WORK / str(documents)
    if not (folder / "hubs.u32").exists():
        run([binary, "generate", documents, folder])
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
    kept = lambda it: {key: value for key, value in it.items() if key != "so_far"} if isinstance(it, dict) else it
    plain = {name: [{key: kept(it) for key, it in one.items()} for one in rounds] for name, rounds in results.items()}
    (folder / "results.json").write_text(json.dumps(plain, indent=1))
    return plain


def middle(results, name, question):
    return statistics.median(it[question]["median_us"] for it in results[name])


def table(documents, results):
    print(f"\n| {documents:,} documents | trace | resolve | audit | impact of a hub | ready |")
    print("|---" * 6 + "|")
    for name, rounds in results.items():
        cells = [name]
        for question in ("trace", "resolve", "audit", "impact"):
            own, asked = middle(results, name, question), rounds[0][question]["asked"]
            ratio = "" if name == "cancu" else f" (× {own / middle(results, 'cancu', question):.3g})"
            cells.append(shown(own) + ratio + (f", {asked} asked" if asked < 30 and question != "audit" else ""))
        ready = rounds[0].get("load_s")
        cells.append(f"{ready:.3g} s" if ready else "")
        print("| " + " | ".join(cells) + " |")
    print()
    ours = lambda question: middle(results, "cancu", question)
    print(f"- cancu, audit_two_cores: {shown(ours('audit_two_cores'))}, {ours('audit') / ours('audit_two_cores'):.3g} times one")
    for question in ("impact_step_by_step", "ten_ways"):
        print(f"- cancu, {question}: {shown(ours(question))}")
    hubs = results["cancu"][0]["impact"]["asked"]
    for question in ("impact_batch", "impact_batch_two_cores"):
        own = ours(question) / hubs
        print(f"- cancu, {question}: {shown(own * hubs)} for {hubs} hubs, {shown(own)} a hub, {own / ours('impact'):.3g} of a single one")
    figures = [key for key, it in results["cancu"][0].items() if not isinstance(it, dict)]
    median = lambda key: statistics.median(it[key] for it in results["cancu"])
    print("- cancu, " + ", ".join(f"{key} {median(key):.4g}" for key in figures))
    print("- versions: " + ", ".join(f"{name} {rounds[0]['version']}" for name, rounds in results.items() if "version" in rounds[0]))


def growth(sizes):
    """What one item of an answer costs the forms in Rust at each size."""
    print("\n| an item of the answer | " + " | ".join(f"{it:,}" for it in sizes) + " |")
    print("|---" * (len(sizes) + 1) + "|")
    names = [it for it in OURS if all(it in results for results in sizes.values())]
    for question in ("trace", "audit", "impact"):
        for name in names:
            costs = []
            for results in sizes.values():
                it = results[name][0][question]
                # `answers` of audit are those of one time, of the others those of all that was asked.
                answers = it["answers"] / (1 if question == "audit" else it["asked"])
                costs.append(middle(results, name, question) * 1e3 / answers)
            cells = [f"{it:.3g} ns" + (f" (× {it / costs[0]:.2g})" if at else "") for at, it in enumerate(costs)]
            print(f"| {question}, {name} | " + " | ".join(cells) + " |")


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("documents", type=int, nargs="+")
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
    sizes = {}
    for documents in options.documents:
        sizes[documents] = ask(documents, options, python, binary)
        table(documents, sizes[documents])
    if len(sizes) > 1:
        growth(sizes)


main()
