"""The directional slacks-based measure."""

from __future__ import annotations

import numpy as np

from xinzhi.lang import Words
from xinzhi.measures.efficiency import _choice, _data
from xinzhi.measures.efficiency._additive import measure
from xinzhi.measures.efficiency._direction import Direction, directions
from xinzhi.measures.efficiency._frame import Returns
from xinzhi.measures.efficiency._measured import assemble
from xinzhi.measures.efficiency._result import Efficiency, Variables
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array

PAPER = Words("SBM 方向距离函数（Fukuyama 和 Weber 2009）", "directional slacks-based measure (Fukuyama & Weber 2009)")


@method(
    zh="SBM 方向距离函数",
    en="Directional slacks-based measure",
    cite="Fukuyama & Weber 2009",
    role="inputs and outputs to efficiency",
    domain="nonnegative",
)
def sbm_directional(
    inputs: Array,
    outputs: Array,
    bad: Array | None = None,
    *,
    direction: Direction = "all",
    returns: Returns = "variable",
) -> Efficiency:
    r"""Measure inefficiency by all slacks beside a direction, inputs counting half and outputs half.

    Parameters
    ----------
    inputs
        What each unit uses, shape (units, inputs), zero or above.
    outputs
        What each unit makes, shape (units, outputs), zero or above.
    bad
        Undesirable outputs, shape (units, bad outputs); None where there are none.
    direction
        all is (x, y, b), outputs is (0, y, 0), bads is (0, 0, b), outputs and bads is (0, y, b), each with the unit's own
        values. Or three magnitudes (gx, gy, gb), none below 0.
    returns
        How the size of a unit may change along the frontier.

    Returns
    -------
    Efficiency
        `score` is the inefficiency S ≥ 0, 0 on the frontier. `efficiency` is NaN: none is defined. `parts` holds
        share_inputs, share_outputs, share_bad: what each variable's slack adds to S.

    Raises
    ------
    MeasureError
        For missing, infinite or negative values, tiny numbers in place of zero, a direction of zeros.

    Notes
    -----
    .. math::

        S_o = \max \frac12 [ \frac1m \sum_i \frac{s_i^x}{g_i^x} + \frac{1}{s_1+s_2} ( \sum_r \frac{s_r^y}{g_r^y}
        + \sum_k \frac{s_k^b}{g_k^b} ) ] \quad \text{s.t.} \quad X\lambda + s^x = x_o, \;
        Y\lambda - s^y = y_o, \; B\lambda + s^b = b_o, \; \lambda, s \ge 0.

    Fukuyama and Weber have no bad outputs; their place beside the good ones is the usual one of green studies. A
    variable whose direction is 0 is not counted, and its mean has one term less; where one side has no direction at all
    the other counts alone, in full.

    References
    ----------
    Fukuyama, H. & Weber, W. L. (2009). A directional slacks-based measure of technical inefficiency. Socio-Economic
    Planning Sciences 43, 274–287.

    Examples
    --------
    >>> sbm_directional(np.array([[2.0], [4], [4]]), np.array([[2.0], [5], [3]])).score.round(4)
    array([0.    , 0.    , 0.3333])
    """
    _choice.choose("sbm_directional", "returns", returns, _choice.RETURNS)
    data = _data.read(inputs, outputs, bad, "sbm_directional")
    along = directions("sbm_directional", direction, data)
    weights = _weights(along)
    measured = measure(data, data, weights, returns=returns, same=True)
    spoken = direction if isinstance(direction, str) else "(gx, gy, gb)"
    found = assemble(
        _choice.described(PAPER, spoken, returns),
        measured,
        np.full(len(measured.score), np.nan),
        notes=_data.notes(data),
    )
    shares = data.like(weights * found.slacks.together)
    found.parts.update(share_inputs=shares.inputs, share_outputs=shares.outputs, share_bad=shares.bad)
    return found


def _weights(along: Variables) -> Array:
    g = along.together
    m = along.counts[0]
    each = np.divide(1.0, g, out=np.zeros_like(g), where=g > 0)
    of_inputs, of_outputs = (g[:, :m] > 0).sum(axis=1), (g[:, m:] > 0).sum(axis=1)
    sides = (of_inputs > 0).astype(np.float64) + (of_outputs > 0)
    each[:, :m] /= (sides * np.maximum(of_inputs, 1))[:, np.newaxis]
    each[:, m:] /= (sides * np.maximum(of_outputs, 1))[:, np.newaxis]
    return each
