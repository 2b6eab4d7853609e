"""The contract of measures of structure: one number a region and industry, blind to order and to the unit."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods() if method.role == "structure to structure"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


@pytest.fixture
def structure() -> Numbers:
    """Give counts of 14 regions × 9 industries with zeros among them."""
    return np.random.default_rng(40).poisson(2.0, size=(14, 9)).astype(np.float64)


@each
def test_shape_and_input_untouched(method: Method, structure: Numbers) -> None:
    given = structure.copy()
    given.flags.writeable = False
    found = method.fn(given)
    assert found.shape == structure.shape
    assert np.isfinite(found).all()
    assert np.array_equal(given, structure)


@each
def test_order_means_nothing(method: Method, structure: Numbers) -> None:
    rows, columns = np.random.default_rng(1).permutation(14), np.random.default_rng(2).permutation(9)
    turned = method.fn(structure[rows][:, columns])
    assert turned == pytest.approx(method.fn(structure)[rows][:, columns], rel=1e-12)


@each
def test_empty_industry_has_no_value_and_changes_no_other(method: Method, structure: Numbers) -> None:
    found = method.fn(np.column_stack([structure, np.zeros(14)]))
    assert np.isnan(found[:, -1]).all()
    assert found[:, :-1] == pytest.approx(method.fn(structure), rel=1e-12)


@each
@pytest.mark.parametrize(("bad", "code"), [(-1.0, "measures.negative-values"), (np.nan, "measures.missing-values")])
def test_bad_figure_is_named(method: Method, structure: Numbers, bad: float, code: str) -> None:
    structure[3, 4] = bad
    with pytest.raises(MeasureError) as caught:
        method.fn(structure)
    assert (caught.value.code, caught.value.rows, caught.value.columns) == (code, (3,), (4,))
