"""The contract of shares of growth: parts sum to the change, order means nothing, empty regions are named."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

METHODS = [method for method in all_methods() if method.role == "structures over time to shares of growth"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


@pytest.fixture
def jobs() -> NDArray[np.float64]:
    """Give employment, shape (2, 6 regions, 4 industries), one of them new in a region."""
    drawn = np.random.default_rng(50).uniform(10, 100, size=(2, 6, 4)).round()
    drawn[0, 2, 3] = 0
    return drawn


@each
def test_parts_sum_to_the_change(method: Method, jobs: NDArray[np.float64]) -> None:
    jobs.flags.writeable = False
    found = method.fn(jobs)
    assert found.national + found.mix + found.competitive == pytest.approx(found.change)
    assert found.homothetic_competitive + found.allocation == pytest.approx(found.competitive)
    assert found.change == pytest.approx(jobs[1].sum(axis=1) - jobs[0].sum(axis=1))
    assert found.mix.sum() == pytest.approx(0, abs=1e-9)
    assert found.competitive.sum() == pytest.approx(0, abs=1e-9)


@each
def test_order_means_nothing(method: Method, jobs: NDArray[np.float64]) -> None:
    assert method.fn(jobs[:, ::-1, ::-1]).mix[::-1] == pytest.approx(method.fn(jobs).mix)


@each
def test_mistakes_are_named(method: Method, jobs: NDArray[np.float64]) -> None:
    jobs[0, 4] = 0
    with pytest.raises(MeasureError) as caught:
        method.fn(jobs)
    assert (caught.value.code, caught.value.rows) == ("measures.empty-rows", (4,))
    with pytest.raises(MeasureError) as caught:
        method.fn(jobs[:1])
    assert caught.value.code == "measures.wrong-shape"
    jobs[1, 3, 2] = -1
    with pytest.raises(MeasureError) as caught:
        method.fn(jobs)
    assert (caught.value.code, caught.value.columns) == ("measures.negative-values", (3,))
