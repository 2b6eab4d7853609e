"""Data frames from Python go the same way as files: same figures, and evidence names row and column."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd  # type: ignore[import-untyped]
import polars as pl
import pytest

import xinzhi as xz
from xinzhi.errors.intake import IntakeError

WIDE = pl.DataFrame(
    {"地区": ["北京", "江两", "天 津", "火星"], "2022年": [1.5, 2.5, None, 9.0], "2023年": [3.0, 4.0, 5.0, 9.0]}
)
FIGURES = {
    ("110000", 2022, 1.5, "我的表#[0, 2022年]"),
    ("110000", 2023, 3.0, "我的表#[0, 2023年]"),
    ("360000", 2022, 2.5, "我的表#[1, 2022年]"),
    ("360000", 2023, 4.0, "我的表#[1, 2023年]"),
    ("120000", 2023, 5.0, "我的表#[2, 2023年]"),
}


def pandas(frame: pl.DataFrame) -> Any:
    return pd.DataFrame(frame.to_dict(as_series=False))


@pytest.mark.parametrize("make", [lambda f: f, pandas, lambda f: pandas(f).set_index("地区"), pl.DataFrame.to_arrow])
def test_frames_of_every_library_give_the_same(make: Any) -> None:
    panel = xz.read_frame(make(WIDE), name="我的表", indicator="产值", unit="亿元")
    assert set(panel.frame.select("region", "period", "value", "evidence_id").iter_rows()) == FIGURES
    assert set(panel.frame["indicator"]) == {"产值"}
    assert set(panel.frame["unit"]) == {"亿元"}
    assert set(panel.evidence.frame["read_from"]) == {"我的表"}
    assert set(panel.evidence.frame["id"]) == {row[3] for row in FIGURES}
    ((correction,), unread) = panel.corrections, panel.unread
    assert (correction.cell, correction.printed) == ("[1, 地区]", "江两")
    assert {each.cell for each in unread} == {"[3, 2022年]", "[3, 2023年]"}


def test_read_tables_takes_a_frame_as_it_takes_a_path() -> None:
    one = xz.read_tables(WIDE, indicator="产值", unit="亿元")
    assert one.frame.equals(xz.read_frame(WIDE, indicator="产值", unit="亿元").frame)


def test_years_down_and_regions_across() -> None:
    frame = pl.DataFrame({"年份": ["2022", "2023"], "北京": [1.0, 2.0], "上海": [3.0, None]})
    panel = xz.read_frame(frame, indicator="产值", unit="亿元")
    held = panel.frame.select("region", "period", "value", "evidence_id")
    assert ("110000", 2023, 2.0, "frame#[1, 北京]") in list(held.iter_rows())
    assert held.height == 3


def test_heads_of_two_rows_and_numbers_as_heads() -> None:
    index = pd.Index(["北京", "上海"], name="地区")
    several = pd.DataFrame({("产值", "2022"): [1, 2], ("人口", "2022"): [5, np.nan]}, index=index)
    panel = xz.read_frame(several)
    assert [(row[0], row[1]) for row in panel.frame.select("indicator", "value").iter_rows()] == [
        ("产值", 1.0),
        ("产值", 2.0),
        ("人口", 5.0),
    ]
    years = pd.DataFrame({2022: [1, 2], 2023: [3, pd.NA]}, index=["北京", "上海"])
    assert xz.read_frame(years, indicator="x", unit="y").frame["period"].to_list() == [2022, 2023, 2022]


def test_the_same_frame_is_the_same_source() -> None:
    one, other = (xz.read_frame(WIDE, indicator="x", unit="y").files for _ in range(2))
    changed = WIDE.with_columns(pl.col("2023年") + 1)
    assert one == other
    assert xz.read_frame(changed, indicator="x", unit="y").files != one


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        (WIDE.lazy(), "intake.no-frame"),
        ([1, 2], "intake.no-frame"),
        (pl.DataFrame({"a": [1]}), "intake.no-table"),
        (pl.DataFrame(), "intake.no-table"),
    ],
)
def test_what_is_no_table_is_said(frame: Any, code: str) -> None:
    with pytest.raises(IntakeError) as told:
        xz.read_frame(frame)
    assert told.value.code == code
