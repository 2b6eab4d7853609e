"""Count records by region, industry and period: one expression, on DuckDB or on Spark."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from xinzhi.errors.records import RecordsError
from xinzhi.panel.records._expression import KEYS, Columns, by_cell, summary, without_place
from xinzhi.panel.records._sources import open_table
from xinzhi.panel.records._tidy import blank_texts, tidy
from xinzhi.panel.records.model import Counts

if TYPE_CHECKING:
    import ibis.expr.types as ir

Engine = Literal["duckdb", "spark"]


def count_records(
    source: Any,
    *,
    region: str,
    industry: str,
    period: str,
    weight: str | None = None,
    identifier: str | None = None,
    engine: Engine = "duckdb",
    table: str | None = None,
    memory: str = "1500MB",
) -> Counts:
    """Count records by region, industry and period, without loading them.

    Parameters
    ----------
    source
        A Parquet, csv or DuckDB file, a folder or pattern of Parquet or csv files, the address of a PostgreSQL
        database (``postgresql://…``, streamed), a data frame, or an Ibis table of one's own.
    region, industry, period
        Columns that hold them. A date counts by its year.
    weight
        Column that is added up, none below 0; every record counts as 1 when left out. Fractions are added up to nine
        decimals, in whole numbers, so that neither the order of records nor the engine changes a digit.
    identifier
        Column that tells records apart; one that stands twice is counted once, with its first cell in order of
        period, region and industry.
    engine
        ``duckdb`` on this machine, or ``spark`` for records that outgrow one (extra ``xinzhi[spark]``).
    table
        Which table of a DuckDB file or database; may be left out where there is only one.
    memory
        What DuckDB may hold in memory; the rest goes to a temporary folder.

    Returns
    -------
    Counts
        The counts, and what was left out.

    Raises
    ------
    RecordsError
        When the source cannot be read, a column is missing, a weight is below 0, no record can be counted, or the
        engine is not installed.

    Examples
    --------
    >>> import polars as pl
    >>> firms = pl.DataFrame({"code": ["510000", "510000", "330000"], "sector": ["C39", "C39", "I65"], "year": 2023})
    >>> found = count_records(firms, region="code", industry="sector", period="year")
    >>> found.frame.rows()
    [(2023, '330000', 'I65', 1.0), (2023, '510000', 'C39', 2.0)]
    >>> found.matrices().shape
    (1, 2, 2)
    """
    columns = Columns(region, industry, period, weight, identifier)
    shown = str(source) if isinstance(source, str | Path) else type(source).__name__
    with open_table(source, columns, engine=engine, table=table, memory=memory) as records:
        _check_columns(records, columns, shown)
        told = summary(records, columns).to_polars().row(0, named=True)
        if told["least"] is not None and told["least"] < 0:
            raise RecordsError.negative_weight(shown, str(weight), told["least"])
        cells = by_cell(records, columns).to_polars()
        blank = {name: blank_texts(cells[name]) for name in KEYS}
        lacking = any(blank.values()) or any(cells[name].null_count() for name in KEYS)
        left_out = without_place(records, columns, blank).to_polars().item() if lacking else 0
    held = tidy(cells)
    if held.is_empty():
        raise RecordsError.nothing_counted(shown, int(told["records"]))
    total, counted = float(cells["count"].sum()), float(held["count"].sum())
    return Counts(
        frame=held,
        records=int(told["records"]),
        left_out=int(left_out),
        left_out_weight=(total - counted) / total if total else 0.0,
        repeated=int(told["repeated"]),
        engine=engine,
    )


def _check_columns(records: ir.Table, columns: Columns, shown: str) -> None:
    for name in columns.named:
        if name not in records.columns:
            raise RecordsError.missing_column(shown, name, records.columns)
    if columns.weight and not records[columns.weight].type().is_numeric():
        raise RecordsError.weight_not_numbers(shown, columns.weight)
