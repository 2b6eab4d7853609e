"""What gold tests share: tables of gold numbers as they stand in their files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest


@pytest.fixture(scope="session")
def gold_table(gold: Path) -> Callable[[str], pl.DataFrame]:
    """Give a function that reads one CSV file by its path below the folder of gold numbers."""

    def read(path: str) -> pl.DataFrame:
        return pl.read_csv(gold / "gold" / path, infer_schema_length=None, null_values=["NA", ""])

    return read
