"""The contract of inequality by groups, beyond that of inequality: blind to names of groups and order of rows."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods() if method.role == "values and groups to inequality"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


@each
def test_order_of_rows_means_nothing(
    method: Method, values: Numbers, groups: list[str], rows: NDArray[np.int64]
) -> None:
    found, turned = method.fn(values, groups), method.fn(values[rows], [groups[row] for row in rows])
    assert turned.total == pytest.approx(found.total, abs=1e-14)
    assert turned.within == pytest.approx(found.within, abs=1e-14)
    assert turned.groups == found.groups


@each
def test_names_of_groups_mean_nothing(method: Method, values: Numbers, groups: list[str]) -> None:
    numbers = {"东部": 4, "中部": 3, "西部": 2, "东北": 1}
    found, renamed = method.fn(values, groups), method.fn(values, np.array([numbers[name] for name in groups]))
    assert renamed.total == pytest.approx(found.total, abs=1e-14)
    assert renamed.within == pytest.approx(found.within, abs=1e-14)
    places = [renamed.groups.index(numbers[name]) for name in found.groups]
    assert renamed.means[places] == pytest.approx(found.means, rel=1e-14)


@each
def test_one_group_is_all_within(method: Method, values: Numbers) -> None:
    found = method.fn(values, ["全国"] * 31)
    assert found.within == pytest.approx(found.total, abs=1e-15)


@each
def test_bad_groups_are_refused(method: Method, values: Numbers, groups: list[str]) -> None:
    with pytest.raises(MeasureError) as caught:
        method.fn(values, groups[:-1])
    assert caught.value.code == "measures.wrong-length"
    for gap in (None, float("nan")):
        with pytest.raises(MeasureError) as caught:
            method.fn(values, [*groups[:5], gap, *groups[6:]])
        assert (caught.value.code, caught.value.rows) == ("measures.missing-values", (5,))
