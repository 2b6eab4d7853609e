"""The non-radial directional distance function, with energy and carbon performance."""

from __future__ import annotations

import numpy as np

from xinzhi.errors.efficiency import EfficiencyError
from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.efficiency import _choice, _data, _nonradial
from xinzhi.measures.efficiency._direction import Direction, directions
from xinzhi.measures.efficiency._directional import Disposability
from xinzhi.measures.efficiency._frame import Returns
from xinzhi.measures.efficiency._measured import assemble, largest_slacks
from xinzhi.measures.efficiency._result import Efficiency, Variables
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Weights

PAPER = Words("非径向方向距离函数（Zhou、Ang 和 Wang 2012）", "non-radial directional distance (Zhou, Ang & Wang 2012)")
COLUMN = Words("投入的列号（从 0 数），或留空", "the column of an input, counted from 0, or null")


@method(
    zh="非径向方向距离函数",
    en="Non-radial directional distance",
    cite="Zhou, Ang & Wang 2012",
    role="inputs and outputs to efficiency",
    domain="nonnegative",
)
def nonradial_directional(
    inputs: Array,
    outputs: Array,
    bad: Array | None = None,
    *,
    direction: Direction = "all",
    disposability: Disposability = "weak",
    returns: Returns = "constant",
    weights: Weights | None = None,
    energy: int | None = None,
) -> Efficiency:
    r"""Measure how far each variable can move along its direction by a multiple of its own.

    Parameters
    ----------
    inputs
        What each unit uses, shape (units, inputs), zero or above.
    outputs
        What each unit makes, shape (units, outputs), zero or above.
    bad
        Undesirable outputs such as emissions, shape (units, bad outputs); None where there are none.
    direction
        all is (x, y, b), outputs is (0, y, 0), bads is (0, 0, b), outputs and bads is (0, y, b), each with the unit's own
        values. Or three magnitudes (gx, gy, gb), none below 0.
    disposability
        weak takes bad outputs as equalities; kuosmanen gives every reference unit an abatement factor of its own;
        strong takes them as inputs.
    returns
        How the size of a unit may change along the frontier.
    weights
        Weights of inputs, outputs and bad outputs, shape (variables,), as given and not normalised; a variable of weight
        0 does not move. None shares 1 equally among the three groups, and within each among its variables.
    energy
        The column of the input that is energy, for the index of energy performance.

    Returns
    -------
    Efficiency
        `score` is Σ w β ≥ 0, 0 on the frontier. `efficiency` is the mean of 1 - β over what contracts beside the mean of
        1 + β over outputs. `parts` holds beta_inputs, beta_outputs, beta_bad, carbon_performance (units, bad outputs)
        and, where `energy` is given, energy_performance. With a direction given as numbers, these take for β the share
        β g / x of the value itself, the same where the direction is the value.

    Raises
    ------
    MeasureError
        For missing, infinite or negative values, tiny numbers in place of zero, a direction of zeros, weights that
        leave nothing to move.

    Notes
    -----
    .. math::

        \vec D_o = \max w^\top \beta \quad \text{s.t.} \quad X\lambda \le x_o - \beta_x g_x, \;
        Y\lambda \ge y_o + \beta_y g_y, \; B\lambda = b_o - \beta_b g_b, \; \lambda, \beta \ge 0.

    Energy performance is (1 - β of energy) / (1 + β of outputs) and carbon performance (1 - β of the bad output) /
    (1 + β of outputs), with the mean of β where there are several outputs. The sum is unique; the multiples, and with
    them both indices, need not be. Weights that are normalised give another score.

    References
    ----------
    Zhou, P., Ang, B. W. & Wang, H. (2012). Energy and CO2 emission performance in electricity generation: a non-radial
    directional distance function approach. European Journal of Operational Research 221, 625–635.

    Examples
    --------
    >>> x, good, bad = np.ones((3, 1)), np.array([[2.0], [1], [2]]), np.array([[1.0], [1], [3]])
    >>> found = nonradial_directional(x, good, bad, weights=np.ones(3))
    >>> found.score.round(4)
    array([0.    , 1.    , 0.6667])
    """
    _choice.choose("nonradial_directional", "disposability", disposability, ("weak", "kuosmanen", "strong"))
    _choice.choose("nonradial_directional", "returns", returns, _choice.RETURNS)
    data = _data.read(inputs, outputs, bad, "nonradial_directional")
    along = directions("nonradial_directional", direction, data)
    shares = weights_of(weights, data, along)
    if not (shares * along.together).any():
        raise EfficiencyError.nothing_moves()
    if energy is not None and (type(energy) is not int or not 0 <= energy < data.counts[0]):
        raise MeasureError.bad_setting("efficiency/nonradial_directional", "energy", energy, COLUMN)
    measured = _nonradial.measure(data, data, along, shares, disposability=disposability, returns=returns, same=True)
    beta = _nonradial.betas(measured, shares)
    moved = beta if isinstance(direction, str) else of_values(beta, along, data)
    spoken = direction if isinstance(direction, str) else "(gx, gy, gb)"
    return assemble(
        _choice.described(PAPER, spoken, disposability, returns),
        measured,
        performance(moved, shares),
        notes=(*_choice.not_shephard(disposability, returns, bads=data.bad.size > 0), *_data.notes(data)),
        second=largest_slacks(measured),
        parts={
            "beta_inputs": beta.inputs,
            "beta_outputs": beta.outputs,
            "beta_bad": beta.bad,
            **_indices(moved, energy),
        },
    )


def weights_of(weights: object, data: Variables, along: Variables) -> Array:
    """Give the weights of all variables, shape (variables,)."""
    counts = data.counts
    if weights is None:
        moved = [bool(part.any()) for part in (along.inputs, along.outputs, along.bad)]
        each = [moves / (sum(moved) * max(count, 1)) for count, moves in zip(counts, moved, strict=True)]
        return np.repeat(each, counts)
    given = _checks.beside(weights, "weights", "variables", sum(counts))
    _checks.refuse("negative", given < 0, "weights")
    if not given.any():
        raise MeasureError.all_zero("weights")
    return given


def of_values(beta: Variables, along: Variables, data: Variables) -> Variables:
    """Give each move β g as a share of the value itself; NaN for an output that grows from 0."""
    moves, values = beta.together * along.together, data.together
    shares = np.divide(moves, values, out=np.where(moves == 0, 0.0, np.nan), where=values > 0)
    at = np.arange(values.shape[1])
    m, s, _ = data.counts
    contracts = (at < m) | (at >= m + s)
    # What contracts loses no more than all of itself, and what stands at 0 loses nothing, against rounding.
    return data.like(np.where(contracts, np.clip(np.where(values > 0, shares, 0.0 * moves), 0.0, 1.0), shares))


def performance(beta: Variables, weights: Array) -> Array:
    """Give the mean of 1 - β over what contracts beside the mean of 1 + β over outputs, of variables with weight."""
    held = beta.like(np.broadcast_to(weights > 0, beta.together.shape))
    less = np.concatenate([beta.inputs, beta.bad], axis=1)
    counted = np.concatenate([held.inputs, held.bad], axis=1)
    shrunk = np.where(counted, less, 0).sum(axis=1) / np.maximum(counted.sum(axis=1), 1)
    grown = np.where(held.outputs, beta.outputs, 0).sum(axis=1) / np.maximum(held.outputs.sum(axis=1), 1)
    return np.asarray((1 - shrunk) / (1 + grown))


def _indices(beta: Variables, energy: int | None) -> dict[str, Array]:
    grown = 1 + beta.outputs.mean(axis=1)
    found = {"carbon_performance": (1 - beta.bad) / grown[:, np.newaxis]}
    if energy is not None:
        found["energy_performance"] = (1 - beta.inputs[:, energy]) / grown
    return found
