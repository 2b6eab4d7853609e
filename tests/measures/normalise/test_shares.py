"""Vector normalisation, shares of the sum and index numbers, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.normalise import base_index, sum, vector  # noqa: A004

X = np.array([[3.0, 1.0], [4.0, 3.0], [np.nan, 4.0]])
DOWN = np.array([1, -1])


def test_vector_by_hand() -> None:
    root = np.sqrt(26)
    expected = np.array([[0.6, 1 - 1 / root], [0.8, 1 - 3 / root], [np.nan, 1 - 4 / root]])
    assert vector(X, direction=DOWN) == pytest.approx(expected, abs=1e-15, nan_ok=True)


def test_vector_of_extreme_figures() -> None:
    assert vector(X * np.array([1e200, 1e-200])) == pytest.approx(vector(X), abs=1e-15, nan_ok=True)


def test_sum_by_hand() -> None:
    up = np.array([3 / 7, 4 / 7, np.nan])
    mirror = sum(X, direction=DOWN)
    assert mirror == pytest.approx(np.column_stack([up, [7 / 8, 5 / 8, 4 / 8]]), abs=1e-15, nan_ok=True)
    reciprocal = sum(X, direction=DOWN, inverse="reciprocal")
    parts = np.array([1, 1 / 3, 1 / 4])
    assert reciprocal == pytest.approx(np.column_stack([up, parts / parts.sum()]), abs=1e-15, nan_ok=True)


@pytest.mark.parametrize("method", [vector, sum])
def test_column_of_zeros_is_refused(method: object) -> None:
    with pytest.raises(MeasureError) as caught:
        method(np.array([[1.0, 0.0], [2.0, 0.0]]))  # type: ignore[operator]
    assert caught.value.code == "measures.all-zero"
    assert "x[:, 1]" in caught.value.text("en")


def test_sum_refuses_what_has_no_share() -> None:
    with pytest.raises(MeasureError) as caught:
        sum(np.array([[-1.0], [2.0]]))
    assert caught.value.code == "measures.negative-values"
    with pytest.raises(MeasureError) as caught:
        sum(np.array([[0.0, 0.0], [1.0, 1.0]]), direction=DOWN, inverse="reciprocal")
    assert (caught.value.code, caught.value.columns) == ("measures.nonpositive-values", (1,))


def test_base_by_hand() -> None:
    found = base_index(X, [2.0, 2.0], direction=DOWN)
    assert found == pytest.approx(np.array([[150, 200], [200, 200 / 3], [np.nan, 50]]), nan_ok=True)
    mirror = base_index(X, [2.0, 2.0], direction=DOWN, inverse="mirror", level=1.0)
    assert mirror == pytest.approx(np.array([[1.5, 1.5], [2, 0.5], [np.nan, 0]]), nan_ok=True)


def test_each_row_has_its_own_base() -> None:
    base = np.array([[3.0, 2.0], [2.0, np.nan], [1.0, 4.0]])
    expected = np.array([[100, 50], [200, np.nan], [np.nan, 100]])
    assert base_index(X, base) == pytest.approx(expected, nan_ok=True)


def test_base_period_is_the_level() -> None:
    assert base_index(X[:2], X[:2], direction=DOWN, level=1000.0) == pytest.approx(np.full((2, 2), 1000.0))


@pytest.mark.parametrize(
    ("base", "settings", "code"),
    [
        ([0.0, 1.0], {}, "measures.nonpositive-values"),
        ([[1.0, 1.0]], {}, "measures.wrong-shape"),
        ([1.0, 1.0], {"level": 0.0}, "measures.bad-setting"),
        ([1.0, 1.0], {"inverse": "minus"}, "measures.bad-setting"),
    ],
)
def test_wrong_bases_are_refused(base: object, settings: dict[str, object], code: str) -> None:
    with pytest.raises(MeasureError) as caught:
        base_index(X, base, **settings)  # type: ignore[arg-type]
    assert caught.value.code == code


def test_reciprocal_of_zero_is_refused() -> None:
    with pytest.raises(MeasureError) as caught:
        base_index(np.array([[0.0], [1.0]]), 1.0, direction=-1)
    assert (caught.value.code, caught.value.rows) == ("measures.nonpositive-values", (0,))
