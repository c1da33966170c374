"""Scores the program on the marked sets beside the checkout; fails below the floors."""
import json
import subprocess
import sys
import tempfile

FLOORS = {
    "plans": {"detection": 0.99, "id": 0.98, "edge": 0.96},
    "dev": {"detection": 0.985, "id": 0.975, "edge": 0.95},
    "effects": {"detection": 0.985, "id": 0.975, "edge": 0.95},
}


def main():
    program, shared = sys.argv[1:]
    for name, floors in FLOORS.items():
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([program, "extract", "-o", folder, f"{shared}/corpus/{name}"], check=True)
            scored = subprocess.run([sys.executable, f"{shared}/gold/score.py", f"{shared}/gold/{name}", folder, "--json"], capture_output=True, text=True, check=True)
        score = json.loads(scored.stdout)
        print(name, "  ".join(f"{key} {score[key]['f1']:.4f}" for key in ("detection", "numbered", "id", "edge")))
        if name == "plans" and any(value < 1 for value in score["document"].values()):
            sys.exit(f"plans: a document field is wrong: {score['document']}")
        for key, floor in floors.items():
            if score[key]["f1"] < floor:
                sys.exit(f"{name}: {key} {score[key]['f1']:.4f} is below {floor}")


main()
