"""Weights by standard deviation."""

from __future__ import annotations

from xinzhi.measures import _checks
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array
from xinzhi.measures.weight import _engine


@method(
    zh="标准差法",
    en="Standard deviation weights",
    cite="Diakoulaki, Mavrotas & Papayannakis 1995",
    role="matrix to weights",
)
def standard_deviation(z: Array) -> Array:
    r"""Weigh each indicator by its standard deviation over the rows.

    Parameters
    ----------
    z
        Normalised figures, shape (rows, indicators), all on one scale; NaN where missing.
        All rows given are the pool.

    Returns
    -------
    Array
        Weights, shape (indicators,), none below 0, sum 1; a constant indicator weighs 0.

    Raises
    ------
    MeasureError
        For infinite figures, a column without figures, or when every indicator is constant.

    Notes
    -----
    .. math:: w_j = \frac{s_j}{\sum_j s_j}, \quad s_j^2 = \frac{1}{n_j - 1} \sum_i (z_{ij} - \bar z_j)^2

    The divisor n gives the same weights unless indicators have different gaps. After z-scores all
    standard deviations are equal, and so are the weights; min–max is the usual scale.

    References
    ----------
    Diakoulaki, D., Mavrotas, G. & Papayannakis, L. (1995). Determining objective weights in multiple criteria
    problems: the CRITIC method. Computers & Operations Research 22.

    Examples
    --------
    >>> import numpy as np
    >>> standard_deviation(np.array([[0.0, 0.0], [1.0, 0.5], [1.0, 0.5]])).round(3)
    array([0.667, 0.333])
    """
    return _engine.shares(_engine.deviations(_checks.filled_matrix(z, "z")))
