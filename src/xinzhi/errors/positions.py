"""Mistakes met by the measures of positions: settings that contradict each other, filters that leave nothing."""

from __future__ import annotations

from collections.abc import Sequence

from xinzhi.errors.measures import MeasureError


class PositionsError(MeasureError):
    """Structures, or settings about them, that a measure of positions cannot take."""

    @classmethod
    def above_threshold(cls, method: str, setting: str, value: float, threshold: float) -> PositionsError:
        """A limit of RCA lies above the threshold from which a region has an industry, or at 0."""
        return cls(
            "measures.above-threshold",
            zh=f"方法“{method}”的 {setting} 为 {value:g}，应大于 0 且不超过 threshold（{threshold:g}）。请改小 {setting} 或改大 threshold。",
            en=f"{setting} of the method '{method}' is {value:g}; it must be above 0 and not above threshold ({threshold:g}). "
            f"Lower {setting} or raise threshold.",
        )

    @classmethod
    def too_little_left(cls, regions: int, industries: int, least: int) -> PositionsError:
        """The filter leaves too few regions or industries."""
        return cls(
            "measures.too-little-left",
            zh=f"筛选后只剩 {regions} 个地区、{industries} 个产业，至少各需 {least} 个。请调低 least_region 或 least_industry，或补充数据。",
            en=f"The filter leaves {regions} regions and {industries} industries; at least {least} of each are needed. "
            "Lower least_region or least_industry, or bring more data.",
        )

    @classmethod
    def empty_periods(cls, found: Sequence[int], periods: int) -> PositionsError:
        """Periods hold nothing but zeros."""
        listed = "、".join(str(at + 1) for at in found), ", ".join(str(at + 1) for at in found)
        return cls(
            "measures.empty-periods",
            zh=f"matrices 的 {periods} 个时期中，第 {listed[0]} 个全为 0：缺的时期不等于没有。请去掉该时期，或补上数据。",
            en=f"Of the {periods} periods of matrices, number {listed[1]} holds nothing but zeros: a period that is missing is not "
            "a period without anything. Leave it out, or bring its figures.",
        )

    @classmethod
    def no_candidates(cls) -> PositionsError:
        """No pair of a region and an industry has a value."""
        return cls(
            "measures.no-candidates",
            zh="没有任何候选：value 全部缺失。请先用 positions/entry 求出概率；它不给概率时也就没有清单。",
            en="There is no candidate: every value is missing. Compute probabilities with positions/entry first; "
            "where it abstains there is no list.",
        )

    @classmethod
    def bad_stages(cls, found: Sequence[int]) -> PositionsError:
        """Stages are not whole numbers from 0 up without a gap."""
        listed = ", ".join(map(str, found[:8]))
        return cls(
            "measures.bad-stages",
            zh=f"stages 应为从 0 起连续的整数（链外产业写 −1），现有：{listed}。请逐环节编号。",
            en=f"stages must be whole numbers from 0 up without a gap (-1 for industries outside the chain); there are: {listed}. "
            "Number the stages one by one.",
        )
