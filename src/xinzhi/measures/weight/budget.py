"""Weights that experts give by sharing out points."""

from __future__ import annotations

from typing import Literal

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.weights import WeightError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.registry import method
from xinzhi.measures.types import Allocations, Array
from xinzhi.measures.weight import _engine

JOIN = Words("以下之一：mean、median", "one of mean, median")
POINTS = Words("大于 0 的有限的数", "a finite number above 0")
# How far the points of an expert may be off the budget, as a share of it: written numbers are rounded.
WRITTEN = 0.005


@method(
    zh="预算分配法",
    en="Budget allocation",
    cite="OECD & JRC 2008, Handbook on Constructing Composite Indicators, ch. 6",
    role="allocations to weights",
    domain="nonnegative",
)
def budget(allocations: Allocations, *, points: float | None = None, join: Literal["mean", "median"] = "mean") -> Array:
    r"""Weigh indicators by the points that experts share out among them.

    Parameters
    ----------
    allocations
        Points of each expert, shape (experts, indicators), none below 0, none missing.
    points
        What each expert had to share out, such as 100; None for what each of them shared out.
    join
        ``mean`` or ``median`` of the shares of the experts.

    Returns
    -------
    Array
        Weights, shape (indicators,), none below 0, sum 1.

    Raises
    ------
    MeasureError
        For points that are missing, negative or infinite, an expert who gave none, or experts (positions in
        ``rows``) whose points are not the budget within half a percent.

    Notes
    -----
    .. math:: w_j \propto \frac{1}{n} \sum_e \frac{b_{ej}}{\sum_k b_{ek}}

    Every expert counts the same. The method is meant for about ten indicators: with more, experts are known to
    contradict themselves.

    References
    ----------
    OECD & JRC (2008). Handbook on Constructing Composite Indicators, ch. 6.

    Examples
    --------
    >>> budget(np.array([[50.0, 30.0, 20.0], [40.0, 40.0, 20.0]]), points=100)
    array([0.45, 0.35, 0.2 ])
    """
    if join not in {"mean", "median"}:
        raise MeasureError.bad_setting("weight/budget", "join", join, JOIN)
    if points is not None and not 0 < _checks.number(points) < np.inf:
        raise MeasureError.bad_setting("weight/budget", "points", points, POINTS)
    given = _checks.matrix(allocations, "allocations")
    _checks.refuse("missing", np.isnan(given), "allocations")
    _checks.refuse("negative", given < 0, "allocations")
    totals = given.sum(axis=1)
    wrong = totals == 0 if points is None else np.abs(totals - points) > WRITTEN * points
    if wrong.any():
        raise WeightError.off_budget(np.flatnonzero(wrong).tolist(), totals[wrong].tolist(), points)
    shares = given / totals[:, np.newaxis]
    joined = shares.mean(axis=0) if join == "mean" else np.median(shares, axis=0)
    if not joined.any():
        raise MeasureError.all_zero("allocations")
    return _engine.shares(joined)
