"""Maurel and Sédillot's index of agglomeration."""

from __future__ import annotations

import numpy as np

from xinzhi.measures.registry import method
from xinzhi.measures.specialisation import _plants
from xinzhi.measures.types import Array, Plants, Structure


@method(
    zh="莫雷尔—塞迪约集聚指数",
    en="Maurel–Sédillot index",
    cite="Maurel & Sédillot 1999",
    role="structures and concentration to specialisation",
    domain="nonnegative",
)
def maurel_sedillot(x: Structure, plants: Plants) -> Array:
    r"""Estimate the same agglomeration of plants as Ellison and Glaeser from the raw shares.

    Parameters
    ----------
    x
        Employment, shape (regions, industries), none missing or below 0, no region all 0.
    plants
        Herfindahl index of the sizes of the plants of each industry, shape (industries,), above 0 and below 1.

    Returns
    -------
    numpy.ndarray
        The index of each industry, shape (industries,); NaN for an industry that is 0 everywhere.

    Raises
    ------
    MeasureError
        For figures missing, infinite or negative (regions in ``rows``, industries in ``columns``), regions that are 0
        throughout, and Herfindahl indices that do not match or are not between 0 and 1.

    Notes
    -----
    .. math:: \gamma = \frac{G' - H}{1 - H}, \quad
              G' = \frac{\sum_i s_i^2 - \sum_i x_i^2}{1 - \sum_i x_i^2}.

    It takes the difference of the sums of squares where Ellison and Glaeser take the sum of squared differences:
    an industry in large regions comes out higher here. Both have the same expectation under their model.

    References
    ----------
    Maurel, F. & Sédillot, B. (1999). A measure of the geographic concentration in French manufacturing industries.
    Regional Science and Urban Economics 29, 575–604.

    Examples
    --------
    >>> maurel_sedillot(np.array([[30.0, 10.0], [10.0, 30.0]]), np.array([0.1, 0.1])).round(4).tolist()
    [0.1667, 0.1667]
    """
    share, whole, plants = _plants.checked(x, plants)
    squares = float(whole @ whole)
    raw = ((share**2).sum(axis=0) - squares) / (1 - squares)
    return np.asarray((raw - plants) / (1 - plants))
