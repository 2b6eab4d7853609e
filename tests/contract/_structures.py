"""What the contracts of specialisation share: a table of jobs, all arrays of a result, and the mistakes all name."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError

Numbers = NDArray[np.float64]
REGIONS, INDUSTRIES = 7, 5


def jobs() -> Numbers:
    """Give employment, shape (regions, industries), with zeros."""
    drawn = np.random.default_rng(51).integers(0, 100, size=(REGIONS, INDUSTRIES)).astype(float)
    drawn[0, 0] = 0
    return drawn


def arrays(found: Any) -> list[Numbers]:
    """Give every array of a result."""
    if isinstance(found, np.ndarray):
        return [found]
    values = [getattr(found, field.name) for field in dataclasses.fields(found)]
    return [value for value in values if isinstance(value, np.ndarray)]


def turned(array: Numbers) -> Numbers:
    """Turn the axis of regions round, and that of industries."""
    return array[::-1, ::-1] if array.ndim == 2 else array[::-1]


def keeps_the_contract(fn: Callable[[Numbers], Any]) -> None:
    """Ask what every measure of structures must hold."""
    given = jobs()
    given.flags.writeable = False
    found = arrays(fn(given))
    for other in (fn(given * 1e6), fn(given / 7)):
        for one, same in zip(found, arrays(other), strict=True):
            assert same == pytest.approx(one, rel=1e-10)
    for one, back in zip(found, arrays(fn(given[::-1, ::-1])), strict=True):
        assert turned(back) == pytest.approx(one, rel=1e-10, abs=1e-12)


def names_mistakes(fn: Callable[[Numbers], Any]) -> None:
    """Make the mistakes that every measure of structures names."""
    for at, value, code in (
        ((3, 2), np.nan, "measures.missing-values"),
        ((3, 2), -1.0, "measures.negative-values"),
        ((3,), 0.0, "measures.empty-rows"),
    ):
        given = jobs()
        given[at] = value
        with pytest.raises(MeasureError) as caught:
            fn(given)
        assert (caught.value.code, caught.value.rows) == (code, (3,))
    with pytest.raises(MeasureError) as caught:
        fn(jobs()[:1])
    assert caught.value.code == "measures.too-few"
