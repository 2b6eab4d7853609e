"""All ways to make an index at once: scores, ranks, bands and what the ranks depend on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.robustness import RobustnessError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.robustness import _runs
from xinzhi.measures.robustness._design import factorial, parted, sampled
from xinzhi.measures.robustness.rank_bands import rank_bands, ranks
from xinzhi.measures.robustness.sensitivity import Sensitivity, sensitivity, whole_options
from xinzhi.measures.robustness.sobol import SobolIndices, sobol
from xinzhi.measures.tree import Tree
from xinzhi.measures.types import Array, Options, Ranks

# Scores held at a time: with ranks and what bands need, under 3 GB.
MOST = 100_000_000
PERIODS = Words("能整除行数的正整数", "a whole number above 0 that divides the number of rows")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Options that cannot go together: the place along the leading axes of z, the way of joining, and why."""

    matrix: tuple[int, ...]
    aggregate: int
    reason: Words


@dataclass(frozen=True, slots=True)
class Multiverse:
    """What an index is under many choices.

    Attributes
    ----------
    options
        Options of each run, shape (runs, inputs): the leading axes of z, the sets of weights, the ways of joining.
    scores, ranks
        Shape (runs, rows); ranks within each period, from 1, 0 where there is no score.
    nominal, rank_low, rank_high
        Rank under the choices made and the band around it, shape (rows,).
    shift
        Mean over the rows of abs(rank - nominal) in each run, shape (runs,).
    sensitivity
        How much of the variance of `shift` each input brings: exact over all combinations, estimated from a
        sample, None where options cannot go together or ranks are missing.
    left_out
        Options that cannot go together; no run has them.
    """

    options: Options
    scores: Array
    ranks: Ranks
    nominal: Ranks
    rank_low: Ranks
    rank_high: Ranks
    shift: Array
    sensitivity: Sensitivity | SobolIndices | None
    left_out: tuple[LeftOut, ...]


def multiverse(
    z: Array,
    weights: Array | Sequence[Array],
    aggregate: Sequence[_runs.Step | Sequence[_runs.Step]] = ("arithmetic",),
    *,
    tree: Tree | None = None,
    nominal: Sequence[int] | None = None,
    nominal_scores: Array | None = None,
    periods: int = 1,
    draws: int | None = None,
    seed: int = 0,
    low: float = 5.0,
    high: float = 95.0,
) -> Multiverse:
    """Make an index in all ways that the given options allow, or in a sample of them.

    Parameters
    ----------
    z
        Normalised figures, shape (..., rows, indicators). Each axis in front is an input with as many options,
        such as treatments × normalisations. Rows are periods, then units.
    weights
        Sets of weights, shape (sets, indicators); with a tree one array of shape (sets, nodes) a level, or (nodes,)
        where a level keeps its weights.
    aggregate
        Ways of joining: the name of an aggregate method, or (name, settings); with a tree also one a level.
    tree
        What the indicators are joined into, with a single node at the top.
    nominal
        Option of each input that is the choice made; the first of each where left out.
    nominal_scores
        Scores under the choices made, shape (rows,), where these are not among the options.
    periods
        Ranks are taken within each period.
    draws
        Size of each of two samples, for which (inputs + 2) × draws runs are made; None for all combinations.
    seed
        Of the samples.
    low, high
        Ends of the bands as percentages of the runs; in a sample those of both samples, not their mixtures.

    Returns
    -------
    Multiverse
        Scores, ranks, bands and the sensitivity of the mean shift of ranks. For that of each unit's rank give
        `ranks` and `options` to ``sensitivity``.

    Raises
    ------
    MeasureError
        For shapes that do not match, wrong weights, options that are not there, a nominal combination that
        cannot be computed, or more combinations than can be held (give `draws`).

    Notes
    -----
    Combinations that cannot be computed, such as a geometric mean of figures of 0, are left out with their reason
    and never become a missing score. Shares of runs are shares of choices, not probabilities.

    Examples
    --------
    >>> z = np.array([[[0.9, 0.2], [0.4, 0.6], [0.1, 0.9]]])
    >>> found = multiverse(z, np.array([[0.5, 0.5], [0.7, 0.3]]), ["arithmetic", "geometric"])
    >>> found.scores.shape, found.nominal.tolist(), found.rank_high.tolist()
    ((4, 3), [1, 2, 2], [2, 2, 3])
    """
    held = _runs.space(z, weights, aggregate, tree)
    rows = held.z.shape[1]
    if periods < 1 or rows % periods:
        raise MeasureError.bad_setting("robustness/multiverse", "periods", periods, PERIODS)
    out = _runs.left_out(held)
    options, drawn = _design(held, out, draws, seed)
    if nominal_scores is None:
        chosen = _runs.scores(held, _nominal(held, out, nominal))
    else:
        chosen = _checks.beside(nominal_scores, "nominal_scores", "z", rows)[np.newaxis]
    scores = _runs.scores(held, options)
    placed, own = _ranked(scores, periods), _ranked(chosen, periods)[0]
    bands = rank_bands(placed[:drawn], own, low=low, high=high)
    shift = np.abs(placed - own).mean(axis=1)
    found = _sensitivity(shift, options, drawn, whole=not out and bool((placed > 0).all()))
    left = tuple(
        LeftOut(tuple(int(i) for i in np.unravel_index(variant, held.sizes[:-2])) if held.sizes[:-2] else (), way, why)
        for (variant, way), why in out.items()
    )
    return Multiverse(options, scores, placed, own, bands.rank_low, bands.rank_high, shift, found, left)


def run_scores(
    z: Array,
    weights: Array | Sequence[Array],
    aggregate: Sequence[_runs.Step | Sequence[_runs.Step]],
    options: Options,
    *,
    tree: Tree | None = None,
) -> Array:
    """Give the scores of the runs of a design of one's own.

    Parameters
    ----------
    z, weights, aggregate, tree
        As in ``multiverse``.
    options
        Options of each run counted from 0, shape (runs, inputs): the leading axes of z, the set of weights, the way
        of joining.

    Returns
    -------
    Array
        Shape (runs, rows).

    Raises
    ------
    MeasureError
        For shapes that do not match, wrong weights, options that are not there, or a run that cannot be computed.

    Examples
    --------
    >>> z = np.array([[[0.9, 0.2], [0.4, 0.6]]])
    >>> run_scores(z, np.array([[0.5, 0.5], [1.0, 0.0]]), ["arithmetic"], [[0, 1, 0], [0, 0, 0]])
    array([[0.9 , 0.4 ],
           [0.55, 0.5 ]])
    """
    held = _runs.space(z, weights, aggregate, tree)
    asked = whole_options(options)
    _runs.check_options(held, asked, _named(held))
    out = _runs.left_out(held)
    for run, key in enumerate(zip(*_keys(held, asked), strict=True)) if out else []:
        if key in out:
            raise RobustnessError.run_left_out(run, out[key])
    return _runs.scores(held, asked)


def _named(held: _runs.Space) -> list[str]:
    return [f"z[{i}]" for i in range(len(held.sizes) - 2)] + ["weights", "aggregate"]


def _ranked(scores: Array, periods: int) -> NDArray[np.int64]:
    return ranks(scores.reshape(len(scores), periods, -1)).reshape(scores.shape)


def _design(
    held: _runs.Space, out: dict[tuple[int, int], Words], draws: int | None, seed: int
) -> tuple[NDArray[np.int64], int]:
    """Give the runs, and how many of the first of them the bands are taken over."""
    rows, sizes = held.z.shape[1], held.sizes
    limit = max(MOST // rows, 1)
    if draws is None:
        if prod(sizes) > limit:
            raise RobustnessError.too_many_combinations(sizes, limit)
        options = factorial(sizes)
    else:
        options = sampled(sizes, draws, seed=seed)
        if len(options) > limit:
            raise RobustnessError.too_many_combinations([len(options)], limit)
    first = 2 * draws if draws else len(options)
    if not out:
        return options, first
    keep = np.array([key not in out for key in zip(*_keys(held, options[:first]), strict=True)])
    if not keep.any():
        raise RobustnessError.cannot_run(list(dict.fromkeys(out.values())))
    return options[:first][keep], int(keep.sum())


def _keys(held: _runs.Space, options: NDArray[np.int64]) -> tuple[list[int], list[int]]:
    lead = held.sizes[:-2]
    place = np.ravel_multi_index(tuple(options[:, :-2].T), lead) if lead else np.zeros(len(options), dtype=np.intp)
    return place.tolist(), options[:, -1].tolist()


def _nominal(held: _runs.Space, out: dict[tuple[int, int], Words], nominal: Sequence[int] | None) -> NDArray[np.int64]:
    base = whole_options([[0] * len(held.sizes) if nominal is None else list(nominal)])
    _runs.check_options(held, base, _named(held))
    (place,), (way,) = _keys(held, base)
    if (place, way) in out:
        raise RobustnessError.run_left_out(0, out[place, way])
    return base


def _sensitivity(
    shift: Array, options: NDArray[np.int64], drawn: int, *, whole: bool
) -> Sensitivity | SobolIndices | None:
    if not whole:
        return None
    if drawn == len(options):
        return sensitivity(shift, options)
    parts = parted(shift, options.shape[1])
    return sobol(parts.y_a, parts.y_b, parts.y_ab, estimator="jansen")
