"""Weights against packages and printed results; tolerance 1e-10, or the digits the source has."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from xinzhi.measures.normalise import minmax, zscore
from xinzhi.measures.weight import ahp, benefit_of_doubt, critic, pca, scatter_degree
from xinzhi.measures.weight._engine import leading

pytestmark = pytest.mark.gold

Table = Callable[[str], pl.DataFrame]
Numbers = np.ndarray
FIGHTER_DIRECTIONS = np.array([1, 1, 1, -1, 1, 1])


@pytest.fixture(scope="session")
def comparisons(gold: Path) -> dict[str, dict[str, dict[str, object]]]:
    return json.loads((gold / "gold" / "index" / "mcdm" / "ahp.json").read_text("utf-8"))


@pytest.fixture(scope="session")
def pillars(gold_table: Table) -> Numbers:
    meta = gold_table("index/asem/iMeta.csv")
    codes = meta.filter(pl.col("Level") == 2)["iCode"].to_list()
    return gold_table("index/asem/default_step_Aggregated.csv").select(codes).to_numpy()


@pytest.fixture(scope="session")
def panel(gold_table: Table) -> tuple[Numbers, Numbers, Numbers]:
    """Give figures (rows, indicators), the year of each row, and the directions."""
    rows = gold_table("index/panel/panel_31x14x30.csv")
    directions = gold_table("index/panel/directions.csv")["Direction"].to_numpy()
    return rows.drop("id", "year").to_numpy(), rows["year"].to_numpy(), directions


@pytest.mark.parametrize(
    ("package", "settings", "tolerance"),
    [
        ("scikit-criteria", {}, 1e-12),
        ("pyDecision", {}, 1e-9),  # it adds 1e-9 to denominators
        ("pymcdm on direction-aligned data", {}, 1e-12),
        ("objective-weighting on direction-aligned data", {}, 1e-12),
        ("numpy |r| variant", {"conflict": "absolute"}, 1e-12),
        ("numpy Spearman", {"correlation": "spearman"}, 1e-12),
    ],
)
def test_critic(gold_table: Table, package: str, settings: dict[str, str], tolerance: float) -> None:
    z = minmax(gold_table("index/mcdm/X_fighter.csv").to_numpy(), direction=FIGHTER_DIRECTIONS)
    golden = {name: list(rest) for name, *rest in gold_table("index/mcdm/critic_fighter.csv").rows()}
    assert critic(z, **settings) == pytest.approx(golden[package], abs=tolerance, rel=0)


@pytest.mark.parametrize("package", ["pymcdm", "objective-weighting", "pyrepo"])
def test_critic_of_packages_that_forget_the_direction(gold_table: Table, package: str) -> None:
    x = gold_table("index/mcdm/X_fighter.csv").to_numpy()
    golden = {name: list(rest) for name, *rest in gold_table("index/mcdm/critic_fighter.csv").rows()}
    assert critic(minmax(x)) == pytest.approx(golden[f"{package}(ignores types)"], abs=1e-12, rel=0)


@pytest.mark.parametrize(
    ("priorities", "key"), [("eigenvector", "w_eigen"), ("geometric", "w_geometric"), ("column-mean", "w_colmean")]
)
def test_ahp_weights(comparisons: dict[str, dict[str, dict[str, object]]], priorities: str, key: str) -> None:
    for name, golden in comparisons["results"].items():
        found = ahp(np.array(comparisons["matrices"][name[:2]]), priorities=priorities)
        assert found.weights == pytest.approx(golden[key], abs=1e-12, rel=0)


def test_ahp_consistency(comparisons: dict[str, dict[str, dict[str, object]]]) -> None:
    tables = {
        "Saaty .58/.90/1.12/1.24/1.32/1.41": "saaty-1980",
        "CN .52/.89/1.12/1.26/1.36/1.41": "chinese-textbook",
        "Tummala-Ling (pymcdm)": "tummala-ling-1998",
    }
    for name, golden in comparisons["results"].items():
        a = np.array(comparisons["matrices"][name[:2]])
        assert ahp(a).lambda_max == pytest.approx(golden["lambda_max"], abs=1e-12, rel=0)
        assert ahp(a).consistency_index == pytest.approx(golden["CI"], abs=1e-12, rel=0)
        for column, table in tables.items():
            ratio = ahp(a, random_index=table).consistency_ratio
            assert ratio == pytest.approx(golden["CR_by_RI"][column], abs=1e-12, rel=0)
        assert round(ahp(a, random_index="donegan-dodd-1991").consistency_ratio, 8) == golden["AHPy_CR_dd"]
        assert round(ahp(a, random_index="saaty-2005").consistency_ratio, 8) == golden["AHPy_CR_saaty"]


def test_ahp_printed_weights_and_a_printed_slip(comparisons: dict[str, dict[str, dict[str, object]]]) -> None:
    eight = ahp(np.array(comparisons["matrices"]["A8"]))
    printed = [0.36194866, 0.18097433, *[0.0914154] * 3, 0.08393238, *[0.04944921] * 2]
    assert eight.weights.round(8).tolist() == printed
    assert round(eight.lambda_max, 4) == 8.0615
    five = ahp(np.array(comparisons["matrices"]["A5"]))
    assert five.weights.round(4).tolist() == [0.1241, 0.2292, 0.5100, 0.0732, 0.0635]
    assert round(five.lambda_max, 4) == 5.1537  # printed as 5.1357, against its own ratio .0343
    assert round(five.consistency_ratio, 4) == 0.0343


@pytest.mark.parametrize(("solver", "tolerance"), [("highs", 1e-10), ("lpSolve", 1e-10)])
def test_benefit_of_doubt(gold_table: Table, pillars: Numbers, solver: str, tolerance: float) -> None:
    golden = gold_table(f"index/bod_mpi/bod_{solver}.csv")
    free, bound = (
        golden[name].cast(pl.String).str.strip_chars().cast(pl.Float64).to_numpy() for name in ("BoD", "BoD_prop_5_30")
    )
    found = benefit_of_doubt(pillars).scores
    assert found == pytest.approx(free, abs=tolerance, rel=0)
    assert (found > 1 - 1e-9).sum() == 20
    found = benefit_of_doubt(pillars, lower=0.05, upper=0.30).scores
    assert found == pytest.approx(bound, abs=tolerance, rel=0)
    assert (found > 1 - 1e-9).sum() == 6


@pytest.mark.parametrize(("level", "step"), [(1, "Treated"), (2, "Aggregated")])
def test_pca_against_squared_loadings_of_coinr(gold_table: Table, level: int, step: str) -> None:
    """COINr gives loadings whose sign is arbitrary; their squares are not."""
    meta = gold_table("index/asem/iMeta.csv").filter(pl.col("Level") == level)
    x = gold_table(f"index/asem/default_step_{step}.csv")
    loadings = gold_table(f"index/asem/pca_weights_L{level}_{step}.csv")
    golden = dict(loadings.select("iCode", "Weight").rows())
    for parent in meta["Parent"].unique(maintain_order=True):
        codes = meta.filter(pl.col("Parent") == parent)["iCode"].to_list()
        v = np.array([golden[code] for code in codes])
        z = x.select(codes).to_numpy().astype(float)
        assert pca(z) == pytest.approx(v**2, abs=1e-10, rel=0), parent
        turned = np.maximum(v * np.sign(v.sum()), 0)
        assert pca(z, loadings="positive") == pytest.approx(turned / turned.sum(), abs=1e-10, rel=0), parent


def test_scatter_degree(gold_table: Table, panel: tuple[Numbers, Numbers, Numbers]) -> None:
    x, years, directions = panel
    yearly = np.concatenate([minmax(x[years == year], direction=directions) for year in np.unique(years)])
    for z, name in ((minmax(x, direction=directions), "pooled"), (yearly, "per-year")):
        golden = gold_table(f"index/panel/lakai_{name}_min-max.csv")["w_sum1"].to_numpy()
        assert scatter_degree(z) == pytest.approx(golden, abs=1e-12, rel=0)


def test_scatter_degree_without_negative_weights(gold_table: Table, panel: tuple[Numbers, Numbers, Numbers]) -> None:
    x, years, directions = panel
    z = np.concatenate([zscore(x[years == year], direction=directions) for year in np.unique(years)])
    golden = gold_table("index/panel/lakai_per-year_z-score.csv")["w_unit_norm"].to_numpy()
    assert leading(z.T @ z) == pytest.approx(golden, abs=1e-12, rel=0)
    found = scatter_degree(z)
    assert np.array_equal(found == 0, golden < 0)
    unit = found / np.linalg.norm(found)
    cut = np.maximum(golden, 0) / np.linalg.norm(np.maximum(golden, 0))
    assert ((z @ cut) ** 2).sum() <= ((z @ unit) ** 2).sum() < ((z @ golden) ** 2).sum()
