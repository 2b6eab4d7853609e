"""What each indicator brings to a score, to its change, or to its distance from others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Weights

MEANS = Words("以下之一：arithmetic、geometric", "one of arithmetic, geometric")
LIKE_Z = Words(
    "与 z 同形，或每个指标一个值；几何平均必须给出", "of the shape of z, or one value an indicator; needed by geometric"
)


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
    base: Array | None = None,
    base_weights: Weights | None = None,
    mean: Literal["arithmetic", "geometric"] = "arithmetic",
) -> Contribution:
    r"""Split each score, or its difference from a base, into what the indicators bring, without a remainder.

    Parameters
    ----------
    z
        Normalised figures, shape (rows, indicators); NaN where missing.
    weights
        Weights, shape (indicators,), none below 0; divided by their sum.
    base
        Figures that a row is compared with, on the scale of z: shape (rows, indicators), such as those of an
        earlier year, or (indicators,), such as the mean of the peers. None splits the score itself (arithmetic).
    base_weights
        Weights under which the base is scored, shape (indicators,); `weights` where None.
    mean
        The aggregation that made the scores.

    Returns
    -------
    Contribution
        `parts`, and of them what comes from `figures` and from `weights`; NaN in a row where any figure is missing.

    Raises
    ------
    MeasureError
        For infinite figures, weights that are missing, negative or all 0, or not one for each indicator, a base of
        another shape, or none for geometric, and figures that are not above 0 for geometric.

    Notes
    -----
    .. math:: c_{ij} = w_j z_{ij} - w^0_j z^0_{ij}
              = \underbrace{\tfrac{w_j + w^0_j}{2}\,(z_{ij} - z^0_{ij})}_{\text{figures}}
              + \underbrace{(w_j - w^0_j)\,\tfrac{z_{ij} + z^0_{ij}}{2}}_{\text{weights}},
              \quad \sum_j c_{ij} = s_i - s^0_i

    for the arithmetic mean. For the geometric mean the same split is made of the logarithms and brought to the
    scale of the scores by their logarithmic mean,

    .. math:: c_{ij} = L(s_i, s^0_i)\,(w_j \ln z_{ij} - w^0_j \ln z^0_{ij}), \quad
              L(a, b) = \frac{a - b}{\ln a - \ln b}, \; L(a, a) = a .

    Both are exact: the parts add up to the difference. Which way round the two terms are taken does not matter,
    since each takes the mean of the other. A part says how a score is put together and nothing of causes.

    Variants in use: the percentage of a row's score that each part is; and the same to its change (贡献率), which
    has no meaning where the change is near 0 and can leave [0, 100] where parts have different signs.

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
    if mean not in {"arithmetic", "geometric"}:
        raise MeasureError.bad_setting("explain/contribution", "mean", mean, MEANS)
    z = _checks.matrix(z, "z")
    w = _checks.weights(weights, z.shape[1])
    other = w if base_weights is None else _checks.weights(base_weights, z.shape[1])
    if mean == "geometric":
        return _geometric(z, w, _base(base, z), other)
    held = np.zeros_like(z) if base is None else _base(base, z)
    gap = np.isnan(z).any(axis=1) | np.isnan(held).any(axis=1)
    return _split(z, w, held, w if base is None else other, np.where(gap, np.nan, 1.0))


def _base(base: Array | None, z: Array) -> Array:
    if base is None:
        raise MeasureError.wrong_values("base", LIKE_Z)
    held = _checks.numbers(base, "base")
    if held.shape not in {z.shape, z.shape[1:]}:
        raise MeasureError.wrong_shape("base", held.shape, LIKE_Z)
    return np.broadcast_to(held, z.shape)


def _split(z: Array, w: Array, base: Array, other: Array, scale: Array) -> Contribution:
    """Split w z - w⁰ z⁰ by its two halves, each row times its scale; NaN scales mark rows with a gap."""
    figures = (w + other) / 2 * (z - base) * scale[:, None]
    moved = (w - other) * (z + base) / 2 * scale[:, None]
    return Contribution(figures + moved, figures, moved)


def _geometric(z: Array, w: Array, base: Array, other: Array) -> Contribution:
    _checks.refuse("nonpositive", z <= 0, "z")
    _checks.refuse("nonpositive", base <= 0, "base")
    log, log_base = np.log(z), np.log(base)
    return _split(log, w, log_base, other, _logarithmic_mean(np.sum(log * w, axis=1), np.sum(log_base * other, axis=1)))


def _logarithmic_mean(log_a: Array, log_b: Array) -> Array:
    """Give the logarithmic mean of exp(log_a) and exp(log_b), exact where they are equal and stable near by."""
    half = (log_a - log_b) / 2
    middle = np.exp((log_a + log_b) / 2)
    ratio = np.divide(np.sinh(half), half, out=np.where(np.isnan(half), np.nan, 1.0), where=np.abs(half) > 1e-8)
    return np.asarray(middle * ratio)
