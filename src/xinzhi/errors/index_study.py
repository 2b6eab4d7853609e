"""Mistakes in how a study wants its index made: gaps that it cannot take, frameworks that cannot be computed."""

from __future__ import annotations

from collections.abc import Sequence

from xinzhi.errors.study import StudyError, some


class IndexStudyError(StudyError):
    """An index that cannot be made as the study asks."""

    @classmethod
    def no_formulas(cls, file: str, framework: str, names: Sequence[str]) -> IndexStudyError:
        """Report a framework to compare with whose indicators are not made of figures."""
        lost = some(names, "、") or "没有收录指标", some(names, ", ") or "it holds no indicators"
        return cls(
            "study.no-formulas",
            zh=f"{file}：robustness.frameworks 中的“{framework}”不能计算，这些指标没有算式：{lost[0]}。"
            "请在 formulas 中写出，或换一个框架。",
            en=f"{file}: the framework '{framework}' in 'robustness.frameworks' cannot be computed; no formula for: {lost[1]}. "
            "Write them under 'formulas', or name another framework.",
        )

    @classmethod
    def no_gaps(cls, file: str, method: str) -> IndexStudyError:
        """Report an aggregation that needs every figure."""
        return cls(
            "study.no-gaps",
            zh=f"{file}：合成方法 {method} 不能处理缺数。请改用能处理缺数的方法，如 arithmetic 或 geometric，或把 index.missing 改为 refuse。",
            en=f"{file}: the aggregation {method} cannot do without a figure. Use one that can, such as arithmetic or geometric, or set "
            "'index.missing' to refuse.",
        )

    @classmethod
    def thin_rows(cls, file: str, coverage: float, zh: Sequence[str], en: Sequence[str]) -> IndexStudyError:
        """Report regions with fewer figures than the coverage asks for."""
        return cls(
            "study.thin-rows",
            zh=f"{file}：这些地区的指标不足 {coverage:.0%}，不能给出得分：{some(zh, '、')}。"
            "请补充数据，用 units 或 periods 去掉它们，或降低 index.coverage。",
            en=f"{file}: fewer than {coverage:.0%} of the indicators are there for {some(en, ', ')}, which would have no score. "
            "Add figures, leave them out by 'units' or 'periods', or lower 'index.coverage'.",
        )
