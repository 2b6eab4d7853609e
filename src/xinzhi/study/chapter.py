"""A chapter of a study: one top key of its file, what may stand under it, and the steps it adds to a run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from xinzhi.lang import Words
from xinzhi.study.plan import Step
from xinzhi.study.reader import Reader

if TYPE_CHECKING:
    from xinzhi.study.bench import Bench
    from xinzhi.study.study import Study


def _accept(_: Study) -> None:
    """Ask nothing more of a study."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter; a study has those whose key stands in its file.

    Attributes
    ----------
    key
        The top key of the study file, such as ``regions``.
    keys
        Every key of the chapter with its meaning, the top key first; the reference page is made from it.
    read
        What stands under the key → what the chapter asks for, kept in ``study.spec.chapters[key]``.
    steps
        The steps that the chapter adds, each after those it needs.
    check
        Asks of the study, once its sources and framework are known, what reading the file alone cannot tell.
    bare
        The key that a bare list under the top key stands for; "" where the chapter takes no bare list.
    """

    key: str
    keys: Mapping[str, Words]
    read: Callable[[Reader], Any]
    steps: Callable[[Study, Bench], list[Step]]
    check: Callable[[Study], None] = _accept
    bare: str = ""

    def part(self, top: Reader) -> Reader:
        """Give what stands under the key; a bare list or text stands for the key `bare` of the chapter."""
        given = top.get(self.key)
        if self.bare and isinstance(given, list | str):
            return Reader(top.file, {self.bare: given}, self.key)
        return top.part(self.key)
