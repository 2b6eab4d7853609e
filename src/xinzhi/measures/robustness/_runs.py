"""Scores of many runs at once: what runs have in common is computed once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.robustness import RobustnessError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.registry import Method, Sign, find
from xinzhi.measures.tree import Tree
from xinzhi.measures.types import Array

Step: TypeAlias = str | tuple[str, Mapping[str, Any]]
# Cells of scores held at a time besides the result.
HELD = 2_000_000
MATRICES = Words("（…，行，指标），且不为空", "(..., rows, indicators), and not empty")
# Exponent by which figures are raised before they are added up; 0 stands for the logarithm.
MEANS = {"arithmetic": 1.0, "geometric": 0.0, "harmonic": -1.0}


@dataclass(frozen=True, slots=True)
class Space:
    """All that a run may choose from.

    Attributes
    ----------
    z
        Normalised figures, shape (variants, rows, indicators).
    weights
        Shares within their parents, one array of shape (sets, nodes) a level of the tree.
    steps
        For each way of joining one method and its settings a level of the tree.
    tree
        The indicators and what they are joined into.
    sizes
        Number of options of each input: the leading axes of z, the sets of weights, the ways of joining.
    """

    z: Array
    weights: tuple[Array, ...]
    steps: tuple[tuple[tuple[Method, Mapping[str, Any]], ...], ...]
    tree: Tree
    sizes: tuple[int, ...]


def space(
    z: Array, weights: Array | Sequence[Array], aggregate: Sequence[Step | Sequence[Step]], tree: Tree | None
) -> Space:
    """Check what a run may choose from; without a tree all indicators are joined at once."""
    figures = _checks.numbers(z, "z")
    if figures.ndim < 2 or figures.size == 0:
        raise MeasureError.wrong_shape("z", figures.shape, MATRICES)
    given = [np.asarray(weights)] if tree is None else list(weights)
    tree = tree or Tree.of(np.zeros(figures.shape[-1], dtype=np.int64))
    if figures.shape[-1] != len(tree.parents[0]):
        raise MeasureError.wrong_length("z", figures.shape[-1], "the tree", len(tree.parents[0]))
    shares = [np.atleast_2d(level) for level in tree.weights(given)]
    sets = max(map(len, shares))
    for level, own in enumerate(shares):
        if len(own) not in {1, sets}:
            raise MeasureError.wrong_length(f"weights[{level}]", len(own), "weights of other levels", sets)
    shares = [np.broadcast_to(level, (sets, level.shape[1])) for level in shares]
    steps = tuple(_steps(way, len(tree.parents)) for way in aggregate)
    sizes = (*figures.shape[:-2], sets, len(steps))
    return Space(figures.reshape(-1, *figures.shape[-2:]), tuple(shares), steps, tree, sizes)


def scores(held: Space, options: NDArray[np.int64]) -> Array:
    """Give the scores of runs by their options: (runs, inputs) to (runs, rows)."""
    which, of_run = np.unique(np.ravel_multi_index(tuple(options.T), held.sizes), return_inverse=True)
    at = np.unravel_index(which, held.sizes)
    matrix = np.ravel_multi_index(at[:-2], held.sizes[:-2]) if len(at) > 2 else np.zeros(len(which), dtype=np.intp)
    out = np.empty((len(which), held.z.shape[1]))
    for variant in np.unique(matrix):
        for way in np.unique(at[-1]):
            runs = np.flatnonzero((matrix == variant) & (at[-1] == way))
            if runs.size:
                out[runs] = _joined(held, int(variant), int(way), at[-2][runs])
    return out if len(which) == len(of_run) and (np.diff(of_run) == 1).all() else out[of_run]


def left_out(held: Space) -> dict[tuple[int, int], Words]:
    """Give the pairs of matrix and way of joining that cannot be computed, with the reason."""
    found = {}
    for variant, z in enumerate(held.z):
        sign = _sign(z)
        for way, steps in enumerate(held.steps):
            reason = _refused(sign, steps)
            if reason is not None:
                found[variant, way] = reason
    return found


def _refused(sign: Sign, steps: Sequence[tuple[Method, Mapping[str, Any]]]) -> Words | None:
    """Say why figures of this sign cannot be joined, or None; means keep the sign on the way up."""
    for method, settings in steps:
        if not method.takes(sign, settings):
            return _reason(method, settings)
        sign = sign if method.role == "matrix and weights to scores" else "any"
    return None


def _joined(held: Space, variant: int, way: int, sets: NDArray[np.intp]) -> Array:
    """Give the scores of one matrix joined one way under some sets of weights, shape (runs, rows)."""
    z, steps = held.z[variant], held.steps[way]
    exponents = [_exponent(method, settings) for method, settings in steps]
    if None in exponents:
        return np.stack([_up(held, z, steps, int(chosen)) for chosen in sets])
    at_once = len(set(exponents)) == 1 and not np.isnan(z).any()
    nodes = 1 if at_once else max(held.tree.sizes[1:])
    out, step = np.empty((len(sets), len(z))), max(HELD // (len(z) * nodes), 1)
    raised = _raised(z, exponents[0] or 0.0) if at_once else z
    for start in range(0, len(sets), step):
        weights = [level[sets[start : start + step]] for level in held.weights]
        if at_once:
            # Not the matrix product of a library: its last digit may follow the number of threads.
            joined = np.einsum("ri,ui->ru", held.tree.effective(weights), raised)
            out[start : start + step] = _lowered(joined, exponents[0] or 0.0)
        else:
            out[start : start + step] = _means_up(held.tree, z, steps, weights)
    return out


def _means_up(
    tree: Tree, z: Array, steps: Sequence[tuple[Method, Mapping[str, Any]]], weights: Sequence[Array]
) -> Array:
    """Join level by level by means, many sets of weights at once; gives (sets, rows)."""
    below = z[np.newaxis]
    for level, (method, settings) in enumerate(steps):
        groups = tree.groups(level)
        out = np.empty((len(weights[0]), len(z), len(groups)))
        for node, own in enumerate(groups):
            out[..., node] = _mean(
                below[..., own], weights[level][:, own], _exponent(method, settings) or 0.0, settings
            )
        below = out
    return np.asarray(below[..., 0])


def _mean(block: Array, w: Array, exponent: float, settings: Mapping[str, Any]) -> Array:
    """Give the mean of figures (1 or sets, rows, indicators) under sets of weights, shape (sets, rows)."""
    gaps = np.isnan(block)
    raised = _raised(block, exponent)
    w = w / w.sum(axis=1, keepdims=True)
    if not gaps.any():
        return _lowered(_summed(w, raised), exponent)
    if settings["missing"] == "refuse":
        return np.where(gaps.any(axis=-1), np.nan, _lowered(_summed(w, np.where(gaps, 1.0, raised)), exponent))
    held = _summed(w, (~gaps).astype(np.float64))
    enough = ((~gaps).mean(axis=-1) >= settings["coverage"] - _checks.ROUNDING) & (held > 0)
    total = _summed(w, np.where(gaps, 0.0, raised)) / np.where(enough, held, 1)
    return np.where(enough, _lowered(np.where(enough, total, 1.0), exponent), np.nan)


def _summed(w: Array, figures: Array) -> Array:
    if len(figures) == 1:
        return np.asarray(np.einsum("ri,ui->ru", w, figures[0]))
    return np.asarray(np.einsum("ri,rui->ru", w, figures))


def _up(held: Space, z: Array, steps: Sequence[tuple[Method, Mapping[str, Any]]], chosen: int) -> Array:
    """Join level by level with one set of weights; gives the scores at the top, shape (rows,)."""
    for level, (method, settings) in enumerate(steps):
        w = held.weights[level][chosen]
        z = np.column_stack([method.fn(z[:, own], w[own], **settings) for own in held.tree.groups(level)])
    return np.asarray(z[:, 0])


def _exponent(method: Method, settings: Mapping[str, Any]) -> float | None:
    if method.name == "power":
        return float(settings["exponent"])
    return MEANS.get(method.name)


def _raised(z: Array, exponent: float) -> Array:
    return np.log(z) if exponent == 0 else np.asarray(z if exponent == 1 else z**exponent)


def _lowered(joined: Array, exponent: float) -> Array:
    return np.exp(joined) if exponent == 0 else np.asarray(joined if exponent == 1 else joined ** (1 / exponent))


def _steps(way: Step | Sequence[Step], levels: int) -> tuple[tuple[Method, Mapping[str, Any]], ...]:
    each = [_step(way)] * levels if _single(way) else [_step(step) for step in way]
    if len(each) != levels:
        raise MeasureError.wrong_length("aggregate", len(each), "levels", levels)
    return tuple(each)


def _single(way: object) -> bool:
    return isinstance(way, str) or (isinstance(way, Sequence) and len(way) == 2 and isinstance(way[1], Mapping))


def _step(way: Any) -> tuple[Method, Mapping[str, Any]]:
    name, settings = (way, {}) if isinstance(way, str) else way
    method = find("aggregate", name)
    return method, method.bind(settings)


def _sign(z: Array) -> Sign:
    low = float(np.nanmin(z))
    return "positive" if low > 0 else "nonnegative" if low == 0 else "any"


def _reason(method: Method, settings: Mapping[str, Any]) -> Words:
    zero = method.domain_for(settings) == "nonnegative"
    return Words(
        f"{method.zh}要求数值{'不为负' if zero else '大于 0'}，而标准化后的数值中有{'负数' if zero else '零或负数'}",
        f"{method.en} needs values {'of 0 or above' if zero else 'above 0'}, and the normalised ones are not all that",
    )


def check_options(held: Space, options: NDArray[np.int64], names: Sequence[str]) -> None:
    """Refuse runs that ask for an option that is not there, or for one that cannot be computed."""
    if options.shape[1] != len(held.sizes):
        raise MeasureError.wrong_length("options", options.shape[1], "inputs", len(held.sizes))
    for column, name, levels in zip(options.T, names, held.sizes, strict=True):
        bad = np.flatnonzero((column < 0) | (column >= levels))
        if bad.size:
            raise RobustnessError.unknown_option(name, int(bad[0]), int(column[bad[0]]), levels)
