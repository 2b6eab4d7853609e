"""The slacks-based measure of efficiency, with undesirable outputs."""

from __future__ import annotations

import numpy as np

from xinzhi.lang import Words
from xinzhi.measures.efficiency import _choice, _data, _sbm, _zeros
from xinzhi.measures.efficiency._frame import Returns
from xinzhi.measures.efficiency._measured import assemble, largest_slacks
from xinzhi.measures.efficiency._result import Efficiency
from xinzhi.measures.efficiency._sbm import Orientation
from xinzhi.measures.efficiency._zeros import Zeros
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array

PAPER = Words("SBM 模型（Tone 2001）", "slacks-based measure (Tone 2001)")
PAPER_BAD = Words("含非期望产出的 SBM 模型（Tone 2003）", "slacks-based measure with undesirable outputs (Tone 2003)")


@method(
    zh="SBM 效率",
    en="Slacks-based measure (SBM)",
    cite="Tone 2001; Tone 2003 (undesirable outputs)",
    role="inputs and outputs to efficiency",
    domain="nonnegative",
)
def sbm(
    inputs: Array,
    outputs: Array,
    bad: Array | None = None,
    *,
    returns: Returns = "constant",
    orientation: Orientation = "none",
    zeros: Zeros = "drop",
) -> Efficiency:
    r"""Measure efficiency by how much each input, output and bad output falls short, one by one.

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
        none counts all shortfalls, input those of inputs, output those of outputs and bad outputs.
    zeros
        What to do with zeros: drop takes the term out of its mean, refuse raises.

    Returns
    -------
    Efficiency
        `score` is ρ ≤ 1 in every orientation, and `efficiency` the same.

    Raises
    ------
    MeasureError
        For missing, infinite or negative values, tiny numbers in place of zero, a unit without inputs or outputs;
        for zeros where they are refused.

    Notes
    -----
    .. math::

        \rho_o = \min \frac{1 - \frac1m \sum_i s_i^- / x_{io}}
        {1 + \frac{1}{s_1 + s_2} (\sum_r s_r^g / y_{ro}^g + \sum_k s_k^b / y_{ko}^b)}
        \quad \text{s.t.} \quad X\lambda + s^- = x_o, \; Y^g\lambda - s^g = y_o^g, \; Y^b\lambda + s^b = y_o^b,

    λ, s ≥ 0: bad outputs are strongly disposable, like inputs. Oriented forms keep the numerator or the denominator.
    The ratio is solved as a linear programme (Charnes & Cooper 1962). A term with a value of 0 has no ratio: under
    drop it leaves its mean, whose count falls by one, and the notes say so. Wrong forms in circulation treat the bad
    output as a good one (unit A of Tone 2003 would score .125 and not 2/3), or put a tiny number in place of 0.

    References
    ----------
    Tone, K. (2001). A slacks-based measure of efficiency in data envelopment analysis. European Journal of Operational
    Research 130, 498–509.
    Tone, K. (2003). Dealing with undesirable outputs in DEA: a slacks-based measure (SBM) approach. GRIPS Research
    Report I-2003-0005.

    Examples
    --------
    >>> x, good, bad = np.ones((3, 1)), np.array([[1.0], [2], [6]]), np.array([[1.0], [1], [2]])
    >>> sbm(x, good, bad, returns="variable").score.round(4)
    array([0.6667, 1.    , 1.    ])
    """
    _choice.choose("sbm", "returns", returns, _choice.RETURNS)
    _choice.choose("sbm", "orientation", orientation, ("none", "input", "output"))
    data = _data.read(inputs, outputs, bad, "sbm")
    said = _zeros.rule("sbm", data, zeros)
    measured = _sbm.measure(data, data, orientation=orientation, returns=returns, same=True)
    return assemble(
        _choice.described(PAPER_BAD if data.bad.size else PAPER, orientation, returns),
        measured,
        np.array(measured.score),
        notes=(*said, *_data.notes(data)),
        second=None if orientation == "none" else largest_slacks(measured),
    )
