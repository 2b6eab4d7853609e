"""Mistakes with units: one that is not known, or two that measure different things."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from xinzhi.errors import hint
from xinzhi.errors.keys import KeysError


class UnitError(KeysError):
    """A unit that cannot be read, or into which a figure cannot be converted."""

    @classmethod
    def unknown(cls, text: str, known: Iterable[str]) -> UnitError:
        """Report what is no unit; the nearest are shown, none is taken."""
        near = difflib.get_close_matches(text.strip(), sorted(known), n=3, cutoff=0.5)
        zh = f"相近的写法：{'、'.join(near)}。" if near else ""
        en = f"Near it: {', '.join(near)}. " if near else ""
        return cls(
            "keys.unknown-unit",
            zh=f"“{text}”不是认得的计量单位。{zh}请写如 亿元、万吨标准煤、亿千瓦时、元/人、%。",
            en=f"'{text}' is no unit that is known. {en}Write it like 亿元, 万吨标准煤, 亿千瓦时, 元/人, %, 100 million yuan.",
        )

    @classmethod
    def different(cls, old: str, measures: str, new: str, other: str) -> UnitError:
        """Report two units of which one is no multiple of the other."""
        return cls(
            "keys.different-units",
            zh=f"“{old}”不能换算为“{new}”：前者以“{measures}”计，后者以“{other}”计，量纲不同。"
            "请改目标单位；涉及汇率、价格或折标系数的，请先换算好再读入。",
            en=f"'{old}' cannot be converted to '{new}': one is counted in '{measures}', the other in '{other}'. "
            "Name another unit; what needs an exchange rate, a price or a coal equivalent is to be converted beforehand.",
        )

    @classmethod
    def no_indicator(cls, name: str, held: Iterable[str]) -> UnitError:
        """Report an indicator to convert, or to take apart, that there is not."""
        guess = hint(name, held)
        return cls(
            "panel.no-indicator",
            zh=f"数据中没有指标“{name}”。{guess.zh}",
            en=f"There is no indicator '{name}' among the figures. {guess.en}",
        )

    @classmethod
    def no_unit(cls, name: str, new: str, example: str) -> UnitError:
        """Report a figure without a unit, which cannot be converted."""
        return cls(
            "panel.no-unit",
            zh=f"指标 {name} 没有写明单位（如 {example}），不能换算为“{new}”。请先写明 unit。",
            en=f"{name} is given without a unit (as in {example}) and cannot be converted to '{new}'. Say its unit first.",
        )

    @classmethod
    def not_a_flow(cls, name: str, unit: str) -> UnitError:
        """Report figures since January whose differences mean nothing: shares, rates, indices."""
        return cls(
            "panel.not-a-flow",
            zh=f"指标 {name} 的单位是“{unit}”，累计数相减没有意义（只有总量可以相减）。请把它从中去掉。",
            en=f"{name} is in '{unit}': differences of its figures since January mean nothing, for only totals can be "
            "taken from each other. Leave it out.",
        )
