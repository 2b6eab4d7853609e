"""Measures of disparity over many score vectors at once, with what they are inside each group."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xinzhi.measures.disparity import _engine
from xinzhi.measures.types import Array

MEASURES = ("dagum", "gini", "theil", "variation")
Codes = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Many:
    """Parts (draws, parts) by `names`, and the measure inside each group (draws, groups), without groups (draws, 0)."""

    names: tuple[str, ...]
    parts: Array
    groups: Array


def measured(y: Array, codes: Codes, count: int, measure: str, *, own: bool) -> Many:
    """Measure every row of y (draws, rows) with one grouping; a draw all 0 is NaN."""
    level = np.ldexp(y, -np.frexp(y.max())[1])
    names, parts = _parts(level, codes, count, measure, own=own)
    inner = [_plain(level[:, codes == h], measure) for h in range(count)] if own else []
    return Many(names, np.stack(parts, axis=1), np.stack(inner, axis=1) if inner else np.empty((len(y), 0)))


def _parts(y: Array, codes: Codes, count: int, measure: str, *, own: bool) -> tuple[tuple[str, ...], list[Array]]:
    if own and measure == "dagum":
        found = _engine.dagum_many(y, codes)
        names = ("total", "within", "net_between", "transvariation")
        return names, [getattr(found, name) for name in names]
    if own and measure == "theil":
        sums = np.stack([y[:, codes == h].sum(axis=1) for h in range(count)], axis=1)
        sizes = np.bincount(codes, minlength=count)
        between = _theil_of(sums / sizes, sizes / sizes.sum())
        total = _plain(y, measure)
        return ("total", "within", "between"), [total, np.maximum(total - between, 0), between]
    return ("total",), [_plain(y, measure)]


def _plain(y: Array, measure: str) -> Array:
    """Give a measure of each row of y (draws, rows), NaN where a row is all 0."""
    out = np.full(len(y), np.nan)
    some = y.any(axis=1)
    if not some.any():
        return out
    kept = y[some]
    if measure == "variation":
        out[some] = kept.std(axis=1) / kept.mean(axis=1)
    elif measure == "theil":
        out[some] = _theil_of(kept, np.full(kept.shape[1], 1 / kept.shape[1]))
    else:
        out[some] = _engine.gini_many(kept)
    return out


def _theil_of(y: Array, shares: Array) -> Array:
    from scipy.special import kl_div

    relative = y / (y @ shares)[:, np.newaxis]
    return np.asarray(kl_div(relative, 1.0) @ shares)
