"""Errors that a user can meet: what, where and what to do, in Chinese and English.

`XinzhiError` is the base; each part of the house has one subclass in a file of its own here,
with one classmethod per mistake that builds the message.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from xinzhi.lang import Lang, Words


class XinzhiError(Exception):
    """A mistake a user can put right.

    Attributes
    ----------
    code
        Stable name of the mistake, such as ``study.unknown-key``.
    words
        The message in both languages.
    """

    def __init__(self, code: str, *, zh: str, en: str) -> None:
        self.code = code
        self.words = Words(zh, en)
        super().__init__(code, zh, en)

    def text(self, lang: Lang | None = None) -> str:
        """Give the message in `lang`, or in the language spoken now."""
        return self.words.text(lang)

    def __str__(self) -> str:
        return f"{self.text()} [{self.code}]"

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.code, self.words.zh, self.words.en)


def _rebuild(kind: type[XinzhiError], code: str, zh: str, en: str) -> XinzhiError:
    return kind(code, zh=zh, en=en)


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Give the known name closest to `name`, or None when nothing is close.

    >>> nearest("wieght", ["weight", "normalise"])
    'weight'
    """
    found = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
    return found[0] if found else None


def hint(name: str, known: Iterable[str]) -> Words:
    """Say what may have been meant by `name`: the nearest known name, and all there are."""
    names = sorted(known)
    close = nearest(name, names)
    zh = f"是否想写“{close}”？" if close else ""
    en = f"Did you mean '{close}'? " if close else ""
    return Words(f"{zh}可用的有：{'、'.join(names) or '无'}。", f"{en}Known: {', '.join(names) or 'none'}.")
