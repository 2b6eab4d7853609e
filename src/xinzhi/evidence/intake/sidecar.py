"""The small file beside a table, NAME.intake.yaml: what the table does not say, and what was inferred of it wrongly."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from xinzhi.errors.intake import IntakeError
from xinzhi.errors.sidecars import SidecarError
from xinzhi.errors.system import trouble
from xinzhi.evidence.intake._lined import Lined, lined
from xinzhi.keys import periods
from xinzhi.lang import Words

ENDING = ".intake.yaml"
SAID = ("indicator", "unit", "period", "vintage", "kind")
WHOLE = (*SAID, "keys", "within", "decimal", "regions", "skip", "tables", "form")
TABLE = (*SAID, "sheet", "cells", "heads", "regions", "skip", "columns")
FORM = ("sheet", "title", "heads", "above")
COLUMN = ("indicator", "unit", "period", "holds")
HOLDS = ("figures", "period", "indicator", "unit", "vintage", "status", "nothing")
KINDS = ("flow", "cumulative", "stock")
DECIMALS = ("point", "comma")
A_RANGE = re.compile(r"([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)", re.ASCII)
SPAN = re.compile(r"([A-Z]{1,3}|\d+)(?:-([A-Z]{1,3}|\d+))?", re.ASCII)
A_PERIOD = Words(
    "1900 到 2100 年之间的时期，如 2023、2023年前三季度", "a period from 1900 to 2100, such as 2023 or 2023Q3"
)
CELLS = Words("单元格范围，如 A3:H40", "a range of cells, such as A3:H40")
HEADS = Words(
    "表头所在的行，如 3 或 3-5（地区横排时为列，如 A-B）",
    "the rows of the heads, such as 3 or 3-5 (columns such as A-B where regions go across)",
)
PLACE = Words("地区名称所在的列（如 A）或行（如 4）", "the column (A) or the row (4) with the names of regions")
SKIPPED = Words("行或列，如 7、12-14、C、F-G", "rows or columns, such as 7, 12-14, C, F-G")


@dataclass(frozen=True, slots=True)
class ColumnSaid:
    """What is said of a column: `holds` one of `HOLDS`, and what its head does not say."""

    holds: str = "figures"
    indicator: str = ""
    unit: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True)
class TableSaid:
    """What is said of one table.

    Attributes
    ----------
    sheet
        Name of its sheet, or its number counted from 1; empty for every sheet.
    cells
        First row, first column, last row, last column, counted from 0; None for the whole sheet.
    heads
        First and last row of the heads, or column where regions go across, counted from 0; None where inferred.
    regions
        Where the names of regions stand: ``A`` for a column, ``4`` for a row; empty where inferred.
    skip
        Rows (``7``, ``12-14``) and columns (``C``, ``F-G``) that are left out.
    columns
        By the letters of a column (the number of a row where regions go across), or by its head as it was read.
    said
        indicator, unit, period, vintage, kind.
    line
        Its line in the file.
    """

    sheet: str = ""
    cells: tuple[int, int, int, int] | None = None
    heads: tuple[int, int] | None = None
    regions: str = ""
    skip: tuple[str, ...] = ()
    columns: dict[str, ColumnSaid] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    line: int = 1


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a sheet: its title and heads with the years taken out, and how many rows stand above the figures."""

    title: str
    heads: tuple[str, ...]
    above: int


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What the file beside a table says; `form` is what the table looked like when it was written."""

    file: str = ""
    said: dict[str, str] = field(default_factory=dict)
    keys: str = ""
    within: str = ""
    decimal: str = ""
    regions: dict[str, str] = field(default_factory=dict)
    skip: tuple[str, ...] = ()
    tables: tuple[TableSaid, ...] = ()
    form: tuple[Form, ...] = ()


def beside(path: Path) -> Path:
    """Give the place of the file beside `path`."""
    return path.with_name(path.name + ENDING)


def read_sidecar(path: Path, name: str) -> Sidecar:
    """Read the file at `path`, which messages call `name`.

    Raises
    ------
    SidecarError
        When it is no YAML, or says something that there is not; the message names line and key.
    """
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise IntakeError.unreadable(name, trouble(error)) from None
    except UnicodeDecodeError:
        raise SidecarError.no_yaml(name, 0) from None
    whole = lined(text, name).only(WHOLE)
    given = whole.text("keys")
    here = path.parent / given
    return Sidecar(
        name,
        _said(whole),
        keys=str(here) if given and here.is_file() else given,
        within=whole.text("within"),
        decimal=whole.one_of("decimal", DECIMALS),
        regions={wrong: str(right.data or "") for wrong, right in whole.named("regions")},
        skip=whole.texts("skip"),
        tables=tuple(_table(each.only(TABLE)) for each in whole.each("tables")),
        form=tuple(_form(each.only(FORM)) for each in whole.each("form")),
    )


def _table(part: Lined) -> TableSaid:
    skip = tuple(text.upper() for text in part.texts("skip"))
    if not all(SPAN.fullmatch(text) for text in skip):
        raise part.bad("skip", SKIPPED)
    regions = part.text("regions").upper()
    if regions and (not (found := SPAN.fullmatch(regions)) or found[2]):
        raise part.bad("regions", PLACE)
    return TableSaid(
        sheet=part.text("sheet"),
        cells=_cells(part),
        heads=_heads(part),
        regions=regions,
        skip=skip,
        columns={name: _column(each) for name, each in part.named("columns")},
        said=_said(part),
        line=part.line(),
    )


def _column(part: Lined) -> ColumnSaid:
    if isinstance(part.data, str):
        part = replace(part, data={"holds": part.data})
    part.only(COLUMN)
    return ColumnSaid(
        part.one_of("holds", HOLDS) or "figures", part.text("indicator"), part.text("unit"), _period(part)
    )


def _form(part: Lined) -> Form:
    above = part.text("above") or "0"
    if not (above.isascii() and above.isdecimal()):
        raise part.bad("above", Words("行数", "a number of rows"))
    return Form(part.text("title"), part.texts("heads"), int(above))


def _said(part: Lined) -> dict[str, str]:
    found = {key: part.text(key) for key in SAID}
    _period(part)
    part.one_of("kind", KINDS)
    return {key: text for key, text in found.items() if text}


def _period(part: Lined) -> str:
    text = part.text("period")
    if text and periods.seems(text) is None:
        raise part.bad("period", A_PERIOD)
    return text


def _cells(part: Lined) -> tuple[int, int, int, int] | None:
    text = part.text("cells").upper().replace("$", "")
    found = A_RANGE.fullmatch(text)
    if text and not found:
        raise part.bad("cells", CELLS)
    return (int(found[2]) - 1, number(found[1]), int(found[4]) - 1, number(found[3])) if found else None


def _heads(part: Lined) -> tuple[int, int] | None:
    text = part.text("heads").upper()
    found = SPAN.fullmatch(text)
    if text and (not found or (found[2] and found[1].isdecimal() != found[2].isdecimal())):
        raise part.bad("heads", HEADS)
    return (number(found[1]), number(found[2] or found[1])) if found else None


def number(text: str) -> int:
    """Give the place of a row or column, counted from 0.

    >>> number("A"), number("AB"), number("7")
    (0, 27, 6)
    """
    if text.isdecimal():
        return int(text) - 1
    found = 0
    for letter in text:
        found = found * 26 + ord(letter) - 64
    return found - 1
