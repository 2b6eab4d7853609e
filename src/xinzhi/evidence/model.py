"""Evidence: one figure and the place it was read from; the ledger that finds it by its id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

import polars as pl

LEDGER_SCHEMA = pl.Schema(
    {
        "id": pl.String,
        "value": pl.Float64,
        "unit": pl.String,
        "period": pl.Int64,
        "region": pl.String,
        "indicator": pl.String,
        "vintage": pl.String,
        "grade": pl.String,
        "status": pl.String,
        "source": pl.String,
        "series": pl.String,
        "address": pl.String,
        "read_from": pl.String,
        "locator": pl.String,
        "sha256": pl.String,
    },
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One figure as it stands in its source.

    `source` is the publication, `series` its table or series, `address` where it is published,
    `read_from` the compile it was read from when that is not the publication itself,
    `locator` the place in the file read (row, cell, line), `sha256` the digest of that file,
    `status` one of printed, revised, imputed, estimated, derived, computed. `sheet`, `cell` and `printed`, the cell as it stands there,
    are known for figures read from tables as people have them and empty for others; so is `span`, the period by its own
    name (2023Q1-Q3), of whose year `period` is.
    """

    id: str
    value: float
    unit: str
    period: int
    region: str
    indicator: str
    vintage: str
    grade: str
    status: str
    source: str
    series: str
    address: str
    read_from: str
    locator: str
    sha256: str
    sheet: str = ""
    cell: str = ""
    printed: str = ""
    span: str = ""

    @property
    def file(self) -> str:
        """The file the figure was read from."""
        return self.read_from

    def __getitem__(self, name: str) -> object:
        """Give an attribute by its name, as from a row of the ledger.

        Raises
        ------
        KeyError
            When there is no such attribute.
        """
        if name != "file" and name not in {each.name for each in fields(self)}:
            raise KeyError(name)
        return getattr(self, name)


class Ledger(Mapping[str, Evidence]):
    """All evidence of a panel, found by id; `frame` has one row an id, columns `LEDGER_SCHEMA` or more."""

    __slots__ = ("_rows", "frame")

    def __init__(self, frame: pl.DataFrame) -> None:
        self.frame = frame
        self._rows: dict[str, int] = {}

    def __getitem__(self, key: str) -> Evidence:
        if not self._rows:
            self._rows = {name: row for row, name in enumerate(self.frame["id"])}
        values = self.frame.row(self._rows[key], named=True)
        return Evidence(**{f.name: values[f.name] for f in fields(Evidence) if f.name in values})

    def __iter__(self) -> Iterator[str]:
        return iter(self.frame["id"])

    def __len__(self) -> int:
        return self.frame.height
