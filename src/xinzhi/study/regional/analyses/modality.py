"""The number of peaks, tested in every period."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from xinzhi.study.regional.given import Outcome

if TYPE_CHECKING:
    from xinzhi.study.regional.given import Given


def modality(given: Given) -> Outcome:
    """Give one row a period: the number of peaks, and the p-value of each number tested."""
    found = given.asked.method.fn(given.y, **given.settings)
    columns = {f"p{k}": found.p[:, k - 1] for k in range(1, found.p.shape[1] + 1)}
    frame = pl.DataFrame({"period": given.periods, "modes": found.modes} | columns).fill_nan(None)
    return Outcome(frame, diagnostics={"level": found.level, "samples": found.draws})
