"""How long a run takes, cold and after one weight changes; the promise is less than 30 %.

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


def timed(*words: str) -> float:
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "xinzhi.cli", *words],
        check=True,
        capture_output=True,
        env=os.environ | {"XINZHI_LANG": "zh"},
    )
    return time.perf_counter() - began


def main() -> None:
    print("   first   again  weight   ratio")
    for _ in range(PAIRS):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(
                [sys.executable, "-m", "xinzhi.cli", "--lang", "zh", "new", folder], check=True, capture_output=True
            )
            study = Path(folder) / "study.yaml"
            first = timed("run", folder)
            again = timed("run", folder)
            study.write_text(
                study.read_text(encoding="utf-8").replace("weight: entropy", "weight: equal", 1), encoding="utf-8"
            )
            changed = timed("run", folder)
        print(f"{first:7.2f}s{again:7.2f}s{changed:7.2f}s{changed / first:8.1%}")


if __name__ == "__main__":
    main()
