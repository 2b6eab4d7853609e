"""Ellison and Glaeser's index of agglomeration."""

from __future__ import annotations

import numpy as np

from xinzhi.measures.registry import method
from xinzhi.measures.specialisation import _plants
from xinzhi.measures.types import Array, Plants, Structure


@method(
    zh="埃利森—格莱泽集聚指数",
    en="Ellison–Glaeser index",
    cite="Ellison & Glaeser 1997",
    role="structures and concentration to specialisation",
    domain="nonnegative",
)
def ellison_glaeser(x: Structure, plants: Plants) -> Array:
    r"""Measure how far plants of an industry stand together, beyond what their sizes would do by chance.

    Parameters
    ----------
    x
        Employment, shape (regions, industries), none missing or below 0, no region all 0.
    plants
        Herfindahl index of the sizes of the plants of each industry, shape (industries,), above 0 and below 1; 1 over
        the number of plants where all are of one size.

    Returns
    -------
    numpy.ndarray
        The index of each industry, shape (industries,): 0 where plants stand as if by chance, below 0 where they
        stand apart; NaN for an industry that is 0 everywhere.

    Raises
    ------
    MeasureError
        For figures missing, infinite or negative (regions in ``rows``, industries in ``columns``), regions that are 0
        throughout, and Herfindahl indices that do not match or are not between 0 and 1.

    Notes
    -----
    With s the shares of the regions in the industry, x those in all employment, and H the plants' Herfindahl,

    .. math:: G = \sum_i (s_i - x_i)^2, \quad
              \gamma = \frac{G - (1 - \sum_i x_i^2) H}{(1 - \sum_i x_i^2)(1 - H)}.

    Ellison and Glaeser call an industry not very localised below 0.02 and highly so above 0.05.

    Wrong forms in circulation: H over regions in place of plants, which takes away what is to be measured; H of
    firms, whose plants stand in several places; H left out (the raw G), which is above 0 for any few large plants.

    References
    ----------
    Ellison, G. & Glaeser, E. L. (1997). Geographic concentration in U.S. manufacturing industries: a dartboard
    approach. Journal of Political Economy 105, 889–927.

    Examples
    --------
    >>> ellison_glaeser(np.array([[30.0, 10.0], [10.0, 30.0]]), np.array([0.1, 0.1])).round(4).tolist()
    [0.1667, 0.1667]
    """
    share, whole, plants = _plants.checked(x, plants)
    room = 1 - float(whole @ whole)
    raw = ((share - whole[:, np.newaxis]) ** 2).sum(axis=0)
    return np.asarray((raw - room * plants) / (room * (1 - plants)))
