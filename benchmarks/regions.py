"""How long the measures of the regional line take: `python benchmarks/regions.py`.

Promises: 2,000 samples of Dagum's decomposition on 31 regions × 13 years in 5 s, and market segmentation of 300
cities × 20 years × 8 goods in 1 s; the command fails where one is not kept. Peers stand beside them in the same run:
for segmentation the loop over pairs of scripts in circulation, on fewer cities; for the clubs, where it is
installed, geometrics (`pip install geometrics`). The shortest of several runs counts.
"""

from __future__ import annotations

import math
import platform
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

import numpy as np
from numpy.typing import NDArray

from xinzhi.measures.disparity import bootstrap
from xinzhi.measures.dynamics import club_convergence, kernel_density, markov, modality
from xinzhi.measures.space import market_segmentation

SAMPLES_LIMIT, MARKET_LIMIT = 5.0, 1.0
Numbers = NDArray[np.float64]


def shortest(work: Callable[[], object], runs: int) -> float:
    """Give the shortest of `runs` runs, in seconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def by_loop(prices: Numbers) -> Numbers:
    """Segment as scripts in circulation do: a loop over periods, pairs and goods, with the mean of each good taken away."""
    periods, regions, goods = prices.shape
    pairs = [(i, j) for i in range(regions) for j in range(i + 1, regions)]
    logs, out = np.log(prices).tolist(), np.empty((periods, len(pairs)))
    for t in range(periods):
        apart = [[abs(logs[t][i][k] - logs[t][j][k]) for k in range(goods)] for i, j in pairs]
        mean = [math.fsum(row[k] for row in apart) / len(pairs) for k in range(goods)]
        for p, row in enumerate(apart):
            left = [value - mean[k] for k, value in enumerate(row)]
            middle = math.fsum(left) / goods
            out[t, p] = math.fsum((value - middle) ** 2 for value in left) / (goods - 1)
    return out


def promised(label: str, seconds: float, limit: float) -> bool:
    """Print one promise and tell whether it is kept."""
    print(
        f"{label:<58} {seconds * 1e3:9.1f} ms  limit {limit * 1e3:,.0f} ms  {'kept' if seconds <= limit else 'NOT KEPT'}"
    )
    return seconds <= limit


def market(chance: np.random.Generator) -> bool:
    """Measure segmentation against the loop, and at its promised size."""
    few = 100 * np.exp(chance.normal(0, 0.03, size=(20, 60, 8)))
    assert np.allclose(market_segmentation(few).by_pair, by_loop(few), rtol=1e-9)
    ours, loop = shortest(partial(market_segmentation, few), 5), shortest(partial(by_loop, few), 1)
    print(
        f"segmentation, 60 cities × 20 years × 8 goods: {ours * 1e3:.1f} ms, loop {loop * 1e3:,.0f} ms, ratio {loop / ours:,.0f}"
    )
    many = 100 * np.exp(chance.normal(0, 0.03, size=(20, 300, 8)))
    return promised(
        "segmentation, 300 cities × 20 years × 8 goods", shortest(partial(market_segmentation, many), 3), MARKET_LIMIT
    )


def samples(chance: np.random.Generator) -> bool:
    """Measure resampling at its promised size."""
    y, groups = chance.lognormal(size=(13, 31)), (np.arange(31) % 4).tolist()
    return promised(
        "2,000 samples of Dagum, 31 regions × 13 years", shortest(partial(bootstrap, y, groups), 3), SAMPLES_LIMIT
    )


def clubs(chance: np.random.Generator) -> None:
    """Measure clubs, against geometrics where it is there."""
    y = np.exp(chance.normal(0, 0.5, size=48) + np.cumsum(chance.normal(0.02, 0.02, size=(40, 48)), axis=0))
    ours = shortest(partial(club_convergence, y), 5)
    line = f"clubs, 48 regions × 40 years: {ours * 1e3:.0f} ms"
    try:
        from geometrics import clubs as peer
    except ImportError:
        print(f"{line} (geometrics is not installed)")
        return
    find = partial(peer._get_clusters, y.T, 1 / 3, -1.65, 0.0, 0.01, 3.0, 0.0, adjust=False)  # noqa: SLF001
    theirs = shortest(find, 3)
    print(f"{line}, geometrics' search alone {theirs * 1e3:.0f} ms, ratio {theirs / ours:.1f}")


def main() -> int:
    """Measure, print, and give 1 when a promise is not kept."""
    print(
        f"{datetime.now(UTC):%Y-%m-%d}  Python {platform.python_version()}  numpy {np.__version__}  {platform.machine()}"
    )
    chance = np.random.default_rng(0)
    kept = [samples(chance), market(chance)]
    clubs(chance)
    y = np.exp(chance.normal(0, 0.5, size=31) + np.cumsum(chance.normal(0.02, 0.05, size=(13, 31)), axis=0))
    for label, work in (
        ("markov", partial(markov, y, classes=4)),
        ("kernel densities", partial(kernel_density, y)),
        ("number of modes, 499 samples", partial(modality, y)),
    ):
        print(f"{label}, 31 regions × 13 years: {shortest(work, 2) * 1e3:.1f} ms")
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
