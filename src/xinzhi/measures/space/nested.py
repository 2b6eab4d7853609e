"""Two spatial weights mixed into one."""

from __future__ import annotations

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _panels
from xinzhi.measures.neighbours import Neighbours, keys
from xinzhi.measures.registry import method
from xinzhi.measures.space import _distances
from xinzhi.measures.types import Regions, SpatialWeights

NAME = "space/nested"
SHARE = Words("0 与 1 之间的数", "a number from 0 to 1")


@method(zh="嵌套权重", en="Nested weights", cite="Case, Rosen & Hines 1993", role="regions to neighbours")
def nested(
    regions: Regions,
    *,
    first: SpatialWeights,
    second: SpatialWeights,
    share: float = 0.5,
) -> Neighbours:
    r"""Mix two spatial weights, such as geographic and economic ones, by a share.

    Parameters
    ----------
    regions
        Keys of the regions, shape (regions,), each once.
    first, second
        The weights mixed, keyed by region or in the order of `regions`.
    share
        The share of the first, from 0 to 1.

    Returns
    -------
    Neighbours
        Weights keyed by region, rows divided by their sum.

    Raises
    ------
    MeasureError
        For regions that are not those of the weights, and a share outside 0 and 1.

    Notes
    -----
    .. math:: W = \phi \tilde W_1 + (1 - \phi) \tilde W_2,

    with both matrices' rows divided by their sum first: without that the matrix of the larger unit (1 / km or
    1 / yuan) decides alone, a wrong form in circulation.

    References
    ----------
    Case, A. C., Rosen, H. S. & Hines, J. R. (1993). Budget spillovers and fiscal policy interdependence:
    evidence from the states. Journal of Public Economics 52, 285–307.

    Examples
    --------
    >>> line = [[0.0, 1, 0], [1, 0, 1], [0, 1, 0]]
    >>> whole = [[0.0, 1, 1], [1, 0, 1], [1, 1, 0]]
    >>> nested(["a", "b", "c"], first=line, second=whole).of("a")
    {'b': 0.75, 'c': 0.25}
    """
    names = keys(regions, "regions")
    if isinstance(share, bool) or not 0 <= share <= 1:
        raise MeasureError.bad_setting(NAME, "share", share, SHARE)
    one = _panels.neighbours(first, "first", len(names), names)
    other = _panels.neighbours(second, "second", len(names), names)
    rule = Words(f"嵌套（{share:g} 与 {1 - share:g}）", f"nested ({share:g} and {1 - share:g})")
    return _distances.named(names, _distances.blended(one, other, share), rule, standardise=True)
