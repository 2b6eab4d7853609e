"""The contract of inequality measures; those by groups keep it with their total."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
Total = Callable[..., float]
ROLES = ("values to inequality", "values and groups to inequality")


@pytest.fixture(params=[method for method in all_methods() if method.role in ROLES], ids=lambda method: method.key)
def total(request: pytest.FixtureRequest, groups: list[str], required: dict[str, dict[str, object]]) -> Total:
    """Give the measure as a function of the values (and sizes) alone, the groups going round with the rows."""
    method: Method = request.param
    measure = partial(method.fn, **required.get(method.key, {}))
    if method.role == ROLES[0]:
        return measure
    return lambda y, **rest: float(measure(y, (groups * 3)[: len(y)], **rest).total)


def test_input_untouched(total: Total, values: Numbers) -> None:
    given = values.copy()
    given.flags.writeable = False
    assert isinstance(total(given), float)
    assert total(given) > 0
    assert np.array_equal(given, values)


@pytest.mark.parametrize("unit", [10_000.0, 1e-8, 1e305, 1e-300])
def test_unit_means_nothing(total: Total, values: Numbers, unit: float) -> None:
    assert total(values * unit) == pytest.approx(total(values), rel=1e-12)


def test_equal_values_have_none(total: Total) -> None:
    assert total(np.full(31, 0.1)) == pytest.approx(0, abs=1e-15)


def test_order_and_replication_mean_nothing(total: Total, values: Numbers, rows: NDArray[np.int64]) -> None:
    assert total(values[rows]) == pytest.approx(total(values), abs=1e-14)
    assert total(np.tile(values, 3)) == pytest.approx(total(values), abs=1e-14)


def test_population(total: Total, values: Numbers) -> None:
    assert total(values, population=np.full(31, 7.0)) == pytest.approx(total(values), abs=1e-14)
    assert total(values, population=np.arange(1.0, 32.0)) != pytest.approx(total(values), abs=1e-6)


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (np.nan, "measures.missing-values"),
        (np.inf, "measures.infinite-values"),
        (-1.0, "measures.negative-values"),
    ],
)
def test_bad_value_is_refused(total: Total, values: Numbers, bad: float, code: str) -> None:
    values[4] = bad
    with pytest.raises(MeasureError) as caught:
        total(values)
    assert (caught.value.code, caught.value.rows) == (code, (4,))


def test_all_zero_is_refused(total: Total) -> None:
    with pytest.raises(MeasureError) as caught:
        total(np.zeros(31))
    assert caught.value.code == "measures.all-zero"


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        ([1.0] * 30, "measures.wrong-length"),
        ([0.0] + [1.0] * 30, "measures.nonpositive-values"),
        ([np.nan] + [1.0] * 30, "measures.missing-values"),
    ],
)
def test_bad_population_is_refused(total: Total, values: Numbers, bad: list[float], code: str) -> None:
    with pytest.raises(MeasureError) as caught:
        total(values, population=np.array(bad))
    assert caught.value.code == code
