"""The contract of resampling: intervals hold what was drawn, same seed same bytes, order of regions means nothing."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods() if method.role == "values over time and groups to intervals"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


@each
def test_intervals(method: Method, values: Numbers, groups: list[str]) -> None:
    given = np.stack([values, values**1.2])
    given.flags.writeable = False
    found = method.fn(given, groups, draws=200)
    assert found.estimate.shape == found.low.shape == found.high.shape == (2, len(found.parts))
    assert (found.low <= found.high).all()
    assert found.population == "super-population"
    assert found.withheld == ("东北",)
    assert np.isnan(found.group_low[:, found.groups.index("东北")]).all()
    assert np.isfinite(np.delete(found.group_low, found.groups.index("东北"), axis=1)).all()


@each
def test_same_seed_same_bytes(method: Method, values: Numbers, groups: list[str]) -> None:
    found, again, other = (method.fn(values, groups, draws=200, seed=seed) for seed in (3, 3, 4))
    assert found.low.tobytes() == again.low.tobytes()
    assert found.low.tobytes() != other.low.tobytes()


@each
def test_order_of_regions_means_nothing(
    method: Method, values: Numbers, groups: list[str], rows: NDArray[np.int64]
) -> None:
    found = method.fn(values, groups, draws=200)
    turned = method.fn(values[rows], [groups[row] for row in rows], draws=200)
    assert turned.low == pytest.approx(found.low, abs=1e-14)


@each
def test_bad_values_are_named(method: Method, values: Numbers, groups: list[str]) -> None:
    values[7] = -1
    with pytest.raises(MeasureError) as caught:
        method.fn(values, groups)
    assert (caught.value.code, caught.value.columns) == ("measures.negative-values", (7,))
