"""Exits, growth and tiers in a study; who nearby closes a gap; periods that are few or not equally far apart."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import numpy as np
import polars as pl
import pytest

from xinzhi.errors import XinzhiError
from xinzhi.lang import Lang
from xinzhi.measures.positions import chain_map
from xinzhi.report.blocks import Chart, Number, Paragraph, Table
from xinzhi.report.brief import make_brief
from xinzhi.study import open_study
from xinzhi.study.positions.asked import Asked
from xinzhi.study.positions.cube import Cube
from xinzhi.study.positions.forecasts import uneven
from xinzhi.study.positions.nearness import apart, holders

MORE = "  exits: {}\n  growth: {gain: 0.1}\n"


def add(folder: Path, text: str) -> Path:
    (folder / "study.yaml").write_text((folder / "study.yaml").read_text("utf-8") + text, encoding="utf-8")
    return folder


def test_exits_and_growth_come_with_tests_and_verdicts_by_tier(placed: Callable[[int], Path]) -> None:
    run = open_study(add(placed(5), MORE)).run()
    for forecast in ("entry", "exits", "growth"):
        told = run[f"positions/{forecast}"].diagnostics
        assert told["horizon"] == 1
        assert told["reason"]["en"] or not told["abstains"]
        assert not told["uneven"]
    verdicts = run["positions/entry"].diagnostics["tiers"]
    assert [each["tier"] for each in verdicts] == sorted(["传统", "新兴", "未来"])
    frame = run["positions/entry"].frame.fill_nan(None)
    tested = frame.drop_nulls("came")
    assert tested["came"].mean() == pytest.approx(run["positions/entry"].diagnostics["base_rate"])
    earlier = run["positions/lists"].tables["earlier"]
    assert earlier.group_by("region").len()["len"].to_list() == [5, 5]
    for lang in get_args(Lang):
        brief = make_brief(run, lang)
        charts = [block.name for block in brief.blocks if isinstance(block, Chart)]
        assert len(set(charts)) == len(charts)
        assert {"near-510000", "near-500000", "backtest"} <= set(charts)
        names = [block.name for block in brief.blocks if isinstance(block, Table)]
        assert len(set(names)) == len(names)
        assert any("可取" in name or "Desirable" in name for name in names)
        assert any("分类别" in name or "Test by tier" in name for name in names)
        numbers = [
            span
            for block in brief.blocks
            if isinstance(block, Paragraph)
            for span in block.spans
            if isinstance(span, Number)
        ]
        assert any(number.cite.startswith("positions/entry-earlier") for number in numbers)
        assert {number.cite for number in numbers} <= set(brief.cites)


@pytest.mark.parametrize("lang", get_args(Lang))
def test_one_period_shows_structure_alone(placed: Callable[[int], Path], lang: Lang) -> None:
    run = open_study(placed(1)).run()
    assert run["positions/entry"].diagnostics["abstains"]
    assert "backtest" not in run["positions/entry"].tables
    assert run["positions/structure"].tables["cells"]["density"].is_not_null().any()
    brief = make_brief(run, lang)
    names = {block.name for block in brief.blocks if isinstance(block, Table)}
    assert not any(name.startswith(("定位", "Position")) for name in names)
    assert "backtest" not in {block.name for block in brief.blocks if isinstance(block, Chart)}


def test_periods_that_are_not_equally_far_apart_are_told(placed: Callable[[int], Path]) -> None:
    folder = placed(5)
    jobs = pl.read_parquet(folder / "jobs.parquet")
    jobs.filter(pl.col("year") != 2018).write_parquet(folder / "jobs.parquet")
    run = open_study(folder).run()
    assert run["positions/entry"].diagnostics["uneven"]
    said = " ".join(
        span.text for block in make_brief(run, "en").blocks if isinstance(block, Paragraph) for span in block.spans
    )
    assert "not equally far apart" in said
    assert not uneven(["a", "b", "d"])


def cube() -> Cube:
    """Give a chain of three stages, of which 成都 lacks the last."""
    counts = np.array([[[9.0, 4, 0], [2, 3, 8], [1, 1, 90], [5, 5, 0]]])
    return Cube(counts, [2020], ["510000", "500000", "440000", "630000"], ["a", "b", "c"])


def asked(**more: object) -> Asked:
    return Asked("r", "region", "industry", "period", cards=("510000", "nowhere"), **more)  # type: ignore[arg-type]


def test_the_nearest_closes_a_gap_and_the_largest_where_nothing_is_known() -> None:
    held = cube()
    found = chain_map(held.counts[-1], [0, 1, 2])
    stages = ["研发", "制造", "测试"]
    near = holders(found, stages, held, asked(), apart(None, held.regions))
    assert near["other"].to_list() == ["500000", "440000"]
    assert near["distance"][0] == pytest.approx(269, abs=10)
    unknown = holders(found, stages, held, asked(), apart({}, held.regions))
    assert unknown["other"].to_list() == ["440000", "500000"]
    assert unknown["distance"].null_count() == 2
    hours = {("510000", "440000"): 2.0, ("500000", "510000"): 3.0}
    given = holders(found, stages, held, asked(), apart(hours, held.regions))
    assert given["other"].to_list() == ["440000", "500000"]
    assert given["distance"].to_list() == [2.0, 3.0]


def test_a_gap_is_told_with_who_is_near(placed: Callable[[int], Path]) -> None:
    folder = placed(2)
    jobs = pl.read_parquet(folder / "jobs.parquet")
    jobs.filter((pl.col("code") != "510000") | (pl.col("sector") != "C37")).write_parquet(folder / "jobs.parquet")
    run = open_study(folder).run()
    said = {
        lang: " ".join(
            span.text for block in make_brief(run, lang).blocks if isinstance(block, Paragraph) for span in block.spans
        )
        for lang in get_args(Lang)
    }
    assert "四川缺“维修”，就近可由重庆（相距" in said["zh"]
    assert "Chongqing (" in said["en"]
    assert "km away" in said["en"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("  exits: {lost_below: 2}\n", "measures.above-threshold"),
        ("  growth: {speed: 1}\n", "measures.unknown-setting"),
        ("  distances: nowhere.csv\n", "study.bad-value"),
        ("  distances: far.csv\n", "study.bad-value"),
        ("  engine: flink\n", "study.unknown-choice"),
    ],
)
def test_mistakes_are_named(placed: Callable[[int], Path], text: str, code: str) -> None:
    folder = add(placed(3), text)
    (folder / "far.csv").write_text("from,to,value\n510000,500000,-3\n", encoding="utf-8")
    with pytest.raises(XinzhiError) as caught:
        open_study(folder).run()
    assert caught.value.code == code
    assert caught.value.text("zh") != caught.value.text("en")


def test_negative_weights_stop_the_study(placed: Callable[[int], Path]) -> None:
    folder = placed(3)
    jobs = pl.read_parquet(folder / "jobs.parquet")
    jobs.with_columns(jobs=-pl.col("jobs")).write_parquet(folder / "jobs.parquet")
    with pytest.raises(XinzhiError) as caught:
        open_study(folder).run()
    assert caught.value.code == "records.negative-weight"


def test_a_study_that_asks_for_spark_says_what_to_install(
    placed: Callable[[int], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = add(placed(2), "  engine: spark\n")
    monkeypatch.setattr("xinzhi.panel.records._sources.find_spec", lambda _: None)
    with pytest.raises(XinzhiError) as caught:
        open_study(folder).run()
    assert caught.value.code == "records.no-spark"


@pytest.mark.java
@pytest.mark.slow
@pytest.mark.skipif(shutil.which("java") is None, reason="no Java runtime is installed")
@pytest.mark.skipif(importlib.util.find_spec("pyspark") is None, reason="pyspark is not installed (extra spark)")
def test_spark_gives_a_study_the_same_counts(placed: Callable[[int], Path]) -> None:
    from pyspark.sql import SparkSession

    folder = placed(2)
    ours = open_study(folder).run()["positions/counts"]
    session = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        theirs = open_study(add(folder, "  engine: spark\n")).run()["positions/counts"]
    finally:
        session.stop()
    assert theirs.diagnostics["engine"] == "spark"
    assert theirs.frame.equals(ours.frame)


def test_repeated_records_count_once_and_are_told(placed: Callable[[int], Path]) -> None:
    folder = add(placed(2), "  identifier: id\n")
    jobs = pl.read_parquet(folder / "jobs.parquet").with_row_index("id")
    pl.concat([jobs, jobs.head(3)]).write_parquet(folder / "jobs.parquet")
    run = open_study(folder).run()
    assert run["positions/counts"].diagnostics["repeated"] == 3
    assert run["positions/counts"].frame["count"].sum() == jobs["jobs"].sum()
    notes = [block.note for block in make_brief(run, "en").blocks if isinstance(block, Chart)]
    assert any("3 with an identifier that stood before" in note for note in notes)
