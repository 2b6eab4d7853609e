"""Dagum's decomposition against numbers made in R on real data; tolerance 1e-12, the numbers have 17 digits."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import polars as pl
import pytest

from xinzhi.measures.disparity import dagum, dagum_many, gini

pytestmark = pytest.mark.gold

Table = Callable[[str], pl.DataFrame]
PARTS = ("total", "within", "net_between", "transvariation")
TOLERANCE = 1e-12


def _case(name: str, table: Table) -> tuple[np.ndarray, list[str]]:
    """Read values and groups of a golden case from the data its name says."""
    source, *_, last = name.split("_")
    if source == "usjoin":
        data = table("region/dagum/usjoin_bea.csv")
        return data[last].to_numpy().astype(float), data["bea"].to_list()
    if source == "mexico":
        data = table("region/dagum/mexico.csv")
        return data[name.split("_")[1]].to_numpy(), data[last].cast(str).to_list()
    data = table("region/spatial_panel/produc.csv").filter(pl.col("year") == int(last))
    return (data["gsp"] / data["emp"]).to_numpy(), data["region"].cast(str).to_list()


def test_every_golden_row(gold_table: Table) -> None:
    rows = gold_table("region/dagum/golden_dagum.csv").rows()
    assert len(rows) == 53
    for name, *expected in rows:
        y, groups = _case(name, gold_table)
        found = dagum(y, groups)
        assert [getattr(found, part) for part in PARTS] == pytest.approx(expected, abs=TOLERANCE, rel=0), name
        assert gini(y) == pytest.approx(expected[0], abs=TOLERANCE, rel=0), name


def test_every_year_of_the_states_at_once(gold_table: Table) -> None:
    golden = gold_table("region/dagum/golden_dagum.csv").filter(pl.col("case").str.starts_with("usjoin"))
    cases = [_case(name, gold_table) for name in golden["case"]]
    found = dagum_many(np.stack([y for y, _ in cases]), cases[0][1])
    for part, column in zip(PARTS, ("G", "Gw", "Gnb", "Gt"), strict=True):
        assert getattr(found, part) == pytest.approx(golden[column].to_numpy(), abs=TOLERANCE, rel=0)


@pytest.mark.parametrize(
    ("y", "expected"),
    [([1, 3, 1, 3], (0.25, 0.125, 0, 0.125)), ([1, 2, 3, 4], (0.25, 0.05, 0.20, 0))],
)
def test_by_hand(y: list[float], expected: tuple[float, ...]) -> None:
    found = dagum(np.array(y), [0, 0, 1, 1])
    assert [getattr(found, part) for part in PARTS] == pytest.approx(expected, abs=1e-15)
