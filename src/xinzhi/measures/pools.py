"""Which rows are the measure of which: a panel normalised, weighed and joined by the pool that is named.

All functions take figures of shape (periods, units, indicators) and a method of two axes. The pools:

panel
    All periods and units are one pool: scores can be compared over time.
period
    Each period is its own pool: scores tell the place within the period only.
base
    The base period (or periods) is the pool, and all others are measured by it; scores may pass its ends.
expanding
    Each period is measured by itself and all before it, so that later figures change no earlier score.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, TypeAlias, get_args

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.pools import PoolError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.types import Array

Pool = Literal["panel", "period", "base", "expanding"]
Periods: TypeAlias = NDArray[np.int64]
Matrices: TypeAlias = Callable[[Array], Array]
CUBE = Words("三维：时期 × 单位 × 指标，且不为空", "three-dimensional, periods × units × indicators, and not empty")
PERIODS = Words("（时期，指标）", "(periods, indicators)")
# A straight line goes through all figures of its pool up to this, relative to their scores.
STRAIGHT = 1e-9


def normalised(x: Array, method: Matrices, *, pool: Pool, base: int | Sequence[int] = 0) -> Array:
    """Normalise a panel by the pool that is named.

    Parameters
    ----------
    x
        Figures, shape (periods, units, indicators); NaN where missing.
    method
        From figures of shape (rows, indicators) to normalised ones, settings bound.
    pool
        Which rows are the measure: panel, period, base or expanding.
    base
        Place of the base period or periods, counted from 0.

    Returns
    -------
    Array
        Shape (periods, units, indicators).

    Raises
    ------
    MeasureError
        For an unknown pool, a pool with one row, a base period that is not there, a method that cannot measure
        rows outside its pool, and whatever the method raises.

    Examples
    --------
    >>> from xinzhi.measures.normalise import minmax
    >>> x = np.array([[[1.0], [3.0]], [[2.0], [5.0]]])
    >>> normalised(x, minmax, pool="base")[..., 0]
    array([[0. , 1. ],
           [0.5, 2. ]])
    >>> normalised(x, minmax, pool="panel")[..., 0]
    array([[0.  , 0.5 ],
           [0.25, 1.  ]])
    """
    x = _cube(x, "x")
    if pool == "base":
        own = _base_rows(x, base)
        return _carried(own, np.asarray(method(own)), x)
    return np.concatenate([_part(np.asarray(method(rows)), x, pool) for _, rows in _pools(x, pool)])


def by_rows(x: Array, periods: Periods, method: Matrices, *, pool: Pool, base: int | Sequence[int] = 0) -> Array:
    """Normalise or treat rows by the pool that is named, where periods need not hold the same units.

    Parameters
    ----------
    x
        Figures, shape (rows, indicators); NaN where missing.
    periods
        The place of each row's period, counted from 0, shape (rows,).
    method, pool, base
        As in ``normalised``.

    Returns
    -------
    Array
        Shape (rows, indicators).

    Examples
    --------
    >>> from xinzhi.measures.normalise import minmax
    >>> by_rows(np.array([[1.0], [2.0], [3.0], [5.0]]), np.array([0, 1, 0, 1]), minmax, pool="period").ravel()
    array([0., 0., 1., 1.])
    """
    x = _checks.matrix(x, "x")
    if pool == "base":
        own = x[np.isin(periods, _base(base, int(np.max(periods)) + 1))]
        if len(own) < 2:
            raise PoolError.one_row("base", 0)
        return _carried(own, np.asarray(method(own)), x)
    if pool not in get_args(Pool):
        raise PoolError.unknown_pool(pool, get_args(Pool))
    out = np.full(x.shape, np.nan)
    for period in np.unique(periods):
        measure = np.ones(len(x), dtype=bool)
        if pool != "panel":
            measure = periods == period if pool == "period" else periods <= period
        if measure.sum() < 2:
            raise PoolError.one_row(pool, int(period))
        own = measure if pool == "panel" else periods == period
        out[own] = np.asarray(method(x[measure]))[own[measure]]
        if pool == "panel":
            break
    return out


def weighed(z: Array, method: Matrices, *, pool: Pool, base: int | Sequence[int] = 0) -> Array:
    """Give the weights of each period by the pool that is named.

    Parameters
    ----------
    z
        Normalised figures, shape (periods, units, indicators).
    method
        From figures of shape (rows, indicators) to weights of shape (indicators,), settings bound.
    pool, base
        As in ``normalised``; the pool of weights need not be that of the figures.

    Returns
    -------
    Array
        Shape (periods, indicators); the same in every period under panel and base.

    Examples
    --------
    >>> from xinzhi.measures.weight import entropy
    >>> z = np.array([[[0.1, 0.5], [0.9, 0.6]], [[0.2, 0.1], [0.8, 0.9]]])
    >>> weighed(z, entropy, pool="period").round(2)
    array([[0.99, 0.01],
           [0.34, 0.66]])
    """
    z = _cube(z, "z")
    if pool == "base":
        return np.tile(method(_base_rows(z, base)), (len(z), 1))
    found = [method(rows) for _, rows in _pools(z, pool)]
    return np.tile(found[0], (len(z), 1)) if pool == "panel" else np.stack(found)


def scored(z: Array, weights: Array, method: Callable[[Array, Array], Array], *, pool: Pool = "period") -> Array:
    """Join the indicators of a panel into scores, the weights of each period given.

    Parameters
    ----------
    z
        Normalised figures, shape (periods, units, indicators).
    weights
        Shape (periods, indicators), or (indicators,) for all periods.
    method
        From figures of shape (rows, indicators) and weights to scores of shape (rows,).
    pool
        Matters for methods that compare rows, such as TOPSIS: best and worst of the panel, of each period, or of
        all periods so far.

    Returns
    -------
    Array
        Shape (periods, units).

    Raises
    ------
    MeasureError
        When weights do not match, differ over the periods of one pool, or the pool is base or unknown.

    Examples
    --------
    >>> from xinzhi.measures.aggregate import arithmetic
    >>> z = np.array([[[0.0, 1.0]], [[1.0, 1.0]]])
    >>> scored(z, np.array([0.5, 0.5]), arithmetic).tolist()
    [[0.5], [1.0]]
    """
    z = _cube(z, "z")
    w = _checks.numbers(weights, "weights")
    if w.shape not in {(z.shape[2],), (len(z), z.shape[2])}:
        raise MeasureError.wrong_shape("weights", w.shape, PERIODS)
    w = np.broadcast_to(w, (len(z), z.shape[2]))
    if pool == "period":
        return np.stack([method(rows, own) for rows, own in zip(z, w, strict=True)])
    if pool == "base":
        raise PoolError.unknown_pool(pool, ["panel", "period", "expanding"])
    if pool == "panel" and np.ptp(w, axis=0).any():
        raise PoolError.weights_differ(pool)
    parts = [_part(np.asarray(method(rows, w[t])), z, pool) for t, rows in _pools(z, pool)]
    return np.concatenate(parts)


def _pools(x: Array, pool: str) -> Iterator[tuple[int, Array]]:
    """Give the rows that are one pool, with the period they are the measure of (the last one)."""
    if pool not in get_args(Pool):
        raise PoolError.unknown_pool(pool, get_args(Pool))
    last = len(x) - 1
    ends = [last] if pool == "panel" else range(len(x))
    for t in ends:
        rows = _rows(x[t] if pool == "period" else x[: t + 1])
        if len(rows) < 2:
            raise PoolError.one_row(pool, t)
        yield t, rows


def _part(found: Array, x: Array, pool: str) -> Array:
    """Give what a pool says about its own periods, shape (periods, units, ...)."""
    whole = found.reshape(-1, x.shape[1], *found.shape[1:])
    return np.asarray(whole if pool == "panel" else whole[-1:])


def _carried(own: Array, z: Array, x: Array) -> Array:
    """Lay the straight line that the figures of the pool and their scores make over all figures."""
    low, high = np.nanargmin(own, axis=0), np.nanargmax(own, axis=0)
    columns = np.arange(own.shape[1])
    start, end = own[low, columns], own[high, columns]
    span = end - start
    flat = np.flatnonzero(span == 0).tolist()
    if flat:
        raise MeasureError.constant_columns("x", flat)
    slope = (z[high, columns] - z[low, columns]) / span
    off = np.nanmax(np.abs(z[low, columns] + slope * (own - start) - z), axis=0)
    bent = np.flatnonzero(off > STRAIGHT * np.nanmax(np.abs(z), axis=0)).tolist()
    if bent:
        raise PoolError.cannot_carry(bent)
    return np.asarray(z[low, columns] + slope * (x - start))


def _base(base: int | Sequence[int], periods: int) -> list[int]:
    chosen = [base] if isinstance(base, int | np.integer) else list(base)
    for period in chosen:
        if isinstance(period, bool) or not isinstance(period, int | np.integer) or not 0 <= period < periods:
            raise PoolError.no_such_period(period, periods)
    if not chosen:
        raise PoolError.no_such_period(chosen, periods)
    return [int(period) for period in chosen]


def _base_rows(x: Array, base: int | Sequence[int]) -> Array:
    rows = _rows(x[_base(base, len(x))])
    if len(rows) < 2:
        raise PoolError.one_row("base", 0)
    return rows


def _rows(x: Array) -> Array:
    return np.asarray(x.reshape(-1, x.shape[-1]))


def _cube(values: object, name: str) -> Array:
    array = _checks.numbers(values, name)
    if array.ndim != 3 or array.size == 0:
        raise MeasureError.wrong_shape(name, array.shape, CUBE)
    return array
