"""A capital stock by perpetual inventory, in the panel like any other indicator."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from xinzhi.errors.made_study import MadeStudyError
from xinzhi.errors.measures import MeasureError
from xinzhi.frameworks.formula import Deflate, Figure, codes
from xinzhi.lang import Words
from xinzhi.measures.capital import perpetual_inventory
from xinzhi.study.made.lay import lay, regions_of
from xinzhi.study.made.rows import Origin
from xinzhi.study.made.transform import computed, unit_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from xinzhi.frameworks.formula import Formula
    from xinzhi.panel.model import Panel
    from xinzhi.study.made.asked import Capital
    from xinzhi.study.made.rows import Rows

WINDOW = 5
SOURCE = Words("本研究用永续盘存法推算", "Estimated in this study by perpetual inventory")


def formula_of(asked: Capital) -> Formula:
    """Give the formula of investment at constant prices."""
    figure = Figure(asked.investment)
    return Deflate(figure, asked.index, asked.base, asked.prices) if asked.index else figure  # type: ignore[arg-type]


def codes_of(asked: Capital) -> list[str]:
    """Give the indicators that a stock is made of."""
    return [*codes(formula_of(asked)), *([asked.stock] if asked.stock else [])]


def stock(file: str, panel: Panel, asked: Capital, rows: Rows) -> None:
    """Compute one stock from its first year on, for every region, and add it to `rows`.

    Raises
    ------
    StudyError
        When no region has investment at constant prices in the first year, or the rule of the initial stock fails.
    """
    values, lineage = computed(panel, asked.id, formula_of(asked))
    regions = regions_of(panel)
    flows, years = _flows(values.filter(pl.col("period") >= asked.start), regions, asked.start)
    usable = ~np.isnan(flows[0]) if len(flows) else np.zeros(0, dtype=bool)
    if not usable.any():
        raise MadeStudyError.no_first_year(file, asked.id, asked.start, asked.investment)
    if len(flows) == 1:
        raise MadeStudyError.only_first_year(file, asked.id, asked.start)
    opening = _opening(panel, asked, regions) if asked.stock else None
    if opening is not None:
        usable &= ~np.isnan(opening)
    try:
        made = perpetual_inventory(
            flows[:, usable],
            stock=None if opening is None else opening[usable],
            depreciation=asked.depreciation,
            initial=asked.initial,  # type: ignore[arg-type]
            **asked.settings,
        )
    except MeasureError as error:
        raise MadeStudyError.bad_stock(file, asked.id, error) from None
    unit = asked.unit or unit_of(panel, formula_of(asked))
    origin = Origin(asked.id, "", unit, "estimated", SOURCE, said(asked), "perpetual-inventory")
    kept = [region for region, there in zip(regions, usable.tolist(), strict=True) if there]
    _add(rows, origin, (years, kept), made.stock, _running(lineage, asked, panel))


def said(asked: Capital) -> Words:
    """Say the parameters of a stock in a line."""
    rule = {
        "growth": Words("首年投资÷(增长率+折旧率)", "first investment over growth and depreciation"),
        "steady": Words("稳态", "steady state"),
        "multiple": Words(f"首年投资÷{asked.settings.get('divisor', 0.1):g}", f"first investment over {asked.settings.get('divisor', 0.1):g}"),
        "given": Words("给定", "given"),
    }[asked.initial]  # fmt: skip
    priced = (
        Words(f"{asked.base} 年价格", f"{asked.base} prices")
        if asked.index
        else Words("投资为不变价", "constant prices")
    )
    return Words(
        f"折旧率 {asked.depreciation:.4g}，{asked.start} 年起，初始存量为{rule.zh}，{priced.zh}",
        f"depreciation {asked.depreciation:.4g}, from {asked.start}, initial stock {rule.en}, {priced.en}",
    )


def with_depreciation(asked: Capital, rate: float) -> Capital:
    """Give the same stock at another rate."""
    return replace(asked, depreciation=rate)


def _flows(values: pl.DataFrame, regions: list[str], start: int) -> tuple[NDArray[np.float64], range]:
    if values.is_empty():
        return np.empty((0, len(regions))), range(0)
    years = range(start, max(values["period"].to_list()) + 1)
    at = {region: column for column, region in enumerate(regions)}
    flows = np.full((len(years), len(regions)), np.nan)
    for region, period, value in values.select("region", "period", "value").iter_rows():
        flows[period - start, at[region]] = value
    return flows, years


def _opening(panel: Panel, asked: Capital, regions: list[str]) -> NDArray[np.float64]:
    laid = lay(panel, asked.stock, (asked.start, asked.start))
    return laid.values[asked.start - laid.years.start] if laid.regions == regions else np.full(len(regions), np.nan)


def _running(lineage: pl.DataFrame, asked: Capital, panel: Panel) -> dict[str, list[tuple[int, str]]]:
    """Give, by region, the figures under a stock with the year from which on it rests on them."""
    found: dict[str, list[tuple[int, str]]] = {}
    for region, period, name in (
        lineage.filter(pl.col("period") >= asked.start).sort("period", maintain_order=True).iter_rows()
    ):
        found.setdefault(region, []).append((period, name))
    if asked.initial in {"growth", "steady"}:  # the initial stock rests on the year that growth is measured to
        until = asked.start + int(asked.settings.get("window", WINDOW))
        found = {
            region: [(asked.start if year == until else year, name) for year, name in held]
            for region, held in found.items()
        }
    if asked.stock:
        laid = lay(panel, asked.stock, (asked.start, asked.start))
        for region, name in zip(laid.regions, laid.ids[asked.start - laid.years.start], strict=True):
            if name:
                found.setdefault(region, []).insert(0, (asked.start, name))
    return found


def _add(
    rows: Rows,
    origin: Origin,
    axes: tuple[range, list[str]],
    stocks: NDArray[np.float64],
    running: dict[str, list[tuple[int, str]]],
) -> None:
    years, regions = axes
    for t, r in np.argwhere(~np.isnan(stocks)):
        period, region = years[t], regions[r]
        inputs = [name for year, name in running[region] if year <= period]
        rows.add(origin, region, period, float(stocks[t, r]), inputs)
