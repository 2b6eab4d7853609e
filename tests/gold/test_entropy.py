"""Entropy weights against four packages and against a pooled panel; tolerance 1e-12, the numbers have 17 digits."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import polars as pl
import pytest

from xinzhi.measures.aggregate import arithmetic
from xinzhi.measures.normalise import minmax
from xinzhi.measures.weight import entropy

pytestmark = pytest.mark.gold

Table = Callable[[str], pl.DataFrame]
TOLERANCE = 1e-12
FIGHTER_DIRECTIONS = np.array([1, 1, 1, -1, 1, 1])
POOLED = "pooled (province x year, ln(NT))"
WRONG = ("copied Stata script (ln T instead of ln NT)", "variant ln N")


def _rows(frame: pl.DataFrame) -> dict[str, np.ndarray]:
    return {str(name): np.array(values, dtype=float) for name, *values in frame.rows()}


def _panel(table: Table) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Give figures (rows, indicators), the year of each row, and the directions."""
    panel = table("index/panel/panel_31x14x30.csv")
    directions = table("index/panel/directions.csv")["Direction"].to_numpy()
    return panel.drop("id", "year").to_numpy(), panel["year"].to_numpy(), directions


def _same(found: np.ndarray, expected: np.ndarray) -> None:
    assert found == pytest.approx(expected, abs=TOLERANCE, rel=0)


@pytest.mark.parametrize("package", ["numpy_0ln0", "scikit-criteria", "pymcdm", "objective-weighting", "pyrepo-mcda"])
def test_packages_on_positive_data(gold_table: Table, package: str) -> None:
    x = gold_table("index/mcdm/X_fighter.csv").to_numpy()
    _same(entropy(x), _rows(gold_table("index/mcdm/entropy_fighter.csv"))[package])


@pytest.mark.parametrize("package", ["numpy_0ln0", "scikit-criteria", "objective-weighting", "pyrepo-mcda"])
def test_packages_on_data_with_zeros(gold_table: Table, package: str) -> None:
    z = minmax(gold_table("index/mcdm/X_fighter.csv").to_numpy(), direction=FIGHTER_DIRECTIONS)
    _same(entropy(z), _rows(gold_table("index/mcdm/entropy_minmax_zeros_fighter.csv"))[package])


def test_shifts_and_intervals(gold_table: Table) -> None:
    x = gold_table("index/mcdm/X_fighter.csv").to_numpy()
    golden = _rows(gold_table("index/mcdm/entropy_minmax_zeros_fighter.csv"))
    shifts = {name: re.fullmatch(r"shift z\+(.+)", name) for name in golden}
    intervals = {name: re.fullmatch(r"interval \[(.+),(.+)\]", name) for name in golden}
    assert (sum(map(bool, shifts.values())), sum(map(bool, intervals.values()))) == (6, 3)
    for name, found in shifts.items():
        if found:
            z = minmax(x, direction=FIGHTER_DIRECTIONS)
            _same(entropy(z, zeros="shift", shift=float(found[1])), golden[name])
    for name, found in intervals.items():
        if found:
            z = minmax(x, direction=FIGHTER_DIRECTIONS, lower=float(found[1]), upper=float(found[2]))
            _same(entropy(z), golden[name])


def test_pooled_panel(gold_table: Table) -> None:
    x, _, directions = _panel(gold_table)
    z = minmax(x, direction=directions)
    golden = gold_table("index/panel/entropy_weights_variants.csv")
    _same(entropy(z), golden[POOLED].to_numpy())
    for shift in (0.0001, 0.001, 0.01):
        _same(entropy(z, zeros="shift", shift=shift), golden[f"pooled, shift {shift}"].to_numpy())


def test_one_pool_a_year(gold_table: Table) -> None:
    x, years, directions = _panel(gold_table)
    golden = gold_table("index/panel/entropy_weights_variants.csv")
    by_year = [entropy(minmax(x[years == year], direction=directions)) for year in np.unique(years)]
    _same(np.stack(by_year), gold_table("index/panel/entropy_weights_per_year.csv").to_numpy()[:, 1:])
    _same(np.mean(by_year, axis=0), golden["per-year weights, mean over years"].to_numpy())
    z = minmax(x, direction=directions)
    mixed = np.mean([entropy(z[years == year]) for year in np.unique(years)], axis=0)
    _same(mixed, golden["pooled min-max, per-year entropy, mean"].to_numpy())


def test_pooled_index(gold_table: Table) -> None:
    x, _, directions = _panel(gold_table)
    z = minmax(x, direction=directions)
    golden = gold_table("index/panel/index_pooled.csv")
    _same(arithmetic(z, entropy(z)), golden["index_pooled_entropy"].to_numpy())


@pytest.mark.parametrize("wrong", WRONG)
def test_wrong_scripts_turn_the_weights_round(gold_table: Table, wrong: str) -> None:
    golden = gold_table("index/panel/entropy_weights_variants.csv")
    x, _, directions = _panel(gold_table)
    right = entropy(minmax(x, direction=directions))
    assert np.array_equal(np.argsort(right), np.argsort(-golden[wrong].to_numpy()))
