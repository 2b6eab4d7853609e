"""Entropy weights."""

from __future__ import annotations

from typing import Literal

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array

ZEROS = Words("以下之一：limit、shift", "one of limit, shift")
NO_SHIFT = Words(
    "0（zeros 为 limit 时不平移；平移请写 zeros: shift）", "0 with zeros: limit; write zeros: shift to shift"
)
SHIFT = Words("不小于 0 的有限的数", "a finite number of 0 or above")


@method(
    zh="熵值法",
    en="Entropy weights",
    cite="Shannon 1948; Zeleny 1982; Hwang & Yoon 1981",
    role="matrix to weights",
    domain="nonnegative",
)
def entropy(z: Array, *, zeros: Literal["limit", "shift"] = "limit", shift: float = 0.0) -> Array:
    r"""Weigh each indicator by how unevenly its total is spread over the rows.

    Parameters
    ----------
    z
        Normalised figures, shape (rows, indicators), none below 0; NaN where missing.
        All rows given are the pool: regions and periods together, or one period.
    zeros
        ``limit`` takes 0 ln 0 = 0; ``shift`` adds `shift` to every figure first, after which none may be 0.
    shift
        The figure added under ``zeros="shift"``; its size moves the weights and belongs in the record.

    Returns
    -------
    Array
        Weights, shape (indicators,), none below 0, sum 1; a constant indicator weighs 0.

    Raises
    ------
    MeasureError
        For negative or infinite figures, zeros left after shifting, a shift given with ``zeros="limit"``,
        a column without figures, or when every indicator is constant.

    Notes
    -----
    With m_j the number of rows in which indicator j is not missing,

    .. math:: p_{ij} = \frac{z_{ij}}{\sum_i z_{ij}}, \quad
              e_j = -\frac{1}{\ln m_j} \sum_i p_{ij} \ln p_{ij}, \quad
              w_j = \frac{1 - e_j}{\sum_j (1 - e_j)}.

    Variants in use: pooled (province × year, ln NT), per year (ln N, once a year), the mean of the yearly
    weights, and shifts from 1e-6 to 1. They give different weights; only the pooled ones hold still over time.

    Wrong forms in circulation: shares over all N·T rows and entropy divided by ln T (or ln N). Then e_j may
    exceed 1, all 1 - e_j turn negative, and the weights come out in reverse order although they are positive
    and sum to 1. Here the base of the logarithm is always the number of rows the shares are taken over.

    References
    ----------
    Shannon, C. E. (1948). A mathematical theory of communication. Bell System Technical Journal 27.
    Hwang, C. L. & Yoon, K. (1981). Multiple Attribute Decision Making, ch. 3. Springer.
    Zeleny, M. (1982). Multiple Criteria Decision Making. McGraw-Hill.

    Examples
    --------
    >>> entropy(np.array([[0.0, 0.5], [0.0, 1.0], [1.0, 0.0]])).round(3)
    array([0.704, 0.296])
    """
    _check_zeros(zeros, shift)
    z = _checks.filled_matrix(z, "z")
    low, high = _checks.ends(z)
    if low.min() < 0:
        _checks.refuse("negative", z < 0, "z")
    if zeros == "shift":
        z, low, high = z + shift, low + shift, high + shift
        _checks.refuse("nonpositive", z <= 0, "z + shift")
    information = _information(z, low, high)
    if not information.any():
        raise MeasureError.all_constant(z.shape[1])
    return np.asarray(information / information.sum())


def _information(z: Array, low: Array, high: Array) -> Array:
    """Give 1 - e of each column, 0 where the column is constant."""
    varied = ~_checks.flat(low, high)
    out = np.zeros(z.shape[1])
    # One indicator a row, so that sums run along figures that lie side by side; worked on in place.
    p = np.array(z.T if varied.all() else z.T[varied], order="C")
    total, rows = p.sum(axis=1), np.full(len(p), len(z))
    whole = not np.isnan(total).any()
    if not whole:
        total, rows = np.nansum(p, axis=1), (~np.isnan(p)).sum(axis=1)
    p /= total[:, np.newaxis]
    if not whole or low.min() <= 0:
        # A gap and a share of 0 add nothing, as a share of 1 does.
        p[~(p > 0)] = 1.0
    e = -np.einsum("ij,ij->i", p, np.log(p)) / np.log(rows)
    out[varied] = np.maximum(1 - e, 0)
    return out


def _check_zeros(zeros: str, shift: float) -> None:
    if zeros not in {"limit", "shift"}:
        raise MeasureError.bad_setting("weight/entropy", "zeros", zeros, ZEROS)
    if not 0 <= _checks.number(shift) < np.inf:
        raise MeasureError.bad_setting("weight/entropy", "shift", shift, SHIFT)
    if zeros == "limit" and shift > 0:
        raise MeasureError.bad_setting("weight/entropy", "shift", shift, NO_SHIFT)
