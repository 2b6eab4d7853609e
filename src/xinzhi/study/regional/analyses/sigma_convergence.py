"""The spread between regions over time, with its range over the draws."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from xinzhi.study.over_draws import one_by_one
from xinzhi.study.regional import ranges
from xinzhi.study.regional.given import Outcome

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from xinzhi.study.regional.given import Given


def sigma_convergence(given: Given) -> Outcome:
    """Give one row a period."""
    method = given.asked.method
    sigma = method.fn(given.y, **given.settings).sigma

    def one(y: NDArray[np.float64]) -> dict[str, Any]:
        return {"sigma": method.fn(y, **given.settings).sigma}

    drawn = given.drawn(one_by_one(one), takes=method.domain_for(given.settings), few=True)
    frame = pl.DataFrame({"period": given.periods} | ranges.columns(drawn, "sigma", sigma))
    way = np.sign(sigma[-1] - sigma[0])
    about: dict[str, Any] = ranges.counted(drawn) | {"change": float(sigma[-1] / sigma[0] - 1)}
    about["change_agree"] = ranges.agree(drawn, "sigma", lambda s: np.sign(s[:, -1] - s[:, 0]) == way)
    return Outcome(frame, diagnostics=about)
