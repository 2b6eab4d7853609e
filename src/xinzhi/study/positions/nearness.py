"""How far regions are apart, and who near a region has what it lacks of a chain."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from xinzhi.errors.study import StudyError
from xinzhi.study.regional import weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from xinzhi.measures.positions.chain_map import ChainMap
    from xinzhi.study.positions.asked import Asked
    from xinzhi.study.positions.cube import Cube

SEATS, HELD = "seats", 3
EARTH = 6371.0088  # mean radius in kilometres, IUGG
COLUMNS = ("from", "to", "value")
HOLDERS = {"region": pl.String, "stage": pl.String, "other": pl.String, "count": pl.Float64, "distance": pl.Float64}


def read_distances(asked: Asked, folder: Path, file: str) -> dict[tuple[str, str], float] | None:
    """Read the table of distances, (from, to) → value; None where the study names none. `file` is for messages.

    Raises
    ------
    StudyError
        When it cannot be read, lacks a column, or a value is no number of 0 or above.
    """
    if asked.distances in {"", SEATS}:
        return None
    out: dict[tuple[str, str], float] = {}
    try:
        with (folder / asked.distances).open(encoding="utf-8-sig", newline="") as held:
            for row in csv.DictReader(held):
                out[row["from"].strip(), row["to"].strip()] = float(row["value"])
    except (OSError, UnicodeDecodeError, KeyError, ValueError, AttributeError, TypeError):
        out = {("", ""): -1.0}
    if not all(0 <= value < np.inf for value in out.values()):
        raise StudyError.bad_value(
            file,
            "positions.distances",
            asked.distances,
            "seats，或一个 UTF-8 的 csv 文件，含 from、to、value 三列，value 为不小于 0 的数",
            "seats, or a csv file in UTF-8 with the columns from, to and value, each value a number of 0 or more",
        )
    return out


def apart(given: dict[tuple[str, str], float] | None, regions: Sequence[str]) -> NDArray[np.float64]:
    """Give distances, shape (regions, regions): of the table, or else between seats in kilometres; NaN where unknown."""
    out = np.full((len(regions), len(regions)), np.nan)
    if given is None:
        return _seats(list(regions))
    place = {region: at for at, region in enumerate(regions)}
    for (one, other), value in given.items():
        if one in place and other in place:
            out[place[one], place[other]] = value
    return np.asarray(np.where(np.isnan(out), out.T, out))


def _seats(regions: list[str]) -> NDArray[np.float64]:
    lon, lat = np.radians(np.array(weights.places(regions), np.float64)).T
    half = (
        np.sin((lat[:, None] - lat) / 2) ** 2
        + np.cos(lat[:, None]) * np.cos(lat) * np.sin((lon[:, None] - lon) / 2) ** 2
    )
    return np.asarray(2 * EARTH * np.arcsin(np.sqrt(np.clip(half, 0, 1))))


def holders(found: ChainMap, names: list[str], cube: Cube, asked: Asked, way: NDArray[np.float64]) -> pl.DataFrame:
    """Give for what the regions with a card lack of the chain who has it: the nearest first, the largest where unknown."""
    rows: list[tuple[str, str, str, float, float | None]] = []
    for region in (each for each in asked.cards if each in cube.regions):
        r = cube.regions.index(region)
        for stage in np.flatnonzero(found.missing[r]):
            has = np.flatnonzero(found.size[:, stage] > 0)
            far = np.where(np.isnan(way[r, has]), np.inf, way[r, has])
            first = has[np.lexsort((has, -found.size[has, stage], np.round(far, 6)))][:HELD]
            rows += [
                (
                    region,
                    names[stage],
                    cube.regions[other],
                    float(found.size[other, stage]),
                    None if np.isnan(way[r, other]) else float(way[r, other]),
                )
                for other in first
            ]
    return pl.DataFrame(rows, schema=HOLDERS, orient="row")
