"""Weights by correlation: exact where it can be, nearest where it cannot."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.weight import correlation

RNG = np.random.default_rng(70)
COMMON = RNG.normal(size=(80, 1))
Z = COMMON + RNG.normal(size=(80, 5)) * np.array([0.9, 1.0, 1.1, 1.2, 1.0])


def _obtained(z: np.ndarray, w: np.ndarray) -> np.ndarray:
    return np.array([np.corrcoef(z @ w, column)[0, 1] for column in z.T])


def test_equal_importance() -> None:
    obtained = _obtained(Z, correlation(Z))
    assert obtained == pytest.approx(np.full(5, obtained[0]), abs=1e-10)


def test_intended_importance() -> None:
    target = np.array([1.0, 2.0, 1.0, 1.0, 1.0])
    w = correlation(Z, target)
    obtained = _obtained(Z, w)
    if (w > 0).all():
        assert obtained / obtained.sum() == pytest.approx(target / target.sum(), abs=1e-10)
    assert obtained[1] == obtained.max()


def test_an_indicator_that_runs_against_the_rest_may_weigh_nothing() -> None:
    z = np.column_stack([Z[:, 0], Z[:, 0] + 0.1 * RNG.normal(size=80), Z[:, 0] + 3 * RNG.normal(size=80), -Z[:, 1]])
    w = correlation(z, np.array([5.0, 5.0, 1.0, 0.01]))
    assert (w >= 0).all()
    assert w.min() == 0


def test_bad_input_is_named() -> None:
    for z, target in ((Z[:6], None), (Z, np.ones(4)), (Z, np.zeros(5)), (Z, -np.ones(5))):
        with pytest.raises(MeasureError):
            correlation(z, target)
