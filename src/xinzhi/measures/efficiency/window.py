"""Window analysis: efficiency over time against moving frontiers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.efficiency import _choice, _data, _radial, _sbm, _zeros
from xinzhi.measures.efficiency._frame import Returns
from xinzhi.measures.efficiency._measured import Measured
from xinzhi.measures.efficiency._result import Variables, reasons
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array

Measure = Literal["radial", "sbm"]
Orientation = Literal["none", "input", "output"]
PAPER = Words(
    "窗口分析（Charnes、Clark、Cooper 和 Golany 1985）", "window analysis (Charnes, Clark, Cooper & Golany 1985)"
)
PANEL = Words(
    "三维：各时期 × 各单元 × 各变量，且不为空", "three-dimensional, periods × units × variables, and not empty"
)
WIDTH = Words("1 到时期数之间的整数", "a whole number from 1 to the number of periods")


@dataclass(frozen=True, slots=True)
class Windows:
    """Scores of units in every window.

    Attributes
    ----------
    model
        The paper, and every setting that was used, in words.
    score
        The measure of each unit in each window and period, shape (windows, periods, units); NaN outside a window.
    efficiency
        Mean over windows of the efficiency, from 0 to 1, shape (periods, units).
    spread
        The largest less the smallest efficiency over windows, shape (periods, units): how stable the score is.
    certificate, status, reason
        As of a single model, each of shape (windows, periods, units); empty outside a window.
    notes
        What to mind about the data and the settings.
    """

    model: Words
    score: Array
    efficiency: Array
    spread: Array
    certificate: Array
    status: NDArray[np.str_]
    reason: NDArray[np.object_]
    notes: tuple[Words, ...]


@method(
    zh="窗口分析",
    en="Window analysis",
    cite="Charnes, Clark, Cooper & Golany 1985",
    role="inputs and outputs over time to efficiency",
    domain="nonnegative",
)
def window(
    inputs: Array,
    outputs: Array,
    bad: Array | None = None,
    *,
    width: int = 3,
    measure: Measure = "radial",
    orientation: Orientation = "input",
    returns: Returns = "constant",
) -> Windows:
    r"""Measure units of several successive periods against one another, window after window.

    Parameters
    ----------
    inputs
        What each unit uses in each period, shape (periods, units, inputs), zero or above.
    outputs
        What each unit makes, shape (periods, units, outputs), zero or above.
    bad
        Undesirable outputs, shape (periods, units, bad outputs), strongly disposable; None where there are none.
    width
        How many periods a window holds.
    measure
        radial or sbm.
    orientation
        input, output, or, for sbm, none.
    returns
        How the size of a unit may change along every frontier.

    Returns
    -------
    Windows
        Scores in every window, their mean over windows, and how far they differ.

    Raises
    ------
    MeasureError
        For arrays of another shape, missing, infinite or negative values, a width that does not fit.

    Notes
    -----
    In each window a unit counts once a period, so that width × units are compared with one another: technology is taken
    to stand still within a window. A score that differs much between windows rests on which periods are compared.

    References
    ----------
    Charnes, A., Clark, C. T., Cooper, W. W. & Golany, B. (1985). A developmental study of data envelopment analysis in
    measuring the efficiency of maintenance units in the U.S. Air Forces. Annals of Operations Research 2, 95–112.

    Examples
    --------
    >>> x, y = np.ones((3, 2, 1)), np.array([[[1.0], [2]], [[2], [2]], [[2], [4]]])
    >>> window(x, y, width=2).efficiency
    array([[0.5 , 1.  ],
           [0.75, 0.75],
           [0.5 , 1.  ]])
    """
    _choice.choose("window", "measure", measure, ("radial", "sbm"))
    allowed = ("input", "output") if measure == "radial" else ("none", "input", "output")
    _choice.choose("window", "orientation", orientation, allowed)
    _choice.choose("window", "returns", returns, _choice.RETURNS)
    shape = _panel(inputs, "inputs").shape[:2]
    if not isinstance(width, int) or not 1 <= width <= shape[0]:
        raise MeasureError.bad_setting("efficiency/window", "width", width, WIDTH)
    data = _data.read(
        _flat(inputs, "inputs", shape),
        _flat(outputs, "outputs", shape),
        None if bad is None else _flat(bad, "bad", shape),
        "window",
    )
    said = _zeros.rule("window", data, "drop") if measure == "sbm" else ()
    count = shape[0] - width + 1
    score, certificate = np.full((count, *shape), np.nan), np.full((count, *shape), np.nan)
    status = np.full((count, *shape), "", dtype="<U10")
    for first in range(count):
        held = np.arange(first * shape[1], (first + width) * shape[1])
        found = _measured(data.rows(held), measure, orientation, returns)
        for whole, part in ((score, found.score), (certificate, found.batch.certificate), (status, found.batch.status)):
            whole[first, first : first + width] = part.reshape(width, shape[1])
    efficiency = 1 / score if measure == "radial" and orientation == "output" else score
    reason = np.full(status.shape, None, dtype=object)
    reason[status != ""] = reasons(status[status != ""])
    return Windows(
        _choice.described(PAPER, measure, orientation, returns, f"width {width}"),
        score,
        np.asarray(np.nanmean(efficiency, axis=0)),
        np.asarray(np.nanmax(efficiency, axis=0) - np.nanmin(efficiency, axis=0)),
        certificate,
        status,
        reason,
        (*said, *_data.notes(data.rows(np.arange(width * shape[1])))),
    )


def _panel(values: object, name: str) -> Array:
    array = _checks.numbers(values, name)
    if array.ndim != 3 or array.size == 0:
        raise MeasureError.wrong_shape(name, array.shape, PANEL)
    return array


def _flat(values: object, name: str, shape: tuple[int, ...]) -> Array:
    array = _panel(values, name)
    if array.shape[:2] != shape:
        expected = Words(f"与 inputs 相同的时期与单元 {shape}", f"of the same periods and units as inputs, {shape}")
        raise MeasureError.wrong_shape(name, array.shape, expected)
    return array.reshape(-1, array.shape[2])


def _measured(data: Variables, measure: Measure, orientation: Orientation, returns: Returns) -> Measured:
    if measure == "sbm" or orientation == "none":
        return _sbm.measure(data, data, orientation=orientation, returns=returns, same=True)
    return _radial.measure(data, data, orientation=orientation, returns=returns, same=True)
