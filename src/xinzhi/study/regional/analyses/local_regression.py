"""Coefficients of their own at every place: in the last period, or over places and periods."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from xinzhi.study.regional.analyses.network import seats
from xinzhi.study.regional.given import Outcome
from xinzhi.study.regional.ranges import plain

if TYPE_CHECKING:
    from xinzhi.study.regional.given import Given


def gwr(given: Given) -> Outcome:
    """Give one row a region and term, of the last period."""
    x = np.stack([given.indicator(name)[-1] for name in given.asked.x], axis=1)
    found = given.asked.method.fn(given.y[-1], x, places=seats(given), **given.settings)
    return _outcome(given, found, [given.periods[-1]])


def gtwr(given: Given) -> Outcome:
    """Give one row a region, period and term."""
    count = len(given.periods)
    x = np.stack([given.indicator(name).ravel() for name in given.asked.x], axis=1)
    times = np.repeat(given.periods, len(given.regions))
    found = given.asked.method.fn(given.y.ravel(), x, places=seats(given) * count, times=times, **given.settings)
    return _outcome(given, found.local, given.periods, rate=found.rate)


def _outcome(given: Given, found: Any, periods: list[int], **more: float) -> Outcome:
    terms = ["constant", *given.asked.x]
    keys = [(region, period) for period in periods for region in given.regions]
    rows = [
        {"region": region, "period": period, "term": term}
        | {name: float(getattr(found, name)[at, k]) for name in ("coefficients", "se", "t")}
        | {"condition": float(found.condition[at])}
        for at, (region, period) in enumerate(keys)
        for k, term in enumerate(terms)
    ]
    names = ("critical_t", "effective", "aicc", "global_aicc", "r_squared")
    about = {name: plain(float(getattr(found, name))) for name in names} | {"bandwidth": found.bandwidth} | more
    notes = tuple({"zh": words.zh, "en": words.en} for words in found.notes)
    return Outcome(pl.DataFrame(rows).rename({"coefficients": "coefficient"}).fill_nan(None), {}, about, notes)
