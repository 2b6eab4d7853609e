"""Super-efficiency by the slacks-based measure, with undesirable outputs."""

from __future__ import annotations

from typing import Literal

import numpy as np

from xinzhi.lang import Words
from xinzhi.measures.efficiency import _choice, _data, _sbm, _super_sbm, _zeros
from xinzhi.measures.efficiency._frame import Returns
from xinzhi.measures.efficiency._measured import assemble, largest_slacks, picked
from xinzhi.measures.efficiency._result import Efficiency
from xinzhi.measures.efficiency._sbm import Orientation
from xinzhi.measures.efficiency._zeros import Zeros
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array

PAPER = Words("超效率 SBM 模型（Tone 2002）", "super-efficiency SBM (Tone 2002)")
PAPER_BAD = Words(
    "含非期望产出的超效率 SBM 模型（Tone 2002、2003）",
    "super-efficiency SBM with undesirable outputs (Tone 2002, 2003)",
)


@method(
    zh="超效率 SBM",
    en="Super-efficiency SBM",
    cite="Tone 2002; Tone 2003 (undesirable outputs)",
    role="inputs and outputs to efficiency",
    domain="nonnegative",
)
def super_sbm(
    inputs: Array,
    outputs: Array,
    bad: Array | None = None,
    *,
    returns: Returns = "constant",
    orientation: Orientation = "none",
    inefficient: Literal["sbm", "one"] = "sbm",
    zeros: Zeros = "drop",
) -> Efficiency:
    r"""Rank efficient units too: how far a unit can worsen before the others reach it.

    Parameters
    ----------
    inputs
        What each unit uses, shape (units, inputs), zero or above.
    outputs
        What each unit makes, shape (units, outputs), zero or above.
    bad
        Undesirable outputs such as emissions, shape (units, bad outputs), zero or above; None where there are none.
    returns
        How the size of a unit may change along the frontier.
    orientation
        none worsens all, input the inputs, output the outputs and bad outputs.
    inefficient
        What a unit inside the frontier scores: sbm its score ρ < 1, as most studies report; one the model's own 1.
    zeros
        What to do with zeros: drop takes the term out of its mean, refuse raises.

    Returns
    -------
    Efficiency
        `score` is δ above 1 for efficient units, and ρ, or 1, for the others; `efficiency` is ρ of all units, in (0, 1].
        Slacks below 0 are how much worse an efficient unit may become.

    Raises
    ------
    MeasureError
        For missing, infinite or negative values, tiny numbers in place of zero, a unit without inputs or outputs;
        for zeros where they are refused.

    Notes
    -----
    .. math::

        \delta_o = \min \frac{\frac1m \sum_i \bar x_i / x_{io}}
        {\frac{1}{s_1+s_2} (\sum_r \bar y_r / y_{ro} + \sum_k (2 - \bar b_k / b_{ko}))}
        \quad \text{s.t.} \quad \bar x \ge \sum_{j \ne o} \lambda_j x_j, \; \bar y \le \sum_{j \ne o} \lambda_j y_j, \;
        \bar b \ge \sum_{j \ne o} \lambda_j b_j, \; \bar x \ge x_o, \; \bar y \le y_o, \; \bar b \ge b_o.

    The unit itself is left out of the reference set. δ is 1 for every unit inside the frontier, and ρ of the
    slacks-based measure is 1 for every unit on it, so that the score is their product: no unit is asked whether it
    scores 1. Under variable returns the oriented programmes may be infeasible, and the reason says so. An input or
    bad output of 0 has no share to worsen by and stays 0: where all others have more, the programme is infeasible. The
    term of bad outputs is the one in use in studies with undesirable outputs; Tone 2002 has none.

    References
    ----------
    Tone, K. (2002). A slacks-based measure of super-efficiency in data envelopment analysis. European Journal of
    Operational Research 143, 32–41.
    Tone, K. (2003). Dealing with undesirable outputs in DEA: a slacks-based measure (SBM) approach. GRIPS Research
    Report I-2003-0005.

    Examples
    --------
    >>> x, good, bad = np.ones((4, 1)), np.array([[1.0], [2], [6], [7]]), np.array([[1.0], [1], [2], [4]])
    >>> super_sbm(x, good, bad).score.round(4)
    array([0.1176, 0.2857, 1.2414, 1.0769])
    """
    _choice.choose("super_sbm", "returns", returns, _choice.RETURNS)
    _choice.choose("super_sbm", "orientation", orientation, ("none", "input", "output"))
    _choice.choose("super_sbm", "inefficient", inefficient, ("sbm", "one"))
    data = _data.read(inputs, outputs, bad, "super_sbm")
    notes = (*_zeros.rule("super_sbm", data, zeros), *_data.notes(data))
    model = _choice.described(
        PAPER_BAD if data.bad.size else PAPER, orientation, returns, f"inefficient: {inefficient}"
    )
    above = _super_sbm.measure(data, data, orientation=orientation, returns=returns, alone=True)
    below = _sbm.measure(data, data, orientation=orientation, returns=returns, same=True)
    worse = _super_sbm.worsening(above, orientation)
    known = np.where(np.isnan(above.score), np.nan, below.score)
    outside = assemble(model, above, known, notes=notes, slacks=worse, parts={"super_efficiency": above.score})
    if inefficient == "one":
        return outside
    second = None if orientation == "none" else largest_slacks(below)
    inside = assemble(model, below, np.array(below.score), notes=notes, second=second)
    return picked(inside, outside, 1 - below.score > np.abs(above.score - 1), above.score * below.score)
