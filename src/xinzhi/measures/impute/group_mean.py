"""Gaps filled with the mean of the unit's group in the same period."""

from __future__ import annotations

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.impute import _over_time
from xinzhi.measures.impute._modelled import Modelled, modelled
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Groups


@method(
    zh="组内均值填补",
    en="Mean of the group in the period",
    cite="OECD & JRC 2008, Handbook on Constructing Composite Indicators, ch. 3",
    role="panel to modelled panel",
)
def group_mean(x: Array, groups: Groups | None = None) -> Modelled:
    r"""Fill each gap with the mean that the other units of its group have in the same period.

    Parameters
    ----------
    x
        Figures, shape (periods, units, indicators), any unit; NaN where missing.
    groups
        The group of each unit, shape (units,); None for one group.

    Returns
    -------
    Modelled
        Values, marks, and the spread: the standard deviation of the group with that of its mean. A gap stays where no
        unit of the group has a figure in the period; the spread needs two figures.

    Raises
    ------
    MeasureError
        For infinite figures, x of another shape, or groups that do not match the units.

    Notes
    -----
    .. math:: \hat x_{ti} = \bar x_{tG}, \qquad s_{ti} = s_{tG} \sqrt{1 + 1 / n_{tG}}

    For what is measured per head or in per cent. For amounts it gives every unit the size of the mean unit, which is
    wrong for small and for large ones alike. Other periods of the unit itself are not used.

    References
    ----------
    OECD & JRC (2008). Handbook on Constructing Composite Indicators, ch. 3.

    Examples
    --------
    >>> x = np.array([[1.0, np.nan, 3.0, 10.0]]).reshape(1, 4, 1)
    >>> group_mean(x, ["a", "a", "a", "b"]).values.ravel()
    array([ 1.,  2.,  3., 10.])
    """
    x = _over_time.cube(x)
    labels = [str(label) for label in groups] if groups is not None else [""] * x.shape[1]
    if len(labels) != x.shape[1]:
        raise MeasureError.wrong_length("groups", len(labels), "x", x.shape[1])
    fill, spread = np.full_like(x, np.nan), np.full_like(x, np.nan)
    for group in dict.fromkeys(labels):
        own = np.flatnonzero(np.array(labels) == group)
        mean, deviation = _of(x[:, own])
        fill[:, own], spread[:, own] = mean[:, np.newaxis], deviation[:, np.newaxis]
    return modelled(x, fill, spread)


def _of(block: Array) -> tuple[Array, Array]:
    """Give the mean and the spread of each period and indicator, summed in an order that does not hang on the units'."""
    ordered = np.sort(block, axis=1)
    count = (~np.isnan(ordered)).sum(axis=1)
    mean = np.nansum(ordered, axis=1) / np.where(count, count, np.nan)
    squares = np.nansum((ordered - mean[:, np.newaxis]) ** 2, axis=1) / np.where(count > 1, count - 1, np.nan)
    return mean, np.sqrt(squares * (1 + 1 / np.where(count, count, np.nan)))
