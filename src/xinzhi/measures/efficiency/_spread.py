"""What resampling of productivity gives."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xinzhi.lang import Words
from xinzhi.measures.efficiency import _resample
from xinzhi.measures.types import Array


@dataclass(frozen=True, slots=True)
class Spread:
    """Productivity with the spread of its draws; arrays of shape (periods - 1, units), by the later period.

    Attributes
    ----------
    model
        The paper, and every setting that was used, in words.
    total, low, high
        The index as estimated, and both ends.
    bias
        Mean of the draws less the estimate.
    changed
        Whether 1 lies outside the two ends.
    parts, parts_low, parts_high
        The same of each part, by name.
    missing
        Share of the draws in which a cell could not be computed.
    interval
        Whether the two ends are a confidence interval: its coverage was measured and is within five points of the level.
        Otherwise they are the spread of a resampling, and not to be called an interval.
    draws
        The total in each draw, shape (draws, periods - 1, units).
    """

    model: Words
    total: Array
    low: Array
    high: Array
    bias: Array
    changed: NDArray[np.bool_]
    parts: dict[str, Array]
    parts_low: dict[str, Array]
    parts_high: dict[str, Array]
    missing: Array
    interval: bool
    draws: Array


def spread(
    model: Words,
    found: dict[str, Array],
    drawn: dict[str, Array],
    level: float,
    *,
    interval: bool,
    order: NDArray[np.int64],
) -> Spread:
    """Put a spread together; `found` and `drawn` hold the total and its parts in canonical order of units."""
    back = np.argsort(order)
    ends = {name: _ends(found[name], drawn[name], level) for name in found}
    turned = {name: (found[name][:, back], low[:, back], high[:, back]) for name, (low, high) in ends.items()}
    total, low, high = turned["total"]
    draws = drawn["total"][:, :, back]
    missing = np.isnan(draws).mean(axis=0)
    middle = np.where(np.isnan(draws), 0.0, draws).sum(axis=0) / np.maximum((1 - missing) * len(draws), 1)
    return Spread(
        model=model,
        total=total,
        low=low,
        high=high,
        bias=np.where(missing < 1, middle, np.nan) - total,
        changed=(low > 1) | (high < 1),
        parts={name: each[0] for name, each in turned.items() if name != "total"},
        parts_low={name: each[1] for name, each in turned.items() if name != "total"},
        parts_high={name: each[2] for name, each in turned.items() if name != "total"},
        missing=missing,
        interval=interval,
        draws=draws,
    )


def _ends(estimate: Array, drawn: Array, level: float) -> tuple[Array, Array]:
    """Give basic ends of the logarithm, NaN where nothing was drawn or there is no estimate."""
    held = ~(np.isnan(drawn).all(axis=0) | np.isnan(estimate))
    logs = np.log(np.where(held, drawn, 1.0))
    low, high = _resample.basic(np.log(np.where(held, estimate, 1.0)), logs, level)
    return np.where(held, np.exp(low), np.nan), np.where(held, np.exp(high), np.nan)
