"""Markov chain of the classes regions belong to."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _panels
from xinzhi.measures.dynamics import _chains, _engine
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Edges

PARTS = Words("不小于 1 的整数", "a whole number of 1 or above")


@dataclass(frozen=True, slots=True)
class Markov:
    """Moves of regions between classes, and what they come to.

    Attributes
    ----------
    members
        Class of each region in each period, counted from 0 for the lowest, shape (periods, regions).
    cuts
        Cut points between the classes in the unit of y, shape (classes - 1,), or (periods, classes - 1).
    counts, transition
        Moves from a class (row) to a class (column), counted, and as shares of the row; NaN in a row nobody
        started from; shape (classes, classes).
    q, lr, dof, q_p, lr_p
        Pearson's Q and the likelihood ratio of the tables of the subperiods against the one table, their
        degrees of freedom and p-values; NaN and 0 where nothing can be compared.
    ergodic
        Share of regions in each class once the moves have gone on for ever, shape (classes,); NaN where the
        classes do not all lead to one end.
    first_passage
        Mean number of periods from a class to another, on the diagonal until the return, shape
        (classes, classes); NaN where the other may never be reached.
    """

    members: _engine.Counts
    cuts: Array
    counts: _engine.Counts
    transition: Array
    q: float
    lr: float
    dof: int
    q_p: float
    lr_p: float
    ergodic: Array
    first_passage: Array


@method(
    zh="马尔可夫链",
    en="Markov chain",
    cite="Quah 1993; Bickenbach & Bode 2003",
    role="values over time to transitions",
)
def markov(
    y: Array,
    *,
    classes: int = 5,
    cuts: _engine.Cuts = "pooled",
    subperiods: int = 2,
    edges: Edges | None = None,
) -> Markov:
    r"""Count how regions move between classes from one period to the next, and what the moves come to.

    Parameters
    ----------
    y
        Values, shape (periods, regions), used as given; none missing. For income, usually relative to the
        mean of the year.
    classes
        Number of classes between quantiles, 2 or more.
    cuts
        ``pooled`` cuts all periods at the quantiles of all values, so that a class is one range of values;
        ``period`` cuts each period at its own, so that a class is a range of ranks.
    subperiods
        Into how many subperiods of equal length the moves are parted to test that they follow one table.
    edges
        Cut points of one's own in the unit of y, ascending, such as 0.75, 1 and 1.5 of the mean; in place of `classes`
        and `cuts`. A class may then be empty.

    Returns
    -------
    Markov
        Classes, moves and their shares, the test over subperiods, ergodic distribution, first passage times.

    Raises
    ------
    MeasureError
        For missing or infinite values (periods in ``rows``, regions in ``columns``), fewer than two periods,
        or so many equal values that a class is empty.

    Notes
    -----
    With n_ij the moves from class i to class j and n_ij|s those of subperiod s,

    .. math:: p_{ij} = \frac{n_{ij}}{\sum_j n_{ij}}, \quad
              Q = \sum_s \sum_{i,j} \frac{n_{i|s} (p_{ij|s} - p_{ij})^2}{p_{ij}}, \quad
              LR = 2 \sum_s \sum_{i,j} n_{ij|s} \ln \frac{p_{ij|s}}{p_{ij}},

    both over the p_ij above 0, with :math:`\sum_i (a_i - 1)(b_i - 1)` degrees of freedom: a_i the subperiods
    with moves from class i, b_i the classes reached from it.

    The tie rule is fixed: a value equal to a cut point belongs to the class below it. Quantiles interpolate
    between the two nearest values (definition 7 of Hyndman and Fan), but classes follow from the order of
    the values alone: no increasing change of scale moves a region. Programs that break ties at random give another
    table with every seed.

    With few periods many cells hold few moves; Q, LR and the ergodic distribution then say little, and the
    counts beside the shares show it. The ergodic distribution is what the table leads to, not a forecast.

    References
    ----------
    Quah, D. (1993). Empirical cross-section dynamics in economic growth. European Economic Review 37.
    Bickenbach, F. & Bode, E. (2003). Evaluating the Markov property in studies of economic convergence.
    International Regional Science Review 26.
    Kemeny, J. G. & Snell, J. L. (1976). Finite Markov Chains. Springer.

    Examples
    --------
    >>> y = np.array([[1.0, 2.0, 3.0, 4.0], [1.0, 3.5, 2.5, 5.0], [2.2, 3.2, 2.4, 6.0]])
    >>> found = markov(y, classes=2)
    >>> found.counts.tolist(), found.ergodic.round(2).tolist()
    ([[3, 1], [1, 3]], [0.5, 0.5])
    """
    if isinstance(subperiods, bool) or not isinstance(subperiods, int | np.integer) or subperiods < 1:
        raise MeasureError.bad_setting("dynamics/markov", "subperiods", subperiods, PARTS)
    y = _panels.panel(y, periods=2)
    if edges is None:
        cut = _engine.quantile_classes(y, classes, cuts, name="y", method="dynamics/markov", setting="classes")
    else:
        cut = _engine.given_classes(y, edges, method="dynamics/markov", setting="edges")
        classes = len(cut.cuts) + 1
    moves = len(y) - 1
    part = np.minimum(np.arange(moves) * subperiods // moves, subperiods - 1)
    given = np.broadcast_to(part[:, np.newaxis], (moves, y.shape[1]))
    tables = _engine.transitions(cut.members, classes, given, subperiods)
    counts = tables.sum(axis=0)
    transition = _engine.shares(counts)
    test = _engine.homogeneity(tables)
    return Markov(
        members=cut.members,
        cuts=cut.cuts,
        counts=counts,
        transition=transition,
        q=test.q,
        lr=test.lr,
        dof=test.dof,
        q_p=test.q_p,
        lr_p=test.lr_p,
        ergodic=_chains.ergodic(transition),
        first_passage=_chains.first_passage(transition),
    )
