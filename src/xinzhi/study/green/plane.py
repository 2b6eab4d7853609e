"""The frontier in the plane of two ratios: which, where each region stands, and the line that none passes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from xinzhi.study.green.figures import Figures


def plane(figures: Figures) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Give points and line of the last period.

    With two outputs or more these are the first two over the first input, and the frontier is their upper hull with
    free disposal; with one output and two inputs, the first two inputs over the output, and the lower hull; with one
    of each, input and output, and the ray through the best ratio.

    Returns
    -------
    tuple of polars.DataFrame
        One row a region: region, x, y, on; and the corners of the line: order, x, y.
    """
    inputs, outputs = figures.arrays["inputs"][-1], figures.arrays["outputs"][-1]
    if outputs.shape[1] > 1:
        x, y = (outputs[:, k] / inputs[:, 0] for k in (0, 1))
        corners = _upper(x, y)
        line = [(0.0, y[corners[0]]), *((x[k], y[k]) for k in corners), (x[corners[-1]], 0.0)]
    elif inputs.shape[1] > 1:
        x, y = (inputs[:, k] / outputs[:, 0] for k in (0, 1))
        corners = _upper(-x, -y)[::-1]
        line = [(x[corners[0]], y.max()), *((x[k], y[k]) for k in corners), (x.max(), y[corners[-1]])]
    else:
        x, y = inputs[:, 0], outputs[:, 0]
        corners = [int(np.argmax(y / x))]
        slope = y[corners[0]] / x[corners[0]]
        reach = min(x.max(), y.max() / slope)
        line = [(0.0, 0.0), (float(reach), float(slope * reach))]
    on = np.isin(np.arange(len(x)), corners)
    points = pl.DataFrame({"region": figures.regions, "x": x, "y": y, "on": on})
    return points, pl.DataFrame(line, schema=["x", "y"], orient="row").with_row_index("order")


def _upper(x: NDArray[np.float64], y: NDArray[np.float64]) -> list[int]:
    """Name the corners of the upper right hull with free disposal, from the highest y to the highest x."""
    order = sorted(range(len(x)), key=lambda k: (-y[k], -x[k]))
    hull: list[int] = []
    for k in order:
        if hull and x[k] <= x[hull[-1]]:
            continue
        while len(hull) > 1 and _beyond(hull[-2], hull[-1], k, x, y):
            hull.pop()
        hull.append(k)
    return hull


def _beyond(a: int, b: int, c: int, x: NDArray[np.float64], y: NDArray[np.float64]) -> bool:
    """Tell whether the corner b lies on or below the line from a to c."""
    return bool((x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a]) >= 0)
