"""Panels for the tests of frameworks: small ones written inline, and the checked provincial figures."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

import polars as pl
import pytest

from xinzhi.evidence.model import LEDGER_SCHEMA, Ledger
from xinzhi.panel.model import SCHEMA, Panel

Row = tuple[str, str, int, float]
MakePanel = Callable[..., Panel]
GOLD = Path(os.environ.get("XINZHI_GOLD", Path(__file__).parents[2].parent / "shared"))
CHINA = GOLD / "data" / "china"
RENAMED = {"gdp_index_prev100_nbs": "gdp_index_prev100"}


def _panel(frame: pl.DataFrame) -> Panel:
    there = {"region_name": "", "unit": "", "vintage": "", "status": "printed", "grade": ""}
    frame = frame.with_columns([pl.lit(text).alias(name) for name, text in there.items() if name not in frame.columns])
    ids = pl.format("{}@{}/{}/{}", "indicator", "vintage", "region", "period").alias("evidence_id")
    return Panel(frame.with_columns(ids).select(SCHEMA.names()).cast(SCHEMA), Ledger(LEDGER_SCHEMA.to_frame()))


@pytest.fixture
def make_panel() -> MakePanel:
    """Give a function from rows (indicator, region, period, value) to a panel."""

    def make(rows: Iterable[Row], vintage: str = "") -> Panel:
        names = ["indicator", "region", "period", "value"]
        frame = pl.DataFrame(list(rows), schema=names, orient="row", strict=False)
        return _panel(frame.with_columns(vintage=pl.lit(vintage)))

    return make


@pytest.fixture(scope="session")
def provinces() -> Panel:
    """Give the provincial figures of 2011–2023 of every grade but C, GDP in the vintage of the fifth census."""
    if not CHINA.is_dir():
        pytest.skip(f"the folder of checked figures is not there: set XINZHI_GOLD ({GOLD.name}/data/china)")
    types = {"region_code": pl.String, "year": pl.Int64, "value": pl.Float64}
    files = [CHINA / name for name in ("china_province_panel.csv", "china_province_more.csv")]
    read = pl.concat([pl.read_csv(file, schema_overrides=types) for file in files])
    kept = read.filter(pl.col("year").is_between(2011, 2023) & ~pl.col("grade").str.starts_with("C"))
    return _panel(
        kept.select(pl.col("indicator").replace(RENAMED), "value", "unit", "grade", region="region_code", period="year")
    )
