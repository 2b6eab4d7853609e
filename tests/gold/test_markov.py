"""Markov chains of 48 US states 1929–2009 against giddy 2.3.8; tolerances are the printed precision, or 1e-8."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from numpy.typing import NDArray

from xinzhi.measures.dynamics import markov, spatial_markov
from xinzhi.measures.dynamics._chains import ergodic, first_passage

Table = Callable[[str], pl.DataFrame]
Numbers = NDArray[np.float64]
gold_numbers = pytest.mark.gold


@pytest.fixture(scope="module")
def income(gold_table: Table) -> Numbers:
    """Give income per person, shape (81 years, 48 states)."""
    data = gold_table("region/dagum/usjoin_bea.csv")
    return data.select(str(year) for year in range(1929, 2010)).to_numpy().astype(float).T


@pytest.fixture(scope="module")
def contiguity(gold_table: Table) -> Numbers:
    """Give the states that touch, from the file of splm: the same pairs as states48.gal, on which giddy was run."""
    return (gold_table("region/spatial_panel/usaww.csv").to_numpy()[:, 1:].astype(float) > 0).astype(float)


@gold_numbers
def test_spatial_markov_with_pooled_quintiles(income: Numbers, contiguity: Numbers, gold: Path) -> None:
    expected = json.loads((gold / "gold/region/markov/usjoin_spatial_markov_k5.json").read_text("utf-8"))
    found = spatial_markov(income / income.mean(axis=1, keepdims=True), contiguity)
    assert found.cuts == pytest.approx(expected["cutoffs"], abs=1e-8)
    assert found.lag_cuts == pytest.approx(expected["lag_cutoffs"], abs=1e-8)
    assert found.lag_counts.tolist() == expected["T"]
    assert found.transition == pytest.approx(np.array(expected["p"]), abs=1e-8)
    assert found.lag_transition == pytest.approx(np.array(expected["PP"]), abs=1e-8)
    assert found.ergodic == pytest.approx(expected["steady"], abs=1e-8)
    assert (found.q, found.lr) == pytest.approx((expected["Q"], expected["LR"]), abs=1e-8)
    assert (round(found.q, 3), round(found.lr, 3), found.dof) == (200.624, 170.659, expected["dof"])
    assert found.lr_p == pytest.approx(expected["LR_p"], rel=1e-8)
    assert found.q_p == pytest.approx(4.7e-17, abs=5e-19)  # giddy prints 0.0; the upper tail gives this


@gold_numbers
def test_ends_and_times_by_neighbours(income: Numbers, contiguity: Numbers) -> None:
    found = spatial_markov(income / income.mean(axis=1, keepdims=True), contiguity)
    lag_ergodic = [
        [0.43509425, 0.2635327, 0.20363044, 0.06841983, 0.02932278],
        [0.13391287, 0.33993305, 0.25153036, 0.23343016, 0.04119356],
        [0.12124869, 0.21137444, 0.2635101, 0.29013417, 0.1137326],
        [0.0776413, 0.19748806, 0.25352636, 0.22480415, 0.24654013],
        [0.01776781, 0.19964349, 0.19009833, 0.25524697, 0.3372434],
    ]
    among_the_poorest = [
        [2.29835259, 28.95614035, 46.14285714, 80.80952381, 279.42857143],
        [33.86549708, 3.79459555, 22.57142857, 57.23809524, 255.85714286],
        [43.60233918, 9.73684211, 4.91085714, 34.66666667, 233.28571429],
        [46.62865497, 12.76315789, 6.25714286, 14.61564626, 198.61904762],
        [52.62865497, 18.76315789, 12.25714286, 6.0, 34.1031746],
    ]
    assert found.lag_ergodic == pytest.approx(np.array(lag_ergodic), abs=6e-9, rel=0)
    assert found.lag_first_passage[0] == pytest.approx(np.array(among_the_poorest), abs=6e-9, rel=0)


@gold_numbers
def test_markov_with_quintiles_of_each_year(income: Numbers) -> None:
    found = markov(income, cuts="period")
    assert found.counts.tolist() == [
        [729, 71, 1, 0, 0],
        [72, 567, 80, 3, 0],
        [0, 81, 631, 86, 2],
        [0, 3, 86, 573, 56],
        [0, 0, 1, 57, 741],
    ]
    passage = [
        [4.81354357, 11.50292712, 29.60921231, 53.38594954, 103.59816743],
        [42.04774505, 5.34023324, 18.74455332, 42.50023268, 92.71316899],
        [69.25849753, 27.21075248, 4.82147603, 25.27184624, 75.43305672],
        [84.90689329, 42.85914824, 17.18082642, 5.31299186, 51.60953369],
        [98.41295543, 56.36521038, 30.66046735, 14.21158356, 4.77619083],
    ]
    assert found.ergodic == pytest.approx([0.20774716, 0.18725774, 0.20740537, 0.18821787, 0.20937187], abs=6e-9, rel=0)
    assert found.first_passage == pytest.approx(np.array(passage), abs=6e-9, rel=0)


def test_land_of_oz() -> None:
    """Kemeny & Snell's weather of Oz: fractions by hand."""
    p = np.array([[0.5, 0.25, 0.25], [0.5, 0, 0.5], [0.25, 0.25, 0.5]])
    assert ergodic(p) == pytest.approx([2 / 5, 1 / 5, 2 / 5], abs=1e-15)
    times = [[5 / 2, 4, 10 / 3], [8 / 3, 5, 8 / 3], [10 / 3, 4, 5 / 2]]
    assert first_passage(p) == pytest.approx(np.array(times), abs=1e-14)
