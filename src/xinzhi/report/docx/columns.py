"""How wide the columns of a table are, and how large its letters, so that it fills the page and fits it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xinzhi.report.words import width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xinzhi.report.blocks import Column, Table

PADDING = 10.0  # points left and right of the text of a cell together
SCALES = (1.0, 0.9, 0.8, 0.7)  # of the letters and the padding
UNBROKEN = 18  # letters: names and numbers up to this length stay on one line
BOLD = 1  # letters: words of heads are set bold and take more room
LONGEST = 64  # letters: a longer text does not ask for more room
_PIECE = re.compile(r"[^\W\u2e80-\uffff]+|[\u2e80-\uffff]{1,4}")


@dataclass(frozen=True, slots=True)
class Fit:
    """Widths of the columns in points, and the size of the letters as a share of the usual size."""

    widths: tuple[float, ...]
    scale: float

    @property
    def padding(self) -> float:
        """Space left, and as much right, of the text of a cell, in points."""
        return PADDING / 2 * self.scale


def fit(table: Table, shown: int, letter: float, page: float) -> Fit:
    """Fit `table`, its first `shown` rows set in letters `letter` points wide, to a page `page` points wide.

    A table is as wide as the page. Where there is not room for every text in one line, heads and long
    texts go over several; where there is not room for every word, the letters become smaller, down to 70 %;
    then the words of heads are broken before those of the rows.
    """
    bodies, needs, wishes = _letters(table, shown)
    stages = [(scale, needs, wishes) for scale in SCALES] + [(SCALES[-1], bodies, needs)]
    for scale, least, most in stages:
        need = _points(least, letter, scale)
        if sum(need) <= page:
            return Fit(_between(need, _points(most, letter, scale), page), scale)
    return Fit(_capped(_points(bodies, letter, SCALES[-1]), page), SCALES[-1])


def _letters(table: Table, shown: int) -> tuple[list[int], list[int], list[int]]:
    """Count the letters each column needs for its rows, for its head too, and would have in one line."""
    bodies, needs, wishes = [], [], []
    for place, column in enumerate(table.columns):
        texts = [row[place].text for row in table.rows[:shown]]
        bodies.append(max([3, *map(_need, texts)]) + 1)
        needs.append(max(*(_longest_piece(head) + BOLD for head in _heads(column)), bodies[-1] - 1) + 1)
        wishes.append(max(min(max(map(width, (*_heads(column), *texts))), LONGEST) + 1, needs[-1]))
    return bodies, needs, wishes


def _heads(column: Column) -> tuple[str, str]:
    return column.head, f"({column.unit})" if column.unit else ""


def _need(text: str) -> int:
    return _wide(text) if width(text) <= UNBROKEN else _longest_piece(text)


def _wide(text: str) -> int:
    """Count letters, capitals at one and a half, long dashes at two: "A、A2、B" takes more room than eight digits."""
    return width(text) + (sum(map(str.isupper, text)) + 1) // 2 + text.count("—")


def _longest_piece(text: str) -> int:
    return max(map(width, _PIECE.findall(text)), default=0)


def _points(letters: Sequence[int], letter: float, scale: float) -> list[float]:
    return [count * letter * scale + PADDING * scale for count in letters]


def _between(need: Sequence[float], wish: Sequence[float], page: float) -> tuple[float, ...]:
    """Give each column what it needs, then the same share of what it wishes, then the same of what is left."""
    room = page - sum(need)
    wished = sum(wish) - sum(need)
    share = min(1.0, room / wished) if wished else 1.0
    left = (room - share * wished) / len(need)
    return tuple(least + share * (most - least) + left for least, most in zip(need, wish, strict=True))


def _capped(need: Sequence[float], page: float) -> tuple[float, ...]:
    """Take what is too much from the widest columns alone."""
    low, high = 0.0, max(need)
    for _ in range(40):
        cap = (low + high) / 2
        low, high = (low, cap) if sum(min(cap, wide) for wide in need) > page else (cap, high)
    return tuple(min(low, wide) for wide in need)
