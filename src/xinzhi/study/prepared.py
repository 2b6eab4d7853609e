"""The figures as the index takes them: laid out, treated, with gaps allowed or refused."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

import numpy as np

from xinzhi.errors.index_study import IndexStudyError
from xinzhi.keys import regions as region_keys
from xinzhi.lang import Words
from xinzhi.measures import pools
from xinzhi.measures.registry import find
from xinzhi.study.matrix import Matrix, build_matrix, refuse_constants
from xinzhi.study.spec import Choice
from xinzhi.study.variants import NO_TREATMENT

if TYPE_CHECKING:
    import polars as pl
    from numpy.typing import NDArray

    from xinzhi.frameworks import Framework
    from xinzhi.study.spec import IndexSpec
    from xinzhi.study.study import Study


@dataclass(frozen=True, slots=True)
class Prepared:
    """The matrix, the same before its outliers were treated, and what was done to the figures on the way."""

    matrix: Matrix
    figures: Matrix
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
    figures, matrix = matrix, treated(study, matrix)
    matrix = replace(matrix, treated=_others(study, figures))
    if asked.treat is not None:
        notes.append(_told_treatment(framework, figures, matrix, asked))
    for pool in dict.fromkeys([asked.pool, asked.weight_pool]):
        refuse_constants(matrix, framework, pool)
    return Prepared(matrix, figures, tuple(notes))


def treated(study: Study, figures: Matrix) -> Matrix:
    """Treat the outliers of the figures by the pool of the study; nothing where it asks for no treatment."""
    choice = study.spec.index.treat
    return replace(figures, values=_by(study, figures, choice)) if choice else figures


def _by(study: Study, figures: Matrix, choice: Choice) -> NDArray[np.float64]:
    method, pool = find("treat", choice.method), cast("pools.Pool", study.spec.index.treat_pool)

    def bound(x: NDArray[np.float64], own: NDArray[np.bool_]) -> NDArray[np.float64]:
        return np.asarray(method.fn(x, own, **choice.settings).values)

    return pools.treated(figures.values, bound, pool=pool)


def _others(study: Study, figures: Matrix) -> dict[str, NDArray[np.float64]]:
    """Give the values under each treatment that the study varies beside its own."""
    own = study.variants.nominal.treat
    names = dict.fromkeys(v.treat for v in study.variants.all if v.treat and v.treat != own)
    return {name: figures.values if name == NO_TREATMENT else _by(study, figures, Choice(name)) for name in names}


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


POOL_WORDS = {
    "panel": Words("全部年份一起", "all years together"),
    "period": Words("逐年", "each year by itself"),
    "base": Words("以首年为准", "all by the first year"),
    "expanding": Words("逐年，用当年及以前各年", "each year by itself and all before it"),
}


def _told_treatment(framework: Framework, before: Matrix, after: Matrix, asked: IndexSpec) -> Words:
    method = find("treat", asked.treat.method if asked.treat else "")
    width = len(before.indicators)
    changed = _changed(before.values.reshape(-1, width), after.values.reshape(-1, width))
    leaves = {leaf.id: leaf.name for leaf in framework.indicators}
    named = [leaves[one] for one, other in zip(before.indicators, changed, strict=True) if other]
    zh = "、".join(words.zh for words in named) or "没有指标"
    en = ", ".join(words.en for words in named) or "no indicator"
    pool = POOL_WORDS[asked.treat_pool]
    return Words(
        f"离群处理用“{method.zh}”（{pool.zh}），改动了：{zh}", f"Treatment: {method.en} ({pool.en}); it changed {en}"
    )


def _changed(before: NDArray[np.float64], after: NDArray[np.float64]) -> list[bool]:
    held = ~np.isnan(before)
    return [bool((before[held[:, k], k] != after[held[:, k], k]).any()) for k in range(before.shape[1])]
