"""Growth of an index and what each component contributes to it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.measures import _checks
from xinzhi.measures.index_numbers import _engine
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Totals, Weights


@dataclass(frozen=True, slots=True)
class Contribution:
    """Growth from the period before, in percent; the first period has none (NaN).

    Attributes
    ----------
    total
        The index, shape (periods,).
    growth
        Of the index, shape (periods,).
    component_growth
        Of each component, shape (periods, components).
    points
        Percentage points that each component brings to the growth of the index, shape (periods, components).
    shares
        The same as a percentage of the growth of the index (贡献率), shape (periods, components); NaN where the
        index does not change.
    rest
        Percentage points of growth that no component accounts for, shape (periods,): 0 up to rounding where the
        total is the weighted mean of the components.
    """

    total: Array
    growth: Array
    component_growth: Array
    points: Array
    shares: Array
    rest: Array


@method(
    zh="增速与贡献率",
    en="Growth and contributions to it",
    cite=_engine.NBS,
    role="components to contributions",
    domain="positive",
)
def contribution(components: Array, weights: Weights | None = None, total: Totals | None = None) -> Contribution:
    r"""Split the growth of an index among its components.

    Parameters
    ----------
    components
        Indices of the components on one base, shape (periods, components), all above 0; NaN where missing.
    weights
        Weights, shape (components,), none below 0, divided by their sum; None for equal ones.
    total
        The index as published, shape (periods,); None takes the weighted mean of the components.

    Returns
    -------
    Contribution
        Growth of the index and of each component, and what each brings, in points and as a share.

    Raises
    ------
    MeasureError
        For figures of 0 or below, a total that does not match, or wrong weights.

    Notes
    -----
    .. math:: g_t = 100 \Bigl(\frac{I_t}{I_{t-1}} - 1\Bigr), \quad
              p_{jt} = 100 \, \frac{w_j (I_{jt} - I_{j,t-1})}{I_{t-1}}, \quad
              s_{jt} = 100 \, \frac{w_j (I_{jt} - I_{j,t-1})}{I_t - I_{t-1}}

    Shares sum to 100 where the total is the mean of the components, up to the rounding of what was published.
    With an index that falls, a component that falls has a positive share.

    References
    ----------
    National Bureau of Statistics of China 国家统计局, 经济发展新动能指数 (index of new drivers, 2014 = 100).

    Examples
    --------
    >>> found = contribution(np.array([[100.0, 100.0], [150.0, 110.0]]))
    >>> found.growth.round(1), found.shares.round(1)
    (array([nan, 30.]), array([[ nan,  nan],
           [83.3, 16.7]]))
    """
    x = _engine.series(_checks.matrix(components, "components"), "components")
    w = _checks.weights(np.ones(x.shape[1]) if weights is None else weights, x.shape[1])
    index = np.asarray(np.sum(x * w, axis=1)) if total is None else _published(total, len(x))
    before = _before(index)
    gained = w * (x - _before(x))
    growth = 100 * (index / before - 1)
    points = 100 * gained / before[:, np.newaxis]
    change = index - before
    steady = np.abs(change) <= _checks.ROUNDING * index
    shares = 100 * gained / np.where(steady, np.nan, change)[:, np.newaxis]
    return Contribution(index, growth, 100 * (x / _before(x) - 1), points, shares, growth - points.sum(axis=1))


def _published(total: Totals, periods: int) -> Array:
    array = _engine.series(total, "total")
    if array.shape != (periods,):
        raise MeasureError.wrong_length("total", len(array), "components", periods)
    return array


def _before(x: Array) -> Array:
    """Give the figures of the period before, NaN in the first."""
    out = np.full(x.shape, np.nan)
    out[1:] = x[:-1]
    return out
