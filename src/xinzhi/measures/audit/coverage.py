"""Coverage: how many of the figures are there, and whether a column tells rows apart."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array

LEAST = Words("0 与 1 之间的数", "a number from 0 to 1")


@dataclass(frozen=True, slots=True)
class Coverage:
    """Shares from 0 to 1.

    Attributes
    ----------
    by_indicator
        Share of rows with a figure, shape (indicators,).
    by_row
        Share of indicators with a figure, shape (rows,).
    nonzero
        Share of the figures that are not 0, shape (indicators,); NaN in a column without figures.
    distinct
        Number of different figures over the number of figures, shape (indicators,).
    commonest
        Share of the figures that are the commonest one, shape (indicators,).
    low_indicators, low_rows
        Whether the coverage is below `least`, shapes (indicators,) and (rows,).
    """

    by_indicator: Array
    by_row: Array
    nonzero: Array
    distinct: Array
    commonest: Array
    low_indicators: NDArray[np.bool_]
    low_rows: NDArray[np.bool_]


@method(
    zh="覆盖率",
    en="Coverage",
    cite="OECD & JRC 2008, Handbook on Constructing Composite Indicators, ch. 3; Becker et al. 2022 (COINr)",
    role="matrix to diagnostics",
)
def coverage(x: Array, *, least: float = 0.65) -> Coverage:
    r"""Count the figures of each indicator and each row, the zeros, and the repeated values.

    Parameters
    ----------
    x
        Figures, shape (rows, indicators); NaN where missing. A column may be empty.
    least
        Coverage below which an indicator or a row is marked.

    Returns
    -------
    Coverage
        Shares by indicator and by row, and marks of those that are low.

    Raises
    ------
    MeasureError
        For infinite figures, no figures at all, or a `least` outside 0 to 1.

    Notes
    -----
    .. math:: c_j = \frac{\#\{i : x_{ij} \text{ is there}\}}{n}, \quad
              \text{distinct}_j = \frac{\#\text{ of different figures}}{\#\text{ of figures}}

    Variants in use: 65 % as the least coverage of a country, the rule of thumb of the JRC; COINr counts zeros and
    different values over the figures that are there, as here; others count them over all rows.

    References
    ----------
    OECD & JRC (2008). Handbook on Constructing Composite Indicators, ch. 3.
    Becker, W., Caperna, G., Del Sorbo, M. et al. (2022). COINr. Journal of Open Source Software 7(78), 4567.

    Examples
    --------
    >>> found = coverage(np.array([[1.0, 0.0], [2.0, np.nan], [2.0, 0.0]]))
    >>> found.by_indicator.round(3).tolist(), found.nonzero.tolist(), found.low_rows.tolist()
    ([1.0, 0.667], [1.0, 0.0], [False, True, False])
    """
    if not 0 <= _checks.number(least) <= 1:
        raise MeasureError.bad_setting("audit/coverage", "least", least, LEAST)
    x = _checks.matrix(x, "x")
    held = ~np.isnan(x)
    counted = held.sum(axis=0)
    by_indicator, by_row = held.mean(axis=0), held.mean(axis=1)
    kinds = [np.unique(column[there], return_counts=True)[1] for column, there in zip(x.T, held.T, strict=True)]
    return Coverage(
        by_indicator,
        by_row,
        _over(((x != 0) & held).sum(axis=0), counted),
        _over(np.array([len(counts) for counts in kinds]), counted),
        _over(np.array([counts.max(initial=0) for counts in kinds]), counted),
        by_indicator < least,
        by_row < least,
    )


def _over(counts: NDArray[np.int64], of: NDArray[np.int64]) -> Array:
    return np.asarray(np.divide(counts, of, out=np.full(len(of), np.nan), where=of > 0))
