"""Regions and industries in an order that rests on their figures, so that names and places in a file mean nothing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xinzhi.measures.positions._engine import Flags, Numbers

DIGITS = 9
Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Frame:
    """Which regions and industries are learnt from, and in which order.

    Attributes
    ----------
    rows, columns
        Positions of the regions and industries kept, shapes (kept regions,) and (kept industries,).
    shape
        How many regions and industries there are.
    """

    rows: Places
    columns: Places
    shape: tuple[int, int]

    def inner(self, counts: Numbers) -> Numbers:
        """Take what is kept, in order, from an array that ends in the axes regions, industries."""
        return np.ascontiguousarray(counts[..., self.rows, :][..., self.columns])

    def spread(self, values: Numbers, who: Flags) -> Numbers:
        """Put the values of candidates, `who` in the order here, back into a matrix of all regions and industries."""
        inner = np.full(who.shape, np.nan)
        inner[who] = values
        out = np.full(self.shape, np.nan)
        out[np.ix_(self.rows, self.columns)] = inner
        return out


def frame(counts: Numbers, regions: Flags, industries: Flags) -> Frame:
    """Order what is kept by the counts given, shape (periods, regions, industries)."""
    inner = counts[:, regions][:, :, industries]
    rows, columns = _by_size(inner.transpose(1, 0, 2)), _by_size(inner.transpose(2, 0, 1))
    shape = counts.shape[1], counts.shape[2]
    return Frame(np.flatnonzero(regions)[rows], np.flatnonzero(industries)[columns], shape)


def _by_size(each: Numbers) -> Places:
    """Order the first axis of an array, shape (units, periods, others): the largest in the first period first.

    Ties are told apart by how concentrated the figures are and by later periods; what ties in all of these keeps its
    place.
    """
    keys = np.stack([each.sum(axis=2), np.square(each).sum(axis=2)], axis=2).reshape(len(each), -1)
    return np.lexsort(np.round(-np.log1p(keys[:, ::-1]), DIGITS).T)
