"""Location quotients."""

from __future__ import annotations

import numpy as np

from xinzhi.measures.registry import method
from xinzhi.measures.specialisation import _shares
from xinzhi.measures.types import Array, Structure


@method(
    zh="区位商",
    en="Location quotient",
    cite="Haig 1926; Isard 1960",
    role="structures to specialisation",
    domain="nonnegative",
)
def location_quotient(x: Structure) -> Array:
    r"""Give how many times an industry's share in a region is its share in all regions.

    Parameters
    ----------
    x
        Employment or output, shape (regions, industries), any unit, none missing or below 0, no region all 0.

    Returns
    -------
    numpy.ndarray
        The quotients, shape (regions, industries), 1 where a region has the share of all; NaN for an industry that is
        0 everywhere.

    Raises
    ------
    MeasureError
        For figures missing, infinite or negative (regions in ``rows``, industries in ``columns``), regions that are 0
        throughout, and fewer than two regions or industries.

    Notes
    -----
    .. math:: LQ_{ik} = \frac{x_{ik} / x_{i \cdot}}{x_{\cdot k} / x_{\cdot \cdot}}.

    The regions given are the whole it is measured against. It goes from 0 to any number, so that small industries and
    small regions give the largest quotients; above 1 says more than the average share, not an advantage and not
    that the industry is large. Of exports it is Balassa's revealed comparative advantage.

    References
    ----------
    Haig, R. M. (1926). Toward an understanding of the metropolis. Quarterly Journal of Economics 40.
    Isard, W. (1960). Methods of Regional Analysis, ch. 7. MIT Press.

    Examples
    --------
    >>> location_quotient(np.array([[30.0, 10.0], [10.0, 30.0]])).tolist()
    [[1.5, 0.5], [0.5, 1.5]]
    """
    x = _shares.structure(x)
    whole = x.sum(axis=0) / x.sum()
    own = _shares.within_regions(x)
    return np.asarray(np.divide(own, whole, out=np.full_like(x, np.nan), where=whole > 0))
