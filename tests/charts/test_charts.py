"""Every chart is valid Vega-Lite, holds the rows it was given, and draws them in both languages."""

from __future__ import annotations

import re
from typing import Any

import polars as pl
import pytest

from xinzhi.charts import (
    contribution_steps,
    coupling_map,
    dagum_parts,
    framework_tree,
    obstacle_heat,
    rank_bands,
    sensitivity_bars,
    specification_curve,
    tile_map,
    trends,
)
from xinzhi.charts.picture import svg
from xinzhi.charts.theme import spec
from xinzhi.lang import Lang

TILES = [
    {"region": "110000", "name": "北京", "abbr": "京", "row": 0, "col": 1},
    {"region": "120000", "name": "天津", "abbr": "津", "row": 1, "col": 1},
    {"region": "710000", "name": "台湾", "abbr": "台", "row": 2, "col": 1},
]
INDEX = pl.DataFrame(
    {
        "region": ["110000", "120000"] * 2,
        "period": [2020, 2020, 2021, 2021],
        "score": [0.5, 0.25, 0.75, 0.3],
        "rank": [1, 2, 1, 2],
        "rank_low": [1, 2, 1, 1],
        "rank_high": [1, 2, 2, 2],
    },
)
RANKS = pl.DataFrame(
    {
        "order": [0, 1],
        "name": ["北京", "天津"],
        "rank": [1, 2],
        "rank_low": [1, 1],
        "rank_high": [2, 2],
        "band": ["1–2", "1–2"],
        "agree": [0.99, 0.5],
        "robust": [True, False],
        "change": [1, -1],
    },
)
MEANS = pl.DataFrame(
    {
        "panel": ["综合"] * 4,
        "group": ["甲", "乙"] * 2,
        "period": [2020, 2020, 2021, 2021],
        "score": [0.1, 0.2, 0.3, 0.4],
    },
)
DAGUM = pl.DataFrame(
    {
        "period": [2020, 2021],
        "total": [0.3, 0.2],
        "total_low": [0.2, 0.1],
        "total_high": [0.4, 0.3],
        "within": [0.1, 0.05],
        "net_between": [0.15, 0.1],
        "transvariation": [0.05, 0.05],
    },
)


CHAINS = pl.DataFrame(
    {
        "region": ["110000", "120000"],
        "coordination": [0.9, 0.4],
        "level_name": ["优质协调", "濒临失调"],
        "band": ["9–10", "5"],
        "back": ["乙", "甲"],
    },
)


VARIANTS = pl.DataFrame(
    {
        "place": [1, 2],
        "shift": [0.4, 0.9],
        "shift_low": [0.2, 0.7],
        "shift_high": [0.6, 1.5],
        "nominal": [False, True],
        "band": ["0.20–0.60", "0.70–1.50"],
    },
)
OPTIONS = pl.DataFrame(
    {"place": [1, 2], "order": [0, 1], "option": ["极差标准化", "Z 分数标准化"], "nominal": [False, True]}
)
SHARES = pl.DataFrame({"order": [0, 1], "name": ["标准化", "赋权"], "first": [0.5, 0.2], "total": [0.7, 0.4]})


STEPS = pl.DataFrame(
    {
        "order": [0, 1, 2],
        "name": ["2020", "指标甲", "2021"],
        "start": [0.0, 0.5, 0.0],
        "end": [0.5, 0.4, 0.4],
        "part": [0.5, -0.1, 0.4],
        "kind": ["total", "fall", "total"],
    }
)
CELLS = pl.DataFrame(
    {
        "order": [0, 1],
        "abbr": ["京", "津"],
        "name": ["北京", "天津"],
        "line": [0, 0],
        "indicator": ["指标甲", "指标甲"],
        "obstacle": [100.0, 100.0],
        "first": [True, True],
    }
)
LEAVES = pl.DataFrame(
    {
        "order": [0, 1],
        "dimension": ["科技创新与产业创新", "Regional coordination and layout"],
        "indicator": ["指标甲", "指标乙"],
        "nominal": [0.5, 0.5],
        "effective": [0.9, 0.1],
    }
)


def charts(lang: Lang) -> dict[str, Any]:
    return {
        "map": tile_map(INDEX, TILES, lang),
        "map of one year": tile_map(INDEX, TILES, lang, period=2021),
        "ranking": rank_bands(RANKS, lang),
        "trends": trends(MEANS, ["综合"], ["甲", "乙"], lang),
        "disparity": dagum_parts(DAGUM, lang),
        "chains": coupling_map(CHAINS, TILES, lang),
        "variants": specification_curve(VARIANTS, OPTIONS, lang),
        "sensitivity": sensitivity_bars(SHARES, lang),
        "contributions": contribution_steps(STEPS, lang),
        "obstacles": obstacle_heat(CELLS, lang),
        "weights": framework_tree(LEAVES, lang),
    }


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", list(charts("zh")))
def test_chart_is_valid_and_draws(name: str, lang: Lang) -> None:
    chart = charts(lang)[name]
    assert chart.to_dict(validate=True) == spec(chart)
    assert "NaN" not in svg(chart)


def words_of(drawn: str) -> list[str]:
    return [re.sub(r"<[^>]+>", "", text) for text in re.findall(r"<text[^>]*>(.*?)</text>", drawn)]


def test_map_names_every_region_and_ranks_those_with_scores() -> None:
    words = words_of(svg(tile_map(INDEX, TILES, "zh", period=2021)))
    assert [w for w in words if w in {"京", "津", "台"}] == ["京", "津", "台"]
    assert {"1", "2"} <= set(words)


def test_map_starts_at_the_last_year_and_slides_over_all() -> None:
    found = spec(tile_map(INDEX, TILES, "en"))
    year = next(p for p in found["params"] if p["name"] == "year")
    assert (year["value"], year["bind"]["min"], year["bind"]["max"]) == (2021, 2020, 2021)
    assert len(found["datasets"]["regions"]) == 4


def test_bands_are_drawn_before_points_and_weak_ones_are_grey() -> None:
    found = spec(rank_bands(RANKS, "zh"))
    assert [layer["mark"]["type"] for layer in found["layer"]] == ["rule", "point", "text"]
    drawn = svg(rank_bands(RANKS, "zh"))
    assert "#0a6b62" in drawn
    assert "#b4bbc2" in drawn
    assert {"▲1", "▼1"} <= set(words_of(drawn))


def test_parts_stack_to_the_total() -> None:
    rows = spec(dagum_parts(DAGUM, "zh"))["datasets"]["parts"]
    for year in DAGUM.iter_rows(named=True):
        assert sum(r["value"] for r in rows if r["period"] == year["period"]) == pytest.approx(year["total"])


def test_same_rows_give_the_same_picture() -> None:
    assert svg(rank_bands(RANKS, "zh")) == svg(rank_bands(RANKS, "zh"))
