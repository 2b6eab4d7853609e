"""The rows of a panel that are one pool."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, get_args

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.pools import PoolError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.types import Array

Pool = Literal["panel", "period", "base", "expanding"]
CUBE = Words("三维：时期 × 单位 × 指标，且不为空", "three-dimensional, periods × units × indicators, and not empty")


def blocks(x: Array, pool: str) -> Iterator[tuple[int, Array]]:
    """Give the rows that are one pool, with the period they are the measure of (the last one)."""
    if pool not in get_args(Pool):
        raise PoolError.unknown_pool(pool, get_args(Pool))
    last = len(x) - 1
    ends = [last] if pool == "panel" else range(len(x))
    for t in ends:
        own = rows(x[t] if pool == "period" else x[: t + 1])
        if len(own) < 2:
            raise PoolError.one_row(pool, t)
        yield t, own


def part(found: Array, x: Array, pool: str) -> Array:
    """Give what a pool says about its own periods, shape (periods, units, ...)."""
    whole = found.reshape(-1, x.shape[1], *found.shape[1:])
    return np.asarray(whole if pool == "panel" else whole[-1:])


def base_periods(base: int | Sequence[int], periods: int) -> list[int]:
    """Give the base period, or periods, as a list of places."""
    chosen = [base] if isinstance(base, int | np.integer) else list(base)
    for period in chosen:
        if isinstance(period, bool) or not isinstance(period, int | np.integer) or not 0 <= period < periods:
            raise PoolError.no_such_period(period, periods)
    if not chosen:
        raise PoolError.no_such_period(chosen, periods)
    return [int(period) for period in chosen]


def base_rows(x: Array, base: int | Sequence[int]) -> Array:
    """Give the rows of the base period, or periods."""
    own = rows(x[base_periods(base, len(x))])
    if len(own) < 2:
        raise PoolError.one_row("base", 0)
    return own


def rows(x: Array) -> Array:
    """Lay periods and units along one axis."""
    return np.asarray(x.reshape(-1, x.shape[-1]))


def cube(values: object, name: str) -> Array:
    """Give float64 figures of shape (periods, units, indicators)."""
    array = _checks.numbers(values, name)
    if array.ndim != 3 or array.size == 0:
        raise MeasureError.wrong_shape(name, array.shape, CUBE)
    return array
