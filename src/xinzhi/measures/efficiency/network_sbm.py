"""The slacks-based measure of a network of two stages."""

from __future__ import annotations

from typing import Literal

import numpy as np

from xinzhi.lang import Words
from xinzhi.measures.efficiency import _choice, _data
from xinzhi.measures.efficiency._engine import Batch, solve_batch
from xinzhi.measures.efficiency._network import NetworkEfficiency, reached, read
from xinzhi.measures.efficiency._network_sbm import Built, build
from xinzhi.measures.efficiency._result import Variables, reasons
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array

PAPER = Words("网络 SBM 模型（Tone 和 Tsutsui 2009）", "network slacks-based measure (Tone & Tsutsui 2009)")


@method(
    zh="网络 SBM 效率",
    en="Network slacks-based measure",
    cite="Tone & Tsutsui 2009",
    role="stages to efficiency",
    domain="nonnegative",
)
def network_sbm(
    inputs: Array,
    between: Array,
    outputs: Array,
    *,
    links: Literal["free", "fixed"] = "free",
    orientation: Literal["none", "input", "output"] = "none",
    returns: Literal["constant", "variable"] = "constant",
) -> NetworkEfficiency:
    r"""Measure a process of two stages by the slacks of inputs and outputs, with the flow between them kept whole.

    Parameters
    ----------
    inputs
        What the first stage uses, shape (units, inputs), above zero.
    between
        What the first stage makes and the second uses, shape (units, intermediates), zero or above.
    outputs
        What the second stage makes, shape (units, outputs), above zero.
    links
        free lets the flow between the stages change as long as both agree; fixed holds it where it is.
    orientation
        none counts slacks of inputs and outputs, input and output those of one side.
    returns
        How the size of a stage may change along its frontier.

    Returns
    -------
    NetworkEfficiency
        `score` is ρ ≤ 1 of the whole; `stages` hold that of the inputs, 1 - mean s / x, and of the outputs,
        1 / (1 + mean s / y), in the solution found: the split need not be unique.

    Raises
    ------
    MeasureError
        For missing, infinite or negative values, zeros in inputs or outputs, tiny numbers in place of zero.

    Notes
    -----
    .. math::

        \rho_o = \min \frac{1 - \frac1m \sum_i s_i^- / x_{io}}{1 + \frac1s \sum_r s_r^+ / y_{ro}} \quad \text{s.t.} \quad
        X\lambda^1 + s^- = x_o, \; Y\lambda^2 - s^+ = y_o, \; Z\lambda^1 = Z\lambda^2 \; (\text{fixed: } = z_o).

    It is the model of the paper for two stages in line, the first with inputs alone and the second with final outputs
    alone, so that the weights of stages drop out of both means. Both stages are freely disposable in inputs and outputs.

    References
    ----------
    Tone, K. & Tsutsui, M. (2009). Network DEA: a slacks-based measure approach. European Journal of Operational Research 197,
    243–252.

    Examples
    --------
    >>> network_sbm(np.array([[2.0], [4]]), np.array([[2.0], [2]]), np.array([[1.0], [2]])).score
    array([0.5, 0.5])
    """
    _choice.choose("network_sbm", "links", links, ("free", "fixed"))
    _choice.choose("network_sbm", "orientation", orientation, ("none", "input", "output"))
    _choice.choose("network_sbm", "returns", returns, ("constant", "variable"))
    data = read(inputs, between, outputs, "network_sbm")
    _data.refuse_zeros(data, "network_sbm", ("inputs", "outputs"))
    built = build(data, links, orientation, returns)
    batch = solve_batch(built.shared, built.own, built.costs, built.rhs, scale=data.together)
    return _result(data, built, batch, _choice.described(PAPER, orientation, returns, f"links: {links}"))


def _result(data: Variables, built: Built, batch: Batch, model: Words) -> NetworkEfficiency:
    slack = built.slacks(batch)
    first, second = built.peers(batch)
    score = built.score(batch)
    used, made = (slack.inputs / data.inputs).mean(axis=1), (slack.outputs / data.outputs).mean(axis=1)
    return NetworkEfficiency(
        model,
        score,
        np.array(score),
        np.stack([1 - used, 1 / (1 + made)], axis=1),
        slack,
        reached((first, second), data),
        (first, second),
        batch.certificate,
        batch.status,
        reasons(batch.status),
        _data.notes(data),
    )
