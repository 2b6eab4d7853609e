"""The figures as the index takes them: laid out, treated, with gaps allowed or refused."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from xinzhi.errors.index_study import IndexStudyError
from xinzhi.keys import regions as region_keys
from xinzhi.lang import Words
from xinzhi.measures.registry import find
from xinzhi.study.matrix import Matrix, build_matrix, refuse_constants

if TYPE_CHECKING:
    import polars as pl
    from numpy.typing import NDArray

    from xinzhi.frameworks import Framework
    from xinzhi.study.spec import Choice
    from xinzhi.study.study import Study


@dataclass(frozen=True, slots=True)
class Prepared:
    """The matrix, and what was done to the figures on the way."""

    matrix: Matrix
    notes: tuple[Words, ...] = ()


def prepared(study: Study, framework: Framework, values: pl.DataFrame, missing: pl.DataFrame) -> Prepared:
    """Lay out the figures, treat them, and check that every pool can be normalised.

    Raises
    ------
    StudyError
        For gaps that the study does not allow, a region with too few figures, or an indicator that tells no region from another.
    """
    asked = study.spec.index
    matrix = build_matrix(values, framework, missing, gaps=asked.missing == "spread")
    matrix = replace(matrix, tree=_tree(framework, matrix) if asked.across else ())
    notes = []
    if np.isnan(matrix.values).any():
        _refuse_thin(study, matrix)
        notes.append(_told_gaps(matrix, asked.coverage))
    if asked.treat is not None:
        matrix, told = _treated(framework, matrix, asked.treat)
        notes.append(told)
    for pool in dict.fromkeys([asked.pool, asked.weight_pool]):
        refuse_constants(matrix, framework, pool)
    return Prepared(matrix, tuple(notes))


def _tree(framework: Framework, matrix: Matrix) -> tuple[tuple[int, ...], ...]:
    """Give the columns of each dimension; an indicator outside any stands for itself."""
    held: dict[str, list[int]] = {}
    for at, leaf in enumerate(matrix.indicators):
        dimension = framework.dimension_of(leaf)
        held.setdefault(f"dimension {dimension.id}" if dimension else f"indicator {leaf}", []).append(at)
    return tuple(tuple(columns) for columns in held.values())


def _refuse_thin(study: Study, matrix: Matrix) -> None:
    """Refuse a region that holds less than the coverage in a year: it would have no score."""
    held = 1 - np.isnan(matrix.values).mean(axis=2)
    thin = [(matrix.regions[n], matrix.periods[t]) for t, n in np.argwhere(held < study.spec.index.coverage - 1e-12)]
    if thin:
        raise IndexStudyError.thin_rows(
            study.spec.file,
            study.spec.index.coverage,
            [f"{region_keys.name(region, 'zh')} {period} 年" for region, period in thin],
            [f"{region_keys.name(region, 'en')} {period}" for region, period in thin],
        )


def _told_gaps(matrix: Matrix, coverage: float) -> Words:
    gaps = np.isnan(matrix.values)
    count, share = int(gaps.sum()), float(gaps.mean())
    return Words(
        f"缺数 {count} 个（占 {share:.1%}），其权数分给该地区当年的其余指标；每个地区每年至少有 {coverage:.0%} 的指标",
        f"{count} figures ({share:.1%}) are missing; their weight goes to the other indicators of the region and year, each of "
        f"which has at least {coverage:.0%} of the indicators",
    )


def _treated(framework: Framework, matrix: Matrix, choice: Choice) -> tuple[Matrix, Words]:
    """Treat the figures of all periods together, indicator by indicator."""
    method = find("treat", choice.method)
    flat = matrix.values.reshape(-1, len(matrix.indicators))
    found: Any = method.fn(flat, **choice.settings)
    changed = _changed(flat, found.values)
    leaves = {leaf.id: leaf.name for leaf in framework.indicators}
    named = [leaves[one] for one, other in zip(matrix.indicators, changed, strict=True) if other]
    zh = "、".join(words.zh for words in named) or "没有指标"
    en = ", ".join(words.en for words in named) or "no indicator"
    told = Words(f"离群处理用“{method.zh}”，改动了：{zh}", f"Treatment: {method.en}; it changed {en}")
    return replace(matrix, values=np.asarray(found.values).reshape(matrix.values.shape)), told


def _changed(before: NDArray[np.float64], after: NDArray[np.float64]) -> list[bool]:
    held = ~np.isnan(before)
    return [bool((before[held[:, k], k] != after[held[:, k], k]).any()) for k in range(before.shape[1])]
