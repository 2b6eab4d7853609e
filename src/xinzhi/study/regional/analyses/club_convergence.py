"""Clubs of regions whose paths come together, and in how many draws they are the same."""

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


def club_convergence(given: Given) -> Outcome:
    """Give one row a region: its club, 0 where it diverges, and the share of draws in the same; tests in `clubs`."""
    found = given.asked.method.fn(given.y, **given.settings)
    clubs = pl.DataFrame(
        {
            "club": np.arange(1, len(found.club_size) + 1),
            "regions": found.club_size,
            "slope": found.club_slope,
            "se": found.club_se,
            "t": found.club_t,
        }
    ).fill_nan(None)
    about: dict[str, Any] = {name: ranges.plain(getattr(found, name)) for name in ("slope", "se", "t")}
    about |= {"converges": found.converges, "periods_used": found.periods_used}
    columns: dict[str, Any] = {"club": found.clubs, "initial": found.initial_clubs, "path": found.transition[-1]}

    def one(y: NDArray[np.float64]) -> dict[str, Any]:
        drawn = given.asked.method.fn(y, **given.settings)
        return {"converges": drawn.converges, "clubs": len(drawn.club_size), "same": drawn.clubs == found.clubs}

    drawn = given.drawn(one_by_one(one), takes="positive", few=True)
    if len(drawn.kept):
        about |= ranges.counted(drawn) | ranges.numbers(drawn, clubs=len(found.club_size))
        about["agree"] = ranges.agree(drawn, "converges", lambda held: held == found.converges)
        columns["agree"] = drawn.agree("same", lambda same: same == 1)
    return Outcome(given.by_region(**columns), {"clubs": clubs}, about)
