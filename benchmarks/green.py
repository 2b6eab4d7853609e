"""How long the resampling of productivity takes, and the decompositions of a panel of provinces.

Command: python benchmarks/green.py

Promise: 2,000 replications of the global Malmquist–Luenberger index of 30 units and three periods in 60 s. A province-year
panel of the size that green papers use (31 × 13, two inputs, two outputs, one bad output) is timed beside it.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from xinzhi.measures.efficiency import luenberger_spread, malmquist, malmquist_luenberger, multiverse

Numbers = NDArray[np.float64]
DRAWS, PROMISE = 2000, 60.0


def panel(periods: int, units: int) -> tuple[Numbers, Numbers, Numbers]:
    chance = np.random.default_rng(1)
    inputs = chance.lognormal(0, 0.7, size=(periods, units, 2))
    made = inputs.prod(axis=2, keepdims=True) ** 0.5
    outputs = made * chance.uniform(0.6, 1.0, size=(periods, units, 1))
    return inputs, outputs, made * chance.uniform(0.3, 0.9, size=(periods, units, 1))


def timed(work: Callable[[], object]) -> float:
    work()
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main() -> None:
    inputs, outputs, bad = panel(3, 30)
    luenberger_spread(inputs, outputs, bad, draws=100)
    began = time.perf_counter()
    luenberger_spread(inputs, outputs, bad, draws=DRAWS)
    took = time.perf_counter() - began
    print(f"global ML, 30 × 3, {DRAWS} draws: {took:.1f} s (promise {PROMISE:.0f} s)")
    assert took <= PROMISE
    inputs, outputs, bad = panel(13, 31)
    for name, work in {
        "malmquist adjacent": lambda: malmquist(inputs, outputs),
        "malmquist global": lambda: malmquist(inputs, outputs, frontier="global"),
        "malmquist super-sbm global": lambda: malmquist(
            inputs, outputs, bad=bad, measure="super-sbm", frontier="global"
        ),
        "malmquist_luenberger global": lambda: malmquist_luenberger(inputs, outputs, bad, frontier="global"),
        "multiverse of one year": lambda: multiverse(inputs[0], outputs[0], bad[0]),
    }.items():
        print(f"{name}, 31 × 13: {timed(work) * 1000:.0f} ms")


if __name__ == "__main__":
    main()
