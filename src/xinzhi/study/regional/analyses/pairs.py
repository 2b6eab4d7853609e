"""Do pairs of regions that are alike in one thing go with being alike, near or linked in another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from xinzhi.measures.space._distances import apart
from xinzhi.study.regional.analyses.network import flows, seats
from xinzhi.study.regional.given import Outcome
from xinzhi.study.regional.ranges import plain

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from xinzhi.study.regional.given import Given


def qap(given: Given) -> Outcome:
    """Give one row a matrix with its correlation and test."""
    y = _explained(given)
    rows = []
    for name, matrix in _matrices(given).items():
        found = given.asked.method.fn(y, other=matrix, **given.settings)
        rows.append({"matrix": name, "correlation": found.correlation, "p": found.p})
    return Outcome(pl.DataFrame(rows), {}, _about(given))


def mrqap(given: Given) -> Outcome:
    """Give one row a matrix with its coefficient and test."""
    matrices = _matrices(given)
    found = given.asked.method.fn(_explained(given), matrices=np.stack(list(matrices.values())), **given.settings)
    frame = pl.DataFrame(
        {
            "matrix": list(matrices),
            "coefficient": found.coefficients,
            "standardised": found.standardised,
            "t": found.t,
            "p": found.p,
        }
    )
    more = {"r_squared": plain(found.r_squared), "observations": found.observations, "constant": plain(found.constant)}
    return Outcome(frame, {}, _about(given) | more)


def _about(given: Given) -> dict[str, object]:
    return {"period": given.periods[-1], "gap": not given.asked.flows}


def _explained(given: Given) -> NDArray[np.float64]:
    """Give flows of one's own, or the gap between the values of the last period."""
    return flows(given) if given.asked.flows else _gap(given.y[-1])


def _matrices(given: Given) -> dict[str, NDArray[np.float64]]:
    return {name: _matrix(given, name) for name in given.asked.matrices}


def _matrix(given: Given, name: str) -> NDArray[np.float64]:
    if name == "distance":
        places = np.array(seats(given))
        return np.asarray(apart(places, len(given.regions), "sphere", given.asked.method.key))
    if name == "adjacency":
        return (given.beside["adjacency"].aligned(given.regions) > 0).astype(np.float64)
    return _gap(given.indicator(name)[-1])


def _gap(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.abs(values[:, np.newaxis] - values)
