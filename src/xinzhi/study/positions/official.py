"""Which tier each code of the records belongs to: the study's own table first, then the classes asked for, in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import polars as pl

from xinzhi.keys.industries import ancestors, industries
from xinzhi.keys.ipc_class import IpcClass
from xinzhi.keys.official_class import STRENGTH, TIERS, Mark, OfficialClass

PARTLY = "*"  # the official lists mark so a code of which only a part belongs to the class
NONE = "—"
HANDLING = {"whole": 1.0, "half": 0.5, "none": 0.0}
SCHEMA = {"industry": pl.String, "tier": pl.String, "share": pl.Float64, "low": pl.Float64, "high": pl.Float64}


@dataclass(frozen=True, slots=True)
class Part:
    """How much of an industry a tier takes: as handled, at least, and at most."""

    share: float
    low: float
    high: float

    @classmethod
    def of(cls, mark: Mark | None, partly: str) -> Part:
        """Give it for a mark; ``doubtful`` counts at most.

        >>> Part.of("part", "half"), Part.of("doubtful", "whole")
        (Part(share=0.5, low=0.0, high=1.0), Part(share=0.0, low=0.0, high=1.0))
        """
        if mark == "whole":
            return cls(1.0, 1.0, 1.0)
        return cls(HANDLING[partly] if mark == "part" else 0.0, 0.0, 0.0 if mark is None else 1.0)


def parts_of(
    codes: Iterable[str], table: pl.DataFrame, classes: Sequence[OfficialClass], partly: str = "whole"
) -> pl.DataFrame:
    """Split each code over tiers.

    Precedence is that of the study's own table, then of the tiers of `classes` in their order; what they leave is
    traditional, or "—" where no class was asked for or their scheme has no such code. What a tier leaves open
    (a code marked ``*``) is between 0 and all of the industry, and so is what the next one gets.

    Parameters
    ----------
    codes
        As in the records.
    table
        The study's table, with code and tier; a tier that ends in ``*`` holds for a part.
    classes
        Official classes or the user's own.
    partly
        How a part counts: ``whole``, ``half`` or ``none`` of the industry.

    Returns
    -------
    polars.DataFrame
        Columns industry, tier, share, low, high; shares of a code add up to 1.

    Examples
    --------
    >>> from xinzhi.keys.classes import official
    >>> none = pl.DataFrame(schema={"code": pl.String, "tier": pl.String})
    >>> parts_of(["C3812", "6110"], none, [official("strategic-2018")], "half").rows()
    [('C3812', 'emerging', 0.5, 0.0, 1.0), ('C3812', 'traditional', 0.5, 0.0, 1.0), ('6110', 'traditional', 1.0, 1.0, 1.0)]
    """
    own = dict(table.select("code", "tier").iter_rows())
    rows = [(code, *row) for code in codes for row in _split(code, own.get(code) or "", classes, partly)]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def _split(code: str, own: str, classes: Sequence[OfficialClass], partly: str) -> list[tuple[str, float, float, float]]:
    marks: dict[str, Mark | None] = {}
    if own:
        marks[_tier(own.strip(PARTLY))] = "part" if own.endswith(PARTLY) else "whole"
    for found in classes:
        mark = found.mark(code)
        marks[found.tier] = max(marks.get(found.tier), mark, key=STRENGTH.index)
    rows, share, low, high = [], 1.0, 1.0, 1.0
    for tier, mark in marks.items():
        part = Part.of(mark, partly)
        if high * part.high:
            rows.append((tier, share * part.share, low * part.low, high * part.high))
        share, low, high = share * (1 - part.share), low * (1 - part.high), high * (1 - part.low)
    if high:
        rest = "traditional" if any(found.knows(code) for found in classes) else NONE
        rows.append((rest, share, low, high))
    return rows


def _tier(label: str) -> str:
    return next((key for key, words in TIERS.items() if label in (key, words.zh, words.en)), label)


def named(table: pl.DataFrame, classes: Sequence[OfficialClass]) -> pl.DataFrame:
    """Add to the study's table the codes of the standard, with and without the letter of their section.

    Names are those of the standard, and tiers those of the classes, marked ``*`` where they hold in part. Patents have
    another scheme: for them the table stays as it is.
    """
    if not classes or all(isinstance(found, IpcClass) for found in classes):
        return table
    nobody = table.clear()
    rows = []
    for code, entry in industries().items():
        letter = ancestors(code)[-1].code
        top = parts_of([code], nobody, classes).filter(pl.col("share") > 0)
        tier = top["tier"][0] + ("" if top["low"][0] else PARTLY)
        rows += [(form, entry.name, tier) for form in dict.fromkeys([code, code if code.isalpha() else letter + code])]
    standard = pl.DataFrame(rows, schema={"code": pl.String, "name": pl.String, "tier": pl.String}, orient="row")
    mine = table.join(standard.select("code", standard="tier"), on="code", how="left", maintain_order="left")
    mine = mine.with_columns(tier=pl.coalesce("tier", "standard")).drop("standard")
    return pl.concat([mine, standard.filter(~pl.col("code").is_in(table["code"].to_list()))], how="diagonal")
