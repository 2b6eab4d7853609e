"""Industries named in texts and their tier: traditional, emerging or future, by a word list of the project.

The list is ordered after the official documents that it names; it is no transcription of them, and none of its
names may be quoted as theirs.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

DATA = Path(__file__).with_name("data")
Tier = Literal["traditional", "emerging", "future"]


@dataclass(frozen=True, slots=True)
class Industry:
    """One name of an industry, its tier, and the document that the list follows in giving it the tier."""

    name: str
    tier: Tier
    group: str
    follows: str


def named_in(text: str) -> list[Industry]:
    """Give the industries named in `text`, in order; of names within each other the longest.

    >>> [(each.name, each.tier) for each in named_in("量子信息、新能源汽车与钢铁")]
    [('量子信息', 'future'), ('新能源汽车', 'emerging'), ('钢铁', 'traditional')]
    """
    return [industries()[match.group()] for match in _names().finditer(text)]


@cache
def industries() -> dict[str, Industry]:
    """Give the industries held, by name."""
    with (DATA / "industries.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["name"]: Industry(row["name"], cast("Tier", row["tier"]), row["group"], row["follows"])
            for row in csv.DictReader(file)
        }


@cache
def _names() -> re.Pattern[str]:
    longest_first = sorted(industries(), key=lambda name: (-len(name), name))
    return re.compile("|".join(map(re.escape, longest_first)))
