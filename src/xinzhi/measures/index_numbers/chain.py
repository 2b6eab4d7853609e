"""Editions of an index linked into one."""

from __future__ import annotations

from typing import Literal

import numpy as np

from xinzhi.errors.index_numbers import IndexNumberError
from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures.index_numbers import _engine
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Edition

LINK = Words("以下之一：first、last、mean", "one of first, last, mean")


@method(
    zh="各版指数衔接",
    en="Chaining of editions",
    cite="ILO, IMF, OECD, Eurostat, UNECE & World Bank 2004, Consumer Price Index Manual, ch. 9",
    role="editions to index numbers",
    domain="positive",
)
def chain(x: Array, older: Edition, *, link: Literal["first", "last", "mean"] = "first") -> Array:
    r"""Carry an edition of an index back by an older one, linked where both have figures.

    Parameters
    ----------
    x
        The newer edition, shape (periods,) or (periods, series), all above 0; NaN where it has no figure.
    older
        The older edition over the same periods, on any base.
    link
        The period at which they are linked: the ``first`` or ``last`` that both have, or the geometric ``mean`` of
        their ratios over all of them.

    Returns
    -------
    Array
        Figures of the newer edition, and before or between them those of the older one times the link.

    Raises
    ------
    MeasureError
        For figures of 0 or below, shapes that differ, editions without a period in common, or an unknown link.

    Notes
    -----
    .. math:: I_t = I^{new}_t, \quad I^{old}_t \, \frac{I^{new}_s}{I^{old}_s} \text{ where the newer has none.}

    Growth within each edition stays as it was printed. Levels do not: an older edition on another set of indicators
    says nothing about the level of the newer.

    References
    ----------
    ILO, IMF, OECD, Eurostat, UNECE & World Bank (2004). Consumer Price Index Manual: Theory and Practice, ch. 9.

    Examples
    --------
    >>> chain(np.array([np.nan, np.nan, 100.0, 120.0]), np.array([50.0, 60.0, 80.0, np.nan]))
    array([ 62.5,  75. , 100. , 120. ])
    """
    if link not in {"first", "last", "mean"}:
        raise MeasureError.bad_setting("index_numbers/chain", "link", link, LINK)
    new, old = _engine.series(x, "x"), _engine.series(older, "older")
    if old.shape != new.shape:
        raise MeasureError.wrong_length("older", len(old), "x", len(new))
    flat_new, flat_old = new.reshape(len(new), -1), old.reshape(len(old), -1)
    both = ~np.isnan(flat_new) & ~np.isnan(flat_old)
    apart = np.flatnonzero(~both.any(axis=0)).tolist()
    if apart:
        raise IndexNumberError.nothing_shared(apart)
    ratio = np.log(flat_new / flat_old)
    first, last = both.argmax(axis=0), len(both) - 1 - both[::-1].argmax(axis=0)
    columns = np.arange(both.shape[1])
    step = np.nanmean(ratio, axis=0) if link == "mean" else ratio[first if link == "first" else last, columns]
    return np.where(np.isnan(flat_new), flat_old * np.exp(step), flat_new).reshape(new.shape)
