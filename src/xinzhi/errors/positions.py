"""Mistakes met by the measures of positions: settings that contradict each other, filters that leave nothing."""

from __future__ import annotations

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
