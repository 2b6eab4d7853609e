"""Rows of a panel in order: every region in every period once, columns named, collinear dummies left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.panels import PanelError
from xinzhi.errors.regions import RegionsError
from xinzhi.lang import Words
from xinzhi.measures import _checks, _panels
from xinzhi.measures.dynamics import _regression
from xinzhi.measures.neighbours import Neighbours
from xinzhi.measures.types import Array, SpatialWeights

VARIABLES = Words("二维：行 × 变量", "two-dimensional, rows × variables")
ROWS = Words("观测值", "observations")
CONSTANT = "(Intercept)"
Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Panel:
    """A balanced panel.

    y (periods, regions), X (periods, regions, columns) with `names` of the columns, W (regions, regions);
    `order` (rows,) are the places of the rows given in y.ravel(); `entities` and `periods` are sorted.
    `dropped` names the columns left out, `base` the explanatory variables that are no spatial lags.
    """

    y: Array
    X: Array
    W: Array
    names: tuple[str, ...]
    base: tuple[str, ...]
    dropped: tuple[str, ...]
    entities: tuple[str, ...]
    periods: tuple[str, ...]
    order: Places


def read(
    y: object, x: object, weights: SpatialWeights, entity: object, period: object, *, effects: str, durbin: bool
) -> Panel:
    """Put the rows of a panel in order and check them; columns the effects absorb are left out and named."""
    given = _checks.floats(y, "y")
    if given.ndim != 1 or given.size == 0:
        raise MeasureError.wrong_shape("y", given.shape, _checks.VECTOR)
    columns, names = _variables(x, len(given))
    entities, at = _keys(entity, "entity", len(given))
    periods, when = _keys(period, "period", len(given))
    place = when * len(entities) + at
    _refuse_gaps(place, entities, periods)
    for name, figures in (("y", given[:, np.newaxis]), ("x", columns)):
        bad = np.flatnonzero(~np.isfinite(figures).all(axis=1))
        if bad.size:
            cells = [(entities[at[row]], periods[when[row]]) for row in bad]
            raise PanelError.bad_cells(name, cells, bad.tolist())
    order = np.argsort(place)
    shape = (len(periods), len(entities))
    X = columns[order].reshape(*shape, -1)
    W = _weights(weights, entities)
    if len(periods) < 2 and effects in {"individual", "twoways", "random"}:
        raise RegionsError.too_few(_panels.PERIODS, len(periods), 2)
    if len(entities) < 3:
        raise RegionsError.too_few(_panels.REGIONS, len(entities), 3)
    X, held, base, dropped = _design(X, W, names, effects, durbin=durbin)
    needed = len(held) + _effects(effects, *shape) + 1
    if len(given) < needed:
        raise RegionsError.too_few(ROWS, len(given), needed)
    return Panel(given[order].reshape(shape), X, W, held, base, dropped, entities, periods, place)


def without_effects(values: Array, effects: str) -> Array:
    """Take means of regions, of periods or both from values (periods, regions, …)."""
    out = values
    if effects in {"individual", "twoways"}:
        out = out - out.mean(axis=0)
    if effects in {"time", "twoways"}:
        out = out - out.mean(axis=1, keepdims=True)
    return np.asarray(out)


def _effects(effects: str, periods: int, regions: int) -> int:
    return {"individual": regions, "time": periods, "twoways": regions + periods - 1}.get(effects, 0)


def _variables(x: object, rows: int) -> tuple[Array, tuple[str, ...]]:
    named = list(x) if isinstance(x, Mapping) else getattr(x, "columns", None)
    x = np.column_stack([np.asarray(column) for column in x.values()]) if isinstance(x, Mapping) else x
    array = _checks.floats(getattr(x, "to_numpy", lambda: x)(), "x")
    if array.ndim == 1:
        array = array[:, np.newaxis]
    if array.ndim != 2 or array.shape[1] == 0:
        raise MeasureError.wrong_shape("x", array.shape, VARIABLES)
    if len(array) != rows:
        raise MeasureError.wrong_length("x", len(array), "y", rows)
    names = [f"x{i + 1}" for i in range(array.shape[1])] if named is None else [str(name) for name in named]
    return array, tuple(names)


def _keys(keys: object, name: str, rows: int) -> tuple[tuple[str, ...], Places]:
    held = np.asarray(keys)
    if held.dtype == object:
        held = held.astype(str)
    if held.ndim != 1:
        raise MeasureError.wrong_shape(name, held.shape, _checks.VECTOR)
    if len(held) != rows:
        raise MeasureError.wrong_length(name, len(held), "y", rows)
    found, at = np.unique(held, return_inverse=True)
    return tuple(str(key) for key in found.tolist()), at


def _refuse_gaps(place: Places, entities: Sequence[str], periods: Sequence[str]) -> None:
    seen = np.bincount(place, minlength=len(entities) * len(periods))
    for wrong, build in ((seen > 1, PanelError.repeated), (seen == 0, None)):
        cells = [(entities[i % len(entities)], periods[i // len(entities)]) for i in np.flatnonzero(wrong).tolist()]
        if cells:
            raise build(cells) if build else PanelError.unbalanced(cells, len(entities), len(periods))


def _weights(weights: SpatialWeights, entities: tuple[str, ...]) -> Array:
    named = entities if isinstance(weights, Neighbours) else None
    return _panels.neighbours(weights, "weights", len(entities), named)


def _design(
    X: Array, W: Array, names: tuple[str, ...], effects: str, *, durbin: bool
) -> tuple[Array, tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Add the constant and the spatial lags, and leave out what the effects or the others absorb."""
    constant = effects in {"random", "pooled"}
    layers = [np.ones_like(X[..., :1])] * constant + [X]
    labels = [CONSTANT] * constant + list(names)
    if durbin:
        layers.append(np.einsum("ij,tjk->tik", W, X))
        labels += [f"W_{name}" for name in names]
    full = np.concatenate(layers, axis=2)
    gone = _redundant(full, labels, effects, constant=constant)
    keep = [i for i in range(len(labels)) if i not in gone]
    held = tuple(labels[i] for i in keep)
    base = tuple(name for name in names if name in held)
    if not base:
        raise PanelError.nothing_left(names)
    return full[..., keep], held, base, tuple(labels[i] for i in sorted(gone))


def _redundant(full: Array, labels: list[str], effects: str, *, constant: bool) -> set[int]:
    """Give columns to leave out: those the effects absorb and dummies that follow from others; refuse other ones."""
    flat = full.reshape(-1, full.shape[2])
    within = without_effects(full, effects).reshape(flat.shape)
    lengths = np.linalg.norm(flat, axis=0)
    absorbed = {i for i in range(len(labels)) if np.linalg.norm(within[:, i]) <= 1e-10 * (lengths[i] or 1.0)}
    simple = [len(np.unique(column)) <= 2 for column in flat.T]
    rest = [i for i in range(len(labels)) if i not in absorbed]
    rest.sort(key=lambda i: (simple[i] and not (constant and i == 0), labels[i].startswith("W_")))
    found = {rest[j] for j in _regression.dependent(within[:, rest], lengths[rest])}
    wrong = sorted(i for i in found if not simple[i] and not labels[i].startswith("W_"))
    if wrong:
        raise PanelError.singular([labels[i] for i in wrong], [i - constant for i in wrong])
    return absorbed | found
