"""The green chapter: efficiency, productivity and decoupling of a user's own figures, and every mistake named."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from xinzhi.errors import XinzhiError
from xinzhi.measures.efficiency import malmquist_luenberger, sbm
from xinzhi.study.study import open_study

EFFICIENCY = """\
green:
  efficiency/sbm: {inputs: [capital, labour], outputs: [product], bad: [carbon], returns: variable}
  efficiency/malmquist_luenberger: {inputs: [capital, labour], outputs: [product], bad: [carbon]}
  efficiency/luenberger: {inputs: [capital], outputs: [product], frontier: global}
  decomposition/tapio: {pressure: carbon, driver: product}
  decomposition/intensity: {pressure: carbon, driver: product}
  decomposition/kaya: {population: labour, gdp: product, energy: capital, carbon: carbon}
  decomposition/lmdi: {factors: [labour, capital]}
  decomposition/kuznets: {pressure: carbon, income: product, effects: none}
"""
REGIONS = ["北京", "天津", "河北", "上海", "江苏", "浙江"]
MORE = ("capital", "labour", "product", "carbon")


@pytest.fixture
def green(small: Path) -> Callable[[str], Path]:
    """Add figures of production and a green chapter to the small study."""
    chance = np.random.default_rng(9)
    lines = []
    for region, year, code in itertools.product(REGIONS, [2019, 2020, 2021], MORE):
        lines.append(f"{region},{year},{code},{chance.uniform(10, 90):.3f},个")
    with (small / "figures.csv").open("a", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")

    def write(chapter: str) -> Path:
        text = (small / "study.yaml").read_text("utf-8").split("green:")[0]
        (small / "study.yaml").write_text(text + chapter, encoding="utf-8")
        return small

    return write


def cube(folder: Path, names: list[str]) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    figures = open_study(folder).run()["panel"].frame.filter(pl.col("indicator").is_in(names))
    wide = figures.pivot("indicator", index=["period", "region"], values="value").sort("period", "region")
    return wide.select(names).to_numpy().reshape(3, 6, -1)


def test_every_method_of_the_chapter_runs_on_figures_looked_up_by_key(green: Callable[[str], Path]) -> None:
    folder = green(EFFICIENCY)
    run = open_study(folder).run()
    inputs, outputs, bad = cube(folder, ["capital", "labour"]), cube(folder, ["product"]), cube(folder, ["carbon"])
    static = run["efficiency/sbm"].frame.filter(pl.col("period") == 2021).sort("region")
    assert static["score"].to_list() == pytest.approx(
        sbm(inputs[2], outputs[2], bad[2], returns="variable").score.tolist()
    )
    assert (static["rank_low"] <= static["rank"]).all()
    assert (static["rank"] <= static["rank_high"]).all()
    moved = malmquist_luenberger(inputs, outputs, bad)
    found = run["efficiency/malmquist_luenberger"].frame.sort("period", "region")
    assert found["total"].to_numpy() == pytest.approx(moved.total.ravel(), nan_ok=True)
    assert found["period"].unique().sort().to_list() == [2020, 2021]
    lost = found.filter(pl.col("status") != "optimal")
    assert lost["reason_zh"].null_count() == lost["reason_en"].null_count() == 0
    assert run["efficiency/luenberger"].diagnostics["additive"]
    assert set(run["decomposition/tapio"].frame["state"].unique()) <= {
        "未定", "强脱钩", "弱脱钩", "扩张连结", "扩张负脱钩", "强负脱钩", "弱负脱钩", "衰退连结", "衰退脱钩",
    }  # fmt: skip
    effects = run["decomposition/kaya"].frame
    parts = effects.select("population", "income", "energy_intensity", "carbon_intensity").to_numpy().sum(axis=1)
    assert parts == pytest.approx(effects["total"].to_numpy(), rel=1e-9)
    assert run["decomposition/kuznets"].frame.height == 1
    assert run["decomposition/lmdi"].frame.columns == ["period", "total", "labour", "capital"]


def test_every_result_traces_back_to_its_figures(green: Callable[[str], Path]) -> None:
    run = open_study(green(EFFICIENCY)).run()
    lineage = run["efficiency/sbm"].tables["lineage"]
    assert lineage.filter((pl.col("region") == "110000") & (pl.col("period") == 2020)).height == 4
    assert set(lineage["evidence_id"]) <= set(run["panel"].tables["evidence"]["id"])


def test_a_changed_setting_reruns_its_method_alone(green: Callable[[str], Path]) -> None:
    folder = green(EFFICIENCY)
    open_study(folder).run()
    again = open_study(green(EFFICIENCY.replace("returns: variable", "returns: constant"))).run()
    assert again.computed == ("efficiency/sbm",)


def test_lag_takes_inputs_of_years_before(green: Callable[[str], Path]) -> None:
    asked = (
        "green:\n  efficiency/radial: {inputs: [capital, labour], outputs: [product], lag: 1, periods: [2020, 2021]}\n"
    )
    folder = green(asked)
    found = open_study(folder).run()["efficiency/radial"]
    inputs, outputs = cube(folder, ["capital", "labour"]), cube(folder, ["product"])
    from xinzhi.measures.efficiency import radial

    last = found.frame.filter(pl.col("period") == 2021).sort("region")["score"].to_list()
    assert last == pytest.approx(radial(inputs[1], outputs[2]).score.tolist())


def test_an_indicator_of_the_framework_will_do(green: Callable[[str], Path]) -> None:
    run = open_study(green("green:\n  decomposition/tapio: {pressure: carbon, driver: a}\n")).run()
    assert run["decomposition/tapio"].frame.height == 12


@pytest.mark.parametrize(
    ("chapter", "code"),
    [
        ("green: {efficiency/nothing: {}}", "study.unknown-key"),
        ("green: {efficiency/sbm: {outputs: [product]}}", "study.missing-key"),
        ("green: {efficiency/sbm: {inputs: [capitol], outputs: [product]}}", "study.unknown-choice"),
        ("green: {efficiency/sbm: {inputs: [capital], outputs: [capital]}}", "study.indicator-twice"),
        ("green: {efficiency/sbm: {inputs: [capital], outputs: [product], returns: some}}", "measures.bad-setting"),
        ("green: {efficiency/sbm: {inputs: [capital], outputs: [product], periods: 2020}}", "study.bad-value"),
        ("green: {efficiency/sbm: {inputs: [capital], outputs: [product], lag: 99}}", "study.bad-value"),
        ("green: {efficiency/sbm: {inputs: [capital], outputs: [product], lag: 1}}", "study.missing-cells"),
        ("green: {efficiency/malmquist: {inputs: [capital], outputs: [product], periods: [2020, 2020]}}", "study.too-few-periods"),
        ("green: {efficiency/malmquist_luenberger: {inputs: [capital], outputs: [product]}}", "study.missing-key"),
        ("green: {decomposition/tapio: {pressure: [carbon, labour], driver: product}}", "study.bad-value"),
        ("green: {efficiency/sbm: {inputs: [capital], outputs: [product], periods: [1999, 2000]}}", "study.all-missing"),
    ],
)  # fmt: skip
def test_mistakes_are_named(green: Callable[[str], Path], chapter: str, code: str) -> None:
    with pytest.raises(XinzhiError) as caught:
        open_study(green(chapter + "\n")).run()
    assert caught.value.code == code
    assert caught.value.text("zh")
