"""A Theil index taken apart over nested groups: zones, provinces, cities."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np

from xinzhi.errors.groups import GroupsError
from xinzhi.measures import _checks
from xinzhi.measures.disparity import _engine
from xinzhi.measures.disparity.theil import theil
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Levels, Population


@dataclass(frozen=True, slots=True)
class NestedTheil:
    """A Theil index and what each level of a nested grouping adds to it.

    Attributes
    ----------
    total
        The index of all rows.
    between
        What each level adds, the largest groups first: between these groups, then between the groups of the
        next level inside them, and so on; shape (levels,).
    within
        What is left inside the smallest groups. `between` and `within` sum to `total`.
    """

    total: float
    between: Array
    within: float

    @property
    def contributions(self) -> Array:
        """Each level's part and, last, what is left within, as shares of the total; NaN where the total is 0."""
        parts = np.append(self.between, self.within)
        return np.asarray(parts / self.total) if self.total > 0 else np.full(len(parts), np.nan)


@method(
    zh="多层泰尔分解",
    en="Nested Theil decomposition",
    cite="Akita 2003; Theil 1967",
    role="values and nested groups to inequality",
    domain="nonnegative",
)
def nested_theil(
    y: Array,
    levels: Levels,
    *,
    population: Population | None = None,
    index: Literal["T", "L"] = "T",
) -> NestedTheil:
    r"""Take a Theil index apart level by level: between zones, between provinces inside zones, and so on.

    Parameters
    ----------
    y
        Values, shape (rows,), any unit, none missing or negative, not all 0; per person where `population` is given.
    levels
        One grouping of the rows a level, the largest groups first, shape (levels, rows); a group lies in one group
        of the level above.
    population
        Size of each row, shape (rows,), all above 0; None where all rows count the same.
    index
        ``T`` or ``L``, as in `theil`.

    Returns
    -------
    NestedTheil
        The index, what each level adds and what is left inside the smallest groups.

    Raises
    ------
    MeasureError
        For what `theil` refuses, no level, and groups that lie in several groups of the level above.

    Notes
    -----
    With :math:`B_k` the part between the groups of level k of all rows,

    .. math:: T = B_1 + (B_2 - B_1) + \cdots + (T - B_K).

    Each difference is the part between the groups of a level inside the groups above, weighted as the index
    weights them, and none is below 0. A Gini coefficient has no such decomposition: only its pairs of groups do.

    Wrong forms in circulation: each level decomposed on its own and the parts between of all levels added up,
    which counts the distance between zones once a level.

    References
    ----------
    Akita, T. (2003). Decomposing regional income inequality in China and Indonesia using two-stage nested Theil
    decomposition method. Annals of Regional Science 37, 55–77.
    Theil, H. (1967). Economics and Information Theory. North-Holland.

    Examples
    --------
    >>> y = np.array([1.0, 2.0, 3.0, 4.0, 6.0, 8.0])
    >>> found = nested_theil(y, [["西", "西", "西", "东", "东", "东"], ["甲", "甲", "乙", "丙", "丙", "丁"]])
    >>> found.between.round(4).tolist(), round(found.within, 4)
    ([0.1308, 0.0346], 0.0155)
    """
    y = _checks.quantities(y, "y")
    layers = [list(layer) for layer in levels]
    if not layers:
        raise GroupsError.no_levels()
    for layer in layers:
        _engine.grouping(layer, population, len(y))
    for at, (outer, inner) in enumerate(pairwise(layers), start=1):
        _refuse_crossed(at, outer, inner)
    found = [theil(y, layer, population=population, index=index) for layer in layers]
    steps = np.diff([0.0, *(one.between for one in found)])
    return NestedTheil(found[0].total, np.maximum(steps, 0), max(found[-1].within, 0.0))


def _refuse_crossed(level: int, outer: list[object], inner: list[object]) -> None:
    above: dict[object, set[object]] = {}
    for whole, part in zip(outer, inner, strict=True):
        above.setdefault(part, set()).add(whole)
    crossed = sorted((part for part, wholes in above.items() if len(wholes) > 1), key=str)
    if crossed:
        raise GroupsError.not_nested(level, crossed)
