"""What regions specialise in, in the last period: RCA, density, complexity, outlook, and the chain where stages are given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import polars as pl

from xinzhi.lang import Words
from xinzhi.measures.positions import chain_map, complexity, density, outlook, product_space, rca
from xinzhi.measures.registry import find
from xinzhi.study.plan import Step
from xinzhi.study.positions.counts import NAME as COUNTS
from xinzhi.study.positions.cube import Cube, cube_of
from xinzhi.study.positions.industries import digest
from xinzhi.study.positions.nearness import apart, holders
from xinzhi.study.result import Result

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from xinzhi.study.positions.asked import Asked

NAME = "positions/structure"
LEAST = 3
Distances: TypeAlias = "dict[tuple[str, str], float] | None"


def structure_step(asked: Asked, industries: pl.DataFrame, distances: Distances = None) -> Step:
    """Give the step; `distances` between regions are of a table beside the study, where there is one."""

    def work(done: Mapping[str, Result]) -> Result:
        cube = cube_of(done)
        last = cube.counts[-1]
        advantage = rca(last)
        known = np.nan_to_num(advantage)
        near, found = density(known, threshold=asked.threshold), complexity(known, threshold=asked.threshold)
        reach = outlook(known, threshold=asked.threshold)
        regions = pl.DataFrame(
            {"region": cube.regions, "eci": found.eci, "diversity": found.diversity, "outlook": reach.outlook}
        )
        tables = {
            "industries": pl.DataFrame({"code": cube.industries, "pci": found.pci, "ubiquity": found.ubiquity}).join(
                industries, on="code", how="left", maintain_order="left"
            ),
            "cells": cube.cells(count=last, rca=advantage, density=near, gain=reach.gain),
            **_map(known, cube, asked),
            **_chain(cube, industries, asked, distances),
        }
        cites = tuple(find("positions", name).cite for name in ("rca", "density", "complexity", "outlook"))
        told = {
            "period": str(cube.periods[-1]),
            "components": found.components,
            "eci_with_size": _alike(found.eci, last.sum(axis=1)),
        }
        return Result(NAME, regions, tables, diagnostics=told, citations=cites)

    record = asked.record("entry", "distances") | {"industries": digest(industries)}
    if industries["stage"].is_not_null().any():
        way = sorted((*pair, value) for pair, value in (distances or {}).items())
        record |= {"cards": list(asked.cards), "way": digest(pl.DataFrame(way, orient="row")) if way else ""}
    return Step(NAME, Words("产业结构", "structure of industries"), record, work, needs=(COUNTS,))


def _alike(eci: NDArray[np.float64], size: NDArray[np.float64]) -> float | None:
    """Give the correlation of complexity with the logarithm of size; None where either tells no regions apart."""
    known = ~np.isnan(eci) & (size > 0)
    if known.sum() < LEAST or eci[known].std() == 0 or np.log(size[known]).std() == 0:
        return None
    return float(np.corrcoef(eci[known], np.log(size[known]))[0, 1])


def _map(known: NDArray[np.float64], cube: Cube, asked: Asked) -> dict[str, pl.DataFrame]:
    """Give the product space: where industries lie, and which are joined."""
    found = product_space(known, threshold=asked.threshold)
    places = pl.DataFrame({"code": cube.industries, "x": found.place[:, 0], "y": found.place[:, 1]})
    ends = [[cube.industries[at] for at in side] for side in found.links.T]
    links = pl.DataFrame({"one": ends[0], "other": ends[1], "proximity": found.proximity})
    return {"places": places, "links": links}


def _chain(cube: Cube, industries: pl.DataFrame, asked: Asked, distances: Distances) -> dict[str, pl.DataFrame]:
    """Give the map of the chain where industries have stages, in the order of the stages' names as first listed."""
    of = {row["code"]: row["stage"] for row in industries.iter_rows(named=True) if row["stage"]}
    names = list(dict.fromkeys(of[code] for code in industries["code"] if code in of))
    stages = [names.index(of[code]) if code in of else -1 for code in cube.industries]
    held = sorted({stage for stage in stages if stage >= 0})
    if not held:
        return {}
    names = [names[stage] for stage in held]
    found = chain_map(cube.counts[-1], [held.index(stage) if stage >= 0 else -1 for stage in stages])
    rows = [
        {
            "region": region,
            "stage": stage,
            "place": at,
            "count": float(found.size[r, at]),
            "rca": float(found.advantage[r, at]),
            "missing": bool(found.missing[r, at]),
            "weak": bool(found.weak[r, at]),
            "extend": bool(found.extend[r, at]),
            "single": bool(found.single[at]),
        }
        for r, region in enumerate(cube.regions)
        for at, stage in enumerate(names)
    ]
    return {"chain": pl.DataFrame(rows), "holders": holders(found, names, cube, asked, apart(distances, cube.regions))}
