"""Gaps filled as the study asks, each filled figure with its mark, its spread and the figures it rests on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from xinzhi.lang import Words
from xinzhi.measures.impute import arima, extrapolate, group_mean, growth, iterative, linear
from xinzhi.measures.registry import find
from xinzhi.study.made.lay import Laid, lay
from xinzhi.study.made.rows import Origin
from xinzhi.study.made.spread import bridged, held_out

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from xinzhi.panel.model import Panel
    from xinzhi.study.made.asked import Fill
    from xinzhi.study.made.rows import Rows
    from xinzhi.study.study import Study

    Numbers = NDArray[np.float64]
    Inputs = Callable[[int, int], list[str]]

INSIDE = ("linear", "growth", "group_mean", "arima", "iterative")
BEYOND = ("nearest", "growth", "trend")
SOURCE = Words("本研究插补", "Filled in this study")
OUTSIDE = Words("本研究外推", "Extrapolated in this study")
RULES = {
    "nearest": Words("沿用最近的数", "the nearest figure again"),
    "growth": Words("按平均增速", "at the mean rate of growth"),
    "trend": Words("按线性趋势", "along the linear trend"),
}


def fill_gaps(study: Study, panel: Panel, asked: Fill, rows: Rows) -> None:
    """Fill the gaps of one indicator and add what was filled to `rows`."""
    laid = lay(panel, asked.indicator)
    values, spread = _filled(study, panel, asked, laid)
    name = find("impute", asked.method)
    origin = Origin(asked.indicator, laid.vintage, laid.unit, "imputed", SOURCE, Words(name.zh, name.en), asked.method)
    _add(rows, laid, values, spread, (origin, _inputs(study, panel, asked, laid)))


def continue_ends(study: Study, panel: Panel, asked: Fill, rows: Rows) -> None:
    """Continue one indicator beyond the ends of its series and add what was made to `rows`."""
    laid = lay(panel, asked.indicator, study.spec.periods)
    found = extrapolate(laid.values[:, :, np.newaxis], by=asked.method, **asked.settings)  # type: ignore[arg-type]
    rule = f"extrapolate-{asked.method}"
    origin = Origin(asked.indicator, laid.vintage, laid.unit, "estimated", OUTSIDE, RULES[asked.method], rule)
    values, spread = found.values[:, :, 0], _relative(found.spread[:, :, 0], found.values[:, :, 0])
    _add(rows, laid, values, spread, (origin, lambda t, r: _ends(laid, asked.method, t, r)))


def _filled(study: Study, panel: Panel, asked: Fill, laid: Laid) -> tuple[Numbers, Numbers]:
    """Give the filled figures and their relative spread, shapes (years, regions)."""
    x = laid.values
    if asked.method in {"linear", "growth"}:
        method = linear if asked.method == "linear" else growth

        def fill(figures: Numbers) -> Numbers:
            return np.asarray(method(figures[:, :, np.newaxis]).values[:, :, 0])

        return fill(x), held_out(x, fill) * bridged(x)
    if asked.method == "group_mean":
        groups = study.grouping(asked.groups) if asked.groups else {}
        found = group_mean(x[:, :, np.newaxis], [groups.get(region, "") for region in laid.regions])
    elif asked.method == "arima":
        found = arima(x[:, :, np.newaxis], **asked.settings)
    else:
        beside = [_over(panel, other, laid)[0] for other in asked.beside]
        found = iterative(np.stack([x, *beside], axis=-1), **asked.settings)
    values = found.values[:, :, 0]
    return values, _relative(found.spread[:, :, 0], values)


def _over(panel: Panel, indicator: str, laid: Laid) -> tuple[Numbers, list[list[str]]]:
    """Give another indicator, and its ids, over the years of the one that is filled."""
    other = lay(panel, indicator, (laid.years.start, laid.years.stop - 1))
    rows = slice(laid.years.start - other.years.start, laid.years.stop - other.years.start)
    return other.values[rows], other.ids[rows]


def _relative(spread: Numbers, values: Numbers) -> Numbers:
    size = np.abs(values)
    return np.where(size > 0, spread / np.where(size > 0, size, 1), np.nan)


def _add(rows: Rows, laid: Laid, values: Numbers, spread: Numbers, made: tuple[Origin, Inputs]) -> None:
    origin, inputs = made
    held = ~np.isnan(laid.values)
    for t, r in np.argwhere(~held & ~np.isnan(values)):
        region, period = laid.regions[r], laid.years[t]
        name = rows.add(origin, region, period, float(values[t, r]), inputs(int(t), int(r)))
        own = np.flatnonzero(held[:, r])
        rows.filled.append(
            {
                "region": region,
                "period": period,
                "indicator": origin.indicator,
                "value": float(values[t, r]),
                "method": origin.rule,
                "beyond": not len(own) or bool(t < own[0] or t > own[-1]),
                "spread": float(spread[t, r]) if np.isfinite(spread[t, r]) else None,
                "evidence_id": name,
            }
        )


def _inputs(study: Study, panel: Panel, asked: Fill, laid: Laid) -> Inputs:
    """Give what names the figures that the fill of a cell rests on."""
    held = ~np.isnan(laid.values)

    def own(r: int) -> list[str]:
        return [laid.ids[year][r] for year in np.flatnonzero(held[:, r])]

    if asked.method in {"linear", "growth"}:
        return lambda t, r: _nearest(laid, np.flatnonzero(held[:, r]), t, r)
    if asked.method == "arima":
        return lambda _, r: own(r)
    if asked.method == "group_mean":
        groups = study.grouping(asked.groups) if asked.groups else {}
        labels = [groups.get(region, "") for region in laid.regions]
        return lambda t, r: [
            each for each, label in zip(laid.ids[t], labels, strict=True) if each and label == labels[r]
        ]
    beside = [_over(panel, other, laid)[1] for other in asked.beside]
    return lambda t, r: own(r) + [ids[t][r] for ids in beside if ids[t][r]]


def _nearest(laid: Laid, held: NDArray[np.int64], t: int, r: int) -> list[str]:
    return [laid.ids[held[held < t][-1]][r], laid.ids[held[held > t][0]][r]]


def _ends(laid: Laid, rule: str, t: int, r: int) -> list[str]:
    held = np.flatnonzero(~np.isnan(laid.values[:, r]))
    if rule == "nearest":
        return [laid.ids[held[-1] if t > held[-1] else held[0]][r]]
    used = [held[0], held[-1]] if rule == "growth" else list(held)
    return [laid.ids[year][r] for year in used]
