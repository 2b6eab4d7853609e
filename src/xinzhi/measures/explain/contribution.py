"""What each indicator brings to a score, to its change, or to its distance from others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.aggregate._missing import Gaps, Missing
from xinzhi.measures.explain._means import Mean, Side, flat, shares
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Groups, Weights

MEANS = Words("以下之一：arithmetic、geometric、harmonic、power", "one of arithmetic, geometric, harmonic, power")
EXPONENT = Words("有限的数（power 必须给出）", "a finite number, needed by power")
LIKE_Z = Words(
    "与 z 同形，或每个指标一个值；算术平均以外必须给出",
    "of the shape of z, or one value an indicator; needed by all but arithmetic means",
)
Kind = Literal["arithmetic", "geometric", "harmonic", "power"]
EXPONENTS = {"arithmetic": 1.0, "geometric": 0.0, "harmonic": -1.0}


@dataclass(frozen=True, slots=True)
class Contribution:
    """Parts of a score or of a difference of scores; each array has shape (rows, indicators).

    Attributes
    ----------
    parts
        What each indicator brings; a row adds up to its score, or to the difference from its base.
    figures
        The part that comes from other figures.
    weights
        The part that comes from other weights; 0 where they are those of the base.
    """

    parts: Array
    figures: Array
    weights: Array


@method(
    zh="指标贡献",
    en="Contributions of indicators",
    cite="OECD & JRC 2008, Handbook on Constructing Composite Indicators, ch. 8; Ang 2004 (logarithmic mean)",
    role="matrix and weights to contributions",
)
def contribution(
    z: Array,
    weights: Weights,
    *,
    groups: Groups | None = None,
    base: Array | None = None,
    base_weights: Weights | None = None,
    mean: Kind = "arithmetic",
    exponent: float | None = None,
    across: Kind | None = None,
    across_exponent: float | None = None,
    missing: Missing = "refuse",
    coverage: float = 0.0,
) -> Contribution:
    r"""Split each score, or its difference from a base, into what the indicators bring, without a remainder.

    Parameters
    ----------
    z
        Normalised figures, shape (rows, indicators); NaN where missing.
    weights
        Weights, shape (indicators,), none below 0; divided by their sum.
    groups
        The dimension of each indicator, shape (indicators,), where dimensions are joined `across`.
    base
        Figures that a row is compared with, on the scale of z: shape (rows, indicators), such as those of an
        earlier year, or (indicators,), such as the mean of the peers. None splits the score itself (arithmetic).
    base_weights
        Weights under which the base is scored, shape (indicators,); `weights` where None.
    mean, exponent
        The aggregation that made the scores: of all indicators, or of those of a dimension; `exponent` for ``power``.
    across, across_exponent
        How dimensions were joined by the sums of their weights; None where all indicators were joined at once.
    missing
        Whether a row with gaps has no score (``refuse``) or one in which what is held shares the weight (``spread``).
    coverage
        Under ``spread``: the least share of its indicators (and of its dimensions) that a row must hold.

    Returns
    -------
    Contribution
        `parts`, and of them what comes from `figures` and from `weights`; NaN in a row without a score on either side,
        0 for a figure that is missing on both.

    Raises
    ------
    MeasureError
        For infinite figures, weights that are missing, negative or all 0, or not one for each indicator, a base of
        another shape, or none for other means than arithmetic ones, figures that the mean does not take, or settings
        outside their range.

    Notes
    -----
    .. math:: c_{ij} = w_j z_{ij} - w^0_j z^0_{ij}
              = \underbrace{\tfrac{w_j + w^0_j}{2}\,(z_{ij} - z^0_{ij})}_{\text{figures}}
              + \underbrace{(w_j - w^0_j)\,\tfrac{z_{ij} + z^0_{ij}}{2}}_{\text{weights}},
              \quad \sum_j c_{ij} = s_i - s^0_i

    for the arithmetic mean. Every other mean adds up some g of the figures, the logarithm (geometric) or the power
    over its exponent (harmonic at -1); the same split is made of g and brought to the scale of the scores by

    .. math:: c_{ij} = L(s_i, s^0_i)\,\bigl(w_j\, g(z_{ij}) - w^0_j\, g(z^0_{ij})\bigr), \quad
              L(a, b) = \frac{a - b}{g(a) - g(b)}, \; L(a, a) = \frac{1}{g'(a)},

    which for the geometric mean is the logarithmic mean. Where dimensions are joined by another mean than their
    indicators, the difference of the whole is split into dimensions, and that of each dimension into its indicators.
    Under ``spread`` a figure held on one side only has a weight there alone, and what it brings stands under `weights`.

    All are exact: the parts add up to the difference. Which way round the two terms are taken does not matter,
    since each takes the mean of the other. A part says how a score is put together and nothing of causes. Scores that
    compare rows (TOPSIS, Copeland) do not split.

    Variants in use: the percentage of a row's score that each part is; and the same to its change (贡献率), which
    has no meaning where the change is near 0 and can leave [0, 100] where parts have different signs; Shapley values,
    which are the same for arithmetic means and need all orders of the indicators for others.

    References
    ----------
    OECD & JRC (2008). Handbook on Constructing Composite Indicators, ch. 8.
    Ang, B. W. (2004). Decomposition analysis for policymaking in energy. Energy Policy 32.

    Examples
    --------
    >>> z, w = np.array([[0.8, 0.4]]), np.array([0.25, 0.75])
    >>> contribution(z, w).parts
    array([[0.2, 0.3]])
    >>> contribution(z, w, base=np.array([[0.6, 0.5]])).parts.round(3)
    array([[ 0.05 , -0.075]])
    """
    inner = Mean(_exponent("mean", mean, "exponent", exponent))
    outer = inner if across is None else Mean(_exponent("across", across, "across_exponent", across_exponent))
    z = _checks.matrix(z, "z")
    w = _checks.weights(weights, z.shape[1])
    other = w if base_weights is None else _checks.weights(base_weights, z.shape[1])
    plain = inner.exponent == outer.exponent == 1
    if base is None and not plain:
        raise MeasureError.wrong_values("base", LIKE_Z)
    gaps = Gaps("explain/contribution", missing, coverage)
    gaps.check()
    least = coverage if missing == "spread" else None
    columns = _columns(groups if across is not None else None, z.shape[1])
    held = ~np.isnan(z)
    own = shares(held, w, columns, least)
    if base is None:
        own, columns = flat(*own, columns), [np.arange(z.shape[1])]
        zero = Side(np.zeros_like(z), *own)
        return _split(Side(np.where(held, z, 0), *own), zero, columns, inner, outer)
    against = _base(base, z)
    inner.check(z, "z")
    inner.check(against, "base")
    there = ~np.isnan(against)
    # A figure missing on one side is that of the other with no weight; on both it has no say at all.
    sides = np.where(held, z, np.where(there, against, 1.0)), np.where(there, against, np.where(held, z, 1.0))
    before = shares(there, other, columns, least)
    if inner.exponent == outer.exponent:
        # Two equal means, one within the other, are one mean.
        own, before, columns = flat(*own, columns), flat(*before, columns), [np.arange(z.shape[1])]
    return _split(Side(sides[0], *own), Side(sides[1], *before), columns, inner, outer)


def _exponent(name: str, mean: str, key: str, exponent: float | None) -> float:
    if mean == "power":
        if exponent is None or not np.isfinite(_checks.number(exponent)):
            raise MeasureError.bad_setting("explain/contribution", key, exponent, EXPONENT)
        return float(exponent)
    if mean not in EXPONENTS:
        raise MeasureError.bad_setting("explain/contribution", name, mean, MEANS)
    return EXPONENTS[mean]


def _columns(groups: Groups | None, indicators: int) -> list[NDArray[np.int64]]:
    """Give the columns of each group, in order of appearance; one group of all where there are none."""
    if groups is None:
        return [np.arange(indicators)]
    labels = list(groups)
    if len(labels) != indicators:
        raise MeasureError.wrong_length("groups", len(labels), "z", indicators)
    return [np.array([at for at, label in enumerate(labels) if label == one]) for one in dict.fromkeys(labels)]


def _base(base: Array, z: Array) -> Array:
    held = _checks.numbers(base, "base")
    if held.shape not in {z.shape, z.shape[1:]}:
        raise MeasureError.wrong_shape("base", held.shape, LIKE_Z)
    return np.broadcast_to(held, z.shape)


def _split(a: Side, b: Side, columns: list[NDArray[np.int64]], inner: Mean, outer: Mean) -> Contribution:
    """Split the difference of two sides into dimensions, and that of each dimension into its indicators."""
    a, b = _standing_in(a, b, columns), _standing_in(b, a, columns)
    tops = [np.stack([inner.of(one.z[:, own], one.within[:, own]) for own in columns], axis=1) for one in (a, b)]
    for top, side in zip(tops, (a, b), strict=True):
        outer.check(np.where(side.across > 0, top, np.nan), "scores of the dimensions")
    level = outer.slope(outer.of(tops[0], a.across), outer.of(tops[1], b.across))
    figures, moved = np.empty_like(a.z), np.empty_like(a.z)
    for at, own in enumerate(columns):
        one, other = tops[0][:, [at]], tops[1][:, [at]]
        share, before = a.across[:, [at]], b.across[:, [at]]
        # The difference of the dimension in terms of the whole, per unit of the dimension's own score.
        steep = outer.slope(one, other)
        unit = np.divide((share + before) / 2, steep, out=np.zeros_like(steep), where=steep != 0) * inner.slope(
            one, other
        )
        g, g0 = inner.added(a.z[:, own]), inner.added(b.z[:, own])
        v, v0 = a.within[:, own], b.within[:, own]
        whole = (share - before) * (v + v0) / 2 * (outer.added(one) + outer.added(other)) / 2
        figures[:, own] = level[:, np.newaxis] * unit * (v + v0) / 2 * (g - g0)
        moved[:, own] = level[:, np.newaxis] * (unit * (v - v0) * (g + g0) / 2 + whole)
    return Contribution(figures + moved, figures, moved)


def _standing_in(side: Side, other: Side, columns: list[NDArray[np.int64]]) -> Side:
    """Let a dimension without a share stand where it does on the other side, as a figure that is missing does."""
    z, within = side.z.copy(), side.within.copy()
    for at, own in enumerate(columns):
        absent = ~(side.across[:, at] > 0)
        z[np.ix_(absent, own)], within[np.ix_(absent, own)] = other.z[absent][:, own], other.within[absent][:, own]
    return Side(z, within, side.across)
