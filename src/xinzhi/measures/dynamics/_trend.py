"""The trend of series by the Hodrick–Prescott filter."""

from __future__ import annotations

import numpy as np

from xinzhi.measures.types import Array


def hodrick_prescott(y: Array, smooth: float) -> Array:
    """Give the trend of each column of y (periods, regions): the curve that is near it and bends little.

    Hodrick & Prescott 1997: (I + smooth D'D) trend = y, with D the second differences.
    """
    second = np.diff(np.eye(len(y)), n=2, axis=0)
    return np.asarray(np.linalg.solve(np.eye(len(y)) + smooth * second.T @ second, y))
