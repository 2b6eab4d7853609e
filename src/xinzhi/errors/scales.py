"""Mistakes met by scales: marks in the wrong order, rows that no score can tell apart."""

from __future__ import annotations

from collections.abc import Sequence

from xinzhi.errors.measures import MeasureError, listed
from xinzhi.lang import Words


class ScaleError(MeasureError):
    """Figures, or the marks they are measured against, from which no scale or score follows."""

    @classmethod
    def out_of_order(cls, better: Words, worse: Words, columns: Sequence[int]) -> ScaleError:
        """A mark that must be better than another figure is not."""
        at = listed(columns)
        return cls(
            "measures.marks-out-of-order",
            zh=f"这些指标的{better.zh}没有优于{worse.zh}（列号从 0 数）：{at.zh}。"
            "越小越好的指标，较优者应较小。请检查数值、单位与方向。",
            en=f"In these columns the {better.en} is not better than the {worse.en} (counted from 0): {at.en}. "
            "Where less is better, the better one is the smaller. Check values, unit and direction.",
            columns=columns,
        )

    @classmethod
    def all_alike(cls, name: str) -> ScaleError:
        """No row differs from another in an indicator that has weight, so that rows cannot be compared."""
        return cls(
            "measures.all-alike",
            zh=f"{name} 的各行在有权重的指标上完全相同，无法比较高低。请检查取数范围与权重。",
            en=f"All rows of {name} are alike in every indicator that has weight and cannot be compared. "
            "Check which rows were taken, and the weights.",
        )

    @classmethod
    def mean_not_positive(cls, name: str, rows: Sequence[int]) -> ScaleError:
        """Rows have a mean of 0 or below, to which no coefficient of variation belongs."""
        at = listed(rows)
        return cls(
            "measures.mean-not-positive",
            zh=f"{name} 的这些行均值不大于 0，变异系数不存在（行号从 0 数）：{at.zh}。请先标准化到均值 100、标准差 10（zscore）。",
            en=f"These rows of {name} have a mean of 0 or below, so that their coefficient of variation does not exist "
            f"(counted from 0): {at.en}. Standardise to mean 100 and standard deviation 10 first (zscore).",
            rows=rows,
        )
