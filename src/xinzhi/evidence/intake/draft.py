"""The file beside a table, written from what was inferred of it: to be looked through, put right and kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import yaml

from xinzhi.errors.intake import IntakeError
from xinzhi.errors.system import trouble
from xinzhi.evidence.intake.files import read_grids
from xinzhi.evidence.intake.forms import YEARS, form
from xinzhi.evidence.intake.found import Shape
from xinzhi.evidence.intake.grid import Grid
from xinzhi.evidence.intake.sidecar import ENDING, beside
from xinzhi.lang import Lang, Words

HEAD = Words(
    "# {0} 的读法，由表的形状推断。读错的请改正；# 起头的行只供参考，去掉 # 即生效。\n# 同一表式的以后各期也按此读入，时期和口径除外。\n",
    "# How {0} is read, as inferred from its shape. Put right what is wrong; a line after # counts once the # is gone.\n"
    "# Later editions of the same form are read like this too, but for periods and vintages.\n",
)


def write_draft(path: Path, name: str, shapes: Sequence[Shape], lang: Lang) -> str:
    """Write the file beside the table at `path`, where there is none; give its name, or nothing.

    Raises
    ------
    IntakeError
        When it cannot be written.
    """
    place = beside(path)
    if place.exists():
        return ""
    _, grids = read_grids(path, name)
    try:
        place.write_text(draft(name, shapes, grids, lang), encoding="utf-8")
    except OSError as error:
        raise IntakeError.unreadable(name + ENDING, trouble(error)) from None
    return name + ENDING


def draft(name: str, shapes: Sequence[Shape], grids: Iterable[Grid], lang: Lang) -> str:
    """Give the text of the file beside a table."""
    lines = ["tables:"] if shapes else []
    tables = Counter(shape.sheet for shape in shapes)
    for shape in shapes:
        lines += _table(shape, several=tables[shape.sheet] > 1)
    held = {shape.sheet for shape in shapes}
    lines.append("form:")
    for grid in (grid for grid in grids if grid.sheet in held):
        now = form(grid)
        lines.append(
            f"- {_one({'sheet': grid.sheet, 'title': now.title, 'heads': list(now.heads), 'above': now.above})}"
        )
    return HEAD.text(lang).format(name) + "\n".join(lines) + "\n"


def _table(shape: Shape, *, several: bool) -> Iterator[str]:
    """Give the lines of one table; those of one among several in a sheet are all for information."""
    mark = "# " if several else ""
    yield f"{mark}- sheet: {_one(shape.sheet)}"
    known = {"cells": shape.cells, "heads": shape.heads, "regions": shape.regions, "period": shape.period}
    for key, value in known.items():
        if value:
            yield f"  # {key}: {value}"
    for key, value in {"indicator": shape.indicator, "unit": shape.unit}.items():
        if value and not YEARS.search(value):
            yield f"{mark}  {key}: {_one(value)}"
    columns = [each for each in shape.columns if each[0] and not YEARS.search(each[0])]
    if columns:
        yield f"{mark}  columns:"
    for head, indicator, unit in columns:
        yield f"{mark}    {_one(head)}: {_one({'indicator': indicator, 'unit': unit} if unit else {'indicator': indicator})}"


def _one(value: object) -> str:
    """Give a value as YAML in one line."""
    text: str = yaml.safe_dump(value, allow_unicode=True, default_flow_style=True, width=1 << 20, sort_keys=False)
    return text.removesuffix("\n").removesuffix("\n...")
