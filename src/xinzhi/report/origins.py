"""From a table back to the publications its cells rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xinzhi.report.blocks import Brief, Table


def sources_behind(table: Table, brief: Brief) -> list[int]:
    """Give the numbers of the sources that the cells of `table` rest on, in order, each once."""
    cited = {cell.cite for row in table.rows for cell in row if cell.cite}
    figures = {figure for cite in cited if cite in brief.cites for figure in brief.cites[cite].figures}
    return sorted({brief.figures[figure].source for figure in figures if figure in brief.figures})
