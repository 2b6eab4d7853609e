"""Any measure of inequality over many score vectors: its total, and its parts where it has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from xinzhi.measures.disparity import dagum_many, gini_many
from xinzhi.measures.registry import find

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

PARTS = ("total", "within", "between", "net_between", "transvariation")


def measured(
    name: str, settings: dict[str, Any], y: NDArray[np.float64], groups: Sequence[str] | None
) -> dict[str, NDArray[np.float64]]:
    """Give the measure of every row of y as arrays of shape (rows,), by the name of the part.

    Parameters
    ----------
    name
        The method, such as ``disparity/dagum``.
    settings
        Its settings.
    y
        Scores, shape (rows, units).
    groups
        The group of each unit, for a measure that decomposes.

    Raises
    ------
    MeasureError
        When the measure is not defined on a row.
    """
    if name == "disparity/dagum" and groups is not None:
        many = dagum_many(y, groups) if len(y) else None
        return {part: getattr(many, part, np.empty(0)) for part in PARTS if part != "between"}
    if name == "disparity/gini":
        return {"total": gini_many(y) if len(y) else np.empty(0)}
    method = find(*name.split("/"))
    data = () if groups is None else (groups,)
    found = [_parts(method.fn(row, *data, **settings)) for row in y]
    return {part: np.array([one[part] for one in found]) for part in (found[0] if found else {"total": 0.0})}


def _parts(found: Any) -> dict[str, float]:
    if isinstance(found, float):
        return {"total": found}
    return {part: float(getattr(found, part)) for part in PARTS if hasattr(found, part)}
