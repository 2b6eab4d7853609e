"""The epsilon-based measure, between radial and slacks-based."""

from __future__ import annotations

from typing import Literal

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures.efficiency import _choice, _data, _sbm
from xinzhi.measures.efficiency._affinity import epsilon_and_weights
from xinzhi.measures.efficiency._frame import Programme, Returns
from xinzhi.measures.efficiency._measured import Measured, assemble, within
from xinzhi.measures.efficiency._result import Efficiency, Variables
from xinzhi.measures.efficiency._sbm import Orientation
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array

PAPER = Words("EBM 模型（Tone 和 Tsutsui 2010）", "epsilon-based measure (Tone & Tsutsui 2010)")
SHARE = Words("0 到 1 之间的数，或留空", "a number from 0 to 1, or null")


@method(
    zh="EBM 效率",
    en="Epsilon-based measure (EBM)",
    cite="Tone & Tsutsui 2010",
    role="inputs and outputs to efficiency",
    domain="nonnegative",
)
def epsilon_based(
    inputs: Array,
    outputs: Array,
    *,
    orientation: Orientation = "input",
    returns: Returns = "constant",
    epsilon: float | None = None,
    affinity: Literal["projected", "data"] = "projected",
) -> Efficiency:
    r"""Measure efficiency by a common factor and by slacks, in a proportion that the data give.

    Parameters
    ----------
    inputs
        What each unit uses, shape (units, inputs), above zero.
    outputs
        What each unit makes, shape (units, outputs), above zero.
    orientation
        Whether inputs, outputs or both are measured.
    returns
        How the size of a unit may change along the frontier.
    epsilon
        How much slacks count, from 0, the radial measure, to 1. None takes it from the data, each side its own.
    affinity
        Whether the affinity of variables is that of the data, or of their projections by the slacks-based measure of the
        same orientation and returns.

    Returns
    -------
    Efficiency
        `score` and `efficiency` are γ ≤ 1. `parts` holds epsilon (2,) of inputs and outputs, weights_inputs and
        weights_outputs.

    Raises
    ------
    MeasureError
        For missing, infinite or negative values, zeros, tiny numbers in place of zero.

    Notes
    -----
    .. math::

        \gamma_o = \min \frac{\theta - \varepsilon_x \sum_i w_i^- s_i^- / x_{io}}
        {\varphi + \varepsilon_y \sum_r w_r^+ s_r^+ / y_{ro}} \quad \text{s.t.} \quad
        X\lambda + s^- = \theta x_o, \; Y\lambda - s^+ = \varphi y_o, \; \theta \le 1 \le \varphi.

    The oriented forms hold φ at 1 and leave θ free (input), or the other way round (output), and count the slacks of
    their side alone. ε and the weights come from the principal
    component of the affinity matrix of the variables. Programs differ in whether they take the data or projections for
    it, so that ε, the weights and the choice are in the result.

    References
    ----------
    Tone, K. & Tsutsui, M. (2010). An epsilon-based measure of efficiency in DEA: a third pole of technical efficiency.
    European Journal of Operational Research 207, 1554–1563.

    Examples
    --------
    >>> x = np.array([[4.0, 3], [6, 3], [8, 1], [8, 1], [2, 4]])
    >>> y = np.array([[2.0, 3], [2, 3], [6, 2], [6, 1], [1, 4]])
    >>> epsilon_based(x, y, epsilon=0).score.round(4)
    array([0.9   , 0.8333, 1.    , 1.    , 1.    ])
    """
    _choice.choose("epsilon_based", "orientation", orientation, ("none", "input", "output"))
    _choice.choose("epsilon_based", "returns", returns, _choice.RETURNS)
    _choice.choose("epsilon_based", "affinity", affinity, ("projected", "data"))
    if epsilon is not None and not 0 <= epsilon <= 1:
        raise MeasureError.bad_setting("efficiency/epsilon_based", "epsilon", epsilon, SHARE)
    data = _data.read(inputs, outputs, None, "epsilon_based")
    _data.refuse_zeros(data, "epsilon_based")
    sides = [epsilon_and_weights(values) for values in _likeness(data, affinity, orientation, returns)]
    sides = [(own if epsilon is None else float(epsilon), weights) for own, weights in sides]
    measured = _measure(data, sides, orientation, returns)
    (of_inputs, x_weights), (of_outputs, y_weights) = sides
    return assemble(
        _choice.described(
            PAPER, orientation, returns, f"affinity: {affinity}" if epsilon is None else f"ε = {epsilon}"
        ),
        measured,
        np.array(measured.score),
        notes=_data.notes(data),
        parts={
            "epsilon": np.array([of_inputs, of_outputs]),
            "weights_inputs": x_weights,
            "weights_outputs": y_weights,
        },
    )


def _likeness(data: Variables, affinity: str, orientation: Orientation, returns: Returns) -> tuple[Array, Array]:
    if affinity == "data":
        return data.inputs, data.outputs
    measured = _sbm.measure(data, data, orientation=orientation, returns=returns, same=True)
    projected = data.like(np.asarray(measured.programme.peers(measured.batch) @ data.together))
    # A projection onto a unit without some output has no logarithm; data are above zero, so that peers are too.
    return projected.inputs, projected.outputs


def _measure(data: Variables, sides: list[tuple[float, Array]], orientation: Orientation, returns: Returns) -> Measured:
    """Solve with t for the denominator; an oriented form keeps its other factor at 1 without slacks."""
    m, s, _ = data.counts
    programme = Programme(data, data, returns, same=True, extra=3)
    values, signs = programme.data, programme.signs
    scale, last = programme.count + programme.bounded, programme.rows - 3
    lesser = np.arange(m + s) < m
    # Rows at the end: the denominator, θ ≤ 1 and φ ≥ 1 in shares of t.
    t = np.zeros(programme.rows)
    t[programme.count : scale] = -1.0
    t[last + 1], t[last + 2] = -1.0, -1.0
    programme.add("t", t)
    for name, rows, cost, row in (("theta", lesser, 1.0, 1), ("phi", ~lesser, 0.0, 2)):
        column = np.zeros((programme.units, programme.rows))
        column[:, : programme.count] = np.where(rows, -values, 0.0)
        column[:, last] = 0.0 if name == "theta" else 1.0
        column[:, last + row] = 1.0
        programme.add(name, column, cost)
    programme.add_own()
    costs, denominator = np.zeros(values.shape), np.zeros(values.shape)
    if orientation in {"none", "input"}:
        costs[:, lesser] = -sides[0][0] * sides[0][1] / values[:, lesser]
    if orientation in {"none", "output"}:
        denominator[:, ~lesser] = sides[1][0] * sides[1][1] / values[:, ~lesser]
    for q in range(programme.count):
        column = np.zeros((programme.units, programme.rows))
        column[:, q], column[:, last] = signs[q], denominator[:, q]
        programme.add("slack", column, costs[:, q])
        programme.slack_rows.append(q)
    programme.add_scale_slack()
    _hold(programme, last, orientation)
    programme.rhs[:, last] = 1.0
    batch = programme.solve(efficient=1.0)
    return Measured(programme, batch, within(batch.objective, programme, high=1.0))


def _hold(programme: Programme, last: int, orientation: Orientation) -> None:
    """Keep θ ≤ 1 ≤ φ where both are measured; where one is, leave it free and hold the other at 1."""
    for row, sign, side in ((last + 1, 1.0, "input"), (last + 2, -1.0, "output")):
        if orientation in {"none", side}:
            column = np.zeros(programme.rows)
            column[row] = sign
            programme.add("held", column)
            if orientation == side:
                programme.add("held", -column)
