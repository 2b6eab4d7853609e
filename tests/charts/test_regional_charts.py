"""Charts of the regional chapter are valid Vega-Lite, hold the rows they were given, and draw in both languages."""

from __future__ import annotations

import re
from typing import Any

import polars as pl
import pytest

from xinzhi.charts import category_map, convergence, ellipse_track, moran_scatter, ridgeline, transitions
from xinzhi.charts.picture import svg
from xinzhi.charts.theme import spec
from xinzhi.lang import Lang

CURVES = pl.DataFrame(
    {"period": [2020] * 3 + [2021] * 3, "value": [0.0, 0.5, 1.0] * 2, "density": [0.1, 1.2, 0.2, 0.3, 0.9, 0.3]}
)
MOVES = pl.DataFrame(
    {
        "start": [1, 1, 2, 2],
        "end": [1, 2, 1, 2],
        "moves": [7, 3, 2, 8],
        "share": [0.7, 0.3, 0.2, 0.8],
        "passage": [1.0] * 4,
    }
)
NEAR = pl.concat([MOVES.with_columns(neighbours=pl.lit(at)) for at in (0, 1, 2)])
SIGMA = pl.DataFrame({"period": [2020, 2021], "sigma": [0.4, 0.3], "sigma_low": [0.3, 0.2], "sigma_high": [0.5, 0.4]})
STARTS = pl.DataFrame(
    {"name": ["甲", "乙"], "start": [0.1, 0.4], "growth": [0.05, 0.01], "fit": [0.05, 0.01], "told": [True, False]}
)
TILES = [
    {
        "region": "110000",
        "name": "北京",
        "abbr": "京",
        "row": 0,
        "col": 1,
        "class": "高—高",
        "z": 1.2,
        "lag": 0.4,
        "told": True,
    },
    {
        "region": "120000",
        "name": "天津",
        "abbr": "津",
        "row": 1,
        "col": 1,
        "class": "",
        "z": -0.3,
        "lag": -0.1,
        "told": False,
    },
]
OUTLINE = [{"period": 2020, "order": at, "lon": 100 + at, "lat": 30 + at % 2, "first": True} for at in range(4)]
CENTRES = [{"period": 2020 + at, "lon": 110 + at / 10, "lat": 33.0, "told": True} for at in range(3)]
SEATS = [{"name": "北京", "lon": 116.4, "lat": 39.9}]


def charts(lang: Lang) -> dict[str, Any]:
    return {
        "ridgeline": ridgeline(CURVES, lang),
        "moves": transitions(MOVES, ["低", "高"], lang),
        "moves by neighbours": transitions(NEAR, ["低", "高"], lang),
        "convergence": convergence(SIGMA, STARTS, lang),
        "spread alone": convergence(SIGMA, pl.DataFrame(), lang),
        "growth alone": convergence(pl.DataFrame(), STARTS, lang),
        "classes": category_map(TILES, {"高—高": "#0a6b62"}, lang),
        "scatter": moran_scatter(TILES, 0.4, lang),
        "ellipse": ellipse_track(OUTLINE, CENTRES, SEATS, lang),
    }


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", list(charts("zh")))
def test_chart_is_valid_and_draws(name: str, lang: Lang) -> None:
    chart = charts(lang)[name]
    assert chart.to_dict(validate=True) == spec(chart)
    assert "NaN" not in svg(chart)


def test_words_are_of_one_language() -> None:
    drawn = svg(charts("en")["convergence"]).replace("甲", "").replace("乙", "")
    assert not re.search(r"[\u4e00-\u9fff]", drawn)


def test_ridges_stand_from_back_to_front() -> None:
    rows = charts("zh")["ridgeline"].datasets["ridges"]
    assert {row["period"]: row["base"] for row in rows} == {2020: 1.0, 2021: 0.0}
    assert all(row["top"] >= row["base"] for row in rows)
