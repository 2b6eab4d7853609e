"""Which industries each region may gain, lose or see grow, with the test of such forecasts."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from xinzhi.errors.study import StudyError
from xinzhi.lang import Words
from xinzhi.measures.registry import find
from xinzhi.study.plan import Step
from xinzhi.study.positions.counts import NAME as COUNTS
from xinzhi.study.positions.cube import Cube, cube_of
from xinzhi.study.result import Result

if TYPE_CHECKING:
    from xinzhi.measures.positions._answers import Backtest, Positions, Verdict
    from xinzhi.study.positions.asked import Asked

NAME = "positions/entry"
FORECASTS = {
    "entry": Words("进入概率与检验", "entry and its test"),
    "exits": Words("退出概率与检验", "exit and its test"),
    "growth": Words("比重上升的概率与检验", "growth and its test"),
}
PARTLY = "*"  # an industry of which a part belongs to the tier is judged with it
MEASURES = (
    "auc",
    "average_precision",
    "precision_at_10",
    "brier_skill",
    "calibration_error",
    "top_decile_ratio",
)


def forecast_step(name: str, asked: Asked, industries: pl.DataFrame, file: str) -> Step:
    """Give the step of one forecast: entry, exits or growth; `file` is the study, for messages."""
    method = find("positions", name)
    settings = method.bind(asked.forecasts[name])
    tiers = {code: (tier or "").rstrip(PARTLY) for code, tier in industries.select("code", "tier").iter_rows()}
    what_if = asked.what_if if name == "entry" else {}

    def work(done: Mapping[str, Result]) -> Result:
        cube = cube_of(done)
        labels = [tiers.get(code, "") for code in cube.industries]
        found: Positions = method.fn(cube.counts, labels, **settings)
        chances = {"probability": found.probability, "score": found.score}
        frame = cube.cells(**chances, foretold=found.foretold, came=found.came)
        tables = {"coefficients": _coefficients(found), "what_if": _what_if(cube, found, what_if, file)}
        if found.backtest is not None:
            tables["backtest"] = _backtest(found.backtest)
        return Result(
            f"positions/{name}",
            frame,
            tables,
            diagnostics=_told(found, cube.periods, int(str(settings["horizon"]))),
            citations=(method.cite,),
            seed=int(str(settings["seed"])),
        )

    record = {"settings": settings, "what_if": what_if, "tiers": {k: v for k, v in sorted(tiers.items()) if v}}
    return Step(f"positions/{name}", FORECASTS[name], record, work, needs=(COUNTS,))


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


def _told(found: Positions, periods: list[Any], horizon: int) -> dict[str, Any]:
    test = found.backtest
    shown = found.probability[~np.isnan(found.probability)]
    return {
        "abstains": found.abstains,
        "reason": {"zh": found.reason.zh, "en": found.reason.en},
        "confirmed": found.confirmed,
        "settings": found.settings,
        "periods": [str(period) for period in periods],
        "horizon": horizon,
        "uneven": uneven(periods),
        "regions": int(found.regions.sum()),
        "industries": int(found.industries.sum()),
        "left_out": [int((~found.regions).sum()), int((~found.industries).sum())],
        "candidates": len(shown),
        "base_rate": None if test is None else test.base_rate,
        "scored": None if test is None else test.candidates,
        "learnt_from": None if test is None else test.learnt_from,
        "tiers": [_verdict(each) for each in found.tiers],
    }


def _verdict(found: Verdict) -> dict[str, Any]:
    test = found.backtest
    return {
        "tier": found.tier,
        "abstains": found.abstains,
        "reason": {"zh": found.reason.zh, "en": found.reason.en},
        "confirmed": found.confirmed,
        "scored": None if test is None else test.candidates,
        "base_rate": None if test is None else test.base_rate,
        "auc": None if test is None else float(test.auc[0]),
        "best_rule_auc": None if test is None else float(test.auc[1:].max()),
    }


def uneven(periods: list[Any]) -> bool:
    """Tell whether the steps between the periods differ, where they are years.

    >>> uneven([2011, 2016, 2021]), uneven([2011, 2012, 2014])
    (False, True)
    """
    if not all(isinstance(period, int) for period in periods):
        return False
    return len({later - earlier for earlier, later in pairwise(periods)}) > 1
