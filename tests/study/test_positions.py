"""Positions in a study: from records to a card with its test, and nothing said where nothing can be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import get_args

import polars as pl
import pytest

from xinzhi.errors import XinzhiError
from xinzhi.lang import Lang
from xinzhi.report.blocks import Chart, Paragraph, Table
from xinzhi.report.brief import make_brief
from xinzhi.study import open_study
from xinzhi.study.positions.codes import code_findings
from xinzhi.study.positions.official import parts_of
from xinzhi.study.positions.tiers import tier_shares

CARD = "510000"


def test_a_card_rests_on_records_and_brings_its_test(placed: Callable[[int], Path]) -> None:
    run = open_study(placed(5)).run()
    told = run["positions/entry"].diagnostics
    assert not told["abstains"], told["reason"]
    listed = run["positions/lists"].frame
    assert set(listed["region"]) == {"510000", "500000"}
    assert listed.filter(pl.col("together")).group_by("industry").len()["len"].max() == 1
    cells = run["positions/structure"].tables["cells"]
    held = listed.join(cells, on=["region", "industry"], how="left")
    assert (held["rca"] < 0.5).all()
    grounds = run["positions/lists"].tables["grounds"]
    assert set(grounds["kind"]) <= {"related", "same step"}
    moved = run["positions/entry"].tables["what_if"].fill_nan(None)
    assert moved["region"].unique().to_list() == ["510000"]
    assert (moved.drop_nulls()["before"] != moved.drop_nulls()["after"]).any()
    assert run["positions/structure"].tables["chain"]["stage"].unique().sort().to_list() == ["制造", "测试", "维修"]


@pytest.mark.parametrize("lang", get_args(Lang))
def test_every_brief_with_advice_shows_the_test(placed: Callable[[int], Path], lang: Lang) -> None:
    brief = make_brief(open_study(placed(5)).run(), lang)
    charts = {block.name for block in brief.blocks if isinstance(block, Chart)}
    assert {f"position-{CARD}", "backtest", "chain"} <= charts
    tables = [block for block in brief.blocks if isinstance(block, Table)]
    assert any(table.name in {"产业类别", "Tiers"} for table in tables)
    assert any("检验" in table.title or "Test of each model" in table.title for table in tables)


@pytest.mark.parametrize("lang", get_args(Lang))
def test_two_periods_show_structure_and_no_probability(placed: Callable[[int], Path], lang: Lang) -> None:
    run = open_study(placed(2)).run()
    assert run["positions/entry"].diagnostics["abstains"]
    assert run["positions/entry"].frame["probability"].is_nan().all()
    assert run["positions/lists"].frame.is_empty()
    brief = make_brief(run, lang)
    said = " ".join(span.text for block in brief.blocks if isinstance(block, Paragraph) for span in block.spans)
    assert ("不给出" if lang == "zh" else "no probability") in said


def test_tiers_add_up_and_an_unseen_tier_is_not_zero() -> None:
    counts = pl.DataFrame(
        {
            "period": [2020] * 4,
            "region": ["11", "11", "12", "12"],
            "industry": ["C1", "C2", "C1", "C9"],
            "count": [1.0, 3, 2, 2],
        }
    )
    table = pl.DataFrame({"code": ["C1", "C2", "C3"], "tier": ["传统", "新兴*", "未来"]})
    found = tier_shares(counts, parts_of(["C1", "C2", "C9"], table, []))
    assert set(found["tier"]) == {"traditional", "emerging", "—"}
    assert found.group_by("region").agg(pl.col("share").sum())["share"].to_list() == pytest.approx([1.0, 1.0])
    partly = found.filter((pl.col("region") == "11") & (pl.col("tier") == "emerging"))
    assert partly.select("share", "low", "high").row(0) == (0.75, 0.0, 0.75)


def test_odd_codes_are_found() -> None:
    weights = pl.DataFrame({"industry": ["C39", "C3963", "X1"], "count": [6.0, 3.0, 1.0]})
    table = pl.DataFrame({"code": ["C39", "C3963"], "name": ["计算机、通信和其他电子设备制造业", "集成电路制造"]})
    found = code_findings(weights, table)
    assert found.unknown == ("X1",)
    assert found.unknown_share == pytest.approx(0.1)
    assert found.inside == (("C3963", "C39"),)
    assert [(each.code, each.now) for each in found.older] == [("3963", "3973")]
    assert found.older_share == pytest.approx(0.3)
    new = table.with_columns(name=pl.Series(["计算机", "智能无人飞行器制造"]))
    assert code_findings(weights, new).older == ()


def test_only_what_changed_runs_again(placed: Callable[[int], Path]) -> None:
    folder = placed(3)
    open_study(folder).run()
    text = (folder / "study.yaml").read_text("utf-8")
    (folder / "study.yaml").write_text(text.replace("length: 5", "length: 4"), encoding="utf-8")
    assert open_study(folder).run().computed == ("positions/lists",)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('cards: ["510000", "500000"]', "cards: [Atlantis]", "study.unknown-choice"),
        ("weight: jobs", "weight: job", "records.missing-column"),
        ('what_if: {"510000": [C17]}', 'what_if: {"510000": [C99]}', "study.unknown-choice"),
        ("records: jobs.parquet", "records: nowhere.parquet", "records.no-files"),
        ("industries: industries.csv", "industries: jobs.parquet", "study.bad-value"),
        ("entry: {model: logit}", "entry: {model: magic}", "measures.bad-setting"),
        ("  period: year\n", "", "study.missing-key"),
    ],
)
def test_mistakes_are_named(placed: Callable[[int], Path], old: str, new: str, code: str) -> None:
    folder = placed(3)
    text = (folder / "study.yaml").read_text("utf-8")
    (folder / "study.yaml").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(XinzhiError) as caught:
        open_study(folder).run()
    assert caught.value.code == code
