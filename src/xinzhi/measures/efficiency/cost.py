"""Cost efficiency."""

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

PAPER = Words(
    "成本效率（Farrell 1957；Färe、Grosskopf 和 Lovell 1985）",
    "cost efficiency (Farrell 1957; Färe, Grosskopf & Lovell 1985)",
)


@method(
    zh="成本效率",
    en="Cost efficiency",
    cite="Farrell 1957; Färe, Grosskopf & Lovell 1985",
    role="inputs and outputs and prices to efficiency",
    domain="nonnegative",
)
def cost(inputs: Array, outputs: Array, prices: Array, *, returns: Returns = "constant") -> Efficiency:
    r"""Measure the least cost of what a unit makes beside what it spent.

    Parameters
    ----------
    inputs
        What each unit uses, shape (units, inputs), zero or above.
    outputs
        What each unit makes, shape (units, outputs), zero or above.
    prices
        Prices of inputs, shape (inputs,) or, where each unit has its own, (units, inputs).
    returns
        How the size of a unit may change along the frontier.

    Returns
    -------
    Efficiency
        `score` and `efficiency` are least cost / cost, at most 1. Targets hold the inputs of least cost. `parts` holds
        technical, the radial θ, and allocative, score / θ.

    Raises
    ------
    MeasureError
        For missing, infinite or negative values, tiny numbers in place of zero, prices of another shape or all 0.

    Notes
    -----
    .. math:: \min_{x, \lambda} w_o^\top x \quad \text{s.t.} \quad X\lambda \le x, \; Y\lambda \ge y_o, \; \lambda \ge 0.

    Prices are those of the unit itself; where they differ between units for the same input, cost efficiency also tells
    units with good prices from others, and not only the choice of quantities.

    References
    ----------
    Farrell, M. J. (1957). The measurement of productive efficiency. Journal of the Royal Statistical Society A 120, 253–290.
    Färe, R., Grosskopf, S. & Lovell, C. A. K. (1985). The Measurement of Efficiency of Production. Kluwer-Nijhoff.

    Examples
    --------
    >>> x, y = np.array([[2.0, 5], [2, 4], [6, 6], [3, 2], [6, 2]]), np.array([[1.0], [2], [3], [1], [2]])
    >>> cost(x, y, np.array([1.0, 3])).score.round(4)
    array([0.3529, 0.8571, 0.75  , 0.6667, 1.    ])
    """
    _choice.choose("cost", "returns", returns, _choice.RETURNS)
    data = _data.read(inputs, outputs, None, "cost")
    own = _economic.prices_of(prices, "prices", data.inputs)
    measured = _economic.measure(data, own, returns=returns, chosen="inputs")
    theta = _radial.measure(data, data, orientation="input", returns=returns, same=True).score
    found = assemble(
        _choice.described(PAPER, returns),
        measured,
        np.array(measured.score),
        notes=_data.notes(data),
        parts={"technical": theta, "allocative": measured.score / theta},
    )
    return replace(found, slacks=_economic.chosen_slacks(measured, found.targets), multipliers=None)
