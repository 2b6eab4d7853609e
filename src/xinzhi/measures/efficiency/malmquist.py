"""The Malmquist index of productivity."""

from __future__ import annotations

from typing import Literal

import numpy as np

from xinzhi.errors.green import GreenError
from xinzhi.lang import Words
from xinzhi.measures.efficiency import _panel, _settings
from xinzhi.measures.efficiency._decompose import POOL, SINGLE
from xinzhi.measures.efficiency._distance import measure_of
from xinzhi.measures.efficiency._productivity import Book, Key, Productivity, Step, tell
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array

NAME = "efficiency/malmquist"
PAPER = Words("Malmquist 指数", "Malmquist index")


@method(
    zh="Malmquist 生产率指数",
    en="Malmquist productivity index",
    cite="Caves, Christensen & Diewert 1982; Färe et al. 1994; Ray & Desli 1997; Pastor & Lovell 2005",
    role="panel of inputs and outputs to productivity",
    domain="nonnegative",
)
def malmquist(
    inputs: Array,
    outputs: Array,
    *,
    bad: Array | None = None,
    orientation: Literal["input", "output", "none"] | None = None,
    returns: Literal["constant", "variable"] = "constant",
    frontier: Literal["adjacent", "sequential", "global", "biennial"] = "adjacent",
    decomposition: Literal["fgnz", "ray-desli", "ray-desli-mean", "zofio", "grifell-lovell", "bias"] = "fgnz",
    measure: Literal["radial", "sbm", "super-sbm"] = "radial",
) -> Productivity:
    r"""Measure the change of productivity from period to period, and take it apart; above 1 is progress.

    Parameters
    ----------
    inputs
        Shape (periods, units, inputs), none missing or negative.
    outputs
        Shape (periods, units, outputs), none missing or negative.
    bad
        Undesirable outputs, shape (periods, units, bad outputs), for slacks-based measures only.
    orientation
        ``input`` or ``output``; ``none`` is for slacks-based measures. None takes ``input`` for radial distances and
        ``none`` for slacks-based ones. Total above 1 is progress in all.
    returns
        ``variable`` adds pure and scale efficiency change; the total rests on constant-returns distances all the same.
        Ray–Desli, Zofío and Grifell-Tatjé–Lovell always use both.
    frontier
        ``adjacent`` uses the frontiers of the two periods, ``sequential`` those of all periods so far, ``global`` one
        frontier of all periods, ``biennial`` one of the two periods.
    decomposition
        ``fgnz`` (Färe, Grosskopf, Norris & Zhang 1994); ``ray-desli`` against the earlier frontier, as restated by
        Grifell-Tatjé & Lovell 1999 and computed by deaR; ``ray-desli-mean`` with the geometric mean of both, as first
        printed; ``zofio`` (2007); ``grifell-lovell`` (1999), a generalised index of its own; ``bias`` (Färe et
        al. 1997). Global and biennial frontiers have ``fgnz`` and ``ray-desli``.
    measure
        ``radial``, ``sbm`` (Tone 2001, bad outputs as in Tone 2003) or ``super-sbm``, which also measures units beyond
        a frontier; plain ``sbm`` cannot, and says so by cell.

    Returns
    -------
    Productivity
        Total, parts that multiply up to it, levels since the first period, and what is infeasible, with the reason.

    Raises
    ------
    MeasureError
        For arrays of different shapes, values missing, infinite or negative (positions in the message), fewer than two
        periods, and settings that do not go together.

    Notes
    -----
    With c_s(t) the efficiency of the unit as it is in period t against the constant-returns frontier of period s, and
    v_s(t) under variable returns,

    .. math:: M = \left( \frac{c_0(1)}{c_0(0)} \frac{c_1(1)}{c_1(0)} \right)^{1/2}
                = \underbrace{\frac{c_1(1)}{c_0(0)}}_{EC}
                  \underbrace{\left( \frac{c_0(1)}{c_1(1)} \frac{c_0(0)}{c_1(0)} \right)^{1/2}}_{TC}, \quad
              EC = \frac{v_1(1)}{v_0(0)} \cdot \frac{c_1(1) / v_1(1)}{c_0(0) / v_0(0)}.

    Ray–Desli measures technical change by v and the scale by c/v along the earlier frontier. Global and biennial
    indices are the ratio of distances to one frontier, and their technical change is that of the gap to it; the
    global one is transitive. Under variable returns a unit may have no distance to the other period's frontier; the
    cell says so and keeps what can be computed.

    Wrong forms in circulation: the reciprocal, from input distance functions in place of efficiencies, by which
    progress is below 1; totals from variable-returns distances, which are no measure of productivity (Grifell-Tatjé &
    Lovell 1995); technical change under constant returns beside scale change under variable ones, called Ray–Desli;
    and infeasible cells filled with 1 or left out of the mean without a word.

    References
    ----------
    Färe, R., Grosskopf, S., Norris, M. & Zhang, Z. (1994). Productivity growth, technical progress, and efficiency
    change in industrialized countries. American Economic Review 84, 66–83.
    Ray, S. C. & Desli, E. (1997). Productivity growth, technical progress, and efficiency change in industrialized
    countries: comment. American Economic Review 87, 1033–1039.
    Grifell-Tatjé, E. & Lovell, C. A. K. (1999). A generalized Malmquist productivity index. Top 7, 81–101.
    Färe, R., Grifell-Tatjé, E., Grosskopf, S. & Lovell, C. A. K. (1997). Biased technical change and the Malmquist
    productivity index. Scandinavian Journal of Economics 99, 119–127.
    Shestalova, V. (2003). Sequential Malmquist indices of productivity growth. Journal of Productivity Analysis 19,
    211–226.
    Pastor, J. T. & Lovell, C. A. K. (2005). A global Malmquist productivity index. Economics Letters 88, 266–271.
    Zofío, J. L. (2007). Malmquist productivity index decompositions: a unifying framework. Applied Economics 39,
    2371–2387.
    Pastor, J. T., Asmild, M. & Lovell, C. A. K. (2011). The biennial Malmquist productivity change index.
    Socio-Economic Planning Sciences 45, 10–15.

    Examples
    --------
    >>> x = np.array([[[2.0], [4.0], [5.0]], [[2.0], [4.0], [4.0]]])
    >>> y = np.array([[[2.0], [3.0], [3.0]], [[3.0], [4.0], [4.0]]])
    >>> found = malmquist(x, y)
    >>> found.total.round(4).tolist(), found.efficiency_change.round(4).tolist()
    ([[1.5, 1.3333, 1.6667]], [[1.0, 0.8889, 1.1111]])
    """
    _settings.choices(
        NAME,
        returns=returns,
        frontier=frontier,
        decomposition=decomposition,
        measure=measure,
        orientation="none" if orientation is None else orientation,
    )
    towards = orientation or ("input" if measure == "radial" else "none")
    if measure == "radial" and towards == "none":
        raise GreenError.no_orientation()
    if measure == "radial" and bad is not None:
        raise GreenError.bad_with_radial()
    known = POOL if frontier in {"global", "biennial"} else SINGLE
    if decomposition not in known:
        raise GreenError.no_such_decomposition(decomposition, frontier, list(known))
    panel = _panel.panel(inputs, outputs, bad)
    book = Book(panel, frontier, {"": measure_of(measure, towards)})
    variable = returns == "variable"
    steps = [Step(book, t) for t in range(len(panel) - 1)]
    taken = [(step, known[decomposition](step, variable=variable)) for step in steps]
    levels = {
        each: np.stack([book.distances(Key(each, t, t, book.reference(t))).value for t in range(len(panel))])
        for each in (("constant", "variable") if variable else ("constant",))
    }
    model = _settings.described(PAPER, measure, towards, frontier, decomposition, returns)
    return tell(model, taken, levels, notes=_panel.notes(panel, measure))
