"""What a method's signature says: which parameters are data and which are settings a study may choose."""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable
from dataclasses import dataclass
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from xinzhi.lang import Words

_TYPES = {
    bool: Words("true 或 false", "true or false"),
    int: Words("整数", "a whole number"),
    float: Words("有限的数", "a finite number"),
    str: Words("文字", "text"),
}


@dataclass(frozen=True, slots=True)
class Data:
    """Mark of a parameter that is bound from the panel and is not a setting; `name` says what it is."""

    name: str


@dataclass(frozen=True, slots=True)
class Setting:
    """One choice a method offers: its type, its default and, where they are few, its choices.

    `default` is `inspect.Parameter.empty` where the setting must be given;
    `optional` says that None (null in a study file) is a value.
    """

    type: type
    default: object
    choices: tuple[object, ...] = ()
    optional: bool = False

    @property
    def required(self) -> bool:
        """Whether the setting must be given."""
        return self.default is inspect.Parameter.empty

    @property
    def expected(self) -> Words:
        """Say in words what the setting takes."""
        if self.choices:
            listed = "、".join(map(str, self.choices)), ", ".join(map(str, self.choices))
            words = Words(f"以下之一：{listed[0]}", f"one of {listed[1]}")
        else:
            words = _TYPES.get(self.type, Words(self.type.__name__, self.type.__name__))
        return Words(f"{words.zh}，或留空", f"{words.en}, or null") if self.optional else words

    def accepts(self, value: object) -> bool:
        """Tell whether `value` is one the setting takes.

        >>> Setting(float, 0.0).accepts(1), Setting(float, 0.0).accepts("1"), Setting(int, 2).accepts(True)
        (True, False, False)
        """
        if value is None:
            return self.optional
        if self.choices:
            return any(type(value) is type(choice) and value == choice for choice in self.choices)
        if isinstance(value, bool) or self.type is bool:
            return isinstance(value, bool) and self.type is bool
        if self.type is float:
            return isinstance(value, int | float) and math.isfinite(value)
        return isinstance(value, self.type)

    def take(self, value: object) -> object:
        """Give an accepted `value` in the setting's type: a whole number where a number is asked becomes one."""
        return float(value) if self.type is float and isinstance(value, int) and not self.choices else value


def data_of(fn: Callable[..., object]) -> dict[str, Data]:
    """Give the data parameters of `fn`: name → what it is, in the order of the signature."""
    hints = get_type_hints(fn, include_extras=True)
    marks = {name: _mark(hints[name]) for name in inspect.signature(fn).parameters}
    return {name: mark for name, mark in marks.items() if mark is not None}


def settings_of(fn: Callable[..., object]) -> dict[str, Setting]:
    """Give the settings of `fn`: its keyword-only parameters that are not data, in the order of the signature."""
    hints = get_type_hints(fn, include_extras=True)
    return {
        name: _setting(hints[name], parameter.default)
        for name, parameter in inspect.signature(fn).parameters.items()
        if parameter.kind is parameter.KEYWORD_ONLY and _mark(hints[name]) is None
    }


def _mark(hint: Any) -> Data | None:
    if get_origin(hint) is Annotated:
        return next((mark for mark in hint.__metadata__ if isinstance(mark, Data)), None)
    return next((mark for mark in map(_mark, get_args(hint)) if mark is not None), None)


def _setting(hint: Any, default: object) -> Setting:
    members = [part for part in get_args(hint) if part is not NoneType]
    optional = NoneType in get_args(hint)
    if optional and len(members) == 1:
        hint = members[0]
    # Where a name or numbers will do, a study file gives the name.
    hint = next((member for member in members if get_origin(member) is Literal), hint)
    if get_origin(hint) is Literal:
        choices = get_args(hint)
        return Setting(type(choices[0]), default, choices, optional)
    return Setting(hint, default, (), optional)
