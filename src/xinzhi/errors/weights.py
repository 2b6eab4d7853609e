"""Mistakes met by weighting: comparisons that contradict themselves, data from which no weights follow."""

from __future__ import annotations

from collections.abc import Sequence

from xinzhi.errors.measures import MeasureError, listed
from xinzhi.lang import Words


class WeightError(MeasureError):
    """A comparison matrix cannot be read, or weights do not follow from the data."""

    @classmethod
    def not_reciprocal(cls, name: str, pairs: Sequence[tuple[int, int]]) -> WeightError:
        """Comparisons of the same two items do not agree, or an item compared with itself is not 1."""
        at = listed(pairs)
        return cls(
            "measures.not-reciprocal",
            zh=f"判断矩阵 {name} 不是互反矩阵：对角线应为 1，对称位置应互为倒数（如 3 与 1/3）。"
            f"不符的位置（从 0 数）：{at.zh}。请改正这些判断。",
            en=f"The comparison matrix {name} is not reciprocal: its diagonal must be 1 and mirrored entries reciprocal "
            f"(such as 3 and 1/3). Positions that are not (counted from 0): {at.en}. Put these judgements right.",
            rows=sorted({row for row, _ in pairs}),
            columns=sorted({column for _, column in pairs}),
        )

    @classmethod
    def too_many_compared(cls, items: int, table: str, most: int) -> WeightError:
        """The table of random indices ends before this number of items."""
        return cls(
            "measures.too-many-compared",
            zh=f"判断矩阵有 {items} 项，随机一致性指标表“{table}”只到 {most} 项。请分层比较，每层不超过 {most} 项。",
            en=f"The comparison matrix has {items} items, and the table of random indices '{table}' ends at {most}. "
            f"Compare level by level, {most} items at most in each.",
        )

    @classmethod
    def too_few_rows(cls, name: str, rows: int, needed: int, why: Words) -> WeightError:
        """There are fewer complete rows than the method needs."""
        return cls(
            "measures.too-few-rows",
            zh=f"{name} 中没有缺失的行只有 {rows} 行，至少需要 {needed} 行：{why.zh}。请扩大样本、补齐缺失或减少指标。",
            en=f"{name} has {rows} rows without gaps and needs {needed} or more: {why.en}. "
            "Take more rows, fill gaps, or use fewer indicators.",
        )

    @classmethod
    def no_correlation(cls, name: str, pairs: Sequence[tuple[int, int]]) -> WeightError:
        """Pairs of indicators have too few rows in common, or no spread there."""
        at = listed(pairs)
        return cls(
            "measures.no-correlation",
            zh=f"{name} 的这些指标对在共有的行上无法计算相关系数（列号从 0 数）：{at.zh}。"
            "共有的行少于 3 行，或其中一列在这些行上没有差异。请补齐缺失或去掉其中一个指标。",
            en=f"These pairs of columns of {name} have no correlation (counted from 0): {at.en}. They share fewer than "
            "3 rows, or one of them does not vary there. Fill gaps, or leave one of the two out.",
            columns=sorted({column for pair in pairs for column in pair}),
        )

    @classmethod
    def no_conflict(cls, columns: Sequence[int]) -> WeightError:
        """All indicators move together exactly, so that none tells more than another."""
        at = listed(columns)
        return cls(
            "measures.no-conflict",
            zh=f"这些指标两两完全相关，冲突性为 0，不能给出权重（列号从 0 数）：{at.zh}。请检查是否重复，或改用 standard_deviation。",
            en=f"These columns are perfectly correlated with one another, so that their conflict is 0 and no weights "
            f"follow (counted from 0): {at.en}. Check for duplicates, or use the method standard_deviation.",
            columns=columns,
        )

    @classmethod
    def tied_components(cls, place: int) -> WeightError:
        """The last component used and the next one explain the same, so that neither is determined."""
        return cls(
            "measures.tied-components",
            zh=f"第 {place} 与第 {place + 1} 主成分的特征值相等，主成分方向不唯一，不能给出权重。请增加样本或换一种赋权方法。",
            en=f"Components {place} and {place + 1} have equal eigenvalues: their directions are not determined, and no "
            "weights follow. Take more rows, or another weighting method.",
        )

    @classmethod
    def off_budget(cls, experts: Sequence[int], totals: Sequence[float], points: float | None) -> WeightError:
        """Experts shared out more or less than they had, or nothing."""
        at, given = listed(experts), ", ".join(f"{total:g}" for total in totals[:8])
        budget = "" if points is None else f"{points:g}"
        return cls(
            "measures.off-budget",
            zh=f"这些专家（行号从 0 数）{at.zh} 分配的分数合计为 {given}，应为{budget or '大于 0 的数'}。请核对后改正。",
            en=f"The points of these experts (counted from 0) {at.en} sum to {given}; they must sum to "
            f"{budget or 'more than 0'}. Check and correct them.",
            rows=experts,
        )

    @classmethod
    def nothing_in_common(cls, name: str) -> WeightError:
        """Each indicator has weight 0 in some set, so that every product is 0."""
        return cls(
            "measures.nothing-in-common",
            zh=f"{name} 中每个指标都在某一组权重里为 0，乘积全为 0。请改用 combine_linear，或检查这些权重。",
            en=f"Every indicator weighs 0 in one of the sets of {name}, so that all products are 0. "
            "Use combine_linear, or check the sets.",
        )
