"""The analytic hierarchy process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.weights import WeightError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Comparisons
from xinzhi.measures.weight._random_index import TABLES, RandomIndex

SQUARE = Words(
    "方阵（各项 × 各项），或多位专家的方阵叠成三维", "square, items × items, or one such matrix for each expert"
)
PRIORITIES = Words("以下之一：eigenvector、geometric、column-mean", "one of eigenvector, geometric, column-mean")
INDEX = Words(f"以下之一：{'、'.join(TABLES)}", f"one of {', '.join(TABLES)}")
# Judgements are written to two or three decimals: 7 and 0.14 are meant as reciprocals.
WRITTEN = 0.05
ACCEPTED = 0.1


@dataclass(frozen=True, slots=True)
class Ahp:
    """Weights from a comparison matrix, and how consistent its judgements are.

    Attributes
    ----------
    weights
        Shape (items,), all above 0, sum 1.
    consistency_ratio
        The consistency index over the random index; 0 for one or two items.
    lambda_max
        The largest eigenvalue for the eigenvector, the mean of (A w)ᵢ / wᵢ otherwise.
    consistency_index
        (lambda_max - items) / (items - 1); 0 for one item.
    random_index
        The random index used; 0 for one or two items, which are always consistent.
    consistent
        Whether the consistency ratio is 0.1 or below.
    """

    weights: Array
    consistency_ratio: float
    lambda_max: float
    consistency_index: float
    random_index: float
    consistent: bool


@method(
    zh="层次分析法",
    en="Analytic hierarchy process",
    cite="Saaty 1980; Aczél & Saaty 1983 (several experts)",
    role="comparison matrix to weights",
    domain="positive",
)
def ahp(
    matrix: Comparisons,
    *,
    priorities: Literal["eigenvector", "geometric", "column-mean"] = "eigenvector",
    random_index: RandomIndex = "saaty-1980",
) -> Ahp:
    r"""Weigh items by how many times as important each is as each other, and tell whether the judgements agree.

    Parameters
    ----------
    matrix
        Comparisons, shape (items, items), all above 0: how many times as important the row's item is as the
        column's. Shape (experts, items, items) joins the judgements of several experts by their geometric mean.
    priorities
        How weights follow: the principal ``eigenvector`` (Saaty), the ``geometric`` mean of each row, or the
        mean of the rows after dividing each column by its sum (``column-mean``).
    random_index
        Which table of the random index the consistency ratio is divided by; on one matrix of four items
        the tables give 0.0530 to 0.0576.

    Returns
    -------
    Ahp
        The `weights`, `consistency_ratio` and `lambda_max`, with the indices behind them. An inconsistent
        matrix gives weights all the same, and `consistent` is False.

    Raises
    ------
    MeasureError
        For a matrix that is not square, entries missing, infinite, 0 or below, entries that are not reciprocal
        (positions in ``rows`` and ``columns``), or more items than the table of the random index holds.

    Notes
    -----
    .. math:: A w = \lambda_{\max} w, \quad CI = \frac{\lambda_{\max} - n}{n - 1}, \quad CR = \frac{CI}{RI_n}

    Reciprocal entries may differ by rounding, such as 7 and 0.14 (5 % at most): the one above 1 is taken as
    the judgement, and the other is made its reciprocal.

    Variants in use: all three priorities (weights differ by up to 0.008), and at least the five tables here.
    A printed ratio can be checked only when its table is known.

    References
    ----------
    Saaty, T. L. (1980). The Analytic Hierarchy Process. McGraw-Hill.
    Aczél, J. & Saaty, T. L. (1983). Procedures for synthesizing ratio judgements. Journal of Mathematical
    Psychology 27.
    Tables of the random index: Saaty (1980); Saaty (2005), Theory and Applications of the Analytic Network Process;
    Rao Tummala & Ling (1998), Theory and Decision 44; Donegan & Dodd (1991), Mathematical and Computer Modelling 15;
    chinese-textbook is the one printed in Chinese textbooks, without a source that could be found.

    Examples
    --------
    >>> found = ahp(np.array([[1, 3, 5], [1 / 3, 1, 3], [1 / 5, 1 / 3, 1]]))
    >>> found.weights.round(3), round(found.consistency_ratio, 4), found.consistent
    (array([0.637, 0.258, 0.105]), 0.0332, True)
    """
    if priorities not in _PRIORITIES:
        raise MeasureError.bad_setting("weight/ahp", "priorities", priorities, PRIORITIES)
    if random_index not in TABLES:
        raise MeasureError.bad_setting("weight/ahp", "random_index", random_index, INDEX)
    a = _joined(matrix)
    ri = _random_index(len(a), random_index)
    w, lambda_max = _PRIORITIES[priorities](a)
    ci = max((lambda_max - len(a)) / (len(a) - 1), 0.0) if ri else 0.0
    cr = ci / ri if ri else 0.0
    return Ahp(w, cr, lambda_max, ci, ri, cr <= ACCEPTED + _checks.ROUNDING)


def _joined(matrix: Comparisons) -> Array:
    """Give one reciprocal matrix: that of the only expert, or the geometric mean of all."""
    a = _checks.numbers(matrix, "matrix")
    if a.ndim not in {2, 3} or a.size == 0 or a.shape[-1] != a.shape[-2]:
        raise MeasureError.wrong_shape("matrix", a.shape, SQUARE)
    experts = a.reshape(-1, *a.shape[-2:])
    for i, one in enumerate(experts):
        name = f"matrix[{i}]" if a.ndim == 3 else "matrix"
        _checks.refuse("missing", np.isnan(one), name)
        _checks.refuse("nonpositive", one <= 0, name)
        _check_reciprocal(one, name)
    exact = _exact(experts, np.swapaxes(experts, 1, 2))
    return np.asarray(np.exp(np.log(exact).mean(axis=0)) if len(exact) > 1 else exact[0])


def _exact(own: Array, mirrored: Array) -> Array:
    """Make entries reciprocal to the last digit: what is above 1 stays, what lies on one side of 1 is meant as 1."""
    alike = (own >= 1) == (mirrored >= 1)
    return np.where(alike, np.sqrt(own / mirrored), np.where(own >= 1, own, 1 / mirrored))


def _check_reciprocal(a: Array, name: str) -> None:
    off = np.abs(a * a.T - 1) > WRITTEN
    np.fill_diagonal(off, np.abs(a.diagonal() - 1) > _checks.ROUNDING)
    if off.any():
        raise WeightError.not_reciprocal(name, [(int(i), int(j)) for i, j in np.argwhere(np.triu(off))])


def _random_index(items: int, table: RandomIndex) -> float:
    if items <= 2:
        return 0.0
    if items > len(TABLES[table]) + 2:
        raise WeightError.too_many_compared(items, table, len(TABLES[table]) + 2)
    return TABLES[table][items - 3]


def _eigenvector(a: Array) -> tuple[Array, float]:
    values, vectors = np.linalg.eig(a)
    first = int(np.argmax(values.real))
    w = np.abs(vectors[:, first].real)
    return np.asarray(w / w.sum()), float(values[first].real)


def _geometric(a: Array) -> tuple[Array, float]:
    w = np.exp(np.log(a).mean(axis=1))
    return _with_lambda(a, w / w.sum())


def _column_mean(a: Array) -> tuple[Array, float]:
    return _with_lambda(a, (a / a.sum(axis=0)).mean(axis=1))


def _with_lambda(a: Array, w: Array) -> tuple[Array, float]:
    return w, float(np.mean(a @ w / w))


_PRIORITIES = {"eigenvector": _eigenvector, "geometric": _geometric, "column-mean": _column_mean}
