"""A section of a brief before it is numbered."""

from __future__ import annotations

from dataclasses import dataclass, field

from xinzhi.report.blocks import Block, Table


@dataclass(frozen=True, slots=True)
class Section:
    """A title without its number, the blocks under it, and tables that only the workbook shows."""

    title: str
    blocks: list[Block]
    workbook: list[Table] = field(default_factory=list)
