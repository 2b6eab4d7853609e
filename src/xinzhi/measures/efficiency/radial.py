"""Radial efficiency: CCR, BCC and their kin."""

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

PAPERS = {
    "constant": Words("CCR 模型（Charnes、Cooper 和 Rhodes 1978）", "CCR (Charnes, Cooper & Rhodes 1978)"),
    "variable": Words("BCC 模型（Banker、Charnes 和 Cooper 1984）", "BCC (Banker, Charnes & Cooper 1984)"),
    "nonincreasing": Words("径向模型（Färe、Grosskopf 和 Lovell 1985）", "radial (Färe, Grosskopf & Lovell 1985)"),
    "nondecreasing": Words("径向模型（Seiford 和 Thrall 1990）", "radial (Seiford & Thrall 1990)"),
}


@method(
    zh="径向效率（CCR、BCC）",
    en="Radial efficiency (CCR, BCC)",
    cite="Charnes, Cooper & Rhodes 1978; Banker, Charnes & Cooper 1984",
    role="inputs and outputs to efficiency",
    domain="nonnegative",
)
def radial(
    inputs: Array,
    outputs: Array,
    *,
    orientation: Orientation = "input",
    returns: Returns = "constant",
    slack_weights: SlackWeights = "relative",
) -> Efficiency:
    r"""Measure by how much all inputs can shrink, or all outputs grow, in one proportion.

    Parameters
    ----------
    inputs
        What each unit uses, shape (units, inputs), zero or above.
    outputs
        What each unit makes, shape (units, outputs), zero or above.
    orientation
        Whether inputs shrink or outputs grow.
    returns
        How the size of a unit may change along the frontier: constant (CCR), variable (BCC), nonincreasing, nondecreasing.
    slack_weights
        What the second phase makes largest: relative, Σ s / x, which no unit of measurement changes; raw, Σ s.

    Returns
    -------
    Efficiency
        `score` is θ ≤ 1 for inputs and φ ≥ 1 for outputs; `efficiency` is θ or 1 / φ.

    Raises
    ------
    MeasureError
        For missing, infinite or negative values, tiny numbers in place of zero, a unit without inputs or outputs.

    Notes
    -----
    .. math::

        \theta_o = \min \theta \quad \text{s.t.} \quad \sum_j \lambda_j x_{ij} + s_i^- = \theta x_{io}, \;
        \sum_j \lambda_j y_{rj} - s_r^+ = y_{ro}, \; \lambda, s \ge 0,

    with Σ λ = 1 (variable), ≤ 1 (nonincreasing) or ≥ 1 (nondecreasing). Slacks are the largest that leave θ at its
    least, found in a second phase; θ itself is never rounded and never compared with 1. Their largest raw sum, which
    most programs take, changes with the units of measurement. Wrong forms in circulation round θ before the second
    phase, or take a score of 1 for efficient although slacks remain (unit D of Tone 2001: θ = 1, SBM 2/3).

    References
    ----------
    Charnes, A., Cooper, W. W. & Rhodes, E. (1978). Measuring the efficiency of decision making units. European Journal
    of Operational Research 2, 429–444.
    Banker, R. D., Charnes, A. & Cooper, W. W. (1984). Some models for estimating technical and scale inefficiencies in
    data envelopment analysis. Management Science 30, 1078–1092.

    Examples
    --------
    >>> found = radial(np.array([[4.0, 3], [6, 3], [8, 1], [8, 1], [2, 4]]), np.array([[2.0, 3], [2, 3], [6, 2], [6, 1], [1, 4]]))
    >>> found.score.round(4)
    array([0.9   , 0.8333, 1.    , 1.    , 1.    ])
    >>> found.slacks.outputs[3].round(4)
    array([0., 1.])
    """
    _choice.choose("radial", "orientation", orientation, ("input", "output"))
    _choice.choose("radial", "returns", returns, _choice.RETURNS)
    _choice.choose("radial", "slack_weights", slack_weights, ("relative", "raw"))
    data = _data.read(inputs, outputs, None, "radial")
    measured = _radial.measure(data, data, orientation=orientation, returns=returns, same=True)
    return assemble(
        _choice.described(PAPERS[returns], orientation, returns),
        measured,
        measured.score if orientation == "input" else np.asarray(1 / measured.score),
        notes=_data.notes(data),
        second=largest_slacks(measured, slack_weights),
    )
