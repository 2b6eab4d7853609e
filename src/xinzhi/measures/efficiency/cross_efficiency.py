"""Cross efficiency: each unit rated with the weights of all others."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import numpy as np

from xinzhi.lang import Words
from xinzhi.measures.efficiency import _choice, _data, _radial
from xinzhi.measures.efficiency._engine import Batch
from xinzhi.measures.efficiency._frame import Programme, multipliers
from xinzhi.measures.efficiency._measured import assemble, largest_slacks
from xinzhi.measures.efficiency._result import Efficiency, Variables, reasons
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array

PAPER = Words("交叉效率（Doyle 和 Green 1994）", "cross efficiency (Doyle & Green 1994)")


@method(
    zh="交叉效率",
    en="Cross efficiency",
    cite="Sexton, Silkman & Hogan 1986; Doyle & Green 1994",
    role="inputs and outputs to efficiency",
    domain="nonnegative",
)
def cross_efficiency(
    inputs: Array, outputs: Array, *, goal: Literal["benevolent", "aggressive"] = "benevolent"
) -> Efficiency:
    r"""Rate each unit with the weights that suit every other unit, and take the mean.

    Parameters
    ----------
    inputs
        What each unit uses, shape (units, inputs), zero or above.
    outputs
        What each unit makes, shape (units, outputs), zero or above.
    goal
        Which of its best weights a unit takes: those with which all others together look best (benevolent) or worst
        (aggressive).

    Returns
    -------
    Efficiency
        `score` and `efficiency` are means of ratings, one's own among them, at most 1. `parts` holds matrix, shape (units,
        units), row = the unit whose weights are used, column = the unit rated; own, the CCR score; and maverick, own
        beside the mean rating by the others, less 1. Multipliers are the chosen weights; slacks, targets and peers those of
        CCR.

    Raises
    ------
    MeasureError
        For missing, infinite or negative values, tiny numbers in place of zero, a unit without inputs or outputs.

    Notes
    -----
    .. math::

        E_{dj} = \frac{u_d^\top y_j}{v_d^\top x_j}, \qquad \text{with } (u_d, v_d) \text{ from} \quad
        \max \text{ or } \min \; u^\top \sum_{j \ne d} y_j \quad \text{s.t.} \quad
        v^\top \sum_{j \ne d} x_j = 1, \; u^\top y_d = \theta_d v^\top x_d, \; u^\top y_j \le v^\top x_j,

    u, v ≥ 0, under constant returns. The weights of a first programme alone are not unique, and ratings from them change
    with the solver; the second goal is what makes them reproducible.

    References
    ----------
    Sexton, T. R., Silkman, R. H. & Hogan, A. J. (1986). Data envelopment analysis: critique and extensions. New Directions
    for Program Evaluation 32, 73–105.
    Doyle, J. & Green, R. (1994). Efficiency and cross-efficiency in DEA: derivations, meanings and uses. Journal of the
    Operational Research Society 45, 567–578.

    Examples
    --------
    >>> x, y = np.array([[2.0, 1], [1, 2], [2, 2]]), np.array([[1.0], [1], [1]])
    >>> cross_efficiency(x, y).score.round(4)
    array([1.  , 1.  , 0.75])
    """
    _choice.choose("cross_efficiency", "goal", goal, ("benevolent", "aggressive"))
    data = _data.read(inputs, outputs, None, "cross_efficiency")
    own = _radial.measure(data, data, orientation="input", returns="constant", same=True)
    programme, batch = _second(data, own.score, 1.0 if goal == "benevolent" else -1.0)
    weights = multipliers(programme, batch)
    earned, spent = weights.outputs @ data.outputs.T, weights.inputs @ data.inputs.T
    matrix = np.divide(earned, spent, out=np.zeros_like(earned), where=spent > 0)
    score = matrix.mean(axis=0)
    others = (matrix.sum(axis=0) - np.diag(matrix)) / max(len(matrix) - 1, 1)
    maverick = np.divide(own.score, others, out=np.full(len(others), np.nan), where=others > 0) - 1
    first = assemble(
        _choice.described(PAPER, goal, "constant"),
        replace(own, score=score),
        np.array(score),
        notes=_data.notes(data),
        second=largest_slacks(own),
        parts={"matrix": matrix, "own": own.score, "maverick": maverick},
    )
    status = np.where(first.status == "optimal", batch.status, first.status)
    worst = np.maximum(first.certificate, batch.certificate)
    return replace(first, multipliers=weights, status=status, reason=reasons(status), certificate=worst)


def _second(data: Variables, theta: Array, turn: float) -> tuple[Programme, Batch]:
    """Solve the dual of the second goal: rows are those of inputs and outputs, their prices the weights."""
    programme = Programme(data, data, "constant", same=False)
    lesser = programme.signs > 0
    rest = programme.data.sum(axis=0) - programme.data
    # Numbers of the others together, brought down to the size of one.
    rest /= max(len(rest) - 1, 1)
    programme.rhs[:] = np.where(lesser, 0.0, turn * rest)
    whole = np.where(lesser, -rest, 0.0)
    tied = np.where(lesser, theta[:, np.newaxis] * programme.data, programme.data)
    programme.add("factor", whole, 1.0)
    programme.add("factor back", -whole, -1.0)
    programme.add("tied", tied)
    programme.add("tied back", -tied)
    programme.add_slacks()
    return programme, programme.solve()
