"""Whether one variable goes with the neighbours' level of another, in every period."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from xinzhi.study.regional.given import Outcome

if TYPE_CHECKING:
    from xinzhi.study.regional.given import Given


def bivariate_moran(given: Given) -> Outcome:
    """Give one row a period; what each region has in it in the last period stands in the table `local`."""
    rows, found = [], None
    near = given.indicator(given.asked.near)
    for period, y, other in zip(given.periods, given.y, near, strict=True):
        found = given.asked.method.fn(y, given.neighbours, near=other, regions=given.regions, **given.settings)
        rows.append({"period": period, "i": found.i, "p_permuted": found.p_permuted, "correlation": found.correlation})
    assert found is not None  # noqa: S101
    local = given.by_region(i=found.local, p=found.p, z=found.values, lag=found.lags).fill_nan(None)
    return Outcome(pl.DataFrame(rows), {"local": local}, {"near": given.asked.near})
