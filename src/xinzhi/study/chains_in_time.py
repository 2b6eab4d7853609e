"""Which of the systems changes first: correlations at lags, and the share of draws that say the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from xinzhi.measures.coupling import lagged_correlation
from xinzhi.measures.coupling.lagged_correlation import leads

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Draws looked at for agreement; each is a panel of its own.
MOST = 200


@dataclass(frozen=True, slots=True)
class InTime:
    """Correlations by pair and lag, who is ahead by pair, and whether there was enough to say so."""

    lags: pl.DataFrame
    ahead: pl.DataFrame
    enough: bool


def in_time(
    keys: list[str], panel: NDArray[np.float64], draws: NDArray[np.float64], *, longest: int, seed: int
) -> InTime:
    """Look at the systems in time.

    Parameters
    ----------
    keys
        Names of the systems.
    panel, draws
        Scores of the systems, shape (periods, regions, systems), and under every draw, shape (draws, ...).
    longest, seed
        The longest lag, and the seed of the resampling.
    """
    names = np.array([*keys, ""], dtype=object)
    found = lagged_correlation(panel, longest=longest, seed=seed)
    first, second = names[found.pairs[:, 0]], names[found.pairs[:, 1]]
    width = len(found.lags)
    lags = pl.DataFrame(
        {
            "first": np.repeat(first, width).tolist(),
            "second": np.repeat(second, width).tolist(),
            "lag": np.tile(found.lags, len(first)),
            "correlation": found.correlation.ravel(),
            "low": found.low.ravel(),
            "high": found.high.ravel(),
        }
    )
    agree = np.full(len(first), np.nan)
    if found.enough:
        step = -(-len(draws) // MOST)
        drawn = np.stack([leads(one, longest=longest) for one in draws[::step]])
        agree = (np.sign(drawn) == np.sign(found.lead)).mean(axis=0)
    ahead = pl.DataFrame(
        {
            "first": first.tolist(),
            "second": second.tolist(),
            "lead": found.lead,
            "lead_low": found.lead_low,
            "lead_high": found.lead_high,
            "ahead": names[found.ahead].tolist(),
            "agree": agree,
        }
    )
    return InTime(lags, ahead, found.enough)
