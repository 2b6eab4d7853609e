"""Tiers by official classes: precedence, parts and their bounds, groups, and a study that asks for them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import get_args

import polars as pl
import pytest

from xinzhi.errors import XinzhiError
from xinzhi.keys.classes import official
from xinzhi.lang import Lang
from xinzhi.report.blocks import Aside, Table
from xinzhi.report.brief import make_brief
from xinzhi.study import open_study
from xinzhi.study.positions.classes import class_shares
from xinzhi.study.positions.official import named, parts_of
from xinzhi.study.positions.tiers import tier_change, tier_shares

EMPTY = pl.DataFrame(schema={"code": pl.String, "name": pl.String, "tier": pl.String})
STRATEGIC, MADE = official("strategic-2018"), official("hightech-manufacturing-2017")
# 3973 belongs in full, 3812 in part, 0620 by a wider code only, 6110 not at all; 9999 is no code.
CODES = ["3973", "3812", "0620", "6110", "9999"]


def counts(*rows: tuple[int, str, float]) -> pl.DataFrame:
    return pl.DataFrame(
        [(year, "110000", code, value) for year, code, value in rows],
        schema=["period", "region", "industry", "count"],
        orient="row",
    )


def split(codes: list[str], table: pl.DataFrame, classes: list, partly: str = "whole") -> dict:
    rows = parts_of(codes, table, classes, partly).iter_rows(named=True)
    return {(row["industry"], row["tier"]): (row["share"], row["low"], row["high"]) for row in rows}


def test_marks_become_shares_and_bounds() -> None:
    found = split(CODES, EMPTY, [STRATEGIC], "half")
    assert found["3973", "emerging"] == (1.0, 1.0, 1.0)
    assert found["3812", "emerging"] == found["3812", "traditional"] == (0.5, 0.0, 1.0)
    assert found["0620", "emerging"] == (0.0, 0.0, 1.0)
    assert found["6110", "traditional"] == found["9999", "—"] == (1.0, 1.0, 1.0)


@pytest.mark.parametrize(("partly", "share"), [("whole", 1.0), ("half", 0.5), ("none", 0.0)])
def test_how_a_part_counts_moves_the_share_and_not_its_bounds(partly: str, share: float) -> None:
    found = split(["3812"], EMPTY, [STRATEGIC], partly)
    assert found["3812", "emerging"] == (share, 0.0, 1.0)


@pytest.mark.parametrize("partly", ["whole", "half", "none"])
def test_shares_of_every_code_add_up_and_lie_within_their_bounds(partly: str) -> None:
    codes = [*STRATEGIC.members, "C39", "C", "6110", "9999"]
    table = pl.DataFrame({"code": ["3812", "3973"], "tier": ["未来*", "新兴*"]})
    found = parts_of(codes, table, [STRATEGIC, MADE], partly)
    assert found.group_by("industry").agg(pl.col("share").sum())["share"].to_list() == pytest.approx([1.0] * len(codes))
    assert found.filter(~pl.col("share").is_between("low", "high")).is_empty()


def test_the_own_table_goes_before_the_classes_and_the_first_class_before_the_next() -> None:
    table = pl.DataFrame({"code": ["3973", "3812"], "tier": ["传统", "未来*"]})
    found = split(["3973", "3812"], table, [STRATEGIC], "half")
    assert found["3973", "traditional"] == (1.0, 1.0, 1.0)
    assert ("3973", "emerging") not in found
    assert found["3812", "future"] == (0.5, 0.0, 1.0)
    assert found["3812", "emerging"] == (0.25, 0.0, 1.0)


def test_of_two_classes_of_a_tier_the_stronger_mark_holds() -> None:
    assert STRATEGIC.mark("3912") == "part"
    assert split(["3912"], EMPTY, [STRATEGIC, MADE])["3912", "emerging"] == (1.0, 1.0, 1.0)


def test_a_region_is_bounded_and_so_is_its_change() -> None:
    given = counts((2018, "3973", 1), (2018, "3812", 1), (2018, "6110", 2), (2023, "3973", 2), (2023, "3812", 2))
    parts = parts_of(CODES, EMPTY, [STRATEGIC], "half")
    shares = tier_shares(given, parts).filter(tier="emerging").sort("period").select("share", "low", "high").rows()
    assert shares == [(0.375, 0.25, 0.5), (0.75, 0.5, 1.0)]
    change = tier_change(given, parts).filter(tier="emerging").select("change", "low", "high").row(0)
    assert change == pytest.approx((0.375, 0.25, 0.5))


def test_without_parts_bounds_are_the_share() -> None:
    given = counts((2018, "3973", 1), (2018, "6110", 3))
    found = tier_shares(given, parts_of(CODES, EMPTY, [MADE]))
    assert (found["low"] == found["share"]).all()
    assert (found["high"] == found["share"]).all()


def test_groups_are_bounded_and_future_has_none() -> None:
    given = counts((2018, "3973", 1), (2018, "3812", 1), (2018, "6110", 2))
    found = class_shares(given, [STRATEGIC], "whole")
    rows = {row["group"]: (row["share"], row["low"], row["high"]) for row in found.iter_rows(named=True)}
    assert rows[""] == (0.5, 0.25, 0.5)
    assert rows["1"] == rows["1.2"] == (0.25, 0.25, 0.25)
    assert rows["7.1"] == (0.25, 0.0, 0.25)
    assert "6" not in rows


def test_names_and_tiers_of_the_standard_are_added_after_the_own_ones() -> None:
    own = pl.DataFrame({"code": ["C3973", "X1"], "name": ["芯片", "别的"], "tier": [None, "传统"]}, schema=EMPTY.schema)
    found = {row["code"]: (row["name"], row["tier"]) for row in named(own, [STRATEGIC]).iter_rows(named=True)}
    assert found["C3973"] == ("芯片", "emerging")
    assert found["3973"] == ("集成电路制造", "emerging")
    assert found["C3812"] == ("电动机制造", "emerging*")
    assert found["X1"] == ("别的", "传统")
    assert named(own, []) is own


def test_patents_have_tiers_by_their_symbols() -> None:
    patents = official("strategic-ipc-2021")
    given = counts((2020, "G06N10/00", 1), (2020, "H01L", 1), (2020, "A41B1/00", 1), (2020, "C39", 1))
    parts = parts_of(given["industry"], EMPTY, [patents], "none")
    rows = {row["tier"]: (row["share"], row["low"], row["high"]) for row in tier_shares(given, parts).to_dicts()}
    assert rows == {"emerging": (0.25, 0.25, 0.5), "traditional": (0.5, 0.25, 0.5), "—": (0.25, 0.25, 0.25)}
    groups = {row["group"]: row["high"] for row in class_shares(given, [patents], "none").to_dicts()}
    assert groups[""] == 0.5
    assert groups["1.2"] == 0.5
    assert named(EMPTY, [patents]) is EMPTY


@pytest.fixture
def asked(placed: Callable[[int], Path]) -> Callable[[str], Path]:
    """Give a function that writes the study with lines more in its chapter."""

    def write(lines: str) -> Path:
        folder = placed(3)
        text = (folder / "study.yaml").read_text("utf-8")
        text = text.replace("  industries: industries.csv\n", lines)
        (folder / "study.yaml").write_text(text, encoding="utf-8")
        return folder

    return write


@pytest.mark.parametrize("lang", get_args(Lang))
def test_a_study_shows_tiers_classes_bounds_and_sources(asked: Callable[[str], Path], lang: Lang) -> None:
    run = open_study(asked("  tiers: [strategic-2018, hightech-manufacturing-2017]\n  partly: half\n")).run()
    frame = run["positions/tiers"].frame
    assert set(frame["tier"]) == {"emerging", "traditional"}
    assert not run["positions/tiers"].diagnostics["unknown"]
    brief = make_brief(run, lang)
    tables = {block.name: block for block in brief.blocks if isinstance(block, Table)}
    shown = tables["官方产业分类" if lang == "zh" else "Official classes"]
    assert any("[" in cell.text for row in shown.rows for cell in row)
    said = " ".join(block.text for block in brief.blocks if isinstance(block, Aside))
    assert ("观察不到" if lang == "zh" else "cannot be observed") in said
    assert "第23号" in said
    assert "industrial_classifi" in said


def test_a_study_of_patents(asked: Callable[[str], Path]) -> None:
    folder = asked("  tiers: [strategic-ipc-2021]\n")
    records = pl.read_parquet(folder / "jobs.parquet")
    names = records["sector"].unique().sort()
    symbols = ["G06N 10/00", "H01L 21/00", "A41B 1/00", "B62D 1/00"]
    held = {name: symbols[at] if at < len(symbols) else f"A4{at % 2}B {at}/00" for at, name in enumerate(names)}
    records.with_columns(pl.col("sector").replace_strict(held)).write_parquet(folder / "jobs.parquet")
    text = (folder / "study.yaml").read_text("utf-8")
    for name, symbol in held.items():
        text = text.replace(f"[{name}]", f"[{symbol}]")
    (folder / "study.yaml").write_text(text, encoding="utf-8")
    run = open_study(folder).run()
    assert set(run["positions/tiers"].frame["tier"]) == {"emerging", "traditional"}
    tables = {block.name: block for block in make_brief(run, "zh").blocks if isinstance(block, Table)}
    assert any("战略性新兴产业分类与国际专利" in row[0].text for row in tables["官方产业分类"].rows)


def test_own_classes_are_taken_by_their_name(asked: Callable[[str], Path]) -> None:
    folder = asked("  tiers: [机器人, strategic-2018]\n  classes: own.csv\n")
    text = "code,mark,class,source,tier\nC39,*,机器人,县政府 2024 年目录,未来\n"
    (folder / "own.csv").write_text(text, encoding="utf-8")
    found = open_study(folder).run()["positions/tiers"]
    assert set(found.frame["tier"]) == {"future", "emerging", "traditional"}
    assert "机器人" in set(found.tables["classes"]["class"])


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("  tiers: [strategic-2019]\n", "study.unknown-choice"),
        ("  tiers: [future-2024]\n", "study.unknown-choice"),
        ("  tiers: [strategic-2018, strategic-ipc-2021]\n", "study.bad-value"),
        ("  tiers: [strategic-2018]\n  partly: most\n", "study.unknown-choice"),
        ("  tiers: [strategic-2018]\n  classes: none.csv\n", "keys.bad-classes"),
    ],
)
def test_mistakes_are_named(asked: Callable[[str], Path], lines: str, code: str) -> None:
    with pytest.raises(XinzhiError) as caught:
        open_study(asked(lines)).run()
    assert caught.value.code == code


@pytest.mark.parametrize("lang", get_args(Lang))
def test_codes_of_2011_are_named_with_their_code_of_today(asked: Callable[[str], Path], lang: Lang) -> None:
    folder = asked("  tiers: [strategic-2018]\n")
    records = pl.read_parquet(folder / "jobs.parquet")
    last = records["sector"].max()
    records.with_columns(pl.col("sector").replace({last: "C6592"})).write_parquet(folder / "jobs.parquet")
    said = " ".join(
        block.text for block in make_brief(open_study(folder).run(), lang).blocks if isinstance(block, Aside)
    )
    assert "GB/T 4754-2011" in said
    assert "6592 呼叫中心 → 6591" in said
