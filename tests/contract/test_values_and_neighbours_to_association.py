"""The contract of spatial association: blind to order, names and unit, wrong input named."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.neighbours import Neighbours
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [
    method
    for method in all_methods()
    if method.role in {"values and neighbours to association", "values and neighbours to local association"}
]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)
NAMES = tuple(f"r{i:02d}" for i in range(31))
CHANCE = np.random.default_rng(81)
NEAR = (CHANCE.random((31, 31)) < 0.12) | np.roll(np.eye(31, dtype=bool), 1, axis=1)
np.fill_diagonal(NEAR, val=False)
W = NEAR / NEAR.sum(axis=1, keepdims=True)
OTHER = CHANCE.lognormal(size=31)


def given(method: Method, order: NDArray[np.int64] | None = None) -> dict[str, Any]:
    at = np.arange(31) if order is None else order
    return {name: OTHER[at] for name, data in method.data.items() if data.name == "array" and name != "y"}


def exact(found: object) -> list[Numbers]:
    """Give the figures that no draw decides."""
    names = [name for name in found.__slots__ if not name.startswith("p") and name not in {"held", "clusters", "z"}]  # type: ignore[attr-defined]
    return [np.asarray(getattr(found, name)) for name in names if name != "quadrants"]


@each
def test_input_untouched_same_again_and_finite(method: Method, values: Numbers) -> None:
    before = values.copy()
    one, two = method.fn(values, W, **given(method)), method.fn(values, W, **given(method))
    assert (values == before).all()
    for name in one.__slots__:
        mine = np.asarray(getattr(one, name))
        assert mine.tolist() == np.asarray(getattr(two, name)).tolist()
        if mine.dtype.kind == "f":
            assert np.isfinite(mine).all()


@each
def test_order_of_regions_means_nothing(method: Method, values: Numbers, rows: NDArray[np.int64]) -> None:
    found = method.fn(values, W, **given(method))
    turned = method.fn(values[rows], W[np.ix_(rows, rows)], **given(method, rows))
    for one, other in zip(exact(found), exact(turned), strict=True):
        assert other == pytest.approx(one[rows] if one.ndim else one, rel=1e-9, abs=1e-12)


@each
def test_unit_means_nothing(method: Method, values: Numbers) -> None:
    found, other = method.fn(values, W, **given(method)), method.fn(values * 1e4, W, **given(method))
    for one, two in zip(exact(found), exact(other), strict=True):
        assert two == pytest.approx(one, rel=1e-9, abs=1e-12)


@each
def test_keyed_weights_follow_the_names(method: Method, values: Numbers, rows: NDArray[np.int64]) -> None:
    keyed = Neighbours(tuple(NAMES[i] for i in rows), W[np.ix_(rows, rows)])
    plain, named = method.fn(values, W, **given(method)), method.fn(values, keyed, regions=NAMES, **given(method))
    for one, other in zip(exact(plain), exact(named), strict=True):
        assert other.tolist() == one.tolist()
    for regions, code in ((None, "measures.unkeyed-data"), ([*NAMES[:-1], "r99"], "measures.not-in-weights")):
        with pytest.raises(MeasureError) as caught:
            method.fn(values, keyed, regions=regions, **given(method))
        assert caught.value.code == code


@each
def test_wrong_values_and_weights_are_refused(method: Method, values: Numbers) -> None:
    missing = values.copy()
    missing[7] = np.nan
    for y, weights, code in (
        (missing, W, "measures.missing-values"),
        (np.ones(31), W, "measures.all-constant"),
        (values[:3], W[:3, :3], "measures.too-few"),
        (values, W[:-1], "measures.wrong-shape"),
        (values, W + np.eye(31), "measures.own-neighbours"),
        (values, np.zeros((31, 31)), "measures.no-neighbours"),
    ):
        beside = {name: OTHER[: len(y)] for name in given(method)}
        with pytest.raises(MeasureError) as caught:
            method.fn(y, weights, **beside)
        assert caught.value.code == code
        if code == "measures.missing-values":
            assert caught.value.rows == (7,)
