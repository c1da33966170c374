"""Compares `cancu rank` with networkx: PageRank, HITS and betweenness of every instrument."""
import json
import pathlib
import random
import subprocess
import sys
import tempfile

import networkx
from networkx.algorithms.link_analysis.hits_alg import _hits_python

CITATIONS = {"based_on", "implements", "details", "cites"}
NEAR = 1e-6


def ask(program, *args):
    return json.loads(subprocess.run([program, *args, "--format", "json"], capture_output=True, text=True, check=True).stdout)


def decrees(folder, dice):
    """A hundred decrees that cite each other forth and back, a few of them much."""
    for number in range(1, 101):
        cited = {min(dice.randint(1, 130), dice.randint(1, 130)) for _ in range(dice.randint(0, 6))} - {number}
        cites = "".join(f"Theo Nghị định số {it}/2016/NĐ-CP.\n" for it in sorted(cited))
        head = f"Số: {number}/2016/NĐ-CP\n\nHà Nội, ngày 05 tháng 3 năm 2016\n\nNGHỊ ĐỊNH\n\nQuy định {number}\n\n"
        (folder / f"{number}.txt").write_text(head + cites)


def compare(program, graph):
    with tempfile.TemporaryDirectory() as home:
        path = f"{home}/graph.json"
        subprocess.run([program, "export", graph, "--format", "json", "-o", path], check=True)
        whole = networkx.node_link_graph(json.loads(pathlib.Path(path).read_text()), edges="edges")
    # Each pair once: who cites twice cites no more than who cites once.
    network = networkx.DiGraph()
    network.add_nodes_from(whole)
    network.add_edges_from((a, b) for a, b, it in whole.edges(data=True) if it["relation"] in CITATIONS and a != b)
    count = str(len(network))
    ours = ask(program, "rank", graph, "--top", count, "--sample", count)["ranked"]
    if len(ours) != len(network):
        sys.exit(f"{graph}: {len(ours)} ranked, {len(network)} in the graph")
    hubs, authorities = _hits_python(network, max_iter=10_000, tol=1e-13)
    for name, theirs in [
        ("page_rank", networkx.pagerank(network, alpha=0.85, tol=1e-13, max_iter=1_000)),
        ("hub", hubs),
        ("authority", authorities),
        ("betweenness", networkx.betweenness_centrality(network)),
    ]:
        worst = max(abs(it[name] - theirs[it["id"]]) for it in ours)
        if worst > NEAR:
            sys.exit(f"{graph}: {name} differs by {worst:.1e} from networkx")
        print(f"{pathlib.Path(graph).name}: {name} of {len(ours)} within {worst:.1e}, the highest {max(theirs.values()):.3f}")


def main():
    program, *graphs = sys.argv[1:]
    with tempfile.TemporaryDirectory() as home:
        decrees(pathlib.Path(home), random.Random(20261127))
        for graph in [*graphs, home]:
            compare(program, graph)


main()
