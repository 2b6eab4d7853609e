"""Figures that a chapter names itself: values of the framework, or series of the sources, laid out by their keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from xinzhi.errors.study import StudyError
from xinzhi.keys import regions as region_keys
from xinzhi.study.made.lineage import inputs_of, with_inputs

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from xinzhi.lang import Words
    from xinzhi.study.result import Result


def figures_table(done: Mapping[str, Result]) -> pl.DataFrame:
    """Give values of the framework and, where it has no such name, figures of the panel, with their evidence."""
    columns = ["region", "period", "indicator", "value"]
    panel = _panel(done, columns)
    values = done["values"]
    traced = values.tables["lineage"].group_by("region", "period", "indicator").agg("evidence_id")
    made = values.frame.select(columns).join(traced, on=columns[:3], how="left")
    return pl.concat([made, panel.filter(~pl.col("indicator").is_in(made["indicator"].unique().to_list()))])


def _panel(done: Mapping[str, Result], columns: list[str]) -> pl.DataFrame:
    """Give the figures of the panel; one that the study made brings the evidence of those it is made of."""
    frame, inputs = done["panel"].frame, inputs_of(done)
    if inputs.is_empty():
        return frame.select(*columns, evidence_id=pl.concat_list("evidence_id"))
    traced = with_inputs(frame.select(*columns[:3], "evidence_id"), inputs)
    grouped = traced.group_by(columns[:3], maintain_order=True).agg("evidence_id")
    return frame.select(columns).join(grouped, on=columns[:3], how="left", maintain_order="left")


def refuse_unknown(table: pl.DataFrame, wanted: Sequence[str], file: str, where: str) -> None:
    """Refuse a name that neither the framework nor the sources have, with the nearest.

    Raises
    ------
    StudyError
        For the first such name.
    """
    known = table["indicator"].unique().sort().to_list()
    for indicator in wanted:
        if indicator not in known:
            raise StudyError.unknown_choice(file, where, indicator, known)


def figures_cube(
    held: pl.DataFrame, wanted: Sequence[str], periods: Sequence[int], regions: Sequence[str]
) -> NDArray[np.float64]:
    """Look every figure up by its key, shape (periods, regions, indicators), NaN where there is none."""
    keyed = {
        (row[0], row[1], row[2]): row[3] for row in held.select("period", "region", "indicator", "value").iter_rows()
    }
    cells = [[[keyed.get((t, r, i)) for i in wanted] for r in regions] for t in periods]
    return np.array([[[np.nan if v is None else v for v in row] for row in block] for block in cells], dtype=np.float64)


def missing(
    array: NDArray[np.float64], wanted: Sequence[str], periods: Sequence[int], regions: Sequence[str]
) -> list[Words]:
    """Name the cells without a figure."""
    return [region_keys.said(regions[r], periods[t], wanted[i]) for t, r, i in np.argwhere(np.isnan(array))]
