"""Productivity against deaR (1e-9), Stata's gtfpch (1e-6, the noise of its solver), and Chung, Färe & Grosskopf by scipy."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import polars as pl
import pytest
from numpy.typing import NDArray

from xinzhi.measures.efficiency import luenberger, malmquist, malmquist_luenberger
from xinzhi.measures.efficiency._productivity import Productivity

pytestmark = pytest.mark.gold
Read = Callable[[str], pl.DataFrame]
Numbers = NDArray[np.float64]
PARTS = {
    "mi": "total",
    "ec": "efficiency_change",
    "tc": "technical_change",
    "pech": "pure_efficiency_change",
    "sech": "scale_efficiency_change",
}


def cube(data: pl.DataFrame, period: str, columns: list[str]) -> Numbers:
    periods = data[period].unique().sort().to_list()
    return np.stack([data.filter(pl.col(period) == p).select(columns).to_numpy() for p in periods]).astype(float)


def held_against(found: Productivity, table: pl.DataFrame, units: list[str]) -> None:
    """Compare every part that deaR printed; what it left missing is a cell with a reason here."""
    printed = table.with_columns(pl.col("value").cast(pl.String).str.strip_chars().cast(pl.Float64, strict=False))
    periods = printed["period"].unique(maintain_order=True).to_list()
    for part in printed["measure"].unique():
        wide = printed.filter(pl.col("measure") == part).pivot("dmu", index="period", values="value")
        wide = wide.sort(pl.col("period").replace_strict(periods, list(range(len(periods)))))
        expected, ours = wide.select(units).to_numpy(), getattr(found, PARTS[part])
        lost = np.isnan(expected.astype(float))
        assert np.isnan(ours).tolist() == lost.tolist()
        assert (found.status[lost] == "infeasible").all()
        assert ours[~lost] == pytest.approx(expected[~lost].astype(float), abs=1e-9, rel=0)


@pytest.mark.parametrize(
    ("file", "settings"),
    [
        ("io_crs_cont_fgnz", {}),
        ("oo_crs_glob_fgnz", {"orientation": "output", "frontier": "global"}),
        ("oo_vrs_cont_rd", {"orientation": "output", "decomposition": "ray-desli", "returns": "variable"}),
    ],
)
def test_chinese_provinces_2005_to_2009(gold_table: Read, file: str, settings: dict[str, str]) -> None:
    data = gold_table("efficiency/data_EconomyLong.csv")
    units = data.filter(pl.col("Period") == 2005)["DMUs"].to_list()
    found = malmquist(cube(data, "Period", ["Capital", "Labor"]), cube(data, "Period", ["GIOV"]), **settings)
    held_against(found, gold_table(f"efficiency/deaR_Economy_malmquist_{file}.csv"), units)


@pytest.mark.parametrize(
    ("file", "settings"),
    [("oo_crs_cont_fgnz", {}), ("oo_vrs_cont_rd", {"decomposition": "ray-desli", "returns": "variable"})],
)
def test_grifell_and_lovell(gold_table: Read, file: str, settings: dict[str, str]) -> None:
    data = gold_table("efficiency/data_Grifell_Lovell_1999.csv")
    found = malmquist(cube(data, "Year", ["X"]), cube(data, "Year", ["Y"]), orientation="output", **settings)
    held_against(found, gold_table(f"efficiency/deaR_GrifellLovell1999_{file}.csv"), list("ABCDEFGH"))


def green(gold_table: Read) -> tuple[list[str], Numbers, Numbers, Numbers]:
    data = gold_table("efficiency/data_gtfpch_china30_2013_2015.csv")
    names = data["Province"].unique(maintain_order=True).to_list()
    return names, cube(data, "year", ["K", "L"]), cube(data, "year", ["Y"]), cube(data, "year", ["CO2"])


@pytest.mark.parametrize("file", ["global_ML", "global_nonradial_luenberger"])
def test_stata_of_thirty_provinces(gold_table: Read, file: str) -> None:
    names, inputs, outputs, bad = green(gold_table)
    printed = gold_table(f"efficiency/stata_gtfpch_{file}.csv")
    found = (
        malmquist_luenberger(inputs, outputs, bad, frontier="global")
        if file == "global_ML"
        else luenberger(inputs, outputs, bad, frontier="global", measure="nonradial")
    )
    for column, part in {"TFPCH": "total", "TECH": "efficiency_change", "TECCH": "technical_change"}.items():
        wide = printed.pivot("Province", index="Pdwise", values=column).sort("Pdwise").select(names)
        assert getattr(found, part) == pytest.approx(wide.to_numpy(), abs=1e-6, rel=0)
    assert (found.status == "optimal").all()


def test_the_one_infeasible_cell_of_the_adjacent_index(gold_table: Read) -> None:
    names, inputs, outputs, bad = green(gold_table)
    found = malmquist_luenberger(inputs, outputs, bad)
    assert np.argwhere(found.status != "optimal").tolist() == [[1, names.index("Neimenggu")]]
    assert np.isnan(found.total).sum() == 1
    reason = found.reason[1, names.index("Neimenggu")]
    assert "后一期" in reason.zh
    assert "frontier of the earlier period" in reason.en
    assert not np.isnan(found.efficiency_change).any()
