"""Frameworks that cannot be found, or ask of the panel what it does not hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from xinzhi.errors import XinzhiError, hint
from xinzhi.lang import Words

ROOM = 8


def _some(names: Iterable[str], join: str) -> str:
    listed = list(names)
    return join.join(listed[:ROOM]) + (f"{join}…" if len(listed) > ROOM else "")


class FrameworkError(XinzhiError):
    """A framework that cannot be found, read or evaluated; mistakes in its file are `FrameworkFileError`."""

    @classmethod
    def unknown(cls, name: str, known: Iterable[str]) -> FrameworkError:
        """Report a name that the catalogue does not hold."""
        guess = hint(name, known)
        return cls(
            "frameworks.unknown",
            zh=f"目录中没有名为“{name}”的指标框架。{guess.zh}自己的框架请写文件路径，如 frameworks/mine.yaml。",
            en=f"The catalogue holds no framework named '{name}'. {guess.en} "
            "For one of your own give the path of its file, such as frameworks/mine.yaml.",
        )

    @classmethod
    def missing_file(cls, path: str, beside: Iterable[str]) -> FrameworkError:
        """Report a framework file that is not there."""
        guess = hint(path.replace("\\", "/").rsplit("/", 1)[-1], beside)
        return cls(
            "frameworks.missing-file",
            zh=f"找不到框架文件 {path}。同一文件夹的 yaml 文件：{guess.zh}",
            en=f"There is no framework file {path}. Among the yaml files beside it: {guess.en}",
        )

    @classmethod
    def printed_direction(cls, indicator: str, printed: str, asked: str) -> FrameworkError:
        """Report a study that contradicts a printed direction."""
        return cls(
            "frameworks.printed-direction",
            zh=f"指标“{indicator}”的来源印出的方向是 {printed}，研究里写的是 {asked}。"
            "请去掉这一项；若确要改，请把框架复制为自己的文件再改。",
            en=f"The source of '{indicator}' prints the direction {printed}; the study says {asked}. "
            "Take the line out, or copy the framework to a file of your own and change it there.",
        )

    @classmethod
    def unknown_indicator(cls, framework: str, name: str, known: Iterable[str]) -> FrameworkError:
        """Report an indicator id that the framework does not hold."""
        guess = hint(name, known)
        return cls(
            "frameworks.unknown-indicator",
            zh=f"框架 {framework} 没有指标“{name}”。{guess.zh}",
            en=f"The framework {framework} has no indicator '{name}'. {guess.en}",
        )

    @classmethod
    def no_indicators(cls, framework: str, status: Words, citation: Words) -> FrameworkError:
        """Report a catalogue card, which has no indicators to evaluate."""
        return cls(
            "frameworks.no-indicators",
            zh=f"框架 {framework} 在目录中只有卡片，没有指标（{status.zh}）。"
            f"指标请见来源：{citation.zh}读到原表后可写成自己的框架文件。",
            en=f"The framework {framework} is a catalogue card without indicators ({status.en}). "
            f"Its source has them: {citation.en} With the table at hand, write a framework file of your own.",
        )

    @classmethod
    def no_formula(cls, framework: str, indicators: Sequence[str]) -> FrameworkError:
        """Report indicators that nobody has mapped to the panel yet."""
        return cls(
            "frameworks.no-formula",
            zh=f"框架 {framework} 的这些指标还没有对应到数据：{_some(indicators, '、')}。"
            "请把框架复制为自己的文件，为每个指标写 formula。",
            en=f"These indicators of {framework} are not mapped to figures yet: {_some(indicators, ', ')}. "
            "Copy the framework to a file of your own and write a formula for each.",
        )

    @classmethod
    def no_source(cls, framework: str, indicator: str, code: str, known: Iterable[str]) -> FrameworkError:
        """Report a panel indicator that no source of the study holds."""
        guess = hint(code, known)
        return cls(
            "frameworks.no-source",
            zh=f"框架 {framework} 的指标“{indicator}”需要“{code}”，但没有来源提供它。{guess.zh}"
            "请补充来源，或从框架中去掉该指标。",
            en=f"'{indicator}' of {framework} needs '{code}', which no source holds. {guess.en} "
            "Add a source, or take the indicator out of the framework.",
        )

    @classmethod
    def two_vintages(cls, code: str, vintages: Sequence[str]) -> FrameworkError:
        """Report a series that holds more than one vintage."""
        named = [vintage or "''" for vintage in vintages]
        return cls(
            "frameworks.two-vintages",
            zh=f"“{code}”有不止一个口径：{_some(named, '、')}。一个序列从头到尾只能用一个口径，"
            f"请在研究文件中写明，如 vintages: {{{code}: {named[-1]}}}。",
            en=f"'{code}' holds more than one vintage: {_some(named, ', ')}. A series keeps one from end to end: "
            f"name it in the study, such as vintages: {{{code}: {named[-1]}}}.",
        )

    @classmethod
    def two_figures(cls, code: str, region: str, period: int) -> FrameworkError:
        """Report two figures under one key."""
        return cls(
            "frameworks.two-figures",
            zh=f"“{code}”在地区 {region}、{period} 年有两个数。请去掉重复的来源或行。",
            en=f"'{code}' has two figures for region {region} in {period}. Drop the source or row that repeats it.",
        )

    @classmethod
    def no_periods(cls) -> FrameworkError:
        """Report an evaluation over no period at all."""
        return cls(
            "frameworks.no-periods",
            zh="没有可计算的年份。请检查研究文件的 periods 与数据来源。",
            en="There is no period to evaluate. Check 'periods' in the study and its sources.",
        )
