"""Coverage of the index's intervals on simulated truth. Run: python benchmarks/index_coverage.py [noise|ranks|lags] [tries].

noise: scores under noise of the stated model, 31 units × 10 indicators, log-normal or uniform figures; nominal 90 %.
ranks: rank sets of 31 units with noise of unequal size, the share of tries in which all true ranks are held at once;
       where scores are equal every rank is true of every unit.
lags:  how often one of two systems without any order in time is said to come first, and how often one that comes first is
       found.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from xinzhi.measures.aggregate import arithmetic
from xinzhi.measures.coupling import lagged_correlation
from xinzhi.measures.normalise import minmax, zscore
from xinzhi.measures.robustness import data_noise, rank_sets, ranks
from xinzhi.measures.weight import entropy

Numbers = NDArray[np.float64]
LEVEL = 0.9


def equal(x: Numbers) -> Numbers:
    return np.asarray(minmax(x).mean(axis=1))


def weighed(x: Numbers) -> Numbers:
    z = minmax(x)
    return arithmetic(z, entropy(z))


def standard(x: Numbers) -> Numbers:
    return np.asarray(zscore(x).mean(axis=1))


INDICES: dict[str, Callable[[Numbers], Numbers]] = {
    "min–max, equal": equal,
    "min–max, entropy": weighed,
    "z-scores, equal": standard,
}


def figures(chance: np.random.Generator, kind: str) -> Numbers:
    if kind == "log-normal":
        return chance.lognormal(0, 0.3, size=(31, 10))
    return chance.uniform(1, 3, size=(31, 10))


def noise(tries: int) -> None:
    for kind, spread in (("log-normal", 0.3), ("uniform", 0.31)):
        for share in (0.1, 0.2, 0.5, 1.0):
            size = share * spread
            for name, index in INDICES.items():
                chance, held = np.random.default_rng(41), {"matched": 0.0, "observed": 0.0}
                for seed in range(tries):
                    true = figures(chance, kind)
                    seen = true * np.exp(size * chance.standard_normal(true.shape))
                    for centre in held:
                        found = data_noise(
                            seen, size, index, model="relative", draws=200, seed=seed, level=LEVEL, centre=centre
                        )
                        held[centre] += ((found.low <= index(true)) & (index(true) <= found.high)).mean() / tries
                told = f"noise {share:.1f} of the spread between units"
                print(
                    f"{kind}, {told}, {name}: {held['matched']:.1%} (around figures as observed {held['observed']:.1%})"
                )


def rank(tries: int) -> None:
    for spacing in (0.0, 0.2, 1.0, 3.0):
        chance = np.random.default_rng(43)
        true, size = spacing * np.arange(31.0), chance.uniform(0.5, 2, size=31)
        first, last = (ranks(true), ranks(true)) if spacing else (np.ones(31), np.full(31, 31))
        held, width = dict.fromkeys((False, True), 0.0), dict.fromkeys((False, True), 0.0)
        for _ in range(tries):
            seen = true + size * chance.standard_normal(31)
            drawn = seen + size * chance.standard_normal((500, 31))
            for down in held:
                found = rank_sets(seen, drawn, level=LEVEL, stepdown=down)
                held[down] += ((found.rank_low <= first) & (last <= found.rank_high)).all() / tries
                width[down] += (found.rank_high - found.rank_low + 1).mean() / tries
        print(
            f"spacing {spacing}: all ranks held in {held[True]:.1%}, {width[True]:.2f} places a set "
            f"(single step {held[False]:.1%}, {width[False]:.2f})"
        )


def lags(tries: int) -> None:
    for periods, units in ((13, 31), (9, 10)):
        for kind in ("none", "shared year by year", "first comes first"):
            chance, said = np.random.default_rng(47), np.zeros(3)
            for seed in range(tries):
                own = chance.standard_normal((periods + 1, units, 2))
                shared = chance.standard_normal((periods + 1, units, 1))
                moves = own[1:] + (shared[1:] if kind == "shared year by year" else 0)
                if kind == "first comes first":
                    moves = own[1:] + np.concatenate([shared[1:], shared[:-1]], axis=2)
                said[lagged_correlation(moves.cumsum(axis=0), draws=200, seed=seed).ahead[0]] += 1
            first, second, none = said / tries
            print(f"{periods} periods, {units} units, {kind}: first {first:.1%}, second {second:.1%}, none {none:.1%}")


if __name__ == "__main__":
    parts = {"noise": (noise, 60), "ranks": (rank, 400), "lags": (lags, 400)}
    asked = sys.argv[1:2] or list(parts)
    for part in asked:
        begun = time.perf_counter()
        run, tries = parts[part]
        run(int(sys.argv[2]) if len(sys.argv) > 2 else tries)
        print(f"{part}: {time.perf_counter() - begun:.0f} s")
