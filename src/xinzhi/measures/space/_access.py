"""Ways between places: checked, made shortest, and with new links."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from xinzhi.errors.groups import GroupsError
from xinzhi.errors.measures import MeasureError
from xinzhi.errors.regions import RegionsError
from xinzhi.lang import Words
from xinzhi.measures import _checks, _panels
from xinzhi.measures.types import Array, Distances, Links, Sizes

AXES = Words("地区, 地区", "region, region")
LINKS = Words(
    "（起点, 终点, 大于 0 的时间或距离），位置从 0 数且不相同",
    "(from, to, time or distance above 0), two positions counted from 0",
)
ABOVE = Words("大于 0 的有限的数", "a finite number above 0")
OWN = Words("以下之一：diagonal、none", "one of diagonal, none")


@dataclass(frozen=True, slots=True)
class Ways:
    """Sizes (regions,), distances now and with the links (regions, regions), infinite where there is no way."""

    sizes: Array
    now: Array
    after: Array


def ways(sizes: Sizes, distances: Distances, links: Links | None, name: str, *, own: str, network: bool) -> Ways:
    """Check what is given and find the shortest ways."""
    if own not in {"diagonal", "none"}:
        raise MeasureError.bad_setting(name, "own", own, OWN)
    sizes = _checks.quantities(sizes, "sizes")
    length = _square(distances, len(sizes), own)
    longer = length if links is None else _linked(length, links)
    now, after = (_shortest(one) if network else one for one in (length, longer))
    cut = np.flatnonzero(np.isinf(after + np.diag(np.full(len(after), np.inf))).all(axis=1))
    if len(cut):
        raise RegionsError.no_neighbours(cut.tolist())
    return Ways(sizes, now, after)


def summed(ways: Ways, rule: Callable[[Array], Array], *, own: bool) -> tuple[Array, Array, Array, Array, Array, Array]:
    """Sum the sizes by a rule of the distance: value, own part, after, gain, and both tables of distances."""
    before, inside = _sum(ways.sizes, ways.now, rule, own=own)
    after, _ = _sum(ways.sizes, ways.after, rule, own=own)
    gain = np.divide(after - before, before, out=np.full_like(before, np.nan), where=before > 0)
    # A pair that cannot be reached is NaN: no infinite value leaves.
    now, then = (np.where(np.isinf(one), np.nan, one) for one in (ways.now, ways.after))
    return before, inside, after, gain, now, then


def above_zero(value: float, name: str, setting: str) -> None:
    """Refuse a setting that is not a finite number above 0."""
    if not (np.isfinite(value) and value > 0):
        raise MeasureError.bad_setting(name, setting, value, ABOVE)


def _sum(sizes: Array, length: Array, rule: Callable[[Array], Array], *, own: bool) -> tuple[Array, Array]:
    factor = np.zeros_like(length)
    reached = np.isfinite(length) & ~np.eye(len(length), dtype=bool)
    factor[reached] = rule(length[reached])
    inside = sizes * rule(np.diagonal(length)) if own else np.zeros(len(sizes))
    return factor @ sizes + inside, inside


def _square(distances: Distances, regions: int, own: str) -> Array:
    array = _checks.floats(distances, "distances")
    if array.shape != (regions, regions):
        raise MeasureError.wrong_shape(
            "distances", array.shape, Words(f"({regions}, {regions})", f"({regions}, {regions})")
        )
    _panels.refuse("missing", np.isnan(array), "distances", AXES)
    off = ~np.eye(regions, dtype=bool)
    _panels.refuse("nonpositive", (array <= 0) & off, "distances", AXES)
    if own == "diagonal":
        _panels.refuse("nonpositive", (array <= 0) & ~off, "distances", AXES)
        _panels.refuse("infinite", np.isinf(array) & ~off, "distances", AXES)
    return array


def _linked(length: Array, links: Links) -> Array:
    rows = np.asarray(links, dtype=np.float64)
    if rows.ndim != 2 or rows.shape[1:] != (3,):
        raise GroupsError.bad_links(list(links), LINKS)
    ends = rows[:, :2]
    good = (ends == np.floor(ends)).all() and (ends >= 0).all() and (ends < len(length)).all()
    if not (good and (ends[:, 0] != ends[:, 1]).all() and np.isfinite(rows).all() and (rows[:, 2] > 0).all()):
        raise GroupsError.bad_links(rows.tolist(), LINKS)
    out = length.copy()
    for one, other, way in rows:
        i, j = int(one), int(other)
        out[i, j], out[j, i] = min(out[i, j], way), min(out[j, i], way)
    return out


def _shortest(length: Array) -> Array:
    """Give the shortest way between each two places; the diagonal stays as it is."""
    from scipy.sparse.csgraph import floyd_warshall

    found = np.asarray(floyd_warshall(np.where(np.eye(len(length), dtype=bool), 0, length)))
    np.fill_diagonal(found, np.diagonal(length))
    return found
