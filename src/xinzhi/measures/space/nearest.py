"""Spatial weights of the k nearest regions."""

from __future__ import annotations

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.neighbours import NeighboursError
from xinzhi.lang import Words
from xinzhi.measures.neighbours import Neighbours, keys
from xinzhi.measures.registry import method
from xinzhi.measures.space import _distances
from xinzhi.measures.types import Places, Regions

NAME = "space/nearest"
COUNT = Words("不小于 1 的整数", "a whole number of 1 or above")


@method(zh="K 最近邻权重", en="Weights of the k nearest", cite="Anselin 1988", role="regions to neighbours")
def nearest(
    regions: Regions,
    *,
    places: Places,
    k: int = 4,
    metric: _distances.Metric = "sphere",
    standardise: bool = True,
) -> Neighbours:
    r"""Take the k regions nearest to each as its neighbours.

    Parameters
    ----------
    regions
        Keys of the regions, shape (regions,), each once.
    places
        Longitude and latitude in degrees, or two coordinates of a plane, shape (regions, 2).
    k
        Number of neighbours of each region, at least 1 and less than the number of regions.
    metric
        ``sphere`` for degrees and kilometres, ``plane`` for coordinates of one unit.
    standardise
        Whether each row is divided by its sum, k (more where regions tie).

    Returns
    -------
    Neighbours
        Weights keyed by region; usually not symmetric.

    Raises
    ------
    MeasureError
        For regions named twice, places missing or out of range, and a k that leaves no others.

    Notes
    -----
    .. math:: w_{ij} = 1 \text{ where } d_{ij} \le d_{i(k)}, \text{ else } 0,

    with d_i(k) the distance to the k-th nearest. Regions that tie for the last place are all taken, so that the
    order of the regions decides nothing; such a region has more than k neighbours. No region is an island.

    References
    ----------
    Anselin, L. (1988). Spatial Econometrics: Methods and Models. Kluwer, Dordrecht.

    Examples
    --------
    >>> found = nearest(["a", "b", "c"], places=[[0.0, 0], [1, 0], [5, 0]], k=1, metric="plane")
    >>> found.of("a"), found.of("c")
    ({'b': 1.0}, {'b': 1.0})
    """
    names = keys(regions, "regions")
    if isinstance(k, bool) or not isinstance(k, int | np.integer) or k < 1:
        raise MeasureError.bad_setting(NAME, "k", k, COUNT)
    if k >= len(names):
        raise NeighboursError.too_many_nearest(int(k), len(names))
    far = _distances.others(_distances.apart(places, len(names), metric, NAME))
    last = np.sort(far, axis=1)[:, k - 1 : k]
    near = (far <= last * (1 + 1e-12)).astype(float)
    return _distances.named(names, near, Words(f"{k} 个最近邻", f"the {k} nearest"), standardise=standardise)
