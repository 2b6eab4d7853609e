"""Imputation over time by hand, with years that are not one apart."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.impute import latest, linear

X = np.array([np.nan, 2.0, np.nan, np.nan, 8.0, np.nan]).reshape(6, 1, 1)
YEARS = [2010, 2011, 2012, 2015, 2017, 2018]


def test_line_by_the_years() -> None:
    assert linear(X, YEARS).values.ravel() == pytest.approx([np.nan, 2, 3, 6, 8, np.nan], nan_ok=True)
    assert linear(X, YEARS, ends="nearest").values.ravel() == pytest.approx([2, 2, 3, 6, 8, 8])
    with pytest.raises(MeasureError):
        linear(X, ends="mean")


def test_carried_within_a_span() -> None:
    assert latest(X, YEARS).values.ravel() == pytest.approx([np.nan, 2, 2, 2, 8, 8], nan_ok=True)
    assert latest(X, YEARS, span=2).values.ravel() == pytest.approx([np.nan, 2, 2, np.nan, 8, 8], nan_ok=True)
    for span in (0.0, -1.0, np.nan):
        with pytest.raises(MeasureError):
            latest(X, span=span)


def test_no_later_figure_is_used() -> None:
    moved = X.copy()
    moved[4] = 100.0
    assert np.array_equal(latest(moved).values[:4], latest(X).values[:4], equal_nan=True)
