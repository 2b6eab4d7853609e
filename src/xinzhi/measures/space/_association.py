"""What measures of spatial association share: deviations and lags, permutations over all regions and around each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.regions import RegionsError
from xinzhi.lang import Words
from xinzhi.measures import _checks, _panels
from xinzhi.measures.types import Array, Regions, SpatialWeights

COUNT = Words("不小于 19 的整数", "a whole number of 19 or above")
LEVEL = Words("大于 0 且小于 1 的数", "a number above 0 and below 1")
TAILS = Words("以下之一：two-sided、directed", "one of two-sided, directed")
Tail = Literal["two-sided", "directed"]
Flags = NDArray[np.bool_]
Statistic = Callable[[Array], Array]
_CHUNK = 256


@dataclass(frozen=True, slots=True)
class Field:
    """Values of regions y (regions,), deviations z from their mean in units of their spread, weights W."""

    y: Array
    z: Array
    W: Array


def field(y: object, weights: SpatialWeights, regions: Regions | None, name: str = "y") -> Field:
    """Read values of regions that vary, and the weights in their order."""
    values = _panels.figures(y, name, 1, _checks.VECTOR, Words("地区", "region"))
    if len(values) < 4:
        raise RegionsError.too_few(_panels.REGIONS, len(values), 4)
    if _checks.constant(values[:, np.newaxis])[0]:
        raise MeasureError.all_constant(1)
    W = _panels.neighbours(weights, "weights", len(values), regions)
    if not W.any():
        raise RegionsError.no_neighbours(list(range(len(values))))
    return Field(values, deviations(values), W)


def deviations(values: Array) -> Array:
    """Give deviations from the mean over the standard deviation (divisor n)."""
    apart = values - values.mean()
    return np.asarray(apart / np.sqrt(np.mean(apart**2)))


def check_draws(method: str, permutations: int, level: float | None = None, tail: str | None = None) -> None:
    """Refuse settings of permutations and levels that say nothing."""
    if isinstance(permutations, bool) or not isinstance(permutations, int | np.integer) or permutations < 19:
        raise MeasureError.bad_setting(method, "permutations", permutations, COUNT)
    if level is not None and not 0 < level < 1:
        raise MeasureError.bad_setting(method, "level", level, LEVEL)
    if tail is not None and tail not in {"two-sided", "directed"}:
        raise MeasureError.bad_setting(method, "tail", tail, TAILS)


def shuffled(values: Array, permutations: int, seed: int, statistic: Statistic) -> Array:
    """Give a statistic of values in any order of the regions, shape (permutations,).

    `statistic` takes values (regions, some) and gives one number a column.
    """
    chance = np.random.default_rng(seed)
    out = np.empty(permutations)
    for start in range(0, permutations, _CHUNK):
        stop = min(start + _CHUNK, permutations)
        drawn = chance.permuted(np.tile(values, (stop - start, 1)), axis=1).T
        out[start:stop] = statistic(drawn)
    return out


def pseudo_p(observed: float, simulated: Array, tail: Tail = "two-sided") -> float:
    """Give the share of draws that are as far out: in either tail, or in the nearer one (`directed`)."""
    return _share(int(np.sum(simulated >= observed)), int(np.sum(simulated <= observed)), len(simulated), tail)


def _share(above: int, below: int, draws: int, tail: Tail) -> float:
    one = (min(above, below) + 1) / (draws + 1)
    return one if tail == "directed" else min(2 * one, 1.0)


@dataclass(frozen=True, slots=True)
class Draws:
    """How many draws, from which seed, and which tail counts."""

    permutations: int
    seed: int
    tail: Tail = "two-sided"


def around_each(values: Array, W: Array, observed: Array, draws: Draws) -> Array:
    """Give pseudo p-values of each region's lag when the others' values stand in any order, shape (regions,).

    The draws are the same places for every region; where a draw meets the region itself the last region stands in.
    Columns past a region's neighbours are not read, so that a draw is one without replacement for each. NaN for
    a region without neighbours.
    """
    n = len(values)
    neighbours = [np.flatnonzero(row) for row in W]
    most = max(map(len, neighbours))
    places = _places(n - 1, most, draws.permutations, draws.seed)
    drawn = values[places]
    met = _meetings(places, n)
    p = np.full(n, np.nan)
    for i, near in enumerate(neighbours):
        if not near.size:
            continue
        weights = W[i, near]
        lag = weights @ drawn[: len(near)]
        if i < n - 1:
            columns, rows = met[i]
            inside = columns < len(near)
            np.add.at(lag, rows[inside], weights[columns[inside]] * (values[-1] - values[i]))
        slack = 1e-12 * max(1.0, abs(observed[i]))
        above = int(np.count_nonzero(lag >= observed[i] - slack))
        below = int(np.count_nonzero(lag <= observed[i] + slack))
        p[i] = _share(above, below, draws.permutations, draws.tail)
    return p


def _places(n: int, most: int, permutations: int, seed: int) -> NDArray[np.intp]:
    """Draw `most` of n places without replacement, shape (most, permutations)."""
    chance = np.random.default_rng(seed)
    if most > n / 4:
        return np.stack([chance.permutation(n)[:most] for _ in range(permutations)], axis=1)
    drawn = chance.integers(n, size=(most, permutations))
    while True:
        ordered = np.sort(drawn, axis=0)
        again = np.flatnonzero((ordered[1:] == ordered[:-1]).any(axis=0))
        if not again.size:
            return drawn
        drawn[:, again] = chance.integers(n, size=(most, again.size))


def _meetings(places: NDArray[np.intp], n: int) -> list[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """Give for each region the (columns, draws) in which it was drawn."""
    order = np.argsort(places, axis=None, kind="stable")
    ends = np.searchsorted(places.ravel()[order], np.arange(n + 1))
    columns, rows = np.divmod(order, places.shape[1])
    return [(columns[a:b], rows[a:b]) for a, b in pairwise(ends.tolist())]


def false_discovery(p: Array, level: float) -> Flags:
    """Tell which p-values hold at a false discovery rate (Benjamini & Hochberg); NaN never does."""
    known = np.flatnonzero(~np.isnan(p))
    out = np.zeros(len(p), dtype=bool)
    ordered = np.sort(p[known])
    held = np.flatnonzero(ordered <= level * np.arange(1, len(known) + 1) / max(len(known), 1))
    if held.size:
        out[known] = p[known] <= ordered[held[-1]]
    return out
