"""Efficiency against the frontier of all groups and that of one's own, and the gap between them."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures.efficiency import _choice, _data, _radial, _sbm, _zeros
from xinzhi.measures.efficiency._frame import Returns
from xinzhi.measures.efficiency._measured import Measured, assemble, largest_slacks
from xinzhi.measures.efficiency._result import Efficiency, Variables
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Groups

Measure = Literal["radial", "sbm"]
Orientation = Literal["none", "input", "output"]
PAPER = Words("共同前沿（O'Donnell、Rao 和 Battese 2008）", "metafrontier (O'Donnell, Rao & Battese 2008)")


@method(
    zh="共同前沿与技术差距",
    en="Metafrontier and technology gaps",
    cite="O'Donnell, Rao & Battese 2008; Battese, Rao & O'Donnell 2004",
    role="inputs and outputs and groups to efficiency",
    domain="nonnegative",
)
def metafrontier(
    inputs: Array,
    outputs: Array,
    groups: Groups,
    bad: Array | None = None,
    *,
    measure: Measure = "radial",
    orientation: Orientation = "input",
    returns: Returns = "constant",
) -> Efficiency:
    r"""Measure units against the frontier of all groups together and that of their own group.

    Parameters
    ----------
    inputs
        What each unit uses, shape (units, inputs), zero or above.
    outputs
        What each unit makes, shape (units, outputs), zero or above.
    groups
        The group of each unit, such as its region, shape (units,).
    bad
        Undesirable outputs, shape (units, bad outputs), strongly disposable as inputs; None where there are none.
    measure
        radial or sbm.
    orientation
        input, output, or, for sbm, none.
    returns
        How the size of a unit may change along every frontier.

    Returns
    -------
    Efficiency
        `score` and everything beside it is that of the metafrontier. `parts` holds group_score, group_efficiency and
        technology_gap, the efficiency against the metafrontier beside that against the group's, at most 1.

    Raises
    ------
    MeasureError
        For missing, infinite or negative values, tiny numbers in place of zero, groups that are not one a unit.

    Notes
    -----
    .. math:: TGR_o = E_o^{meta} / E_o^{group}, \qquad E^{meta} \le E^{group}.

    The metafrontier is the convex frontier of all units pooled, which can lie above every group's: where groups could not
    combine, the gap is overstated (Kerstens, O'Donnell & Van de Woestyne 2019). A group of few units scores high
    against itself for want of others.

    References
    ----------
    Battese, G. E., Rao, D. S. P. & O'Donnell, C. J. (2004). A metafrontier production function for estimation of technical
    efficiencies and technology gaps for firms operating under different technologies. Journal of Productivity
    Analysis 21, 91–103.
    O'Donnell, C. J., Rao, D. S. P. & Battese, G. E. (2008). Metafrontier frameworks for the study of firm-level efficiencies
    and technology ratios. Empirical Economics 34, 231–255.

    Examples
    --------
    >>> x, y = np.array([[2.0], [4], [4], [8]]), np.array([[2.0], [3], [2], [3]])
    >>> metafrontier(x, y, ["东", "东", "西", "西"]).parts["technology_gap"].round(4)
    array([1. , 1. , 0.5, 0.5])
    """
    _choice.choose("metafrontier", "measure", measure, ("radial", "sbm"))
    allowed = ("input", "output") if measure == "radial" else ("none", "input", "output")
    _choice.choose("metafrontier", "orientation", orientation, allowed)
    _choice.choose("metafrontier", "returns", returns, _choice.RETURNS)
    data = _data.read(inputs, outputs, bad, "metafrontier")
    labels = _labels(groups, len(data.inputs))
    said = _zeros.rule("metafrontier", data, "drop") if measure == "sbm" else ()
    whole = _measured(data, measure, orientation, returns)
    group_score = np.full(len(labels), np.nan)
    for label in np.unique(labels):
        held = labels == label
        group_score[held] = _measured(data.rows(held), measure, orientation, returns).score
    growing = measure == "radial" and orientation == "output"
    own, pooled = (1 / group_score, 1 / whole.score) if growing else (group_score, whole.score)
    return assemble(
        _choice.described(PAPER, measure, orientation, returns),
        whole,
        np.array(pooled),
        notes=(*said, *_data.notes(data)),
        second=None if orientation == "none" else largest_slacks(whole),
        parts={
            "group_score": group_score,
            "group_efficiency": np.array(own),
            "technology_gap": np.asarray(pooled / own),
        },
    )


def _measured(data: Variables, measure: Measure, orientation: Orientation, returns: Returns) -> Measured:
    if measure == "sbm" or orientation == "none":
        return _sbm.measure(data, data, orientation=orientation, returns=returns, same=True)
    return _radial.measure(data, data, orientation=orientation, returns=returns, same=True)


def _labels(groups: Groups, units: int) -> NDArray[np.int64]:
    """Number the groups by their labels."""
    given = list(groups)
    if len(given) != units:
        raise MeasureError.wrong_length("groups", len(given), "inputs", units)
    missing = [at for at, label in enumerate(given) if label is None or label != label]  # noqa: PLR0124
    if missing:
        raise MeasureError.bad_values("missing", "groups", missing)
    numbers = {label: number for number, label in enumerate(sorted({str(label) for label in given}))}
    return np.array([numbers[str(label)] for label in given], np.int64)
