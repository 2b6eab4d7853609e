"""An indicator tree as arrays: which node of the level above each node belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.types import Array

PARENTS = Words(
    "每层一列上级节点的序号（从 0 数），上一层的每个节点都有下级",
    "for each level the places of its parents (counted from 0), every node of the level above having a child",
)
SETS = Words(
    "每层一组权数，形状为（节点数，）或（组数，节点数）", "for each level weights of shape (nodes,) or (sets, nodes)"
)


@dataclass(frozen=True, slots=True)
class Tree:
    """Levels of a tree from the indicators up.

    Attributes
    ----------
    parents
        One array a level below the top: the place of each node's parent in the level above, shape (nodes,).

    Examples
    --------
    Four indicators in two pillars under one index:

    >>> tree = Tree.of([0, 0, 1, 1], [0, 0])
    >>> tree.effective([np.ones(4), np.array([1.0, 3.0])])
    array([0.125, 0.125, 0.375, 0.375])
    """

    parents: tuple[NDArray[np.int64], ...]

    @classmethod
    def of(cls, *parents: Sequence[int] | NDArray[np.int64]) -> Tree:
        """Make a tree from the parents of each level.

        Raises
        ------
        MeasureError
            When a parent is not there, or a node above the indicators has no child.
        """
        levels = tuple(np.asarray(level, dtype=np.int64) for level in parents)
        for i, level in enumerate(levels):
            above = len(levels[i + 1]) if i + 1 < len(levels) else 1 + int(level.max(initial=-1))
            if level.ndim != 1 or not level.size or set(level.tolist()) != set(range(above)):
                raise MeasureError.wrong_values(f"parents[{i}]", PARENTS)
        if not levels:
            raise MeasureError.wrong_values("parents", PARENTS)
        return cls(levels)

    @property
    def sizes(self) -> tuple[int, ...]:
        """Number of nodes at each level, the indicators first."""
        return (*map(len, self.parents), 1 + int(self.parents[-1].max()))

    def groups(self, level: int) -> list[NDArray[np.intp]]:
        """Give the children of each node of the level above `level`."""
        return [np.flatnonzero(self.parents[level] == node) for node in range(self.sizes[level + 1])]

    def weights(self, given: Sequence[Array]) -> list[Array]:
        """Give weights of shape (..., nodes) level by level as shares within each parent.

        Raises
        ------
        MeasureError
            When they are not one for each node, negative, missing, or all 0 within a parent.
        """
        if len(given) != len(self.parents):
            raise MeasureError.wrong_length("weights", len(given), "levels", len(self.parents))
        return [self._shares(i, w) for i, w in enumerate(given)]

    def effective(self, given: Sequence[Array]) -> Array:
        """Give the weight of each indicator in a single node at the top, shape (..., indicators).

        It is the product of the shares on the way up; with several nodes at the top, the weight in its own.
        """
        shares = self.weights(given)
        down: Array = np.ones((*shares[-1].shape[:-1], self.sizes[-1]))
        for level in reversed(range(len(self.parents))):
            down = shares[level] * down[..., self.parents[level]]
        return np.asarray(down)

    def _shares(self, level: int, given: Array) -> Array:
        name = f"weights[{level}]"
        w = _checks.numbers(given, name)
        if w.ndim not in {1, 2} or w.size == 0:
            raise MeasureError.wrong_shape(name, w.shape, SETS)
        if w.shape[-1] != len(self.parents[level]):
            raise MeasureError.wrong_length(name, w.shape[-1], "nodes", len(self.parents[level]))
        _checks.refuse("missing", np.isnan(w), name)
        _checks.refuse("negative", w < 0, name)
        totals = np.stack([w[..., group].sum(axis=-1) for group in self.groups(level)], axis=-1)
        if not totals.all():
            raise MeasureError.all_zero(name)
        return np.asarray(w / totals[..., self.parents[level]])
