"""A whole index read from COINr's two tables, each step against COINr 1.1.14; tolerance 1e-10, no rank differs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl
import pytest

import xinzhi as xz
from xinzhi.study import coin as index
from xinzhi.study.coin import Coin

pytestmark = pytest.mark.gold

Table = Callable[[str], pl.DataFrame]


@pytest.fixture(scope="module")
def asem(gold: Path) -> Coin:
    folder = gold / "gold" / "index" / "asem"
    return xz.read_coin(folder / "iMeta.csv", folder / "iData.csv")


@pytest.fixture(scope="module")
def run(asem: Coin) -> Coin:
    return asem.run(group="EurAsia_group")


def close(found: pl.DataFrame, golden: pl.DataFrame, keys: tuple[str, ...] = ("uCode",)) -> None:
    """Compare all columns that both have, row by row of the keys; a gap is a gap in both."""
    text = [pl.col(key).cast(pl.String) for key in keys]
    found, golden = found.with_columns(text), golden.with_columns(text)
    columns = [name for name in golden.columns if name in found.columns and name not in keys]
    both = golden.select(*keys, *columns).join(found.select(*keys, *columns), on=list(keys), how="full", suffix="_ours")
    assert both.height == golden.height
    assert len(columns) >= 1
    for name in columns:
        ours, theirs = (both[n].cast(pl.Float64).to_numpy() for n in (f"{name}_ours", name))
        assert ours == pytest.approx(theirs, abs=1e-10, rel=1e-12, nan_ok=True), name


@pytest.mark.parametrize("step", ["Raw", "Denominated", "Imputed", "Screened", "Treated", "Normalised", "Aggregated"])
def test_every_step(gold_table: Table, run: Coin, step: str) -> None:
    golden = gold_table(f"index/asem/default_step_{step}.csv")
    close(run[step], golden.drop([c for c in golden.columns if c in {"uName", "Time"}]))


def test_results(gold_table: Table, run: Coin) -> None:
    golden = gold_table("index/asem/default_results_full.csv")
    found = run.results()
    assert found["uCode"].to_list() == golden["uCode"].to_list()
    assert found["Rank"].to_list() == golden["Rank"].to_list()
    close(found, golden)


@pytest.mark.parametrize("method", ["mean", "median"])
def test_imputation(gold_table: Table, asem: Coin, method: str) -> None:
    close(asem.denominate().impute(method)["Imputed"], gold_table(f"index/asem/impute_i_{method}.csv"))


@pytest.mark.parametrize("limit", [1, 2, 5])
def test_treatment(gold_table: Table, run: Coin, limit: int) -> None:
    found = run.treat(of="Screened", limit=limit)
    close(found["Treated"], gold_table(f"index/asem/treat_winmax{limit}.csv"))


@pytest.mark.parametrize(
    ("file", "of", "limit"), [("default", "Screened", 5), ("qtreat_raw", "Raw", 5), ("treat_winmax1", "Screened", 1)]
)
def test_details_of_treatment(gold_table: Table, run: Coin, file: str, of: str, limit: int) -> None:
    (found,) = run.treat(of=of, limit=limit).step("Treated").details
    name = "default_treat_details" if file == "default" else f"{file}_details"
    golden = gold_table(f"index/asem/{name}.csv")
    assert golden["iCode"].to_list() == list(run.structure.indicators)
    moved = (found.high + found.low)[~found.transformed]
    wanted = golden["winsorise.nwin"].fill_null(0).to_numpy()
    assert np.array_equal(moved, wanted[~found.transformed])
    for stage, check in enumerate(["check_SkewKurt0", "check_SkewKurt1", "check_SkewKurt2"]):
        if f"{check}.Skew" in golden.columns:
            for column, values in (("Skew", found.skewness), ("Kurt", found.kurtosis)):
                theirs = golden[f"{check}.{column}"].to_numpy()
                held = ~np.isnan(theirs)
                assert values[stage][held] == pytest.approx(theirs[held], abs=1e-10, rel=1e-10)
    passed = golden["check_SkewKurt0.Pass"].to_numpy()
    for check in ("check_SkewKurt1.Pass", "check_SkewKurt2.Pass"):
        if check in golden.columns:
            later = golden[check].to_list()
            passed = [own if new is None else new for own, new in zip(passed, later, strict=True)]
    assert np.array_equal(found.passed, passed)


def test_points_that_were_moved(gold_table: Table, run: Coin) -> None:
    (found,) = run.step("Treated").details
    golden = gold_table("index/asem/default_treat_points.csv").select(run.structure.indicators)
    marks = {None: 0, "winhi": 1, "winlo": -1}
    order = gold_table("index/asem/default_step_Treated.csv")["uCode"].to_list()
    moved = found.moved[[run.step("Treated").keys.units.index(unit) for unit in order]]
    assert np.array_equal(moved, np.array([[marks[mark] for mark in row] for row in golden.rows()]))


def test_treatment_of_raw_figures_with_gaps(gold_table: Table, asem: Coin) -> None:
    close(asem.treat()["Treated"], gold_table("index/asem/qtreat_raw.csv"))


@pytest.mark.parametrize(
    ("file", "scale", "join"),
    [
        ("minmax_0_100__amean_equalw", {}, {"weights": "equal"}),
        ("minmax_0_100__amean_customw", {}, {"weights": "custom"}),
        ("minmax_0_100__amean_amean_copeland", {}, {"method": ["arithmetic", "arithmetic", "copeland"]}),
        ("minmax_1_100__genmean_p0.5", {"lower": 1.0}, {"method": "power", "exponent": 0.5}),
        ("minmax_1_100__hmean", {"lower": 1.0}, {"method": "harmonic"}),
        ("zscore_10_2__amean", {"method": "zscore", "mean": 10.0, "sd": 2.0}, {}),
        ("borda__amean", {"method": "borda"}, {}),
        ("rank__amean", {"method": "rank", "ties": "min", "over": "one"}, {}),
        ("rank__gmean", {"method": "rank", "ties": "min", "over": "one"}, {"method": "geometric"}),
        ("dist2max__amean", {"method": "distance_to_max"}, {}),
    ],
)
def test_variants(gold_table: Table, run: Coin, file: str, scale: dict, join: dict) -> None:
    if join.get("weights") == "custom":
        join = {"weights": dict(gold_table("index/asem/weights_custom.csv").select("iCode", "Weight").rows())}
    found = run.normalise(of="Treated", **scale).aggregate(**join)
    close(found["Aggregated"], gold_table(f"index/asem/variant_{file}.csv"))


def test_signed_weights_of_components_are_refused(gold_table: Table, run: Coin) -> None:
    """COINr takes the loadings as they come, one of them negative; here that is an error that names it."""
    given = dict(gold_table("index/asem/pca_weights_L2_Aggregated.csv").select("iCode", "Weight").rows())
    if min(given.values()) < 0:
        with pytest.raises(xz.XinzhiError) as caught:
            run.aggregate(of="Normalised", weights=given)
        assert caught.value.code == "coin.bad-entry"


def test_gaps_share_their_weight(gold_table: Table, asem: Coin) -> None:
    found = asem.normalise().aggregate()
    close(found["Aggregated"], gold_table("index/asem/variant_raw_minmax_0_100__amean.csv"))


def test_distance_to_target(gold_table: Table, asem: Coin) -> None:
    found = asem.normalise("distance_to_target")
    close(found["Normalised"], gold_table("index/asem/norm_raw_dist2targ.csv"))


@pytest.mark.parametrize(
    ("file", "pair"),
    [("L1_L1_normalised_pearson", (1, 1)), ("L1_L4_aggregated_pearson", (1, 4)), ("L2_L2_aggregated_spearman", (2, 2))],
)
def test_correlations(gold_table: Table, run: Coin, file: str, pair: tuple[int, int]) -> None:
    step, kind = file.split("_")[2:]
    found = index.correlations(run, step.capitalize(), pair, kind=kind)
    close(found, gold_table(f"index/asem/corr_{file}.csv"), ("Var1", "Var2"))


@pytest.mark.parametrize(("level", "step"), [(1, "Treated"), (2, "Aggregated")])
def test_components(gold_table: Table, run: Coin, level: int, step: str) -> None:
    close(index.components(run, step, level), gold_table(f"index/asem/pca_eigen_L{level}_{step}.csv"), ("group", "pc"))


def test_effective_weights(gold_table: Table, run: Coin) -> None:
    golden = gold_table("index/asem/default_eff_weights.csv").select("iCode", "EffWeight")
    close(index.effective_weights(run), golden, ("iCode",))


def test_leaving_out_one_by_one(gold_table: Table, run: Coin) -> None:
    golden = gold_table("index/asem/remove_elements_L1.csv").filter(pl.col("iCode") != "Nominal")
    close(index.remove_elements(run, 1), golden, ("iCode",))


@pytest.mark.parametrize(("file", "step"), [("raw", "Raw"), ("treated", "Treated")])
def test_statistics(gold_table: Table, run: Coin, file: str, step: str) -> None:
    """COINr prints three significant digits."""
    golden = gold_table(f"index/asem/default_stats_{file}.csv")
    found = index.statistics(run, step)
    assert found["iCode"].to_list() == golden["iCode"].to_list()
    for column in [name for name in golden.columns if name in found.columns and name != "iCode"]:
        ours, theirs = (frame[column].cast(pl.Float64).to_numpy() for frame in (found, golden))
        half = 0.5 * 10 ** (np.floor(np.log10(np.where(theirs, np.abs(theirs), 1))) - 2)
        assert (np.abs(ours - theirs) <= half * (1 + 1e-9)).all(), column


@pytest.fixture(scope="module")
def panel(gold: Path) -> Coin:
    """Give five years of figures, treated year by year."""
    folder = gold / "gold" / "index" / "asem"
    return xz.read_coin(folder / "iMeta.csv", folder / "iData_panel.csv").screen(0.9).treat(pool="period")


def test_panel_treated_per_year(gold_table: Table, panel: Coin) -> None:
    close(panel["Treated"], gold_table("index/asem/panel_treated_peryear.csv"), ("uCode", "Time"))


def test_panel_normalised_in_each_year(gold_table: Table, panel: Coin) -> None:
    found = panel.normalise(pool="period").aggregate()["Aggregated"]
    close(found, gold_table("index/asem/panel_aggregated_globalFALSE.csv"), ("uCode", "Time"))


def test_growth_of_the_panel(gold_table: Table, panel: Coin) -> None:
    found = index.growth(panel.normalise(pool="panel").aggregate(), "Index")
    golden = gold_table("index/asem/panel_trends_index.csv").select(uCode="Trends.uCode", CAGR="Trends.CAGR")
    close(found, golden)
