"""Radial super-efficiency."""

from __future__ import annotations

import numpy as np

from xinzhi.lang import Words
from xinzhi.measures.efficiency import _choice, _data, _radial
from xinzhi.measures.efficiency._frame import Returns
from xinzhi.measures.efficiency._measured import SlackWeights, assemble, largest_slacks
from xinzhi.measures.efficiency._radial import Orientation
from xinzhi.measures.efficiency._result import Efficiency
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array

PAPER = Words("超效率径向模型（Andersen 和 Petersen 1993）", "radial super-efficiency (Andersen & Petersen 1993)")


@method(
    zh="超效率径向模型",
    en="Radial super-efficiency",
    cite="Andersen & Petersen 1993",
    role="inputs and outputs to efficiency",
    domain="nonnegative",
)
def super_radial(
    inputs: Array,
    outputs: Array,
    bad: Array | None = None,
    *,
    orientation: Orientation = "input",
    returns: Returns = "constant",
    slack_weights: SlackWeights = "relative",
) -> Efficiency:
    r"""Measure each unit against the others alone: θ above 1 says by how much it could use more.

    Parameters
    ----------
    inputs
        What each unit uses, shape (units, inputs), zero or above.
    outputs
        What each unit makes, shape (units, outputs), zero or above.
    bad
        Undesirable outputs, shape (units, bad outputs), which move with inputs; None where there are none.
    orientation
        Whether inputs (and bad outputs) shrink or outputs grow.
    returns
        How the size of a unit may change along the frontier.
    slack_weights
        What the second phase makes largest: relative, Σ s / x, or raw, Σ s.

    Returns
    -------
    Efficiency
        `score` is θ, above 1 for efficient units, or φ, below 1 for them; `efficiency` is θ or 1 / φ, at most
        1, and `super_efficiency` among the parts the same without that bound.

    Raises
    ------
    MeasureError
        For missing, infinite or negative values, tiny numbers in place of zero, a unit without inputs or outputs.

    Notes
    -----
    The radial programme with the unit left out of its reference set. Under variable returns it has no solution for a
    unit that makes more of an output than any other (input orientation) or uses less of an input than any other
    (output orientation); the status is infeasible and the reason says so. Scores of units with values near 0 can be
    far above 1. Bad outputs are strongly disposable, as inputs.

    References
    ----------
    Andersen, P. & Petersen, N. C. (1993). A procedure for ranking efficient units in data envelopment analysis.
    Management Science 39, 1261–1264.

    Examples
    --------
    >>> found = super_radial(np.array([[2.0], [4], [8]]), np.array([[2.0], [5], [6]]))
    >>> found.score.round(4)
    array([0.8 , 1.25, 0.6 ])
    >>> super_radial(np.array([[2.0], [4], [8]]), np.array([[2.0], [5], [6]]), returns="variable").status.tolist()
    ['optimal', 'optimal', 'infeasible']
    """
    _choice.choose("super_radial", "orientation", orientation, ("input", "output"))
    _choice.choose("super_radial", "returns", returns, _choice.RETURNS)
    _choice.choose("super_radial", "slack_weights", slack_weights, ("relative", "raw"))
    data = _data.read(inputs, outputs, bad, "super_radial")
    measured = _radial.measure(data, data, orientation=orientation, returns=returns, same=True, alone=True)
    beyond = _efficiency(measured.score, orientation)
    return assemble(
        _choice.described(PAPER, orientation, returns),
        measured,
        np.where(measured.score == 0, 1.0, beyond) if orientation == "output" else beyond,
        notes=_data.notes(data),
        second=largest_slacks(measured, slack_weights),
        parts={"super_efficiency": beyond},
    )


def _efficiency(score: Array, orientation: Orientation) -> Array:
    """Give θ, or 1 / φ where φ is above 0: it is 0 for a unit that alone makes some output."""
    if orientation == "input":
        return np.array(score)
    return np.asarray(np.divide(1.0, score, out=np.full(len(score), np.nan), where=score > 0))
