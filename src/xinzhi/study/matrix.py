"""The framework's values as one array: periods × units × indicators, complete and with directions."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from xinzhi.errors.study import StudyError
from xinzhi.errors.study_data import StudyDataError
from xinzhi.keys import regions as region_keys
from xinzhi.measures._checks import constant

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from xinzhi.frameworks.model import Framework, Indicator


LARGEST = 1e100


@dataclass(frozen=True, slots=True)
class Matrix:
    """Values of shape (periods, units, indicators), with what stands along each axis.

    `direction` has shape (indicators,): +1 or −1. A target or an interval has become the negative
    distance to it, with direction +1. `tree` has the columns of each dimension where dimensions are joined first, and
    is empty where all indicators join directly. `treated` has the values under other treatments of outliers, by name.
    """

    values: NDArray[np.float64]
    periods: list[int]
    regions: list[str]
    indicators: list[str]
    direction: NDArray[np.float64]
    tree: tuple[tuple[int, ...], ...] = ()
    treated: Mapping[str, NDArray[np.float64]] = field(default_factory=dict)

    def under(self, treat: str | None) -> Matrix:
        """Give the matrix under a treatment that the study varies; itself under its own."""
        return self if treat is None or treat not in self.treated else replace(self, values=self.treated[treat])

    def keys(self) -> pl.DataFrame:
        """Give region, region_name and period in the order of the rows of the flattened array."""
        names = [region_keys.name(code, "zh") for code in self.regions]
        return pl.DataFrame(
            {
                "region": self.regions * len(self.periods),
                "region_name": names * len(self.periods),
                "period": np.repeat(self.periods, len(self.regions)),
            },
            schema={"region": pl.String, "region_name": pl.String, "period": pl.Int64},
        )


def build_matrix(values: pl.DataFrame, framework: Framework, missing: pl.DataFrame, *, gaps: bool = False) -> Matrix:
    """Lay out the framework's values as an array.

    Parameters
    ----------
    values
        One row a value: region, period, indicator, value.
    framework
        Its indicators, in order, are the last axis.
    missing
        One row a gap: region, period, indicator, needs.
    gaps
        Whether single cells may be missing.

    Raises
    ------
    StudyError
        When an indicator or a period has no value at all, a cell is missing, or a value is too large or too small.
    """
    indicators = list(framework.indicators)
    periods = values["period"].unique().sort().to_list()
    regions = values["region"].unique().sort().to_list()
    wide = values.sort("period", "region").pivot("indicator", index=["period", "region"], values="value")
    columns = [wide[i.id].to_numpy() if i.id in wide.columns else np.full(wide.height, np.nan) for i in indicators]
    array = np.stack(columns, axis=-1).astype(np.float64).reshape(len(periods), len(regions), len(indicators))
    _refuse_empty(array, periods, indicators, missing)
    if not gaps:
        _refuse_gaps(array, periods, regions, indicators)
    _refuse_extremes(array, indicators)
    towards = [_towards(array[..., k], indicator) for k, indicator in enumerate(indicators)]
    return Matrix(
        values=np.stack([column for column, _ in towards], axis=-1),
        periods=periods,
        regions=regions,
        indicators=[i.id for i in indicators],
        direction=np.array([sign for _, sign in towards], dtype=np.float64),
    )


def _refuse_empty(
    array: NDArray[np.float64], periods: list[int], indicators: Sequence[Indicator], missing: pl.DataFrame
) -> None:
    gaps = np.isnan(array)
    for k, indicator in enumerate(indicators):
        if gaps[..., k].all():
            needs = missing.filter(pl.col("indicator") == indicator.id)["needs"].unique().sort().to_list()
            raise StudyError.all_missing(f"指标“{indicator.name.zh}”", f"Indicator '{indicator.name.en}'", needs)
    for t, period in enumerate(periods):
        if gaps[t].all():
            raise StudyError.all_missing(f"{period} 年", f"The year {period}")


def _refuse_gaps(
    array: NDArray[np.float64], periods: list[int], regions: list[str], indicators: Sequence[Indicator]
) -> None:
    gaps = np.isnan(array)
    if gaps.any():
        found = [(regions[n], periods[t], indicators[k].name) for t, n, k in np.argwhere(gaps)]
        raise StudyError.missing_cells(
            [f"{region_keys.name(region, 'zh')} {period} 年 {name.zh}" for region, period, name in found],
            [f"{region_keys.name(region, 'en')} {period} {name.en}" for region, period, name in found],
        )


def _refuse_extremes(array: NDArray[np.float64], indicators: Sequence[Indicator]) -> None:
    """Refuse values whose squares or differences are beyond what a number holds."""
    size = np.abs(array)
    beyond = (size > LARGEST) | ((size > 0) & (size < 1 / LARGEST))
    found = [indicator.name for k, indicator in enumerate(indicators) if beyond[..., k].any()]
    if found:
        raise StudyDataError.out_of_range([name.zh for name in found], [name.en for name in found])


def refuse_constants(matrix: Matrix, framework: Framework, pool: str) -> None:
    """Refuse an indicator that tells no region from another in one of the pools it is normalised in.

    Raises
    ------
    StudyError
        With the names of the indicators, and the period where each is normalised alone.
    """
    names = [indicator.name for indicator in framework.indicators]
    whole = matrix.values.reshape(-1, len(names))
    blocks = {"panel": [whole], "period": list(matrix.values)}.get(pool, [matrix.values[0]])
    periods = [None] if pool == "panel" else matrix.periods[: len(blocks)]
    for block, period in zip(blocks, periods, strict=True):
        same = [name for name, flat in zip(names, constant(block).tolist(), strict=True) if flat]
        if same:
            raise StudyDataError.constant_in_pool(period, [name.zh for name in same], [name.en for name in same])


def _towards(column: NDArray[np.float64], indicator: Indicator) -> tuple[NDArray[np.float64], float]:
    """Give the column and its sign; a target or an interval becomes the negative distance to it."""
    direction = indicator.direction
    if direction is None:
        raise StudyError.no_direction([indicator.id])
    if direction.sign:
        return column, float(direction.sign)
    return -np.maximum(np.maximum(direction.low - column, column - direction.high), 0.0), 1.0
