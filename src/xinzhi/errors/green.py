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

    @classmethod
    def no_orientation(cls) -> GreenError:
        """A radial distance was asked for without an orientation."""
        return cls(
            "measures.no-orientation",
            zh="径向（radial）测度必须有导向。请写 orientation: input 或 output，或改用 measure: sbm。",
            en="A radial measure has an orientation. Give orientation: input or output, or use measure: sbm.",
        )

    @classmethod
    def bad_with_radial(cls) -> GreenError:
        """Bad outputs were given to a radial Malmquist index, which has no place for them."""
        return cls(
            "measures.bad-with-radial",
            zh="径向 Malmquist 指数不含非期望产出。请用 measure: sbm 或 super-sbm，或用 malmquist_luenberger。",
            en="A radial Malmquist index has no place for bad outputs. Use measure: sbm or super-sbm, "
            "or malmquist_luenberger.",
        )

    @classmethod
    def no_such_decomposition(cls, decomposition: str, frontier: str, known: Sequence[str]) -> GreenError:
        """A decomposition was asked for that is not defined on the frontier."""
        return cls(
            "measures.no-such-decomposition",
            zh=f"分解“{decomposition}”在前沿“{frontier}”上没有定义；可用的有：{'、'.join(known)}。请换一种分解或前沿。",
            en=f"The decomposition '{decomposition}' is not defined on the frontier '{frontier}'; there are: "
            f"{', '.join(known)}. Take another decomposition, or another frontier.",
        )

    @classmethod
    def tiny(cls, name: str, positions: Sequence[tuple[int, int, int]]) -> GreenError:
        """A tiny number stands where a zero is meant."""
        at = ", ".join(str(place) for place in positions[:8])
        return cls(
            "measures.tiny-for-zero",
            zh=f"参数 {name} 中有与该列和该单元其他数值相比极小的数，位置（时期, 单元, 变量，从 0 数）：{at}。"
            "用极小数代替 0 时，得分随所选的极小数而变。请写 0，或去掉该单元或变量。",
            en=f"The argument {name} has numbers that are tiny beside their column and the rest of their unit, at (period, "
            f"unit, variable; counted from 0) {at}. With a tiny number in place of zero the score depends on the number "
            "chosen. Write 0, or leave the unit or the variable out.",
            rows=sorted({place[0] for place in positions}),
            columns=sorted({place[1] for place in positions}),
        )

    @classmethod
    def drivers_follow(cls) -> GreenError:
        """Drivers are constant, or follow from one another."""
        return cls(
            "measures.collinear-columns",
            zh="影响因素中有常数列，或有的列可由其他列得出，无法区分各自的系数。请去掉多余的列。",
            en="A driver is constant, or follows from others: coefficients cannot be told apart. Leave the column out.",
        )

    @classmethod
    def few_off_frontier(cls, found: int, needed: int) -> GreenError:
        """Too few units are off the frontier for a regression."""
        return cls(
            "measures.too-few",
            zh=f"前沿以外的单元只有 {found} 个，截断回归至少需要 {needed} 个。请增加单元，或减少投入产出变量与影响因素。",
            en=f"There are {found} units off the frontier and the truncated regression needs {needed} or more. "
            "Take more units, or fewer variables and drivers.",
        )
