"""From a pack's ``figures.csv`` to ledger rows, every cell checked."""

from __future__ import annotations

import hashlib

import polars as pl

from xinzhi.errors.sources import SourceError
from xinzhi.evidence._pack_files import LINE, Sheet, read_sheet
from xinzhi.evidence.model import LEDGER_SCHEMA
from xinzhi.evidence.series import Series, Source
from xinzhi.keys import regions
from xinzhi.lang import Words

FILE = "figures.csv"
COLUMNS = ("indicator", "vintage", "region", "period", "value", "grade", "source")
GRADES = ("A", "A2", "B")
KEY = ["indicator", "vintage", "region", "period"]


def read_figures(
    data: bytes,
    pack: str,
    indicators: dict[str, Series],
    sources: dict[str, Source],
    vintages: dict[str, Words],
) -> pl.DataFrame:
    """Read the figures of the pack called `pack` into rows as in `LEDGER_SCHEMA`, in the order of the file.

    Raises
    ------
    SourceError
        When a cell is no finite number, names what the pack does not hold, is of grade C, or a key stands twice.
    """
    sheet = read_sheet(data, FILE, COLUMNS, may_be_empty=("vintage", "grade"))
    _refuse_grade_c(sheet)
    checked = sheet.rows.with_columns(
        sheet.texts("indicator", indicators),
        sheet.texts("vintage", vintages, empty=True),
        sheet.texts("region", [regions.NATION, *regions.codes()]),
        sheet.texts("grade", GRADES, empty=True),
        sheet.texts("source", sources),
        sheet.numbers("value"),
        sheet.numbers("period", pl.Int64),
    )
    sheet.once(KEY)
    digest = hashlib.sha256(data).hexdigest()
    return _with_sources(_with_ids(checked, pack, indicators), sources, digest).select(LEDGER_SCHEMA.names())


def _refuse_grade_c(sheet: Sheet) -> None:
    held = sheet.rows.filter(pl.col("grade") == "C")
    if held.height:
        raise SourceError.grade_c(sheet.file, held[LINE][0])


def _with_ids(rows: pl.DataFrame, pack: str, indicators: dict[str, Series]) -> pl.DataFrame:
    units = {code: series.unit.zh for code, series in indicators.items()}
    at = pl.when(pl.col("vintage") == "").then(pl.lit("")).otherwise("@" + pl.col("vintage"))
    return rows.with_columns(
        pl.format("{}/{}{}/{}/{}", pl.lit(pack), "indicator", at, "region", "period").alias("id"),
        pl.col("indicator").replace_strict(units, return_dtype=pl.String).alias("unit"),
        pl.format("{}:{}", pl.lit(FILE), LINE).alias("locator"),
        pl.lit("printed").alias("status"),
    )


def _with_sources(rows: pl.DataFrame, sources: dict[str, Source], digest: str) -> pl.DataFrame:
    table = pl.DataFrame(
        {
            "source": list(sources),
            "publication": [source.publication.zh for source in sources.values()],
            "series": [source.series.zh for source in sources.values()],
            "address": [source.address.zh for source in sources.values()],
            "read_from": [source.read_from for source in sources.values()],
        },
        schema=dict.fromkeys(("source", "publication", "series", "address", "read_from"), pl.String),
    )
    joined = rows.join(table, on="source", how="left", maintain_order="left")
    return joined.with_columns(source="publication", sha256=pl.lit(digest))
