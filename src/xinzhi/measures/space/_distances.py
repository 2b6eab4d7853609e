"""How far regions are apart, and what is done with regions nobody is near."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.neighbours import NeighboursError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.neighbours import Neighbours, keys, shares
from xinzhi.measures.types import Array, Places, Regions

EARTH = 6371.0088  # mean radius in kilometres, IUGG
PLACES = Words(
    "二维：地区 × (经度, 纬度)，或平面上的两个坐标",
    "two-dimensional, regions × (longitude, latitude) or two coordinates",
)
DEGREES = Words(
    "经度在 -180 与 180 之间、纬度在 -90 与 90 之间的度数",
    "degrees, longitude from -180 to 180 and latitude from -90 to 90",
)
POSITIVE = Words("大于 0 的数", "a number above 0")
METRICS = Words("以下之一：sphere、plane", "one of sphere, plane")
ISLANDS = Words("以下之一：refuse、nearest、keep", "one of refuse, nearest, keep")
Metric = Literal["sphere", "plane"]
Islands = Literal["refuse", "nearest", "keep"]


def apart(places: Places, regions: int, metric: Metric, method: str) -> Array:
    """Give distances (regions, regions): great circles in kilometres on a `sphere`, in the places' unit on a `plane`."""
    if metric not in {"sphere", "plane"}:
        raise MeasureError.bad_setting(method, "metric", metric, METRICS)
    at = _checks.numbers(places, "places")
    if at.ndim != 2 or at.shape[1] != 2:
        raise MeasureError.wrong_shape("places", at.shape, PLACES)
    if len(at) != regions:
        raise MeasureError.wrong_length("places", len(at), "regions", regions)
    _checks.refuse("missing", np.isnan(at), "places")
    if metric == "plane":
        return np.asarray(np.hypot(at[:, :1] - at[:, 0], at[:, 1:] - at[:, 1]))
    if (np.abs(at) > [180.0, 90.0]).any():
        raise MeasureError.wrong_values("places", DEGREES)
    lon, lat = np.radians(at).T
    # Haversine: exact for places near each other too.
    half = (
        np.sin((lat[:, np.newaxis] - lat) / 2) ** 2
        + np.cos(lat[:, np.newaxis]) * np.cos(lat) * np.sin((lon[:, np.newaxis] - lon) / 2) ** 2
    )
    return np.asarray(2 * EARTH * np.arcsin(np.sqrt(np.clip(half, 0, 1))))


def others(distances: Array) -> Array:
    """Give the distances with infinity on the diagonal, so that nobody is nearest to itself."""
    out = distances.copy()
    np.fill_diagonal(out, np.inf)
    return out


def refuse_same_place(distances: Array, names: Sequence[str], what: Words) -> None:
    """Raise a NeighboursError where two regions are no distance apart."""
    close = np.argwhere(np.triu(others(distances) <= 0))
    if len(close):
        raise NeighboursError.same_place([f"{names[i]}–{names[j]}" for i, j in close.tolist()], what)


def with_islands(near: Array, names: Sequence[str], rule: Islands, distances: Array | None, method: str) -> Array:
    """Do with regions without neighbours (regions, regions) as the rule says; links made for them go both ways."""
    if rule not in {"refuse", "nearest", "keep"}:
        raise MeasureError.bad_setting(method, "islands", rule, ISLANDS)
    alone: NDArray[np.intp] = np.flatnonzero(~near.any(axis=1))
    if rule == "keep" or not alone.size:
        return near
    if rule == "refuse":
        raise NeighboursError.islands([names[i] for i in alone])
    if distances is None:
        raise MeasureError.missing_setting(method, "places")
    out, far = near.copy(), others(distances)
    for i in alone:
        closest = np.flatnonzero(far[i] == far[i].min())
        out[i, closest] = out[closest, i] = 1.0
    return out


def named(regions: Regions, matrix: Array, rule: Words, *, standardise: bool) -> Neighbours:
    """Key a matrix by region, each row divided by its sum where asked."""
    found = Neighbours(keys(regions, "regions"), matrix, rule)
    return found.row_standardised() if standardise else found


def blended(first: Array, second: Array, share: float) -> Array:
    """Mix two matrices, each row divided by its sum first, so that neither weighs by its unit."""
    return np.asarray(share * shares(first) + (1 - share) * shares(second))
