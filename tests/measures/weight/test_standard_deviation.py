"""Weights by standard deviation, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.normalise import zscore
from xinzhi.measures.weight import equal, standard_deviation


def test_by_hand() -> None:
    # Deviations 1, 2 and, over its two figures, √2 / 2.
    z = np.array([[1.0, 1.0, 0.0], [2.0, 3.0, np.nan], [3.0, 5.0, 1.0]])
    s = np.array([1, 2, np.sqrt(0.5)])
    assert standard_deviation(z) == pytest.approx(s / s.sum(), abs=1e-15)


def test_level_of_a_column_means_nothing() -> None:
    z = np.random.default_rng(32).uniform(size=(15, 4))
    assert standard_deviation(z + np.array([0, 5, -3, 100])) == pytest.approx(standard_deviation(z), abs=1e-12)


def test_scores_in_standard_deviations_weigh_the_same() -> None:
    z = zscore(np.random.default_rng(33).uniform(size=(15, 4)))
    assert standard_deviation(z) == pytest.approx(equal(z), abs=1e-14)


def test_all_constant_is_refused() -> None:
    with pytest.raises(MeasureError) as caught:
        standard_deviation(np.full((5, 3), 0.7))
    assert (caught.value.code, caught.value.columns) == ("measures.all-constant", (0, 1, 2))
