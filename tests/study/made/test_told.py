"""What a brief says of gaps, fills, stocks and their depreciation; and says nothing where there is nothing to say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import xinzhi as xz
from xinzhi import lang
from xinzhi.cli.check import check_study
from xinzhi.lang import Lang
from xinzhi.report.blocks import Chart, Heading, Paragraph, Table
from xinzhi.report.brief import make_brief
from xinzhi.study.run import Run

Make = Callable[..., Path]
LOST = (("河北", 2015, "a"), ("河北", 2016, "a"), ("上海", 2021, "b"))
KEYS = """\
gaps:
  fill: {a: growth}
  extrapolate: {b: nearest}
transforms:
  real: {deflate: {figure: inv, index: price, base: 2012, prices: previous}}
capital:
  k:
    name: {zh: 资本, en: Capital}
    preset: zhang-2004
    investment: real
    price: constant
    start: 2012
    vary: [0.05, 0.15]
"""


def said(run: Run, spoken: Lang) -> tuple[str, dict[str, Table]]:
    brief = make_brief(run, spoken)
    held = [block for block in brief.blocks if isinstance(block, Paragraph)]
    text = "\n".join("".join(span.text for span in block.spans) for block in held)
    tables = [block for block in (*brief.blocks, *brief.workbook_only) if isinstance(block, Table)]
    return text, {table.name: table for table in tables}


def test_told_in_both_languages(make: Make) -> None:
    run = xz.open_study(make(KEYS, LOST, "{per_capita: k, population: people}")).run()
    text, tables = said(run, "zh")
    assert "指标值应有 180 个，其中 177 个（98.3%）全由印出的数得来，3 个用到填补的数，0 个缺" in text
    assert "有 1 个数在序列首末之外，是外推的" in text
    assert "折旧率改取 0.05—0.15" in text
    assert "只假定由填补的数得来的 3 个指标值" in text
    rows = [[cell.text for cell in row] for row in tables["填补与外推"].rows]
    assert [row[:5] for row in rows] == [
        ["指标甲", "等速增长插值", "2", "1", "2015–2016"],
        ["指标乙", "外推：沿用最近的数", "1", "1", "2021"],
    ]
    made = [[cell.text for cell in row] for row in tables["推算的指标"].rows]
    assert made[0][1] == "inv ÷ price（上年=100，连乘，2012 年=1）"
    assert made[1][0] == "资本"
    assert "折旧率 0.096，2012 年起，初始存量为首年投资÷0.1" in made[1][1]
    assert "本研究改动了 start" in made[1][4]
    assert len(tables["填补的数据"].rows) == 3
    assert len(tables["折旧率与位次"].rows) == 18
    assert len(tables["覆盖率"].rows) == 3 + 6 + 10
    english, tables = said(run, "en")
    assert "Of 180 indicator values 177 (98.3%) rest on printed figures alone" in english
    assert "With depreciation at 0.05–0.15, all else equal" in english
    assert tables["Fills"].rows[1][1].text == "extrapolated: the nearest figure again"


def test_drawn_with_its_finding(make: Make) -> None:
    run = xz.open_study(make(KEYS, LOST, "{per_capita: k, population: people}")).run()
    (chart,) = [one for one in make_brief(run, "zh").blocks if isinstance(one, Chart) and one.name == "coverage"]
    assert chart.title == "缺口最多的是指标甲，印出的占 97%"
    assert "其余 1 项没有缺口" in chart.subtitle


def test_nothing_to_say(make: Make) -> None:
    brief = make_brief(xz.open_study(make()).run(), "zh")
    assert not any(isinstance(block, Heading) and "缺口" in block.text for block in brief.blocks)
    assert any(table.name == "覆盖率" for table in brief.workbook_only)


def test_low_coverage_is_said_without_any_fill(make: Make) -> None:
    lost = tuple(("河北", year, code) for year in range(2012, 2020) for code in "ab")
    text, _ = said(xz.open_study(make("index: {missing: spread, coverage: 0.3}\n", lost)).run(), "zh")
    assert "覆盖率低于 65% 的有：河北 46.7%" in text


@pytest.fixture
def chinese() -> Iterator[None]:
    """Speak Chinese."""
    lang.use("zh")
    yield
    lang.use(None)


@pytest.mark.usefixtures("chinese")
def test_check_says_what_would_be_filled(make: Make, capsys: pytest.CaptureFixture[str]) -> None:
    check_study(make(KEYS, LOST, "{per_capita: k, population: people}") / "study.yaml")
    out = capsys.readouterr().out
    assert "60 / 60     指标甲，其中 2 个用到填补的数" in out
    assert "将填补 2 个数，外推 1 个" in out
    assert "研究可以运行" in out


@pytest.mark.usefixtures("chinese")
def test_check_points_at_low_coverage(make: Make, capsys: pytest.CaptureFixture[str]) -> None:
    lost = tuple(("河北", year, code) for year in range(2012, 2020) for code in "ab")
    check_study(make("index: {missing: spread, coverage: 0.3}\n", lost) / "study.yaml")
    assert "覆盖率低于 65%（填补的不计）\n     47% 河北" in capsys.readouterr().out
