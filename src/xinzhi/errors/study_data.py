"""Mistakes in what a study asks of its figures: regions, units and sizes that do not go together."""

from __future__ import annotations

from collections.abc import Sequence

from xinzhi.errors import XinzhiError
from xinzhi.errors.study import StudyError, some
from xinzhi.lang import Words


class StudyDataError(StudyError):
    """Figures that are there and cannot be compared as the study asks."""

    @classmethod
    def bad_unit(cls, file: str, error: XinzhiError) -> StudyDataError:
        """Report a region under ``units`` that fits no code, or more than one."""
        return cls(error.code, zh=f"{file}：units 中的{error.words.zh}", en=f"{file}, units: {error.words.en}")

    @classmethod
    def absent_regions(cls, file: str, names: Words) -> StudyDataError:
        """Report regions that the study compares and no source holds."""
        return cls(
            "study.absent-regions",
            zh=f"{file}：units 中的 {names.zh} 在来源中没有任何数据。请补充来源，或从 units 中去掉。",
            en=f"{file}: no source holds a figure of {names.en}, named under 'units'. Add a source, or take them out.",
        )

    @classmethod
    def source_twice(cls, file: str, name: str) -> StudyDataError:
        """Report one source that is named twice."""
        return cls(
            "study.source-twice",
            zh=f"{file}：sources 中的“{name}”写了两次（或其文件夹已列出）。请只留一个。",
            en=f"{file}: '{name}' stands twice under 'sources', itself or within its folder. Keep one of them.",
        )

    @classmethod
    def would_overwrite(cls, path: str) -> StudyDataError:
        """Report a source that bears the name of a document to be written."""
        return cls(
            "study.would-overwrite",
            zh=f"{path} 是这项研究的数据来源，写简报会覆盖它。请给它换个名字并改 sources，或用 --out 写到别的文件夹。",
            en=f"{path} is a source of this study and would be overwritten by a document. "
            "Rename it and change 'sources', or write to another folder with --out.",
        )

    @classmethod
    def two_units(cls, indicator: str, first: tuple[str, str], second: tuple[str, str]) -> StudyDataError:
        """Report an indicator whose figures come in two units; each is given with the id of a figure."""
        return cls(
            "study.two-units",
            zh=f"指标 {indicator} 有两种单位：“{first[0]}”（如 {first[1]}）和“{second[0]}”（如 {second[1]}）。"
            f"单位的写法要一致；要换算的，在研究文件中写 convert: {{{indicator}: {first[0]}}}。",
            en=f"{indicator} comes in two units: '{first[0]}' (as in {first[1]}) and '{second[0]}' (as in {second[1]}). "
            f"Write the unit in one way; where figures are to be converted, say so in the study: convert: {{{indicator}: {first[0]}}}.",
        )

    @classmethod
    def out_of_range(cls, zh: Sequence[str], en: Sequence[str]) -> StudyDataError:
        """Report indicators with values too large or too small to be computed with."""
        return cls(
            "study.out-of-range",
            zh=f"指标 {some(zh, '、')} 的数值过大或过小（绝对值应在 1e-100 到 1e100 之间，或为零）。请检查数据、单位和公式。",
            en=f"Values of {some(en, ', ')} are too large or too small (they should be zero, or 1e-100 to 1e100 in size). "
            "Check figures, units and formulas.",
        )

    @classmethod
    def constant_in_pool(cls, period: int | None, zh: Sequence[str], en: Sequence[str]) -> StudyDataError:
        """Report indicators that have one value in every region of a pool, as figures or as distances to a target."""
        when_zh = "在全部地区和年份" if period is None else f"在 {period} 年各地区"
        when_en = "everywhere" if period is None else f"in every region in {period}"
        return cls(
            "study.constant-indicator",
            zh=f"指标 {some(zh, '、')} {when_zh}取同一个值（定有目标值或区间的，指与它的距离），无法标准化。"
            "请检查数据或从框架中去掉它" + ("。" if period is None else "；或把 index.pool 改为 panel。"),
            en=f"{some(en, ', ')} has one and the same value {when_en} (with a target or interval: the distance to it) "
            "and cannot be normalised. Check the figures, or take it out of the framework"
            + ("." if period is None else "; or set index.pool to panel."),
        )

    @classmethod
    def no_disparity(cls, file: str, key: str, method: Words, names: Sequence[str]) -> StudyDataError:
        """Report a measure of disparity over scores that go below zero."""
        instead = (
            Words("minmax 或 rank", "minmax or rank") if key == "index.normalise" else Words("arithmetic", "arithmetic")
        )
        return cls(
            "study.no-disparity",
            zh=f"{file}：{key} 为{method.zh}时得分有负值，不能计算 {some(names, '、')}（基尼系数要求数值不小于零）。"
            f"请换用 {instead.zh}，或去掉 regions 中的这一项。",
            en=f"{file}: with {method.en} under {key} scores go below zero, and {some(names, ', ')} cannot be computed "
            f"(a Gini coefficient needs values of zero or more). Choose {instead.en}, or take it out of 'regions'.",
        )
