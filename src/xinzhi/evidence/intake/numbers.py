"""A cell as a number, a gap, or something that is neither."""

from __future__ import annotations

import math
import re

from xinzhi.evidence.tables import HALF_WIDTH, NUMBER
from xinzhi.lang import Words

GAPS = {
    "",
    "-",
    "--",
    "---",
    "—",
    "——",
    "—-",
    "-—",
    "–",
    "…",
    "……",
    "...",
    "..",
    ".",
    "空",
    "/",
    "na",
    "n/a",
    "nan",
    "null",
    "缺",
    "无",
}
SPACED = re.compile(r"[+-]?\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?:\.\d+)?", re.ASCII)
NOT_A_NUMBER = Words("不是数", "it is no number")
A_DATE = Words(
    "是日期，不是数（表格软件可能把数改成了日期）",
    "it is a date and no number; a spreadsheet program may have changed it",
)
A_FORMULA = Words(
    "是公式而没有存下结果；请在表格软件中打开并保存一次",
    "it is a formula saved without its value; open the file in a spreadsheet program and save it once",
)
A_COMMA = Words(
    "逗号的含义不明（小数还是千位）；是小数时，在表旁的说明文件中写 decimal: comma",
    "the comma may stand before decimals or between thousands; "
    "if before decimals, say decimal: comma in a file beside the table",
)
MARKED = Words("数后有注记，没有擅自去掉", "a mark stands beside the number and was not taken off")
COMMA = re.compile(r"[+-]?\d+(?:,\d+)+(?:\.\d+)?", re.ASCII)


class NoValue:
    """What stands in a cell whose formula was saved without its value."""

    def __str__(self) -> str:
        return "="


NO_VALUE = NoValue()


class Doubtful:
    """A number whose comma may stand before decimals or between thousands."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __str__(self) -> str:
        return self.text


def number(cell: object) -> float | Words | None:
    """Read a cell: a number, None for a gap, or the words that say why it is neither.

    >>> number("1,234.5"), number("—"), number(7), number("１２％")
    (1234.5, None, 7.0, 12.0)
    >>> number("10,5").en
    'the comma may stand before decimals or between thousands; if before decimals, say decimal: comma in a file beside the table'
    """
    if cell is None or isinstance(cell, bool):
        return None if cell is None else NOT_A_NUMBER
    if isinstance(cell, int | float):
        return float(cell) if math.isfinite(cell) else None
    if isinstance(cell, NoValue):
        return A_FORMULA
    if isinstance(cell, Doubtful):
        return A_COMMA
    return _written(cell) if isinstance(cell, str) else A_DATE


def _written(cell: str) -> float | Words | None:
    text = cell.strip().translate(HALF_WIDTH)
    if text.casefold() in GAPS:
        return None
    if NUMBER.fullmatch(text):
        value = float(text.replace(",", ""))
        return value if math.isfinite(value) else NOT_A_NUMBER
    return _unusual(text)


def _unusual(text: str) -> float | Words:
    if SPACED.fullmatch(text):
        return float("".join(text.split()))
    if text.endswith("%") and NUMBER.fullmatch(text[:-1].strip()):
        return float(text[:-1].replace(",", ""))
    if COMMA.fullmatch(text):
        return A_COMMA
    return MARKED if re.match(r"[+-]?\d", text) else NOT_A_NUMBER


def is_number(cell: object) -> bool:
    """Say whether a cell holds a number."""
    return isinstance(number(cell), float)
