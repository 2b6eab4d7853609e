"""Mistakes in the regional chapter of a study."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from xinzhi.errors.regions import RegionsError
from xinzhi.errors.study import StudyError, some
from xinzhi.lang import Words


class StudyRegionsError(StudyError):
    """A regional analysis that cannot be run as the study asks."""

    @classmethod
    def no_geography(cls, where: str, weights: str, regions: Sequence[str]) -> StudyRegionsError:
        """Report weights that need the place or the neighbours of regions of which none is known."""
        return cls(
            "study.no-geography",
            zh=f"{where}：空间权重“{weights}”需要各地区的邻接或位置，这些地区没有：{some(regions, '、')}。"
            "请去掉这一项，或只用省级地区。",
            en=f"{where}: the weights '{weights}' need the neighbours or the places of the regions, and there are none for "
            f"{some(regions, ', ')}. Leave this analysis out, or take provinces only.",
        )

    @classmethod
    def bad_pairs(cls, file: str, line: int, zh: str, en: str) -> StudyRegionsError:
        """Report a table of pairs of regions that cannot be used, with the line."""
        return cls(
            "study.bad-pairs",
            zh=f"{file}{f' 第 {line} 行' if line else ''}：{zh.rstrip('。')}。每行写 from、to、value：起点、终点、不小于 0 的数。",
            en=f"{file}{f', line {line}' if line else ''}: {en.rstrip('.')}. Write from, to, value on each line: two regions and a "
            "number of 0 or above.",
        )

    @classmethod
    def too_few_periods(cls, needed: Mapping[str, int], found: int) -> StudyRegionsError:
        """Report the analyses that need more periods than there are, all at once: name → fewest periods."""
        zh = "、".join(f"{name}（{least}）" for name, least in needed.items())
        en = ", ".join(f"{name} ({least})" for name, least in needed.items())
        return cls(
            "study.too-few-periods",
            zh=f"研究中的时期数为 {found}，regions 下这些分析需要更多时期（括号内为至少）：{zh}。请扩大 periods，或去掉它们。",
            en=f"The number of periods is {found}, and these analyses under regions need more (fewest in brackets): {en}. "
            "Widen 'periods', or leave them out.",
        )

    @classmethod
    def missing_figures(cls, where: str, cells: Sequence[Words]) -> StudyRegionsError:
        """Report series named by an analysis that lack figures."""
        return cls(
            "study.missing-cells",
            zh=f"{where} 有 {len(cells)} 个单元缺数：{some([cell.zh for cell in cells], '、')}。缺数不会被填补。"
            "请补充来源、缩短 periods，或换一个指标。",
            en=f"{where} lacks {len(cells)} figure{'' if len(cells) == 1 else 's'}: {some([cell.en for cell in cells], ', ')}. "
            "Gaps are not filled. Add a source, take a shorter span of periods, or another indicator.",
        )

    @classmethod
    def refused(
        cls, where: str, error: RegionsError, periods: Sequence[int], names: Sequence[Words]
    ) -> StudyRegionsError:
        """Report what a method said of its arrays, with the years and regions its positions stand for."""
        years = [str(periods[at]) for at in error.rows if at < len(periods)]
        held = [names[at] for at in error.columns if at < len(names)]
        zh = [f"{some(years, '、')} 年"] * bool(years) + [some([one.zh for one in held], "、")] * bool(held)
        en = [some(years, ", ")] * bool(years) + [some([one.en for one in held], ", ")] * bool(held)
        told = f"（{'；'.join(zh)}）" if zh else "", f" ({'; '.join(en)})" if en else ""
        return cls(
            error.code.replace("measures.", "study."),
            zh=f"{where}{told[0]}：{error.text('zh')}",
            en=f"{where}{told[1]}: {error.text('en')}",
        )

    @classmethod
    def not_taken(cls, where: str, what: Words, sign: Words) -> StudyRegionsError:
        """Report values that the method does not take."""
        return cls(
            "study.values-not-taken",
            zh=f"{where} 只接受{sign.zh}的数值，而{what.zh}不全是。请换用 minmax 或 rank 标准化，或换一个指标。",
            en=f"{where} takes values {sign.en} only, and {what.en} has others. Normalise by minmax or rank, or take another "
            "indicator.",
        )
