"""The scale of ten levels of coordination, and its names."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.types import Array, Edges

EDGES = tuple(tenth / 10 for tenth in range(1, 10))
LEVELS = (
    Words("极度失调", "extreme imbalance"),
    Words("严重失调", "severe imbalance"),
    Words("中度失调", "moderate imbalance"),
    Words("轻度失调", "mild imbalance"),
    Words("濒临失调", "near imbalance"),
    Words("勉强协调", "barely coordinated"),
    Words("初级协调", "primary coordination"),
    Words("中级协调", "intermediate coordination"),
    Words("良好协调", "good coordination"),
    Words("优质协调", "high-quality coordination"),
)
ASCENDING = Words("0 与 1 之间、由小到大的数", "numbers between 0 and 1 in ascending order")
# A square root of a product comes to an edge up to rounding only.
ON_EDGE = 1e-12


def levels(coordination: Array, edges: Edges) -> NDArray[np.int64]:
    """Give the level of each degree, from 1; a degree on an edge belongs to the level below; 0 where missing."""
    ends = _checks.vector(edges, "edges")
    if not (np.diff(ends) > 0).all() or ends[0] <= 0 or ends[-1] >= 1:
        raise MeasureError.wrong_values("edges", ASCENDING)
    found = np.searchsorted(ends, np.nan_to_num(coordination) - ON_EDGE, side="left") + 1
    return np.where(np.isnan(coordination), 0, found).astype(np.int64)
