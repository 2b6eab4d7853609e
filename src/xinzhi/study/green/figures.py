"""The figures that a method of the green chapter asks for, as arrays of periods × regions × variables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from xinzhi.errors.green_study import GreenStudyError
from xinzhi.errors.study import StudyError
from xinzhi.study.figures import figures_cube, figures_table, missing, refuse_unknown

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from xinzhi.study.result import Result
    from xinzhi.study.spec import StudySpec


@dataclass(frozen=True, slots=True)
class Asked:
    """What the study asks of one method.

    Attributes
    ----------
    data
        Names of indicators by the parameter they are bound to; one that takes a single series has one.
    settings
        Settings of the method.
    periods
        First and last year, None for those of the study.
    lag
        By how many years inputs lie before outputs.
    """

    data: dict[str, tuple[str, ...]]
    settings: dict[str, Any]
    periods: tuple[int, int] | None = None
    lag: int = 0

    def record(self) -> dict[str, Any]:
        """Give what was asked as it stands in the record."""
        held = {"data": {name: list(names) for name, names in self.data.items()}, "settings": self.settings}
        return held | {"periods": self.periods, "lag": self.lag}


@dataclass(frozen=True, slots=True)
class Figures:
    """Arrays by parameter, shape (periods, regions, variables), what stands on the axes, and the evidence.

    `lineage` has one row a figure: region, period (of the result it serves), indicator, evidence_id.
    """

    arrays: dict[str, NDArray[np.float64]]
    periods: list[int]
    regions: list[str]
    lineage: pl.DataFrame
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)


def figures(done: Mapping[str, Result], spec: StudySpec, name: str, asked: Asked) -> Figures:
    """Lay out what a method asks for.

    Raises
    ------
    StudyError
        When an indicator is not there, a cell is missing, or no period is left.
    """
    table = figures_table(done)
    for param, wanted in asked.data.items():
        refuse_unknown(table, wanted, spec.file, f"green.{name}.{param}")
    periods, regions = _axes(done, spec, asked)
    arrays, lineage = {}, []
    for param, wanted in asked.data.items():
        back = asked.lag if param == "inputs" else 0
        held = table.filter(pl.col("indicator").is_in(wanted))
        arrays[param] = figures_cube(held, wanted, [period - back for period in periods], regions)
        _refuse_gaps(arrays[param], wanted, [period - back for period in periods], regions, (spec.file, name))
        shifted = held.with_columns(pl.col("period") + back)
        here = pl.col("period").is_in(periods) & pl.col("region").is_in(regions)
        lineage.append(
            shifted.filter(here).explode("evidence_id").select("region", "period", "indicator", "evidence_id")
        )
    return Figures(arrays, periods, regions, pl.concat(lineage).unique(maintain_order=True), asked.data)


def _axes(done: Mapping[str, Result], spec: StudySpec, asked: Asked) -> tuple[list[int], list[str]]:
    frame = done["values"].frame
    regions = frame["region"].unique().sort().to_list()
    studied = frame["period"].unique().sort().to_list()
    low, high = asked.periods or spec.periods or (studied[0], studied[-1])
    held = done["panel"].frame["period"].unique().sort().to_list()
    periods = [period for period in held if low <= period <= high]
    if not periods:
        raise StudyError.all_missing(f"期间 {low}—{high}", f"The span {low}–{high}")
    return periods, regions


def _refuse_gaps(
    array: NDArray[np.float64], wanted: tuple[str, ...], periods: list[int], regions: list[str], place: tuple[str, str]
) -> None:
    if lost := missing(array, wanted, periods, regions):
        raise GreenStudyError.missing_figures(*place, lost)
