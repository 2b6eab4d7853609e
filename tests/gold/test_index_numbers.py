"""Printed indices of new drivers and of high-quality development; tolerance: the last printed digit."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import polars as pl
import pytest

from xinzhi.measures.aggregate import arithmetic
from xinzhi.measures.index_numbers import chain, contribution, earlier, fixed_base, rebase, revision

pytestmark = pytest.mark.gold

Table = Callable[[str], pl.DataFrame]
YEARS = ["2018", "2019", "2020", "2021", "2022"]


@pytest.fixture
def drivers(gold_table: Table) -> pl.DataFrame:
    return gold_table("papers/nbs_new_drivers_2022/nbs_2018_2022.csv")


def test_new_drivers_to_the_printed_digit(drivers: pl.DataFrame) -> None:
    figures = drivers.select(YEARS).to_numpy().astype(float).T
    total, parts = figures[:, 0], figures[:, 1:]
    growth = drivers["growth2022_pct"].to_numpy()
    # One component has no printed figure of 2021; it follows from its growth.
    unprinted = np.isnan(parts[3])
    parts[3, unprinted] = earlier(parts[4, unprinted], growth[1:][unprinted])
    found = contribution(parts, total=total)
    assert round(float(parts[4].mean()), 1) == total[4] == 766.8
    assert found.growth[4].round(1) == growth[0]
    assert found.component_growth[4].round(1) == pytest.approx(growth[1:], abs=1e-9)
    assert found.shares[4].round(1) == pytest.approx(drivers["contribution2022_pct"].to_numpy()[1:], abs=1e-9)
    assert abs(found.rest[4]) < 0.05


def test_total_is_the_mean_of_what_is_printed(drivers: pl.DataFrame) -> None:
    parts = drivers["2022"].to_numpy()[1:]
    found = fixed_base(np.stack([np.full(5, 100.0), parts]), np.ones(5))
    assert found.index.round(1).tolist() == [100.0, 766.8]


def test_revised_history(drivers: pl.DataFrame) -> None:
    latest = drivers.select(YEARS[:2]).to_numpy()[0].astype(float)
    found = revision(latest, np.array([latest[0], 332.0]))
    assert found.change.round(1).tolist() == [0.0, -6.5]
    linked = chain(np.array([np.nan, 100.0]), latest)
    assert linked == pytest.approx(rebase(latest, base=1))


def test_dimensions_and_total_of_high_quality_development(gold_table: Table) -> None:
    """Five dimensions of six indicators, 20 points each; printed figures hold two decimals, so do normalised ones."""
    norms, printed = (gold_table(f"papers/yrd_hqd2024/{name}_2024.csv") for name in ("indicators_norm", "scores"))
    dimensions = printed.columns[3:]
    for dimension in dimensions:
        own = norms.filter(pl.col("dimension") == dimension)
        wide = own.pivot("indicator", index="city", values="norm_score")
        wide = printed.select("city").join(wide, on="city", how="left", maintain_order="left")
        z = wide.drop("city").to_numpy()
        assert z.shape == (41, 6)
        score = 20 * arithmetic(z, np.ones(6))
        assert score == pytest.approx(printed[dimension].to_numpy(), abs=0.077)
    total = 5 * arithmetic(printed.select(dimensions).to_numpy(), np.ones(5))
    assert total == pytest.approx(printed["score"].to_numpy(), abs=0.031)
