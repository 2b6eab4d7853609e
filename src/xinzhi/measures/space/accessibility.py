"""What can be reached from a place, by travel time."""

from __future__ import annotations

from typing import Literal

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures.registry import method
from xinzhi.measures.space import _access
from xinzhi.measures.space.market_potential import Access
from xinzhi.measures.types import Distances, Links, Sizes

NAME = "space/accessibility"
DECAYS = Words("以下之一：threshold、exponential、gaussian", "one of threshold, exponential, gaussian")


@method(
    zh="可达性",
    en="Accessibility",
    cite="Hansen 1959; Geurs & van Wee 2004",
    role="sizes and distances to access",
    domain="nonnegative",
)
def accessibility(
    sizes: Sizes,
    distances: Distances,
    *,
    links: Links | None = None,
    decay: Literal["threshold", "exponential", "gaussian"] = "threshold",
    scale: float,
    own: Literal["diagonal", "none"] = "none",
    network: bool = True,
) -> Access:
    r"""Sum what lies within reach of each region, before and after new links.

    Parameters
    ----------
    sizes
        What is reached, such as population or jobs, shape (regions,), none missing or below 0.
    distances
        Travel times or distances, shape (regions, regions): above 0 off the diagonal, infinite where there is no direct
        way; the diagonal is used under ``own="diagonal"`` alone.
    links
        New links as rows (from, to, time), positions counted from 0, in both directions, shape (links, 3); None
        for no change.
    decay
        ``threshold`` counts all within `scale` (the two-hour circle); ``exponential`` exp(-t / scale) and ``gaussian``
        exp(-t² / 2 scale²) count less with time.
    scale
        The threshold, or the time scale of the decay, in the unit of the times; above 0.
    own
        Whether what lies in the region itself counts, over the time on the ``diagonal``, or not at all (``none``).
    network
        Whether times are first replaced by those of the quickest way through other regions.

    Returns
    -------
    Access
        What is reached before and after, its own part, gains, and the times used.

    Raises
    ------
    MeasureError
        For sizes or times missing, negative or 0, links between places that there are not, and regions that reach no
        other (in ``rows``).

    Notes
    -----
    .. math:: A_i = \sum_{j \ne i} M_j f(t_{ij}).

    The threshold counts a place at 119 minutes wholly and one at 121 not at all; results under two or three thresholds
    belong side by side. Quickest ways here have no time for changing trains unless the times hold it. A gain is NaN where
    nothing was reached before.

    References
    ----------
    Hansen, W. G. (1959). How accessibility shapes land use. Journal of the American Institute of Planners 25, 73–76.
    Geurs, K. T. & van Wee, B. (2004). Accessibility evaluation of land-use and transport strategies. Journal of
    Transport Geography 12, 127–140.

    Examples
    --------
    >>> t = np.array([[0.0, 2.0, np.inf], [2.0, 0.0, 4.0], [np.inf, 4.0, 0.0]])
    >>> found = accessibility(np.array([10.0, 20.0, 40.0]), t, scale=4.0, links=[(0, 2, 1.5)])
    >>> found.value.tolist(), found.after.tolist()
    ([20.0, 50.0, 20.0], [60.0, 50.0, 30.0])
    """
    if decay not in {"threshold", "exponential", "gaussian"}:
        raise MeasureError.bad_setting(NAME, "decay", decay, DECAYS)
    _access.above_zero(scale, NAME, "scale")
    ways = _access.ways(sizes, distances, links, NAME, own=own, network=network)
    rules = {
        "threshold": lambda t: (t <= scale).astype(np.float64),
        "exponential": lambda t: np.exp(-t / scale),
        "gaussian": lambda t: np.exp(-((t / scale) ** 2) / 2),
    }
    return Access(*_access.summed(ways, rules[decay], own=own == "diagonal"))
