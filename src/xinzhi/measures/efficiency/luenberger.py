"""The Luenberger productivity indicator, radial or not."""

from __future__ import annotations

from typing import Literal

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.efficiency import _choice, _panel, _settings
from xinzhi.measures.efficiency._direction import Direction, check_periods
from xinzhi.measures.efficiency._directional import Disposability
from xinzhi.measures.efficiency._distance import directional, nonradial
from xinzhi.measures.efficiency._productivity import POOLED, Book, Key, Parts, Productivity, Step, tell
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Weights

NAME = "efficiency/luenberger"
PAPER = Words("Luenberger 指标", "Luenberger indicator")
EARLIER, LATER = 0, 1
MEASURES: dict[str, tuple[str, ...]] = {"measure": ("radial", "nonradial")}


@method(
    zh="Luenberger 生产率指标",
    en="Luenberger productivity indicator",
    cite="Chambers, Färe & Grosskopf 1996; Fujii, Cao & Managi 2015 (non-radial); Wang, Du & Zhang 2022",
    role="panel of inputs and outputs to productivity",
    domain="nonnegative",
)
def luenberger(
    inputs: Array,
    outputs: Array,
    bad: Array | None = None,
    *,
    weights: Weights | None = None,
    frontier: Literal["adjacent", "sequential", "global", "biennial"] = "adjacent",
    direction: Direction = "outputs and bads",
    measure: Literal["radial", "nonradial"] = "radial",
    disposability: Disposability = "weak",
    returns: Literal["constant", "variable"] = "constant",
) -> Productivity:
    r"""Measure the change of productivity as a difference of distances, from period to period; above 0 is progress.

    Parameters
    ----------
    inputs
        Shape (periods, units, inputs), none missing or negative.
    outputs
        Shape (periods, units, outputs), none missing or negative.
    bad
        Undesirable outputs, shape (periods, units, bad outputs); None where there are none.
    weights
        Weight of each variable under ``nonradial``, inputs, outputs and bad outputs one after another, as given and not
        normalised; None for 1 where the direction is above 0.
    frontier
        ``adjacent``, ``sequential``, ``global`` or ``biennial``, as in malmquist.
    direction
        As in directional; that of the unit's own period in cross-period programmes. Magnitudes may also be given by
        period, shape (periods, units, variables).
    measure
        ``radial`` moves all variables together, ``nonradial`` each by its own share (TFPCH of non-radial distances).
    disposability
        As in directional.
    returns
        Returns to scale of the technology.

    Returns
    -------
    Productivity
        Total, efficiency change and technical change, which add up.

    Raises
    ------
    MeasureError
        For arrays of different shapes, values missing, infinite or negative, fewer than two periods, weights that do not
        match the variables, or a direction that points nowhere.

    Notes
    -----
    .. math:: L = \tfrac{1}{2} \left[ D_0(0) - D_0(1) + D_1(0) - D_1(1) \right]
                = \underbrace{D_0(0) - D_1(1)}_{EC}
                  + \underbrace{\tfrac{1}{2} \left[ D_1(1) - D_0(1) + D_1(0) - D_0(0) \right]}_{TC},

    and L = D_G(0) - D_G(1) with one frontier G. Distances of a direction (0, y, b) are shares of the unit's own values,
    so that L is a share too; with other directions it is in their units. Non-radial moves are 0 or more: a unit
    beyond a frontier has no distance to it, and ``global`` is the one to take.

    Wrong forms in circulation: non-radial indicators averaged over weights that sum to 1 in one paper and to 3 in
    another, and then compared.

    References
    ----------
    Chambers, R. G., Färe, R. & Grosskopf, S. (1996). Productivity growth in APEC countries. Pacific Economic Review 1,
    181–190.
    Fujii, H., Cao, J. & Managi, S. (2015). Decomposition of productivity considering multi-environmental pollutants in
    Chinese industrial sector. Review of Development Economics 19, 75–84.
    Wang, D., Du, K. & Zhang, N. (2022). Measuring technical efficiency and total factor productivity change with
    undesirable outputs in Stata. Stata Journal 22, 103–124.

    Examples
    --------
    >>> x = np.array([[[2.0], [4.0], [5.0]], [[2.0], [4.0], [4.0]]])
    >>> y = np.array([[[2.0], [3.0], [3.0]], [[3.0], [4.0], [4.0]]])
    >>> found = luenberger(x, y, frontier="global")
    >>> found.total.round(4).tolist(), found.efficiency_change.round(4).tolist()
    ([[0.5, 0.5, 1.0]], [[0.0, -0.1667, 0.1667]])
    """
    _settings.choices(NAME, MEASURES, frontier=frontier, disposability=disposability, returns=returns, measure=measure)
    panel = _panel.panel(inputs, outputs, bad)
    check_periods(direction, len(panel))
    if measure == "radial":
        distance = directional("luenberger", direction, disposability)
    else:
        distance = nonradial("luenberger", direction, _weights(weights, sum(panel[0].counts)), disposability)
    book = Book(panel, frontier, {"": distance})
    pool = frontier in {"global", "biennial"}
    taken = []
    for t in range(len(panel) - 1):
        step = Step(book, t)
        taken.append((step, _parts(step, returns, pool=pool)))
    own = [book.distances(Key(returns, t, t, book.reference(t))).value for t in range(len(panel))]
    along = direction if isinstance(direction, str) else "given"
    model = _settings.described(PAPER, measure, frontier, along, disposability, returns)
    notes = (*_choice.not_shephard(disposability, returns, bads=panel[0].bad.size > 0), *_panel.notes(panel))
    return tell(model, taken, {returns: np.stack(own)}, notes=notes, additive=True)


def _weights(weights: Weights | None, variables: int) -> Array | None:
    if weights is None:
        return None
    array = _checks.beside(weights, "weights", "variables", variables)
    _checks.refuse("negative", array < 0, "weights")
    if not array.any():
        raise MeasureError.all_zero("weights")
    return array


def _parts(step: Step, returns: Literal["constant", "variable"], *, pool: bool) -> Parts:
    own0, own1 = step(returns, EARLIER, EARLIER), step(returns, LATER, LATER)
    efficiency = own0 - own1
    if pool:
        total = step(returns, EARLIER, POOLED) - step(returns, LATER, POOLED)
    else:
        total = (own0 - step(returns, LATER, EARLIER) + step(returns, EARLIER, LATER) - own1) / 2
    technical = total - efficiency
    return Parts(total, efficiency, technical, {"efficiency_change": efficiency, "technical_change": technical})
