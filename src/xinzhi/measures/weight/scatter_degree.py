"""Weights that pull the scores apart."""

from __future__ import annotations

from typing import Literal

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.weights import WeightError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array
from xinzhi.measures.weight import _engine

ABOUT = Words("以下之一：zero、mean", "one of zero, mean")
ROWS = Words("没有缺失的行才能计算离差", "only rows without gaps can be spread")


@method(
    zh="拉开档次法",
    en="Scatter degree weights",
    cite="Guo Yajun 2002 (纵横向拉开档次法)",
    role="matrix to weights",
)
def scatter_degree(z: Array, *, about: Literal["zero", "mean"] = "zero") -> Array:
    r"""Choose the weights, none below 0, under which the scores of all rows spread the most.

    Parameters
    ----------
    z
        Normalised figures, shape (rows, indicators), higher better; NaN where missing. A row with a gap is left
        out. For a panel give all regions and periods as rows: the sum over the years is then the sum over the rows.
    about
        Spread of the scores about ``zero``, as in the source, or about their ``mean``; the same after z-scores.

    Returns
    -------
    Array
        Weights, shape (indicators,), none below 0, sum 1.

    Raises
    ------
    MeasureError
        For infinite figures, a column without figures, when every indicator is constant, or when fewer than two
        rows are without gaps.

    Notes
    -----
    .. math:: \max_w \; w^\top H w, \quad H = \sum_t Z_t^\top Z_t, \quad \lVert w \rVert = 1, \; w \ge 0,

    after which w is divided by its sum. Where the leading eigenvector of H has no negative entry it is the
    solution; that is so whenever z has none, as after min–max. Otherwise (z-scores with indicators that run
    against each other) w ≥ 0 is a constraint that binds, and the solution is the best of as many local searches
    as there are indicators plus three: exact in the cases tested, without a proof that none is better.

    Variants in use: the eigenvector as it comes, with negative weights; z normalised over the panel or per year.
    About zero an indicator of high level weighs much even if it hardly varies; ``mean`` takes its level out.

    References
    ----------
    Guo Yajun 郭亚军 (2002). 一种新的动态综合评价方法. 管理科学学报 5.

    Examples
    --------
    >>> scatter_degree(np.array([[0.0, 0.2], [0.5, 0.3], [1.0, 0.2]])).round(3)
    array([0.772, 0.228])
    """
    if about not in {"zero", "mean"}:
        raise MeasureError.bad_setting("weight/scatter_degree", "about", about, ABOUT)
    z = _checks.filled_matrix(z, "z")
    _engine.varied(z)
    full = z[~np.isnan(z).any(axis=1)]
    if len(full) < 2:
        raise WeightError.too_few_rows("z", len(full), 2, ROWS)
    differ = _engine.varied(full)
    if about == "mean":
        full = np.where(differ, full - full.mean(axis=0), 0)
    full = _checks.scaled(np.abs(full)) * np.sign(full)
    w = _engine.leading_nonnegative(full.T @ full)
    # An eigenvector holds zeros up to rounding only.
    return _engine.shares(np.where(w > _checks.ROUNDING, w, 0))
