"""Mistakes met by an audit: too few rows to judge by, scores without differences, a correlation that cannot be had."""

from __future__ import annotations

from collections.abc import Sequence

from xinzhi.errors.measures import MeasureError, listed


class AuditError(MeasureError):
    """The figures do not allow the question that was asked of them."""

    @classmethod
    def too_few_rows(cls, name: str, rows: int, needed: int) -> AuditError:
        """There are fewer rows without a gap than the question needs."""
        return cls(
            "measures.too-few-rows",
            zh=f"{name} 中没有缺失的行只有 {rows} 行，至少需要 {needed} 行。请扩大样本、补齐缺失或减少指标。",
            en=f"{name} has {rows} rows without gaps and needs {needed} or more. "
            "Take more rows, fill gaps, or use fewer indicators.",
        )

    @classmethod
    def equal_scores(cls) -> AuditError:
        """All scores are equal, so that nothing makes their differences."""
        return cls(
            "measures.equal-scores",
            zh="各行得分全部相等，没有差异可以归到指标。请检查取数范围与权数。",
            en="All scores are equal: there are no differences to share out. Check the rows taken and the weights.",
        )

    @classmethod
    def too_few_indicators(cls, name: str, columns: int, needed: int) -> AuditError:
        """The question needs more indicators."""
        return cls(
            "measures.too-few-indicators",
            zh=f"{name} 只有 {columns} 个指标，至少需要 {needed} 个。请放到更高一级（维度或全部指标）检验。",
            en=f"{name} has {columns} indicators and needs {needed} or more. "
            "Ask at a higher level: the dimension, or all indicators.",
        )

    @classmethod
    def singular(cls, name: str, columns: Sequence[int]) -> AuditError:
        """The correlation matrix cannot be inverted: some indicators follow exactly from the others."""
        at = listed(columns)
        return cls(
            "measures.singular",
            zh=f"{name} 的相关矩阵不可逆：这些列可由其他列完全推出（列号从 0 数）：{at.zh}。请去掉重复的指标，或增加行数。",
            en=f"The correlation matrix of {name} cannot be inverted: these columns follow exactly from others (counted "
            f"from 0): {at.en}. Leave out indicators that repeat others, or take more rows.",
            columns=columns,
        )
