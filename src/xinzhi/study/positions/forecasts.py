"""Which industries each region may gain, with the test of such forecasts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from xinzhi.lang import Words
from xinzhi.measures.positions import entry
from xinzhi.measures.registry import find
from xinzhi.study.plan import Step
from xinzhi.study.positions.counts import NAME as COUNTS
from xinzhi.study.positions.cube import cube_of
from xinzhi.study.result import Result

if TYPE_CHECKING:
    from xinzhi.measures.positions._forecast import Backtest, Positions
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


def entry_step(asked: Asked) -> Step:
    """Give the step."""
    settings = find("positions", "entry").bind(asked.entry)

    def work(done: Mapping[str, Result]) -> Result:
        cube = cube_of(done)
        found = entry(cube.counts, **settings)  # type: ignore[arg-type]
        frame = cube.cells(probability=found.probability, score=found.score)
        tables = {"coefficients": _coefficients(found)}
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

    return Step(NAME, Words("进入概率与检验", "entry and its test"), {"settings": settings}, work, needs=(COUNTS,))


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
