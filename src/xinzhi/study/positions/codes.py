"""What is odd about the industry codes of the records: unknown ones, mixed levels, another edition of the standard."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from xinzhi.keys.editions import Moved, of_2011
from xinzhi.keys.industries import bare


@dataclass(frozen=True, slots=True)
class CodeFindings:
    """Findings about the codes.

    Attributes
    ----------
    unknown
        Codes that the table of industries does not have, the heaviest first; empty without a table.
    unknown_share
        Their share of the weight of the last period, from 0 to 1.
    inside
        Pairs (narrow, wide) where one code lies inside another: their records may be counted twice.
    older, older_share
        Those that speak for the edition of 2011, the heaviest first, and their share of the weight.
    """

    unknown: tuple[str, ...]
    unknown_share: float
    inside: tuple[tuple[str, str], ...]
    older: tuple[Moved, ...]
    older_share: float


def code_findings(weights: pl.DataFrame, industries: pl.DataFrame) -> CodeFindings:
    """Look at the codes.

    Parameters
    ----------
    weights
        Columns industry and count.
    industries
        The user's table with code and name; it may be empty.
    """
    total = weights.group_by("industry").agg(pl.col("count").sum()).sort("count", "industry", descending=[True, False])
    lost = total.filter(~pl.col("industry").is_in(industries["code"].to_list())) if industries.height else total.clear()
    whole, missed = float(total["count"].sum()), float(lost["count"].sum())
    names = {bare(code): name for code, name in reversed(industries.select("code", "name").rows())}
    older = of_2011({code: names.get(bare(code)) for code in total["industry"]})
    aged = float(total.filter(pl.col("industry").is_in(list(older)))["count"].sum())
    return CodeFindings(
        tuple(lost["industry"]),
        missed / whole if whole else 0.0,
        _inside(total["industry"].to_list()),
        tuple(older.values()),
        aged / whole if whole else 0.0,
    )


def _inside(codes: list[str]) -> tuple[tuple[str, str], ...]:
    held = set(codes)
    found = [(code, code[:length]) for code in codes for length in range(len(code) - 1, 0, -1) if code[:length] in held]
    return tuple(sorted(found))
