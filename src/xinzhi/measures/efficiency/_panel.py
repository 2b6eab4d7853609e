"""What productivity over time asks of its arrays: periods of the same units, complete, none below 0."""

from __future__ import annotations

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.regions import RegionsError
from xinzhi.lang import Words
from xinzhi.measures import _checks, _panels
from xinzhi.measures.efficiency._result import Variables
from xinzhi.measures.types import Array

CUBE = Words("三维：时期 × 单元 × 变量，且不为空", "three-dimensional, periods × units × variables, and not empty")
AXES = Words("时期, 单元, 变量", "period, unit, variable")


def panel(inputs: object, outputs: object, bad: object | None = None) -> list[Variables]:
    """Give the units of each period, or refuse what cannot be measured."""
    given = {"inputs": _cube(inputs, "inputs"), "outputs": _cube(outputs, "outputs")}
    given["bad"] = given["inputs"][..., :0] if bad is None else _cube(bad, "bad")
    shape = given["inputs"].shape[:2]
    for name in ("outputs", "bad"):
        if given[name].shape[:2] != shape:
            expected = Words(f"{shape} × 变量，与 inputs 一致", f"{shape} × variables, as of inputs")
            raise MeasureError.wrong_shape(name, given[name].shape, expected)
    if shape[0] < 2:
        raise RegionsError.too_few(_panels.PERIODS, shape[0], 2)
    for name in ("inputs", "outputs"):
        _panels.refuse(
            "nonpositive", np.asarray(~(given[name] > 0).any(axis=2)), name, Words("时期, 单元", "period, unit")
        )
    return [Variables(*(given[name][t] for name in ("inputs", "outputs", "bad"))) for t in range(shape[0])]


def _cube(values: object, name: str) -> Array:
    array = _checks.floats(values, name)
    if array.ndim != 3 or array.size == 0:
        raise MeasureError.wrong_shape(name, array.shape, CUBE)
    _panels.refuse("infinite", np.isinf(array), name, AXES)
    _panels.refuse("missing", np.isnan(array), name, AXES)
    _panels.refuse("negative", array < 0, name, AXES)
    empty = np.argwhere(~array.any(axis=1))
    if len(empty):
        raise MeasureError.empty_columns(name, sorted({int(column) for _, column in empty}))
    return array


def notes(panel: list[Variables]) -> tuple[Words, ...]:
    """Say what to mind about the data: few units beside the variables."""
    units, variables = panel[0].inputs.shape[0], sum(panel[0].counts)
    if units >= 3 * variables:
        return ()
    return (
        Words(
            f"单元 {units} 个，少于变量数 {variables} 的 3 倍（Cooper, Seiford & Tone 2007 的经验法则），"
            "效率值会普遍偏高，区分度低。",
            f"{units} units are fewer than three times the {variables} variables (rule of thumb of Cooper, Seiford & "
            "Tone 2007): many units will come out as efficient.",
        ),
    )
