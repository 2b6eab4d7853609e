"""How an index was revised from one edition to the next."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.index_numbers import _engine
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Edition


@dataclass(frozen=True, slots=True)
class Revision:
    """Later figures against earlier ones; NaN where either is missing.

    Attributes
    ----------
    change
        Later less earlier, in index points, of the shape of the editions.
    percent
        The same as a percentage of the earlier figure.
    growth
        By how many percentage points the growth from the period before was revised; NaN in the first.
    mean, mean_absolute
        Of `percent` over the periods both have: one number, or shape (series,).
    """

    change: Array
    percent: Array
    growth: Array
    mean: Array
    mean_absolute: Array


@method(
    zh="修订幅度",
    en="Revisions",
    cite="OECD 2008, Main Economic Indicators: revisions analysis; McKenzie & Gamba 2008",
    role="editions to revisions",
    domain="positive",
)
def revision(x: Array, older: Edition) -> Revision:
    r"""Compare an edition of an index with an older one, period by period.

    Parameters
    ----------
    x
        The later edition, shape (periods,) or (periods, series), all above 0; NaN where it has no figure.
    older
        The earlier edition over the same periods, on the same base.

    Returns
    -------
    Revision
        What changed, in points, in percent and in growth, and the mean with and without its sign.

    Raises
    ------
    MeasureError
        For figures of 0 or below, or shapes that differ.

    Notes
    -----
    .. math:: r_t = 100 \, \frac{I^{later}_t - I^{earlier}_t}{I^{earlier}_t}

    A mean far from 0 tells of revisions that go one way. Where the base or the indicators changed too, the
    difference is not a revision: link the editions with ``chain``.

    References
    ----------
    McKenzie, R. & Gamba, M. (2008). Interpreting the results of revision analyses: recommended summary statistics.
    OECD/Eurostat Task Force on Performing Revisions Analysis for Sub-Annual Economic Statistics.

    Examples
    --------
    >>> found = revision(np.array([258.0, 325.5]), np.array([258.0, 332.0]))
    >>> found.change, found.percent.round(2)
    (array([ 0. , -6.5]), array([ 0.  , -1.96]))
    """
    new, old = _engine.series(x, "x"), _engine.series(older, "older")
    if old.shape != new.shape:
        raise MeasureError.wrong_length("older", len(old), "x", len(new))
    percent = 100 * (new / old - 1)
    grown = np.full(new.shape, np.nan)
    grown[1:] = 100 * (new[1:] / new[:-1] - old[1:] / old[:-1])
    held = (~np.isnan(percent)).sum(axis=0)
    mean = np.nansum(percent, axis=0) / np.where(held, held, np.nan)
    absolute = np.nansum(np.abs(percent), axis=0) / np.where(held, held, np.nan)
    return Revision(new - old, percent, grown, np.asarray(mean), np.asarray(absolute))
