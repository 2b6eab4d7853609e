"""Mistakes in a user's own keys: the file that lists them, and names that are none of them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from xinzhi.errors.keys import KeysError
from xinzhi.lang import Words

HEADS = "key, name, aliases, parent, from, to"


class KeySetError(KeysError):
    """A list of keys that is not in order, or a name that is none of its keys or several."""

    @classmethod
    def unreadable(cls, source: str, problem: Words) -> KeySetError:
        """Report a list of keys that cannot be read at all."""
        return cls(
            "keys.bad-key-set",
            zh=f"对象清单 {source}：{problem.zh}。清单是一个 CSV，列为 {HEADS}，至少要有 key 和 name。",
            en=f"List of keys {source}: {problem.en}. It is a CSV with the columns {HEADS}, of which key and name must be there.",
        )

    @classmethod
    def bad_line(cls, source: str, line: int, column: str, problem: Words) -> KeySetError:
        """Report a line of a list of keys."""
        return cls(
            "keys.bad-key-set",
            zh=f"对象清单 {source} 第 {line} 行 {column}：{problem.zh}。",
            en=f"List of keys {source}, line {line}, {column}: {problem.en}.",
        )

    @classmethod
    def unknown(cls, name: str, source: str, known: Iterable[str]) -> KeySetError:
        """Report a name that is none of the keys; the nearest are shown, none is taken."""
        near = difflib.get_close_matches(name, sorted(known), n=3, cutoff=0.4)
        zh = f"是否想写：{'、'.join(near)}？" if near else ""
        en = f"Did you mean: {', '.join(near)}? " if near else ""
        return cls(
            "keys.unknown-key",
            zh=f"“{name}”不在对象清单 {source} 中。{zh}请改正名称，或在清单的 aliases 列中补上。",
            en=f"'{name}' is not in the list of keys {source}. {en}Put the name right, or add it to the column aliases of the list.",
        )

    @classmethod
    def ambiguous(cls, name: str, source: str, candidates: Iterable[str]) -> KeySetError:
        """Report a name that several keys have."""
        found = list(candidates)
        return cls(
            "keys.ambiguous-key",
            zh=f"“{name}”在对象清单 {source} 中有几个：{'、'.join(found)}。请写其中一个的 key，或指明上级。",
            en=f"'{name}' names several keys of the list {source}: {', '.join(found)}. Give the key of one, or what it lies in.",
        )

    @classmethod
    def not_then(cls, name: str, source: str, year: int, when: Iterable[str]) -> KeySetError:
        """Report a name that nobody had in the year asked for."""
        held = list(when)
        return cls(
            "keys.not-then",
            zh=f"“{name}”在 {year} 年不在对象清单 {source} 中，清单所列的年份为：{'、'.join(held)}。",
            en=f"'{name}' is not in the list of keys {source} in {year}; it is listed for: {', '.join(held)}.",
        )
