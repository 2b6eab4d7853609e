"""Revenue efficiency."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from xinzhi.lang import Words
from xinzhi.measures.efficiency import _choice, _data, _economic, _radial
from xinzhi.measures.efficiency._frame import Returns
from xinzhi.measures.efficiency._measured import assemble
from xinzhi.measures.efficiency._result import Efficiency
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array

PAPER = Words("收入效率（Färe、Grosskopf 和 Lovell 1985）", "revenue efficiency (Färe, Grosskopf & Lovell 1985)")


@method(
    zh="收入效率",
    en="Revenue efficiency",
    cite="Färe, Grosskopf & Lovell 1985",
    role="inputs and outputs and prices to efficiency",
    domain="nonnegative",
)
def revenue(inputs: Array, outputs: Array, prices: Array, *, returns: Returns = "constant") -> Efficiency:
    r"""Measure what a unit earned beside the greatest revenue of its inputs.

    Parameters
    ----------
    inputs
        What each unit uses, shape (units, inputs), zero or above.
    outputs
        What each unit makes, shape (units, outputs), zero or above.
    prices
        Prices of outputs, shape (outputs,) or, where each unit has its own, (units, outputs).
    returns
        How the size of a unit may change along the frontier.

    Returns
    -------
    Efficiency
        `score` and `efficiency` are revenue / greatest revenue, at most 1. Targets hold the outputs of greatest revenue.
        `parts` holds technical, the radial 1 / φ, and allocative, score / technical.

    Raises
    ------
    MeasureError
        For missing, infinite or negative values, tiny numbers in place of zero, prices of another shape or all 0.

    Notes
    -----
    .. math:: \max_{y, \lambda} p_o^\top y \quad \text{s.t.} \quad X\lambda \le x_o, \; Y\lambda \ge y, \; \lambda \ge 0.

    References
    ----------
    Färe, R., Grosskopf, S. & Lovell, C. A. K. (1985). The Measurement of Efficiency of Production. Kluwer-Nijhoff.

    Examples
    --------
    >>> revenue(np.ones((3, 1)), np.array([[4.0, 1], [1, 4], [2, 2]]), np.array([1.0, 2])).score.round(4)
    array([0.6667, 1.    , 0.6667])
    """
    _choice.choose("revenue", "returns", returns, _choice.RETURNS)
    data = _data.read(inputs, outputs, None, "revenue")
    own = _economic.prices_of(prices, "prices", data.outputs)
    measured = _economic.measure(data, own, returns=returns, chosen="outputs")
    measured = replace(measured, score=np.asarray(1 / measured.score))
    technical = 1 / _radial.measure(data, data, orientation="output", returns=returns, same=True).score
    found = assemble(
        _choice.described(PAPER, returns),
        measured,
        np.array(measured.score),
        notes=_data.notes(data),
        parts={"technical": technical, "allocative": measured.score / technical},
    )
    return replace(found, slacks=_economic.chosen_slacks(measured, found.targets), multipliers=None)
