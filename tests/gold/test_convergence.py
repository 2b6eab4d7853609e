"""Convergence of 48 US states; tolerance is the printed precision of the numbers made with other programs."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import polars as pl
import pytest
from numpy.typing import NDArray

from xinzhi.measures.dynamics import beta_convergence, sigma_convergence

pytestmark = pytest.mark.gold
Numbers = NDArray[np.float64]


@pytest.fixture(scope="module")
def income(gold_table: Callable[[str], pl.DataFrame]) -> Callable[[int, int], Numbers]:
    """Give income per person from one year to another, shape (years, 48 states)."""
    data = gold_table("region/dagum/usjoin_bea.csv")

    def between(first: int, last: int) -> Numbers:
        return data.select(str(year) for year in range(first, last + 1)).to_numpy().astype(float).T

    return between


@pytest.mark.parametrize(("first", "last", "percent"), [(1929, 1994, 1.951), (1929, 2009, 1.647)])
def test_speed(income: Callable[[int, int], Numbers], first: int, last: int, percent: float) -> None:
    found = beta_convergence(income(first, last), years=last - first)
    assert found.speed * 100 == pytest.approx(percent, abs=5e-4)


def test_speed_from_1970(income: Callable[[int, int], Numbers]) -> None:
    """Printed as .912 %; the formula gives .91147, which rounds to .911."""
    assert beta_convergence(income(1970, 2009), years=39).speed * 100 == pytest.approx(0.912, abs=1e-3)


def test_coefficient_error_and_half_life(income: Callable[[int, int], Numbers]) -> None:
    found = beta_convergence(income(1929, 1994), years=range(1929, 1995))
    assert found.beta == pytest.approx(-0.011057, abs=5e-7)
    assert found.se == pytest.approx(0.000515, abs=5e-7)
    assert found.half_life == pytest.approx(35.5, abs=0.05)


def test_sigma(income: Callable[[int, int], Numbers]) -> None:
    sigma = sigma_convergence(income(1929, 2009)).sigma
    assert [sigma[year - 1929] for year in (1929, 1970, 2009)] == pytest.approx([0.369, 0.156, 0.139], abs=5e-4)
