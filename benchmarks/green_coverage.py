"""Coverage of the intervals and spreads on simulated frontiers. Run: python benchmarks/green_coverage.py [datasets] [draws] [units].

Constant returns, two inputs (one beside), one output, 30 units (third argument), two periods; inefficiency half-normal and lasting (correlation 0.6);
the frontier moves by 5 %. With a bad output: y = f^0.6 b^0.4, f the Cobb-Douglas of the inputs. A cell is covered
where its true index lies between both ends at the nominal 95 %.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from xinzhi.measures.efficiency import bootstrap, luenberger_spread, malmquist_bootstrap

Numbers = NDArray[np.float64]
UNITS, MOVE, GAMMA = 30, 1.05, 0.4


def inefficiency(chance: np.random.Generator, scale: float) -> Numbers:
    shared = chance.standard_normal(UNITS)
    own = np.sqrt(0.6) * shared + np.sqrt(0.4) * chance.standard_normal((2, UNITS))
    return np.abs(own) * scale


def production(chance: np.random.Generator) -> tuple[Numbers, Numbers]:
    inputs = chance.lognormal(0, 0.5, size=(1, UNITS, 2)) * chance.lognormal(0, 0.1, size=(2, UNITS, 2))
    return inputs, np.sqrt(inputs.prod(axis=2))


def static_once(chance: np.random.Generator, draws: int, count: int) -> Numbers:
    inputs, made = production(chance)
    truth = np.exp(-inefficiency(chance, 0.25)[0])
    used, best = (inputs[0], made[0]) if count == 2 else (inputs[0, :, :1], inputs[0, :, 0])
    found = bootstrap(used, (best * truth)[:, np.newaxis], draws=draws)
    return covered(found.low, found.high, truth)


def malmquist_once(chance: np.random.Generator, draws: int) -> Numbers:
    inputs, made = production(chance)
    frontier = made * np.array([[1.0], [MOVE]])
    outputs = frontier * np.exp(-inefficiency(chance, 0.25))
    found = malmquist_bootstrap(inputs, outputs[..., np.newaxis], draws=draws)
    truth = MOVE * (outputs[1] / frontier[1]) / (outputs[0] / frontier[0])
    return covered(found.low[0], found.high[0], truth)


def green_once(chance: np.random.Generator, draws: int, frontier: str) -> Numbers:
    inputs, made = production(chance)
    level = made * np.array([[1.0], [MOVE]])
    bad_best = made * chance.lognormal(-0.7, 0.3, size=(2, UNITS))
    best = level ** (1 - GAMMA) * bad_best**GAMMA
    beta = np.minimum(inefficiency(chance, 0.2), 0.8)
    outputs, bad = best / (1 + beta), bad_best / (1 - beta)
    found = luenberger_spread(inputs, outputs[..., np.newaxis], bad[..., np.newaxis], frontier=frontier, draws=draws)

    def true(unit: int, reference: int) -> Numbers:
        return distance(outputs[unit], bad[unit], made[unit] * MOVE**reference)

    if frontier == "global":
        truth = (1 + true(0, 1)) / (1 + true(1, 1))
    else:
        truth = np.sqrt((1 + true(0, 0)) / (1 + true(1, 0)) * (1 + true(0, 1)) / (1 + true(1, 1)))
    return covered(found.low[0], found.high[0], truth)


def distance(y: Numbers, b: Numbers, f: Numbers) -> Numbers:
    """Solve y (1 + β) = f^(1 - γ) (b (1 - β))^γ by bisection."""
    low, high = np.full(UNITS, -0.99), np.full(UNITS, 1.0)
    for _ in range(80):
        middle = (low + high) / 2
        inside = y * (1 + middle) < f ** (1 - GAMMA) * (b * (1 - middle)) ** GAMMA
        low, high = np.where(inside, middle, low), np.where(inside, high, middle)
    return low


def covered(low: Numbers, high: Numbers, truth: Numbers) -> Numbers:
    held = ~np.isnan(low)
    return ((low <= truth) & (truth <= high))[held].astype(float)


def share(once: Callable[[np.random.Generator], Numbers], datasets: int) -> tuple[float, float]:
    means = np.array([once(np.random.default_rng(1000 + k)).mean() for k in range(datasets)])
    return float(means.mean()), float(means.std(ddof=1) / np.sqrt(datasets))


def main() -> None:
    global UNITS
    datasets, draws, UNITS = (
        int(given) if given else default
        for given, default in zip([*sys.argv[1:], "", "", ""][:3], (40, 200, 30), strict=True)
    )
    cases = {
        "bootstrap, one input": lambda chance: static_once(chance, draws, 1),
        "bootstrap, two inputs": lambda chance: static_once(chance, draws, 2),
        "malmquist_bootstrap": lambda chance: malmquist_once(chance, draws),
        "luenberger_spread global": lambda chance: green_once(chance, draws, "global"),
        "luenberger_spread adjacent": lambda chance: green_once(chance, draws, "adjacent"),
    }
    for name, once in cases.items():
        start = time.perf_counter()
        mean, error = share(once, datasets)
        print(
            f"{name}: coverage {mean:.1%} (±{2 * error:.1%}), {datasets} data sets × {draws} draws, {time.perf_counter() - start:.0f} s",
            flush=True,
        )


if __name__ == "__main__":
    main()
