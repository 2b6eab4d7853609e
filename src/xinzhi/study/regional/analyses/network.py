"""A network of regions in the last period: of flows of one's own, or of the links a gravity model implies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from xinzhi.errors.study_regions import StudyRegionsError
from xinzhi.measures.registry import find
from xinzhi.study.regional import weights
from xinzhi.study.regional.given import Outcome
from xinzhi.study.regional.pairs_file import read_pairs
from xinzhi.study.regional.ranges import plain

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from xinzhi.study.regional.given import Given


def gravity(given: Given) -> Outcome:
    """Give one row a region with what it sends and receives; the links of the last period in the table `links`."""
    found = given.asked.method.fn(given.y[-1], places=seats(given), **given.settings)
    frame = given.by_region(sent=found.sent, received=found.received)
    return Outcome(frame, {"links": _pairs(given, found.links)}, {"period": given.periods[-1]})


def network(given: Given) -> Outcome:
    """Give one row a region with its measures; blocks and ties in tables of their own."""
    links = flows(given) if given.asked.flows else modelled(given)
    found = given.asked.method.fn(links, **given.settings)
    names = ("sent", "received", "degree", "closeness", "betweenness")
    frame = given.by_region(**{name: getattr(found, name) for name in names}, block=found.blocks + 1)
    blocks = [
        {"block": one + 1, "role": found.roles[one]}
        | {f"to_{other + 1}": plain(float(found.block_density[one, other])) for other in range(len(found.roles))}
        for one in range(len(found.roles))
    ]
    about = {name: plain(getattr(found, name)) for name in ("density", "reciprocity", "reached")}
    about |= {"period": given.periods[-1], "modelled": not given.asked.flows}
    return Outcome(frame, {"blocks": pl.DataFrame(blocks), "ties": _pairs(given, found.ties)}, about)


def flows(given: Given) -> NDArray[np.float64]:
    """Read what goes between regions from the table beside the study; pairs not given have nothing."""
    path = given.study.spec.folder / given.asked.flows
    return read_pairs(path, given.asked.flows, given.regions, absent=0.0, mirrored=False)


def modelled(given: Given) -> NDArray[np.float64]:
    """Give the links that a gravity model implies for the values of the last period."""
    links: NDArray[np.float64] = find("space", "gravity").fn(given.y[-1], places=seats(given)).links
    return links


def seats(given: Given) -> list[tuple[float, float]]:
    """Give the seats of government of the regions.

    Raises
    ------
    StudyRegionsError
        For regions of which none is known.
    """
    found = weights.places(given.regions)
    lost = [region for region, place in zip(given.regions, found, strict=True) if np.isnan(place).any()]
    if lost:
        raise StudyRegionsError.no_geography(f"regions.{given.asked.name}", "seats", lost)
    return found


def _pairs(given: Given, matrix: NDArray[np.generic]) -> pl.DataFrame:
    rows = [
        {"from": given.regions[i], "to": given.regions[j], "value": float(matrix[i, j])}
        for i, j in np.argwhere(matrix != 0)
        if i != j
    ]
    return pl.DataFrame(rows, schema={"from": pl.String, "to": pl.String, "value": pl.Float64})
