"""The step of the chains: coupling coordination of the systems, its range over the draws, lag and lead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from xinzhi.errors.chains import ChainsError
from xinzhi.lang import Words
from xinzhi.measures.coupling import coordination, lag_lead
from xinzhi.measures.registry import find
from xinzhi.study import index
from xinzhi.study.chains_in_time import in_time
from xinzhi.study.over_draws import OverDraws, over_draws
from xinzhi.study.plan import Step
from xinzhi.study.result import Result
from xinzhi.study.systems import System, shared

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from xinzhi.study.bench import Bench
    from xinzhi.study.study import Study

NAME = "coupling/coordination"
OTHER = {"standard": "modified", "modified": "standard"}


def coupling_step(study: Study, bench: Bench, systems: tuple[System, ...], settings: dict[str, Any]) -> Step:
    """Give the step.

    Parameters
    ----------
    study, bench
        The study, and what its steps share.
    systems
        The systems with their indicators.
    settings
        ``formula``, ``edges``, ``weights`` of the systems in their order, ``band`` of lag and lead, and the ``longest``
        lag in time.
    """
    held = {one.key: list(one.indicators) for one in systems}
    degree = {key: settings[key] for key in ("formula", "edges", "weights") if settings.get(key) is not None}

    def work(done: Mapping[str, Result]) -> Result:
        u = _nominal(study, bench, done, held)
        cube = bench.system_cube(done, held)
        drawn = over_draws(cube, lambda y: _measured(y, degree, settings), takes="nonnegative", most=1.0)
        found = coordination(u, **degree)
        behind = lag_lead(u, **_lag(settings))
        frame = bench.matrix(done).keys().with_columns(**_columns(found, behind.holds_back, drawn, list(held)))
        frame = frame.with_columns(robust=pl.col("level_agree") >= study.spec.robustness.agree)
        panel, seed = u.reshape(cube.shape[1:]), study.spec.robustness.seed
        order = in_time(list(held), panel, cube, longest=settings["longest"], seed=seed)
        tables = {"systems": _systems(bench, done, list(held), u, behind), "lags": order.lags, "ahead": order.ahead}
        other = coordination(u, **degree | {"formula": OTHER[settings["formula"]]})
        return Result(
            NAME,
            frame,
            tables,
            diagnostics=_diagnostics(study, systems, drawn, (found.level != other.level) & (other.level > 0))
            | {"in_time": order.enough, "longest": settings["longest"]}
            | _trend(found.coordination, drawn, len(bench.matrix(done).periods)),
            notes=tuple(asdict(note) for note in _notes(study, systems, drawn)),
            citations=(find("coupling", "coordination").cite, find("coupling", "lag_lead").cite)
            + ((find("coupling", "lagged_correlation").cite,) if order.enough else ()),
        )

    record = {"method": NAME, "systems": held, "settings": settings, "agree": study.spec.robustness.agree}
    return Step(NAME, Words("耦合协调度", "coupling coordination"), record, work, ("values", "draws", "weights"))


def _nominal(
    study: Study, bench: Bench, done: Mapping[str, Result], systems: dict[str, list[str]]
) -> NDArray[np.float64]:
    """Give the nominal scores of the systems, shape (rows, systems)."""
    matrix, nominal = bench.matrix(done), study.variants.nominal
    by_pool = done["weights"].frame["weight"].to_numpy().reshape(-1, len(matrix.indicators))
    columns = {key: [matrix.indicators.index(one) for one in held] for key, held in systems.items()}
    u = np.stack(list(index.system_scores(matrix, nominal, by_pool, study.spec.index.pool, columns).values()), axis=1)
    if (u < 0).any() or (u > 1 + 1e-12).any():
        method = find("normalise", nominal.normalise.method)
        raise ChainsError.no_coupling(study.spec.file, "index.normalise", Words(method.zh, method.en))
    return u


def _lag(settings: dict[str, Any]) -> dict[str, Any]:
    return {key: settings[key] for key in ("formula", "weights", "band") if settings.get(key) is not None}


def _measured(
    y: NDArray[np.float64], degree: dict[str, Any], settings: dict[str, Any]
) -> dict[str, NDArray[np.float64]]:
    """Measure all draws at once; y has shape (kept, periods, regions, systems), the parts (kept, rows)."""
    flat = np.minimum(y.reshape(-1, y.shape[-1]), 1.0)
    found = coordination(flat, **degree)
    behind = lag_lead(flat, **_lag(settings)).holds_back
    shape = (len(y), -1)
    return {
        "coupling": found.coupling.reshape(shape),
        "development": found.development.reshape(shape),
        "coordination": found.coordination.reshape(shape),
        "level": found.level.reshape(shape).astype(np.float64),
        "holds_back": behind.reshape(shape).astype(np.float64),
    }


def _columns(found: Any, holds_back: NDArray[np.int64], drawn: OverDraws, keys: list[str]) -> dict[str, pl.Series]:
    band, steps = drawn.band("coordination", found.coordination), drawn.band("level", found.level)
    named = np.array([*keys, ""], dtype=object)
    shape = found.level.shape
    values: dict[str, Any] = {
        "coupling": found.coupling,
        "development": found.development,
        "coordination": found.coordination,
        "coordination_low": band.low,
        "coordination_high": band.high,
        "level": found.level,
        "level_low": np.floor(steps.low).astype(np.int64),
        "level_high": np.ceil(steps.high).astype(np.int64),
        "level_agree": np.broadcast_to(drawn.agree("level", lambda y: y == found.level), shape),
        "holds_back": named[holds_back].tolist(),
        "holds_back_agree": np.broadcast_to(drawn.agree("holds_back", lambda y: y == holds_back), shape),
    }
    return {key: pl.Series(value) for key, value in values.items()}


def _systems(
    bench: Bench, done: Mapping[str, Result], keys: list[str], u: NDArray[np.float64], behind: Any
) -> pl.DataFrame:
    rows = bench.matrix(done).keys()
    return pl.concat(
        rows.with_columns(
            system=pl.lit(key),
            score=pl.Series(u[:, k]),
            relative=pl.Series(behind.relative[:, k]),
            position=pl.Series(behind.position[:, k]),
            gain=pl.Series(behind.gain[:, k]),
        )
        for k, key in enumerate(keys)
    )


def _diagnostics(
    study: Study, systems: tuple[System, ...], drawn: OverDraws, changed: NDArray[np.bool_]
) -> dict[str, Any]:
    return {
        "draws": drawn.total,
        "usable": len(drawn.kept),
        "systems": {one.key: {**asdict(one.name), "indicators": list(one.indicators)} for one in systems},
        "shared": [asdict(one) for one in shared(systems, study.framework)],
        "other_form_changes_level": float(changed.mean()),
    }


def _trend(degree: NDArray[np.float64], drawn: OverDraws, periods: int) -> dict[str, Any]:
    """Tell how the mean degree went from first to last period, and the share of draws that agree on the way."""
    mean = degree.reshape(periods, -1).mean(axis=1)
    change = mean[-1] - mean[0]

    def same_way(y: NDArray[np.float64]) -> NDArray[np.bool_]:
        means = y.reshape(len(y), periods, -1).mean(axis=2)
        return np.asarray(np.sign(means[:, -1] - means[:, 0]) == np.sign(change))

    agree = float(drawn.agree("coordination", same_way)) if len(drawn.kept) else None
    return {"mean_first": float(mean[0]), "mean_last": float(mean[-1]), "change_agree": agree}


def _notes(study: Study, systems: tuple[System, ...], drawn: OverDraws) -> list[Words]:
    names = {one.key: one.name for one in systems}
    leaves = {leaf.id: leaf.name for leaf in study.framework.indicators}
    found = []
    for pair in shared(systems, study.framework):
        one, other = names[pair.first], names[pair.second]
        if pair.indicators:
            both = [leaves[leaf] for leaf in pair.indicators]
            found.append(
                Words(
                    f"注意：“{one.zh}”与“{other.zh}”共用指标（{'、'.join(w.zh for w in both)}），两者由构造而相关，协调度偏高。",
                    f"Warning: '{one.en}' and '{other.en}' share indicators ({', '.join(w.en for w in both)}); they are "
                    "correlated by construction, and coordination is too high.",
                )
            )
        elif pair.figures:
            found.append(
                Words(
                    f"“{one.zh}”与“{other.zh}”的指标用到同一批原始数据（{'、'.join(pair.figures)}），两者的相关有一部分来自构造。",
                    f"Indicators of '{one.en}' and '{other.en}' are made of the same figures ({', '.join(pair.figures)}); part "
                    "of their correlation comes from construction.",
                )
            )
    return [*found, *([drawn.left_out] if drawn.left_out else [])]
