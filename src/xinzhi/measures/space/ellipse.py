"""Gravity centre and standard deviational ellipse, and how they move."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.regions import RegionsError
from xinzhi.lang import Words
from xinzhi.measures import _checks, _panels
from xinzhi.measures.registry import method
from xinzhi.measures.space import _distances
from xinzhi.measures.types import Array, Places

NAME = "space/ellipse"
SIZES = Words("每个地区一个数，或时期 × 地区", "one number a region, or periods × regions")
SCALES = Words("以下之一：deviation、root2", "one of deviation, root2")


@dataclass(frozen=True, slots=True)
class Ellipse:
    """Centre and ellipse of each period, and the way from one to the next.

    Attributes
    ----------
    centre
        Longitude and latitude, or coordinates, of the gravity centre, shape (periods, 2).
    major, minor
        Half axes, in kilometres on a sphere, shape (periods,).
    angle
        Direction of the major axis in degrees clockwise from north, from 0 to below 180, shape (periods,); NaN for a
        circle.
    area, flatness
        Area of the ellipse, and 1 less minor over major, shape (periods,).
    moved, direction
        Way of the centre from each period to the next, and its direction in degrees clockwise from north, from 0 to
        below 360, shape (periods - 1,); direction NaN where it did not move.
    outlines
        Points of each ellipse, in the coordinates of the places, shape (periods, 73, 2).
    """

    centre: Array
    major: Array
    minor: Array
    angle: Array
    area: Array
    flatness: Array
    moved: Array
    direction: Array
    outlines: Array


@method(
    zh="标准差椭圆与重心",
    en="Standard deviational ellipse and gravity centre",
    cite="Lefever 1926; Yuill 1971",
    role="places and sizes to ellipses",
)
def ellipse(
    places: Places,
    *,
    sizes: Array | None = None,
    scale: Literal["deviation", "root2"] = "deviation",
    metric: _distances.Metric = "sphere",
) -> Ellipse:
    r"""Find where a quantity has its centre, how far and which way it spreads, and how the centre moves.

    Parameters
    ----------
    places
        Longitude and latitude in degrees, or two coordinates of a plane, shape (regions, 2).
    sizes
        What lies at each place, shape (regions,) or (periods, regions), none below 0; None for one each.
    scale
        ``deviation`` for half axes of one standard deviation; ``root2`` for √2 of them, as ArcGIS draws them.
    metric
        ``sphere`` for degrees (lengths in kilometres), ``plane`` for coordinates of one unit.

    Returns
    -------
    Ellipse
        Centres, axes, angles and areas by period, and the way from one to the next.

    Raises
    ------
    MeasureError
        For places missing or out of range, sizes missing (period and region) or below 0, all 0 in a period, or of
        another length, fewer than three regions.

    Notes
    -----
    With shares s of the sizes and x, y eastward and northward distances from the centre,

    .. math:: \tan \theta = \frac{A + \sqrt{A^2 + 4 C^2}}{2 C}, \quad
              A = \sum s x^2 - \sum s y^2, \quad C = \sum s x y,

    the axes being the roots of the matrix of weighted squares and products. On a sphere distances are
    taken around the mean place, east-west ones shrinking with the cosine of the latitude; a degree of longitude at 45° N
    is 0.71 of one of latitude, and ellipses drawn from bare degrees, as in circulation, are too flat east-west. Versions
    differ by √2 and by the divisor n - 2; both are only scales and change no angle.

    With seats of government as places, what lies in a province is taken to lie there.

    References
    ----------
    Lefever, D. W. (1926). Measuring geographic concentration by means of the standard deviational ellipse. American
    Journal of Sociology 32, 88–94.
    Yuill, R. S. (1971). The standard deviational ellipse: an updated tool for spatial description. Geografiska Annaler
    B 53, 28–39.

    Examples
    --------
    >>> places = np.array([[0.0, 0], [4, 0], [2, 1], [2, -1]])
    >>> found = ellipse(places, sizes=[[1, 1, 1, 1], [1, 3, 1, 1]], metric="plane")
    >>> found.centre.round(3).tolist(), found.angle.round(1).tolist(), found.direction.tolist()
    ([[2.0, 0.0], [2.667, 0.0]], [90.0, 90.0], [90.0])
    """
    if scale not in {"deviation", "root2"}:
        raise MeasureError.bad_setting(NAME, "scale", scale, SCALES)
    at = _checks.numbers(places, "places")
    _distances.apart(at, len(at), metric, NAME)
    if len(at) < 3:
        raise RegionsError.too_few(_panels.REGIONS, len(at), 3)
    shares = _shares(sizes, len(at))
    flat, back = _flat(at, metric)
    centre = shares @ flat
    found = [_axes(flat - middle, share) for middle, share in zip(centre, shares, strict=True)]
    length = np.sqrt(2.0) if scale == "root2" else 1.0
    major, minor, angle = (np.array([one[i] for one in found]) for i in range(3))
    major, minor = length * major, length * minor
    step = np.diff(centre, axis=0)
    moved = np.hypot(step[:, 0], step[:, 1])
    return Ellipse(
        centre=back(centre),
        major=major,
        minor=minor,
        angle=angle,
        area=np.pi * major * minor,
        flatness=1 - np.divide(minor, major, out=np.ones_like(minor), where=major > 0),
        moved=moved,
        direction=np.where(moved > 0, np.degrees(np.arctan2(step[:, 0], step[:, 1])) % 360, np.nan),
        outlines=back(_outlines(centre, major, minor, angle)),
    )


def _shares(sizes: object, regions: int) -> Array:
    """Give the share of each region in each period, shape (periods, regions)."""
    if sizes is None:
        return np.full((1, regions), 1 / regions)
    held = _checks.floats(sizes, "sizes")
    held = held[np.newaxis] if held.ndim == 1 else held
    held = _panels.figures(held, "sizes", 2, SIZES, _panels.AXES)
    if held.shape[1] != regions:
        raise MeasureError.wrong_length("sizes", held.shape[1], "places", regions)
    _panels.refuse("negative", held < 0, "sizes")
    if not held.any(axis=1).all():
        raise MeasureError.all_zero("sizes")
    return np.asarray(held / held.sum(axis=1, keepdims=True))


class _Back:
    """The way back from distances on a plane to the coordinates of the places."""

    def __init__(self, origin: Array, stretch: Array) -> None:
        self.origin, self.stretch = origin, stretch

    def __call__(self, flat: Array) -> Array:
        return np.asarray(self.origin + flat / self.stretch)


def _flat(at: Array, metric: str) -> tuple[Array, _Back]:
    """Give distances east and north of the mean place, shape (regions, 2), and the way back."""
    origin = at.mean(axis=0)
    degree = _distances.EARTH * np.pi / 180
    stretch = np.array([degree * np.cos(np.radians(origin[1])), degree]) if metric == "sphere" else np.ones(2)
    return np.asarray((at - origin) * stretch), _Back(origin, stretch)


def _axes(apart: Array, share: Array) -> tuple[float, float, float]:
    """Give standard deviations along the two axes and the angle of the longer one, clockwise from north."""
    roots, axes = np.linalg.eigh((apart * share[:, np.newaxis]).T @ apart)
    minor, major = np.sqrt(np.maximum(roots, 0))
    round_ = major - minor <= 1e-9 * max(major, 1e-300)
    east, north = axes[:, 1]
    angle = round(float(np.degrees(np.arctan2(east, north))), 10) % 180
    return float(major), float(minor), np.nan if round_ else angle


def _outlines(centre: Array, major: Array, minor: Array, angle: Array) -> Array:
    turn = np.radians(np.nan_to_num(angle))[:, np.newaxis]
    along, across = np.cos(np.linspace(0, 2 * np.pi, 73)), np.sin(np.linspace(0, 2 * np.pi, 73))
    long, short = major[:, np.newaxis] * along, minor[:, np.newaxis] * across
    east = long * np.sin(turn) + short * np.cos(turn)
    north = long * np.cos(turn) - short * np.sin(turn)
    return np.asarray(centre[:, np.newaxis] + np.stack([east, north], axis=2))
