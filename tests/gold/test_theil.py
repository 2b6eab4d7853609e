"""Theil's T of the Mexican states against PySAL's inequality, which prints eight decimals: tolerance 5e-9."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import polars as pl
import pytest

from xinzhi.measures.disparity import atkinson, theil

YEARS = range(1940, 2010, 10)
TOTAL = [0.20894344, 0.15222451, 0.10472941, 0.10194725, 0.09560113, 0.10511256, 0.10660832]
BETWEEN = [0.0345889, 0.02816853, 0.05260921, 0.05931219, 0.03205257, 0.02963731, 0.03635872]
WITHIN = [0.17435454, 0.12405598, 0.0521202, 0.04263506, 0.06354856, 0.07547525, 0.0702496]


@pytest.mark.gold
def test_states_of_mexico_by_region(gold_table: Callable[[str], pl.DataFrame]) -> None:
    data = gold_table("region/dagum/mexico.csv")
    found = [theil(data[f"pcgdp{year}"].to_numpy(), data["hanson98"].to_list()) for year in YEARS]
    assert [each.total for each in found] == pytest.approx(TOTAL, abs=5e-9, rel=0)
    assert [each.between for each in found] == pytest.approx(BETWEEN, abs=5e-9, rel=0)
    assert [each.within for each in found] == pytest.approx(WITHIN, abs=5e-9, rel=0)


@pytest.mark.parametrize(("epsilon", "expected", "digits"), [(0.5, 0.06315, 5e-6), (1.0, 0.1316096, 5e-8)])
def test_atkinson_of_five_incomes(epsilon: float, expected: float, digits: float) -> None:
    """PySAL's inequality, test_atkinson; the tolerance is the printed precision."""
    assert atkinson(np.array([10.0, 20, 30, 40, 50]), epsilon=epsilon) == pytest.approx(expected, abs=digits, rel=0)
