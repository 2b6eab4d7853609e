"""Local G and G*: hot spots and cold spots."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xinzhi.lang import Words
from xinzhi.measures.registry import method
from xinzhi.measures.space import _association
from xinzhi.measures.types import Array, Regions, SpatialWeights

NAME = "space/local_getis_ord"
CLUSTERS = {
    "hot": Words("热点：高值集聚", "hot spot: high values together"),
    "cold": Words("冷点：低值集聚", "cold spot: low values together"),
    "none": Words("不显著", "not told from chance"),
    "island": Words("没有邻居", "without neighbours"),
}


@dataclass(frozen=True, slots=True)
class LocalGetisOrd:
    """Standard scores of local G or G*, tested with the false discovery rate held.

    Attributes
    ----------
    z, p
        Standard score and two-sided p-value of the normal distribution, shape (regions,); NaN without neighbours
        (under `star` the region itself is one).
    held
        Whether the region holds at the false discovery rate asked for, shape (regions,).
    clusters
        ``hot`` or ``cold`` where it holds, ``none`` or ``island`` else, (regions,). `CLUSTERS` gives the words.
    """

    z: Array
    p: Array
    held: _association.Flags
    clusters: tuple[str, ...]

    @property
    def words(self) -> tuple[Words, ...]:
        """The clusters in words."""
        return tuple(CLUSTERS[name] for name in self.clusters)


@method(
    zh="局部 G 与 G*（热点分析）",
    en="Local G and G* (hot spots)",
    cite="Getis & Ord 1992; Ord & Getis 1995",
    role="values and neighbours to local association",
)
def local_getis_ord(
    y: Array,
    weights: SpatialWeights,
    *,
    regions: Regions | None = None,
    star: bool = True,
    level: float = 0.05,
) -> LocalGetisOrd:
    r"""Find hot spots and cold spots: regions around which values are higher or lower than chance would have it.

    Parameters
    ----------
    y
        Values, shape (regions,), none missing, not all equal.
    weights
        Spatial weights, keyed by region or a matrix in the order of y; every neighbour counts 1.
    regions
        The regions of y, by which keyed weights are put in order, shape (regions,).
    star
        Whether the region itself belongs to its surroundings (G*) or not (G).
    level
        The false discovery rate held over all regions.

    Returns
    -------
    LocalGetisOrd
        Standard scores, p-values, clusters.

    Raises
    ------
    MeasureError
        For missing or infinite values (regions in ``rows``), values all equal, fewer than four regions, weights
        that are wrong or of other regions.

    Notes
    -----
    With w 1 for neighbours (and for i itself under G*), and mean and standard deviation over all regions (over all
    others under G),

    .. math:: z_i^* = \frac{\sum_j w_{ij} y_j - \bar y \sum_j w_{ij}}
                           {s \sqrt{(n \sum_j w_{ij}^2 - (\sum_j w_{ij})^2) / (n - 1)}},

    under G with n - 1 in the place of n. A region that is high itself is hot under G* with ordinary neighbours: G and
    G* answer different questions. A normal distribution is rough for regions with few neighbours.

    References
    ----------
    Getis, A. & Ord, J. K. (1992). The analysis of spatial association by use of distance statistics. Geographical
    Analysis 24, 189–206.
    Ord, J. K. & Getis, A. (1995). Local spatial autocorrelation statistics: distributional issues and an application.
    Geographical Analysis 27, 286–306.

    Examples
    --------
    >>> line = np.eye(6, k=1) + np.eye(6, k=-1)
    >>> found = local_getis_ord(np.array([1.0, 1, 2, 2, 8, 9]), line)
    >>> found.z.round(2).tolist()
    [-1.34, -1.67, -1.45, 0.11, 1.67, 2.21]
    """
    from scipy.special import ndtr

    _association.check_draws(NAME, 999, level)
    field = _association.field(y, weights, regions)
    z = _scores(field.y, (field.W > 0).astype(float), star=star)
    p = np.asarray(2 * ndtr(-np.abs(z)))
    held = _association.false_discovery(p, level)
    names = [
        "island" if np.isnan(one) else "none" if not keep else "hot" if one > 0 else "cold"
        for one, keep in zip(z, held, strict=True)
    ]
    return LocalGetisOrd(z=z, p=p, held=held, clusters=tuple(names))


def _scores(y: Array, W: Array, *, star: bool) -> Array:
    n = len(y)
    if star:
        W = W + np.eye(n)
        mean, spread, m = np.full(n, y.mean()), np.full(n, y.std()), n
    else:
        mean, m = (y.sum() - y) / (n - 1), n - 1
        spread = np.sqrt(np.maximum((np.sum(y**2) - y**2) / (n - 1) - mean**2, 0))
    links, squares = W.sum(axis=1), np.sum(W**2, axis=1)
    root = spread * np.sqrt(np.maximum((m * squares - links**2) / (m - 1), 0))
    out = np.full(n, np.nan)
    np.divide(W @ y - mean * links, root, out=out, where=(root > 0) & (links > 0))
    return out
