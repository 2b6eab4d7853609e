"""Mistakes met where results are compared over many runs: designs with holes, too many combinations, no noise."""

from __future__ import annotations

from collections.abc import Sequence

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words


class RobustnessError(MeasureError):
    """Runs from which no sensitivity, band or comparison follows."""

    @classmethod
    def not_factorial(cls, runs: int, levels: Sequence[int], missing: int, twice: int) -> RobustnessError:
        """The runs are not each combination of the options once."""
        product = " × ".join(map(str, levels))
        return cls(
            "measures.not-factorial",
            zh=f"各次运行不是完整的全因子设计：各项选择的取值个数为 {product}，应有其全部组合各一次；"
            f"现有 {runs} 次运行，缺 {missing} 个组合，重复 {twice} 次。请补齐组合，或改用 sobol（抽样设计）。",
            en=f"The runs are not a full factorial: the inputs take {product} options, and each combination must stand "
            f"once; there are {runs} runs, {missing} combinations are missing and {twice} runs repeat one. "
            "Complete the combinations, or use sobol on a sampled design.",
        )

    @classmethod
    def too_many_combinations(cls, levels: Sequence[int], limit: int) -> RobustnessError:
        """All combinations together are more than can be held."""
        product, count = " × ".join(map(str, levels)), 1
        for level in levels:
            count *= level
        return cls(
            "measures.too-many-combinations",
            zh=f"全部组合共 {product} = {count} 个，超过一次可算的 {limit} 个。请给出 draws（抽样次数），从中抽样计算。",
            en=f"There are {product} = {count} combinations, more than the {limit} that can be held. "
            "Give draws, so that a sample of them is run.",
        )

    @classmethod
    def unknown_option(cls, name: str, run: int, value: int, levels: int) -> RobustnessError:
        """A run asks for an option that the input does not have."""
        return cls(
            "measures.unknown-option",
            zh=f"第 {run} 次运行（从 0 数）的“{name}”取 {value}，而它只有 0 到 {levels - 1}。请检查设计矩阵。",
            en=f"Run {run} (counted from 0) takes option {value} of '{name}', which has the options 0 to {levels - 1}. "
            "Check the design.",
        )

    @classmethod
    def cannot_run(cls, reasons: Sequence[Words]) -> RobustnessError:
        """No combination of the options can be computed."""
        return cls(
            "measures.no-combination",
            zh=f"没有一个组合可以计算：{'；'.join(words.zh for words in reasons)}。请更换标准化或合成方法。",
            en=f"No combination can be computed: {'; '.join(words.en for words in reasons)}. "
            "Take another normalisation or aggregation.",
        )

    @classmethod
    def run_left_out(cls, run: int, reason: Words) -> RobustnessError:
        """A run of the given design is a combination that cannot be computed."""
        return cls(
            "measures.run-left-out",
            zh=f"第 {run} 次运行（从 0 数）的组合无法计算：{reason.zh}。请从设计中去掉这类组合，或更换标准化方法。",
            en=f"The combination of run {run} (counted from 0) cannot be computed: {reason.en}. "
            "Leave such combinations out of the design, or take another normalisation.",
        )
