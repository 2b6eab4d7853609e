"""The tree of an index: codes by level, what they belong to, weights, directions, targets, denominators."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from xinzhi.errors.coin import CoinError
from xinzhi.frameworks.citation import Citation
from xinzhi.frameworks.direction import LESS, MORE
from xinzhi.frameworks.model import Dimension, Framework, Indicator
from xinzhi.lang import Words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from xinzhi.measures.tree import Tree

WEIGHT = Words("不小于 0 的数", "a number of 0 or above")
CODE = Words("代码", "code")


@dataclass(frozen=True, slots=True)
class Structure:
    """What iMeta says.

    Attributes
    ----------
    levels
        Codes of each level, the indicators first.
    tree
        Which code of the level above each code belongs to.
    weights
        For each level below the top the weight of each code beside the others of its parent.
    direction, target
        Of the indicators, shape (indicators,); NaN where no target is given.
    denominators
        What each indicator is divided by, None where it is not.
    names, units
        By code.
    """

    levels: tuple[tuple[str, ...], ...]
    tree: Tree
    weights: tuple[NDArray[np.float64], ...]
    direction: NDArray[np.float64]
    target: NDArray[np.float64]
    denominators: tuple[str | None, ...]
    names: Mapping[str, str]
    units: Mapping[str, str]

    @property
    def indicators(self) -> tuple[str, ...]:
        """Codes of the indicators."""
        return self.levels[0]

    @property
    def codes(self) -> list[str]:
        """Codes of all levels, the indicators first."""
        return [code for level in self.levels for code in level]

    def level_of(self, code: str) -> tuple[int, int]:
        """Give the level of a code, counted from 0, and its place there."""
        for at, level in enumerate(self.levels):
            if code in level:
                return at, level.index(code)
        raise CoinError.unknown_code(CODE, code, self.codes)

    def weighed(self, given: Mapping[str, float]) -> Structure:
        """Give the same tree with other weights of the codes named."""
        levels = [own.copy() for own in self.weights]
        for code, weight in given.items():
            level, at = self.level_of(code)
            if not (math.isfinite(weight) and weight >= 0):
                raise CoinError.bad_entry("weights", code, "Weight", weight, WEIGHT)
            if level < len(levels):
                levels[level][at] = weight
        return replace(self, weights=tuple(levels))

    def effective(self) -> dict[str, float]:
        """Give the weight of each code in the top: the product of its shares on the way up."""
        shares = self.tree.weights(self.weights)
        down = np.ones(self.tree.sizes[-1])
        found = dict(zip(self.levels[-1], down.tolist(), strict=True))
        for level in reversed(range(len(shares))):
            down = shares[level] * down[self.tree.parents[level]]
            found |= dict(zip(self.levels[level], down.tolist(), strict=True))
        return found

    def framework(self, name: str = "coin") -> Framework:
        """Give the tree as a framework; its indicators have no formulas."""
        nodes: list[Dimension | Indicator] = [self._indicator(at) for at in range(len(self.indicators))]
        for level, codes in enumerate(self.levels[1:], start=1):
            groups = self.tree.groups(level - 1)
            nodes = [
                Dimension(code, self._named(code), tuple(nodes[i] for i in own), self._weight(level, at))
                for at, (code, own) in enumerate(zip(codes, groups, strict=True))
            ]
        top = nodes[0]
        children = top.children if len(nodes) == 1 and isinstance(top, Dimension) else tuple(nodes)
        return Framework(name, Words(name, name), "full", "study", Citation(), children)

    def _indicator(self, at: int) -> Indicator:
        code = self.indicators[at]
        unit = self.units.get(code, "")
        direction = MORE if self.direction[at] > 0 else LESS
        return Indicator(code, self._named(code), Words(unit, unit), None, direction, self._weight(0, at))

    def _named(self, code: str) -> Words:
        return Words(self.names.get(code, code), self.names.get(code, code))

    def _weight(self, level: int, at: int) -> float | None:
        return float(self.weights[level][at]) if level < len(self.weights) else None
