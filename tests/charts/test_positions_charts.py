"""Charts of the positions hold the rows they were given, in both languages, with names that do not lie on each other."""

from __future__ import annotations

from typing import Any, get_args

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinzhi.charts import density_heat, density_tiles, positions_scatter, product_space
from xinzhi.charts.labels import clear, width
from xinzhi.charts.picture import svg
from xinzhi.charts.theme import spec
from xinzhi.lang import Lang

TILES = [
    {"region": code, "name": name, "abbr": name[0], "row": 0, "col": at}
    for at, (code, name) in enumerate([("110000", "北京"), ("120000", "天津"), ("710000", "台湾")])
]
OWN = pl.DataFrame(
    {
        "region": ["110000", "120000"],
        "density": [0.2, 0.4],
        "rca": [0.3, 1.2],
        "has": [False, True],
        "chosen": [True, False],
    }
)
HEAT = pl.DataFrame(
    {
        "region": ["北京", "天津"] * 2,
        "order": [0, 1] * 2,
        "industry": ["甲", "甲", "乙", "乙"],
        "line": [0, 0, 1, 1],
        "density": [0.1, 0.2, None, 0.4],
        "has": [False, True, False, False],
    }
)
CANDIDATES = pl.DataFrame(
    {
        "density": [0.1, 0.1, 0.3],
        "pci": [0.5, 0.5, -1.0],
        "probability": [0.2, 0.1, None],
        "listed": [True, True, False],
        "industry": ["甲产业", "乙产业", "丙产业"],
    }
)
PLACES = pl.DataFrame({"industry": ["甲产业", "乙产业"], "x": [0.0, 0.5], "y": [0.1, 0.1], "state": ["listed", "has"]})


def rows(chart: Any, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = spec(chart)["datasets"][name]
    return found


@pytest.mark.parametrize("lang", get_args(Lang))
def test_tiles_tell_who_has_it_and_leave_white_what_is_unknown(lang: Lang) -> None:
    chart = density_tiles(OWN, TILES, lang)
    assert [row["text"] for row in rows(chart, "regions")] == ["0.20", "0.40"]
    assert [row["region"] for row in rows(chart, "blank")] == ["710000"]
    assert {"0.20", "0.40", "台"} <= set(svg(chart).replace("<", ">").split(">"))


@pytest.mark.parametrize("lang", get_args(Lang))
def test_the_heat_table_leaves_out_what_is_unknown(lang: Lang) -> None:
    assert len(rows(density_heat(HEAT, lang), "cells")) == 3


@pytest.mark.parametrize("lang", get_args(Lang))
def test_two_names_on_one_spot_are_moved_apart(lang: Lang) -> None:
    moves = [row["move"] for row in rows(positions_scatter(CANDIDATES, lang), "candidates")]
    assert moves[0] != moves[1]
    assert moves[2] is None
    assert (
        rows(
            product_space(PLACES, pl.DataFrame(schema=dict.fromkeys(("x", "y", "x2", "y2"), pl.Float64)), lang),
            "industries",
        )[1]["move"]
        is None
    )


@given(st.lists(st.tuples(st.floats(0, 500), st.floats(0, 300)), max_size=25))
def test_no_name_lies_on_another(places: list[tuple[float, float]]) -> None:
    names = [f"industry {at}" for at in range(len(places))]
    shown = [
        (x + 8, x + 8 + width(name), y + move)
        for (x, y), name, move in zip(places, names, clear(places, names), strict=True)
        if move is not None
    ]
    for at, (left, right, down) in enumerate(shown):
        for other_left, other_right, other_down in shown[:at]:
            assert left >= other_right or right <= other_left or abs(down - other_down) >= 12
