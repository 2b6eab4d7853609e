"""Krugman's index of specialisation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures.registry import method
from xinzhi.measures.specialisation import _shares
from xinzhi.measures.types import Array, Structure

AGAINST = Words("以下之一：rest、all", "one of rest, all")


@dataclass(frozen=True, slots=True)
class Krugman:
    """How far the structure of each region is from others.

    Attributes
    ----------
    regions
        Distance of each region from the rest, or from all regions, from 0 to 2, shape (regions,).
    pairs
        Distance of each two regions, shape (regions, regions).
    """

    regions: Array
    pairs: Array


@method(
    zh="克鲁格曼专业化指数",
    en="Krugman specialisation index",
    cite="Krugman 1991",
    role="structures to specialisation",
    domain="nonnegative",
)
def krugman(x: Structure, *, against: Literal["rest", "all"] = "rest") -> Krugman:
    r"""Sum how far the shares of industries in a region are from those elsewhere: 0 for one structure, 2 for none in common.

    Parameters
    ----------
    x
        Employment or output, shape (regions, industries), any unit, none missing or below 0, no region all 0.
    against
        Whether a region is held against the ``rest`` of the regions, or against ``all`` with itself among them.

    Returns
    -------
    Krugman
        The index of each region, and that of each pair.

    Raises
    ------
    MeasureError
        For figures missing, infinite or negative (regions in ``rows``, industries in ``columns``), regions that are 0
        throughout, and fewer than two regions or industries.

    Notes
    -----
    .. math:: K_i = \sum_k |s_{ik} - s_{\bar i k}|, \quad K_{ij} = \sum_k |s_{ik} - s_{jk}|,

    s the share of industry k in its region, :math:`\bar i` the rest (or all). Some halve it, so that it goes from 0
    to 1; against ``all`` large regions come out less specialised because they are part of the measure.

    References
    ----------
    Krugman, P. (1991). Geography and Trade. MIT Press.

    Examples
    --------
    >>> krugman(np.array([[30.0, 10.0], [10.0, 30.0]])).regions.tolist()
    [1.0, 1.0]
    """
    if against not in {"rest", "all"}:
        raise MeasureError.bad_setting("specialisation/krugman", "against", against, AGAINST)
    x = _shares.structure(x)
    own = _shares.within_regions(x)
    other = x.sum(axis=0) - x if against == "rest" else np.broadcast_to(x.sum(axis=0), x.shape)
    other = other / other.sum(axis=1, keepdims=True)
    pairs = np.stack([np.abs(own - row).sum(axis=1) for row in own])
    return Krugman(np.abs(own - other).sum(axis=1), pairs)
