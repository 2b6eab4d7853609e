"""Mistakes with units: one that is not known, or two that measure different things."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

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
