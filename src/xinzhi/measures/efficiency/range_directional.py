"""The range directional model, for data with negative values."""

from __future__ import annotations

import numpy as np

from xinzhi.lang import Words
from xinzhi.measures.efficiency import _choice, _data, _directional
from xinzhi.measures.efficiency._measured import SlackWeights, assemble, largest_slacks
from xinzhi.measures.efficiency._result import Efficiency, Variables
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array

PAPER = Words(
    "极差方向模型（Portela、Thanassoulis 和 Simpson 2004）",
    "range directional model (Portela, Thanassoulis & Simpson 2004)",
)


@method(
    zh="极差方向模型（可含负值）",
    en="Range directional model (negative data)",
    cite="Portela, Thanassoulis & Simpson 2004",
    role="inputs and outputs to efficiency",
)
def range_directional(
    inputs: Array, outputs: Array, bad: Array | None = None, *, slack_weights: SlackWeights = "relative"
) -> Efficiency:
    r"""Measure how much of the distance to the best values of all variables a unit could cover.

    Parameters
    ----------
    inputs
        What each unit uses, shape (units, inputs); may be negative.
    outputs
        What each unit makes, shape (units, outputs); may be negative.
    bad
        Undesirable outputs, shape (units, bad outputs), strongly disposable as inputs; None where there are none.
    slack_weights
        What the second phase makes largest: relative, Σ s / x, or raw, Σ s.

    Returns
    -------
    Efficiency
        `score` is β from 0, on the frontier, to 1; `efficiency` is 1 - β.

    Raises
    ------
    MeasureError
        For missing or infinite values.

    Notes
    -----
    The directional distance under variable returns along

    .. math:: g_{x,i} = x_{io} - \min_j x_{ij}, \qquad g_{y,r} = \max_j y_{rj} - y_{ro},

    which are the unit's distances to the ideal point of the sample. Adding a constant to a variable or changing its unit
    changes nothing. Units with a large distance in some variable have a long direction, so that 1 - β says how near the
    frontier is beside that distance. A unit that is the ideal point itself has β = 0.

    References
    ----------
    Portela, M. C. A. S., Thanassoulis, E. & Simpson, G. (2004). Negative data in DEA: a directional distance approach applied
    to bank branches. Journal of the Operational Research Society 55, 1111–1121.

    Examples
    --------
    >>> range_directional(np.array([[1.0], [2], [2]]), np.array([[-1.0], [3], [-2]])).efficiency
    array([1.        , 1.        , 0.44444444])
    """
    _choice.choose("range_directional", "slack_weights", slack_weights, ("relative", "raw"))
    data = _data.read(inputs, outputs, bad, "range_directional", signed=True)
    along = ranges(data)
    measured = _directional.measure(data, data, along, disposability="strong", returns="variable", same=True)
    return assemble(
        _choice.described(PAPER, "variable", "strong"),
        measured,
        np.asarray(1 - measured.score),
        notes=_data.notes(data),
        second=largest_slacks(measured, slack_weights),
    )


def ranges(data: Variables) -> Variables:
    """Give each unit's distances to the best values; where all are 0, 1s, along which the ideal point cannot move."""
    values = data.together
    lesser = np.repeat([True, False, True], data.counts)
    along = np.where(lesser, values - values.min(axis=0), values.max(axis=0) - values)
    spread = np.ptp(values, axis=0)
    ideal = ~(along > 0).any(axis=1)
    along[ideal] = np.where(spread > 0, spread, 1.0)
    return data.like(along)
