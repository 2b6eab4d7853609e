"""All breaks of a panel, found by one call."""

from __future__ import annotations

import polars as pl

from xinzhi.evidence.pack import known_packs, open_pack
from xinzhi.keys import units
from xinzhi.lang import Words
from xinzhi.panel.breaks.census import census_breaks
from xinzhi.panel.breaks.jumps import jumps
from xinzhi.panel.breaks.mixed import mixed
from xinzhi.panel.breaks.model import Break, parts
from xinzhi.panel.breaks.printed import renamed, unit_changes
from xinzhi.panel.breaks.steps import steps
from xinzhi.panel.model import annual

BUILT_IN = Words("内置数据", "the built-in figures")
COLUMNS = ["region", "period", "indicator", "vintage", "value", "unit"]


def find_breaks(frame: pl.DataFrame, *, known: bool = True) -> tuple[Break, ...]:
    """Find where series change in unit, definition or vintage without saying so.

    Held against each other are the years of a series, the vintages of an indicator, and, with `known`, the built-in
    figures of the same name in all their vintages. Nothing is changed; what is found is for a person to settle.

    Parameters
    ----------
    frame
        Figures as in a panel; parts of years are left out.
    known
        Whether the built-in figures are held beside.

    Returns
    -------
    tuple[Break, ...]
        By indicator, vintage and period.

    Examples
    --------
    >>> rows = {"region": [f"{at}0000" for at in (11, 12, 13, 14, 15)] * 2, "period": [2022] * 5 + [2023] * 5}
    >>> frame = pl.DataFrame({**rows, "indicator": "产量", "vintage": "", "unit": "", "value": [1.0] * 5 + [1e4] * 5})
    >>> [(found.kind, found.period, len(found.regions)) for found in find_breaks(frame)]
    [('jump', 2023, 5)]
    """
    held = parts(annual(frame)).select(COLUMNS)
    if held.is_empty():
        return ()
    several = held.filter(pl.col("vintage").n_unique().over("indicator") > 1)
    others = [several.select("region", "period", "indicator", "value", label="vintage", known=pl.lit(value=False))]
    others += [_known(held)] if known else []
    names = {code: words for pack in map(open_pack, known_packs()) for code, words in pack.vintages.items()}
    beside = pl.concat(others)
    made = steps(held)
    found = [*unit_changes(held), *jumps(made), *renamed(held), *census_breaks(made)]
    found += mixed(
        held.filter(pl.col("indicator").is_in(beside["indicator"].unique().to_list())), beside, {**names, "": BUILT_IN}
    )
    return tuple(sorted(found, key=lambda each: (each.indicator, each.vintage, each.period, each.kind)))


def _known(held: pl.DataFrame) -> pl.DataFrame:
    """Give the built-in figures of the same names, in the units of `held`, labelled by their vintages."""
    names = {units.plain(name): name for name in held["indicator"].unique().sort()}
    made = [held.select("region", "period", "indicator", "value", label="vintage", known=pl.lit(value=True)).clear()]
    for pack in map(open_pack, known_packs()):
        for code, series in pack.indicators.items():
            name = names.get(units.plain(series.name.zh)) or (code if code in names.values() else "")
            if not name:
                continue
            unit = held.filter(indicator=name)["unit"].mode().sort()[0]
            old, new = units.known(series.unit.zh), units.known(unit)
            if old is None or new is None or old.dimension != new.dimension:
                continue
            by = old.factor / new.factor
            made.append(
                pack.frame.filter(indicator=code).select(
                    "region", "period", pl.lit(name).alias("indicator"),
                    value=pl.col("value") * float(by.numerator) / float(by.denominator),
                    label="vintage", known=pl.lit(value=True),
                )
            )  # fmt: skip
    return pl.concat(made)
