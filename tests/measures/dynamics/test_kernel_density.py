"""Densities against scipy, reflection against its formula, and the mistakes."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import gaussian_kde, norm

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.dynamics import kernel_density


def test_weighted_density_is_scipys() -> None:
    chance = np.random.default_rng(0)
    y, size = chance.normal(size=40), chance.uniform(0.5, 2, size=40)
    found = kernel_density(y, population=size, width=0.4)
    peer = gaussian_kde(y, weights=size, bw_method=0.4 / np.sqrt(np.cov(y, aweights=size)))
    assert found.density[0] == pytest.approx(peer(found.grid), abs=1e-12)


def test_width_is_silvermans() -> None:
    """Against statsmodels.nonparametric.bandwidths.bw_silverman, whose quartiles interpolate in another way."""
    y = np.array([1.0, 2, 3, 4, 5, 6, 7, 8, 9, 30])
    iqr = 8 - 3  # definition 5 of Hyndman and Fan
    assert kernel_density(y).bandwidth[0] == pytest.approx(0.9 * min(y.std(ddof=1), iqr / 1.34) * 10**-0.2)
    assert kernel_density(y, bandwidth="scott").bandwidth[0] == pytest.approx(1.06 * y.std(ddof=1) * 10**-0.2)


def test_reflection_at_both_edges() -> None:
    y = np.array([0.05, 0.2, 0.4, 0.97])
    found = kernel_density(y, width=0.1, boundary="reflection", lower=0, upper=1)
    assert (found.grid[0], found.grid[-1]) == (0.0, 1.0)
    assert np.trapezoid(found.density[0], found.grid) == pytest.approx(1, abs=1e-4)
    images = np.concatenate([y, -y, 2 - y])
    assert found.density[0] == pytest.approx(norm.pdf(found.grid[:, None], images, 0.1).sum(axis=1) / 4, abs=1e-12)
    plain = kernel_density(y, width=0.1)
    at_zero = np.interp(0, plain.grid, plain.density[0])
    assert found.density[0, 0] == pytest.approx(2 * at_zero, rel=1e-3)


def test_one_edge() -> None:
    y = np.array([0.1, 0.4, 0.6, 2.0])
    found = kernel_density(y, boundary="reflection", lower=0)
    assert found.grid[0] == 0
    assert found.lost[0] == pytest.approx(0, abs=1e-4)


def test_peaks_are_counted() -> None:
    two = np.concatenate([np.linspace(0, 1, 20), np.linspace(5, 6, 20)])
    assert kernel_density(two, width=0.5).peaks.tolist() == [2]
    assert kernel_density(two, width=4.0).peaks.tolist() == [1]


def test_skew_tells_the_longer_tail() -> None:
    right = np.array([1.0, 1.1, 1.2, 1.3, 2.0, 4.0, 8.0])
    assert kernel_density(right).skew[0] > 0 > kernel_density(-right).skew[0]


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({"boundary": "reflection"}, "lower"),
        ({"boundary": "reflection", "lower": 0.5}, "lower"),
        ({"boundary": "reflection", "upper": 0.5}, "upper"),
        ({"width": 0.0}, "width"),
        ({"points": 3}, "points"),
        ({"bandwidth": "best"}, "bandwidth"),
        ({"boundary": "cut"}, "boundary"),
    ],
)
def test_bad_settings(settings: dict[str, object], named: str) -> None:
    with pytest.raises(MeasureError) as caught:
        kernel_density(np.array([0.1, 0.4, 0.9]), **settings)  # type: ignore[arg-type]
    assert named in caught.value.text("en")


def test_a_period_without_spread() -> None:
    with pytest.raises(MeasureError) as caught:
        kernel_density(np.array([[1.0, 2.0], [3.0, 3.0]]))
    assert (caught.value.code, caught.value.rows) == ("measures.no-spread", (1,))
