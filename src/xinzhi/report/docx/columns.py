"""How wide the columns of a table are, and how large its letters, so that it fits the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from xinzhi.report.words import width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xinzhi.report.blocks import Table

PADDING = 10.0  # points left and right of the text of a cell together
WIDEST_HEAD = 14  # letters; a longer head goes over two lines
LONGEST = 44  # letters; a longer text goes over more lines
SMALLEST = 0.72


@dataclass(frozen=True, slots=True)
class Fit:
    """Widths of the columns in points, and the size of the letters as a share of the usual size."""

    widths: tuple[float, ...]
    scale: float


def fit(table: Table, shown: int, size: float, page: float) -> Fit:
    """Fit `table`, its first `shown` rows set in letters of `size` points, to a page `page` points wide.

    A narrow table is not drawn out over the whole page; a wide one gets smaller letters, down to 72 %,
    and then narrower columns of text.
    """
    letters = _letters(table, shown)
    for scale in (1.0, 0.86, SMALLEST):
        widths = [count * size * scale / 2 + PADDING for count in letters]
        if sum(widths) <= page:
            return Fit(_spread(widths, min(page, max(sum(widths) * 1.3, page * 0.62))), scale)
    return Fit(_squeeze(widths, page), SMALLEST)


def _letters(table: Table, shown: int) -> list[int]:
    counts = []
    for place, column in enumerate(table.columns):
        head = min(max(width(column.head), width(column.unit) + 2), WIDEST_HEAD)
        longest = max((width(row[place].text) for row in table.rows[:shown]), default=0)
        counts.append(max(head, min(longest, LONGEST), 3) + 1)
    return counts


def _spread(widths: Sequence[float], target: float) -> tuple[float, ...]:
    more = (target - sum(widths)) / len(widths)
    return tuple(wide + more for wide in widths)


def _squeeze(widths: Sequence[float], page: float) -> tuple[float, ...]:
    """Take what is too much from the widest columns alone."""
    low, high = 0.0, max(widths)
    for _ in range(40):
        cap = (low + high) / 2
        low, high = (low, cap) if sum(min(cap, wide) for wide in widths) > page else (cap, high)
    return tuple(min(low, wide) for wide in widths)
