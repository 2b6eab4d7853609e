"""Centre of gravity and standard deviational ellipse of every period, with the way of the centre over the draws."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from xinzhi.errors.study_regions import StudyRegionsError
from xinzhi.study.over_draws import one_by_one
from xinzhi.study.regional import ranges, weights
from xinzhi.study.regional.given import Outcome

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from xinzhi.study.regional.given import Given


def ellipse(given: Given) -> Outcome:
    """Give one row a period; the points of the first and the last ellipse stand in the table `outline`."""
    places = np.array(weights.places(given.regions))
    lost = [region for region, place in zip(given.regions, places, strict=True) if np.isnan(place).any()]
    if lost:
        raise StudyRegionsError.no_geography(f"regions.{given.asked.name}", "seats", lost)
    found = _found(given, places, given.y)
    frame = pl.DataFrame(
        {
            "period": given.periods,
            "lon": found.centre[:, 0],
            "lat": found.centre[:, 1],
            "long_axis": found.major,
            "short_axis": found.minor,
            "angle": found.angle,
            "area": found.area,
        }
    ).fill_nan(None)
    way = _way(given, places, given.y)

    def one(y: NDArray[np.float64]) -> dict[str, Any]:
        return _way(given, places, y)

    drawn = given.drawn(one_by_one(one), takes="nonnegative", few=True)
    about: dict[str, Any] = ranges.numbers(drawn, moved=way["moved"], wider=way["wider"]) | ranges.counted(drawn)
    about["direction"] = ranges.plain(way["direction"])
    about["agree"] = ranges.agree(
        drawn, "direction", lambda angle: np.cos(np.radians(angle - way["direction"])) > np.cos(np.pi / 4)
    )
    return Outcome(frame, {"outline": _outline(given, found)}, about)


def _found(given: Given, places: NDArray[np.float64], y: NDArray[np.float64]) -> Any:
    return given.asked.method.fn(places, sizes=y, **given.settings)


def _way(given: Given, places: NDArray[np.float64], y: NDArray[np.float64]) -> dict[str, float]:
    """Give how far the centre went from the first to the last period, where to, and how the area changed."""
    found = _found(given, places, y[[0, -1]])
    return {
        "moved": float(found.moved[0]),
        "direction": float(found.direction[0]),
        "wider": float(found.area[1] / found.area[0] - 1),
    }


def _outline(given: Given, found: Any) -> pl.DataFrame:
    parts = []
    for at in sorted({0, len(given.periods) - 1}):
        points = found.outlines[at]
        parts.append(
            pl.DataFrame(
                {
                    "period": [given.periods[at]] * len(points),
                    "order": np.arange(len(points)),
                    "lon": points[:, 0],
                    "lat": points[:, 1],
                }
            )
        )
    return pl.concat(parts)
