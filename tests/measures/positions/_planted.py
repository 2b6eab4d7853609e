"""Structures over time of which it is known how regions gain industries."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


def drifting(
    regions: int, industries: int, periods: int, *, mean: float = 30.0, seed: int = 0, noise: float = 0.35
) -> Numbers:
    """Give counts whose levels follow what a region and an industry have in common, which drifts."""
    random = np.random.default_rng(seed)
    own, needed = random.normal(size=(regions, 3)), random.normal(size=(industries, 3))
    size = np.exp(random.normal(size=(regions, 1)) + random.normal(size=(1, industries)))
    level = own @ needed.T * 0.7
    out = []
    for _ in range(periods):
        own = own + 0.25 * random.normal(size=own.shape)
        level = 0.8 * level + 0.2 * own @ needed.T * 0.7 + noise * random.normal(size=level.shape)
        expected = np.exp(level) * size
        out.append(random.poisson(expected * mean / expected.mean()))
    return np.array(out, np.float64)


def stepping(has: NDArray[np.bool_], random: np.random.Generator) -> Numbers:
    """Give counts of regions of like size: many where a region has an industry, few where not."""
    return np.asarray(random.poisson(np.where(has, 200.0, 4.0)), np.float64)


def by_density(regions: int, industries: int, periods: int, seed: int = 0) -> Numbers:
    """Give counts where regions gain industries by density and by nothing else, and lose others at random."""
    from xinzhi.measures.positions import density

    random = np.random.default_rng(seed)
    kind = random.integers(0, 4, regions)[:, None] == random.integers(0, 4, industries)[None, :]
    has = random.random(kind.shape) < np.where(kind, 0.6, 0.05)
    out = [stepping(has, random)]
    for _ in range(periods - 1):
        near = np.nan_to_num(density(has.astype(np.float64)))
        has = has | (random.random(has.shape) < 0.5 * near**2)
        has &= random.random(has.shape) > 0.08
        out.append(stepping(has, random))
    return np.array(out)


def by_chance(regions: int, industries: int, periods: int, seed: int = 0) -> Numbers:
    """Give counts where regions gain and lose industries at random."""
    random = np.random.default_rng(seed)
    has = random.random((regions, industries)) < 0.3
    out = []
    for _ in range(periods):
        out.append(stepping(has, random))
        has = np.where(random.random(has.shape) < 0.15, random.random(has.shape) < 0.3, has)
    return np.array(out)


def with_known_chance(regions: int, industries: int, periods: int, seed: int = 0) -> tuple[Numbers, Numbers]:
    """Give counts, and the probability with which each region gained each industry in the last transition.

    It hangs on the kind that a region and an industry are of, and on how much a region takes up at all.
    """
    random = np.random.default_rng(seed)
    kind = random.integers(0, 4, regions)[:, None] == random.integers(0, 4, industries)[None, :]
    drive = random.normal(0, 0.7, (regions, 1))
    chance = 1 / (1 + np.exp(4.2 - 2.5 * kind - drive))
    has = random.random(kind.shape) < np.where(kind, 0.5, 0.1)
    out = [stepping(has, random)]
    for _ in range(periods - 1):
        has = (has & (random.random(has.shape) > 0.1)) | (~has & (random.random(has.shape) < chance))
        out.append(stepping(has, random))
    return np.array(out), np.asarray(np.broadcast_to(chance, kind.shape))
