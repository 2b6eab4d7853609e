"""Two-stage efficiency, the product of both stages."""

from __future__ import annotations

from typing import Literal

import numpy as np

from xinzhi.lang import Words
from xinzhi.measures.efficiency import _choice, _data
from xinzhi.measures.efficiency._engine import Batch
from xinzhi.measures.efficiency._frame import Programme
from xinzhi.measures.efficiency._network import NetworkEfficiency, both_peers, reached, read, stacked
from xinzhi.measures.efficiency._result import Variables, reasons
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array

PAPER = Words("两阶段关系模型（Kao 和 Hwang 2008）", "two-stage relational model (Kao & Hwang 2008)")


@method(
    zh="两阶段效率（关系模型）",
    en="Two-stage efficiency (relational model)",
    cite="Kao & Hwang 2008",
    role="stages to efficiency",
    domain="nonnegative",
)
def two_stage(
    inputs: Array, between: Array, outputs: Array, *, priority: Literal["first", "second"] = "first"
) -> NetworkEfficiency:
    r"""Measure a process of two stages, such as research and its use, as the product of both.

    Parameters
    ----------
    inputs
        What the first stage uses, shape (units, inputs), zero or above.
    between
        What the first stage makes and the second uses, shape (units, intermediates), zero or above.
    outputs
        What the second stage makes, shape (units, outputs), zero or above.
    priority
        Which stage gets the highest score that the whole allows, where the split is not unique.

    Returns
    -------
    NetworkEfficiency
        `score` is E ≤ 1 of the whole and `stages` hold E¹ and E² with E = E¹ E².

    Raises
    ------
    MeasureError
        For missing, infinite or negative values, tiny numbers in place of zero, a unit without inputs or outputs.

    Notes
    -----
    .. math::

        E_o = \max \frac{u^\top y_o}{v^\top x_o} \quad \text{s.t.} \quad \frac{w^\top z_j}{v^\top x_j} \le 1, \;
        \frac{u^\top y_j}{w^\top z_j} \le 1, \quad u, v, w \ge 0,

    under constant returns and free disposability, with the same weights w of the intermediates in both stages. A unit
    efficient as a whole is efficient in both stages. The split into stages need not be unique: the stage of priority
    takes its best, found by a second programme, and the other is the quotient. Two separate models, which circulate as
    two-stage DEA, have no such product.

    References
    ----------
    Kao, C. & Hwang, S.-N. (2008). Efficiency decomposition in two-stage data envelopment analysis: an application to
    non-life insurance companies in Taiwan. European Journal of Operational Research 185, 418–429.

    Examples
    --------
    >>> found = two_stage(np.array([[2.0], [4]]), np.array([[2.0], [2]]), np.array([[1.0], [2]]))
    >>> found.score, found.stages.tolist()
    (array([0.5, 0.5]), [[1.0, 0.5], [0.5, 1.0]])
    """
    _choice.choose("two_stage", "priority", priority, ("first", "second"))
    data = read(inputs, between, outputs, "two_stage")
    whole = _programme(data)
    batch = whole.solve()
    score = batch.objective
    split = _split(data, np.nan_to_num(score), priority)
    best = split.objective
    rest = score / best
    stages = np.stack([best, rest] if priority == "first" else [rest, best], axis=1)
    first, second = both_peers(whole, batch)
    targets = reached((first, second), data)
    slacks = Variables(
        score[:, np.newaxis] * data.inputs - targets.inputs,
        targets.outputs - data.outputs,
        targets.bad - np.asarray(second @ data.bad),
    )
    status = np.where(batch.status == "optimal", split.status, batch.status)
    certificate = np.maximum(batch.certificate, split.certificate)
    return NetworkEfficiency(
        _choice.described(PAPER, "constant", f"priority: {priority}"),
        score,
        np.array(score),
        stages,
        slacks,
        targets,
        (first, second),
        certificate,
        status,
        reasons(status),
        _data.notes(data),
    )


def _programme(data: Variables) -> Programme:
    """Shrink all inputs by θ while the intermediates made cover those used."""
    programme = Programme(data, data, "constant", same=False, shared=stacked(data, sum(data.counts)))
    m, s, _ = data.counts
    kind = np.repeat([0, 1, 2], data.counts)
    programme.rhs[:] = np.where(kind == 1, programme.data, 0.0)
    programme.add("factor", np.where(kind == 0, -programme.data, 0.0), 1.0)
    programme.add_slacks(which=range(m + s))
    _add_surplus(programme, m + s)
    return programme


def _add_surplus(programme: Programme, start: int) -> None:
    """Let more of each intermediate be made than is used."""
    for q in range(start, programme.count):
        column = np.zeros(programme.rows)
        column[q] = -1.0
        programme.add("surplus", column)


def _split(data: Variables, score: Array, priority: str) -> Batch:
    """Give the best one stage can have while the whole keeps its score: the dual of max w z or max u y."""
    programme = Programme(data, data, "constant", same=False, shared=stacked(data, sum(data.counts)))
    m, s, _ = data.counts
    kind = np.repeat([0, 1, 2], data.counts)
    own, e = programme.data, score[:, np.newaxis]
    tied = np.where(kind == 0, e * own, np.where(kind == 1, own, 0.0))
    made = 2 if priority == "first" else 1
    programme.rhs[:] = np.where(kind == made, own, 0.0)
    normal = np.where(kind == 0, -own, 0.0) if priority == "first" else np.where(kind == 2, own, 0.0)
    programme.add("factor", normal, 1.0)
    programme.add("factor back", -normal, -1.0)
    programme.add("tied", tied)
    programme.add("tied back", -tied)
    programme.add_slacks(which=range(m + s))
    _add_surplus(programme, m + s)
    return programme.solve()
