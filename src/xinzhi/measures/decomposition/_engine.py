"""The logarithmic mean, effects with zeros by their limit, and what these methods ask of their arrays."""

from __future__ import annotations

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.regions import RegionsError
from xinzhi.lang import Words
from xinzhi.measures import _checks, _panels
from xinzhi.measures.types import Array

SERIES = Words("时期，或时期 × 地区", "periods, or periods × regions")
BASES = ("previous", "first")


def choice(method: str, name: str, value: str, known: tuple[str, ...]) -> None:
    """Refuse a `value` that is not among the `known` ones."""
    if value not in known:
        expected = Words(f"以下之一：{'、'.join(known)}", f"one of {', '.join(known)}")
        raise MeasureError.bad_setting(method, name, value, expected)


def series(values: object, name: str, *, positive: bool, periods: int = 2) -> Array:
    """Give figures of shape (periods,) or (periods, regions), complete, none below 0 (or none at 0)."""
    array = _checks.floats(values, name)
    if array.ndim not in {1, 2} or array.size == 0:
        raise MeasureError.wrong_shape(name, array.shape, SERIES)
    if len(array) < periods:
        raise RegionsError.too_few(_panels.PERIODS, len(array), periods)
    _panels.refuse("infinite", np.isinf(array), name)
    _panels.refuse("missing", np.isnan(array), name)
    if positive:
        _panels.refuse("nonpositive", array <= 0, name)
    else:
        _panels.refuse("negative", array < 0, name)
    return array


def same_shape(other: Array, name: str, first: Array, first_name: str) -> None:
    """Refuse arrays that belong together and differ in shape."""
    if other.shape != first.shape:
        expected = Words(f"与 {first_name} 相同的 {first.shape}", f"that of {first_name}, {first.shape}")
        raise MeasureError.wrong_shape(name, other.shape, expected)


def log_mean(a: Array, b: Array) -> Array:
    """Give the logarithmic mean (a - b) / (ln a - ln b) of positive numbers, a where both are equal."""
    half = (np.log(a) - np.log(b)) / 2
    near = np.abs(half) < 1e-4
    ratio = np.where(near, 1 + half**2 / 6, np.sinh(half) / np.where(near, 1.0, half))
    return np.asarray(np.sqrt(a) * np.sqrt(b) * ratio)


def effects(before: Array, now: Array) -> Array:
    """Give the additive effect of each factor, shape (…, factors), from factors of that shape in two periods.

    Where a product is 0 in one period, its whole change goes to the factors that are 0 there and not in the other,
    in equal parts: the limit when they go to 0 together. Where it is 0 in both, there is no change to share out.
    """
    was, is_now = before.prod(axis=-1), now.prod(axis=-1)
    both = (was > 0) & (is_now > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.where(both[..., np.newaxis], np.log(now) - np.log(before), 0.0)
    mean = log_mean(np.where(both, is_now, 1.0), np.where(both, was, 1.0))
    found = np.where(both[..., np.newaxis], mean[..., np.newaxis] * logs, 0.0)
    gone = (before > 0) != (now > 0)
    shares = gone / np.maximum(gone.sum(axis=-1, keepdims=True), 1)
    one_sided = (was > 0) != (is_now > 0)
    # A zero has no sign.
    return np.asarray(np.where(one_sided[..., np.newaxis], (is_now - was)[..., np.newaxis] * shares, found) + 0.0)
