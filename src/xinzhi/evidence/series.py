"""What a pack says about one of its indicators, and about one of its sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from xinzhi.lang import Words

Kind = Literal["flow", "stock", "ratio", "index"]
National = Literal["sum", "not-sum", "none"]
NOTHING = Words("", "")


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator of a pack.

    `national` says whether the regions should add up to the printed national figure (``sum``), are known not to
    (``not-sum``), or whether there is nothing to compare (``none``). `decimals` is the number of decimals printed
    at the finest, `tolerance` what the sum may miss the national figure by, in the indicator's unit; None leaves
    it to rounding. `note` holds definition breaks and gaps, and may be empty.

    >>> Series("gdp", Words("地区生产总值", "GRP"), Words("亿元", "100 million yuan"), "flow", "sum", 1).national
    'sum'
    """

    code: str
    name: Words
    unit: Words
    kind: Kind
    national: National
    decimals: int
    tolerance: float | None = None
    note: Words = NOTHING


@dataclass(frozen=True, slots=True)
class Source:
    """A publication and series, where it is published and what it was read from ("" where that is the publication)."""

    id: str
    publication: Words
    series: Words
    address: Words
    read_from: str
