"""Figures into another unit: asked for by name, exact, and recorded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import polars as pl

from xinzhi.errors.units import UnitError
from xinzhi.keys import units
from xinzhi.panel.model import Panel

FORMULA = "formula"  # how a figure was made from what its evidence holds; "" where it stands as printed


def convert(panel: Panel, wanted: Mapping[str, str]) -> Panel:
    """Convert indicators of a panel to the units wanted.

    What was printed stays in the evidence, with its own unit; the column `formula` of the frame says by what it was
    multiplied. Status and keys stay: a converted figure is the printed one. All figures of an indicator are converted,
    whatever unit each of them is in, so that a series in two units becomes one in a single unit.

    Parameters
    ----------
    panel
        Figures, in units that are known.
    wanted
        From indicator to unit, such as ``{"能源消费总量": "万吨标准煤"}``.

    Raises
    ------
    UnitError
        When the panel has no such indicator, a unit is not known or missing, or the two measure different things.

    Examples
    --------
    >>> from xinzhi.evidence.pack import open_pack
    >>> pack = open_pack("china-provinces")
    >>> gdp = Panel(pack.frame.filter(indicator="gdp_current", region="110000", period=2023), pack.ledger)
    >>> convert(gdp, {"gdp_current": "万元"}).frame.filter(vintage="census5").select("value", "unit", "formula").row(0)
    (473537000.0, '万元', '473,537,000 万元 = 47,353.7 亿元 × 10,000')
    """
    held = set(panel.frame["indicator"])
    for name in wanted:
        if name not in held:
            raise UnitError.no_indicator(name, held)
    frame = panel.frame if FORMULA in panel.frame.columns else panel.frame.with_columns(pl.lit("").alias(FORMULA))
    pairs = frame.filter(pl.col("indicator").is_in(list(wanted))).select("indicator", "unit", "evidence_id")
    factors = {
        (name, old): _factor(name, old, wanted[name], example)
        for name, old, example in pairs.unique(["indicator", "unit"], keep="first", maintain_order=True).iter_rows()
    }
    rows = frame.select("indicator", "unit", "value", FORMULA).iter_rows()
    made = [_made(row, factors.get((row[0], row[1])), wanted.get(row[0], "")) for row in rows]
    columns = pl.DataFrame(made, schema={"unit": pl.String, "value": pl.Float64, FORMULA: pl.String}, orient="row")
    return replace(panel, frame=frame.with_columns(columns.get_columns()))


def conversions(before: pl.DataFrame, after: pl.DataFrame) -> list[tuple[str, str, str, int]]:
    """List what was converted: indicator, old unit, new unit, number of figures; both frames in the same order."""
    pairs = pl.DataFrame({"indicator": before["indicator"], "old": before["unit"], "new": after["unit"]})
    counted = pairs.filter(pl.col("old") != pl.col("new")).group_by("indicator", "old", "new").len()
    return counted.sort("indicator", "old", "new").rows()


def _factor(name: str, old: str, new: str, example: str) -> Fraction:
    if not old:
        raise UnitError.no_unit(name, new, example)
    return units.factor(old, new)


def _made(row: tuple[str, str, float | None, str], by: Fraction | None, new: str) -> tuple[str, float | None, str]:
    _, old, value, formula = row
    if by is None or value is None or old == new:
        return old, value, formula
    found = units.converted(value, by)
    said = f"{_shown(found)} {new} = {_shown(value)} {old} {_times(by)}"
    return new, found, f"{formula}; {said}" if formula else said


def _times(by: Fraction) -> str:
    over = f" × {by.numerator:,}" if by.numerator != 1 or by.denominator == 1 else ""
    under = f" ÷ {by.denominator:,}" if by.denominator != 1 else ""
    return f"{over}{under}".strip()


def _shown(value: float) -> str:
    return f"{value:,.15g}"
