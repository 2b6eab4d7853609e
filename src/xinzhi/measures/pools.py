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

from collections.abc import Callable, Sequence
from typing import TypeAlias, get_args

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.pools import PoolError
from xinzhi.lang import Words
from xinzhi.measures import _checks, _pooling
from xinzhi.measures._pooling import Pool as Pool  # noqa: PLC0414 - handed on
from xinzhi.measures.types import Array

Periods: TypeAlias = NDArray[np.int64]
Matrices: TypeAlias = Callable[[Array], Array]
PLACES = Words("不小于 0 的整数", "whole numbers of 0 or above")
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
    x = _pooling.cube(x, "x")
    if pool == "base":
        own = _pooling.base_rows(x, base)
        return _carried(own, np.asarray(method(own)), x)
    return np.concatenate([_pooling.part(np.asarray(method(rows)), x, pool) for _, rows in _pooling.blocks(x, pool)])


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
    periods = _places(periods, len(x))
    if pool == "base":
        own = x[np.isin(periods, _pooling.base_periods(base, int(np.max(periods)) + 1))]
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


def treated(
    x: Array, method: Callable[[Array, NDArray[np.bool_]], Array], *, pool: Pool, base: int | Sequence[int] = 0
) -> Array:
    """Treat the outliers of a panel by the pool that is named.

    Parameters
    ----------
    x
        Figures, shape (periods, units, indicators); NaN where missing.
    method
        From figures of shape (rows, indicators) and the rows that lay down what is done, shape (rows,), to treated
        figures, settings bound.
    pool, base
        As in ``normalised``; under base, limits and transformations found in the base period hold for all.

    Returns
    -------
    Array
        Shape (periods, units, indicators).

    Examples
    --------
    >>> from xinzhi.measures.treat import winsorise
    >>> x = np.array([[[1.0], [2.0], [3.0], [4.0], [90.0]], [[1.0], [2.0], [3.0], [4.0], [5.0]]])
    >>> treated(x, lambda rows, own: winsorise(rows, own).values, pool="base")[..., 0]
    array([[1., 2., 3., 4., 4.],
           [1., 2., 3., 4., 4.]])
    """
    x = _pooling.cube(x, "x")
    if pool == "base":
        own = np.repeat(np.isin(np.arange(len(x)), _pooling.base_periods(base, len(x))), x.shape[1])
        if own.sum() < 2:
            raise PoolError.one_row("base", 0)
        return np.asarray(method(_pooling.rows(x), own)).reshape(x.shape)
    found = [np.asarray(method(rows, np.ones(len(rows), dtype=bool))) for _, rows in _pooling.blocks(x, pool)]
    return np.concatenate([_pooling.part(each, x, pool) for each in found])


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
    z = _pooling.cube(z, "z")
    if pool == "base":
        return np.tile(method(_pooling.base_rows(z, base)), (len(z), 1))
    found = [method(rows) for _, rows in _pooling.blocks(z, pool)]
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
    z = _pooling.cube(z, "z")
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
    parts = [_pooling.part(np.asarray(method(rows, w[t])), z, pool) for t, rows in _pooling.blocks(z, pool)]
    return np.concatenate(parts)


def _places(periods: object, rows: int) -> Periods:
    """Give the place of each row's period, counted from 0."""
    places = _checks.beside(periods, "periods", "x", rows)
    if (places != np.floor(places)).any() or (places < 0).any():
        raise MeasureError.wrong_values("periods", PLACES)
    return places.astype(np.int64)


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
