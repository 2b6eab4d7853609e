"""The step that explains scores: contributions, obstacles, effective weights, strengths and weaknesses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from xinzhi.errors.study import StudyError
from xinzhi.lang import Words
from xinzhi.measures.explain import contribution, effective_weight, obstacle, strength
from xinzhi.measures.registry import find
from xinzhi.study import index
from xinzhi.study.plan import Step
from xinzhi.study.result import Result
from xinzhi.study.spec import Choice

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from xinzhi.study.bench import Bench
    from xinzhi.study.matrix import Matrix
    from xinzhi.study.study import Study
    from xinzhi.study.variants import Variant

NAME = "explain"
MEANS = ("arithmetic", "geometric", "harmonic", "power")
NO_PARTS = Words(
    "所用合成方法把各行相互比较，或另有扣分，得分不能无余项地分到各指标，贡献一项从略。",
    "The aggregation compares rows with each other, or takes a penalty off: scores do not split into indicators without a remainder, "
    "and contributions are left out.",
)


@dataclass(frozen=True, slots=True)
class _Ground:
    """What the explanations rest on: normalised figures (rows, indicators), weights (pools, indicators), the means.

    `split` has the settings under which scores split into contributions; None where they do not.
    """

    matrix: Matrix
    z: NDArray[np.float64]
    scaled: NDArray[np.float64]
    by_pool: NDArray[np.float64]
    split: dict[str, Any] | None

    @property
    def regions(self) -> int:
        return len(self.matrix.regions)

    def rows(self, period: int) -> slice:
        """Give the rows of a period, counted from 0; -1 is the last."""
        at = period % len(self.matrix.periods)
        return slice(at * self.regions, (at + 1) * self.regions)

    def weights(self, period: int) -> NDArray[np.float64]:
        """Give the weights that a period is scored with."""
        return np.asarray(self.by_pool[period % len(self.by_pool)] if len(self.by_pool) > 1 else self.by_pool[0])


def explain_step(study: Study, bench: Bench, settings: dict[str, dict[str, Any]], groups: str | None) -> Step:
    """Give the step; `groups` names the grouping whose members are peers, all other regions where None."""
    members = study.grouping(groups) if groups else None

    def work(done: Mapping[str, Result]) -> Result:
        ground = _ground(study, bench, done)
        peers = _peers(ground.matrix, members, groups)
        frame = pl.concat(_period(ground, at, peers, settings) for at in range(len(ground.matrix.periods)))
        tables = {"weights": _effective(ground), "obstacles": _first_obstacles(study, ground)}
        if ground.split is not None and len(ground.matrix.periods) > 1:
            tables["change"] = _change(ground)
        notes = () if ground.split is not None else (asdict(NO_PARTS),)
        cites = tuple(
            find("explain", name).cite for name in ("contribution", "obstacle", "effective_weight", "strength")
        )
        return Result(NAME, frame, tables, notes=notes, citations=cites)

    record = {
        "settings": settings,
        "groups": members,
        "nominal": study.variants.nominal.record(),
        "pool": study.spec.index.pool,
    }
    title = Words("解释得分", "explaining scores")
    return Step(NAME, title, record, work, ("values", "draws", "weights"))


def _ground(study: Study, bench: Bench, done: Mapping[str, Result]) -> _Ground:
    matrix, nominal, pool = bench.matrix(done), study.variants.nominal, study.spec.index.pool
    by_pool = done["weights"].frame["weight"].to_numpy().reshape(-1, len(matrix.indicators))
    z = index.normalised(matrix, nominal.normalise, pool)
    return _Ground(matrix, z, index.normalised(matrix, Choice("minmax"), pool), by_pool, _split(matrix, nominal))


def _peers(matrix: Matrix, members: dict[str, str] | None, groups: str | None) -> list[str] | None:
    if members is None:
        return None
    lost = [region for region in matrix.regions if region not in members]
    if lost:
        raise StudyError.ungrouped(groups or "", lost)
    return [members[region] for region in matrix.regions]


def _period(ground: _Ground, at: int, peers: list[str] | None, settings: dict[str, dict[str, Any]]) -> pl.DataFrame:
    """Explain the scores of one period: one row a region and indicator."""
    matrix, rows, w = ground.matrix, ground.rows(at), ground.weights(at)
    z = ground.z[rows]
    place = strength(z, peers, **settings["explain/strength"])
    columns: dict[str, Any] = {
        "value": z.ravel(),
        "obstacle": obstacle(ground.scaled[rows], w).ravel(),
        "ahead": place.ahead.ravel(),
        "gap": place.gap.ravel(),
        "strong": place.strong.ravel(),
        "weak": place.weak.ravel(),
    }
    if ground.split is not None:
        columns["contribution"] = _parts(ground.split, z, w).ravel()
    indicators = len(matrix.indicators)
    return pl.DataFrame(
        {
            "region": np.repeat(matrix.regions, indicators),
            "period": np.full(len(matrix.regions) * indicators, matrix.periods[at]),
            "indicator": matrix.indicators * len(matrix.regions),
            **columns,
        }
    )


def _split(matrix: Matrix, nominal: Variant) -> dict[str, Any] | None:
    """Give the settings of contributions: the means within and across, what becomes of gaps; None for other ways."""
    ways = {"mean": nominal.aggregate, **({"across": nominal.across} if nominal.across else {})}
    if any(way.method not in MEANS for way in ways.values()):
        return None
    found: dict[str, Any] = {key: way.method for key, way in ways.items()}
    for key, way in ways.items():
        if way.method == "power":
            found["exponent" if key == "mean" else "across_exponent"] = way.settings["exponent"]
    if nominal.across:
        place = {column: at for at, own in enumerate(matrix.tree) for column in own}
        found["groups"] = [place[column] for column in range(len(matrix.indicators))]
    kept = ("missing", "coverage")
    return found | {key: value for key, value in nominal.aggregate.settings.items() if key in kept}


def _parts(split: dict[str, Any], z: NDArray[np.float64], w: NDArray[np.float64]) -> NDArray[np.float64]:
    """Split scores: of themselves for arithmetic means, against the mean figures of the period for others."""
    if {split["mean"], split.get("across", "arithmetic")} == {"arithmetic"}:
        return np.asarray(contribution(z, w, **split).parts)
    held = ~np.isnan(z)
    base = np.where(held, z, 0).sum(axis=0) / np.maximum(held.sum(axis=0), 1)
    return np.asarray(contribution(z, w, base=np.where(held.any(axis=0), base, np.nan), **split).parts)


def _change(ground: _Ground) -> pl.DataFrame:
    """Split the change of each score from the first to the last period."""
    first, last = ground.rows(0), ground.rows(-1)
    found = contribution(
        ground.z[last], ground.weights(-1), base=ground.z[first], base_weights=ground.weights(0), **(ground.split or {})
    )
    indicators = len(ground.matrix.indicators)
    return pl.DataFrame(
        {
            "region": np.repeat(ground.matrix.regions, indicators),
            "indicator": ground.matrix.indicators * ground.regions,
            "change": found.parts.ravel(),
            "figures": found.figures.ravel(),
            "weights": found.weights.ravel(),
        }
    )


def _effective(ground: _Ground) -> pl.DataFrame:
    """Set effective weights beside the nominal ones, over all rows, or over the last period where pools are periods."""
    alone = len(ground.by_pool) > 1
    z = ground.z[ground.rows(-1)] if alone else ground.z
    found = effective_weight(z, ground.weights(-1))
    return pl.DataFrame(
        {
            "indicator": ground.matrix.indicators,
            "nominal": found.nominal,
            "effective": found.effective,
            "correlation": found.correlation,
            "importance": found.importance,
        }
    )


def _first_obstacles(study: Study, ground: _Ground) -> pl.DataFrame:
    """Give the first obstacle of each region in the last period, and the share of draws in which it is the first."""
    moved, _ = index.drawn_weights(ground.matrix, study.variants, study.spec)
    lacking = 1 - ground.scaled[ground.rows(-1)]
    weight = moved[:, -1] / moved[:, -1].sum(axis=1, keepdims=True)
    first = np.argmax(np.where(np.isnan(lacking), -1.0, lacking) * ground.weights(-1), axis=1)
    agree = np.empty(ground.regions)
    for unit in range(ground.regions):
        parts = weight * np.where(np.isnan(lacking[unit]), -1.0, lacking[unit])
        agree[unit] = (parts.argmax(axis=1) == first[unit]).mean()
    return pl.DataFrame(
        {
            "region": ground.matrix.regions,
            "indicator": [ground.matrix.indicators[at] for at in first],
            "agree": agree,
        }
    )
