"""What indices of agglomeration take: shares of regions by industry and in all, and the Herfindahl of the plants."""

from __future__ import annotations

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.specialisation import _shares
from xinzhi.measures.types import Array, Plants, Structure

BETWEEN = Words(
    "大于 0 且小于 1 的赫芬达尔指数，每个产业一个", "Herfindahl indices above 0 and below 1, one an industry"
)


def checked(x: Structure, plants: Plants) -> tuple[Array, Array, Array]:
    """Give shares (regions, industries), the regions' shares in all (regions,), and the plants' index (industries,)."""
    figures = _shares.structure(x)
    index = _checks.beside(plants, "plants", "x", figures.shape[1])
    if not ((index > 0) & (index < 1)).all():
        raise MeasureError.wrong_values("plants", BETWEEN)
    return _shares.within_industries(figures), np.asarray(figures.sum(axis=1) / figures.sum()), index
