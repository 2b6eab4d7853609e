"""The directional distance function with bad outputs."""

from __future__ import annotations

import numpy as np

from xinzhi.lang import Words
from xinzhi.measures.efficiency import _choice, _data, _directional
from xinzhi.measures.efficiency._direction import Direction, directions, graph_efficiency
from xinzhi.measures.efficiency._directional import Disposability
from xinzhi.measures.efficiency._frame import Returns
from xinzhi.measures.efficiency._measured import SlackWeights, assemble, largest_slacks
from xinzhi.measures.efficiency._result import Efficiency
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array

PAPER = Words("方向距离函数（Chambers、Chung 和 Färe 1996）", "directional distance (Chambers, Chung & Färe 1996)")
PAPER_BAD = Words(
    "方向距离函数（Chung、Färe 和 Grosskopf 1997）", "directional distance (Chung, Färe & Grosskopf 1997)"
)
DISPOSABILITIES = ("weak", "kuosmanen", "strong")


@method(
    zh="方向距离函数",
    en="Directional distance",
    cite="Chung, Färe & Grosskopf 1997; Kuosmanen 2005",
    role="inputs and outputs to efficiency",
    domain="nonnegative",
)
def directional(
    inputs: Array,
    outputs: Array,
    bad: Array | None = None,
    *,
    direction: Direction = "all",
    disposability: Disposability = "weak",
    returns: Returns = "constant",
    slack_weights: SlackWeights = "relative",
) -> Efficiency:
    r"""Measure how far a unit can move along a direction: inputs and bad outputs down, outputs up.

    Parameters
    ----------
    inputs
        What each unit uses, shape (units, inputs), zero or above.
    outputs
        What each unit makes, shape (units, outputs), zero or above.
    bad
        Undesirable outputs such as emissions, shape (units, bad outputs); None where there are none.
    direction
        all is (x, y, b), outputs is (0, y, 0), bads is (0, 0, b), outputs and bads is (0, y, b), each with the unit's own
        values. Or three magnitudes (gx, gy, gb), none below 0: each one number, a value a variable, or a matrix.
    disposability
        weak takes bad outputs as equalities; kuosmanen gives every reference unit an abatement factor of its own;
        strong takes them as inputs.
    returns
        How the size of a unit may change along the frontier.
    slack_weights
        What the second phase makes largest: relative, Σ s / x, or raw, Σ s.

    Returns
    -------
    Efficiency
        `score` is β ≥ 0, 0 on the frontier. `efficiency` is (1 - β) / (1 + β) for all, 1 / (1 + β) for outputs with or
        without bads, 1 - β for bads, and NaN for a direction given as numbers.

    Raises
    ------
    MeasureError
        For missing, infinite or negative values, tiny numbers in place of zero, a direction of zeros.

    Notes
    -----
    .. math::

        \vec D_o = \max \beta \quad \text{s.t.} \quad X\lambda \le x_o - \beta g_x, \; Y\lambda \ge y_o + \beta g_y, \;
        B\lambda = b_o - \beta g_b, \; \lambda \ge 0.

    Under constant returns the equality is weak disposability in the sense of Shephard. Under variable returns it is
    not (bad outputs cannot be scaled down together with good ones), and the notes say so: kuosmanen splits the
    intensities into active λ and abated μ, X(λ + μ) ≤ x, Yλ ≥ y, Bλ = b, Σ(λ + μ) = 1.

    References
    ----------
    Chambers, R. G., Chung, Y. & Färe, R. (1996). Benefit and distance functions. Journal of Economic Theory 70.
    Chung, Y. H., Färe, R. & Grosskopf, S. (1997). Productivity and undesirable outputs: a directional distance function
    approach. Journal of Environmental Management 51, 229–240.
    Kuosmanen, T. (2005). Weak disposability in nonparametric production analysis with undesirable outputs. American
    Journal of Agricultural Economics 87, 1077–1082.

    Examples
    --------
    >>> x, good, bad = np.ones((3, 1)), np.array([[2.0], [1], [2]]), np.array([[1.0], [1], [3]])
    >>> directional(x, good, bad, direction="outputs and bads").score.round(4)
    array([0.    , 0.3333, 0.    ])
    """
    _choice.choose("directional", "disposability", disposability, DISPOSABILITIES)
    _choice.choose("directional", "returns", returns, _choice.RETURNS)
    _choice.choose("directional", "slack_weights", slack_weights, ("relative", "raw"))
    data = _data.read(inputs, outputs, bad, "directional")
    along = directions("directional", direction, data)
    measured = _directional.measure(data, data, along, disposability=disposability, returns=returns, same=True)
    spoken = direction if isinstance(direction, str) else "(gx, gy, gb)"
    return assemble(
        _choice.described(PAPER_BAD if data.bad.size else PAPER, spoken, disposability, returns),
        measured,
        graph_efficiency(direction, np.asarray(measured.score)),
        notes=(*_choice.not_shephard(disposability, returns, bads=data.bad.size > 0), *_data.notes(data)),
        second=largest_slacks(measured, slack_weights),
    )
