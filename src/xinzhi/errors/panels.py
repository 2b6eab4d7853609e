"""Mistakes met where a regression takes a panel: cells missing or twice, columns that cannot be told apart."""

from __future__ import annotations

from collections.abc import Sequence

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words

_SHOWN = 8
Cell = tuple[str, str]


class PanelError(MeasureError):
    """Rows do not make a balanced panel, or its columns do not tell their coefficients apart."""

    @classmethod
    def unbalanced(cls, cells: Sequence[Cell], entities: int, periods: int) -> PanelError:
        """Some regions lack some periods."""
        at = _listed([f"({entity}, {period})" for entity, period in cells])
        return cls(
            "measures.unbalanced-panel",
            zh=f"面板不平衡：{entities} 个地区、{periods} 个时期中缺少这些（地区, 时期）：{at.zh}。"
            "空间面板模型需要平衡面板，请补齐这些数据，或去掉这些地区或时期。",
            en=f"The panel is unbalanced: of {entities} regions and {periods} periods these (region, period) are missing: "
            f"{at.en}. Spatial panel models need every cell. Fill these, or leave the regions or periods out.",
        )

    @classmethod
    def repeated(cls, cells: Sequence[Cell]) -> PanelError:
        """A region has more than one row in a period."""
        at = _listed([f"({entity}, {period})" for entity, period in cells])
        return cls(
            "measures.repeated-cells",
            zh=f"这些（地区, 时期）有不止一行：{at.zh}。每个地区每个时期只应有一行，请合并或去掉多余的行。",
            en=f"These (region, period) have more than one row: {at.en}. Keep one row for each.",
        )

    @classmethod
    def bad_cells(cls, name: str, cells: Sequence[Cell], rows: Sequence[int]) -> PanelError:
        """Figures of a panel are missing or infinite, at these regions and periods."""
        at = _listed([f"({entity}, {period})" for entity, period in cells])
        return cls(
            "measures.missing-values",
            zh=f"参数 {name} 中有缺失或无穷大的数值，位置（地区, 时期）：{at.zh}。请补齐，或去掉这些地区或时期。",
            en=f"The argument {name} has figures missing or infinite, at (region, period) {at.en}. "
            "Fill them, or leave these regions or periods out.",
            rows=rows,
        )

    @classmethod
    def singular(cls, names: Sequence[str], columns: Sequence[int]) -> PanelError:
        """Explanatory variables follow exactly from others."""
        at = _listed(names)
        return cls(
            "measures.singular-design",
            zh=f"设计矩阵奇异：这些变量可由其他变量（含常数项、固定效应和空间滞后项）完全得出：{at.zh}。请去掉它们，或检查是否重复。",
            en=f"The design is singular: these variables follow exactly from the others (with the constant, the effects and "
            f"the spatial lags): {at.en}. Leave them out, or check for duplicates.",
            columns=columns,
        )

    @classmethod
    def nothing_left(cls, names: Sequence[str]) -> PanelError:
        """The effects leave none of the explanatory variables."""
        at = _listed(names)
        return cls(
            "measures.nothing-left",
            zh=f"扣除固定效应后没有剩下解释变量：{at.zh} 都不随时期（或不随地区）变化。请改用 effects: random，或换变量。",
            en=f"The effects leave no explanatory variable: {at.en} vary over regions alone, or over periods alone. "
            "Take effects: random, or other variables.",
        )

    @classmethod
    def not_standardised(cls, regions: Sequence[str]) -> PanelError:
        """The transformation that takes period effects out needs rows that sum to 1."""
        at = _listed(regions)
        return cls(
            "measures.rows-not-standardised",
            zh=f"含时期效应的 Lee—Yu 变换要求空间权重行和为 1，这些地区的行和不是 1：{at.zh}。"
            "请用行标准化的权重，或 bias_correction: none。",
            en=f"The Lee–Yu transformation with effects of periods needs weights whose rows sum to 1, and those of these "
            f"regions do not: {at.en}. Standardise the rows, or take bias_correction: none.",
        )

    @classmethod
    def no_variance(cls) -> PanelError:
        """The explained variable leaves nothing to explain, so that a likelihood has no bound."""
        return cls(
            "measures.exact-fit",
            zh="被解释变量没有差异，或已被完全解释，残差为 0，似然函数没有上界。请检查数据和变量。",
            en="The explained variable does not vary, or is explained exactly: residuals are 0 and the likelihood has no "
            "bound. Check the figures and the variables.",
        )


def _listed(shown: Sequence[str]) -> Words:
    rest = len(shown) - _SHOWN
    return Words(
        "、".join(shown[:_SHOWN]) + (f" 等共 {len(shown)} 处" if rest > 0 else ""),
        ", ".join(shown[:_SHOWN]) + (f" and {rest} more" if rest > 0 else ""),
    )
