"""Revealed comparative advantage: how much more an industry weighs in a region than in all regions."""

from __future__ import annotations

from typing import Literal

import numpy as np

from xinzhi.measures.positions._engine import structure
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Structure


@method(
    zh="显示性比较优势（区位商）",
    en="Revealed comparative advantage (location quotient)",
    cite="Balassa 1965; Hoen & Oosterhaven 2006; Laursen 2015; Freeman & Tukey 1950",
    role="structure to structure",
    domain="nonnegative",
)
def rca(m: Structure, *, form: Literal["ratio", "symmetric", "additive", "root"] = "ratio") -> Array:
    r"""Compare the share of each industry in a region with its share in all regions.

    Parameters
    ----------
    m
        Jobs, firms, patents, exports or another size, shape (regions, industries), none below 0, none missing.
    form
        ``ratio``: the quotient of the two shares, 1 where they are equal, the usual form. ``symmetric``: (q − 1) /
        (q + 1), from −1 to 1. ``additive``: the difference of the two shares. ``root``: √(x + 1) + √x − √(4e + 1)
        with x the figure and e the figure expected from the totals, whose spread hardly depends on size: small
        counts do not reach large values by chance as they do in a ratio.

    Returns
    -------
    numpy.ndarray
        Shape (regions, industries). NaN for a region or an industry whose total is 0: it has no shares.

    Raises
    ------
    MeasureError
        When `m` is not a matrix, or has missing, infinite or negative figures.

    Notes
    -----
    With totals :math:`x_c, x_p, x` over industries, regions and all,

    .. math:: q_{cp} = \frac{x_{cp} / x_c}{x_p / x}, \qquad e_{cp} = \frac{x_c\,x_p}{x}

    The ratio of a small region jumps with single firms: a threshold of 1 is then crossed by chance. Papers call the
    same number location quotient (区位商) when `m` holds jobs or output.

    References
    ----------
    B. Balassa (1965), Trade liberalisation and "revealed" comparative advantage. The Manchester School 33.
    A. Hoen, J. Oosterhaven (2006), On the measurement of comparative advantage. Annals of Regional Science 40.
    K. Laursen (2015), Revealed comparative advantage and the alternatives as measures of international
    specialization. Eurasian Business Review 5.
    M. Freeman, J. Tukey (1950), Transformations related to the angular and the square root. Annals of Mathematical
    Statistics 21.

    Examples
    --------
    >>> rca([[8.0, 2.0], [2.0, 8.0]])
    array([[1.6, 0.4],
           [0.4, 1.6]])
    """
    x = structure(m)
    rows, columns, total = x.sum(axis=1, keepdims=True), x.sum(axis=0, keepdims=True), x.sum()
    with np.errstate(divide="ignore", invalid="ignore"):
        own, all_ = x / rows, columns / total
        expected = rows * all_
        ratio = own / all_
        found = {
            "ratio": ratio,
            "symmetric": (ratio - 1) / (ratio + 1),
            "additive": own - all_,
            "root": np.sqrt(x + 1) + np.sqrt(x) - np.sqrt(4 * expected + 1),
        }[form]
    return np.asarray(np.where((rows > 0) & (columns > 0), found, np.nan))
