"""Standardisation, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.normalise import zscore

X = np.array([[1.0, 4.0], [2.0, np.nan], [6.0, 8.0]])


def test_by_hand() -> None:
    s = np.sqrt(7.0)  # of 1, 2, 6: squares 4 + 1 + 9, divided by n - 1
    half = np.sqrt(0.5)
    expected = np.array([[-2 / s, half], [-1 / s, np.nan], [3 / s, -half]])
    assert zscore(X, direction=[1, -1]) == pytest.approx(expected, abs=1e-15, nan_ok=True)


def test_mean_and_deviation_are_reached() -> None:
    z = zscore(np.random.default_rng(2).lognormal(size=(60, 5)), direction=[1, -1, 1, -1, 1], mean=10, sd=2)
    assert z.mean(axis=0) == pytest.approx(np.full(5, 10.0), abs=1e-12)
    assert z.std(axis=0, ddof=1) == pytest.approx(np.full(5, 2.0), abs=1e-12)


@pytest.mark.parametrize(("mean", "sd"), [(0, 0), (0, -1), (0, np.inf), (np.nan, 1)])
def test_wrong_settings_are_refused(mean: float, sd: float) -> None:
    with pytest.raises(MeasureError) as caught:
        zscore(X, mean=mean, sd=sd)
    assert caught.value.code == "measures.bad-setting"


def test_spread_of_a_population() -> None:
    z = zscore(np.random.default_rng(3).lognormal(size=(60, 5)), spread="population")
    assert z.std(axis=0) == pytest.approx(np.ones(5), abs=1e-12)
    with pytest.raises(MeasureError) as caught:
        zscore(X, spread="n")  # type: ignore[arg-type]
    assert caught.value.code == "measures.bad-setting"
