"""Clusters of like neighbours, in the first and the last period, under other weights and over the draws."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from xinzhi.study.regional import ranges
from xinzhi.study.regional.given import Outcome

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from xinzhi.measures.neighbours import Neighbours
    from xinzhi.study.regional.given import Given


def local_moran(given: Given) -> Outcome:
    """Give one row a region and period.

    `same_weights` is the number of other weights with the same cluster, `agree` the share of draws in which the region
    lies in the same quadrant; whether a cluster is significant is tested for the nominal scores alone.
    """
    at = sorted({0, len(given.periods) - 1})
    frame = pl.concat(_period(given, t) for t in at)
    last = _found(given, given.y[-1], given.neighbours)
    beside = [_found(given, given.y[-1], weights).clusters for weights in given.beside.values()]
    same = np.sum([np.array(clusters) == np.array(last.clusters) for clusters in beside], axis=0)
    latest = pl.col("period") == given.periods[-1]
    columns: dict[str, Any] = {"same_weights": same}
    about = {"plain": last.plain, "choices": len(beside), "periods": [given.periods[t] for t in at]}
    drawn = given.drawn(lambda cube: {"quadrant": _quadrants(cube[:, -1], given)})
    if len(drawn.kept):
        nominal = _quadrants(given.y[-1], given)
        columns["agree"] = drawn.agree("quadrant", lambda held: held == nominal)
        about |= ranges.counted(drawn)
    counts = given.by_region(**columns)
    frame = frame.join(counts, on="region", how="left", maintain_order="left").with_columns(
        pl.when(latest).then(pl.col(name)).alias(name) for name in columns
    )
    return Outcome(frame, diagnostics=about)


def _quadrants(y: NDArray[np.float64], given: Given) -> NDArray[np.float64]:
    """Tell on which side of the mean a region and its neighbours lie, as a number 0 to 3: y (..., regions)."""
    z = y - y.mean(axis=-1, keepdims=True)
    near = np.einsum("...j,ij->...i", z, given.neighbours.aligned(given.regions))
    return np.asarray(2.0 * (z > 0) + (near > 0))


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
