"""How long a run takes, cold and after one weight changes; the promise is less than 30 %.

Told twice: the steps of the study alone, and the whole command, which writes all documents anew
because every page of them shows numbers that the weight changes.

Command: python benchmarks/rerun.py
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PAIRS = 5
XINZHI = [sys.executable, "-m", "xinzhi.cli", "--lang", "zh"]


def timed(folder: str) -> tuple[float, float]:
    """Run the study; give the seconds of the whole command and of its steps alone."""
    began = time.perf_counter()
    subprocess.run([*XINZHI, "run", folder], check=True, capture_output=True, env=os.environ)
    whole = time.perf_counter() - began
    lines = (Path(folder) / "run.log").read_text(encoding="utf-8").splitlines()[1:]
    steps = next((float(line.split()[0]) for line in lines if "writing" in line), 0.0)
    return whole, steps


def main() -> None:
    """Time pairs of a cold run and a run after `weight: entropy` became `weight: equal`."""
    print("whole command: first  again  weight  ratio | steps: first  weight  ratio")
    for _ in range(PAIRS):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([*XINZHI, "new", folder], check=True, capture_output=True)
            study = Path(folder) / "study.yaml"
            first, first_steps = timed(folder)
            again, _ = timed(folder)
            changed = study.read_text(encoding="utf-8").replace("weight: entropy", "weight: equal", 1)
            study.write_text(changed, encoding="utf-8")
            weight, weight_steps = timed(folder)
        print(
            f"{first:19.2f}s {again:5.2f}s {weight:6.2f}s {weight / first:6.1%} |"
            f"{first_steps:12.2f}s {weight_steps:6.2f}s {weight_steps / first_steps:6.1%}",
        )


if __name__ == "__main__":
    main()
