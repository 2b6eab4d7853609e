"""How long Dagum's decomposition takes: `python benchmarks/dagum.py`.

Three promises are measured and make the command fail when they are not kept:
100,000 rows in 8 and in 50 groups in 0.1 s each, and 26,000 draws over 31 rows in 1 s.
The peer is the double loop over rows that scripts in circulation use, written in plain Python here.
The shortest of several runs counts; it is the one least disturbed by other work on the machine.
"""

from __future__ import annotations

import platform
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

import numpy as np

from xinzhi.measures.disparity import dagum, dagum_many

ROWS, ROWS_LIMIT = 100_000, 0.1
DRAWS, DRAWS_LIMIT = 26_000, 1.0


def shortest(work: Callable[[], object], runs: int) -> float:
    """Give the shortest of `runs` runs, in seconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def double_loop(y: list[float], groups: list[int]) -> tuple[float, float, float]:
    """Decompose by looping over every two rows, as scripts in circulation do, with Dagum's formula written right."""
    n, mean = len(y), sum(y) / len(y)
    own = {label: [value for value, of in zip(y, groups, strict=True) if of == label] for label in sorted(set(groups))}
    means = {label: sum(values) / len(values) for label, values in own.items()}
    within = net = over = 0.0
    for a, first in own.items():
        for b, second in own.items():
            turn = 1 if means[a] >= means[b] else -1
            ahead = behind = 0.0
            for one in first:
                for other in second:
                    apart = turn * (one - other)
                    ahead, behind = (ahead + apart, behind) if apart > 0 else (ahead, behind - apart)
            weight = 1 / (n * n * 2 * mean)
            if a == b:
                within += (ahead + behind) * weight
            else:
                net += (ahead - behind) * weight
                over += 2 * behind * weight
    return within, net, over


def against_the_loop(n: int, k: int) -> None:
    """Print both times and their ratio, after making sure that both give the same."""
    chance = np.random.default_rng(n)
    y, groups = chance.lognormal(size=n), chance.integers(k, size=n)
    found, looped = dagum(y, groups), double_loop(y.tolist(), groups.tolist())
    assert np.allclose([found.within, found.net_between, found.transvariation], looped, rtol=0, atol=1e-12)
    ours, peer = shortest(lambda: dagum(y, groups), 20), shortest(lambda: double_loop(y.tolist(), groups.tolist()), 2)
    print(
        f"{n:>7,} rows {k:>3} groups  {ours * 1e3:8.2f} ms  double loop {peer * 1e3:8.1f} ms  ratio {peer / ours:,.1f}"
    )


def promised(label: str, seconds: float, limit: float) -> bool:
    """Print one promise and tell whether it is kept."""
    kept = "kept" if seconds <= limit else "NOT KEPT"
    print(f"{label:<29}  {seconds * 1e3:8.1f} ms  limit {limit * 1e3:,.0f} ms  {kept}")
    return seconds <= limit


def main() -> int:
    """Measure, print, and give 1 when a promise is not kept."""
    versions = f"Python {platform.python_version()}  numpy {np.__version__}"
    print(f"{datetime.now(UTC):%Y-%m-%d}  {versions}  {platform.machine()}")
    for n, k in ((31, 4), (300, 8), (2_000, 8)):
        against_the_loop(n, k)
    chance = np.random.default_rng(0)
    y = chance.lognormal(size=ROWS)
    kept = []
    for k in (8, 50):
        groups = chance.integers(k, size=ROWS)
        kept.append(promised(f"{ROWS:,} rows {k} groups", shortest(partial(dagum, y, groups), 7), ROWS_LIMIT))
    draws = chance.lognormal(size=(DRAWS, 31))
    for k in (4, 8):
        labels = np.arange(31) % k
        seconds = shortest(partial(dagum_many, draws, labels), 3)
        kept.append(promised(f"{DRAWS:,} draws × 31, {k} groups", seconds, DRAWS_LIMIT))
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
