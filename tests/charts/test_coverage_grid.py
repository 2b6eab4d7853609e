"""The coverage grid against Vega-Lite's own schema, in both languages."""

from __future__ import annotations

from typing import get_args

import polars as pl
import pytest

from xinzhi.charts import coverage_grid
from xinzhi.lang import Lang

CELLS = pl.DataFrame(
    {
        "name": ["甲", "甲", "乙", "乙"],
        "period": [2020, 2021, 2020, 2021],
        "printed": [1.0, 0.5, 0.9, 1.0],
        "filled": [0, 3, 0, 0],
        "missing": [0, 0, 1, 0],
        "shown": ["", "3", "", ""],
    }
)


@pytest.mark.parametrize("lang", get_args(Lang))
def test_valid_and_complete(lang: Lang) -> None:
    found = coverage_grid(CELLS, ["甲", "乙"], lang).to_dict()
    assert found["datasets"]["cells"] == CELLS.to_dicts()
    assert [layer["mark"]["type"] for layer in found["layer"]] == ["rect", "text"]
