"""Random edits of a form that was filled in: all of them are found, and none is made up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xinzhi.evidence.forms import Form, read_form
from xinzhi.panel.forms import check_form, compare_forms
from xinzhi.report.forms import form_book

WORDS = ["约5", "=SUM(1,2)", "无数据", "12①", "1,5", "++", "@cmd", "2023年"]
HEAD = 3


@dataclass
class Sent:
    """What someone makes of a form: cells that are not as they were filled in."""

    values: dict[tuple[str, str, str], float | str | None] = field(default_factory=dict)
    units: dict[tuple[str, str], str] = field(default_factory=dict)
    regions: dict[tuple[str, str], str] = field(default_factory=dict)
    notes: dict[tuple[str, str], str] = field(default_factory=dict)
    definitions: dict[str, str] = field(default_factory=dict)
    gone: set[tuple[str, str]] = field(default_factory=set)
    order: int = 0


@st.composite
def edits(draw: st.DrawFn, form: Form) -> Sent:
    rows = [(item.code, code) for item in form.items for code, _ in form.regions]
    cells = [(*row, period) for row in rows for period in form.periods]
    some = st.sampled_from(WORDS)
    number = st.floats(-1e6, 1e6, allow_nan=False).map(lambda x: round(x, 3)) | st.integers(0, 10**9).map(float)
    values = draw(st.dictionaries(st.sampled_from(cells), number | some | st.none(), max_size=8))
    units = draw(st.dictionaries(st.sampled_from(rows), st.sampled_from(["万元", "千元", "人"]), max_size=2))
    regions = draw(st.dictionaries(st.sampled_from(rows), st.sampled_from(["甲地", "乙市"]), max_size=2))
    notes = draw(st.dictionaries(st.sampled_from(rows), st.sampled_from(["快报数", "=1+1", "<b>普查</b>"]), max_size=3))
    codes = [item.code for item in form.items]
    definitions = draw(st.dictionaries(st.sampled_from(codes), st.sampled_from(["新口径", "旧口径"]), max_size=2))
    gone = draw(st.sets(st.sampled_from(rows), max_size=1))
    return Sent(values, units, regions, notes, definitions, gone, draw(st.integers(0, 5)))


def filled(form: Form) -> dict[tuple[str, str, str], float]:
    keys = [(item.code, code, period) for item in form.items for code, _ in form.regions for period in form.periods]
    return {key: float(at) for at, key in enumerate(keys, start=1) if at % 5}


def make(path: Path, form: Form, sent: Sent) -> None:
    """Write the form as `sent` leaves it, its rows in any order."""
    path.write_bytes(form_book(form, filled(form)))
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        heads = {cell.value: cell.column for cell in sheet[HEAD] if cell.value}
        if "地区代码" in heads:
            _edit(sheet, heads, sent)
        elif "定义" in heads:
            for row in range(HEAD + 1, sheet.max_row + 1):
                code = str(sheet.cell(row, heads["指标代码"]).value)
                if code in sent.definitions:
                    sheet.cell(row, heads["定义"]).value = sent.definitions[code]
    book.save(path)


def _edit(sheet: Any, heads: dict[str, int], sent: Sent) -> None:
    rows: list[list[object]] = []
    for row in range(HEAD + 1, sheet.max_row + 1):
        line = [sheet.cell(row, column).value for column in range(1, sheet.max_column + 1)]
        key = (line[heads["指标代码"] - 1], line[heads["地区代码"] - 1])
        for head, column in heads.items():
            cell = (*key, head.removesuffix("年"))
            line[column - 1] = sent.values.get(cell, line[column - 1])
        for head, said in (("单位", sent.units), ("地区", sent.regions), ("备注", sent.notes)):
            line[heads[head] - 1] = said.get(key, line[heads[head] - 1])
        rows.append([None] * len(line) if key in sent.gone else line)
    rows = rows[sent.order :] + rows[: sent.order][::-1]
    for at, line in enumerate(rows, start=HEAD + 1):
        for column, value in enumerate(line, start=1):
            cell = sheet.cell(at, column)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"


def state(form: Form, sent: Sent) -> dict[tuple[str, str, str], float | str | None]:
    held: dict[tuple[str, str, str], float | str | None] = {}
    held.update(filled(form))
    held.update(sent.values)
    return {key: value for key, value in held.items() if value is not None and key[:2] not in sent.gone}


def differences(form: Form, new: Sent, old: Sent) -> Iterator[tuple[str, str, str, str]]:
    """Say what is different, from the edits alone."""
    now, then = state(form, new), state(form, old)
    rows = [(item.code, code) for item in form.items for code, _ in form.regions]
    for row in rows:
        if row in new.gone | old.gone:
            continue
        for period in form.periods:
            one, other = now.get((*row, period)), then.get((*row, period))
            if one != other:
                yield ("filled" if other is None else "emptied" if one is None else "changed", *row, period)
        if new.notes.get(row) != old.notes.get(row):
            yield ("note", *row, "")
        unit = next(item.unit.zh for item in form.items if item.code == row[0])
        if new.units.get(row, unit) != old.units.get(row, unit):
            yield ("unit", *row, "")
    for item in form.items:
        own = item.definition.zh
        if new.definitions.get(item.code, own) != old.definitions.get(item.code, own):
            yield ("definition", item.code, "", "")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("forms")


@given(data=st.data())
@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_edit_is_found_and_none_is_made_up(form: Form, folder: Path, data: st.DataObject) -> None:
    new, old = data.draw(edits(form)), data.draw(edits(form))
    make(folder / "new.xlsx", form, new)
    make(folder / "old.xlsx", form, old)
    one, other = read_form(folder / "new.xlsx"), read_form(folder / "old.xlsx")
    found = [(each.kind, each.item, each.region, each.period) for each in compare_forms(one, other)]
    assert sorted(found) == sorted(differences(form, new, old))
    held = {key: entry.value if entry.problem is None else entry.printed for key, entry in one.entries.items()}
    assert {key: value for key, value in held.items() if value is not None} == state(form, new)


@given(data=st.data())
@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_problem_is_found_and_none_is_made_up(form: Form, folder: Path, data: st.DataObject) -> None:
    sent = data.draw(edits(form))
    make(folder / "one.xlsx", form, sent)
    found = [
        (each.kind, each.item, each.region, each.period)
        for each in check_form(read_form(folder / "one.xlsx"))
        if each.kind != "missing"
    ]
    assert sorted(found) == sorted(wrong(form, sent))


def wrong(form: Form, sent: Sent) -> Iterator[tuple[str, str, str, str]]:
    """Say what is wrong, from the edits alone."""
    items = {item.code: item for item in form.items}
    for key, value in state(form, sent).items():
        low, high = items[key[0]].low, items[key[0]].high
        if isinstance(value, str):
            yield ("number", *key)
        elif (low is not None and value < low) or (high is not None and value > high):  # type: ignore[operator]
            yield ("range", *key)
    left = {row: items[row[0]].unit.zh for row in {*sent.units, *sent.regions} - sent.gone}
    yield from (("unit", *row, "") for row, unit in left.items() if sent.units.get(row, unit) != unit)
    yield from (("region", *row, "") for row in left if row in sent.regions)
    yield from (("gone", *row, "") for row in sent.gone)
    yield from (("definition", code, "", "") for code in sent.definitions if items[code].definition.zh)
