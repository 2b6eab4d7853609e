"""Spatial weights of regions that touch."""

from __future__ import annotations

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.neighbours import NeighboursError
from xinzhi.lang import Words
from xinzhi.measures.neighbours import Neighbours, keys
from xinzhi.measures.registry import method
from xinzhi.measures.space import _distances
from xinzhi.measures.types import Array, Pairs, Places, Regions

NAME = "space/contiguity"
PAIRS = Words("二维：配对 × 2 个地区", "two-dimensional, pairs × 2 regions")


@method(zh="邻接权重", en="Contiguity weights", cite="Cliff & Ord 1973", role="regions to neighbours")
def contiguity(
    regions: Regions,
    *,
    pairs: Pairs,
    places: Places | None = None,
    islands: _distances.Islands = "refuse",
    standardise: bool = True,
    metric: _distances.Metric = "sphere",
) -> Neighbours:
    r"""Take the regions that share a boundary as neighbours.

    Parameters
    ----------
    regions
        Keys of the regions, shape (regions,), each once.
    pairs
        Two regions that touch a row, shape (pairs, 2); either may come first, and a pair may be given twice.
        A convention, such as Hainan and Guangdong, is a pair like any other.
    places
        Longitude and latitude, shape (regions, 2), used under ``islands="nearest"`` only.
    islands
        What becomes of regions without neighbours: ``refuse`` names them and stops, ``nearest`` links each to
        the region nearest to it (both ways), ``keep`` leaves a row of 0.
    standardise
        Whether each row is divided by its sum.
    metric
        ``sphere`` for degrees and kilometres, ``plane`` for coordinates of one unit.

    Returns
    -------
    Neighbours
        Weights keyed by region.

    Raises
    ------
    NeighboursError
        For regions named twice, pairs of regions that are not among the regions, and islands under ``refuse``.

    Notes
    -----
    .. math:: w_{ij} = 1 \text{ where i and j touch, else } 0; \quad
              \text{standardised } w_{ij} / \sum_j w_{ij}.

    Whether a row is divided by its sum is part of the model: without it a region with many neighbours has
    more spatial influence. An island left with a row of 0 has the spatial lag 0, which is a figure like
    any other to what is computed next and usually the lowest; that is why it is refused unless asked for.

    References
    ----------
    Cliff, A. D. & Ord, J. K. (1973). Spatial Autocorrelation. Pion, London.

    Examples
    --------
    >>> found = contiguity(["a", "b", "c"], pairs=[("a", "b"), ("c", "b")])
    >>> found.of("b"), found.of("a")
    ({'a': 0.5, 'c': 0.5}, {'b': 1.0})
    """
    names = keys(regions, "regions")
    near = _touching(pairs, names)
    distances = None if places is None else _distances.apart(places, len(names), metric, NAME)
    near = _distances.with_islands(near, names, islands, distances, NAME)
    return _distances.named(names, near, Words("邻接", "contiguity"), standardise=standardise)


def _touching(pairs: Pairs, names: tuple[str, ...]) -> Array:
    listed = [tuple(map(str, pair)) for pair in pairs]
    if any(len(pair) != 2 for pair in listed):
        raise MeasureError.wrong_shape("pairs", (len(listed), max(map(len, listed))), PAIRS)
    outside = sorted({name for pair in listed for name in pair} - set(names))
    if outside:
        raise NeighboursError.pairs_outside("pairs", outside)
    place = {name: number for number, name in enumerate(names)}
    near = np.zeros((len(names), len(names)))
    for one, other in listed:
        near[place[one], place[other]] = near[place[other], place[one]] = 1.0
    return near
