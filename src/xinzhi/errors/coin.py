"""Mistakes in the two tables of a COINr index: iMeta (the tree) and iData (the figures)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from xinzhi.errors import XinzhiError, hint
from xinzhi.lang import Words

_SHOWN = 8


class CoinError(XinzhiError):
    """Tables that do not make an index, or a step that cannot be taken."""

    @classmethod
    def no_column(cls, table: str, column: str, known: Iterable[str]) -> CoinError:
        """A table lacks a column it must have."""
        meant = hint(column, known)
        return cls(
            "coin.no-column",
            zh=f"{table} 中没有“{column}”列。{meant.zh}",
            en=f"{table} has no column '{column}'. {meant.en}",
        )

    @classmethod
    def bad_entry(cls, table: str, code: str, column: str, value: object, expected: Words) -> CoinError:
        """A row of the tree says something that cannot be."""
        return cls(
            "coin.bad-entry",
            zh=f"{table} 中“{code}”的 {column} 写作 {value!r}；应为{expected.zh}。请改正。",
            en=f"In {table} the {column} of '{code}' is {value!r}; it must be {expected.en}. Put it right.",
        )

    @classmethod
    def twice(cls, table: str, codes: Sequence[str]) -> CoinError:
        """Codes, or units within a period, stand twice."""
        return cls(
            "coin.twice",
            zh=f"{table} 中有重复的代码：{_listed(codes, '、')}。每个代码（每期每个单位）只能有一行。",
            en=f"{table} has codes more than once: {_listed(codes, ', ')}. Each code (each unit in a period) has one row.",
        )

    @classmethod
    def unknown_parent(cls, code: str, parent: object, level: int, known: Iterable[str]) -> CoinError:
        """The parent of a code is not at the level above."""
        meant = hint(str(parent), known)
        return cls(
            "coin.unknown-parent",
            zh=f"“{code}”的上级写作“{parent}”，第 {level + 1} 层没有它。{meant.zh}",
            en=f"The parent of '{code}' is '{parent}', which is not at level {level + 1}. {meant.en}",
        )

    @classmethod
    def missing_level(cls, level: int, highest: int) -> CoinError:
        """A level between the indicators and the top has no code."""
        return cls(
            "coin.missing-level",
            zh=f"指标体系缺第 {level} 层：层次应从 1 连续到 {highest}。请在 iMeta 中补上这一层，或重新编号。",
            en=f"The tree has no level {level}: levels must run from 1 to {highest} without a gap. "
            "Add the level to iMeta, or number the levels anew.",
        )

    @classmethod
    def childless(cls, codes: Sequence[str]) -> CoinError:
        """Aggregates have nothing below them."""
        return cls(
            "coin.childless",
            zh=f"这些上级没有下级指标：{_listed(codes, '、')}。请补上下级或删去它们。",
            en=f"These aggregates have nothing below them: {_listed(codes, ', ')}. Add what belongs there, or drop them.",
        )

    @classmethod
    def not_numbers(cls, code: str, value: object, unit: str) -> CoinError:
        """A figure of an indicator is no number."""
        return cls(
            "coin.not-numbers",
            zh=f"iData 中单位“{unit}”的“{code}”是 {value!r}，不是数字。请改为数字，空缺留空。",
            en=f"In iData the '{code}' of unit '{unit}' is {value!r}, which is no number. Write a number, or leave it empty.",
        )

    @classmethod
    def no_mark(cls, method: str, name: str, codes: Sequence[str]) -> CoinError:
        """A method measures against figures that were not given for all indicators."""
        return cls(
            "coin.no-mark",
            zh=f"方法“{method}”要用每个指标的“{name}”，这些指标没有给出：{_listed(codes, '、')}。请写在 marks 中。",
            en=f"The method '{method}' needs '{name}' for each indicator; these have none: {_listed(codes, ', ')}. "
            "Give them in marks.",
        )

    @classmethod
    def no_step(cls, step: str, known: Iterable[str]) -> CoinError:
        """A step was not run, or there is none of this name."""
        meant = hint(step, known)
        return cls(
            "coin.no-step",
            zh=f"还没有“{step}”这一步的数据。{meant.zh}",
            en=f"There are no figures of the step '{step}'. {meant.en}",
        )

    @classmethod
    def unknown_code(cls, what: Words, code: str, known: Iterable[str]) -> CoinError:
        """A code, group or level is asked for that is not there."""
        meant = hint(code, known)
        return cls(
            "coin.unknown-code",
            zh=f"没有{what.zh}“{code}”。{meant.zh}",
            en=f"There is no {what.en} '{code}'. {meant.en}",
        )


def _listed(codes: Sequence[str], between: str) -> str:
    return between.join(codes[:_SHOWN]) + ("…" if len(codes) > _SHOWN else "")
