"""What regions are specialised in, and how alike their industries are, in every period."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from xinzhi.errors.measures import MeasureError
from xinzhi.study.regional.given import Outcome

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from xinzhi.study.regional.given import Given


def location_quotient(given: Given) -> Outcome:
    """Give one row a region, period and industry."""
    found = [given.asked.method.fn(x) for x in given.series("industries")]
    rows = [
        {"region": region, "period": period, "industry": industry, "quotient": float(found[t][r, k])}
        for t, period in enumerate(given.periods)
        for r, region in enumerate(given.regions)
        for k, industry in enumerate(given.asked.series["industries"])
    ]
    return Outcome(pl.DataFrame(rows).fill_nan(None))


def ellison_glaeser(given: Given) -> Outcome:
    """Give one row an industry and period."""
    plants, names = np.asarray(given.asked.plants), given.asked.series["industries"]
    if len(plants) != len(names):
        raise MeasureError.wrong_length("plants", len(plants), "industries", len(names))
    found = [given.asked.method.fn(x, plants=plants) for x in given.series("industries")]
    rows = [
        {"period": period, "industry": industry, "concentration": float(found[t][k])}
        for t, period in enumerate(given.periods)
        for k, industry in enumerate(names)
    ]
    return Outcome(pl.DataFrame(rows).fill_nan(None))


def herfindahl(given: Given) -> Outcome:
    """Give one row a region and period; each industry over the regions in the table `industries`."""
    found = [given.asked.method.fn(x) for x in given.series("industries")]
    industries = given.asked.series["industries"]
    spread = [
        {"period": period, "industry": industry, "concentration": float(found[t].industries[k])}
        for t, period in enumerate(given.periods)
        for k, industry in enumerate(industries)
    ]
    frame = _by_region(given, "specialisation", [one.regions for one in found])
    return Outcome(frame, {"industries": pl.DataFrame(spread).fill_nan(None)})


def krugman(given: Given) -> Outcome:
    """Give one row a region and period; pairs of regions in the table `pairs`."""
    found = [given.asked.method.fn(x, **given.settings) for x in given.series("industries")]
    frame = _by_region(given, "specialisation", [one.regions for one in found])
    return Outcome(frame, {"pairs": _pairs(given, "distance", [one.pairs for one in found])})


def structural_similarity(given: Given) -> Outcome:
    """Give one row a region and period; pairs of regions in `pairs`, the mean of all by period in `average`."""
    found = [given.asked.method.fn(x) for x in given.series("industries")]
    average = pl.DataFrame({"period": given.periods, "similarity": [one.average for one in found]})
    frame = _by_region(given, "similarity", [one.regions for one in found])
    pairs = _pairs(given, "similarity", [one.pairs for one in found])
    return Outcome(frame, {"pairs": pairs, "average": average})


def _by_region(given: Given, name: str, found: list[NDArray[Any]]) -> pl.DataFrame:
    rows = [
        {"region": region, "period": period, name: float(found[t][r])}
        for t, period in enumerate(given.periods)
        for r, region in enumerate(given.regions)
    ]
    return pl.DataFrame(rows).fill_nan(None)


def _pairs(given: Given, name: str, found: list[NDArray[Any]]) -> pl.DataFrame:
    """Give the pairs of regions in the first and the last period, with the change."""
    first, last = found[0], found[-1]
    rows = [
        {
            "region": given.regions[i],
            "other": given.regions[j],
            "first": float(first[i, j]),
            "last": float(last[i, j]),
            "change": float(last[i, j] - first[i, j]),
        }
        for i, j in combinations(range(len(given.regions)), 2)
    ]
    return pl.DataFrame(rows).with_columns(measure=pl.lit(name))
