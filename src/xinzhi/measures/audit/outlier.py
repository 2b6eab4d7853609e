"""Outliers: columns whose shape a few figures make, and the figures themselves."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array

ABOVE_ZERO = Words("大于 0 的数", "a number above 0")


@dataclass(frozen=True, slots=True)
class Outlier:
    """The shape of each column and the figures that lie far out.

    Attributes
    ----------
    skewness, kurtosis
        Shape (indicators,); NaN below 4 figures or without spread. Kurtosis is the excess over the normal one.
    flagged
        Whether both are beyond their limits, shape (indicators,).
    low, high
        Figures below or above the fences, shape (rows, indicators).
    """

    skewness: Array
    kurtosis: Array
    flagged: NDArray[np.bool_]
    low: NDArray[np.bool_]
    high: NDArray[np.bool_]


@method(
    zh="离群值",
    en="Outliers",
    cite="Groeneveld & Meeden 1984; OECD & JRC 2008, Handbook, ch. 3; Joanes & Gill 1998 (type 2); Tukey 1977",
    role="matrix to diagnostics",
)
def outlier(x: Array, *, skewness: float = 2.0, kurtosis: float = 3.5, fence: float = 3.0) -> Outlier:
    r"""Mark columns of extreme skewness and kurtosis, and figures beyond the fences of their column.

    Parameters
    ----------
    x
        Figures before normalisation, shape (rows, indicators); NaN where missing.
    skewness, kurtosis
        Limits; a column is flagged when the size of skewness and kurtosis are both above them.
    fence
        Quartile ranges from the nearer quartile beyond which a figure lies far out.

    Returns
    -------
    Outlier
        `skewness`, `kurtosis`, `flagged`, `low` and `high`.

    Raises
    ------
    MeasureError
        For infinite figures, a column without figures, or a limit that is not above 0.

    Notes
    -----
    .. math:: G_1 = \frac{\sqrt{n(n-1)}}{n-2}\, \frac{m_3}{m_2^{3/2}}, \quad
              G_2 = \frac{n-1}{(n-2)(n-3)} \Bigl[(n+1)\Bigl(\frac{m_4}{m_2^2} - 3\Bigr) + 6\Bigr]

    with mₖ the central moments of the n figures: the bias-corrected form (type 2), which COINr, SAS and SPSS use.
    The JRC's rule treats a column when skewness is above 2 in size and kurtosis > 3.5. Quartiles are those of R's type 7.
    An outlier is a question to its source, not a mistake: a capital city may well be three ranges out.

    Variants in use: moments without correction (numpy, scipy by default), ±3 standard deviations, in which an
    outlier hides itself by widening the spread.

    References
    ----------
    OECD & JRC (2008). Handbook on Constructing Composite Indicators, ch. 3.
    Joanes, D. N. & Gill, C. A. (1998). Comparing measures of sample skewness and kurtosis. The Statistician 47, 183–189.
    Tukey, J. W. (1977). Exploratory Data Analysis.

    Examples
    --------
    >>> found = outlier(np.array([[1.0], [2.0], [2.5], [3.0], [40.0]]))
    >>> found.skewness.round(3).tolist(), found.flagged.tolist(), found.high.ravel().tolist()
    ([2.225], [True], [False, False, False, False, True])
    """
    for name, value in (("skewness", skewness), ("kurtosis", kurtosis), ("fence", fence)):
        if not value > 0:
            raise MeasureError.bad_setting("audit/outlier", name, value, ABOVE_ZERO)
    x = _checks.filled_matrix(x, "x")
    shapes = np.array([_shape(column[~np.isnan(column)]) for column in x.T])
    low, high = np.nanpercentile(x, [25, 75], axis=0)
    width = fence * (high - low)
    with np.errstate(invalid="ignore"):
        flagged = (np.abs(shapes[:, 0]) > skewness) & (shapes[:, 1] > kurtosis)
    return Outlier(shapes[:, 0], shapes[:, 1], flagged, x < low - width, x > high + width)


def _shape(x: Array) -> NDArray[np.float64]:
    """Give bias-corrected skewness and excess kurtosis, shape (2,)."""
    n = len(x)
    if n < 4 or _checks.constant(x[:, None])[0]:
        return np.full(2, np.nan)
    apart = x - x.mean()
    apart = apart / np.abs(apart).max()
    second, third, fourth = (np.mean(apart**power) for power in (2, 3, 4))
    skewness = np.sqrt(n * (n - 1)) / (n - 2) * third / second**1.5
    excess = (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * (fourth / second**2 - 3) + 6)
    return np.array([skewness, excess])
