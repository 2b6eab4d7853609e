"""How long `xinzhi --help` takes; the promise is 0.25 s at most.

Command: python benchmarks/help.py
"""

from __future__ import annotations

import subprocess
import sys
import time

RUNS = 15


def main() -> None:
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "xinzhi.cli", "--help"], check=True, capture_output=True)
        times.append(time.perf_counter() - began)
    print(f"xinzhi --help: median {sorted(times)[RUNS // 2]:.3f} s, worst {max(times):.3f} s of {RUNS}")


if __name__ == "__main__":
    main()
