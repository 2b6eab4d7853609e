"""Markov chains of regions by the class of their neighbours."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xinzhi.measures import _panels
from xinzhi.measures.dynamics import _chains, _engine
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Edges, Regions, SpatialWeights

NAME = "dynamics/spatial_markov"
LAG = "weights · y"


@dataclass(frozen=True, slots=True)
class SpatialMarkov:
    """Moves of regions between classes, in all and by the class of their neighbours at the start of the move.

    Attributes
    ----------
    members, lag_members
        Class of each region and of the mean of its neighbours, from 0 for the lowest, shape (periods, regions).
    cuts, lag_cuts
        Cut points in the unit of y, shape (classes - 1,) and (lag classes - 1,), or one such row a period.
    counts, transition
        Moves from a class (row) to a class (column) whatever the neighbours, counted and as shares of the
        row; NaN in a row nobody started from; shape (classes, classes).
    lag_counts, lag_transition
        The same by the class of the neighbours, shape (lag classes, classes, classes).
    q, lr, dof, q_p, lr_p
        Pearson's Q and the likelihood ratio of the tables by neighbours against the one table, their degrees
        of freedom and p-values; NaN and 0 where nothing can be compared.
    ergodic, lag_ergodic
        Share in each class once the moves have gone on for ever, shape (classes,), and with neighbours
        staying in their class, (lag classes, classes); NaN where not all classes lead to one end.
    first_passage, lag_first_passage
        Mean number of periods from a class to another, on the diagonal until the return, shape
        (classes, classes) and (lag classes, classes, classes); NaN where the other may never be reached.
    """

    members: _engine.Counts
    lag_members: _engine.Counts
    cuts: Array
    lag_cuts: Array
    counts: _engine.Counts
    transition: Array
    lag_counts: _engine.Counts
    lag_transition: Array
    q: float
    lr: float
    dof: int
    q_p: float
    lr_p: float
    ergodic: Array
    lag_ergodic: Array
    first_passage: Array
    lag_first_passage: Array


@method(
    zh="空间马尔可夫链",
    en="Spatial Markov chain",
    cite="Rey 2001; Bickenbach & Bode 2003",
    role="values over time and neighbours to transitions",
)
def spatial_markov(
    y: Array,
    weights: SpatialWeights,
    *,
    classes: int = 5,
    lag_classes: int = 5,
    cuts: _engine.Cuts = "pooled",
    edges: Edges | None = None,
    lag_edges: Edges | None = None,
    regions: Regions | None = None,
) -> SpatialMarkov:
    r"""Count how regions move between classes by the class of their neighbours, and test whether that matters.

    Parameters
    ----------
    y
        Values, shape (periods, regions), used as given; none missing. For income, usually relative to the
        mean of the year.
    weights
        Spatial weights, keyed by region or of shape (regions, regions) in the order of y, none below 0, 0 on the
        diagonal. Each row is divided by its sum: the class of the neighbours is that of their weighted mean.
    classes, lag_classes
        Number of classes of the regions and of their neighbours, 2 or more.
    cuts
        ``pooled`` cuts all periods at the quantiles of all values; ``period`` cuts each period at its own.
    edges, lag_edges
        Cut points of one's own for the regions and for the means of their neighbours, ascending, in place of
        `classes` and `lag_classes`; neighbours are cut at those of the regions where theirs are left out.
    regions
        The regions of y, shape (regions,), by which keyed weights are put in order.

    Returns
    -------
    SpatialMarkov
        Classes, moves and their shares in all and by neighbours, the test, ergodic distributions, first passage times.

    Raises
    ------
    MeasureError
        For missing or infinite values (periods in ``rows``, regions in ``columns``), fewer than two periods,
        so many equal values that a class is empty, weights of another shape, below 0 or on the diagonal, and
        regions without neighbours (in ``rows``).

    Notes
    -----
    A move counts under the class its neighbours have when it starts. With n_ij|s the moves under class s,

    .. math:: p_{ij|s} = \frac{n_{ij|s}}{n_{i|s}}, \quad
              Q = \sum_s \sum_{i,j} \frac{n_{i|s} (p_{ij|s} - p_{ij})^2}{p_{ij}}, \quad
              LR = 2 \sum_s \sum_{i,j} n_{ij|s} \ln \frac{p_{ij|s}}{p_{ij}},

    over the p_ij above 0, with :math:`\sum_i (a_i - 1)(b_i - 1)` degrees of freedom: a_i the classes of
    neighbours with moves from class i, b_i the classes reached from it. That the tables differ says that
    moves go along with the neighbours' level, not that neighbours bring them about.

    The cut points of the neighbours are quantiles of the neighbours' means, not those of the regions.
    A value equal to a cut point belongs to the class below it; means of neighbours that differ by rounding
    only are one value, so that the order of the regions moves nobody. Where a table has a row nobody started from,
    some programs write zeros, others a 1 on the diagonal; here the row is NaN.

    Regions without neighbours (islands) are refused: which neighbours they should have is part of the
    question, and leaving them at 0 would put them under the poorest neighbours.

    References
    ----------
    Rey, S. J. (2001). Spatial empirics for economic growth and convergence. Geographical Analysis 33.
    Bickenbach, F. & Bode, E. (2003). Evaluating the Markov property in studies of economic convergence.
    International Regional Science Review 26.

    Examples
    --------
    >>> y = np.array([[1.0, 2.0, 3.0, 4.0], [1.1, 3.5, 2.5, 5.0], [2.2, 3.2, 2.4, 6.0]])
    >>> line = np.array([[0.0, 1, 0, 0], [1, 0, 1, 0], [0, 1, 0, 1], [0, 0, 1, 0]])
    >>> found = spatial_markov(y, line, classes=2, lag_classes=2)
    >>> found.counts.tolist(), found.lag_counts.tolist()
    ([[3, 1], [1, 3]], [[[1, 1], [0, 2]], [[2, 0], [1, 1]]])
    """
    y = _panels.panel(y, periods=2)
    W = _panels.neighbours(weights, "weights", y.shape[1], regions)
    lag = _engine.settled(_panels.neighbour_means(y, W))
    if edges is None:
        own = _engine.quantile_classes(y, classes, cuts, name="y", method=NAME, setting="classes")
    else:
        own = _engine.given_classes(y, edges, method=NAME, setting="edges")
        classes, lag_edges = len(own.cuts) + 1, edges if lag_edges is None else lag_edges
    if lag_edges is None:
        near = _engine.quantile_classes(lag, lag_classes, cuts, name=LAG, method=NAME, setting="lag_classes")
    else:
        near = _engine.given_classes(lag, lag_edges, method=NAME, setting="lag_edges")
        lag_classes = len(near.cuts) + 1
    lag_counts = _engine.transitions(own.members, classes, near.members[:-1], lag_classes)
    counts = lag_counts.sum(axis=0)
    transition, lag_transition = _engine.shares(counts), _engine.shares(lag_counts)
    test = _engine.homogeneity(lag_counts)
    return SpatialMarkov(
        members=own.members,
        lag_members=near.members,
        cuts=own.cuts,
        lag_cuts=near.cuts,
        counts=counts,
        transition=transition,
        lag_counts=lag_counts,
        lag_transition=lag_transition,
        q=test.q,
        lr=test.lr,
        dof=test.dof,
        q_p=test.q_p,
        lr_p=test.lr_p,
        ergodic=_chains.ergodic(transition),
        lag_ergodic=np.stack([_chains.ergodic(table) for table in lag_transition]),
        first_passage=_chains.first_passage(transition),
        lag_first_passage=np.stack([_chains.first_passage(table) for table in lag_transition]),
    )
