"""The counting itself as one Ibis expression, the same for every engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ibis.expr.types as ir

KEYS = ("period", "region", "industry")
DECIMAL = "decimal(38, 9)"  # fractions are added up exactly, in whole billionths


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of the records that are read."""

    region: str
    industry: str
    period: str
    weight: str | None = None
    identifier: str | None = None

    @property
    def named(self) -> list[str]:
        """Every column once."""
        wanted = (self.region, self.industry, self.period, self.weight, self.identifier)
        return list(dict.fromkeys(name for name in wanted if name))


def by_cell(records: ir.Table, columns: Columns) -> ir.Table:
    """Add up the weight of every period, region and industry that stand together, missing ones among them."""
    rows = _rows(records, columns)
    if columns.identifier:
        rows = _first_of_each(rows).filter(lambda numbered: numbered.place == 0)
    return rows.group_by(list(KEYS)).aggregate(count=rows.weight.sum())


def summary(records: ir.Table, columns: Columns) -> ir.Table:
    """Count the records and those repeated, and give the least weight: one row, read from few columns."""
    rows = _rows(records, columns)
    repeated = rows.identifier.count() - rows.identifier.nunique() if columns.identifier else rows.count() * 0
    return rows.aggregate(records=rows.count(), least=rows.weight.min(), repeated=repeated)


def without_place(records: ir.Table, columns: Columns, blank: dict[str, list[str]]) -> ir.Table:
    """Count the records of which a key is missing or one of the `blank` texts."""
    rows = _rows(records, columns)
    lacking = [rows[name].isnull() for name in KEYS]
    lacking += [rows[name].isin(texts) for name, texts in blank.items() if texts]
    anywhere = lacking[0]
    for one in lacking[1:]:
        anywhere |= one
    return rows.aggregate(left_out=anywhere.sum())


def _first_of_each(rows: ir.Table) -> ir.Table:
    """Number the records of each identifier; those without one are all the first."""
    import ibis

    place = ibis.row_number().over(ibis.window(group_by="identifier", order_by=[*KEYS, "weight"]))
    numbered = rows.mutate(place=place)
    return numbered.mutate(place=numbered.identifier.isnull().ifelse(0, numbered.place))


def _rows(records: ir.Table, columns: Columns) -> ir.Table:
    """Give the columns by their meaning: the keys as they stand, the weight in exact numbers."""
    import ibis

    keys = {name: _key(records[getattr(columns, name)]) for name in KEYS}
    weight = ibis.literal(1, "int64")
    if columns.weight:
        held = records[columns.weight]
        weight = (held if held.type().is_integer() else held.cast(DECIMAL)).fill_null(0)
    more = {"identifier": records[columns.identifier]} if columns.identifier else {}
    return records.select(**keys, weight=weight, **more)


def _key(column: ir.Column) -> ir.Column:
    kind = column.type()
    return column.year() if kind.is_timestamp() or kind.is_date() else column
