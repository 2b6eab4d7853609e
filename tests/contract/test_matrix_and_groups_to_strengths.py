"""The contract of strengths: order among peers alone, ties and gaps in the open."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, all_methods

Numbers = NDArray[np.float64]
METHODS = [method for method in all_methods() if method.role == "matrix and groups to strengths"]
each = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)


@each
def test_input_untouched_and_only_order_counts(method: Method, unit_matrix: Numbers, groups: list[str]) -> None:
    given = unit_matrix.copy()
    given.flags.writeable = False
    found, bent = method.fn(given, groups), method.fn(given**3, groups)
    assert np.array_equal(found.ahead, bent.ahead, equal_nan=True)
    assert np.array_equal(found.strong, bent.strong)
    assert np.array_equal(given, unit_matrix)
    alone = groups.index("东北")
    assert np.isnan(found.ahead[alone]).all()
    assert not (found.strong | found.weak)[alone].any()
    assert not (found.strong & found.weak).any()


@each
def test_order_of_rows_and_names_of_groups_mean_nothing(
    method: Method, unit_matrix: Numbers, groups: list[str], rows: NDArray[np.int64], columns: NDArray[np.int64]
) -> None:
    found = method.fn(unit_matrix, groups)
    turned = method.fn(unit_matrix[np.ix_(rows, columns)], [groups[row] + "x" for row in rows])
    assert np.array_equal(turned.ahead, found.ahead[np.ix_(rows, columns)], equal_nan=True)
    assert turned.gap == pytest.approx(found.gap[np.ix_(rows, columns)], abs=1e-15, nan_ok=True)


@each
def test_a_gap_is_neither_strong_nor_weak_nor_a_peer(method: Method, unit_matrix: Numbers) -> None:
    rest = method.fn(np.delete(unit_matrix, 3, axis=0))
    unit_matrix[3] = np.nan
    found = method.fn(unit_matrix)
    assert np.isnan(found.ahead[3]).all()
    assert not (found.strong | found.weak)[3].any()
    assert np.array_equal(np.delete(found.ahead, 3, axis=0), rest.ahead)


@each
def test_ties_count_half(method: Method) -> None:
    assert (method.fn(np.full((5, 2), 0.7)).ahead == 0.5).all()


@each
def test_bad_settings_are_refused(method: Method, unit_matrix: Numbers, groups: list[str]) -> None:
    for asked, code in (
        (lambda: method.fn(unit_matrix, share=0.3), "measures.bad-setting"),
        (lambda: method.fn(unit_matrix, groups[:-1]), "measures.wrong-length"),
    ):
        with pytest.raises(MeasureError) as caught:
            asked()
        assert caught.value.code == code
