"""Explanations and audit against a pooled panel (1e-10) and COINr 1.1.14 on its ASEM example (printed precision)."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import polars as pl
import pytest

from xinzhi.measures.audit import components, coverage, leave_one_out, outlier, redundancy
from xinzhi.measures.explain import obstacle
from xinzhi.measures.normalise import minmax
from xinzhi.measures.weight import entropy

pytestmark = pytest.mark.gold

Table = Callable[[str], pl.DataFrame]


def _leaves(table: Table) -> pl.DataFrame:
    return table("index/asem/iMeta.csv").filter(pl.col("Level") == 1)


def _step(table: Table, name: str) -> tuple[np.ndarray, pl.DataFrame]:
    leaves = _leaves(table)
    frame = table(f"index/asem/default_step_{name}.csv")
    return frame.select(leaves["iCode"].to_list()).cast(pl.Float64).to_numpy(), leaves


def _raw(table: Table) -> tuple[np.ndarray, pl.DataFrame]:
    leaves = _leaves(table)
    return table("index/asem/iData.csv").select(leaves["iCode"].to_list()).cast(pl.Float64).to_numpy(), leaves


def test_obstacle_degree_of_a_pooled_panel(gold_table: Table) -> None:
    panel = gold_table("index/panel/panel_31x14x30.csv")
    directions = gold_table("index/panel/directions.csv")["Direction"].to_numpy()
    z = minmax(panel.drop("id", "year").to_numpy(), direction=directions)
    expected = gold_table("index/panel/obstacle_pct.csv")
    assert expected.select("id", "year").equals(panel.select("id", "year"))
    assert obstacle(z, entropy(z)) == pytest.approx(expected.drop("id", "year").to_numpy(), abs=1e-10)


def test_shape_and_coverage_as_coinr_prints_them(gold_table: Table) -> None:
    x, leaves = _raw(gold_table)
    told = leaves.select("iCode").join(gold_table("index/asem/default_stats_raw.csv"), on="iCode", how="left")
    shape, held = outlier(x), coverage(x)
    assert shape.skewness == pytest.approx(told["Skew"].to_numpy(), rel=0.006, abs=6e-4)  # three digits are printed
    assert shape.kurtosis == pytest.approx(told["Kurt"].to_numpy(), rel=0.006, abs=6e-4)
    assert shape.flagged.tolist() == (told["Flag.SkewKurt"] == "OUT").to_list()
    for found, column in (
        (held.by_indicator, "Frc.Avail"),
        (held.nonzero, "Frc.NonZero"),
        (held.distinct, "Frc.Unique"),
        (held.commonest, "Frc.Same"),
    ):
        assert found == pytest.approx(told[column].to_numpy(), rel=0.006)


def test_principal_components_of_each_pillar(gold_table: Table) -> None:
    x, leaves = _step(gold_table, "Treated")
    told = gold_table("index/asem/pca_eigen_L1_Treated.csv")
    for pillar in leaves["Parent"].unique():
        own = np.flatnonzero((leaves["Parent"] == pillar).to_numpy())
        expected = told.filter(pl.col("group") == pillar)
        found = components(x[:, own])
        assert found.eigenvalues == pytest.approx(expected["eigen"].to_numpy(), abs=1e-10)
        assert found.shares == pytest.approx(expected["share"].to_numpy(), abs=1e-10)


def test_correlations_and_redundant_pairs(gold_table: Table) -> None:
    z, leaves = _step(gold_table, "Normalised")
    codes = leaves["iCode"].to_list()
    found = redundancy(z, leaves["Parent"].to_list())
    told = gold_table("index/asem/corr_L1_L1_normalised_pearson.csv")
    at = {code: number for number, code in enumerate(codes)}
    expected = np.full((len(codes), len(codes)), np.nan)
    for one, other, r in told.iter_rows():
        expected[at[one], at[other]] = r
    assert found.correlations == pytest.approx(expected, abs=1e-10)
    flags = gold_table("index/asem/corr_flags_high_0.9.csv")
    pairs = {frozenset((codes[a], codes[b])) for a, b in zip(found.first, found.second, strict=True)}
    assert pairs == {frozenset((one, other)) for _, one, other, _ in flags.iter_rows()}


def test_ranks_without_each_indicator(gold_table: Table) -> None:
    z, leaves = _step(gold_table, "Normalised")
    w = _down_the_tree(gold_table)
    found = leave_one_out(z, w, leaves["Parent"].to_list())
    told = gold_table("index/asem/remove_elements_L1_ranks.csv")
    units = gold_table("index/asem/default_step_Normalised.csv").select("uCode").join(told, on="uCode", how="left")
    assert found.nominal.tolist() == units["Nominal"].to_list()
    for j, code in enumerate(leaves["iCode"]):
        assert found.ranks[j].tolist() == units[code].to_list(), code
    shifts = dict(gold_table("index/asem/remove_elements_L1.csv").iter_rows())
    assert found.mean_shift == pytest.approx([shifts[code] for code in leaves["iCode"]], abs=1e-10)


def _down_the_tree(table: Table) -> np.ndarray:
    """Give each indicator's weight times those of its groups, each a share among its siblings."""
    meta = table("index/asem/iMeta.csv").filter(pl.col("Level").is_not_null())
    total = dict(meta.group_by("Parent").agg(pl.col("Weight").sum()).iter_rows())
    share = {
        code: weight / total[parent] for code, parent, weight in meta.select("iCode", "Parent", "Weight").iter_rows()
    }
    parent = dict(meta.select("iCode", "Parent").iter_rows())
    out = []
    for leaf in meta.filter(pl.col("Level") == 1)["iCode"]:
        code, weight = leaf, 1.0
        while code is not None:
            weight, code = weight * share[code], parent[code]
        out.append(weight)
    return np.array(out)
