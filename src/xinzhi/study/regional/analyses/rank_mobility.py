"""How much the order of regions changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from xinzhi.study.over_draws import one_by_one
from xinzhi.study.regional import ranges
from xinzhi.study.regional.given import Outcome

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from xinzhi.study.regional.given import Given

WHOLE = ("overall_kendall", "overall_spearman", "overall_exchanged", "overall_mean_move")


def rank_mobility(given: Given) -> Outcome:
    """Give one row a step from one period to the next; places gained by region stand in the table `moves`."""
    method = given.asked.method
    found = method.fn(given.y)

    def one(y: NDArray[np.float64]) -> dict[str, Any]:
        drawn = method.fn(y[[0, -1]])
        return {name: getattr(drawn, name) for name in WHOLE}

    drawn = given.drawn(one_by_one(one), few=True)
    frame = pl.DataFrame(
        {
            "start": given.periods[:-1],
            "end": given.periods[1:],
            "kendall": found.kendall,
            "spearman": found.spearman,
            "exchanged": found.exchanged,
            "mean_move": found.mean_move,
        }
    ).fill_nan(None)
    about = ranges.numbers(drawn, **{name: getattr(found, name) for name in WHOLE}) | ranges.counted(drawn)
    return Outcome(frame, {"moves": given.by_region(moves=found.moves)}, about)
