#!/usr/bin/env python3
"""Draws a seeded sample of conflicts, so many of each kind, with all that a reader needs to judge them.

    .ci/conflict_sample.py CANCU GRAPH CORPUS --seed 11271 --count 15 [--kind title]

CORPUS is the folder of `*.jsonl.gz` data sets that GRAPH was built from. Printed for each
conflict: its sides, each with the first places that say so and the text around them. The judging
is done by a person, who reads.
"""

import argparse
import collections
import random

from audit_sample import answer, around, texts

AROUND = 160
PLACES = 2


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("cancu")
    parser.add_argument("graph")
    parser.add_argument("corpus")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=15)
    parser.add_argument("--kind")
    arguments = parser.parse_args()
    found = answer(arguments.cancu, "conflicts", arguments.graph, "--format", "json")
    kinds = collections.defaultdict(list)
    for conflict in found:
        kinds[conflict["field"]].append(conflict)
    held = texts(arguments.corpus)
    for kind, all_of_kind in sorted(kinds.items()):
        if arguments.kind not in (None, kind):
            continue
        count = min(arguments.count, len(all_of_kind))
        print(f"\n##### {kind}: {len(all_of_kind)}, {count} drawn")
        for number, conflict in enumerate(random.Random(arguments.seed).sample(all_of_kind, count), 1):
            print(f"\n=== {kind} {number}  {conflict['instrument']}")
            for side in conflict["values"]:
                print(f"  {side['value']}  ({len(side['evidence'])} places)")
                for evidence in side["evidence"][:PLACES]:
                    place = f"{evidence['file']}@{evidence['start']}"
                    text = around(held, evidence, AROUND) if evidence["end"] else None
                    print(f"    {place}:", text or evidence.get("quote"))


if __name__ == "__main__":
    main()
