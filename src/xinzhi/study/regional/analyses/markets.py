"""How far prices move apart between regions, and how fast their differences close."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from xinzhi.study.regional.given import Outcome
from xinzhi.study.regional.ranges import plain

if TYPE_CHECKING:
    from xinzhi.study.regional.given import Given


def market_segmentation(given: Given) -> Outcome:
    """Give one row a region and period; the whole country's by period in the table `national`."""
    settings: dict[str, Any] = dict(given.settings)
    if settings.get("pairs") == "adjacent":
        settings["neighbours"] = given.neighbours if given.asked.weights[0] else given.beside["adjacency"]
    found = given.asked.method.fn(given.series("prices"), regions=given.regions, **settings)
    periods = given.periods[-len(found.national) :]
    rows = [
        {
            "region": region,
            "period": period,
            "segmentation": found.by_region[t, r],
            "integration": found.integration[t, r],
        }
        for t, period in enumerate(periods)
        for r, region in enumerate(given.regions)
    ]
    national = pl.DataFrame(
        {"period": periods, "segmentation": found.national, "integration": found.national_integration}
    )
    about = {"pairs": len(found.pairs), "goods": list(given.asked.series["prices"])}
    return Outcome(pl.DataFrame(rows).fill_nan(None), {"national": national.fill_nan(None)}, about)


def price_convergence(given: Given) -> Outcome:
    """Give one row a good, with all goods together first."""
    found = given.asked.method.fn(given.series("prices"), **given.settings)
    goods = list(given.asked.series["prices"])
    frame = pl.DataFrame(
        {
            "good": ["", *goods],
            "beta": [found.beta, *found.by_good_beta.tolist()],
            "half_life": [found.half_life, *found.by_good_half_life.tolist()],
        }
    ).fill_nan(None)
    about = {name: plain(getattr(found, name)) for name in ("beta", "se", "t", "half_life")}
    return Outcome(frame, {}, about | {"observations": found.observations, "goods": goods})
