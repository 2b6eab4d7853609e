"""The spread of the Malmquist index: the bootstrap of Simar and Wilson, with pairs over time."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np

from xinzhi.lang import Words
from xinzhi.measures.efficiency import _choice, _panel, _radial, _resample
from xinzhi.measures.efficiency._estimates import check_draws
from xinzhi.measures.efficiency._paired import paired
from xinzhi.measures.efficiency._radial import Orientation
from xinzhi.measures.efficiency._result import Variables
from xinzhi.measures.efficiency._spread import Spread, spread
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array

# Coverage on simulated frontiers is in docs, explanation/green: 67 % at a nominal 95 %, 30 units, two inputs.
INTERVAL = False


@method(
    zh="Malmquist 指数的自助法",
    en="Bootstrap of the Malmquist index",
    cite="Simar & Wilson 1999",
    role="panel of inputs and outputs to spread",
    domain="nonnegative",
)
def malmquist_bootstrap(
    inputs: Array,
    outputs: Array,
    *,
    orientation: Orientation = "input",
    draws: int = 1000,
    seed: int = 1,
    level: float = 0.95,
) -> Spread:
    r"""Give the adjacent Malmquist index under constant returns with the spread of its draws, and of its parts'.

    Parameters
    ----------
    inputs
        Shape (periods, units, inputs), none missing or negative.
    outputs
        Shape (periods, units, outputs), none missing or negative.
    orientation
        Along which efficiencies are drawn and units moved.
    draws
        Number of replications.
    seed
        Random seed; the same seed gives the same bytes, in whatever order units stand.
    level
        Share of the draws between both ends.

    Returns
    -------
    Spread
        The index, its parts and their ends, and whether 1 lies outside.

    Raises
    ------
    MeasureError
        As malmquist; and for fewer than 100 draws or a level outside 0.5 … 1.

    Notes
    -----
    Efficiencies of a unit in both periods are drawn together from a bivariate kernel mirrored at 1, so that what lasts
    from period to period is kept. Units are moved to the frontier and away by what was drawn, and the index is
    computed against the frontiers of both periods. Ends are basic ones of the logarithm: with M the estimate,
    M² / M*(1 - α/2) to M² / M*(α/2).

    With 30 units and two inputs the true index lay between ends of 95 % in 67 % of simulated cells: `interval` is
    False, and the ends are a spread rather than a confidence interval.

    Wrong forms in circulation: periods drawn on their own, which lose the dependence; and "significant" changes read
    from intervals whose coverage nobody measured.

    References
    ----------
    Simar, L. & Wilson, P. W. (1999). Estimating and bootstrapping Malmquist indices. European Journal of Operational
    Research 115, 459–471.

    Examples
    --------
    >>> chance = np.random.default_rng(0)
    >>> x = chance.uniform(1, 9, size=(2, 30, 1))
    >>> y = x * np.exp(-chance.exponential(0.2, size=(2, 30, 1))) * np.array([1.0, 1.3]).reshape(2, 1, 1)
    >>> found = malmquist_bootstrap(x, y, draws=200)
    >>> bool(((found.low <= found.total) & (found.total <= found.high * 1.2)).mean() > 0.8)
    True
    """
    _choice.choose("malmquist_bootstrap", "orientation", orientation, ("input", "output"))
    check_draws("malmquist_bootstrap", draws, level)
    panel = _panel.panel(inputs, outputs)
    order = _resample.canonical(*(each.together for each in panel))
    panel = [each.rows(order) for each in panel]
    chance = np.random.default_rng(seed)
    found: list[dict[str, Array]] = []
    drawn: list[dict[str, Array]] = []
    for before, after in pairwise(panel):
        both = _distances(orientation, before, after)
        one = both(before, after)
        own = np.stack([one["own0"], one["own1"]])
        found.append(_index(one))
        steps = []
        for _ in range(draws):
            factors = own / paired(own, chance)
            steps.append(
                _index(both(*(_moved(*each, orientation) for each in zip((before, after), factors, strict=True))))
            )
        drawn.append({name: np.stack([step[name] for step in steps]) for name in steps[0]})
    names = found[0]
    paper = Words(
        "Simar 和 Wilson（1999）的 Malmquist 指数自助法", "bootstrap of Malmquist indices by Simar & Wilson (1999)"
    )
    return spread(
        _choice.described(paper, orientation),
        {name: np.stack([each[name] for each in found]) for name in names},
        {name: np.stack([each[name] for each in drawn], axis=1) for name in names},
        level,
        interval=INTERVAL,
        order=order,
    )


def _distances(
    orientation: Orientation, before: Variables, after: Variables
) -> Callable[[Variables, Variables], dict[str, Array]]:
    """Give a function from two frontiers to the four distances of the units."""
    units = len(before.inputs)
    together = Variables(
        *(np.concatenate([getattr(each, part) for each in (before, after)]) for part in ("inputs", "outputs", "bad"))
    )

    def against(first: Variables, second: Variables) -> dict[str, Array]:
        one, other = (
            _radial.measure(together, frontier, orientation=orientation, returns="constant", same=False).score
            for frontier in (first, second)
        )
        if orientation == "output":
            one, other = 1 / one, 1 / other
        return {"own0": one[:units], "ahead": one[units:], "behind": other[:units], "own1": other[units:]}

    return against


def _index(at: dict[str, Array]) -> dict[str, Array]:
    total = np.sqrt(at["ahead"] / at["own0"] * at["own1"] / at["behind"])
    efficiency = at["own1"] / at["own0"]
    return {"total": total, "efficiency_change": efficiency, "technical_change": total / efficiency}


def _moved(data: Variables, factor: Array, orientation: str) -> Variables:
    """Move units to the frontier and away from it again: inputs times a factor of each unit, or outputs over it."""
    if orientation == "input":
        return Variables(data.inputs * factor[:, np.newaxis], data.outputs, data.bad)
    return Variables(data.inputs, data.outputs / factor[:, np.newaxis], data.bad)
