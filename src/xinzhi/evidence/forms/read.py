"""Read a form that came back: by codes and heads, never by position, so that sorting and moving lose nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from xinzhi.errors.forms import FormError
from xinzhi.evidence.forms import machine
from xinzhi.evidence.forms.filled import Card, Entry, Filled, Key, Line, Stray
from xinzhi.evidence.forms.model import Form
from xinzhi.evidence.forms.words import CARD, MACHINE, meaning
from xinzhi.evidence.intake.files import read_grids
from xinzhi.evidence.intake.grid import Grid
from xinzhi.evidence.intake.numbers import number
from xinzhi.keys import periods
from xinzhi.keys.regions import plain
from xinzhi.lang import Words

NO_ROW = Words("这一行不在填报表中：指标或地区对不上", "the form has no such row: indicator or region do not match")
NO_COLUMN = Words("填报表没有这一列", "the form has no such column")
TWICE = Words("同一指标、地区、时期出现两次，数不同", "stands twice with different figures")
PER_CENT = Words("数带百分号，而单位不是 %", "the number has a percent sign, and the unit is another")
AGAIN = Words("这一行与前面的一行重复", "this row repeats one above")


def read_form(path: str | Path) -> Filled:
    """Read a form that came back.

    Raises
    ------
    FormError
        When the file is no form.
    IntakeError
        When it cannot be read.
    """
    place = Path(path)
    _, grids = read_grids(place, place.name)
    found = in_grids(grids, place.name)
    if found is None:
        raise FormError.no_form(place.name)
    return found


def in_grids(grids: Sequence[Grid], name: str) -> Filled | None:
    """Give the form that a workbook holds as it came back, or None where it is none."""
    known = machine.find(grids)
    if known is None:
        return None
    form, whole = known
    sheets = [(grid, head) for grid in grids if grid.sheet != MACHINE and (head := _head(grid, form))]
    reading = _Reading(form, {}, {}, {}, [])
    for grid, head in sheets:
        if "code" in head.columns or "region" in head.columns:
            _figures(grid, head, reading)
        elif "item" in head.columns or "definition" in head.columns:
            _cards(grid, head, reading)
    return Filled(name, form, whole, reading.entries, reading.lines, reading.cards, tuple(reading.strays))


@dataclass(frozen=True, slots=True)
class _Reading:
    form: Form
    entries: dict[Key, Entry]
    lines: dict[tuple[str, str], Line]
    cards: dict[str, Card]
    strays: list[Stray]


@dataclass(frozen=True, slots=True)
class _Head:
    """The row of the heads, the column of each, and the columns of the periods."""

    row: int
    columns: dict[str, int]
    dated: dict[int, str]


def _head(grid: Grid, form: Form) -> _Head | None:
    """Find the row of the heads: the first that has an indicator and a region or definition."""
    for row in range(min(grid.height, 40)):
        columns: dict[str, int] = {}
        dated: dict[int, str] = {}
        for column in range(len(grid.rows[row])):
            text = grid.text(row, column)
            named, when = meaning().get(plain(text)), periods.seems(text) if text else None
            if named:
                columns.setdefault(named, column)
            elif when and when.name in form.periods and when.name not in dated.values():
                dated[column] = when.name
        if {"item", "name"} & set(columns) and {"code", "region", "definition"} & set(columns):
            return _Head(row, columns, dated)
    return None


def _at(grid: Grid, row: int, head: _Head, name: str) -> str:
    return grid.text(row, head.columns[name]) if name in head.columns else ""


def _cards(grid: Grid, head: _Head, reading: _Reading) -> None:
    codes = _by_name({item.code: (item.name.zh, item.name.en) for item in reading.form.items})
    for row in range(head.row + 1, grid.height):
        code = codes.get(plain(_at(grid, row, head, "item"))) or codes.get(plain(_at(grid, row, head, "name")))
        if code and code not in reading.cards:
            said = {name: _at(grid, row, head, name) for name in CARD if name not in {"item", "group", "used"}}
            reading.cards[code] = Card(grid.sheet, _places(grid, row, head), **said)
        else:
            kind = "repeated" if code else "row"
            reading.strays.extend(_stray(grid, row, column, kind) for column in _held(grid, row))


def _figures(grid: Grid, head: _Head, reading: _Reading) -> None:
    form = reading.form
    items = _by_name({item.code: (item.name.zh, item.name.en) for item in form.items})
    regions = _by_name({code: (name,) for code, name in form.regions})
    known = {*head.columns.values(), *head.dated}
    for row in range(head.row + 1, grid.height):
        held = _held(grid, row)
        item = items.get(plain(_at(grid, row, head, "item"))) or items.get(plain(_at(grid, row, head, "name")))
        region = regions.get(plain(_at(grid, row, head, "code"))) or regions.get(plain(_at(grid, row, head, "region")))
        if not item or not region:
            reading.strays.extend(_stray(grid, row, column, "row") for column in held)
        elif (item, region) in reading.lines:
            _again(grid, row, head, (item, region), reading)
        else:
            _row(grid, row, head, (item, region), reading)
            reading.strays.extend(_stray(grid, row, column, "column") for column in held if column not in known)
    reading.strays.extend(
        _stray(grid, head.row, column, "column") for column in _held(grid, head.row) if column not in known
    )


def _row(grid: Grid, row: int, head: _Head, key: tuple[str, str], reading: _Reading) -> None:
    said = {name: _at(grid, row, head, name) for name in ("name", "unit", "region", "note")}
    reading.lines[key] = Line(grid.sheet, _places(grid, row, head), **said)
    for column, period in head.dated.items():
        reading.entries[(*key, period)] = _entry(grid, row, column, _percent(reading.form, key[0]))


def _entry(grid: Grid, row: int, column: int, percent: bool) -> Entry:  # noqa: FBT001 (whether the unit is one)
    printed, read = grid.text(row, column), number(grid.at(row, column))
    if isinstance(read, float) and printed.endswith(("%", "％")) and not percent:
        read = PER_CENT
    value, problem = (None, read) if isinstance(read, Words) else (read, None)
    return Entry(grid.sheet, grid.place(row, column), value, printed, problem)


def _percent(form: Form, item: str) -> bool:
    return any(each.code == item and each.unit.zh in {"%", "％"} for each in form.items)


def _again(grid: Grid, row: int, head: _Head, key: tuple[str, str], reading: _Reading) -> None:
    """Take note of a row that stands a second time: where its figures differ, neither is taken."""
    for column, period in head.dated.items():
        first, second = reading.entries.get((*key, period)), _entry(grid, row, column, _percent(reading.form, key[0]))
        if first and not second.blank and (first.value, first.printed) != (second.value, second.printed):
            reading.entries[(*key, period)] = replace(first, value=None, problem=TWICE)
    reading.strays.extend(_stray(grid, row, column, "repeated") for column in head.dated if grid.text(row, column))


def _stray(grid: Grid, row: int, column: int, kind: str) -> Stray:
    words = {"row": NO_ROW, "column": NO_COLUMN, "repeated": AGAIN}[kind]
    return Stray(grid.sheet, grid.place(row, column), grid.text(row, column), kind, words)


def _places(grid: Grid, row: int, head: _Head) -> dict[str, str]:
    return {name: grid.place(row, column) for name, column in head.columns.items()}


def _held(grid: Grid, row: int) -> list[int]:
    return [column for column in range(len(grid.rows[row])) if grid.text(row, column)]


def _by_name(names: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """Give codes by their plain text and by names that only one has."""
    found: dict[str, set[str]] = {}
    for code, spelled in names.items():
        for text in spelled:
            found.setdefault(plain(text), set()).add(code)
    alone = {text: min(codes) for text, codes in found.items() if len(codes) == 1 and text}
    return alone | {plain(code): code for code in names}
