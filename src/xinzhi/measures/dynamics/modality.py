"""How many peaks a distribution has, tested."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.regions import RegionsError
from xinzhi.lang import Words
from xinzhi.measures import _checks, _panels
from xinzhi.measures.dynamics import _kernels
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array

NAME = "dynamics/modality"
MOST = Words("1 到 8 之间的整数", "a whole number from 1 to 8")
DRAWS = Words("不小于 99 的整数", "a whole number of 99 or above")
LEVEL = Words("大于 0 且小于 1 的数", "a number above 0 and below 1")
LEAST = 5
POINTS = 256


@dataclass(frozen=True, slots=True)
class Modality:
    """Silverman's test of the number of peaks.

    Attributes
    ----------
    modes
        Fewest peaks that are not rejected in each period at the level asked for, shape (periods,);
        `most` + 1 where all up to `most` are.
    critical
        Smallest width at which the density has no more than k peaks, k from 1, shape (periods, most).
    p
        Share of the samples with more than k peaks at that width: small where k peaks are too few; shape (periods, most).
    level, draws
        Level of the test, and number of samples.
    """

    modes: NDArray[np.int64]
    critical: Array
    p: Array
    level: float
    draws: int


@method(
    zh="峰数检验（Silverman）",
    en="Number of modes (Silverman's test)",
    cite="Silverman 1981; Efron & Tibshirani 1993",
    role="values over time to modes",
)
def modality(y: Array, *, most: int = 3, draws: int = 499, seed: int = 1, level: float = 0.05) -> Modality:
    r"""Test how many peaks the distribution of regions has in each period.

    Parameters
    ----------
    y
        Values, shape (periods, regions), or (regions,) for one period; any unit, none missing.
    most
        Largest number of peaks tested, 1 to 8.
    draws
        Number of smoothed samples a test, 99 or more.
    seed
        Seed of the samples.
    level
        Level below which a number of peaks is rejected.

    Returns
    -------
    Modality
        Number of peaks by period, with critical widths and p-values.

    Raises
    ------
    MeasureError
        For values missing or infinite (periods in ``rows``, regions in ``columns``), fewer than five regions,
        a period in which all are equal, and settings out of range.

    Notes
    -----
    The critical width h_k is the smallest at which the Gaussian density has at most k peaks (with this kernel their
    number never rises with the width). Samples of the values are drawn with noise of h_k and brought back to
    the variance of the values,

    .. math:: y^* = \bar y_b + \frac{y_b - \bar y_b + h_k \epsilon}{\sqrt{1 + h_k^2 / s^2}},

    and p is the share of samples with more than k peaks at h_k. k is raised from 1 until p is above the level.

    The test is cautious: at small n it rejects one peak less often than its level says (Hall & York 2001). With 31
    regions a second peak of three or four regions will often not be told from chance.

    Wrong forms in circulation: peaks counted in one picture of one width, called polarisation; samples without
    the correction of the variance, which reject too seldom still.

    References
    ----------
    Silverman, B. W. (1981). Using kernel density estimates to investigate multimodality. JRSS B 43, 97–99.
    Efron, B. & Tibshirani, R. J. (1993). An Introduction to the Bootstrap, ch. 16. Chapman & Hall.
    Hall, P. & York, M. (2001). On the calibration of Silverman's test for multimodality. Statistica Sinica 11, 515–536.

    Examples
    --------
    >>> two = np.concatenate([np.linspace(0, 1, 20), np.linspace(5, 6, 20)])
    >>> found = modality(two, draws=199)
    >>> found.modes.tolist(), bool(found.p[0, 0] < 0.05)
    ([2], True)
    """
    y = _figures(y, most, draws, level)
    found = [_period(np.sort(row), most, draws, seed, level) for row in y]
    critical, p = np.stack([one[0] for one in found]), np.stack([one[1] for one in found])
    above = p > level
    modes = np.where(above.any(axis=1), above.argmax(axis=1) + 1, most + 1)
    return Modality(modes.astype(np.int64), critical, p, level, draws)


def _period(y: Array, most: int, draws: int, seed: int, level: float) -> tuple[Array, Array]:
    scale = float(np.std(y, ddof=1))
    z = (y - y.mean()) / scale
    critical, p = np.full(most, np.nan), np.full(most, np.nan)
    for k in range(1, most + 1):
        h = _critical_width(z, k)
        chance = np.random.default_rng([seed, k])
        picked = z[chance.integers(len(z), size=(draws, len(z)))]
        noise = h * chance.standard_normal((draws, len(z)))
        mean = picked.mean(axis=1, keepdims=True)
        samples = mean + (picked - mean + noise) / np.sqrt(1 + h**2)
        critical[k - 1] = h * scale
        p[k - 1] = float(np.mean([_modes(sample, h) > k for sample in samples]))
        if p[k - 1] > level:
            break
    return critical, p


def _critical_width(z: Array, k: int) -> float:
    low, high = 0.0, float(np.ptp(z))
    while high - low > 1e-4 * high:
        middle = (low + high) / 2
        low, high = (low, middle) if _modes(z, middle) <= k else (middle, high)
    return high


def _modes(z: Array, width: float) -> int:
    grid = np.linspace(z.min() - width, z.max() + width, max(POINTS, int(8 * np.ptp(z) / width)))
    return len(_kernels.peaks(_kernels.plain(grid, z, np.full(len(z), 1 / len(z)), width)))


def _figures(y: Array, most: int, draws: int, level: float) -> Array:
    array = _checks.floats(y, "y")
    array = _panels.panel(array[np.newaxis] if array.ndim == 1 else array)
    if array.shape[1] < LEAST:
        raise RegionsError.too_few(_panels.REGIONS, array.shape[1], LEAST)
    same = np.flatnonzero(np.ptp(array, axis=1) == 0)
    if len(same):
        raise RegionsError.no_spread("y", same.tolist())
    if isinstance(most, bool) or not isinstance(most, int | np.integer) or not 1 <= most <= 8:
        raise MeasureError.bad_setting(NAME, "most", most, MOST)
    if isinstance(draws, bool) or not isinstance(draws, int | np.integer) or draws < 99:
        raise MeasureError.bad_setting(NAME, "draws", draws, DRAWS)
    if not 0 < level < 1:
        raise MeasureError.bad_setting(NAME, "level", level, LEVEL)
    return array
