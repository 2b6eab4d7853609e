"""What an analysis is computed on: values by period and region, those of every draw, groups and weights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from xinzhi.errors.study import StudyError
from xinzhi.errors.study_regions import StudyRegionsError
from xinzhi.study.figures import figures_cube, figures_table, missing, refuse_unknown
from xinzhi.study.over_draws import OverDraws, over_draws
from xinzhi.study.regional import weights

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from xinzhi.measures.neighbours import Neighbours
    from xinzhi.measures.registry import Sign
    from xinzhi.study.bench import Bench
    from xinzhi.study.over_draws import Measure
    from xinzhi.study.regional.asked import Asked
    from xinzhi.study.result import Result
    from xinzhi.study.study import Study

Done = Mapping[str, "Result"]
# Where a measure takes milliseconds, so many draws taken at random stand for all.
FEW = 400


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is kept of an analysis: its table, further tables, numbers about the whole, notes."""

    frame: pl.DataFrame
    tables: dict[str, pl.DataFrame] = field(default_factory=dict)
    diagnostics: dict[str, Any] = field(default_factory=dict)
    notes: tuple[dict[str, str], ...] = ()


@dataclass(frozen=True)
class Given:
    """The data of one analysis.

    Attributes
    ----------
    study, asked
        The study, and what it asks for.
    periods, regions
        What stands along the axes.
    y
        Scores of the index, or values of the indicator, shape (periods, regions).
    cube
        Scores of every draw, shape (draws, periods, regions); None for an indicator.
    values
        The framework's values, one row a value.
    figures
        Values of the framework and figures of the sources, one row a figure; None where no series is asked for.
    """

    study: Study
    asked: Asked
    periods: list[int]
    regions: list[str]
    y: NDArray[np.float64]
    cube: NDArray[np.float64] | None
    values: pl.DataFrame
    figures: pl.DataFrame | None = None

    @property
    def settings(self) -> dict[str, Any]:
        """Settings of the method."""
        return self.asked.settings

    @cached_property
    def neighbours(self) -> Neighbours:
        """The weights asked for."""
        name, settings = self.asked.weights
        if name == weights.FILE:
            return weights.from_file(self.study.spec.folder, self.regions, settings)
        if name in weights.MADE_OF_LEVELS:
            return weights.of_levels(self, name, settings)
        return weights.built(self.regions, f"regions.{self.asked.name}", name, settings)

    def series(self, key: str) -> NDArray[np.float64]:
        """Give the series named under a key, shape (periods, regions, series).

        Raises
        ------
        StudyError
            For a series that neither the framework nor the sources have, and for figures that are missing.
        """
        names, file = self.asked.series[key], self.study.spec.file
        where = f"regions.{self.asked.name}.{key}"
        table = self.values if self.figures is None else self.figures
        refuse_unknown(table, names, file, where)
        held = figures_cube(table.filter(pl.col("indicator").is_in(names)), names, self.periods, self.regions)
        if lost := missing(held, names, self.periods, self.regions):
            raise StudyRegionsError.missing_figures(where, lost)
        return held

    @property
    def lineage(self) -> dict[str, pl.DataFrame]:
        """Give the evidence of the series, one row a figure, as the table `lineage`; nothing where there are none."""
        if self.figures is None:
            return {}
        names = [name for series in self.asked.series.values() for name in series]
        here = pl.col("indicator").is_in(names) & pl.col("region").is_in(self.regions)
        held = self.figures.filter(here & pl.col("period").is_in(self.periods)).explode("evidence_id")
        return {"lineage": held.select("region", "period", "indicator", "evidence_id").drop_nulls("evidence_id")}

    @cached_property
    def beside(self) -> dict[str, Neighbours]:
        """The weights that the conclusion is held against."""
        return weights.beside(self.regions, f"regions.{self.asked.name}")

    def grouping(self, name: str) -> list[str]:
        """Give the group of each region."""
        members = self.study.grouping(name)
        lost = [region for region in self.regions if region not in members]
        if lost:
            raise StudyError.ungrouped(name, lost)
        return [members[region] for region in self.regions]

    def indicator(self, name: str) -> NDArray[np.float64]:
        """Give the values of an indicator of the framework, shape (periods, regions)."""
        return wide(self.values, name, self.periods, self.regions)

    def drawn(self, measure: Measure, *, takes: Sign = "any", few: bool = False) -> OverDraws:
        """Compute a measure under the draws: of all, or of a few hundred of them; of none for an indicator."""
        if self.cube is None:
            return OverDraws(np.empty(0, dtype=np.int64), 0)
        # At random, not at even steps: the variants take turns, and steps would meet some of them only.
        some = np.sort(np.random.default_rng(0).permutation(len(self.cube))[:FEW])
        cube = self.cube[some] if few else self.cube
        return over_draws(cube, measure, takes=takes)

    def by_region(self, **columns: NDArray[Any] | list[Any]) -> pl.DataFrame:
        """Make a table with one row a region."""
        return pl.DataFrame({"region": self.regions} | columns)


def given(study: Study, bench: Bench, asked: Asked, done: Done) -> Given:
    """Collect the data of an analysis from the results so far."""
    matrix = bench.matrix(done)
    values = done["values"].frame
    figures = figures_table(done) if asked.series else None
    shape = (len(matrix.periods), len(matrix.regions))
    if asked.indicator:
        y, cube = wide(values, asked.indicator, matrix.periods, matrix.regions), None
    elif asked.needs_scores:
        y, cube = done["index"].frame["score"].to_numpy().reshape(shape), bench.cube(done)
    else:
        y, cube = np.full(shape, np.nan), None
    return Given(study, asked, matrix.periods, matrix.regions, y, cube, values, figures)


def wide(values: pl.DataFrame, indicator: str, periods: list[int], regions: list[str]) -> NDArray[np.float64]:
    """Lay out one indicator, shape (periods, regions)."""
    own = values.filter(pl.col("indicator") == indicator).sort("period", "region")
    return own["value"].to_numpy().astype(np.float64).reshape(len(periods), len(regions))
