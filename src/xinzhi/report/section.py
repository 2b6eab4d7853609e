"""A section of a brief before it is numbered."""

from __future__ import annotations

from dataclasses import dataclass

from xinzhi.report.blocks import Block


@dataclass(frozen=True, slots=True)
class Section:
    """A title without its number, and the blocks under it."""

    title: str
    blocks: list[Block]
