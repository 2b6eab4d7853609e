"""Employment or output by region and industry as shares."""

from __future__ import annotations

import numpy as np

from xinzhi.errors.groups import GroupsError
from xinzhi.errors.regions import RegionsError
from xinzhi.lang import Words
from xinzhi.measures import _panels
from xinzhi.measures.types import Array, Structure

TABLE = Words("二维：地区 × 产业，且不为空", "two-dimensional, regions × industries, and not empty")
AXES = Words("地区, 产业", "region, industry")
INDUSTRIES = Words("产业", "industries")


def structure(x: Structure) -> Array:
    """Give figures (regions, industries), none missing or below 0, no region all 0, at least two of each."""
    array = _panels.figures(x, "x", 2, TABLE, AXES)
    _panels.refuse("negative", array < 0, "x", AXES)
    for what, found in zip((_panels.REGIONS, INDUSTRIES), array.shape, strict=True):
        if found < 2:
            raise RegionsError.too_few(what, found, 2)
    empty = np.flatnonzero(array.sum(axis=1) == 0)
    if len(empty):
        raise GroupsError.empty_rows("x", empty.tolist())
    return array


def within_regions(x: Array) -> Array:
    """Give the share of each industry in its region, shape (regions, industries)."""
    return np.asarray(x / x.sum(axis=1, keepdims=True))


def within_industries(x: Array) -> Array:
    """Give the share of each region in its industry, shape (regions, industries); NaN for an industry that is 0."""
    sums = x.sum(axis=0)
    return np.asarray(np.divide(x, sums, out=np.full_like(x, np.nan), where=sums > 0))
