"""The contract of decomposition: factors of groups over time, blind to the order of groups, without a residual."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods() if method.role == "factors to decomposition"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


@pytest.fixture
def factors() -> Numbers:
    """Give four factors of 31 groups in five periods, some of them 0, shape (periods, groups, factors)."""
    chance = np.random.default_rng(41)
    drawn = chance.lognormal(size=(5, 31, 4))
    drawn[chance.uniform(size=drawn.shape) < 0.05] = 0
    return np.asarray(drawn)


@each
def test_input_untouched_and_finite(method: Method, factors: Numbers) -> None:
    given = factors.copy()
    given.flags.writeable = False
    found = method.fn(given)
    assert np.isfinite(found.effects).all()
    assert np.array_equal(given, factors)


@each
def test_effects_close(method: Method, factors: Numbers) -> None:
    found = method.fn(factors)
    assert found.effects.shape == (4, 4)
    assert found.effects.sum(axis=1) == pytest.approx(np.diff(factors.prod(axis=2).sum(axis=1)), abs=1e-10)


@each
def test_order_of_groups_and_factors_means_nothing(method: Method, factors: Numbers, rows: NDArray[np.int64]) -> None:
    found, turned = method.fn(factors), method.fn(factors[:, rows][..., ::-1])
    assert turned.effects[:, ::-1] == pytest.approx(found.effects, rel=1e-10)


@each
@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (np.nan, "measures.missing-values"),
        (np.inf, "measures.infinite-values"),
        (-1.0, "measures.negative-values"),
    ],
)
def test_bad_factor_is_named_by_period_and_group(method: Method, factors: Numbers, bad: float, code: str) -> None:
    factors[3, 20, 1] = bad
    with pytest.raises(MeasureError) as caught:
        method.fn(factors)
    assert (caught.value.code, caught.value.rows, caught.value.columns) == (code, (3,), (20,))
