"""Clusters of like neighbours, in the first and the last period, and under other weights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from xinzhi.study.regional.given import Outcome

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from xinzhi.measures.neighbours import Neighbours
    from xinzhi.study.regional.given import Given


def local_moran(given: Given) -> Outcome:
    """Give one row a region and period; `same_weights` is the number of other weights with the same cluster."""
    at = sorted({0, len(given.periods) - 1})
    frame = pl.concat(_period(given, t) for t in at)
    last = _found(given, given.y[-1], given.neighbours)
    beside = [_found(given, given.y[-1], weights).clusters for weights in given.beside.values()]
    same = np.sum([np.array(clusters) == np.array(last.clusters) for clusters in beside], axis=0)
    latest = pl.col("period") == given.periods[-1]
    counts = given.by_region(same_weights=same)
    frame = frame.join(counts, on="region", how="left").with_columns(
        same_weights=pl.when(latest).then(pl.col("same_weights"))
    )
    return Outcome(
        frame, diagnostics={"plain": last.plain, "choices": len(beside), "periods": [given.periods[t] for t in at]}
    )


def _period(given: Given, t: int) -> pl.DataFrame:
    found = _found(given, given.y[t], given.neighbours)
    return given.by_region(
        period=[given.periods[t]] * len(given.regions),
        i=found.i,
        p=found.p,
        quadrant=list(found.quadrants),
        cluster=list(found.clusters),
    ).fill_nan(None)


def _found(given: Given, y: NDArray[np.float64], weights: Neighbours) -> Any:
    return given.asked.method.fn(y, weights, regions=given.regions, **given.settings)
