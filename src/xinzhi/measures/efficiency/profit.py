"""Profit efficiency."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from xinzhi.lang import Words
from xinzhi.measures.efficiency import _choice, _data, _directional, _economic
from xinzhi.measures.efficiency._enumerated import assembled, blocks
from xinzhi.measures.efficiency._result import Efficiency
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array

PAPER = Words("利润效率（Chambers、Chung 和 Färe 1998）", "profit efficiency (Chambers, Chung & Färe 1998)")


@method(
    zh="利润效率",
    en="Profit efficiency",
    cite="Chambers, Chung & Färe 1998",
    role="inputs and outputs and prices to efficiency",
    domain="nonnegative",
)
def profit(inputs: Array, outputs: Array, prices: Array, output_prices: Array) -> Efficiency:
    r"""Measure the profit a unit forgoes beside what it spent and earned together.

    Parameters
    ----------
    inputs
        What each unit uses, shape (units, inputs), zero or above.
    outputs
        What each unit makes, shape (units, outputs), zero or above.
    prices
        Prices of inputs, shape (inputs,) or (units, inputs).
    output_prices
        Prices of outputs, shape (outputs,) or (units, outputs).

    Returns
    -------
    Efficiency
        `score` is the inefficiency of Nerlove, 0 or above. `efficiency` is NaN: profits may be 0 or below, and their
        ratio says nothing then. `parts` holds profit, greatest_profit, technical (β of the directional distance along
        (x, y)) and allocative, score - technical. Each unit's peer is the unit of greatest profit at its prices.

    Raises
    ------
    MeasureError
        For missing, infinite or negative values, tiny numbers in place of zero, prices of another shape or all 0.

    Notes
    -----
    .. math::

        \frac{\max_j (p_o^\top y_j - w_o^\top x_j) - (p_o^\top y_o - w_o^\top x_o)}{p_o^\top y_o + w_o^\top x_o}.

    Returns to scale are variable: under others profit is 0 or without bound. The greatest profit is reached by a unit
    that exists, so that it is found by comparing all.

    References
    ----------
    Chambers, R. G., Chung, Y. & Färe, R. (1998). Profit, directional distance functions, and Nerlovian efficiency. Journal
    of Optimization Theory and Applications 98, 351–364.

    Examples
    --------
    >>> profit(np.array([[2.0], [4]]), np.array([[2.0], [5]]), np.array([1.0]), np.array([1.0])).score
    array([0.25, 0.  ])
    """
    data = _data.read(inputs, outputs, None, "profit")
    w = _economic.prices_of(prices, "prices", data.inputs)
    p = _economic.prices_of(output_prices, "output_prices", data.outputs)
    spent, earned = (w * data.inputs).sum(axis=1), (p * data.outputs).sum(axis=1)
    peer = _best(data.inputs, data.outputs, w, p)
    most = (p * data.outputs[peer]).sum(axis=1) - (w * data.inputs[peer]).sum(axis=1)
    score = (most - (earned - spent)) / (spent + earned)
    beta = _directional.measure(data, data, data, disposability="strong", returns="variable", same=True).score
    return assembled(
        _choice.described(PAPER, "variable"),
        data,
        peer,
        data,
        score=np.asarray(score),
        efficiency=np.full(len(score), np.nan),
        notes=_data.notes(data),
        parts={
            "profit": earned - spent,
            "greatest_profit": most,
            "technical": beta,
            "allocative": np.asarray(score - beta),
        },
    )


def _best(x: Array, y: Array, w: Array, p: Array) -> NDArray[np.int64]:
    """Name the first unit of greatest profit at each unit's prices."""
    found = np.zeros(len(x), np.int64)
    for part in blocks(len(x), len(x)):
        gained = np.einsum("ur,jr->uj", p[part], y) - np.einsum("ui,ji->uj", w[part], x)
        found[part] = gained.argmax(axis=1)
    return found
