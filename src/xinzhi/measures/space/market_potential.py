"""Harris's market potential."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from xinzhi.measures.registry import method
from xinzhi.measures.space import _access
from xinzhi.measures.types import Array, Distances, Links, Sizes


@dataclass(frozen=True, slots=True)
class Access:
    """What each region reaches, before and after new links.

    Attributes
    ----------
    value
        What each region reaches, in the unit of the sizes over that of the decay, shape (regions,).
    own
        The part of it that is the region itself, shape (regions,).
    after
        The same with the new links, shape (regions,); equal to `value` where there are none.
    gain
        Share by which it rises, (after - value) / value, shape (regions,).
    shortest, shortest_after
        Distances or times of the shortest ways, shape (regions, regions).
    """

    value: Array
    own: Array
    after: Array
    gain: Array
    shortest: Array
    shortest_after: Array


@method(
    zh="市场潜力",
    en="Market potential",
    cite="Harris 1954",
    role="sizes and distances to access",
    domain="nonnegative",
)
def market_potential(
    sizes: Sizes,
    distances: Distances,
    *,
    links: Links | None = None,
    exponent: float = 1.0,
    own: Literal["diagonal", "none"] = "diagonal",
    network: bool = True,
) -> Access:
    r"""Sum the sizes of all markets, each over its distance, before and after new links.

    Parameters
    ----------
    sizes
        Size of each market, such as its output or population, shape (regions,), none missing or below 0.
    distances
        Distances or travel times, shape (regions, regions): above 0 off the diagonal, infinite where there is no
        direct way; on the diagonal the distance inside each region (under ``own="diagonal"`` above 0).
    links
        New links as rows (from, to, distance), positions counted from 0, in both directions, shape (links, 3); None
        for no change.
    exponent
        By what power of the distance a market is divided; above 0.
    own
        Whether a region's own market counts, over the distance on the ``diagonal``, or not at all (``none``).
    network
        Whether distances are first replaced by those of the shortest way through other regions.

    Returns
    -------
    Access
        Potentials before and after, their own part, gains, and the distances used.

    Raises
    ------
    MeasureError
        For sizes or distances missing, negative or 0, links between places that there are not, and regions that reach
        no other (in ``rows``).

    Notes
    -----
    .. math:: MP_i = \frac{M_i}{d_{ii}^\alpha} + \sum_{j \ne i} \frac{M_j}{d_{ij}^\alpha}.

    The distance inside a region is usually 2/3 of the radius of a disc of its area, :math:`\frac{2}{3} \sqrt{A / \pi}`; the
    potential of large cities is mostly their own, and moves with this convention. The gain from a link is that of
    shorter ways with all sizes as they are: it counts access, and says nothing of what becomes of output.

    Wrong forms in circulation: a diagonal of 0 made a small number, which lets the own market run to any size; straight
    lines compared with travel times; gains in per cent without the own part.

    References
    ----------
    Harris, C. D. (1954). The market as a factor in the localization of industry in the United States. Annals of the
    Association of American Geographers 44, 315–348.

    Examples
    --------
    >>> d = np.array([[1.0, 2.0, 8.0], [2.0, 1.0, 4.0], [8.0, 4.0, 1.0]])
    >>> found = market_potential(np.array([10.0, 20.0, 40.0]), d, links=[(0, 2, 2.0)])
    >>> found.value.round(2).tolist(), found.after.round(2).tolist()
    ([26.67, 35.0, 46.67], [40.0, 35.0, 50.0])
    """
    ways = _access.ways(sizes, distances, links, "space/market_potential", own=own, network=network)
    _access.above_zero(exponent, "space/market_potential", "exponent")
    return Access(*_access.summed(ways, lambda d: np.power(d, -exponent), own=own == "diagonal"))
