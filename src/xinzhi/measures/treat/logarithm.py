"""Logarithms of skewed columns."""

from __future__ import annotations

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.measures import _checks
from xinzhi.measures.registry import method
from xinzhi.measures.treat import _engine
from xinzhi.measures.types import Array, PoolRows


@method(
    zh="对数变换",
    en="Logarithmic transformation",
    cite="JRC COIN Tool; COINr (Becker et al. 2022); Global Innovation Index 2013 and later, annex on adjustments",
    role="matrix to treated matrix",
)
def logarithm(
    x: Array,
    pool: PoolRows | None = None,
    *,
    form: _engine.Form = "range",
    only: bool = True,
    skew: float = 2.0,
    kurtosis: float = 3.5,
) -> _engine.Treated:
    r"""Take logarithms of columns that are skewed and heavy-tailed, in one of the forms in use.

    Parameters
    ----------
    x
        Figures, shape (rows, indicators), any unit; NaN where missing.
    pool
        Rows that lay down what is done, shape (rows,): limits and ends found in them hold for all rows. None takes all.
    form
        ``range``, ``skew``, ``one``, ``plain`` or ``gii``; see the notes.
    only
        Leave alone the columns that keep to the rule; false transforms all.
    skew, kurtosis
        A column keeps to the rule when abs(skewness) is below the one or the kurtosis below the other.

    Returns
    -------
    Treated
        The `values`, and which columns were `transformed`; their order is kept, their unit is not. A constant
        column stays as it is.

    Raises
    ------
    MeasureError
        For infinite figures, a column without figures in the pool, a pool that is not one
        True or False for each row, figures of 0 or below under ``plain``, a largest figure of 1
        or below under ``gii``, or settings outside their range.

    Notes
    -----
    With a one hundredth of the range,

    .. math:: \ln(x - \min + a) \text{ (range)}, \quad
              \text{the same or } -\ln(\max + a - x) \text{ where the skewness is 0 or below (skew)},

    .. math:: \ln(x - \min + 1) \text{ (one)}, \quad \ln x \text{ (plain)}, \quad
              \ln\Bigl(\frac{(\max - 1)(x - \min)}{\max - \min} + 1\Bigr) \text{ (gii)}.

    ``range``, ``skew`` and ``one`` are log_CT, log_CT_plus and log_CT_orig of COINr. ``one`` hangs on the unit:
    in thousands it gives another shape than in units. The formula of ``gii`` is that of the annexes as quoted by
    others; COINr's function of that name returns the figures unchanged.

    References
    ----------
    Becker, W., Caperna, G., Del Sorbo, M., Norlén, H., Papadimitriou, E. & Saisana, M. (2022). COINr: an R package
    for developing composite indicators. Journal of Open Source Software 7.
    Cornell University, INSEAD & WIPO (2013). The Global Innovation Index 2013, annex on adjustments.

    Examples
    --------
    >>> logarithm(np.array([[1.0], [2.0], [101.0]]), only=False).values.ravel().round(3)
    array([0.   , 0.693, 4.615])
    """
    keep = _engine.rule("treat/logarithm", skew, kurtosis)
    if form not in {"range", "skew", "one", "plain", "gii"}:
        raise MeasureError.bad_setting("treat/logarithm", "form", form, _engine.FORMS)
    x, own = _engine.pooled(x, pool)
    chosen = ~keep.passes(own) if only else ~_checks.constant(own)
    out = x.copy()
    if chosen.any():
        out[:, chosen] = _engine.logarithms(x[:, chosen], form, own[:, chosen])
    return _engine.told((x, x, out), np.zeros(x.shape, dtype=np.int64), chosen, keep)
