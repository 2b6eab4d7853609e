"""The same figures under other frameworks: which findings survive."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from xinzhi.evidence.model import Ledger
from xinzhi.frameworks import evaluate
from xinzhi.lang import Words
from xinzhi.measures.disparity import gini_many
from xinzhi.measures.robustness import ranks
from xinzhi.panel.model import Panel
from xinzhi.study import index
from xinzhi.study.plan import Step
from xinzhi.study.prepared import prepared
from xinzhi.study.result import Result
from xinzhi.study.variants import Variant

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from xinzhi.frameworks import Framework
    from xinzhi.study.study import Study

NAME = "frameworks"
FIRST = 5
EQUAL = Words(
    "研究自己给定的权数只属于本框架，其他框架用等权。",
    "Weights given by the study belong to its own framework; the others are weighed equally.",
)


def frameworks_steps(study: Study) -> list[Step]:
    """Give the step that scores the figures under the other frameworks; none where the study names none."""
    if not study.other_frameworks:
        return []

    def work(done: Mapping[str, Result]) -> Result:
        own = done["index"].frame
        periods = own["period"].unique().sort().to_list()
        regions = own["region"].unique().sort().to_list()
        nominal = own.sort("period", "region")["score"].to_numpy().reshape(len(periods), -1)
        found = {study.framework.id: (study.framework, nominal)}
        panel = Panel(done["panel"].frame, Ledger(done["panel"].tables["evidence"]))
        for framework in study.other_frameworks:
            found[framework.id] = (framework, _scores(study, framework, panel, periods))
        placed = {key: ranks(scores[-1]) for key, (_, scores) in found.items()}
        base = placed[study.framework.id]
        frame = pl.DataFrame(
            [_row(framework, scores, placed[key], base, regions) for key, (framework, scores) in found.items()]
        )
        tables = {"ranks": pl.DataFrame({"region": regions, **placed})}
        tables["ranks_first"] = pl.DataFrame(
            {"region": regions, **{key: ranks(scores[0]) for key, (_, scores) in found.items()}}
        )
        notes = (asdict(EQUAL),) if study.variants.nominal.weight == "given" else ()
        return Result(NAME, frame, tables, diagnostics={"period": periods[-1]}, notes=notes)

    record = {
        "frameworks": [asdict(framework) for framework in study.other_frameworks],
        "nominal": study.variants.nominal.record(),
    }
    return [Step(NAME, Words("换用其他框架", "using other frameworks"), record, work, ("panel", "index"))]


def _scores(study: Study, framework: Framework, panel: Panel, periods: list[int]) -> NDArray[np.float64]:
    """Score the figures under a framework by the nominal choices, shape (periods, regions)."""
    values = evaluate(framework, panel, periods=periods)
    matrix = prepared(study, framework, values.frame, values.missing).matrix
    nominal, pool = study.variants.nominal, study.spec.index.pool
    weight = "equal" if nominal.weight == "given" else nominal.weight
    settings = {} if nominal.weight == "given" else study.spec.index.weight.settings
    variant = Variant(nominal.normalise, weight, nominal.aggregate, nominal.across)
    scores = index.scores(matrix, variant, index.weights(matrix, weight, settings, study.spec.index), pool)
    return scores.reshape(len(matrix.periods), -1)


def _row(
    framework: Framework,
    scores: NDArray[np.float64],
    place: NDArray[np.int64],
    base: NDArray[np.int64],
    regions: list[str],
) -> dict[str, Any]:
    """Compare the ranks of the last period with those under the study's own framework."""
    first = min(FIRST, len(place) - 1)
    together = float(np.corrcoef(place, base)[0, 1]) if np.ptp(place) and np.ptp(base) else float("nan")
    positive = bool((scores >= 0).all() and (scores.sum(axis=1) > 0).all())
    spread = gini_many(scores) if positive else np.full(len(scores), np.nan)
    return {
        "framework": framework.id,
        "zh": framework.name.zh,
        "en": framework.name.en,
        "indicators": len(framework.indicators),
        "rank_correlation": together,
        "mean_shift": float(np.abs(place - base).mean()),
        "leader": regions[int(np.argmin(place))],
        "same_leader": bool((place[base == 1] == 1).all()),
        "shared_first": int(((place <= first) & (base <= first)).sum()),
        "first": first,
        "gini_change": float(spread[-1] - spread[0]),
    }
