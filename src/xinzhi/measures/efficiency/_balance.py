"""Exact equilibration: rows, columns and units scaled by powers of two, so that nothing is rounded on the way."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xinzhi.measures.types import Array

# A row's scale may exceed that of the unit's size by this factor, so that a tiny value does not swamp the rest.
CAP = 2.0**10


@dataclass(frozen=True, slots=True)
class Balanced:
    """One programme a unit in balanced numbers: the values of a unit and the sizes of columns are near 1.

    Attributes
    ----------
    shared
        The shared columns, shape (columns, rows); unit o has shared[j] * stretch[o] in its rows.
    stretch
        Shape (units, rows).
    own, costs, rhs
        Own columns, shape (units, rows, own), their costs, (units, own), and right-hand sides, (units, rows).
    row_scale
        Balanced row = given row times this, shape (units, rows).
    own_scale
        Balanced own column = given column times this, shape (units, own).
    shared_scale, size
        Balanced shared column of a unit = given one times size[unit] * shared_scale[column].
    """

    shared: Array
    stretch: Array
    own: Array
    costs: Array
    rhs: Array
    row_scale: Array
    own_scale: Array
    shared_scale: Array
    size: Array


def powers(values: Array) -> Array:
    """Give the power of two at or just below each value; 1 where it is 0."""
    return np.where(values > 0, np.exp2(np.frexp(values)[1] - 1.0), 1.0)


def middles(columns: Array) -> Array:
    """Give the geometric mean of the sizes in each column, leaving zeros out; 1 where there is nothing."""
    sizes = np.abs(columns)
    held = sizes > 0
    logs = np.log2(sizes, out=np.zeros_like(sizes), where=held)
    return np.asarray(np.exp2(np.round(logs.sum(axis=0) / np.maximum(held.sum(axis=0), 1))))


def balance(shared: Array, own: Array, costs: Array, rhs: Array, scale: Array) -> Balanced:
    """Scale the programmes; `scale` holds the unit's values in the leading rows that carry data, (units, rows)."""
    data = scale.shape[1]
    typical = np.ones(shared.shape[1])
    typical[:data] = middles(shared[:, :data])
    values = np.abs(scale) / typical[:data]
    size = powers(values.max(axis=1))
    row_scale = np.ones((len(scale), len(typical)))
    row_scale[:, :data] = 1 / powers(np.maximum(values, size[:, np.newaxis] / CAP))
    levelled = shared / typical
    shared_scale = 1 / powers(np.abs(levelled[:, :data]).max(axis=1))
    stretch = row_scale * size[:, np.newaxis]
    row_scale /= typical
    scaled = own * row_scale[:, :, np.newaxis]
    own_scale = 1 / powers(np.abs(scaled).max(axis=1))
    return Balanced(
        np.ascontiguousarray(levelled * shared_scale[:, np.newaxis]),
        np.ascontiguousarray(stretch),
        np.ascontiguousarray(scaled * own_scale[:, np.newaxis, :]),
        np.ascontiguousarray(costs * own_scale),
        np.ascontiguousarray(rhs * row_scale),
        row_scale,
        own_scale,
        shared_scale,
        size,
    )
