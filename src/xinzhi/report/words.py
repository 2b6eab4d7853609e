"""Words as files may hold them: without control characters, and how wide they are."""

from __future__ import annotations

import re
import unicodedata

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    r"""Give `text` without the control characters that XML forbids.

    >>> printable("人均\x0bGDP")
    '人均GDP'
    """
    return _UNPRINTABLE.sub("", text)


def width(text: str) -> int:
    """Count columns of a fixed-width font: two for a Chinese character, one for any other.

    >>> width("R&D 经费")
    8
    """
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
