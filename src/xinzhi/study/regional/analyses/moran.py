"""Whether neighbours are alike, in every period, with its range over the draws and under other weights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from xinzhi.study.regional import ranges
from xinzhi.study.regional.given import Outcome

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from xinzhi.measures.neighbours import Neighbours
    from xinzhi.study.regional.given import Given

LEVEL = 0.05


def moran(given: Given) -> Outcome:
    """Give one row a period; the scatter of the last period in the table `scatter`, other weights in `weights`."""
    found = [_found(given, row, given.neighbours) for row in given.y]
    matrix = given.neighbours.aligned(given.regions)
    drawn = given.drawn(lambda cube: {"i": statistic(cube, matrix)})
    frame = pl.DataFrame(
        {
            "period": given.periods,
            **ranges.columns(drawn, "i", np.array([one.i for one in found])),
            "expected": [one.expected for one in found],
            "z": [one.z for one in found],
            "p": [one.p for one in found],
            "p_permuted": [one.p_permuted for one in found],
        }
    ).fill_nan(None)
    last = found[-1]
    above = last.i > last.expected
    about: dict[str, Any] = ranges.counted(drawn) | {
        "i": last.i,
        "expected": last.expected,
        "p": last.p_permuted,
        "agree": ranges.agree(drawn, "i", lambda i: (i[:, -1] > last.expected) == above),
    }
    way = np.sign(last.i - found[0].i)
    about["change"] = last.i - found[0].i
    about["change_agree"] = ranges.agree(drawn, "i", lambda i: np.sign(i[:, -1] - i[:, 0]) == way)
    return Outcome(frame, {"scatter": given.by_region(z=last.values, lag=last.lags), "weights": _beside(given)}, about)


def statistic(cube: NDArray[np.float64], matrix: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give Moran's I of every draw and period: cube (draws, periods, regions), matrix (regions, regions)."""
    z = cube - cube.mean(axis=-1, keepdims=True)
    near = np.einsum("dtj,ij->dti", z, matrix)
    size = (z**2).sum(axis=-1)
    ratio = np.divide((z * near).sum(axis=-1), size, out=np.full_like(size, np.nan), where=size > 0)
    return np.asarray(ratio * cube.shape[-1] / matrix.sum())


def _found(given: Given, y: NDArray[np.float64], weights: Neighbours) -> Any:
    return given.asked.method.fn(y, weights, regions=given.regions, **given.settings)


def _beside(given: Given) -> pl.DataFrame:
    """Give I and its p-value in the last period under other weights."""
    rows = []
    for name, weights in given.beside.items():
        found = _found(given, given.y[-1], weights)
        rows.append({"weights": name, "i": found.i, "expected": found.expected, "p_permuted": found.p_permuted})
    return pl.DataFrame(rows)
