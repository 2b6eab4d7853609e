"""The additive family: weighted sums of slacks."""

from __future__ import annotations

from typing import Literal

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures.efficiency import _choice, _data
from xinzhi.measures.efficiency._additive import measure
from xinzhi.measures.efficiency._frame import Returns
from xinzhi.measures.efficiency._measured import Measured, assemble
from xinzhi.measures.efficiency._result import Efficiency, Variables
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array

Form = Literal["raw", "normalised", "mip", "ram", "bam"]
PAPERS = {
    "raw": Words("加法模型（Charnes 等 1985）", "additive (Charnes et al. 1985)"),
    "normalised": Words("标准化加法模型（Lovell 和 Pastor 1995）", "normalised additive (Lovell & Pastor 1995)"),
    "mip": Words(
        "无效比例测度（Cooper、Park 和 Pastor 1999）",
        "measure of inefficiency proportions (Cooper, Park & Pastor 1999)",
    ),
    "ram": Words("极差调整测度（Cooper、Park 和 Pastor 1999）", "range-adjusted measure (Cooper, Park & Pastor 1999)"),
    "bam": Words("有界调整测度（Cooper 等 2011）", "bounded adjusted measure (Cooper et al. 2011)"),
}
VARIABLE = Words("variable：该形式以样本极差为界", "variable: the form is bounded by the range of the sample")


@method(
    zh="加法模型族（RAM、BAM 等）",
    en="Additive family (RAM, BAM and others)",
    cite="Charnes et al. 1985; Cooper, Park & Pastor 1999; Cooper et al. 2011",
    role="inputs and outputs to efficiency",
)
def additive(
    inputs: Array,
    outputs: Array,
    bad: Array | None = None,
    *,
    form: Form = "ram",
    returns: Returns = "variable",
) -> Efficiency:
    r"""Measure efficiency by the largest weighted sum of slacks.

    Parameters
    ----------
    inputs
        What each unit uses, shape (units, inputs); may be negative under variable returns, save for mip.
    outputs
        What each unit makes, shape (units, outputs); the same.
    bad
        Undesirable outputs, shape (units, bad outputs), strongly disposable as inputs; None where there are none.
    form
        Weights of the slacks: raw 1; normalised 1 / standard deviation; mip 1 / own value; ram 1 / range of the column;
        bam 1 / distance to the best value of the column. ram and bam are means over variables.
    returns
        How the size of a unit may change along the frontier; ram and bam need variable.

    Returns
    -------
    Efficiency
        `score` is 1 - Σ w s for ram and bam, which is the efficiency, and Σ w s ≥ 0 for the others, 0 on the frontier,
        for which no efficiency is defined.

    Raises
    ------
    MeasureError
        For missing or infinite values; for negative ones under other returns than variable and for mip.

    Notes
    -----
    .. math::

        \max \sum_i w_i^- s_i^- + \sum_r w_r^+ s_r^+ \quad \text{s.t.} \quad
        X\lambda + s^- = x_o, \; Y\lambda - s^+ = y_o, \; \lambda, s \ge 0.

    Under variable returns raw, normalised, ram and bam do not change when a constant is added to a variable, and take
    negative values. raw changes with the units of measurement; the others do not. A variable that is the same for all,
    or already the best, has no slack and no weight. normalised uses the standard deviation with n - 1.

    References
    ----------
    Charnes, A., Cooper, W. W., Golany, B., Seiford, L. & Stutz, J. (1985). Foundations of data envelopment analysis for
    Pareto-Koopmans efficient empirical production functions. Journal of Econometrics 30, 91–107.
    Lovell, C. A. K. & Pastor, J. T. (1995). Units invariant and translation invariant DEA models. Operations Research
    Letters 18, 147–151.
    Cooper, W. W., Park, K. S. & Pastor, J. T. (1999). RAM: a range adjusted measure of inefficiency for use with additive
    models, and relations to other models and measures in DEA. Journal of Productivity Analysis 11, 5–42.
    Cooper, W. W., Pastor, J. T., Borras, F., Aparicio, J. & Pastor, D. (2011). BAM: a bounded adjusted measure of efficiency
    for use with bounded additive models. Journal of Productivity Analysis 35, 85–94.

    Examples
    --------
    >>> additive(np.array([[2.0], [4], [4]]), np.array([[2.0], [5], [3]])).score
    array([1.        , 1.        , 0.66666667])
    """
    _choice.choose("additive", "form", form, tuple(PAPERS))
    _choice.choose("additive", "returns", returns, _choice.RETURNS)
    if form in {"ram", "bam"} and returns != "variable":
        raise MeasureError.bad_setting("efficiency/additive", "returns", returns, VARIABLE)
    data = _data.read(inputs, outputs, bad, "additive", signed=returns == "variable" and form != "mip")
    measured = measure(data, data, _weights(data, form), returns=returns, same=True)
    bounded = form in {"ram", "bam"}
    score = 1 - measured.score if bounded else measured.score
    return assemble(
        _choice.described(PAPERS[form], returns),
        Measured(measured.programme, measured.batch, np.asarray(score)),
        np.array(score) if bounded else np.full(len(score), np.nan),
        notes=_data.notes(data),
    )


def _weights(data: Variables, form: Form) -> Array:
    values = data.together
    if form == "raw":
        return np.ones(values.shape)
    if form == "mip":
        sizes = values
    elif form == "bam":
        lesser = np.repeat([True, False, True], data.counts)
        sizes = np.where(lesser, values - values.min(axis=0), values.max(axis=0) - values)
    elif form == "ram":
        sizes = np.broadcast_to(np.ptp(values, axis=0), values.shape)
    else:
        sizes = np.broadcast_to(values.std(axis=0, ddof=min(1, len(values) - 1)), values.shape)
    count = values.shape[1] if form in {"ram", "bam"} else 1
    return np.asarray(np.divide(1.0, sizes, out=np.zeros_like(values), where=sizes > 0) / count)
