"""Which way an indicator is better: more, less, near a target, or within an interval."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from xinzhi.errors.framework_files import FrameworkFileError, Place
from xinzhi.lang import Words

Kind = Literal["+", "-", "target", "interval"]

SIGNS: dict[str, Kind] = {"+": "+", "+1": "+", "1": "+", "-": "-", "-1": "-", "−": "-", "－": "-", "＋": "+"}
TWO_SIDED = ("±", "双向", "适度", "双向指标", "适度指标", "two-sided")
EITHER_WAY = {
    "+": Words("正向（越大越好）", "positive (more is better)"),
    "-": Words("负向（越小越好）", "negative (less is better)"),
}


@dataclass(frozen=True, slots=True)
class Direction:
    """The direction of an indicator; `low` and `high` bound what is best: equal for a target, 0 where unused.

    >>> Direction("target", 50, 50).sign
    0
    """

    kind: Kind
    low: float = 0.0
    high: float = 0.0

    @property
    def sign(self) -> int:
        """+1 where more is better, −1 where less is better, 0 for a target or an interval."""
        return {"+": 1, "-": -1}.get(self.kind, 0)

    @property
    def words(self) -> Words:
        """The direction in words, for a table of indicators."""
        if self.kind == "target":
            return Words(f"以 {self.low:g} 为宜", f"best at {self.low:g}")
        if self.kind == "interval":
            return Words(f"{self.low:g}—{self.high:g} 之间为宜", f"best between {self.low:g} and {self.high:g}")
        return EITHER_WAY[self.kind]


MORE = Direction("+")
LESS = Direction("-")


def parse_direction(given: object, place: Place) -> Direction:
    """Read a direction as written in a framework or a study.

    Parameters
    ----------
    given
        ``"+"``, ``"-"``, ``{"target": x}`` or ``{"interval": [low, high]}``.
    place
        Where it stands, for the message.

    Raises
    ------
    FrameworkFileError
        When it is none of these; two-sided without a target is refused, for it is not ``"+"``.

    >>> parse_direction({"interval": [1, 3]}, Place("mine.yaml")).high
    3.0
    """
    if isinstance(given, dict) and len(given) == 1:
        return _bounded(given, place)
    written = str(given).strip()
    if written in TWO_SIDED or written.startswith("±"):
        raise FrameworkFileError.two_sided(place, given)
    if isinstance(given, bool) or written not in SIGNS:
        raise FrameworkFileError.bad_direction(place, given)
    return Direction(SIGNS[written])


def _bounded(given: dict[object, object], place: Place) -> Direction:
    ((key, value),) = given.items()
    if key == "target" and _number(value):
        return Direction("target", float(str(value)), float(str(value)))
    pair = value if isinstance(value, list) else []
    if key == "interval" and len(pair) == 2 and all(map(_number, pair)) and pair[0] < pair[1]:
        return Direction("interval", float(pair[0]), float(pair[1]))
    raise FrameworkFileError.bad_direction(place, given)


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
