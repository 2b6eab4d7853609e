"""TOPSIS and the Mazziotta–Pareto index against packages and independent numbers; tolerance 1e-10 and tighter."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import polars as pl
import pytest

from xinzhi.measures.aggregate import mazziotta_pareto, topsis
from xinzhi.measures.normalise import reference_goalposts, zscore

pytestmark = pytest.mark.gold

Table = Callable[[str], pl.DataFrame]
WEIGHTS = np.array([0.2, 0.1, 0.1, 0.1, 0.2, 0.3])
DIRECTIONS = np.array([1, 1, 1, -1, 1, 1])


@pytest.mark.parametrize(
    ("package", "settings"),
    [
        ("scikit-criteria(vector scaled)", {}),
        ("pyDecision", {}),
        ("pymcdm(vector)", {}),
        ("pymcdm(default=minmax)", {"normalise": "minmax"}),
        ("pyrepo(minmax default)", {"normalise": "minmax"}),
        ("minmax [0,1] hand", {"normalise": "minmax"}),
        ("minmax, sqrt(w) distance variant", {"normalise": "minmax", "weight": "in-distance"}),
    ],
)
def test_topsis(gold_table: Table, package: str, settings: dict[str, str]) -> None:
    x = gold_table("index/mcdm/X_fighter.csv").to_numpy()
    golden = {name: list(rest) for name, *rest in gold_table("index/mcdm/topsis_fighter.csv").rows()}
    found = topsis(x, WEIGHTS, direction=DIRECTIONS, **settings)
    assert found == pytest.approx(golden[package], abs=1e-12, rel=0)


@pytest.mark.parametrize("spread", ["population", "sample"])
@pytest.mark.parametrize("penalty", ["minus", "plus"])
def test_mazziotta_pareto(gold_table: Table, spread: str, penalty: str) -> None:
    codes = gold_table("index/asem/iMeta.csv").filter(pl.col("Level") == 2)["iCode"].to_list()
    pillars = gold_table("index/asem/default_step_Aggregated.csv").select(codes).to_numpy()
    z = zscore(pillars, mean=100.0, sd=10.0, spread=spread)
    name = {"population": "pop_sd", "sample": "sample_sd"}[spread]
    golden = gold_table("index/bod_mpi/mpi.csv")[f"MPI_{penalty}_{name}"]
    found = mazziotta_pareto(z, np.ones(len(codes)), penalty=penalty, spread=spread)
    assert found == pytest.approx(golden.to_numpy(), abs=1e-10, rel=0)


def test_adjusted_mazziotta_pareto(gold_table: Table) -> None:
    codes = gold_table("index/asem/iMeta.csv").filter(pl.col("Level") == 2)["iCode"].to_list()
    pillars = gold_table("index/asem/default_step_Aggregated.csv").select(codes).to_numpy()
    golden = gold_table("index/bod_mpi/mpi.csv")["AMPI_minus_pop_sd_goalposts_ref+-D"].to_numpy()
    found = mazziotta_pareto(reference_goalposts(pillars), np.ones(len(codes)))
    assert found == pytest.approx(golden, abs=1e-10, rel=0)
