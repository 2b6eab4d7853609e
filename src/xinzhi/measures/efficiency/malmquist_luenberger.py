"""The Malmquist–Luenberger index of green productivity."""

from __future__ import annotations

from typing import Literal

import numpy as np

from xinzhi.lang import Words
from xinzhi.measures.efficiency import _choice, _panel, _settings
from xinzhi.measures.efficiency._direction import Direction, check_periods
from xinzhi.measures.efficiency._directional import Disposability
from xinzhi.measures.efficiency._distance import directional
from xinzhi.measures.efficiency._productivity import POOLED, Book, Key, Parts, Productivity, Step, tell
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array

NAME = "efficiency/malmquist_luenberger"
PAPER = Words("Malmquist–Luenberger 指数", "Malmquist–Luenberger index")
EARLIER, LATER = 0, 1


@method(
    zh="Malmquist–Luenberger 绿色生产率指数",
    en="Malmquist–Luenberger index of green productivity",
    cite="Chung, Färe & Grosskopf 1997; Oh 2010",
    role="panel of inputs and outputs to productivity",
    domain="nonnegative",
)
def malmquist_luenberger(
    inputs: Array,
    outputs: Array,
    bad: Array,
    *,
    frontier: Literal["adjacent", "sequential", "global", "biennial"] = "adjacent",
    direction: Direction = "outputs and bads",
    disposability: Disposability = "weak",
    returns: Literal["constant", "variable"] = "constant",
) -> Productivity:
    r"""Measure productivity that counts more output and less pollution, from period to period; above 1 is progress.

    Parameters
    ----------
    inputs
        Shape (periods, units, inputs), none missing or negative.
    outputs
        Desirable outputs, shape (periods, units, outputs), none missing or negative.
    bad
        Undesirable outputs, shape (periods, units, bad outputs), none missing or negative.
    frontier
        ``adjacent`` (Chung, Färe & Grosskopf 1997), ``global`` (Oh 2010), ``sequential`` (Oh & Heshmati 2010) or
        ``biennial``.
    direction
        As in directional; ``outputs and bads`` is (0, y, b). In cross-period programmes it is that of the unit's own
        period. Magnitudes may also be given by period, shape (periods, units, variables).
    disposability
        As in directional: ``weak`` takes bad outputs as equalities, ``strong`` as inputs.
    returns
        ``variable`` adds pure and scale efficiency change; the total rests on constant-returns distances.

    Returns
    -------
    Productivity
        Total, efficiency change and technical change, which multiply up, and what is infeasible, with the reason.

    Raises
    ------
    MeasureError
        For arrays of different shapes, values missing, infinite or negative (positions in the message), fewer than two
        periods, a direction that points nowhere or has negative magnitudes.

    Notes
    -----
    With D_s(t) the largest β by which the unit as in period t can move along its direction to the frontier of s,

    .. math:: ML = \left( \frac{1 + D_0(0)}{1 + D_0(1)} \cdot \frac{1 + D_1(0)}{1 + D_1(1)} \right)^{1/2}
                 = \underbrace{\frac{1 + D_0(0)}{1 + D_1(1)}}_{EC}
                   \underbrace{\left( \frac{1 + D_1(0)}{1 + D_0(0)} \cdot \frac{1 + D_1(1)}{1 + D_0(1)} \right)^{1/2}}_{TC},

    and with one frontier G of all periods GML = (1 + D_G(0)) / (1 + D_G(1)), TC = GML / EC (best-practice gap change).
    D is below 0 beyond a frontier. With weak disposability a unit may have no distance to the frontier of another
    period at all; the cell then says so. The global index has a distance for every unit.

    Wrong forms in circulation: technical change as its own reciprocal, so that the index is EC / TC; bad outputs silently
    treated as good ones; infeasible cells filled with 1, or the frontier of a window of periods under the name of
    Chung, Färe and Grosskopf. Under variable returns equalities are not weak disposability in Shephard's sense.

    References
    ----------
    Chung, Y. H., Färe, R. & Grosskopf, S. (1997). Productivity and undesirable outputs: a directional distance function
    approach. Journal of Environmental Management 51, 229–240.
    Oh, D. (2010). A global Malmquist-Luenberger productivity index. Journal of Productivity Analysis 34, 183–197.
    Oh, D. & Heshmati, A. (2010). A sequential Malmquist–Luenberger productivity index. Energy Economics 32, 1345–1355.

    Examples
    --------
    >>> x = np.array([[[2.0], [4.0], [5.0]], [[2.0], [4.0], [4.0]]])
    >>> y = np.array([[[2.0], [3.0], [3.0]], [[3.0], [4.0], [4.0]]])
    >>> b = np.array([[[1.0], [2.0], [3.0]], [[1.0], [2.0], [2.5]]])
    >>> malmquist_luenberger(x, y, b, frontier="global").total.round(4).tolist()
    [[1.2, 1.1111, 1.15]]
    """
    _settings.choices(NAME, frontier=frontier, disposability=disposability, returns=returns)
    panel = _panel.panel(inputs, outputs, bad)
    check_periods(direction, len(panel))
    variable = returns == "variable"
    said = _choice.not_shephard(disposability, returns, bads=panel[0].bad.size > 0)
    book = Book(panel, frontier, {"": directional("malmquist_luenberger", direction, disposability)})
    pool = frontier in {"global", "biennial"}
    steps = [Step(book, t) for t in range(len(panel) - 1)]
    taken = [(step, _parts(step, pool=pool, variable=variable)) for step in steps]
    times = range(len(panel))
    levels = {
        "constant": np.stack([1 / (1 + book.distances(Key("constant", t, t, book.reference(t))).value) for t in times])
    }
    along = direction if isinstance(direction, str) else "given"
    model = _settings.described(PAPER, frontier, along, disposability, returns)
    return tell(model, taken, levels, notes=(*said, *_panel.notes(panel)))


def _parts(step: Step, *, pool: bool, variable: bool) -> Parts:
    def room(returns: Literal["constant", "variable"], unit: int, frontier: int) -> Array:
        return 1 + step(returns, unit, frontier)

    own0, own1 = room("constant", EARLIER, EARLIER), room("constant", LATER, LATER)
    efficiency = own0 / own1
    if pool:
        total = room("constant", EARLIER, POOLED) / room("constant", LATER, POOLED)
    else:
        total = np.sqrt(own0 / room("constant", LATER, EARLIER) * room("constant", EARLIER, LATER) / own1)
    technical = total / efficiency
    parts = {"efficiency_change": efficiency, "technical_change": technical}
    if variable:
        pure = room("variable", EARLIER, EARLIER) / room("variable", LATER, LATER)
        parts = {
            "pure_efficiency_change": pure,
            "scale_efficiency_change": efficiency / pure,
            "technical_change": technical,
        }
    return Parts(total, efficiency, technical, parts)
