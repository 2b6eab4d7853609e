"""Lists of industries for several regions at once, so that not all of them reach for the same."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import coo_array, vstack

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.positions import PositionsError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.positions._engine import Numbers
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Values

WHOLE = Words("1 或更大的整数", "1 or more")


@dataclass(frozen=True, slots=True)
class Assignment:
    """Lists of each region alone, and of all together.

    Attributes
    ----------
    alone
        The industries a region would take by itself, shape (regions, industries).
    together
        Those it takes when no industry is taken by more than `at_most` regions, shape (regions, industries).
    given_up
        What a region's list loses in value by that, shape (regions,).
    overlap_alone, overlap_together
        Share of industries that two lists have in common, mean over all pairs of regions.
    """

    alone: NDArray[np.bool_]
    together: NDArray[np.bool_]
    given_up: Array
    overlap_alone: float
    overlap_together: float


@method(
    zh="错位：各地清单的联合分配",
    en="Joint assignment of lists",
    cite="Hitchcock 1941",
    role="values to assignment",
)
def assign(value: Values, *, length: int = 10, at_most: int = 3) -> Assignment:
    r"""Choose a list of industries for each region so that their value is greatest and no industry is in too many.

    Parameters
    ----------
    value
        What an industry is worth to a region, such as its probability of entry, shape (regions, industries), none
        below 0; NaN where it is no candidate.
    length
        Industries on a list; shorter where a region has fewer candidates, or where `at_most` leaves fewer.
    at_most
        Regions that may have one industry on their lists.

    Returns
    -------
    Assignment
        The lists alone and together, and what each region gives up.

    Raises
    ------
    MeasureError
        When `value` is not a matrix, has infinite or negative figures or no candidate; when `length` or `at_most`
        is below 1.

    Notes
    -----
    The transport problem

    .. math::

        \max \sum_{cp} v_{cp} a_{cp}, \qquad \sum_p a_{cp} \le L, \qquad \sum_c a_{cp} \le K, \qquad 0 \le a_{cp} \le 1

    whose vertices are whole numbers; ties are broken by position. It says how lists could differ at the least loss of
    value, and nothing about who should go first.

    References
    ----------
    F. Hitchcock (1941), The distribution of a product from several sources to numerous localities. Journal of
    Mathematics and Physics 20.

    Examples
    --------
    >>> found = assign([[0.9, 0.5], [0.8, 0.1]], length=1, at_most=1)
    >>> found.alone.tolist(), found.together.tolist()
    ([[True, False], [True, False]], [[False, True], [True, False]])
    >>> found.given_up.round(3)
    array([0.4, 0. ])
    """
    for name, given in (("length", length), ("at_most", at_most)):
        if given < 1:
            raise MeasureError.bad_setting("positions/assign", name, given, WHOLE)
    v = _checks.matrix(value, "value")
    _checks.refuse("negative", v < 0, "value")
    if np.isnan(v).all():
        raise PositionsError.no_candidates()
    alone, together = _best(v, length), _shared(v, length, at_most)
    worth = np.nan_to_num(v)
    given_up = (worth * alone).sum(axis=1) - (worth * together).sum(axis=1)
    return Assignment(alone, together, given_up, _overlap(alone), _overlap(together))


def _best(v: Numbers, length: int) -> NDArray[np.bool_]:
    """Take the highest values of each row, the first of equal ones."""
    order = np.argsort(-np.where(np.isnan(v), -np.inf, v), axis=1, kind="stable")
    out = np.zeros(v.shape, bool)
    np.put_along_axis(out, order[:, :length], values=True, axis=1)
    return np.asarray(out & ~np.isnan(v))


def _shared(v: Numbers, length: int, at_most: int) -> NDArray[np.bool_]:
    row, column = np.nonzero(~np.isnan(v))
    count, one = len(row), np.ones(len(row))
    at = np.arange(count)
    limits = vstack([coo_array((one, (row, at)), (len(v), count)), coo_array((one, (column, at)), (v.shape[1], count))])
    bounds = np.r_[np.full(len(v), float(length)), np.full(v.shape[1], float(at_most))]
    # A list is filled before it is good: every place is worth more than all differences of value together.
    worth = v[row, column] + _first(count, v) + 1.0 + np.nanmax(v)
    solved = linprog(-worth, A_ub=limits.tocsr(), b_ub=bounds, bounds=(0, 1), method="highs-ds")  # type: ignore[call-overload]  # sparse limits are taken
    out = np.zeros(v.shape, bool)
    out[row, column] = solved.x > 0.5
    return out


def _first(count: int, v: Numbers) -> Numbers:
    """Give each candidate a little more than the next, so that of equal lists the first is taken."""
    return np.linspace(1.0, 0.0, count) * 1e-9 * max(float(np.nanmax(v)), 1e-300)


def _overlap(lists: NDArray[np.bool_]) -> float:
    """Give the mean over pairs of regions of common industries over those of the shorter list."""
    both = lists.astype(np.int64) @ lists.T.astype(np.int64)
    size = lists.sum(axis=1)
    shorter = np.minimum(size[:, None], size[None, :])
    upper = np.triu_indices(len(lists), 1)
    held = shorter[upper] > 0
    return float((both[upper][held] / shorter[upper][held]).mean()) if held.any() else 0.0
