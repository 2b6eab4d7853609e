"""The contract of series decomposed: series of regions over time, blind to the order of regions, gaps named."""

from __future__ import annotations

import inspect

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods() if method.role == "series to decomposition"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


def series(method: Method) -> list[Numbers]:
    """Give as many positive series of 31 regions in nine periods as the method takes, shape (periods, regions)."""
    chance = np.random.default_rng(43)
    count = sum(p.kind is p.POSITIONAL_OR_KEYWORD for p in inspect.signature(method.fn).parameters.values())
    return [np.exp(chance.normal(size=(9, 31)).cumsum(axis=0) / 9) for _ in range(count)]


def figures(found: object) -> list[Numbers]:
    fields = (getattr(found, name) for name in found.__slots__)  # type: ignore[attr-defined]
    return [np.asarray(field) for field in fields if np.asarray(field).dtype.kind == "f"]


@each
def test_input_untouched_and_never_infinite(method: Method) -> None:
    given = series(method)
    for array in given:
        array.flags.writeable = False
    assert not any(np.isinf(array).any() for array in figures(method.fn(*given)))
    assert all(np.array_equal(array, again) for array, again in zip(given, series(method), strict=True))


@each
def test_order_of_regions_means_nothing(method: Method, rows: NDArray[np.int64]) -> None:
    found = figures(method.fn(*series(method)))
    turned = figures(method.fn(*(array[:, rows] for array in series(method))))
    for one, other in zip(found, turned, strict=True):
        kept = one[:, rows] if one.ndim >= 2 and one.shape[1] == 31 else one
        assert other == pytest.approx(kept, rel=1e-8, nan_ok=True)


@each
@pytest.mark.parametrize(("bad", "code"), [(np.nan, "missing"), (np.inf, "infinite"), (-1.0, "tive")])
def test_bad_figure_is_named_by_period_and_region(method: Method, bad: float, code: str) -> None:
    given = series(method)
    given[0][3, 20] = bad
    with pytest.raises(MeasureError) as caught:
        method.fn(*given)
    assert (caught.value.rows, caught.value.columns) == ((3,), (20,))
    assert f"{code}-values" in caught.value.code


@each
def test_series_must_match(method: Method) -> None:
    given = series(method)
    with pytest.raises(MeasureError) as caught:
        method.fn(*given[:-1], given[-1][:, 1:])
    assert caught.value.code == "measures.wrong-shape"
