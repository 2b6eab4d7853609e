"""Fitness of regions and complexity of industries, by the iteration that punishes what weak regions can do."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures.positions._engine import present
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Structure


@dataclass(frozen=True, slots=True)
class Fitness:
    """Fitness of regions and complexity of industries.

    Attributes
    ----------
    fitness
        Mean 1 over the regions that have an industry, shape (regions,); NaN for those that have none.
    complexity
        Mean 1 over the industries that a region has, shape (industries,); NaN for those that none has.
    change
        Largest change of a fitness in the last step: how far from settled the values are.
    """

    fitness: Array
    complexity: Array
    change: float


@method(
    zh="适应度与产品复杂度",
    en="Fitness and complexity",
    cite="Tacchella, Cristelli, Caldarelli, Gabrielli & Pietronero 2012",
    role="structure to complexity",
    domain="nonnegative",
)
def fitness(m: Structure, *, threshold: float = 1.0, steps: int = 100) -> Fitness:
    r"""Weigh regions by how complex their industries are, and industries by the least fit region that has them.

    Parameters
    ----------
    m
        RCA, or 1 and 0, shape (regions, industries), none below 0, none missing.
    threshold
        A region has an industry where `m` reaches this value.
    steps
        Steps of the iteration, 1 or more. The order of regions settles early, the values of the least fit may
        shrink towards 0 for ever; so the number of steps is part of the definition.

    Returns
    -------
    Fitness
        Values after the last step, and their last change.

    Raises
    ------
    MeasureError
        When `m` is not a matrix, or has missing, infinite or negative figures; when `steps` is below 1.

    Notes
    -----
    From :math:`F = Q = 1`, each step divided by its mean,

    .. math:: F_c = \sum_p M_{cp} Q_p, \qquad Q_p = \frac{1}{\sum_c M_{cp} / F_c}

    where both right-hand sides hold the values of the step before.

    References
    ----------
    A. Tacchella, M. Cristelli, G. Caldarelli, A. Gabrielli, L. Pietronero (2012), A new metrics for countries'
    fitness and products' complexity. Scientific Reports 2.

    Examples
    --------
    >>> fitness([[1, 1, 1], [1, 1, 0], [1, 0, 0]], steps=2).fitness.round(3)
    array([1.833, 0.833, 0.333])
    """
    if steps < 1:
        raise MeasureError.bad_setting("positions/fitness", "steps", steps, Words("1 或更大的整数", "1 or more"))
    has = present(m, threshold)
    rows, columns = np.asarray(has.any(axis=1)), np.asarray(has.any(axis=0))
    matrix = has[np.ix_(rows, columns)].astype(np.float64)
    fit, complex_ = np.full(len(rows), np.nan), np.full(len(columns), np.nan)
    change = 0.0
    if matrix.size:
        f, q, change = _iterate(matrix, steps)
        fit[rows], complex_[columns] = f, q
    return Fitness(fit, complex_, change)


def _iterate(matrix: Array, steps: int) -> tuple[Array, Array, float]:
    f, q = np.ones(len(matrix)), np.ones(matrix.shape[1])
    change = 0.0
    for _ in range(steps):
        new_f, new_q = matrix @ q, 1.0 / ((1.0 / f) @ matrix)
        new_f, new_q = new_f / new_f.mean(), new_q / new_q.mean()
        change = float(np.abs(new_f - f).max())
        f, q = np.maximum(new_f, np.finfo(np.float64).tiny), new_q
    return f, q, change
