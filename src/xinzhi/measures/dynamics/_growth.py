"""Growth and starting levels as a regression takes them: rows, columns and the effects taken out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.regions import RegionsError
from xinzhi.lang import Words
from xinzhi.measures import _panels
from xinzhi.measures.dynamics import _regression
from xinzhi.measures.types import Array, Controls

SIDE = Words("二维：地区 × 控制变量", "two-dimensional, regions × controls")
CUBE = Words("三维：时期 × 地区 × 控制变量", "three-dimensional, periods × regions × controls")
BY_REGION = Words("地区, 控制变量", "region, control")
BY_PERIOD = Words("时期, 地区, 控制变量", "period, region, control")
ROWS = Words("观测值", "observations")


@dataclass(frozen=True, slots=True)
class Growth:
    """Growth a year (rows,) and what it is regressed on (rows, columns), the starting level in column `at`.

    `effects` counts those taken out, `span` is the number of years a rate is over.
    """

    rate: Array
    X: Array
    at: int
    effects: int
    span: float


def cross_section(y: Array, calendar: Array, controls: Controls | None) -> Growth:
    """Take growth from the first to the last period, one row a region."""
    span = float(calendar[-1] - calendar[0])
    level = np.log(y[0])
    columns = [np.ones(len(level)), level]
    if controls is not None:
        beside = _panels.figures(controls, "controls", 2, SIDE, BY_REGION)
        if len(beside) != len(level):
            raise MeasureError.wrong_length("controls", len(beside), "y", len(level))
        columns.extend(beside.T)
    X = np.column_stack(columns)
    _refuse_dependent(X, X, 1, 0)
    return Growth((np.log(y[-1]) - level) / span, X, 1, 0, span)


def within(y: Array, calendar: Array, controls: Controls | None) -> Growth:
    """Take growth from each period to the next, effects of regions and of periods taken out, one row a move."""
    span = _panels.even_step(calendar)
    levels = np.log(y)
    layers = [np.diff(levels, axis=0) / span, levels[:-1]]
    if controls is not None:
        beside = _panels.figures(controls, "controls", 3, CUBE, BY_PERIOD)
        if beside.shape[:2] != y.shape:
            raise MeasureError.wrong_shape("controls", beside.shape, CUBE)
        layers.extend(np.moveaxis(beside[:-1], 2, 0))
    rate, *X = (_without_effects(layer).ravel() for layer in layers)
    raw = np.column_stack([layer.ravel() for layer in layers[1:]])
    effects = sum(levels[:-1].shape) - 1
    _refuse_dependent(np.column_stack(X), raw, 0, effects)
    return Growth(rate, np.column_stack(X), 0, effects, span)


def _without_effects(layer: Array) -> Array:
    """Subtract the means of regions and of periods; exact because every region has every period."""
    return np.asarray(layer - layer.mean(axis=0) - layer.mean(axis=1, keepdims=True) + layer.mean())


def _refuse_dependent(X: Array, raw: Array, at: int, effects: int) -> None:
    if len(X) <= X.shape[1] + effects:
        raise RegionsError.too_few(ROWS, len(X), X.shape[1] + effects + 1)
    found = _regression.dependent(X, np.linalg.norm(raw, axis=0))
    if at in found:
        raise RegionsError.same_start()
    if found:
        raise RegionsError.collinear([column - at - 1 for column in found])
