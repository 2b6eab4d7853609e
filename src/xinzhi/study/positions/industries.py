"""The table of industries that a user gives: names, tiers and stages by code."""

from __future__ import annotations

import hashlib
from pathlib import Path

import polars as pl

from xinzhi.errors.study import StudyError

SCHEMA = {
    "code": pl.String,
    "name": pl.String,
    "name_en": pl.String,
    "tier": pl.String,
    "stage": pl.String,
    "load": pl.String,
}
NEEDED = ("code", "name")


def read_industries(path: Path, file: str, shown: str) -> pl.DataFrame:
    """Read the table at `path`; `file` is the study and `shown` what it calls the table.

    Raises
    ------
    StudyError
        When it is missing, is no csv in UTF-8, lacks a column, or has a code twice.
    """
    try:
        table = pl.read_csv(path, infer_schema=False)
    except (OSError, pl.exceptions.PolarsError, UnicodeDecodeError):
        raise StudyError.bad_value(
            file, "positions.industries", shown, "一个 UTF-8 的 csv 文件", "a csv file in UTF-8"
        ) from None
    lacking = [name for name in NEEDED if name not in table.columns]
    if lacking or table["code"].n_unique() < table.height:
        raise StudyError.bad_value(
            file,
            "positions.industries",
            shown,
            "含 code、name 两列且代码不重复的表（另可有 name_en、tier、stage、load）",
            "a table with the columns code and name, each code once (name_en, tier, stage and load may be there too)",
        )
    have = [pl.col(name).str.strip_chars() for name in SCHEMA if name in table.columns]
    none = [pl.lit(None, dtype=pl.String).alias(name) for name in SCHEMA if name not in table.columns]
    return table.select(*have, *none).select(*SCHEMA)


def none_given() -> pl.DataFrame:
    """Give an empty table of industries."""
    return pl.DataFrame(schema=SCHEMA)


def digest(table: pl.DataFrame) -> str:
    """Give the SHA-256 of a table, by which a step knows that it changed."""
    return hashlib.sha256(table.write_csv().encode()).hexdigest()
