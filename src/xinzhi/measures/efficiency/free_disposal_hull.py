"""Efficiency against the free disposal hull."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from xinzhi.lang import Words
from xinzhi.measures.efficiency import _choice, _data
from xinzhi.measures.efficiency._enumerated import assembled, blocks, common_factors
from xinzhi.measures.efficiency._radial import Orientation
from xinzhi.measures.efficiency._result import Efficiency, Variables
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array

PAPER = Words("自由处置包（Deprins、Simar 和 Tulkens 1984）", "free disposal hull (Deprins, Simar & Tulkens 1984)")


@method(
    zh="自由处置包（FDH）",
    en="Free disposal hull (FDH)",
    cite="Deprins, Simar & Tulkens 1984",
    role="inputs and outputs to efficiency",
    domain="nonnegative",
)
def free_disposal_hull(
    inputs: Array, outputs: Array, bad: Array | None = None, *, orientation: Orientation = "input"
) -> Efficiency:
    r"""Measure each unit against single units that make no less, without combining them.

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

    Returns
    -------
    Efficiency
        `score` is θ ≤ 1 for inputs and φ ≥ 1 for outputs; `efficiency` is θ or 1 / φ. Each unit has one peer. There are
        no multipliers, and the certificate is 0: the score is found by enumeration.

    Raises
    ------
    MeasureError
        For missing, infinite or negative values, tiny numbers in place of zero, a unit without inputs or outputs.

    Notes
    -----
    .. math::

        \theta_o = \min_{j: \; y_j \ge y_o} \max_i x_{ij} / x_{io}, \qquad
        \varphi_o = \max_{j: \; x_j \le x_o} \min_r y_{rj} / y_{ro}.

    Inputs and outputs are freely disposable, and the frontier is not convex: every peer is a unit that exists. An input
    of 0 admits only peers that use none of it.

    References
    ----------
    Deprins, D., Simar, L. & Tulkens, H. (1984). Measuring labor efficiency in post offices. In: Marchand, M., Pestieau,
    P. & Tulkens, H. (eds), The Performance of Public Enterprises, 243–267. North-Holland.

    Examples
    --------
    >>> found = free_disposal_hull(np.array([[2.0], [4], [5]]), np.array([[2.0], [5], [3]]))
    >>> found.score
    array([1. , 1. , 0.8])
    """
    _choice.choose("free_disposal_hull", "orientation", orientation, ("input", "output"))
    data = _data.read(inputs, outputs, bad, "free_disposal_hull")
    lesser, greater = np.concatenate([data.inputs, data.bad], axis=1), data.outputs
    score, peer = against(lesser, greater) if orientation == "input" else against(-greater, -lesser)
    factor = score[:, np.newaxis]
    moved = (
        Variables(factor * data.inputs, data.outputs, factor * data.bad)
        if orientation == "input"
        else Variables(data.inputs, factor * data.outputs, data.bad)
    )
    return assembled(
        _choice.described(PAPER, orientation),
        data,
        peer,
        moved,
        score=score,
        efficiency=np.array(score) if orientation == "input" else np.asarray(1 / score),
        notes=_data.notes(data),
    )


def against(shrinking: Array, held: Array) -> tuple[Array, NDArray[np.int64]]:
    """Give the least factor over units that hold no less, and the first unit that reaches it.

    Outputs that grow are handed in as negative values that shrink: their factor is the greatest then.
    """
    score, peer = np.zeros(len(held)), np.zeros(len(held), np.int64)
    growing = bool((shrinking <= 0).all() and (shrinking < 0).any())
    for part in blocks(len(held), len(held)):
        fits = (held[np.newaxis] >= held[part, np.newaxis]).all(axis=2)
        factor = common_factors(np.abs(shrinking), np.abs(shrinking[part]), growing=growing)
        factor = np.where(fits, factor, -np.inf if growing else np.inf)
        peer[part] = factor.argmax(axis=1) if growing else factor.argmin(axis=1)
        score[part] = np.take_along_axis(factor, peer[part][:, np.newaxis], axis=1)[:, 0]
    return score, peer
