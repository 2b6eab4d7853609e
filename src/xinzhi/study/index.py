"""The index: nominal scores, and scores under every variant."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, cast

import numpy as np

from xinzhi.measures import pools
from xinzhi.measures.audit import leave_one_out
from xinzhi.measures.registry import find

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from xinzhi.frameworks.model import Framework
    from xinzhi.measures.audit.leave_one_out import LeaveOneOut
    from xinzhi.study.matrix import Matrix
    from xinzhi.study.spec import Choice, IndexSpec, StudySpec
    from xinzhi.study.variants import Variant, Variants


def normalised(matrix: Matrix, choice: Choice, pool: str) -> NDArray[np.float64]:
    """Normalise by the pool; gives shape (rows, indicators), rows by period then region."""
    method = find("normalise", choice.method)
    scaled = partial(method.fn, direction=matrix.direction, **choice.settings)
    return pools.normalised(matrix.values, scaled, pool=cast("pools.Pool", pool)).reshape(-1, len(matrix.indicators))


def weights(matrix: Matrix, name: str, settings: dict[str, float], spec: IndexSpec) -> NDArray[np.float64]:
    """Give weights of shape (pools, indicators): one set for all periods, or one a period.

    A method sees the min–max values of its pool, whatever normalisation the scores use: entropy
    needs values of zero or more. Given weights are the same in every pool.
    """
    count = len(matrix.periods) if spec.by_period else 1
    if name == "given":
        given = np.array([settings[indicator] for indicator in matrix.indicators], dtype=np.float64)
        return np.tile(given / given.sum(), (count, 1))
    method, minmax = find("weight", name), find("normalise", "minmax")

    def weighed(block: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.asarray(method.fn(minmax.fn(block, direction=matrix.direction), **settings))

    return pools.weighed(matrix.values, weighed, pool=cast("pools.Pool", spec.weight_pool))[:count]


def scores(matrix: Matrix, variant: Variant, by_pool: NDArray[np.float64], pool: str) -> NDArray[np.float64]:
    """Give the scores of one variant, shape (rows,), from weights of shape (pools, indicators)."""
    return _joined(matrix.tree, variant, normalised(matrix, variant.normalise, pool), by_pool)


def without_each(
    matrix: Matrix, variant: Variant, by_pool: NDArray[np.float64], pool: str, groups: list[str]
) -> LeaveOneOut:
    """Leave out each indicator in turn and rank the regions of the last period anew, joined as the variant joins.

    Parameters
    ----------
    matrix, variant, pool
        The figures, the nominal variant and the pool of normalisation.
    by_pool
        Weights, shape (pools, indicators).
    groups
        The dimension of each indicator; the weight of the one left out goes to the others of its dimension.
    """
    z = normalised(matrix, variant.normalise, pool)
    block, last = np.split(z, len(by_pool))[-1], len(matrix.regions)

    def scorer(kept: NDArray[np.int64], w: NDArray[np.float64]) -> NDArray[np.float64]:
        place = {int(column): at for at, column in enumerate(kept)}
        tree = [tuple(place[column] for column in own if column in place) for own in matrix.tree]
        return _joined(tuple(filter(None, tree)), variant, block[:, kept], w[np.newaxis])[-last:]

    return leave_one_out(z[-last:], by_pool[-1], groups, scorer)


def _joined(
    tree: tuple[tuple[int, ...], ...], variant: Variant, z: NDArray[np.float64], by_pool: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Join all indicators at once, or dimensions first and then the dimensions by the sums of their weights."""
    if variant.across is None:
        return _aggregate(variant, z, _shares(by_pool))
    parts = [_aggregate(variant, z[:, own], _shares(by_pool[:, own])) for own in map(list, tree)]
    totals = np.stack([by_pool[:, list(own)].sum(axis=1) for own in tree], axis=1)
    return _aggregate(replace(variant, aggregate=variant.across), np.stack(parts, axis=1), _shares(totals))


def _aggregate(variant: Variant, z: NDArray[np.float64], by_pool: NDArray[np.float64]) -> NDArray[np.float64]:
    method = find("aggregate", variant.aggregate.method)
    blocks = np.split(z, len(by_pool))
    parts = [method.fn(block, w, **variant.aggregate.settings) for block, w in zip(blocks, by_pool, strict=True)]
    return np.concatenate(parts)


def draw_scores(matrix: Matrix, variants: Variants, spec: StudySpec) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Give scores under every draw, shape (draws, rows), and which variant each draw is.

    Draws go round the variants in turn. The first round has each method's own weights; later ones move every weight
    by a factor uniform on 1 ± `weight_noise`, the same for all variants of a round, and rescale to a sum of one: whole
    rounds are a full factorial of variants and moves, which makes sensitivity indices exact.
    """
    z = _normalised_by(matrix, variants, spec)
    moved, which = drawn_weights(matrix, variants, spec)
    drawn = [
        _joined(matrix.tree, variants.all[at], z[_scale(variants.all[at])], weight)
        for at, weight in zip(which, moved, strict=True)
    ]
    return np.stack(drawn), which


def system_draws(
    matrix: Matrix, variants: Variants, spec: StudySpec, systems: dict[str, list[int]]
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Give scores of systems of indicators under every draw, shape (draws, rows, systems), and each draw's variant.

    The draws are those of the index, weight for weight; within a system the weights are rescaled to a sum of one,
    equal where all of them are zero.

    Parameters
    ----------
    matrix, variants, spec
        The figures, the variants and the study's choices.
    systems
        Name → columns of the matrix.
    """
    z = _normalised_by(matrix, variants, spec)
    moved, which = drawn_weights(matrix, variants, spec)
    out = np.empty((len(moved), len(matrix.periods) * len(matrix.regions), len(systems)))
    for draw, at in enumerate(which):
        variant = variants.all[at]
        for k, columns in enumerate(systems.values()):
            part = z[_scale(variant)][:, columns]
            out[draw, :, k] = _aggregate(variant, part, _shares(moved[draw][:, columns]))
    return out, which


def _scale(variant: Variant) -> str:
    """Name the figures of a variant: how outliers were treated, and how figures were normalised."""
    return f"{variant.treat} {variant.normalise!r}"


def _normalised_by(matrix: Matrix, variants: Variants, spec: StudySpec) -> dict[str, NDArray[np.float64]]:
    """Give the normalised figures of every variant, each kind once."""
    kinds = {_scale(v): v for v in variants.all}
    return {key: normalised(matrix.under(v.treat), v.normalise, spec.index.pool) for key, v in kinds.items()}


def own_weights(matrix: Matrix, name: str, spec: StudySpec) -> NDArray[np.float64]:
    """Give a method's own weights, shape (pools, indicators); the nominal one with its settings."""
    return weights(matrix, name, _weight_settings(spec, name), spec.index)


def drawn_weights(matrix: Matrix, variants: Variants, spec: StudySpec) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Give the weights of every draw, shape (draws, pools, indicators), before they are rescaled, and its variant."""
    robust = spec.robustness
    asked = dict.fromkeys((v.treat, v.weight) for v in variants.all)
    own = {(treat, name): own_weights(matrix.under(treat), name, spec) for treat, name in asked}
    which = np.arange(robust.draws) % len(variants.all)
    held = np.stack([own[variants.all[at].treat, variants.all[at].weight] for at in which])
    shape = len(matrix.indicators), len(variants.all)
    if robust.weight_moves == "simplex":
        held[shape[1] :] = 1.0  # the first round has each method's own weights
        return held * _uniform(robust.draws, *shape, robust.seed)[:, None, :], which
    return held * _noise(robust.draws, *shape, robust.weight_noise, robust.seed)[:, None, :], which


def _shares(weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Rescale weights of shape (pools, indicators) to a sum of one, equal where all are zero."""
    total = weights.sum(axis=1, keepdims=True)
    return np.asarray(np.divide(weights, total, out=np.full_like(weights, 1 / weights.shape[1]), where=total > 0))


def _noise(draws: int, indicators: int, variants: int, width: float, seed: int) -> NDArray[np.float64]:
    rounds = -(-draws // variants)
    factors = np.random.default_rng(seed).uniform(1 - width, 1 + width, size=(rounds, indicators))
    factors[0] = 1.0
    return np.repeat(factors, variants, axis=0)[:draws]


def _uniform(draws: int, indicators: int, variants: int, seed: int) -> NDArray[np.float64]:
    """Give weights that, rescaled, are uniform on the simplex; 1 in the first round."""
    rounds = -(-draws // variants)
    factors = np.random.default_rng(seed).exponential(size=(rounds, indicators))
    factors[0] = 1.0
    return np.repeat(factors, variants, axis=0)[:draws]


def _weight_settings(spec: StudySpec, name: str) -> dict[str, float]:
    return spec.index.weight.settings if name == spec.index.weight.method else {}


def dimension_scores(
    matrix: Matrix,
    variant: Variant,
    by_pool: NDArray[np.float64],
    pool: str,
    framework: Framework,
) -> dict[str, NDArray[np.float64]]:
    """Give the scores of each dimension, shape (rows,), from its own indicators, weights rescaled to one."""
    columns = {d.id: [matrix.indicators.index(leaf.id) for leaf in d.indicators] for d in framework.dimensions}
    held = {dimension: own for dimension, own in columns.items() if own}
    return system_scores(matrix, variant, by_pool, pool, held)


def system_scores(
    matrix: Matrix, variant: Variant, by_pool: NDArray[np.float64], pool: str, systems: dict[str, list[int]]
) -> dict[str, NDArray[np.float64]]:
    """Give the scores of systems of indicators under one variant, each of shape (rows,), by the name of the system."""
    z = normalised(matrix, variant.normalise, pool)
    return {name: _aggregate(variant, z[:, own], _shares(by_pool[:, own])) for name, own in systems.items()}
