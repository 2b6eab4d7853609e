"""One character for one: full-width and traditional forms made plain, so that every offset still holds.

Commas, colons and semicolons between words are those of Chinese; in numbers and ratios they are kept.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

DATA = Path(__file__).with_name("data")

_WIDE_COMMA = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
_NARROW = re.compile(r",(?!\d)|(?<!\d),|:(?!\d)|(?<!\d):|;")
_WIDER = {",": "，", ":": "：", ";": "；"}
_KEPT = "，：；！？（）"
_LIKE = {
    "﹪": "%",
    "－": "-",
    "−": "-",
    "～": "~",
    "\u00a0": " ",
    "\u3000": " ",
    "\u2009": " ",
    "\r": "\n",
    "「": "“",
    "」": "”",
}


def plain(text: str) -> str:
    """Give `text` in half-width, simplified characters; its length stays the same.

    >>> plain("增長１２．５％，共３萬噸")
    '增长12.5%，共3万吨'
    """
    if _WIDE_COMMA.search(text):
        text = _WIDE_COMMA.sub(",", text)
    text = text.translate(_map())
    return _NARROW.sub(lambda match: _WIDER[match.group()], text) if _NARROW.search(text) else text


@cache
def _map() -> dict[int, str]:
    wide = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in _KEPT}
    with (DATA / "traditional.csv").open(encoding="utf-8", newline="") as file:
        old = {ord(row["traditional"]): row["simplified"] for row in csv.DictReader(file)}
    return wide | old | {ord(form): simple for form, simple in _LIKE.items()}
