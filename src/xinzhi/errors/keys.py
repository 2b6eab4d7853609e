"""Mistakes in keys: the name or code of a region or an industry, a class of industries, a factor of conversion."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from xinzhi.errors import XinzhiError, hint


class KeysError(XinzhiError):
    """A name that is no region, industry, class or factor, or that may be several.

    Attributes
    ----------
    candidates
        Names that may have been meant, where it is a region; the message shows them too.
    """

    candidates: tuple[str, ...] = ()

    @classmethod
    def unknown_region(cls, name: str, known: Iterable[str]) -> KeysError:
        """Report a name that fits no region; the nearest of `known` are shown, none is taken."""
        near = difflib.get_close_matches(name, sorted(known), n=3, cutoff=0.4)
        zh = f"是否想写：{'、'.join(near)}？" if near else ""
        en = f"Did you mean: {', '.join(near)}? " if near else ""
        error = cls(
            "keys.unknown-region",
            zh=f"“{name}”不是地区的名称或代码。{zh}请写六位代码、全称或简称，省级地区也可写英文名，如 110000、北京市、北京、Beijing。",
            en=f"'{name}' is no name or code of a region. {en}"
            "Give the six-digit code, the full or short name, or the English name of a province: 110000, 北京市, 北京, Beijing.",
        )
        error.candidates = tuple(near)
        return error

    @classmethod
    def ambiguous_region(cls, name: str, candidates: Iterable[str]) -> KeysError:
        """Report a name that several regions begin with or share."""
        found = list(candidates)
        error = cls(
            "keys.ambiguous-region",
            zh=f"“{name}”不足以确定一个地区，可能是：{'、'.join(found)}。请写其中一个的全称。",
            en=f"'{name}' does not tell which region is meant; it may be: {', '.join(found)}. Give one of them in full.",
        )
        error.candidates = tuple(found)
        return error

    @classmethod
    def unknown_code(cls, code: str, known: Iterable[str]) -> KeysError:
        """Report a code that is not in GB/T 2260."""
        near = difflib.get_close_matches(code, sorted(known), n=3, cutoff=0.6)
        zh = f"相近的代码：{'、'.join(near)}。" if near else ""
        en = f"Near it: {', '.join(near)}. " if near else ""
        return cls(
            "keys.unknown-code",
            zh=f"“{code}”不是行政区划代码（GB/T 2260）。{zh}请写六位代码，如 110000；全国为 000000。",
            en=f"'{code}' is no code of GB/T 2260. {en}Give six digits, such as 110000; the whole country is 000000.",
        )

    @classmethod
    def unknown_industry(cls, text: str, known: Iterable[str]) -> KeysError:
        """Report what is no code and no name of an industry."""
        near = difflib.get_close_matches(text.strip(), sorted(set(known)), n=3, cutoff=0.6)
        zh = f"是否想写：{'、'.join(near)}？" if near else ""
        en = f"Did you mean: {', '.join(near)}? " if near else ""
        return cls(
            "keys.unknown-industry",
            zh=f"“{text}”不是 GB/T 4754-2017 的行业代码或名称。{zh}请写门类字母或二至四位代码，如 C、39、3973、C3973，或行业全称。",
            en=f"'{text}' is no code and no name of GB/T 4754-2017. {en}"
            "Give the letter of a section or two to four digits, such as C, 39, 3973, C3973, or the Chinese name in full.",
        )

    @classmethod
    def ambiguous_industry(cls, text: str, candidates: Iterable[str]) -> KeysError:
        """Report a name that several industries have."""
        found = list(candidates)
        return cls(
            "keys.ambiguous-industry",
            zh=f"名称“{text}”有几个行业：{'、'.join(found)}。请写代码。",
            en=f"Several industries are called '{text}': {', '.join(found)}. Give the code.",
        )

    @classmethod
    def unknown_class(cls, key: str, known: Iterable[str]) -> KeysError:
        """Report an official class that there is not."""
        listed = sorted(known)
        meant = hint(key, listed)
        return cls(
            "keys.unknown-class",
            zh=f"没有产业分类“{key}”。{meant.zh}可选：{'、'.join(listed)}。",
            en=f"There is no official class called '{key}'. {meant.en}There are: {', '.join(listed)}.",
        )

    @classmethod
    def no_classes(cls, file: str, zh: str, en: str) -> KeysError:
        """Report a table of classes that cannot be used, and why."""
        return cls(
            "keys.bad-classes",
            zh=f"产业分类表 {file}：{zh}。每行写 code、mark（空或 *）、class、source。",
            en=f"The table of classes {file}: {en}. Each row has code, mark (empty or *), class and source.",
        )

    @classmethod
    def unknown_factor(cls, key: str, known: Iterable[str]) -> KeysError:
        """Report a conversion factor that there is not."""
        meant = hint(key, known)
        return cls(
            "keys.unknown-factor",
            zh=f"没有折算系数“{key}”。{meant.zh}",
            en=f"There is no conversion factor called '{key}'. {meant.en}",
        )

    @classmethod
    def bad_amount(cls, amount: object) -> KeysError:
        """Report an amount that cannot be converted."""
        return cls(
            "keys.bad-amount",
            zh=f"折算的数量写成了 {amount!r}；应为大于 0 的有限数，单位为亿千瓦时或万吨。",
            en=f"The amount to convert is {amount!r}; it must be a finite number above 0, in 10⁸ kWh or 10⁴ t.",
        )

    @classmethod
    def bad_period(cls, text: str) -> KeysError:
        """Report what is no period."""
        return cls(
            "keys.bad-period",
            zh=f"“{text}”不是时期。请写 1900 到 2100 之间的年份，或其中的季度、月份，如 2023、2023年、2023Q3、2023年前三季度、2023年5月。",
            en=f"'{text}' is no period. Give a year from 1900 to 2100, or a quarter or month of one: "
            "2023, 2023Q3, 2023年前三季度 (January to September), 2023-05.",
        )
