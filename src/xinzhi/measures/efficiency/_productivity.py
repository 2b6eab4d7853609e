"""What productivity over time gives, and the book of distances its parts are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from xinzhi.lang import Words
from xinzhi.measures.efficiency._distance import Distances, Measure
from xinzhi.measures.efficiency._frame import Returns
from xinzhi.measures.efficiency._result import REASONS, Variables
from xinzhi.measures.types import Array

# Parts that multiply up to their total to no better than this were made from different distances.
CLOSES = 1e-9
POOLED = -1


@dataclass(frozen=True, slots=True)
class Productivity:
    """Change of productivity from period to period; each array has the shape (periods - 1, units), by the later period.

    Attributes
    ----------
    model
        The paper, and every setting that was used, in words.
    total
        Change of productivity. Of an index, above 1 is progress; of an indicator (`additive`), above 0. NaN where a
        part is missing, so that a table always multiplies up; parts that exist are given all the same.
    efficiency_change, technical_change
        Catching up with the frontier, and the move of the frontier where the unit is.
    pure_efficiency_change, scale_efficiency_change
        Parts of the efficiency change under variable returns, or of the total; None where there are none.
    parts
        The parts that multiply, or add, up to `total`, by name, in order.
    further
        Parts of these parts, such as the bias of technical change, by name.
    cumulative
        Level since the first period, shape (periods, units): 1 (or 0) in the first; NaN from a missing cell on.
    status
        optimal | infeasible | unbounded | undefined | uncertain: the worst of the programmes behind the cell.
    reason
        Why a cell is not certain or lacks a part: words in both languages, or None.
    certificate
        The largest certificate of the programmes behind the cell.
    residual
        What the parts leave of the total: rounding; NaN where a part is missing.
    levels
        Efficiency of each unit in each period by name, shape (periods, units), such as ``constant``.
    notes
        What to mind about the data and the settings.
    additive
        Whether parts add up, rather than multiply.
    """

    model: Words
    total: Array
    efficiency_change: Array
    technical_change: Array
    pure_efficiency_change: Array | None
    scale_efficiency_change: Array | None
    parts: dict[str, Array]
    further: dict[str, Array]
    cumulative: Array
    status: NDArray[np.str_]
    reason: NDArray[np.object_]
    certificate: Array
    residual: Array
    levels: dict[str, Array]
    notes: tuple[Words, ...] = ()
    additive: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    """One batch of programmes: returns, the periods whose inputs and outputs are measured, and the frontier."""

    returns: Returns
    inputs: int
    outputs: int
    frontier: tuple[int, ...]
    named: str = ""


@dataclass
class Book:
    """Distances of a panel, each computed once.

    Attributes
    ----------
    panel
        The units of each period.
    frontier
        adjacent | sequential | global | biennial.
    measures
        The measures by name; the only one is called nothing.
    """

    panel: list[Variables]
    frontier: str
    measures: Mapping[str, Measure]
    found: dict[Key, Distances] = field(default_factory=dict)

    def reference(self, period: int) -> tuple[int, ...]:
        """Give the periods whose units make the frontier of a period."""
        return tuple(range(period + 1)) if self.frontier == "sequential" else (period,)

    def pooled(self, period: int) -> tuple[int, ...]:
        """Give the periods of the pooled frontier for the step from `period`."""
        return tuple(range(len(self.panel))) if self.frontier == "global" else (period, period + 1)

    def distances(self, key: Key) -> Distances:
        """Give the distances of one batch."""
        if key not in self.found:
            reference = joined([self.panel[t] for t in key.frontier])
            measure, own = self.measures[key.named], self._own(key)
            self.found[key] = measure(self._evaluated(key), reference, key.returns, own, key.inputs)
        return self.found[key]

    def _own(self, key: Key) -> NDArray[np.int64]:
        """Say where the units evaluated stand among those of the frontier, -1 for nowhere."""
        units = len(self.panel[0].inputs)
        if key.inputs != key.outputs or key.inputs not in key.frontier:
            return np.full(units, -1)
        return key.frontier.index(key.inputs) * units + np.arange(units)

    def _evaluated(self, key: Key) -> Variables:
        one, other = self.panel[key.inputs], self.panel[key.outputs]
        return Variables(one.inputs, other.outputs, other.bad)


def joined(periods: list[Variables]) -> Variables:
    """Give the units of several periods as one set."""
    return Variables(
        np.concatenate([each.inputs for each in periods]),
        np.concatenate([each.outputs for each in periods]),
        np.concatenate([each.bad for each in periods]),
    )


class Step:
    """The distances behind one step of time; periods are 0 (the earlier), 1 (the later) or POOLED for a frontier."""

    def __init__(self, book: Book, period: int) -> None:
        self.book, self.period = book, period
        self.used: list[Key] = []

    def __call__(
        self, returns: Returns, unit: int, frontier: int, *, outputs: int | None = None, named: str = ""
    ) -> Array:
        """Give the distances of units as they were in one period to the frontier of another."""
        book, t = self.book, self.period
        against = book.pooled(t) if frontier == POOLED else book.reference(t + frontier)
        key = Key(returns, t + unit, t + (unit if outputs is None else outputs), against, named)
        self.used.append(key)
        return book.distances(key).value

    @property
    def certificate(self) -> Array:
        """The largest certificate behind each unit; of programmes without a solution, that of the proof."""
        return np.asarray(np.max([self.book.distances(key).certificate for key in self.used], axis=0))

    def status(self) -> tuple[NDArray[np.str_], NDArray[np.object_]]:
        """Give the worst status behind each unit, and in words which programmes it comes from."""
        found = [(key, self.book.distances(key).status) for key in dict.fromkeys(self.used)]
        order = ("uncertain", "undefined", "unbounded", "infeasible")
        status = np.full(len(found[0][1]), "optimal", dtype="<U10")
        for each in order:
            for _, states in found:
                status[states == each] = each
        reason = np.full(len(status), None, dtype=object)
        for unit in np.flatnonzero(status != "optimal"):
            at_fault = [(key, str(states[unit])) for key, states in found if states[unit] != "optimal"]
            said = [self._said(key, state) for key, state in at_fault]
            reason[unit] = Words("；".join(words.zh for words in said), "; ".join(words.en for words in said))
        return status, reason

    def _said(self, key: Key, state: str) -> Words:
        """Say which programme it is: whose values, against which frontier, under which returns."""
        when = {self.period: Words("前一期", "earlier period"), self.period + 1: Words("后一期", "later period")}
        one, other = when[key.inputs], when[key.outputs]
        unit = (
            Words(f"该单元{one.zh}的值", f"the unit in the {one.en}")
            if key.inputs == key.outputs
            else Words(
                f"该单元{one.zh}的投入与{other.zh}的产出", f"inputs of the {one.en} with outputs of the {other.en}"
            )
        )
        against = self._frontier(key.frontier)
        returns = (
            Words("规模报酬不变", "constant returns")
            if key.returns == "constant"
            else Words("规模报酬可变", "variable returns")
        )
        return Words(
            f"{unit.zh}对照{against.zh}（{returns.zh}）：{REASONS[state].zh}",
            f"{unit.en} against the {against.en} ({returns.en}): {REASONS[state].en}",
        )

    def _frontier(self, periods: tuple[int, ...]) -> Words:
        t = self.period
        if len(periods) == len(self.book.panel) and self.book.frontier == "global":
            return Words("全部时期的共同前沿", "frontier of all periods")
        if self.book.frontier == "biennial" and periods == (t, t + 1):
            return Words("前后两期的共同前沿", "frontier of both periods")
        base = Words("前一期", "earlier period") if periods[-1] == t else Words("后一期", "later period")
        so_far = self.book.frontier == "sequential"
        return (
            Words(f"截至{base.zh}的前沿", f"frontier up to the {base.en}")
            if so_far
            else Words(f"{base.zh}的前沿", f"frontier of the {base.en}")
        )


@dataclass(frozen=True, slots=True)
class Parts:
    """One step taken apart; arrays of shape (units,)."""

    total: Array
    efficiency: Array
    technical: Array
    parts: dict[str, Array]
    further: dict[str, Array] = field(default_factory=dict)


def tell(
    model: Words,
    steps: list[tuple[Step, Parts]],
    levels: dict[str, Array],
    *,
    notes: tuple[Words, ...] = (),
    additive: bool = False,
) -> Productivity:
    """Put the steps of time together, and check that parts make up their total."""
    found = [parts for _, parts in steps]
    parts = {name: np.stack([each.parts[name] for each in found]) for name in found[0].parts}
    whole = ~np.isnan(np.sum(list(parts.values()), axis=0))
    total = np.where(whole, np.stack([each.total for each in found]), np.nan)
    states = [step.status() for step, _ in steps]
    if additive:
        residual = total - np.sum(list(parts.values()), axis=0)
        cumulative = np.concatenate([np.zeros_like(total[:1]), total.cumsum(axis=0)])
    else:
        residual = total - np.prod(list(parts.values()), axis=0)
        cumulative = np.concatenate([np.ones_like(total[:1]), total.cumprod(axis=0)])
    size = np.maximum(np.abs(total), 1.0)
    unmade = np.nan_to_num(np.abs(residual) / size) > CLOSES
    if unmade.any():  # an identity of the formulas, whatever the figures: never met
        raise ArithmeticError(str(np.argwhere(unmade).tolist()))
    return Productivity(
        model=model,
        total=total,
        efficiency_change=np.stack([each.efficiency for each in found]),
        technical_change=np.stack([each.technical for each in found]),
        pure_efficiency_change=parts.get("pure_efficiency_change"),
        scale_efficiency_change=parts.get("scale_efficiency_change"),
        parts=parts,
        further={name: np.stack([each.further[name] for each in found]) for name in found[0].further},
        cumulative=cumulative,
        status=np.stack([status for status, _ in states]),
        reason=np.stack([reason for _, reason in states]),
        certificate=np.stack([step.certificate for step, _ in steps]),
        residual=residual,
        levels=levels,
        notes=notes,
        additive=additive,
    )
