"""The charts of the green chapter: valid, drawn in both languages, every row in its place."""

from __future__ import annotations

import re
from typing import Any

import polars as pl
import pytest

from xinzhi.charts import decoupling, frontier, productivity, slack_heat, waterfall
from xinzhi.charts.picture import svg
from xinzhi.charts.theme import spec
from xinzhi.lang import Lang
from xinzhi.measures.decomposition.tapio import STATES

POINTS = pl.DataFrame(
    {
        "name": ["北京", "天津"],
        "label": ["北京", ""],
        "x": [2.0, 1.0],
        "y": [3.0, 1.0],
        "on": [True, False],
        "share": [1.0, 0.2],
    }
)
LINE = pl.DataFrame({"order": [0, 1, 2], "x": [0.0, 2.0, 2.0], "y": [3.0, 3.0, 0.0]})
CELLS = pl.DataFrame(
    {"name": ["天津", "天津"], "variable": ["R&D\n经费", "专利"], "gap": [0.8, 0.0], "shown": ["80%", ""]}
)
LEVELS = pl.DataFrame(
    {"period": [2020, 2021] * 2, "part": ["生产率"] * 2 + ["技术变化"] * 2, "level": [1.0, 1.2, 1.0, 1.1]}
)
BAND = pl.DataFrame({"period": [2020, 2021], "low": [1.0, 1.05], "high": [1.0, 1.3]})
MOVES = pl.DataFrame(
    {
        "name": ["北京", "天津", "河北"],
        "label": ["北京", "", "河北"],
        "driver": [0.1, 0.05, -0.02],
        "pressure": [-0.02, 0.1, -0.05],
        "state": [STATES[1].zh, STATES[4].zh, STATES[8].zh],
        "elasticity": [-0.2, 2.0, 2.5],
    }
)


def charts(lang: Lang) -> dict[str, Any]:
    return {
        "frontier": frontier(POINTS, LINE, ("专利 / 经费", "成交额 / 经费"), lang),
        "heat": slack_heat(CELLS, ["天津"], ["R&D\n经费", "专利"], lang),
        "productivity": productivity(LEVELS, BAND, ["生产率", "技术变化"], 1.0, lang),
        "decoupling": decoupling(MOVES, [state.zh for state in STATES], ("产出", "排放"), lang),
        "waterfall": waterfall(100.0, [("人口", 10.0), ("强度", -25.0)], ("2020", "2021"), lang),
    }


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", list(charts("zh")))
def test_chart_is_valid_and_draws(name: str, lang: Lang) -> None:
    chart = charts(lang)[name]
    assert chart.to_dict(validate=True) == spec(chart)
    assert "NaN" not in svg(chart)


def words_of(drawn: str) -> list[str]:
    return [re.sub(r"<[^>]+>", "", text) for text in re.findall(r"<text[^>]*>(.*?)</text>", drawn)]


def test_the_waterfall_ends_at_the_sum() -> None:
    words = words_of(svg(charts("zh")["waterfall"]))
    assert {"100", "+10", "-25", "85"} <= set(words)


def test_names_of_the_frontier_are_written_and_those_inside_are_not() -> None:
    words = words_of(svg(charts("zh")["frontier"]))
    assert "北京" in words
    assert "天津" not in words


def test_a_long_name_stands_in_lines() -> None:
    drawn = svg(charts("zh")["heat"])
    assert "R&amp;D" in drawn
    assert "80%" in words_of(drawn)


def test_only_states_that_occur_are_in_the_legend() -> None:
    words = words_of(svg(charts("zh")["decoupling"]))
    assert STATES[1].zh in words
    assert STATES[2].zh not in words
