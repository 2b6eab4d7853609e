"""Weights by the coefficient of variation, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.weight import variation_coefficient


def test_by_hand() -> None:
    # Deviations 1 and √300, means 2 and 20.
    v = np.array([1 / 2, np.sqrt(300) / 20])
    z = np.array([[1.0, 10.0], [2.0, 10.0], [3.0, 40.0]])
    assert variation_coefficient(z) == pytest.approx(v / v.sum(), abs=1e-15)


def test_unit_of_each_column_means_nothing() -> None:
    z = np.random.default_rng(34).uniform(0.1, 1, size=(15, 4))
    assert variation_coefficient(z * np.array([1, 1e5, 1e-4, 7])) == pytest.approx(variation_coefficient(z), abs=1e-14)


def test_column_of_zeros_weighs_nothing() -> None:
    assert variation_coefficient(np.array([[0.0, 1.0], [0.0, 2.0]])).tolist() == [0, 1]


def test_all_constant_is_refused() -> None:
    with pytest.raises(MeasureError) as caught:
        variation_coefficient(np.full((5, 3), 0.7))
    assert caught.value.code == "measures.all-constant"
