"""Names beside points that do not lie on each other: nudged up or down where that helps, left out where it does not."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

FONT, GAP, STEP, WIDEST, DOT = 11, 8, 13, 170, 5


def clear(places: Sequence[tuple[float, float]], names: Sequence[str]) -> list[float | None]:
    """Give how far down each name moves, in pixels; None where it would lie on another.

    Parameters
    ----------
    places
        Pixels across and down of each point, the most important first.
    names
        The name of each, written to the right of its point.

    Examples
    --------
    >>> clear([(0, 0), (2, 5), (1, -5), (1, 30), (300, 0)], ["one", "other", "third", "low", "far"])
    [0, 13, -13, 0, 0]
    """
    taken = [(x - DOT, x + DOT, y, DOT + 2) for x, y in places]
    found: list[float | None] = []
    for (x, y), name in zip(places, names, strict=True):
        end = x + GAP + min(WIDEST, width(name))
        free = (
            move
            for move in (0, STEP, -STEP)
            if not any(x + GAP < right and end > left and abs(y + move - at) < room for left, right, at, room in taken)
        )
        move = next(free, None)
        found.append(move)
        if move is not None:
            taken.append((x + GAP, end, y + move, STEP - 1))
    return found


def width(name: str) -> float:
    """Give about how wide a name is, in pixels.

    >>> width("产业") > width("ab")
    True
    """
    return sum(FONT if unicodedata.east_asian_width(letter) in "WF" else FONT * 0.56 for letter in name)
