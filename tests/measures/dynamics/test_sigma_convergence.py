"""Sigma convergence: against numpy, trend and change, replication."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.disparity import variation
from xinzhi.measures.dynamics import sigma_convergence

Y = np.random.default_rng(14).lognormal(size=(6, 31))


def test_definition() -> None:
    assert sigma_convergence(Y).sigma == pytest.approx(np.log(Y).std(axis=1, ddof=1), rel=1e-13)
    assert sigma_convergence(Y, divisor="n").sigma == pytest.approx(np.log(Y).std(axis=1), rel=1e-13)
    assert sigma_convergence(Y, measure="variation", divisor="n").sigma == pytest.approx(
        [variation(row) for row in Y], rel=1e-13
    )


def test_replication_means_nothing_under_n() -> None:
    once, twice = (sigma_convergence(each, divisor="n").sigma for each in (Y, np.tile(Y, 2)))
    assert twice == pytest.approx(once, rel=1e-13)


def test_change_and_trend() -> None:
    years = [2000, 2002, 2003, 2010, 2011, 2020]
    found = sigma_convergence(Y, years=years)
    assert found.trend == pytest.approx(np.polyfit(years, found.sigma, 1)[0], rel=1e-8)
    assert found.change == found.sigma[-1] - found.sigma[0]
    assert sigma_convergence(Y).trend == pytest.approx(np.polyfit(range(6), found.sigma, 1)[0], rel=1e-10)


def test_halving_distances_halves_sigma() -> None:
    y = np.exp(np.array([[0.0, 1, 2], [0.5, 1, 1.5], [0.75, 1, 1.25]]))
    assert sigma_convergence(y).sigma == pytest.approx([1, 0.5, 0.25], abs=1e-15)


@pytest.mark.parametrize("settings", [{"measure": "cv"}, {"divisor": "N"}])
def test_wrong_settings_are_refused(settings: dict[str, str]) -> None:
    with pytest.raises(MeasureError) as caught:
        sigma_convergence(Y, **settings)  # type: ignore[arg-type]
    assert caught.value.code == "measures.bad-setting"
