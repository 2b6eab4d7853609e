"""Which runs are made: all combinations of the options, or samples of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.robustness import RobustnessError
from xinzhi.lang import Words
from xinzhi.measures.types import Array, Options

LEVELS = Words("每项选择的取值个数，都不小于 1", "the number of options of each input, all 1 or above")
RUNS = Words("不小于 2 的整数", "a whole number of 2 or above")
# Rows of a design held at a time, whatever they will be used for.
MOST = 50_000_000


def factorial(levels: Sequence[int]) -> Options:
    """Give all combinations of the options once, the last input running fastest.

    Parameters
    ----------
    levels
        Number of options of each input, shape (inputs,).

    Returns
    -------
    Options
        Options counted from 0, shape (runs, inputs).

    Raises
    ------
    MeasureError
        When an input has no option, or there are more combinations than can be held (with their count).

    Examples
    --------
    >>> factorial([2, 2]).tolist()
    [[0, 0], [0, 1], [1, 0], [1, 1]]
    """
    counts = _levels(levels)
    if prod(counts) * len(counts) > MOST:
        raise RobustnessError.too_many_combinations(counts, MOST // len(counts))
    return np.stack(np.unravel_index(np.arange(prod(counts)), counts), axis=1).astype(np.int64)


@dataclass(frozen=True, slots=True)
class Samples:
    """Outputs of a sampled design: of both samples, shape (runs, ...), and of their mixtures (inputs, runs, ...)."""

    y_a: Array
    y_b: Array
    y_ab: Array


def sampled(levels: Sequence[int], runs: int, *, seed: int, quasi: bool = False) -> Options:
    """Draw two samples of options and mix them, as ``sobol`` needs it.

    Parameters
    ----------
    levels
        Number of options of each input, shape (inputs,); each is equally likely.
    runs
        Size of each sample.
    seed
        Same seed, same design.
    quasi
        Draw by a scrambled Sobol' sequence in place of independent draws: closer estimates, to which the
        intervals of ``sobol`` do not apply. `runs` is best a power of two.

    Returns
    -------
    Options
        Shape (runs × (inputs + 2), inputs): sample A, sample B, then A with each input in turn taken from B.

    Raises
    ------
    MeasureError
        When an input has no option, or there are fewer than two runs.

    Examples
    --------
    >>> sampled([3, 500, 2], 100, seed=1).shape
    (500, 3)
    """
    counts = np.array(_levels(levels))
    if isinstance(runs, bool) or not isinstance(runs, int | np.integer) or runs < 2:
        raise MeasureError.bad_setting("robustness/sampled", "runs", runs, RUNS)
    inputs = len(counts)
    u = _uniform(int(runs), 2 * inputs, seed, quasi=quasi)
    both = np.minimum((u * np.tile(counts, 2)).astype(np.int64), np.tile(counts, 2) - 1)
    a, b = both[:, :inputs], both[:, inputs:]
    mixed = [np.where(np.arange(inputs) == i, b, a) for i in range(inputs)]
    return np.concatenate([a, b, *mixed])


def parted(y: Array, inputs: int) -> Samples:
    """Part the outputs of a sampled design, shape (runs × (inputs + 2), ...), into what ``sobol`` takes.

    >>> parted(np.arange(8.0), 2).y_ab
    array([[4., 5.],
           [6., 7.]])
    """
    if len(y) % (inputs + 2):
        expected = Words(f"{inputs + 2} 的倍数", f"a multiple of {inputs + 2} runs")
        raise MeasureError.wrong_shape("y", y.shape, expected)
    blocks = y.reshape(inputs + 2, -1, *y.shape[1:])
    return Samples(blocks[0], blocks[1], blocks[2:])


def _uniform(runs: int, columns: int, seed: int, *, quasi: bool) -> NDArray[np.float64]:
    if not quasi:
        return np.random.default_rng(seed).random((runs, columns))
    from scipy.stats import qmc

    drawn = qmc.Sobol(columns, rng=np.random.default_rng(seed)).random(1 << (runs - 1).bit_length())
    return np.asarray(drawn[:runs])


def _levels(levels: Sequence[int]) -> tuple[int, ...]:
    counts = tuple(int(level) for level in levels)
    if not counts or min(counts) < 1:
        raise MeasureError.bad_setting("robustness/design", "levels", counts, LEVELS)
    return counts
