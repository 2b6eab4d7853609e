"""What ranks become when the figures carry noise of a stated model; imputed figures may carry more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from xinzhi.lang import Words
from xinzhi.measures.registry import find
from xinzhi.measures.robustness import data_noise, rank_sets, ranks
from xinzhi.study import index
from xinzhi.study.made.unsure import filled_spread, fills_reach_index
from xinzhi.study.plan import Step
from xinzhi.study.prepared import treated
from xinzhi.study.result import Result

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from xinzhi.measures.robustness import Noise
    from xinzhi.study.bench import Bench
    from xinzhi.study.matrix import Matrix
    from xinzhi.study.study import Study

NAME = "noise"
DRAWS, LEVEL = 500, 0.9
UNSURE = ("imputed", "estimated")


def noise_steps(study: Study, bench: Bench) -> list[Step]:
    """Give the step that draws noise on the figures; none where the study states no model of it and fills nothing.

    A figure that the study filled carries at least the spread of its fill.
    """
    stated, filled = study.spec.robustness.noise, fills_reach_index(study)
    if stated is None and not filled:
        return []
    asked = stated or (0.0, 0.0)

    def work(done: Mapping[str, Result]) -> Result:
        matrix = bench.figures(done)
        unsure, of_filled = _unsure(done, matrix), filled_spread(done, matrix)
        spread = np.maximum(np.where(unsure, asked[1], asked[0]), of_filled)

        def scored(x: NDArray[np.float64]) -> NDArray[np.float64]:
            return _last_scores(study, treated(study, replace(matrix, values=x)))

        found = data_noise(
            matrix.values, spread, scored, model="relative", draws=DRAWS, seed=study.spec.robustness.seed, level=LEVEL
        )
        return Result(
            NAME,
            _frame(matrix, found),
            diagnostics={
                "period": matrix.periods[-1],
                "draws": DRAWS,
                "level": LEVEL,
                "figures": asked[0],
                "imputed": asked[1],
                "unsure_cells": int(unsure.sum()),
                "filled_cells": int((of_filled > 0).sum()),
                "filled_spread": float(np.median(of_filled[of_filled > 0])) if (of_filled > 0).any() else 0.0,
            },
            citations=(find("robustness", "rank_sets").cite,),
            seed=study.spec.robustness.seed,
        )

    record = {
        "noise": list(asked),
        "draws": DRAWS,
        "level": LEVEL,
        "seed": study.spec.robustness.seed,
        "nominal": study.variants.nominal.record(),
    }
    title = Words("数据误差下的位次", "ranks under noise of the figures")
    return [Step(NAME, title, record, work, ("panel", "values", "weights", "index"))]


def _unsure(done: Mapping[str, Result], matrix: Matrix) -> NDArray[np.bool_]:
    """Tell which cells rest on a figure that was imputed or estimated, shape (periods, regions, indicators)."""
    out = np.zeros(matrix.values.shape, dtype=bool)
    evidence = done["panel"].tables["evidence"].filter(pl.col("status").is_in(UNSURE)).select(evidence_id="id")
    cells = done["values"].tables["lineage"].join(evidence, on="evidence_id", how="semi")
    at = ({p: k for k, p in enumerate(matrix.periods)}, {r: k for k, r in enumerate(matrix.regions)})
    indicators = {i: k for k, i in enumerate(matrix.indicators)}
    for period, region, indicator in cells.select("period", "region", "indicator").unique().iter_rows():
        out[at[0][period], at[1][region], indicators[indicator]] = True
    return out


def _last_scores(study: Study, matrix: Matrix) -> NDArray[np.float64]:
    """Score the last period anew from treated figures: normalisation and weights included."""
    pool, choice = study.spec.index.pool, study.spec.index.weight
    by_pool = index.weights(matrix, choice.method, choice.settings, study.spec.index)
    return index.scores(matrix, study.variants.nominal, by_pool, pool)[-len(matrix.regions) :]


def _frame(matrix: Matrix, found: Noise) -> pl.DataFrame:
    scores, possible = found.scores, found.scores + found.errors
    sets, drawn = rank_sets(scores, possible, level=LEVEL), ranks(possible)
    return pl.DataFrame(
        {
            "region": matrix.regions,
            "score": scores,
            "score_low": found.low,
            "score_high": found.high,
            "rank": ranks(scores),
            "rank_low": np.asarray(sets.rank_low),
            "rank_high": np.asarray(sets.rank_high),
            "probability_first": (drawn == 1).mean(axis=0),
            "probability_of_rank": (drawn == ranks(scores)).mean(axis=0),
        }
    )
