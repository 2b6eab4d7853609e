"""How long frontiers take beside their peers: `python benchmarks/efficiency.py [PYTHON OF THE PEERS]`.

Three inputs, two good outputs and one bad one, made by a technology with inefficiency. The slacks-based measure with the
bad output under variable returns is timed with scores and certificates alone, and with slacks, targets, peers and
multipliers too. The peers are DEAPack 2.0.1 and frontierguard 0.1.0a1 in a Python of their own, whose path is the
argument or XINZHI_PEERS; they run once on the same data in the same run, and every score is compared. Without them our
own times are measured alone. Compilation is done beforehand, and its time is printed.
The shortest of several runs counts; it is the one least disturbed by other work on the machine.
"""

from __future__ import annotations

import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import numba
import numpy as np

from xinzhi.measures.efficiency import _data, _radial, _sbm, radial, sbm

Numbers = np.ndarray
PEER = """
import json, sys, time
import numpy as np, pandas as pd
folder, what = sys.argv[1], sys.argv[2]
x, y, b = (np.load(f"{folder}/{name}.npy") for name in "xyb")
if what.startswith("deapack"):
    import deapack
    names = [[f"{letter}{k}" for k in range(part.shape[1])] for letter, part in (("x", x), ("y", y), ("b", b))]
    frame = pd.DataFrame(np.hstack([x, y, b]), columns=sum(names, []))
    bad = names[2] if what == "deapack-bad" else None
    data = deapack.DEAData.from_frame(frame, inputs=names[0], outputs=names[1], bad_outputs=bad)
    model = {"deapack-bad": lambda: deapack.UndesirableSBM(returns_to_scale="vrs"),
             "deapack-radial": lambda: deapack.RadialDEA(returns_to_scale="crs")}[what]()
    start = time.perf_counter()
    found = model.fit(data)
    seconds = time.perf_counter() - start
    score = found.summary_frame["score"].to_numpy(float)
else:
    import frontierguard
    data = frontierguard.DEAData(x, y)
    model = frontierguard.SBMDEA(rts="vrs")
    start = time.perf_counter()
    found = model.fit(data)
    seconds = time.perf_counter() - start
    score = np.asarray(found.rho)
np.save(f"{folder}/{what}.npy", score)
print(json.dumps(seconds))
"""


def drawn(units: int, seed: int = 0) -> tuple[Numbers, Numbers, Numbers]:
    """Draw three inputs, two good outputs and a bad one, sizes log-normal."""
    chance = np.random.default_rng(seed)
    x = np.exp(chance.normal(0, 0.7, (units, 3))) * np.array([100.0, 50.0, 2000.0])
    made = np.prod(x**0.3, axis=1)
    share = np.sqrt(chance.dirichlet(np.full(2, 3.0), units))
    y = (made * np.exp(-np.abs(chance.normal(0, 0.35, units))))[:, None] * share
    worse = np.exp(np.abs(chance.normal(0, 0.4, units)) + chance.normal(0, 0.2, units))
    return x, y, 0.3 * (made * worse)[:, None]


def shortest(work: Callable[[], object], runs: int) -> float:
    """Give the shortest of `runs` runs, in seconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def peer(python: str, what: str, given: tuple[Numbers, Numbers, Numbers]) -> tuple[float, Numbers]:
    """Run one peer once in its own Python; gives its seconds and scores."""
    with tempfile.TemporaryDirectory() as folder:
        for name, values in zip("xyb", given, strict=True):
            np.save(Path(folder) / f"{name}.npy", values)
        run = subprocess.run([python, "-c", PEER, folder, what], capture_output=True, check=True, encoding="utf-8")
        return float(json.loads(run.stdout.splitlines()[-1])), np.load(Path(folder) / f"{what}.npy")


def promised(label: str, value: float, limit: float, unit: str, *, least: bool = False) -> bool:
    """Print one promise and tell whether it is kept."""
    kept = value >= limit if least else value <= limit
    print(
        f"{label:<62} {value:>10,.3g} {unit:<3} {'at least' if least else 'at most'} {limit:g}  {'kept' if kept else 'NOT KEPT'}"
    )
    return kept


def against(
    python: str, units: int, what: str, ours: dict[str, Callable[[], object]], score: Numbers
) -> dict[str, float]:
    """Print our times, the peer's and the ratios, after comparing all scores."""
    mine = {name: shortest(work, 20 if units <= 100 else 5) for name, work in ours.items()}
    seconds, theirs = peer(python, what, drawn(units))
    apart = float(np.abs(theirs - score).max())
    assert apart < 1e-8, apart
    for name, took in mine.items():
        print(
            f"{units:>6} units {what:<16} {seconds:9.3f} s  ours, {name:<26} {took * 1e3:9.2f} ms  ratio {seconds / took:8,.0f}"
        )
    print(f"{'':>12} largest difference of scores {apart:.1e}")
    return {name: seconds / took for name, took in mine.items()}


def with_bad_output(python: str, units: int) -> dict[str, float]:
    """Compare the slacks-based measure with a bad output with DEAPack."""
    x, y, b = drawn(units)
    data = _data.read(x, y, b, "sbm")
    ours = {
        "scores and certificates": lambda: _sbm.measure(data, data, orientation="none", returns="variable", same=True),
        "everything": lambda: sbm(x, y, b, returns="variable"),
    }
    return against(python, units, "deapack-bad", ours, sbm(x, y, b, returns="variable").score)


def beside_peers(python: str) -> list[bool]:
    """Compare with both peers at several sizes."""
    kept = []
    for units, whole, alone in ((100, 100, 100), (2000, 200, 400)):
        ratio = with_bad_output(python, units)
        label = f"SBM with a bad output, {units} units"
        kept.append(promised(f"{label}, everything, × DEAPack", ratio["everything"], whole, "×", least=True))
        kept.append(promised(f"{label}, scores, × DEAPack", ratio["scores and certificates"], alone, "×", least=True))
    x, y, _ = drawn(2000)
    plain = {"everything": lambda: sbm(x, y, returns="variable")}
    ratio = against(python, 2000, "frontierguard", plain, sbm(x, y, returns="variable").score)
    kept.append(
        promised("plain SBM, 2000 units, everything, × frontierguard", ratio["everything"], 350, "×", least=True)
    )
    data = _data.read(x, y, None, "radial")
    both = {
        "scores and certificates": lambda: _radial.measure(
            data, data, orientation="input", returns="constant", same=True
        ),
        "everything": lambda: radial(x, y),
    }
    against(python, 2000, "deapack-radial", both, radial(x, y).score)
    return kept


def large(units: int) -> float:
    """Time everything of the slacks-based measure with a bad output."""
    x, y, b = drawn(units)
    start = time.perf_counter()
    found = sbm(x, y, b, returns="variable")
    seconds = time.perf_counter() - start
    print(
        f"{units:>7,} units: {seconds:.2f} s, worst certificate {found.certificate.max():.1e}, statuses {set(found.status.tolist())}"
    )
    return seconds


def main() -> int:
    """Measure, print, and give 1 when a promise is not kept."""
    versions = f"Python {platform.python_version()}  numpy {np.__version__}  numba {numba.__version__}"
    print(f"{datetime.now(UTC):%Y-%m-%d}  {versions}  {platform.machine()}  load {os.getloadavg()[0]:.1f}")
    start = time.perf_counter()
    radial(np.ones((3, 1)), np.ones((3, 1)))
    print(f"first call, compiling or reading what was compiled: {time.perf_counter() - start:.1f} s")
    python = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("XINZHI_PEERS", "")
    kept = beside_peers(python) if python else []
    if not python:
        print("no Python of the peers is named: our own times alone")
    kept.append(
        promised("SBM with a bad output, 20,000 units, everything", min(large(20_000), large(20_000)), 4.0, "s")
    )
    large(100_000)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    kept.append(promised("memory for 100,000 units", memory, 2.0, "GB"))
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
