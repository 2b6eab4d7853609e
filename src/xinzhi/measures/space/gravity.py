"""Links of a gravity model: how strongly two places would draw each other by size and distance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.regions import RegionsError
from xinzhi.lang import Words
from xinzhi.measures import _checks, _panels
from xinzhi.measures.registry import method
from xinzhi.measures.space import _distances
from xinzhi.measures.types import Array, Places

NAME = "space/gravity"


@dataclass(frozen=True, slots=True)
class Gravity:
    """Links of a gravity model.

    Attributes
    ----------
    links
        Strength of the link from each region (row) to another (column), shape (regions, regions), 0 on the diagonal.
    sent, received
        Sums over rows and over columns, shape (regions,).
    """

    links: Array
    sent: Array
    received: Array


@method(
    zh="引力模型",
    en="Gravity links",
    cite="Reilly 1931; Tinbergen 1962",
    role="sizes and places to links",
    domain="positive",
)
def gravity(
    sizes: Array,
    *,
    places: Places,
    power: float = 2.0,
    directed: bool = True,
    metric: _distances.Metric = "sphere",
) -> Gravity:
    r"""Give the links between regions that sizes and distances imply.

    Parameters
    ----------
    sizes
        Size of each region, such as an index or output, shape (regions,), all above 0.
    places
        Longitude and latitude in degrees, or two coordinates of a plane, shape (regions, 2), no two alike.
    power
        The power of distance, above 0.
    directed
        Whether a link is parted by the share of the sender in the two sizes, so that the larger sends more; else links
        are the same both ways.
    metric
        ``sphere`` for degrees and kilometres, ``plane`` for coordinates of one unit.

    Returns
    -------
    Gravity
        The links and their sums.

    Raises
    ------
    MeasureError
        For sizes missing, 0 or below (regions in ``rows``), places missing or out of range, two regions at one place,
        fewer than three regions.

    Notes
    -----
    .. math:: R_{ij} = k_{ij} \frac{M_i M_j}{d_{ij}^{p}}, \quad
              k_{ij} = \frac{M_i}{M_i + M_j} \text{ (directed) or } 1.

    Such links are computed from sizes and distances and observed nowhere: a network made of them says how the model
    spreads, not what flows. Their unit is that of the sizes squared over a distance; only comparisons mean something.

    References
    ----------
    Reilly, W. J. (1931). The Law of Retail Gravitation. New York.
    Tinbergen, J. (1962). Shaping the World Economy. Twentieth Century Fund, New York.

    Examples
    --------
    >>> found = gravity(np.array([1.0, 2, 3]), places=[[0.0, 0], [1, 0], [0, 2]], metric="plane", directed=False)
    >>> found.links.round(2).tolist()
    [[0.0, 2.0, 0.75], [2.0, 0.0, 1.2], [0.75, 1.2, 0.0]]
    """
    size = _panels.figures(sizes, "sizes", 1, _checks.VECTOR, Words("地区", "region"))
    _panels.refuse("nonpositive", size <= 0, "sizes")
    if len(size) < 3:
        raise RegionsError.too_few(_panels.REGIONS, len(size), 3)
    if not 0 < power < np.inf:
        raise MeasureError.bad_setting(NAME, "power", power, _distances.POSITIVE)
    far = _distances.apart(places, len(size), metric, NAME)
    _distances.refuse_same_place(far, [str(i) for i in range(len(size))], Words("位置", "place"))
    links = np.outer(size, size) / _distances.others(far) ** power
    if directed:
        links = links * size[:, np.newaxis] / (size[:, np.newaxis] + size)
    return Gravity(links=links, sent=links.sum(axis=1), received=links.sum(axis=0))
