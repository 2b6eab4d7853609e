"""The Herfindahl–Hirschman index."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xinzhi.measures.registry import method
from xinzhi.measures.specialisation import _shares
from xinzhi.measures.types import Array, Structure


@dataclass(frozen=True, slots=True)
class Herfindahl:
    """Sums of squared shares.

    Attributes
    ----------
    regions
        How far each region lives on few industries, from 1 / industries to 1, shape (regions,).
    industries
        How far each industry stands in few regions, from 1 / regions to 1, shape (industries,); NaN where it is 0.
    """

    regions: Array
    industries: Array

    @property
    def effective_industries(self) -> Array:
        """Number of industries of one size that would give the index of each region, shape (regions,)."""
        return np.asarray(1 / self.regions)


@method(
    zh="赫芬达尔指数",
    en="Herfindahl index",
    cite="Hirschman 1945; Herfindahl 1950",
    role="structures to specialisation",
    domain="nonnegative",
)
def herfindahl(x: Structure) -> Herfindahl:
    r"""Sum the squared shares of industries in each region, and of regions in each industry.

    Parameters
    ----------
    x
        Employment or output, shape (regions, industries), any unit, none missing or below 0, no region all 0.

    Returns
    -------
    Herfindahl
        The index of each region and of each industry.

    Raises
    ------
    MeasureError
        For figures missing, infinite or negative (regions in ``rows``, industries in ``columns``), regions that are 0
        throughout, and fewer than two regions or industries.

    Notes
    -----
    .. math:: H_i = \sum_k s_{ik}^2, \quad H_k = \sum_i \left(\frac{x_{ik}}{x_{\cdot k}}\right)^2.

    Its least value is 1 over the number of shares, so that indices of tables cut more or less finely do not compare.
    It is not relative to other regions: where all have the same narrow structure, all are high.

    References
    ----------
    Hirschman, A. O. (1945). National Power and the Structure of Foreign Trade. University of California Press.
    Herfindahl, O. C. (1950). Concentration in the U.S. Steel Industry. Columbia University.

    Examples
    --------
    >>> herfindahl(np.array([[30.0, 10.0], [10.0, 30.0]])).regions.tolist()
    [0.625, 0.625]
    """
    x = _shares.structure(x)
    shares = _shares.within_industries(x)
    return Herfindahl((_shares.within_regions(x) ** 2).sum(axis=1), (shares**2).sum(axis=0))
