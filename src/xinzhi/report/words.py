"""Words as files may hold them: without control characters, and how wide they are."""

from __future__ import annotations

import re
from functools import lru_cache

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003fffd]+"
)


def printable(text: str) -> str:
    r"""Give `text` without the control characters that XML forbids.

    >>> printable("人均\x0bGDP")
    '人均GDP'
    """
    return _UNPRINTABLE.sub("", text)


@lru_cache(maxsize=65536)
def width(text: str) -> int:
    """Count columns of a fixed-width font: two for a Chinese character, one for any other.

    >>> width("R&D 经费")
    8
    """
    return len(text) + sum(map(len, _WIDE.findall(text)))
