"""Spatial weights of regions within a distance, falling with distance or not."""

from __future__ import annotations

from typing import Literal

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures.neighbours import Neighbours, keys
from xinzhi.measures.registry import method
from xinzhi.measures.space import _distances
from xinzhi.measures.types import Array, Places, Regions

NAME = "space/distance_band"
DECAYS = Words("以下之一：none、power、exponential", "one of none, power, exponential")


@method(zh="距离权重", en="Distance weights", cite="Cliff & Ord 1981", role="regions to neighbours")
def distance_band(
    regions: Regions,
    *,
    places: Places,
    limit: float | None = None,
    decay: Literal["none", "power", "exponential"] = "power",
    power: float = 1.0,
    scale: float | None = None,
    islands: _distances.Islands = "refuse",
    metric: _distances.Metric = "sphere",
    standardise: bool = True,
) -> Neighbours:
    r"""Take regions within a distance as neighbours, nearer ones for more.

    Parameters
    ----------
    regions
        Keys of the regions, shape (regions,), each once.
    places
        Longitude and latitude in degrees, or two coordinates of a plane, shape (regions, 2).
    limit
        The distance up to which regions are neighbours, in kilometres on a sphere; None for no limit.
    decay
        ``none`` counts all neighbours alike, ``power`` by one over the distance to a power, ``exponential`` by
        the exponential of minus the distance over `scale`.
    power
        The power, above 0; 1 for the inverse distance and 2 for its square.
    scale
        The distance over which weights fall by a factor e; None for the mean distance between regions.
    islands
        What becomes of regions with nobody within the limit: ``refuse``, ``nearest`` or ``keep``.
    metric
        ``sphere`` for degrees and kilometres, ``plane`` for coordinates of one unit.
    standardise
        Whether each row is divided by its sum.

    Returns
    -------
    Neighbours
        Weights keyed by region.

    Raises
    ------
    MeasureError
        For regions named twice, places missing or out of range, two regions at one place under ``power``, a
        limit, power or scale that is not above 0, and islands under ``refuse``.

    Notes
    -----
    .. math:: w_{ij} = d_{ij}^{-p} \text{ or } e^{-d_{ij} / s} \text{ or } 1 \text{ where } d_{ij} \le L,
              \text{ else } 0.

    Places of provinces are usually their seats of government: another choice of place is another matrix.

    References
    ----------
    Cliff, A. D. & Ord, J. K. (1981). Spatial Processes: Models and Applications. Pion, London.

    Examples
    --------
    >>> places = [[0.0, 0], [1, 0], [5, 0]]
    >>> found = distance_band(["a", "b", "c"], places=places, metric="plane", standardise=False)
    >>> found.of("a")
    {'b': 1.0, 'c': 0.2}
    """
    names = keys(regions, "regions")
    _check(limit, power, scale, decay)
    distances = _distances.apart(places, len(names), metric, NAME)
    far = _distances.others(distances)
    within = far <= (np.inf if limit is None else limit)
    near = _distances.with_islands((within & np.isfinite(far)).astype(float), names, islands, distances, NAME)
    if decay == "power":
        _distances.refuse_same_place(distances, names, Words("位置", "place"))
    matrix = near * _falling(far, decay, power, scale)
    return _distances.named(names, matrix, _rule(limit, decay, power), standardise=standardise)


def _falling(far: Array, decay: str, power: float, scale: float | None) -> Array:
    if decay == "none":
        return np.ones_like(far)
    if decay == "power":
        return np.asarray(far**-power)
    mean = float(np.mean(far[np.isfinite(far)])) if len(far) > 1 else 1.0
    return np.asarray(np.exp(-far / (mean if scale is None else scale)))


def _check(limit: float | None, power: float, scale: float | None, decay: str) -> None:
    for name, value in (("limit", limit), ("power", power), ("scale", scale)):
        if value is not None and not 0 < value < np.inf:
            raise MeasureError.bad_setting(NAME, name, value, _distances.POSITIVE)
    if decay not in {"none", "power", "exponential"}:
        raise MeasureError.bad_setting(NAME, "decay", decay, DECAYS)


def _rule(limit: float | None, decay: str, power: float) -> Words:
    how = {
        "none": Words("等权", "equal weights"),
        "power": Words(f"距离的 -{power:g} 次方", f"distance to the power of -{power:g}"),
        "exponential": Words("距离的负指数", "the negative exponential of distance"),
    }[decay]
    if limit is None:
        return how
    return Words(f"{limit:g} 以内，{how.zh}", f"within {limit:g}, {how.en}")
