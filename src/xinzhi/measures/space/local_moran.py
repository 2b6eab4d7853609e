"""Local Moran (LISA): which regions are alike or unlike their neighbours."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xinzhi.lang import Words
from xinzhi.measures.registry import method
from xinzhi.measures.space import _association
from xinzhi.measures.types import Array, Regions, SpatialWeights

NAME = "space/local_moran"
CLUSTERS = {
    "high-high": Words("高—高：自身高，邻近也高", "high among high"),
    "low-high": Words("低—高：自身低，邻近高", "low among high"),
    "low-low": Words("低—低：自身低，邻近也低", "low among low"),
    "high-low": Words("高—低：自身高，邻近低", "high among low"),
    "none": Words("不显著", "not told from chance"),
    "island": Words("没有邻居", "without neighbours"),
}


@dataclass(frozen=True, slots=True)
class LocalMoran:
    """Local Moran of each region, tested with the false discovery rate held.

    Attributes
    ----------
    i, p
        The statistic and its pseudo p-value, shape (regions,); NaN for a region without neighbours.
    quadrants
        ``high-high``, ``low-high``, ``low-low`` or ``high-low``: the region and its neighbours beside the mean,
        whatever the p-value, (regions,); ``island`` without neighbours.
    held
        Whether the region holds at the false discovery rate asked for, shape (regions,).
    clusters
        The quadrant where it holds, else ``none``, (regions,). `CLUSTERS` gives the words.
    plain
        Number of regions with p at or below the level without the correction for many tests.
    """

    i: Array
    p: Array
    quadrants: tuple[str, ...]
    held: _association.Flags
    clusters: tuple[str, ...]
    plain: int

    @property
    def words(self) -> tuple[Words, ...]:
        """The clusters in words."""
        return tuple(CLUSTERS[name] for name in self.clusters)


@method(
    zh="局部莫兰指数（LISA）",
    en="Local Moran's I (LISA)",
    cite="Anselin 1995; Caldas de Castro & Singer 2006",
    role="values and neighbours to local association",
)
def local_moran(
    y: Array,
    weights: SpatialWeights,
    *,
    regions: Regions | None = None,
    permutations: int = 9999,
    level: float = 0.05,
    tail: _association.Tail = "two-sided",
    seed: int = 1,
) -> LocalMoran:
    r"""Find the regions whose neighbours are more like them, or more unlike them, than chance would have it.

    Parameters
    ----------
    y
        Values, shape (regions,), none missing, not all equal.
    weights
        Spatial weights, keyed by region or a matrix in the order of y; used as they are.
    regions
        The regions of y, by which keyed weights are put in order, shape (regions,).
    permutations
        Number of draws of the other regions' values around each region.
    level
        The false discovery rate held over all regions.
    tail
        ``two-sided``, or ``directed`` for the nearer tail alone as GeoDa and esda report by default, which is half
        as large.
    seed
        The seed the draws start from.

    Returns
    -------
    LocalMoran
        Statistics, p-values, clusters.

    Raises
    ------
    MeasureError
        For missing or infinite values (regions in ``rows``), values all equal, fewer than four regions, weights
        that are wrong or of other regions.

    Notes
    -----
    With z standard scores,

    .. math:: I_i = \frac{n - 1}{n} z_i \sum_j w_{ij} z_j.

    Each p-value is of one region; with 31 of them one or two fall below 0.05 when nothing is there. Clusters here
    are those that hold at a false discovery rate (Benjamini & Hochberg 1995); maps in circulation usually
    show every region with p below 0.05, counted in `plain`. With few permutations no region can hold: the
    smallest p-value is 2 / (permutations + 1).

    References
    ----------
    Anselin, L. (1995). Local indicators of spatial association — LISA. Geographical Analysis 27, 93–115.
    Caldas de Castro, M. & Singer, B. H. (2006). Controlling the false discovery rate: a new application to account for
    multiple and dependent tests in local statistics of spatial association. Geographical Analysis 38, 180–208.

    Examples
    --------
    >>> line = np.eye(5, k=1) + np.eye(5, k=-1)
    >>> found = local_moran(np.array([1.0, 2, 3, 4, 5]), line)
    >>> found.i.round(2).tolist(), found.quadrants[0], found.clusters[0]
    ([0.8, 0.8, 0.0, 0.8, 0.8], 'low-low', 'none')
    """
    _association.check_draws(NAME, permutations, level, tail)
    field = _association.field(y, weights, regions)
    n, lags = len(field.z), field.W @ field.z
    alone = np.asarray(~field.W.any(axis=1))
    p = _association.around_each(field.z, field.W, lags, _association.Draws(permutations, seed, tail))
    held = _association.false_discovery(p, level)
    quadrants = _quadrants(field.z, lags, alone)
    clusters = [name if keep or name == "island" else "none" for name, keep in zip(quadrants, held, strict=True)]
    return LocalMoran(
        i=np.where(alone, np.nan, (n - 1) / n * field.z * lags),
        p=p,
        quadrants=quadrants,
        held=held,
        clusters=tuple(clusters),
        plain=int(np.sum(p <= level)),
    )


def _quadrants(z: Array, lags: Array, alone: _association.Flags) -> tuple[str, ...]:
    names = []
    for own, near, island in zip(z, lags, alone, strict=True):
        names.append("island" if island else f"{'high' if own > 0 else 'low'}-{'high' if near > 0 else 'low'}")
    return tuple(names)
