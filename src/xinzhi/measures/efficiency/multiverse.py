"""Efficiency under every specification one might have chosen: which conclusions hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from xinzhi.lang import Words
from xinzhi.measures.efficiency import _data, _directional, _radial, _sbm
from xinzhi.measures.efficiency._choice import WORDS
from xinzhi.measures.efficiency._direction import directions, graph_efficiency
from xinzhi.measures.efficiency._frame import Returns
from xinzhi.measures.efficiency._result import Variables
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Ranks

# Efficiencies no further apart than this share a place: they differ by the rounding of the solver.
SAME = 1e-8
RETURNS: tuple[Returns, ...] = ("constant", "variable")
Model = Literal["radial input", "radial output", "sbm", "directional weak", "directional strong"]


@dataclass(frozen=True, slots=True)
class Multiverse:
    """Efficiencies of units under every specification.

    Attributes
    ----------
    specifications
        What each was, in words, (specifications,).
    scores
        Efficiency in (0, 1], shape (specifications, units); NaN where a programme has no solution.
    ranks
        Place from 1 for the most efficient, ties share the first, shape (specifications, units); 0 where missing.
    efficient
        Share of the specifications in which each unit is on the frontier, shape (units,).
    low, high
        5th and 95th percentile of each unit's ranks, shape (units,): a range over choices, not a confidence interval.
    middle
        Median rank, shape (units,).
    """

    specifications: tuple[Words, ...]
    scores: Array
    ranks: Ranks
    efficient: Array
    low: Array
    high: Array
    middle: Array


@dataclass(frozen=True, slots=True)
class _Choice:
    model: Model
    returns: Returns
    kept: NDArray[np.bool_]
    left_out: Words | None


@method(
    zh="效率的多重设定",
    en="Efficiency under many specifications",
    cite="Steegen, Tuerlinckx, Gelman & Vanpaemel 2016",
    role="inputs and outputs to specifications",
    domain="nonnegative",
)
def multiverse(inputs: Array, outputs: Array, bad: Array | None = None, *, leave_out: bool = True) -> Multiverse:
    r"""Measure efficiency under every combination of model, returns to scale and variables.

    Parameters
    ----------
    inputs
        What each unit uses, shape (units, inputs), zero or above.
    outputs
        What each unit makes, shape (units, outputs), zero or above.
    bad
        Undesirable outputs, shape (units, bad outputs); None where there are none.
    leave_out
        Whether each input, output and bad output is left out in turn, where another of its kind is left.

    Returns
    -------
    Multiverse
        Scores and ranks of every specification, and the range of each unit's rank.

    Raises
    ------
    MeasureError
        For missing, infinite or negative values, tiny numbers in place of zero, a unit without inputs or outputs.

    Notes
    -----
    Constant and variable returns × radial input, radial output and slacks-based models × all variables and each left
    out in turn. With bad outputs the models are the slacks-based one (bad outputs reduced like inputs) and directional
    distances towards (0, y, b) with weak and strong disposability. Efficiency is θ, 1 / φ, ρ or 1 / (1 + β). A ranking is
    that of one specification at a time: scores of different models are on different scales and are not averaged.

    References
    ----------
    Steegen, S., Tuerlinckx, F., Gelman, A. & Vanpaemel, W. (2016). Increasing transparency through a multiverse
    analysis. Perspectives on Psychological Science 11, 702–712.

    Examples
    --------
    >>> found = multiverse(np.array([[2.0], [4.0], [5.0], [6.0]]), np.array([[2.0], [3.0], [3.0], [5.0]]))
    >>> found.ranks.shape, found.low.tolist(), found.high.tolist()
    ((6, 4), [1.0, 3.0, 4.0, 1.0], [1.0, 3.0, 4.0, 2.0])
    """
    data = _data.read(inputs, outputs, bad, "multiverse")
    chosen = list(_choices(data, leave_out=leave_out))
    scores = np.stack([_scores(data, choice) for choice in chosen])
    ranks = np.stack([_ranks(each) for each in scores])
    held = np.where(ranks > 0, ranks, np.nan)
    low, middle, high = np.nanpercentile(held, [5, 50, 95], axis=0)
    return Multiverse(
        specifications=tuple(_said(choice) for choice in chosen),
        scores=scores,
        ranks=ranks,
        efficient=np.nanmean(np.where(np.isnan(scores), np.nan, scores >= 1 - SAME), axis=0),
        low=low,
        high=high,
        middle=middle,
    )


def _choices(data: Variables, *, leave_out: bool) -> Iterator[_Choice]:
    counts = data.counts
    models: tuple[Model, ...] = ("radial input", "radial output", "sbm")
    if counts[2]:
        models = ("sbm", "directional weak", "directional strong")
    everything = np.ones(sum(counts), np.bool_)
    subsets: list[tuple[NDArray[np.bool_], Words | None]] = [(everything, None)]
    if leave_out:
        kinds = (Words("投入", "input"), Words("产出", "output"), Words("坏产出", "bad output"))
        starts = np.concatenate([[0], np.cumsum(counts)])
        for kind, start, count in zip(kinds, starts, counts, strict=False):
            for k in range(count if count > 1 else 0):
                kept = everything.copy()
                kept[start + k] = False
                subsets.append((kept, Words(f"不含第 {k + 1} 项{kind.zh}", f"without {kind.en} {k + 1}")))
    for (kept, left_out), returns, model in product(subsets, RETURNS, models):
        yield _Choice(model, returns, kept, left_out)


def _scores(data: Variables, choice: _Choice) -> Array:
    m, s, _ = data.counts
    at = choice.kept
    part = Variables(data.inputs[:, at[:m]], data.outputs[:, at[m : m + s]], data.bad[:, at[m + s :]])
    if choice.model == "sbm":
        return _sbm.measure(part, part, orientation="none", returns=choice.returns, same=True).score
    if choice.model == "radial input":
        return _radial.measure(part, part, orientation="input", returns=choice.returns, same=True).score
    if choice.model == "radial output":
        return np.asarray(
            1 / _radial.measure(part, part, orientation="output", returns=choice.returns, same=True).score
        )
    along = directions("multiverse", "outputs and bads", part)
    held: Literal["weak", "strong"] = "weak" if choice.model == "directional weak" else "strong"
    found = _directional.measure(part, part, along, disposability=held, returns=choice.returns, same=True)
    return graph_efficiency("outputs and bads", found.score)


def _ranks(scores: Array) -> Ranks:
    """Rank from the highest, those within rounding of the one above sharing its place; 0 where missing."""
    order = np.argsort(-np.where(np.isnan(scores), -np.inf, scores), kind="stable")
    ranks = np.zeros(len(scores), np.int64)
    place = 1
    for k, unit in enumerate(order):
        if k and scores[order[k - 1]] - scores[unit] > SAME:
            place = k + 1
        ranks[unit] = 0 if np.isnan(scores[unit]) else place
    return ranks


def _said(choice: _Choice) -> Words:
    names = {
        "radial input": Words("径向投入导向", "radial, input-oriented"),
        "radial output": Words("径向产出导向", "radial, output-oriented"),
        "sbm": Words("SBM 非导向", "SBM, non-oriented"),
        "directional weak": Words("方向距离（弱可处置）", "directional, weak disposability"),
        "directional strong": Words("方向距离（强可处置）", "directional, strong disposability"),
    }
    words, scale = names[choice.model], WORDS[choice.returns]
    if choice.model == "directional weak" and choice.returns != "constant":  # not weak in Shephard's sense
        words = Words("方向距离（坏产出取等式）", "directional, bad outputs as equalities")
    tail = Words("全部变量", "all variables") if choice.left_out is None else choice.left_out
    return Words(f"{words.zh}，{scale.zh}，{tail.zh}", f"{words.en}, {scale.en}, {tail.en}")
