"""Moves by the class of the neighbours, under several weights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from xinzhi.study.over_draws import one_by_one
from xinzhi.study.regional import ranges
from xinzhi.study.regional.analyses.markov import pairs
from xinzhi.study.regional.given import Outcome

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from xinzhi.measures.neighbours import Neighbours
    from xinzhi.study.regional.given import Given

LEVEL = 0.05


def spatial_markov(given: Given) -> Outcome:
    """Give one row a class of neighbours and pair of classes; class 0 of neighbours is all of them together."""
    found = _found(given, given.y, given.neighbours)
    tables = [pairs(found.counts, found.transition, found.first_passage).with_columns(neighbours=pl.lit(0))]
    layers = zip(found.lag_counts, found.lag_transition, found.lag_first_passage, strict=True)
    tables += [pairs(*layer).with_columns(neighbours=pl.lit(at)) for at, layer in enumerate(layers, start=1)]
    frame = pl.concat(tables).select("neighbours", pl.exclude("neighbours"))

    def one(y: NDArray[np.float64]) -> dict[str, Any]:
        drawn = _found(given, y, given.neighbours)
        return {"q": drawn.q, "q_p": drawn.q_p}

    drawn = given.drawn(one_by_one(one), few=True)
    rejected = found.q_p < LEVEL
    about: dict[str, Any] = ranges.numbers(drawn, q=found.q) | ranges.counted(drawn)
    about |= {name: ranges.plain(getattr(found, name)) for name in ("lr", "q_p", "lr_p")} | {"dof": found.dof}
    about["agree"] = ranges.agree(drawn, "q_p", lambda p: (p < LEVEL) == rejected)
    return Outcome(frame, {"weights": _beside(given)}, about)


def _found(given: Given, y: NDArray[np.float64], weights: Neighbours) -> Any:
    return given.asked.method.fn(y, weights, regions=given.regions, **given.settings, **given.asked.edges)


def _beside(given: Given) -> pl.DataFrame:
    rows = []
    for name, weights in given.beside.items():
        found = _found(given, given.y, weights)
        rows.append(
            {"weights": name, "q": found.q, "q_p": found.q_p, "lr": found.lr, "lr_p": found.lr_p, "dof": found.dof}
        )
    return pl.DataFrame(rows).fill_nan(None)
