"""The framework's values as one array: periods × units × indicators, complete and with directions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from xinzhi.errors.study import StudyError
from xinzhi.keys import regions as region_keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from xinzhi.frameworks.model import Framework, Indicator


@dataclass(frozen=True, slots=True)
class Matrix:
    """Values of shape (periods, units, indicators), with what stands along each axis.

    `direction` has shape (indicators,): +1 or −1. A target or an interval has become the negative
    distance to it, with direction +1.
    """

    values: NDArray[np.float64]
    periods: list[int]
    regions: list[str]
    indicators: list[str]
    direction: NDArray[np.float64]

    def pools(self, pool: str) -> list[NDArray[np.float64]]:
        """Give the rows that are normalised together: one block, or one a period."""
        if pool == "period":
            return list(self.values)
        return [self.values.reshape(-1, len(self.indicators))]

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


def build_matrix(values: pl.DataFrame, framework: Framework, missing: pl.DataFrame) -> Matrix:
    """Lay out the framework's values as an array.

    Parameters
    ----------
    values
        One row a value: region, period, indicator, value.
    framework
        Its indicators, in order, are the last axis.
    missing
        One row a gap: region, period, indicator, needs.

    Raises
    ------
    StudyError
        When an indicator or a period has no value at all, a cell is missing, or an indicator is constant.
    """
    indicators = list(framework.indicators)
    periods = values["period"].unique().sort().to_list()
    regions = values["region"].unique().sort().to_list()
    wide = values.sort("period", "region").pivot("indicator", index=["period", "region"], values="value")
    columns = [wide[i.id].to_numpy() if i.id in wide.columns else np.full(wide.height, np.nan) for i in indicators]
    array = np.stack(columns, axis=-1).astype(np.float64).reshape(len(periods), len(regions), len(indicators))
    _refuse_gaps(array, periods, regions, indicators, missing)
    _refuse_constants(array, indicators)
    towards = [_towards(array[..., k], indicator) for k, indicator in enumerate(indicators)]
    return Matrix(
        values=np.stack([column for column, _ in towards], axis=-1),
        periods=periods,
        regions=regions,
        indicators=[i.id for i in indicators],
        direction=np.array([sign for _, sign in towards], dtype=np.float64),
    )


def _refuse_gaps(
    array: NDArray[np.float64],
    periods: list[int],
    regions: list[str],
    indicators: Sequence[Indicator],
    missing: pl.DataFrame,
) -> None:
    gaps = np.isnan(array)
    for k, indicator in enumerate(indicators):
        if gaps[..., k].all():
            needs = missing.filter(pl.col("indicator") == indicator.id)["needs"].unique().sort().to_list()
            raise StudyError.all_missing(f"指标“{indicator.name.zh}”", f"Indicator '{indicator.name.en}'", needs)
    for t, period in enumerate(periods):
        if gaps[t].all():
            raise StudyError.all_missing(f"{period} 年", f"The year {period}")
    if gaps.any():
        found = [(regions[n], periods[t], indicators[k].name) for t, n, k in np.argwhere(gaps)]
        raise StudyError.missing_cells(
            [f"{region_keys.name(region, 'zh')} {period} 年 {name.zh}" for region, period, name in found],
            [f"{region_keys.name(region, 'en')} {period} {name.en}" for region, period, name in found],
        )


def _refuse_constants(array: NDArray[np.float64], indicators: Sequence[Indicator]) -> None:
    flat = array.reshape(-1, array.shape[-1])
    same = [i for i, span in zip(indicators, np.ptp(flat, axis=0), strict=True) if not span > 0]
    if same:
        raise StudyError.constant_indicator([i.name.zh for i in same], [i.name.en for i in same])


def _towards(column: NDArray[np.float64], indicator: Indicator) -> tuple[NDArray[np.float64], float]:
    """Give the column and its sign; a target or an interval becomes the negative distance to it."""
    direction = indicator.direction
    if direction is None:
        raise StudyError.no_direction([indicator.id])
    if direction.sign:
        return column, float(direction.sign)
    return -np.maximum(np.maximum(direction.low - column, column - direction.high), 0.0), 1.0
