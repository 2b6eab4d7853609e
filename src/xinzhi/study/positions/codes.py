"""What is odd about the industry codes of the records: unknown ones, mixed levels, another edition of the standard."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from xinzhi.lang import Words

# GB/T 4754-2017 moved codes: under 3963 the edition of 2011 has integrated circuits, that of 2017 unmanned aircraft.
MOVED = {"3963": ("集成电路", Words("GB/T 4754-2011", "GB/T 4754-2011"))}


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
    edition
        The edition that the table's names belong to where it is an older one; None where nothing speaks for that.
    """

    unknown: tuple[str, ...]
    unknown_share: float
    inside: tuple[tuple[str, str], ...]
    edition: Words | None


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
    names = dict(industries.select("code", "name").iter_rows())
    edition = next(
        (words for code, (part, words) in MOVED.items() if part in (names.get(_bare(code, names)) or "")), None
    )
    return CodeFindings(
        tuple(lost["industry"]),
        missed / whole if whole else 0.0,
        _inside(total["industry"].to_list()),
        edition,
    )


def _bare(code: str, names: dict[str, str]) -> str:
    """Give the code as the table writes it, with or without the letter of its section."""
    return next((held for held in names if held.lstrip("ABCDEFGHIJKLMNOPQRST") == code), code)


def _inside(codes: list[str]) -> tuple[tuple[str, str], ...]:
    held = set(codes)
    found = [(code, code[:length]) for code in codes for length in range(len(code) - 1, 0, -1) if code[:length] in held]
    return tuple(sorted(found))
