"""Normalisation and aggregation against COINr 1.1.14 on its ASEM example; tolerance 1e-10 relative to the scale."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import polars as pl
import pytest

from xinzhi.measures.aggregate import arithmetic, copeland, geometric, harmonic, power
from xinzhi.measures.normalise import borda, distance_to_max, distance_to_target, minmax, zscore

pytestmark = pytest.mark.gold

Table = Callable[[str], pl.DataFrame]
Numbers = np.ndarray


def _indicators(table: Table) -> pl.DataFrame:
    return table("index/asem/iMeta.csv").filter(pl.col("Level").is_not_null())


def _treated(table: Table, meta: pl.DataFrame) -> tuple[Numbers, Numbers]:
    leaves = meta.filter(pl.col("Level") == 1)
    x = table("index/asem/default_step_Treated.csv").select(leaves["iCode"].to_list()).to_numpy().astype(float)
    return x, leaves["Direction"].to_numpy()


def _up_the_tree(z: Numbers, meta: pl.DataFrame, means: list[Callable[..., Numbers]]) -> dict[str, Numbers]:
    """Join level by level with the framework's weights; gives every aggregate by its code."""
    held = dict(zip(meta.filter(pl.col("Level") == 1)["iCode"], z.T, strict=True))
    for level, mean in enumerate(means, start=1):
        children = meta.filter(pl.col("Level") == level)
        for parent in children["Parent"].unique(maintain_order=True):
            own = children.filter(pl.col("Parent") == parent)
            held[parent] = mean(np.column_stack([held[code] for code in own["iCode"]]), own["Weight"].to_numpy())
    return held


@pytest.mark.parametrize(
    ("variant", "normalise", "means"),
    [
        ("minmax_0_100__amean", lambda x, d: minmax(x, direction=d, upper=100.0), [arithmetic] * 3),
        ("minmax_1_100__gmean", lambda x, d: minmax(x, direction=d, lower=1.0, upper=100.0), [geometric] * 3),
        (
            "minmax_1_100__amean_amean_gmean",
            lambda x, d: minmax(x, direction=d, lower=1.0, upper=100.0),
            [arithmetic, arithmetic, geometric],
        ),
        ("minmax_1_100__hmean", lambda x, d: minmax(x, direction=d, lower=1.0, upper=100.0), [harmonic] * 3),
        (
            "minmax_1_100__genmean_p0.5",
            lambda x, d: minmax(x, direction=d, lower=1.0, upper=100.0),
            [lambda z, w: power(z, w, exponent=0.5)] * 3,
        ),
        (
            "minmax_0_100__amean_amean_copeland",
            lambda x, d: minmax(x, direction=d, upper=100.0),
            [arithmetic, arithmetic, copeland],
        ),
        ("borda__amean", lambda x, d: borda(x, direction=d), [arithmetic] * 3),
        ("rank__amean", lambda x, d: borda(x, direction=d) + 1, [arithmetic] * 3),
        ("rank__gmean", lambda x, d: borda(x, direction=d) + 1, [geometric] * 3),
        ("dist2max__amean", lambda x, d: distance_to_max(x, direction=d), [arithmetic] * 3),
        ("zscore_0_1__amean", lambda x, d: zscore(x, direction=d), [arithmetic] * 3),
        ("zscore_10_2__amean", lambda x, d: zscore(x, direction=d, mean=10.0, sd=2.0), [arithmetic] * 3),
    ],
)
def test_every_column_of_a_variant(
    gold_table: Table,
    variant: str,
    normalise: Callable[[Numbers, Numbers], Numbers],
    means: list[Callable[..., Numbers]],
) -> None:
    meta = _indicators(gold_table)
    found = _up_the_tree(normalise(*_treated(gold_table, meta)), meta, means)
    golden = gold_table(f"index/asem/variant_{variant}.csv")
    codes = [code for code in golden.columns if code in found]
    assert len(codes) == meta.height
    for code in codes:
        assert found[code] == pytest.approx(golden[code].to_numpy(), abs=1e-10, rel=0), code


def test_distance_to_target(gold_table: Table) -> None:
    leaves = _indicators(gold_table).filter(pl.col("Level") == 1)
    codes = leaves["iCode"].to_list()
    x = gold_table("index/asem/default_step_Raw.csv").select(codes).to_numpy().astype(float)
    found = distance_to_target(x, leaves["Target"].to_numpy(), direction=leaves["Direction"].to_numpy())
    golden = gold_table("index/asem/norm_raw_dist2targ.csv").select(codes).to_numpy().astype(float)
    assert found == pytest.approx(golden, abs=1e-10, rel=0, nan_ok=True)
