"""Joining level by level, and tables of steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import polars as pl

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.registry import Method, find

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from xinzhi.study.coin.coin import Step
    from xinzhi.study.coin.structure import Structure

Way: TypeAlias = tuple[Method, Mapping[str, Any]]


def table(step: Step) -> pl.DataFrame:
    """Give the table of a step, one row a unit and period; gaps are null."""
    keys: dict[str, Any] = {"uCode": list(step.keys.units)}
    if any(step.keys.times):
        keys["Time"] = list(step.keys.times)
    columns = {code: pl.Series(step.values[:, i], nan_to_null=True) for i, code in enumerate(step.codes)}
    return pl.DataFrame(keys | columns)


def ways(method: str | Sequence[str], count: int, coverage: float, settings: Mapping[str, Any]) -> list[Way]:
    """Give the method of each level with its settings; those that can spread the weight of gaps do."""
    names = [method] * count if isinstance(method, str) else list(method)
    if len(names) != count:
        raise MeasureError.wrong_length("method", len(names), "levels", count)
    return [_way(find("aggregate", name), coverage, settings) for name in names]


def joined(
    structure: Structure, z: NDArray[np.float64], periods: NDArray[np.int64], steps: Sequence[Way]
) -> NDArray[np.float64]:
    """Join the indicators level by level, each period for itself; gives the figures of all levels side by side."""
    shares = structure.tree.weights(structure.weights)
    held = [z]
    for level, (method, settings) in enumerate(steps):
        groups = structure.tree.groups(level)
        out = np.full((len(z), len(groups)), np.nan)
        for period in np.unique(periods):
            rows = periods == period
            for node, own in enumerate(groups):
                out[rows, node] = method.fn(held[-1][rows][:, own], shares[level][own], **settings)
        held.append(out)
    return np.concatenate(held, axis=1)


def _way(method: Method, coverage: float, settings: Mapping[str, Any]) -> Way:
    own = {name: value for name, value in settings.items() if name in method.settings}
    if "missing" in method.settings:
        own = {"missing": "spread", "coverage": coverage} | own
    return method, method.bind(own)
