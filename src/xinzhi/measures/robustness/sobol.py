"""Sensitivity indices estimated from a sampled design."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.registry import method
from xinzhi.measures.robustness.sensitivity import outputs
from xinzhi.measures.types import Array, Outputs, SwappedOutputs

ESTIMATOR = Words("以下之一：coinr、jansen、centred", "one of coinr, jansen, centred")
LEVEL = Words("0 到 1 之间的数", "a number between 0 and 1")
SWAPPED = Words(
    "（选择数，运行次数）或（选择数，运行次数，单位数），后面各维与 y_a 相同",
    "(inputs, runs) or (inputs, runs, units), the axes after the first those of y_a",
)


@dataclass(frozen=True, slots=True)
class SobolIndices:
    """Estimated shares of the variance, with intervals for what sampling leaves open.

    Attributes
    ----------
    first, total
        Share of each input alone, and with everything it acts through: shape (inputs,) or (inputs, units).
        Estimates may fall below 0 or above 1. NaN where the output does not vary.
    first_low, first_high, total_low, total_high
        Ends of the intervals, of the same shape.
    """

    first: Array
    total: Array
    first_low: Array
    first_high: Array
    total_low: Array
    total_high: Array


@method(
    zh="抽样估计的 Sobol 指数",
    en="Sobol' indices from a sampled design",
    cite="Saltelli 2002; Jansen 1999; Becker, Caperna, Del Sorbo, Norlén, Papadimitriou & Saisana 2022 (COINr)",
    role="samples to sensitivity",
)
def sobol(
    y_a: Outputs,
    y_b: Outputs,
    y_ab: SwappedOutputs,
    *,
    estimator: Literal["coinr", "jansen", "centred"] = "coinr",
    level: float = 0.9,
) -> SobolIndices:
    r"""Estimate how much of the variance of an output each input brings, from two samples and their mixtures.

    Parameters
    ----------
    y_a, y_b
        What the runs of two independent samples of the inputs give, shape (runs,), or (runs, units).
    y_ab
        What the runs of the first sample give when one input is taken from the second, shape (inputs, runs), or
        (inputs, runs, units).
    estimator
        Of the first-order share; the total share is the same in all three (Jansen).
    level
        How often the intervals should hold the true share.

    Returns
    -------
    SobolIndices
        The shares `first` and `total`, and the ends of their intervals.

    Raises
    ------
    MeasureError
        For missing or infinite outputs, shapes that do not match, fewer than two runs in a sample, or a level
        that is not between 0 and 1.

    Notes
    -----
    With v the variance of both samples together (divisor 2n - 1), m their mean and n the runs of each,

    .. math:: S_i = \frac{1}{nv} \sum y_B (y_{AB_i} - y_A) \text{ (coinr)}, \quad
              \frac{1}{nv} \sum (y_B - m) (y_{AB_i} - y_A) \text{ (centred)}, \quad
              1 - \frac{1}{2nv} \sum (y_B - y_{AB_i})^2 \text{ (jansen)},

    .. math:: T_i = \frac{1}{2nv} \sum (y_A - y_{AB_i})^2.

    ``coinr`` is the form of that package, which does not centre the output: its standard deviation was two and a
    half times that of ``centred`` on the ASEM design. The intervals are normal ones by linearisation (the delta
    method) with rows drawn independently; they are for sampling alone and need no further draws.

    References
    ----------
    Saltelli, A. (2002). Making best use of model evaluations to compute sensitivity indices. Computer Physics
    Communications 145.
    Jansen, M. J. W. (1999). Analysis of variance designs for model output. Computer Physics Communications 117.
    Becker, W., Caperna, G., Del Sorbo, M., Norlén, H., Papadimitriou, E. & Saisana, M. (2022). COINr: an R package
    for developing composite indicators. Journal of Open Source Software 7.

    Examples
    --------
    >>> draw = np.random.default_rng(1).random
    >>> a, b = draw((4000, 2)), draw((4000, 2))
    >>> mixed = np.stack([np.where(np.arange(2) == i, b, a) for i in range(2)])
    >>> found = sobol(a @ [1, 2], b @ [1, 2], mixed @ [1, 2], estimator="jansen")
    >>> found.first.round(1), found.total.round(1)
    (array([0.2, 0.8]), array([0.2, 0.8]))
    """
    if estimator not in {"coinr", "jansen", "centred"}:
        raise MeasureError.bad_setting("robustness/sobol", "estimator", estimator, ESTIMATOR)
    if not 0 < _checks.number(level) < 1:
        raise MeasureError.bad_setting("robustness/sobol", "level", level, LEVEL)
    a, b, ab = _samples(y_a, y_b, y_ab)
    alone = (b - _mean(a, b)) * (ab - a) if estimator == "centred" else b * (ab - a)
    first = _shares(-((b - ab) ** 2) / 2 if estimator == "jansen" else alone, a, b, level)
    lift = 1.0 if estimator == "jansen" else 0.0
    total = _shares((a - ab) ** 2 / 2, a, b, level)
    return SobolIndices(first[0] + lift, total[0], first[1] + lift, first[2] + lift, total[1], total[2])


def _shares(parts: Array, a: Array, b: Array, level: float) -> tuple[Array, Array, Array]:
    """Give the means of parts over the variance, with the ends of their intervals."""
    from scipy.stats import norm

    runs, mean = len(a), _mean(a, b)
    square = ((a - mean) ** 2 + (b - mean) ** 2) / 2
    variance = square.sum(axis=0) * 2 / (2 * runs - 1)
    varies = variance > (_checks.ROUNDING * np.maximum(np.abs(a).max(axis=0), np.abs(b).max(axis=0))) ** 2
    v = np.where(varies, variance, np.nan)
    share = parts.mean(axis=1) / v
    # What one row moves the ratio of two means by.
    pull = (parts - share[:, np.newaxis] * square) / v
    reach = norm.ppf((1 + level) / 2) * pull.std(axis=1, ddof=1) / np.sqrt(runs)
    return share, share - reach, share + reach


def _mean(a: Array, b: Array) -> Array:
    return np.asarray((a.mean(axis=0) + b.mean(axis=0)) / 2)


def _samples(y_a: Outputs, y_b: Outputs, y_ab: SwappedOutputs) -> tuple[Array, Array, Array]:
    a, b = outputs(y_a, "y_a"), outputs(y_b, "y_b")
    if a.shape != b.shape:
        raise MeasureError.wrong_length("y_b", len(b), "y_a", len(a))
    ab = _checks.numbers(y_ab, "y_ab")
    if ab.ndim != a.ndim + 1 or ab.shape[1:] != a.shape or len(ab) == 0:
        raise MeasureError.wrong_shape("y_ab", ab.shape, SWAPPED)
    if len(a) < 2:
        raise MeasureError.wrong_shape("y_a", a.shape, Words("至少两次运行", "two runs or more"))
    _checks.refuse("missing", np.isnan(ab.reshape(len(ab), -1)), "y_ab")
    return a, b, ab
