"""The chapter of the chains: degrees of the systems' own scores, ranges over the draws, warnings, and mistakes in the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

import xinzhi as xz
from xinzhi.errors import XinzhiError
from xinzhi.measures.coupling import coordination
from xinzhi.report.blocks import Chart, Paragraph, Table
from xinzhi.report.brief import make_brief

With = Callable[[str, str], Path]
WithRows = Callable[[list[list[str]]], Path]
NAME = "coupling/coordination"
DIMENSIONS = "chains: {coupling/coordination: {systems: [one, two]}}\nrobustness"


def test_degrees_are_those_of_the_dimensions(with_study: With) -> None:
    run = xz.open_study(with_study("robustness", DIMENSIONS)).run()
    parts = run["index"].tables["dimensions"]
    u = np.stack([parts.filter(parts["dimension"] == key)["score"].to_numpy() for key in ("one", "two")], axis=1)
    frame, found = run[NAME].frame, coordination(u)
    assert frame["coordination"].to_numpy() == pytest.approx(found.coordination, abs=1e-12)
    assert frame["level"].to_list() == found.level.tolist()
    assert (frame["coordination_low"] <= frame["coordination"]).all()
    assert (frame["coordination"] <= frame["coordination_high"]).all()
    assert frame["level_agree"].is_between(0, 1).all()
    assert run[NAME].diagnostics["usable"] < run[NAME].diagnostics["draws"]
    assert any("超出" in note["zh"] for note in run[NAME].notes)


def test_systems_that_share_an_indicator_are_warned_of(with_study: With) -> None:
    systems = (
        "chains: {coupling/coordination: {systems: {甲: [a, b], 乙: {zh: 乙链, en: Other, of: [b, c]}}}}\nrobustness"
    )
    run = xz.open_study(with_study("robustness", systems)).run()
    assert run[NAME].diagnostics["shared"][0]["indicators"] in (["b"], ("b",))
    assert any("由构造而相关" in note["zh"] for note in run[NAME].notes)
    text = "".join(
        span.text for block in make_brief(run, "zh").blocks if isinstance(block, Paragraph) for span in block.spans
    )
    assert "共用指标" in text


def test_settings_reach_the_measure(with_study: With) -> None:
    asked = (
        "chains: {coupling/coordination: {systems: [one, two], formula: modified, edges: [0.3, 0.6],"
        " weights: {one: 3, two: 1}, band: 0.1}}\nrobustness"
    )
    run = xz.open_study(with_study("robustness", asked)).run()
    parts = run["index"].tables["dimensions"]
    u = np.stack([parts.filter(parts["dimension"] == key)["score"].to_numpy() for key in ("one", "two")], axis=1)
    found = coordination(u, formula="modified", edges=(0.3, 0.6), weights=np.array([3.0, 1.0]))
    assert run[NAME].frame["development"].to_numpy() == pytest.approx(found.development, abs=1e-12)
    assert run[NAME].frame["level"].to_list() == found.level.tolist()


def test_the_brief_tells_types_and_shows_the_map(with_study: With) -> None:
    run = xz.open_study(with_study("robustness", DIMENSIONS)).run()
    for lang in ("zh", "en"):
        brief = make_brief(run, lang)
        assert any(isinstance(block, Chart) and block.name == "chains" for block in brief.blocks)
        tables = [block for block in [*brief.blocks, *brief.workbook_only] if isinstance(block, Table)]
        names = {table.name for table in tables}
        assert {"链条类型", "逐年协调度"} <= names or {"Chains", "Coordination by year"} <= names


@pytest.mark.parametrize(
    ("asked", "code", "word"),
    [
        ("{coupling/coordination: {systems: [one]}}", "study.too-few-systems", "chains.coupling/coordination.systems"),
        ("{coupling/coordination: {systems: [one, tow]}}", "study.unknown-part", "two"),
        ("{coupling/coordination: {systems: [one, one]}}", "study.system-twice", "one"),
        ("{coupling/coordination: {systems: {x: [a, a], y: [b]}}}", "study.system-twice", "a"),
        ("{coupling/coordination: {systems: {x: [a], y: [z]}}}", "study.unknown-part", "z"),
        ("{coupling/coordination: {}}", "study.missing-key", "systems"),
        ("{coupling/coordinatoin: {}}", "study.unknown-key", "coupling/coordination"),
        ("{coupling/coordination: {systems: [one, two], edges: [0.5, 0.3]}}", "measures.wrong-values", "edges"),
        ("{coupling/coordination: {systems: [one, two], edges: high}}", "study.bad-value", "edges"),
        ("{coupling/coordination: {systems: [one, two], weights: {one: 1}}}", "study.missing-key", "two"),
        ("{coupling/coordination: {systems: [one, two], weights: {one: 0, two: 0}}}", "study.bad-value", "weights"),
        ("{coupling/coordination: {systems: [one, two], formula: wang}}", "study.unknown-choice", "formula"),
    ],
)
def test_mistakes_are_named(with_study: With, asked: str, code: str, word: str) -> None:
    with pytest.raises(XinzhiError) as caught:
        xz.open_study(with_study("robustness", f"chains: {asked}\nrobustness"))
    assert caught.value.code == code
    assert word in caught.value.words.zh
    assert word in caught.value.words.en


def test_scores_below_zero_have_no_coupling(with_study: With) -> None:
    asked = DIMENSIONS.replace("robustness", "index: {normalise: zscore}\nrobustness")
    with pytest.raises(XinzhiError) as caught:
        xz.open_study(_without_regions(with_study, asked))
    assert caught.value.code == "study.no-coupling"


def _without_regions(with_study: With, asked: str) -> Path:
    with_study("regions:\n  disparity/dagum: {groups: four-zones}\n", "")
    return with_study("robustness", asked)


@pytest.mark.parametrize("way", ["copeland", "mazziotta_pareto"])
def test_scores_off_the_scale_name_the_way_they_are_joined(with_study: With, way: str) -> None:
    asked = f"index: {{aggregate: {way}}}\nchains: {{coupling/coordination: {{systems: [one, two]}}}}\nrobustness"
    with_study("regions:\n  disparity/dagum: {groups: four-zones}\n", "")
    with pytest.raises(XinzhiError) as caught:
        xz.open_study(with_study("robustness", asked)).run()
    assert caught.value.code == "study.no-coupling"
    assert "index.aggregate" in caught.value.words.zh


def test_which_system_changes_first_is_told_where_there_are_periods_enough(
    with_study: With, with_rows: WithRows
) -> None:
    short = xz.open_study(with_study("robustness", DIMENSIONS)).run()
    assert not short[NAME].diagnostics["in_time"]
    assert short[NAME].tables["ahead"]["ahead"].to_list() == [""]
    make_brief(short, "zh")
    names = ["北京", "天津", "河北", "山西", "上海", "江苏", "浙江", "安徽", "福建", "山东"]
    rng, years = np.random.default_rng(8), range(2008, 2020)
    steps = rng.normal(size=(13, 10))
    figures = {
        "a": 50 + steps[1:].cumsum(axis=0),
        "b": 30 + 0.1 * rng.normal(size=(12, 10)),
        "c": 50 + steps[:-1].cumsum(axis=0),
    }
    with_rows(
        [
            [name, str(year), code, f"{values[t, r]:.6f}", "个"]
            for code, values in figures.items()
            for t, year in enumerate(years)
            for r, name in enumerate(names)
        ]
    )
    with_study("chains: {", "index: {weight: {a: 10, b: 0.1, c: 1}}\nchains: {")
    run = xz.open_study(with_study("[one, two]}", "[one, two], longest: 1}")).run()
    ahead = run[NAME].tables["ahead"].row(0, named=True)
    assert (ahead["first"], ahead["second"], ahead["ahead"]) == ("one", "two", "one")
    assert 0 < ahead["lead_low"] <= ahead["lead"] <= ahead["lead_high"]
    assert ahead["agree"] > 0.5
    assert run[NAME].tables["lags"]["lag"].to_list() == [-1, 0, 1]
    for lang, word in (("zh", "时间先后"), ("en", "Order in time")):
        blocks = make_brief(run, lang).blocks
        assert any(isinstance(block, Table) and block.name == word for block in blocks)
