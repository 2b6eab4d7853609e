"""How a form looks: white where it is filled in, pale where it is not, hairlines between."""

from __future__ import annotations

from xinzhi.report.words import width

PALE, WRONG, LINE, HEAD = "#E6F1EE", "#F8D7DA", "#D9DDE2", "#F4F6F7"
OPEN_CELL = {"locked": False, "border": 1, "border_color": LINE}
LOCKED = {"border": 1, "border_color": LINE}
HEADED = {"bold": True, "bg_color": HEAD, "border": 1, "border_color": LINE, "text_wrap": True, "valign": "vcenter"}
POINTS = 15


def lines(text: str, wide: int) -> int:
    """Count the lines that a text takes in a column `wide` letters across.

    >>> lines("常住人口城镇化率", 8), lines("", 8)
    (3, 1)
    """
    return sum(max(1, -(-width(part) // max(wide - 2, 1))) for part in (text or " ").split("\n"))
