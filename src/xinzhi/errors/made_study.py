"""Mistakes in what a study asks to have made of its figures: fills, transformations, capital stocks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from xinzhi.errors import XinzhiError, hint
from xinzhi.errors.study import StudyError, some


class MadeStudyError(StudyError):
    """Figures that cannot be made as the study asks."""

    @classmethod
    def taken(cls, file: str, key: str, name: str) -> MadeStudyError:
        """Report a made indicator with the name of one that a source holds."""
        return cls(
            "study.name-taken",
            zh=f"{file}：{key} 要生成的指标“{name}”与来源中的指标同名，会分不清哪个是原数。请换一个名称。",
            en=f"{file}: {key} makes an indicator '{name}', and a source holds one of that name; nobody could tell them apart. "
            "Choose another name.",
        )

    @classmethod
    def twice(cls, file: str, first: str, second: str, name: str) -> MadeStudyError:
        """Report an indicator that is asked for twice."""
        return cls(
            "study.name-twice",
            zh=f"{file}：“{name}”在 {first} 和 {second} 中各写了一次。请只留一处。",
            en=f"{file}: '{name}' stands in {first} and in {second}. Keep one of them.",
        )

    @classmethod
    def circular(cls, file: str, names: Sequence[str]) -> MadeStudyError:
        """Report indicators that are made of each other."""
        return cls(
            "study.circular",
            zh=f"{file}：{some(names, '、')} 互为来源，无法计算。请检查 transforms 与 capital 中的算式。",
            en=f"{file}: {some(names, ', ')} are made of each other and cannot be computed. Check the formulas under 'transforms' and "
            "'capital'.",
        )

    @classmethod
    def no_first_year(cls, file: str, name: str, year: int, investment: str) -> MadeStudyError:
        """Report a stock without investment in its first year."""
        return cls(
            "study.no-first-year",
            zh=f"{file}：capital.{name} 从 {year} 年起算，而 {year} 年没有任何地区有“{investment}”及其价格的数据。"
            "请补充来源，或用 start 写明从哪一年起。",
            en=f"{file}: capital.{name} starts in {year}, for which no region has '{investment}' with its prices. "
            "Add a source, or say by 'start' which year it starts in.",
        )

    @classmethod
    def only_first_year(cls, file: str, name: str, year: int) -> MadeStudyError:
        """Report investment that can be put at constant prices in the first year only."""
        return cls(
            "study.only-first-year",
            zh=f"{file}：capital.{name} 只有 {year} 年能得到不变价投资，其后各年缺投资或缺价格指数。"
            "请补充来源，或把 start、base 改到数据齐全的年份。",
            en=f"{file}: capital.{name} has investment at constant prices in {year} alone; later years lack investment or its price "
            "index. Add a source, or move start and base to years that have both.",
        )

    @classmethod
    def bad_stock(cls, file: str, name: str, error: XinzhiError) -> MadeStudyError:
        """Report investment or settings that perpetual inventory cannot use."""
        return cls(
            "study.bad-stock",
            zh=f"{file}：capital.{name}：{error.words.zh}",
            en=f"{file}: capital.{name}: {error.words.en}",
        )

    @classmethod
    def unknown_preset(cls, file: str, key: str, found: str, known: Iterable[str]) -> MadeStudyError:
        """Report a preset that is not held; numbers are held only where they could be read in a source."""
        guess = hint(found, known)
        return cls(
            "study.unknown-preset",
            zh=f"{file}：{key} 没有预设“{found}”。{guess.zh}预设只收录能核对出处的数值；其他做法请直接写 depreciation、initial、start。",
            en=f"{file}: {key} has no preset '{found}'. {guess.en} Presets hold only numbers that could be read in their source; "
            "write depreciation, initial and start yourself for any other.",
        )
