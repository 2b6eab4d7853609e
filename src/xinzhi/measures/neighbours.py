"""Spatial weights as an object keyed by region: whoever takes it asks by name, and no order is assumed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.neighbours import NeighboursError
from xinzhi.lang import Words

OWN = Words("自定义矩阵", "a matrix of one's own")


@dataclass(frozen=True, slots=True, eq=False)
class Neighbours:
    """How much each region counts each other as its neighbour, keyed by region.

    Attributes
    ----------
    regions
        Keys of the regions, in the order of the matrix.
    matrix
        Weights, shape (regions, regions), none below 0, 0 on the diagonal; a row is a region, a column one it
        counts. Read-only.
    rule
        How the weights were made, in words.

    Examples
    --------
    >>> line = Neighbours(("a", "b", "c"), np.array([[0.0, 1, 0], [1, 0, 1], [0, 1, 0]]))
    >>> line.aligned(["c", "a", "b"]).tolist()
    [[0.0, 0.0, 1.0], [0.0, 0.0, 1.0], [1.0, 1.0, 0.0]]
    >>> line.of("b")
    {'a': 1.0, 'c': 1.0}
    """

    regions: tuple[str, ...]
    matrix: NDArray[np.float64]
    rule: Words = OWN

    def __post_init__(self) -> None:
        """Hold names as text and weights as a read-only copy, checked."""
        names = keys(self.regions, "regions")
        held = _checked(self.matrix, len(names))
        object.__setattr__(self, "regions", names)
        object.__setattr__(self, "matrix", held)

    @property
    def islands(self) -> tuple[str, ...]:
        """The regions that count no other as a neighbour."""
        return tuple(name for name, row in zip(self.regions, self.matrix, strict=True) if not row.any())

    @property
    def standardised(self) -> bool:
        """Whether every row sums to 1, but for those of islands."""
        sums = self.matrix.sum(axis=1)
        return bool(np.allclose(sums[sums > 0], 1.0, rtol=0, atol=1e-12))

    def of(self, region: object) -> dict[str, float]:
        """Give the neighbours of one region and their weights."""
        row = self.matrix[self._at([str(region)])[0]]
        return {name: float(weight) for name, weight in zip(self.regions, row, strict=True) if weight}

    def aligned(self, regions: Iterable[object]) -> NDArray[np.float64]:
        """Give the matrix in the order of these regions, which must be all of them.

        Raises
        ------
        NeighboursError
            For regions in the data and not in the weights, the reverse, and regions named twice.
        """
        names = keys(regions, "regions")
        at = self._at(names)
        absent = [name for name in self.regions if name not in set(names)]
        if absent:
            raise NeighboursError.not_in_data(absent)
        return np.ascontiguousarray(self.matrix[np.ix_(at, at)])

    def only(self, regions: Iterable[object]) -> Neighbours:
        """Keep these regions and the weights between them; what went to others is gone, rows are not made up."""
        names = keys(regions, "regions")
        at = self._at(names)
        return replace(self, regions=names, matrix=self.matrix[np.ix_(at, at)])

    def row_standardised(self) -> Neighbours:
        """Divide each row by its sum; the row of an island stays 0."""
        words = Words(f"{self.rule.zh}，行标准化", f"{self.rule.en}, rows standardised")
        return self if self.standardised else replace(self, matrix=shares(self.matrix), rule=words)

    def _at(self, names: Sequence[str]) -> list[int]:
        place = {name: number for number, name in enumerate(self.regions)}
        unknown = [name for name in names if name not in place]
        if unknown:
            raise NeighboursError.not_in_weights(unknown, self.regions)
        return [place[name] for name in names]


def keys(regions: Iterable[object], name: str) -> tuple[str, ...]:
    """Give names of regions as text, each once."""
    names = tuple(str(region) for region in regions)
    again = [region for region, count in Counter(names).items() if count > 1]
    if again:
        raise NeighboursError.twice(name, again)
    return names


def shares(matrix: NDArray[np.float64]) -> NDArray[np.float64]:
    """Divide each row (regions, regions) by its sum, rows of 0 left as they are."""
    sums = matrix.sum(axis=1, keepdims=True)
    return np.asarray(np.divide(matrix, sums, out=np.zeros_like(matrix), where=sums > 0))


def _checked(matrix: Any, regions: int) -> NDArray[np.float64]:
    from xinzhi.measures import _panels

    square = Words(f"({regions}, {regions})", f"({regions}, {regions})")
    try:
        shape = np.shape(matrix)
    except ValueError:
        raise MeasureError.not_numbers("matrix") from None
    if shape != (regions, regions) or regions == 0:
        raise MeasureError.wrong_shape("matrix", shape, square)
    held = np.array(_panels.neighbours(matrix, "matrix", regions))
    held.flags.writeable = False
    return held
