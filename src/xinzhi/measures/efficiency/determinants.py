"""What goes along with efficiency: truncated regression with the double bootstrap of Simar and Wilson."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.green import GreenError
from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.efficiency import _choice, _data, _radial, _resample
from xinzhi.measures.efficiency._estimates import check_draws
from xinzhi.measures.efficiency._frame import Returns
from xinzhi.measures.efficiency._radial import Orientation
from xinzhi.measures.efficiency._result import Variables
from xinzhi.measures.efficiency._truncated import Truncated, draw_above, truncated
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Controls

OFF_FRONTIER = 1e-8
INNER = Words("不少于 20 的整数", "a whole number of 20 or more")


@dataclass(frozen=True, slots=True)
class Determinants:
    """A truncated regression of inefficiency; arrays of shape (1 + drivers,), the constant first.

    Attributes
    ----------
    model
        The paper, and every setting that was used, in words.
    coefficients
        Of inefficiency (1 / θ or φ, 1 and above): above 0 goes along with less efficiency.
    low, high
        Ends of their intervals.
    p
        Two-sided p-values from the draws.
    sigma
        Standard deviation of the errors.
    inefficiency
        As estimated, shape (units,).
    corrected
        Corrected for bias in the first bootstrap, shape (units,).
    used
        Which units the second regression rests on, shape (units,): those whose corrected inefficiency is above 1.
    draws
        Coefficients in each draw of the second bootstrap, shape (draws, 1 + drivers).
    """

    model: Words
    coefficients: Array
    low: Array
    high: Array
    p: Array
    sigma: float
    inefficiency: Array
    corrected: Array
    used: NDArray[np.bool_]
    draws: Array


@method(
    zh="效率的影响因素（双重自助法）",
    en="Determinants of efficiency (double bootstrap)",
    cite="Simar & Wilson 2007",
    role="inputs outputs and drivers to determinants",
    domain="nonnegative",
)
def determinants(
    inputs: Array,
    outputs: Array,
    drivers: Controls,
    *,
    orientation: Orientation = "output",
    returns: Returns = "constant",
    inner: int = 100,
    draws: int = 2000,
    seed: int = 1,
    level: float = 0.95,
) -> Determinants:
    r"""Regress inefficiency on what lies outside a unit's hands, with intervals that mind how it was estimated.

    Parameters
    ----------
    inputs
        What each unit uses, shape (units, inputs), zero or above.
    outputs
        What each unit makes, shape (units, outputs), zero or above.
    drivers
        What may go along with efficiency, shape (units, drivers), none missing; a constant is added.
    orientation
        Whether inputs shrink or outputs grow.
    returns
        Returns to scale of the frontier.
    inner
        Replications of the first bootstrap, which corrects for bias (the paper's L1).
    draws
        Replications of the second bootstrap, which gives the intervals (the paper's L2).
    seed
        Random seed; the same seed gives the same bytes, in whatever order units stand.
    level
        Level of the intervals.

    Returns
    -------
    Determinants
        Coefficients with intervals, and inefficiencies before and after the correction.

    Raises
    ------
    MeasureError
        For missing, infinite or negative values, drivers that do not match the units or follow from one another, or too
        few units off the frontier.

    Notes
    -----
    Algorithm 2 of the paper, with δ = φ, or 1 / θ:

    .. math:: \delta_i = z_i \beta + \epsilon_i \ge 1, \quad
              \epsilon_i \sim N(0, \sigma^2) \text{ truncated at } 1 - z_i \beta.

    Units on the frontier are left out of the first regression; δ is corrected as 2 δ less the mean of the draws. It
    asks for separability: drivers move inefficiency and not the frontier. A coefficient tells what goes
    along with inefficiency, not what brings it about.

    Wrong forms in circulation: Tobit or least squares on efficiencies with their usual standard errors, which are wrong
    because the scores depend on one another; and censoring at 1 in place of truncation.

    References
    ----------
    Simar, L. & Wilson, P. W. (2007). Estimation and inference in two-stage, semi-parametric models of production
    processes. Journal of Econometrics 136, 31–64.

    Examples
    --------
    >>> chance = np.random.default_rng(0)
    >>> x, z = chance.uniform(1, 9, size=(60, 1)), chance.uniform(0, 1, size=(60, 1))
    >>> y = x / (1 + z + np.abs(chance.normal(0, 0.2, size=(60, 1))))
    >>> found = determinants(x, y, z, inner=50, draws=200)
    >>> bool(found.low[1] > 0)
    True
    """
    _choice.choose("determinants", "orientation", orientation, ("input", "output"))
    _choice.choose("determinants", "returns", returns, _choice.RETURNS)
    check_draws("determinants", draws, level)
    if type(inner) is not int or inner < 20:
        raise MeasureError.bad_setting("efficiency/determinants", "inner", inner, INNER)
    given = _data.read(inputs, outputs, None, "determinants")
    order = _resample.canonical(given.inputs, given.outputs, _drivers(drivers, len(given.inputs)))
    data, Z = given.rows(order), np.column_stack([np.ones(len(order)), _drivers(drivers, len(order))])[order]
    chance = np.random.default_rng(seed)
    delta = _inefficiency(data, data, orientation, returns)
    first = _fit(Z, delta)

    def against(drawn: Array) -> Array:
        return _inefficiency(data, _moved(data, delta / drawn, orientation), orientation, returns)

    corrected = 2 * delta - _first(against, Z @ first.coefficients, first.sigma, inner, chance)
    fit = _fit(Z, corrected)
    drawn = _second(Z[corrected > 1 + OFF_FRONTIER], fit, draws, chance)
    low, high = _resample.basic(fit.coefficients, drawn, level)
    back = np.argsort(order)
    paper = Words("Simar 和 Wilson（2007）算法 2", "algorithm 2 of Simar & Wilson (2007)")
    return Determinants(
        model=_choice.described(paper, orientation, returns),
        coefficients=fit.coefficients,
        low=low,
        high=high,
        p=_p_values(fit.coefficients, drawn),
        sigma=fit.sigma,
        inefficiency=delta[back],
        corrected=corrected[back],
        used=(corrected > 1 + OFF_FRONTIER)[back],
        draws=drawn,
    )


def _drivers(drivers: object, units: int) -> Array:
    array = _checks.matrix(drivers, "drivers")
    _checks.refuse("missing", np.isnan(array), "drivers")
    if len(array) != units:
        raise MeasureError.wrong_length("drivers", len(array), "inputs", units)
    whole = np.column_stack([np.ones(units), array / np.maximum(np.abs(array).max(axis=0), 1e-300)])
    if np.linalg.matrix_rank(whole) < whole.shape[1]:
        raise GreenError.drivers_follow()
    return array


def _inefficiency(units: Variables, reference: Variables, orientation: Orientation, returns: Returns) -> Array:
    same = units is reference
    found = _radial.measure(units, reference, orientation=orientation, returns=returns, same=same).score
    return found if orientation == "output" else np.asarray(1 / found)


def _fit(Z: Array, delta: Array) -> Truncated:
    off = delta > 1 + OFF_FRONTIER
    if off.sum() <= Z.shape[1] + 1:
        raise GreenError.few_off_frontier(int(off.sum()), Z.shape[1] + 2)
    return truncated(Z[off], delta[off], 1.0)


def _first(
    against: Callable[[Array], Array], mean: Array, sigma: float, inner: int, chance: np.random.Generator
) -> Array:
    """Give the mean over the first bootstrap of the inefficiency of each unit; `against` measures for one draw."""
    drawn = (draw_above(mean, sigma, 1.0, chance) for _ in range(inner))
    return np.asarray(np.sum([against(each) for each in drawn], axis=0) / inner)


def _moved(data: Variables, factor: Array, orientation: str) -> Variables:
    """Multiply outputs, or divide inputs, by a factor of each unit."""
    if orientation == "output":
        return Variables(data.inputs, data.outputs * factor[:, np.newaxis], data.bad)
    return Variables(data.inputs / factor[:, np.newaxis], data.outputs, data.bad)


def _second(Z: Array, fit: Truncated, draws: int, chance: np.random.Generator) -> Array:
    mean = Z @ fit.coefficients
    return np.stack(
        [truncated(Z, draw_above(mean, fit.sigma, 1.0, chance), 1.0, fit).coefficients for _ in range(draws)]
    )


def _p_values(estimate: Array, drawn: Array) -> Array:
    """Give the share of draws that lie as far from the estimate as 0 does."""
    return np.asarray((np.abs(drawn - estimate) >= np.abs(estimate)).mean(axis=0))
