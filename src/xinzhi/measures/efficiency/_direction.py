"""Directions of a move towards the frontier, by name or as magnitudes."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

import numpy as np

from xinzhi.errors.efficiency import EfficiencyError
from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.efficiency._result import Variables
from xinzhi.measures.types import Array

NAMED = {
    "all": (1.0, 1.0, 1.0),
    "outputs": (0.0, 1.0, 0.0),
    "bads": (0.0, 0.0, 1.0),
    "outputs and bads": (0.0, 1.0, 1.0),
}
Named = Literal["all", "outputs", "bads", "outputs and bads"]
Direction: TypeAlias = Named | tuple[Any, Any, Any]
BY_PERIOD = 3
EXPECTED = Words(
    f"以下之一：{'、'.join(NAMED)}，或三组非负大小 (gx, gy, gb)",
    f"one of {', '.join(NAMED)}, or three sets of magnitudes (gx, gy, gb), none below 0",
)


def directions(model: str, direction: object, data: Variables) -> Variables:
    """Give the direction of each unit as magnitudes, in the shapes of the data."""
    if isinstance(direction, str):
        if direction not in NAMED:
            raise MeasureError.bad_setting(f"efficiency/{model}", "direction", direction, EXPECTED)
        gx, gy, gb = NAMED[direction]
        along = Variables(gx * data.inputs, gy * data.outputs, gb * data.bad)
    else:
        along = _given(model, direction, data)
    still = ~(along.together > 0).any(axis=1)
    if still.any():
        raise EfficiencyError.no_direction(np.flatnonzero(still).tolist())
    return along


def _given(model: str, direction: object, data: Variables) -> Variables:
    if not isinstance(direction, tuple | list) or len(direction) not in {2, 3}:
        raise MeasureError.bad_setting(f"efficiency/{model}", "direction", direction, EXPECTED)
    parts = [*direction, 0.0][:3]
    names = ("gx", "gy", "gb")
    return Variables(
        *(
            _magnitudes(part, name, like)
            for part, name, like in zip(parts, names, (data.inputs, data.outputs, data.bad), strict=True)
        )
    )


def check_periods(direction: object, periods: int) -> None:
    """Refuse magnitudes by period, shape (periods, units, variables), of other periods than there are."""
    if not isinstance(direction, tuple | list):
        return
    for part, name in zip(direction, ("gx", "gy", "gb"), strict=False):
        array = _checks.numbers(0.0 if part is None else part, name)
        if array.ndim == BY_PERIOD and len(array) != periods:
            shape = Words(
                f"一个数、每变量一个，或 {periods} 个时期 × 单元 × 变量",
                f"one number, one a variable, or {periods} periods × units × variables",
            )
            raise MeasureError.wrong_shape(name, array.shape, shape)


def of_period(direction: object, period: int) -> object:
    """Give the direction of one period: of parts of shape (periods, units, variables) that of the period."""
    if not isinstance(direction, tuple | list):
        return direction
    return tuple(part[period] if np.ndim(part) == BY_PERIOD else part for part in direction)


def _magnitudes(part: object, name: str, like: Array) -> Array:
    array = np.atleast_1d(_checks.numbers(0.0 if part is None else part, name))
    _checks.refuse("missing", np.isnan(array), name)
    _checks.refuse("negative", array < 0, name)
    try:
        return np.array(np.broadcast_to(array, like.shape))
    except ValueError:
        shape = Words(f"一个数、每变量一个，或 {like.shape}", f"one number, one a variable, or {like.shape}")
        raise MeasureError.wrong_shape(name, array.shape, shape) from None


def graph_efficiency(direction: object, beta: Array) -> Array:
    """Give an efficiency in (0, 1] from β where the direction says how."""
    if direction == "all":
        return np.asarray((1 - beta) / (1 + beta))
    if direction == "bads":
        return np.asarray(1 - beta)
    if direction in {"outputs", "outputs and bads"} if isinstance(direction, str) else False:
        return np.asarray(1 / (1 + beta))
    return np.full(len(beta), np.nan)
