"""Market potential and accessibility in the last period, before and after new links."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from xinzhi.errors.study_regions import StudyRegionsError
from xinzhi.keys import regions as region_keys
from xinzhi.study.regional import weights
from xinzhi.study.regional.given import Outcome
from xinzhi.study.regional.pairs_file import read_pairs

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from xinzhi.study.regional.given import Given

RADIUS = 6371.0088  # of the sphere with the earth's volume, in kilometres


def access(given: Given) -> Outcome:
    """Give one row a region: what it reaches, with the links, and the gain. Regions themselves do not count without a diagonal."""
    distances = _distances(given)
    settings = dict(given.settings)
    if "own" not in settings:
        settings["own"] = "diagonal" if np.diagonal(distances).all() else "none"
    place = {code: at for at, code in enumerate(given.regions)}
    links = [
        (place[_end(given, one, place)], place[_end(given, other, place)], float(way))
        for one, other, way in given.asked.links
    ]
    found = given.asked.method.fn(given.y[-1], distances, links=links or None, **settings)
    frame = given.by_region(value=found.value, own=found.own, after=found.after, gain=found.gain).fill_nan(None)
    return Outcome(frame, diagnostics={"period": given.periods[-1], "links": len(links), "own": settings["own"]})


def _end(given: Given, name: object, place: dict[str, int]) -> str:
    code = region_keys.resolve(str(name))
    if code not in place:
        raise StudyRegionsError.no_geography(f"regions.{given.asked.name}", "links", [str(name)])
    return code


def _distances(given: Given) -> NDArray[np.float64]:
    """Give the distances asked for: great circles between seats in kilometres, or a table of pairs beside the study."""
    if given.asked.distances != "seats":
        path = given.study.spec.folder / given.asked.distances
        return read_pairs(path, given.asked.distances, given.regions, absent=np.inf, mirrored=True)
    at = np.radians(np.array(weights.places(given.regions)))
    lost = [region for region, place in zip(given.regions, at, strict=True) if np.isnan(place).any()]
    if lost:
        raise StudyRegionsError.no_geography(f"regions.{given.asked.name}", "seats", lost)
    lon, lat = at.T
    half = (
        np.sin((lat[:, None] - lat) / 2) ** 2
        + np.cos(lat[:, None]) * np.cos(lat) * np.sin((lon[:, None] - lon) / 2) ** 2
    )
    return np.asarray(2 * RADIUS * np.arcsin(np.sqrt(np.clip(half, 0, 1))))
