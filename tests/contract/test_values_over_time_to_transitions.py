"""The contract of transitions; those by neighbours keep it with an arbitrary set of neighbours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
Chain = Callable[..., Any]
ROLES = ("values over time to transitions", "values over time and neighbours to transitions")
TABLES = ("transition", "ergodic", "first_passage", "q", "lr")
PERIODS, REGIONS = 9, 31


@pytest.fixture
def walks() -> Numbers:
    """Give positive values of 31 regions in nine periods, shape (periods, regions)."""
    steps = np.random.default_rng(26).normal(scale=0.2, size=(PERIODS, REGIONS))
    return np.exp(np.cumsum(steps, axis=0))


@pytest.fixture
def ring() -> Numbers:
    """Give weights under which each region has the two beside it as neighbours, unequally."""
    return np.roll(np.eye(REGIONS), 1, axis=1) + 2 * np.roll(np.eye(REGIONS), -1, axis=1)


@pytest.fixture(params=[method for method in all_methods() if method.role in ROLES], ids=lambda method: method.key)
def chain(request: pytest.FixtureRequest, ring: Numbers) -> Chain:
    """Give the method as a function of the values alone."""
    method: Method = request.param
    if method.role == ROLES[0]:
        return method.fn
    return lambda y, **settings: method.fn(y, ring[: np.shape(y)[-1], : np.shape(y)[-1]], **settings)


def _same(one: Any, other: Any) -> None:
    for name in TABLES:
        assert getattr(one, name) == pytest.approx(getattr(other, name), rel=1e-9, nan_ok=True)


def test_input_untouched_and_shapes(chain: Chain, walks: Numbers) -> None:
    given = walks.copy()
    given.flags.writeable = False
    found = chain(given, classes=4)
    assert np.array_equal(given, walks)
    assert found.transition.shape == found.first_passage.shape == found.counts.shape == (4, 4)
    assert found.ergodic.shape == (4,)
    assert found.members.shape == walks.shape
    assert found.counts.sum() == (PERIODS - 1) * REGIONS


def test_rows_are_shares(chain: Chain, walks: Numbers) -> None:
    found = chain(walks, classes=3)
    assert found.transition.sum(axis=1) == pytest.approx(np.ones(3), abs=1e-14)
    assert found.ergodic @ found.transition == pytest.approx(found.ergodic, abs=1e-13)
    assert found.ergodic.sum() == pytest.approx(1, abs=1e-14)
    assert np.diagonal(found.first_passage) * found.ergodic == pytest.approx(np.ones(3), abs=1e-12)


def test_test_of_homogeneity(chain: Chain, walks: Numbers) -> None:
    found = chain(walks)
    assert min(found.q, found.lr) > 0
    assert isinstance(found.dof, int)
    assert found.dof > 0
    assert 0 <= found.q_p <= 1
    assert 0 <= found.lr_p <= 1


@pytest.mark.parametrize("cuts", ["pooled", "period"])
def test_unit_means_nothing(chain: Chain, walks: Numbers, cuts: str) -> None:
    found, other = chain(walks, cuts=cuts), chain(walks * 10_000, cuts=cuts)
    _same(other, found)
    assert other.cuts == pytest.approx(found.cuts * 10_000, rel=1e-13)
    assert found.cuts.shape == ((4,) if cuts == "pooled" else (PERIODS, 4))


@pytest.mark.parametrize(
    ("bad", "code"),
    [(np.nan, "measures.missing-values"), (np.inf, "measures.infinite-values"), (-np.inf, "measures.infinite-values")],
)
def test_bad_value_is_named_by_period_and_region(chain: Chain, walks: Numbers, bad: float, code: str) -> None:
    walks[3, 20] = bad
    with pytest.raises(MeasureError) as caught:
        chain(walks)
    assert (caught.value.code, caught.value.rows, caught.value.columns) == (code, (3,), (20,))
    assert "(3, 20)" in caught.value.text("en")


def test_one_period_is_too_few(chain: Chain, walks: Numbers) -> None:
    with pytest.raises(MeasureError) as caught:
        chain(walks[:1])
    assert caught.value.code == "measures.too-few"
    with pytest.raises(MeasureError) as caught:
        chain(walks[0])
    assert caught.value.code == "measures.wrong-shape"


@pytest.mark.parametrize("classes", [1, 0, 2.0, True])
def test_wrong_number_of_classes_is_refused(chain: Chain, walks: Numbers, classes: object) -> None:
    with pytest.raises(MeasureError) as caught:
        chain(walks, classes=classes)
    assert caught.value.code == "measures.bad-setting"


def test_equal_values_that_leave_a_class_empty_are_refused(chain: Chain) -> None:
    with pytest.raises(MeasureError) as caught:
        chain(np.repeat([[1.0, 1.0, 1.0, 2.0]], 3, axis=0), classes=3)
    assert caught.value.code == "measures.tied-classes"
