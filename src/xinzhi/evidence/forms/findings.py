"""A form that came back as findings: the same that any other table gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import polars as pl

from xinzhi.errors.forms import FormError
from xinzhi.evidence.forms.bounds import why_out
from xinzhi.evidence.forms.filled import Entry, Filled, Key
from xinzhi.evidence.forms.read import in_grids
from xinzhi.evidence.intake.found import FIGURES, Findings, Given, Remark
from xinzhi.evidence.intake.grid import Grid
from xinzhi.keys import periods
from xinzhi.lang import Words

CHANGED = Words(
    "填报表的隐藏工作表被改动，请与发出的表核对",
    "the hidden sheet of the form was changed: compare with the form that was sent out",
)


def form_findings(grids: Sequence[Grid], name: str, given: Given) -> Findings | None:
    """Give the figures of a form and what is to be told of it; None where the workbook is no form.

    Raises
    ------
    FormError
        When nothing is filled in that can be taken.
    """
    filled = in_grids(grids, name)
    if filled is None:
        return None
    found = Findings()
    found.decisions.extend(_told(filled))
    items = {item.code: item for item in filled.form.items}
    rows: list[tuple[object, ...]] = []
    for key, entry in filled.entries.items():
        words = entry.problem or (None if entry.value is None else why_out(items[key[0]], entry.value))
        if words:
            found.unread.append(Remark(name, entry.sheet, entry.cell, "number", words, entry.printed))
        elif entry.value is not None:
            rows.append(_figure(filled, key, entry, given))
    if not rows:
        raise FormError.nothing_filled(name, filled.form.cells)
    found.tables.append(pl.DataFrame(rows, schema=FIGURES, orient="row"))
    found.unread.extend(
        Remark(name, stray.sheet, stray.cell, "outside", stray.words, stray.printed) for stray in filled.strays
    )
    return found


def _figure(filled: Filled, key: Key, entry: Entry, given: Given) -> tuple[object, ...]:
    """Give one row of `FIGURES`; its unit is the one that stands in the row."""
    item, region, period = key
    when, unit = periods.parse(period), filled.lines[item, region].unit
    said = region, when.year, when.name, when.kind, item, entry.value, unit, given.vintage, "printed"
    return (*said, entry.sheet, entry.cell, entry.printed)


def _told(filled: Filled) -> Iterator[Remark]:
    form, name = filled.form, filled.file
    words = Words(
        f"填报表：{form.title.zh}，表号 {form.id}；{form.cells:,} 个数已填 {filled.filled:,} 个",
        f"a form: {form.title.en}, {form.id}; {filled.filled:,} of {form.cells:,} figures are filled in",
    )
    yield Remark(name, "", "", "form", words)
    if not filled.whole:
        yield Remark(name, "", "", "form-changed", CHANGED)
    units = {item.code: item.unit.text(form.lang) for item in form.items}
    for (item, _), line in filled.lines.items():
        if line.unit != units[item]:
            said = Words(
                f"{line.name} {line.region}：单位发出时为“{units[item]}”，现为“{line.unit}”，按现在的读入",
                f"{line.name} {line.region}: the unit was '{units[item]}' when sent out and is '{line.unit}' now; "
                "it was read as it stands",
            )
            yield Remark(name, line.sheet, line.at.get("unit", ""), "form-changed", said, line.unit)
        if line.note:
            noted = f"{line.name} {line.region}：{line.note}", f"{line.name} {line.region}: {line.note}"
            yield Remark(name, line.sheet, line.at.get("note", ""), "note", Words(*noted), line.note)
