"""Mistakes met by measures of regions: places and years at fault, classes that cannot be cut, regions without neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words

Flaw = Literal["missing", "infinite", "negative", "nonpositive"]

_FLAWS: dict[Flaw, Words] = {
    "missing": Words("缺失", "missing"),
    "infinite": Words("无穷大", "infinite"),
    "negative": Words("小于 0", "below 0"),
    "nonpositive": Words("不大于 0", "0 or below"),
}
_SHOWN = 8


class RegionsError(MeasureError):
    """A measure of regions was given figures, years, classes or neighbours it cannot take.

    In `rows` stand the positions on the first axis of the argument and in `columns` those on the second.
    """

    @classmethod
    def bad_figures(cls, flaw: Flaw, name: str, axes: Words, positions: Sequence[tuple[int, ...]]) -> RegionsError:
        """An array has figures the method cannot take, at these positions along its `axes`."""
        at = _listed([f"({', '.join(map(str, place))})" for place in positions])
        return cls(
            f"measures.{flaw}-values",
            zh=f"参数 {name} 中有数值{_FLAWS[flaw].zh}，位置（{axes.zh}，从 0 数）：{at.zh}。"
            "请核对这些数值，补齐，或去掉这些地区或时期。",
            en=f"The argument {name} has figures that are {_FLAWS[flaw].en}, at ({axes.en}; counted from 0) {at.en}. "
            "Check them, fill them, or leave these regions or periods out.",
            rows=sorted({place[0] for place in positions}),
            columns=sorted({place[1] for place in positions if len(place) > 1}),
        )

    @classmethod
    def zeros(cls, method: str, rows: Sequence[int], instead: Words) -> RegionsError:
        """Values of zero for which the measure does not exist, or says nothing about the others."""
        at = _listed(list(map(str, rows)))
        return cls(
            "measures.zero-values",
            zh=f"“{method}”在有 0 值时没有意义，0 值的位置（从 0 数）：{at.zh}。{instead.zh}",
            en=f"The measure '{method}' has no meaning where a value is 0, at positions (counted from 0) {at.en}. "
            f"{instead.en}",
            rows=rows,
        )

    @classmethod
    def too_few(cls, what: Words, found: int, needed: int) -> RegionsError:
        """There are fewer periods, regions or goods than the method needs."""
        return cls(
            "measures.too-few",
            zh=f"{what.zh}只有 {found} 个，该方法至少需要 {needed} 个。请扩大范围，或改用要求较少的设定。",
            en=f"There are {found} {what.en} and the method needs {needed} or more. "
            "Take a wider range, or a setting that asks for less.",
        )

    @classmethod
    def tied_classes(cls, name: str, classes: int, empty: Sequence[int]) -> RegionsError:
        """So many values are equal that some classes between quantiles stay empty."""
        at = _listed(list(map(str, empty)))
        return cls(
            "measures.tied-classes",
            zh=f"{name} 中相同的数值太多，分成 {classes} 类时有的类是空的（类号从 0 数）：{at.zh}。请减少类数。",
            en=f"So many values of {name} are equal that of {classes} classes some are empty (counted from 0): "
            f"{at.en}. Take fewer classes.",
        )

    @classmethod
    def no_neighbours(cls, regions: Sequence[int]) -> RegionsError:
        """Regions have no neighbour, so that the mean of their neighbours does not exist."""
        at = _listed(list(map(str, regions)))
        return cls(
            "measures.no-neighbours",
            zh=f"这些地区没有邻接地区（从 0 数）：{at.zh}。请在空间权重中为它们指定邻接地区，或去掉这些地区。",
            en=f"These regions have no neighbour (counted from 0): {at.en}. "
            "Give them neighbours in the spatial weights, or leave these regions out.",
            rows=regions,
        )

    @classmethod
    def own_neighbours(cls, regions: Sequence[int]) -> RegionsError:
        """Regions are named as neighbours of themselves."""
        at = _listed(list(map(str, regions)))
        return cls(
            "measures.own-neighbours",
            zh=f"空间权重矩阵的对角线应为 0，而这些地区与自身相邻（从 0 数）：{at.zh}。请把对角线改为 0。",
            en=f"The diagonal of the spatial weights must be 0, and these regions are their own neighbours "
            f"(counted from 0): {at.en}. Set the diagonal to 0.",
            rows=regions,
        )

    @classmethod
    def one_sided(cls, name: str, pairs: Sequence[tuple[int, int]]) -> RegionsError:
        """One region is a neighbour of another, and the other not of the one."""
        at = _listed([f"({i}, {j})" for i, j in pairs])
        return cls(
            "measures.one-sided",
            zh=f"参数 {name} 中有单向的相邻关系（地区, 地区，从 0 数）：{at.zh}。请使矩阵对称。",
            en=f"The argument {name} has neighbours on one side only, at (region, region; counted from 0) {at.en}. "
            "Make the matrix symmetric.",
            rows=sorted({i for i, _ in pairs}),
            columns=sorted({j for _, j in pairs}),
        )

    @classmethod
    def bad_years(cls, years: Sequence[float], expected: Words) -> RegionsError:
        """The years do not rise, or do not stand at equal steps where they must."""
        at = _listed([f"{year:g}" for year in years])
        return cls(
            "measures.bad-years",
            zh=f"参数 years 为 {at.zh}；应为{expected.zh}。",
            en=f"The argument years is {at.en}; it must be {expected.en}.",
        )

    @classmethod
    def same_start(cls) -> RegionsError:
        """Starting levels differ no more than the constant or the effects allow, so that no slope can be found."""
        return cls(
            "measures.same-start",
            zh="各地区的初始水平没有差异（或扣除固定效应后没有差异），无法估计收敛系数。请检查数据，或换一个起始时期。",
            en="The starting levels of the regions do not differ, or not beyond the fixed effects: "
            "no convergence coefficient can be estimated. Check the figures, or start from another period.",
        )

    @classmethod
    def no_spread(cls, name: str, periods: Sequence[int]) -> RegionsError:
        """All regions have one value in a period, so that it has no distribution."""
        at = _listed(list(map(str, periods)))
        return cls(
            "measures.no-spread",
            zh=f"参数 {name} 在这些时期各地区数值全部相同，没有分布可言（从 0 数）：{at.zh}。请去掉这些时期，或核对数据。",
            en=f"All regions of {name} have one value in these periods, so that there is no distribution "
            f"(counted from 0): {at.en}. Leave these periods out, or check the figures.",
            rows=periods,
        )

    @classmethod
    def collinear(cls, columns: Sequence[int]) -> RegionsError:
        """Controls follow from the constant, the starting level, the effects or the controls before them."""
        at = _listed(list(map(str, columns)))
        return cls(
            "measures.collinear-columns",
            zh=f"这些控制变量可由常数项、固定效应、初始水平或前面的控制变量完全得出（列号从 0 数）：{at.zh}。请去掉它们。",
            en=f"These controls follow exactly from the constant, the fixed effects, the starting level or the "
            f"controls before them (columns counted from 0): {at.en}. Leave them out.",
            columns=columns,
        )


def _listed(shown: Sequence[str]) -> Words:
    rest = len(shown) - _SHOWN
    return Words(
        "、".join(shown[:_SHOWN]) + (f" 等共 {len(shown)} 处" if rest > 0 else ""),
        ", ".join(shown[:_SHOWN]) + (f" and {rest} more" if rest > 0 else ""),
    )
