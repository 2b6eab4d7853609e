"""How a table was read, in a form that can be shown, put right and written down."""

from __future__ import annotations

from xinzhi.evidence.intake.columns import Columns
from xinzhi.evidence.intake.found import Shape
from xinzhi.evidence.intake.grid import letters
from xinzhi.evidence.intake.layout import Block
from xinzhi.evidence.intake.titles import Around


def shape(block: Block, cols: Columns, about: Around) -> Shape:
    """Give the shape of a table that was read."""
    turned = block.grid.turned
    heads = [head for head in cols.values.values() if head.indicator]
    bare = any(not head.indicator for head in cols.values.values()) and "indicator" not in cols.keys
    years = [head.period.name for head in cols.values.values() if head.period]
    period = f"{years[0]}–{years[-1]}" if len(years) > 1 else "".join(years)
    if not period and "period" not in cols.keys and about.period:
        period = about.period.name
    return Shape(
        file=block.grid.file,
        sheet=block.grid.sheet,
        cells=_cells(block),
        heads=_span(block.heads, rows=not turned),
        regions=str(block.axis + 1) if turned else letters(block.axis),
        indicator=about.name if bare and (about.indicator or about.title) else "",
        unit=about.unit,
        period=period,
        columns=tuple(dict.fromkeys((head.indicator, head.indicator, head.unit) for head in heads)),
    )


def _cells(block: Block) -> str:
    grid = block.grid
    top = block.above.start if len(block.above) else block.heads.start if block.heads else block.body.start
    first = grid.place(top, block.columns.start)
    return f"{first}:{grid.place(block.body.stop - 1, min(block.columns.stop, grid.width) - 1)}"


def _span(lines: range, *, rows: bool) -> str:
    if not lines:
        return ""
    first, last = (str(at + 1) if rows else letters(at) for at in (lines.start, lines.stop - 1))
    return first if first == last else f"{first}-{last}"
