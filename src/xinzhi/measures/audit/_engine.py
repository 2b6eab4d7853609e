"""What the questions of an audit share: rows without gaps, covariances, correlations that need not exist."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.audit import AuditError
from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.types import Array, Groups

Correlation = Literal["pearson", "spearman"]
CORRELATION = Words("以下之一：pearson、spearman", "one of pearson, spearman")
LEAST = 3


def covariances(z: Array) -> Array:
    """Give the covariance (n - 1) of each two columns over the rows in which both have figures; NaN below 3 rows."""
    held = ~np.isnan(z)
    if held.all():
        return (
            np.atleast_2d(np.asarray(np.cov(z, rowvar=False)))
            if len(z) >= LEAST
            else np.full((z.shape[1],) * 2, np.nan)
        )
    out = np.full((z.shape[1], z.shape[1]), np.nan)
    for i in range(z.shape[1]):
        for j in range(i + 1):
            both = held[:, i] & held[:, j]
            if both.sum() >= LEAST:
                a, b = z[both, i], z[both, j]
                out[i, j] = out[j, i] = np.sum((a - a.mean()) * (b - b.mean())) / (len(a) - 1)
    return out


def correlations(z: Array, kind: Correlation = "pearson") -> Array:
    """Correlate each two columns over the rows in which both have figures; NaN below 3 rows or without spread."""
    columns = z.shape[1]
    out = np.full((columns, columns), np.nan)
    held = ~np.isnan(z)
    for i in range(columns):
        for j in range(i + 1):
            out[i, j] = out[j, i] = correlation(z[:, i], z[:, j], held[:, i] & held[:, j], kind)
    return out


def correlation(a: Array, b: Array, both: NDArray[np.bool_], kind: Correlation) -> float:
    """Correlate two columns over the rows `both`; NaN below 3 rows or without spread."""
    pair = np.stack([a[both], b[both]], axis=1)
    if len(pair) < LEAST or _checks.constant(pair).any():
        return float("nan")
    if kind == "spearman":
        from scipy.stats import rankdata

        pair = np.asarray(rankdata(pair, axis=0))
    apart = pair - pair.mean(axis=0)
    apart = apart / np.abs(apart).max(axis=0)
    spread = np.sqrt(np.sum(apart**2, axis=0))
    return float(np.clip(np.sum(apart[:, 0] * apart[:, 1]) / (spread[0] * spread[1]), -1, 1))


def check_kind(method: str, kind: str) -> None:
    """Refuse a correlation that there is not."""
    if kind not in {"pearson", "spearman"}:
        raise MeasureError.bad_setting(method, "correlation", kind, CORRELATION)


def full_rows(z: Array, name: str, needed: int) -> Array:
    """Give the rows without a gap, at least `needed` of them, in columns that all vary."""
    full = z[~np.isnan(z).any(axis=1)]
    if len(full) < needed:
        raise AuditError.too_few_rows(name, len(full), needed)
    columns = np.flatnonzero(_checks.constant(full)).tolist()
    if columns:
        raise MeasureError.constant_columns(name, columns)
    return full


def several(z: object, name: str, needed: int = 2) -> Array:
    """Give a matrix of at least `needed` indicators."""
    array = _checks.filled_matrix(z, name)
    if array.shape[1] < needed:
        raise AuditError.too_few_indicators(name, array.shape[1], needed)
    return array


def labels(groups: Groups | None, columns: int) -> NDArray[np.int64]:
    """Number the groups of the indicators, shape (indicators,); all one group where None."""
    if groups is None:
        return np.zeros(columns, dtype=np.int64)
    found = [str(label) for label in groups]
    if len(found) != columns:
        raise MeasureError.wrong_length("groups", len(found), "z", columns)
    names = {label: number for number, label in enumerate(dict.fromkeys(found))}
    return np.array([names[label] for label in found], dtype=np.int64)
