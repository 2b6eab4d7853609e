"""What simple imputations share: groups of rows, and the list of what was filled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.measures import _checks
from xinzhi.measures.types import Array, Groups


@dataclass(frozen=True, slots=True)
class Filled:
    """Figures after imputation, and which of them are imputed.

    Attributes
    ----------
    values
        Shape (rows, indicators); NaN where a group holds no figure to fill from.
    imputed
        Shape (rows, indicators).
    """

    values: Array
    imputed: NDArray[np.bool_]


def filled(x: Array, groups: Groups | None, middle: Callable[[Array], Array]) -> Filled:
    """Fill each gap with the middle of the figures of its group, or of all rows."""
    x = _checks.filled_matrix(x, "x")
    members = _members(groups, len(x))
    out, gaps = x.copy(), np.isnan(x)
    for rows in members:
        block = out[rows]
        held = ~np.isnan(block).all(axis=0)
        centre = np.full(block.shape[1], np.nan)
        centre[held] = middle(block[:, held])
        out[rows] = np.where(np.isnan(block), centre, block)
    return Filled(out, gaps & ~np.isnan(out))


def _members(groups: Groups | None, rows: int) -> list[NDArray[np.intp]]:
    if groups is None:
        return [np.arange(rows)]
    labels = [str(label) for label in groups]
    if len(labels) != rows:
        raise MeasureError.wrong_length("groups", len(labels), "x", rows)
    return [np.flatnonzero(np.array(labels) == label) for label in dict.fromkeys(labels)]
