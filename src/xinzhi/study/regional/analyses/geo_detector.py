"""How much of the variance between regions lies between classes of other indicators, in the last period."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from xinzhi.study.regional.given import Outcome

if TYPE_CHECKING:
    from xinzhi.study.regional.given import Given


def geo_detector(given: Given) -> Outcome:
    """Give one row a factor; pairs of factors stand in the table `interactions`."""
    names = list(given.asked.factors)
    factors = np.stack([given.indicator(name)[-1] for name in names], axis=1)
    found = given.asked.method.fn(given.y[-1], factors=factors, **given.settings)
    frame = pl.DataFrame(
        {"factor": names, "q": found.q, "p": found.p, "chance": found.chance, "classes": list(found.classes)}
    ).fill_nan(None)
    pairs = [
        {
            "factor": names[i],
            "other": names[j],
            "q": float(found.interaction[i, j]),
            "p": float(found.interaction_p[i, j]),
            "chance": float(found.interaction_chance[i, j]),
            "kind": found.kinds[i][j],
        }
        for i, j in combinations(range(len(names)), 2)
    ]
    return Outcome(frame, {"interactions": pl.DataFrame(pairs)} if pairs else {}, {"period": given.periods[-1]})
