"""Spatial weights of regions of like level."""

from __future__ import annotations

from typing import Literal

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _checks, _panels
from xinzhi.measures.neighbours import Neighbours, keys
from xinzhi.measures.registry import method
from xinzhi.measures.space import _distances
from xinzhi.measures.types import Array, Regions, SpatialWeights

NAME = "space/economic_distance"
LEVELS = Words("每个地区一个数，或时期 × 地区", "one number a region, or periods × regions")
FORMS = Words("以下之一：gap、scaled", "one of gap, scaled")


@method(
    zh="经济距离权重",
    en="Economic distance weights",
    cite="Lin, Long & Wu 2005",
    role="regions to neighbours",
)
def economic_distance(
    regions: Regions,
    *,
    levels: Array,
    near: SpatialWeights | None = None,
    form: Literal["gap", "scaled"] = "gap",
    standardise: bool = True,
) -> Neighbours:
    r"""Count regions of a like economic level as near, alone or on top of a geographic matrix.

    Parameters
    ----------
    regions
        Keys of the regions, shape (regions,), each once.
    levels
        The level that is compared, such as real output per person: shape (regions,), or (periods, regions) of
        which the mean over the periods is taken. All above 0 under ``scaled``.
    near
        Geographic weights that the economic ones multiply; None for economic distance alone.
    form
        ``gap`` takes one over the difference of levels; ``scaled`` multiplies each column by its level over
        the mean of all regions, so that richer regions weigh more.
    standardise
        Whether each row is divided by its sum.

    Returns
    -------
    Neighbours
        Weights keyed by region.

    Raises
    ------
    MeasureError
        For regions named twice, levels missing, equal levels of two regions under ``gap`` (with `near`, of two
        that are neighbours), levels of 0 or below under ``scaled``, and ``scaled`` without `near`.

    Notes
    -----
    With ȳ the mean level over the periods and w the geographic weights (1 without them),

    .. math:: w_{ij}^{gap} = \frac{w_{ij}}{|\bar y_i - \bar y_j|}, \qquad
              w_{ij}^{scaled} = w_{ij} \frac{\bar y_j}{\bar y}.

    Such weights are made of the economy they are used to explain: where the explained variable is the level or
    moves with it, they are not exogenous, and spatial models take them to be. Levels of the years before
    the sample, or one fixed base year, are the safer choice.

    References
    ----------
    Lin Guangping, Long Zhihe & Wu Mei (2005): 林光平、龙志和、吴梅，我国地区经济收敛的空间计量实证分析：1978—2002年，
    经济学（季刊）。

    Examples
    --------
    >>> found = economic_distance(["a", "b", "c"], levels=[1.0, 2.0, 4.0], standardise=False)
    >>> found.of("b")
    {'a': 1.0, 'c': 0.5}
    """
    names = keys(regions, "regions")
    if form not in {"gap", "scaled"}:
        raise MeasureError.bad_setting(NAME, "form", form, FORMS)
    level = _levels(levels, len(names))
    if near is None and form == "scaled":
        raise MeasureError.missing_setting(NAME, "near")
    base = 1.0 - np.eye(len(names)) if near is None else _panels.neighbours(near, "near", len(names), names)
    matrix = _by_gap(base, level, names) if form == "gap" else _scaled(base, level)
    words = Words("经济距离", "economic distance")
    rule = words if near is None else Words(f"{words.zh}与地理权重之积", f"{words.en} times geographic weights")
    return _distances.named(names, matrix, rule, standardise=standardise)


def _levels(levels: object, regions: int) -> Array:
    held = _checks.numbers(levels, "levels")
    if held.ndim not in {1, 2} or held.size == 0:
        raise MeasureError.wrong_shape("levels", held.shape, LEVELS)
    _checks.refuse("missing", np.isnan(held), "levels")
    mean = held if held.ndim == 1 else held.mean(axis=0)
    if len(mean) != regions:
        raise MeasureError.wrong_length("levels", len(mean), "regions", regions)
    return mean


def _by_gap(base: Array, level: Array, names: tuple[str, ...]) -> Array:
    gap = np.abs(level[:, np.newaxis] - level)
    _distances.refuse_same_place(np.where(base > 0, gap, 1.0), names, Words("水平", "level"))
    return np.asarray(np.divide(base, gap, out=np.zeros_like(base), where=base > 0))


def _scaled(base: Array, level: Array) -> Array:
    _checks.refuse("nonpositive", level <= 0, "levels")
    return np.asarray(base * level / level.mean())
