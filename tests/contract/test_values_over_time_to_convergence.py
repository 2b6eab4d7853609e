"""The contract of convergence: levels of regions over time and their years, blind to unit and order of regions."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods() if method.role == "values over time to convergence"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)
YEARS = range(2011, 2020)


@pytest.fixture
def levels() -> Numbers:
    """Give positive levels of 31 regions in nine years that draw together, shape (periods, regions)."""
    chance = np.random.default_rng(29)
    start, drift = chance.normal(size=31), chance.normal(0.08, 0.01, size=(9, 31))
    return np.exp(start * np.linspace(1, 0.7, 9)[:, np.newaxis] + np.cumsum(drift, axis=0))


def _numbers(found: object) -> Numbers:
    fields = (getattr(found, name) for name in found.__slots__)  # type: ignore[attr-defined]
    return np.concatenate([np.ravel(field) for field in fields if np.ndim(field) == 0 or np.size(field) != 31])


@each
def test_input_untouched_and_finite(method: Method, levels: Numbers) -> None:
    given = levels.copy()
    given.flags.writeable = False
    assert np.isfinite(_numbers(method.fn(given, years=YEARS))).all()
    assert np.array_equal(given, levels)


@each
@pytest.mark.parametrize("unit", [10_000.0, 1e-8, 1e300, 1e-300])
def test_unit_means_nothing(method: Method, levels: Numbers, unit: float) -> None:
    found, other = method.fn(levels, years=YEARS), method.fn(levels * unit, years=YEARS)
    assert _numbers(other) == pytest.approx(_numbers(found), rel=1e-8)


@each
def test_order_of_regions_means_nothing(method: Method, levels: Numbers, rows: NDArray[np.int64]) -> None:
    found, turned = method.fn(levels, years=YEARS), method.fn(levels[:, rows], years=YEARS)
    assert _numbers(turned) == pytest.approx(_numbers(found), rel=1e-10)


@each
def test_only_the_distance_of_years_counts(method: Method, levels: Numbers) -> None:
    found, other = method.fn(levels, years=YEARS), method.fn(levels, years=8)
    assert _numbers(other) == pytest.approx(_numbers(found), rel=1e-12)


@each
@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (np.nan, "measures.missing-values"),
        (np.inf, "measures.infinite-values"),
        (0.0, "measures.nonpositive-values"),
        (-1.0, "measures.nonpositive-values"),
    ],
)
def test_bad_level_is_named_by_period_and_region(method: Method, levels: Numbers, bad: float, code: str) -> None:
    levels[3, 20] = bad
    with pytest.raises(MeasureError) as caught:
        method.fn(levels, years=YEARS)
    assert (caught.value.code, caught.value.rows, caught.value.columns) == (code, (3,), (20,))


@each
@pytest.mark.parametrize(
    ("years", "code"),
    [
        ([2011, 2012], "measures.wrong-length"),
        ([2011, 2012, 2013, 2014, 2015, 2016, 2017, 2018, 2018], "measures.bad-years"),
        (range(2019, 2010, -1), "measures.bad-years"),
        (0, "measures.bad-years"),
        (np.nan, "measures.bad-years"),
        ([[2011]], "measures.wrong-shape"),
        (["2011年"] * 9, "measures.not-numbers"),
    ],
)
def test_wrong_years_are_refused(method: Method, levels: Numbers, years: object, code: str) -> None:
    with pytest.raises(MeasureError) as caught:
        method.fn(levels, years=years)
    assert caught.value.code == code


@each
def test_too_little_is_refused(method: Method, levels: Numbers) -> None:
    for part, code in (
        (levels[:1], "measures.too-few"),
        (levels[:, :1], "measures.too-few"),
        (levels[0], "measures.wrong-shape"),
    ):
        with pytest.raises(MeasureError) as caught:
            method.fn(part, years=5)
        assert caught.value.code == code
