"""Which industries each region may gain, with the test of such forecasts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from xinzhi.errors.study import StudyError
from xinzhi.lang import Words
from xinzhi.measures.positions import entry
from xinzhi.measures.registry import find
from xinzhi.study.plan import Step
from xinzhi.study.positions.counts import NAME as COUNTS
from xinzhi.study.positions.cube import Cube, cube_of
from xinzhi.study.result import Result

if TYPE_CHECKING:
    from xinzhi.measures.positions._answers import Backtest, Positions
    from xinzhi.study.positions.asked import Asked

NAME = "positions/entry"
MEASURES = (
    "auc",
    "average_precision",
    "precision_at_10",
    "brier_skill",
    "calibration_error",
    "top_decile_ratio",
)


def entry_step(asked: Asked, file: str) -> Step:
    """Give the step; `file` is the study, for messages."""
    settings = find("positions", "entry").bind(asked.entry)

    def work(done: Mapping[str, Result]) -> Result:
        cube = cube_of(done)
        found = entry(cube.counts, **settings)  # type: ignore[arg-type]
        frame = cube.cells(probability=found.probability, score=found.score)
        tables = {"coefficients": _coefficients(found), "what_if": _what_if(cube, found, asked.what_if, file)}
        if found.backtest is not None:
            tables["backtest"] = _backtest(found.backtest)
        return Result(
            NAME,
            frame,
            tables,
            diagnostics=_told(found, [str(period) for period in cube.periods]),
            citations=(find("positions", "entry").cite,),
            seed=int(str(settings["seed"])),
        )

    return Step(
        NAME,
        Words("进入概率与检验", "entry and its test"),
        {"settings": settings, **asked.record("what_if")},
        work,
        needs=(COUNTS,),
    )


def _what_if(cube: Cube, found: Positions, asked: dict[str, tuple[str, ...]], file: str) -> pl.DataFrame:
    """Give the probabilities of the regions asked about, as they are and with the industries they are given."""
    rows: list[tuple[str, str, float, float]] = []
    for region, given in asked.items():
        if region not in cube.regions:
            raise StudyError.unknown_choice(file, "positions.what_if", region, cube.regions)
        for industry in given:
            if industry not in cube.industries:
                raise StudyError.unknown_choice(file, f"positions.what_if.{region}", industry, cube.industries)
        at = cube.regions.index(region)
        after = found.what_if(cube.counts[-1], at, [cube.industries.index(one) for one in given])
        rows += [
            (region, industry, float(before), float(then))
            for industry, before, then in zip(cube.industries, found.probability[at], after, strict=True)
        ]
    schema = {"region": pl.String, "industry": pl.String, "before": pl.Float64, "after": pl.Float64}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _coefficients(found: Positions) -> pl.DataFrame:
    names = found.features if found.coefficients else ()
    return pl.DataFrame(
        {"feature": list(names), "coefficient": list(found.coefficients)},
        schema={"feature": pl.String, "coefficient": pl.Float64},
    )


def _backtest(test: Backtest) -> pl.DataFrame:
    columns: dict[str, Any] = {"model": list(test.model)}
    for at, name in enumerate(MEASURES):
        columns |= {
            name: getattr(test, name),
            f"{name}_low": test.low[:, at],
            f"{name}_high": test.high[:, at],
            f"{name}_lead_low": test.lead_low[:, at],
            f"{name}_lead_high": test.lead_high[:, at],
        }
    return pl.DataFrame(columns)


def _told(found: Positions, periods: list[str]) -> dict[str, Any]:
    test = found.backtest
    shown = found.probability[~np.isnan(found.probability)]
    return {
        "abstains": found.abstains,
        "reason": {"zh": found.reason.zh, "en": found.reason.en},
        "confirmed": found.confirmed,
        "settings": found.settings,
        "periods": periods,
        "regions": int(found.regions.sum()),
        "industries": int(found.industries.sum()),
        "candidates": len(shown),
        "base_rate": None if test is None else test.base_rate,
        "scored": None if test is None else test.candidates,
        "learnt_from": None if test is None else test.learnt_from,
    }
