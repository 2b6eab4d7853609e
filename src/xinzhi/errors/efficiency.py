"""Mistakes met by efficiency models: data that a frontier cannot take, directions that point nowhere."""

from __future__ import annotations

from collections.abc import Sequence

from xinzhi.errors.measures import MeasureError, listed


class EfficiencyError(MeasureError):
    """Inputs, outputs or a direction from which no efficiency follows."""

    @classmethod
    def negative(cls, name: str, positions: Sequence[tuple[int, int]], model: str) -> EfficiencyError:
        """The model takes no negative values; others do."""
        at = listed(positions)
        return cls(
            "measures.negative-values",
            zh=f"参数 {name} 中有负值，位置（从 0 数）：{at.zh}。{model} 要求非负数据；"
            "有负值时请用 range_directional（Portela 等 2004），或规模报酬可变的 additive。",
            en=f"The argument {name} has negative values at positions (counted from 0) {at.en}. {model} takes values of "
            "zero and above; with negative values use range_directional (Portela et al. 2004), or additive under "
            "variable returns.",
            rows=sorted({row for row, _ in positions}),
            columns=sorted({column for _, column in positions}),
        )

    @classmethod
    def tiny(cls, name: str, positions: Sequence[tuple[int, int]]) -> EfficiencyError:
        """A tiny number stands where a zero is meant."""
        at = listed(positions)
        return cls(
            "measures.tiny-for-zero",
            zh=f"参数 {name} 中有与该列和该单元其他数值相比极小的数，位置（从 0 数）：{at.zh}。用极小数代替 0 时，"
            "得分随所选的极小数而变，没有意义。请写 0（按设定 zeros 的规则处理），或去掉该单元或变量。",
            en=f"The argument {name} has numbers that are tiny beside their column and the rest of their unit, at positions "
            f"(counted from 0) {at.en}. With a tiny number in place of zero the score depends on the number chosen. "
            "Write 0, which the rule of the setting zeros takes care of, or leave the unit or the variable out.",
            rows=sorted({row for row, _ in positions}),
            columns=sorted({column for _, column in positions}),
        )

    @classmethod
    def zeros(cls, name: str, positions: Sequence[tuple[int, int]], model: str) -> EfficiencyError:
        """Zeros stand where the rule chosen, or the model, takes none."""
        at = listed(positions)
        return cls(
            "measures.zero-values",
            zh=f"参数 {name} 中有 0，位置（从 0 数）：{at.zh}。{model} 在此设定下不接受 0。"
            "请改设 zeros: drop（如有此项），或去掉该单元或变量；不要用极小数代替。",
            en=f"The argument {name} has zeros at positions (counted from 0) {at.en}, which {model} does not take as it is "
            "set. Set zeros: drop where there is such a setting, or leave the unit or the variable out; do not put a "
            "tiny number in their place.",
            rows=sorted({row for row, _ in positions}),
            columns=sorted({column for _, column in positions}),
        )

    @classmethod
    def zero_columns(cls, name: str, positions: Sequence[tuple[int, int]]) -> EfficiencyError:
        """A variable is zero for all units of a period."""
        at = listed(positions)
        return cls(
            "measures.zero-columns",
            zh=f"参数 {name} 中有的变量在某一时期各单元全部为 0，位置（时期, 变量，从 0 数）：{at.zh}。"
            "这样的变量不能与其他时期比较，请去掉该变量或该时期。",
            en=f"The argument {name} has variables that are 0 for all units of a period, at (period, variable; counted from "
            f"0) {at.en}. They cannot be compared with other periods; leave the variable or the period out.",
            rows=sorted({row for row, _ in positions}),
            columns=sorted({column for _, column in positions}),
        )

    @classmethod
    def nothing(cls, name: str, units: Sequence[int]) -> EfficiencyError:
        """Units have no input, or no output, above zero."""
        at = listed(units)
        return cls(
            "measures.all-zero-unit",
            zh=f"这些单元的 {name} 全部为 0（从 0 数）：{at.zh}。没有投入或没有产出的单元不能评价，请去掉。",
            en=f"All {name} of these units are 0 (counted from 0): {at.en}. A unit without any cannot be evaluated; "
            "leave it out.",
            rows=units,
        )

    @classmethod
    def nothing_moves(cls) -> EfficiencyError:
        """No variable has both a weight and a direction."""
        return cls(
            "measures.nothing-moves",
            zh="没有一个变量同时有权重和方向：各单元都会得 0，好像都有效。请让有方向的变量至少有一个权重大于 0。",
            en="No variable has both a weight and a direction: every unit would score 0, as if efficient. Give a weight above "
            "0 to at least one variable of the direction.",
        )

    @classmethod
    def no_direction(cls, units: Sequence[int]) -> EfficiencyError:
        """The direction of these units is zero in every variable."""
        at = listed(units)
        return cls(
            "measures.zero-direction",
            zh=f"这些单元的方向向量全部为 0（从 0 数）：{at.zh}。方向至少要有一个分量大于 0；"
            "分量按非负大小书写：投入与坏产出缩减，好产出扩张。",
            en=f"The direction of these units is 0 in every variable (counted from 0): {at.en}. At least one part must be "
            "above 0; parts are magnitudes: inputs and bad outputs contract, outputs expand.",
            rows=units,
        )
