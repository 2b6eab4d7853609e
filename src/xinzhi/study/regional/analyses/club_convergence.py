"""Clubs of regions whose paths come together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from xinzhi.study.regional import ranges
from xinzhi.study.regional.given import Outcome

if TYPE_CHECKING:
    from xinzhi.study.regional.given import Given


def club_convergence(given: Given) -> Outcome:
    """Give one row a region: its club, 0 where it diverges; tests of the clubs stand in the table `clubs`."""
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
    about = {name: ranges.plain(getattr(found, name)) for name in ("slope", "se", "t")}
    whole = {"converges": found.converges, "periods_used": found.periods_used}
    frame = given.by_region(club=found.clubs, initial=found.initial_clubs, path=found.transition[-1])
    return Outcome(frame, {"clubs": clubs}, about | whole)
