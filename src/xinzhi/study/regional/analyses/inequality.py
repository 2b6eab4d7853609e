"""Measures of disparity of a named indicator, and of the index under further groupings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from xinzhi.study.inequality import measured
from xinzhi.study.regional import ranges
from xinzhi.study.regional.given import Outcome

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from xinzhi.study.regional.given import Given


def inequality(given: Given) -> Outcome:
    """Measure every period; further groupings stand in the table `groupings`, one row a period and grouping."""
    groups = given.asked.groups
    frame = _by_period(given, groups[0] if groups else "")
    tables = {"groupings": side_by_side(given)} if len(groups) > 1 else {}
    return Outcome(frame, tables, {"change": float(frame["total"][-1] - frame["total"][0])})


def side_by_side(given: Given) -> pl.DataFrame:
    """Give the measure under each grouping asked for, with its range over the draws, in the order asked."""
    return pl.concat(
        _by_period(given, name).with_columns(grouping=pl.lit(name)).select("grouping", pl.exclude("grouping"))
        for name in given.asked.groups
    )


def _by_period(given: Given, grouping: str) -> pl.DataFrame:
    method, groups = given.asked.method, given.grouping(grouping) if grouping else None
    nominal = measured(method.key, given.settings, given.y, groups)

    def many(cube: NDArray[np.float64]) -> dict[str, NDArray[np.float64]]:
        found = measured(method.key, given.settings, cube.reshape(-1, cube.shape[-1]), groups)
        return {part: values.reshape(cube.shape[:2]) for part, values in found.items()}

    found = given.drawn(many, takes=method.domain_for(given.settings))
    columns: dict[str, NDArray[np.float64]] = {}
    for part, values in nominal.items():
        columns |= ranges.columns(found, part, values)
    return pl.DataFrame({"period": given.periods} | columns)
