"""Loads every export in networkx and compares the counts with `cancu stats`."""
import json
import pathlib
import subprocess
import sys
import tempfile

import networkx


def main():
    program, graph = sys.argv[1:]
    stats = json.loads(subprocess.run([program, "stats", graph, "--format", "json"], capture_output=True, text=True, check=True).stdout)
    want = (stats["instruments"], stats["relations"])
    with tempfile.TemporaryDirectory() as folder:
        for form, load in [
            ("graphml", networkx.read_graphml),
            ("gexf", networkx.read_gexf),
            ("json", lambda path: networkx.node_link_graph(json.loads(pathlib.Path(path).read_text()), edges="edges")),
        ]:
            path = f"{folder}/graph.{form}"
            subprocess.run([program, "export", graph, "--format", form, "-o", path], check=True)
            loaded = load(path)
            got = (loaded.number_of_nodes(), loaded.number_of_edges())
            if got != want:
                sys.exit(f"{form}: networkx counts {got}, stats {want}")
            print(f"{form}: {got[0]} nodes, {got[1]} edges")
        for form in ["csv", "dot", "mermaid"]:
            subprocess.run([program, "export", graph, "--format", form, "-o", f"{folder}/{form}"], check=True)


main()
