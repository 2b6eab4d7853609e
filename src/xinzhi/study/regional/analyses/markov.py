"""Moves between classes: the table, what it leads to, and how many stay, rise and fall under the draws."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from xinzhi.measures.dynamics import moves_many
from xinzhi.study.regional import ranges
from xinzhi.study.regional.given import Outcome

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from xinzhi.study.regional.given import Given


def markov(given: Given) -> Outcome:
    """Give one row a pair of classes: moves, share, first passage; classes of regions in the table `members`."""
    found = given.asked.method.fn(given.y, **given.settings, **given.asked.edges)
    classes = len(found.counts)
    cuts = given.settings.get("cuts", "pooled")
    edges = given.asked.edges.get("edges")
    nominal = moves_many(given.y[np.newaxis], classes=classes, cuts=cuts, edges=edges)

    def many(cube: NDArray[np.float64]) -> dict[str, NDArray[np.float64]]:
        drawn = moves_many(cube, classes=classes, cuts=cuts, edges=edges)
        return {"stay": drawn.stay, "rise": drawn.rise, "fall": drawn.fall, "net": drawn.rise - drawn.fall}

    drawn = given.drawn(many)
    one = {part: float(getattr(nominal, part)[0]) for part in ("stay", "rise", "fall")}
    about: dict[str, Any] = ranges.numbers(drawn, **one) | ranges.counted(drawn)
    way = np.sign(one["rise"] - one["fall"])
    about["direction_agree"] = ranges.agree(drawn, "net", lambda net: np.sign(net) == way)
    about |= {"classes": classes, "dof": found.dof}
    about |= {name: ranges.plain(getattr(found, name)) for name in ("q", "lr", "q_p", "lr_p")}
    members = pl.DataFrame(
        {
            "region": given.regions * len(given.periods),
            "period": np.repeat(given.periods, len(given.regions)),
            "class": found.members.ravel() + 1,
        }
    )
    rest = pl.DataFrame({"class": np.arange(1, classes + 1), "ergodic": found.ergodic}).fill_nan(None)
    return Outcome(
        pairs(found.counts, found.transition, found.first_passage), {"members": members, "ends": rest}, about
    )


def pairs(counts: Any, shares: Any, passage: Any) -> pl.DataFrame:
    """Lay out a table of moves, one row a pair of classes counted from 1 for the lowest."""
    classes = len(counts)
    return pl.DataFrame(
        {
            "start": np.repeat(np.arange(1, classes + 1), classes),
            "end": np.tile(np.arange(1, classes + 1), classes),
            "moves": counts.ravel(),
            "share": shares.ravel(),
            "passage": passage.ravel(),
        }
    ).fill_nan(None)
