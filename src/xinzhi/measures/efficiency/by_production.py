"""The by-production technology: goods and emissions made by two technologies at once."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures.efficiency import _choice, _data, _radial
from xinzhi.measures.efficiency._frame import Programme, Returns
from xinzhi.measures.efficiency._measured import Measured, assemble, largest_slacks
from xinzhi.measures.efficiency._result import Efficiency, Variables, reasons
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Columns

PAPER = Words("副产品技术（Murty、Russell 和 Levkoff 2012）", "by-production (Murty, Russell & Levkoff 2012)")
POLLUTING = Words("投入的列号（从 0 数），不重复", "columns of inputs, counted from 0, each once")


@method(
    zh="副产品技术效率",
    en="By-production efficiency",
    cite="Murty, Russell & Levkoff 2012",
    role="inputs and outputs to efficiency",
    domain="nonnegative",
)
def by_production(
    inputs: Array,
    outputs: Array,
    bad: Array,
    *,
    polluting: Columns | None = None,
    returns: Returns = "constant",
) -> Efficiency:
    r"""Measure how efficiently goods are made and how far emissions exceed the least their inputs cause.

    Parameters
    ----------
    inputs
        What each unit uses, shape (units, inputs), zero or above.
    outputs
        What each unit makes, shape (units, outputs), zero or above.
    bad
        Emissions, shape (units, bad outputs), above zero where they are to be reduced.
    polluting
        Columns of the inputs that cause emissions, such as energy; None takes all, which the notes say.
    returns
        How the size of a unit may change along both frontiers.

    Returns
    -------
    Efficiency
        `score` and `efficiency` are the mean of both parts, at most 1. `parts` holds production, 1 / φ, environmental, the
        mean of γ, and gamma, (units, bad outputs). Peers are those of making goods; targets join both technologies.

    Raises
    ------
    MeasureError
        For missing, infinite or negative values, tiny numbers in place of zero, columns that are none of the inputs.

    Notes
    -----
    Goods come from all inputs, which are freely disposable; emissions from the polluting ones z, of which more causes
    more: there disposal is costly,

    .. math::

        \tfrac12 [ \frac{1}{\varphi_o} + \min \frac1K \sum_k \gamma_k ], \qquad
        B\mu \le \gamma b_o, \; Z\mu \ge z_o, \; \mu \ge 0.

    The two technologies have intensities of their own, so that no trade-off between goods and emissions is supposed that
    the inputs do not bring about. The index of Färe, Grosskopf and Lovell in the paper is the mean of factors of single
    goods; with one good it is this, with several the radial φ stands in its place.

    References
    ----------
    Murty, S., Russell, R. R. & Levkoff, S. B. (2012). On modeling pollution-generating technologies. Journal of
    Environmental Economics and Management 64, 117–135.

    Examples
    --------
    >>> x, good, bad = np.array([[2.0], [2], [4]]), np.array([[2.0], [1], [4]]), np.array([[1.0], [1], [3]])
    >>> by_production(x, good, bad).score.round(4)
    array([1.    , 0.75  , 0.8333])
    """
    _choice.choose("by_production", "returns", returns, _choice.RETURNS)
    data = _data.read(inputs, outputs, bad, "by_production")
    columns = _polluting(polluting, data.counts[0])
    empty = data.bad[:, :0]
    goods = Variables(data.inputs, data.outputs, empty)
    made = _radial.measure(goods, goods, orientation="output", returns=returns, same=True)
    emitted, gamma = _emitted(Variables(data.bad, data.inputs[:, columns], empty), returns)
    production = np.asarray(1 / made.score)
    score = (production + emitted.score) / 2
    first = assemble(
        _choice.described(PAPER, returns),
        Measured(made.programme, made.batch, np.asarray(score)),
        np.asarray(score),
        notes=(*(_all_pollute() if polluting is None else ()), *_data.notes(data)),
        second=largest_slacks(made),
        parts={"production": production, "environmental": emitted.score, "gamma": gamma},
    )
    target = Variables(first.targets.inputs, first.targets.outputs, gamma * data.bad)
    slacks = Variables(first.slacks.inputs, first.slacks.outputs, data.bad - target.bad)
    status = np.where(first.status == "optimal", emitted.batch.status, first.status)
    certificate = np.maximum(first.certificate, emitted.batch.certificate)
    return replace(
        first,
        targets=target,
        slacks=slacks,
        status=status,
        reason=reasons(status),
        certificate=certificate,
        multipliers=None,
    )


def _emitted(data: Variables, returns: Returns) -> tuple[Measured, Array]:
    """Shrink each emission by a factor of its own, held as inputs, with the polluting inputs held as outputs."""
    programme = Programme(data, data, returns, same=True)
    count = data.counts[0]
    programme.rhs[:] = programme.own_column
    programme.rhs[:, :count] = 0.0
    for k in range(count):
        column = np.zeros((programme.units, programme.rows))
        column[:, k] = -data.inputs[:, k]
        emits = (data.inputs[:, k] > 0).astype(np.float64)
        programme.add("gamma", column, emits / np.maximum((data.inputs > 0).sum(axis=1), 1))
    programme.add_own()
    programme.add_slacks()
    programme.add_scale_slack()
    batch = programme.solve(efficient=1.0)
    gamma = np.where(data.inputs > 0, programme.value(batch, "gamma"), 1.0)
    clean = ~(data.inputs > 0).any(axis=1)
    return Measured(programme, batch, np.where(clean, 1.0, batch.objective)), gamma


def _polluting(given: object, count: int) -> list[int]:
    if given is None:
        return list(range(count))
    try:
        columns = [int(column) for column in np.atleast_1d(np.asarray(given))]
    except (TypeError, ValueError):
        columns = []
    if not columns or len(set(columns)) < len(columns) or not all(0 <= column < count for column in columns):
        raise MeasureError.bad_setting("efficiency/by_production", "polluting", given, POLLUTING)
    return columns


def _all_pollute() -> tuple[Words, ...]:
    return (
        Words(
            "未指明哪些投入产生排放，全部投入都按产生排放处理；请以 polluting 指明能源等投入",
            "no polluting inputs are named, so that all inputs are taken to cause emissions; name energy and the like by "
            "polluting",
        ),
    )
