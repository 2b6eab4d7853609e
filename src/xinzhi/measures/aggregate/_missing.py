"""What becomes of a row with gaps: no score, or a score from what it holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.types import Array, Weights

Missing = Literal["refuse", "spread"]
_MISSING = Words("以下之一：refuse、spread", "one of refuse, spread")
_COVERAGE = Words("0 到 1 之间的数", "a number from 0 to 1")


@dataclass(frozen=True, slots=True)
class Gaps:
    """How a method treats gaps: `missing` and the least share of indicators a row must hold, `coverage`."""

    method: str
    missing: Missing
    coverage: float

    def weighed(self, z: Array, weights: Weights) -> tuple[Array, Array]:
        """Give figures and the weights of each row, both of shape (rows, indicators).

        Under ``spread`` a gap weighs nothing and holds the largest figure of its row in place, which then leaves
        no trace; a row that holds too little has no weights, and so no score.
        """
        self.check()
        shares = _checks.weights(weights, z.shape[1])
        held = ~np.isnan(z)
        if self.missing == "refuse" or held.all():
            return z, np.broadcast_to(shares, z.shape)
        totals = np.where(held, shares, 0).sum(axis=1, keepdims=True)
        fit = self.scored(z, shares)[:, np.newaxis]
        spread = np.where(fit, np.where(held, shares, 0) / np.where(fit, totals, 1), np.nan)
        most = np.max(np.where(held, z, -np.inf), axis=1, keepdims=True)
        return np.where(held | ~fit, z, most), spread

    def scored(self, z: Array, shares: Weights) -> NDArray[np.bool_]:
        """Tell which rows have a score: all figures, or enough of them with some weight under ``spread``."""
        self.check()
        held = ~np.isnan(z)
        if self.missing == "refuse":
            return np.asarray(held.all(axis=1))
        enough = held.mean(axis=1) >= self.coverage - _checks.ROUNDING
        return np.asarray(enough & (held & (shares > 0)).any(axis=1))

    def check(self) -> None:
        """Refuse settings outside their range."""
        if self.missing not in {"refuse", "spread"}:
            raise MeasureError.bad_setting(self.method, "missing", self.missing, _MISSING)
        if not 0 <= _checks.number(self.coverage) <= 1:
            raise MeasureError.bad_setting(self.method, "coverage", self.coverage, _COVERAGE)
