"""The two languages: which one is spoken now, and texts that exist in both."""

from __future__ import annotations

import locale
import os
from dataclasses import dataclass
from typing import Literal, cast, get_args

Lang = Literal["zh", "en"]

_spoken: list[Lang] = []


@dataclass(frozen=True, slots=True)
class Words:
    """One text in Chinese and English.

    >>> Words("北京", "Beijing").text("en")
    'Beijing'
    """

    zh: str
    en: str

    def text(self, lang: Lang | None = None) -> str:
        """Give the text in `lang`, or in the language spoken now."""
        return self.zh if (lang or current()) == "zh" else self.en


def use(lang: Lang | None) -> None:
    """Speak `lang` from now on; None goes back to the environment's language."""
    _spoken[:] = [lang] if lang else []


def chosen() -> Lang | None:
    """Give the language that was chosen by `use`, or None."""
    return _spoken[0] if _spoken else None


def current() -> Lang:
    """Give the language spoken now: the one chosen, then `XINZHI_LANG`, then the locale."""
    return _spoken[0] if _spoken else _from_environment()


def _from_environment() -> Lang:
    asked = os.environ.get("XINZHI_LANG", "")
    if asked in get_args(Lang):
        return cast("Lang", asked)
    tongue = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or _system_tongue()
    return "zh" if tongue.lower().startswith(("zh", "chinese")) else "en"


def _system_tongue() -> str:
    return locale.getlocale()[0] or ""
