"""Coupling coordination against hand-checkable variants and a printed table; 1e-12 and the printed four digits."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import polars as pl
import pytest

from xinzhi.measures.coupling import coordination

pytestmark = pytest.mark.gold

Table = Callable[[str], pl.DataFrame]


def test_variants(gold_table: Table) -> None:
    rows = gold_table("index/coupling/variants.csv").to_dicts()
    assert len(rows) == 9
    for row in rows:
        u = np.array([[float(score) for score in row["U"].split()]])
        standard, modified = coordination(u), coordination(u, formula="modified")
        assert standard.development[0] == pytest.approx(row["T_equal"], abs=1e-12)
        assert standard.coupling[0] == pytest.approx(row["C_standard"], abs=1e-12)
        assert standard.coordination[0] == pytest.approx(row["D_standard"], abs=1e-12)
        assert modified.coupling[0] == pytest.approx(row["C_modified"], abs=1e-12)
        assert modified.coordination[0] == pytest.approx(row["D_modified"], abs=1e-12)


def test_wrong_forms_are_told_from_the_right_one(gold_table: Table) -> None:
    for row in gold_table("index/coupling/variants.csv").to_dicts():
        u = np.array([[float(score) for score in row["U"].split()]])
        found = coordination(u).coupling[0]
        assert row["C_lost_coefficient"] == pytest.approx(found / row["n"], abs=1e-12)
        assert found > row["C_pairwise_product"]
        if row["n"] == 2:
            assert row["C_k1"] == pytest.approx(found**2, abs=1e-12)
            assert row["C_k2"] == pytest.approx(found**4, abs=1e-12)


def test_printed_table(gold_table: Table) -> None:
    """Two printed numbers give two unknown scores: the pairs that have a solution come back to the digits printed."""
    table = gold_table("index/coupling/wang2021_table8.csv").drop_nulls(["implied_U1", "implied_U2"])
    table = table.filter(pl.col("implied_U2").is_between(0, 1, closed="right"), pl.col("implied_U1") > 0)
    assert table.height == 90
    u = table.select("implied_U1", "implied_U2").to_numpy()
    for formula, column in (("standard", "C_traditional_published"), ("modified", "C_modified_published")):
        found = coordination(u, formula=formula).coupling
        assert found == pytest.approx(table[column].to_numpy(), abs=1e-6, rel=0)
