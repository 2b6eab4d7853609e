"""Whatever is computed from scores, computed for every draw: its range, and the share of draws that agree."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from xinzhi.lang import Words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from xinzhi.measures.registry import Sign

Measure = Callable[["NDArray[np.float64]"], Mapping[str, "NDArray[np.float64]"]]
LOW, HIGH = 5.0, 95.0


@dataclass(frozen=True, slots=True)
class Band:
    """The range of a quantity over the draws, always holding its nominal value; both ends of the nominal's shape."""

    low: NDArray[np.float64]
    high: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class OverDraws:
    """A measure under every draw that can be measured.

    Attributes
    ----------
    kept
        Which draws were measured, ascending, shape (kept,).
    total
        How many draws there were.
    parts
        Name → what the measure gave, shape (kept, ...).
    """

    kept: NDArray[np.int64]
    total: int
    parts: dict[str, NDArray[np.float64]] = field(default_factory=dict)

    def band(self, part: str, nominal: NDArray[np.float64] | float, low: float = LOW, high: float = HIGH) -> Band:
        """Give the percentiles `low` and `high` of a part over the draws, widened to hold the nominal value."""
        held = np.asarray(nominal, dtype=np.float64)
        if not len(self.kept):
            return Band(held, held)
        drawn = self.parts[part]
        ends = np.percentile(drawn, [low, high], axis=0, method="linear")
        return Band(np.fmin(ends[0], held), np.fmax(ends[1], held))

    def agree(self, part: str, holds: Callable[[NDArray[np.float64]], NDArray[np.bool_]]) -> NDArray[np.float64]:
        """Give the share of measured draws in which `holds` is true of a part; NaN where none was measured.

        Parameters
        ----------
        part
            Name of the part.
        holds
            Takes the part, shape (kept, ...), and tells for each draw whether the statement is true.
        """
        if not len(self.kept):
            return np.asarray(np.nan)
        return np.asarray(np.asarray(holds(self.parts[part]), dtype=np.float64).mean(axis=0))

    @property
    def left_out(self) -> Words | None:
        """Say how many draws could not be measured; None where all were."""
        lost = self.total - len(self.kept)
        if not lost:
            return None
        return Words(
            f"{self.total} 个设定中有 {lost} 个的得分超出该方法的取值范围，不计入范围。",
            f"Of {self.total} variants, {lost} have scores outside the range that the method takes and are left out.",
        )


def over_draws(
    scores: NDArray[np.float64], measure: Measure, *, takes: Sign = "any", most: float = np.inf
) -> OverDraws:
    """Compute a measure of every draw whose scores it can take.

    Parameters
    ----------
    scores
        Scores of the draws, shape (draws, ...), as `Bench.cube` gives them: (draws, periods, regions).
    measure
        Takes the scores of the draws kept, shape (kept, ...), all at once, and gives arrays of shape (kept, ...) by
        the name of the part; `one_by_one` makes it from a function of one draw.
    takes
        What the scores must be; a draw that has any other is left out and counted.
    most
        The highest score the measure takes.

    Examples
    --------
    >>> scores = np.array([[[1.0, 3.0]], [[2.0, 3.0]], [[-1.0, 3.0]]])
    >>> found = over_draws(scores, lambda y: {"spread": y.max(axis=-1) - y.min(axis=-1)}, takes="nonnegative")
    >>> found.kept.tolist(), found.parts["spread"].ravel().tolist(), found.left_out is None
    ([0, 1], [2.0, 1.0], False)
    """
    axes = tuple(range(1, scores.ndim))
    within = np.isfinite(scores).all(axis=axes) & (scores <= most).all(axis=axes)
    if takes != "any":
        within &= (scores > 0).all(axis=axes) if takes == "positive" else (scores >= 0).all(axis=axes)
    kept = np.flatnonzero(within)
    # Where nothing is kept, the measure is asked for nothing: most cannot take an empty array.
    parts = dict(measure(scores if len(kept) == len(scores) else scores[kept])) if len(kept) else {}
    return OverDraws(kept, len(scores), parts)


def one_by_one(measure: Measure) -> Measure:
    """Make a measure of many draws from one of a single draw, which takes an array of shape (periods, regions)."""

    def many(scores: NDArray[np.float64]) -> dict[str, NDArray[np.float64]]:
        found = [measure(one) for one in scores]
        return {part: np.stack([np.asarray(each[part], dtype=np.float64) for each in found]) for part in found[0]}

    return many
