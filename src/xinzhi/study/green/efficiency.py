"""Efficiency of regions in every period, with the range of each place over specifications."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from xinzhi.measures.registry import find
from xinzhi.study.green.plane import plane
from xinzhi.study.green.tables import keyed
from xinzhi.study.result import Result

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from xinzhi.measures.efficiency._result import Efficiency
    from xinzhi.measures.efficiency.multiverse import Multiverse
    from xinzhi.study.green.figures import Asked, Figures

SAME = 1e-8


def efficiency_result(name: str, asked: Asked, figures: Figures, tolerance: int) -> Result:
    """Measure each period against its own frontier, and again under every specification.

    Ranks within `tolerance` places of one another agree.
    """
    method, many = find(*name.split("/")), find("efficiency", "multiverse")
    rows, slacks, peers, specifications = [], [], [], []
    notes: dict[str, dict[str, str]] = {}
    for t, period in enumerate(figures.periods):
        data = {param: array[t] for param, array in figures.arrays.items()}
        found: Efficiency = method.fn(**data, **asked.settings)
        over: Multiverse = many.fn(**data)
        rows.append(_scores(found, over, figures.regions, period, tolerance))
        slacks.append(_slacks(found, data, figures, period))
        peers.append(_peers(found, figures.regions, period))
        specifications.append(_specifications(over, figures.regions, period))
        notes |= {note.zh: {"zh": note.zh, "en": note.en} for note in found.notes}
    points, line = plane(figures)
    tables = {
        "plane": points,
        "plane_line": line,
        "slacks": pl.concat(slacks),
        "peers": pl.concat(peers),
        "specifications": pl.concat(specifications),
        "lineage": figures.lineage,
    }
    frame = keyed(pl.concat(rows))
    return Result(
        name,
        frame,
        tables,
        diagnostics={
            "specifications": len(over.specifications),
            "certificate": float(frame["certificate"].to_numpy().max()),
            "tolerance": tolerance,
            "model": {"zh": found.model.zh, "en": found.model.en},
        },
        notes=tuple(notes.values()),
        citations=(method.cite, many.cite),
    )


def _scores(found: Efficiency, over: Multiverse, regions: list[str], period: int, tolerance: int) -> pl.DataFrame:
    # Units on the frontier are told apart where the model does so.
    standing = found.parts.get("super_efficiency", found.efficiency)
    nominal = places(standing)
    near = np.abs(over.ranks - nominal) <= tolerance
    return pl.DataFrame(
        {
            "region": regions,
            "period": [period] * len(regions),
            "score": found.score,
            "efficiency": standing,
            "rank": nominal,
            "rank_low": np.minimum(np.floor(over.low).astype(np.int64), nominal),
            "rank_high": np.maximum(np.ceil(over.high).astype(np.int64), nominal),
            "agree": near.mean(axis=0),
            "frontier_share": over.efficient,
            "certificate": found.certificate,
            "status": found.status.tolist(),
            "reason_zh": [None if reason is None else reason.zh for reason in found.reason],
            "reason_en": [None if reason is None else reason.en for reason in found.reason],
        },
        schema_overrides={"reason_zh": pl.String, "reason_en": pl.String},
    )


def places(values: NDArray[np.float64]) -> NDArray[np.int64]:
    """Rank from the highest, those within rounding sharing a place; the last place where missing."""
    held = np.where(np.isnan(values), -np.inf, values)
    return np.array([int((held > value + SAME).sum()) + 1 for value in held], dtype=np.int64)


def _slacks(found: Efficiency, data: dict[str, Any], figures: Figures, period: int) -> pl.DataFrame:
    """Give the distance of every variable to its target, as a share of the value; negative: less is enough."""
    blocks = []
    for param in ("inputs", "outputs", "bad"):
        if param not in data:
            continue
        value, target = data[param], getattr(found.targets, param)
        for k, indicator in enumerate(figures.names[param]):
            blocks.append(
                pl.DataFrame(
                    {
                        "region": figures.regions,
                        "period": [period] * len(figures.regions),
                        "indicator": [indicator] * len(figures.regions),
                        "kind": [param] * len(figures.regions),
                        "value": value[:, k],
                        "target": target[:, k],
                    }
                )
            )
    return pl.concat(blocks).with_columns(gap=pl.when(pl.col("value") > 0).then(pl.col("target") / pl.col("value") - 1))


def _peers(found: Efficiency, regions: list[str], period: int) -> pl.DataFrame:
    sparse = found.peers.tocoo()
    return pl.DataFrame(
        {
            "region": [regions[k] for k in sparse.coords[0]],
            "period": [period] * sparse.nnz,
            "peer": [regions[k] for k in sparse.coords[1]],
            "weight": np.asarray(sparse.data, dtype=np.float64),
        },
        schema={"region": pl.String, "period": pl.Int64, "peer": pl.String, "weight": pl.Float64},
    )


def _specifications(over: Multiverse, regions: list[str], period: int) -> pl.DataFrame:
    count = len(over.specifications)
    return pl.DataFrame(
        {
            "specification": np.repeat([words.zh for words in over.specifications], len(regions)),
            "specification_en": np.repeat([words.en for words in over.specifications], len(regions)),
            "region": regions * count,
            "period": [period] * (count * len(regions)),
            "efficiency": over.scores.ravel(),
            "rank": over.ranks.ravel(),
        }
    )
