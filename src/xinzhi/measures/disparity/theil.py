"""The two Theil indices and their decomposition by groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.regions import RegionsError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.disparity import _engine
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Groups, Population

INDICES = Words("以下之一：T、L", "one of T, L")
TAKE_T = Words(
    '请改用 index="T"，它在 0 处取极限；或去掉这些地区。', 'Take index="T", which has a limit at 0, or leave them out.'
)


@dataclass(frozen=True, slots=True)
class Theil:
    """A Theil index and where it comes from.

    Attributes
    ----------
    total, within, between
        The index and its two parts, which sum to it; without groups all of it is within.
    groups
        Labels of the groups, sorted; all arrays below follow this order.
    means
        Mean of each group in the unit of y, shape (groups,).
    population_shares, value_shares
        Share of each group in the population and in the total of y, shape (groups,).
    group_index
        The index inside each group; NaN for a group of zeros, shape (groups,).
    group_within
        What each group adds to `within`, shape (groups,).
    """

    total: float
    within: float
    between: float
    groups: tuple[object, ...]
    means: Array
    population_shares: Array
    value_shares: Array
    group_index: Array
    group_within: Array

    @property
    def contributions(self) -> dict[str, float]:
        """Each part as a share of the total; NaN where the total is 0."""
        names = ("within", "between")
        return {name: getattr(self, name) / self.total if self.total > 0 else np.nan for name in names}

    @property
    def group_contributions(self) -> Array:
        """What each group adds to `within` as a share of the total, shape (groups,); NaN where the total is 0."""
        return self.group_within / self.total if self.total > 0 else np.full(len(self.groups), np.nan)


@method(
    zh="泰尔指数及其分解",
    en="Theil index and its decomposition",
    cite="Theil 1967; Shorrocks 1980",
    role="values and groups to inequality",
    domain="nonnegative",
)
def theil(
    y: Array,
    groups: Groups | None = None,
    *,
    population: Population | None = None,
    index: Literal["T", "L"] = "T",
) -> Theil:
    r"""Decompose the Theil index into differences within groups and between their means.

    Parameters
    ----------
    y
        Values, shape (rows,), any unit, none missing or negative, not all 0; per person where `population` is given.
    groups
        Label of each row's group, shape (rows,), in any order; None for one group of all rows.
    population
        Size of each row, shape (rows,), all above 0; None where all rows count the same.
    index
        ``T`` weighs groups by their share in the total of y, and is moved most by the rich;
        ``L`` (mean logarithmic deviation) weighs them by their population, and is moved most by the poor.

    Returns
    -------
    Theil
        The index, its two parts and the tables by group.

    Raises
    ------
    MeasureError
        For missing, negative or infinite values (positions in ``rows``), values all 0, a value of 0 under
        ``index="L"``, a missing label, sizes of 0 or below, or labels or sizes that do not match the values.

    Notes
    -----
    With p the population shares, s the value shares, m the means and μ the mean of all,

    .. math:: T = \sum_i p_i \frac{y_i}{\mu} \ln \frac{y_i}{\mu}
                = \sum_j s_j T_j + \sum_j s_j \ln \frac{m_j}{\mu}, \quad
              L = \sum_i p_i \ln \frac{\mu}{y_i}
                = \sum_j p_j L_j + \sum_j p_j \ln \frac{\mu}{m_j}.

    A value of 0 adds nothing to T, because x ln x goes to 0; L goes to infinity, and zeros are refused.

    Variants in use: with y a total in place of a value per person, T is written as the sum of s ln(s / p); it is the
    same number when `population` is given and y is the total over the population. Logarithms are natural
    here; base 10 makes the index smaller by 2.303. Some programs add a small number to zeros first.

    Wrong forms in circulation: T within groups weighted by population shares (or L by value shares), after
    which the parts no longer sum to the total; and "between" computed as total minus such a within.

    References
    ----------
    Theil, H. (1967). Economics and Information Theory. North-Holland.
    Shorrocks, A. F. (1980). The class of additively decomposable inequality measures. Econometrica 48, 613–625.

    Examples
    --------
    >>> found = theil(np.array([1.0, 3.0, 2.0, 4.0]), ["西部", "西部", "东部", "东部"])
    >>> [round(part, 4) for part in (found.total, found.within, found.between)]
    [0.1064, 0.0863, 0.0201]
    """
    if index not in {"T", "L"}:
        raise MeasureError.bad_setting("disparity/theil", "index", index, INDICES)
    y = _checks.quantities(y, "y")
    level = _checks.scaled(y)
    if index == "L" and not level.all():
        raise RegionsError.zeros("disparity/theil, L", np.flatnonzero(level == 0).tolist(), TAKE_T)
    by = _engine.grouping([0] * len(y) if groups is None else groups, population, len(y))
    masses = np.bincount(by.codes, by.sizes * level, len(by.labels))
    means, mean = masses / by.totals, masses.sum() / by.totals.sum()
    value_shares = masses / masses.sum()
    weight = value_shares if index == "T" else by.shares
    inner = _inside(level, means, by, index)
    within = np.where(weight > 0, weight * inner, 0)
    between = float(np.sum(by.shares * _term(means / mean, index)))
    return Theil(
        total=float(within.sum()) + between,
        within=float(within.sum()),
        between=between,
        groups=() if groups is None else by.labels,
        means=_own(means / level.max() * y.max(), groups),
        population_shares=_own(by.shares, groups),
        value_shares=_own(value_shares, groups),
        group_index=_own(inner, groups),
        group_within=_own(within, groups),
    )


def _inside(level: Array, means: Array, by: _engine.Grouping, index: str) -> Array:
    """Give the index inside each group, NaN where all its values are 0."""
    own_mean = means[by.codes]
    relative = np.divide(level, own_mean, out=np.ones_like(level), where=own_mean > 0)
    sums = np.bincount(by.codes, by.sizes * _term(relative, index), len(means))
    return np.where(means > 0, sums / by.totals, np.nan)


def _term(x: Array, index: str) -> Array:
    """Give x ln x - x + 1 or x - 1 - ln x: what is added sums to 0 over a whole, and no term falls below 0."""
    from scipy.special import kl_div

    return np.asarray(kl_div(x, 1.0) if index == "T" else kl_div(1.0, x))


def _own(table: Array, groups: Groups | None) -> Array:
    return table[:0] if groups is None else table
