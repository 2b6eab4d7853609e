"""Efficiency against published scores and those of other programs, with the settings they were made with.

Tolerances: 1e-9 against deaR (its own noise is 1e-12), 1e-6 against results saved by Stata (its noise is 2e-7),
the printed precision against a paper.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import polars as pl
import pytest
from numpy.typing import NDArray

from xinzhi.measures.efficiency import cost, directional, nonradial_directional, radial, sbm, super_radial, super_sbm

Numbers = NDArray[np.float64]
Table = Callable[[str], pl.DataFrame]
pytestmark = pytest.mark.gold
DEAR, STATA = 1e-9, 1e-6


def columns(frame: pl.DataFrame, *names: str) -> Numbers:
    """Give columns as numbers, padded as some files have them."""
    return frame.select(pl.col(names).cast(pl.String).str.strip_chars().cast(pl.Float64)).to_numpy()


@pytest.fixture
def tone(gold_table: Table) -> tuple[Numbers, Numbers]:
    data = gold_table("efficiency/data_Tone2001.csv")
    return columns(data, "Input1", "Input2"), columns(data, "Output1", "Output2")


@pytest.fixture
def china(gold_table: Table) -> pl.DataFrame:
    return gold_table("efficiency/data_gtfpch_china30_2013_2015.csv")


def environment(given: pl.DataFrame) -> tuple[Numbers, Numbers, Numbers]:
    return columns(given, "K", "L"), columns(given, "Y"), columns(given, "CO2")


def test_tone_2001(gold_table: Table, tone: tuple[Numbers, Numbers]) -> None:
    peer = gold_table("efficiency/deaR_Tone2001_sbm.csv")
    found = sbm(*tone, returns="constant")
    assert found.score == pytest.approx(columns(peer, "sbm_crs")[:, 0], abs=DEAR)
    assert found.score.round(3).tolist() == [0.798, 0.568, 1.0, 0.667, 1.0]  # Tone (2001), page 505
    assert radial(*tone).score == pytest.approx(columns(peer, "ccr_io")[:, 0], abs=DEAR)
    assert sbm(*tone, returns="variable").score == pytest.approx(columns(peer, "sbm_vrs")[:, 0], abs=DEAR)
    slacks = np.hstack([found.slacks.inputs, found.slacks.outputs])
    assert slacks == pytest.approx(columns(peer, "Input1", "Input2", "Output1", "Output2"), abs=1e-8)


def test_a_unit_can_score_1_radially_and_not_be_efficient(tone: tuple[Numbers, Numbers]) -> None:
    found = radial(*tone)
    assert found.score[3] == pytest.approx(1, abs=1e-12)
    assert found.slacks.outputs[3] == pytest.approx([0, 1], abs=1e-12)
    assert sbm(*tone).score[3] == pytest.approx(2 / 3, abs=1e-12)


def test_tone_2003(gold_table: Table) -> None:
    data = gold_table("efficiency/data_Tone2003.csv")
    peer = gold_table("efficiency/deaR_Tone2003_sbm_undesirable.csv")
    given = columns(data, "x"), columns(data, "yg"), columns(data, "yb")
    found = sbm(*given, returns="variable")
    assert found.score == pytest.approx(columns(peer, "sbm_ud_vrs")[:, 0], abs=DEAR)
    assert found.score == pytest.approx([2 / 3, 1, 1, 1, 1, 10 / 11, 12 / 17, 4 / 5, 3 / 5], abs=1e-12)
    assert sbm(*given, returns="constant").score == pytest.approx(columns(peer, "sbm_ud_crs")[:, 0], abs=DEAR)
    targets = found.targets.together
    assert targets == pytest.approx(columns(peer, "target_x", "target_yg", "target_yb"), abs=1e-8)


@pytest.mark.parametrize("returns", ["variable", "constant"])
def test_hua_and_bian_2007(gold_table: Table, returns: str) -> None:
    data = gold_table("efficiency/data_Hua_Bian_2007.csv")
    peer = gold_table("efficiency/deaR_Hua_Bian_2007.csv")
    inputs, outputs = columns(data, "D-Input1", "D-Input2"), columns(data, "D-Output1", "D-Output2")
    found = sbm(inputs, outputs, columns(data, "UD-Output1"), returns=returns)
    assert found.score == pytest.approx(columns(peer, f"sbm_ud_{returns[0]}rs")[:, 0], abs=DEAR)


def test_hua_and_bian_2007_translated(gold_table: Table) -> None:
    data = gold_table("efficiency/data_Hua_Bian_2007.csv")
    peer = gold_table("efficiency/deaR_Hua_Bian_2007.csv")
    inputs = columns(data, "D-Input1", "D-Input2")
    outputs = np.hstack([columns(data, "D-Output1", "D-Output2"), 1500 - columns(data, "UD-Output1")])
    found = radial(inputs, outputs, orientation="output", returns="variable")
    assert found.score == pytest.approx(columns(peer, "eff_oo")[:, 0], abs=DEAR)
    assert found.efficiency == pytest.approx(columns(peer, "M5_inv_eff")[:, 0], abs=DEAR)


def test_directional_distance_of_stata(gold_table: Table, china: pl.DataFrame) -> None:
    peer = gold_table("efficiency/stata_teddf_ddf_radial.csv")
    for year in (2013, 2014, 2015):
        given = china.filter(pl.col("year") == year).join(peer, on=["Province", "year"])
        found = directional(*environment(given), direction="all")
        assert len(given) == 30
        assert found.score == pytest.approx(columns(given, "Dv")[:, 0], abs=STATA)


def test_nonradial_directional_distance_of_stata(gold_table: Table, china: pl.DataFrame) -> None:
    peer = gold_table("efficiency/stata_teddf_nonradial.csv")
    for year in (2013, 2014, 2015):
        given = china.filter(pl.col("year") == year).join(peer, on=["Province", "year"])
        found = nonradial_directional(*environment(given), weights=np.ones(4))
        assert len(given) == 30
        assert found.score == pytest.approx(columns(given, "Dv")[:, 0], abs=STATA)


def test_super_efficiency_of_tone_2002(gold_table: Table) -> None:
    data = gold_table("efficiency/data_Power_plants.csv")
    peer = gold_table("efficiency/deaR_Power_plants_super.csv")
    given = columns(data, "X1", "X2", "X3", "X4"), columns(data, "Y1", "Y2")
    for orientation, name in (("input", "super_sbm_io_crs"), ("none", "super_sbm_no_crs")):
        found = super_sbm(*given, orientation=orientation)
        assert found.score == pytest.approx(columns(peer, name)[:, 0], abs=DEAR)
    assert super_radial(*given).score == pytest.approx(columns(peer, "super_radial_io_crs")[:, 0], abs=DEAR)


@pytest.mark.parametrize("name", ["Tone2001", "Hua_Bian_2007"])
def test_super_sbm_holds_sbm_below_1(gold_table: Table, name: str) -> None:
    data = gold_table(f"efficiency/data_{name}.csv")
    values = columns(data, *data.columns[1:])
    given = values[:, :2], values[:, 2:4], *([values[:, 4:]] if values.shape[1] > 4 else [])
    inside, above = sbm(*given), super_sbm(*given)
    one = super_sbm(*given, inefficient="one")
    low = inside.score < 0.999
    assert low.any()
    assert above.score[low] == pytest.approx(inside.score[low], abs=1e-12)
    assert (above.score[~low] > 1).all()
    assert one.score[low] == pytest.approx(1, abs=1e-12)
    assert one.score[~low] == pytest.approx(above.score[~low], abs=1e-12)


def test_cost_efficiency_of_coelli_1998(gold_table: Table) -> None:
    data = gold_table("efficiency/data_Coelli_1998.csv")
    given = columns(data, "input1", "input2"), columns(data, "output"), columns(data, "price_input1", "price_input2")
    found = cost(*given)
    assert found.score.round(4).tolist() == [0.3529, 0.8571, 0.75, 0.6667, 1.0]
    assert found.parts["technical"].round(4).tolist() == [0.5, 1.0, 0.8333, 0.7143, 1.0]
    assert found.score == pytest.approx(found.parts["technical"] * found.parts["allocative"], abs=1e-12)
