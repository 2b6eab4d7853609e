"""The same check for Theil's indices: identities, and the wrong weights in circulation."""

from __future__ import annotations

import numpy as np

from xinzhi.lang import Words
from xinzhi.measures.disparity.theil import Theil, theil
from xinzhi.measures.types import Array, Groups, Population

Found = tuple[list[tuple[str, float, float, Words]], str, Words | None, dict[str, float]]
SWAPPED = Words(
    "组内部分的权数用反了：T 应按数值占比、L 应按个数占比加权",
    "within has the other index's weights: T takes shares in value, L in number",
)
TENS = Words("用了以 10 为底的对数，应为自然对数", "logarithms to base 10 in place of natural ones")


def check_theil(
    y: Array,
    groups: Groups,
    population: Population | None,
    tolerance: float,
    *,
    total: float | None,
    within: float | None,
    between: float,
) -> Found:
    """Check against whichever of T and L the numbers are nearer to; give breaches, form, words and the right parts."""
    given = {
        name: value for name, value in (("total", total), ("within", within), ("between", between)) if value is not None
    }
    indices = [theil(y, groups, population=population)]
    if np.asarray(y, dtype=float).all():
        indices.append(theil(y, groups, population=population, index="L"))
    right = min(indices, key=lambda one: sum(abs(getattr(one, name) - value) for name, value in given.items()))
    breaches = [
        (
            f"{name} of the index",
            value,
            float(getattr(right, name)),
            Words(f"{name} 与该指数不符", f"{name} of the index"),
        )
        for name, value in given.items()
        if not abs(value - getattr(right, name)) <= tolerance
    ]
    form, words = _form(given, indices) if breaches else ("", None)
    return breaches, form, words, {name: float(getattr(right, name)) for name in ("total", "within", "between")}


def _form(given: dict[str, float], indices: list[Theil]) -> tuple[str, Words | None]:
    for at, one in enumerate(indices):
        near = 5e-4 * one.total
        other = one.value_shares if at else one.population_shares
        if "within" in given and abs(given["within"] - np.nansum(other * one.group_index)) <= near:
            return "within by the other shares", SWAPPED
        if all(abs(value - getattr(one, name) / np.log(10)) <= near for name, value in given.items()):
            return "logarithms to base 10", TENS
    return "", None
