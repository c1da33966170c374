"""Runs the first command of each README and compares its output with what the README shows.

The day of the report is today's: it is left out of the comparison.
"""
import re
import subprocess
import sys

DAY = re.compile(r"(tính đến ngày |as of )[\d/-]+")


def main():
    for name in sys.argv[1:]:
        text = open(name, encoding="utf-8").read()
        command, shown = re.search(r"```console\n\$ (cargo run [^\n]*)\n(.*?)```", text, re.S).groups()
        done = subprocess.run(command, shell=True, capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"{name}: `{command}` ended with {done.returncode}: {done.stderr}")
        blank = lambda it: DAY.sub(r"\1...", it).strip()
        if blank(done.stdout) != blank(shown):
            sys.exit(f"{name}: the output of `{command}` is not what is shown:\n{done.stdout}")
        print(f"{name}: the first command prints what is shown")


main()
