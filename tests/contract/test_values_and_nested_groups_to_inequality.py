"""The contract of inequality by nested groups: levels add up, order and names mean nothing, crossed groups are named."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods() if method.role == "values and nested groups to inequality"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


@pytest.fixture
def inner(groups: list[str]) -> list[str]:
    """Give a smaller group of each row, each inside one of the groups."""
    return [f"{name}{at % 3}" for at, name in enumerate(groups)]


@each
def test_levels_sum_to_the_total(method: Method, values: Numbers, groups: list[str], inner: list[str]) -> None:
    found = method.fn(values, [groups, inner])
    assert found.between.shape == (2,)
    assert (found.between >= 0).all()
    assert found.between.sum() + found.within == pytest.approx(found.total, abs=1e-14)
    assert found.contributions.sum() == pytest.approx(1, abs=1e-12)


@each
def test_order_of_rows_means_nothing(
    method: Method, values: Numbers, groups: list[str], inner: list[str], rows: NDArray[np.int64]
) -> None:
    found = method.fn(values, [groups, inner])
    turned = method.fn(values[rows], [[groups[row] for row in rows], [inner[row] for row in rows]])
    assert turned.between == pytest.approx(found.between, abs=1e-14)


@each
def test_crossed_groups_are_named(method: Method, values: Numbers, groups: list[str]) -> None:
    with pytest.raises(MeasureError) as caught:
        method.fn(values, [groups, ["甲", "乙"] * 15 + ["甲"]])
    assert caught.value.code == "measures.not-nested"
    assert "甲" in caught.value.text("zh")
    with pytest.raises(MeasureError) as caught:
        method.fn(values, [])
    assert caught.value.code == "measures.no-levels"
