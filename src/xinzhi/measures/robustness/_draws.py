"""Sets of weights drawn from a stated distribution."""

from __future__ import annotations

from typing import Literal

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.types import Array, Weights

HOW = Words("以下之一：simplex、around", "one of simplex, around")
WIDTH = Words("0 到 1 之间的数", "a number from 0 to 1")
SETS = Words("正整数", "a whole number above 0")


def draw_weights(
    nominal: Weights,
    sets: int,
    *,
    how: Literal["simplex", "around"] = "around",
    width: float = 0.25,
    seed: int = 0,
    first: bool = True,
) -> Array:
    """Draw sets of weights: evenly over all that there are, or around nominal ones.

    Parameters
    ----------
    nominal
        Weights, shape (indicators,), none below 0; divided by their sum.
    sets
        How many sets.
    how
        ``simplex``: uniform over all weights that sum to 1. ``around``: each nominal weight times a factor uniform
        on 1 ± `width`, then divided by the sum.
    width
        Of the factors.
    seed
        Same seed, same sets.
    first
        Put the nominal weights first, as one of the sets.

    Returns
    -------
    Array
        Shape (sets, indicators), each set summing to 1.

    Raises
    ------
    MeasureError
        For wrong weights, a number of sets below 1, or a width outside 0 to 1.

    Notes
    -----
    With weights drawn like this a share of draws is a probability under that distribution, which must be named
    with it. Over hand-picked variants it is a share and no more.

    Examples
    --------
    >>> draw_weights(np.array([1.0, 3.0]), 3, seed=1).round(3)
    array([[0.25 , 0.75 ],
           [0.183, 0.817],
           [0.239, 0.761]])
    """
    if how not in {"simplex", "around"}:
        raise MeasureError.bad_setting("robustness/draw_weights", "how", how, HOW)
    if not 0 <= _checks.number(width) <= 1:
        raise MeasureError.bad_setting("robustness/draw_weights", "width", width, WIDTH)
    if isinstance(sets, bool) or not isinstance(sets, int | np.integer) or sets < 1:
        raise MeasureError.bad_setting("robustness/draw_weights", "sets", sets, SETS)
    own = _checks.weights(nominal, len(np.atleast_1d(nominal)))
    rng = np.random.default_rng(seed)
    if how == "simplex":
        drawn = rng.standard_exponential((sets, len(own)))
    else:
        drawn = own * rng.uniform(1 - width, 1 + width, size=(sets, len(own)))
    if first:
        drawn[0] = own
    return np.asarray(drawn / drawn.sum(axis=1, keepdims=True))
