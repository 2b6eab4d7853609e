"""Mistakes met where efficiency, productivity and what moves emissions are measured."""

from __future__ import annotations

from collections.abc import Sequence

from xinzhi.errors.measures import MeasureError, listed
from xinzhi.lang import Words


class GreenError(MeasureError):
    """A measure of the green line was given figures or settings it cannot take."""

    @classmethod
    def nothing_there(cls, periods: Sequence[int]) -> GreenError:
        """All products are 0 in a period, so that there is no ratio to it."""
        at = listed(periods)
        return cls(
            "measures.nothing-there",
            zh=f"这些时期各组之和为 0（从 0 数）：{at.zh}，乘法形式的比值不存在。请改用 form: additive，或去掉这些时期。",
            en=f"The sum over groups is 0 in these periods (counted from 0): {at.en}; a ratio to it does not exist. "
            "Use form: additive, or leave these periods out.",
            rows=periods,
        )

    @classmethod
    def no_curve(cls, reason: Words) -> GreenError:
        """A curve cannot be told from a line with these figures."""
        return cls("measures.no-curve", zh=f"无法估计曲线：{reason.zh}", en=f"No curve can be estimated: {reason.en}")
