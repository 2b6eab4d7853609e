"""What the growth of each region's industries is made of, from the first period to the last."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from xinzhi.study.regional.given import Outcome

if TYPE_CHECKING:
    from xinzhi.study.regional.given import Given

PARTS = ("change", "national", "mix", "competitive", "homothetic", "allocation")


def shift_share(given: Given) -> Outcome:
    """Give one row a region with its parts; those of each industry in the table `by_industry`."""
    cube = given.series("industries")
    found = given.asked.method.fn(np.stack([cube[0], cube[-1]]))
    columns = (
        found.change,
        found.national,
        found.mix,
        found.competitive,
        found.homothetic_competitive,
        found.allocation,
    )
    frame = given.by_region(**dict(zip(PARTS, columns, strict=True))).fill_nan(None)
    names = given.asked.series["industries"]
    rows = [
        {"region": region, "industry": industry}
        | {part: float(found.by_industry[p, r, k]) for p, part in enumerate(PARTS)}
        for r, region in enumerate(given.regions)
        for k, industry in enumerate(names)
    ]
    about = {"first": given.periods[0], "last": given.periods[-1], "industries": list(names)}
    return Outcome(frame, {"by_industry": pl.DataFrame(rows).fill_nan(None)}, about)
