"""Tables as people have them as sources of a study: names, units, parts of the year, vintages, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

import xinzhi as xz
from xinzhi.errors import XinzhiError
from xinzhi.study.sources import read_sources
from xinzhi.study.store import RECORD, RESULTS

from .conftest import REGIONS

WIDE = """表1 各地区情况
单位：{unit}
地区,2019年,2020年,2021年,2021年前三季度
北京,{0},{1},{2},1
天津,{3},{4},{5},2
河北,{6},{7},{8},3
上海,{9},{10},{11},4
江苏,{12},{13},{14},5
浙江,{15},{16},{17},6
东部地区,1,2,3,4
"""
SOURCES = """sources:
  - tables: tables/
    indicators: {甲 指标: a, 乙指标: b, 丙: c}
    units: {c: 万元}
"""


def _wide(seed: int, unit: str) -> str:
    return WIDE.format(*((7 * at * seed + 13) % 29 + 1 + at / 10 for at in range(18)), unit=unit)


@pytest.fixture
def study(small: Path) -> Callable[[str], Path]:
    """Give the small study over three wide tables, with other text under ``sources``."""
    folder = small / "tables"
    folder.mkdir()
    for seed, (name, unit) in enumerate({"甲指标": "件", "乙指标": "人", "丙": "亿元"}.items(), 2):
        (folder / f"{name}.csv").write_text(_wide(seed, unit), encoding="utf-8")
        (folder / f"{name}.csv.intake.yaml").write_text(f"indicator: {name}\n", encoding="utf-8")

    def write(sources: str = SOURCES) -> Path:
        text = (small / "study.yaml").read_text("utf-8").replace("sources: [figures.csv]\n", sources)
        (small / "study.yaml").write_text(text, encoding="utf-8")
        return small

    return write


def test_wide_tables_run_and_every_figure_leads_to_its_cell(study: Callable[[str], Path]) -> None:
    folder = study(SOURCES)
    run = xz.open_study(folder).run()
    frame = run.panel.frame
    assert set(frame["indicator"]) == {"a", "b", "c"}
    assert set(frame["region"]) == {"110000", "120000", "130000", "310000", "320000", "330000"}
    assert set(frame.filter(indicator="c")["unit"]) == {"万元"}
    traced = run.trace(region="110000", period=2021, indicator="c")
    row = traced.row(0, named=True)
    assert (row["read_from"], row["cell"], row["unit"], row["series"]) == ("tables/丙.csv", "D4", "亿元", "丙")
    used = frame.filter(indicator="c", region="110000", period=2021)["value"].item()
    assert used == float(row["printed"]) * 10000
    notes = json.loads((folder / RESULTS / RECORD).read_text("utf-8"))["steps"]["panel"]["notes"]
    said = " ".join(note["zh"] for note in notes)
    assert "c 的 18 个数由“亿元”换算为“万元”" in said
    assert "21 个季度、月度和累计数不作全年数使用" in said


def test_a_table_that_changes_is_read_again_and_nothing_else_is(study: Callable[[str], Path]) -> None:
    folder = study(SOURCES)
    assert xz.open_study(folder).run().computed
    assert not xz.open_study(folder).run().computed
    side = folder / "tables" / "甲指标.csv.intake.yaml"
    side.write_text("indicator: 甲指标\nunit: 件\nvintage: 新\n", encoding="utf-8")
    assert "panel" in xz.open_study(folder).run().computed


def test_a_part_of_the_year_is_read_when_the_study_says_so(study: Callable[[str], Path]) -> None:
    folder = study(SOURCES.replace("    units", "    part: 前三季度\n    units"))
    opened = xz.open_study(folder)
    panel, notes = read_sources(opened.spec, opened.sources)
    assert panel.periods == [2021]
    assert panel.frame.filter(indicator="a").sort("region")["value"].to_list() == [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]
    assert any("不是全年数" in note.zh for note in notes)


def test_what_the_tables_do_not_say(study: Callable[[str], Path]) -> None:
    said = "    vintage: 快报\n    kind: stock\n"
    opened = xz.open_study(study(SOURCES.replace("    units", f"{said}    units")))
    panel, _ = read_sources(opened.spec, opened.sources)
    assert set(panel.frame["vintage"]) == {"快报"}


def test_tables_stand_beside_plain_ones(study: Callable[[str], Path]) -> None:
    folder = study(
        SOURCES.replace("sources:\n", "sources:\n  - figures.csv\n").replace(
            "甲 指标: a, 乙指标: b, 丙: c", "丙: other"
        )
    )
    (folder / "study.yaml").write_text((folder / "study.yaml").read_text("utf-8").replace("{c: ", "{other: "), "utf-8")
    opened = xz.open_study(folder)
    panel, _ = read_sources(opened.spec, opened.sources)
    assert set(panel.frame["indicator"]) == {"a", "b", "c", "other"}
    plain = panel.evidence[panel.frame.filter(indicator="a")["evidence_id"][0]]
    assert (plain.sheet, plain.cell) == ("", "")


@pytest.mark.parametrize(
    ("old", "new", "code", "named"),
    [
        ("丙: c", "丁: c", "study.unknown-choice", "丙"),
        ("c: 万元", "c: 万吨", "keys.different-units", "万吨"),
        ("c: 万元", "c: 万园", "keys.unknown-unit", "万园"),
        ("c: 万元", "d: 万元", "panel.no-indicator", "d"),
        ("tables: tables/", "tables: nowhere/", "study.no-tables", "nowhere/"),
        ("tables: tables/", "tables: ./", "study.own-folder", "./"),
        ("    units", "    unit5: 1\n    units", "study.unknown-key", "unit5"),
        ("    units", "    part: 前五季度\n    units", "keys.bad-period", "前五季度"),
        ("    units", "    part: Q1\n    units", "study.unknown-choice", "Q1-Q3"),
        ("    units", "    period: 20211\n    units", "keys.bad-period", "20211"),
        ("  - tables: tables/", "  - tables: tables/\n  - tables: tables/", "study.source-twice", "tables/"),
    ],
)
def test_refusals(study: Callable[[str], Path], old: str, new: str, code: str, named: str) -> None:
    assert old in SOURCES
    folder = study(SOURCES.replace(old, new))
    with pytest.raises(XinzhiError) as caught:
        xz.open_study(folder).run()
    assert caught.value.code == code
    assert named in caught.value.words.zh
    assert named in caught.value.words.en or named == "丙"


def test_convert_for_any_source(with_study: Callable[[str, str], Path]) -> None:
    folder = with_study("lang: zh", "lang: zh\nconvert: {a: 万个}")
    run = xz.open_study(folder).run()
    held = run.panel.frame.filter(indicator="a")
    assert set(held["unit"]) == {"万个"}
    first = held.row(0, named=True)
    assert run.panel.evidence[first["evidence_id"]].value == pytest.approx(first["value"] * 10000, rel=1e-12)


@pytest.mark.parametrize("bad", ["{a: 万元}", "{zz: 万个}"])
def test_convert_refusals(with_study: Callable[[str, str], Path], bad: str) -> None:
    folder = with_study("lang: zh", f"lang: zh\nconvert: {bad}")
    with pytest.raises(XinzhiError) as caught:
        xz.open_study(folder).run()
    assert "convert" in caught.value.words.zh


EDITIONS = [("年鉴2020", 0.0), ("年鉴2022", 1.0)]


@pytest.fixture
def editions(small: Path) -> Callable[[str], pl.DataFrame]:
    """Give the figures that a rule leaves of two editions, of which the second lacks 2019."""
    lines = (small / "figures.csv").read_text("utf-8").splitlines()
    rows = [f"{lines[0]},口径"]
    for edition, more in EDITIONS:
        for line in lines[1:]:
            region, year, code, value, unit = line.split(",")
            if (edition, year) not in {("年鉴2022", "2019"), ("年鉴2020", "2021")}:
                rows.append(",".join([region, year, code, str(float(value) + more), unit, edition]))
    (small / "figures.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")

    def read(vintages: str) -> pl.DataFrame:
        text = (small / "study.yaml").read_text("utf-8")
        (small / "study.yaml").write_text(f"{text}\nvintages: {vintages}\n", encoding="utf-8")
        opened = xz.open_study(small)
        panel, notes = read_sources(opened.spec, opened.sources)
        assert sum("来源中另有" in note.zh for note in notes) == 3
        return panel.frame.filter(indicator="a", region="110000").select("period", "vintage").sort("period")

    return read


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("latest", [(2020, "年鉴2022"), (2021, "年鉴2022")]),
        ("first", [(2019, "first"), (2020, "first"), (2021, "first")]),
        ("年鉴2020", [(2019, "年鉴2020"), (2020, "年鉴2020")]),
        ("{default: first, a: 年鉴2022}", [(2020, "年鉴2022"), (2021, "年鉴2022")]),
        ("{a: first}", [(2019, "first"), (2020, "first"), (2021, "first")]),
        ("{order: [年鉴2022, 年鉴2020]}", [(2019, "年鉴2020"), (2020, "年鉴2020")]),
    ],
)
def test_the_rule_of_vintages(
    editions: Callable[[str], pl.DataFrame], rule: str, expected: list[tuple[int, str]]
) -> None:
    assert editions(rule).rows() == expected


def test_first_takes_the_value_that_was_published_first(editions: Callable[[str], pl.DataFrame], small: Path) -> None:
    editions("first")
    opened = xz.open_study(small)
    panel, _ = read_sources(opened.spec, opened.sources)
    row = panel.frame.filter(indicator="a", region="110000", period=2020).row(0, named=True)
    assert panel.evidence[row["evidence_id"]].vintage == "年鉴2020"


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("年鉴1999", "study.unknown-choice"),
        ("{a: 年鉴1999}", "study.unknown-choice"),
        ("{zz: latest}", "study.unknown-key"),
    ],
)
def test_vintages_that_are_not_there(editions: Callable[[str], pl.DataFrame], rule: str, code: str) -> None:
    with pytest.raises(XinzhiError) as caught:
        editions(rule)
    assert caught.value.code == code


def test_no_order_is_guessed(editions: Callable[[str], pl.DataFrame], small: Path) -> None:
    text = (small / "figures.csv").read_text("utf-8").replace("年鉴2020", "甲").replace("年鉴2022", "乙")
    (small / "figures.csv").write_text(text, encoding="utf-8")
    with pytest.raises(XinzhiError) as caught:
        editions("latest")
    assert caught.value.code == "study.no-vintage-order"
    assert "order" in caught.value.words.zh


def test_names_that_are_joined_and_breaks_are_told(study: Callable[[str], Path]) -> None:
    folder = study("sources:\n  - tables: tables/\n    indicators: {甲指标: a, 丁: a, 乙指标: b, 丙: c}\n")
    late = "地区,2022年,2023年\n" + "".join(f"{name},{90000 + at},{90100 + at}\n" for at, name in enumerate(REGIONS))
    (folder / "tables" / "丁.csv").write_text(late, encoding="utf-8")
    (folder / "tables" / "丁.csv.intake.yaml").write_text("indicator: 丁\nunit: 件\n", encoding="utf-8")
    jump = "地区,2020年,2021年,2022年\n" + "".join(
        f"{name},{3 + at},{4 + at},{(5 + at) * 10**4}\n" for at, name in enumerate(REGIONS)
    )
    (folder / "tables" / "丙.csv").write_text(jump, encoding="utf-8")
    (folder / "tables" / "丙.csv.intake.yaml").write_text("indicator: 丙\nunit: 件\n", encoding="utf-8")
    opened = xz.open_study(folder)
    said = " ".join(note.zh for note in read_sources(opened.spec, opened.sources)[1])
    assert "a 由表中几个名称合成，口径可能不同：甲指标（2019—2021）、丁（2022—2023）" in said
    assert "c：2022 年的数与 2021 年相比，6/6 个地区同时变为约 10,000 倍" in said
