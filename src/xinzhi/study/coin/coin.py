"""An index step by step: each step gives a new coin that also holds the table of that step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import polars as pl

from xinzhi.errors.coin import CoinError
from xinzhi.lang import Words
from xinzhi.measures import pools, treat
from xinzhi.measures.registry import find
from xinzhi.measures.robustness import ranks
from xinzhi.study.coin import levels

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from xinzhi.frameworks.model import Framework
    from xinzhi.measures.registry import Method
    from xinzhi.study.coin.structure import Structure

GROUP = Words("分组", "group")


@dataclass(frozen=True, slots=True)
class Keys:
    """What each row is: its unit, its period ("" where there is one), and its label in each grouping."""

    units: tuple[str, ...]
    times: tuple[str, ...]
    groups: Mapping[str, tuple[str, ...]]

    @property
    def periods(self) -> NDArray[np.int64]:
        """The place of each row's period among the periods in order, shape (rows,)."""
        return np.unique(np.array(self.times), return_inverse=True)[1].astype(np.int64)

    def only(self, rows: NDArray[np.bool_]) -> Keys:
        """Give the keys of some rows."""
        at = np.flatnonzero(rows).tolist()
        groups = {name: tuple(labels[i] for i in at) for name, labels in self.groups.items()}
        return Keys(tuple(self.units[i] for i in at), tuple(self.times[i] for i in at), groups)


@dataclass(frozen=True, slots=True)
class Step:
    """Figures after a step, shape (rows, codes), with their keys, and what the step says of itself."""

    keys: Keys
    codes: tuple[str, ...]
    values: NDArray[np.float64]
    details: Any = None


@dataclass(frozen=True, slots=True)
class Coin:
    """An index in the form of COINr. ``coin["Treated"]`` is the table of a step; steps are taken by methods.

    Attributes
    ----------
    structure
        The tree.
    sizes
        Denominators, each of shape (rows of Raw,).
    steps
        What each step gave, in order: Raw, Denominated, Imputed, Screened, Treated, Normalised, Aggregated.
    """

    structure: Structure
    sizes: Mapping[str, NDArray[np.float64]]
    steps: Mapping[str, Step]

    @classmethod
    def raw(
        cls,
        structure: Structure,
        keys: Keys,
        figures: NDArray[np.float64],
        sizes: Mapping[str, NDArray[np.float64]],
    ) -> Coin:
        """Begin with figures as they were read."""
        return cls(structure, sizes, {"Raw": Step(keys, structure.indicators, figures)})

    @property
    def framework(self) -> Framework:
        """The tree as a framework."""
        return self.structure.framework()

    def step(self, name: str) -> Step:
        """Give what a step gave."""
        if name not in self.steps:
            raise CoinError.no_step(name, self.steps)
        return self.steps[name]

    def __getitem__(self, name: str) -> pl.DataFrame:
        """Give the table of a step: uCode, Time where there are periods, and one column a code."""
        return levels.table(self.step(name))

    def denominate(self) -> Coin:
        """Divide the indicators that have a denominator by it."""
        raw = self.step("Raw")
        none = np.full(len(raw.values), np.nan)
        by = np.column_stack([none if name is None else self.sizes[name] for name in self.structure.denominators])
        return self._with("Denominated", replace(raw, values=treat.denominate(raw.values, by)))

    def impute(self, method: str = "mean", *, group: str | None = None, of: str | None = None) -> Coin:
        """Fill gaps with the mean or median of the figures of the period, or of its groups."""
        step = self.step(of or self._last())
        if group is not None and group not in step.keys.groups:
            raise CoinError.unknown_code(GROUP, group, step.keys.groups)
        labels = step.keys.groups[group] if group else ("",) * len(step.values)
        cells = [f"{time} {label}" for time, label in zip(step.keys.times, labels, strict=True)]
        found = find("impute", method).fn(step.values, cells)
        return self._with("Imputed", replace(step, values=found.values, details=found))

    def screen(self, least: float = 0.9, *, zeros: bool = True, of: str | None = None) -> Coin:
        """Leave out the rows that hold less than a share of their figures."""
        step = self.step(of or self._last())
        keep = treat.covered(step.values, least, zeros=zeros)
        return self._with("Screened", Step(step.keys.only(keep), step.codes, step.values[keep], keep))

    def treat(
        self, method: str = "handbook", *, pool: pools.Pool = "period", of: str | None = None, **settings: Any
    ) -> Coin:
        """Treat outliers by a pool of rows; `details` of the step say what was done.

        Under ``base`` the limits and transformations found in the first period hold for all.
        """
        step, fn = self.step(of or self._last()), find("treat", method)
        bound = fn.bind(settings)
        details: list[Any] = []

        def treated(block: NDArray[np.float64]) -> NDArray[np.float64]:
            details.append(fn.fn(block, **bound))
            return np.asarray(details[-1].values)

        if pool == "base":
            details.append(fn.fn(step.values, step.keys.periods == 0, **bound))
            values = np.asarray(details[-1].values)
        else:
            values = pools.by_rows(step.values, step.keys.periods, treated, pool=pool)
        return self._with("Treated", replace(step, values=values, details=details))

    def normalise(
        self,
        method: str = "minmax",
        *,
        pool: pools.Pool = "panel",
        of: str | None = None,
        marks: Mapping[str, Mapping[str, float]] | None = None,
        **settings: Any,
    ) -> Coin:
        """Normalise with the directions of the tree; min–max runs from 0 to 100 unless told otherwise.

        `marks` are what figures are measured against where the method asks for it: name of the mark → code → figure,
        such as ``{"low": {"a": 0.0}, "high": {"a": 5.0}}`` for goalposts. Targets are those of the tree.
        """
        step, entry = self.step(of or self._last()), find("normalise", method)
        given = {"upper": 100.0, **settings} if method == "minmax" else settings
        held = self._marks(entry, marks or {})
        bound = entry.bind(given)

        turn = {"direction": self.structure.direction} if "direction" in entry.data else {}

        def scaled(block: NDArray[np.float64]) -> NDArray[np.float64]:
            return np.asarray(entry.fn(block, **held, **turn, **bound))

        values = pools.by_rows(step.values, step.keys.periods, scaled, pool=pool)
        return self._with("Normalised", replace(step, values=values, details=None))

    def aggregate(
        self,
        method: str | Sequence[str] = "arithmetic",
        *,
        weights: Mapping[str, float] | Literal["equal"] | None = None,
        coverage: float = 0.0,
        of: str | None = None,
        **settings: Any,
    ) -> Coin:
        """Join level by level: one method, or one a level; gaps share their weight where enough is held."""
        step = self.step(of or self._last())
        equal = dict.fromkeys(self.structure.codes, 1.0)
        structure = self.structure.weighed(equal if weights == "equal" else weights or {})
        ways = levels.ways(method, len(structure.weights), coverage, settings)
        values = levels.joined(structure, step.values, step.keys.periods, ways)
        codes = tuple(structure.codes)
        joined = Step(step.keys, codes, values, ways)
        return replace(self._with("Aggregated", joined), structure=structure)

    def run(
        self, *, impute: str = "mean", group: str | None = None, least: float = 0.9, pool: pools.Pool = "panel"
    ) -> Coin:
        """Take all steps with the usual settings: divide, fill, screen, treat, normalise to 0–100, join by means."""
        filled = self.denominate().impute(impute, group=group)
        return filled.screen(least).treat(pool="period").normalise(pool=pool).aggregate()

    def results(self) -> pl.DataFrame:
        """Give the table of ranks and scores of the top and all levels below, the first rank first."""
        step = self.step("Aggregated")
        top = self.structure.levels[-1][0]
        order = list(reversed(self.structure.codes))
        frame = levels.table(step).select(pl.exclude(step.codes), *order)
        score, periods = frame[top].to_numpy(), step.keys.periods
        placed = np.zeros(len(score), dtype=np.int64)
        for period in np.unique(periods):
            placed[periods == period] = ranks(score[periods == period])
        return frame.insert_column(1, pl.Series("Rank", placed)).sort("Rank", maintain_order=True)

    def _marks(self, entry: Method, given: Mapping[str, Mapping[str, float]]) -> dict[str, NDArray[np.float64]]:
        """Give what the method asks for beside the figures and their directions, shape (indicators,) each."""
        names = [name for name in list(entry.data)[1:] if name != "direction"]
        found = {}
        for name in names:
            if name == "target" and name not in given:
                found[name] = self.structure.target
                continue
            by_code = given.get(name, {})
            missing = [code for code in self.structure.indicators if code not in by_code]
            if missing:
                raise CoinError.no_mark(entry.key, name, missing)
            found[name] = np.array([by_code[code] for code in self.structure.indicators], dtype=np.float64)
        return found

    def _last(self) -> str:
        return list(self.steps)[-1]

    def _with(self, name: str, step: Step) -> Coin:
        """Add a step; one that is taken again takes away what followed from it."""
        names = list(self.steps)
        kept = names[: names.index(name)] if name in names else names
        return replace(self, steps={**{own: self.steps[own] for own in kept}, name: step})
