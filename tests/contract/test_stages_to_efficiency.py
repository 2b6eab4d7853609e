"""The contract of stages: certified, at most 1, whole and stages together, blind to order and units."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods("efficiency") if method.role == "stages to efficiency"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


def _data() -> tuple[Numbers, Numbers, Numbers]:
    chance = np.random.default_rng(33)
    return tuple(chance.uniform(1, 4, (31, 2)) for _ in range(3))  # type: ignore[return-value]


@each
def test_whole_is_the_product_of_its_stages(method: Method) -> None:
    found = method.fn(*_data())
    assert found.score.shape == (31,)
    assert found.stages.shape == (31, 2)
    assert found.score == pytest.approx(found.stages.prod(axis=1), abs=1e-9)
    assert ((found.score > 0) & (found.score <= 1 + 1e-9)).all()
    assert (found.stages <= 1 + 1e-9).all()
    assert found.certificate.max() <= 1e-9
    assert [peers.shape for peers in found.peers] == [(31, 31), (31, 31)]


@each
def test_order_of_units_means_nothing(method: Method, rows: NDArray[np.int64]) -> None:
    given = _data()
    turned = method.fn(*(values[rows] for values in given))
    assert turned.score == pytest.approx(method.fn(*given).score[rows], abs=1e-10)


@each
def test_units_of_measurement_mean_nothing(method: Method) -> None:
    given = _data()
    other = [values * scale for values, scale in zip(given, (1e9, 1e-6, [1e3, 1e-3]), strict=True)]
    assert method.fn(*other).score == pytest.approx(method.fn(*given).score, abs=1e-9)


@each
def test_what_is_no_number_is_named(method: Method) -> None:
    x, z, y = _data()
    z[4, 1] = np.nan
    with pytest.raises(MeasureError) as caught:
        method.fn(x, z, y)
    assert (caught.value.code, caught.value.rows, caught.value.columns) == ("measures.missing-values", (4,), (1,))
