"""Mistakes in the green chapter of a study."""

from __future__ import annotations

from collections.abc import Sequence

from xinzhi.errors.study import StudyError, some
from xinzhi.lang import Words


class GreenStudyError(StudyError):
    """Figures or settings that the green chapter of a study cannot use."""

    @classmethod
    def missing_figures(cls, file: str, name: str, cells: Sequence[Words]) -> GreenStudyError:
        """Report cells without a figure."""
        zh, en = some([cell.zh for cell in cells], "、"), some([cell.en for cell in cells], ", ")
        return cls(
            "study.missing-cells",
            zh=f"{file}：green.{name} 有 {len(cells)} 个单元缺数：{zh}。缺数不写明就不填补。"
            "请补充来源，在这一方法下写 periods（如 [2018, 2023]）缩短期间，在 gaps 中写明怎样填补，或换一个指标。",
            en=f"{file}: green.{name} lacks {len(cells)} {'figure' if len(cells) == 1 else 'figures'}: {en}. Gaps are not filled "
            "unasked. Add a source, give the method periods of its own (such as [2018, 2023]), say under 'gaps' how to fill them, or take "
            "another indicator.",
        )

    @classmethod
    def too_short(cls, file: str, name: str, periods: int) -> GreenStudyError:
        """Report fewer than two periods for a method that compares periods."""
        return cls(
            "study.too-few-periods",
            zh=f"{file}：green.{name} 要比较不同时期，而期间内只有 {periods} 个时期。请延长 periods。",
            en=f"{file}: green.{name} compares periods and there {'is' if periods == 1 else 'are'} {periods}. "
            "Take a longer span of periods.",
        )

    @classmethod
    def taken_twice(cls, file: str, name: str, indicator: str) -> GreenStudyError:
        """Report an indicator named twice by one method."""
        return cls(
            "study.indicator-twice",
            zh=f"{file}：green.{name} 两次用到指标“{indicator}”。同一指标只能用一次，请去掉一处。",
            en=f"{file}: green.{name} takes the indicator '{indicator}' twice. Take it once.",
        )
