"""The small tables of a pack: indicators, sources, groupings, adjacency, tiles, seats."""

from __future__ import annotations

from typing import cast, get_args

import polars as pl

from xinzhi.evidence._pack_files import Sheet, read_sheet
from xinzhi.evidence.series import Kind, National, Series, Source
from xinzhi.keys import regions
from xinzhi.lang import Words

SERIES = (
    *("indicator", "zh", "en", "unit", "unit_en", "kind", "national", "decimals", "tolerance"),
    *("note_zh", "note_en"),
)
SOURCES = ("source", "publication", "publication_en", "series", "series_en", "address", "address_en", "read_from")
ZONES = ("grouping", "region", "zone")
ADJACENCY = ("from", "to", "kind")
TILES = ("region", "row", "col")
SEATS = ("region", "zh", "en", "lon", "lat", "source")


def read_indicators(data: bytes) -> dict[str, Series]:
    """Read ``indicators.csv``: what each indicator is called and how it is counted."""
    sheet = read_sheet(data, "indicators.csv", SERIES, may_be_empty=("tolerance", "note_zh", "note_en"))
    sheet.once(["indicator"])
    sheet.texts("kind", get_args(Kind))
    sheet.texts("national", get_args(National))
    decimals = sheet.numbers("decimals", pl.Int64)
    stated = Sheet(sheet.file, sheet.rows.filter(pl.col("tolerance") != ""))
    tolerance = dict(zip(stated.rows["indicator"], stated.numbers("tolerance"), strict=True))
    return {
        row["indicator"]: Series(
            row["indicator"],
            Words(row["zh"], row["en"]),
            Words(row["unit"], row["unit_en"]),
            cast("Kind", row["kind"]),
            cast("National", row["national"]),
            digits,
            tolerance.get(row["indicator"]),
            Words(row["note_zh"], row["note_en"]),
        )
        for row, digits in zip(sheet.rows.iter_rows(named=True), decimals, strict=True)
    }


def read_sources(data: bytes) -> dict[str, Source]:
    """Read ``sources.csv``: publications, and what each was read from."""
    sheet = read_sheet(data, "sources.csv", SOURCES, may_be_empty=("address", "address_en", "read_from"))
    sheet.once(["source"])
    return {
        row["source"]: Source(
            row["source"],
            Words(row["publication"], row["publication_en"]),
            Words(row["series"], row["series_en"]),
            Words(row["address"], row["address_en"]),
            row["read_from"],
        )
        for row in sheet.rows.iter_rows(named=True)
    }


def read_groupings(data: bytes, names: dict[str, dict[str, Words]]) -> dict[str, dict[str, str]]:
    """Read ``zones.csv``: for each grouping named in ``pack.yaml``, region → zone."""
    sheet = read_sheet(data, "zones.csv", ZONES)
    sheet.once(["grouping", "region"])
    sheet.texts("grouping", names)
    sheet.texts("region", regions.codes())
    groupings: dict[str, dict[str, str]] = {name: {} for name in names}
    for name, zones in names.items():
        own = Sheet(sheet.file, sheet.rows.filter(pl.col("grouping") == name))
        own.texts("zone", zones)
        groupings[name] = dict(own.rows.select("region", "zone").iter_rows())
    return groupings


def read_adjacency(data: bytes) -> pl.DataFrame:
    """Read ``adjacency.csv``: pairs of regions, each once, with the kind of their boundary."""
    sheet = read_sheet(data, "adjacency.csv", ADJACENCY)
    sheet.once(["from", "to"])
    sheet.texts("from", regions.codes())
    sheet.texts("to", regions.codes())
    return sheet.rows.select(ADJACENCY)


def read_tiles(data: bytes) -> pl.DataFrame:
    """Read ``tiles.csv``: row and column of each region's square, from 0 at the top left."""
    sheet = read_sheet(data, "tiles.csv", TILES)
    sheet.once(["region"])
    sheet.once(["row", "col"])
    sheet.texts("region", regions.codes())
    return sheet.rows.select("region", sheet.numbers("row", pl.Int64), sheet.numbers("col", pl.Int64))


def read_seats(data: bytes) -> pl.DataFrame:
    """Read ``seats.csv``: the city of each region's government, degrees east and north, and the id of the place."""
    sheet = read_sheet(data, "seats.csv", SEATS)
    sheet.once(["region"])
    sheet.texts("region", regions.codes())
    return sheet.rows.select("region", "zh", "en", sheet.numbers("lon"), sheet.numbers("lat"), "source")
